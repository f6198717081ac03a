import { strict as assert } from 'node:assert';
import {
  planRenumbering,
  questionsOf,
  renamedFile,
  type NumberedEntry,
  type TextFile,
} from '../../../../src/core/renumbering/plan';
import { UserError } from '../../../../src/core/ports';
import { applyEdits } from '../../../../src/core/textEdit';

const A = 'docs/adr/0007-kafka.md';
const B = 'docs/adr/0007-rabbit.md';
const TEXTS: readonly TextFile[] = [
  { path: A, text: '# 7. Kafka\n' },
  { path: B, text: '# 7. Rabbit\n' },
];
const ENTRIES: readonly NumberedEntry[] = [
  { path: A, kind: 'decision', number: 7 },
  { path: B, kind: 'decision', number: 7 },
];

interface Given {
  readonly path?: string;
  readonly entries?: readonly NumberedEntry[];
  readonly files?: readonly TextFile[];
}

/** What a text becomes when B gets number 8, and how often it is asked who was meant. */
function becomes(text: string, { path = 'docs/adr/later.md', entries = ENTRIES, files = TEXTS }: Given = {}) {
  const all = [...files.filter((file) => file.path !== path), { path, text }];
  const needs = { files: all, entries, moves: [{ path: B, to: 8 }] };
  const edits = planRenumbering(needs).edits.find((edit) => edit.path === path)?.edits ?? [];
  return [applyEdits(text, edits), questionsOf(needs).length] as const;
}

