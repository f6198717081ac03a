import * as vscode from 'vscode';
import { latestCodeOf } from '../../core/capturedCode';
import { placesOf, type Place } from '../../core/places';
import type { Entry } from '../../core/entry';
import { withoutLinks } from '../../core/markdownText';
import { UserError } from '../../core/ports';
import { staysInside } from '../../core/target';
import type { Services } from '../../services';
import { pickPlace, plain, settle } from './places';

/** How many files of one name are offered. */
const MOST_FILES = 20;

/** How long the status bar tells that code is not where it was captured, in milliseconds. */
const TOLD = 10_000;

/**
 * Opens the code that an entry is about: captured code where it is today, else the lines that the entry names.
 * Where there are several, a person chooses.
 */
export async function goToCode(
  { boundary, documents, locator }: Pick<Services, 'boundary' | 'documents' | 'locator'>,
  entry: Entry,
): Promise<void> {
  const uri = vscode.Uri.parse(entry.document.uri);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const places = placesOf(entry);
  if (places.length === 0 || !folder) throw new UserError('This entry names no file.');
  const place = await pickPlace(entry, places, 'Go to Code');
  if (!place) return;
  if (!staysInside(place.file)) throw new UserError(`"${place.file}" leads out of the workspace.`);
  await boundary.mustHold(vscode.Uri.joinPath(folder.uri, place.file));
  const codes = latestCodeOf(await documents.read(uri), entry, place);
  if (codes.length > 0) {
    const now = await settle(locator, folder, codes);
    if (!now) return;
    const { first, last } = now.lines;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, now.file));
    const selection = document.validateRange(
      new vscode.Range(first - 1, 0, last - 1, Number.MAX_SAFE_INTEGER),
    );
    await vscode.window.showTextDocument(document, { selection });
    if (now.told !== undefined) vscode.window.setStatusBarMessage(plain(now.told), TOLD);
    return;
  }
  await goToNamed(boundary, folder, place, entry.form !== 'record');
}

/** Opens the lines that an entry names and holds no code of. */
async function goToNamed(
  boundary: Services['boundary'],
  folder: vscode.WorkspaceFolder,
  place: Place,
  isNamed: boolean,
): Promise<void> {
  const document = await open(boundary, folder, place.file, isNamed);
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

/**
 * @param isNamed the file was named by a person, who may have left folders out
 * @returns `undefined` when a person was asked which and chose none
 */
async function open(
  boundary: Services['boundary'],
  folder: vscode.WorkspaceFolder,
  file: string,
  isNamed: boolean,
): Promise<vscode.TextDocument | undefined> {
  const uri = vscode.Uri.joinPath(folder.uri, file);
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
  if (document) return document;
  const named = isNamed ? await filesNamed(folder, file) : [];
  const held = await Promise.all(named.map((uri) => boundary.holds(uri)));
  const found = named.filter((_, at) => held[at]);
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
