import * as vscode from 'vscode';
import { withoutLinks } from '../../core/markdownText';
import type { Moved } from '../../core/mentioned/moved';
import { UserError } from '../../core/ports';
import type { Services } from '../../services';
import type { NamingIndex } from './naming';
import { keyOf, pathIn } from './own';

const MEMORY = 'documents.movesOffered';
/** How many offers are remembered, so that nobody is asked twice. */
const MOST_REMEMBERED = 500;

/**
 * Offers to update the entries that name a file or a folder which moved: in the editor, or outside of it by `git mv`,
 * a checkout or another program.
 */
export function activate(context: vscode.ExtensionContext, services: Services, index: NamingIndex): void {
  const { catalog, log, memory, movedFiles } = services;
  /** Moves that a person was asked about. */
  const told = new Set<string>();

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
    movedFiles.onDidChange(() => report(offerFound())),
  );

  async function offer(
    folder: vscode.WorkspaceFolder,
    moved: readonly Moved[],
    isOwn: boolean,
  ): Promise<void> {
    const known = catalog.current;
    const { offerUpdate } = await import('./updateMoved');
    await offerUpdate(services, index, { folder, moved, isOwn, known });
  }

  /** What moved outside of the editor, each once. */
  async function offerFound(): Promise<void> {
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      if (services.settings.get('updateOnMove', folder.uri) === 'never') continue;
      const remembered = memory.get<readonly string[]>(MEMORY, []);
      const moved = [...movedFiles.of(folder)]
        .map(([from, to]) => ({ from, to }))
        .filter(({ from }) => !isAround(told, folder, from) && !remembered.includes(keyOf(folder, from)));
      if (moved.length === 0) continue;
      const keys = moved.map(({ from }) => keyOf(folder, from));
      for (const key of keys) told.add(key);
      await memory.update(MEMORY, [...remembered, ...keys].slice(-MOST_REMEMBERED));
      // Nobody waits for the answer.
      report(offer(folder, moved, false));
    }
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

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
