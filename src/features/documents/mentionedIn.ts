import * as vscode from 'vscode';
import { entryAt } from '../../core/catalog';
import type { Entry } from '../../core/entry';
import { backlinksOf, backlinksTitle, type Backlink } from '../../core/mentioned/backlinks';
import type { Services } from '../../services';
import type { NamingIndex } from './naming';
import { referencesOf } from './found';
import type { OwnDocument } from './own';
import { entriesMeant } from './targets';

/** "Mentioned in 3 entries" above the title of an entry; nothing above one that no other entry mentions. */
export function lensesIn(
  { catalog }: Pick<Services, 'catalog'>,
  index: NamingIndex,
  document: vscode.TextDocument,
): vscode.CodeLens[] {
  const entries = catalog.current.documents.get(document.uri.toString())?.entries ?? [];
  return entries.flatMap((entry) => {
    const backlinks = backlinksOf(catalog.current, index.current, entry);
    const title = backlinksTitle(backlinks);
    if (title === undefined) return [];
    const position = new vscode.Position(titleLine(document, entry), 0);
    const command = 'editor.action.showReferences';
    const places = backlinks.map(locationOf);
    return [
      new vscode.CodeLens(new vscode.Range(position, position), {
        title,
        command,
        arguments: [document.uri, position, places],
      }),
    ];
  });
}

/** Where the entry that a person points at is mentioned: the one that stands there as a reference, else the one around it. */
export async function mentionsAt(
  services: Pick<Services, 'catalog'>,
  index: NamingIndex,
  document: vscode.TextDocument,
  own: OwnDocument,
  position: vscode.Position,
): Promise<vscode.Location[]> {
  const { catalog } = services;
  const offset = document.offsetAt(position);
  const reference = referencesOf(document, own).find(({ start, end }) => start <= offset && offset <= end);
  const line = position.line + 1;
  const [meant, ...others] = reference ? entriesMeant(services, own, reference, line) : [];
  const entry =
    meant && others.length === 0 ? meant : entryAt(catalog.current, document.uri.toString(), line);
  if (!entry) return [];
  const naming = await index.refresh();
  return backlinksOf(catalog.current, naming, entry).map(locationOf);
}

function locationOf({ uri, line, start, end }: Backlink): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(line - 1, start, line - 1, end));
}

/** A record begins with front matter; its title is its first heading. */
function titleLine(document: vscode.TextDocument, { line, endLine }: Entry): number {
  const last = Math.min(endLine, document.lineCount);
  for (let at = line - 1; at < last; at++) if (/^#{1,6}\s/.test(document.lineAt(at).text)) return at;
  return Math.min(line, document.lineCount) - 1;
}
