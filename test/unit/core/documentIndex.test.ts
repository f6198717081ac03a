import { strict as assert } from 'node:assert';
import { createDocumentIndex, type Changes, type SourceFolder } from '../../../src/core/documentIndex';
import type { DocumentRef, Reading } from '../../../src/core/entry';
import { UNKNOWN_STAMP, type FileStamp, type Files } from '../../../src/core/ports';
import { EMPTY_CACHE, type ReadingCache } from '../../../src/core/readingCache';
import { createSelection } from '../../../src/core/selection';
import { createSlices } from '../../../src/core/slices';

const LONG_AGO = Date.UTC(2026, 0, 1);
const NOW = Date.UTC(2026, 5, 1);

interface FakeFile extends FileStamp {
  readonly text: string;
  readonly linked?: boolean;
}

/** A folder in memory that counts what is asked of it. */
function fake(options: { many?: boolean; cache?: ReadingCache; anyCase?: boolean } = {}) {
  const disk = new Map<string, FakeFile | Error>();
  /** Why folders cannot be listed. */
  const closed = new Map<string, string>();
  const unsaved = new Map<string, string>();
  const asked = { list: 0, read: [] as string[], stat: [] as string[], many: 0 };
  /** The name that a file really has. */
  const nameOf = (path: string) =>
    options.anyCase
      ? ([...disk.keys()].find((name) => name.toLowerCase() === path.toLowerCase()) ?? path)
      : path;
  const stampOf = (path: string) => {
    const file = disk.get(nameOf(path));
    return file instanceof Error ? { size: 1, mtimeMs: LONG_AGO } : file;
  };
  const read = (path: string): Uint8Array | undefined => {
    const file = disk.get(nameOf(path));
    if (file instanceof Error) throw file;
    return file && new TextEncoder().encode(file.text);
  };
  const files: Files = {
    list: (rules) => {
      asked.list++;
      const selection = createSelection(rules);
      const paths = [...disk.keys()].filter((path) => selection.includes(path)).sort();
      const isOpen = (path: string) => ![...closed.keys()].some((folder) => path.startsWith(`${folder}/`));
      return Promise.resolve([
        ...[...closed].map(([path, unlisted]) => ({ path, ...UNKNOWN_STAMP, unlisted })),
        ...paths.filter(isOpen).map((path) => ({ path, ...stampOf(path)! })),
      ]);
    },
    stat: (path) => {
      asked.stat.push(path);
      const stamp = stampOf(path);
      return Promise.resolve(stamp && nameOf(path) !== path ? { ...stamp, linked: true } : stamp);
    },
    exists: (path) => Promise.resolve(disk.has(nameOf(path))),
    read: (path) => {
      asked.read.push(path);
      return Promise.resolve().then(() => read(path));
    },
    ...(options.many && {
      readMany: (documents: readonly DocumentRef[], tell: (index: number, reading?: Reading) => void) => {
        asked.many += documents.length;
        documents.forEach((document, index) => tell(index, parse(document, read(document.path) ?? '')));
        return Promise.resolve();
      },
    }),
  };
  const folder: SourceFolder = {
    id: 'w',
    files,
    rules: { include: ['docs/**/*.md'], exclude: ['docs/old'] },
    refer,
  };
  const index = createDocumentIndex({
    clock: { now: () => new Date(NOW) },
    slices: createSlices({ now: () => 0, pause: () => Promise.resolve() }),
    select: createSelection,
    parse: (document, content) => Promise.resolve(parse(document, content)),
    unsaved: () => new Map([...unsaved].map(([uri, text]) => [uri, () => text])),
    cache: () => Promise.resolve(options.cache ?? EMPTY_CACHE),
  });
  return {
    index,
    asked,
    unsaved,
    put: (path: string, text: string, more: Partial<FakeFile> = {}) =>
      disk.set(path, { text, size: text.length, mtimeMs: LONG_AGO, ...more }),
    break: (path: string) => disk.set(path, new Error('EIO: broken')),
    close: (path: string, why: string | undefined) =>
      why === undefined ? closed.delete(path) : closed.set(path, why),
    remove: (path: string) => disk.delete(path),
    list: async () => titles(await index.list([folder])),
    read: async (...paths: string[]) => {
      const changes = await index.read(paths.map(refer));
      return changes && titles(changes);
    },
  };
}

