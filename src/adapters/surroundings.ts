import * as vscode from 'vscode';
import type { Surroundings } from '../core/conventions';
import type { Boundary } from './paths';

/** A workspace folder as conventions are read from it; what links lead to beyond the boundary is not there. */
export function surroundingsOf(boundary: Boundary, root: vscode.Uri): Surroundings {
  return {
    async list(folder) {
      if (!(await boundary.holds(vscode.Uri.joinPath(root, folder)))) return undefined;
      const found = await vscode.workspace.fs
        .readDirectory(vscode.Uri.joinPath(root, folder))
        .then(undefined, () => undefined); // not there, or no folder
      return found?.map(([name]) => name);
    },
    async read(path) {
      if (!(await boundary.holds(vscode.Uri.joinPath(root, path)))) return undefined;
      try {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, path));
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        return undefined; // gone meanwhile, or not text
      }
    },
  };
}
