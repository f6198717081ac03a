import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../../src/core/textEdit';
import { isMadeBySome, renamedPath, summaryOf } from '../../../src/core/workspaceChange';

describe('a change of several files', () => {
  const change = {
    creates: [{ path: 'docs/new.md', text: '' }],
    renames: [{ from: 'docs/007-a.md', to: 'docs/008-a.md' }],
    edits: [{ path: 'docs/007-a.md', edits: [{ start: 0, end: 1, text: '8' }] }],
  };

  it('knows the names that files get', () => {
    assert.equal(renamedPath(change, 'docs/007-a.md'), 'docs/008-a.md');
    assert.equal(renamedPath(change, 'docs/other.md'), 'docs/other.md');
  });

  it('tells what it does, a line for each file', () => {
    assert.deepEqual(summaryOf(change), [
      'docs/new.md is new',
      'docs/007-a.md becomes docs/008-a.md',
      'docs/007-a.md: 1 change',
    ]);
  });

  it('knows its own work when a person left parts out', () => {
    const edits = fc.array(
      fc.record({
        gap: fc.integer({ min: 1, max: 4 }),
        length: fc.nat(3),
        text: fc.string({ maxLength: 3 }),
        done: fc.boolean(),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.string({ minLength: 45, maxLength: 60 }), edits, (before, pieces) => {
        let at = 0;
        const all: (TextEdit & { done: boolean })[] = pieces.map(({ gap, length, text, done }) => {
          const start = at + gap;
          at = start + length;
          return { start, end: at, text, done };
        });
        const some = applyEdits(
          before,
          all.filter(({ done }) => done),
        );
        assert.equal(isMadeBySome(before, all, some), true);
        assert.equal(isMadeBySome(before, all, `${some}\n`), false);
      }),
    );
  });
});
