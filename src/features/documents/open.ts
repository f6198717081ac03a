import * as vscode from 'vscode';
import { numberText } from '../../core/arrangement';
import { UserError } from '../../core/ports';
import { kindLabel } from '../../core/vocabulary';
import type { Services } from '../../services';
import type { Target } from './targets';

const SCHEME = 'challenge-log-commit';
/** More files of a commit are not shown. */
const MOST_FILES = 100;

/** Opens what a link means: a commit's changes, or the entry that a person chooses. */
export async function openReference(services: Services, value: unknown): Promise<void> {
  const target = targetOf(value);
  if (!target) throw new UserError('Click a commit or a number in a document of entries.');
  if (target.kind === 'commit') await showCommit(services, target.folder, target.hash);
  else await pickEntry(services, target.entries);
}

/** Serves the files of history, as they were. */
export function serveCommits({ history }: Pick<Services, 'history'>): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async (uri) => {
      const [folder = '', revision = ''] = uri.query.split('\n');
      const root = workspaceFolder(folder);
      return root && (await history.textIn(root.uri.fsPath, revision, uri.path.slice(1)));
    },
  });
}

async function showCommit({ history }: Services, folder: string, hash: string): Promise<void> {
  const root = workspaceFolder(folder);
  if (!root || !/^[0-9a-f]{7,64}$/i.test(hash)) throw new UserError('This is no commit of the workspace.');
  if (!vscode.workspace.isTrusted)
    throw new UserError('Git is not asked before you trust the workspace. Trust it to see commits.');
  const short = hash.slice(0, 7);
  const commit = await history.find(root.uri.fsPath, hash);
  if (!commit)
    throw new UserError(
      `Git knows no commit ${short} here. It may have been squashed or rebased away, or the history is not all here.`,
    );
  const title = `${short}: ${commit.subject}`;
  if (commit.files.length === 0) throw new UserError(`The commit “${title}” changed no files.`);
  const uri = (path: string, revision: string) =>
    vscode.Uri.from({ scheme: SCHEME, path: `/${path}`, query: `${folder}\n${revision}` });
  const changes = commit.files
    .slice(0, MOST_FILES)
    .map(({ before, after }) => [
      uri(after ?? before ?? '', commit.hash),
      before === undefined ? undefined : uri(before, `${commit.hash}^`),
      after === undefined ? undefined : uri(after, commit.hash),
    ]);
  await vscode.commands.executeCommand('vscode.changes', title, changes);
}

async function pickEntry(
  { catalog }: Services,
  places: (Target & { readonly kind: 'entries' })['entries'],
): Promise<void> {
  const items = places.flatMap(({ uri, line }) => {
    const entry = catalog.current.documents.get(uri)?.entries.find((one) => one.line === line);
    if (!entry) return [];
    const number = numberText(entry);
    const label = `${kindLabel(entry.kind)}${number === undefined ? '' : ` ${number}`}: ${entry.title}`;
    return [{ label: plain(label), description: plain(entry.document.path), entry }];
  });
  if (items.length === 0) throw new UserError('These entries are not there any more.');
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Which Entry?',
    matchOnDescription: true,
  });
  if (!picked) return;
  const { entry } = picked;
  const selection = new vscode.Range(entry.line - 1, 0, entry.line - 1, 0);
  await vscode.window.showTextDocument(
    vscode.Uri.parse(entry.document.uri),
    entry.form === 'record' ? {} : { selection },
  );
}

/** A quick pick makes an icon of `$(trash)`, wherever it comes from. */
function plain(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

/** A command can be called with anything. */
function targetOf(value: unknown): Target | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  if (value.kind === 'commit' && 'folder' in value && 'hash' in value) {
    const { folder, hash } = value;
    return typeof folder === 'string' && typeof hash === 'string'
      ? { kind: 'commit', folder, hash }
      : undefined;
  }
  if (value.kind !== 'entries' || !('entries' in value) || !Array.isArray(value.entries)) return undefined;
  const entries = value.entries.filter(
    (one: unknown): one is { uri: string; line: number } =>
      typeof one === 'object' &&
      one !== null &&
      'uri' in one &&
      typeof one.uri === 'string' &&
      'line' in one &&
      typeof one.line === 'number',
  );
  return { kind: 'entries', entries };
}

function workspaceFolder(id: string): vscode.WorkspaceFolder | undefined {
  return vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === id);
}
