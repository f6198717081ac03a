import { realpath } from 'node:fs/promises';
import { pathInside } from './walk';
import type { RunGit } from './git';

/** Without these, a hostile repository has programs of its own run by `git log`. */
export const SAFE_LOG = ['--no-show-signature', '--no-ext-diff', '--no-textconv'];

/** Where a folder is in its repository. */
export interface Position {
  readonly top: string;
  /** The folder relative to the top, with `/` at its end; empty for the top. */
  readonly prefix: string;
}

export async function positionOf(run: RunGit, root: string, signal: AbortSignal): Promise<Position> {
  const [top = '', prefix = ''] = (
    await run(root, ['rev-parse', '--show-toplevel', '--show-prefix'], signal)
  ).split('\n');
  await mustHold(top, root);
  return { top, prefix };
}

/**
 * A repository can say that its files are elsewhere (`core.worktree`): what it tells would be about other files.
 * @throws when a folder is not below the top of its repository
 */
export async function mustHold(top: string, folder: string): Promise<void> {
  const [root, inside] = await Promise.all([realpath(top), realpath(folder)]);
  if (pathInside(root, inside) === undefined)
    throw new Error(`the repository of ${folder} keeps its files elsewhere`);
}
