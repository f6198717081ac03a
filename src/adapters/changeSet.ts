import * as vscode from 'vscode';
import { withoutLinks } from '../core/markdownText';
import { UserError } from '../core/ports';
import { decodeText } from '../core/text';
import { runSteps, type Step } from '../core/steps';
import { applyEdits } from '../core/textEdit';
import {
  isMadeBySome,
  renamedPath,
  summaryOf,
  type ExplainedEdit,
  type FileEdits,
  type WorkspaceChange,
} from '../core/workspaceChange';
import { equal, nameOf, offer, openDocument, readBytes, saveKeepsBytes } from './buffers';

export interface ChangeOptions {
  /** What is done, for the undo step, the preview and questions: "Renumber ADR 7 to 8". */
  readonly label: string;
  /** Whether a person sees it before it happens, and may leave parts out. */
  readonly preview: boolean;
}

/** Replaces a file's bytes if they still are what was read. */
export type Replace = (uri: vscode.Uri, from: Uint8Array, to: Uint8Array) => Promise<void>;

interface Edited {
  readonly edit: FileEdits;
  readonly uri: vscode.Uri;
  readonly bytes: Uint8Array;
  /** The bytes after the edits; of an unsaved document they are not known. */
  readonly after: Uint8Array | undefined;
  readonly text: string;
  readonly viaEditor: boolean;
}

/**
 * Changes several files as one step that one Undo takes back, with VS Code's refactor preview.
 *
 * Where the editor's load and save would change other bytes of one of the files, or the person formats on save, all
 * of it happens on disk instead: a question lists the files, and an Undo is offered.
 * @param root the workspace folder that the paths start from
 * @returns whether it was done; false when the person discards it
 * @throws UserError before anything was done, when a name is taken or a file is not what the edits are for
 */
export async function applyChange(
  root: vscode.Uri,
  change: WorkspaceChange,
  options: ChangeOptions,
  replace: Replace,
): Promise<boolean> {
  const uriOf = (path: string) => vscode.Uri.joinPath(root, ...path.split('/'));
  await checkNames(change, uriOf);
  const files: Edited[] = [];
  for (const edit of change.edits) files.push(await readEdited(edit, uriOf(edit.path)));
  return files.every(({ viaEditor }) => viaEditor)
    ? applyInEditor(change, files, uriOf, options, replace)
    : applyOnDisk(change, files, uriOf, options, replace);
}

type UriOf = (path: string) => vscode.Uri;

async function checkNames({ creates, renames }: WorkspaceChange, uriOf: UriOf): Promise<void> {
  const leaving = new Set<string>();
  const taken = new Set<string>();
  for (const { from, to } of renames) {
    if (!(await exists(uriOf(from)))) throw new UserError(`${from} is not there any more.`);
    if (taken.has(to) || (!leaving.has(to) && (await exists(uriOf(to)))))
      throw new UserError(`${to} is there already.`);
    leaving.add(from);
    taken.add(to);
  }
  for (const { path } of creates) {
    if (taken.has(path) || (await exists(uriOf(path)))) throw new UserError(`${path} is there already.`);
    taken.add(path);
  }
}

async function readEdited(edit: FileEdits, uri: vscode.Uri): Promise<Edited> {
  const open = openDocument(uri);
  const bytes = await readBytes(uri);
  const { permissions } = await vscode.workspace.fs.stat(uri);
  if (permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0)
    throw new UserError(`${nameOf(uri)} is read-only.`);
  const { text: onDisk, encode } = decodeText(bytes);
  const text = open?.isDirty ? open.getText() : onDisk;
  if (edit.text !== undefined && edit.text !== text)
    throw new UserError(`${nameOf(uri)} changed meanwhile, so nothing was done. Try again.`);
  if (open?.isDirty) return { edit, uri, bytes, text, after: undefined, viaEditor: true };
  const after = encode(applyEdits(text, edit.edits));
  const keeps = saveKeepsBytes(uri, bytes, text);
  const document = keeps ? (open ?? (await vscode.workspace.openTextDocument(uri))) : undefined;
  // A document that has not caught up with the disk yet must not be saved over it.
  const viaEditor = document?.getText() === text.replace(/^\uFEFF/, '');
  return { edit, uri, bytes, text, after, viaEditor };
}

