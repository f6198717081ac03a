import type { Commit, Commits, Log } from '../core/ports';
import type { RunGit } from './git';

/** For each question, in milliseconds. */
const TIME_LIMIT = 5_000;
/** Larger files, in bytes, are no code that people write. */
const LARGEST_FILE = 2_000_000;
/** Without these, a hostile repository has programs of its own run. */
const SAFE_LOG = ['--no-show-signature', '--no-ext-diff', '--no-textconv'];
const FORMAT = '--format=%x01%H%x00%an%x00%aI%x00%s%x00';
const HASH = /^[0-9a-f]{7,64}$/i;
const REVISION = /^(?:HEAD|[0-9a-f]{40,64}\^?)$/i;

/** What git knows of commits, by `log` without patches and `cat-file`, which run nothing of the repository's. */
export function createCommits(git: RunGit | undefined, log: Log): Commits {
  return {
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

    text: (folder, revision, path) =>
      asked(undefined, async (run, signal) => {
        if (!REVISION.test(revision)) return undefined;
        const blob = `${revision}:${path}`;
        if (Number(await run(folder, ['cat-file', '-s', blob], signal)) > LARGEST_FILE) return undefined;
        const text = await run(folder, ['cat-file', 'blob', blob], signal);
        return text.includes('\0') ? undefined : text;
      }),
  };

  async function asked<Answer>(
    unknown: Answer,
    look: (run: RunGit, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    if (!git) return unknown;
    try {
      return await look(git, AbortSignal.timeout(TIME_LIMIT));
    } catch (error) {
      log.info(`git does not know the commit: ${error instanceof Error ? error.message : String(error)}`);
      return unknown;
    }
  }
}

function commitsOf(output: string): Commit[] {
  return output
    .split('\u0001')
    .slice(1)
    .map((commit) => {
      const [hash = '', author = '', date = '', subject = '', ...fields] = commit.split('\0');
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
      return { hash, author, date, subject, files };
    });
}
