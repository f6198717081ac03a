import * as vscode from 'vscode';
import { EMPTY_CATALOG, withReadings, type Catalog } from '../core/catalog';
import type { DocumentRef, Reading } from '../core/entry';
import type { Log } from '../core/ports';
import { decodeText } from '../core/text';
import { createDocumentSet } from './documentSet';
import type { SettingsReader } from './settings';

export interface CatalogSource {
  readonly current: Catalog;
  readonly onDidChange: vscode.Event<Catalog>;
  /** Resolves when the documents were read for the first time; starts that if nothing has. */
  ready(): Promise<void>;
  /** Lists and reads everything again. */
  refresh(): Promise<void>;
  /** Reads one document now instead of when its event arrives. */
  reread(uri: vscode.Uri): Promise<void>;
}

/** Events that arrive together are handled together, after this many milliseconds. */
const SETTLE_TIME = 60;
/**
 * Watchers do not tell everything: not the first file of a folder that was just made, nor a file that came
 * and went between two of their reports. So what a listing found is looked at again after this many milliseconds.
 */
const VERIFY_TIME = 750;
/** A document larger than this is a row that says so; in bytes. */
const SIZE_LIMIT = 4 * 1024 * 1024;
const CONCURRENT_READS = 16;

/**
 * Keeps the catalog true to the disk and to open buffers: commands write files, watchers tell it, it tells
 * the views. Nothing happens before the first {@link CatalogSource.ready}.
 */
export function createCatalogSource(
  context: vscode.ExtensionContext,
  settings: SettingsReader,
  log: Log,
): CatalogSource {
  const changed = new vscode.EventEmitter<Catalog>();
  const documents = createDocumentSet(settings);
  const pending = new Map<string, vscode.Uri>();
  let catalog = EMPTY_CATALOG;
  let watching: vscode.Disposable | undefined;
  let known: ReadonlySet<string> = new Set();
  let timer: NodeJS.Timeout | undefined;
  let verification: NodeJS.Timeout | undefined;
  let listAgain = false;
  let started: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;
  // One after the other, so that an older state never overwrites a newer one.
  let queue: Promise<unknown> = Promise.resolve();

  context.subscriptions.push(changed, {
    dispose: () => {
      clearTimeout(timer);
      clearTimeout(verification);
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
      await restart();
    } catch (error) {
      log.error('The documents could not be read.', error);
    }
  }

  async function restart(): Promise<void> {
    watching?.dispose();
    watching = documents.watch({
      // A document that is new may be one that `files.exclude` hides: only a listing knows.
      document: (uri) => note(uri, known.has(uri.toString()) ? 'read' : 'list'),
      // A folder that comes or goes sends no event for each of its files.
      other: (uri) => {
        void isFolder(uri).then((is) => {
          if (is) note(uri, 'list');
        });
      },
    });
    await refresh();
  }

  /** Whether it is a folder; of what is gone, whether it held documents. */
  async function isFolder(uri: vscode.Uri): Promise<boolean> {
    try {
      return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
    } catch {
      const inside = `${uri.toString()}/`;
      return [...known].some((document) => document.startsWith(inside));
    }
  }

  function note(uri: vscode.Uri, what: 'read' | 'list'): void {
    if (uri.path.split('/').at(-1)?.startsWith('.challenge-log-')) return;
    if (what === 'list') listAgain = true;
    else pending.set(uri.toString(), uri);
    timer ??= setTimeout(() => {
      timer = undefined;
      const uris = [...pending.values()];
      pending.clear();
      if (!listAgain) return report(readAgain(uris));
      report(refresh());
      verifyLater();
    }, SETTLE_TIME);
  }

  function verifyLater(): void {
    clearTimeout(verification);
    verification = setTimeout(() => report(refresh()), VERIFY_TIME);
  }

  function report(work: Promise<void>): void {
    work.catch((error: unknown) => log.error('The documents could not be read.', error));
  }

  function noteBuffer(document: vscode.TextDocument): void {
    if (document.languageId === 'markdown' && refer(document.uri)) note(document.uri, 'read');
  }

  /** However often it is asked for, at most one listing waits behind the one that runs. */
  function refresh(): Promise<void> {
    waiting ??= inOrder(async () => {
      waiting = undefined;
      listAgain = false;
      const uris = await documents.list();
      known = new Set(uris.map(String));
      const readings = await readAll(uris);
      for (const uri of catalog.documents.keys()) if (!readings.has(uri)) readings.set(uri, undefined);
      const before = catalog;
      publish(withReadings(catalog, readings));
      if (catalog !== before) verifyLater();
    });
    return waiting;
  }

  async function readAgain(uris: readonly vscode.Uri[]): Promise<void> {
    await inOrder(async () => {
      publish(withReadings(catalog, await readAll(uris.filter(refer))));
    });
  }

  async function readAll(uris: readonly vscode.Uri[]): Promise<Map<string, Reading | undefined>> {
    const readings = new Map<string, Reading | undefined>(uris.map((uri) => [uri.toString(), undefined]));
    const { readDocument } = await import('../core/document');
    let next = 0;
    const worker = async () => {
      for (let uri = uris[next++]; uri; uri = uris[next++])
        readings.set(uri.toString(), await readOne(uri, readDocument));
    };
    await Promise.all(Array.from({ length: CONCURRENT_READS }, worker));
    return readings;
  }

  function publish(next: Catalog): void {
    if (next === catalog) return;
    catalog = next;
    changed.fire(catalog);
  }

  function inOrder(work: () => Promise<void>): Promise<void> {
    const run = queue.then(work);
    queue = run.catch(() => undefined);
    return run;
  }

  function refer(uri: vscode.Uri): DocumentRef | undefined {
    const document = documents.refer(uri);
    return document?.inTarget || known.has(uri.toString()) ? document : undefined;
  }

  async function readOne(
    uri: vscode.Uri,
    readDocument: (document: DocumentRef, text: string) => Reading,
  ): Promise<Reading | undefined> {
    const document = refer(uri);
    if (!document) return undefined;
    try {
      // A document without unsaved changes may lag behind the disk; one with them is what the person sees.
      const unsaved = vscode.workspace.textDocuments.find(
        (open) => open.isDirty && open.uri.toString() === document.uri,
      );
      if (unsaved) return readDocument(document, unsaved.getText());
      const bytes = await vscode.workspace.fs.readFile(uri);
      if (bytes.length > SIZE_LIMIT)
        return unreadable(
          document,
          `The document is larger than ${SIZE_LIMIT / 1024 / 1024} MB and is not read.`,
        );
      return readDocument(document, decodeText(bytes).text);
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
      return unreadable(document, error instanceof Error ? error.message : String(error));
    }
  }

  return {
    get current() {
      return catalog;
    },
    onDidChange: changed.event,
    ready: () => (started ??= start()),
    refresh,
    reread: (uri) => readAgain([uri]),
  };
}

function unreadable(document: DocumentRef, message: string): Reading {
  return { entries: [], problems: [{ document, line: 1, code: 'unreadable', severity: 'error', message }] };
}
