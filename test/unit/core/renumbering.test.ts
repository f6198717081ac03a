import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  planRenumbering,
  questionKey,
  questionsOf,
  renamedFile,
  type NumberedEntry,
  type TextFile,
} from '../../../src/core/renumbering/plan';
import { applyEdits } from '../../../src/core/textEdit';
import { renamedPath, type WorkspaceChange } from '../../../src/core/workspaceChange';
import { runs } from '../../support/long';

const A = 'docs/adr/0007-use-kafka.md';
const B = 'docs/adr/0007-use-rabbit.md';
const ENTRIES: NumberedEntry[] = [
  { path: A, kind: 'decision', number: 7 },
  { path: B, kind: 'decision', number: 7 },
];

function applied(files: readonly TextFile[], change: WorkspaceChange): Map<string, string> {
  return new Map(
    files.map(({ path, text }) => {
      const edits = change.edits.find((edit) => edit.path === path)?.edits ?? [];
      return [renamedPath(change, path), applyEdits(text, edits)];
    }),
  );
}

/** What a text in a file becomes when B gets number 8. */
function becomes(text: string, path = 'docs/adr/0009-later.md', entries = ENTRIES): string | undefined {
  const files = [
    { path: A, text: '# ADR-0007: Use Kafka\n' },
    { path: B, text: '# ADR-0007: Use Rabbit\n' },
    ...(path === A || path === B ? [] : [{ path, text }]),
  ].map((file) => (file.path === path ? { path, text } : file));
  const change = planRenumbering({ files, entries, moves: [{ path: B, to: 8 }] });
  return applied(files, change).get(renamedPath(change, path));
}

