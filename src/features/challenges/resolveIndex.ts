import * as vscode from 'vscode';
import type { Entry } from '../../core/entry';
import { mayHoldBlock } from '../../core/indexes/block';
import { folderOf, indexedDocuments, INDEX_NAME } from '../../core/indexes/folders';
import { gatherEntries, indexUpdate } from '../../core/indexes/update';
import { UserError } from '../../core/ports';
import { decodeText } from '../../core/text';
import type { FileEdits } from '../../core/workspaceChange';
import type { Services } from '../../services';

/**
 * What brings the index of an entry's folder up to date with its document as it is about to be, where indexes keep
 * themselves current: then Undo takes both back.
 * @param edited the document's text after the change
 */
export async function indexEdits(
  {
    boundary,
    catalog,
    documents,
    settings,
    log,
  }: Pick<Services, 'boundary' | 'catalog' | 'documents' | 'settings' | 'log'>,
  entry: Entry,
  edited: string,
): Promise<FileEdits | undefined> {
  const uri = vscode.Uri.parse(entry.document.uri);
  if (!settings.get('index.onSave', uri)) return undefined;
  const folder = vscode.Uri.joinPath(uri, '..');
  const listed = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
  const names = listed
    .map(([name]) => name)
    .filter((name) => name.toLowerCase() === INDEX_NAME.toLowerCase());
  const fileName = names.includes(INDEX_NAME) ? INDEX_NAME : names.sort()[0];
  if (fileName === undefined) return undefined;
  const readme = vscode.Uri.joinPath(folder, fileName);
  if (!(await boundary.holds(readme))) return undefined;
  const isUnsaved = vscode.workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === readme.toString(),
  );
  const { text } = decodeText(await vscode.workspace.fs.readFile(readme));
  if (isUnsaved || !mayHoldBlock(text)) return undefined;
  const gathering = gatherEntries();
  for (const document of indexedDocuments(catalog.current, folderOf(entry.document))) {
    if (document.uri === entry.document.uri) gathering.add(document, edited);
    else await gathering.addSaved(document, documents.saved(vscode.Uri.parse(document.uri)));
  }
  const name = vscode.workspace.asRelativePath(readme);
  try {
    const plan = indexUpdate(folder.path, gathering.entries(), { name, text }, {});
    if (plan.kind !== 'update' || plan.edits.length === 0) return undefined;
    return { path: vscode.workspace.asRelativePath(readme, false), edits: plan.edits, text };
  } catch (error) {
    // An index that cannot be written now is no reason not to resolve.
    if (!(error instanceof UserError)) throw error;
    log.info(`The index was left alone: ${error.message}`);
    return undefined;
  }
}
