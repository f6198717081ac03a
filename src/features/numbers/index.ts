import * as vscode from 'vscode';
import type { Entry, Reading } from '../../core/entry';
import { UserError } from '../../core/ports';
import type { Move } from '../../core/renumbering/plan';
import type { Services } from '../../services';

const SOURCE = 'challenge-log';

/** Gives documents that share a number numbers of their own, and any other document another one on request. */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { catalog, chosenEntry, commands, documents, numbers } = services;

  setTimeout(() => numbers.start());

  commands.register('challengeLog.renumber', async (target) => {
    const entry = await chosenEntry(target);
    const folder = folderOf(entry);
    const { renamedFile } = await import('../../core/renumbering/plan');
    const { planMoves } = await import('../../core/renumbering/repair');
    const progress = { location: vscode.ProgressLocation.Window, title: 'Looking for references' };
    const { label, change } = await vscode.window.withProgress(progress, async () => {
      const moves = await movesOf(entry, folder);
      const names = moves.map(({ path, to }) => `${nameOf(path)} to ${nameOf(renamedFile(path, to))}`);
      const change = await planMoves(moves, readingsIn(folder), {
        root: folder.uri.fsPath,
        history: numbers.history,
        files: async (search) => withBuffers(folder, await numbers.files(folder.uri, search)),
      });
      return { label: `Renumber ${names.join(', ')}`, change };
    });
    if (!(await documents.applyAll(folder.uri, change, { label, preview: true }))) return;
    await catalog.refresh();
  });

  context.subscriptions.push(
    vscode.languages.registerCodeActionsProvider(
      'markdown',
      { provideCodeActions: fixes },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );

  async function fixes(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const found = diagnostics.find(({ source, code }) => source === SOURCE && code === 'duplicate-number');
    const entry = catalog.current.documents.get(document.uri.toString())?.entries[0];
    if (!found || !entry) return [];
    const { renamedFile } = await import('../../core/renumbering/plan');
    const moves = await movesOf(entry, folderOf(entry));
    const [first, ...more] = moves;
    if (!first) return [];
    const [, digits = ''] = /(\d+)/.exec(nameOf(renamedFile(first.path, first.to))) ?? [];
    const own = first.path === entry.document.path && more.length === 0;
    const title = own
      ? `Renumber to ${digits}`
      : `Renumber ${moves.map(({ path, to }) => `${nameOf(path)} to ${nameOf(renamedFile(path, to))}`).join(', ')}`;
    const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    fix.diagnostics = [found];
    fix.isPreferred = true;
    fix.command = { command: 'challengeLog.renumber', title, arguments: [document.uri] };
    return [fix];
  }

  /** Of entries that share a number, the younger ones move; any other one moves because a person says so. */
  async function movesOf(entry: Entry, folder: vscode.WorkspaceFolder): Promise<Move[]> {
    const { duplicatesOf } = await import('../../core/duplicates');
    const { movesFor, numbered } = await import('../../core/renumbering/repair');
    const names = (below: string) => numbers.names(folder.uri, below);
    const needs = { root: folder.uri.fsPath, history: numbers.history, names };
    const shared = duplicatesOf(catalog.current.documents).filter(({ entries }) =>
      entries.some(({ document }) => document.uri === entry.document.uri),
    );
    return shared.length > 0 ? movesFor(shared, needs) : numbered([entry], names);
  }

  function* readingsIn(folder: vscode.WorkspaceFolder): Iterable<Reading> {
    const id = folder.uri.toString();
    for (const reading of catalog.current.documents.values())
      if (reading.entries[0]?.document.folder === id) yield reading;
  }
}

function folderOf(entry: Entry): vscode.WorkspaceFolder {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(entry.document.uri));
  if (!folder) throw new UserError('The document is outside the workspace.');
  return folder;
}

/** What is typed and not saved yet is what a person sees. */
function withBuffers<File extends { readonly path: string; readonly text: string }>(
  folder: vscode.WorkspaceFolder,
  files: readonly File[],
): File[] {
  const unsaved = new Map(
    vscode.workspace.textDocuments
      .filter(({ isDirty }) => isDirty)
      .map((document) => [document.uri.toString(), document.getText()]),
  );
  if (unsaved.size === 0) return [...files];
  return files.map((file) => {
    const uri = vscode.Uri.joinPath(folder.uri, ...file.path.split('/')).toString();
    return { ...file, text: unsaved.get(uri) ?? file.text };
  });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
