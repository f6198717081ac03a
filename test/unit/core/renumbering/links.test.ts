import { strict as assert } from 'node:assert';
import { findPaths, type Sought } from '../../../../src/core/renumbering/links';

const sought = (path: string, digits: string): Sought => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { path, name, digitsAt: name.indexOf(digits), digits };
};

/** A text with what stands in `«…»` where digits of a file are found and `¦` where its path ends. */
function told(text: string, file: Sought, from: string, isOnly: boolean): string {
  let result = '';
  let at = 0;
  for (const { start, end, pathEnd } of findPaths(text, from, [file], () => isOnly)) {
    result += `${text.slice(at, start)}«${text.slice(start, end)}»${text.slice(end, pathEnd)}¦`;
    at = pathEnd;
  }
  return result + text.slice(at);
}

describe('a text names a file', () => {
  const FILE = sought('docs/adr/0007-use-rabbit.md', '0007');
  const found = (
    cases: readonly string[],
    { from = 'docs/adr/0009-later.md', isOnly = false, file = FILE } = {},
  ) => {
    for (const wanted of cases)
      assert.equal(told(wanted.replaceAll(/[«»¦]/g, ''), file, from, isOnly), wanted, wanted);
  };

  it('by its path from the text, or from the workspace folder', () => {
    found([
      '«0007»-use-rabbit.md¦',
      './«0007»-use-rabbit.md¦, ././«0007»-use-rabbit.md¦',
      '../adr/«0007»-use-rabbit.md¦#context',
      '/docs/adr/«0007»-use-rabbit.md¦ docs/adr/«0007»-use-rabbit.md¦',
      '..\\adr\\«0007»-use-rabbit.md¦',
      'docs%2Fadr/«0007»-use-rabbit.md¦',
      '100%/0007-use-rabbit.md',
      'adr/0007-use-rabbit.md docs/0007-use-rabbit.md ../0007-use-rabbit.md ../../../0007-use-rabbit.md',
    ]);
    found(['docs/adr/«0007»-use-rabbit.md¦, 0007-use-rabbit.md'], { from: 'src/a.ts' });
    found(['docs/adr/«0007»-use-rabbit.md¦, ./docs/adr/«0007»-use-rabbit.md¦'], { from: 'README.md' });
  });

  it('by the end of its path, where no other file has its name', () => {
    const only = { from: 'src/deep/a.ts', isOnly: true };
    found(
      [
        '«0007»-use-rabbit.md¦',
        'adr/«0007»-use-rabbit.md¦ ./adr/«0007»-use-rabbit.md¦ ././adr/«0007»-use-rabbit.md¦',
        'see:«0007»-use-rabbit.md¦',
        'r/0007-use-rabbit.md x/adr/0007-use-rabbit.md ../adr/0007-use-rabbit.md',
        'x-0007-use-rabbit.md x0007-use-rabbit.md see:x0007-use-rabbit.md',
      ],
      only,
    );
    found(['see:0007-use-rabbit.md adr/0007-use-rabbit.md'], { from: 'src/deep/a.ts' });
  });

  it('whatever stands around the path', () => {
    found([
      '"«0007»-use-rabbit.md¦" \'«0007»-use-rabbit.md¦\' `«0007»-use-rabbit.md¦` <«0007»-use-rabbit.md¦>',
      '(«0007»-use-rabbit.md¦) [«0007»-use-rabbit.md¦] {«0007»-use-rabbit.md¦} |«0007»-use-rabbit.md¦|',
      '«0007»-use-rabbit.md¦, «0007»-use-rabbit.md¦; «0007»-use-rabbit.md¦! «0007»-use-rabbit.md¦? *«0007»-use-rabbit.md¦*',
      'Read «0007»-use-rabbit.md¦.',
      'Read «0007»-use-rabbit.md¦. Then «0007»-use-rabbit.md¦:12',
      '0007-use-rabbit.mdx 0007-use-rabbit.md.bak 0007-use-rabbit-x.md 0007-use-rabbit.md-x',
    ]);
  });

  it('not by an address on the web', () => {
    found(
      [
        'https://example.com/docs/adr/0007-use-rabbit.md',
        '//example.com/0007-use-rabbit.md',
        '"https://example.com/a b/0007-use-rabbit.md"',
      ],
      { isOnly: true },
    );
  });

  it('without its ending only where a link leads to it', () => {
    found([
      '[[«0007»-use-rabbit¦]] [[«0007»-use-rabbit¦|words]] [[«0007»-use-rabbit¦#part]]',
      '[x](«0007»-use-rabbit¦) [x](<«0007»-use-rabbit¦>) [x](«0007»-use-rabbit¦#part) [x](«0007»-use-rabbit¦ "T")',
      '[x](./«0007»-use-rabbit¦)',
      '0007-use-rabbit (0007-use-rabbit) [0007-use-rabbit] `0007-use-rabbit` [[0007-use-rabbit',
    ]);
  });

  it('with spaces in its folders only behind what opens the path', () => {
    const file = sought('my notes/7-x y.md', '7');
    found(
      [
        '[x](<../my notes/«7»-x y.md¦>) "my notes/«7»-x y.md¦" [[my notes/«7»-x y.md¦]]',
        '[x](../my%20notes/«7»-x%20y.md¦) [x](../my%20notes/«7»-x\\ y.md¦)',
        'my notes/7-x y.md',
        "it's my notes/7-x y.md",
      ],
      { from: 'docs/a.md', file },
    );
  });

  it('whose name is encoded or escaped, the letters before its number too', () => {
    const file = sought('docs/ÄDR-012_ä(b).md', '012');
    found(
      [
        'ÄDR-«012»_ä(b).md¦ %C3%84DR-«012»_%C3%A4%28b%29.md¦ %c3%84DR-«012»%5f%c3%a4(b).md¦',
        'ÄDR\\-«012»\\_ä\\(b\\).md¦ ÄDR-«012»_ä(b)\\.md¦',
        'DR-012_ä(b).md ÄDR-012_a(b).md XÄDR-012_ä(b).md ADR-012_ä(b).md',
      ],
      { from: 'docs/a.md', file },
    );
  });

  it('is told for each of several files', () => {
    const files = [FILE, sought('docs/adr/0007-use-kafka.md', '0007'), sought('docs/adr/12-x.md', '12')];
    const text = '0007-use-kafka.md 12-x.md 0007-use-rabbit.md 0007-use-x.md';
    assert.deepEqual(
      findPaths(text, 'docs/adr/a.md', files, () => false).map(({ file, start }) => [file.name, start]),
      [
        ['0007-use-kafka.md', 0],
        ['0007-use-rabbit.md', 26],
        ['12-x.md', 18],
      ],
    );
  });
});
