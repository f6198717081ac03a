import { strict as assert } from 'node:assert';
import { isCommentedOut } from '../../../../src/core/anchors/comments';
import { readOriginal } from '../../../../src/core/anchors/original';
import { readWords } from '../../../../src/core/anchors/words';

/** Whether lines of a file are the code in a comment. */
function isComment(
  code: readonly string[],
  lines: readonly string[],
  [first, last]: readonly [number, number],
  at?: number,
): boolean {
  const hint = at === undefined ? undefined : { first: at + 1, last: at + code.length };
  const original = readOriginal(code.join('\n'), hint);
  assert.ok(original);
  return isCommentedOut(original, readWords(lines.join('\n')), { first, last });
}

const CODE = ['open(socket);', 'send(socket, data);', '}', 'close(socket);'];

describe('code in comments', () => {
  it('was made one with any sign that begins a line', () => {
    for (const sign of ['//', '#', '--', ';', '%', '*', '/*', '<!--', '{/*', 'REM'])
      assert.equal(
        isComment(
          CODE,
          CODE.map((line) => `  ${sign} ${line}`),
          [0, 3],
        ),
        true,
        sign,
      );
    assert.equal(isComment(CODE, CODE, [0, 3]), false);
  });

  it('is one when half of its lines with words were made one', () => {
    const half = CODE.slice(0, 2);
    assert.equal(isComment(half, ['// open(socket);', 'send(socket, data);'], [0, 1]), true);
    assert.equal(isComment(CODE, ['// open(socket);', ...CODE.slice(1)], [0, 3]), false);
  });

  it('is one when many more of its lines are comments than were', () => {
    assert.equal(isComment(CODE, ['// opened', '// sent twice', '}', '// closed'], [0, 3]), true);
    const mostly = ['// one', '// two', 'three();'];
    assert.equal(isComment(mostly, ['// 1', '// 2', '// 3'], [0, 2]), false);
    assert.equal(isComment(mostly, mostly, [0, 2]), false);
  });

  it('is one between the signs of a block, not behind them', () => {
    for (const [opens, closes] of [
      ['/*', '*/'],
      ['<!--', '-->'],
      ['{ /*', '*/ }'],
    ] as const) {
      assert.equal(isComment(CODE, ['x', opens, '', ...CODE, closes], [3, 6]), true, opens);
      assert.equal(isComment(CODE, [opens, 'x', closes, ...CODE], [3, 6]), false, opens);
      assert.equal(isComment(CODE, [`${opens} x ${closes}`, ...CODE], [1, 4]), false, opens);
      assert.equal(isComment(CODE, [`x ${opens}`, ...CODE], [1, 4]), false, opens);
    }
  });

  it('is none at its own lines, nor where it begins with the end of one', () => {
    assert.equal(isComment(CODE, ['/*', ...CODE, '*/'], [1, 4], 1), false);
    assert.equal(isComment(CODE, ['/*', ...CODE, '*/'], [1, 4], 0), true);
    const inside = ['text of it', '*/', ...CODE];
    assert.equal(isComment(inside, ['/**', ...inside], [1, 6]), false);
    const beside = ['/* of it */', ...CODE];
    assert.equal(isComment(beside, ['/**', ...beside], [1, 5]), true);
  });

  it('is found out for each of many places in one file', () => {
    const lines = readWords(['/*', ...CODE, '*/', ...CODE, '/*', ...CODE].join('\n'));
    const original = readOriginal(CODE.join('\n'), undefined);
    assert.ok(original);
    for (const [first, is] of [
      [6, false],
      [1, true],
      [11, true],
      [6, false],
      [1, true],
    ] as const)
      assert.equal(isCommentedOut(original, lines, { first, last: first + 3 }), is);
  });
});
