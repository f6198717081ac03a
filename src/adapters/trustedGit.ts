import * as vscode from 'vscode';
import type { CodeHistory, FixHistory, Git } from '../core/ports';

/** Git that starts no process before the workspace is trusted, and is loaded on first use. */
export function createTrustedGit(load: () => Promise<Git>): Git {
  const git = whenTrusted(load);
  return { history: async (file, signal) => (await git())?.history(file, signal) };
}

/** The history of code, in the same way. Only what is on disk has one. */
export function createTrustedCodeHistory(load: () => Promise<CodeHistory>): CodeHistory {
  const history = whenTrusted(load);
  return {
    renames: async (...question) => (await history())?.renames(...question) ?? new Map<string, string>(),
    textAt: async (...question) => (await history())?.textAt(...question),
    textIn: async (...question) => (await history())?.textIn(...question),
    find: async (...question) => (await history())?.find(...question),
    recent: async (...question) => (await history())?.recent(...question) ?? [],
  };
}

/** The history of fixes, in the same way. */
export function createTrustedFixHistory(load: () => Promise<FixHistory>): FixHistory {
  const history = whenTrusted(load);
  return {
    touching: async (...question) => (await history())?.touching(...question) ?? [],
    removing: async (...question) => (await history())?.removing(...question),
    renamed: async (...question) => (await history())?.renamed(...question),
  };
}

function whenTrusted<Service>(load: () => Promise<Service>): () => Promise<Service | undefined> {
  let service: Promise<Service> | undefined;
  return async () => {
    if (!vscode.workspace.isTrusted) return undefined;
    service ??= load().catch((error: unknown) => {
      service = undefined;
      throw error;
    });
    return service;
  };
}
