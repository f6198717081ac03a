import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeHistory, Commit, Log } from '../core/ports';
import type { RunGit } from './git';
import { positionOf, SAFE_LOG } from './repository';

/** For each question, in milliseconds. */
const TIME_LIMIT = 5_000;
/** Only the newest commits are looked at. */
const MOST_COMMITS = 5_000;
/** Larger files, in bytes, are no code that people write. */
const LARGEST_FILE = 2_000_000;
/** A message may hold any mark but NUL. */
const FORMAT = '--format=%x01%H%x00%an%x00%aI%x00%s%x00';
const COMMIT = /\u0001([0-9a-f]{40}|[0-9a-f]{64})\0([^\0]*)\0(\d{4}-[^\0]*)\0([^\0]*)\0/g;
const HASH = /^[0-9a-f]{7,64}$/i;
const REVISION = /^(?:HEAD|[0-9a-f]{7,64}\^?)$/i;

/**
 * What git knows of code that entries are about. Only `rev-parse`, `cat-file` and `log` without patches are run, which
 * run nothing of the repository's.
 */
export function createCodeHistory(git: RunGit | undefined, log: Log): CodeHistory {
  return {
    renames: (root, paths) =>
      asked(new Map<string, string>(), async (run, signal) => {
        const known = await placesOf(run, root, paths, signal);
        const renames = new Map<string, string>();
        for (const [top, inside] of Map.groupBy(known, (place) => place.top)) {
          const args = ['log', '-z', '-M', '--diff-filter=R', '--name-status', '--format='];
          const output = await run(top, [...args, `--max-count=${MOST_COMMITS}`, ...SAFE_LOG], signal);
          const today = presentNames(output);
          for (const { path, own, inFolder } of inside) {
            const now = inFolder(today.get(own));
            if (now !== undefined) renames.set(path, now);
          }
        }
        return renames;
      }),

    textAt: (root, revision, path) =>
      asked(undefined, async (run, signal) => {
        const [place] = await placesOf(run, root, [path], signal);
        return place && textOf(run, place.top, revision, place.own, signal);
      }),

    textIn: (folder, revision, path) =>
      asked(undefined, (run, signal) => textOf(run, folder, revision, path, signal)),

    find: (folder, hash) =>
      asked(undefined, async (run, signal) => {
        if (!HASH.test(hash)) return undefined;
        const args = ['log', '-1', '-m', '--first-parent', '-M', '--name-status', '-z', FORMAT, ...SAFE_LOG];
        const [commit] = commitsOf(await run(folder, [...args, hash, '--'], signal));
        // A branch may be called like that too.
        return commit?.hash.startsWith(hash.toLowerCase()) ? commit : undefined;
      }),

    recent: (folder, most) =>
      asked([], async (run, signal) =>
        commitsOf(await run(folder, ['log', `--max-count=${most}`, '-s', FORMAT, ...SAFE_LOG], signal)),
      ),
  };

  async function asked<Answer>(
    unknown: Answer,
    look: (run: RunGit, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    if (!git) return unknown;
    try {
      return await look(git, AbortSignal.timeout(TIME_LIMIT));
    } catch (error) {
      log.info(`git does not know it: ${error instanceof Error ? error.message : String(error)}`);
      return unknown;
    }
  }
}

async function textOf(
  run: RunGit,
  folder: string,
  revision: string,
  path: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!REVISION.test(revision)) return undefined;
  const blob = `${revision}:${path}`;
  if (Number(await run(folder, ['cat-file', '-s', blob], signal)) > LARGEST_FILE) return undefined;
  const text = await run(folder, ['cat-file', 'blob', blob], signal);
  return text.includes('\0') ? undefined : text;
}

/** A path in its repository, which may lie around the folder that is open or somewhere in it. */
interface PlaceInRepository {
  /** In the folder that is open. */
  readonly path: string;
  readonly top: string;
  /** In the repository. */
  readonly own: string;
  /** What another path of the repository is in the folder that is open; `undefined` for one outside of it. */
  readonly inFolder: (own: string | undefined) => string | undefined;
}

/** Paths outside of any repository are left out. Git is asked once for each folder, one after the other. */
async function placesOf(
  run: RunGit,
  root: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<PlaceInRepository[]> {
  const places: PlaceInRepository[] = [];
  for (const [folder, inside] of Map.groupBy(paths, (path) => folderThere(root, path))) {
    const position = await positionOf(run, join(root, folder), signal).catch(() => undefined);
    if (!position) continue;
    const { top, prefix } = position;
    const around = folder.endsWith(prefix) ? '' : prefix.slice(0, prefix.length - folder.length);
    const within = around === '' ? folder.slice(0, folder.length - prefix.length) : '';
    for (const path of inside)
      places.push({
        path,
        top,
        own: prefix + path.slice(folder.length),
        inFolder: (own) => (own?.startsWith(around) ? within + own.slice(around.length) : undefined),
      });
  }
  return places;
}

/** The innermost folder around a path that is there: it may be gone with the file. */
function folderThere(root: string, path: string): string {
  let folder = folderOf(path);
  while (folder !== '' && !existsSync(join(root, folder))) folder = folderOf(folder.slice(0, -1));
  return folder;
}

/** With `/` at its end; empty for the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** @param output of `git log -z --name-status` with renames alone, newest first */
function presentNames(output: string): ReadonlyMap<string, string> {
  const today = new Map<string, string>();
  const fields = output
    .split('\0')
    .map((field) => field.replace(/^\n/, ''))
    .filter(Boolean);
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [, from = '', to = ''] = fields.slice(at, at + 3);
    // The newest time that a name was given up is the one that counts.
    if (!today.has(from)) today.set(from, today.get(to) ?? to);
  }
  return today;
}

function commitsOf(output: string): Commit[] {
  const found = [...output.matchAll(COMMIT)];
  return found.map((match, index) => {
    const [whole, hash = '', author = '', date = '', subject = ''] = match;
    const fields = output.slice(match.index + whole.length, found[index + 1]?.index).split('\0');
    return { hash, author, date, subject, files: changesOf(fields) };
  });
}

/** What `--name-status -z` tells of one commit. */
function changesOf(fields: readonly string[]): Commit['files'] {
  const files: { before?: string; after?: string }[] = [];
  for (let at = 0; at < fields.length; at++) {
    const status = (fields[at] ?? '').replace(/^\n+/, '');
    const path = fields[at + 1];
    if (!/^[A-Z]\d*$/.test(status) || path === undefined) continue;
    if (/^[RC]/.test(status)) {
      const after = fields[at + 2];
      files.push({ before: path, ...(after === undefined ? {} : { after }) });
      at += 2;
    } else {
      files.push({
        ...(status === 'A' ? {} : { before: path }),
        ...(status === 'D' ? {} : { after: path }),
      });
      at += 1;
    }
  }
  return files;
}
