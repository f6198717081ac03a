// What every script here needs: where the project is, its own Node, and child processes that show
// progress, never ask for anything, and never outlive the script that started them.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const windows = process.platform === 'win32';

export const root = path.resolve(import.meta.dirname, '..');
export const cache = path.join(root, '.cache');

/** An expected failure: one sentence that says what to do, shown without a stack. */
export function expected(sentence) {
  return Object.assign(new Error(sentence), { expected: true });
}

/** Runs a script's main function: an expected failure becomes one line, anything else a stack. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    console.error(error?.expected ? error.message : error);
    process.exitCode = 1;
  }
}

/** The Node that the project pins in package.json; the caller's own before `npm ci`. */
export function projectNode() {
  const pinned = path.join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
  return existsSync(pinned) ? pinned : process.execPath;
}

const live = new Set();
const ungrouped = new WeakSet();
const folders = new Set();
let guarded = false;

/** However this process ends, what it started ends, and its temporary folders go. */
function guard() {
  if (guarded) return;
  guarded = true;
  process.on('exit', () => {
    live.forEach((child) => stop(child));
    folders.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
}

/** A new temporary folder, deleted when this process ends. */
export function scratchFolder() {
  guard();
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'challenge-log-')));
  folders.add(folder);
  return folder;
}

/**
 * Starts a program in a process group of its own, which is ended when this process ends: by SIGTERM,
 * because what the program started in groups of their own only the program can end.
 */
export function start(command, args, options = {}) {
  guard();
  const child = spawn(command, args, { cwd: root, detached: !windows, ...options });
  if (options.detached === false) ungrouped.add(child);
  live.add(child);
  // The group is gone only when its pipes are closed: a grandchild may outlive the child.
  child.once('close', () => live.delete(child));
  child.once('error', () => live.delete(child));
  return child;
}

/** Ends a program started by `start`, with everything that it started. */
export function stop(child, signal = 'SIGTERM') {
  if (child.pid === undefined) return;
  try {
    if (windows) spawn('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else process.kill(ungrouped.has(child) ? child.pid : -child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // ESRCH: it has ended by itself, which is what we want.
  }
}

/**
 * Runs a program to its end without a terminal: nothing can prompt.
 * @param onOutput gets every piece of output as it comes; without it nothing is shown
 * @returns its exit code (1 when a signal ended it) and all that it printed
 */
export function run(command, args, { onOutput, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        onOutput?.(text);
      });
    }
    child.once('error', (error) =>
      reject(error.code === 'ENOENT' ? expected(`${command} is not installed or not on PATH.`) : error),
    );
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** As `run`, but a failure is an error that carries the end of the output. */
export async function runOrThrow(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  const end = output.trim().split('\n').slice(-25).join('\n');
  throw expected(`${path.basename(command)} ${args.join(' ')} failed with code ${code}:\n${end}`);
}

/** The environment in which tools, and npm itself, run under the project's Node. */
export function toolEnv(extra = {}) {
  const bins = [path.join(root, 'node_modules', 'node', 'bin'), path.join(root, 'node_modules', '.bin')];
  // Several tools take CI for a terminal that shows colours.
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  const compiled = { NODE_COMPILE_CACHE: path.join(cache, 'compiled') };
  return {
    ...process.env,
    ...plain,
    ...compiled,
    PATH: [...bins, process.env.PATH].join(path.delimiter),
    ...extra,
  };
}

/** npm, run by this Node when npm itself told us where it is; otherwise the one on PATH. */
export function npm(args, { env, ...options } = {}) {
  const cli = process.env.npm_execpath;
  const [command, prefix] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  // Without this, npm inside `npm test` would take the outer project for its own.
  const { npm_config_local_prefix: _, ...clean } = toolEnv(env);
  const shell = windows && command === 'npm';
  return runOrThrow(command, [...prefix, ...args], { env: clean, shell, ...options });
}

/** Prints what is going on and, at its end, how long it took; a sign of life while it lasts. */
export async function step(label, work) {
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  console.log(`${label} …`);
  const alive = setInterval(() => console.log(`${label} … still at it after ${seconds()}`), 20_000);
  try {
    const result = await work();
    console.log(`${label}: done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(alive);
  }
}
