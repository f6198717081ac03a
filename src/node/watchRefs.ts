import { existsSync, readFileSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';

/** So many tellings become one, in milliseconds: a fetch writes many files. */
const SETTLE_TIME = 1_000;
/** Folders of `refs` that are watched; names with a `/` lie deeper and are seen by what else a commit or a fetch writes. */
const REFS = ['', 'refs/heads', 'refs/remotes', 'refs/remotes/origin'];

/**
 * Tells when branches of the repository around a folder may have changed: after commits, checkouts and fetches. Asks no
 * git, and watches a handful of folders.
 * @param root absolute
 * @returns stops it; where there is no repository, it is told of the first one
 */
export function watchRefs(root: string, tell: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers: FSWatcher[] = [];
  const repository = gitFolders(root);
  const watched = repository.flatMap((git) => REFS.map((below) => path.join(git, below)));
  // A folder may become a repository later.
  for (const folder of new Set(watched.length > 0 ? watched : [root])) {
    try {
      const watcher = watch(folder, { persistent: false }, () => {
        if (repository.length === 0 && gitFolders(root).length === 0) return;
        clearTimeout(timer);
        timer = setTimeout(tell, SETTLE_TIME);
      });
      // A folder that goes is watched no more.
      watcher.on('error', () => watcher.close());
      watchers.push(watcher);
    } catch {
      continue; // it is not there, or there are too many watchers: the next listing looks all the same
    }
  }
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** The git folder, and the one that worktrees share. */
function gitFolders(root: string): string[] {
  for (let place = root; ; place = path.dirname(place)) {
    const git = path.join(place, '.git');
    if (existsSync(git))
      return [git, ...linked(git)].filter((folder) => existsSync(path.join(folder, 'HEAD')));
    if (path.dirname(place) === place) return [];
  }
}

/** Where the `.git` of a worktree leads to. */
function linked(git: string): string[] {
  try {
    const own = path.resolve(
      path.dirname(git),
      readFileSync(git, 'utf8')
        .replace(/^gitdir: /, '')
        .trim(),
    );
    return [own, path.resolve(own, readFileSync(path.join(own, 'commondir'), 'utf8').trim())];
  } catch {
    return []; // it is a folder, as mostly
  }
}
