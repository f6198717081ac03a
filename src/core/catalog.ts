import type { Entry, Problem, Reading } from './entry';

/** All that is known of the documents: an immutable snapshot. */
export interface Catalog {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
  /** By the documents' `uri`; only those that hold something. */
  readonly documents: ReadonlyMap<string, Reading>;
}

export const EMPTY_CATALOG: Catalog = { entries: [], problems: [], documents: new Map() };

/**
 * A catalog in which some documents were read again.
 * @param changes by `uri`; `undefined` for a document that is gone
 * @returns the same catalog when nothing changed
 */
export function withReadings(catalog: Catalog, changes: ReadonlyMap<string, Reading | undefined>): Catalog {
  const documents = new Map(catalog.documents);
  let changed = false;
  for (const [uri, reading] of changes) {
    const holds = reading !== undefined && reading.entries.length + reading.problems.length > 0;
    if (!holds) changed = documents.delete(uri) || changed;
    else if (!sameReading(documents.get(uri), reading)) {
      documents.set(uri, reading);
      changed = true;
    }
  }
  return changed ? fromDocuments(documents) : catalog;
}

function fromDocuments(documents: ReadonlyMap<string, Reading>): Catalog {
  const readings = [...documents.values()];
  return {
    documents,
    entries: readings.flatMap(({ entries }) => entries),
    problems: readings.flatMap(({ problems }) => problems),
  };
}

/** The entry of a document that a line belongs to: the innermost one around it, else the only one. */
export function entryAt(catalog: Catalog, uri: string, line: number): Entry | undefined {
  const entries = catalog.documents.get(uri)?.entries ?? [];
  const around = entries.filter((entry) => entry.line <= line && line <= entry.endLine);
  return around.at(-1) ?? (entries.length === 1 ? entries[0] : undefined);
}

function sameReading(a: Reading | undefined, b: Reading): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
