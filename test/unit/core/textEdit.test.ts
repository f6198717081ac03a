import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { applyEdits, editBetween } from '../../../src/core/textEdit';

describe('the edit between two texts', () => {
  it('makes one of the other, and is none where they are the same', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '🔴', '🟢'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = editBetween(before, after);
        assert.equal(edits.length, before === after ? 0 : 1);
        assert.equal(applyEdits(before, edits), after);
        for (const edit of edits)
          assert.ok(edit.text.isWellFormed() && before.slice(0, edit.start).isWellFormed());
      }),
    );
  });

  it('leaves alone what both begin and end with', () => {
    assert.deepEqual(editBetween('one two three', 'one 2 three'), [{ start: 4, end: 7, text: '2' }]);
    assert.deepEqual(editBetween('a🔴b', 'a🟢b'), [{ start: 1, end: 3, text: '🟢' }]);
  });
});
