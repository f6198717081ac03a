// A real VS Code for tests and for `npm start`, without a desktop and without Microsoft's download
// servers: the npm package `code-server` carries VS Code's server, whose web workbench any Chromium
// can show. We use that inner server only (lib/vscode), not code-server's own wrapper.
import { createServer } from 'node:net';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cache, expected, npm, projectNode, root, runOrThrow, start, step, stop, toolEnv } from './run.mjs';
import { compilerNeeds, ensurePrograms } from './system.mjs';

/** The package is numbered 4.x for VS Code 1.x. 4.106.3 is the floor of `engines.vscode`. */
export const version = process.env.CHALLENGE_LOG_VSCODE ?? '4.139.1';

const folder = path.join(cache, 'vscode', version);
const home = path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
const marker = path.join(folder, 'complete');
const serverMain = path.join(home, 'out', 'server-main.js');
// Native modules fit one Node only, so a new Node means a new installation.
// The number goes up when the steps of the installation change.
const markerText = `code-server ${version}, installation 2, Node ABI ${process.versions.modules}\n`;

function isInstalled() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === markerText;
}

/** Installs the server into .cache/ unless it is there already. */
export async function ensureVSCode() {
  if (process.platform === 'win32')
    throw expected(
      'This VS Code server does not run on Windows. Use a desktop VS Code: npm start -- --desktop',
    );
  if (isInstalled()) return;
  await ensurePrograms(compilerNeeds);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const inFolder = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  await step(`VS Code ${version}: download (once, about 600 MB on disk)`, async () => {
    await npm(['install', '--prefix', folder, ...inFolder, `code-server@${version}`], { cwd: folder });
    sourcesFromRegistry(home);
    await npm(['install', '--prefix', home, ...inFolder, '--omit=dev'], { cwd: home });
    // The TypeScript that the language features start: without it there are no symbols.
    const extensions = path.join(home, 'extensions');
    sourcesFromRegistry(extensions);
    await npm(['install', '--prefix', extensions, ...inFolder, '--omit=dev'], { cwd: extensions });
  });
  // The two native modules that the server does not start without; one changed its name.
  const native = ['@vscode/spdlog', '@vscode/native-watchdog', 'native-watchdog'];
  const present = native.filter((name) => existsSync(path.join(home, 'node_modules', ...name.split('/'))));
  await step(`VS Code ${version}: compile ${present.join(' and ')}`, () =>
    npm(['rebuild', '--prefix', home, '--ignore-scripts=false', ...present], {
      cwd: home,
      env: { JOBS: 'max', ...nodeHeaders() },
    }),
  );
  writeFileSync(marker, markerText); // Last: a half-finished installation has none.
}

/** Older versions take packages from git by commit; their releases do as well, and need no git host. */
function sourcesFromRegistry(folder) {
  const edit = (name, change) => {
    const file = path.join(folder, name);
    const json = JSON.parse(readFileSync(file, 'utf8'));
    change(json);
    writeFileSync(file, JSON.stringify(json));
  };
  const released = {};
  const useReleases = (manifest) => {
    for (const group of [manifest.dependencies, manifest.devDependencies]) {
      for (const name of Object.keys(group ?? {})) group[name] = released[name] ?? group[name];
    }
  };
  edit('npm-shrinkwrap.json', ({ packages }) => {
    for (const [place, { resolved, version: release }] of Object.entries(packages)) {
      if (!resolved?.startsWith('git')) continue;
      released[place.split('node_modules/').at(-1)] = release;
      delete packages[place];
    }
    useReleases(packages['']);
  });
  edit('package.json', useReleases);
}

/** node-gyp would download Node's headers; the npm package of our Node brings them along. */
function nodeHeaders() {
  const arch = `node-${process.platform}-${process.arch}`;
  const places = ['node_modules/node/node_modules', 'node_modules'].map((place) =>
    path.join(root, place, arch),
  );
  const found = places.find((place) => existsSync(path.join(place, 'include', 'node', 'node.h')));
  return found ? { npm_config_nodedir: found } : {};
}

/** Installs a VSIX into a folder of extensions, offline. */
export async function installVsix(vsix, { userDataDir, extensionsDir }) {
  const args = [
    '--install-extension',
    vsix,
    '--force',
    '--extensions-dir',
    extensionsDir,
    '--user-data-dir',
    userDataDir,
  ];
  await runOrThrow(projectNode(), [serverMain, ...args], { cwd: home, env: toolEnv() });
}

/** An environment for the server in which it asks no gallery of extensions for anything. */
export const offline = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

async function freePort() {
  const probe = createServer();
  await new Promise((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/**
 * Starts the server; it is ready when this resolves, and gone with this process at the latest.
 * @param trust false: Restricted Mode is possible, and a folder starts in it
 * @param development true: an extension under development is loaded (ignored otherwise, see CVE-2026-69320)
 * @returns its address, a promise that rejects when it ends by itself, and the way to end it
 */
export async function startServer({
  userDataDir,
  extensionsDir,
  port,
  trust = true,
  development = false,
  env = {},
}) {
  const chosen = port ?? (await freePort());
  const args = [serverMain, '--host', '127.0.0.1', '--port', String(chosen), '--without-connection-token'];
  args.push('--accept-server-license-terms', '--disable-telemetry');
  args.push('--user-data-dir', userDataDir, '--extensions-dir', extensionsDir);
  if (trust) args.push('--disable-workspace-trust');
  if (development) args.push('--enable-smoke-test-driver');

  const child = start(projectNode(), args, {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: toolEnv(env),
  });
  let output = '';
  let stopping = false;
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (stopping) resolve();
      else reject(expected(`The VS Code server ended with code ${code}:\n${output.slice(-2000)}`));
    });
  });
  ended.catch(() => undefined); // Whoever waits for it sees the failure; nobody has to wait.
  const listening = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output = (output + text).slice(-20_000);
        if (output.includes('Extension host agent listening on')) resolve();
      });
    }
  });
  await Promise.race([listening, ended]);

  const close = async () => {
    stopping = true;
    stop(child, 'SIGKILL'); // It keeps nothing worth saving, and asks nobody politely.
    await ended;
  };
  return { url: `http://127.0.0.1:${chosen}`, port: chosen, ended, close };
}

/**
 * The address that opens a folder or a .code-workspace file in the running server.
 * @param payload pairs for the workbench, such as ["extensionDevelopmentPath", "vscode-remote://…"]
 */
export function workbenchUrl(server, target, payload = []) {
  const url = new URL(server.url);
  if (target === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set(target.endsWith('.code-workspace') ? 'workspace' : 'folder', target);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** A file of this machine, as the workbench in the browser names it. */
export function remoteUri(server, file) {
  return `vscode-remote://127.0.0.1:${server.port}${encodeURI(path.resolve(file))}`;
}

/** Settings that keep first-run pages, telemetry and AI panels out of the way. */
export function quietSettings(extra = {}) {
  return {
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'workbench.welcomePage.walkthroughs.openOnInstall': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'chat.disableAIFeatures': true,
    'telemetry.telemetryLevel': 'off',
    'extensions.ignoreRecommendations': true,
    'extensions.autoUpdate': false,
    'extensions.autoCheckUpdates': false,
    'update.mode': 'none',
    'update.showReleaseNotes': false,
    'git.openRepositoryInParentFolders': 'never',
    'security.workspace.trust.startupPrompt': 'never',
    ...extra,
  };
}

/** Writes the user settings unless there are some already. */
export function seedSettings(userDataDir, settings) {
  const file = path.join(userDataDir, 'User', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(settings, undefined, 2));
}
