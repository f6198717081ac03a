import { locateAnchor, type CapturedCode, type Located } from '../core/anchor';
import type { FixHistory, FixingCommit, Log, RepositoryFile, Since } from '../core/ports';
import { pullRequestOf } from '../core/resolving/pullRequest';
import type { RunGit } from './git';
import { SAFE_LOG } from './repository';

/** For each question, in milliseconds. */
const TIME_LIMIT = 5_000;
/** So many commits are told, the newest. */
const MOST_COMMITS = 20;
/** So many are asked about before those that are too old are left out. */
const MOST_ASKED = 200;
/** So many versions of a file are looked into for the one that lost some code. */
const MOST_VERSIONS = 50;
/** How often a file may have been renamed. */
const MOST_RENAMES = 5;
/** So many commits are asked for the merge that they came with. */
const MOST_MERGES = 5;
/** So many commits, the oldest, are looked into for the code as it was captured, which was not committed then. */
const MOST_DRAFTS = 5;
/** Hash, time, subject and body of a commit. A message may hold any mark but NUL. */
const FORMAT = '--format=%x01%H%x00%at%x00%s%x00%b%x00';
const COMMIT = /\u0001([0-9a-f]{40}|[0-9a-f]{64})\0(\d+)\0([^\0]*)\0([^\0]*)\0/g;

/**
 * The history of code by git. Besides what `createGit` runs, only `merge-base`, and `log` without patches are used,
 * which run nothing of the repository's.
 */
