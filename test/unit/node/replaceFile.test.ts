import { strict as assert } from 'node:assert';
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
  writeFileSync,
} from 'node:fs';
import promises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../../src/core/ports';
import { replaceFile } from '../../../src/node/replaceFile';

const windows = process.platform === 'win32';
const OLD = Buffer.from('old');
const NEW = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0xff, 0x00);

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

  it('makes no file where there was none', async () => {
    rmSync(file);
    await assert.rejects(replaceFile(file, NEW, OLD), /a\.md cannot be written: it is not there\./);
    assert.deepEqual(readdirSync(folder), []);
  });
});
