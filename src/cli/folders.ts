import { existsSync } from 'node:fs';
import path from 'node:path';

/** The repository that a folder lies in: the nearest folder with a `.git`, which is a file in a worktree. */
export function repositoryAround(folder: string): string | undefined {
  for (const place of upwards(folder)) if (existsSync(path.join(place, '.git'))) return place;
  return undefined;
}

/**
 * Where a new entry belongs, as a workspace folder in the editor: the nearest folder that has the target
 * already, not above the repository; otherwise the repository's root; without one, the folder itself.
 */
export function workspaceAround(folder: string, target: string): string {
  const repository = repositoryAround(folder);
  for (const place of upwards(folder)) {
    if (target !== '' && existsSync(path.join(place, target))) return place;
    if (place === (repository ?? folder)) break;
  }
  return repository ?? folder;
}

/** The path of something that lies in a folder, with `/`. */
export function pathBelow(folder: string, file: string): string | undefined {
  const relative = path.relative(folder, file);
  const isBelow = relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`);
  return isBelow && !path.isAbsolute(relative) ? relative.split(path.sep).join('/') : undefined;
}

function* upwards(folder: string): Generator<string> {
  for (let place = folder; ; place = path.dirname(place)) {
    yield place;
    if (path.dirname(place) === place) return;
  }
}
