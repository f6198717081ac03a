// What the workbenches of one run share: a browser, and a server for each way of starting one, because starting
// them takes longer than most tests. Mocha loads this file too, and ends with it what is shared.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../scripts/browser.mjs';
import { scratchFolder } from '../../scripts/run.mjs';
import { ensureVSCode } from '../../scripts/vscode-install.mjs';
import { installVsix, offline, quietSettings, seedSettings, startServer } from '../../scripts/vscode.mjs';

const servers = new Map();
let browser;

/** The browser of this run; every page in it gets a context of its own. */
export function sharedBrowser() {
  return (browser ??= launchBrowser());
}

/**
 * The server of this run that starts like this, with user data as new, so one window uses it at a time.
 * @param vsix the package to install; without it an extension under development is loaded
 * @param restricted true: Restricted Mode is possible
 * @param settings further user settings
 */
export async function sharedServer({ vsix, restricted = false, settings = {} }) {
  const key = JSON.stringify([vsix, restricted]);
  if (!servers.has(key)) servers.set(key, start(vsix, restricted));
  const { server, userDataDir } = await servers.get(key);
  rmSync(path.join(userDataDir, 'User'), { recursive: true, force: true, maxRetries: 3 });
  seedSettings(userDataDir, quietSettings(settings));
  return server;
}

async function start(vsix, restricted) {
  await ensureVSCode();
  const scratch = scratchFolder();
  const folders = {
    userDataDir: path.join(scratch, 'user'),
    extensionsDir: path.join(scratch, 'extensions'),
  };
  if (vsix !== undefined) await installVsix(vsix, folders);
  const options = { ...folders, development: vsix === undefined, trust: !restricted, env: offline };
  // A window that was closed is gone: its extension host waits for nobody.
  const server = await startServer({ ...options, graceTime: 0 });
  return { server, userDataDir: folders.userDataDir };
}

/** Ends what is shared. */
export async function closeShared() {
  const started = await Promise.allSettled(servers.values());
  servers.clear();
  await (await browser)?.close();
  browser = undefined;
  await Promise.all(started.map(({ value }) => value?.server.close()));
}

export const mochaGlobalTeardown = closeShared;
