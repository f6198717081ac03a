import { strict as assert } from 'node:assert';
import { relativeLink } from '../../../src/core/links';
import { readableDate, statusText } from '../../../src/core/entryText';
import { outline } from '../../../src/core/markdown';
import { nameStyleOf } from '../../../src/core/nameStyle';
import { unnumberedFileName } from '../../../src/core/numbering';

describe('the outline of Markdown', () => {
  const TEXT = [
    '# One *two* #', // 0
    '> ## Quoted',
    'Under', // 2
    '  lined',
    '',
    '1. a', // 5
    '   - b',
    '     ### In a list',
    '',
    '7) c', // 9
    '> - d',
    '',
    '- e', // 12
    '',
    '```ts before=a1  ', // 14
    '# no heading',
    '',
    '```',
    '    indented', // 18
    '',
    '<!-- html -->', // 20
    '',
    '> <!-- quoted -->', // 22
    '',
    '~~~', // 24
    'open',
  ];

  for (const eol of ['\n', '\r\n', '\r'])
    it(`tells headings, fences, items and HTML with their lines: ${JSON.stringify(eol)}`, () => {
      const { headings, fences, items, html, lines, isOpaque } = outline(TEXT.join(eol));
      assert.deepEqual(lines, TEXT);
      assert.deepEqual(headings, [{ level: 1, text: 'One *two*', line: 0, endLine: 1 }]);
      assert.deepEqual(fences, [
        { line: 14, endLine: 18, info: 'ts before=a1', text: '# no heading\n' },
        { line: 24, endLine: 26, info: '', text: 'open' },
      ]);
      assert.deepEqual(items, [
        { line: 5, endLine: 9, depth: 1, number: 1 },
        { line: 6, endLine: 9, depth: 2 },
        { line: 9, endLine: 10, depth: 1, number: 7 },
        { line: 12, endLine: 14, depth: 1 },
      ]);
      assert.deepEqual(html, [20]);
      assert.deepEqual(
        lines.flatMap((_, line) => (isOpaque(line) ? [line] : [])),
        [14, 15, 16, 17, 18, 20, 22, 24, 25],
      );
    });

  it('takes the lines of an underlined heading for one', () => {
    assert.deepEqual(outline('One\n  two\n===\n\nThree\n---\n').headings, [
      { level: 1, text: 'One two', line: 0, endLine: 3 },
      { level: 2, text: 'Three', line: 4, endLine: 6 },
    ]);
  });
});

describe('a link between two documents', () => {
  it('goes up and down as little as it must, and is encoded', () => {
    for (const [from, to, link] of [
      ['a.md', 'b.md', './b.md'],
      ['docs/a.md', 'docs/b.md', './b.md'],
      ['docs/a.md', 'docs', '../docs'],
      ['docs/a/b/c.md', 'docs/x/d.md', '../../x/d.md'],
      ['docs/a.md', 'src/b.ts', '../src/b.ts'],
      ['a.md', "x y/漢(z)!*'.md", './x%20y/%E6%BC%A2%28z%29%21%2A%27.md'],
    ] as const)
      assert.equal(relativeLink(from, to), link, `${from} to ${to}`);
  });
});

describe('an entry in words', () => {
  it('has its status, or its state where only a box says it', () => {
    const said = (status?: string) =>
      statusText({ state: 'open', ...(status !== undefined && { status }) } as never);
    assert.deepEqual([undefined, '[ ]', '[]', '[x]', '[xy]', 'x [ ]', 'Fixed'].map(said), [
      'open',
      'open',
      'open',
      'open',
      '[xy]',
      'x [ ]',
      'Fixed',
    ]);
  });

  it('has its date as it is read best', () => {
    assert.deepEqual(
      [
        '2026-11-20T17:31:05+01:00',
        '2026-11-20',
        '20.11.2026 17:31',
        '2026-11-20T17:31 x',
        'on 2026-11-20T17:31',
        undefined,
      ].map(readableDate),
      [
        '2026-11-20 17:31',
        '2026-11-20',
        '20.11.2026 17:31',
        '2026-11-20T17:31 x',
        'on 2026-11-20T17:31',
        undefined,
      ],
    );
  });
});

describe('the names of a folder', () => {
  it('tell the style of most of them', () => {
    for (const [names, style] of [
      [['0001-a-b.md', 'README.md'], { prefix: '', separator: '-', space: '-' }],
      [['0001_a_b.md'], { prefix: '', separator: '_', space: '_' }],
      [['0001-a_b.md'], { prefix: '', separator: '-', space: '_' }],
      [['ADR-001 a b.markdown'], { prefix: 'ADR-', separator: ' ', space: ' ' }],
      [['1_x.md'], { prefix: '', separator: '_', space: '_' }],
      [['1-a-b_c.md'], { prefix: '', separator: '-', space: '-' }],
      [['1-a.md', '2_a_b.md', '3_c_d.md'], { prefix: '', separator: '_', space: '_' }],
      [['2_a_b.md', '3_c_d.md', '4-a.md'], { prefix: '', separator: '_', space: '_' }],
      [['1_a_b.txt', 'x_y.md'], { prefix: '', separator: '-', space: '-' }],
      [[], { prefix: '', separator: '-', space: '-' }],
    ] as const)
      assert.deepEqual(nameStyleOf(names), style, names.join());
  });

  it('may begin with the day, or with the title', () => {
    const name = (numbering: 'date' | 'none', attempt: number) =>
      unnumberedFileName(numbering, { slug: 'sockets-leak', date: '2026-11-21T10:00:00+01:00', attempt });
    assert.equal(name('date', 1), '2026-11-21-sockets-leak.md');
    assert.equal(name('date', 2), '2026-11-21-sockets-leak-2.md');
    assert.equal(name('none', 1), 'sockets-leak.md');
    assert.equal(name('none', 12), 'sockets-leak-12.md');
  });
});
