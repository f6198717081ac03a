import * as vscode from 'vscode';
import { formatLines, type Anchor, type Entry } from '../../core/entry';
import { withoutLinks } from '../../core/markdownText';
import { UserError } from '../../core/ports';
import { staysInside } from '../../core/target';

/** How many files of one name are offered. */
const MOST_FILES = 20;

/** A place in code that an entry names. */
type Place = Anchor & { readonly file: string };

/** Opens the place in code that an entry names; where there are several, a person chooses. */
export async function goToCode(entry: Entry): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(entry.document.uri));
  // An anchor may be no more than a commit or a pull request.
  const places = entry.anchors.filter((anchor): anchor is Place => anchor.file !== undefined);
  if (places.length === 0 || !folder) throw new UserError('This entry names no file.');
  const place = places.length === 1 ? places[0] : await pickPlace(entry, places);
  if (!place) return;
  if (!staysInside(place.file)) throw new UserError(`"${place.file}" leads out of the workspace.`);
  const document = await open(folder, place.file, entry.form !== 'record');
  if (!document) return;
  const lines = place.lines ?? { first: 1, last: 1 };
  const range = document.validateRange(
    new vscode.Range(lines.first - 1, 0, lines.last - 1, Number.MAX_SAFE_INTEGER),
  );
  await vscode.window.showTextDocument(document, { selection: range });
  if (lines.first > document.lineCount) {
    void vscode.window.showInformationMessage(
      withoutLinks(
        `${vscode.workspace.asRelativePath(document.uri)} has no line ${lines.first} any more. This is its end.`,
      ),
    );
  }
}

async function pickPlace(entry: Entry, places: readonly Place[]): Promise<Place | undefined> {
  const items = places.map((place) => ({
    label: plain(place.lines ? `${place.file}:${formatLines(place.lines)}` : place.file),
    description: plain([place.symbol, place.commit?.slice(0, 7)].filter(Boolean).join(' · ')),
    place,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: `Go to Code: ${entry.title}`,
    matchOnDescription: true,
  });
  return picked?.place;
}

/**
 * @param isNamed the file was named by a person, who may have left folders out
 * @returns `undefined` when a person was asked which and chose none
 */
async function open(
  folder: vscode.WorkspaceFolder,
  file: string,
  isNamed: boolean,
): Promise<vscode.TextDocument | undefined> {
  const uri = vscode.Uri.joinPath(folder.uri, file);
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
  if (document) return document;
  const found = isNamed ? await filesNamed(folder, file) : [];
  const chosen = found.length > 1 ? await pickFile(found) : found[0];
  if (!chosen && found.length > 1) return undefined;
  if (!chosen) throw new UserError(`${file} is not there any more, or is no text file.`);
  return vscode.workspace.openTextDocument(chosen);
}

async function filesNamed(folder: vscode.WorkspaceFolder, file: string): Promise<vscode.Uri[]> {
  const name = file.replace(/^(?:\.\/)+/, '').replaceAll(/[[\]{}*?]/g, '[$&]');
  const pattern = new vscode.RelativePattern(folder, `**/${name}`);
  return vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_FILES);
}

async function pickFile(files: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = files
    .map((uri) => ({ label: plain(vscode.workspace.asRelativePath(uri)), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (await vscode.window.showQuickPick(items, { title: 'Which File?' }))?.uri;
}

/** A quick pick makes an icon of `$(trash)`, wherever it comes from. */
function plain(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
