import * as vscode from 'vscode';
import { entryAt } from '../../core/catalog';
import type { ContextKeys } from '../../manifest';
import type { Services } from '../../services';
import { contextValueOf } from './presentation';

const KEY: keyof ContextKeys = 'challengeLog.activeEntry';

/** Tells menus and the palette which entry the active editor shows, in the words of the view's rows. */
export function activate(context: vscode.ExtensionContext, { catalog }: Services): void {
  let shown: ContextKeys[typeof KEY] = '';

  function update(): void {
    const editor = vscode.window.activeTextEditor;
    const entry =
      editor && entryAt(catalog.current, editor.document.uri.toString(), editor.selection.active.line + 1);
    const value = entry ? contextValueOf(entry) : '';
    if (value === shown) return;
    shown = value;
    void vscode.commands.executeCommand('setContext', KEY, value);
  }

  context.subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeTextEditorSelection(update),
    catalog.onDidChange(update),
  );
}
