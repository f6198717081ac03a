import * as vscode from 'vscode';
import { locateAnchor } from '../../core/anchor';
import { latestCodeOf, capturedCode } from '../../core/capturedCode';
import { formatLines, type Entry, type LineRange } from '../../core/entry';
import { placesOf, type Place } from '../../core/places';
import { UserError } from '../../core/ports';
import { staysInside } from '../../core/target';
import type { Services } from '../../services';
import { pickPlace } from './places';
import { serveText } from './servedTexts';

type Captured = Place & { readonly commit: string };

/**
 * Shows the file of captured code as it was in the commit that it was captured at, read-only.
 * @throws UserError where no commit was captured, or git does not know it here
 */
export async function showAtCommit(
  context: vscode.ExtensionContext,
  { boundary, documents, history }: Pick<Services, 'boundary' | 'documents' | 'history'>,
  entry: Entry,
): Promise<void> {
  const uri = vscode.Uri.parse(entry.document.uri);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const places = placesOf(entry).filter((place): place is Captured => place.commit !== undefined);
  if (places.length === 0 || !folder)
    throw new UserError('This entry names no commit. Compare with Captured shows the code that it holds.');
  const place = (await pickPlace(entry, places, 'Show at Commit')) as Captured | undefined;
  if (!place) return;
  if (!staysInside(place.file)) throw new UserError(`"${place.file}" leads out of the workspace.`);
  await boundary.mustHold(vscode.Uri.joinPath(folder.uri, place.file));
  const short = place.commit.slice(0, 7);
  if (!vscode.workspace.isTrusted)
    throw new UserError('Git is not asked before this workspace is trusted. Trust it to see its commits.');
  const text =
    folder.uri.scheme === 'file'
      ? await history.textAt(folder.uri.fsPath, place.commit, place.file)
      : undefined;
  if (text === undefined)
    throw new UserError(
      `Git has no ${place.file} at ${short} here. The commit may have been squashed or rebased away, or was not fetched. ` +
        'Compare with Captured shows the code that the entry holds.',
    );
  const served = serveText(context, text, nameAt(place.file, short));
  const document = await vscode.workspace.openTextDocument(served);
  const lines = linesIn(text, await documents.read(uri), entry, place);
  const range = lines && new vscode.Range(lines.first - 1, 0, lines.last - 1, Number.MAX_SAFE_INTEGER);
  await vscode.window.showTextDocument(document, range ? { selection: document.validateRange(range) } : {});
  if (!lines && place.lines)
    vscode.window.setStatusBarMessage(
      `The captured lines ${formatLines(place.lines)} were not in the commit: they were not committed then.`,
      10_000,
    );
}

/** Where the captured code is in the commit's text: with uncommitted changes its lines were others there, or none. */
function linesIn(text: string, record: string, entry: Entry, place: Captured): LineRange | undefined {
  const code = capturedCode(record, entry, place) ?? latestCodeOf(record, entry, place)[0];
  if (!code) return place.uncommitted === undefined ? place.lines : undefined;
  const located = locateAnchor(code, [{ path: place.file, text }]);
  return 'place' in located ? located.place.lines : undefined;
}

/** `server (3f2a9c1).ts`, so that the tab tells them apart and the editor knows the language. */
function nameAt(file: string, commit: string): string {
  const name = file.split('/').at(-1) ?? file;
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${commit})${name.slice(dot)}` : `${name} (${commit})`;
}
