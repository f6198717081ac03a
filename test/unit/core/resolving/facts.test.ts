// What resolving an entry writes beside its status, in documents of people's own.
import { strict as assert } from 'node:assert';
import { planFixes } from '../../../../src/core/resolving/plan';
import { planReopening } from '../../../../src/core/resolving/reopen';
import type { Resolution } from '../../../../src/core/resolving/resolution';
import { applyEdits } from '../../../../src/core/textEdit';
import { entryOf, HASH, LINKS, OTHER, planned, recordText, resolved } from './support';

const PATH = 'docs/blockers.md';
const FIX = { commit: HASH, subject: 'Close it' };
const SAID = '`3f2a9c1`: Close it';

/** An entry of a log, between another one's and the end. */
function log(lines: string, second = '**Status:** Resolved', status = 'Open'): string {
  return `# Blockers\n\n## Blocker 1: Leak\n\n**Status:** ${status}\n${lines}\n\n## Blocker 2: Drift\n\n${second}\n`;
}

/** The lines of the entry after it was resolved; the rest is as it was. */
function linesAfter(lines: string, facts: Partial<Resolution>, second?: string): string {
  for (const eol of ['\r\n', '\n']) {
    const text = resolved(log(lines, second).replaceAll('\n', eol), facts, PATH, 'Leak').replaceAll(
      eol,
      '\n',
    );
    const [head, tail] = log('\0', second, 'Resolved').split('\0') as [string, string];
    assert.ok(text.startsWith(head) && text.endsWith(tail), text);
    if (eol === '\n') return text.slice(head.length, -tail.length);
  }
  return '';
}

describe('the time that an entry took', () => {
  for (const [line, minutes, becomes] of [
    ['**Time spent:**', 90, '**Time spent:** 1 hour 30 minutes'],
    // A hard break stays at the end of the line.
    ['**Time spent:**  ', 60, '**Time spent:** 1 hour  '],
    ['- **Time spent:** TBD', 5, '- **Time spent:** 5 minutes'],
    ['**Time spent:** a week', 5, '**Time spent:** a week'],
    ['**Time spent:**', undefined, '**Time spent:**'],
    [
      '**Date:** 2026-11-20\n**Time to resolve:**',
      undefined,
      '**Date:** 2026-11-20\n**Time to resolve:** 3 days',
    ],
    [
      '**Date:** 2026-11-20\n**Time to resolve:**',
      90,
      '**Date:** 2026-11-20\n**Time to resolve:** 3 days, 1 hour 30 minutes of work',
    ],
    ['**Time to resolve:**', 90, '**Time to resolve:** 1 hour 30 minutes'],
    [
      '**Date:** 2026-11-20\n\n### Time to Fix\n',
      undefined,
      '**Date:** 2026-11-20\n\n### Time to Fix\n\n3 days\n',
    ],
    ['**Ursache:** x\n**Zeitaufwand:**', 90, '**Ursache:** x\n**Zeitaufwand:** 90 min'],
  ] as const) {
    it(`stands in ${JSON.stringify(becomes)}`, () =>
      assert.equal(linesAfter(line, minutes === undefined ? {} : { minutes }), becomes));
  }
});

