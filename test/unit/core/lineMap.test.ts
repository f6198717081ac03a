import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { mapLines, sameText } from '../../../src/core/lineMap';
import { runs } from '../../support/long';

const linesOf = (text: string) => text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);

describe('mapLines', () => {
  const committed = 'one\ntwo\nthree\nfour\nfive\n';
  const cases: readonly (readonly [
    what: string,
    from: string,
    to: string,
    lines: [number, number],
    expected: unknown,
  ])[] = [
    ['an unchanged file', committed, committed, [2, 4], { first: 2, last: 4 }],
    ['lines below an insertion', `zero\n${committed}`, committed, [3, 5], { first: 2, last: 4 }],
    ['lines above an insertion', `${committed}six\n`, committed, [1, 5], { first: 1, last: 5 }],
    ['lines between changes', 'ONE\ntwo\nthree\nFOUR\nfive\n', committed, [2, 3], { first: 2, last: 3 }],
    ['lines below a deletion', 'three\nfour\nfive\n', committed, [1, 2], { first: 3, last: 4 }],
    ['a changed line', 'one\ntwo!\nthree\nfour\nfive\n', committed, [2, 2], undefined],
    ['a range with a changed line', 'one\ntwo!\nthree\nfour\nfive\n', committed, [1, 3], undefined],
    ['a range with a new line in it', 'one\nnew\ntwo\nthree\nfour\nfive\n', committed, [1, 3], undefined],
    ['a range that lost a line', 'one\nthree\nfour\nfive\n', committed, [1, 2], undefined],
    ['other line endings', 'zero\r\none\r\ntwo\r\n', 'one\rtwo\r', [2, 3], { first: 1, last: 2 }],
    ['a byte order mark', 'one\ntwo', '\uFEFFone\ntwo', [1, 2], { first: 1, last: 2 }],
    ['a last line that lost its line ending', 'one\ntwo', 'one\ntwo\n', [2, 2], { first: 2, last: 2 }],
    ['other white space', 'one\n  two', 'one\n\ttwo', [2, 2], undefined],
    ['lines beyond the end', 'one', committed, [1, 2], undefined],
    ['lines that cannot be', committed, committed, [0, 1], undefined],
    ['a range the wrong way round', committed, committed, [3, 2], undefined],
    ['a file that was empty', committed, '', [1, 1], undefined],
  ];
  for (const [what, from, to, [first, last], expected] of cases) {
    it(`answers for ${what}`, () => assert.deepEqual(mapLines(from, to, { first, last }), expected));
  }

  it('gives up, soon, on a large file that has become another', () => {
    const numbered = (mark: string) => Array.from({ length: 20_000 }, (_, n) => `${mark}${n}`).join('\n');
    const from = `same\n${numbered('a')}\nmiddle\n${numbered('b')}\nend`;
    const to = `same\n${numbered('c')}\nmiddle\n${numbered('d')}\nend`;
    assert.equal(mapLines(from, to, { first: 20_002, last: 20_002 }), undefined);
    // What both begin or end with is certain even so.
    assert.deepEqual(mapLines(from, to, { first: 1, last: 1 }), { first: 1, last: 1 });
    assert.deepEqual(mapLines(from, `new\n${to}`, { first: 40_003, last: 40_003 }), {
      first: 40_004,
      last: 40_004,
    });
  });

  const text = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c', '', ' a'), fc.constantFrom('\n', '\r\n', '\r')), {
      maxLength: 30,
    })
    .map((parts) => parts.flat().join(''));
  const position = fc.integer({ min: 1, max: 32 });

  it('never gives lines whose text differs', () => {
    fc.assert(
      fc.property(text, text, position, position, (from, to, first, last) => {
        const found = mapLines(from, to, { first, last });
        if (!found) return;
        assert.deepEqual(
          linesOf(to).slice(found.first - 1, found.last),
          linesOf(from).slice(first - 1, last),
        );
        assert.equal(found.last - found.first, last - first);
      }),
      { numRuns: runs(300) },
    );
  });

  it('finds every line of a text to which lines were added at one place', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(4), (numbers, at, count) => {
        const to = numbers.map(String);
        const place = at % (to.length + 1);
        const from = to.toSpliced(place, 0, ...Array.from({ length: count }, () => 'new'));
        to.forEach((_, index) => {
          const line = index + 1 + (index < place ? 0 : count);
          const found = mapLines(from.join('\n'), to.join('\n'), { first: line, last: line });
          assert.deepEqual(found, { first: index + 1, last: index + 1 });
        });
      }),
    );
  });
});

describe('sameText', () => {
  it('disregards line endings and a leading byte order mark, and nothing else', () => {
    assert.ok(sameText('a\nb\n', '\uFEFFa\r\nb\r'));
    assert.ok(sameText('', '\uFEFF'));
    for (const other of ['a\nb', 'a\n\nb\n', 'a \nb\n', 'a\nb\n\uFEFF', 'A\nb\n']) {
      assert.ok(!sameText('a\nb\n', other), JSON.stringify(other));
    }
  });
});
