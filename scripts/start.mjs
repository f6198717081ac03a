// `npm start`: a real VS Code with this extension, installed from its package, in the browser.
//   npm start -- [FOLDER] [--port N] [--no-open]    FOLDER is this repository unless given
//   npm start -- [FOLDER] --desktop                 in the desktop VS Code whose `code` is on PATH
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withProjectNode } from './dependencies.mjs';
import { packageVsix } from './package.mjs';
import { cache, expected, main, root, runOrThrow, start, step } from './run.mjs';
import { which } from './system.mjs';
import { ensureVSCode } from './vscode-install.mjs';
import { installVsix, quietSettings, seedSettings, startServer, workbenchUrl } from './vscode.mjs';

const usage = 'Usage: npm start -- [FOLDER] [--port N] [--no-open] [--desktop]';
const nextSteps = 'Select some code and run "Challenges: Log Challenge" (F1 opens the command palette).';

function parse(args) {
  const { values, positionals } = readArgs(args);
  // npm runs this script in the project's folder; where the person stood is INIT_CWD.
  const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0] ?? '');
  const target = positionals.length > 0 ? folder : root;
  if (!existsSync(target)) throw expected(`There is no folder ${target}.`);
  if (statSync(target).isFile() && !target.endsWith('.code-workspace'))
    throw expected(`${target} is not a folder.`);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw expected(`--port takes a number from 1 to 65535, not "${values.port}".`);
  }
  return { target, port, open: !values['no-open'], desktop: values.desktop === true };
}

function readArgs(args) {
  const options = { port: { type: 'string' }, 'no-open': { type: 'boolean' }, desktop: { type: 'boolean' } };
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw expected(`${error.message}\n${usage}`);
  }
}

/** Settings, state and extensions of their own, kept from one start to the next. */
function profile(name) {
  const home = path.join(cache, name);
  const folders = { userDataDir: path.join(home, 'user-data'), extensionsDir: path.join(home, 'extensions') };
  // A folder that is not trusted yet is asked about, as on any desktop.
  seedSettings(folders.userDataDir, quietSettings({ 'security.workspace.trust.startupPrompt': 'once' }));
  return folders;
}

async function inBrowser({ target, port, open }, vsix) {
  await ensureVSCode();
  const folders = profile('start');
  await step('Install the extension from its package', () => installVsix(vsix, folders));
  // This repository's code runs already; any other folder gets VS Code's question whether to trust it.
  const server = await startServer({ ...folders, port, trust: target === root });
  const url = workbenchUrl(server, target);
  console.log(`\nOpen ${url} in your browser.\n${nextSteps}\nPress Ctrl+C here to stop.`);
  if (open && !process.env.CI) openBrowser(url);
  await server.ended;
}

/** Shows the address in the default browser where there is one; the address is printed anyway. */
function openBrowser(url) {
  const commands = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };
  const [command, ...args] = commands[process.platform] ?? ['xdg-open'];
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!screen || !which(command)) return;
  start(command, [...args, url], { stdio: 'ignore' }).once('error', (error) =>
    console.log(`No browser could be started (${error.message}).`),
  );
}

function findDesktop() {
  const code = which('code');
  if (!code) throw expected('No desktop VS Code was found: put its "code" on PATH, or leave --desktop out.');
  return code;
}

async function onDesktop({ target }, vsix) {
  const code = findDesktop();
  const { userDataDir, extensionsDir } = profile('start-desktop');
  const folders = ['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir];
  const options = { shell: process.platform === 'win32' };
  await step('Install the extension from its package', () =>
    runOrThrow(code, [...folders, '--install-extension', vsix, '--force'], options),
  );
  await runOrThrow(code, [...folders, '--new-window', target], options);
  console.log(`\nVS Code opened ${target}.\n${nextSteps}`);
}

await main(() => {
  const options = parse(process.argv.slice(2));
  if (options.desktop) findDesktop(); // Before the long work.
  return withProjectNode(async () => {
    const vsix = await packageVsix();
    await (options.desktop ? onDesktop : inBrowser)(options, vsix);
    return 0;
  });
});
