import * as vscode from 'vscode';
import { capturedCode, latestCodeOf } from '../../core/capturedCode';
import { placesOf } from '../../core/places';
import { formatLines, type Entry } from '../../core/entry';
import { UserError } from '../../core/ports';
import { staysInside } from '../../core/target';
import type { Services } from '../../services';
import { pickPlace, settle } from './places';
import { serveText } from './servedTexts';

/**
 * Shows captured code beside what stands at its place today.
 * @throws UserError when the entry holds no captured code
 */
export async function compareWithCaptured(
  context: vscode.ExtensionContext,
  { boundary, documents, locator }: Pick<Services, 'boundary' | 'documents' | 'locator'>,
  entry: Entry,
): Promise<void> {
  const uri = vscode.Uri.parse(entry.document.uri);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const text = await documents.read(uri);
  const places = placesOf(entry).filter((place) => capturedCode(text, entry, place));
  if (places.length === 0 || !folder)
    throw new UserError(
      'This entry holds no captured code to compare with. Go to Code shows the place that it names.',
    );
  const place = await pickPlace(entry, places, 'Compare with Captured');
  const code = place && capturedCode(text, entry, place);
  if (!code) return;
  if (!staysInside(place.file)) throw new UserError(`"${place.file}" leads out of the workspace.`);
  await boundary.mustHold(vscode.Uri.joinPath(folder.uri, place.file));
  const now = await settle(locator, folder, latestCodeOf(text, entry, place));
  if (!now) return;
  const { first, last } = now.lines;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, now.file));
  const today = document.getText(document.validateRange(new vscode.Range(first - 1, 0, last - 1, Infinity)));
  const name = now.file.split('/').at(-1) ?? now.file;
  await vscode.commands.executeCommand(
    'vscode.diff',
    serveText(context, code.text, name),
    serveText(context, today.replaceAll('\r\n', '\n'), name),
    `${name}: Captured ↔ Now (${formatLines(now.lines)})`,
  );
}
