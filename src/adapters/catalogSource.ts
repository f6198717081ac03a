import * as vscode from 'vscode';
import {
  EMPTY_CATALOG,
  keyOf,
  unresolvedLinks,
  withMissing,
  withReadings,
  type Catalog,
  type LinkedDocument,
} from '../core/catalog';
import { createDocumentIndex, type Changes, type DocumentIndex } from '../core/documentIndex';
import type { Clock, Files, Log } from '../core/ports';
import type { ReadingCache } from '../core/readingCache';
import { createSlices } from '../core/slices';
import { staysInside } from '../core/target';
import { createCacheFile } from './cacheFile';
import { createDocumentSet } from './documentSet';
import { createParser, type ParseElsewhere } from './parser';
import type { SettingsReader } from './settings';

export interface CatalogSource {
  readonly current: Catalog;
  /** Readings of documents that did not change are the same objects as before. */
  readonly onDidChange: vscode.Event<Catalog>;
  /** Resolves when the documents were read for the first time; starts that if nothing has. */
  ready(): Promise<void>;
  /** Lists everything again, and reads what changed. */
  refresh(): Promise<void>;
  /** Reads one document now instead of when its event arrives. */
  reread(uri: vscode.Uri): Promise<void>;
  /** Whether a Markdown file would be read if it were there. */
  reads(uri: vscode.Uri): Promise<boolean>;
  /** Keeps what is known for the next session. */
  save(): Promise<void>;
}

/** What only a host with Node has. */
export interface CatalogHost {
  readonly clock: Clock;
  /** Resolves when whoever shares the event loop had a turn. */
  readonly pause: () => Promise<void>;
  /** Resolves when all features listen: nothing is read before. */
  readonly featuresBegan: () => Promise<void>;
  /** The files of a folder on disk; without it the editor's file systems serve. */
  readonly onDisk?: (root: string) => Promise<Files>;
  /** Parses large documents in a worker; without it they are parsed here. */
  readonly parseElsewhere?: ParseElsewhere;
}

/** The first file event after a quiet time is handled after the first, all others after the second number of milliseconds. */
const SETTLE_TIME = { first: 1, more: 60 };
/**
 * Watchers do not tell everything: not the first file of a folder that was just made, nor a file that came
 * and went between two of their reports. So what a listing found is looked at again after this many milliseconds.
 */
const VERIFY_TIME = 750;
/** What is known is kept when nothing changed for this many milliseconds. */
const SAVE_TIME = 5_000;
const CONCURRENT_CHECKS = 16;

/**
 * Keeps the catalog true to the disk and to open buffers: commands write files, watchers tell it, it tells
 * the views. Nothing happens before the first {@link CatalogSource.ready}.
 */
