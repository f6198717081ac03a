import * as vscode from 'vscode';
import type { Problem } from '../core/entry';
import type { FirstServices } from '../services';

const SOURCE = 'challenge-log';

/** Lists what is wrong with documents in Problems, with quick fixes. */
export function activate(context: vscode.ExtensionContext, { catalog }: FirstServices): void {
  const collection = vscode.languages.createDiagnosticCollection(SOURCE);
  context.subscriptions.push(
    collection,
    catalog.onDidChange(({ problems }) => {
      // Problems opens what a problem is about; a folder stands in the view, which reveals it.
      const inDocuments = problems.filter(({ code }) => code !== 'unreadable-folder');
      const byDocument = Map.groupBy(inDocuments, ({ document }) => document.uri);
      collection.clear();
      collection.set([...byDocument].map(([uri, found]) => [vscode.Uri.parse(uri), found.map(diagnostic)]));
    }),
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
    const mismatch = diagnostics.find((found) => found.source === SOURCE && found.code === 'title-mismatch');
    const entry = catalog.current.documents.get(document.uri.toString())?.entries[0];
    if (!mismatch || !entry) return [];
    const { matchHeadingOf } = await import('../core/revision');
    const fix = new vscode.CodeAction('Make the Heading Match the Title', vscode.CodeActionKind.QuickFix);
    fix.diagnostics = [mismatch];
    fix.isPreferred = true;
    fix.edit = new vscode.WorkspaceEdit();
    for (const { start, end, text } of matchHeadingOf(document.getText(), entry)) {
      fix.edit.replace(
        document.uri,
        new vscode.Range(document.positionAt(start), document.positionAt(end)),
        text,
      );
    }
    return [fix];
  }
}

function diagnostic({ line, message, severity, code }: Problem): vscode.Diagnostic {
  const range = new vscode.Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER);
  const found = new vscode.Diagnostic(
    range,
    message,
    severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
  );
  found.source = SOURCE;
  found.code = code;
  return found;
}
