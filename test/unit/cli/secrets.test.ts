import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gitFolder, type GitFolder } from '../../support/gitFolder';

const CLI = path.resolve('dist/cli.js');
const TOKEN = ['ghp', '_', 'aB3dE5gH7j', 'K9mN1pQ3sT', '5vW7xY9zA1', 'bC3dE4'].join('');
const RECORD = 'docs/challenges/001-leak.md';

describe('challenge-log and secrets', function () {
  this.timeout(20_000);

  let folder: GitFolder;

  beforeEach(() => {
    folder = gitFolder({ 'src/a.ts': `const one = 1;\nconst token = '${TOKEN}';\n` });
  });
  afterEach(() => folder.remove());

  function challengeLog(...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }
  const record = () => readFileSync(path.join(folder.path, RECORD), 'utf8');
  const log = (...args: readonly string[]) =>
    challengeLog('new', 'Leak', '--file', 'src/a.ts', '--lines', '1-2', ...args);

  it('writes nothing without being told what to do with them', () => {
    const { status, stdout, stderr } = log();
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /GitHub Token \(line 2\).*--secrets mask.*--secrets keep/);
    assert.ok(!stderr.includes(TOKEN.slice(4, 12)));
    assert.equal(existsSync(path.join(folder.path, RECORD)), false);
  });

  it('masks or keeps them as told', () => {
    assert.equal(log('--secrets', 'mask').status, 0);
    assert.match(record(), /const one = 1;\nconst token = 'ghp_\u2022{32}';/);
    assert.ok(!record().includes(TOKEN));
    const kept = log('--secrets=keep');
    assert.equal(kept.status, 0);
    assert.ok(readFileSync(path.join(folder.path, kept.stdout.trim()), 'utf8').includes(TOKEN));
  });

  it('says which words it knows', () => {
    const { status, stderr } = log('--secrets', 'hide');
    assert.equal(status, 2);
    assert.match(stderr, /Write mask or keep/);
  });

  it('asks nothing about lines that hold none', () => {
    assert.equal(challengeLog('new', 'Fine', '--file', 'src/a.ts', '--lines', '1').status, 0);
  });

  it('reports those in documents with entries, by line and kind, unless told not to', () => {
    log('--secrets', 'keep');
    const { status, stdout } = challengeLog('check');
    assert.equal(status, 1);
    const line =
      record()
        .split('\n')
        .findIndex((text) => text.includes(TOKEN)) + 1;
    assert.ok(stdout.startsWith(`${path.normalize(RECORD)}:${line}:1: secret `), stdout);
    assert.ok(!stdout.includes(TOKEN.slice(4, 12)));
    assert.deepEqual(challengeLog('check', '--no-secrets'), { status: 0, stdout: '', stderr: '' });
  });

  it('finds a masked record in order', () => {
    log('--secrets', 'mask');
    assert.deepEqual(challengeLog('check'), { status: 0, stdout: '', stderr: '' });
  });
});
