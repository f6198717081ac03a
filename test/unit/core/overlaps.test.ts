import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { overlapping } from '../../../src/core/overlaps';

describe('parts of a text', () => {
  it('overlap where they share a character', () => {
    const overlaps = overlapping([
      { start: 10, end: 20 },
      { start: 2, end: 4 },
      { start: 12, end: 14 },
    ]);
    for (const [start, end, does] of [
      [0, 2, false],
      [0, 3, true],
      [3, 4, true],
      [4, 10, false],
      [4, 11, true],
      [15, 16, true],
      [19, 30, true],
      [20, 30, false],
    ] as const)
      assert.equal(overlaps(start, end), does, `${start}-${end}`);
    assert.equal(overlapping([])(0, 10), false);
  });

  it('are found as looking at each of them would', () => {
    const part = fc
      .tuple(fc.nat(40), fc.nat(8))
      .map(([start, length]) => ({ start, end: start + length + 1 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), part, (parts, { start, end }) => {
        const does = parts.some((other) => other.start < end && start < other.end);
        assert.equal(overlapping(parts)(start, end), does);
      }),
    );
  });
});
