import * as vscode from 'vscode';
import { applyEdits, type TextEdit } from '../core/textEdit';
import { UserError } from '../core/ports';
import { decodeText } from '../core/text';
import type { WorkspaceChange } from '../core/workspaceChange';
import { equal, nameOf, offer, openDocument, readBytes, saveKeepsBytes } from './buffers';
import type { ChangeOptions } from './changeSet';
import type { Boundary } from './paths';

export interface Documents {
  /** A document's text as the person sees it: the buffer's where it has unsaved changes, else the disk's. */
  read(uri: vscode.Uri): Promise<string>;
  /**
   * A file's text as it is on disk.
   * @returns `undefined` where it is gone, or not on disk yet
   * @throws where it cannot be read
   */
  saved(uri: vscode.Uri): Promise<string | undefined>;
  /** @throws UserError when there is something of that name */
  mustBeFree(uri: vscode.Uri): Promise<void>;
  /**
   * Gives a document another name or folder, never one that is taken, as one undo step.
   * @throws UserError when it could not be done
   */
  rename(from: vscode.Uri, to: vscode.Uri): Promise<void>;
  /**
   * Edits a document and leaves every other byte alone.
   *
   * An open document is edited in its buffer, as one undo step, and saved when it had nothing unsaved.
   * Where the editor's own load and save would change other bytes (mixed line endings, another encoding,
   * formatting on save), the file is edited on disk instead, if it is still what was read, and an Undo is offered.
   * @param compute called with the text, gives the edits
   * @param done what was done, for the Undo's message: "The challenge was resolved."
   */
  edit(uri: vscode.Uri, compute: (text: string) => readonly TextEdit[], done: string): Promise<void>;
  /**
   * Edits a file on disk without a word, for what keeps itself current. A document with unsaved changes is left
   * alone, and so is one that needs no edits.
   */
  editQuietly(uri: vscode.Uri, compute: (text: string) => readonly TextEdit[]): Promise<void>;
  /**
   * Makes files and never overwrites one, as one undo step. Texts have `\n` endings, and get those of new files.
   * @throws UserError when one could not be made
   */
  create(files: readonly { readonly uri: vscode.Uri; readonly text: string }[]): Promise<void>;
  /** A text of a new file, given with `\n` endings, with those that its place asks for. */
  withLineEndings(scope: vscode.Uri, text: string): string;
  /**
   * Changes several files of a workspace folder as one step that one Undo takes back; see `applyChange`.
   * @returns whether it was done; false when the person discards it in the preview
   * @throws UserError before anything was done, when a name is taken or a file is not what the edits are for
   */
  applyAll(root: vscode.Uri, change: WorkspaceChange, options: ChangeOptions): Promise<boolean>;
}

/**
 * @param replaceFile replaces the content of a file on disk at once, if it still is what is expected
 * @param lineEnding of new files, unless `files.eol` says it
 * @param boundary beyond it nothing is read or written
 */
