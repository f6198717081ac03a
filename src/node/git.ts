import { accessSync, constants, statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path';
import { simpleGit, type SimpleGit } from 'simple-git';
import { contentIsFiltered } from '../core/gitAttributes';
import type { FileHistory, Git, Log } from '../core/ports';
import { chooseRemote, parseGitConfig } from '../core/remote';
import { attributeFiles } from './gitAttributeFiles';
import { mustHold } from './repository';

/** No call may take longer than this, in milliseconds. */
const TIME_LIMIT = 5_000;
/** A larger committed file is not read, in bytes: no editor gives an extension a text of this size. */
const SIZE_LIMIT = 50 * 1024 * 1024;

/** No command of ours may run a program that a repository names, ask for a password, or fetch. */
const HARDENED = ['core.fsmonitor=false', 'core.hooksPath=/dev/null'];
const ENVIRONMENT = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  // A missing object stays missing; for a git that does not know this yet, no transport is allowed.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  // The forge shows the commit as it is, whatever refs/replace says here.
  GIT_NO_REPLACE_OBJECTS: '1',
};
/** What a person's environment says to git, or to simple-git, which would refuse to work with it. */
const NOT_INHERITED = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;

/** Always there, so that git has something to print: simple-git waits 50 ms after a silent command. */
const CONFIG_KEYS = String.raw`^(core\.(repositoryformatversion|attributesfile)|remote\..+\.url|branch\..+\.(remote|merge)|url\..+\.insteadof|user\.name)$`;
/** Root, prefix, attributes file, then HEAD's hash and branch where there is a commit. */
const POSITION = /^([^\n]+)\n([^\n]*)\n([^\n]+)\n(?:([0-9a-f]{40}|[0-9a-f]{64})\n([^\n]+)\n)?$/;
/** Said in English by `LC_ALL=C`; of all failures only these tell that the commit lacks the file. */
const NOT_COMMITTED = /^fatal: path '.*' (?:does not exist in|exists on disk, but not in) '/ms;

/** Runs a git command in a folder, hardened, and gives what it printed. Only safe commands: see {@link createGit}. */
export type RunGit = (folder: string, args: readonly string[], signal: AbortSignal) => Promise<string>;

/** @returns `undefined` where there is no git */
export function gitRunner(binary: string | undefined): RunGit | undefined {
  const program = programOf(binary);
  if (program === undefined) return undefined;
  return (folder, args, signal) => until(signal, open(program, folder, signal).raw([...args]));
}

function programOf(binary: string | undefined): string | undefined {
  return binary !== undefined && isAbsolute(binary) ? binary : findOnPath('git');
}

/**
 * Git by its own program, through simple-git. Only commands that run nothing of the repository's are
 * used: `rev-parse`, `config --get-regexp`, and `cat-file blob`.
 * @param binary absolute path of git; found on PATH when not given
 * @param timeLimit for a call of `history`, in milliseconds
 */
