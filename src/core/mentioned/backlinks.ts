import { entryAt, type Catalog } from '../catalog';
import type { Entry } from '../entry';
import { meantByName, meantByNumber, namedEntries } from './meaning';
import { referencesIn, type NameReference, type NumberReference } from './references';

/** What a document names, as far as it matters to other documents. */
export interface Naming {
  /** Relative to the workspace folder, with `/`. */
  readonly path: string;
  readonly mentions: readonly Mention[];
  /** All files that it names, relative to the workspace folder. */
  readonly files: ReadonlySet<string>;
}

/** A place that names an entry or a document; the line counts from 1, columns from 0 in UTF-16 units. */
export interface Mention {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly means:
    | Pick<NumberReference, 'kind' | 'number' | 'named' | 'word'>
    | Pick<NameReference, 'kind' | 'name'>
    | { readonly kind: 'file'; readonly file: string };
}

/** A mention of an entry, where it stands, and the entry that it stands in. */
export interface Backlink extends Pick<Mention, 'line' | 'start' | 'end'> {
  readonly uri: string;
  readonly within: Entry;
}

/** @param path of the document, relative to the workspace folder */
export function namingOf(text: string, path: string): Naming {
  const files = new Set<string>();
  const mentions: Mention[] = [];
  let line = 1;
  let lineStart = 0;
  const breaks = /\r\n|\n|\r/g;
  for (const reference of referencesIn(text, path)) {
    for (
      let found;
      breaks.lastIndex <= reference.start && (found = nextBreak(breaks, text, reference.start));
    ) {
      line++;
      lineStart = found;
    }
    if (reference.kind === 'file') files.add(reference.file);
    const means = meaningOf(reference);
    if (means)
      mentions.push({ line, start: reference.start - lineStart, end: reference.end - lineStart, means });
  }
  return { path, mentions, files };
}

/**
 * Where other entries mention an entry: by its number, by its document's name, by a link or a path. Indexes only list it.
 * @param all by the documents' `uri`
 */
export function backlinksOf(catalog: Catalog, all: ReadonlyMap<string, Naming>, entry: Entry): Backlink[] {
  const { folder } = entry.document;
  const named = namedEntries(catalog, folder);
  const isAlone = catalog.documents.get(entry.document.uri)?.entries.length === 1;
  const found: Backlink[] = [];
  for (const [uri, { path, mentions }] of all) {
    const own = catalog.documents.get(uri)?.entries[0]?.document.folder;
    if (own !== folder) continue;
    for (const { line, start, end, means } of mentions) {
      if (!isMeant(means, path)) continue;
      const within = entryAt(catalog, uri, line);
      if (!within || within.link !== undefined || isSame(within, entry)) continue;
      found.push({ uri, line, start, end, within });
    }
  }
  return found;

  function isMeant(means: Mention['means'], path: string): boolean {
    if (means.kind === 'file') return isAlone && means.file === entry.document.path;
    if (means.kind === 'number' && means.number !== entry.number) return false;
    const meant =
      means.kind === 'number' ? meantByNumber(named, path, means) : meantByName(named, path, means);
    return meant.length === 1 && meant[0] !== undefined && isSame(meant[0], entry);
  }
}

/** `Mentioned in 3 entries`; `undefined` for none. */
export function backlinksTitle(backlinks: readonly Backlink[]): string | undefined {
  const count = new Set(backlinks.map(({ within }) => within)).size;
  return count === 0 ? undefined : `Mentioned in ${count === 1 ? '1 entry' : `${count} entries`}`;
}

function meaningOf(reference: ReturnType<typeof referencesIn>[number]): Mention['means'] | undefined {
  switch (reference.kind) {
    case 'commit':
      return undefined;
    case 'file':
      return /\.(?:md|markdown)$/i.test(reference.file) ? { kind: 'file', file: reference.file } : undefined;
    case 'name':
      return { kind: 'name', name: reference.name };
    case 'number': {
      const { kind, number, named, word } = reference;
      return { kind, number, ...(named !== undefined && { named }), ...(word !== undefined && { word }) };
    }
  }
}

/** Where the next line starts, if that is not behind an offset. */
function nextBreak(breaks: RegExp, text: string, before: number): number | undefined {
  const from = breaks.lastIndex;
  const found = breaks.exec(text);
  if (found && breaks.lastIndex <= before) return breaks.lastIndex;
  breaks.lastIndex = from;
  return undefined;
}

/** The catalog shows other objects for some entries than were read. */
function isSame(a: Entry, b: Entry): boolean {
  return a.document.uri === b.document.uri && a.line === b.line;
}
