import * as vscode from 'vscode';
import type { Git } from '../core/ports';

/** Git that starts no process before the workspace is trusted, and is loaded on first use. */
export function createTrustedGit(load: () => Promise<Git>): Git {
  let git: Promise<Git> | undefined;
  return {
    async history(file, signal) {
      if (!vscode.workspace.isTrusted) return undefined;
      git ??= load().catch((error: unknown) => {
        git = undefined;
        throw error;
      });
      return (await git).history(file, signal);
    },
  };
}
