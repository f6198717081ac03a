// Starts the VS Code server that vscode-install.mjs installed, and says where to open what in it.
import { createServer } from 'node:net';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expected, runOrThrow, start, stop, toolEnv } from './run.mjs';
import { home, serverNode } from './vscode-install.mjs';

const serverMain = path.join(home, 'out', 'server-main.js');

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
  await runOrThrow(serverNode(), [serverMain, ...args], { cwd: home, env: toolEnv() });
}

/** An environment for the server in which it asks no gallery of extensions for anything. */
export const offline = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

/** The port asked for, or any free one. */
async function freePort(wanted = 0) {
  const probe = createServer();
  await new Promise((resolve, reject) => {
    probe.once('error', (error) =>
      reject(
        error.code === 'EADDRINUSE'
          ? expected(`Port ${wanted} is in use; choose another with --port.`)
          : error,
      ),
    );
    probe.listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/**
 * Starts the server; it is ready when this resolves, and gone with this process at the latest.
 * @param trust false: Restricted Mode is possible, and a folder starts in it
 * @param development true: an extension under development is loaded (ignored otherwise, see CVE-2026-69320)
 * @param graceTime seconds that it waits for a window that is gone to come back; hours unless given
 * @returns its address, a promise that rejects when it ends by itself, and the way to end it
 */
export async function startServer({
  userDataDir,
  extensionsDir,
  port,
  trust = true,
  development = false,
  graceTime,
  env = {},
}) {
  const chosen = await freePort(port);
  const args = [serverMain, '--host', '127.0.0.1', '--port', String(chosen), '--without-connection-token'];
  args.push('--accept-server-license-terms', '--disable-telemetry');
  args.push('--user-data-dir', userDataDir, '--extensions-dir', extensionsDir);
  if (trust) args.push('--disable-workspace-trust');
  if (development) args.push('--enable-smoke-test-driver');
  if (graceTime !== undefined) args.push('--reconnection-grace-time', String(graceTime));

  const child = start(serverNode(), args, {
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
    // Not `false`, which VS Code replaces on start: the settings open in an editor then, and the servers of JSON and TypeScript begin.
    'extensions.autoUpdate': 'off',
    'extensions.autoCheckUpdates': false,
    'update.mode': 'none',
    'update.showReleaseNotes': false,
    'git.openRepositoryInParentFolders': 'never',
    // A browser's VS Code saves after a second by itself; the desktop's does not.
    'files.autoSave': 'off',
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
