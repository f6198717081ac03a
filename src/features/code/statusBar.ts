import * as vscode from 'vscode';
import { entryName } from '../../core/anchors/told';
import type { Services } from '../../services';

/** How many entries with nothing between them and the end of the tooltip are told one by one. */
const MOST_TOLD = 8;

/** The number of open entries about the active file, which leads to the view In This File. */
export function activate(context: vscode.ExtensionContext, { anchoredCode, settings }: Services): void {
  const item = vscode.window.createStatusBarItem(
    'challengeLog.inThisFile',
    vscode.StatusBarAlignment.Left,
    -100,
  );
  item.name = 'Open Challenges in This File';
  item.command = 'challengeLog.inThisFile.focus';

  function update(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const open = uri && settings.get('code.statusBar', uri) ? anchoredCode.about(uri) : [];
    const entries = open.filter(({ state }) => state === 'open');
    if (entries.length === 0) return item.hide();
    const count = entries.length === 1 ? '1 open entry' : `${entries.length} open entries`;
    const names = entries.slice(0, MOST_TOLD).map((entry) => `${entryName(entry)}: ${entry.title}`);
    item.text = `$(issues) ${entries.length}`;
    item.tooltip = [`${count} about this file`, ...names].join('\n');
    item.accessibilityInformation = { label: `${count} about this file`, role: 'button' };
    item.show();
  }

  context.subscriptions.push(
    item,
    anchoredCode.onDidChangeFiles(update),
    settings.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
  update();
}