describe('another number', () => {
  it('is written in the width of the old one, and must be one that a name can have', () => {
    assert.equal(renamedFile('0009-x.md', 10), '0010-x.md');
    assert.equal(renamedFile('a/9-x.md', 10), 'a/10-x.md');
    assert.throws(
      () => renamedFile('a/9-x.md', 1_234_567_890),
      new UserError('a/9-x.md cannot get the number 1234567890.'),
    );
    assert.throws(() => renamedFile('7/x.md', 8), new UserError('7/x.md has no number in its name.'));
  });

  it('stands in the words of a link to its document where they begin with the old one', () => {
    for (const [before, after] of [
      ['7', '8'],
      ['#7', '#8'],
      ['**7**', '**8**'],
      ['`0007`', '`0008`'],
      ['7. Rabbit', '8. Rabbit'],
      ['7 – Rabbit', '8 – Rabbit'],
      ['(7) Rabbit', '(7) Rabbit'],
      ['7 rabbits', '7 rabbits'],
      ['Rabbit 7', 'Rabbit 7'],
      ['17. Rabbit', '17. Rabbit'],
      ['9. Rabbit', '9. Rabbit'],
      ['ADR 7', 'ADR 8'],
    ] as const)
      assert.deepEqual(becomes(`[${before}](0007-rabbit.md)`), [`[${after}](0008-rabbit.md)`, 0], before);
    assert.deepEqual(becomes('[7. Kafka](0007-kafka.md) [7](x.md)'), [
      '[7. Kafka](0007-kafka.md) [7](x.md)',
      0,
    ]);
  });

  it('stands in the first cell of a row that links to its document', () => {
    for (const [before, after] of [
      ['| 7 | a |', '| 8 | a |'],
      ['|**0007**|', '|**0008**|'],
      ['  | `#7` |', '  | `#8` |'],
      ['| 7a |', '| 7a |'],
      ['| x | 7 |', '| x | 7 |'],
      ['| 9 |', '| 9 |'],
      ['7 |', '7 |'],
    ] as const)
      assert.deepEqual(
        becomes(`x\n${before} [Rabbit](0007-rabbit.md) | 7 |\n`),
        [`x\n${after} [Rabbit](0008-rabbit.md) | 7 |\n`, 0],
        before,
      );
  });

  it('stands in the address of its heading, and in no longer one', () => {
    for (const [before, after] of [
      ['0007-rabbit.md#7-rabbit)', '0008-rabbit.md#8-rabbit)'],
      ['0007-rabbit.md#7-rabbit', '0008-rabbit.md#8-rabbit'],
      ['0007-rabbit.md#7-rabbit-x', '0008-rabbit.md#7-rabbit-x'],
      ['0007-rabbit.md#7-rabbits', '0008-rabbit.md#7-rabbits'],
      ['0007-rabbit.md#7', '0008-rabbit.md#7'],
      ['0007-rabbit.md?7-rabbit', '0008-rabbit.md?7-rabbit'],
    ] as const)
      assert.deepEqual(becomes(`[x](${before}`), [`[x](${after}`, 0], before);
  });

  it('is told by a name alone only where no other file has it', () => {
    const text = '0007-rabbit.md';
    assert.deepEqual(becomes(text, { path: 'src/a.ts' }), ['0008-rabbit.md', 0]);
    const twin = [...TEXTS, { path: 'old/0007-rabbit.md', text: '' }];
    assert.deepEqual(becomes(text, { path: 'src/a.ts', files: twin }), [text, 0]);
  });

  it('stands behind a word that names its kind, or that its name begins with', () => {
    const rfc = [{ path: 'docs/adr/RFC-0007-x.md', kind: 'challenge', number: 7 }];
    const only = [{ path: B, kind: 'decision', number: 7 }];
    assert.deepEqual(becomes('ADR-0007, RFC-0007, TIL 7', { entries: [...only, ...rfc] }), [
      'ADR-0008, RFC-0007, TIL 7',
      0,
    ]);
    assert.deepEqual(becomes('#0007', { entries: [...only, ...rfc] }), ['#0007', 1]);
    assert.deepEqual(becomes('RFC-0007', { entries: only }), ['RFC-0007', 0]);
  });

  it('means an entry of the same folder first, and nobody can tell where others are everywhere', () => {
    const entries = [
      { path: B, kind: 'decision', number: 7 },
      { path: 'lib/adr/0007-x.md', kind: 'decision', number: 7 },
    ];
    assert.deepEqual(becomes('ADR-0007', { entries }), ['ADR-0008', 0]);
    assert.deepEqual(becomes('ADR-0007', { entries, path: 'lib/adr/y.md' }), ['ADR-0007', 0]);
    assert.deepEqual(becomes('ADR-0007', { entries, path: 'README.md' }), ['ADR-0007', 0]);
    assert.deepEqual(becomes('ADR-0007', { entries: [] }), ['ADR-0007', 0]);
    assert.deepEqual(becomes('ADR-0007', { entries: entries.slice(0, 1), path: 'README.md' }), [
      'ADR-0008',
      0,
    ]);
  });

  it('leaves files alone that are no Markdown, but for paths', () => {
    assert.deepEqual(becomes('// ADR-0007 docs/adr/0007-rabbit.md', { path: 'src/a.ts' }), [
      '// ADR-0007 docs/adr/0008-rabbit.md',
      0,
    ]);
    assert.deepEqual(becomes('ADR-0007', { path: 'docs/adr/a.mdx' })[1], 1);
  });

  it('says what each edit is, in the order of the text', () => {
    const text = '[7](0007-rabbit.md#7-rabbit)\n';
    const { edits } = planRenumbering({
      files: [...TEXTS, { path: 'docs/adr/later.md', text }],
      entries: ENTRIES,
      moves: [{ path: B, to: 8 }],
    });
    assert.deepEqual(edits, [
      { path: B, text: '# 7. Rabbit\n', edits: [{ start: 2, end: 3, text: '8', label: 'Its own number' }] },
      {
        path: 'docs/adr/later.md',
        text,
        edits: [
          { start: 1, end: 2, text: '8', label: 'References' },
          { start: 4, end: 8, text: '0008', label: 'Links and paths' },
          { start: 19, end: 20, text: '8', label: 'Links and paths' },
        ],
      },
    ]);
  });
});
