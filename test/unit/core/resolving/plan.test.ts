import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { composeEdits } from '../../../../src/core/resolving/compose';
import { planReopening } from '../../../../src/core/resolving/reopen';
import { planFixes } from '../../../../src/core/resolving/plan';
import { NO_LINKS } from '../../../../src/core/resolving/forgeLinks';
import { readSnippets } from '../../../../src/core/snippet';
import { applyEdits, type TextEdit } from '../../../../src/core/textEdit';
import { changed, entryOf, HASH, LINKS, OTHER, planned, recordText, resolved, WHEN } from './support';
import { runs } from '../../../support/long';

const FIX = { commit: HASH, subject: 'Close it: `now` (#12)', pr: 12 };
const NOW = 'const a = 1;\nclose(a);';

function reopened(text: string, path?: string, title?: string): string {
  const change = planReopening(text, entryOf(text, path, title), { files: [], folders: [] });
  return change.kind === 'impossible' ? change.reason : applyEdits(text, change.edits);
}

describe('resolving a record', () => {
  it('writes what is known, each in its place, and nothing else', () => {
    const text = recordText();
    const expected = text
      .replace('status: open', 'status: resolved')
      .replace('+01:00\n', `+01:00\nresolved: ${WHEN}\nminutes: 150\n`)
      .replace(
        `"${OTHER}"\n`,
        `"${OTHER}"\nfixes:\n  - commit: "${HASH}"\n    subject: "Close it: \`now\` (#12)"\n    pr: 12\n`,
      )
      .replace(
        '**After**\n\n```ts after=a1\n```\n',
        [
          '**After**: [src/pool.ts:6-7](../../src/pool.ts#L6-L7) at [`3f2a9c1`](https://forge.example/c/' +
            HASH +
            ')',
          '',
          '```ts after=a1',
          ...NOW.split('\n'),
          '```',
          '',
          '```diff',
          '--- a/src/pool.ts',
          '+++ b/src/pool.ts',
          '@@ -4,2 +6,2 @@',
          ' const a = 1;',
          '-open(a);',
          '+close(a);',
          '```',
          '',
        ].join('\n'),
      )
      .replace('Resolve\n', 'Resolve\n\n3 days, 2 hours 30 minutes of work\n')
      .replace(
        'Related Code\n',
        `Related Code\n\n- Fixed in [\`3f2a9c1\`](https://forge.example/c/${HASH}): Close it: \\\`now\\\` ([#12](https://forge.example/p/12))\n`,
      );
    const facts = { code: [changed(NOW, { commit: HASH })], fixes: [FIX], minutes: 150, links: LINKS };
    assert.equal(resolved(text, facts), expected);
    // The same in other bytes: line endings, a byte order mark, no line break at the end.
    assert.equal(resolved(text.replaceAll('\n', '\r\n'), facts), expected.replaceAll('\n', '\r\n'));
    assert.equal(resolved(`\uFEFF${text}`, facts), `\uFEFF${expected}`);
    assert.equal(resolved(text.trimEnd(), facts), expected.trimEnd());
  });

  it('piles nothing up the second time, and opens again without the day', () => {
    const text = recordText();
    const facts = { code: [changed(NOW)], fixes: [FIX] };
    const once = resolved(text, facts);
    const open = once.replace('status: resolved', 'status: open').replace(`resolved: ${WHEN}\n`, '');
    assert.equal(reopened(once), open);
    assert.equal(resolved(open, facts), once);
    assert.deepEqual(planned(open, facts).notes, [
      'The After of src/pool.ts was written already, so it stays.',
    ]);
  });

  it('keeps a remark behind the day, and adds no space to it', () => {
    const text = recordText().replace('severity:', 'resolved: # the day\nseverity:');
    assert.equal(reopened(resolved(text)), text.replace('Resolve\n', 'Resolve\n\n3 days\n'));
  });

  it('leaves an After that somebody wrote, and one without a fence', () => {
    const written = recordText().replace('after=a1\n', 'after=a1\nmine();\n');
    assert.equal(planned(written, { code: [changed(NOW)] }).notes.length, 1);
    assert.ok(!resolved(written, { code: [changed(NOW)] }).includes('close(a)'));
    const said = recordText().replace('**After**\n\n```ts after=a1\n```', '**After**: we gave up.');
    assert.ok(!resolved(said, { code: [changed(NOW)] }).includes('close(a)'));
  });

  it('writes nothing into code that nothing closes', () => {
    const open = recordText().split('```\n\n**After**')[0] ?? '';
    assert.ok(resolved(open, { code: [changed(NOW)] }).endsWith('\nopen(a);\n'));
  });

  it('widens the fence around code with fences', () => {
    const text = resolved(recordText(), { code: [changed('a("````");\n```')] });
    assert.ok(text.includes('`````ts after=a1\na("````");\n```\n`````\n\n'), text);
    assert.equal(readSnippets(text.slice(text.indexOf('\n---\n') + 5)).at(-1)?.text, 'a("````");\n```');
  });

  it('puts an After behind each Before that has none', () => {
    const base = recordText();
    const second = '```ts before=a2\nother();\n```';
    const text = base
      .replace('---\n\n# ', '  - id: a2\n    file: src/$(x) [y].ts\n---\n\n# ')
      .replace('**After**\n\n```ts after=a1\n```\n', `${second}\n`);
    const code = [
      changed(NOW),
      {
        ...changed('other();\nmore();', { anchor: 'a2', uncommitted: true }),
        is: {
          grade: 'changed' as const,
          place: { file: 'src/$(x) [y].ts', lines: { first: 1, last: 2 } },
          text: 'other();\nmore();',
        },
      },
    ];
    const after = resolved(text, { code });
    const snippets = readSnippets(after.slice(after.indexOf('\n---\n') + 5));
    assert.deepEqual(
      snippets.map(({ role, anchor, text }) => [role, anchor, text]),
      [
        ['before', 'a1', 'const a = 1;\nopen(a);'],
        ['after', 'a1', NOW],
        ['before', 'a2', 'other();'],
        ['after', 'a2', 'other();\nmore();'],
      ],
    );
    assert.ok(after.includes(', not committed yet when it was resolved\n'));
    assert.equal(after.split('```diff').length, 3);
  });

  it('says that code was removed, and where', () => {
    const gone = { anchor: 'a1', uncommitted: false, is: { grade: 'gone' as const, removedBy: FIX } };
    const text = resolved(recordText(), { code: [gone] });
    const said = '**After**: the code was removed in `3f2a9c1`: Close it: \\`now\\` (#12)';
    assert.ok(text.includes(`\`\`\`\n\n${said}\n\n## 🧠`), text);
    const commented = {
      ...gone,
      is: { grade: 'gone' as const, comment: { file: 'src/pool.ts', lines: { first: 3, last: 3 } } },
    };
    assert.ok(
      resolved(recordText(), { code: [commented] }).includes(
        '**After**: the code was commented out: [src/pool.ts:3](../../src/pool.ts#L3)\n',
      ),
    );
    const unknown = resolved(recordText(), { code: [{ ...gone, is: { grade: 'gone' as const } }] });
    assert.ok(unknown.includes('**After**: the code is not in src/pool.ts any more\n'));
  });

  it('says that code is unchanged, without a difference', () => {
    const code = [
      {
        ...changed('x', { uncommitted: true }),
        is: {
          grade: 'moved' as const,
          place: { file: 'src/pool.ts', lines: { first: 9, last: 10 } },
          text: 'const a = 1;\nopen(a);',
        },
      },
    ];
    const text = resolved(recordText(), { code });
    assert.ok(
      text.includes(
        '**After**: [src/pool.ts:9-10](../../src/pool.ts#L9-L10), unchanged since it was captured\n',
      ),
    );
    assert.ok(!text.includes('```diff'));
  });

  it('refuses code that a record cannot hold, and says so', () => {
    for (const code of ['x'.repeat(300_000), 'a\0b', '\ud83d']) {
      const { text, notes } = planned(recordText(), { code: [changed(code)] });
      assert.ok(text.includes('**After**\n\n```ts after=a1\n```\n'));
      assert.equal(notes.length, 1);
    }
  });

  it('adds to a list of fixes, and a commit takes the place of what was not committed', () => {
    const pending = resolved(recordText(), { fixes: [{ uncommitted: true }] });
    assert.ok(pending.includes('fixes:\n  - uncommitted: true\n---\n'));
    const add = (text: string) =>
      applyEdits(text, planFixes(text, entryOf(text), { fixes: [FIX], links: NO_LINKS }));
    const added = add(pending);
    assert.deepEqual(entryOf(added).fixes, [FIX]);
    assert.ok(added.endsWith('## 🔗 Related Code\n\n- Fixed in `3f2a9c1`: Close it: \\`now\\` (#12)\n'));
    assert.equal(add(added), added);
    // Some of it was committed, and some is not yet.
    assert.deepEqual(entryOf(resolved(pending, { fixes: [{ uncommitted: true }, FIX] })).fixes, [
      { uncommitted: true },
      FIX,
    ]);
    const among = pending.replace('true\n---', `true # then\n  # a remark\n  - commit: "${OTHER}"\n---`);
    assert.deepEqual(entryOf(add(among)).fixes, [{ commit: OTHER }, FIX]);
    assert.ok(add(among).includes('  # a remark\n'));
    // Where a list is written in one line, it is left alone.
    const flow = pending.replace('fixes:\n  - uncommitted: true\n', 'fixes: [{ uncommitted: true }]\n');
    assert.ok(add(flow).includes('fixes: [{ uncommitted: true }]\n'));
  });

  it('says of a decision what it was implemented in', () => {
    const text = recordText().replace('kind: challenge', 'kind: decision').replace('open #', 'proposed #');
    const once = resolved(text, { fixes: [FIX] });
    assert.ok(once.endsWith('- Implemented in `3f2a9c1`: Close it: \\`now\\` (#12)\n'), once);
    assert.equal(resolved(once, { fixes: [FIX] }), once);
  });

  it('leaves front matter that is no record of ours to its owner', () => {
    const madr =
      '---\nstatus: proposed\ndate: 2026-01-01\n---\n\n# Use SQLite\n\n## Context\n\nX.\n\n## Decision\n\nY.\n';
    const text = resolved(madr, { fixes: [FIX] }, 'docs/challenges/0001-sqlite.md');
    assert.equal(text, madr.replace('proposed', 'accepted'));
  });

  it('changes nothing outside of what it writes, whatever the code is', () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.replaceAll(/[\r\n\0]/g, ''));
    const code = fc.array(fc.oneof(line, fc.constantFrom('```', '~~~', '- a', '> b', '# c', '---', '')), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(code, code, fc.constantFrom('\n', '\r\n'), fc.string(), (before, after, eol, subject) => {
        const text = recordText(['x', ...before].join('\n').replaceAll('`', '~')).replaceAll('\n', eol);
        const fixes = [{ commit: HASH, subject: subject.split(/[\r\n\0]/)[0]?.toWellFormed() ?? '' }];
        const now = after.join('\n');
        const done = resolved(text, { code: [changed(now)], fixes, minutes: 5 });
        const entry = entryOf(done);
        assert.equal(entry.title, entryOf(text).title);
        assert.equal(entry.state, 'resolved');
        // Without the lines that were written, every other byte is there, in its order.
        let at = 0;
        for (const piece of text.replace('status: open', 'status: resolved').split(eol)) {
          at = done.indexOf(piece, at);
          assert.ok(at >= 0, piece);
          at += piece.length;
        }
        assert.equal(/(?<!\r)\n/.test(done), eol === '\n');
      }),
      { numRuns: runs(25) },
    );
  });
});

describe('edits one after the other', () => {
  it('are one list that does the same', () => {
    const list = fc.array(fc.tuple(fc.nat(30), fc.nat(4), fc.string({ maxLength: 3 })), { maxLength: 4 });
    const within = (text: string, wanted: readonly (readonly [number, number, string])[]) => {
      const edits: TextEdit[] = [];
      let at = 0;
      for (const [skip, length, written] of wanted) {
        const start = at + (skip % 7) + 1;
        if (start + length > text.length) break;
        edits.push({ start, end: start + length, text: written });
        at = start + length;
      }
      return edits;
    };
    fc.assert(
      fc.property(fc.string({ minLength: 5, maxLength: 40 }), list, list, list, (text, a, b, c) => {
        const lists: TextEdit[][] = [];
        let now = text;
        for (const wanted of [a, b, c]) {
          const edits = within(now, wanted);
          lists.push(edits);
          now = applyEdits(now, edits);
        }
        const composed = composeEdits(text, ...lists);
        assert.equal(applyEdits(text, composed), now);
        assert.ok(composed.every((edit, index) => edit.start > (composed[index - 1]?.end ?? -1)));
      }),
    );
  });
});
