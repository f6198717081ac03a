import * as vscode from 'vscode';
import type { CodeHistory, FixHistory, Git } from '../core/ports';
import type { Boundary } from './paths';

/**
 * Git that starts no process before the workspace is trusted, and is loaded on first use.
 * @param boundary of what a link leads to beyond it, nothing is told: that may be another repository of the person's
 */
export function createTrustedGit(boundary: Boundary, load: () => Promise<Git>): Git {
  const git = whenTrusted(load);
  return {
    history: async (file, signal) =>
      (await boundary.holds(vscode.Uri.file(file))) ? (await git())?.history(file, signal) : undefined,
  };
}

/** The history of code, in the same way. Only what is on disk has one. */
export function createTrustedCodeHistory(boundary: Boundary, load: () => Promise<CodeHistory>): CodeHistory {
  const history = whenTrusted(load);
  const holds = (root: string, path: string) =>
    boundary.holds(vscode.Uri.joinPath(vscode.Uri.file(root), ...path.split('/')));
  return {
    async renames(root, paths) {
      const held = await Promise.all(paths.map((path) => holds(root, path)));
      const own = paths.filter((_, at) => held[at]);
      return (await history())?.renames(root, own) ?? new Map<string, string>();
    },
    textAt: async (root, revision, path) =>
      (await holds(root, path)) ? (await history())?.textAt(root, revision, path) : undefined,
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

/** The git that a person told VS Code to use; what a workspace says counts for nothing. */
export function gitPath(): string | undefined {
  const told = vscode.workspace.getConfiguration('git').inspect<string | string[] | null>('path');
  return [told?.globalValue ?? []].flat()[0];
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
