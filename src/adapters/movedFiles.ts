import * as vscode from 'vscode';
import { placesOf } from '../core/places';
import type { CodeHistory, Log } from '../core/ports';
import { staysInside } from '../core/target';
import type { CatalogSource } from './catalogSource';

/** What became of files that entries name, as far as git tells. */
export interface MovedFiles {
  /** What a file that is there no more is called today; `undefined` for one that is there, or went nobody knows where. */
  today(folder: vscode.WorkspaceFolder, path: string): string | undefined;
  /** Those that were renamed, by what they were called. */
  of(folder: vscode.WorkspaceFolder): ReadonlyMap<string, string>;
  readonly onDidChange: vscode.Event<void>;
}

/** The catalog must be quiet for so many milliseconds before files are looked for. */
const SETTLE_TIME = 500;
/** Coming back to the window does not look again sooner than after so many milliseconds. */
const FRESH_TIME = 30_000;
const CONCURRENT = 16;

/**
 * Looks whether the files that entries name are there, when the catalog changes, when files are renamed in the editor, and
 * when the window gets the focus again; of those that are not there, git is asked for their new names.
 */
export function createMovedFiles(
  context: vscode.ExtensionContext,
  catalog: CatalogSource,
  history: CodeHistory,
  log: Log,
): MovedFiles {
  const changed = new vscode.EventEmitter<void>();
  const moved = new Map<string, ReadonlyMap<string, string>>();
  /** Files that were there when they were last looked for. */
  const present = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let lookedAt = -Infinity;
  let looking: Promise<void> = Promise.resolve();

  const again = () => {
    present.clear();
    soon();
  };
  context.subscriptions.push(
    changed,
    catalog.onDidChange(soon),
    vscode.workspace.onDidRenameFiles(again),
    vscode.workspace.onDidDeleteFiles(again),
    vscode.workspace.onDidCreateFiles(soon),
    vscode.workspace.onDidGrantWorkspaceTrust(soon),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && performance.now() - lookedAt > FRESH_TIME) again();
    }),
    { dispose: () => clearTimeout(timer) },
  );
  return {
    today: (folder, path) => moved.get(folder.uri.toString())?.get(path),
    of: (folder) => moved.get(folder.uri.toString()) ?? new Map<string, string>(),
    onDidChange: changed.event,
  };

  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      looking = looking
        .then(look)
        .catch((error: unknown) => log.error('Files that entries name could not be looked for.', error));
    }, SETTLE_TIME);
  }

  async function look(): Promise<void> {
    lookedAt = performance.now();
    let differs = false;
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const before = moved.get(folder.uri.toString());
      const missing = await missingOf(folder);
      const known = before && missing.length === before.size && missing.every((path) => before.has(path));
      if (known) continue;
      const now = missing.length === 0 ? new Map<string, string>() : await renamed(folder, missing);
      moved.set(folder.uri.toString(), now);
      differs ||= JSON.stringify([...(before ?? [])]) !== JSON.stringify([...now]);
    }
    if (differs) changed.fire();
  }

  async function renamed(
    folder: vscode.WorkspaceFolder,
    missing: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    if (folder.uri.scheme !== 'file') return new Map();
    const names = [...(await history.renames(folder.uri.fsPath, missing))];
    const there = await Promise.all(names.map(([, now]) => isThere(folder, now)));
    return new Map(names.filter((_, index) => there[index]));
  }

  async function missingOf(folder: vscode.WorkspaceFolder): Promise<string[]> {
    const id = folder.uri.toString();
    const named = new Set<string>();
    for (const entry of catalog.current.entries) {
      if ((entry.document.folder ?? id) !== id) continue;
      for (const { file } of placesOf(entry)) if (staysInside(file)) named.add(file);
    }
    const unknown = [...named].filter((path) => !present.has(`${id}|${path}`));
    const missing: string[] = [];
    let next = 0;
    const worker = async () => {
      for (let path = unknown[next++]; path !== undefined; path = unknown[next++]) {
        if (await isThere(folder, path)) present.add(`${id}|${path}`);
        else missing.push(path);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENT }, worker));
    return missing.sort();
  }
}

async function isThere(folder: vscode.WorkspaceFolder, path: string): Promise<boolean> {
  return vscode.workspace.fs.stat(vscode.Uri.joinPath(folder.uri, path)).then(
    () => true,
    () => false,
  );
}
