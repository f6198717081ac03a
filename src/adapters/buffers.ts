import * as vscode from 'vscode';
import { withoutLinks } from '../core/markdownText';
import { UserError } from '../core/ports';
import { hasUniformLineEndings } from '../core/text';

/** Whether the editor, loading and saving the file, writes back the bytes it did not edit. */
export function saveKeepsBytes(uri: vscode.Uri, bytes: Uint8Array, text: string): boolean {
  const scope = { uri, languageId: 'markdown' };
  const files = vscode.workspace.getConfiguration('files', scope);
  const editor = vscode.workspace.getConfiguration('editor', scope);
  const participants =
    files.get('trimTrailingWhitespace') === true ||
    files.get('insertFinalNewline') === true ||
    files.get('trimFinalNewlines') === true ||
    editor.get('formatOnSave') === true ||
    Object.values(editor.get<object>('codeActionsOnSave') ?? {}).some(
      (when) => when !== false && when !== 'never',
    );
  const encoding = files.get<string>('encoding');
  const plain = encoding === 'utf8' || (encoding === 'utf8bom' && text.startsWith('\uFEFF'));
  return (
    !participants && plain && hasUniformLineEndings(text) && equal(new TextEncoder().encode(text), bytes)
  );
}

/** The document that VS Code has of a file, shown or not. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString() && !document.isClosed,
  );
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/**
 * A file's bytes.
 * @throws UserError where it is gone, or may not be read
 */
export async function readBytes(uri: vscode.Uri): Promise<Uint8Array> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    const said = error instanceof vscode.FileSystemError ? WHY[error.code] : undefined;
    throw said === undefined ? error : new UserError(`${nameOf(uri)} ${said}`, { cause: error });
  }
}

const WHY: Readonly<Record<string, string>> = {
  FileNotFound: 'is not there any more.',
  FileNotADirectory: 'is not there any more.',
  FileIsADirectory: 'is a folder now.',
  NoPermissions: 'cannot be read: permission is denied. Set that right and try again.',
};

/** What messages call a file. */
export function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

/** Offers an action without waiting for the answer of whoever called. */
export async function offer(message: string, action: string, accept: () => Promise<void>): Promise<void> {
  const choice = await vscode.window.showInformationMessage(withoutLinks(message), action);
  if (!choice) return;
  await accept().catch((error: unknown) =>
    vscode.window.showErrorMessage(withoutLinks(error instanceof Error ? error.message : String(error))),
  );
}
