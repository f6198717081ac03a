import { locateAnchor, type CandidateFile, type CapturedCode, type Located } from './anchor';
import type { Opened } from './editing/change';
import type { Entry } from './entry';
import type { Finding } from './finding';
import { placesOf, type Place } from './places';
import { findIfThere, open, openAgain } from './revision';
import { readSnippets, type Snippet } from './snippet';

/** The code that an entry holds of its places, by the id of their anchors, the latest first. */
export type CodeOfEntry = ReadonlyMap<string, readonly CapturedCode[]>;

/**
 * The code that was captured at a place, its "Before".
 * @param text of the entry's document, as it is now
 * @returns `undefined` where the entry holds none
 * @throws UserError when the entry is not in the document any more
 */
export function capturedCode(text: string, entry: Entry, place: Place): CapturedCode | undefined {
  const opened = openAgain(text, entry);
  return codeIn(snippetsOf(opened, opened.finding), 'before', place);
}

/**
 * The code that entries of one document hold of their places: the "After", what it was anchored to again, the "Before".
 * Places without code are left out.
 * @param text of the document, as it is now; entries that are not in it any more have no code
 */
export function codeOfEntries(text: string, entries: readonly Entry[]): Map<Entry, CodeOfEntry> {
  const codes = new Map<Entry, CodeOfEntry>();
  const [first] = entries;
  if (!first) return codes;
  const opened = open(first.document, text);
  for (const entry of entries) {
    const finding = findIfThere(opened, entry);
    if (!finding) continue;
    const snippets = snippetsOf(opened, finding);
    const byPlace = placesOf(entry).map((place) => [place.id, latestCode(snippets, place)] as const);
    codes.set(entry, new Map(byPlace.filter(([, code]) => code.length > 0)));
  }
  return codes;
}

/** {@link codeOfEntries} for one place of one entry. */
export function latestCodeOf(text: string, entry: Entry, place: Place): CapturedCode[] {
  const opened = openAgain(text, entry);
  return latestCode(snippetsOf(opened, opened.finding), place);
}

/**
 * Where the code of a place is today: where its latest text is, and where that is not known, an earlier one.
 * @param codes the latest first; at least one
 */
export function locateLatest(codes: readonly CapturedCode[], files: readonly CandidateFile[]): Located {
  let best: Located | undefined;
  for (const code of codes) {
    const located = locateAnchor(code, files);
    if (located.grade === 'same' || located.grade === 'moved' || located.grade === 'reindented')
      return located;
    if (!best || rank(located) < rank(best)) best = located;
  }
  return best ?? locateAnchor({ text: '' }, files);
}

function rank({ grade }: Located): number {
  return grade === 'changed' ? 0 : grade === 'ambiguous' ? 1 : 2;
}

function snippetsOf({ source }: Opened, { start, end }: Finding): Snippet[] {
  return readSnippets(source.outline).filter(({ line }) => start <= line && line < end);
}

function latestCode(snippets: readonly Snippet[], place: Place): CapturedCode[] {
  return (['after', 'evidence', 'before'] as const)
    .map((role) => codeIn(snippets, role, place))
    .filter((code) => code !== undefined);
}

function codeIn(
  snippets: readonly Snippet[],
  wanted: Snippet['role'],
  { id, file, lines, symbol, commit }: Place,
): CapturedCode | undefined {
  const text = snippets.find(({ role, anchor }) => role === wanted && anchor === id)?.text ?? '';
  if (text.trim() === '') return undefined;
  return {
    text,
    file,
    ...(lines && { lines }),
    ...(symbol !== undefined && { symbol }),
    ...(commit !== undefined && { commit }),
  };
}
