import * as vscode from 'vscode';
import { isInside, targetFolders, targetLogs } from '../../core/target';
import type { Services } from '../../services';

/** A document of entries in a workspace folder. */
export interface OwnDocument {
  readonly folder: vscode.WorkspaceFolder;
  /** Relative to that folder, with `/`. */
  readonly path: string;
}

/** What a document is to us: one that holds entries, or one where new entries go; `undefined` for any other. */
export function ownDocument(
  { catalog, settings }: Pick<Services, 'catalog' | 'settings'>,
  uri: vscode.Uri,
): OwnDocument | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return undefined;
  const path = pathIn(folder, uri);
  const holds = (catalog.current.documents.get(uri.toString())?.entries.length ?? 0) > 0;
  if (holds) return { folder, path };
  const targets = settings.get('targets', folder.uri);
  const isTarget =
    targetFolders(targets).some((target) => isInside(path, target)) || targetLogs(targets).includes(path);
  return isTarget ? { folder, path } : undefined;
}

/** Relative to the workspace folder, with `/`. */
export function pathIn(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  return uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
}

export function uriIn(folder: vscode.WorkspaceFolder, path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder.uri, ...path.split('/'));
}

/** Names a file or a folder among all workspace folders. */
export function keyOf(folder: vscode.WorkspaceFolder, path: string): string {
  return `${folder.uri.toString()}\n${path}`;
}
