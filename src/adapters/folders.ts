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

/** Folders for records: on disk by Node where there is Node, which can create exclusively, elsewhere by the editor's file systems. */
export function createFolders(
  onDisk: ((root: string, folder: string) => Promise<NumberedFolder>) | undefined,
): Folders {
  return {
    open: (root, path) => {
      const folder = vscode.Uri.joinPath(root, path);
      return onDisk && root.scheme === 'file'
        ? onDisk(root.fsPath, folder.fsPath)
        : Promise.resolve(virtualFolder(folder));
    },
  };
}

/** A virtual file system has no exclusive create: the folder is listed again and the later record moves on. */
function virtualFolder(folder: vscode.Uri): NumberedFolder {
  const list = async () => (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  return {
    async create(draft) {
      await vscode.workspace.fs.createDirectory(folder);
      for (;;) {
        const { number, width } = nextNumber(await list());
        const { name, text } = draft(number, width);
        const file = vscode.Uri.joinPath(folder, name);
        const edit = new vscode.WorkspaceEdit();
        edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
        if (!(await vscode.workspace.applyEdit(edit))) {
          if (!(await list()).includes(name)) throw new Error(`${file.toString(true)} could not be created.`);
          continue;
        }
        if (!(await list()).some((other) => other !== name && numberOf(other) === number))
          return { name, number };
        await vscode.workspace.fs.delete(file);
      }
    },
  };
}
