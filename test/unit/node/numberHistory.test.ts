import { strict as assert } from 'node:assert';
import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gitRunner } from '../../../src/node/git';
import { createNumberHistory } from '../../../src/node/numberHistory';
import { watchRefs } from '../../../src/node/watchRefs';
import { gitFolder, type GitFolder } from '../../support/gitFolder';

describe('the history of numbers', function () {
  this.timeout(20_000);

  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const history = () => createNumberHistory(gitRunner(undefined), silent);
  let repository: GitFolder;
  beforeEach(() => {
    repository = gitFolder({ 'docs/adr/0001-a b.md': 'one\n', 'docs/adr/deep/0099-x.md': 'x\n' });
  });
  afterEach(() => repository.remove());

  function commit(message: string, files: Readonly<Record<string, string>> = {}, date = ''): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(repository.path, file)), { recursive: true });
      writeFileSync(path.join(repository.path, file), text);
    }
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', message, ...(date === '' ? [] : [`--date=${date}`]));
  }

  it('knows the names of all branches, of remotes, and of what was deleted or renamed', async () => {
    repository.git('checkout', '--quiet', '-b', 'other');
    commit('two', { 'docs/adr/0002-ü.md': 'two\n' });
    repository.git('update-ref', 'refs/remotes/origin/theirs', 'HEAD');
    repository.git('checkout', '--quiet', 'main');
    repository.git('branch', '--quiet', '-D', 'other');
    commit('three', { 'docs/adr/0003-c.md': 'three, which is long enough to be found again\n' });
    repository.git('mv', 'docs/adr/0003-c.md', 'docs/adr/0004-c.md');
    commit('four');
    repository.git('rm', '--quiet', 'docs/adr/0004-c.md');
    commit('none');
    const names = await history().namesIn(repository.path, 'docs/adr');
    assert.deepEqual(names.filter((name) => /^\d/.test(name)).sort(), [
      '0001-a b.md',
      '0002-ü.md',
      '0003-c.md',
      '0004-c.md',
    ]);
    // The workspace folder may be a folder of the repository, and the target one that is not there.
    const inside = await history().namesIn(path.join(repository.path, 'docs'), 'adr');
    assert.deepEqual([...inside].sort(), [...names].sort());
    assert.deepEqual(await history().namesIn(repository.path, 'docs/til'), []);
  });

  it('knows since when documents are there, also under other names', async () => {
    commit(
      'two',
      { 'docs/adr/0002-b.md': 'two, which is long enough to be found again\n' },
      '2020-01-01T00:00:00Z',
    );
    repository.git('mv', 'docs/adr/0002-b.md', 'docs/adr/0003-b.md');
    commit('three');
    const ages = await history().ages(repository.path, ['docs/adr']);
    assert.equal(ages.get('docs/adr/0003-b.md'), Date.parse('2020-01-01T00:00:00Z') / 1000);
    assert.equal(ages.has('docs/adr/0001-a b.md'), true);
  });

  it('knows who was meant by a line, also when that moved or others are not committed', async () => {
    const [a, b] = ['docs/adr/0002-a.md', 'docs/adr/0002-b.md'];
    for (const [branch, file] of [
      ['a', a],
      ['b', b],
    ] as const) {
      repository.git('checkout', '--quiet', '-b', branch, 'main');
      commit(branch, { [file]: `${branch}\n` });
      commit(`notes ${branch}`, { [`docs/${branch}.md`]: 'Title\n\nADR-0002\n' });
    }
    repository.git('checkout', '--quiet', 'main');
    for (const branch of ['a', 'b']) repository.git('merge', '--quiet', '--no-edit', branch);
    const text = 'Title\n\nTyped since.\r\nADR-0002\nADR-0002\n';
    const ask = (path: string, start: number) => ({ path, text, start, candidates: [a, b] });
    const first = text.indexOf('ADR');
    const answers = await history().meant(repository.path, [
      ask('docs/a.md', first),
      ask('docs/b.md', first),
      ask('docs/b.md', first + 9),
      ask('docs/unknown.md', first),
    ]);
    assert.deepEqual(answers, [a, b, undefined, undefined]);
  });

  it('knows nothing without a repository, and starts nothing that one names', async () => {
    const mark = path.join(repository.path, '..', 'started');
    const program = path.join(repository.path, '..', 'program');
    writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\n`);
    chmodSync(program, 0o755);
    for (const key of [
      'core.fsmonitor',
      'diff.external',
      'gpg.program',
      'core.pager',
      'diff.x.textconv',
      'filter.x.clean',
    ])
      repository.git('config', key, program);
    repository.git('config', 'log.showSignature', 'true');
    writeFileSync(path.join(repository.path, '.git/info/attributes'), '* diff=x filter=x\n');
    const all = history();
    await all.namesIn(repository.path, 'docs/adr');
    await all.ages(repository.path, ['docs/adr']);
    const reference = {
      path: 'docs/adr/0001-a b.md',
      text: 'one\n',
      start: 0,
      candidates: ['docs/adr/0001-a b.md'],
    };
    assert.deepEqual(await all.meant(repository.path, [reference]), ['docs/adr/0001-a b.md']);
    assert.equal(existsSync(mark), false);
    renameSync(path.join(repository.path, '.git'), path.join(repository.path, 'git'));
    assert.deepEqual(await all.namesIn(repository.path, 'docs/adr'), []);
    assert.deepEqual(await createNumberHistory(undefined, silent).namesIn(repository.path, 'docs/adr'), []);
  });

  it('is told of when branches change, in worktrees too', async () => {
    const worktree = path.join(repository.path, '..', 'worktree');
    repository.git('worktree', 'add', '--quiet', worktree);
    for (const folder of [repository.path, worktree]) {
      const told = new Promise<void>((resolve) => {
        const stop = watchRefs(folder, () => {
          stop();
          resolve();
        });
      });
      repository.git('branch', '--quiet', `branch-${path.basename(folder)}`);
      await told;
    }
  });
});
