import * as vscode from 'vscode';
import type { Entry, LineRange } from '../../core/entry';
import { meantByName, meantByNumber, namedEntries } from '../../core/mentioned/meaning';
import { folderOf, type FileReference, type Reference } from '../../core/mentioned/references';
import { staysInside } from '../../core/target';
import type { CommandId } from '../../manifest';
import type { Services } from '../../services';
import { uriIn, type OwnDocument } from './own';

/** What the command that opens references is called with. */
export type Target =
  | { readonly kind: 'commit'; readonly folder: string; readonly hash: string }
  | {
      readonly kind: 'entries';
      readonly entries: readonly { readonly uri: string; readonly line: number }[];
    };

const OPEN: CommandId = 'challengeLog.openReference';

/** The entries that a number or a name can mean; none where it stands in the only one itself. */
export function entriesMeant(
  { catalog }: Pick<Services, 'catalog'>,
  { folder, path }: OwnDocument,
  reference: Reference,
  line: number,
): readonly Entry[] {
  if (reference.kind !== 'number' && reference.kind !== 'name') return [];
  const named = namedEntries(catalog.current, folder.uri.toString());
  const meant =
    reference.kind === 'number' ? meantByNumber(named, path, reference) : meantByName(named, path, reference);
  const [only, ...more] = meant;
  const isItself =
    only !== undefined &&
    more.length === 0 &&
    only.document.path === path &&
    only.line <= line &&
    line <= only.endLine;
  return isItself ? [] : meant;
}

/**
 * The file that a path means: from the workspace folder, else from the document's own; `undefined` where there is none in the
 * workspace.
 */
export async function fileMeant(
  { boundary }: Pick<Services, 'boundary'>,
  { folder, path }: OwnDocument,
  { file, path: { form } }: FileReference,
): Promise<vscode.Uri | undefined> {
  const own = folderOf(path);
  const paths = form === 'word' && own !== '' ? [file, `${own}/${file}`] : [file];
  for (const each of paths) {
    if (!staysInside(each)) continue;
    const uri = uriIn(folder, each);
    const found = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined); // not there
    const isFile = found !== undefined && (found.type & vscode.FileType.File) !== 0;
    if (isFile && (await boundary.holds(uri))) return uri;
  }
  return undefined;
}

/** The address of lines in a file, as the editor opens them. */
export function withLines(uri: vscode.Uri, lines: LineRange | undefined): vscode.Uri {
  if (!lines) return uri;
  return uri.with({ fragment: `L${lines.first}${lines.last > lines.first ? `-L${lines.last}` : ''}` });
}

export function uriOfEntry(entry: Entry): vscode.Uri {
  const uri = vscode.Uri.parse(entry.document.uri);
  return entry.form === 'record' ? uri : uri.with({ fragment: `L${entry.line}` });
}

export function openingCommand(target: Target): vscode.Uri {
  return vscode.Uri.parse(`command:${OPEN}?${encodeURIComponent(JSON.stringify([target]))}`);
}

/** Where git may be asked: nowhere before the workspace is trusted. */
export function mayAskGit({ folder }: OwnDocument): boolean {
  return vscode.workspace.isTrusted && folder.uri.scheme === 'file';
}
