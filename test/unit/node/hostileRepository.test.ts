// What runs on Node, and the command line tool, in a workspace made to attack: no trap goes off.
import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { utimesSync } from 'node:fs';
import path from 'node:path';
import { createCodeHistory } from '../../../src/node/codeHistory';
import { createFixHistory } from '../../../src/node/fixes';
import { createGit, gitRunner } from '../../../src/node/git';
import { createNumberedFolder } from '../../../src/node/numberedFolder';
import { createNumberHistory } from '../../../src/node/numberHistory';
import { readTextFiles } from '../../../src/node/textFiles';
import { watchRefs } from '../../../src/node/watchRefs';
import { hostileRepository, noTraps, type HostileRepository } from '../../support/hostileRepository';

const CLI = path.resolve('dist/cli.js');
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Begins commands of terminals. */
const CONTROL = /(?![\t\n])\p{Cc}/u;

describe('a hostile repository', function () {
  this.timeout(30_000);

  const all: HostileRepository[] = [];
  async function made(): Promise<HostileRepository> {
    const hostile = await hostileRepository();
    all.push(hostile);
    return hostile;
  }
  let hostile: HostileRepository;
  let before: string;

  beforeEach(async function () {
    if (noTraps !== undefined) return this.skip();
    hostile = await made();
    before = hostile.fingerprint();
  });
  afterEach(async () => {
    for (const one of all.splice(0)) await one.remove();
  });

  /** Asynchronous, since the server that counts requests answers in this process. */
  function outcomeOf(program: string, args: readonly string[]) {
    return new Promise<{ stdout: string; stderr: string; status: unknown }>((resolve) => {
      execFile(program, args, { cwd: hostile.root, timeout: 10_000 }, (error, stdout, stderr) =>
        resolve({ stdout, stderr, status: error ? error.code : 0 }),
      );
    });
  }

  function assertSafe(): void {
    assert.deepEqual(hostile.marks(), [], 'nothing ran');
    assert.deepEqual(hostile.requests(), [], 'nothing was fetched');
    assert.deepEqual(hostile.leaks(), [], 'nothing from outside was written into the workspace');
    assert.equal(hostile.fingerprint(), before, 'nothing outside was written');
  }

  it('has its traps armed: git itself falls into them', async () => {
    // Of a file with another time than the index knows, git reads the text.
    utimesSync(path.join(hostile.root, 'src/pool.lua'), new Date(0), new Date(0));
    for (const args of ['status', 'log --show-signature -1', 'cat-file blob HEAD:src/--output=pwned.lua'])
      await outcomeOf('git', args.split(' '));
    const names = hostile.marks().map((mark) => mark.split('\n', 1)[0]);
    for (const trap of ['gpg.program', 'filter.evil.process', 'included', 'remote-ext'])
      assert.ok(names.includes(trap), `${trap} of ${names.join()}`);
    assert.ok(hostile.requests().length > 0, 'the missing text is asked for');
  });

  it('is read by git, and nothing of it runs', async () => {
    const { root, commits } = hostile;
    const runner = gitRunner(undefined);
    const found = await createGit(quiet, undefined).history(path.join(root, 'src/pool.lua'));
    assert.equal(found?.commit, commits.last);
    assert.equal(found.branch, '--output=pwned');
    const missing = await createGit(quiet, undefined).history(path.join(root, 'src/--output=pwned.lua'));
    assert.equal(missing?.committed, undefined);

    const history = createCodeHistory(runner, quiet);
    assert.equal((await history.find(root, commits.last))?.hash, commits.last);
    assert.equal(await history.find(root, '--output=pwned'), undefined);
    assert.equal((await history.recent(root, 5)).length, 2);
    assert.equal((await history.renames(root, ['src/old.py'])).get('src/old.py'), 'src/new.py');
    assert.ok(await history.textAt(root, commits.first, 'src/pool.lua'));
    assert.equal(await history.textAt(root, '--output=pwned', 'src/pool.lua'), undefined);
    assert.equal(await history.textIn(root, commits.last, 'src/--output=pwned.lua'), undefined);

    const fixes = createFixHistory(runner, quiet);
    const code = { text: 'export function acquire(pool) {\n  return pool.open(1);\n}', file: 'src/pool.lua' };
    const file = { root, path: 'src/pool.lua' };
    const since = { commit: commits.first };
    assert.deepEqual(
      (await fixes.touching(file, { first: 1, last: 3 }, since, code)).map(({ hash }) => hash),
      [commits.last],
    );
    assert.deepEqual(
      await fixes.touching(file, { first: 1, last: 3 }, { commit: '--output=pwned' }, code),
      [],
    );
    await fixes.removing(
      { root, path: 'src/old.py' },
      { text: 'open_every_socket(1)', file: 'src/old.py' },
      since,
    );
    assert.equal(await fixes.renamed({ root, path: 'src/old.py' }, since), 'src/new.py');

    const numbers = createNumberHistory(runner, quiet);
    const folder = 'docs/challenges';
    assert.deepEqual(await numbers.namesIn(root, folder), []);
    assert.equal((await numbers.ages(root, [folder, '--output=pwned'])).size, 0);
    const text = 'See #2.\n';
    await numbers.meant(root, [
      { path: 'src/--output=pwned.lua', text, start: 4, candidates: [`${folder}/002-resolved.md`] },
    ]);
    watchRefs(root, () => undefined)();
    assertSafe();
  });

  it('cannot make git look at another repository for its own', async () => {
    const { root, outside } = hostile;
    const inner = path.join(root, 'vendor/inner');
    assert.equal(await createGit(quiet, undefined).history(path.join(inner, 'code.lua')), undefined);
    const history = createCodeHistory(gitRunner(undefined), quiet);
    assert.equal(await history.textAt(root, 'HEAD', 'vendor/inner/secret.lua'), undefined);
    // Its objects are there: without the guard there would be an answer.
    assert.ok(await history.textAt(outside, 'HEAD', 'repository/secret.lua'));
    assertSafe();
  });

  it('has its text files read without those that links bring in', async () => {
    const files = await readTextFiles(hostile.root, [], { inMarkdown: ['e'], inOthers: ['e'] });
    assert.ok(files.length > 10);
    assert.deepEqual(
      files.filter(({ text }) => text.includes(hostile.canary)).map(({ path: name }) => name),
      [],
    );
  });

  it('gets no record through a link', async () => {
    const { root } = hostile;
    for (const folder of ['docs/linked', 'docs/adr', 'docs/linked/new'])
      await assert.rejects(
        createNumberedFolder(root, path.join(root, folder)).create(() => ({ name: '001-x.md', text: 'x' })),
        /leads out of the workspace/,
      );
    assertSafe();
  });

  describe('in a terminal', () => {
    async function run(...args: string[]) {
      const { stdout, stderr, status } = await outcomeOf(process.execPath, [CLI, ...args]);
      assert.equal(CONTROL.test(stdout + stderr), false, 'it commands no terminal');
      assert.ok(!(stdout + stderr).includes(hostile.canary), `${args.join(' ')} told what is outside`);
      return { stdout, stderr, status };
    }

    it('is listed, shown and checked', async () => {
      const { stdout } = await run('list', '--json');
      const { entries } = JSON.parse(stdout) as { entries: { title: string; document: string }[] };
      assert.ok(entries.some(({ title }) => title === hostile.payload));
      assert.equal(({} as { polluted?: unknown }).polluted, undefined);
      await run('list');
      await run('show', 'docs/challenges/001-shown.md');
      await run('show', '2');
      assert.match((await run('check')).stdout, /front-matter/);
      assertSafe();
    });

    it('gets records, renumbering and indexes, all of them inside', async () => {
      assert.equal((await run('new', 'Leak', '--file', 'src/pool.lua', '--lines', '1-3')).status, 0);
      assert.equal((await run('new', 'Secret', '--file', 'src/linked.lua', '--lines', '1-2')).status, 0);
      assert.equal((await run('new', 'Secret', '--file', 'src/linked/repository/secret.lua')).status, 0);
      assert.equal((await run('new', 'Decided', '--kind', 'decision')).status, 0);
      for (const target of [
        'docs/LOG.md',
        'docs/BLOCKERS.md',
        'docs/linked',
        '../x',
        '/x',
        'docs/linked/a/b.md',
      ]) {
        const { status, stderr } = await run('new', 'Elsewhere', '--target', target);
        assert.equal(status, 2, target);
        assert.match(stderr, /workspace/, target);
      }
      const { status, stderr } = await run('index', 'docs/challenges');
      assert.equal(status, 2);
      assert.match(stderr, /README\.md leads out of the workspace/);
      assert.equal((await run('renumber')).status, 0);
      assertSafe();
    });
  });
});
