import * as vscode from 'vscode';
import type { Surroundings } from '../core/conventions';

/** A workspace folder as conventions are read from it. */
export function surroundingsOf(root: vscode.Uri): Surroundings {
  return {
    async list(folder) {
      const found = await vscode.workspace.fs
        .readDirectory(vscode.Uri.joinPath(root, folder))
        .then(undefined, () => undefined); // not there, or no folder
      return found?.map(([name]) => name);
    },
    async read(path) {
      try {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, path));
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        return undefined; // gone meanwhile, or not text
      }
    },
  };
}
