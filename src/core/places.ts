import type { Anchor, Entry } from './entry';

/** A place in code that an entry names. */
export type Place = Anchor & { readonly file: string };

/** The places in code that an entry names; an anchor may be no more than a commit or a pull request. */
export function placesOf(entry: Entry): Place[] {
  return entry.anchors.filter((anchor): anchor is Place => anchor.file !== undefined);
}
