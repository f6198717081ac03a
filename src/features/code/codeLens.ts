import * as vscode from 'vscode';
import { lensTitle } from '../../core/anchors/told';
import type { CommandId } from '../../manifest';
import type { Services } from '../../services';
import { eachOnce, isLoud, shownIn } from './entriesOfLines';

/** A line above code that entries are about: what they are called, which opens them, and Resolve. */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { anchoredCode, settings } = services;
  const changed = new vscode.EventEmitter<void>();
  context.subscriptions.push(
    changed,
    anchoredCode.onDidChange(() => changed.fire()),
    settings.onDidChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider('*', {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses,
    }),
  );

  function provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!settings.get('code.codeLens', document.uri)) return [];
    const resolved = settings.get('code.resolved', document.uri);
    const loud = shownIn(services, document).filter((shown) => isLoud(shown, resolved));
    return [...Map.groupBy(loud, ({ lines }) => lines.first)].flatMap(([line, here]) => {
      const about = eachOnce(here);
      const range = new vscode.Range(line, 0, line, 0);
      const entries = about.map(({ entry }) => entry);
      const [only] = entries;
      const lens = (title: string, command: CommandId, target: object) =>
        new vscode.CodeLens(range, { title, command, arguments: [target] });
      // A title makes an icon of `$(trash)`.
      const title = lensTitle(about).replaceAll('$(', '\\$(');
      const open = lens(title, 'challengeLog.openEntry', { entries });
      const canResolve = entries.length === 1 && only?.state === 'open' && only.settled === undefined;
      return canResolve ? [open, lens('Resolve', 'challengeLog.resolve', { entry: only })] : [open];
    });
  }
}
