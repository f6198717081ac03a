import * as vscode from 'vscode';
import type { Services } from '../../services';

const SOURCE = 'challenge-log';
/** After the last key, in milliseconds. */
const REST = 200;

/** Help in template files: their variables complete and explain themselves, and unknown ones show in Problems. */
export function activate(context: vscode.ExtensionContext, { templates, settings, log }: Services): void {
  const collection = vscode.languages.createDiagnosticCollection(`${SOURCE}-templates`);
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  context.subscriptions.push(
    collection,
    vscode.languages.registerCompletionItemProvider('markdown', { provideCompletionItems }, '$', '{'),
    vscode.languages.registerHoverProvider('markdown', { provideHover }),
    vscode.workspace.onDidOpenTextDocument(checkSoon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => checkSoon(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
    settings.onDidChange(() => vscode.workspace.textDocuments.forEach(checkSoon)),
    { dispose: () => waiting.forEach((timer) => clearTimeout(timer)) },
  );
  vscode.workspace.textDocuments.forEach(checkSoon);

  function isTemplate(document: vscode.TextDocument): boolean {
    const root = document.languageId === 'markdown' && vscode.workspace.getWorkspaceFolder(document.uri);
    const folder = root && templates.folder(root.uri);
    return folder
      ? document.uri.path.startsWith(`${folder.path.replace(/\/$/, '')}/`) &&
          document.uri.scheme === folder.scheme
      : false;
  }

  function checkSoon(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    waiting.delete(key);
    if (!isTemplate(document)) {
      collection.delete(document.uri);
      return;
    }
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        check(document).catch((error: unknown) => log.error(`${key} could not be checked.`, error));
      }, REST),
    );
  }

  async function check(document: vscode.TextDocument): Promise<void> {
    const { checkTemplate } = await import('../../core/templates/check');
    const name = (document.uri.path.split('/').at(-1) ?? '').replace(/\.md$/i, '');
    // Offsets are of the text as the editor has it, without a byte order mark.
    const problems = checkTemplate(name, document.getText());
    if (document.isClosed) return;
    collection.set(
      document.uri,
      problems.map(({ start, end, message, severity }) => {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        const level =
          severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
        const found = new vscode.Diagnostic(range, message, level);
        found.source = SOURCE;
        return found;
      }),
    );
  }

  async function provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    if (!isTemplate(document)) return [];
    const line = document.lineAt(position.line).text;
    const typed = /(?<!\\)\$(?:\{[A-Z0-9_]*)?$/i.exec(line.slice(0, position.character))?.[0];
    if (typed === undefined) return [];
    const closing = /^[A-Z0-9_]*\}?/i.exec(line.slice(position.character))?.[0].length ?? 0;
    const range = new vscode.Range(position.translate(0, -typed.length), position.translate(0, closing));
    const { VARIABLES } = await import('../../core/templates/variables');
    return VARIABLES.map((variable, index) => {
      const text = `\${${variable.name}}`;
      const item = new vscode.CompletionItem(text, vscode.CompletionItemKind.Variable);
      item.range = range;
      item.filterText = text;
      item.sortText = String(index).padStart(3, '0');
      item.detail = variable.description;
      item.documentation = explained(variable.example, variable.isBlock);
      return item;
    });
  }

  async function provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    if (!isTemplate(document)) return undefined;
    const { usesOf, variableOf } = await import('../../core/templates/variables');
    const use = usesOf(document.lineAt(position.line).text).find(
      ({ start, end }) => start <= position.character && position.character <= end,
    );
    const variable = use && variableOf(use.name);
    if (!use || !variable) return undefined;
    const text = new vscode.MarkdownString(`**\${${variable.name}}** — ${variable.description}.\n\n`);
    text.appendMarkdown(explained(variable.example, variable.isBlock).value);
    return new vscode.Hover(text, new vscode.Range(position.line, use.start, position.line, use.end));
  }
}

function explained(example: string, isBlock: boolean): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  if (example !== '') text.appendMarkdown('Such as ').appendMarkdown(`\`\` ${example} \`\`.`);
  if (isBlock) text.appendMarkdown('\n\nStands alone on its line, or in a code fence.');
  return text;
}
