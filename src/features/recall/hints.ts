import * as vscode from 'vscode';
import { follow, type TextRange } from '../../core/anchors/follow';
import { numberText } from '../../core/arrangement';
import type { Entry } from '../../core/entry';
import { languageOfFile } from '../../core/languages';
import { inertMarkdown } from '../../core/markdownText';
import { UserError } from '../../core/ports';
import { kindLabel } from '../../core/vocabulary';
import type { CommandId } from '../../manifest';
import type { Services } from '../../services';
import { createLessons } from './lessons';

export interface Hints {
  /** Compares documents with what is remembered, and shows what is found. */
  look(documents: readonly vscode.TextDocument[]): Promise<void>;
  /** Shows no hint of an entry in a file any more. */
  dismiss(file: unknown, entry: unknown): Promise<void>;
}

interface Hint {
  readonly entry: Entry;
  readonly range: TextRange;
}

/** Longer files are not what people write. */
const MOST_LINES = 30_000;
const LARGEST = 1_000_000;
/** What stands behind a line is no longer than this, in UTF-16 units; the hover tells all of it. */
const LONGEST = 80;
const DISMISS: CommandId = 'challengeLog.dismissRecall';
const DISMISSED = 'recall.dismissed';
const MOST_DISMISSED = 500;
const KIND = vscode.CodeActionKind.Empty.append('challengeLog.recall');

/**
 * Hints behind the first line of code that was trouble. The editor moves them with their lines; hover and code actions
 * tell the same with the keyboard, and to screen readers, which do not read what stands behind a line.
 * @param changed called when documents should be looked at again
 */
