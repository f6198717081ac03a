import { strict as assert } from 'node:assert';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSelection, DEFAULT_INCLUDE } from '../../../src/core/selection';
import { walkDocuments } from '../../../src/node/walk';
import { asNobody } from '../../support/nobody';

describe('the walk through a folder', () => {
  let root: string;
  let outside: string;
  const selection = createSelection({ include: DEFAULT_INCLUDE });

  beforeEach(() => {
    root = mkdtempSync(path.join(realpathSync(tmpdir()), 'walk-'));
    outside = mkdtempSync(path.join(realpathSync(tmpdir()), 'outside-'));
  });
  afterEach(() => {
    for (const folder of [root, outside]) rmSync(folder, { recursive: true, force: true });
  });

  function write(...files: string[]): void {
    for (const file of files) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), file);
    }
  }
  const link = (target: string, name: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    symlinkSync(path.resolve(root, target), path.join(root, name), 'junction');
  };
  const listed = async () => (await walkDocuments(root, selection)).map((file) => file.path);

  it('lists documents in order, with size and time', async () => {
    write('docs/b.md', 'docs/a/z.md', 'docs/a.md', 'Docs2/a.md', 'src/x.md', 'docs/x.txt', 'BUGS.md');
    write('docs/node_modules/p/a.md', 'docs/.git/a.md');
    const found = await walkDocuments(root, selection);
    assert.deepEqual(
      found.map((file) => file.path),
      ['BUGS.md', 'docs/a.md', 'docs/a/z.md', 'docs/b.md'],
    );
    const { size, mtimeMs } = statSync(path.join(root, 'docs/b.md'));
    assert.deepEqual(found[3], { path: 'docs/b.md', size, mtimeMs });
  });

  it('follows no link out of the folder', async () => {
    writeFileSync(path.join(outside, 'secret.md'), '');
    link(outside, 'docs/away');
    if (process.platform !== 'win32') link(path.join(outside, 'secret.md'), 'docs/secret.md');
    link('nowhere', 'docs/broken.md');
    write('docs/a.md');
    assert.deepEqual(await listed(), ['docs/a.md']);
  });

  it('follows a link inside the folder, once, and prefers the place itself', async () => {
    write('src/notes/a.md', 'docs/z/own.md');
    link('src/notes', 'docs/one');
    link('src/notes', 'docs/two');
    link('docs/z', 'docs/alias');
    assert.deepEqual(await listed(), ['docs/one/a.md', 'docs/z/own.md']);
  });

  it('is not caught in a circle', async () => {
    write('docs/a.md', 'src/b.md');
    link('docs', 'docs/again');
    link('.', 'docs/top');
    link('src', 'docs/src');
    link('docs', 'src/back');
    assert.deepEqual(await listed(), ['docs/a.md', 'docs/src/b.md']);
  });

  it('follows a link to a single file, unless it is listed anyway', async function () {
    if (process.platform === 'win32') this.skip(); // needs a privilege there
    write('docs/a.md', 'ISSUES-1.md');
    link('ISSUES-1.md', 'KNOWN_ISSUES.md');
    link('docs/a.md', 'docs/b.md');
    assert.deepEqual(await listed(), ['KNOWN_ISSUES.md', 'docs/a.md']);
  });

  it('follows no link into what is excluded', async () => {
    write('node_modules/p/a.md', 'old/a.md');
    link('node_modules/p', 'docs/p');
    link('old', 'docs/old-link');
    const found = await walkDocuments(root, createSelection({ include: DEFAULT_INCLUDE, exclude: ['old'] }));
    assert.deepEqual(found, []);
  });

  it('lists a root that is a link itself, and nothing of one that is not there', async () => {
    write('real/docs/a.md');
    link('real', 'alias');
    const found = await walkDocuments(path.join(root, 'alias'), selection);
    assert.deepEqual(
      found.map((file) => file.path),
      ['docs/a.md'],
    );
    assert.deepEqual(await walkDocuments(path.join(root, 'none'), selection), []);
  });

  describe('where nobody may look', () => {
    const closed = new Map<string, number>();
    const close = (name: string, mode: number) => {
      chmodSync(path.join(root, name), mode);
      closed.set(name, mode);
    };
    before(function () {
      if (process.platform === 'win32') this.skip(); // modes of folders mean nothing there
    });
    beforeEach(() => chmodSync(root, 0o755));
    afterEach(() => {
      for (const name of closed.keys()) chmodSync(path.join(root, name), 0o755);
      closed.clear();
    });

    it('tells of a folder that cannot be listed, and lists all else', async () => {
      write('docs/a.md', 'docs/private/b.md', 'docs/z/c.md');
      close('docs/private', 0o000);
      const told: string[][] = [];
      const found = await asNobody(() =>
        walkDocuments(root, selection, { onUnlisted: (...what) => told.push(what) }),
      );
      assert.deepEqual(
        found.map((file) => file.path),
        ['docs/a.md', 'docs/z/c.md'],
      );
      assert.deepEqual(told, [
        ['docs/private', 'The folder cannot be listed: permission is denied. Set that right and try again.'],
      ]);
    });

    it('lists files that it can learn no more about: whoever reads them tells why', async () => {
      write('docs/a.md', 'docs/half/b.md');
      close('docs/half', 0o444);
      const found = await asNobody(() => walkDocuments(root, selection));
      assert.deepEqual(
        found.map(({ path: name, size }) => [name, size]),
        [
          ['docs/a.md', 9],
          ['docs/half/b.md', -1],
        ],
      );
    });
  });

  it('ends when it is told to', async () => {
    write('docs/a.md');
    await assert.rejects(walkDocuments(root, selection, { signal: AbortSignal.abort() }), {
      name: 'AbortError',
    });
  });

  it('lets others have their turn', async function () {
    this.timeout(20_000);
    write(...Array.from({ length: 2_000 }, (_, index) => `docs/${index}.md`));
    let turns = 0;
    const counting = setInterval(() => turns++, 1);
    const began = performance.now();
    const found = await walkDocuments(root, selection);
    clearInterval(counting);
    assert.equal(found.length, 2_000);
    assert.ok(turns > 0 || performance.now() - began < 30);
  });
});
