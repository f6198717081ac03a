// What a new status leaves alone in documents of people's own: every line but the one that says it.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readDocument } from '../../../../src/core/document';
import type { DocumentRef } from '../../../../src/core/entry';
import { setFieldOf } from '../../../../src/core/revision';
import { applyEdits } from '../../../../src/core/textEdit';
import { runs } from '../../../support/long';

interface Family {
  readonly path: string;
  /** With `STATUS` where it is said and `NOISE` where anything may stand. */
  readonly text: string;
  readonly open: readonly string[];
  readonly resolved: string;
}

const FAMILIES: readonly Family[] = [
  {
    path: 'docs/adr/0007-x.md',
    text: '# 7. Keep it\n\nDate: 2026-01-01\n\n## Status\n\nSTATUS\n\n## Context\n\nNOISE\n\n## Decision\n\nKeep it.\n\n## Consequences\n\nNOISE',
    open: ['Proposed', '*Proposed*'],
    resolved: 'accepted',
  },
  {
    path: 'docs/decisions/0003-x.md',
    text: '# Keep it\n\n* Status: STATUS\n* Deciders: A, B\n\n## Context and Problem Statement\n\nNOISE\n\n## Considered Options\n\n* a\n\n## Decision Outcome\n\nNOISE',
    open: ['proposed', 'Proposed'],
    resolved: 'accepted',
  },
  {
    path: 'docs/CHALLENGES.md',
    text: '# Challenges\n\nNOISE\n\n## Challenge 1: It leaks\n\n**Date:** 2026-01-01\n**Status:** STATUS\n**Severity:** High\n\n### Problem\n\nNOISE\n\n---\n\n## Challenge 2: It hangs\n\n**Status:** Resolved\n\n### Problem\n\nNOISE',
    open: ['Open', 'In Progress', '🔴 Open', 'Open (since Monday)', '进行中', 'Offen'],
    resolved: 'resolved',
  },
  {
    path: 'KNOWN_ISSUES.md',
    text: '# Known issues\n\n| Issue | Status | Note |\n|---|:-:|---|\n| It leaks | STATUS | NOISE |\n| It hangs | Fixed | x |\n\nNOISE',
    open: ['Open', '🔴 Open', ' Open ', 'In progress'],
    resolved: 'resolved',
  },
  {
    path: 'docs/blocages.md',
    text: '# Blocages\n\n## Blocage 1 : Accès au quai\n\n- **Statut :** STATUS\n- **Gravité :** élevée\n\nNOISE\n\n## Blocage 2 : Borne\n\n- **Statut :** Résolu',
    open: ['Ouvert', '🔴 Ouvert', 'En cours'],
    resolved: 'resolved',
  },
  {
    path: 'docs/challenges/004-x.md',
    text: "---\n# ours\ntitle: \"It leaks: 'a' # b\"\nkind: challenge\nstatus: STATUS # why\nteam: { name: net, on: [a, b] }\nodd key: |\n  two\n  lines\n---\n\n# Challenge: It leaks: 'a' \\# b\n\nNOISE\n\n```\n---\nstatus: open\n```\n\nNOISE",
    open: ['open', '"open"', "'in-progress'", 'workaround'],
    resolved: 'resolved',
  },
];

describe('a new status', () => {
  it('changes the one line that says it, in documents of every family', function () {
    this.timeout(60_000);
    const noise = fc.oneof(
      fc.constantFrom(
        '',
        'text',
        '`code` *b* [x](y.md "t")',
        '<b>x</b>',
        'a\u00a0b\u2028c',
        'trailing  ',
        '👩‍💻 שלום 漢字',
      ),
      fc.string({ unit: fc.constantFrom(...'ab .,;()"\'é字🔥'), maxLength: 30 }),
    );
    let changed = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...FAMILIES),
        fc.nat(),
        fc.array(noise, { minLength: 4, maxLength: 4 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.boolean(),
        ({ path, text, open, resolved }, at, noises, eol, mark, ending) => {
          let next = 0;
          const body = text
            .replace('STATUS', () => open[at % open.length] ?? '')
            .replaceAll('NOISE', () => noises[next++ % noises.length] ?? '');
          const before = (mark ? '\uFEFF' : '') + (body + (ending ? '\n' : '')).replaceAll('\n', eol);
          const ref: DocumentRef = { uri: path, path, inTarget: path.startsWith('docs/challenges/') };
          const entry = readDocument(ref, before).entries[0];
          assert.ok(entry, before);
          if (entry.state !== 'open') return; // the noise said otherwise
          const change = setFieldOf(before, entry, 'status', resolved);
          if (change.kind !== 'edits') return; // refused, and nothing is written
          const after = applyEdits(before, change.edits);
          const [old, now] = [before.split(eol), after.split(eol)];
          assert.equal(now.length, old.length, after);
          const different = old.flatMap((line, index) => (line === now[index] ? [] : [index]));
          assert.equal(different.length, 1, after);
          const said = readDocument(ref, after).entries[0];
          assert.deepEqual([said?.state, said?.title, said?.inferred], ['resolved', entry.title, false]);
          changed++;
        },
      ),
      { numRuns: runs(2_500) },
    );
    assert.ok(changed > runs(2_000), `${changed} changes were made`);
  });
});
