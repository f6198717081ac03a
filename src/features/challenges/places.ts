import * as vscode from 'vscode';
import type { CapturedCode, CodePlace, Located } from '../../core/anchor';
import type { Place } from '../../core/places';
import { formatLines, type Entry } from '../../core/entry';
import { withoutLinks } from '../../core/markdownText';
import type { Services } from '../../services';

/** A place that is shown, with what is told of it; nothing where it is where it was captured. */
export interface FoundPlace extends CodePlace {
  readonly told?: string;
}

/** The places in code that an entry names; where there are several, a person chooses. */
export async function pickPlace(
  entry: Entry,
  places: readonly Place[],
  title: string,
): Promise<Place | undefined> {
  if (places.length === 1) return places[0];
  const items = places.map((place) => ({
    label: plain(place.lines ? `${place.file}:${formatLines(place.lines)}` : place.file),
    description: plain([place.symbol, place.commit?.slice(0, 7)].filter(Boolean).join(' · ')),
    place,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: `${title}: ${entry.title}`,
    matchOnDescription: true,
  });
  return picked?.place;
}

/** The one place to show: asks a person where there are several, and says where there is none. */
export async function settle(
  locator: Services['locator'],
  folder: vscode.WorkspaceFolder,
  codes: readonly CapturedCode[],
): Promise<FoundPlace | undefined> {
  return settleLocated(locator, folder, codes, await locator.nearby(folder, codes), false);
}

async function settleLocated(
  locator: Services['locator'],
  folder: vscode.WorkspaceFolder,
  codes: readonly CapturedCode[],
  located: Located,
  hasSearched: boolean,
): Promise<FoundPlace | undefined> {
  switch (located.grade) {
    case 'same':
      return located.place;
    case 'moved':
    case 'reindented':
    case 'changed':
      return { ...located.place, told: located.reason };
    case 'ambiguous':
      return pickCodePlace(folder, located.places, located.reason);
    case 'gone':
      return tellGone(locator, folder, codes, located, hasSearched);
  }
}

async function tellGone(
  locator: Services['locator'],
  folder: vscode.WorkspaceFolder,
  codes: readonly CapturedCode[],
  { comment, reason }: Located & { readonly grade: 'gone' },
  hasSearched: boolean,
): Promise<FoundPlace | undefined> {
  const show = 'Show the Comment';
  const search = 'Search Other Files';
  const sentence = hasSearched ? 'The captured code is in no other file either.' : reason;
  const answer = await vscode.window.showInformationMessage(
    withoutLinks(sentence),
    ...(comment ? [show] : []),
    ...(hasSearched ? [] : [search]),
  );
  if (answer === show && comment) return comment;
  if (answer !== search) return undefined;
  const located = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Searching for the captured code',
      cancellable: true,
    },
    (_, token) => locator.anywhere(folder, codes, token),
  );
  return located && settleLocated(locator, folder, codes, located, true);
}

/** Lets a person choose among places in code that are equally good. */
export async function pickCodePlace(
  folder: vscode.WorkspaceFolder,
  places: readonly CodePlace[],
  reason: string,
): Promise<CodePlace | undefined> {
  const items = await Promise.all(
    places.map(async (place) => {
      const uri = vscode.Uri.joinPath(folder.uri, place.file);
      const document = await vscode.workspace.openTextDocument(uri);
      const text = document.lineAt(Math.min(place.lines.first, document.lineCount) - 1).text.trim();
      return { label: plain(`${place.file}:${formatLines(place.lines)}`), description: plain(text), place };
    }),
  );
  return (await vscode.window.showQuickPick(items, { title: 'Which Place?', placeHolder: reason }))?.place;
}

/** A quick pick and the status bar make icons of `$(trash)`, wherever it comes from. */
export function plain(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
