import { strict as assert } from 'node:assert';
import { linesOf, MARK_SIZE, remembered } from '../../../../src/core/recall/code';
import { withoutComments } from '../../../../src/core/recall/comments';
import { isPasted } from '../../../../src/core/recall/paste';

const remember = (text: string, after?: string, file = 'a.ts') =>
  remembered({ captured: { text, file }, ...(after !== undefined && { after }) });
const isKnown = (text: string, file?: string) => remember(text, undefined, file) !== undefined;

describe('code that says enough to be met again', () => {
  // Eleven words, five names that differ, thirty-two letters of those, two lines.
  const FEWEST = ['abcdef(ghijkl);', 'abcdef(mnopqr, stuvwxy, return1, 1, 2, 3, 4, 5);'];
  const text = FEWEST.join('\n');

  it('has two lines, eleven words, and five names of thirty-two letters', () => {
    assert.equal(isKnown(text), true);
    assert.equal(isKnown(FEWEST.join(' ')), false);
    assert.equal(isKnown(text.replace(', 5', '')), false);
    assert.equal(isKnown(text.replace('stuvwxy', 'stuvwx')), false);
    assert.equal(isKnown(text.replace('ghijkl', 'abcdef').replace('mnopqr', 'mnopqrghijkl')), false);
    assert.equal(isKnown(text.replace('return1', 'return0')), true);
    assert.equal(isKnown(text.replace('return1', 'return')), false);
    assert.equal(isKnown(text.replace('return1', '1234567')), false);
    assert.equal(isKnown(text.replace('stuvwxy, return1', '读取套接字池子, 连接超时设置项')), true);
  });

  it('is no import, in any language', () => {
    for (const line of [
      "import { abcdef, ghijkl } from './mnopqr';",
      "export { abcdef, ghijkl } from './mnopqr';",
      'from abcdef import ghijkl, mnopqr',
      'using Abcdef.Ghijkl.Mnopqr;',
      'use abcdef::ghijkl::{mnopqr, stuvwx};',
      'package abcdef.ghijkl.mnopqr',
      '#include <abcdef/ghijkl/mnopqr.h>',
      "const { abcdef, ghijkl } = require('mnopqr');",
      '  require_relative "abcdef/ghijkl/mnopqr"',
    ]) {
      const lines = Array.from({ length: 6 }, (_, index) =>
        line.replaceAll(/abcdef|ghijkl|mnopqr|stuvwx/gi, `$&${index}`),
      );
      assert.equal(isKnown(lines.join('\n')), false, line);
    }
    assert.equal(isKnown(`import a\n${text}`, 'a.py'), true);
  });

  it('is neither endless nor a comment', () => {
    assert.equal(isKnown(text + ' '.repeat(20_000 - text.length)), true);
    assert.equal(isKnown(text + ' '.repeat(20_001 - text.length)), false);
    assert.equal(isKnown(FEWEST.map((line) => `// ${line}`).join('\n')), false);
    assert.equal(isKnown(FEWEST.map((line) => `# ${line}`).join('\n'), 'a.py'), false);
    assert.equal(isKnown(FEWEST.map((line) => `# ${line}`).join('\n')), true);
  });

  it('remembers what the fix removed and added, line endings, white space and comments aside', () => {
    const code = remember(`${text}\r\n  closed(one); // why\r\n}`, `${FEWEST[0]}\r\n  closed(two);\r\n}`);
    assert.deepEqual(code?.fix, { removed: [FEWEST[1], 'closed(one);'], added: ['closed(two);'] });
    assert.equal('fix' in (remember(text) ?? {}), false);
    assert.equal('fix' in (remember(text, '// gone\n') ?? {}), false);
    assert.deepEqual(remember(text, text)?.fix, { removed: [], added: [] });
  });

  it('is known by one run of words of each of its parts, sixteen at most', () => {
    const long = Array.from({ length: 40 }, (_, index) => `name${index}(other${index}, last${index});`);
    const { marks = [], original } = remember(long.join('\n')) ?? {};
    assert.equal(marks.length, 16);
    const runs = 120 - MARK_SIZE + 1;
    assert.equal(original?.hashes.length, 120);
    marks.forEach(({ at }, part) => {
      assert.ok(
        Math.floor((part * runs) / 16) <= at && at < Math.floor(((part + 1) * runs) / 16),
        `${part}: ${at}`,
      );
    });
    assert.deepEqual(remember(long.join('\n\n  '))?.marks, marks);
    // Of shorter code each run.
    assert.deepEqual(
      remember(text)?.marks.map(({ at }) => at),
      [0, 1, 2, 3, 4, 5, 6, 7],
    );
  });

  it('has lines that hold a word', () => {
    assert.deepEqual(linesOf('  a(b);\n}\n\n _\n漢字\n$\n--'), ['a(b);', '_', '漢字', '$']);
  });
});

describe('comments', () => {
  it('are blanked in strings of no language, and elsewhere by its signs', () => {
    for (const [language, code, bare] of [
      ['typescript', "a('// no', `/* no */`) // b", "a('// no', `/* no */`)  "],
      ['typescript', "it's // b\n'c'", "it's  \n'c'"],
      ['typescript', 'a /* b', 'a  '],
      ['typescript', '"a\\" // b" // c', '"a\\" // b"  '],
      ['typescript', '* a\n\n * b */ c();', ' \n\n  c();'],
      ['typescript', '/* a */ b */', '  b */'],
      ['typescript', 'a * b */ c', 'a * b */ c'],
      ['python', '# a\nb[1:#2]', ' \nb[1:#2]'],
      ['yaml', 'a: b#c # d', 'a: b#c  '],
      ['lua', "a = '--' -- b", "a = '--'  "],
      ['html', "it's <!-- a -->'", "it's  '"],
      ['php', '#[Attr] a # b\n// c', '#[Attr] a  \n '],
      ['svelte', 'a("http://b") http://c // d', 'a("http://b") http://c  '],
    ] as const)
      assert.equal(withoutComments(code, language), bare, `${language}: ${code}`);
  });
});

describe('a paste', () => {
  it('has sixty letters on three lines', () => {
    assert.equal(isPasted(`${'a'.repeat(29)}\n${'b'.repeat(28)}\nc`), true);
    assert.equal(isPasted(`${'a'.repeat(28)}\n${'b'.repeat(28)}\nc`), false);
    assert.equal(isPasted(`\n${'a'.repeat(60)}`), false);
    assert.equal(isPasted(`${'a'.repeat(60)}\n`), false);
  });
});
