import { strict as assert } from 'node:assert';
import { contentIsFiltered, type AttributeFile } from '../../../src/core/gitAttributes';

const root = (text: string): AttributeFile => ({ folder: '', text });

describe('contentIsFiltered', () => {
  const lines: readonly (readonly [text: string, path: string, expected: boolean])[] = [
    ['', 'a.ts', false],
    ['* text=auto eol=lf', 'a.ts', false],
    ['*.png filter=lfs diff=lfs merge=lfs -text', 'docs/a.png', true],
    ['*.png filter=lfs diff=lfs merge=lfs -text', 'a.ts', false],
    ['*.txt working-tree-encoding=UTF-16LE', 'a.txt', true],
    ['*.c ident', 'src/a.c', true],
    ['* filter', 'a', true],
    // Later lines win, and only over the attributes that they name.
    ['* filter=x\n*.ts -filter', 'a.ts', false],
    ['* filter=x\n*.ts !filter', 'a.ts', false],
    ['*.ts -filter\n* filter=x', 'a.ts', true],
    ['* filter=x ident\n*.ts -filter', 'a.ts', true],
    ['* filter=x -filter', 'a', false],
    // Patterns: git's, which differ from those of .gitignore in what they say of folders.
    ['docs filter=x', 'docs/a', false],
    ['docs/ filter=x', 'docs/a', false],
    ['docs/* filter=x', 'docs/a', true],
    ['docs/* filter=x', 'docs/a/b', false],
    ['docs/** filter=x', 'docs/a/b', true],
    ['docs/** filter=x\ndocs/* -filter', 'docs/a/b', true],
    ['a.ts filter=x', 'src/deep/a.ts', true],
    ['/a.ts filter=x', 'src/a.ts', false],
    ['src/a.ts filter=x', 'lib/src/a.ts', false],
    ['**/src/a.ts filter=x', 'lib/src/a.ts', true],
    ['[ab].ts filter=x', 'b.ts', true],
    ['!a.ts filter=x', 'a.ts', false],
    ['"a b.ts" filter=x', 'a b.ts', true],
    ['"a \\"b\\".ts" filter=x', 'a "b".ts', true],
    ['"#a" filter=x', '#a', true],
    ['\\#a filter=x', '#a', true],
    // Form.
    ['\uFEFF  *.ts\tfilter=x \r\n*.md text\r\n', 'a.ts', true],
    ['# *.ts filter=x', 'a.ts', false],
    ['*.ts filter=x @fault', 'a.ts', false],
    ['*.ts', 'a.ts', false],
    // Macros.
    ['[attr]lfs filter=lfs -text\n*.bin lfs', 'a.bin', true],
    ['*.bin lfs\n[attr]lfs filter=lfs -text', 'a.bin', true],
    ['[attr]lfs filter=lfs\n* lfs\n*.bin -lfs', 'a.bin', false],
    ['[attr]plain -filter\n* filter=x\n*.ts plain', 'a.ts', false],
    ['[attr]a b\n[attr]b filter=x\n* a', 'f', true],
    ['[attr]a b\n[attr]b a\n* a', 'f', false],
    ['[attr]lfs filter=lfs', 'a.bin', false],
    ['*.bin binary', 'a.bin', false],
  ];
  for (const [text, path, expected] of lines) {
    it(`answers ${expected} for ${path} under ${JSON.stringify(text)}`, () =>
      assert.equal(contentIsFiltered([root(text)], path), expected));
  }

  it('lets an inner folder win over an outer one, and info/attributes, the last, over both', () => {
    const inner: AttributeFile = { folder: 'docs', text: '*.png -filter\n/a.svg filter=x' };
    assert.equal(contentIsFiltered([root('*.png filter=lfs'), inner], 'docs/a.png'), false);
    assert.equal(contentIsFiltered([root('*.png filter=lfs'), inner], 'a.png'), true);
    assert.equal(contentIsFiltered([inner], 'docs/a.svg'), true);
    assert.equal(contentIsFiltered([inner], 'docs/more/a.svg'), false);
    assert.equal(contentIsFiltered([inner], 'docs2/a.svg'), false);
    assert.equal(contentIsFiltered([inner, root('docs/a.png filter=x')], 'docs/a.png'), true);
  });

  it('takes macros from the root alone', () => {
    const inner: AttributeFile = { folder: 'docs', text: '[attr]lfs -filter\n* lfs' };
    assert.equal(contentIsFiltered([root('[attr]lfs filter=lfs'), inner], 'docs/a'), true);
    assert.equal(
      contentIsFiltered([{ folder: 'docs', text: '[attr]lfs filter=lfs\n* lfs' }], 'docs/a'),
      false,
    );
  });

  it('says true when in doubt', () => {
    const doubtful: readonly (readonly [text: string, path: string])[] = [
      ['*.PNG filter=lfs', 'a.png'], // depends on core.ignoreCase
      ['*.png filter=lfs\n*.PNG -filter', 'a.png'],
      ['"\\303\\274" filter=x', 'ü'], // bytes written as escapes
      ['\uFFFD filter=x', 'ü'], // not UTF-8
      ['a**/b filter=x', 'a/x/b'],
      ['* filter=x\na**/b -filter', 'a/x/b'],
      ['*.ts ' + 'a'.repeat(3000) + ' filter=x', 'a.ts'], // passed over by newer versions of git
      ['', '../outside'],
      ['', ''],
    ];
    for (const [text, path] of doubtful) assert.equal(contentIsFiltered([root(text)], path), true, text);
  });

  it('is quick with patterns that are made to be slow', () => {
    const path = `${'a/'.repeat(200)}c`;
    contentIsFiltered([root(`${'**/a/'.repeat(20)}b filter=x\n${'*a'.repeat(50)}b filter=x`)], path);
    const nested = Array.from({ length: 60 }, (_, n) => `[attr]m${n} m${n + 1} -x m${n + 1}`).join('\n');
    assert.equal(contentIsFiltered([root(`${nested}\n*.C m0`)], 'a.c'), false);
  }).timeout(1000);
});
