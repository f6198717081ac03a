// A real git repository to test on, deleted by its owner.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface GitFolder {
  readonly path: string;
  /** Runs git in the folder and returns what it printed. */
  readonly git: (...args: string[]) => string;
  readonly remove: () => void;
}

/**
 * Makes a repository with one commit on `main`.
 * @param files contents by path, relative with forward slashes
 * @param name what a window on the folder shows
 */
export function gitFolder(files: Readonly<Record<string, string>>, name = 'workspace'): GitFolder {
  const scratch = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'challenge-log-git-')));
  const folder = path.join(scratch, name);
  mkdirSync(folder);
  for (const [relative, text] of Object.entries(files)) {
    const file = path.join(folder, relative);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@example.com');
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message=Start');
  return { path: folder, git, remove: () => rmSync(scratch, { recursive: true, force: true }) };
}
