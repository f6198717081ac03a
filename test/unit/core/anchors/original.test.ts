import { strict as assert } from 'node:assert';
import {
  linesLeft,
  nextText,
  reach,
  readOriginal,
  withEdges,
  wordedLinesLeft,
  type Original,
} from '../../../../src/core/anchors/original';
import { readWords } from '../../../../src/core/anchors/words';

function original(...lines: readonly string[]): Original {
  const read = readOriginal(lines.join('\n'), undefined);
  assert.ok(read);
  return read;
}
const file = (...lines: readonly string[]) => readWords(lines.join('\n'));

describe('captured code as it is looked for', () => {
  it('begins and ends with what is written, and so does its place', () => {
    const read = readOriginal('\uFEFF\r\n  \n{ \t\r  call(one);\n}\n\n', { first: 10, last: 16 });
    assert.ok(read);
    const { rows, at, head, tail, hashes } = read;
    assert.deepEqual(
      { rows, at, head, tail },
      {
        rows: ['{', '  call(one);', '}'],
        at: { first: 11, last: 13 },
        head: 1,
        tail: 1,
      },
    );
    assert.equal(hashes.length, 2);
    assert.equal(readOriginal('a', undefined)?.at, undefined);
    assert.equal(readOriginal('\uFEFF \n\t\r\n', { first: 1, last: 2 }), undefined);
  });

  it('may hold no word at all', () => {
    const { head, tail, isWeak } = original('}', ');');
    assert.deepEqual({ head, tail, isWeak }, { head: 2, tail: 0, isWeak: true });
  });

  it('says too little with less than sixteen letters in different words', () => {
    assert.equal(original('return abcdefghi;').isWeak, true);
    assert.equal(original('return abcdefghij;').isWeak, false);
    assert.equal(original('return null; return null; return null;').isWeak, true);
    assert.equal(original('返回一个空的连接池给调用者使用吧吧').isWeak, false);
  });
});

describe('the lines without words around words that were found', () => {
  const code = original('({', '(', '', 'call();', ')', '}', '', '//', ');');

  it('belong to it where they stand there, blank lines and punctuation aside', () => {
    const lines = file('({', '', '(', 'call();', ');', '', '},', '# ', ')');
    assert.deepEqual(withEdges(code, lines, { first: 3, last: 3 }), { first: 0, last: 8 });
  });

  it('end with the first that is another', () => {
    const lines = file('({', '[', 'call();', ')', ']', ');');
    assert.deepEqual(withEdges(code, lines, { first: 2, last: 2 }), { first: 2, last: 3 });
  });

  it('are no others where the file ends', () => {
    assert.deepEqual(withEdges(code, file('call();'), { first: 0, last: 0 }), { first: 0, last: 0 });
    assert.deepEqual(withEdges(original('//', 'call();', '//'), file('', 'call();'), { first: 1, last: 1 }), {
      first: 1,
      last: 1,
    });
  });

  it('are brackets too that stood behind a word, as many as are open', () => {
    const one = original('call(one, [two]);');
    assert.deepEqual(
      withEdges(one, file('call(', '  one,', '  [two', '  ]', '', ');', ')', '}'), { first: 0, last: 2 }),
      { first: 0, last: 5 },
    );
    assert.deepEqual(withEdges(one, file('call(', '  one,', '  two', ') {'), { first: 0, last: 2 }), {
      first: 0,
      last: 2,
    });
  });
});

describe('the next line with something on it', () => {
  it('may be none', () => {
    const lines = file('a', '', ' ', 'b');
    assert.deepEqual(
      [nextText(lines, 0, 1), nextText(lines, 3, -1), nextText(lines, 3, 1), nextText(lines, 0, -1)],
      [3, 0, 4, -1],
    );
  });
});

describe('how far code goes on beyond a line that was found', () => {
  const code = original('begin();', 'one();', 'two();', '', 'three();', '}');

  it('is as far as it is the same at the same distance', () => {
    const same = file('x();', 'begin();', 'changed();', 'two();', '', 'three();', '}');
    assert.equal(reach(code, same, 0, 1, 1), 5);
    assert.equal(reach(code, same, 5, 6, -1), 5);
    assert.equal(reach(code, same, 5, 6, 1), 0);
    assert.equal(reach(code, same, 0, 1, -1), 0);
  });

  it('is as far as its lines follow in order, where some were added', () => {
    const grown = file('begin();', 'log();', 'one();', '  log();', 'two();', 'more();', 'end();');
    assert.equal(reach(code, grown, 0, 0, 1), 4);
    const turned = file('begin();', 'log();', 'log();', 'two();', 'one();', 'end();');
    assert.equal(reach(code, turned, 0, 0, 1), 3);
    const up = file('x();', 'one();', 'log();', 'log();', 'two();', 'three();');
    assert.equal(reach(code, up, 4, 5, -1), 4);
  });

  it('takes no bracket for its own that stands farther off than its end', () => {
    const other = file('begin();', 'log();', 'log();', 'log();', 'log();', 'log();', 'log();', '}');
    assert.equal(reach(code, other, 0, 0, 1), 0);
    const own = file('begin();', 'log();', 'one();', 'log();', 'two();', 'log();', 'three();', '}', '}');
    assert.equal(reach(code, own, 0, 0, 1), 7);
  });

  it('is nothing where nothing of it follows', () => {
    assert.equal(reach(code, file('begin();', 'x();', '', 'y();'), 0, 0, 1), 0);
  });
});

describe('the lines that are left in a place', () => {
  const code = original('begin();', '', '  twice();', 'twice();', '}');

  it('count once for each time that they stand there, white space aside', () => {
    const lines = file('twice();', '    begin();', '', 'twice();', '}', 'twice();', '}');
    const count = (first: number, last: number) => linesLeft(code, lines, { first, last });
    assert.deepEqual(count(0, 6), { left: 4, of: 4 });
    assert.deepEqual(count(1, 4), { left: 3, of: 4 });
    assert.deepEqual(count(2, 2), { left: 0, of: 4 });
    assert.equal(wordedLinesLeft(code, lines, { first: 1, last: 4 }), 2 / 3);
    assert.equal(wordedLinesLeft(original('}'), lines, { first: 4, last: 4 }), 0);
    assert.equal(wordedLinesLeft(original('漢字', '}'), file('漢字'), { first: 0, last: 0 }), 1);
  });
});
