import * as vscode from 'vscode';
import type { DocumentRef } from '../../core/entry';
import { indexedDocuments } from '../../core/indexes/folders';
import type { IndexEntry } from '../../core/indexes/render';
import { decodeText } from '../../core/text';
import type { Services } from '../../services';
import type { IndexPlace } from './folder';

/** Of `core/indexes/update`, which is large and loaded on first use. */
interface Indexing {
  indexEntryOf(document: DocumentRef, text: string): IndexEntry | undefined;
}

/**
 * The entries of a folder's index as its files on disk tell them, so that every machine, and the command line, makes
 * the same of it. One file after the other: nobody has to wait for many.
 */
export async function entriesOf(
  { catalog, log }: Pick<Services, 'catalog' | 'log'>,
  indexing: Indexing,
  { folder }: IndexPlace,
): Promise<IndexEntry[]> {
  const entries: IndexEntry[] = [];
  for (const document of indexedDocuments(catalog.current, folder)) {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(document.uri));
      const entry = indexing.indexEntryOf(document, decodeText(bytes).text);
      if (entry) entries.push(entry);
    } catch (error) {
      // Gone meanwhile, or not on disk yet: its own event follows.
      log.info(`${document.path} is not in the index: ${String(error)}`);
    }
  }
  return entries;
}
