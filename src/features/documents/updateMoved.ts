import * as vscode from 'vscode';
import type { Catalog } from '../../core/catalog';
import { withoutLinks } from '../../core/markdownText';
import { movedEdits, renamed, type Moved } from '../../core/mentioned/moved';
import type { PathForm } from '../../core/mentioned/references';
import { UserError } from '../../core/ports';
import type { FileEdits } from '../../core/workspaceChange';
import type { Services } from '../../services';
import type { NamingIndex } from './naming';
import { uriIn } from './own';

const ANSWERS = ['Update', 'Show Preview', 'Always', 'Never'] as const;
const LABEL = 'Update paths of files that moved';

/** What moved in a workspace folder. */
export interface Moves {
  readonly folder: vscode.WorkspaceFolder;
  readonly moved: readonly Moved[];
  /** It moved in the editor, so that others may take care of their own links too. */
  readonly isOwn: boolean;
  /** What was known when it moved: a document on its way is in no later catalog. */
  readonly known: Catalog;
}

/** Updates the documents of entries that name what moved, or asks first, as `challengeLog.updateOnMove` says. */
export async function offerUpdate(services: Services, index: NamingIndex, moves: Moves): Promise<void> {
  const { folder, moved } = moves;
  const wanted = services.settings.get('updateOnMove', folder.uri);
  if (wanted === 'never') return;
  const found = await plan(services, index, moves);
  if (found.length === 0) return;
  if (wanted === 'always') return apply(services, folder, found, false);
  const question = withoutLinks(questionFor(moved, found.length));
  const answer = await vscode.window.showInformationMessage(question, ...ANSWERS);
  if (answer === 'Always' || answer === 'Never')
    await vscode.workspace
      .getConfiguration('challengeLog')
      .update('updateOnMove', answer.toLowerCase(), vscode.ConfigurationTarget.Global);
  if (answer === undefined || answer === 'Never') return;
  // Meanwhile somebody may have typed.
  await apply(services, folder, await plan(services, index, moves), answer === 'Show Preview');
}

/** What has to change in which documents. Those that moved themselves have their new paths already. */
async function plan(services: Services, index: NamingIndex, moves: Moves): Promise<Required<FileEdits>[]> {
  const { folder, moved, isOwn } = moves;
  const found: Required<FileEdits>[] = [];
  const leave = isOwn && movesDocuments(moves) ? leftToVSCode(folder) : undefined;
  for (const was of await candidates(services, index, moves)) {
    const path = renamed(was, moved) ?? was;
    const text = await textOf(services, uriIn(folder, path));
    if (text === undefined) continue;
    const edits = movedEdits(text, path, moved, { was, ...(leave && { leave }) });
    if (edits.length > 0) found.push({ path, text, edits });
  }
  return found;
}

/** The paths of the documents that name what moved, or that moved, as they were before. */
async function candidates(
  { catalog }: Services,
  index: NamingIndex,
  { folder, moved, known }: Moves,
): Promise<ReadonlySet<string>> {
  const back = moved.map(({ from, to }) => ({ from: to, to: from }));
  const naming = await index.refresh();
  const paths = new Set<string>();
  for (const [uri, { entries }] of [...known.documents, ...catalog.current.documents]) {
    const document = entries[0]?.document;
    if (document?.folder !== folder.uri.toString()) continue;
    const { path } = document;
    const was = renamed(path, back);
    const isNaming = () =>
      [...(naming.get(uri)?.files ?? [])].some((file) => renamed(file, moved) !== undefined);
    if (was !== undefined || renamed(path, moved) !== undefined || isNaming()) paths.add(was ?? path);
  }
  return paths;
}

function movesDocuments({ folder, moved, known }: Moves): boolean {
  const id = folder.uri.toString();
  return known.entries.some(
    ({ document }) => document.folder === id && renamed(document.path, moved) !== undefined,
  );
}

async function apply(
  { catalog, documents }: Services,
  folder: vscode.WorkspaceFolder,
  edits: readonly FileEdits[],
  preview: boolean,
): Promise<void> {
  if (edits.length === 0) return;
  const change = { creates: [], renames: [], edits };
  if (!(await documents.applyAll(folder.uri, change, { label: LABEL, preview }))) return;
  await Promise.all(edits.map(({ path }) => catalog.reread(uriIn(folder, path))));
}

async function textOf({ documents }: Services, uri: vscode.Uri): Promise<string | undefined> {
  try {
    return await documents.read(uri);
  } catch (error) {
    if (error instanceof UserError || error instanceof vscode.FileSystemError) return undefined; // gone, or no text
    throw error;
  }
}

/** VS Code's own Markdown support follows documents with links, where a person lets it. */
function leftToVSCode(folder: vscode.WorkspaceFolder): ReadonlySet<PathForm> | undefined {
  const setting = vscode.workspace
    .getConfiguration('markdown', folder.uri)
    .get<string>('updateLinksOnFileMove.enabled', 'never');
  return setting === 'never' ? undefined : new Set<PathForm>(['link']);
}

function questionFor(moved: readonly Moved[], count: number): string {
  const [first, ...more] = moved;
  const what =
    first && more.length === 0 ? `${first.from} is now ${first.to}.` : `${moved.length} files have moved.`;
  const it = more.length === 0 ? 'it' : 'them';
  return count === 1
    ? `${what} Update the document of entries that names ${it}?`
    : `${what} Update the ${count} documents of entries that name ${it}?`;
}
