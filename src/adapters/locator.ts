import type * as vscode from 'vscode';
import type { CapturedCode, Located } from '../core/anchor';
import type { CodeHistory } from '../core/ports';
import type { Slices } from '../core/slices';
import type { Boundary } from './paths';

/** Finds the code of a place, the latest first, in the files of today; unsaved changes count. */
export interface Locator {
  /** In its own file, under its new name where it was renamed; else in files of the same name. */
  nearby(folder: vscode.WorkspaceFolder, codes: readonly CapturedCode[]): Promise<Located>;
  /** In one document; under a new name it is the same file. */
  within(
    folder: vscode.WorkspaceFolder,
    document: vscode.TextDocument,
    codes: readonly CapturedCode[],
  ): Promise<Located>;
  /** In all files of the same extension; `undefined` when a person cancelled it. */
  anywhere(
    folder: vscode.WorkspaceFolder,
    codes: readonly CapturedCode[],
    token: vscode.CancellationToken,
  ): Promise<Located | undefined>;
}

export function createLocator(history: CodeHistory, slices: Slices, boundary: Boundary): Locator {
  const load = () => import('./locating');
  const means = { history, slices, boundary };
  return {
    nearby: async (folder, codes) => (await load()).locateNearby(folder, codes, means),
    anywhere: async (folder, codes, token) => (await load()).locateAnywhere(folder, codes, token, means),
    within: async (folder, document, codes) => (await load()).locateIn(folder, document, codes, means),
  };
}
