import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { findSequence, lineAt, lineCount, readWords, wordsOf } from '../../../../src/core/anchors/words';

/** The words, each with its line, as far as hashes tell: a word that stands again has the name that it had before. */
function told(text: string): (readonly [line: number, word: number])[] {
  const { hashes, lines } = readWords(text);
  const names = [...new Set(hashes)];
  return Array.from(hashes, (hash, index) => [lines[index] ?? -1, names.indexOf(hash)] as const);
}

describe('the words of a text', () => {
  it('are runs of letters, digits, `_`, `$` and whatever is not ASCII, each with its line', () => {
    assert.deepEqual(told('$a_1 b.b\r\n漢字\u00a0é\u3000漢字;\r\r$a_1'), [
      [0, 0],
      [0, 1],
      [0, 1],
      [1, 2],
      [1, 3],
      [1, 2],
      [3, 0],
    ]);
    assert.deepEqual(told('  ;{}\n'), []);
    assert.deepEqual(told(''), []);
  });

  it('differ by each of their letters and their order', () => {
    assert.equal(new Set(readWords('a b ab ba aa A 1 _ $ 漢 字').hashes).size, 11);
  });

  it('have lines as the editor counts them, without white space at their ends', () => {
    const words = readWords('\uFEFFa b \r\nc\rd\t\n\n e');
    assert.equal(words.text.startsWith('a'), true);
    assert.equal(lineCount(words), 5);
    assert.deepEqual(
      [-1, 0, 1, 2, 3, 4, 5].map((line) => lineAt(words, line)),
      ['', 'a b', 'c', 'd', '', ' e', ''],
    );
    assert.deepEqual([...words.before], [0, 2, 3, 4, 4, 5]);
    assert.deepEqual([...readWords('a').before], [0, 1]);
  });

  it('are read once for each file', () => {
    const file = { text: 'a b' };
    assert.equal(wordsOf(file), wordsOf(file));
  });

  it('are found in others wherever they stand, also where they overlap themselves', () => {
    const numbers = fc.array(fc.nat(2), { maxLength: 40 });
    const plain = (wanted: readonly number[], within: readonly number[]) =>
      wanted.length === 0
        ? []
        : [...within.keys()].filter(
            (at) => at + wanted.length <= within.length && wanted.every((one, n) => one === within[at + n]),
          );
    const search = (wanted: readonly number[], within: readonly number[]) =>
      findSequence(Int32Array.from(wanted), Int32Array.from(within));
    assert.deepEqual(search([1, 2, 1], [1, 2, 1, 2, 1, 1, 2, 1]), [0, 2, 5]);
    assert.deepEqual(search([1], [1]), [0]);
    assert.deepEqual(search([], [1]), []);
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 5 }), numbers, (wanted, within) => {
        assert.deepEqual(search(wanted, within), plain(wanted, within));
      }),
    );
  });
});
