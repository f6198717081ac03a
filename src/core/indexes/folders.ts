import type { Catalog } from '../catalog';
import type { DocumentRef, Entry, Problem, Reading } from '../entry';
import { optional } from '../optional';

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

function isSameFolder(a: IndexFolder, b: IndexFolder): boolean {
  return a.folder === b.folder && a.path === b.path;
}

/**
 * What may hide the entry of a document for the moment; a merge conflict may also show both its sides as entries. So the
 * conflict of a log, which no index names, holds up the index beside it as well: how many entries a document has once it is
 * merged is not known before.
 */
const HIDING: readonly Problem['code'][] = ['merge-conflict', 'front-matter', 'unreadable'];

/** The documents that the index of a folder names: those right in it that are, or once they can be read may be, one entry each. */
export function indexedDocuments({ documents }: Catalog, folder: IndexFolder): DocumentRef[] {
  return [...documents.values()].flatMap((reading) => {
    const document = indexedDocument(reading);
    return document && isSameFolder(folderOf(document), folder) ? [document] : [];
  });
}

/** The folders that hold documents for an index. */
export function indexableFolders({ documents }: Catalog): IndexFolder[] {
  const found = new Map<string, IndexFolder>();
  for (const reading of documents.values()) {
    const document = indexedDocument(reading);
    if (!document) continue;
    const folder = folderOf(document);
    found.set(`${folder.folder ?? ''}\n${folder.path}`, folder);
  }
  return [...found.values()];
}

function indexedDocument({ entries, problems }: Reading): DocumentRef | undefined {
  const document = problems.find(({ code }) => HIDING.includes(code))?.document;
  if (document) return isIndexPage(document) ? undefined : document;
  const [entry] = entries;
  return entry && isIndexed(entry.document, entries) ? entry.document : undefined;
}

/** Whether a document with these entries is one that an index names. */
export function isIndexed(document: DocumentRef, entries: readonly Entry[]): boolean {
  return entries.length === 1 && entries[0]?.link === undefined && !isIndexPage(document);
}

function isIndexPage(document: DocumentRef): boolean {
  return INDEX_PAGE.test(fileName(document));
}

/** Without its folders. */
export function fileName({ path }: Pick<DocumentRef, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
