import type { Catalog } from '../catalog';
import type { DocumentRef, Entry } from '../entry';
import { readSource } from '../document';
import { openSource } from '../formats/format';
import { inlineMarkdown, piecesOf } from '../inlineMarkdown';
import { optional } from '../optional';
import { summaryOfFinding } from '../summary';
import type { IndexEntry } from './render';

/** A folder of a workspace folder. */
export interface IndexFolder {
  /** As documents name it; absent where there is only one. */
  readonly folder?: string;
  /** Relative to the workspace folder, with `/`; empty for that itself. */
  readonly path: string;
  /** Whether records are written there. */
  readonly inTarget: boolean;
}

/** The name of the document that an index is written to, in any case. */
export const INDEX_NAME = 'README.md';
const INDEX_PAGE = /^(?:readme|index|_index)\.(?:md|markdown)$/i;

/** The folder that a document lies in. */
export function folderOf({
  folder,
  path,
  inTarget,
}: Pick<DocumentRef, 'folder' | 'path' | 'inTarget'>): IndexFolder {
  const slash = path.lastIndexOf('/');
  return { ...optional('folder', folder), path: slash < 0 ? '' : path.slice(0, slash), inTarget };
}

export function isSameFolder(a: IndexFolder, b: IndexFolder): boolean {
  return a.folder === b.folder && a.path === b.path;
}

/** The documents that the index of a folder names: those right in it that are one entry each. */
export function indexedDocuments({ documents }: Catalog, folder: IndexFolder): DocumentRef[] {
  return [...documents.values()].flatMap(({ entries }) => {
    const [entry] = entries;
    if (!entry || !isSameFolder(folderOf(entry.document), folder)) return [];
    return isIndexed(entry.document, entries) ? [entry.document] : [];
  });
}

/** The folders that hold documents for an index. */
export function indexableFolders({ documents }: Catalog): IndexFolder[] {
  const found = new Map<string, IndexFolder>();
  for (const { entries } of documents.values()) {
    const [entry] = entries;
    if (!entry || !isIndexed(entry.document, entries)) continue;
    const folder = folderOf(entry.document);
    found.set(`${folder.folder ?? ''}\n${folder.path}`, folder);
  }
  return [...found.values()];
}

/**
 * A document as an index tells it.
 * @param text all of it
 * @returns `undefined` for one that is not a single entry
 */
export function indexEntryOf(document: DocumentRef, text: string): IndexEntry | undefined {
  const source = openSource(document, text);
  const { findings } = readSource(source);
  const [finding] = findings;
  if (
    !finding ||
    !isIndexed(
      document,
      findings.map(({ entry }) => entry),
    )
  )
    return undefined;
  const { number, title, kind, state, status, severity, category, date } = finding.entry;
  return {
    name: nameOf(document),
    ...optional('number', number),
    title,
    kind,
    state,
    ...optional('status', status === undefined ? undefined : inlineMarkdown(piecesOf(status))),
    ...optional('severity', severity),
    ...optional('category', category),
    ...optional('date', date),
    summary: summaryOfFinding(source, finding),
  };
}

function isIndexed(document: DocumentRef, entries: readonly Entry[]): boolean {
  return entries.length === 1 && entries[0]?.link === undefined && !INDEX_PAGE.test(nameOf(document));
}

function nameOf({ path }: DocumentRef): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
