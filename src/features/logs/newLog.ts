import * as vscode from 'vscode';
import { newLog } from '../../core/logs/shapes';
import { UserError } from '../../core/ports';
import { targetOf } from '../../core/target';
import type { Services } from '../../services';

const USUAL_NAME = 'docs/BLOCKERS.md';

/**
 * Writes a whole log with nothing filled in, and shows it; never over another document.
 * @param given its path, relative to the workspace folder; asked for where it is not said
 */
export async function createLog(
  services: Services,
  given: string | undefined,
): Promise<vscode.Uri | undefined> {
  const root = await folderFor();
  if (!root) return undefined;
  const name = given ?? (await askName());
  if (name === undefined) return undefined;
  const reason = faultOf(name);
  if (reason !== undefined) throw new UserError(reason);
  const { path } = targetOf(name);
  const uri = vscode.Uri.joinPath(root.uri, ...path.split('/'));
  const text = services.documents.withLineEndings(root.uri, newLog(path.split('/').at(-1) ?? path));
  const change = { creates: [{ path, text }], renames: [], edits: [] };
  await services.documents.applyAll(root.uri, change, { label: `New Log ${path}`, preview: false });
  const document = await vscode.workspace.openTextDocument(uri);
  const first = document.getText().search(/(?<=^### .*#1\s)/m);
  const at = document.positionAt(Math.max(0, first));
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at), preview: false });
  return uri;
}

async function folderFor(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [first] = folders;
  if (!first)
    throw new UserError('There is no folder to write to. Open a folder first (File > Open Folder).');
  return folders.length === 1 ? first : vscode.window.showWorkspaceFolderPick();
}

function askName(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'New Log Document',
    prompt: 'Where the log is written, relative to the workspace folder',
    value: USUAL_NAME,
    valueSelection: [USUAL_NAME.lastIndexOf('/') + 1, USUAL_NAME.lastIndexOf('.')],
    ignoreFocusOut: true,
    validateInput: faultOf,
  });
}

function faultOf(name: string): string | undefined {
  try {
    return targetOf(name).form === 'log' ? undefined : 'A log is a Markdown file. Let its name end in .md.';
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
