import { strict as assert } from 'node:assert';
import { editsBetween } from '../../../../src/core/logs/lineEdits';
import { applyEdits } from '../../../../src/core/textEdit';

/** The edits, each with what it takes away. */
function changes(before: string, after: string): (readonly [at: number, old: string, now: string])[] {
  const edits = editsBetween(before, after);
  assert.equal(applyEdits(before, edits), after);
  return edits.map(({ start, end, text }) => [start, before.slice(start, end), text]);
}

describe('the edits between two texts', () => {
  it('are none where nothing changed', () => {
    assert.deepEqual(changes('', ''), []);
    assert.deepEqual(changes('a\r\nb', 'a\r\nb'), []);
  });

  it('leave every line that stays, and what begins and ends a line that does not', () => {
    assert.deepEqual(changes('one\ntwo\nthree\nfour\n', 'one\n2\nthree\nfour!\n'), [
      [4, 'two', '2'],
      [18, '', '!'],
    ]);
    assert.deepEqual(changes('| a |  |\n| b |  |', '| a |  |\n| b | x |'), [[15, '', 'x']]);
    assert.deepEqual(changes('aaa', 'aa'), [[2, 'a', '']]);
    assert.deepEqual(changes('aa', 'aaa'), [[2, '', 'a']]);
  });

  it('add and take away whole lines', () => {
    assert.deepEqual(changes('a\nb\n', 'a\nx\ny\nb\n'), [[2, '', 'x\ny\n']]);
    assert.deepEqual(changes('a\nx\ny\nb\nc', 'a\nb\n'), [
      [2, 'x\ny\n', ''],
      [8, 'c', ''],
    ]);
    assert.deepEqual(changes('', 'a\n'), [[0, '', 'a\n']]);
    assert.deepEqual(changes('a\n', ''), [[0, 'a\n', '']]);
  });

  it('part neither the two characters of a line end nor those of an emoji', () => {
    assert.deepEqual(changes('a\r\n', 'a\n'), [[1, '\r\n', '\n']]);
    assert.deepEqual(changes('a\r', 'a\r\n'), [[1, '\r', '\r\n']]);
    assert.deepEqual(changes('a\n', 'a\r\n'), [[1, '\n', '\r\n']]);
    assert.deepEqual(changes('🔴 x', '🔵 x'), [[0, '🔴', '🔵']]);
    // These two share their second half.
    assert.deepEqual(changes('x 😀', 'x 🐀'), [[2, '😀', '🐀']]);
    assert.deepEqual(changes('😀', '😀🔴'), [[2, '', '🔴']]);
  });

  it('are one where more changed than is worth telling apart', () => {
    const lines = (from: number) =>
      Array.from({ length: 300 }, (_, index) => `${from + index}\nsame\n`).join('');
    assert.equal(changes(`head\n${lines(1000)}tail`, `head\n${lines(5000)}tail`).length, 1);
    assert.equal(
      changes(`head\n${lines(1000).slice(0, 900)}tail`, `head\n${lines(5000).slice(0, 900)}tail`).length,
      90,
    );
  });
});
