// From a bare clone to the project's own tools: nothing here may need node_modules to exist.
import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { expected, npm, projectNode, root, start, step } from './run.mjs';

/** npm writes this file when an installation is complete, so it dates one and tells a broken one. */
const installed = path.join(root, 'node_modules', '.package-lock.json');
const lock = path.join(root, 'package-lock.json');

async function ensureDependencies() {
  const fresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
  // --ignore-scripts=false: the pinned Node arrives by an install script.
  if (!fresh)
    await step('Dependencies: npm ci', () =>
      npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts=false']),
    );
  if (projectNode() === process.execPath && Number(process.versions.node.split('.')[0]) < 22) {
    throw expected('The pinned Node 24 is missing: run "npm rebuild node", or use Node 24 yourself.');
  }
}

/**
 * Installs what is missing, then runs `work` under the Node that package.json pins, by starting
 * the same script once more under it where need be.
 * @returns the exit code
 */
export async function withProjectNode(work) {
  await ensureDependencies();
  if (realpathSync(projectNode()) === realpathSync(process.execPath)) return work();
  const child = start(projectNode(), process.argv.slice(1), { stdio: 'inherit', detached: false });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
