import * as vscode from 'vscode';
import type { Entry } from '../../core/entry';
import type { FixingCommit } from '../../core/ports';
import type { CommandId } from '../../manifest';
import type { Services } from '../../services';

const SOURCE = 'challenge-log';
const CODE = 'fix-committed';
const ADD: CommandId = 'challengeLog.addFixingCommit';

/**
 * Offers the commit of a fix that was not committed yet when its entry was resolved: an information in the record
 * that is looked at, with a quick fix. Git is asked only for a record that says so, when its editor is shown or saved.
 */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { catalog, documents, log } = services;
  const collection = vscode.languages.createDiagnosticCollection('challenge-log.fixes');
  context.subscriptions.push(
    collection,
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      // Who committed in a terminal comes back to the window.
      if (focused) look(vscode.window.activeTextEditor);
    }),
    catalog.onDidChange(() => {
      // Also of a record that is looked at no more.
      const told: vscode.Uri[] = [];
      collection.forEach((uri) => told.push(uri));
      for (const uri of told) if (!pendingIn(uri)) collection.delete(uri);
      look(vscode.window.activeTextEditor);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
    vscode.languages.registerCodeActionsProvider(
      'markdown',
      { provideCodeActions: fixes },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );

  function look(editor: vscode.TextEditor | undefined): void {
    const uri = editor?.document.uri;
    const entry = uri && pendingIn(uri);
    if (uri && !entry) collection.delete(uri);
    if (!uri || !entry) return;
    tell(uri, entry).catch((error: unknown) =>
      log.error('Whether a fix was committed could not be told.', error),
    );
  }

  function pendingIn(uri: vscode.Uri): Entry | undefined {
    const entry = catalog.current.documents.get(uri.toString())?.entries[0];
    const isPending = entry?.fixes?.some(({ commit, uncommitted }) => uncommitted && commit === undefined);
    return isPending && entry?.state === 'resolved' ? entry : undefined;
  }

  async function tell(uri: vscode.Uri, entry: Entry): Promise<void> {
    const [{ laterCommits }, { pendingLine }] = await Promise.all([
      import('./resolve'),
      import('../../core/resolving/requirements'),
    ]);
    const text = await documents.read(uri);
    const [newest] = await laterCommits(services, entry, text);
    // It may have been reopened, or told, while git was asked.
    if (pendingIn(uri) !== entry) return;
    const line = newest && pendingLine(text, entry);
    if (newest && line !== undefined) collection.set(uri, [diagnostic(line, newest)]);
    else collection.delete(uri);
  }

  function fixes(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const told = diagnostics.find(({ source, code }) => source === SOURCE && code === CODE);
    const entry = pendingIn(document.uri);
    if (!told || !entry) return [];
    const fix = new vscode.CodeAction('Add Fixing Commit', vscode.CodeActionKind.QuickFix);
    fix.diagnostics = [told];
    fix.isPreferred = true;
    fix.command = { title: fix.title, command: ADD, arguments: [{ entry }] };
    return [fix];
  }
}

function diagnostic(line: number, { hash, subject }: FixingCommit): vscode.Diagnostic {
  const range = new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
  const message = `The fix was committed since: ${hash.slice(0, 7)} ${subject}`;
  const found = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  found.source = SOURCE;
  found.code = CODE;
  return found;
}