export function createHints(
  context: vscode.ExtensionContext,
  services: Pick<Services, 'catalog' | 'documents' | 'log' | 'memory' | 'settings'>,
  changed: () => void,
): Hints {
  const { memory, settings } = services;
  const lessons = createLessons(context, services, changed);
  const shown = new Map<vscode.TextDocument, readonly Hint[]>();
  const decoration = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: { margin: '0 0 0 3ch', color: new vscode.ThemeColor('editorCodeLens.foreground') },
  });

  context.subscriptions.push(
    decoration,
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(draw)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const hints = shown.get(document);
      if (!hints) return;
      const left = contentChanges.reduce(moved, hints);
      // The editor would leave what stands behind a deleted line.
      if (left.length < hints.length) show(document, left);
      else shown.set(document, left);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => show(document, [])),
    vscode.languages.registerCodeActionsProvider(
      '*',
      { provideCodeActions },
      { providedCodeActionKinds: [KIND] },
    ),
  );
  return { look, dismiss };

  async function look(documents: readonly vscode.TextDocument[]): Promise<void> {
    await lessons.update();
    for (const document of documents) {
      // Each takes some milliseconds, and others want a turn in between.
      await new Promise((resolve) => setTimeout(resolve));
      if (!document.isClosed) show(document, settings.get('recall', document.uri) ? find(document) : []);
    }
  }

  function show(document: vscode.TextDocument, hints: readonly Hint[]): void {
    if (hints.length === 0 && !shown.has(document)) return;
    shown.set(document, hints);
    for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) draw(editor);
    if (hints.length === 0) shown.delete(document);
  }

  function find(document: vscode.TextDocument): readonly Hint[] {
    if (document.lineCount > MOST_LINES) return [];
    const text = document.getText();
    if (text.length > LARGEST) return [];
    const { uri } = document;
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    const named = languageOfFile(uri.path.slice(uri.path.lastIndexOf('/') + 1));
    const dismissed = new Set(memory.get<readonly string[]>(DISMISSED));
    const file = {
      text,
      language: named === 'plaintext' ? document.languageId : named,
      ...(folder && {
        folder: folder.toString(),
        path: uri.path.slice(folder.path.replace(/\/$/, '').length + 1),
      }),
    };
    const found = lessons.find(file, (entry) => !dismissed.has(keyOf(uri.toString(), nameOf(entry))));
    return found.map(({ owner, lines }) => {
      const { end } = document.lineAt(Math.min(lines.last, document.lineCount) - 1).range;
      return { entry: owner, range: { start: { line: lines.first - 1, character: 0 }, end } };
    });
  }

  function draw(editor: vscode.TextEditor): void {
    const hints = shown.get(editor.document) ?? [];
    editor.setDecorations(
      decoration,
      hints.map(({ entry, range }) => ({
        range: editor.document.lineAt(Math.min(range.start.line, editor.document.lineCount - 1)).range,
        hoverMessage: hoverOf(entry, editor.document.uri),
        renderOptions: { after: { contentText: shortened(hintOf(entry)) } },
      })),
    );
  }

  /** `This looks like Challenge 004, resolved: lesson`. */
  function hintOf(entry: Entry): string {
    return `This looks like ${labelOf(entry)}, resolved: ${lessons.lessonOf(entry) ?? entry.title}`;
  }

  function hoverOf(entry: Entry, uri: vscode.Uri): vscode.MarkdownString {
    const lesson = lessons.lessonOf(entry);
    const link = (text: string, { command, arguments: args }: vscode.Command) =>
      `[${inertMarkdown(text)}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`;
    const hover = new vscode.MarkdownString(
      [
        `This looks like **${inertMarkdown(labelOf(entry))}**, resolved: ${inertMarkdown(entry.title)}`,
        ...(lesson === undefined ? [] : [inertMarkdown(lesson)]),
        `${link(`Open ${labelOf(entry)}`, opening(entry))} · ${link("Don't Show Here", dismissing(entry, uri))}`,
      ].join('\n\n'),
    );
    hover.isTrusted = { enabledCommands: ['vscode.open', DISMISS] };
    return hover;
  }

  function provideCodeActions(document: vscode.TextDocument, asked: vscode.Range): vscode.CodeAction[] {
    const here = (shown.get(document) ?? []).filter(
      ({ range }) => range.start.line <= asked.end.line && asked.start.line <= range.end.line,
    );
    return here.flatMap(({ entry }) =>
      [opening(entry), dismissing(entry, document.uri)].map((command) => {
        const action = new vscode.CodeAction(command.title, KIND);
        action.command = command;
        return action;
      }),
    );
  }

  async function dismiss(file: unknown, entry: unknown): Promise<void> {
    if (typeof file !== 'string' || typeof entry !== 'string')
      throw new UserError('Choose "Don\'t Show Here" where the hint stands.');
    const dismissed = memory.get<readonly string[]>(DISMISSED) ?? [];
    await memory.update(DISMISSED, [...dismissed, keyOf(file, entry)].slice(-MOST_DISMISSED));
    await look([...shown.keys()].filter(({ uri }) => uri.toString() === file));
  }
}

function moved(hints: readonly Hint[], change: vscode.TextDocumentContentChangeEvent): readonly Hint[] {
  return hints.flatMap(({ entry, range }) => {
    const followed = follow(range, change);
    return followed ? [{ entry, range: followed }] : [];
  });
}

/** `Challenge 004`, or the title of what has no number. */
function labelOf(entry: Entry): string {
  const number = numberText(entry);
  return number === undefined ? `“${shortened(entry.title)}”` : `${kindLabel(entry.kind)} ${number}`;
}

function opening(entry: Entry): vscode.Command {
  // Plain objects, since they go through JSON in a link.
  const start = { line: entry.line - 1, character: 0 };
  const options = entry.form === 'record' ? {} : { selection: { start, end: start } };
  return {
    command: 'vscode.open',
    title: `Open ${labelOf(entry)}, Which This Looks Like`,
    arguments: [vscode.Uri.parse(entry.document.uri), options],
  };
}

function dismissing(entry: Entry, uri: vscode.Uri): vscode.Command {
  return {
    command: DISMISS,
    title: `Don't Show ${labelOf(entry)} Here`,
    arguments: [uri.toString(), nameOf(entry)],
  };
}

/** Names an entry as long as its document and its title stay. */
function nameOf({ document, title }: Entry): string {
  return `${document.uri}#${title}`;
}

function keyOf(file: string, entry: string): string {
  return `${file}\n${entry}`;
}

function shortened(text: string): string {
  return text.length <= LONGEST
    ? text
    : `${text
        .slice(0, LONGEST - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;
}