async function applyInEditor(
  change: WorkspaceChange,
  files: readonly Edited[],
  uriOf: UriOf,
  { label, preview }: ChangeOptions,
  replace: Replace,
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  const sort = (own?: string, reason?: string): vscode.WorkspaceEditEntryMetadata => ({
    label: own ?? label,
    needsConfirmation: false,
    ...(reason === undefined ? {} : { description: reason }),
  });
  const known = change.renames[0]?.from ?? change.edits[0]?.path;
  const first = known === undefined ? undefined : uriOf(known);
  if (preview && first) {
    // What needs a confirmation is shown unticked: a person would have to tick each change of each file. So the
    // only thing that needs one is to create a file that is there, which neither shows nor happens.
    const asking = { label, needsConfirmation: true };
    edit.createFile(first, { ignoreIfExists: true }, asking);
  }
  for (const { from, to } of change.renames)
    edit.renameFile(uriOf(from), uriOf(to), { overwrite: false }, sort());
  for (const { path, text } of change.creates) {
    const contents = new TextEncoder().encode(text);
    const metadata = { ...sort(), needsConfirmation: preview && !first };
    edit.createFile(uriOf(path), { overwrite: false, contents }, metadata);
  }
  for (const file of files) {
    const document = openDocument(file.uri) ?? (await vscode.workspace.openTextDocument(file.uri));
    const shift = file.text.length - document.getText().length; // the byte order mark
    const target = uriOf(renamedPath(change, file.edit.path));
    for (const each of file.edit.edits.flatMap((one) => undivided(one, file.text))) {
      const range = new vscode.Range(
        document.positionAt(each.start - shift),
        document.positionAt(each.end - shift),
      );
      edit.replace(target, range, each.text, sort(each.label, each.reason));
    }
  }
  // Said to be a refactoring, it would be saved with what was unsaved before.
  const applied = await vscode.workspace.applyEdit(edit);
  if (!applied && !preview)
    throw new UserError(`${label}: VS Code could not do it. A file may be read-only.`);
  if (applied) await save(change, files, uriOf, replace);
  return applied;
}

/** VS Code may cut a replacement down to what differs in UTF-16 units, which could halve an emoji; not these two. */
function undivided(edit: ExplainedEdit, text: string): ExplainedEdit[] {
  const halves = /[\uD800-\uDFFF]/;
  if (!halves.test(edit.text) || !halves.test(text.slice(edit.start, edit.end))) return [edit];
  return [
    { ...edit, end: edit.start },
    { ...edit, text: '' },
  ];
}

/** Saves the documents that had nothing unsaved before, and looks whether another extension changed more of them. */
async function save(
  change: WorkspaceChange,
  files: readonly Edited[],
  uriOf: UriOf,
  replace: Replace,
): Promise<void> {
  const wanted = vscode.workspace.getConfiguration('files').get('refactoring.autoSave');
  if (wanted === false) return;
  for (const { edit, after, bytes, text } of files) {
    if (after === undefined) continue;
    // Whoever left the renaming out has the edits left out too.
    const document = openDocument(uriOf(renamedPath(change, edit.path)));
    if (!document?.isDirty) continue;
    if (!(await document.save()))
      throw new UserError(
        `${nameOf(document.uri)} could not be saved. Its change is in the editor, unsaved.`,
      );
    const saved = await readBytes(document.uri);
    if (equal(saved, after) || equal(saved, bytes)) continue;
    if (isMadeBySome(text, edit.edits, decodeText(saved).text)) continue;
    void offer(`${nameOf(document.uri)} has other changes too since it was saved.`, 'Restore the Rest', () =>
      replace(document.uri, saved, after),
    );
  }
}

async function applyOnDisk(
  change: WorkspaceChange,
  files: readonly Edited[],
  uriOf: UriOf,
  { label, preview }: ChangeOptions,
  replace: Replace,
): Promise<boolean> {
  const unsaved = [...change.edits.map(({ path }) => path), ...change.renames.map(({ from }) => from)].find(
    (path) => openDocument(uriOf(path))?.isDirty,
  );
  if (unsaved !== undefined)
    throw new UserError(`${unsaved} has unsaved changes. Save it first, then try again.`);
  if (preview) {
    const detail = withoutLinks(summaryOf(change).join('\n'));
    const answer = await vscode.window.showWarningMessage(
      withoutLinks(`${label}?`),
      { modal: true, detail },
      'Apply',
    );
    if (answer !== 'Apply') return false;
  }
  const steps = stepsOf(change, files, uriOf, replace);
  await runSteps(steps);
  void offer(`Done: ${label}.`, 'Undo', () =>
    runSteps([...steps].reverse().map(({ run, back }) => ({ run: back, back: run }))),
  );
  return true;
}

function stepsOf(change: WorkspaceChange, files: readonly Edited[], uriOf: UriOf, replace: Replace): Step[] {
  const { fs } = vscode.workspace;
  return [
    ...files.map(({ uri, bytes, after }) => ({
      run: () => replace(uri, bytes, after as Uint8Array),
      back: () => replace(uri, after as Uint8Array, bytes),
    })),
    ...change.renames.map(({ from, to }) => ({
      run: async () => fs.rename(uriOf(from), uriOf(to), { overwrite: false }),
      back: async () => fs.rename(uriOf(to), uriOf(from), { overwrite: false }),
    })),
    ...change.creates.map(({ path, text }) => ({
      run: async () => {
        if (await exists(uriOf(path))) throw new UserError(`${path} is there already.`);
        await fs.writeFile(uriOf(path), new TextEncoder().encode(text));
      },
      back: async () => {
        if (!equal(await fs.readFile(uriOf(path)), new TextEncoder().encode(text)))
          throw new UserError(`${path} changed meanwhile, so it was left alone.`);
        await fs.delete(uriOf(path));
      },
    })),
  ];
}

function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(
    vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    ),
  );
}
