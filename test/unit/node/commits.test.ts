import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCodeHistory } from '../../../src/node/codeHistory';
import { gitRunner } from '../../../src/node/git';
import { gitFolder, type GitFolder } from '../../support/gitFolder';

describe('commits', function () {
  this.timeout(20_000);

  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const commits = () => createCodeHistory(gitRunner(undefined), silent);
  let repository: GitFolder;
  beforeEach(() => {
    repository = gitFolder({ 'src/a.ts': 'one\ntwo\nthree\n', 'src/gone.ts': 'x\n' });
  });
  afterEach(() => repository.remove());

  function commit(subject: string, ...more: string[]): string {
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', subject, ...more);
    return repository.git('rev-parse', 'HEAD').trim();
  }

  it('are found by a part of their hash, with the files that they changed', async () => {
    repository.git('mv', 'src/a.ts', 'src/ü b.ts');
    repository.git('rm', '--quiet', 'src/gone.ts');
    writeFileSync(path.join(repository.path, 'new.ts'), 'new\n');
    const hash = commit('Move: `it` | $(x)');
    const found = await commits().find(repository.path, hash.slice(0, 8));
    assert.equal(found?.hash, hash);
    assert.equal(found.subject, 'Move: `it` | $(x)');
    assert.equal(found.author, 'Test');
    assert.match(found.date, /^\d{4}-\d\d-\d\dT/);
    assert.deepEqual(found.files, [
      { after: 'new.ts' },
      { before: 'src/gone.ts' },
      { before: 'src/a.ts', after: 'src/ü b.ts' },
    ]);
  });

  it('are not known where there is none of that hash, or nothing that is one', async () => {
    repository.git('branch', 'abcdef12');
    for (const hash of ['1234567', 'abcdef12', '--all', 'HEAD', ''])
      assert.equal(await commits().find(repository.path, hash), undefined);
    assert.equal(await createCodeHistory(undefined, silent).find(repository.path, '1234567'), undefined);
  });

  it('are not made up by what a message says', async () => {
    const subject = `One \u0001${'a'.repeat(40)}`;
    const hash = commit(subject, '--allow-empty');
    const recent = await commits().recent(repository.path, 5);
    assert.deepEqual(recent.map(({ hash, subject }) => [hash, subject]).slice(0, 1), [[hash, subject]]);
    assert.equal(recent.length, 2);
  });

  it('are listed with the newest first', async () => {
    commit('Second', '--allow-empty');
    commit('Third', '--allow-empty');
    const found = await commits().recent(path.join(repository.path, 'src'), 2);
    assert.deepEqual(
      found.map(({ subject }) => subject),
      ['Third', 'Second'],
    );
  });

  it('know texts, from the root of the repository and from a folder', async () => {
    const hash = repository.git('rev-parse', 'HEAD').trim();
    writeFileSync(path.join(repository.path, 'src/binary'), Buffer.from([0, 1, 2]));
    commit('Binary');
    const known = commits();
    const text = (folder: string, revision: string, file: string) => known.textIn(folder, revision, file);
    assert.equal(await text(repository.path, hash, 'src/a.ts'), 'one\ntwo\nthree\n');
    assert.equal(await text(path.join(repository.path, 'src'), 'HEAD', './a.ts'), 'one\ntwo\nthree\n');
    assert.equal(await text(repository.path, `${hash}^`, 'src/a.ts'), undefined);
    assert.equal(await text(repository.path, 'HEAD', 'src/binary'), undefined);
    assert.equal(await text(repository.path, '--help', 'src/a.ts'), undefined);
  });

  it('of a hostile repository run nothing', async () => {
    const mark = path.join(repository.path, '..', 'ran');
    const program = path.join(repository.path, '..', 'program.sh');
    writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\n`, { mode: 0o755 });
    mkdirSync(path.join(repository.path, '.git/info'), { recursive: true });
    writeFileSync(path.join(repository.path, '.git/info/attributes'), '* diff=evil filter=evil\n');
    for (const key of [
      'diff.evil.textconv',
      'diff.evil.command',
      'diff.external',
      'filter.evil.smudge',
      'core.fsmonitor',
      'gpg.program',
      'core.pager',
      'core.sshCommand',
    ])
      repository.git('config', key, program);
    repository.git('config', 'log.showSignature', 'true');
    const hash = repository.git('rev-parse', 'HEAD').trim();
    assert.ok(await commits().find(repository.path, hash));
    assert.ok(await commits().textIn(repository.path, hash, 'src/a.ts'));
    assert.equal((await commits().recent(repository.path, 5)).length, 1);
    assert.equal(existsSync(mark), false);
  });
});
