import * as vscode from 'vscode';
import { sameText } from '../core/lineMap';
import { placesOf } from '../core/places';
import type { CodeHistory, Log } from '../core/ports';
import { staysInside } from '../core/target';
import type { CatalogSource } from './catalogSource';
import { pathIn } from './paths';

/** What became of files that entries name, as far as git tells. */
export interface MovedFiles {
  /** What a file that is there no more is called today; `undefined` for one that is there, or went nobody knows where. */
  today(folder: vscode.WorkspaceFolder, path: string): string | undefined;
  /** Those that have another name today, by what they were called. */
  of(folder: vscode.WorkspaceFolder): ReadonlyMap<string, string>;
  readonly onDidChange: vscode.Event<void>;
}

/** Changes must be over for so many milliseconds before files are looked for. */
const SETTLE_TIME = 500;
/** Coming back to the window does not look again sooner than after so many milliseconds. */
const FRESH_TIME = 30_000;
const CONCURRENT = 16;
/** So many files whose move was not committed are looked for, each among so many of its name. */
const MOST_SEARCHED = 20;

/**
 * Looks whether the files that entries name are there: when the catalog changes, when such a file is renamed or deleted by
 * whomever, and when the window gets the focus again. Of those that are not there, git is asked for their new names; of
 * those that it does not know, for the text that they had, which one other file of the name may hold.
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
  /** What was gone when git was asked last, and the commit then. */
  const asked = new Map<string, string>();
  let named: Named | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lookedAt = -Infinity;
  let looking: Promise<void> = Promise.resolve();

  const again = () => {
    present.clear();
    soon();
  };
  const gone = vscode.workspace.createFileSystemWatcher('**/*', true, true, false);
  context.subscriptions.push(
    changed,
    gone,
    gone.onDidDelete((uri) => {
      if (namesBelow(uri)) again();
    }),
    catalog.onDidChange(soon),
    vscode.workspace.onDidRenameFiles(again),
    vscode.workspace.onDidGrantWorkspaceTrust(again),
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
      const id = folder.uri.toString();
      const before = moved.get(id) ?? new Map<string, string>();
      const missing = await missingOf(folder);
      const isAskable = folder.uri.scheme === 'file' && vscode.workspace.isTrusted;
      const [head] = missing.length > 0 && isAskable ? await history.recent(folder.uri.fsPath, 1) : [];
      const question = JSON.stringify([head?.hash, missing]);
      // What git did not know before, only another commit can tell it; of repositories within, nothing is known.
      if (asked.get(id) === question && (head || missing.length === 0)) continue;
      asked.set(id, question);
      const now = isAskable ? await placesToday(folder, missing) : new Map<string, string>();
      moved.set(id, now);
      differs ||= JSON.stringify([...before]) !== JSON.stringify([...now]);
    }
    if (differs) changed.fire();
  }

  async function placesToday(
    folder: vscode.WorkspaceFolder,
    missing: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const renamed = await history.renames(folder.uri.fsPath, missing);
    const places = new Map<string, string>();
    let searched = 0;
    for (const path of missing) {
      const known = renamed.get(path);
      if (known !== undefined && (await isThere(folder, known))) places.set(path, known);
      else if (searched++ < MOST_SEARCHED) {
        const twin = await twinOf(folder, path);
        if (twin !== undefined) places.set(path, twin);
      }
    }
    return places;
  }

  /** The only file of the same name that holds, but for line endings, what the file held when it was committed last. */
  async function twinOf(folder: vscode.WorkspaceFolder, path: string): Promise<string | undefined> {
    const name = path.slice(path.lastIndexOf('/') + 1).replaceAll(/[[\]{}*?]/g, '[$&]');
    const pattern = new vscode.RelativePattern(folder, `**/${name}`);
    const namesakes = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_SEARCHED);
    if (namesakes.length === 0) return undefined;
    const old = await history.textAt(folder.uri.fsPath, 'HEAD', path);
    if (old === undefined || old.trim() === '') return undefined;
    const twins: string[] = [];
    for (const uri of namesakes) {
      const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, () => undefined); // gone again
      if (bytes && sameText(new TextDecoder().decode(bytes), old)) twins.push(pathIn(folder, uri));
    }
    return twins.length === 1 ? twins[0] : undefined;
  }

  async function missingOf(folder: vscode.WorkspaceFolder): Promise<string[]> {
    const id = folder.uri.toString();
    const unknown = [...(namedNow().files.get(id) ?? [])].filter((path) => !present.has(keyOf(id, path)));
    const missing: string[] = [];
    let next = 0;
    const worker = async () => {
      for (let path = unknown[next++]; path !== undefined; path = unknown[next++]) {
        if (await isThere(folder, path)) present.add(keyOf(id, path));
        else missing.push(path);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENT }, worker));
    return missing.sort();
  }

  /** Whether entries name a file, or something in a folder, by its old name or by today's. */
  function namesBelow(uri: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return false;
    const id = folder.uri.toString();
    const path = pathIn(folder, uri);
    if (namedNow().paths.has(keyOf(id, path))) return true;
    return [...(moved.get(id)?.values() ?? [])].some((now) => now === path || now.startsWith(`${path}/`));
  }

  function namedNow(): Named {
    const { current } = catalog;
    if (named?.of === current) return named;
    const only = vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? '';
    const files = new Map<string, Set<string>>();
    const paths = new Set<string>();
    for (const entry of current.entries) {
      const folder = entry.document.folder ?? only;
      const own = files.get(folder) ?? new Set<string>();
      files.set(folder, own);
      for (const { file } of placesOf(entry)) {
        if (!staysInside(file) || own.has(file)) continue;
        own.add(file);
        for (let at = file; at !== ''; at = parentOf(at)) paths.add(keyOf(folder, at));
      }
    }
    return (named = { of: current, files, paths });
  }
}

/** What the entries of a catalog name: files by workspace folder, and these with the folders around them. */
interface Named {
  readonly of: CatalogSource['current'];
  readonly files: ReadonlyMap<string, ReadonlySet<string>>;
  readonly paths: ReadonlySet<string>;
}

function keyOf(folder: string, path: string): string {
  return `${folder}\n${path}`;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

async function isThere(folder: vscode.WorkspaceFolder, path: string): Promise<boolean> {
  return vscode.workspace.fs.stat(vscode.Uri.joinPath(folder.uri, path)).then(
    () => true,
    () => false,
  );
}
