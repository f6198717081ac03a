import { readFile } from 'node:fs/promises';
import { dirname, basename, delimiter, isAbsolute, join } from 'node:path';
import { accessSync, constants } from 'node:fs';
import { simpleGit, type SimpleGit } from 'simple-git';
import { contentIsFiltered } from '../core/gitAttributes';
import type { FileHistory, Git, Log } from '../core/ports';
import { chooseRemote, parseGitConfig } from '../core/remote';

/** No git process may take longer than this, in milliseconds. */
const TIME_LIMIT = 5_000;

/** No command of ours may run a program that a repository names, ask for a password, or fetch. */
const HARDENED = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'protocol.allow=never',
  'log.showSignature=false',
];
/** All that git needs from around it; no variable can point it to another repository or to a program. */
const INHERITED = ['PATH', 'HOME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'XDG_CONFIG_HOME', 'SystemRoot', 'TEMP'];
const ENVIRONMENT = { GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };

/**
 * Git by its own program, through simple-git. Only commands that run nothing of the repository's are
 * used: `rev-parse`, `config --get-regexp`, and `show HEAD:file`.
 * @param binary absolute path of git; found on PATH when not given
 */
export function createGit(log: Log, binary: string | undefined): Git {
  const program = binary ?? findOnPath('git');
  if (!program) log.info('git was not found on PATH: records are written without a commit.');

  return {
    async history(file, signal) {
      if (!program) return undefined;
      const folder = dirname(file);
      const run = (...args: string[]) => open(program, folder, signal).raw(args);
      const [position, config, committed] = await Promise.all([
        run(
          'rev-parse',
          '--show-toplevel',
          '--show-prefix',
          '--revs-only',
          'HEAD',
          '--symbolic-full-name',
          'HEAD',
        ).catch(expected),
        run('config', '-z', '--get-regexp', CONFIG_KEYS).catch(expected),
        run('show', `HEAD:./${basename(file)}`).catch(expected),
      ]);
      signal?.throwIfAborted();
      if (position === undefined) return undefined;
      const [root = '', prefix = '', commit, ref] = position.split('\n');
      const path = prefix + basename(file);
      const branch = ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
      const remoteUrl = chooseRemote(parseGitConfig(config ?? ''), branch);
      return {
        root,
        path,
        ...(commit && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit) ? { commit } : {}),
        ...(branch === undefined ? {} : { branch }),
        ...(remoteUrl === undefined ? {} : { remoteUrl }),
        ...(committed === undefined ? {} : { committed }),
        filtered: contentIsFiltered(await attributeFiles(root, prefix), path),
      } satisfies FileHistory;
    },
  };

  function expected(error: unknown): undefined {
    log.info(`git: ${error instanceof Error ? (error.message.trim().split('\n')[0] ?? '') : String(error)}`);
    return undefined;
  }
}

const CONFIG_KEYS = String.raw`^(remote\..+\.url|branch\..+\.(remote|merge)|url\..+\.insteadof)$`;

function open(binary: string, folder: string, signal: AbortSignal | undefined): SimpleGit {
  return simpleGit({
    baseDir: folder,
    binary,
    config: HARDENED,
    timeout: { block: TIME_LIMIT, stdOut: false, stdErr: false },
    allowEnvironment: Object.keys(ENVIRONMENT),
    unsafe: {
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafeCustomBinary: true,
      allowUnsafeProtocolOverride: true,
    },
    ...(signal ? { abort: signal } : {}),
  }).env({ ...inherited(), ...ENVIRONMENT });
}

function inherited(): Record<string, string> {
  const present = INHERITED.map((key) => [key, process.env[key]] as const);
  return Object.fromEntries(present.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** The attributes that hold for files in a folder of the repository. */
async function attributeFiles(root: string, prefix: string): Promise<{ folder: string; text: string }[]> {
  const folders = prefix.split('/').filter(Boolean);
  const levels = ['', ...folders.map((_, index) => folders.slice(0, index + 1).join('/'))];
  const files = levels.map((folder) => ({ folder, file: join(root, folder, '.gitattributes') }));
  files.push({ folder: '', file: join(root, '.git', 'info', 'attributes') });
  const read = await Promise.all(
    files.map(async ({ folder, file }) => ({ folder, text: await textOf(file) })),
  );
  return read.filter(({ text }) => text !== '');
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return ''; // most folders have none
  }
}

/** A bare name could start a program planted in the workspace, so the search is ours. */
function findOnPath(name: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    for (const candidate of names.map((file) => join(folder, file))) {
      try {
        accessSync(candidate, constants.X_OK);
        return candidate;
      } catch {
        continue;
      }
    }
  }
  return undefined;
}