describe('renumbering', () => {
  it('renames the file in its width', () => {
    assert.equal(renamedFile('docs/adr/ADR-007-x.md', 12), 'docs/adr/ADR-012-x.md');
    assert.equal(renamedFile('docs/7-x.md', 12), 'docs/12-x.md');
    // A name must not look like a date.
    assert.equal(renamedFile('docs/007-12-factor.md', 2012), 'docs/02012-12-factor.md');
    assert.throws(() => renamedFile('docs/x.md', 8), /no number in its name/);
  });

  it('goes on where it was cut short: links follow a heading that has its new number already', () => {
    for (const [heading, link, wanted] of [
      ['# ADR-0008: Use Rabbit\n', '#adr-0007-use-rabbit', '#adr-0008-use-rabbit'],
      ['# 8. Use Rabbit\n', '#7-use-rabbit', '#8-use-rabbit'],
      ['# 9. Use Rabbit\n', '#7-use-rabbit', '#7-use-rabbit'],
    ] as const) {
      const files = [
        { path: B, text: heading },
        { path: 'docs/adr/0009-later.md', text: `[b](0007-use-rabbit.md${link})\n` },
      ];
      const change = planRenumbering({ files, entries: ENTRIES, moves: [{ path: B, to: 8 }] });
      const now = applied(files, change);
      assert.equal(now.get('docs/adr/0008-use-rabbit.md'), heading);
      assert.equal(now.get('docs/adr/0009-later.md'), `[b](0008-use-rabbit.md${wanted})\n`);
    }
  });

  it('changes the number that the document says of itself', () => {
    for (const [before, after] of [
      ['# 7. Use Rabbit\n', '# 8. Use Rabbit\n'],
      ['# ADR-0007: Use Rabbit\r\n', '# ADR-0008: Use Rabbit\r\n'],
      ['# Challenge 7: Use Rabbit', '# Challenge 8: Use Rabbit'],
      ['# 7 ways to use Rabbit\n', '# 7 ways to use Rabbit\n'],
      ['# Use 7 Rabbits\n', '# Use 7 Rabbits\n'],
      [
        '\uFEFF---\nid: ADR-0007 # ours\nnumber: "7"\nother: 7\ntitle: "7. Use Rabbit"\n---\n# 7. Use Rabbit\n',
        '\uFEFF---\nid: ADR-0008 # ours\nnumber: "8"\nother: 7\ntitle: "8. Use Rabbit"\n---\n# 8. Use Rabbit\n',
      ],
    ] as const)
      assert.equal(becomes(before, B), after);
  });

  it('changes links to it, however they are written', () => {
    for (const [before, after] of [
      ['[x](0007-use-rabbit.md)', '[x](0008-use-rabbit.md)'],
      ['[x](./0007-use-rabbit.md#context "T")', '[x](./0008-use-rabbit.md#context "T")'],
      ['[x](<0007-use-rabbit.md>)', '[x](<0008-use-rabbit.md>)'],
      ['[x](0007%2duse-rabbit.md)', '[x](0008%2duse-rabbit.md)'],
      ['[x](/docs/adr/0007-use-rabbit.md)', '[x](/docs/adr/0008-use-rabbit.md)'],
      ['[x][r]\n\n[r]: ../adr/0007-use-rabbit.md', '[x][r]\n\n[r]: ../adr/0008-use-rabbit.md'],
      ['[[0007-use-rabbit]] [[0007-use-rabbit|x]]', '[[0008-use-rabbit]] [[0008-use-rabbit|x]]'],
      ['<a href="0007-use-rabbit.md">', '<a href="0008-use-rabbit.md">'],
      ['[7. Use](0007-use-rabbit.md)', '[8. Use](0008-use-rabbit.md)'],
      ['[ADR-0007](0007-use-rabbit.md)', '[ADR-0008](0008-use-rabbit.md)'],
      ['[ADR-0007][r]\n\n[r]: 0007-use-rabbit.md', '[ADR-0008][r]\n\n[r]: 0008-use-rabbit.md'],
      ['| 7 | [Use](0007-use-rabbit.md) | 7 |', '| 8 | [Use](0008-use-rabbit.md) | 7 |'],
      ['[x](0007-use-rabbit.md#adr-0007-use-rabbit)', '[x](0008-use-rabbit.md#adr-0008-use-rabbit)'],
    ] as const)
      assert.equal(becomes(before), after);
  });

  it('changes paths in code and prose, of other folders too', () => {
    for (const [before, after] of [
      ['// see docs/adr/0007-use-rabbit.md\n', '// see docs/adr/0008-use-rabbit.md\n'],
      ['"../docs/adr/0007-use-rabbit.md"', '"../docs/adr/0008-use-rabbit.md"'],
      ['(adr/0007-use-rabbit.md).', '(adr/0008-use-rabbit.md).'],
      ['# 0007-use-rabbit.md, and more', '# 0008-use-rabbit.md, and more'],
    ] as const)
      assert.equal(becomes(before, 'src/queue.ts'), after);
  });

  it('leaves what means something else', () => {
    for (const text of [
      '[x](0007-use-kafka.md) [ADR-0007](0007-use-kafka.md)',
      'https://example.com/blob/abc/docs/adr/0007-use-rabbit.md',
      '10007-use-rabbit.md 0007-use-rabbit.mdx',
      'Issue 7, bug 7, #7, v0.0007, 0007, step 7, 7 decisions, color: #007',
      '[Decision 7](https://example.com/7)',
      '```\nADR-0007\n```',
      'ADR-0007.1 and ADR-00071',
    ])
      assert.equal(becomes(text), text);
  });

  it('changes its names in words where only one entry can be meant', () => {
    const entries: NumberedEntry[] = [{ path: A, kind: 'til', number: 7 }, ENTRIES[1] as NumberedEntry];
    for (const [before, after] of [
      ['Superseded by ADR-0007.', 'Superseded by ADR-0008.'],
      ['Decision 7, decision #7 and **ADR** 0007', 'Decision 8, decision #8 and **ADR** 0008'],
      ['TIL 7', 'TIL 7'],
    ] as const)
      assert.equal(becomes(before, undefined, entries), after);
    // In its own document it means itself, in the other one that.
    assert.equal(becomes('See ADR-0007.\n', B), 'See ADR-0008.\n');
    assert.equal(becomes('See ADR-0007 and #0007.\n', A), 'See ADR-0007 and #0007.\n');
  });

  it('asks who was meant where both could be, and leaves it without an answer', () => {
    const files = [
      { path: A, text: '# Kafka\n' },
      { path: B, text: '# Rabbit\n' },
      { path: 'README.md', text: 'ADR-0007, ADR-0007\n' },
    ];
    const needs = { files, entries: ENTRIES, moves: [{ path: B, to: 8 }] };
    const questions = questionsOf(needs);
    assert.deepEqual(questions, [
      { path: 'README.md', start: 4, candidates: [A, B] },
      { path: 'README.md', start: 14, candidates: [A, B] },
    ]);
    assert.equal(applied(files, planRenumbering(needs)).get('README.md'), 'ADR-0007, ADR-0007\n');
    const meant = new Map([[questionKey({ path: 'README.md', start: 14 }), B]]);
    const change = planRenumbering({ ...needs, meant });
    assert.equal(applied(files, change).get('README.md'), 'ADR-0007, ADR-0008\n');
    assert.deepEqual(change.edits[0]?.edits[0]?.label, 'References, decided by the history');
  });

  it('leaves every other byte alone, and finds every reference again', function () {
    this.timeout(20_000);
    const hostile = fc.oneof(
      fc.constantFrom(
        '$(trash)',
        '#',
        '`x`',
        '| a | b |',
        '🔴',
        '漢字',
        'שלום',
        '](',
        '---',
        '<!--',
        '\t',
        '%20',
        '"',
        ':',
      ),
      fc.string({ maxLength: 12 }),
    );
    const prose = fc.array(hostile, { maxLength: 6 }).map((parts) =>
      parts
        .join(' ')
        .replaceAll(/[\r\n]/g, ' ')
        .replaceAll(/\d/g, 'n'),
    );
    const slug = fc.constantFrom(
      'rabbit',
      '漢字-x',
      'a (b)',
      "it's",
      'x y z',
      'ünï',
      '$(x)',
      '100% sure',
      'a#b',
      'a&b',
    );
    const eol = fc.constantFrom('\n', '\r\n');
    const kinds = fc.constantFrom('link', 'angle', 'definition', 'wiki', 'path', 'none');
    const line = fc.record({ kind: kinds, before: prose, after: prose });
    fc.assert(
      fc.property(
        fc.record({
          slug,
          eol,
          lines: fc.array(line, { maxLength: 8 }),
          bom: fc.boolean(),
          header: fc.boolean(),
          final: fc.boolean(),
          to: fc.integer({ min: 8, max: 12_000 }),
        }),
        ({ slug, eol, lines, bom, header, final, to }) => {
          const oldName = `0007-${slug}.md`;
          const path = `docs/adr/${oldName}`;
          const newPath = renamedFile(path, to);
          const newName = newPath.slice('docs/adr/'.length);
          const write = (name: string, number: string) =>
            (bom ? '\uFEFF' : '') +
            (header ? ['---', `id: "${number}" # the number`, 'unknown: [ 1,2 ]', '---', ''].join(eol) : '') +
            [
              `# ADR-${number}: Rabbit`,
              ...lines.map(({ kind, before, after }) => {
                switch (kind) {
                  case 'link':
                    return `${before} [x](${encodeURIComponent(name).replaceAll(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))}) ${after}`;
                  case 'angle':
                    return `${before} [x](<${name}>) ${after}`;
                  case 'definition':
                    return `${eol}[r]: ${encodeURI(name).replaceAll(/[()]/g, (c) => `\\${c}`)}${eol}`;
                  case 'wiki':
                    return `${before} [[${name}]] ${after}`;
                  case 'path':
                    return `${before} docs/adr/${encodeURI(name)} ${after}`;
                  default:
                    return `${before}${after}`;
                }
              }),
            ].join(eol) +
            (final ? eol : '');
          const number = (value: number) => String(value).padStart(4, '0');
          const before = write(oldName, number(7));
          const files = [{ path, text: before }];
          const entries = [{ path, kind: 'decision', number: 7 }];
          const change = planRenumbering({ files, entries, moves: [{ path, to }] });
          assert.deepEqual(change.renames, [{ from: path, to: newPath }]);
          assert.equal(applied(files, change).get(newPath), write(newName, number(to)));
          // And back again gives the very text.
          const after = [{ path: newPath, text: write(newName, number(to)) }];
          const back = planRenumbering({
            files: after,
            entries: [{ path: newPath, kind: 'decision', number: to }],
            moves: [{ path: newPath, to: 7 }],
          });
          if (to < 1000) assert.equal(applied(after, back).get(path), before);
        },
      ),
      { numRuns: runs(2_500) },
    );
  });
});
