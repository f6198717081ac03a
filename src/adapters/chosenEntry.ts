import * as vscode from 'vscode';
import { entryAt } from '../core/catalog';
import type { Entry } from '../core/entry';
import { UserError } from '../core/ports';
import type { CatalogSource } from './catalogSource';

/**
 * Tells which entry a command is for: a row of the view (or the first of several), a line of a document that a link names,
 * a document, or what the active editor shows.
 * @throws UserError where there is none
 */
export type ChosenEntry = (target: unknown) => Promise<Entry>;

export function createChosenEntry(catalog: CatalogSource): ChosenEntry {
  return async (target) => {
    await catalog.ready();
    const row: unknown = Array.isArray(target) ? target[0] : target;
    if (isNode(row)) return row.entry;
    if (isAddress(row)) {
      const entry = entryAt(catalog.current, row.document, row.line);
      if (entry) return entry;
      throw new UserError('The entry is not there any more.');
    }
    // Whoever looks at the view does not mean the document that happens to be open beside it.
    if (Array.isArray(target) || typeof target === 'string')
      throw new UserError('Choose an entry in the Challenges view first.');
    const editor = vscode.window.activeTextEditor;
    const uri = target instanceof vscode.Uri ? target : editor?.document.uri;
    const line =
      uri?.toString() === editor?.document.uri.toString() ? (editor?.selection.active.line ?? 0) + 1 : 1;
    const entry = uri && entryAt(catalog.current, uri.toString(), line);
    if (entry) return entry;
    throw new UserError(
      catalog.current.entries.length === 0
        ? 'There are no entries yet. Log a challenge first.'
        : 'Open an entry first, or choose one in the Challenges view.',
    );
  };
}

function isAddress(target: unknown): target is { readonly document: string; readonly line: number } {
  return (
    typeof target === 'object' &&
    target !== null &&
    'document' in target &&
    typeof target.document === 'string' &&
    'line' in target &&
    typeof target.line === 'number'
  );
}

function isNode(target: unknown): target is { readonly entry: Entry } {
  return (
    typeof target === 'object' &&
    target !== null &&
    'entry' in target &&
    typeof target.entry === 'object' &&
    target.entry !== null
  );
}
