import * as vscode from 'vscode';
import type { CodeHistory } from '../core/ports';

/** The history of code, which starts no process before the workspace is trusted, and is loaded on first use. */
export function createTrustedCodeHistory(load: () => Promise<CodeHistory>): CodeHistory {
  const isTrusted = () => vscode.workspace.isTrusted;
  return {
    touching: async (...question) => (isTrusted() ? (await load()).touching(...question) : []),
    removing: async (...question) => (isTrusted() ? (await load()).removing(...question) : undefined),
    renamed: async (...question) => (isTrusted() ? (await load()).renamed(...question) : undefined),
  };
}

/** Where there is no git. */
export const NO_CODE_HISTORY: CodeHistory = {
  touching: () => Promise.resolve([]),
  removing: () => Promise.resolve(undefined),
  renamed: () => Promise.resolve(undefined),
};
