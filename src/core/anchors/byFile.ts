import { placesOf, type Place } from '../places';
import type { Entry } from '../entry';

/** An entry with one of the places in code that it is about. */
export interface PlaceOfEntry {
  readonly entry: Entry;
  readonly place: Place;
}

/** Which entries are about which file. */
export interface ByFile {
  /**
   * @param folder the workspace folder, as documents name it
   * @param path relative to it, with `/`
   */
  of(folder: string, path: string): readonly PlaceOfEntry[];
}

/**
 * @param today what a file that was renamed is called today
 * @param only the workspace folder of entries that name none, because there is only one
 */
export function byFile(
  entries: readonly Entry[],
  only: string,
  today: (folder: string, path: string) => string | undefined,
): ByFile {
  const places = new Map<string, PlaceOfEntry[]>();
  for (const entry of entries) {
    const folder = entry.document.folder ?? only;
    for (const place of placesOf(entry)) {
      const key = keyOf(folder, today(folder, place.file) ?? place.file);
      const known = places.get(key);
      if (known) known.push({ entry, place });
      else places.set(key, [{ entry, place }]);
    }
  }
  return { of: (folder, path) => places.get(keyOf(folder, path)) ?? [] };
}

function keyOf(folder: string, path: string): string {
  return `${folder}|${path.replace(/^\.\//, '')}`;
}
