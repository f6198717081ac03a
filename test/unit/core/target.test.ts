import { strict as assert } from 'node:assert';
import { UserError } from '../../../src/core/ports';
import { isInside, targetFolder, targetFolders, targetOfKind } from '../../../src/core/target';

describe('targets', () => {
  for (const [written, folder] of [
    ['docs/challenges', 'docs/challenges'],
    ['./docs//challenges/', 'docs/challenges'],
    ['docs\\challenges', 'docs/challenges'],
    ['.', ''],
  ] as const) {
    it(`${written} is the folder "${folder}"`, () => assert.equal(targetFolder(written), folder));
  }

  for (const written of ['../x', 'docs/../../x', '/etc', '\\\\server\\share', 'C:\\x', 'docs/LOG.md']) {
    it(`${written} is refused`, () => assert.throws(() => targetFolder(written), UserError));
  }

  it('a kind without one of its own takes the one for all', () => {
    assert.equal(targetOfKind({ '*': 'a', decision: 'b' }, 'decision'), 'b');
    assert.equal(targetOfKind({ '*': 'a', decision: 'b' }, 'constructor'), 'a');
  });

  it('without any, challenges go to docs/challenges', () => {
    assert.equal(targetOfKind({}, 'til'), 'docs/challenges');
  });

  it('what names no folder is left out of what is read', () => {
    assert.deepEqual(targetFolders({ '*': 'a', x: '../b', y: 7, z: './a' }), ['a']);
  });

  it('a folder holds what is below it, and the top holds everything', () => {
    assert.deepEqual(
      [isInside('a/b.md', 'a'), isInside('ab/c.md', 'a'), isInside('x.md', '')],
      [true, false, true],
    );
  });
});