describe('the day on which an entry was resolved', () => {
  for (const [name, lines, second, becomes] of [
    ['stands behind its label', '**Resolved on:**', undefined, '**Resolved on:** 2026-11-23'],
    ['stands for a blank', '- **Resolved on:** [date]', undefined, '- **Resolved on:** 2026-11-23'],
    [
      'stays where somebody wrote it',
      '**Resolved on:** 2026-11-01',
      undefined,
      '**Resolved on:** 2026-11-01',
    ],
    [
      'is written as the dates of the document are',
      '**Date:** 3 Nov 2026\n**Resolved on:**',
      undefined,
      '**Date:** 3 Nov 2026\n**Resolved on:** 23 Nov 2026',
    ],
    [
      'is written as others have it, behind the same label',
      '**Owner:** Ann\n**Severity:** High',
      '**Status:** Resolved\n**Resolved on:** 2026-11-01',
      '**Owner:** Ann\n**Severity:** High',
    ],
    ['goes where no neighbour has it', '**Owner:** Ann', '**Status:** Resolved', '**Owner:** Ann'],
  ] as const) {
    if (name.startsWith('is written as others')) {
      it(name, () =>
        assert.equal(
          resolved(log(lines, second), {}, PATH, 'Leak'),
          log(lines, second).replace('Open', 'Resolved\n**Resolved on:** 2026-11-23'),
        ),
      );
    } else it(name, () => assert.equal(linesAfter(lines, {}, second), becomes));
  }

  it('is not written like a label that stands behind others on its line', () => {
    const second = '**Status:** Resolved | **Resolved on:** 2026-11-01';
    assert.equal(linesAfter('**Owner:** Ann', {}, second), '**Owner:** Ann');
  });

  it('keeps the blank line between labels', () => {
    const second = '**Status:** Resolved\n\n**Resolved on:** 2026-11-01 (Ann)\n\nText.';
    assert.equal(
      resolved(log('\nText.', second), {}, PATH, 'Leak'),
      log('\nText.', second).replace('Open', 'Resolved\n\n**Resolved on:** 2026-11-23'),
    );
  });
});

describe('what fixed an entry', () => {
  for (const [line, becomes] of [
    ['**Fixed in:**', `**Fixed in:** ${SAID}`],
    ['**Fixed by**: ', `**Fixed by**: ${SAID}`],
    ['- Commits:', `- Commits: ${SAID}`],
    ['> **Fix commit:**', `> **Fix commit:** ${SAID}`],
    ['**Fixed in:** v2', '**Fixed in:** v2'],
    ['Fixed in `3f2a9c1`\n**Fixed in:**', 'Fixed in `3f2a9c1`\n**Fixed in:**'],
    ['```\nFixed in:\n```', '```\nFixed in:\n```'],
    ['**Solution:**', `**Solution:** Fixed in ${SAID}`],
    ['**Solution:** TODO', `**Solution:** Fixed in ${SAID}`],
    ['**Solution:** we close it', '**Solution:** we close it'],
  ] as const) {
    it(`stands in ${JSON.stringify(becomes)}`, () =>
      assert.equal(linesAfter(line, { fixes: [FIX] }), becomes));
  }

  it('is all that is known: several, linked, and nothing that is not committed', () => {
    const fixes = [FIX, { uncommitted: true } as const, { commit: OTHER, pr: 7 }];
    assert.equal(
      linesAfter('**Fixed in:**', { fixes, links: LINKS }),
      `**Fixed in:** [\`3f2a9c1\`](https://forge.example/c/${HASH}): Close it, [\`abcdef0\`](https://forge.example/c/${OTHER}) ([#7](https://forge.example/p/7))`,
    );
    assert.equal(linesAfter('**Fixed in:**', { fixes: [{ uncommitted: true }] }), '**Fixed in:**');
  });

  it('goes to the related code of a record: behind its list, below its heading, before what follows', () => {
    const after = (text: string) => resolved(text, { fixes: [FIX] }).split('## 🔗 Related Code\n')[1];
    const text = recordText();
    assert.equal(after(text), `\n- Fixed in ${SAID}\n`);
    assert.equal(after(`${text}\n- src/a.ts\n`), `\n- src/a.ts\n- Fixed in ${SAID}\n`);
    assert.equal(after(`${text}\nSee there.\n`), `\nSee there.\n\n- Fixed in ${SAID}\n`);
    assert.equal(
      after(`${text}\n- src/a.ts\n\n---\n\n## More\n`),
      `\n- src/a.ts\n- Fixed in ${SAID}\n\n---\n\n## More\n`,
    );
    const two = resolved(text, { fixes: [FIX, { commit: OTHER }] });
    assert.ok(two.endsWith(`\n\n- Fixed in ${SAID}\n- Fixed in \`abcdef0\`\n`));
    assert.ok(resolved(text.trimEnd(), { fixes: [FIX] }).endsWith(`Related Code\n\n- Fixed in ${SAID}`));
    assert.equal(after(`${text}## More\n`), `\n- Fixed in ${SAID}\n\n## More\n`);
  });

  it('is added later to an entry that is resolved', () => {
    const add = (text: string) =>
      applyEdits(text, planFixes(text, entryOf(text, PATH, 'Leak'), { fixes: [FIX], links: LINKS }));
    const text = log('**Fixed in:**', undefined, 'Resolved');
    const once = text.replace('in:**', `in:** [\`3f2a9c1\`](https://forge.example/c/${HASH}): Close it`);
    assert.equal(add(text), once);
    assert.equal(add(once), once);
  });
});

