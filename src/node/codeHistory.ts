import type { CodeHistory, Log } from '../core/ports';
import type { RunGit } from './git';
import { positionOf, SAFE_LOG } from './repository';

/** For each question, in milliseconds. */
const TIME_LIMIT = 5_000;
/** Only the newest commits are looked at. */
const MOST_COMMITS = 5_000;

/**
 * What git knows of code that entries are about. Only `rev-parse`, `cat-file` and `log` without patches are run, which
 * run nothing of the repository's.
 */
export function createCodeHistory(git: RunGit | undefined, log: Log): CodeHistory {
  return {
    renames: (root, paths) =>
      asked('renamed files', new Map<string, string>(), async (run, signal) => {
        if (paths.length === 0) return new Map();
        const { top, prefix } = await positionOf(run, root, signal);
        const args = ['log', '-z', '-M', '--diff-filter=R', '--name-status', '--format='];
        const output = await run(top, [...args, `--max-count=${MOST_COMMITS}`, ...SAFE_LOG], signal);
        const today = presentNames(output);
        return new Map(
          paths.flatMap((path) => {
            const now = today.get(prefix + path);
            return now?.startsWith(prefix) ? [[path, now.slice(prefix.length)]] : [];
          }),
        );
      }),

    textAt: (root, commit, path) =>
      asked(`text of ${path}`, undefined, async (run, signal) => {
        if (!/^[0-9a-f]{7,64}$/.test(commit)) return undefined;
        const { top, prefix } = await positionOf(run, root, signal);
        return run(top, ['cat-file', 'blob', `${commit}:${prefix}${path}`], signal);
      }),
  };

  async function asked<Answer>(
    what: string,
    unknown: Answer,
    look: (run: RunGit, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    if (!git) return unknown;
    try {
      return await look(git, AbortSignal.timeout(TIME_LIMIT));
    } catch (error) {
      log.info(`git does not tell the ${what}: ${error instanceof Error ? error.message : String(error)}`);
      return unknown;
    }
  }
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
