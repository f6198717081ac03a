import * as vscode from 'vscode';
import type { SourceFolder } from '../core/documentIndex';
import type { DocumentRef } from '../core/entry';
import type { Files } from '../core/ports';
import type { SelectionRules } from '../core/selection';
import { isInside, targetFolders, targetLogs } from '../core/target';
import type { SettingsReader } from './settings';
import { createVirtualFiles } from './virtualFiles';

/** The documents that are read: those of `challengeLog.include` and of the targets, without the excluded ones. */
export interface DocumentSet {
  folders(): Promise<SourceFolder[]>;
  /** Tells of whatever happens where documents may be. */
  watch(tell: (uri: vscode.Uri) => void): Promise<vscode.Disposable>;
  /** How the core names a file of the workspace; `undefined` for any other. */
  refer(uri: vscode.Uri): DocumentRef | undefined;
  /** Whether a Markdown file would be read if it were there. */
  reads(uri: vscode.Uri): Promise<boolean>;
}

/**
 * @param onDisk the files of a folder on disk, where there is Node, which is several times faster
 */
export function createDocumentSet(
  settings: SettingsReader,
  onDisk: ((root: string) => Promise<Files>) | undefined,
): DocumentSet {
  const files = new Map<string, Promise<Files>>();

  return {
    folders: () => Promise.all((vscode.workspace.workspaceFolders ?? []).map(source)),

    async watch(tell) {
      const { watchedGlobs } = await import('../core/selection');
      const watchers = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => {
        const globs = watchedGlobs(rulesOf(folder));
        if (globs.length === 0) return [];
        const glob = globs.length === 1 ? (globs[0] as string) : `{${globs.join(',')}}`;
        const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, glob));
        return [watcher, watcher.onDidCreate(tell), watcher.onDidChange(tell), watcher.onDidDelete(tell)];
      });
      return vscode.Disposable.from(...watchers);
    },

    refer(uri) {
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      return folder
        ? reference(uri.toString(), pathIn(folder, uri), folder.uri.toString(), targetsOf(folder.uri))
        : undefined;
    },

    async reads(uri) {
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      if (!folder) return false;
      const { createSelection } = await import('../core/selection');
      const rules = rulesOf(folder);
      const path = pathIn(folder, uri);
      // Most files lie in a target's folder; only for others the many globs are worth compiling.
      const targets = createSelection({ ...rules, include: [] });
      return targets.includes(path) || (!targets.excludes(path) && createSelection(rules).includes(path));
    },
  };

  async function source(folder: vscode.WorkspaceFolder): Promise<SourceFolder> {
    const id = folder.uri.toString();
    const targets = targetsOf(folder.uri);
    const prefix = `${id.replace(/\/$/, '')}/`;
    const uriOf = (path: string) =>
      // What needs no encoding is told at once: there may be ten thousand.
      /^[\w./-]+$/.test(path) ? prefix + path : vscode.Uri.joinPath(folder.uri, path).toString();
    let own = files.get(id);
    if (!own) files.set(id, (own = open(folder.uri)));
    return {
      id,
      files: await own,
      rules: rulesOf(folder),
      refer: (path) => reference(uriOf(path), path, id, targets),
    };
  }

  function open(root: vscode.Uri): Promise<Files> {
    return onDisk && root.scheme === 'file' ? onDisk(root.fsPath) : Promise.resolve(createVirtualFiles(root));
  }

  function rulesOf({ uri }: vscode.WorkspaceFolder): SelectionRules {
    const hidden = vscode.workspace.getConfiguration('files', uri).get<unknown>('exclude');
    return {
      include: [...settings.get('include', uri), ...targetLogs(settings.get('targets', uri)).map(globOf)],
      exclude: [
        ...settings.get('exclude', uri),
        ...Object.entries(hidden ?? {}).flatMap(([glob, is]) => (is === true ? [glob] : [])),
      ],
      folders: targetsOf(uri),
    };
  }

  function targetsOf(scope: vscode.Uri): string[] {
    return targetFolders(settings.get('targets', scope));
  }
}

function reference(uri: string, path: string, folder: string, targets: readonly string[]): DocumentRef {
  return { uri, path, folder, inTarget: targets.some((target) => isInside(path, target)) };
}

/** A file's path, relative to the workspace folder that it lies in. */
function pathIn({ uri: folder }: vscode.WorkspaceFolder, { path }: vscode.Uri): string {
  return path.slice(folder.path.replace(/\/$/, '').length + 1);
}

/** A glob for one path: brackets take away what a sign means. */
function globOf(path: string): string {
  return path.replaceAll(/[[\]{}()*?!+@]/g, '[$&]');
}
