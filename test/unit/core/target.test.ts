import { strict as assert } from 'node:assert';
import { UserError } from '../../../src/core/ports';
import {
  isInside,
  staysInside,
  targetFolder,
  targetFolders,
  targetLogs,
  targetOf,
  targetOfKind,
} from '../../../src/core/target';

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

  it('that ends in .md is a log, and anything else a folder', () => {
    for (const [written, form, path] of [
      [' ./docs//LOG.MD ', 'log', 'docs/LOG.MD'],
      ['docs\\log.markdown', 'log', 'docs/log.markdown'],
      ['LOG.md', 'log', 'LOG.md'],
      ['docs/log.md.d', 'folder', 'docs/log.md.d'],
      ['docs/md', 'folder', 'docs/md'],
    ] as const)
      assert.deepEqual(targetOf(written), { form, path }, written);
    assert.deepEqual(
      targetLogs({ '*': 'docs', til: 'docs/TIL.md', x: '../b.md', y: 7, z: './docs/TIL.md' }),
      ['docs/TIL.md'],
    );
  });

  it('that cannot be read again is refused, with what to do', () => {
    for (const [written, message] of [
      [
        '../LOG.md',
        'The target "../LOG.md" is not a document inside the workspace. Use a relative path such as docs/BLOCKERS.md.',
      ],
      [
        ' /LOG.md',
        'The target " /LOG.md" is not a document inside the workspace. Use a relative path such as docs/BLOCKERS.md.',
      ],
      [
        '../docs',
        'The target "../docs" is not a folder inside the workspace. Use a relative path such as docs/challenges.',
      ],
      [
        'docs/.GIT/x',
        'Entries in "docs/.GIT/x" are never read. Choose a target outside .git and node_modules, such as docs/challenges.',
      ],
      [
        'node_modules/LOG.md',
        'Entries in "node_modules/LOG.md" are never read. Choose a target outside .git and node_modules, such as docs/challenges.',
      ],
    ] as const)
      assert.throws(() => targetOf(written), new UserError(message), written);
    assert.throws(
      () => targetFolder('docs/LOG.md'),
      new UserError('The target "docs/LOG.md" is a file. Name a folder such as docs/challenges.'),
    );
    assert.deepEqual(targetOf('.github/x'), { form: 'folder', path: '.github/x' });
  });

  it('stays inside unless it climbs, or begins at a root', () => {
    for (const path of ['a', './a', 'a..b/c', '...', 'a/.b']) assert.equal(staysInside(path), true, path);
    for (const path of ['..', 'a/../b', 'a\\..\\b', '/a', '\\a', 'c:a', 'Z:\\a'])
      assert.equal(staysInside(path), false, path);
  });
});
