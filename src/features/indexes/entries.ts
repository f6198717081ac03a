import * as vscode from 'vscode';
import type { DocumentRef } from '../../core/entry';
import { indexedDocuments } from '../../core/indexes/folders';
import type { IndexEntry } from '../../core/indexes/render';
import type { Gathering } from '../../core/indexes/update';
import { decodeText } from '../../core/text';
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
  { catalog, log }: Pick<Services, 'catalog' | 'log'>,
  indexing: Indexing,
  { folder }: IndexPlace,
): Promise<readonly IndexEntry[]> {
  const gathering = indexing.gatherEntries();
  for (const document of indexedDocuments(catalog.current, folder))
    await addFromDisk(gathering, document, log);
  return gathering.entries();
}

async function addFromDisk(gathering: Gathering, document: DocumentRef, log: Services['log']): Promise<void> {
  let text: string;
  try {
    text = decodeText(await vscode.workspace.fs.readFile(vscode.Uri.parse(document.uri))).text;
  } catch (error) {
    log.info(`${document.path} is not in the index: ${String(error)}`);
    // Gone meanwhile, or not on disk yet: its own event follows.
    const isGone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return isGone ? undefined : gathering.addUnread(document);
  }
  gathering.add(document, text);
}
