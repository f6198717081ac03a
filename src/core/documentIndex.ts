import { createCompactor } from './compact';
import type { DocumentRef, Reading } from './entry';
import { UNKNOWN_STAMP, type Clock, type Files, type FileStamp, type FoundFile } from './ports';
import type { ReadingCache } from './readingCache';
import type { Selection, SelectionRules } from './selection';
import type { Slices } from './slices';
import { SIZE_LIMIT, tooLarge, unlisted, unreadable } from './unreadable';

/** A workspace folder whose documents are read. */
export interface SourceFolder {
  /** Unique; a document's `folder`. */
  readonly id: string;
  readonly files: Files;
  readonly rules: SelectionRules;
  refer(path: string): DocumentRef;
}

/** What became of documents, by `uri`; `undefined` for those that are gone. */
export type Changes = Map<string, Reading | undefined>;

/** A version of a document that was read, or not to be read again. */
export interface KnownDocument extends FileStamp {
  readonly document: DocumentRef;
  readonly reading: Reading;
  /** The file may have changed since without another time or size. */
  readonly doubtful: boolean;
}

/** Reads documents, and reads again only what changed. Not to be called again before the last call has ended. */
export interface DocumentIndex {
  /** Lists the documents of all folders, and reads those that are new or changed. */
  list(folders: readonly SourceFolder[]): Promise<Changes>;
  /**
   * Reads single documents of the folders listed last, whether they are known or not.
   * @returns `undefined` when only a listing can tell
   */
  read(documents: readonly DocumentRef[]): Promise<Changes | undefined>;
  has(uri: string): boolean;
  /** Whether a folder held documents when it was last listed. */
  holdsBelow(folder: string, path: string): boolean;
  /** Whether a linked document is there; one that need not be listed. */
  exists(folder: string | undefined, path: string): Promise<boolean>;
  readonly known: ReadonlyMap<string, KnownDocument>;
}

export interface IndexNeeds {
  readonly clock: Clock;
  readonly slices: Slices;
  /** `createSelection`, which is large and loaded on first use. */
  select(rules: SelectionRules): Selection;
  parse(document: DocumentRef, content: Uint8Array | string): Promise<Reading>;
  /** The texts of documents with unsaved changes, which count in place of the files; by `uri`. */
  unsaved(): ReadonlyMap<string, () => string>;
  /** What an earlier session knows; nothing any more once the documents were listed. */
  cache(): Promise<ReadingCache>;
}

/** A file that was written so shortly before it was read may have been written again, in milliseconds. */
const DOUBT = 2_000;
const CONCURRENT_READS = 16;
/** From so many documents on it pays to have them read elsewhere. */
const MANY = 64;
/** How many listed files are looked at between two looks at the clock. */
const CHUNK = 256;

interface Task {
  readonly document: DocumentRef;
  readonly files: Files;
  readonly stamp: FileStamp;
}

