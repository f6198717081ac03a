import { strict as assert } from 'node:assert';
import { rebased } from '../../../../src/core/logs/rebase';

const FROM = 'docs/log/BLOCKERS.md';
const TO = 'docs/challenges/2026/001-x.md';

/** What lines become that move from one document to another. */
function becomes(lines: readonly (readonly [line: string, expected: string])[], from = FROM, to = TO): void {
  assert.deepEqual(
    lines.map(([line]) => [line, rebased(line, from, to)]),
    lines,
  );
}
const stay = (lines: readonly string[]) => becomes(lines.map((line) => [line, line]));

describe('the links of text that moves', () => {
  it('lead where they led', () => {
    becomes([
      ['[a](x.md)', '[a](../../log/x.md)'],
      ['[a](./x.md)', '[a](../../log/x.md)'],
      ['[a](../x.md)', '[a](../../x.md)'],
      ['[a](../../src/a.ts)', '[a](../../../src/a.ts)'],
      ['[a](../challenges/2026/002-y.md)', '[a](./002-y.md)'],
      ['[a](../challenges/2026/)', '[a](./)'],
      ['[a](../challenges/2026)', '[a](../2026)'],
      ['[a](sub//./y.md)', '[a](../../log/sub/y.md)'],
      ['![a picture](img/late.png)', '![a picture](../../log/img/late.png)'],
      ['[a](x.md), [b](y.md)', '[a](../../log/x.md), [b](../../log/y.md)'],
      ['[日本語 🔥](図/接続.md)', '[日本語 🔥](../../log/図/接続.md)'],
    ]);
  });

  it('keep their query, their place in the document and their title', () => {
    becomes([
      ['[a](x.md#the-end)', '[a](../../log/x.md#the-end)'],
      ['[a](x.md?plain=1#L4)', '[a](../../log/x.md?plain=1#L4)'],
      ['[a](x.md "A title")', '[a](../../log/x.md "A title")'],
      ['[a](x(1).md)', '[a](../../log/x(1).md)'],
      ['[a](<my file.md#b>)', '[a](<../../log/my file.md#b>)'],
    ]);
  });

  it('into the document itself lead back to it', () => {
    becomes([
      ['[a](#root-cause)', '[a](../../log/BLOCKERS.md#root-cause)'],
      ['[a](?plain=1)', '[a](../../log/BLOCKERS.md?plain=1)'],
      ['[a](<#root cause>)', '[a](<../../log/BLOCKERS.md#root cause>)'],
    ]);
  });

  it('out of the workspace are as far away as before', () => {
    becomes([['[a](../../../other/x.md)', '[a](../../../../other/x.md)']]);
    becomes([['[a](../../x.md)', '[a](../../x.md)']], 'a/x.md', 'b/y.md');
    becomes([['[a](../../../x.md)', '[a](../../../x.md)']], 'a/x.md', 'b/y.md');
    becomes([['[a](x.md)', '[a](a/x.md)']], 'a/y.md', 'b.md');
    becomes([['[a](./x.md)', '[a](./a/x.md)']], 'a/y.md', 'b.md');
    becomes([['[a](../x.md)', '[a](./x.md)']], 'a/y.md', 'b.md');
  });

  it('stay when they lead anywhere else', () => {
    stay([
      '[a](https://example.com/x.md)',
      '[a](<https://example.com/x y.md>)',
      '[a](mailto:ann@example.com)',
      '[a](vscode+x.y-z:open)',
      '[a](/from/the/root.md)',
      String.raw`[a](\share\x.md)`,
      '[a]()',
      '[a](<>)',
      '[a] (x.md)',
      '[a](x.md',
      'a](x.md)',
    ]);
  });

  it('are read with brackets and escapes in their words', () => {
    becomes([
      ['[a [b] c](x.md)', '[a [b] c](../../log/x.md)'],
      [String.raw`[a \] c](x.md)`, String.raw`[a \] c](../../log/x.md)`],
      ['[![img](a.png)](x.md)', '[![img](../../log/a.png)](../../log/x.md)'],
    ]);
  });

  it('are text in code', () => {
    stay(['`[a](x.md)`', '``[a](x.md) ` ``', '`<img src="x.png">`']);
    becomes([
      ['`code` [a](x.md) `code`', '`code` [a](../../log/x.md) `code`'],
      ['`` ` [a](x.md)', '`` ` [a](../../log/x.md)'],
      ['[`a`](x.md)', '[`a`](../../log/x.md)'],
      ['See [`![i](a.png)`](x.md)', 'See [`![i](a.png)`](../../log/x.md)'],
      ['See `it` [![i](a.png)](x.md)', 'See `it` [![i](../../log/a.png)](../../log/x.md)'],
    ]);
  });

  it('by name are defined anew, but neither footnotes nor labels', () => {
    becomes([
      ['[ref]: x.md', '[ref]: ../../log/x.md'],
      ['   [ref]:   <x y.md>  ', '   [ref]:   <../../log/x y.md>  '],
      ['[ref]: x.md "Title"', '[ref]: ../../log/x.md "Title"'],
      ["[ref]: x.md 'Title'", "[ref]: ../../log/x.md 'Title'"],
      ['[ref]: x.md (Title)', '[ref]: ../../log/x.md (Title)'],
    ]);
    stay(['[^1]: x.md', '[note]: all of it', '    [ref]: x.md', 'see [ref]: x.md', '[ref]:x.md', '[]: x.md']);
  });

  it('lead on from HTML', () => {
    becomes([
      ['<img src="a.png" width="3">', '<img src="../../log/a.png" width="3">'],
      ["<a HREF='x.md#b'>", "<a HREF='../../log/x.md#b'>"],
      ['<img src="a.png"><img src="b.png">', '<img src="../../log/a.png"><img src="../../log/b.png">'],
    ]);
    stay([
      '<img data-src="a.png">',
      '<img src=a.png>',
      '<img src="">',
      '<img src="https://example.com/a.png">',
    ]);
  });

  it('stay as they are between documents of one folder', () => {
    becomes([['[a](x.md)', '[a](x.md)']], FROM, 'docs/log/001-x.md');
    becomes([['[a](./x.md)', '[a](./x.md)']], FROM, 'docs/log/001-x.md');
    becomes([['[a](../log/x.md)', '[a](./x.md)']], FROM, 'docs/log/001-x.md');
    becomes([['[a](.github/x.md)', '[a](.github/x.md)']], FROM, 'docs/log/001-x.md');
  });
});
