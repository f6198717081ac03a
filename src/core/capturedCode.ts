import type { CapturedCode } from './anchor';
import type { Anchor, Entry } from './entry';
import { openAgain } from './revision';
import { readSnippets } from './snippet';

/** A place in code that an entry names. */
export type Place = Anchor & { readonly file: string };

/** The places in code that an entry names; an anchor may be no more than a commit or a pull request. */
export function placesOf(entry: Entry): Place[] {
  return entry.anchors.filter((anchor): anchor is Place => anchor.file !== undefined);
}

/**
 * The code that was captured at a place, its "Before".
 * @param text of the entry's document, as it is now
 * @returns `undefined` where the entry holds none
 * @throws UserError when the entry is not in the document any more
 */
export function capturedCode(text: string, entry: Entry, place: Place): CapturedCode | undefined {
  const { source, finding } = openAgain(text, entry);
  const before = readSnippets(source.outline).find(
    ({ role, anchor, line }) =>
      role === 'before' && anchor === place.id && finding.start <= line && line < finding.end,
  );
  if (!before || before.text.trim() === '') return undefined;
  const { file, lines, symbol } = place;
  return { text: before.text, file, ...(lines && { lines }), ...(symbol !== undefined && { symbol }) };
}
