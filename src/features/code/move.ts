import * as vscode from 'vscode';
import { UserError } from '../../core/ports';
import type { Services } from '../../services';
import { shownIn } from './entriesOfLines';

/** Goes from one entry's code to the next in the active file, round and round, and shows what it says. */
export function activate(_: vscode.ExtensionContext, services: Services): void {
  const { anchoredCode, commands } = services;
  commands.register('challengeLog.nextInFile', () => go(1));
  commands.register('challengeLog.previousInFile', () => go(-1));

  async function go(by: 1 | -1): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new UserError('Open a file first.');
    const lines = [...new Set(shownIn(services, editor.document).map((shown) => shown.lines.first))];
    const here = editor.selection.active.line;
    const next =
      by > 0
        ? (lines.find((line) => line > here) ?? lines[0])
        : (lines.findLast((line) => line < here) ?? lines.at(-1));
    if (next === undefined) {
      const isNamed = anchoredCode.about(editor.document.uri).length > 0;
      throw new UserError(
        isNamed
          ? 'No code in this file is certain to be what its entries are about. The view In This File lists them.'
          : 'No entry is about code in this file.',
      );
    }
    const position = new vscode.Position(next, editor.document.lineAt(next).firstNonWhitespaceCharacterIndex);
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(
      new vscode.Range(position, position),
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
  }
}