describe('opening an entry again', () => {
  function reopened(text: string, path = PATH): string {
    const change = planReopening(text, entryOf(text, path), { files: [], folders: [] });
    return change.kind === 'impossible' ? change.reason : applyEdits(text, change.edits);
  }

  for (const [line, becomes] of [
    ['**Resolved on:** 2026-11-23', '**Resolved on:**'],
    ['**Resolved on:**  23.11.2026 at 18:00', '**Resolved on:**'],
    ['**Resolved on:** 03/04/2026, 18:00', '**Resolved on:**'],
    ['**Resolved on:** **2026-11-23**', '**Resolved on:**'],
    ['**Resolved on:** 2026-11-23 by Ann', '**Resolved on:** 2026-11-23 by Ann'],
    ['**Resolved on:** last week', '**Resolved on:** last week'],
    ['**Resolved on:**', '**Resolved on:**'],
  ] as const) {
    it(`${line} becomes ${becomes}`, () =>
      assert.equal(reopened(log(line, undefined, 'Resolved')), log(becomes)));
  }

  it('empties the cell of a row', () => {
    const table = (status: string, day: string) =>
      `# Blockers\n\n| Blocker | Status | Resolved on |\n|---|---|---|\n| Leak | ${status} |${day}|\n| Drift | Open | |\n`;
    assert.equal(reopened(table('Closed', ' 2026-11-23 ')), table('Open', '  '));
  });

  it('keeps a day that is another one’s', () => {
    const nested = log('', '**Status:** Resolved\n**Resolved on:** 2026-11-23', 'Resolved');
    assert.equal(reopened(nested), nested.replace('Resolved', 'Open'));
  });
});

describe('a record that is resolved', () => {
  it('keeps the day that it was resolved on, when it is resolved again', () => {
    const text = recordText().replace(
      'status: open # since Monday',
      'status: resolved\nresolved: 2026-11-21',
    );
    assert.ok(
      resolved(text, { minutes: 5 }).includes('status: resolved\nresolved: 2026-11-21\nminutes: 5\n'),
    );
  });

  it('says which After was left as it was, and why', () => {
    const written = recordText().replace('after=a1\n', 'after=a1\nmine();\n');
    const is = { grade: 'changed', place: { file: 'src/pool.ts', lines: { first: 1, last: 1 } } } as const;
    const code = (text: string) => [{ anchor: 'a1', is: { ...is, text }, uncommitted: false }];
    assert.deepEqual(planned(written, { code: code('x') }).notes, [
      'The After of src/pool.ts was written already, so it stays.',
    ]);
    assert.deepEqual(planned(recordText(), { code: code('a\0b') }).notes, [
      'The code of src/pool.ts is too large for a record, or no text, so its After was left empty.',
    ]);
    const most = 'x'.repeat(Math.floor((256 * 1024) / 3));
    assert.deepEqual(planned(recordText(), { code: code(most) }).notes, []);
    assert.equal(planned(recordText(), { code: code(`${most}x`) }).notes.length, 1);
  });
});
