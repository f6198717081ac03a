import * as vscode from 'vscode';
import { indexedDocuments } from '../../core/indexes/folders';
import type { IndexEntry } from '../../core/indexes/render';
import type { Gathering } from '../../core/indexes/update';
import type { Services } from '../../services';
import type { IndexPlace } from './folder';

/** Of `core/indexes/update`, which is large and loaded on first use. */
interface Indexing {
  gatherEntries(): Gathering;
}

/**
 * The entries of a folder's index as its files on disk tell them, so that every machine, and the command line, makes
 * the same of it. One file after the other: nobody has to wait for many.
 * @throws UserError where documents hold merge conflicts or cannot be read
 */
export async function entriesOf(
  { catalog, documents }: Pick<Services, 'catalog' | 'documents'>,
  indexing: Indexing,
  { folder }: IndexPlace,
): Promise<readonly IndexEntry[]> {
  const gathering = indexing.gatherEntries();
  for (const document of indexedDocuments(catalog.current, folder))
    await gathering.addSaved(document, documents.saved(vscode.Uri.parse(document.uri)));
  return gathering.entries();
}
