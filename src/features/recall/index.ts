import * as vscode from 'vscode';
import { isPasted } from '../../core/recall/paste';
import type { Services } from '../../services';
import type { Hints } from './hints';

/** What is opened, saved or pasted is looked at after so many milliseconds of quiet. */
const QUIET_TIME = 100;

/**
 * Tells where code that was trouble once stands again: when it is opened, saved or pasted, never while somebody types.
 * An edit of several lines at once is taken for a paste: a provider of paste edits would be asked for every paste before
 * it happens, and hear nothing of what is dropped or written by a tool.
 */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { catalog, commands, log, settings } = services;
  const waiting = new Set<vscode.TextDocument>();
  let timer: NodeJS.Timeout | undefined;
  let hints: Promise<Hints> | undefined;
  const loaded = () =>
    (hints ??= import('./hints').then(({ createHints }) => createHints(context, services, noteVisible)));

  context.subscriptions.push(
    vscode.window.onDidChangeVisibleTextEditors(noteVisible),
    // Another language closes a document and opens it again, in the same editor.
    vscode.workspace.onDidOpenTextDocument((opened) => {
      if (vscode.window.visibleTextEditors.some(({ document }) => document === opened)) note(opened);
    }),
    vscode.workspace.onDidSaveTextDocument(note),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.some(({ text }) => isPasted(text))) note(document);
    }),
    settings.onDidChange(noteVisible),
    { dispose: () => clearTimeout(timer) },
  );
  commands.register('challengeLog.dismissRecall', async (file, entry) =>
    (await loaded()).dismiss(file, entry),
  );
  noteVisible();

  function noteVisible(): void {
    for (const { document } of vscode.window.visibleTextEditors) note(document);
  }

  function note(document: vscode.TextDocument): void {
    // Entries quote code.
    if (document.languageId === 'markdown' || !isCode(document.uri)) return;
    waiting.add(document);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const documents = [...waiting].filter(({ isClosed }) => !isClosed);
      waiting.clear();
      look(documents).catch((error: unknown) => log.error('Code could not be compared with entries.', error));
    }, QUIET_TIME);
  }

  async function look(documents: readonly vscode.TextDocument[]): Promise<void> {
    await catalog.ready();
    const isWanted = documents.some(({ uri }) => settings.get('recall', uri));
    if (!hints && (!isWanted || !catalog.current.entries.some(({ state }) => state === 'resolved'))) return;
    await (await loaded()).look(documents);
  }
}

/** Not the output of a program, nor a file as it was. */
function isCode({ scheme }: vscode.Uri): boolean {
  return (
    scheme === 'file' ||
    scheme === 'untitled' ||
    scheme === 'vscode-notebook-cell' ||
    vscode.workspace.workspaceFolders?.some(({ uri }) => uri.scheme === scheme) === true
  );
}
