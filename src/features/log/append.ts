import * as vscode from 'vscode';
import { checkCapture, type Capture, type Draft } from '../../core/capture';
import type { DocumentRef } from '../../core/entry';
import type { Appended } from '../../core/logs/adding';
import { planAppend } from '../../core/logs/append';
import { UserError } from '../../core/ports';
import { applyEdits } from '../../core/textEdit';
import type { Services } from '../../services';
import type { LoggedRecord } from './create';

/** How often it is tried again when somebody else writes to the log at the same time. */
const TRIES = 8;

/** In one window one after the other: the text that an entry was planned for must be the one that it comes into. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Adds an entry to a log and shows it, with the cursor in the first blank; a log that is not there is made.
 * @param path relative to the workspace folder, with `/`
 * @throws UserError when it cannot be written, or would not be found again
 */
export async function appendToLog(
  services: Services,
  root: vscode.WorkspaceFolder,
  path: string,
  draft: Draft,
  capture: Capture,
): Promise<LoggedRecord> {
  checkCapture(capture);
  const uri = vscode.Uri.joinPath(root.uri, ...path.split('/'));
  const document: DocumentRef = { uri: uri.toString(), path, inTarget: false };
  const added = queue.then(() => write(services, root, uri, document, draft, capture));
  queue = added.catch(() => undefined);
  const { cursor, number } = await added;
  const at = new vscode.Position(cursor.line, cursor.character);
  await vscode.window
    .showTextDocument(uri, { selection: new vscode.Range(at, at), preview: false })
    .then(undefined, (error: unknown) => {
      services.log.warn(`${path} was written but could not be shown: ${String(error)}`);
    });
  void services.catalog.reread(uri);
  return { uri, title: draft.title, ...(number === undefined ? {} : { number }) };
}

async function write(
  services: Services,
  root: vscode.WorkspaceFolder,
  uri: vscode.Uri,
  document: DocumentRef,
  draft: Draft,
  capture: Capture,
): Promise<Appended> {
  const { documents } = services;
  for (let attempt = 1; ; attempt++) {
    let planned: Appended | undefined;
    let seen: string | undefined;
    const plan = (text: string): Appended => {
      seen = text;
      return (planned = planAppend(document, text, draft, capture));
    };
    try {
      if (await exists(uri)) {
        await documents.edit(
          uri,
          (text) => plan(text).edits,
          `“${draft.title}” was added to ${document.path}.`,
        );
      } else {
        const text = services.documents.withLineEndings(root.uri, applyEdits('', plan('').edits));
        const change = { creates: [{ path: document.path, text }], renames: [], edits: [] };
        await documents.applyAll(root.uri, change, { label: `Log ${draft.title}`, preview: false });
      }
    } catch (error) {
      const now = (await exists(uri)) ? await documents.read(uri) : undefined;
      const isOther =
        now !== undefined && seen !== undefined && now.replace(/^\uFEFF/, '') !== seen.replace(/^\uFEFF/, '');
      if (!(error instanceof UserError) || !isOther || attempt >= TRIES) throw error;
      continue;
    }
    if (!planned) throw new Error('An entry was added that nobody planned.');
    return planned;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
