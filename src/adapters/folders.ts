import * as vscode from 'vscode';
import { nextNumber, numberOf } from '../core/numbering';
import type { NumberedFolder } from '../core/ports';

export interface Folders {
  /**
   * @param root the workspace folder
   * @param path relative to it, with `/`
   */
  open(root: vscode.Uri, path: string): Promise<NumberedFolder>;
}

/**
 * @param lastKnown the highest number that is known to be given in a folder, on another branch say; 0 for none
 *
 * Folders for records: on disk by Node where there is Node, which can create exclusively, elsewhere by the editor's file systems.
 */
export function createFolders(
  onDisk: ((root: string, folder: string, lastKnown: number) => Promise<NumberedFolder>) | undefined,
  lastKnown: (root: vscode.Uri, path: string) => number = () => 0,
): Folders {
  return {
    open: (root, path) => {
      const folder = vscode.Uri.joinPath(root, path);
      return onDisk && root.scheme === 'file'
        ? onDisk(root.fsPath, folder.fsPath, lastKnown(root, path))
        : Promise.resolve(virtualFolder(folder));
    },
  };
}

/**
 * A virtual file system has no exclusive create: the folder is listed again, and whoever sees a second
 * record of its number gives its own up. If both do, the one whose name comes first gets the number after all.
 */
function virtualFolder(folder: vscode.Uri): NumberedFolder {
  const list = async () => (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  return {
    async create(draft) {
      await vscode.workspace.fs.createDirectory(folder);
      for (let least = 1; ;) {
        const next = nextNumber(await list());
        const number = Math.max(next.number, least);
        const { name, text } = draft(number, next.width);
        const file = vscode.Uri.joinPath(folder, name);
        const edit = new vscode.WorkspaceEdit();
        edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
        if (!(await vscode.workspace.applyEdit(edit))) {
          if (!(await list()).includes(name)) throw new Error(`${file.toString(true)} could not be created.`);
          least = number + 1;
          continue;
        }
        const twin = (await list()).find((other) => other !== name && numberOf(other) === number);
        if (twin === undefined) return { name, number };
        await vscode.workspace.fs.delete(file);
        least = name < twin ? number : number + 1;
      }
    },
    async createUnnumbered(draft) {
      await vscode.workspace.fs.createDirectory(folder);
      for (let attempt = 1; ; attempt++) {
        const { name, text } = draft(attempt);
        const file = vscode.Uri.joinPath(folder, name);
        const edit = new vscode.WorkspaceEdit();
        edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
        if (await vscode.workspace.applyEdit(edit)) return { name };
        if (!(await list()).includes(name)) throw new Error(`${file.toString(true)} could not be created.`);
      }
    },
  };
}
