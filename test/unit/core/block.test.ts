import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readDocument } from '../../../src/core/document';
import type { DocumentRef, Entry } from '../../../src/core/entry';
import { parseTitle } from '../../../src/core/title';
import { decodeText } from '../../../src/core/text';
import snippets from '../../../snippets/markdown.json';
import { isLong } from '../../support/long';

const DOCUMENT: DocumentRef = { uri: 'file:///w/docs/LOG.md', path: 'docs/LOG.md', inTarget: false };

function entriesOf(text: string): readonly Entry[] {
  const { entries, problems } = readDocument(DOCUMENT, text);
  assert.deepEqual(problems, []);
  return entries;
}

/** A snippet as it stands when a person accepts every default, with the first of each choice, and types a title. */
function resolved(body: readonly string[]): string {
  const variables: Record<string, string> = { CURRENT_YEAR: '2026', CURRENT_MONTH: '11', CURRENT_DATE: '20' };
  const values = new Map<string, string>();
  let text = body.join('\n');
  // From the inside out: a default may hold a variable with a default of its own.
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(
      /\$\{(\w+)(?::([^{}]*)|\|([^{}]*)\|)\}/g,
      (_, name: string, value?: string, choices?: string) => {
        const chosen = value === 'Title' ? 'Slow start' : (value ?? choices?.split(',')[0] ?? '');
        values.set(name, chosen);
        return chosen;
      },
    );
  }
  return text.replace(/\$(\w+)/g, (_, name: string) => variables[name] ?? values.get(name) ?? '');
}