export function createDocumentIndex(needs: IndexNeeds): DocumentIndex {
  const known = new Map<string, KnownDocument>();
  const compactor = createCompactor();
  /** As it was when the last call began; whoever types later is told of by an event. */
  let unsaved: ReadonlyMap<string, () => string> = new Map();
  let folders: ReadonlyMap<string, SourceFolder & { readonly selection: Selection }> = new Map();

  async function list(next: readonly SourceFolder[]): Promise<Changes> {
    unsaved = needs.unsaved();
    folders = new Map(
      next.map((folder) => [folder.id, { ...folder, selection: needs.select(folder.rules) }]),
    );
    const changes: Changes = new Map();
    const listed = new Set<string>();
    const tasks: Task[] = [];
    for (const folder of next) {
      const listing = folder.files.list(folder.rules);
      const cache = await needs.cache();
      if (known.size === 0 && cache.isEmpty) void folder.files.prepare?.();
      const found = await listing;
      for (let at = 0; at < found.length; at += CHUNK) {
        await needs.slices.run(() => {
          for (const file of found.slice(at, at + CHUNK)) {
            const document = folder.refer(file.path);
            listed.add(document.uri);
            if (file.unlisted !== undefined) {
              keep(document, UNKNOWN_STAMP, unlisted(document, file.unlisted), changes);
              continue;
            }
            if (isUnchanged(document, file)) continue;
            const recalled = isUnsaved(document) ? undefined : cache.recall(document, file);
            if (recalled) keep(document, file, compactor.adopt(document, recalled), changes);
            else tasks.push({ document, files: folder.files, stamp: file });
          }
        });
      }
    }
    for (const uri of known.keys()) {
      if (listed.has(uri)) continue;
      known.delete(uri);
      changes.set(uri, undefined);
    }
    await readAll(tasks, changes);
    return changes;
  }

  async function read(documents: readonly DocumentRef[]): Promise<Changes | undefined> {
    unsaved = needs.unsaved();
    const changes: Changes = new Map();
    const tasks: Task[] = [];
    const gone: string[] = [];
    for (const document of documents) {
      const folder = folderOf(document.folder);
      const isKnown = known.has(document.uri);
      if (!folder || (!isKnown && !folder.selection.includes(document.path))) continue;
      const stamp = await folder.files.stat(document.path);
      // What a link leads to may be listed already, and what a link led to may be listed now. A file of another
      // case is told as a link too, where case does not count: it may have been renamed.
      if (stamp?.linked && !(isKnown && isUnsaved(document))) return undefined;
      if (stamp) tasks.push({ document, files: folder.files, stamp });
      else if (isUnsaved(document)) {
        tasks.push({ document, files: folder.files, stamp: UNKNOWN_STAMP });
      } else gone.push(document.uri);
    }
    // Not before it is clear that no listing is needed, which would not find them gone.
    for (const uri of gone) if (known.delete(uri)) changes.set(uri, undefined);
    await readAll(tasks, changes);
    return changes;
  }

  async function readAll(tasks: readonly Task[], changes: Changes): Promise<void> {
    const isElsewhere = ({ files, document }: Task) =>
      tasks.length >= MANY && files.readMany !== undefined && !isUnsaved(document);
    const sorted = Map.groupBy(tasks, isElsewhere);
    const here = sorted.get(false) ?? [];
    const elsewhere = Map.groupBy(sorted.get(true) ?? [], ({ files }) => files);
    let next = 0;
    const reader = async () => {
      for (let task = here[next++]; task; task = here[next++]) await readOne(task, changes);
    };
    await Promise.all([
      ...[...elsewhere].map(([files, some]) => readElsewhere(files, some, changes)),
      ...Array.from({ length: CONCURRENT_READS }, reader),
    ]);
  }

  async function readElsewhere(files: Files, tasks: readonly Task[], changes: Changes): Promise<void> {
    await files.readMany?.(
      tasks.map(({ document }) => document),
      (index, reading) => {
        const task = tasks[index] as Task;
        conclude(task, reading && compactor.adopt(task.document, reading), changes);
      },
    );
  }

  async function readOne(task: Task, changes: Changes): Promise<void> {
    const { document, files, stamp } = task;
    const text = unsaved.get(document.uri)?.();
    if (text !== undefined) {
      return keep(document, UNKNOWN_STAMP, await needs.parse(document, text), changes);
    }
    if (stamp.size > SIZE_LIMIT) return keep(document, stamp, tooLarge(document), changes);
    try {
      const bytes = await files.read(document.path);
      conclude(task, bytes && (await needs.parse(document, bytes)), changes);
    } catch (error) {
      // The next listing tries again.
      const reading = unreadable(document, error instanceof Error ? error.message : String(error));
      keep(document, UNKNOWN_STAMP, reading, changes);
    }
  }

  function conclude({ document, stamp }: Task, reading: Reading | undefined, changes: Changes): void {
    if (reading) return keep(document, stamp, reading, changes);
    known.delete(document.uri);
    changes.set(document.uri, undefined);
  }

  function keep(
    document: DocumentRef,
    { size, mtimeMs }: FileStamp,
    reading: Reading,
    changes: Changes,
  ): void {
    const doubtful = !(needs.clock.now().getTime() - mtimeMs > DOUBT);
    known.set(document.uri, { document, size, mtimeMs, reading, doubtful });
    changes.set(document.uri, reading);
  }

  function isUnchanged(document: DocumentRef, file: FoundFile): boolean {
    const old = known.get(document.uri);
    return (
      old !== undefined &&
      !old.doubtful &&
      old.size === file.size &&
      old.mtimeMs === file.mtimeMs &&
      old.document.inTarget === document.inTarget
    );
  }

  function isUnsaved(document: DocumentRef): boolean {
    return unsaved.has(document.uri);
  }

  /** Documents name no folder where there is only one. */
  function folderOf(id: string | undefined) {
    return id === undefined ? folders.values().next().value : folders.get(id);
  }

  return {
    list,
    read,
    has: (uri) => known.has(uri),
    holdsBelow: (folder, path) =>
      [...known.values()].some(
        ({ document }) => document.folder === folder && document.path.startsWith(`${path}/`),
      ),
    async exists(id, path) {
      const folder = folderOf(id);
      if (!folder) return true;
      return known.has(folder.refer(path).uri) || folder.files.exists(path);
    },
    known,
  };
}
