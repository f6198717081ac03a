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
  return { top, prefix };
}
