// Installs a real VS Code for tests and for `npm start`, without a desktop and without Microsoft's
// download servers: the npm package `code-server` carries VS Code's server, whose web workbench any
// Chromium can show. We use that inner server only (lib/vscode), not code-server's own wrapper.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cache, expected, npm, projectNode, root, step } from './run.mjs';
import { compilerNeeds, ensurePrograms } from './system.mjs';

/** The package is numbered 4.x for VS Code 1.x. 4.106.3 is the floor of `engines.vscode`. */
export const version = process.env.CHALLENGE_LOG_VSCODE ?? '4.139.1';

const folder = path.join(cache, 'vscode', version);
export const home = path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
const marker = path.join(folder, 'complete');
const arch = `node-${process.platform}-${process.arch}`;
const olderNode = path.join(folder, 'node', 'node_modules', arch);

/** The Node that runs the server: the project's own, or the older one that the version was made for. */
export const serverNode = () => (existsSync(olderNode) ? path.join(olderNode, 'bin', 'node') : projectNode());

// Native modules fit one Node only, so a new Node means a new installation.
// The number goes up when the steps of the installation change.
const markerText = `code-server ${version}, installation 2, Node ABI ${process.versions.modules}\n`;

function isInstalled() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === markerText;
}

/** Installs the server into .cache/ unless it is there already. */
export async function ensureVSCode() {
  if (process.platform === 'win32') {
    throw expected('This VS Code server does not run on Windows. Use the desktop: npm start -- --desktop');
  }
  if (isInstalled()) return;
  await ensurePrograms(compilerNeeds);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const inFolder = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  await step(`VS Code ${version}: download (once, about 600 MB on disk)`, async () => {
    await npm(['install', '--prefix', folder, ...inFolder, `code-server@${version}`], { cwd: folder });
    const { engines } = JSON.parse(readFileSync(path.join(home, '..', '..', 'package.json'), 'utf8'));
    if (engines.node !== process.versions.node.split('.')[0]) {
      await npm(['install', '--prefix', path.join(folder, 'node'), ...inFolder, `${arch}@${engines.node}`]);
    }
  });
  await step(`VS Code ${version}: its dependencies`, () =>
    Promise.all([installServer(inFolder), installExtensions(inFolder)]),
  );
  writeFileSync(marker, markerText); // Last: a half-finished installation has none.
}

async function installServer(inFolder) {
  sourcesFromRegistry(home);
  await npm(['install', '--prefix', home, ...inFolder, '--omit=dev'], { cwd: home });
  await addRipgrep(inFolder);
  // The two native modules that the server does not start without; one changed its name.
  const native = ['@vscode/spdlog', '@vscode/native-watchdog', 'native-watchdog'];
  const present = native.filter((name) => existsSync(path.join(home, 'node_modules', ...name.split('/'))));
  await npm(['rebuild', '--prefix', home, '--ignore-scripts=false', ...present], {
    cwd: home,
    env: { JOBS: 'max', ...nodeHeaders() },
  });
}

/** The TypeScript that the language features start: without it there are no symbols. */
async function installExtensions(inFolder) {
  const extensions = path.join(home, 'extensions');
  sourcesFromRegistry(extensions);
  await npm(['install', '--prefix', extensions, ...inFolder, '--omit=dev'], { cwd: extensions });
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

/** Older versions download their search program when installed; a newer npm package holds it. */
async function addRipgrep(inFolder) {
  const old = path.join(home, 'node_modules', '@vscode', 'ripgrep');
  if (!existsSync(old)) return;
  const place = path.join(folder, 'ripgrep');
  await npm(['install', '--prefix', place, ...inFolder, '@vscode/ripgrep-universal@1.18.0']);
  const all = path.join(place, 'node_modules', '@vscode', 'ripgrep-universal', 'bin');
  cpSync(path.join(all, `${process.platform}-${process.arch}`), path.join(old, 'bin'), { recursive: true });
}

/** node-gyp would download Node's headers; the npm package of that Node brings them along. */
function nodeHeaders() {
  const modules = path.join(root, 'node_modules');
  const places = [olderNode, path.join(modules, 'node', 'node_modules', arch), path.join(modules, arch)];
  const found = places.find((place) => existsSync(path.join(place, 'include', 'node', 'node.h')));
  return found ? { npm_config_nodedir: found } : {};
}
