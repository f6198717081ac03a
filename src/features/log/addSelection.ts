import * as vscode from 'vscode';
import { addAnchor, anchorAgain, type CapturedPlace } from '../../core/anchoring/plan';
import { entryName } from '../../core/anchors/told';
import { numberText, whereOf } from '../../core/arrangement';
import { checkCapture } from '../../core/capture';
import { formatLines, type Entry } from '../../core/entry';
import { statusText } from '../../core/entryText';
import { placesOf, type Place } from '../../core/places';
import { UserError } from '../../core/ports';
import { maskedPlace, textsOfPlace, type Screening } from '../../core/secrets/screened';
import { applyEdits, editBetween } from '../../core/textEdit';
import type { Services } from '../../services';
import { startCapture } from './capture';

/** How long the status bar tells what was done, in milliseconds. */
const TOLD = 10_000;

const ROLES = [
  { role: 'before', label: 'Before', detail: 'The code with the problem' },
  { role: 'after', label: 'After', detail: 'The code that solves it' },
  { role: 'evidence', label: 'Evidence', detail: 'Other code that shows it' },
] as const;

/**
 * Adds the selected code to an entry, with an anchor of its own.
 * @param target a row of a view; for anything else a person chooses the entry
 * @param role as what, for callers that know it
 * @throws UserError where nothing is selected, or the entry has no room
 */
export async function addSelection(services: Services, target: unknown, role: unknown): Promise<void> {
  const editor = selecting();
  const capturing = capture(services, editor);
  const looking = look(services, editor, capturing);
  const entry = entryOf(target) ?? (await pickEntry(services, editor, 'Add Selection to Entry'));
  if (!entry) return;
  const known = ROLES.find((one) => one.role === role);
  const as =
    known ?? (await vscode.window.showQuickPick(ROLES, { title: `Add Selection to ${entryName(entry)} as` }));
  if (!as) return;
  const mask = await services.secrets.decide(await looking, true);
  if (!mask) return;
  const places = (await capturing).map((place) => maskedPlace(place, mask));
  const compute = (text: string) => {
    const added = places.reduce((now, place) => applyEdits(now, addAnchor(now, entry, place, as.role)), text);
    return editBetween(text, added);
  };
  await apply(services, entry, compute, `The selection was added to “${entry.title}”.`);
}

/**
 * Ties an entry to the selected code, wherever that was before; what was captured first stays in the entry.
 * @param target a row of a view; for anything else a person chooses the entry
 * @throws UserError where nothing is selected, or the anchor cannot be changed
 */
export async function reanchor(services: Services, target: unknown): Promise<void> {
  const editor = selecting();
  const capturing = capture(services, editor).then((places) => places.slice(0, 1));
  const looking = look(services, editor, capturing);
  const entry = entryOf(target) ?? (await pickEntry(services, editor, 'Re-anchor to Selection'));
  const place = entry && (await pickAnchor(entry));
  if (!entry || !place) return;
  const mask = await services.secrets.decide(await looking, true);
  const [first] = await capturing;
  if (!first || !mask) return;
  const captured = maskedPlace(first, mask);
  const { file, lines } = captured.anchor;
  const where = lines ? `${file}:${formatLines(lines)}` : file;
  await apply(
    services,
    entry,
    (text) => anchorAgain(text, entry, place.id, captured),
    `“${entry.title}” is about ${where} now.`,
  );
}

function selecting(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selections.every((selection) => selection.isEmpty))
    throw new UserError('Select the code in its file first.');
  return editor;
}

async function capture(services: Services, editor: vscode.TextEditor): Promise<CapturedPlace[]> {
  const running = await startCapture(
    services,
    editor,
    editor.selections,
    Promise.resolve(undefined),
    new AbortController().signal,
  );
  const captured = await running.capture;
  checkCapture(captured);
  const places = captured.places.filter((place): place is CapturedPlace => place.anchor?.file !== undefined);
  if (places.length === 0)
    throw new UserError('The selection is in no file of the workspace, so nothing can be tied to it.');
  return places;
}

/** Looks for secrets while a person chooses the entry. */
function look(
  { secrets }: Services,
  { document }: vscode.TextEditor,
  capturing: Promise<readonly CapturedPlace[]>,
): Promise<Screening> {
  const looking = capturing.then((places) => secrets.look(places.flatMap(textsOfPlace), document.uri));
  // Whoever awaits it sees its failure; nobody does when no entry is chosen.
  looking.catch(() => undefined);
  return looking;
}

async function apply(
  { documents, catalog }: Services,
  entry: Entry,
  compute: Parameters<Services['documents']['edit']>[1],
  done: string,
): Promise<void> {
  const uri = vscode.Uri.parse(entry.document.uri);
  await documents.edit(uri, compute, done);
  await catalog.reread(uri);
  vscode.window.setStatusBarMessage(plain(done), TOLD);
}

/** Those about the file come first, then those that are open. */
async function pickEntry(
  { catalog, anchoredCode }: Services,
  editor: vscode.TextEditor,
  title: string,
): Promise<Entry | undefined> {
  await catalog.ready();
  const about = new Set(anchoredCode.about(editor.document.uri));
  const rank = (entry: Entry) => (about.has(entry) ? 0 : entry.state === 'open' ? 1 : 2);
  const entries = [...catalog.current.entries].sort((a, b) => rank(a) - rank(b));
  if (entries.length === 0) throw new UserError('There are no entries yet. Log a challenge first.');
  const items = entries.map((entry) => ({
    label: plain([numberText(entry), entry.title].filter(Boolean).join(' ')),
    description: plain([statusText(entry), whereOf(entry)].filter(Boolean).join(' · ')),
    entry,
  }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.entry;
}

async function pickAnchor(entry: Entry): Promise<Place | undefined> {
  const places = placesOf(entry);
  if (places.length <= 1) {
    if (!places[0]) throw new UserError('This entry names no code. Add Selection to Entry adds some.');
    return places[0];
  }
  const items = places.map((place) => ({
    label: plain(place.lines ? `${place.file}:${formatLines(place.lines)}` : place.file),
    description: plain(place.symbol ?? ''),
    place,
  }));
  return (await vscode.window.showQuickPick(items, { title: 'Which Place Is the Selection?' }))?.place;
}

/** Quick picks and the status bar make icons of `$(trash)`, wherever it comes from. */
function plain(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

/** Menus of editors pass the address of their file, which is no entry. */
function entryOf(target: unknown): Entry | undefined {
  const row: unknown = Array.isArray(target) ? target[0] : target;
  return typeof row === 'object' && row !== null && 'entry' in row ? (row.entry as Entry) : undefined;
}
