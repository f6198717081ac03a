import type * as vscode from 'vscode';
import type { CapturedCode, Located } from '../core/anchor';

/** Finds captured code in the files of today; unsaved changes count. */
export interface Locator {
  /** In its own file, under its new name where it was renamed; else in files of the same name. */
  nearby(folder: vscode.WorkspaceFolder, code: CapturedCode): Promise<Located>;
  /** In all files of the same extension; `undefined` when a person cancelled it. */
  anywhere(
    folder: vscode.WorkspaceFolder,
    code: CapturedCode,
    token: vscode.CancellationToken,
  ): Promise<Located | undefined>;
}

export function createLocator(): Locator {
  const load = () => import('./locating');
  return {
    nearby: async (folder, code) => (await load()).locateNearby(folder, code),
    anywhere: async (folder, code, token) => (await load()).locateAnywhere(folder, code, token),
  };
}
