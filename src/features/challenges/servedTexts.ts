import * as vscode from 'vscode';

const SCHEME = 'challenge-log-captured';

/** Texts that are shown read-only, by address, until their editors are closed. */
const shown = new Map<string, string>();
let count = 0;
let isServing = false;

/**
 * Gives a text an address that an editor can open, read-only.
 * @param context of the extension, which stops serving with it
 * @param name with the extension of the file, which tells the editor the language
 */
export function serveText(context: vscode.ExtensionContext, text: string, name: string): vscode.Uri {
  if (!isServing) context.subscriptions.push(startServing());
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${++count}/${name}` });
  shown.set(uri.toString(), text);
  return uri;
}

function startServing(): vscode.Disposable {
  isServing = true;
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => shown.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
  );
}
