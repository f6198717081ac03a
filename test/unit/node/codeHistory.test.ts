import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCodeHistory } from '../../../src/node/codeHistory';
import { gitRunner, type RunGit } from '../../../src/node/git';
import { gitFolder, type GitFolder } from '../../support/gitFolder';

describe('the history of code', function () {
  this.timeout(20_000);

  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const history = () => createCodeHistory(gitRunner(undefined), silent);
  const LONG = Array.from({ length: 12 }, (_, row) => `const value${row} = compute(${row});\n`).join('');
  let repository: GitFolder;
  before(() => {
    repository = gitFolder({
      'app/src/a b.ts': LONG,
      'app/src/kept.ts': 'kept\n',
      'lib/ü.ts': `${LONG}// lib\n`,
    });
    mkdirSync(path.join(repository.path, 'app/lib'));
    repository.git('mv', 'app/src/a b.ts', 'app/src/b.ts');
    repository.git('commit', '--quiet', '--message=once');
    repository.git('mv', 'app/src/b.ts', 'app/lib/c.ts');
    repository.git('mv', 'lib/ü.ts', 'app/lib/u.ts');
    repository.git('commit', '--quiet', '--message=again');
  });
  after(() => repository.remove());

  it('follows files through all their names', async () => {
    const names = ['app/src/a b.ts', 'app/src/b.ts', 'app/src/kept.ts', 'lib/ü.ts', 'never.ts'];
    assert.deepEqual(
      [...(await history().renames(repository.path, names))],
      [
        ['app/src/a b.ts', 'app/lib/c.ts'],
        ['app/src/b.ts', 'app/lib/c.ts'],
        ['lib/ü.ts', 'app/lib/u.ts'],
      ],
    );
  });

  it('starts no process for each of many files', async () => {
    const run = gitRunner(undefined)!;
    const asked: string[] = [];
    const counted: RunGit = (folder, args, signal) => {
      asked.push(args[0] ?? '');
      return run(folder, args, signal);
    };
    const names = Array.from({ length: 500 }, (_, index) => `app/src/gone${index}/x.ts`);
    await createCodeHistory(counted, silent).renames(repository.path, names);
    assert.deepEqual(asked, ['rev-parse', 'log']);
  });

  it('counts paths from the folder that is open', async () => {
    const root = path.join(repository.path, 'app');
    assert.deepEqual([...(await history().renames(root, ['src/b.ts']))], [['src/b.ts', 'lib/c.ts']]);
    const first = repository.git('rev-list', '--max-parents=0', 'HEAD').trim();
    assert.equal(await history().textAt(root, first, 'src/a b.ts'), LONG);
  });

  it('looks into a repository that lies in the folder that is open', async () => {
    const root = path.join(repository.path, '..');
    const old = 'workspace/app/src/b.ts';
    assert.deepEqual([...(await history().renames(root, [old]))], [[old, 'workspace/app/lib/c.ts']]);
    const text = await history().textAt(
      root,
      repository.git('rev-parse', 'HEAD').trim(),
      'workspace/app/lib/c.ts',
    );
    assert.equal(text, LONG);
  });

  it('knows nothing of what a commit does not hold, and takes nothing but a hash for a commit', async () => {
    const head = repository.git('rev-parse', 'HEAD').trim();
    assert.equal(await history().textAt(repository.path, head, 'app/src/b.ts'), undefined);
    assert.equal(await history().textAt(repository.path, '--help', 'app/src/kept.ts'), undefined);
    assert.equal(await history().textAt(repository.path, 'f'.repeat(40), 'app/src/kept.ts'), undefined);
  });

  it('knows nothing where there is no repository or no git', async () => {
    const scratch = path.join(repository.path, '..');
    writeFileSync(path.join(scratch, 'x.ts'), '');
    assert.deepEqual([...(await history().renames(scratch, ['x.ts']))], []);
    assert.deepEqual([...(await createCodeHistory(undefined, silent).renames(scratch, ['x.ts']))], []);
  });
});