function refer(path: string): DocumentRef {
  return { uri: `w:/${path}`, path, folder: 'w', inTarget: false };
}

/** A document's text is the title of its only entry. */
function parse(document: DocumentRef, content: Uint8Array | string): Reading {
  const title = typeof content === 'string' ? content : new TextDecoder().decode(content);
  const entry = { document, line: 1, endLine: 1, form: 'record', title, kind: 'til' } as const;
  return {
    entries: [{ ...entry, state: 'reference', inferred: true, tags: [], anchors: [] }],
    problems: [],
  };
}

function titles(changes: Changes): Record<string, string | undefined> {
  return Object.fromEntries(
    [...changes].map(([uri, reading]) => [
      uri.replace('w:/docs/', ''),
      reading && (reading.entries[0]?.title ?? reading.problems[0]?.message),
    ]),
  );
}

describe('the index of documents', () => {
  it('reads what is listed, and then only what changed', async () => {
    const { put, list, remove, asked } = fake();
    put('docs/a.md', 'A');
    put('docs/b.md', 'B');
    put('src/c.md', 'C');
    assert.deepEqual(await list(), { 'a.md': 'A', 'b.md': 'B' });
    assert.deepEqual(await list(), {});
    put('docs/b.md', 'Z', { mtimeMs: LONG_AGO + 1 });
    put('docs/d.md', 'D');
    remove('docs/a.md');
    assert.deepEqual(await list(), { 'a.md': undefined, 'b.md': 'Z', 'd.md': 'D' });
    assert.deepEqual(asked.read, ['docs/a.md', 'docs/b.md', 'docs/b.md', 'docs/d.md']);
  });

  it('reads again what was written so shortly before that it may have been written again', async () => {
    const { put, list } = fake();
    put('docs/a.md', 'A', { mtimeMs: NOW - 1_500 });
    await list();
    assert.deepEqual(await list(), { 'a.md': 'A' });
  });

  it('a changed, a new and a deleted document are read alone', async () => {
    const { put, list, read, remove, asked } = fake();
    for (let number = 0; number < 20; number++) put(`docs/${number}.md`, `${number}`);
    await list();
    asked.read.length = 0;
    put('docs/3.md', 'changed');
    assert.deepEqual(await read('docs/3.md'), { '3.md': 'changed' });
    put('docs/new.md', 'new');
    assert.deepEqual(await read('docs/new.md'), { 'new.md': 'new' });
    remove('docs/3.md');
    assert.deepEqual(await read('docs/3.md'), { '3.md': undefined });
    assert.deepEqual(asked.read, ['docs/3.md', 'docs/new.md']);
    assert.equal(asked.list, 1);
  });

  it('does not read single documents that are not selected', async () => {
    const { put, list, read, asked } = fake();
    await list();
    for (const path of ['docs/old/a.md', 'src/a.md', 'docs/a.txt']) put(path, 'A');
    assert.deepEqual(await read('docs/old/a.md', 'src/a.md', 'docs/a.txt'), {});
    assert.deepEqual(asked.stat, []);
  });

  it('only a listing knows what becomes of a new document behind a link', async () => {
    const { put, list, read } = fake();
    await list();
    put('docs/link.md', 'A', { linked: true });
    assert.equal(await read('docs/link.md'), undefined);
  });

  it('a document that went while only a listing can tell of another is gone after that', async () => {
    const { put, list, read, remove } = fake();
    put('docs/a.md', 'A');
    await list();
    remove('docs/a.md');
    put('docs/link.md', 'L', { linked: true });
    assert.equal(await read('docs/a.md', 'docs/link.md'), undefined);
    assert.deepEqual(await list(), { 'link.md': 'L', 'a.md': undefined });
  });

  it('a file whose name changes in case alone is one document, where case does not count', async () => {
    const { put, list, read, remove, index } = fake({ anyCase: true });
    put('docs/a.md', 'A');
    await list();
    remove('docs/a.md');
    put('docs/A.md', 'A');
    // The watcher tells of both names, and both can be read.
    assert.equal(await read('docs/a.md', 'docs/A.md'), undefined);
    assert.deepEqual(await list(), { 'A.md': 'A', 'a.md': undefined });
    assert.deepEqual([...index.known.keys()], ['w:/docs/A.md']);
    assert.equal(await index.exists('w', 'docs/a.md'), true);
  });

  it('what is typed into a document behind a link lists nothing', async () => {
    const { put, list, read, unsaved, asked } = fake();
    put('docs/link.md', 'A', { linked: true });
    await list();
    unsaved.set('w:/docs/link.md', 'typed');
    assert.deepEqual(await read('docs/link.md'), { 'link.md': 'typed' });
    assert.equal(asked.list, 1);
  });

  it('an unsaved text counts, until it is saved or given up', async () => {
    const { put, list, read, unsaved, asked } = fake();
    put('docs/a.md', 'A');
    await list();
    unsaved.set('w:/docs/a.md', 'typed');
    assert.deepEqual(await read('docs/a.md'), { 'a.md': 'typed' });
    assert.deepEqual(await list(), { 'a.md': 'typed' });
    unsaved.clear();
    assert.deepEqual(await list(), { 'a.md': 'A' });
    assert.equal(asked.read.length, 2);
  });

  it('reads many elsewhere, but not those with unsaved texts', async () => {
    const { put, list, unsaved, asked } = fake({ many: true });
    for (let number = 0; number < 100; number++) put(`docs/${number}.md`, `${number}`);
    unsaved.set('w:/docs/7.md', 'typed');
    const read = await list();
    assert.equal(Object.keys(read).length, 100);
    assert.deepEqual([read['7.md'], read['8.md']], ['typed', '8']);
    assert.deepEqual([asked.many, asked.read.length], [99, 0]);
  });

  it('a document that cannot be read is a problem of its own, and is tried again', async () => {
    const faulty = fake();
    faulty.put('docs/a.md', 'A');
    faulty.break('docs/b.md');
    assert.deepEqual(await faulty.list(), { 'a.md': 'A', 'b.md': 'EIO: broken' });
    faulty.put('docs/b.md', 'B');
    assert.deepEqual(await faulty.list(), { 'b.md': 'B' });
  });

  it('a folder that cannot be listed is a problem of its own, until it can', async () => {
    const closed = fake();
    closed.put('docs/a.md', 'A');
    closed.put('docs/private/b.md', 'B');
    assert.deepEqual(await closed.list(), { 'a.md': 'A', 'private/b.md': 'B' });
    closed.close('docs/private', 'Not for you.');
    assert.deepEqual(await closed.list(), { 'private/b.md': undefined, private: 'Not for you.' });
    const [problem] = closed.index.known.get('w:/docs/private')?.reading.problems ?? [];
    assert.equal(problem?.code, 'unreadable-folder');
    closed.close('docs/private', undefined);
    assert.deepEqual(await closed.list(), { 'private/b.md': 'B', private: undefined });
  });

  it('a document above 4 MB is a row that says so, and is not read', async () => {
    const { put, list, asked } = fake();
    put('docs/a.md', 'A', { size: 4 * 1024 * 1024 + 1 });
    assert.match((await list())['a.md'] ?? '', /larger than 4 MB/);
    assert.deepEqual(await list(), {});
    assert.deepEqual(asked.read, []);
  });

  it('takes from the cache what it knows', async () => {
    const cache: ReadingCache = {
      isEmpty: false,
      recall: (document) => (document.path === 'docs/a.md' ? parse(document, 'kept') : undefined),
    };
    const { put, list, asked } = fake({ cache });
    put('docs/a.md', 'A');
    put('docs/b.md', 'B');
    assert.deepEqual(await list(), { 'a.md': 'kept', 'b.md': 'B' });
    assert.deepEqual(asked.read, ['docs/b.md']);
  });

  it('knows whether linked documents and folders are there', async () => {
    const { put, list, index } = fake();
    put('docs/sub/a.md', 'A');
    put('README.md', 'R');
    await list();
    assert.deepEqual(
      await Promise.all(['docs/sub/a.md', 'README.md', 'no.md'].map((path) => index.exists('w', path))),
      [true, true, false],
    );
    assert.ok(
      index.holdsBelow('w', 'docs') && !index.holdsBelow('w', 'doc') && !index.holdsBelow('v', 'docs'),
    );
  });
});
