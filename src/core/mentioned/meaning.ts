import type { Catalog } from '../catalog';
import type { Entry } from '../entry';
import { numberedName } from '../numberedName';
import { folderOf, type NameReference, type NumberReference } from './references';

/** The entries of a workspace folder, as references name them. */
export interface Named {
  readonly byNumber: ReadonlyMap<number, readonly Entry[]>;
  /** By the document's name without its ending, in lower case: the first entry of each document. */
  readonly byName: ReadonlyMap<string, readonly Entry[]>;
}

const known = new WeakMap<Catalog, Map<string | undefined, Named>>();

/** What the entries of a workspace folder are called; gathered once for each catalog. */
export function namedEntries(catalog: Catalog, folder: string | undefined): Named {
  let folders = known.get(catalog);
  if (!folders) known.set(catalog, (folders = new Map<string | undefined, Named>()));
  let named = folders.get(folder);
  if (!named) folders.set(folder, (named = gather(catalog, folder)));
  return named;
}

/**
 * The entries that a number can mean: those of the document's own folder, else those of all folders.
 * @param from the path of the document that names it
 */
export function meantByNumber(
  { byNumber }: Named,
  from: string,
  { number, named, word }: Pick<NumberReference, 'number' | 'named' | 'word'>,
): readonly Entry[] {
  const called = (byNumber.get(number) ?? []).filter((entry) => isCalled(entry, named, word));
  return nearest(called, from);
}

/** The same for the name of a document. */
export function meantByName(
  { byName }: Named,
  from: string,
  { name }: Pick<NameReference, 'name'>,
): readonly Entry[] {
  const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  return nearest(byName.get(withoutEnding(last)) ?? [], from);
}

/** How a document would be sure to name an entry by its number: `#004`, `ADR-123`; `undefined` where it cannot. */
export function numberedAs(named: Named, from: string, entry: Entry): string | undefined {
  if (entry.number === undefined) return undefined;
  const digits = String(entry.number).padStart(Math.max(3, writtenDigits(entry)), '0');
  const word = entry.kind === 'decision' ? 'ADR-' : entry.kind === 'challenge' ? 'Challenge #' : undefined;
  const forms = [
    // Without a zero in front it would be an issue of a tracker.
    ...(digits.startsWith('0') ? [{ text: `#${digits}`, kind: undefined }] : []),
    ...(word === undefined ? [] : [{ text: `${word}${digits}`, kind: entry.kind }]),
  ];
  return forms.find(({ kind }) => {
    const meant = meantByNumber(named, from, {
      number: entry.number ?? 0,
      ...(kind === undefined ? {} : { named: kind }),
    });
    return meant.length === 1 && meant[0] === entry;
  })?.text;
}

function gather(catalog: Catalog, folder: string | undefined): Named {
  const byNumber = new Map<number, Entry[]>();
  const byName = new Map<string, Entry[]>();
  const documents = new Set<string>();
  // In the order of their paths, whichever was read first.
  const ordered = [...catalog.entries].sort((a, b) =>
    a.document.path < b.document.path ? -1 : a.document.path > b.document.path ? 1 : 0,
  );
  for (const entry of ordered) {
    if (entry.document.folder !== folder) continue;
    const number = numberOf(entry);
    if (number !== undefined) add(byNumber, number, entry);
    if (documents.has(entry.document.uri)) continue;
    documents.add(entry.document.uri);
    add(byName, withoutEnding(nameOf(entry.document.path).toLowerCase()), entry);
  }
  return { byNumber, byName };
}

/** A document that is one entry is called by the number of its name. */
function numberOf({ form, number, document: { path } }: Entry): number | undefined {
  if (form === 'row') return undefined;
  return (form === 'record' || form === 'report' ? numberedName(nameOf(path))?.number : undefined) ?? number;
}

function writtenDigits({ form, document: { path } }: Entry): number {
  const isWhole = form === 'record' || form === 'report';
  return isWhole ? (numberedName(nameOf(path))?.digits.length ?? 0) : 0;
}

function isCalled({ kind, document: { path } }: Entry, named?: string, word?: string): boolean {
  if (word === undefined) return named === undefined || kind === named;
  if (kind === named) return true;
  return numberedName(nameOf(path))?.prefix.slice(0, -1).toLowerCase() === word.toLowerCase();
}

function nearest(entries: readonly Entry[], from: string): readonly Entry[] {
  const same = entries.filter(({ document }) => document.path === from);
  if (same.length > 0) return same;
  const beside = entries.filter(({ document }) => folderOf(document.path) === folderOf(from));
  return beside.length > 0 ? beside : entries;
}

function add<Key>(map: Map<Key, Entry[]>, key: Key, entry: Entry): void {
  const some = map.get(key);
  if (some) some.push(entry);
  else map.set(key, [entry]);
}

function withoutEnding(name: string): string {
  return name.replace(/\.(?:md|markdown)$/i, '');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
