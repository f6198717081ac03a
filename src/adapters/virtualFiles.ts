import * as vscode from 'vscode';
import { UNKNOWN_STAMP, type Files, type FoundFile } from '../core/ports';

const CONCURRENT_CALLS = 16;
/** Of a file that is there: whoever reads it tells what is wrong with it. */
const UNKNOWN = { size: UNKNOWN_STAMP.size, mtime: UNKNOWN_STAMP.mtimeMs };

/** The files of a folder on any file system, by the editor. It cannot tell where a link leads: none is followed. */
export function createVirtualFiles(root: vscode.Uri): Files {
  const at = (path: string) => (path === '' ? root : vscode.Uri.joinPath(root, path));

  return {
    async list(rules) {
      const { createSelection } = await import('../core/selection');
      const selection = createSelection(rules);
      const found: FoundFile[] = [];
      const pending: { readonly path: string; readonly isFolder: boolean }[] = [{ path: '', isFolder: true }];
      const visit = async ({ path, isFolder }: { readonly path: string; readonly isFolder: boolean }) => {
        if (!isFolder) {
          const stat = await optional(vscode.workspace.fs.stat(at(path)), () => UNKNOWN);
          if (stat) found.push({ path, size: stat.size, mtimeMs: stat.mtime });
          return;
        }
        const items = await optional(vscode.workspace.fs.readDirectory(at(path)), (error) => {
          const unlisted = `The folder cannot be listed: ${error.message}`;
          found.push({ path: path || '.', ...UNKNOWN_STAMP, unlisted });
          return [];
        });
        for (const [name, type] of items ?? []) {
          const below = path === '' ? name : `${path}/${name}`;
          if (type === vscode.FileType.Directory && selection.mayHold(below)) {
            pending.push({ path: below, isFolder: true });
          } else if (type === vscode.FileType.File && selection.includes(below)) {
            pending.push({ path: below, isFolder: false });
          }
        }
      };
      while (pending.length > 0) await Promise.all(pending.splice(0, CONCURRENT_CALLS).map(visit));
      return found.sort((a, b) => (a.path < b.path ? -1 : 1));
    },

    async stat(path) {
      const stat = await optional(vscode.workspace.fs.stat(at(path)));
      return stat?.type === vscode.FileType.File ? { size: stat.size, mtimeMs: stat.mtime } : undefined;
    },

    exists: async (path) => (await optional(vscode.workspace.fs.stat(at(path)))) !== undefined,

    read: (path) => optional(vscode.workspace.fs.readFile(at(path))),
  };
}

/**
 * `undefined` for what is not there.
 * @param otherwise what a file system that refuses gives
 */
async function optional<Value>(
  work: Thenable<Value>,
  otherwise?: (error: vscode.FileSystemError) => Value,
): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    if (error.code === 'FileNotFound') return undefined;
    if (otherwise) return otherwise(error);
    throw error;
  }
}
