import * as vscode from 'vscode';
import { referencesIn, type Reference } from '../../core/mentioned/references';
import type { OwnDocument } from './own';

const read = new WeakMap<vscode.TextDocument, { version: number; references: readonly Reference[] }>();

/** What an open document names; looked for once for each of its versions. */
export function referencesOf(document: vscode.TextDocument, { path }: OwnDocument): readonly Reference[] {
  const known = read.get(document);
  if (known?.version === document.version) return known.references;
  const references = referencesIn(document.getText(), path);
  read.set(document, { version: document.version, references });
  return references;
}

export function rangeOf(document: vscode.TextDocument, { start, end }: Reference): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