describe('the snippets', () => {
  const WHOLE: Record<
    string,
    readonly [kind: string, status: string | undefined, state: string, severity?: string]
  > = {
    challenge: ['challenge', 'Open', 'open', 'low'],
    'challenge-quick': ['challenge', 'Open', 'open', 'low'],
    blocker: ['blocker', 'Open', 'open', 'low'],
    story: ['challenge', 'Resolved', 'resolved'],
    investigation: ['challenge', 'Open', 'open'],
    adr: ['decision', 'Proposed', 'open'],
    til: ['til', undefined, 'reference'],
    troubleshooting: ['troubleshooting', 'Open', 'open', 'low'],
  };
  const PARTS = [
    'before-after',
    'root-cause',
    'reproduction',
    'step',
    'option',
    'phase',
    'impact',
    'lessons',
    'references',
    'star',
  ];

  it('are all held to this', () => {
    assert.deepEqual(
      Object.values(snippets)
        .map(({ prefix }) => prefix)
        .sort(),
      [...Object.keys(WHOLE), ...PARTS].sort(),
    );
  });

  for (const { prefix, body } of Object.values(snippets)) {
    const whole = WHOLE[prefix];
    const text = resolved(body);

    it(`${prefix} resolves to plain Markdown`, () => assert.doesNotMatch(text, /\$\w|\$\{/));

    if (!whole) {
      it(`${prefix} is no entry of its own`, () => {
        assert.deepEqual(entriesOf(text), []);
        assert.deepEqual(entriesOf(`# Page\n\n${text}\n`), []);
      });
      continue;
    }

    it(`${prefix} is one entry`, () => {
      const [kind, status, state, severity] = whole;
      assert.deepEqual(
        entriesOf(text).map(({ kind, title, status, state, severity, date }) => [
          kind,
          title,
          status,
          state,
          severity,
          date,
        ]),
        [[kind, 'Slow start', status, state, severity, '2026-11-20']],
      );
    });

    it(`${prefix} stands in the middle of a document`, () => {
      const found = entriesOf(`# Log\n\nIntro\n\n${text}\n\n${text}\n\n## End\n\nText\n`);
      assert.deepEqual(
        found.map(({ line }) => line),
        [5, 5 + text.split('\n').length + 1],
      );
    });

    for (const eol of ['\r\n', '\r']) {
      it(`${prefix} reads the same with ${JSON.stringify(eol)}`, () => {
        assert.deepEqual(entriesOf('\uFEFF' + text.replaceAll('\n', eol)), entriesOf(text));
      });
    }
  }
});

describe('a block', () => {
  const one = (text: string): Entry => {
    const entries = entriesOf(text);
    assert.equal(entries.length, 1, JSON.stringify(entries));
    return entries[0] as Entry;
  };

  it('has its facts from its fields', () => {
    const text =
      '## 🐛 Challenge 12: Retry \\#3\n\n**Date:** 2026-01-02\n**Status:** In Progress\n**Severity:** High\n**Category:** Technical\n';
    const { number, title, kind, status, state, severity, category, date, form, inferred } = one(text);
    assert.deepEqual(
      { number, title, kind, status, state, severity, category, date, form, inferred },
      {
        number: 12,
        title: 'Retry #3',
        kind: 'challenge',
        status: 'In Progress',
        state: 'open',
        severity: 'high',
        category: 'technical',
        date: '2026-01-02',
        form: 'block',
        inferred: false,
      },
    );
  });

  for (const [name, lines] of Object.entries({
    'on one line': '**Date:** 2026-01-02 | **Status:** Open | **Severity:** High',
    'on one line with dots': '**Date:** 2026-01-02 · **Status:** Open · **Severity:** High',
    'on one line with spaces alone': '**Date:** 2026-01-02 **Status:** Open **Severity:** High',
    'in a list': '- **Date:** 2026-01-02\n* **Status:** Open\n+ **Severity:** High',
    'with hard breaks': '**Date:** 2026-01-02  \n**Status:** Open\\\n**Severity:** High  ',
    'with the colon outside': '**Date**: 2026-01-02\n**Status** : Open\n**Severity**:High',
    'with wide colons': '**Date：** 2026-01-02\n**Status**：Open\n**Severity：**High',
    'with comments':
      '**Date:** 2026-01-02 <!-- x -->\n**Status:** Open <!-- **Severity:** Low -->\n**Severity:** High<!---->',
  })) {
    it(`may write its fields ${name}`, () => {
      const { date, status, severity } = one(`## Blocker: X\n\n${lines}\n`);
      assert.deepEqual([date, status, severity], ['2026-01-02', 'Open', 'high']);
    });
  }

  it('spans its sub-headings and ends before the next heading of its rank', () => {
    const text = '# Log\n\n## Challenge: A\n\n**Status:** Open\n\n### More\n\nText\n\n\n## Other\n\n# End\n';
    const { line, endLine } = one(text);
    assert.deepEqual([line, endLine], [3, 9]);
  });

  it('has the anchors that stand on its fences, each once', () => {
    const fence = (info: string) => `\`\`\`${info}\nx\n\`\`\`\n\n`;
    const text = [
      fence('ts before=a1 file=early.ts'),
      '## Challenge: A\n\n**Status:** Open\n\n### Solution\n\n',
      fence('ts before=a1 file=src/a%20b.ts lines=4-5 commit=3f2a'),
      fence('ts after=a1 file=other.ts'),
      fence('ts before=a2'),
      fence('ts evidence=a3 symbol=A.b uncommitted=unknown'),
      '### TIL: B\n\n**Date:** 2026-01-01\n\n',
      fence('ts before=a1 file=b.ts'),
      '## Other\n\n',
      fence('ts before=a1 file=late.ts'),
    ].join('');
    assert.deepEqual(
      entriesOf(text).map(({ title, anchors }) => [title, anchors]),
      [
        [
          'A',
          [
            { id: 'a1', file: 'src/a b.ts', lines: { first: 4, last: 5 }, commit: '3f2a' },
            { id: 'a3', symbol: 'A.b', uncommitted: 'unknown' },
          ],
        ],
        ['B', [{ id: 'a1', file: 'b.ts' }]],
      ],
    );
  });

  it('may lie within another', () => {
    const text = '# Challenge: A\n\n**Status:** Open\n\n## TIL: B\n\n**Date:** 2026-01-01\n\n# End\n';
    assert.deepEqual(
      entriesOf(text).map(({ title, line, endLine }) => [title, line, endLine]),
      [
        ['A', 1, 7],
        ['B', 5, 7],
      ],
    );
  });

  it('counts its lines from the top of a document with front matter', () => {
    assert.equal(one('---\ntitle: Log\n---\n\n## Challenge: A\n\n**Status:** Open\n').line, 5);
  });

  it('may have an underlined heading', () => {
    const { title, line, endLine } = one('Challenge: A\n============\n\n**Status:** Open\n');
    assert.deepEqual([title, line, endLine], ['A', 1, 4]);
  });

  describe('is not seen', () => {
    const NONE: Record<string, string> = {
      'without a status': '## Challenge: A\n\nText\n',
      'in a fence': '```md\n## Challenge: A\n\n**Status:** Open\n```\n',
      'in a fence that is never closed': '~~~\n## Challenge: A\n\n**Status:** Open\n',
      'in indented code': '    ## Challenge: A\n\n    **Status:** Open\n',
      'in a comment': '<!--\n## Challenge: A\n\n**Status:** Open\n-->\n',
      'in a quotation': '> ## Challenge: A\n>\n> **Status:** Open\n',
      'when its status is in code': '## Challenge: A\n\n```\n**Status:** Open\n```\n',
      'when its status belongs to a sub-heading': '## Challenge: A\n\n### Part\n\n**Status:** Open\n',
      'when it is a template': '## Challenge: [Title]\n\n**Status:** Open\n',
      'when its status is a choice': '## Challenge: A\n\n**Status:** Open / In Progress / Resolved\n',
      'in a page about architecture':
        '# Architecture\n\n**Status:** Active\n\n## Problem\n\n**Status:** Open\n\n## Decision\n\nText\n',
      'in a reference page':
        '## Constructor: Foo\n\n**Status:** Stable\n\n## toString: x\n\n**Status:** Stable\n',
      'when prose names a field': '## Challenge: A\n\nSet **Status:** Open in the file.\n',
      'in a change log': '# Changelog\n\n## 1.0.0 - 2026-01-01\n\n**Status:** Released\n',
      'when a TIL has no date': '## TIL: A\n\nText\n',
    };
    for (const [name, text] of Object.entries(NONE)) {
      it(name, () => assert.deepEqual(entriesOf(text), []));
    }
  });
});

describe('a heading', () => {
  const NAMED: readonly (readonly [
    heading: string,
    kind: string,
    number: number | undefined,
    title: string,
  ])[] = [
    ['Challenge: A', 'challenge', undefined, 'A'],
    ['challenge 3: A', 'challenge', 3, 'A'],
    ['Challenge #3: A', 'challenge', 3, 'A'],
    ['Challenge 003 - A', 'challenge', 3, 'A'],
    ['Challenge 3 – A: b', 'challenge', 3, 'A: b'],
    ['Challenge—A', 'challenge', undefined, 'A'],
    ['Challenge：A', 'challenge', undefined, 'A'],
    ['🏗️ Challenge: A', 'challenge', undefined, 'A'],
    ['👩‍💻 TIL: A', 'til', undefined, 'A'],
    ['ADR-0004: A', 'decision', 4, 'A'],
    ['ADR 4: A', 'decision', 4, 'A'],
    ['Technical Debt: A', 'debt', undefined, 'A'],
    ['Blocker: [Linux] A', 'blocker', undefined, '[Linux] A'],
    ['Challenge: C\\#', 'challenge', undefined, 'C#'],
    ['Challenge: a\u2028b', 'challenge', undefined, 'a\u2028b'],
  ];
  for (const [heading, kind, number, title] of NAMED) {
    it(`${JSON.stringify(heading)} names a ${kind}`, () => {
      const found = parseTitle(heading);
      assert.deepEqual([found?.kind, found?.number, found?.title], [kind, number, title]);
    });
  }

  for (const heading of [
    '',
    'Challenge',
    'Challenge:',
    'Challenge 3',
    'Challenges: A',
    'Constructor: A',
    '__proto__: A',
    '3: A',
    'A: Challenge: B',
  ]) {
    it(`${JSON.stringify(heading)} names none`, () => {
      const { shape, title } = parseTitle(heading);
      assert.ok(shape !== 'kind' || title === '', `${shape} ${title}`);
    });
  }
});

describe('ordinary documents', () => {
  it('hold no entries and no problems', function () {
    const folder = ['../shared/corpus/docs/ordinary', '../../shared/corpus/docs/ordinary']
      .map((place) => path.resolve(place))
      .find((place) => existsSync(place));
    if (!folder) return this.skip();
    const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
    assert.ok(names.length > 0);
    for (const name of names) {
      const { text } = decodeText(readFileSync(path.join(folder, name)));
      for (const inTarget of [false, true]) {
        const reading = readDocument({ uri: name, path: `docs/${name}`, inTarget }, text);
        assert.deepEqual(reading, { entries: [], problems: [] }, `${name} (inTarget: ${inTarget})`);
      }
    }
  });
});

describe('reading ends in time', () => {
  const HOSTILE: Record<string, string> = {
    'a megabyte of brackets': '['.repeat(1_000_000),
    'lines of brackets': '[\n'.repeat(300_000),
    'link definitions that never end': '[x]: <'.repeat(100_000),
    'lines of link definitions': '[x]:\n'.repeat(100_000),
    backticks: '`'.repeat(1_000_000),
    fences: '```\n'.repeat(200_000),
    'lines of fields': '## Challenge: A\n\n' + '**Status:** \n'.repeat(80_000),
    'fields on one line': '## Challenge: A\n\n' + '**Status:** x '.repeat(70_000),
    asterisks: '## Challenge: A\n\n' + '*'.repeat(1_000_000),
    'a field with white space inside': `## Challenge: A\n\n**Status:** a${' '.repeat(300_000)}b\n`,
    'a label with white space behind it': `## Challenge: A\n\n**Status**${' '.repeat(300_000)}b\n`,
    'a line of white space': `## Challenge: A\n\n${' '.repeat(1_000_000)}x\n`,
    'a heading with white space inside': `## Challenge${' '.repeat(300_000)}x\n`,
    'a heading with white space before a number': `## Challenge ${' '.repeat(300_000)}3${' '.repeat(300_000)}x: y\n`,
    'a heading of letters': `## ${'a'.repeat(1_000_000)}\n`,
    'a heading of words': `## ${'a '.repeat(500_000)}\n`,
    'a heading of emoji': `## ${'🔥 '.repeat(300_000)}\n`,
    'a heading of number signs': `## ${'# '.repeat(500_000)}x\n`,
    'a placeholder that never ends': `## Challenge: [${'['.repeat(1_000_000)}\n`,
    headings: '# a\n'.repeat(100_000),
    entries: '## Challenge: A\n**Status:** Open\n'.repeat(20_000),
    'headings of entries alone': '## Challenge: A\n'.repeat(60_000),
    'nested headings': Array.from({ length: 60_000 }, (_, n) => `${'#'.repeat((n % 6) + 1)} TIL: A\n`).join(
      '',
    ),
    quotations: '> '.repeat(300_000),
    lists: '- '.repeat(300_000),
    'numbered lists': '1. '.repeat(200_000),
    'comments that never end': '<!-- '.repeat(200_000),
    'tags that never end': '<a '.repeat(200_000),
    rules: '---\n'.repeat(200_000),
    'blank lines': '\n'.repeat(1_000_000),
    'carriage returns': '\r'.repeat(1_000_000),
    tabs: '\t'.repeat(1_000_000),
    'a front matter title of white space': `---\nkind: til\ntitle: "a${' '.repeat(32_000)}b"\n---\n`,
    'a front matter title of lines': `---\nkind: til\ntitle: |\n${'  a\n'.repeat(6_000)}---\n`,
  };
  /** A quarter tells a square from a line just as well. */
  const enough = (text: string) => (isLong ? text : text.slice(0, text.length / 4));
  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`for ${name}`, function () {
      this.timeout(20_000);
      assert.ok(readDocument({ ...DOCUMENT, inTarget: true }, enough(text)).entries.length >= 0);
    });
  }

  const each = (count: number, text: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => text(n)).join('');
  const ROWS = '| Challenge | Status |\n|---|---|\n';
  /** What is only read where the document has a theme. */
  const THEMED: Record<string, string> = {
    'numbered headings': '### 1. x\n'.repeat(20_000),
    'headings that a table sums up':
      each(8_000, (n) => `## Challenge: the title x${n}\n`) +
      ROWS +
      each(8_000, (n) => `| other y${n} | Open |\n`),
    'headings with a table each': each(
      8_000,
      (n) => `## Challenge ${n}: x\n${ROWS}| another ${n} | Open |\n\n`,
    ),
    'parts that hold empty fences': each(
      8_000,
      (n) => `## Challenge ${n}: x\n### Problem\n\`\`\`\n#\n\`\`\`\n`,
    ),
    'entries below an endless heading': `## ${'é '.repeat(200_000)}\n${'- [ ] some thing\n'.repeat(10_000)}`,
    'entries with an endless summary':
      each(5_000, (n) => `## Challenge ${n}: same title\n`) +
      ROWS +
      `| same title | ${'not yet '.repeat(50_000)} |\n`,
    'many sections that say a state': '## Resolved\n- thing went wrong\n'.repeat(10_000),
    'many examples': '## Example 1: x\n\n**Title:** y\n```markdown\n## a\n```\n'.repeat(5_000),
    'bold lines': each(20_000, (n) => `**P-${n} x.**\n`),
    rows: ROWS + each(20_000, (n) => `| x ${n} | Open |\n`),
    'titles with marks inside': `## a${'🔥'.repeat(950)}b\n`.repeat(200),
    'items of an index': each(20_000, (n) => `- [x ${n}](./${n}-x.md)\n`),
  };
  for (const [name, text] of Object.entries(THEMED)) {
    it(`with a theme, for ${name}`, function () {
      this.timeout(20_000);
      for (const path of ['docs/CHALLENGES.md', 'docs/challenges/README.md']) {
        assert.ok(readDocument({ ...DOCUMENT, path }, `# Challenges\n\n${enough(text)}`).entries.length >= 0);
      }
    });
  }
});