export function createDocuments(
  replaceFile: (file: string, content: Uint8Array, expected: Uint8Array) => Promise<void>,
  lineEnding: '\n' | '\r\n',
  boundary: Boundary,
): Documents {
  /** The last edit of each document that is being edited. */
  const turns = new Map<string, Promise<void>>();
  return {
    read,
    saved,
    edit,
    editQuietly,
    mustBeFree,
    rename,
    create,
    withLineEndings,
    async applyAll(root, change, options) {
      const { renames, creates, edits } = change;
      const paths = [
        ...renames.flatMap(({ from, to }) => [from, to]),
        ...[...creates, ...edits].map(({ path }) => path),
      ];
      for (const path of paths) await boundary.mustHold(vscode.Uri.joinPath(root, ...path.split('/')));
      const { applyChange } = await import('./changeSet');
      return applyChange(root, change, options, replaceOnDisk);
    },
  };

  async function read(uri: vscode.Uri): Promise<string> {
    await boundary.mustHold(uri);
    const open = openDocument(uri);
    return open?.isDirty ? open.getText() : decodeText(await readBytes(uri)).text;
  }

  async function saved(uri: vscode.Uri): Promise<string | undefined> {
    await boundary.mustHold(uri);
    try {
      return decodeText(await vscode.workspace.fs.readFile(uri)).text;
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
      throw error;
    }
  }

  async function mustBeFree(uri: vscode.Uri): Promise<void> {
    const taken = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (taken) throw new UserError(`${nameOf(uri)} is there already.`);
  }

  async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    for (const uri of [from, to]) await boundary.mustHold(uri);
    await mustBeFree(to);
    const change = new vscode.WorkspaceEdit();
    change.renameFile(from, to, { overwrite: false });
    if (!(await vscode.workspace.applyEdit(change)))
      throw new UserError(`${nameOf(from)} could not be renamed. It may be read-only.`);
  }

  /** One after the other: what the next edit writes is no change that somebody else made on saving. */
  async function edit(...[uri, compute, done]: Parameters<Documents['edit']>): Promise<void> {
    const key = uri.toString();
    const last = turns.get(key) ?? Promise.resolve();
    const turn = last.catch(() => undefined).then(() => editNow(uri, compute, done));
    turns.set(key, turn);
    try {
      await turn;
    } finally {
      if (turns.get(key) === turn) turns.delete(key);
    }
  }

  async function editNow(
    uri: vscode.Uri,
    compute: (text: string) => readonly TextEdit[],
    done: string,
  ): Promise<void> {
    await boundary.mustHold(uri);
    const isActive = vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
    // Tab stops, and the lines that make room for them, are for whoever is there.
    const wanted = (now: string) => compute(now).filter(({ tabStop }) => isActive || tabStop === undefined);
    const open = openDocument(uri);
    if (open?.isDirty) {
      await editBuffer(open, wanted(open.getText()));
      return;
    }
    const bytes = await readBytes(uri);
    const { text, encode } = decodeText(bytes);
    const document = saveKeepsBytes(uri, bytes, text)
      ? (open ?? (await vscode.workspace.openTextDocument(uri)))
      : undefined;
    if (document?.isDirty) {
      await editBuffer(document, wanted(document.getText()));
      return;
    }
    const edited = encode(applyEdits(text, wanted(text)));
    // A document that has not caught up with the disk yet must not be saved over it.
    if (!document || document.getText() !== text.replace(/^\uFEFF/, '')) {
      await replaceOnDisk(uri, bytes, edited);
      void offer(done, 'Undo', () => replaceOnDisk(uri, edited, bytes));
      return;
    }
    await editBuffer(document, wanted(document.getText()));
    if (!(await document.save()))
      throw new UserError(`${nameOf(uri)} could not be saved. Its change is in the editor, unsaved.`);
    // Other extensions may format what is saved, which no setting tells. What differs may also have been typed
    // meanwhile, so it is never put right without being asked.
    const saved = await readBytes(uri);
    if (equal(saved, edited)) return;
    void offer(`${nameOf(uri)} has other changes too since it was saved.`, 'Restore the Rest', () =>
      replaceOnDisk(uri, saved, edited),
    );
  }

  async function editQuietly(uri: vscode.Uri, compute: (text: string) => readonly TextEdit[]): Promise<void> {
    if (openDocument(uri)?.isDirty) return;
    await boundary.mustHold(uri);
    const bytes = await readBytes(uri);
    const { text, encode } = decodeText(bytes);
    const edits = compute(text);
    if (edits.length > 0) await replaceOnDisk(uri, bytes, encode(applyEdits(text, edits)));
  }

  async function create(
    files: readonly { readonly uri: vscode.Uri; readonly text: string }[],
  ): Promise<void> {
    for (const { uri } of files) await boundary.mustHold(uri);
    const change = new vscode.WorkspaceEdit();
    for (const { uri, text } of files)
      change.createFile(uri, {
        overwrite: false,
        contents: new TextEncoder().encode(withLineEndings(uri, text)),
      });
    if (!(await vscode.workspace.applyEdit(change)))
      throw new UserError(
        `${files.map(({ uri }) => nameOf(uri)).join(', ')} could not be written. A file may be in the way, or the folder read-only.`,
      );
  }

  function withLineEndings(scope: vscode.Uri, text: string): string {
    const setting = vscode.workspace.getConfiguration('files', scope).get<string>('eol');
    return text.replaceAll('\n', setting === '\n' || setting === '\r\n' ? setting : lineEnding);
  }

  /** Compare and swap: what changed since it was read is never overwritten. */
  async function replaceOnDisk(uri: vscode.Uri, from: Uint8Array, to: Uint8Array): Promise<void> {
    if (!equal(await readBytes(uri), from)) {
      throw new UserError(`${nameOf(uri)} changed on disk meanwhile, so it was left alone. Try again.`);
    }
    if (uri.scheme === 'file') await replaceFile(uri.fsPath, to, from);
    else await vscode.workspace.fs.writeFile(uri, to);
  }
}

async function editBuffer(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<void> {
  const rangeOf = ({ start, end }: TextEdit) =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));
  // A WorkspaceEdit of the active editor is cut down to the UTF-16 units that differ: of an emoji that becomes
  // another only the second one is replaced, and the file is saved with half of it.
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  const apply = async (): Promise<boolean> => {
    if (editor && editor === vscode.window.activeTextEditor && edits.some(({ tabStop }) => tabStop)) {
      // Tab stops are only kept by the edit that changes the document, and only in the active editor.
      const change = new vscode.WorkspaceEdit();
      change.set(
        document.uri,
        edits.map((edit) => snippetEdit(rangeOf(edit), edit)),
      );
      return vscode.workspace.applyEdit(change);
    }
    if (editor) {
      return editor.edit((builder) => {
        for (const edit of edits) builder.replace(rangeOf(edit), edit.text);
      });
    }
    const change = new vscode.WorkspaceEdit();
    for (const edit of edits) change.replace(document.uri, rangeOf(edit), edit.text);
    return vscode.workspace.applyEdit(change);
  };
  if (!(await apply()))
    throw new UserError(`${nameOf(document.uri)} could not be edited. It may be read-only.`);
}

function snippetEdit(range: vscode.Range, { text, tabStop }: TextEdit): vscode.SnippetTextEdit {
  const snippet = new vscode.SnippetString();
  const middle = text.length / 2;
  const edit = new vscode.SnippetTextEdit(
    range,
    tabStop === undefined
      ? snippet.appendText(text)
      : snippet.appendText(text.slice(0, middle)).appendTabstop(tabStop).appendText(text.slice(middle)),
  );
  edit.keepWhitespace = true;
  return edit;
}
