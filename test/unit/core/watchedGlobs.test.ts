import { strict as assert } from 'node:assert';
import { watchedGlobs } from '../../../src/core/selection';

describe('where documents may come and go', () => {
  const globs = (...include: readonly string[]) => watchedGlobs({ include });

  it('is below the folders that a glob begins with, in any case, and these folders themselves', () => {
    assert.deepEqual(globs('docs/**/*.md'), ['[dD][oO][cC][sS]', '[dD][oO][cC][sS]/**']);
    assert.deepEqual(globs('./a/b1/*/c.md'), ['[aA]/[bB]1', '[aA]/[bB]1/**']);
    assert.deepEqual(globs('漢字/x?/y.md'), ['漢字', '漢字/**']);
  });

  it('is in one folder alone where a glob names its files', () => {
    assert.deepEqual(globs('a/*.md'), ['[aA]', '[aA]/*']);
    assert.deepEqual(globs('*.md', 'LOG.md'), ['*']);
    assert.deepEqual(globs('{,a/}{x,y}.md'), ['*', '[aA]', '[aA]/*']);
  });

  it('is everywhere where any folder may hold some, and then nothing else need be told', () => {
    assert.deepEqual(globs('a/*.md', '**/*.md', '*/x/*.md'), ['**']);
    assert.deepEqual(watchedGlobs({ include: ['a/*.md'], folders: [''] }), ['**']);
  });

  it('is below the folders that are read whatever their names, which are no globs', () => {
    assert.deepEqual(watchedGlobs({ include: [], folders: ['n/[x]*', 'ß/'] }), [
      '[nN]/?[xX]??',
      '[nN]/?[xX]??/**',
      'ß',
      'ß/**',
    ]);
  });

  it('is nowhere for what cannot match', () => {
    assert.deepEqual(globs('', '/etc/*.md', 'C:/x/*.md', '\\x\\*.md', 'a'.repeat(1_001)), []);
    assert.deepEqual(globs('1'.repeat(1_000)), ['*']);
  });
});
