import * as vscode from 'vscode';
import type { Services } from '../../services';

/** How many open entries are about a file, beside its name in the Explorer. */
export function activate(context: vscode.ExtensionContext, { anchoredCode, settings }: Services): void {
  const changed = new vscode.EventEmitter<vscode.Uri[]>();
  /** How many were told for each file that was asked about. */
  const told = new Map<string, number>();

  function openAbout(uri: vscode.Uri): number {
    if (!settings.get('code.explorer', uri)) return 0;
    return anchoredCode.about(uri).filter(({ state }) => state === 'open').length;
  }

  function update(): void {
    const uris = [...told]
      .map(([text, count]) => ({ uri: vscode.Uri.parse(text), count }))
      .filter(({ uri, count }) => openAbout(uri) !== count);
    if (uris.length > 0) changed.fire(uris.map(({ uri }) => uri));
  }

  context.subscriptions.push(
    changed,
    anchoredCode.onDidChangeFiles(update),
    settings.onDidChange(update),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration: (uri) => {
        const count = openAbout(uri);
        told.set(uri.toString(), count);
        if (count === 0) return undefined;
        // A badge has room for two characters.
        return {
          badge: count > 9 ? '9+' : String(count),
          tooltip:
            count === 1 ? '1 open entry is about this file' : `${count} open entries are about this file`,
        };
      },
    }),
  );
}
