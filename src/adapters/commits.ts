import * as vscode from 'vscode';
import type { Commits } from '../core/ports';

/** Commits of which nothing is known before the workspace is trusted; what asks git is loaded on first use. */
export function createTrustedCommits(load: () => Promise<Commits>): Commits {
  let loading: Promise<Commits> | undefined;
  const asked = async <Answer>(
    unknown: Answer,
    ask: (commits: Commits) => Promise<Answer>,
  ): Promise<Answer> => {
    if (!vscode.workspace.isTrusted) return unknown;
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return ask(await loading);
  };
  return {
    find: (folder, hash) => asked(undefined, (commits) => commits.find(folder, hash)),
    recent: (folder, most) => asked([], (commits) => commits.recent(folder, most)),
    text: (folder, revision, path) => asked(undefined, (commits) => commits.text(folder, revision, path)),
  };
}
