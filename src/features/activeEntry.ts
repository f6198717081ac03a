import * as vscode from 'vscode';
import { entryAt } from '../core/catalog';
import type { ContextKeys } from '../manifest';
import type { Services } from '../services';

/** Tells menus and the palette whether the active editor shows an entry, and in which state. */
export function activate(context: vscode.ExtensionContext, { catalog }: Services): void {
  let shown: ContextKeys['challengeLog.activeEntry'] = false;

  function update(): void {
    const editor = vscode.window.activeTextEditor;
    const entry =
      editor && entryAt(catalog.current, editor.document.uri.toString(), editor.selection.active.line + 1);
    const state = entry?.state ?? false;
    if (state === shown) return;
    shown = state;
    void vscode.commands.executeCommand('setContext', 'challengeLog.activeEntry', state);
  }

  context.subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeTextEditorSelection(update),
    catalog.onDidChange(update),
  );
}