export function createFixHistory(git: RunGit | undefined, log: Log, timeLimit = TIME_LIMIT): FixHistory {
  return {
    touching: ({ root, path }, { first, last }, since, code, signal) =>
      asked([], signal, async (run) => {
        const range = await rangeOf(run, root, since);
        if (!range) return [];
        const lines = `-L${first},${last}:${path}`;
        const output = await run(root, [
          'log',
          '-s',
          ...SAFE_LOG,
          `-n${MOST_ASKED}`,
          FORMAT,
          lines,
          ...range.revisions,
        ]);
        const found = commitsOf(output).filter(({ time }) => time >= range.notBefore);
        for (let asked = 0; asked < MOST_DRAFTS; asked++) {
          const first = found.at(-1);
          const grade = first && (await gradeIn(run, root, first.hash, path, code));
          if (grade !== 'same' && grade !== 'moved') break;
          found.pop();
        }
        const named = found.slice(0, MOST_MERGES).map((commit) => withMerge(run, root, commit));
        return [...(await Promise.all(named)), ...found.slice(MOST_MERGES, MOST_COMMITS)];
      }),

    removing: (file, code, since, signal) =>
      asked(undefined, signal, async (run) => {
        const range = await rangeOf(run, file.root, since);
        const found = range && (await removal(run, file, code, range));
        return found && withMerge(run, file.root, found);
      }),

    renamed: (file, since, signal) =>
      asked(undefined, signal, async (run) => {
        const range = await rangeOf(run, file.root, since);
        let path: string | undefined;
        for (let count = 0; range && count < MOST_RENAMES; count++) {
          const left = await lastDeletion(run, { ...file, path: path ?? file.path }, range);
          const to = left && (await renameIn(run, file.root, left, path ?? file.path));
          if (to === undefined) return undefined;
          if (await isThere(run, file.root, 'HEAD', to)) return to;
          path = to;
        }
        return undefined;
      }),
  };

  type Run = (root: string, args: readonly string[]) => Promise<string>;

  async function asked<Answer>(
    unknown: Answer,
    signal: AbortSignal | undefined,
    look: (run: Run) => Promise<Answer>,
  ): Promise<Answer> {
    if (!git) return unknown;
    const deadline = AbortSignal.timeout(timeLimit);
    const stop = signal ? AbortSignal.any([signal, deadline]) : deadline;
    try {
      return await look((root, args) => git(root, args, stop));
    } catch (error) {
      signal?.throwIfAborted();
      log.info(`git does not tell what fixed it: ${error instanceof Error ? error.message : String(error)}`);
      return unknown;
    }
  }

  interface Range {
    /** Arguments for `git log`. */
    readonly revisions: readonly string[];
    /** Rebased commits are new ones that were written before; in seconds since 1970. */
    readonly notBefore: number;
  }

  /** Which commits count; `undefined` where nothing says since when. */
  async function rangeOf(run: Run, root: string, { commit, time }: Since): Promise<Range | undefined> {
    if (commit !== undefined && /^[0-9a-f]{7,64}$/i.test(commit)) {
      // A squashed, rebased or shallow history may not have it.
      const base = (await run(root, ['merge-base', commit, 'HEAD']).catch(() => '')).trim();
      if (base === commit.toLowerCase()) return { revisions: [`${base}..HEAD`], notBefore: 0 };
      if (base !== '' && time !== undefined) return { revisions: [`${base}..HEAD`], notBefore: time };
    }
    return time === undefined ? undefined : { revisions: [`--max-age=${time}`, 'HEAD'], notBefore: time };
  }

  /** The newest commit after which a file did not have the code that it had before. */
  async function removal(
    run: Run,
    { root, path: first }: RepositoryFile,
    code: CapturedCode,
    range: Range,
  ): Promise<FixingCommit | undefined> {
    let path = first;
    for (let renames = 0; renames <= MOST_RENAMES; renames++) {
      const args = [
        'log',
        ...SAFE_LOG,
        `-n${MOST_VERSIONS}`,
        FORMAT,
        ...range.revisions,
        '--',
        `:(literal)${path}`,
      ];
      const commits = commitsOf(await run(root, args)).filter(({ time }) => time >= range.notBefore);
      let candidate: FixingCommit | undefined;
      let renamedTo: string | undefined;
      for (const commit of commits) {
        if (await has(run, root, commit.hash, path, code)) break;
        candidate = commit;
      }
      if (!candidate || !(await has(run, root, `${candidate.hash}^`, path, code))) return undefined;
      if (!(await isThere(run, root, candidate.hash, path)))
        renamedTo = await renameIn(run, root, candidate.hash, path);
      if (renamedTo === undefined) return candidate;
      // It was renamed with the code in it, which was removed there, or with the renaming.
      if (!(await has(run, root, candidate.hash, renamedTo, code))) return candidate;
      path = renamedTo;
    }
    return undefined;
  }

  async function has(...args: Parameters<typeof gradeIn>): Promise<boolean> {
    return (await gradeIn(...args)) !== 'gone';
  }

  /** What became of code in a commit's version of a file. */
  async function gradeIn(
    run: Run,
    root: string,
    commit: string,
    path: string,
    code: CapturedCode,
  ): Promise<Located['grade']> {
    const text = await run(root, ['cat-file', 'blob', `${commit}:${path}`]).catch(() => undefined);
    return text === undefined ? 'gone' : locateAnchor({ ...code, file: path }, [{ path, text }]).grade;
  }

  async function isThere(run: Run, root: string, commit: string, path: string): Promise<boolean> {
    return run(root, ['cat-file', '-t', `${commit}:${path}`]).then(
      () => true,
      () => false,
    );
  }

  async function lastDeletion(
    run: Run,
    { root, path }: RepositoryFile,
    { revisions }: Range,
  ): Promise<string | undefined> {
    const args = [
      'log',
      ...SAFE_LOG,
      '-n1',
      '--diff-filter=D',
      '--name-status',
      '-z',
      '--format=%x01%H',
      ...revisions,
    ];
    const output = await run(root, [...args, '--', `:(literal)${path}`]);
    return /\u0001([0-9a-f]+)/.exec(output)?.[1];
  }

  /** What a commit renamed a file to. */
  async function renameIn(run: Run, root: string, commit: string, path: string): Promise<string | undefined> {
    // Else git goes on to the first earlier commit that renamed anything.
    const only = ['--no-walk', '-M', '--diff-filter=R'];
    const args = ['log', ...SAFE_LOG, ...only, '--name-status', '-z', '--format=%x01'];
    const fields = (await run(root, [...args, commit])).split('\0').map((field) => field.replace(/^\n/, ''));
    const at = fields.findIndex((field, index) => /^R\d*$/.test(field) && fields[index + 1] === path);
    return at < 0 ? undefined : fields[at + 2];
  }

  /** A commit that says no number may have come with a merge that does. */
  async function withMerge(run: Run, root: string, commit: FixingCommit): Promise<FixingCommit> {
    if (commit.pr !== undefined) return commit;
    const args = ['log', '-s', ...SAFE_LOG, `-n${MOST_ASKED}`, '--merges', '--ancestry-path', FORMAT];
    const merges = commitsOf(await run(root, [...args, `${commit.hash}..HEAD`]).catch(() => ''));
    const pr = merges.findLast((merge) => merge.pr !== undefined)?.pr;
    return pr === undefined ? commit : { ...commit, pr };
  }
}

/** The newest first. */
function commitsOf(output: string): FixingCommit[] {
  return [...output.matchAll(COMMIT)].map(([, hash = '', time = '', subject = '', body = '']) => {
    const pr = pullRequestOf(subject, body);
    return { hash, time: Number(time), subject, ...(pr === undefined ? {} : { pr }) };
  });
}
