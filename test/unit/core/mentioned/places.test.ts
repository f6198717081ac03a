import { strict as assert } from 'node:assert';
import { referencesIn } from '../../../../src/core/mentioned/references';

const PATH = 'docs/challenges/004-x.md';
const HASH = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';

/** Each reference with its place as the text there, and of a file the place of its path alone. */
const told = (text: string, path = PATH) =>
  referencesIn(text, path).map(({ start, end, ...reference }) => ({
    at: text.slice(start, end),
    ...reference,
    ...('path' in reference && {
      path: `${reference.path.form}: ${text.slice(reference.path.start, reference.path.end)}`,
      written: reference.path.text,
    }),
  }));
const words = (text: string) => told(text).map(({ at }) => at);

describe('where a document names something', () => {
  it('is told with what it is and how it is written', () => {
    const text = [
      '---',
      'kind: challenge',
      'anchors:',
      '  - id: a1',
      "    file: 'src/a.ts'",
      `    commit: ${HASH}`,
      '  - lines: 7',
      '    file: ../out.ts',
      'fixes:',
      `  - commit: ${HASH}`,
      '    subject: src/b.ts:3',
      'links:',
      '  - to: 005-y.md',
      '---',
      'Like ADR-0012, #004 and [[005-y#part]]: src/c\\_d.ts:4-5. In `e f.ts:6` at commit 3f2a9c1.',
      '',
      '~~~ts before=a1 file=src/g%20h.ts lines=8 commit=3f2a9c1',
      'src/i.ts:9',
      '~~~',
      '',
      '[x](<../j k.md?q#L3>) [y](/l.md) [z](#m) [w](mailto:a@b.c) [v](../../../n.md)',
    ].join('\r\n');
    const file = (
      at: string,
      name: string,
      form: string,
      written = at,
      lines?: readonly [number, number],
    ) => ({
      at,
      kind: 'file',
      file: name,
      ...(lines && { lines: { first: lines[0], last: lines[1] } }),
      path: `${form}: ${written}`,
      written: form === 'value' ? name : written,
    });
    assert.deepEqual(told(text), [
      file("'src/a.ts'", 'src/a.ts', 'value'),
      { at: HASH, kind: 'commit', hash: HASH },
      { at: HASH, kind: 'commit', hash: HASH },
      file('005-y.md', 'docs/challenges/005-y.md', 'relative'),
      { at: 'ADR-0012', kind: 'number', number: 12, named: 'decision', word: 'ADR' },
      { at: '#004', kind: 'number', number: 4 },
      { at: '005-y', kind: 'name', name: '005-y' },
      file('src/c\\_d.ts:4-5', 'src/c_d.ts', 'word', 'src/c\\_d.ts', [4, 5]),
      file('e f.ts:6', 'e f.ts', 'word', 'e f.ts', [6, 6]),
      file('f.ts:6', 'f.ts', 'word', 'f.ts', [6, 6]),
      { at: '3f2a9c1', kind: 'commit', hash: '3f2a9c1' },
      file('src/g%20h.ts', 'src/g h.ts', 'fact', 'src/g%20h.ts', [8, 8]),
      { at: '3f2a9c1', kind: 'commit', hash: '3f2a9c1' },
      file('../j k.md?q#L3', 'docs/j k.md', 'link', '../j k.md', [3, 3]),
      file('/l.md', 'l.md', 'link'),
    ]);
  });

  it('is where an entry of its folder would be, also at the top', () => {
    assert.deepEqual(
      told('[x](a.md) ./b.ts:1', 'README.md').map((one) => 'file' in one && one.file),
      ['a.md', 'b.ts'],
    );
  });

  it('is no part of an address, a link, a fence or a comment', () => {
    assert.deepEqual(
      words('https://x.org/src/a.ts:4 [b](https://x.org/c.md) [#004](d.md) [ADR-0005](e.md)'),
      ['d.md', 'e.md'],
    );
    assert.deepEqual(
      words('<!-- #004 src/a.ts:3 [x](y.md) -->\n\n    src/b.ts:4\n\n```\n[x](y.md)\n```\n'),
      [],
    );
    assert.deepEqual(words('```file=src/a.ts\n```\n```ts file=src/b.ts\n```\n'), ['src/b.ts']);
  });

  it('is no link without a path, and none that only looks like one', () => {
    for (const target of ['', '#a', '?q', 'C:/a.md', '//x/a.md', '\\\\a.md', 'https:a.md'])
      assert.deepEqual(words(`[x](${target})`), [], target);
  });

  it('is a number with what is joined to it', () => {
    for (const [text, at] of [
      ['see #004', '#004'],
      ['Challenge #004', 'Challenge #004'],
      ['Challenge 004', 'Challenge 004'],
      ['RFC-004', 'RFC-004'],
      ['adr_004', 'adr_004'],
    ] as const)
      assert.deepEqual(words(text), [at], text);
    assert.deepEqual(told('RFC-004'), [{ at: 'RFC-004', kind: 'number', number: 4, word: 'RFC' }]);
    assert.deepEqual(told('Challenge #4'), [
      { at: 'Challenge #4', kind: 'number', number: 4, named: 'challenge', word: 'Challenge' },
    ]);
  });

  it('is in lines that somebody may have written, and two thousand times at most', () => {
    const line = (length: number) => `src/a.ts:1${' x'.repeat((length - 10) / 2)}`;
    assert.equal(words(line(5_000)).length, 1);
    assert.equal(words(line(5_002)).length, 0);
    assert.equal(words('a.md\nb.c\n').length, 1);
    assert.equal(words('src/a.ts:1\n'.repeat(2_500)).length, 2_000);
    assert.equal(words('#004\n'.repeat(2_500)).length, 2_000);
  });
});

describe('what a line of prose names', () => {
  it('is a path with spaces only in code, and each commit once', () => {
    assert.deepEqual(words('`a b.ts:1` and ``c d.ts:2`` but my e.ts:3'), [
      'a b.ts:1',
      'b.ts:1',
      'c d.ts:2',
      'd.ts:2',
      'e.ts:3',
    ]);
    assert.deepEqual(words('`src/a\\_b.ts` src/c\\_d.ts'), ['src/c\\_d.ts']);
    assert.deepEqual(words('commit `3f2a9c1` Commit: 3f2a9c2, revision #3f2a9c3'), [
      '3f2a9c1',
      '3f2a9c2',
      '3f2a9c3',
    ]);
    assert.deepEqual(words('commit 3f2a9c1.x commit 3f2a9c1z `3f2a9c` `feedbed`'), []);
  });

  it('is a document in double brackets, without what it is called there', () => {
    assert.deepEqual(told('[[ 004-x ]] [[a|b]] [[c#d]] [[]] [[e\n]] [f]'), [
      { at: ' 004-x ', kind: 'name', name: '004-x' },
      { at: 'a', kind: 'name', name: 'a' },
      { at: 'c', kind: 'name', name: 'c' },
    ]);
  });
});
