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
import type { DocumentRef, Reading } from '../../../src/core/entry';
import { DEFAULT_INCLUDE } from '../../../src/core/selection';
import { createCrew, CrewError, type Crew } from '../../../src/node/crew';
import { createNodeFiles } from '../../../src/node/files';
import { asNobody } from '../../support/nobody';

describe('worker threads', () => {
  let root: string;
  let crew: Crew | undefined;

  beforeEach(() => {
    root = mkdtempSync(path.join(realpathSync(tmpdir()), 'crew-'));
  });
  afterEach(() => {
    crew?.dispose();
    rmSync(root, { recursive: true, force: true });
  });

  const refer = (file: string): DocumentRef => ({ uri: `w:/${file}`, path: file, inTarget: true });
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const record = (title: string) => `---\ntitle: ${title}\nkind: til\n---\n# ${title}\n`;

  /** The worker that the extension uses, as it was built. */
  const real = (): Crew => (crew = createCrew({ file: path.resolve('dist/worker.js'), size: 2 }));
  /** A worker that answers as told, to documents as to all else. */
  function scripted(body: string, size = 1): Crew {
    const file = path.join(root, 'worker.js');
    writeFileSync(
      file,
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', ({ task, request }) => {
         const answer = (result) => parentPort.postMessage({ result });
         ${body}
       });`,
    );
    return (crew = createCrew({ file, size }));
  }

  async function readMany(
    files: ReturnType<typeof createNodeFiles>,
    names: readonly string[],
  ): Promise<(Reading | undefined)[]> {
    const readings: (Reading | undefined)[] = [];
    await files.readMany!(names.map(refer), (index, reading) => (readings[index] = reading));
    return readings;
  }

  it('list and read documents', async () => {
    const names = Array.from({ length: 150 }, (_, index) => `docs/${String(index).padStart(3, '0')}.md`);
    for (const name of names) write(name, record(`T ${name}`));
    write('docs/large.md', 'x'.repeat(4 * 1024 * 1024 + 1));
    write('docs/utf16.md', '\uFFFEx');
    writeFileSync(path.join(root, 'docs/utf16.md'), Buffer.from('fffe410042', 'hex'));
    const files = createNodeFiles(root, real());
    const found = await files.list({ include: DEFAULT_INCLUDE });
    assert.equal(found.length, 152);
    const { size, mtimeMs } = statSync(path.join(root, 'docs/000.md'));
    assert.deepEqual(found[0], { path: 'docs/000.md', size, mtimeMs });
    const readings = await readMany(files, [...names, 'docs/large.md', 'docs/utf16.md', 'docs/gone.md']);
    assert.deepEqual(
      readings.slice(0, 150).map((reading) => reading?.entries[0]?.title),
      names.map((name) => `T ${name}`),
    );
    assert.match(readings[150]?.problems[0]?.message ?? '', /larger than 4 MB/);
    assert.match(readings[151]?.problems[0]?.message ?? '', /UTF-16/);
    assert.equal(readings[152], undefined);
  });

  it('tell of a folder that cannot be listed, and list all else', async function () {
    if (process.platform === 'win32') this.skip(); // modes of folders mean nothing there
    for (const name of ['docs/a.md', 'docs/private/b.md']) write(name, record(name));
    const files = createNodeFiles(root, real());
    await files.list({ include: DEFAULT_INCLUDE }); // the worker has begun
    chmodSync(root, 0o755);
    chmodSync(path.join(root, 'docs/private'), 0o000);
    try {
      const [folder, document, ...others] = await asNobody(() => files.list({ include: DEFAULT_INCLUDE }));
      assert.deepEqual([document?.path, others], ['docs/a.md', []]);
      assert.equal(folder?.path, 'docs/private');
      assert.match(folder.unlisted ?? '', /^The folder cannot be listed: permission is denied\. /);
    } finally {
      chmodSync(path.join(root, 'docs/private'), 0o755);
    }
  });

  it('a document that breaks its worker is a problem of its own, and the rest is read', async () => {
    const breaking = scripted(`
      if (request.documents.some(({ path }) => path === 'docs/bad.md')) process.exit(1);
      answer(JSON.stringify(request.documents.map(() => ({ entries: [], problems: [] }))));
    `);
    const readings = await readMany(createNodeFiles(root, breaking), ['a.md', 'docs/bad.md', 'c.md']);
    assert.deepEqual(
      readings.map((reading) => reading?.problems.map(({ code, message }) => [code, message])),
      [[], [['unreadable', 'The parser broke down.']], []],
    );
  });

  it('work that takes too long is ended, and the next gets a new worker', async () => {
    const slow = scripted(`if (request.root === 'slow') for (;;); answer(request.root);`);
    const request = { documents: [] };
    const late = slow.run('read', { root: 'slow', ...request }, { limit: 200 });
    const next = slow.run('read', { root: 'quick', ...request }, { limit: 5_000 });
    await assert.rejects(
      late,
      (error) => error instanceof CrewError && /longer than 0.2 s/.test(error.message),
    );
    assert.equal(await next, 'quick');
  });

  it('a worker that throws is replaced', async () => {
    const throwing = scripted(`if (request.root === 'bad') throw new Error('no'); answer(request.root);`);
    await assert.rejects(throwing.run('read', { root: 'bad', documents: [] }), CrewError);
    assert.equal(await throwing.run('read', { root: 'good', documents: [] }), 'good');
  });

  it('end without work, and are started again for more', async () => {
    const file = path.resolve('dist/worker.js');
    crew = createCrew({ file, size: 1, idle: 1 });
    const request = { root, rules: { include: DEFAULT_INCLUDE } };
    await crew.run('list', request);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await crew.run('list', request);
  });

  it('stop for good', async () => {
    const stopped = scripted('');
    const waiting = stopped.run('read', { root, documents: [] });
    stopped.dispose();
    await assert.rejects(waiting, CrewError);
    await assert.rejects(stopped.run('read', { root, documents: [] }), CrewError);
  });

  it('files behind links out of the folder are not there, others are told from plain ones', async function () {
    if (process.platform === 'win32') this.skip();
    const outside = mkdtempSync(path.join(tmpdir(), 'outside-'));
    try {
      writeFileSync(path.join(outside, 'secret.md'), 'x');
      write('docs/a.md', 'A');
      symlinkSync(path.join(outside, 'secret.md'), path.join(root, 'docs/secret.md'));
      symlinkSync(path.join(root, 'docs/a.md'), path.join(root, 'docs/b.md'));
      const files = createNodeFiles(root, real());
      assert.equal(await files.stat('docs/secret.md'), undefined);
      assert.equal(await files.stat('docs/none.md'), undefined);
      assert.equal(await files.stat('docs'), undefined);
      assert.equal((await files.stat('docs/a.md'))?.linked, false);
      assert.equal((await files.stat('docs/b.md'))?.linked, true);
      assert.deepEqual(
        await Promise.all(['docs/a.md', 'none.md', 'docs'].map((name) => files.exists(name))),
        [true, false, true],
      );
      assert.equal(await files.read('docs/none.md'), undefined);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });
});
