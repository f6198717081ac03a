import * as vscode from 'vscode';
import type { Reading } from '../../core/entry';
import type { Unmet } from '../../core/resolving/requirements';
import type { Services } from '../../services';

const SOURCE = 'challenge-log';
/** After so many milliseconds without a key, what is typed is looked at. */
const QUIET_TIME = 500;

/**
 * Tells in Problems what resolved entries lack of what `challengeLog.resolve.require` asks for, with a quick fix for
 * each. Where it asks for nothing, nothing is read.
 */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { catalog, documents, log, settings } = services;
  const collection = vscode.languages.createDiagnosticCollection('challenge-log.require');
  /** The readings that were looked at, by document. */
  const checked = new Map<string, Reading>();
  const unmet = new Map<string, readonly Unmet[]>();
  let work: Promise<void> | undefined;
  let isStale = false;
  let timer: NodeJS.Timeout | undefined;

  const typed = (uri: vscode.Uri) => {
    if (!checked.delete(uri.toString())) return;
    clearTimeout(timer);
    timer = setTimeout(check, QUIET_TIME);
  };
  context.subscriptions.push(
    collection,
    catalog.onDidChange(check),
    settings.onDidChange(() => {
      checked.clear();
      check();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => typed(document.uri)),
    { dispose: () => clearTimeout(timer) },
    vscode.languages.registerCodeActionsProvider(
      'markdown',
      { provideCodeActions: fixes },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );

  function check(): void {
    isStale = true;
    work ??= checkAll()
      .catch((error: unknown) => log.error('What resolved entries lack could not be told.', error))
      .finally(() => {
        work = undefined;
        if (isStale) check();
      });
  }

  /** One document after the other: nobody waits for it. */
  async function checkAll(): Promise<void> {
    isStale = false;
    const now = catalog.current.documents;
    for (const uri of checked.keys()) if (!now.has(uri)) forget(uri);
    for (const [uri, reading] of now) {
      if (checked.get(uri) === reading) continue;
      checked.set(uri, reading);
      const wanted = settings.get('resolve.require', vscode.Uri.parse(uri));
      const document = reading.entries[0]?.document;
      const isResolved = reading.entries.some(({ state }) => state === 'resolved');
      if (wanted.length === 0 || !isResolved || !document) forget(uri, reading);
      else await checkOne(uri, document, wanted);
    }
  }

  async function checkOne(
    uri: string,
    document: Reading['entries'][number]['document'],
    wanted: readonly Unmet['what'][],
  ): Promise<void> {
    const { unmetRequirements } = await import('../../core/resolving/requirements');
    const text = await documents.read(vscode.Uri.parse(uri)).catch(() => undefined); // gone meanwhile
    const found = text === undefined ? [] : unmetRequirements(document, text, wanted);
    unmet.set(uri, found);
    collection.set(vscode.Uri.parse(uri), found.map(diagnostic));
  }

  function forget(uri: string, reading?: Reading): void {
    if (!reading) checked.delete(uri);
    if (unmet.delete(uri)) collection.delete(vscode.Uri.parse(uri));
  }

  async function fixes(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const known = unmet.get(document.uri.toString()) ?? [];
    const told = diagnostics.filter(({ source }) => source === SOURCE);
    const meant = known.flatMap((one) => {
      const own = told.find(({ code, range }) => code === codeOf(one) && range.start.line === one.line - 1);
      return own ? [{ one, own }] : [];
    });
    if (meant.length === 0) return [];
    const { remedyFor } = await import('../../core/resolving/requirements');
    return meant.flatMap(({ one, own }) => {
      const remedy = remedyFor(document.getText(), one.entry, one.what);
      if (!remedy) return [];
      const fix = new vscode.CodeAction(remedy.title, vscode.CodeActionKind.QuickFix);
      fix.diagnostics = [own];
      fix.isPreferred = true;
      fix.edit = new vscode.WorkspaceEdit();
      for (const { start, end, text } of remedy.edits) {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        fix.edit.replace(document.uri, range, text);
      }
      const at = new vscode.Position(remedy.line, remedy.character);
      const selection = new vscode.Range(at, at);
      fix.command = {
        title: remedy.title,
        command: 'vscode.open',
        arguments: [document.uri, { selection }],
      };
      return [fix];
    });
  }
}

function codeOf({ what }: Unmet): string {
  return `resolved-without-${what}`;
}

function diagnostic(unmet: Unmet): vscode.Diagnostic {
  const range = new vscode.Range(unmet.line - 1, 0, unmet.line - 1, Number.MAX_SAFE_INTEGER);
  const found = new vscode.Diagnostic(range, unmet.message, vscode.DiagnosticSeverity.Warning);
  found.source = SOURCE;
  found.code = codeOf(unmet);
  return found;
}
