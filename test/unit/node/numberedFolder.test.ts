import { strict as assert } from 'node:assert';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import promises from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { formatNumber } from '../../../src/core/numbering';
import { UserError } from '../../../src/core/ports';
import { createNumberedFolder } from '../../../src/node/numberedFolder';
import { isLong } from '../../support/long';

const windows = process.platform === 'win32';
const BODY = 'x'.repeat(20_000);

/** What another process does: as many records as asked for, or without end. */
const OTHER = `
import { createNumberedFolder } from './src/node/numberedFolder';
const [root = '', folder = '', who, count] = process.argv.slice(2);
async function main() {
  const numbered = createNumberedFolder(root, folder);
  process.stdout.write('ready');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  for (let i = 0; i < Number(count); i++) {
    await numbered.create((number) => ({
      name: String(number).padStart(3, '0') + '-' + who + '-' + i + '.md',
      text: 'start ' + 'x'.repeat(20_000) + ' end',
    }));
  }
}
main().then(() => process.exit(), (error) => {
  process.stdout.write(error.name + ': ' + error.message);
  process.exit(1);
});`;

describe('a numbered folder', function () {
  this.timeout(10_000);

  let scratch: string;
  let root: string;
  let folder: string;
  let other: string;

  before(() => {
    other = join(mkdtempSync(join(tmpdir(), 'challenge-log-other-')), 'other.cjs');
    chmodSync(join(other, '..'), 0o755);
    const stdin = { contents: OTHER, resolveDir: process.cwd(), loader: 'ts' } as const;
    buildSync({ stdin, bundle: true, platform: 'node', format: 'cjs', target: 'node20', outfile: other });
  });

  after(() => rmSync(join(other, '..'), { recursive: true, force: true }));

  beforeEach(() => {
    scratch = realpathSync(mkdtempSync(join(tmpdir(), 'challenge-log-numbered-')));
    root = join(scratch, 'workspace');
    folder = join(root, 'docs', 'challenges');
    mkdirSync(root);
  });

  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  const create = (title = 'title', text = 'text', at = folder, top = root) =>
    createNumberedFolder(top, at).create((number, width) => ({
      name: `${formatNumber(number, width)}-${title}.md`,
      text,
    }));

  const numberIn = (name: string) => Number(/^\d+/.exec(name));
  const records = () => readdirSync(folder).filter((name) => name.endsWith('.md'));
  const leftovers = () => readdirSync(folder).filter((name) => name.startsWith('.'));
  const put = (name: string, text = '') => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
  };

  async function refused(work: Promise<unknown>, sentence: RegExp): Promise<void> {
    await assert.rejects(work, (error) => {
      assert.ok(error instanceof UserError, String(error));
      assert.match(error.message, sentence);
      assert.match(error.message, /^[A-Z].*\.$/);
      return true;
    });
  }

  async function withPromises<T>(replaced: object, work: () => Promise<T>): Promise<T> {
    const before = { ...promises };
    Object.assign(promises, replaced);
    try {
      return await work();
    } finally {
      Object.assign(promises, before);
    }
  }

  function failure(code: string): Error {
    return Object.assign(new Error(`${code}: made up`), { code });
  }

  async function start(who: string, count: number, uid?: number): Promise<ChildProcess> {
    const args = [other, root, folder, who, String(count)];
    const child = spawn(process.execPath, args, { stdio: 'pipe', ...(uid === undefined ? {} : { uid }) });
    await once(child.stdout, 'data');
    return child;
  }

  describe('names', () => {
    it('is made when missing, and begins with 001', async () => {
      assert.deepEqual(await create('first', 'ünïcode\r\n'), { name: '001-first.md', number: 1 });
      assert.equal(readFileSync(join(folder, '001-first.md'), 'utf8'), 'ünïcode\r\n');
      assert.deepEqual(readdirSync(folder), ['001-first.md']);
    });

    it('goes on after the highest number, in the width of the folder', async () => {
      for (const name of ['0003-a.md', '0017-b.md', 'readme.md', '2026-11-20-x.md', '.0099-hidden'])
        put(name);
      assert.deepEqual(await create(), { name: '0018-title.md', number: 18 });
      assert.deepEqual(await create(), { name: '0019-title.md', number: 19 });
    });

    it('does not fill gaps', async () => {
      put('001-a.md');
      put('005-b.md');
      assert.equal((await create()).number, 6);
    });

    it('goes beyond what the numbers of the folder can count', async () => {
      put('999999-a.md');
      assert.equal((await create()).name, '1000000-title.md');
      // Seven digits are no number to the listing, yet no name is overwritten, and an end is found.
      assert.equal((await create('title', 'second')).name, '1000001-title.md');
      assert.equal(readFileSync(join(folder, '1000000-title.md'), 'utf8'), 'text');
    });

    it('takes a folder with spaces, unicode and an apostrophe', async () => {
      const odd = join(root, "d'ocs ü 日本", 'x y');
      await create('a', 'text', odd);
      assert.deepEqual(readdirSync(odd), ['001-a.md']);
    });

    it('may be the workspace itself', async () => {
      await create('a', 'text', root);
      assert.deepEqual(readdirSync(root), ['001-a.md']);
    });
  });

  describe('what is there', () => {
    it('is never overwritten, and the next number is taken', async () => {
      const made = await createNumberedFolder(root, folder).create((number) => {
        const name = `00${number}-a.md`;
        if (number < 3) writeFileSync(join(folder, name), `mine ${number}`);
        return { name, text: 'ours' };
      });
      assert.deepEqual(made, { name: '003-a.md', number: 3 });
      const texts = records().map((name) => readFileSync(join(folder, name), 'utf8'));
      assert.deepEqual(texts, ['mine 1', 'mine 2', 'ours']);
      assert.deepEqual(leftovers(), []);
    });

    it('keeps its number when it came while the record was made, under another title', async () => {
      const made = await createNumberedFolder(root, folder).create((number) => {
        if (number === 1) put('001-theirs.md', 'theirs');
        return { name: `00${number}-ours.md`, text: 'ours' };
      });
      assert.deepEqual(made, { name: '002-ours.md', number: 2 });
      assert.deepEqual(readdirSync(folder), ['001-theirs.md', '002-ours.md']);
    });

    it('is not followed where it is a link', async function () {
      if (windows) this.skip();
      const outside = join(scratch, 'outside.md');
      const made = await createNumberedFolder(root, folder).create((number) => {
        if (number === 1) symlinkSync(outside, join(folder, '001-a.md'));
        return { name: `00${number}-a.md`, text: 'ours' };
      });
      assert.equal(made.number, 2);
      assert.ok(!existsSync(outside));
    });

    it('is left alone, also without hard links', async () => {
      const unsupported = { link: () => Promise.reject(failure('EPERM')) };
      await withPromises(unsupported, async () => {
        const made = await createNumberedFolder(root, folder).create((number) => {
          if (number === 1) put('001-a.md', 'mine');
          return { name: `00${number}-a.md`, text: 'ours' };
        });
        assert.equal(made.number, 2);
      });
      assert.equal(readFileSync(join(folder, '001-a.md'), 'utf8'), 'mine');
      assert.equal(readFileSync(join(folder, '002-a.md'), 'utf8'), 'ours');
      assert.deepEqual(leftovers(), []);
    });

    it('is not removed when the system runs out of files', async () => {
      const none = { link: () => Promise.reject(failure('EMFILE')) };
      const made = createNumberedFolder(root, folder).create(() => {
        put('001-a.md', 'mine');
        Object.assign(promises, { open: () => Promise.reject(failure('EMFILE')) });
        return { name: '001-a.md', text: 'ours' };
      });
      await withPromises(none, () => refused(made, /too many files are open/));
      assert.equal(readFileSync(join(folder, '001-a.md'), 'utf8'), 'mine');
    });
  });

  describe('at the same time', () => {
    it('gives everybody in a process a number of his own', async () => {
      const made = await Promise.all(
        Array.from({ length: 20 }, (_, index) => create(`title-${index}`, `start ${BODY} end`)),
      );
      assert.equal(new Set(made.map(({ number }) => number)).size, 20);
      assert.equal(records().length, 20);
      assert.deepEqual(leftovers(), []);
    });

    it('gives every process numbers of its own', async function () {
      this.timeout(isLong ? 600_000 : 30_000);
      const [processes, each] = isLong ? [8, 200] : [6, 25];
      const children = await Promise.all(
        Array.from({ length: processes }, (_, index) => start(`p${index}`, each)),
      );
      const ended = children.map((child) => once(child, 'close'));
      for (const child of children) child.stdin?.write('go');
      for (const end of ended) assert.deepEqual(await end, [0, null]);
      const names = records();
      assert.equal(names.length, processes * each);
      const numbers = names.map(numberIn).sort((a, b) => a - b);
      assert.deepEqual(
        numbers,
        names.map((_, index) => index + 1),
      );
      for (const name of names)
        assert.equal(readFileSync(join(folder, name), 'utf8'), `start ${BODY} end`, name);
      assert.deepEqual(leftovers(), []);
    });
  });

  describe('a crash', () => {
    it('at any moment leaves whole records, and no stuck number', async function () {
      this.timeout(isLong ? 600_000 : 30_000);
      const batch = 10;
      for (let done = 0; done < (isLong ? 200 : 20); done += batch) {
        // Started ahead, as that is what takes time.
        const children = await Promise.all(
          Array.from({ length: batch }, (_, index) => start(`c${done + index}`, 10_000)),
        );
        try {
          for (const child of children) await crash(child);
        } finally {
          for (const child of children) child.kill('SIGKILL');
        }
      }
      const names = records();
      assert.equal(new Set(names.map(numberIn)).size, names.length);
      for (const name of names)
        assert.equal(readFileSync(join(folder, name), 'utf8'), `start ${BODY} end`, name);
      for (const left of leftovers()) age(left, 61);
      await create();
      assert.deepEqual(leftovers(), []);
    });

    async function crash(child: ChildProcess): Promise<void> {
      const ended = once(child, 'close');
      const seen = records0();
      child.stdin?.write('go');
      while (records0() === seen) await new Promise(setImmediate);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
      child.kill('SIGKILL');
      await ended;
      const start = performance.now();
      const { name, number } = await create('after', `start ${BODY} end`);
      assert.ok(performance.now() - start < 1_000);
      assert.ok(existsSync(join(folder, name)));
      // No number is left out, and of what was begun only a draft is there, until it is old.
      assert.equal(number, records0());
      for (const left of leftovers()) assert.match(left, /\.draft$/);
    }

    const records0 = () => (existsSync(folder) ? records().length : 0);
    const age = (name: string, seconds: number) => {
      const then = Date.now() / 1000 - seconds;
      utimesSync(join(folder, name), then, then);
    };
    const dead = () => spawnSync(process.execPath, ['--version']).pid;
    const claim = (number: number, owner: unknown, seconds = 0) => {
      put(`.challenge-log-${number}.claim`, typeof owner === 'string' ? owner : JSON.stringify(owner));
      age(`.challenge-log-${number}.claim`, seconds);
    };

    it('frees the number, and what was begun goes', async () => {
      claim(1, { host: hostname(), process: dead() });
      put('.challenge-log-1.5a0e.draft', 'half a rec');
      assert.equal((await create()).number, 1);
      assert.deepEqual(readdirSync(folder), ['001-title.md']);
    });

    it('before the owner was written blocks nobody, and goes in time', async () => {
      claim(1, '');
      claim(2, '{"host":');
      claim(3, 'null');
      assert.equal((await create()).number, 4);
      for (const number of [1, 2, 3]) age(`.challenge-log-${number}.claim`, 61);
      assert.equal((await create()).number, 5);
      assert.deepEqual(leftovers(), []);
    });

    it('of anything else is cleared away in time', async () => {
      const names = [
        '.challenge-log-7.5a0e.draft',
        '.challenge-log-5a0e.draft',
        '.challenge-log-7.5a0e.aside',
      ];
      for (const name of names) put(name, 'x');
      put('.challenge-log-notes.md', 'mine');
      age('.challenge-log-notes.md', 100);
      await create();
      assert.equal(leftovers().length, 4);
      for (const name of names) age(name, 61);
      await create();
      assert.deepEqual(leftovers(), ['.challenge-log-notes.md']);
    });

    it('is not assumed of a process that lives', async () => {
      const living = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
      try {
        claim(1, { host: hostname(), process: living.pid });
        claim(2, { host: hostname(), process: process.pid });
        assert.equal((await create()).number, 3);
        assert.equal(leftovers().length, 2);
      } finally {
        living.kill();
      }
    });

    it('of another computer is assumed after a minute', async () => {
      claim(1, { host: 'elsewhere', process: dead() }, 50);
      assert.equal((await create()).number, 2);
      claim(3, { host: 'elsewhere', process: process.pid }, 61);
      assert.equal((await create()).number, 3);
      assert.deepEqual(leftovers(), ['.challenge-log-1.claim']);
    });

    it('of the record itself releases the number', async () => {
      const broken = createNumberedFolder(root, folder).create(() => {
        throw new Error('no draft');
      });
      await assert.rejects(broken, /no draft/);
      assert.deepEqual(readdirSync(folder), []);
    });
  });

  describe('a folder outside of the workspace', () => {
    let outside: string;

    beforeEach(function () {
      if (windows) this.skip();
      outside = join(scratch, 'outside');
      mkdirSync(outside);
    });

    const leadsOut = (at: string) => refused(create('a', 'text', at), /leads out of the workspace/);

    it('is refused', async () => {
      await leadsOut(outside);
      await leadsOut(join(scratch, 'workspace-2'));
      await leadsOut(join(root, '..'));
      assert.deepEqual(readdirSync(scratch), ['outside', 'workspace']);
      assert.deepEqual(readdirSync(outside), []);
    });

    it('is refused behind a link, also one above it, and nothing is made there', async () => {
      symlinkSync(outside, join(root, 'docs'));
      await leadsOut(join(root, 'docs'));
      await leadsOut(folder);
      await leadsOut(join(folder, 'deep', 'down'));
      assert.deepEqual(readdirSync(outside), []);
    });

    it('is refused behind a link to nowhere', async () => {
      symlinkSync(join(outside, 'gone'), join(root, 'docs'));
      await refused(create(), /Nothing can be written/);
      assert.deepEqual(readdirSync(outside), []);
    });

    it('is not meant by a link that stays inside, or above the workspace', async () => {
      mkdirSync(join(root, 'documentation'));
      symlinkSync('documentation', join(root, 'docs'));
      symlinkSync(root, join(scratch, 'link'));
      await create('a', 'text', join(scratch, 'link', 'docs', 'challenges'), join(scratch, 'link'));
      assert.deepEqual(readdirSync(join(root, 'documentation', 'challenges')), ['001-a.md']);
    });

    it('is not meant by a name that begins with dots', async () => {
      await create('a', 'text', join(root, '..docs'));
      assert.deepEqual(readdirSync(join(root, '..docs')), ['001-a.md']);
    });
  });

  describe('a disk that refuses', () => {
    it('a file in the way is told', async () => {
      writeFileSync(join(root, 'docs'), 'mine');
      await refused(create('a', 'text', join(root, 'docs')), /a file is in the way/);
      await refused(create('a', 'text', folder), /a file is in the way/);
      assert.equal(readFileSync(join(root, 'docs'), 'utf8'), 'mine');
    });

    it('a workspace that is gone is told', async () => {
      rmSync(root, { recursive: true });
      await refused(create(), /it is not there/);
      assert.ok(!existsSync(root));
    });

    it('a folder where nothing can be made is told', async function () {
      if (process.platform !== 'linux') this.skip();
      await refused(create('a', 'text', '/proc/challenges', '/proc'), /Nothing can be written/);
    });

    it('a read-only folder is told', async function () {
      if (windows) this.skip();
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o555);
      chmodSync(scratch, 0o755);
      // For root every folder can be written to.
      const child = await start('r', 1, process.getuid?.() === 0 ? 65534 : undefined);
      const { stdout, stdin } = child;
      assert.ok(stdout && stdin);
      const said = textOf(stdout);
      stdin.write('go');
      assert.match(await said, /UserError: Nothing can be written .*: permission is denied\. Change/);
      assert.deepEqual(readdirSync(folder), []);
    });

    it('a full one is told, and keeps nothing of what was begun', async () => {
      const full = { writeFile: () => Promise.reject(failure('ENOSPC')) };
      await withPromises(full, () => refused(create(), /the disk is full/));
      assert.deepEqual(readdirSync(folder), []);
      assert.equal((await create()).number, 1);
    });
  });
});
