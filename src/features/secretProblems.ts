import * as vscode from 'vscode';
import { createSlices } from '../core/slices';
import type { Services } from '../services';

const SOURCE = 'challenge-log';
const CODE = 'secret';
/** A document is looked through when nobody has typed for so long, in milliseconds. */
const QUIET = 500;

/** Warns of secrets in documents with entries, as long as they are shown, and offers to mask them. */
export function activate(
  context: vscode.ExtensionContext,
  { catalog, settings, log }: Pick<Services, 'catalog' | 'settings' | 'log'>,
): void {
  const collection = vscode.languages.createDiagnosticCollection(`${SOURCE}-secrets`);
  const waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  /** The version of each document that was looked through last. */
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  const slices = createSlices({ now: () => performance.now(), pause });
  let seen = new WeakMap<vscode.TextDocument, number>();

  const isWanted = (document: vscode.TextDocument): boolean =>
    (catalog.current.documents.get(document.uri.toString())?.entries.length ?? 0) > 0 &&
    vscode.window.visibleTextEditors.some((editor) => editor.document === document) &&
    settings.get('secrets.screen', document.uri);

  function later(document: vscode.TextDocument): void {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
    if (!isWanted(document) || seen.get(document) === document.version) return;
    const timer = setTimeout(() => {
      waiting.delete(document);
      look(document).catch((error: unknown) => log.error('Secrets could not be looked for.', error));
    }, QUIET);
    waiting.set(document, timer);
  }

  async function look(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const [{ findSecretsInSlices }, { secretMessage }] = await Promise.all([
      import('../core/secrets/find'),
      import('../core/secrets/problems'),
    ]);
    const found = await findSecretsInSlices(document.getText(), slices);
    // What was typed meanwhile is looked through by its own turn.
    if (document.version !== version || document.isClosed) return;
    seen.set(document, version);
    const problems = found.map(({ kind, start, end }) => {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      const problem = new vscode.Diagnostic(range, secretMessage(kind), vscode.DiagnosticSeverity.Warning);
      problem.source = SOURCE;
      problem.code = CODE;
      return problem;
    });
    collection.set(document.uri, problems);
  }

  function all(): void {
    for (const { document } of vscode.window.visibleTextEditors) later(document);
  }

  context.subscriptions.push(
    collection,
    catalog.onDidChange(all),
    vscode.window.onDidChangeVisibleTextEditors(all),
    vscode.workspace.onDidChangeTextDocument(({ document }) => later(document)),
    vscode.workspace.onDidCloseTextDocument((document) => {
      clearTimeout(waiting.get(document));
      waiting.delete(document);
      collection.delete(document.uri);
    }),
    settings.onDidChange(() => {
      collection.clear();
      seen = new WeakMap();
      all();
    }),
    vscode.languages.registerCodeActionsProvider(
      'markdown',
      { provideCodeActions },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

async function provideCodeActions(
  document: vscode.TextDocument,
  _range: vscode.Range,
  { diagnostics }: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  const problems = diagnostics.filter(({ source, code }) => source === SOURCE && code === CODE);
  if (problems.length === 0) return [];
  const [{ findSecrets }, { masked }] = await Promise.all([
    import('../core/secrets/find'),
    import('../core/secrets/mask'),
  ]);
  const text = document.getText();
  const secrets = findSecrets(text);
  return problems.flatMap((problem) => {
    const start = document.offsetAt(problem.range.start);
    const secret = secrets.find((one) => one.start <= start && start < one.end);
    if (!secret) return [];
    const value = text.slice(secret.start, secret.end);
    const action = new vscode.CodeAction('Mask This Secret', vscode.CodeActionKind.QuickFix);
    action.diagnostics = [problem];
    action.edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(secret.start), document.positionAt(secret.end));
    action.edit.replace(document.uri, range, masked(value, [{ ...secret, start: 0, end: value.length }]));
    return [action];
  });
}
