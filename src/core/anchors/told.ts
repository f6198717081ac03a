import type { Located } from '../anchor';
import { numberText } from '../arrangement';
import type { Entry } from '../entry';
import { statusText } from '../entryText';
import { kindLabel } from '../vocabulary';

/** What an entry is called where there is little room: `Challenge 004`. */
export function entryName(entry: Entry): string {
  const number = numberText(entry);
  return number === undefined ? kindLabel(entry.kind) : `${kindLabel(entry.kind)} ${number}`;
}

/**
 * What stands above code that entries are about, in one line: the entry, or how many there are.
 * @param about at least one, each with what looking for its code found
 */
export function lensTitle(
  about: readonly { readonly entry: Entry; readonly located: Located | undefined }[],
): string {
  const [first] = about;
  if (!first) return '';
  if (about.length > 1) {
    const names = about.map(({ entry }) => numberText(entry) ?? entry.title);
    return `${about.length} entries: ${names.join(', ')}`;
  }
  const { entry, located } = first;
  return [entryName(entry), statusText(entry).toLowerCase(), entry.title, located && gradeNote(located)]
    .filter(Boolean)
    .join(' · ');
}

/** What a person should know of code that is not as it was captured; nothing where only its lines or layout differ. */
export function gradeNote(located: Located): string | undefined {
  switch (located.grade) {
    case 'same':
    case 'moved':
    case 'reindented':
      return undefined;
    case 'changed':
      return `edited, ${Math.round(located.left * 100)}% left`;
    case 'ambiguous':
      return located.places.length > 1 ? `${located.places.length} places` : 'not certain';
    case 'gone':
      return located.comment ? 'commented out' : 'gone';
  }
}
