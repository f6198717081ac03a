import { strict as assert } from 'node:assert';
import { readDocument } from '../../../src/core/document';
import { linesOf, linkedDocument } from '../../../src/core/finding';
import { outline } from '../../../src/core/markdown';
import { openPage } from '../../../src/core/page';

const open = (path: string, text = '') =>
  openPage({ uri: path, path, inTarget: false }, { kind: 'none' }, outline(text));

describe('a link in a document', () => {
  for (const [link, path, document] of [
    ['003-x.md', 'docs/a/b.md', 'docs/a/003-x.md'],
    ['./003-x.md#y', 'docs/b.md', 'docs/003-x.md'],
    ['../003-x.md?x=1', 'docs/a/b.md', 'docs/003-x.md'],
    ['../../x.md', 'docs/b.md', undefined],
    ['/docs/x.MD', 'a/b.md', 'docs/x.MD'],
    ['a//b.markdown', 'b.md', 'a/b.markdown'],
    ['my%20x.md', 'b.md', 'my x.md'],
    ['100%.md', 'b.md', '100%.md'],
    ['x.md.txt', 'b.md', undefined],
    ['https://x.test/a.md', 'b.md', undefined],
    ['//x.test/a.md', 'b.md', undefined],
  ] as const) {
    it(`${link} in ${path} leads to ${document ?? 'no document of the workspace'}`, () =>
      assert.equal(linkedDocument(link, open(path)), document));
  }
});

describe('lines that stand in entries', () => {
  it('are known whatever the order and the overlaps of these', () => {
    const isTaken = linesOf(open('x.md', '\n'.repeat(9)), [
      { start: 6, end: 8 },
      { start: 1, end: 4 },
      { start: 2, end: 3 },
      { start: 3, end: 5 },
    ]);
    assert.deepEqual(
      [...'0123456789'].map(Number).filter((line) => isTaken(line)),
      [1, 2, 3, 4, 6, 7],
    );
  });
});

describe('the facts of an entry', () => {
  const fact = (line: string) => {
    const text = `# Challenges\n\n## Challenge 1: Ports\n**Status:** Open\n${line}\n\n### Problem\ntext\n`;
    const [entry] = readDocument({ uri: 'x', path: 'docs/CHALLENGES.md', inTarget: false }, text).entries;
    const { severity, category, tags, date, resolved, minutes } = entry ?? {};
    return { severity, category, tags, date, resolved, minutes };
  };
  const none = {
    severity: undefined,
    category: undefined,
    tags: [],
    date: undefined,
    resolved: undefined,
    minutes: undefined,
  };
  for (const [line, facts] of [
    ['**Severity:** P1', { severity: 'high' }],
    ['**Priority:** as soon as we can', { severity: 'as soon as we can' }],
    ['**Severity:** [Low / High] **Priority:** Low', { severity: 'low' }],
    ['**Impact:** High', { severity: 'high' }],
    ['**Impact:** High load on all servers', {}],
    ['**Severity:** [severity]', {}],
    ['**Severity:** Low / Medium / High', {}],
    ['**Severity:** P1 / High', { severity: 'high' }],
    ['**Severity:** Critical / P0', { severity: 'critical' }],
    ['**Severity:** High/Critical', { severity: 'high/critical' }],
    ['**Category:** [x] API [ ] UI [x] Docs', { category: 'api, docs' }],
    ['**Category:** Open / Resolved', {}],
    ['**Tags:** `api`, #pool、[ui];  db,', { tags: ['api', 'pool', 'ui', 'db'] }],
    ['**Date:** 3. März 2026', { date: '2026-03-03' }],
    ['**Date:** 03/04/2026', { date: '03/04/2026' }],
    ['**Date:** yesterday', {}],
    [`**Date:** 03/04/2026 ${'x'.repeat(40)}`, {}],
    ['**Resolved on:** 2026-03-04', { resolved: '2026-03-04' }],
    ['**Time Spent:** 1h 30min', { minutes: 90 }],
    ['**Time Spent:** too long', {}],
    ['**Time Spent:** too long\n**Time to Resolve:** 2 hours', { minutes: 120 }],
    [`**Severity:** ${'x'.repeat(500)}`, {}],
  ] as const) {
    it(`are told as far as they are known: ${line.slice(0, 60)}`, () =>
      assert.deepEqual(fact(line), { ...none, ...facts }));
  }

  it('have anchors from fences, each for the entry that it stands in', () => {
    const fence = (id: string, file: string) => `\`\`\`ts before=${id} file=${file} lines=1-2\nx\n\`\`\`\n`;
    const text = `# Challenges\n\n${fence('a0', 'none.ts')}\n## Challenge 1: Ports\n**Status:** Open\n\n${fence('a1', 'a.ts')}${fence('a1', 'again.ts')}${fence('a2', 'b.ts')}\n\n## Challenge 2: Pool\n**Status:** Open\n\nSee \`src/c.ts:12\`.\n`;
    const { entries } = readDocument({ uri: 'x', path: 'docs/CHALLENGES.md', inTarget: false }, text);
    assert.deepEqual(
      entries.map(({ anchors }) => anchors.map(({ id, file, lines }) => [id, file, lines])),
      [
        [
          ['a1', 'a.ts', { first: 1, last: 2 }],
          ['a2', 'b.ts', { first: 1, last: 2 }],
        ],
        [['a1', 'src/c.ts', { first: 12, last: 12 }]],
      ],
    );
  });
});
