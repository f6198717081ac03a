import { duplicateProblems, duplicatesOf } from './duplicates';
import type { DocumentRef, Entry, Problem, Reading } from './entry';

/** All that is known of the documents: an immutable snapshot. */
export interface Catalog {
  /** What there is: an index's row and the document that it stands for are one entry. */
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
  /** As they were read, by the documents' `uri`; only those that hold something. */
  readonly documents: ReadonlyMap<string, Reading>;
  /** Those of `documents` that hold rows with links. */
  readonly linking: ReadonlySet<string>;
  /** Documents that rows link to and that do not exist, as far as somebody looked; see {@link keyOf}. */
  readonly missing: ReadonlySet<string>;
}

/** A document that a row names, existing or not. */
export type LinkedDocument = Pick<DocumentRef, 'folder' | 'path'>;

export const EMPTY_CATALOG: Catalog = {
  entries: [],
  problems: [],
  documents: new Map(),
  linking: new Set(),
  missing: new Set(),
};

/**
 * A catalog in which some documents were read again.
 * @param changes by `uri`; `undefined` for a document that is gone
 * @returns the same catalog when nothing changed
 */
export function withReadings(catalog: Catalog, changes: ReadonlyMap<string, Reading | undefined>): Catalog {
  const documents = new Map(catalog.documents);
  const linking = new Set(catalog.linking);
  let changed = false;
  for (const [uri, reading] of changes) {
    const holds = reading !== undefined && reading.entries.length + reading.problems.length > 0;
    if (!holds) changed = documents.delete(uri) || changed;
    else if (!sameReading(documents.get(uri), reading)) {
      documents.set(uri, reading);
      changed = true;
    }
    if (holds && reading.entries.some(isLinked)) linking.add(uri);
    else linking.delete(uri);
  }
  return changed ? resolved(documents, linking, catalog.missing) : catalog;
}

/** The documents that rows link to and that hold no entry: whoever can look should, and tell {@link withMissing}. */
export function unresolvedLinks(catalog: Catalog): LinkedDocument[] {
  const links = linksOf(catalog.documents, catalog.linking);
  const holding = targetsOf(links, catalog.documents);
  return [...links.values()].filter(({ key }) => !holding.has(key)).map(({ target }) => target);
}

/**
 * A catalog that knows which documents do not exist: rows that link to them get a problem.
 * @param missing in place of those that were known before
 * @returns the same catalog when nothing changed
 */
export function withMissing(catalog: Catalog, missing: readonly LinkedDocument[]): Catalog {
  const keys = new Set(missing.map(keyOf));
  if (keys.size === catalog.missing.size && [...keys].every((key) => catalog.missing.has(key)))
    return catalog;
  return resolved(catalog.documents, catalog.linking, keys);
}

/** Names a document among all workspace folders. */
export function keyOf({ folder, path }: LinkedDocument): string {
  return folder === undefined ? path : `${folder}\n${path}`;
}

/** The entry of a document that a line belongs to: the innermost one around it, else the only one. */
export function entryAt(catalog: Catalog, uri: string, line: number): Entry | undefined {
  const entries = catalog.documents.get(uri)?.entries ?? [];
  const around = entries.filter((entry) => entry.line <= line && line <= entry.endLine);
  return around.at(-1) ?? (entries.length === 1 ? entries[0] : undefined);
}

/** A document that rows name, and those rows. */
interface Link {
  readonly key: string;
  readonly target: LinkedDocument;
  readonly rows: Entry[];
}

function resolved(
  documents: Catalog['documents'],
  linking: Catalog['linking'],
  missing: Catalog['missing'],
): Catalog {
  const links = linksOf(documents, linking);
  const targets = targetsOf(links, documents);
  const hidden = new Set<Entry>();
  const replaced = new Map<Entry, Entry>();
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  for (const reading of documents.values()) {
    for (const entry of reading.entries) entries.push(entry);
    for (const problem of reading.problems) problems.push(problem);
  }
  for (const { key, target, rows } of links.values()) {
    const own = targets.get(key);
    if (own) {
      for (const row of rows) hidden.add(row);
      const [entry] = own;
      const row = rows.find(({ inferred }) => !inferred);
      if (row && entry?.inferred && own.length === 1) replaced.set(entry, withStatusOf(entry, row));
    } else if (missing.has(key)) {
      for (const row of rows) problems.push(missingProblem(row, target.path));
    }
  }
  const duplicates = duplicatesOf(documents);
  problems.push(...duplicateProblems(duplicates));
  for (const { entries } of duplicates)
    for (const entry of entries) replaced.set(entry, asDuplicate(replaced.get(entry) ?? entry));
  const shown =
    hidden.size + replaced.size === 0
      ? entries
      : entries.filter((entry) => !hidden.has(entry)).map((entry) => replaced.get(entry) ?? entry);
  return { entries: shown, problems, documents, linking, missing };
}

/** By {@link keyOf}. A row that links to its own document stands for itself. */
function linksOf(documents: Catalog['documents'], linking: Catalog['linking']): Map<string, Link> {
  const links = new Map<string, Link>();
  for (const uri of linking) {
    for (const row of documents.get(uri)?.entries ?? []) {
      if (row.link === undefined || row.link === row.document.path) continue;
      const { folder } = row.document;
      const target = folder === undefined ? { path: row.link } : { folder, path: row.link };
      const key = keyOf(target);
      const link = links.get(key);
      if (link) link.rows.push(row);
      else links.set(key, { key, target, rows: [row] });
    }
  }
  return links;
}

/** The entries of linked documents that hold some of their own; by {@link keyOf}. */
function targetsOf(
  links: ReadonlyMap<string, Link>,
  documents: Catalog['documents'],
): Map<string, readonly Entry[]> {
  const targets = new Map<string, readonly Entry[]>();
  if (links.size === 0) return targets;
  for (const { entries } of documents.values()) {
    const document = entries[0]?.document;
    if (!document || !links.has(keyOf(document))) continue;
    const own = entries.filter((entry) => !isLinked(entry));
    if (own.length > 0) targets.set(keyOf(document), own);
  }
  return targets;
}

/** Entries that did not change stay the same objects, so that their rows are not drawn again. */
const lent = new WeakMap<Entry, { readonly row: Entry; readonly own: Entry }>();
const marked = new WeakMap<Entry, Entry>();

/** The document wins, but for a state that it does not tell. */
function withStatusOf(entry: Entry, row: Entry): Entry {
  const known = lent.get(entry);
  if (known?.row === row) return known.own;
  const { state, status } = row;
  const own = { ...entry, state, ...(status === undefined ? {} : { status }) };
  lent.set(entry, { row, own });
  return own;
}

function asDuplicate(entry: Entry): Entry {
  let own = marked.get(entry);
  if (!own) marked.set(entry, (own = { ...entry, sharesNumber: true }));
  return own;
}

function missingProblem(row: Entry, path: string): Problem {
  return {
    document: row.document,
    line: row.line,
    code: 'missing-document',
    severity: 'warning',
    message: `The document ${path} does not exist.`,
  };
}

function isLinked({ link, document }: Entry): boolean {
  return link !== undefined && link !== document.path;
}

function sameReading(a: Reading | undefined, b: Reading): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
