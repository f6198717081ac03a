import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { UNKNOWN_STAMP, type FileStamp, type FoundFile } from '../core/ports';
import type { Selection } from '../core/selection';
import { codeOf, explained, isGone } from './errors';

export interface WalkOptions {
  readonly signal?: AbortSignal;
  /**
   * Told of folders that cannot be listed; a folder that is not there, or is gone again, is none.
   * @param folder relative to the root, which is `.`
   * @param why a sentence
   */
  readonly onUnlisted?: (folder: string, why: string) => void;
}

/** The calls are synchronous, which is three times faster; between them others get their turn, in milliseconds. */
const SLICE = 8;

/**
 * Lists the documents of a folder, sorted by path. It looks only into folders that may hold some. A symbolic
 * link is followed when it leads to something inside the root that is not listed anyway, and never twice.
 * @param root absolute; one that is not there holds nothing
 * @throws the signal's reason when it is aborted
 */
export async function walkDocuments(
  root: string,
  selection: Selection,
  { signal, onUnlisted }: WalkOptions = {},
): Promise<FoundFile[]> {
  const realRoot = realPathOf(root);
  if (realRoot === undefined) return [];
  const found: FoundFile[] = [];
  /** The real paths of what was visited. */
  const seen = new Set<string>();
  const folders = [{ path: '', real: realRoot }];
  const files: { readonly path: string; readonly real: string }[] = [];
  const links: string[] = [];
  let sliceBegan = performance.now();

  for (;;) {
    if (performance.now() - sliceBegan > SLICE) {
      await new Promise(setImmediate);
      sliceBegan = performance.now();
    }
    signal?.throwIfAborted();
    const folder = folders.shift();
    const file = folder ? undefined : files.pop();
    if (folder) visitFolder(folder);
    else if (file) visitFile(file);
    // What is linked is looked at when all else is known, so that its own place wins.
    else if (links.length > 0) links.splice(0).sort().forEach(follow);
    else break;
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));

  function visitFolder(folder: { readonly path: string; readonly real: string }): void {
    if (seen.has(folder.real)) return;
    seen.add(folder.real);
    for (const item of itemsOf(folder.path, folder.real)) {
      const below = folder.path === '' ? item.name : `${folder.path}/${item.name}`;
      if (item.isSymbolicLink()) {
        if (selection.includes(below) || selection.mayHold(below)) links.push(below);
      } else if (item.isDirectory()) {
        if (selection.mayHold(below))
          folders.push({ path: below, real: `${folder.real}${path.sep}${item.name}` });
      } else if (item.isFile() && selection.includes(below)) {
        noteFile(below, `${folder.real}${path.sep}${item.name}`);
      }
    }
  }

  function follow(link: string): void {
    const real = realPathOf(path.join(root, link));
    const inside = real === undefined ? undefined : pathInside(realRoot as string, real);
    if (real === undefined || inside === undefined || selection.excludes(inside)) return;
    const stat = statSync(real, { throwIfNoEntry: false });
    if (stat?.isDirectory() && selection.mayHold(link)) folders.push({ path: link, real });
    else if (stat?.isFile() && selection.includes(link)) noteFile(link, real);
  }

  function noteFile(file: string, real: string): void {
    if (seen.has(real)) return;
    seen.add(real);
    files.push({ path: file, real });
  }

  function visitFile(file: { readonly path: string; readonly real: string }): void {
    const stamp = stampOf(file.real);
    if (stamp) found.push({ path: file.path, size: stamp.size, mtimeMs: stamp.mtimeMs });
  }

  function itemsOf(folder: string, real: string): Dirent[] {
    try {
      return readdirSync(real, { withFileTypes: true });
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      if (!isGone(error)) onUnlisted?.(folder || '.', sentence(error));
      return [];
    }
  }
}

/** The stamp of a file, known or not: whoever reads it tells why it cannot be. `undefined` when it is gone. */
function stampOf(file: string): FileStamp | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return isGone(error) ? undefined : UNKNOWN_STAMP;
  }
}

function sentence(error: unknown): string {
  const why = explained(error, WHAT, 'Set that right and try again.');
  if (why !== error) return (why as Error).message;
  return `${WHAT}: ${(error as Error).message}`;
}

const WHAT = 'The folder cannot be listed';

/** A path relative to a root, with `/`; `undefined` for what lies outside. Both are real paths. */
export function pathInside(root: string, file: string): string | undefined {
  const relative = path.relative(root, file);
  if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative))
    return undefined;
  return relative.split(path.sep).join('/');
}

/** `undefined` when it is not there, or cannot be reached. */
function realPathOf(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch (error) {
    if (codeOf(error) !== undefined) return undefined;
    throw error;
  }
}
