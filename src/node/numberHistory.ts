import type { AmbiguousReference, Log, NumberHistory } from '../core/ports';
import type { RunGit } from './git';
import { positionOf, SAFE_LOG } from './repository';

/** For each question, in milliseconds. */
const LIMITS = { names: 5_000, archive: 3_000, ages: 10_000, meant: 30_000 };
/** The newest branches and the newest commits are looked at. */
const MOST_REFS = 500;
const MOST_COMMITS = 5_000;
const CONCURRENT = 4;

/**
 * What git knows of numbers. Besides what `createGit` runs, only `for-each-ref`, `ls-tree` and `log` without patches
 * are used, which run nothing of the repository's.
 */
export function createNumberHistory(git: RunGit | undefined, log: Log): NumberHistory {
  /** The names in a folder of a commit never change. */
  const trees = new Map<string, readonly string[]>();

  return {
    namesIn: (root, folder) =>
      asked('names', [], LIMITS.names, async (run, signal) => {
        const { top, prefix } = await positionOf(run, root, signal);
        const inside = prefix + folder;
        const [branches, archive] = await Promise.all([
          onBranches(run, top, inside, signal),
          archived(run, top, inside, AbortSignal.any([signal, AbortSignal.timeout(LIMITS.archive)])),
        ]);
        return [...new Set([...branches, ...archive])];
      }),

    ages: (root, folders) =>
      asked('ages', new Map<string, number>(), LIMITS.ages, async (run, signal) => {
        const { top, prefix } = await positionOf(run, root, signal);
        const output = await run(
          top,
          [...logOf('AR'), '--', ...folders.map((folder) => literal(prefix + folder))],
          signal,
        );
        return agesOf(output, prefix);
      }),

    meant: (root, references) =>
      asked('meant', [], LIMITS.meant, async (run, signal) => {
        if (references.length === 0) return [];
        const { top, prefix } = await positionOf(run, root, signal);
        return inParallel(references, (reference) =>
          meantBy(run, top, prefix, reference, signal).catch((error: unknown) => {
            log.info(`git does not tell who wrote ${reference.path}: ${String(error)}`);
            return undefined;
          }),
        );
      }),
  };

  async function asked<Answer>(
    what: string,
    unknown: Answer,
    limit: number,
    look: (run: RunGit, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    if (!git) return unknown;
    try {
      return await look(git, AbortSignal.timeout(limit));
    } catch (error) {
      log.info(
        `git does not tell the ${what} of numbers: ${error instanceof Error ? error.message : String(error)}`,
      );
      return unknown;
    }
  }

  async function onBranches(
    run: RunGit,
    top: string,
    folder: string,
    signal: AbortSignal,
  ): Promise<string[]> {
    const refs = await run(
      top,
      [
        'for-each-ref',
        '--sort=-committerdate',
        `--count=${MOST_REFS}`,
        '--format=%(objectname)',
        'refs/heads',
        'refs/remotes',
      ],
      signal,
    );
    const commits = [...new Set(refs.split('\n').filter(Boolean))];
    const names = await inParallel(commits, (commit) =>
      // What could not be looked at in time is left out; the newest came first.
      namesAt(run, top, commit, folder, signal).catch(() => []),
    );
    return names.flat();
  }

  async function namesAt(
    run: RunGit,
    top: string,
    commit: string,
    folder: string,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const key = `${commit}:${folder}`;
    let names = trees.get(key);
    if (!names) {
      const listed = await run(
        top,
        ['ls-tree', '-z', '--name-only', commit, '--', folder === '' ? '.' : `${folder}/`],
        signal,
      );
      names = listed.split('\0').filter(Boolean).map(nameOf);
      if (trees.size > 4 * MOST_REFS) trees.clear();
      trees.set(key, names);
    }
    return names;
  }

  async function archived(run: RunGit, top: string, folder: string, signal: AbortSignal): Promise<string[]> {
    const args = [...logOf('ADR'), '--all', `--max-count=${MOST_COMMITS}`, '--', literal(folder)];
    const output = await run(top, args, signal).catch((error: unknown) => {
      log.info(`git does not tell the archive of numbers: ${String(error)}`);
      return '';
    });
    const inside = folder === '' ? '' : `${folder}/`;
    return commitsOf(output).flatMap(({ changes }) =>
      changes.flatMap(({ from, to }) =>
        [from, to].flatMap((path) =>
          path?.startsWith(inside) && !path.slice(inside.length).includes('/') ? nameOf(path) : [],
        ),
      ),
    );
  }

  async function meantBy(
    run: RunGit,
    top: string,
    prefix: string,
    { path, text, start, candidates }: AmbiguousReference,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const committed = await run(top, ['cat-file', 'blob', `HEAD:${prefix}${path}`], signal);
    const line = lineIn(committed, text, start);
    if (line === undefined) return undefined;
    const lines = `-L${line},${line}:${prefix}${path}`;
    const written = await run(top, ['log', '-s', lines, ...SAFE_LOG, '--format=%H'], signal);
    // From the first version of the line on, until a commit is found that knew a document of this number.
    for (const commit of written.split('\n').filter(Boolean).reverse()) {
      const known = await inParallel(candidates, async (candidate) => {
        const at = (prefix + candidate).lastIndexOf('/');
        const names = await namesAt(run, top, commit, (prefix + candidate).slice(0, Math.max(at, 0)), signal);
        return names.includes(nameOf(candidate)) ? candidate : undefined;
      });
      const there = known.filter((candidate) => candidate !== undefined);
      if (there.length > 0) return there.length === 1 ? there[0] : undefined;
    }
    return undefined;
  }
}

/** The line of HEAD's text, from 1, that is the line of the reference; `undefined` when HEAD has no such line. */
function lineIn(committed: string, text: string, start: number): number | undefined {
  const plain = (all: string) => all.replace(/^\uFEFF/, '').split(/\r?\n/);
  const own = plain(text.slice(0, start)).length - 1;
  const now = plain(text);
  const then = plain(committed);
  const wanted = now[own];
  if (then[own] === wanted) return own + 1;
  // The same line among others: as many of its kind stand before it.
  const earlier = now.slice(0, own).filter((line) => line === wanted).length;
  const places = then.flatMap((line, index) => (line === wanted ? [index] : []));
  const place = places[earlier];
  return place === undefined ? undefined : place + 1;
}

interface Change {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function logOf(filter: string): string[] {
  return ['log', `--diff-filter=${filter}`, '-M', '--name-status', '-z', '--format=%x01%at', ...SAFE_LOG];
}

/** A path as it is, whatever characters are in it. */
function literal(path: string): string {
  return path === '' ? '.' : `:(literal)${path}`;
}

/** Newest first. */
function commitsOf(output: string): { time: number; changes: Change[] }[] {
  return output
    .split('\u0001')
    .slice(1)
    .map((commit) => {
      const [time = '', ...fields] = commit.split('\0').map((field) => field.replace(/^\n/, ''));
      const changes: Change[] = [];
      for (let at = 0; at < fields.length; at++) {
        const status = fields[at] ?? '';
        if (/^R\d*$/.test(status)) changes.push({ from: fields[++at], to: fields[++at] });
        else if (status === 'A') changes.push({ from: undefined, to: fields[++at] });
        else if (status === 'D') changes.push({ from: fields[++at], to: undefined });
      }
      return { time: Number(time), changes };
    });
}

function agesOf(output: string, prefix: string): Map<string, number> {
  const ages = new Map<string, number>();
  /** What files are called today, by what they were called. */
  const today = new Map<string, string>();
  for (const { time, changes } of commitsOf(output)) {
    for (const { from, to } of changes) {
      if (to === undefined) continue;
      const name = today.get(to) ?? to;
      if (from !== undefined) today.set(from, name);
      if (name.startsWith(prefix)) ages.set(name.slice(prefix.length), time);
    }
  }
  return ages;
}

async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as Item);
  };
  await Promise.all(Array.from({ length: CONCURRENT }, worker));
  return results;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