export function createCatalogSource(
  context: vscode.ExtensionContext,
  settings: SettingsReader,
  log: Log,
  host: CatalogHost,
): CatalogSource {
  const changed = new vscode.EventEmitter<Catalog>();
  const slices = createSlices({ now: () => performance.now(), pause: host.pause });
  const documents = createDocumentSet(settings, host.onDisk);
  const cacheFile = createCacheFile(context, slices, log);
  const parse = createParser(slices, host.parseElsewhere);
  const pending = new Map<string, vscode.Uri>();
  /** Whether documents that hold nothing are there; by {@link keyOf}, until they are listed again. */
  const existing = new Map<string, boolean>();
  let catalog = EMPTY_CATALOG;
  let watching: vscode.Disposable | undefined;
  let timer: NodeJS.Timeout | undefined;
  let verification: NodeJS.Timeout | undefined;
  let saving: NodeJS.Timeout | undefined;
  let lastEvents = -Infinity;
  let listAgain = false;
  let started: Promise<void> | undefined;
  let opened: Promise<DocumentIndex> | undefined;
  let cache: Promise<ReadingCache> | undefined;
  let waiting: Promise<void> | undefined;
  // One after the other, so that an older state never overwrites a newer one.
  let queue: Promise<unknown> = Promise.resolve();
  let disposed = false;

  context.subscriptions.push(changed, {
    dispose: () => {
      disposed = true;
      for (const each of [timer, verification, saving]) clearTimeout(each);
      watching?.dispose();
    },
  });

  async function start(): Promise<void> {
    context.subscriptions.push(
      settings.onDidChange(() => report(restart())),
      vscode.workspace.onDidChangeWorkspaceFolders(() => report(restart())),
      vscode.workspace.onDidChangeTextDocument(({ document }) => noteBuffer(document)),
      vscode.workspace.onDidCloseTextDocument(noteBuffer),
    );
    try {
      await host.featuresBegan();
      await restart();
    } catch (error) {
      log.error('The documents could not be read.', error);
    }
  }

  async function restart(): Promise<void> {
    const next = await documents.watch((uri) => {
      if (isMarkdown(uri)) return note(uri, 'read');
      // A folder that comes or goes sends no event for each of its files.
      void isFolder(uri).then((is) => {
        if (is) note(uri, 'list');
      });
    });
    watching?.dispose();
    watching = next;
    await refresh();
  }

  async function index(): Promise<DocumentIndex> {
    const { createSelection } = await import('../core/selection');
    return createDocumentIndex({
      clock: host.clock,
      slices,
      select: createSelection,
      parse,
      // A document without unsaved changes may lag behind the disk; one with them is what the person sees.
      unsaved: () =>
        new Map(
          vscode.workspace.textDocuments
            .filter(({ isDirty }) => isDirty)
            .map((open) => [open.uri.toString(), () => open.getText()]),
        ),
      cache: async () => (await cache) ?? { isEmpty: false, recall: () => undefined },
    });
  }

  /** Whether it is a folder; of what is gone, whether it held documents. */
  async function isFolder(uri: vscode.Uri): Promise<boolean> {
    try {
      return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
    } catch {
      const folder = documents.refer(uri);
      const known = await opened;
      return folder?.folder !== undefined && known?.holdsBelow(folder.folder, folder.path) === true;
    }
  }

  /** @param isTyped more of it comes soon, or it is saved */
  function note(uri: vscode.Uri, what: 'read' | 'list', isTyped = false): void {
    if (uri.path.split('/').at(-1)?.startsWith('.challenge-log-')) return;
    if (what === 'list') listAgain = true;
    else pending.set(uri.toString(), uri);
    if (timer) return;
    const isFirst = performance.now() - lastEvents > 2 * SETTLE_TIME.more;
    timer = setTimeout(handle, isFirst && !isTyped ? SETTLE_TIME.first : SETTLE_TIME.more);
  }

  function handle(): void {
    timer = undefined;
    lastEvents = performance.now();
    // A listing does not read what it finds as it was; what was written within the same tick may be.
    const uris = [...pending.values()];
    pending.clear();
    if (uris.length > 0) report(readAgain(uris));
    if (listAgain) listAndVerify();
  }

  function listAndVerify(): void {
    report(refresh());
    verifyLater();
  }

  function verifyLater(): void {
    clearTimeout(verification);
    verification = setTimeout(() => report(refresh()), VERIFY_TIME);
  }

  function report(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!disposed) log.error('The documents could not be read.', error);
    });
  }

  function noteBuffer(document: vscode.TextDocument): void {
    if (document.languageId === 'markdown' && isMarkdown(document.uri)) note(document.uri, 'read', true);
  }

  /** However often it is asked for, at most one listing waits behind the one that runs. */
  function refresh(): Promise<void> {
    waiting ??= inOrder(async () => {
      waiting = undefined;
      listAgain = false;
      if (opened === undefined) cache = cacheFile.load();
      const [known, folders] = await Promise.all([(opened ??= index()), documents.folders()]);
      const changes = await known.list(folders);
      cache = undefined; // what it knows more is of documents that are gone
      existing.clear();
      if (await publish(known, changes)) verifyLater();
    });
    return waiting;
  }

  async function readAgain(uris: readonly vscode.Uri[]): Promise<void> {
    await inOrder(async () => {
      const known = await opened;
      if (!known) return; // the first listing reads them
      const referred = uris.flatMap((uri) => documents.refer(uri) ?? []);
      for (const document of referred) existing.delete(keyOf(document));
      const changes = await known.read(referred);
      if (changes) await publish(known, changes);
      else listAndVerify();
    });
  }

  /** @returns whether anything changed */
  async function publish(known: DocumentIndex, changes: Changes): Promise<boolean> {
    const read = await slices.run(() => withReadings(catalog, changes));
    const missing = await missingLinks(known, unresolvedLinks(read));
    if (changes.size > 0) saveLater();
    return slices.run(() => {
      const next = withMissing(read, missing);
      if (next === catalog) return false;
      catalog = next;
      changed.fire(catalog);
      return true;
    });
  }

  async function missingLinks(
    known: DocumentIndex,
    links: readonly LinkedDocument[],
  ): Promise<LinkedDocument[]> {
    const unchecked = links.filter((link) => !existing.has(keyOf(link)));
    let next = 0;
    const check = async () => {
      for (let link = unchecked[next++]; link; link = unchecked[next++]) {
        // What lies outside is not looked at.
        const is = !staysInside(link.path) || (await known.exists(link.folder, link.path));
        existing.set(keyOf(link), is);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENT_CHECKS }, check));
    return links.filter((link) => existing.get(keyOf(link)) === false);
  }

  function saveLater(): void {
    clearTimeout(saving);
    saving = setTimeout(() => report(save()), SAVE_TIME);
  }

  function save(): Promise<void> {
    if (saving === undefined) return Promise.resolve();
    clearTimeout(saving);
    saving = undefined;
    // Not in order with `inOrder`: when the extension stops, this is the last thing that it does.
    const saved = queue.then(async () => {
      const known = await opened;
      if (known) await cacheFile.save(known.known.values());
    });
    queue = saved.catch(() => undefined);
    return saved;
  }

  function inOrder(work: () => Promise<void>): Promise<void> {
    const run = queue.then(() => (disposed ? undefined : work()));
    queue = run.catch(() => undefined);
    return run;
  }

  return {
    get current() {
      return catalog;
    },
    onDidChange: changed.event,
    ready: () => (started ??= start()),
    refresh,
    reread: (uri) => readAgain([uri]),
    reads: (uri) => documents.reads(uri),
    save,
  };
}

function isMarkdown(uri: vscode.Uri): boolean {
  return /\.(?:md|markdown)$/i.test(uri.path);
}
