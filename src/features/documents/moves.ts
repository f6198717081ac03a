import * as vscode from 'vscode';
import { withoutLinks } from '../../core/markdownText';
import type { Moved } from '../../core/mentioned/moved';
import { UserError } from '../../core/ports';
import { staysInside } from '../../core/target';
import type { Services } from '../../services';
import type { NamingIndex } from './naming';
import { keyOf, pathIn } from './own';

/** A move tells of several files; after so many milliseconds of quiet all are looked at. */
const QUIET_TIME = 300;
/** A window that gets the focus looks no more often, in milliseconds. */
const FOCUS_TIME = 60_000;

/**
 * Offers to update the entries that name a file or a folder which moved: in the editor, or outside of it by `git mv`,
 * a checkout or another program.
 */
export function activate(context: vscode.ExtensionContext, services: Services, index: NamingIndex): void {
  const { catalog, log } = services;
  /** Moves that a person was asked about. */
  const told = new Set<string>();
  /** Files that are gone and of which nothing is known. */
  const lost = new Set<string>();
  let named = new Map<string, Set<string>>();
  let namedIn: typeof catalog.current | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lastLook = -Infinity;
  let queue: Promise<void> = Promise.resolve();

  const gone = vscode.workspace.createFileSystemWatcher('**/*', true, true, false);
  context.subscriptions.push(
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const folder of vscode.workspace.workspaceFolders ?? []) {
        const isIn = (uri: vscode.Uri) => vscode.workspace.getWorkspaceFolder(uri) === folder;
        const moved = files
          .filter(({ oldUri, newUri }) => isIn(oldUri) && isIn(newUri))
          .map(({ oldUri, newUri }) => ({ from: pathIn(folder, oldUri), to: pathIn(folder, newUri) }));
        for (const { from } of moved) told.add(keyOf(folder, from));
        if (moved.length > 0) report(offer(folder, moved, true));
      }
    }),
    gone,
    gone.onDidDelete((uri) => {
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      if (!folder || !namesBelow(folder, pathIn(folder, uri))) return;
      const key = keyOf(folder, pathIn(folder, uri));
      for (const one of lost) if (one === key || one.startsWith(`${key}/`)) lost.delete(one);
      later();
    }),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && performance.now() - lastLook > FOCUS_TIME) later();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(later),
    { dispose: () => clearTimeout(timer) },
  );
  void catalog.ready().then(later);

  async function offer(
    folder: vscode.WorkspaceFolder,
    moved: readonly Moved[],
    isOwn: boolean,
  ): Promise<void> {
    const known = catalog.current;
    const { offerUpdate } = await import('./updateMoved');
    await offerUpdate(services, index, { folder, moved, isOwn, known });
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      lastLook = performance.now();
      report((queue = queue.then(look, look)));
    }, QUIET_TIME);
  }

  async function look(): Promise<void> {
    const { movedOutside } = await import('./movedOutside');
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const found = await movedOutside(services, folder, lost);
      const moved = found.filter(({ from }) => !isAround(told, folder, from));
      for (const { from } of moved) told.add(keyOf(folder, from));
      // Nobody waits for the answer.
      if (moved.length > 0) report(offer(folder, moved, false));
    }
  }

  /** Whether entries name a file, or something in a folder. */
  function namesBelow(folder: vscode.WorkspaceFolder, path: string): boolean {
    if (namedIn !== catalog.current) {
      named = pathsNamed(catalog.current);
      namedIn = catalog.current;
    }
    return named.get(folder.uri.toString())?.has(path) === true;
  }

  function report(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (error instanceof UserError) void vscode.window.showErrorMessage(withoutLinks(error.message));
      else log.error('The entries that name a moved file could not be updated.', error);
    });
  }
}

/** Whether a file, or a folder around it, is among the keys. */
function isAround(keys: ReadonlySet<string>, folder: vscode.WorkspaceFolder, path: string): boolean {
  for (let at = path; at !== ''; at = parentOf(at)) if (keys.has(keyOf(folder, at))) return true;
  return false;
}

/** The files that entries name and the folders around them, by workspace folder. */
function pathsNamed({ entries }: Services['catalog']['current']): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (const { document, anchors } of entries)
    for (const { file } of anchors) {
      if (file === undefined || document.folder === undefined || !staysInside(file)) continue;
      let paths = sets.get(document.folder);
      if (!paths) sets.set(document.folder, (paths = new Set()));
      for (let at = file; at !== '' && !paths.has(at); at = parentOf(at)) paths.add(at);
    }
  return sets;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
