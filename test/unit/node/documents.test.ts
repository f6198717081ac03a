// The index of documents over a real disk that changes while it is read, and that holds very many.
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDocumentIndex, type DocumentIndex, type SourceFolder } from '../../../src/core/documentIndex';
import type { DocumentRef } from '../../../src/core/entry';
import { readText } from '../../../src/core/reader';
import { readContent } from '../../../src/core/reading';
import { EMPTY_CACHE } from '../../../src/core/readingCache';
import { createSelection, DEFAULT_INCLUDE } from '../../../src/core/selection';
import { createSlices } from '../../../src/core/slices';
import { createCrew, type Crew } from '../../../src/node/crew';
import { createNodeFiles } from '../../../src/node/files';
import { gitFolder } from '../../support/gitFolder';
import { isLong } from '../../support/long';

const record = (title: string, status: string) =>
  `---\ntitle: "${title}"\nkind: challenge\nstatus: ${status}\n---\n\n# Challenge: ${title}\n\n## Problem\n\nIt leaks.\n`;

describe('documents on a disk', function () {
  this.timeout(isLong ? 600_000 : 30_000);

  let root: string;
  let crew: Crew;
  let index: DocumentIndex;
  let folder: SourceFolder;

  const refer = (file: string): DocumentRef => ({
    uri: `w:/${file}`,
    path: file,
    folder: 'w',
    inTarget: true,
  });
  const pause = () => new Promise<void>((resolve) => void setImmediate(resolve));

  /** As the extension does it, on its own worker. */
  function open(at: string): void {
    crew = createCrew({ file: path.resolve('dist/worker.js'), size: 2 });
    folder = { id: 'w', files: createNodeFiles(at, crew), rules: { include: DEFAULT_INCLUDE }, refer };
    index = createDocumentIndex({
      clock: { now: () => new Date() },
      slices: createSlices({ now: () => performance.now(), pause }),
      select: createSelection,
      parse: (document, content) => Promise.resolve(readContent(readText, document, content)),
      unsaved: () => new Map(),
      cache: () => Promise.resolve(EMPTY_CACHE),
    });
  }

  beforeEach(() => {
    root = mkdtempSync(path.join(realpathSync(tmpdir()), 'challenge-log-documents-'));
  });
  afterEach(() => {
    crew.dispose();
    rmSync(root, { recursive: true, force: true });
  });

  const shown = () =>
    [...index.known.values()]
      .map(({ document, reading }) => [
        document.path,
        reading.entries[0]?.state,
        reading.problems[0]?.message,
      ])
      .sort();

  it('are those of the branch that is checked out, however often it changes while they are listed', async () => {
    const names = Array.from({ length: 200 }, (_, number) => `docs/challenges/${number + 1}-leak.md`);
    const repository = gitFolder(
      Object.fromEntries(names.map((name, number) => [name, record(`Leak ${number}`, 'open')])),
    );
    try {
      const { git } = repository;
      git('checkout', '--quiet', '-b', 'other');
      git('rm', '-r', '--quiet', ...names.slice(0, 100));
      // A file stands where a folder was, and the other way round.
      mkdirSync(path.join(repository.path, 'docs'), { recursive: true });
      for (const name of names.slice(100))
        writeFileSync(path.join(repository.path, name), record(`Other ${name}`, 'resolved'));
      mkdirSync(path.join(repository.path, 'docs/notes.md'));
      writeFileSync(path.join(repository.path, 'docs/notes.md/a.md'), record('Below', 'resolved'));
      git('add', '--all');
      git('commit', '--quiet', '--message=Other');
      git('checkout', '--quiet', 'main');
      open(repository.path);
      await index.list([folder]);
      for (let round = 0; round < (isLong ? 50 : 6); round++) {
        const branch = round % 2 === 0 ? 'other' : 'main';
        const checkout = spawn('git', ['checkout', '--quiet', branch], {
          cwd: repository.path,
          stdio: 'ignore',
        });
        const done = once(checkout, 'close');
        let isOver = false;
        void done.then(() => (isOver = true));
        while (!isOver) {
          await index.list([folder]);
          // One that git has made and not written yet is empty; none is broken.
          for (const [name, , problem] of shown()) assert.equal(problem, undefined, name);
        }
        assert.deepEqual(await done, [0, null]);
        await index.list([folder]);
        const wanted =
          branch === 'main'
            ? names.map((name) => [name, 'open', undefined])
            : [
                ...names.slice(100).map((name) => [name, 'resolved', undefined]),
                ['docs/notes.md/a.md', 'resolved', undefined],
              ];
        assert.deepEqual(shown(), wanted.sort());
      }
    } finally {
      repository.remove();
    }
  });

  it('are gone with their folder, also where a file takes its place, and come back with it', async () => {
    const challenges = path.join(root, 'docs', 'challenges');
    mkdirSync(challenges, { recursive: true });
    writeFileSync(path.join(challenges, '001-a.md'), record('A', 'open'));
    writeFileSync(path.join(root, 'docs', 'b.md'), record('B', 'open'));
    open(root);
    await index.list([folder]);
    assert.equal(index.known.size, 2);
    renameSync(challenges, path.join(root, 'aside'));
    writeFileSync(challenges, 'a file');
    assert.deepEqual(
      [...((await index.read([refer('docs/challenges/001-a.md')])) ?? [])],
      [['w:/docs/challenges/001-a.md', undefined]],
    );
    await index.list([folder]);
    assert.deepEqual(shown(), [['docs/b.md', 'open', undefined]]);
    rmSync(challenges);
    renameSync(path.join(root, 'aside'), challenges);
    await index.list([folder]);
    assert.equal(index.known.size, 2);
    rmSync(root, { recursive: true });
    await index.list([folder]);
    assert.equal(index.known.size, 0);
  });

  it('that are links to themselves or in circles are none, and hide nothing', async function () {
    if (process.platform === 'win32') this.skip(); // needs a privilege there
    mkdirSync(path.join(root, 'docs'));
    writeFileSync(path.join(root, 'docs', 'a.md'), record('A', 'open'));
    symlinkSync('self.md', path.join(root, 'docs', 'self.md'));
    symlinkSync('two', path.join(root, 'docs', 'one'));
    symlinkSync('one', path.join(root, 'docs', 'two'));
    symlinkSync('..', path.join(root, 'docs', 'up'));
    open(root);
    await index.list([folder]);
    assert.deepEqual(shown(), [['docs/a.md', 'open', undefined]]);
    assert.deepEqual([...((await index.read(['docs/self.md', 'docs/one/a.md'].map(refer))) ?? [])], []);
  });

  it('may be a hundred thousand', async function () {
    if (!isLong) this.skip(); // takes a minute, and 400 MB of disk
    const COUNT = 100_000;
    for (let number = 0; number < COUNT; number++) {
      const place = path.join(root, 'docs', String(number % 100));
      if (number < 100) mkdirSync(place, { recursive: true });
      writeFileSync(path.join(place, `${number}-leak.md`), record(`Leak ${number}`, 'open'));
    }
    open(root);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const timed = async (work: () => Promise<unknown>) => {
      const began = performance.now();
      await work();
      return Math.round(performance.now() - began);
    };
    const cold = await timed(() => index.list([folder]));
    assert.equal(index.known.size, COUNT);
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // so that nothing is doubtful
    await timed(() => index.list([folder]));
    const again = await timed(async () => assert.ok((await index.list([folder])).size < COUNT));
    writeFileSync(path.join(root, 'docs', '7', '7-leak.md'), record('Leak 7', 'resolved'));
    const one = await timed(() => index.read([refer('docs/7/7-leak.md')]));
    clearInterval(watch);
    const grown = Math.round((process.memoryUsage().rss - before) / 1024 / 1024);
    console.log(
      `      ${COUNT} documents: ${cold} ms cold, ${again} ms again, ${one} ms for one; ${grown} MB; nobody waited longer than ${Math.round(longest)} ms`,
    );
    assert.ok(grown < 1_000, `${grown} MB`);
    assert.ok(cold < 120_000, `${cold} ms`);
  });
});
