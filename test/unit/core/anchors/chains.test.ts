import { strict as assert } from 'node:assert';
import type { CandidateFile, CapturedCode } from '../../../../src/core/anchor';
import { candidatesIn, hasStayed } from '../../../../src/core/anchors/candidates';
import { partialMatches } from '../../../../src/core/anchors/chains';
import { readOriginal } from '../../../../src/core/anchors/original';
import { readWords } from '../../../../src/core/anchors/words';

/** So many different words in a row. */
const words = (count: number, name = 'word') =>
  Array.from({ length: count }, (_, index) => `${name}${index + 1}`).join(' ');
/** So many lines of two different words. */
const rows = (count: number, name = 'row') =>
  Array.from({ length: count }, (_, index) => `  ${name}${index + 1}a(${name}${index + 1}b);`);
const others = (count: number) => rows(count, 'other');

/** Each place that is found: first and last line from 0, how much is left in thousandths, and `start` where its first line is. */
function found(code: readonly string[], lines: readonly string[], least = 0.1): string[] {
  const original = readOriginal(code.join('\n'), undefined);
  assert.ok(original);
  return partialMatches(original, readWords(lines.join('\n')), least).map(
    ({ span, score, hasStart }) =>
      `${span.first}-${span.last} ${Math.round(1000 * score)}${hasStart ? ' start' : ''}`,
  );
}

describe('a part of captured code', () => {
  const code = ['alpha beta gamma', 'delta epsilon zeta', 'eta theta iota', 'kappa lambda mu'];

  it('is what is left of its words and lines', () => {
    assert.deepEqual(found(code, ['x', ...code.with(2, 'one two three'), 'y']), ['1-4 750 start']);
    assert.deepEqual(found(code, ['x', ...code.slice(1), 'y']), ['1-3 750']);
    assert.deepEqual(found(code, ['x', ...code.slice(0, 2), 'y']), ['1-2 500 start']);
    assert.deepEqual(found(code, ['x', 'y']), []);
    assert.deepEqual(found(code, []), []);
  });

  it('goes on over lines that were added', () => {
    assert.deepEqual(found(code, [...code.slice(0, 2), ...others(3), ...code.slice(2)]), ['0-6 1000 start']);
  });

  it('counts a word the less the more often it stands elsewhere', () => {
    // Three times more than in the code, so that it weighs a quarter: 2.25 of 4.25, 3 of 5 words, 1 of 2 lines.
    const least = ['alpha beta gamma', 'delta epsilon'];
    assert.deepEqual(found(least, ['alpha beta gamma', 'alpha', 'x', 'alpha', 'x', 'alpha']), [
      `0-0 ${Math.round((1000 * (2.25 / 4.25 + 3 / 5 + 1 / 2)) / 3)} start`,
    ]);
  });

  it('goes on word by word as long as more of them are the same than differ', () => {
    const line = ['a b c d e f g h'];
    const half = (left: number) => Math.round((1000 * left) / 8);
    assert.deepEqual(found(line, ['a b X d Y f Z h']), [`0-0 ${half(5)}`]);
    assert.deepEqual(found(line, ['a W c X e Y g h']), [`0-0 ${half(5)}`]);
    assert.deepEqual(found(line, ['a b X X X f X X']), [`0-0 ${half(2)}`]);
    assert.deepEqual(found(line, ['X X c X X X g h']), [`0-0 ${half(2)}`]);
    assert.deepEqual(found(line, ['b c', 'd', 'e']), [`0-2 ${half(4)}`]);
  });

  it('is known by two words in a row, of longer code by three, and of long code by four', () => {
    for (const [length, size] of [
      [15, 2],
      [16, 3],
      [47, 3],
      [48, 4],
    ] as const) {
      const long = words(length);
      const part = (count: number) => ['x', words(count), 'y'];
      assert.equal(found([long], part(size), 0.01).length, 1, `${size} of ${length}`);
      assert.equal(found([long], part(size - 1), 0.01).length, 0, `${size - 1} of ${length}`);
    }
  });

  it('is not told by words that stand everywhere', () => {
    const repeated = (count: number) => Array<string>(count).fill('same thing');
    const line = ['same thing but more'];
    assert.equal(found(line, repeated(32)).length, 8);
    assert.equal(found(line, repeated(33)).length, 0);
    const often = (count: number) => [Array.from({ length: count }, (_, n) => `same thing x${n}`).join(' ')];
    assert.equal(found(often(4), ['same thing']).length, 1);
    assert.equal(found(often(5), ['same thing'], 0.01).length, 0);
  });

  it('is joined to what follows near it rather than far from it, in its order', () => {
    const [first, second] = [code.slice(0, 2), code.slice(2)];
    assert.deepEqual(found(code, [...first, ...others(4), ...second, ...others(9), ...second], 0.6), [
      `0-7 1000 start`,
    ]);
    assert.deepEqual(found(code, [...second, ...others(9), ...first, ...others(4), ...second], 0.6), [
      `11-18 1000 start`,
    ]);
    assert.deepEqual(found(code, [...second, ...first]), ['0-1 500', '2-3 500 start']);
  });

  it('is not joined over more words than 120, or than twice its own', () => {
    const [first, second] = [words(6, 'a'), words(6, 'b')];
    const split = (count: number) => found([`${first} ${second}`], [first, words(count, 'x'), second], 0.3);
    assert.deepEqual(split(120), ['0-2 1000 start']);
    assert.deepEqual(split(121), ['0-0 500', '2-2 500']);
    const [begin, end] = [words(40, 'a'), words(40, 'b')];
    const long = (count: number) => found([`${begin} ${end}`], [begin, words(count, 'x'), end], 0.3);
    assert.deepEqual(long(160), ['0-2 1000 start']);
    assert.equal(long(161).length, 2);
  });

  it('is not joined to a few words that stand far off', () => {
    const line = [`${words(8, 'a')} b1 b2`];
    const apart = (count: number) => found(line, [words(8, 'a'), words(count, 'x'), 'b1 b2']);
    assert.deepEqual(apart(6), ['0-2 1000 start']);
    assert.deepEqual(apart(7), ['0-0 800', '2-2 200']);
  });
});

