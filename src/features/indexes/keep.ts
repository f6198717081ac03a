import * as vscode from 'vscode';
import type { Catalog } from '../../core/catalog';
import { mayHoldBlock } from '../../core/indexes/block';
import { folderOf, type IndexFolder } from '../../core/indexes/folders';
import { UserError } from '../../core/ports';
import { decodeText } from '../../core/text';
import type { Services } from '../../services';
import { entriesOf } from './entries';
import { placeOf } from './folder';

const isMarkdown = (path: string) => /\.(?:md|markdown)$/i.test(path);

/** A save, a rename or a checkout tells of several files; after so many milliseconds of quiet all are looked at. */
const QUIET_TIME = 300;

/**
 * Keeps indexes current by themselves, where `challengeLog.index.onSave` says so: whatever happens to a document on
 * disk, the index of its folder is looked at. Its own writing is one more event, which then finds nothing to do.
 */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { boundary, catalog, documents, log, settings } = services;
  const changed = new Map<string, vscode.Uri>();
  let watchers: vscode.Disposable | undefined;
  let timer: NodeJS.Timeout | undefined;
  let queue: Promise<void> = Promise.resolve();
  let known = catalog.current.documents;

  context.subscriptions.push(
    settings.onDidChange(watch),
    vscode.workspace.onDidChangeWorkspaceFolders(watch),
    // Watchers miss what happens in a folder that was just made; the catalog looks twice, and the editor knows.
    catalog.onDidChange(noteReadings),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => note(uri)),
    {
      dispose: () => {
        clearTimeout(timer);
        watchers?.dispose();
      },
    },
  );
  watch();

  function watch(): void {
    watchers?.dispose();
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) =>
      settings.get('index.onSave', uri),
    );
    watchers = vscode.Disposable.from(
      ...folders.flatMap((folder) => {
        const watcher = vscode.workspace.createFileSystemWatcher(
          new vscode.RelativePattern(folder, '**/*.{md,markdown}'),
        );
        return [watcher, watcher.onDidCreate(note), watcher.onDidChange(note), watcher.onDidDelete(note)];
      }),
    );
  }

  function noteReadings({ documents: now }: Catalog): void {
    const before = known;
    known = now;
    if (before.size === 0) return; // they were read for the first time, not changed
    for (const uri of new Set([...before.keys(), ...now.keys()]))
      if (before.get(uri) !== now.get(uri)) note(vscode.Uri.parse(uri));
  }

  function note(uri: vscode.Uri): void {
    if (!settings.get('index.onSave', uri) || !isMarkdown(uri.path)) return;
    changed.set(uri.toString(), uri);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const uris = [...changed.values()];
      changed.clear();
      queue = queue.then(() => look(uris));
    }, QUIET_TIME);
  }

  async function look(uris: readonly vscode.Uri[]): Promise<void> {
    await catalog.ready();
    const folders = new Map<string, IndexFolder>();
    for (const uri of uris) {
      const folder = folderAround(uri);
      if (folder) folders.set(vscode.Uri.joinPath(uri, '..').toString(), folder);
    }
    for (const [beside, folder] of folders) {
      const here = uris.filter((uri) => vscode.Uri.joinPath(uri, '..').toString() === beside);
      try {
        await keepCurrent(folder, here);
      } catch (error) {
        // Nobody asked for it just now, so nobody is told; other folders have their indexes all the same.
        if (error instanceof UserError) log.info(`The index was left alone: ${error.message}`);
        else log.error('An index could not be kept current.', error);
      }
    }
  }

  /** @param uris of the documents of the folder that changed */
  async function keepCurrent(folder: IndexFolder, uris: readonly vscode.Uri[]): Promise<void> {
    const place = await placeOf(folder);
    const { readme } = place;
    if (!readme || !(await boundary.holds(readme)) || !(await hasMarkers(readme))) return;
    for (const uri of uris) await catalog.reread(uri);
    const indexing = await import('../../core/indexes/update');
    const entries = await entriesOf(services, indexing, place);
    await documents.editQuietly(readme, (text) => {
      const name = vscode.workspace.asRelativePath(readme);
      const plan = indexing.indexUpdate(place.uri.path, entries, { name, text }, {});
      return plan.kind === 'update' ? plan.edits : [];
    });
  }
}

function folderAround(uri: vscode.Uri): IndexFolder | undefined {
  const root = vscode.workspace.getWorkspaceFolder(uri);
  if (!root) return undefined;
  const path = uri.path.slice(root.uri.path.replace(/\/$/, '').length + 1);
  return folderOf({ folder: root.uri.toString(), path, inTarget: false });
}

async function hasMarkers(readme: vscode.Uri): Promise<boolean> {
  return mayHoldBlock(decodeText(await vscode.workspace.fs.readFile(readme)).text);
}
