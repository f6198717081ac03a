import * as vscode from 'vscode';
import type { DocumentRef } from '../core/entry';
import { isInside, targetFolders } from '../core/target';
import type { SettingsReader } from './settings';

/** The documents that are read: those of `challengeLog.include` and of the targets. */
export interface DocumentSet {
  list(): Promise<vscode.Uri[]>;
  /** Tells of whatever happens to its documents, and to anything else in the folders that hold them. */
  watch(tell: { document(uri: vscode.Uri): void; other(uri: vscode.Uri): void }): vscode.Disposable;
  /** How the core names a Markdown file of the workspace; `undefined` for anything else. */
  refer(uri: vscode.Uri): DocumentRef | undefined;
}

export function createDocumentSet(settings: SettingsReader): DocumentSet {
  return {
    async list() {
      const found = new Map<string, vscode.Uri>();
      for (const folder of vscode.workspace.workspaceFolders ?? []) {
        for (const pattern of joined(globsOf(folder))) {
          const uris = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern));
          for (const uri of uris) found.set(uri.toString(), uri);
        }
      }
      return [...found.values()];
    },

    watch(tell) {
      const watchers: vscode.Disposable[] = [];
      const watchAll = (
        folder: vscode.WorkspaceFolder,
        globs: readonly string[],
        heard: (uri: vscode.Uri) => void,
      ) => {
        for (const pattern of joined(globs)) {
          const watcher = vscode.workspace.createFileSystemWatcher(
            new vscode.RelativePattern(folder, pattern),
          );
          watchers.push(
            watcher,
            watcher.onDidCreate(heard),
            watcher.onDidChange(heard),
            watcher.onDidDelete(heard),
          );
        }
      };
      for (const folder of vscode.workspace.workspaceFolders ?? []) {
        const globs = globsOf(folder);
        watchAll(folder, globs, (uri) => tell.document(uri));
        const bases = new Set(globs.map(baseOf).filter((base) => base !== undefined));
        const below = [...bases].flatMap((base) => (base === '' ? ['**'] : [base, `${base}/**`]));
        watchAll(folder, below, (uri) => {
          if (!isMarkdown(uri)) tell.other(uri);
        });
      }
      return vscode.Disposable.from(...watchers);
    },

    refer(uri) {
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      if (!folder || !isMarkdown(uri)) return undefined;
      const path = uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
      return {
        uri: uri.toString(),
        path,
        inTarget: targetsOf(folder.uri).some((target) => isInside(path, target)),
      };
    },
  };

  function globsOf(folder: vscode.WorkspaceFolder): string[] {
    const targets = targetsOf(folder.uri).map((target) => (target === '' ? '**/*.md' : `${target}/**/*.md`));
    return [...new Set([...settings.get('include', folder.uri), ...targets])];
  }

  function targetsOf(scope: vscode.Uri): string[] {
    return targetFolders(settings.get('targets', scope));
  }
}

/** As few globs as match the same: alternatives do not nest, so a glob that has some stays by itself. */
function joined(globs: readonly string[]): string[] {
  const plain = globs.filter((glob) => !/[{},]/.test(glob));
  const rest = globs.filter((glob) => !plain.includes(glob));
  return plain.length > 1 ? [`{${plain.join(',')}}`, ...rest] : [...plain, ...rest];
}

/** The folder that holds all that a glob can match, empty for the top; `undefined` for files of the top alone. */
function baseOf(glob: string): string | undefined {
  const folders = glob.split('/').slice(0, -1);
  if (folders.length === 0) return undefined;
  const wildcard = folders.findIndex((part) => /[*?{[]/.test(part));
  return (wildcard < 0 ? folders : folders.slice(0, wildcard)).join('/');
}

function isMarkdown(uri: vscode.Uri): boolean {
  return /\.(?:md|markdown)$/i.test(uri.path);
}