describe('edited code', () => {
  const symbols = [{ path: 'Pool.acquire', lines: { first: 31, last: 60 } }];

  /** How the grade of each candidate of a file is: at which line from 0, and what it is. */
  function candidates(
    code: readonly string[],
    lines: readonly string[],
    { path = 'a.ts', ...facts }: Partial<CandidateFile> & { readonly symbol?: string } = {},
  ): string[] {
    const { symbol, ...more } = facts;
    const captured: CapturedCode = {
      text: code.join('\n'),
      file: 'a.ts',
      lines: { first: 1, last: code.length },
      ...(symbol !== undefined && { symbol }),
    };
    const original = readOriginal(captured.text, captured.lines);
    assert.ok(original);
    const file = { path, ...more, text: lines.join('\n') };
    return candidatesIn(captured, original, file).map(({ span, likeness }) => `${span.first} ${likeness}`);
  }
  const away = others(40);

  it('needs half of it left at its own lines, and more elsewhere', () => {
    assert.deepEqual(candidates(rows(4), [...rows(2), 'x', 'y']), ['0 part']);
    assert.deepEqual(candidates(rows(5), [...rows(2), 'x', 'y']), []);
    assert.deepEqual(candidates(rows(6), [...away, ...rows(6).with(3, 'x')]), ['40 part']);
    assert.deepEqual(candidates(rows(11), [...away, ...rows(11).with(3, 'x').with(7, 'y')]), []);
    assert.deepEqual(candidates(rows(6), [...rows(6).with(3, 'x')], { path: 'b.ts' }), ['0 part']);
    assert.deepEqual(candidates(rows(5), [...rows(5).with(3, 'x')], { path: 'b.ts' }), []);
  });

  it('needs more left where its first line is another', () => {
    assert.deepEqual(candidates(rows(4), ['x', ...rows(4).slice(1)]), ['1 part']);
    assert.deepEqual(candidates(rows(3), ['x', ...rows(3).slice(1)]), []);
    assert.deepEqual(candidates(rows(9), [...away, ...rows(9).slice(1)]), ['40 part']);
    assert.deepEqual(candidates(rows(8), [...away, ...rows(8).slice(1)]), []);
  });

  it('of a single line needs nearly all words, on one line, and elsewhere eight of them', () => {
    assert.deepEqual(candidates([words(10)], [`${words(8)} x y`]), ['0 part']);
    assert.deepEqual(candidates([words(9)], [`${words(7)} x y`]), []);
    assert.deepEqual(candidates([words(10)], [words(4), words(8).split(' ').slice(4).join(' ')]), []);
    assert.deepEqual(candidates([words(9)], [...away, `${words(8)} x`]), ['40 part']);
    assert.deepEqual(candidates([words(8)], [...away, `${words(7)} x`]), []);
    // What is missing says little, since it stands everywhere.
    const common = [...away, ...Array.from({ length: 9 }, () => 'x = word1;')];
    assert.deepEqual(candidates([words(8)], [...common, words(8).replace('word1', 'x')]), ['49 part']);
    assert.deepEqual(candidates([words(7)], [...common, words(7).replace('word1', 'x')]), []);
  });

  it('is only taken for it within its symbol, where that is there', () => {
    const edited = [...away, ...rows(9).with(3, 'x')];
    assert.deepEqual(candidates(rows(9), edited, { symbol: 'Pool.acquire', symbols }), ['40 part']);
    assert.deepEqual(candidates(rows(9), edited, { symbol: 'Pool.release', symbols }), ['40 part']);
    const inside = [{ path: 'Pool.acquire', lines: { first: 1, last: 40 } }];
    assert.deepEqual(candidates(rows(9), edited, { symbol: 'Pool.acquire', symbols: inside }), []);
    const last = [{ path: 'Pool.acquire', lines: { first: 1, last: 41 } }];
    assert.deepEqual(candidates(rows(9), edited, { symbol: 'Pool.acquire', symbols: last }), ['40 part']);
  });

  it('counts beside a copy of it as long as most of it is left at its own lines', () => {
    assert.deepEqual(candidates(rows(5), [...rows(5).with(1, 'x'), ...rows(5)]), ['5 identical', '0 part']);
    assert.deepEqual(candidates(rows(5), [...rows(5).with(1, 'x').with(2, 'y'), ...rows(5)]), [
      '5 identical',
    ]);
    assert.deepEqual(candidates(rows(3), [...rows(3), ...rows(3).with(1, 'x')]), ['0 identical']);
    assert.deepEqual(candidates(rows(3), [...away, ...rows(3)], { path: 'b.ts' }), ['40 identical']);
  });

  it('is the best place, and those that are about as good', () => {
    const edited = (...at: readonly number[]) =>
      rows(20).map((row, index) => (at.includes(index) ? 'x' : row));
    assert.deepEqual(candidates(rows(20), [...away, ...edited(5), ...edited(7)]), ['40 part', '60 part']);
    assert.deepEqual(candidates(rows(20), [...away, ...edited(5), ...edited(7, 9, 11, 13)]), ['40 part']);
  });

  it('in a comment counts only where it stands nowhere else', () => {
    const comment = rows(6).map((row) => `//${row}`);
    assert.deepEqual(candidates(rows(6), comment), ['0 punctuation']);
    assert.deepEqual(candidates(rows(6), [...away, ...comment, ...rows(6)]), ['46 identical']);
  });

  it('that says little is looked for in its own file, all of it', () => {
    assert.deepEqual(candidates(['return null;'], ['x', 'return null;', 'return  null;']), ['1 identical']);
    assert.deepEqual(candidates(['return null;'], ['return null']), []);
    assert.deepEqual(candidates(['return null;'], ['return null;'], { path: 'b.ts' }), []);
  });

  it('has stayed where most of it is left', () => {
    const original = readOriginal('a', undefined);
    assert.ok(original);
    const [candidate] = candidatesIn({ text: 'a', file: 'a.ts' }, original, { path: 'a.ts', text: 'a' });
    assert.ok(candidate);
    assert.equal(hasStayed(candidate), true);
    assert.equal(hasStayed({ ...candidate, likeness: 'part', score: 0.65 }), true);
    assert.equal(hasStayed({ ...candidate, likeness: 'part', score: 0.64 }), false);
  });
});