export function createGit(log: Log, binary: string | undefined, timeLimit = TIME_LIMIT): Git {
  const program = programOf(binary);
  if (!program) log.info('git was not found on PATH: records are written without a commit.');

  return {
    async history(file, signal) {
      if (!program) return undefined;
      signal?.throwIfAborted();
      try {
        const deadline = AbortSignal.timeout(timeLimit);
        const stop = signal ? AbortSignal.any([signal, deadline]) : deadline;
        return await until(stop, lookUp(program, file, stop));
      } catch (error) {
        signal?.throwIfAborted();
        log.info(`git knows nothing of ${file}: ${firstLine(error)}`);
        return undefined;
      }
    },
  };

  async function lookUp(
    program: string,
    file: string,
    signal: AbortSignal,
  ): Promise<FileHistory | undefined> {
    // HEAD holds a link's target under its own name, and names as the disk spells them.
    const real = await realpath(file).catch(async () => join(await realpath(dirname(file)), basename(file)));
    const folder = dirname(real);
    const git = (signal: AbortSignal) => open(program, folder, signal);
    const [position, config] = await Promise.all([
      git(signal).raw(
        'rev-parse',
        '--show-toplevel',
        '--show-prefix',
        '--git-path',
        'info/attributes',
        '--revs-only',
        'HEAD',
        '--symbolic-full-name',
        'HEAD',
      ),
      git(signal)
        .raw('config', '-z', '--get-regexp', CONFIG_KEYS)
        .catch((error: unknown) => {
          signal.throwIfAborted();
          log.info(`git config: ${firstLine(error)}`);
          return '';
        }),
    ]);
    const parts = POSITION.exec(position);
    if (!parts) throw new Error('the names of its folders cannot be read');
    const [, root = '', prefix = '', attributes = '', commit, ref] = parts;
    await mustHold(root, folder);
    const path = prefix + basename(real);
    const branch = ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
    const remoteUrl = chooseRemote(parseGitConfig(config), branch);
    // The last one counts: git lists what is said nearer to the repository later.
    const author = [...config.matchAll(/(?:^|\0)user\.name\n([^\0]+)/gi)].at(-1)?.[1];
    const [committed, texts] = await Promise.all([
      commit === undefined ? undefined : textIn(commit, path, git, signal),
      attributeFiles({ root, prefix, folder, attributes, config }),
    ]);
    return {
      root,
      path,
      ...(commit === undefined ? {} : { commit }),
      ...(branch === undefined ? {} : { branch }),
      ...(remoteUrl === undefined ? {} : { remoteUrl }),
      ...(author === undefined ? {} : { author }),
      ...(typeof committed === 'string' ? { committed } : {}),
      filtered: committed === UNKNOWN || texts === undefined || contentIsFiltered(texts, path),
    };
  }

  /** A file's text in a commit; `undefined` when the commit does not have it. */
  async function textIn(
    commit: string,
    path: string,
    git: (signal: AbortSignal) => SimpleGit,
    signal: AbortSignal,
  ): Promise<string | typeof UNKNOWN | undefined> {
    const tooLarge = new AbortController();
    let size = 0;
    const measured = git(AbortSignal.any([signal, tooLarge.signal])).outputHandler((_command, output) => {
      output.on('data', (bytes: Uint8Array) => {
        size += bytes.length;
        if (size > SIZE_LIMIT) tooLarge.abort();
      });
    });
    try {
      const bytes = (await measured.binaryCatFile(['blob', `${commit}:${path}`])) as Uint8Array;
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Error && NOT_COMMITTED.test(error.message)) return undefined;
      log.info(`git does not tell the committed text of ${path}: ${firstLine(error)}`);
      return UNKNOWN;
    }
  }
}

const UNKNOWN = Symbol('a text that cannot be known');

function open(binary: string, folder: string, abort: AbortSignal): SimpleGit {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name));
  return simpleGit({
    baseDir: folder,
    binary,
    config: HARDENED,
    abort,
    // By itself it takes what has arrived 50 ms after the end, and an end without words for a success.
    completion: { onClose: true, onExit: false },
    errors: (error, { exitCode }) =>
      error ?? (exitCode === 0 ? undefined : new Error(`git ended with ${exitCode}`)),
    allowEnvironment: Object.keys(ENVIRONMENT),
    unsafe: { allowUnsafeFsMonitor: true, allowUnsafeHooksPath: true, allowUnsafeCustomBinary: true },
  }).env({ ...Object.fromEntries(inherited), LC_ALL: 'C', ...ENVIRONMENT });
}

/** Rejects as soon as the signal says so, also where a process takes its time to end. */
async function until<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().split('\n', 1)[0] ?? '';
}

/** A bare name could start a program planted in the workspace, so the search is ours. */
function findOnPath(name: string): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, file))
    .find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false; // not there, or not ours to run
  }
}
