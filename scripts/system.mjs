// Programs that npm cannot bring: a browser, and the compilers for VS Code's native modules.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { expected, run, step } from './run.mjs';

const browsers = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
];
const browserApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** The path of a program on PATH; `undefined` when there is none. */
export function which(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (isProgram(file)) return file;
    }
  }
  return undefined;
}

function isProgram(file) {
  if (!existsSync(file) || !statSync(file).isFile()) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (error.code === 'EACCES') return false; // A file of that name that is no program.
    throw error;
  }
}

/** CHROME_PATH, or the first Chromium, Chrome or Edge found; `undefined` when there is none. */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw expected(`CHROME_PATH names a file that does not exist: ${chosen}`);
    return chosen;
  }
  return browsers.map(which).find(Boolean) ?? browserApps.find((file) => existsSync(file));
}

/**
 * Installs the Debian packages whose programs are missing, or says in one line which they are.
 * @param needs pairs of a package's name and a function that finds its program
 */
export async function ensurePrograms(needs) {
  const missing = needs.filter(([, find]) => !find()).map(([name]) => name);
  if (missing.length === 0) return;
  const names = missing.join(' ');
  const sudo = await rootPrefix();
  if (!which('apt-get') || sudo === undefined) {
    throw expected(
      `Missing on this machine: ${names}. Install them (Debian: sudo apt-get install ${names}) and run this again.`,
    );
  }
  await step(`Installing ${names} with apt-get`, async () => {
    const apt = async (...args) => {
      const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
      return run(command, rest);
    };
    await apt('update', '-q'); // May fail for one unreachable source and still be enough.
    const { code, output } = await apt('install', '-y', '-q', '--no-install-recommends', ...missing);
    if (code !== 0)
      throw expected(
        `apt-get could not install ${names}:\n${output.trim().split('\n').slice(-8).join('\n')}`,
      );
  });
}

/** How to become root without being asked for a password; `undefined` when there is no way. */
async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  if (!which('sudo')) return undefined;
  const { code } = await run('sudo', ['-n', 'true']);
  return code === 0 ? ['sudo', '-n'] : undefined;
}

export const browserNeeds = [['chromium', findBrowser]];
export const compilerNeeds = [
  ['g++', () => which('g++') ?? which('clang++')],
  ['make', () => which('make')],
  ['python3', () => which('python3')],
];
