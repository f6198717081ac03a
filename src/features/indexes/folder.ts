import * as vscode from 'vscode';
import type { Catalog } from '../../core/catalog';
import { INDEX_NAME, indexableFolders, type IndexFolder } from '../../core/indexes/folders';
import { UserError } from '../../core/ports';

/** A folder's index, existing or not. */
export interface IndexPlace {
  readonly folder: IndexFolder;
  readonly uri: vscode.Uri;
  /** Its README, as its name is written; `undefined` where there is none. */
  readonly readme: vscode.Uri | undefined;
}

/**
 * The folder whose index is meant: that of a tree row or of the active editor, else the one that records are written
 * to, else the only one; otherwise a person chooses.
 * @param target what a menu passes
 * @returns `undefined` where a person chose none
 */
export async function chooseFolder(catalog: Catalog, target: unknown): Promise<IndexFolder | undefined> {
  const folders = indexableFolders(catalog);
  if (folders.length === 0)
    throw new UserError('No folder holds entries in documents of their own yet. Log a challenge first.');
  const near = uriOf(target) ?? vscode.window.activeTextEditor?.document.uri;
  const beside = near && vscode.Uri.joinPath(near, '..').toString();
  const same = folders.find((folder) => uriOfFolder(folder).toString() === beside);
  if (same) return same;
  const written = folders.filter(({ inTarget }) => inTarget);
  const best = written.length > 0 ? written : folders;
  return best.length === 1 ? best[0] : pick(best);
}

/** @param folder of a catalog that names workspace folders */
function uriOfFolder({ folder = '', path }: IndexFolder): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.parse(folder), ...path.split('/'));
}

/** Where the index of a folder is, or would be. */
export async function placeOf(folder: IndexFolder): Promise<IndexPlace> {
  const uri = uriOfFolder(folder);
  const names = (await vscode.workspace.fs.readDirectory(uri).then(undefined, () => []))
    .map(([name]) => name)
    .filter((name) => name.toLowerCase() === INDEX_NAME.toLowerCase())
    .sort();
  const name = names.includes(INDEX_NAME) ? INDEX_NAME : names[0];
  return { folder, uri, readme: name === undefined ? undefined : vscode.Uri.joinPath(uri, name) };
}

async function pick(folders: readonly IndexFolder[]): Promise<IndexFolder | undefined> {
  const items = folders
    .map((folder) => ({ label: vscode.workspace.asRelativePath(uriOfFolder(folder)), folder }))
    .map((item) => ({ ...item, label: item.label.replaceAll('$(', '\\$(') }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (await vscode.window.showQuickPick(items, { title: 'Update the Index of Which Folder?' }))?.folder;
}

function uriOf(target: unknown): vscode.Uri | undefined {
  const row: unknown = Array.isArray(target) ? target[0] : target;
  if (row instanceof vscode.Uri) return row;
  if (typeof row !== 'object' || row === null || !('entry' in row)) return undefined;
  const { entry } = row as { readonly entry: { readonly document: { readonly uri: string } } };
  return vscode.Uri.parse(entry.document.uri);
}
