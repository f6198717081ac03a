import * as vscode from 'vscode';
import { newLog } from '../../core/logs/shapes';
import { UserError } from '../../core/ports';
import { targetOf } from '../../core/target';
import type { Services } from '../../services';

/** The first of them that is not there yet is proposed. */
const USUAL_NAMES = ['docs/BLOCKERS.md', 'docs/CHALLENGES.md', 'docs/DECISIONS.md', 'docs/LOG.md'];

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
  const name = given ?? (await askName(root.uri));
  if (name === undefined) return undefined;
  const reason = faultOf(name);
  if (reason !== undefined) throw new UserError(reason);
  const { path } = targetOf(name);
  const uri = vscode.Uri.joinPath(root.uri, ...path.split('/'));
  const text = services.documents.withLineEndings(root.uri, newLog(path.split('/').at(-1) ?? path));
  const change = { creates: [{ path, text }], renames: [], edits: [] };
  await services.documents.applyAll(root.uri, change, { label: `New Log ${path}`, preview: false });
  const document = await vscode.workspace.openTextDocument(uri);
  // Behind the heading's number, where the first entry gets its title.
  const first = document.getText().search(/(?<=^### .*#1)\s*?$/m);
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

async function askName(root: vscode.Uri): Promise<string | undefined> {
  const isTaken = async (name: string) =>
    exists(vscode.Uri.joinPath(root, ...targetOf(name).path.split('/')));
  const taken = await Promise.all(USUAL_NAMES.map(isTaken));
  const value = USUAL_NAMES[taken.indexOf(false)] ?? '';
  return vscode.window.showInputBox({
    title: 'New Log Document',
    prompt: 'Where the log is written, relative to the workspace folder',
    value,
    valueSelection: [value.lastIndexOf('/') + 1, Math.max(0, value.lastIndexOf('.'))],
    ignoreFocusOut: true,
    validateInput: async (name) =>
      faultOf(name) ?? ((await isTaken(name)) ? `${name.trim()} is there already.` : undefined),
  });
}

function exists(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

function faultOf(name: string): string | undefined {
  try {
    return targetOf(name).form === 'log' ? undefined : 'A log is a Markdown file. Let its name end in .md.';
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
