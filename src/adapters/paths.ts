import * as vscode from 'vscode';
import { UserError } from '../core/ports';

/** Where something in a workspace folder is, relative to it, with `/`. */
export function pathIn(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  return uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
}

/** What belongs to the workspace: links in it may lead anywhere, and are followed only inside. */
export interface Boundary {
  /** Whether something lies in a folder of the workspace, all links followed; of what is not there, whether it would. */
  holds(uri: vscode.Uri): Promise<boolean>;
  /** @throws UserError where it leads out of the workspace */
  mustHold(uri: vscode.Uri): Promise<void>;
}

/**
 * @param leadsInto tells whether a path on disk leads into one of some folders; without it, where there is no Node, links are
 *   the file system's own business
 */
export function createBoundary(
  leadsInto?: (roots: readonly string[], file: string) => Promise<boolean>,
): Boundary {
  async function holds(uri: vscode.Uri): Promise<boolean> {
    if (!leadsInto || uri.scheme !== 'file') return true;
    const roots = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    return leadsInto(
      roots.map(({ uri }) => uri.fsPath),
      uri.fsPath,
    );
  }
  return {
    holds,
    async mustHold(uri) {
      if (await holds(uri)) return;
      const name = vscode.workspace.asRelativePath(uri);
      throw new UserError(
        `${name} leads out of the workspace or nowhere, so it is neither read nor written.`,
      );
    },
  };
}
