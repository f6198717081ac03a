import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import promises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { UserError } from '../../../src/core/ports';
import { replaceFile } from '../../../src/node/replaceFile';
import { isLong } from '../../support/long';

const windows = process.platform === 'win32';
const OLD = Buffer.from('old');
const NEW = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0xff, 0x00);

const LARGE = 1_000_000;
/** What another process does: one text after the other, without end. */
const OTHER = `
import { replaceFile } from './src/node/replaceFile';
const file = process.argv[2] ?? '';
const [a, b] = ['a', 'b'].map((letter) => Buffer.from(letter.repeat(${LARGE})));
async function main() {
  process.stdout.write('ready');
  for (;;) {
    await replaceFile(file, b, a);
    await replaceFile(file, a, b);
  }
}
void main();`;

describe('replacing a file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'challenge-log-replace-')));
    file = join(folder, 'a.md');
    writeFileSync(file, 'old');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function failing(
    name: 'rename' | 'writeFile' | 'open',
    code: string,
    sentence: RegExp,
  ): Promise<void> {
    const before = promises[name];
    Object.assign(promises, { [name]: () => Promise.reject(Object.assign(new Error(code), { code })) });
    try {
      await assert.rejects(replaceFile(file, NEW, OLD), (error) => {
        assert.ok(error instanceof UserError);
        assert.match(error.message, sentence);
        return true;
      });
    } finally {
      Object.assign(promises, { [name]: before });
    }
    assert.equal(readFileSync(file, 'utf8'), 'old');
    assert.deepEqual(readdirSync(folder), ['a.md']);
  }

  it('writes the very bytes, and leaves nothing else behind', async () => {
    await replaceFile(file, NEW, OLD);
    assert.deepEqual(Uint8Array.from(readFileSync(file)), NEW);
    assert.deepEqual(readdirSync(folder), ['a.md']);
    await replaceFile(file, new Uint8Array(), NEW);
    assert.equal(readFileSync(file).length, 0);
  });

  it('keeps the mode', async function () {
    if (windows) this.skip();
    for (const mode of [0o600, 0o664, 0o755, 0o777]) {
      chmodSync(file, mode);
      await replaceFile(file, NEW, readFileSync(file));
      assert.equal(statSync(file).mode & 0o7777, mode);
    }
  });

  it('keeps the owner, where that can be done', async function () {
    if (process.getuid?.() !== 0) this.skip();
    chownSync(file, 1234, 5678);
    await replaceFile(file, NEW, OLD);
    const { uid, gid } = statSync(file);
    assert.deepEqual([uid, gid], [1234, 5678]);
  });

  it('replaces the target of a link, where the target is', async function () {
    if (windows) this.skip();
    mkdirSync(join(folder, 'links'));
    const link = join(folder, 'links', 'b.md');
    symlinkSync(join('..', 'a.md'), link);
    await replaceFile(link, NEW, OLD);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.ok(lstatSync(file).isFile());
    assert.deepEqual(Uint8Array.from(readFileSync(file)), NEW);
    assert.deepEqual(readdirSync(join(folder, 'links')), ['b.md']);
    assert.deepEqual(readdirSync(folder), ['a.md', 'links']);
  });

  it('changes nothing when the disk refuses', async () => {
    await failing('writeFile', 'ENOSPC', /^a\.md cannot be written: the disk is full\./);
    await failing('rename', 'EPERM', /^a\.md cannot be written: permission is denied\./);
  });

  it('does not replace a file that is read-only', async function () {
    if (process.getuid?.() === 0 || windows) {
      await failing('open', 'EACCES', /permission is denied/);
      return;
    }
    chmodSync(file, 0o444);
    await assert.rejects(replaceFile(file, NEW, OLD), UserError);
    assert.equal(readFileSync(file, 'utf8'), 'old');
  });

  it('does not replace what somebody else has written since it was read', async () => {
    writeFileSync(file, 'theirs');
    await assert.rejects(replaceFile(file, NEW, OLD), (error) => {
      assert.ok(error instanceof UserError);
      assert.equal(error.message, 'a.md changed meanwhile, so it was left alone. Try again.');
      return true;
    });
    assert.equal(readFileSync(file, 'utf8'), 'theirs');
    assert.deepEqual(readdirSync(folder), ['a.md']);
  });

  it('waits for a program that uses the file just now, and tells of one that goes on', async () => {
    const { rename } = promises;
    let refusals = 2;
    const busy = () => Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' }));
    Object.assign(promises, {
      rename: (...args: [string, string]) => (refusals-- > 0 ? busy() : rename(...args)),
    });
    try {
      await replaceFile(file, NEW, OLD);
    } finally {
      Object.assign(promises, { rename });
    }
    assert.deepEqual(Uint8Array.from(readFileSync(file)), NEW);
    writeFileSync(file, 'old');
    await failing('rename', 'EBUSY', /^a\.md cannot be written: another program is using it\./);
  });

  it('removes what a crash left beside it long ago, and nothing else', async () => {
    const names = ['.challenge-log-5a0e.draft', '.challenge-log-6b1f.draft', '.challenge-log-notes.md'];
    for (const name of names) writeFileSync(join(folder, name), 'x');
    const then = Date.now() / 1000 - 61;
    for (const name of [names[0], names[2]]) utimesSync(join(folder, name as string), then, then);
    await replaceFile(file, NEW, OLD);
    assert.deepEqual(readdirSync(folder), ['.challenge-log-6b1f.draft', '.challenge-log-notes.md', 'a.md']);
  });

  it('killed at any moment, it leaves the old bytes or the new ones', async function () {
    this.timeout(isLong ? 600_000 : 30_000);
    const other = join(folder, 'other.cjs');
    const stdin = { contents: OTHER, resolveDir: process.cwd(), loader: 'ts' } as const;
    buildSync({ stdin, bundle: true, platform: 'node', format: 'cjs', target: 'node20', outfile: other });
    const seen = new Set<string>();
    const crashes = isLong ? 200 : 6;
    for (let crash = 0; crash < crashes; crash++) {
      writeFileSync(file, 'a'.repeat(LARGE));
      const child = spawn(process.execPath, [other, file], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
      const text = readFileSync(file, 'utf8');
      assert.ok(
        text === 'a'.repeat(LARGE) || text === 'b'.repeat(LARGE),
        `${text.length} ${text.slice(0, 9)}`,
      );
      seen.add(text.slice(0, 1));
      await replaceFile(file, NEW, Buffer.from(text));
      for (const name of readdirSync(folder))
        assert.match(name, /^(?:a\.md|other\.cjs|\.challenge-log-.*\.draft)$/);
    }
    if (isLong) assert.equal(seen.size, 2);
  });

  it('makes no file where there was none', async () => {
    rmSync(file);
    await assert.rejects(replaceFile(file, NEW, OLD), /a\.md cannot be written: it is not there\./);
    assert.deepEqual(readdirSync(folder), []);
  });
});
