import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readDocument } from '../../../../src/core/document';
import type { Entry } from '../../../../src/core/entry';
import { applyTemplate } from '../../../../src/core/templates/apply';
import { builtInTemplate } from '../../../../src/core/templates/builtIn';
import { parseTemplate, type Template } from '../../../../src/core/templates/template';
import { applyEdits } from '../../../../src/core/textEdit';
import { runs } from '../../../support/long';

const NOW = new Date('2026-11-20T10:00:00Z');
const PATH = 'docs/challenges/004-x.md';

function template(body: string): Template {
  const parsed = parseTemplate('own', body, true);
  assert.ok(!('message' in parsed));
  return parsed;
}

function entriesOf(text: string): readonly Entry[] {
  return readDocument({ uri: PATH, path: PATH, inTarget: true }, text).entries;
}

function applied(text: string, to: Template, index = 0): { text: string; added: readonly string[] } {
  const entry = entriesOf(text)[index];
  assert.ok(entry, 'there is an entry');
  const { edits, added } = applyTemplate(text, entry, to, NOW);
  assert.ok(
    edits.every(({ start, end }) => start === end),
    'nothing is replaced',
  );
  return { text: applyEdits(text, edits), added };
}

const HEAD = '---\ntitle: "A"\nkind: challenge\nstatus: open\n---\n\n# Challenge: A\n\n';

describe('applying a template', () => {
  const THREE = template('# ${TITLE}\n\n## Problem\n\n## Root Cause\n\nWhy?\n\n## Solution\n');

  it('adds what is missing, each section at its place', () => {
    const { text, added } = applied(`${HEAD}## Problem\n\nIt leaks.\n\n## Solution\n\nClose it.\n`, THREE);
    assert.equal(
      text,
      `${HEAD}## Problem\n\nIt leaks.\n\n## Root Cause\n\nWhy?\n\n## Solution\n\nClose it.\n`,
    );
    assert.deepEqual(added, ['Root Cause']);
  });

  it('takes a section of the same meaning for the same', () => {
    const { text, added } = applied(
      `${HEAD}## 🔴 What went wrong\n\nIt leaks.\n\n## The Fix\n\nClose it.\n`,
      THREE,
    );
    assert.deepEqual(added, ['Root Cause']);
    assert.match(text, /It leaks\.\n\n## Root Cause\n\nWhy\?\n\n## The Fix/);
  });

  it('adds several at the start, at the end, and all to an entry without sections', () => {
    assert.equal(
      applied(`${HEAD}## Solution\n\nClose it.\n`, THREE).text,
      `${HEAD}## Problem\n\n## Root Cause\n\nWhy?\n\n## Solution\n\nClose it.\n`,
    );
    assert.equal(
      applied(`${HEAD}## Problem\n\nIt leaks.`, THREE).text,
      `${HEAD}## Problem\n\nIt leaks.\n\n## Root Cause\n\nWhy?\n\n## Solution\n`,
    );
    assert.equal(
      applied(HEAD, THREE).text,
      `${HEAD.trimEnd()}\n\n## Problem\n\n## Root Cause\n\nWhy?\n\n## Solution\n\n`,
    );
  });

  it('adds nothing twice', () => {
    const once = applied(`${HEAD}## Problem\n\nIt leaks.\n`, builtInTemplate('challenge')).text;
    assert.deepEqual(applied(once, builtInTemplate('challenge')), { text: once, added: [] });
  });

  it('goes below the heading of an entry in a log, and stays before the rule behind it', () => {
    const log =
      '# Blockers\n\n## Blocker 1: A\n\n**Status:** Open\n\n### Problem\n\nx\n\n---\n\n## Blocker 2: B\n\n**Status:** Open\n';
    assert.equal(
      applied(log, THREE).text,
      '# Blockers\n\n## Blocker 1: A\n\n**Status:** Open\n\n### Problem\n\nx\n\n### Root Cause\n\nWhy?\n\n### Solution\n\n---\n\n## Blocker 2: B\n\n**Status:** Open\n',
    );
  });

  it('keeps line endings', () => {
    const { text } = applied(`${HEAD}## Problem\n\nx\n`.replaceAll('\n', '\r\n'), THREE);
    assert.doesNotMatch(text, /(?<!\r)\n/);
  });

  it('refuses a row of a table', () => {
    const table = '# Known issues\n\n| Issue | Status |\n|---|---|\n| It leaks | Open |\n';
    assert.throws(() => applied(table, THREE), /has no sections/);
  });

  it('changes no entry but by what it adds, whatever the document', () => {
    const section = fc.constantFrom(
      '## Problem',
      '## Fix',
      '## Notes',
      '### Deep',
      'Text',
      '',
      '- x',
      '```\n## no\n```',
      '---',
    );
    fc.assert(
      fc.property(
        fc.array(section, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (lines, eol, bom) => {
          const text = (bom ? '\uFEFF' : '') + `${HEAD}${lines.join('\n')}`.replaceAll('\n', eol);
          const before = entriesOf(text)[0] as Entry;
          const { edits } = applyTemplate(text, before, builtInTemplate('troubleshooting'), NOW);
          const after = entriesOf(applyEdits(text, edits))[0] as Entry;
          assert.deepEqual({ ...after, endLine: 0 }, { ...before, endLine: 0 });
          assert.deepEqual(
            applyTemplate(applyEdits(text, edits), after, builtInTemplate('troubleshooting'), NOW).edits,
            [],
          );
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
