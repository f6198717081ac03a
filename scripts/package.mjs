// `npm run package`: the production bundle in challenge-log.vsix, the same bytes every time.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { withProjectNode } from './dependencies.mjs';
import { main, projectNode, root, run, runOrThrow, scratchFolder, step, toolEnv } from './run.mjs';

export const vsix = path.join(root, 'challenge-log.vsix');

/** Never packed, whatever .vscodeignore says, and thousands of files. */
const never = new Set(['.git', '.cache', 'node_modules', 'out']);

/** Packs what is in dist/; builds it first unless told that it is fresh. */
export async function packageVsix({ built = false } = {}) {
  if (!built) await step('Build', () => runOrThrow(projectNode(), ['esbuild.js']));
  await step('Package challenge-log.vsix', async () => {
    rmSync(vsix, { force: true });
    const copy = scratchFolder();
    copyForPacking(copy);
    await pack(copy, vsix, await commitTime());
  });
  return vsix;
}

/** vsce holds every file that it sees against every pattern, so it sees a copy without those that are never packed. */
export function copyForPacking(to) {
  for (const name of readdirSync(root).filter((name) => !never.has(name)))
    cpSync(path.join(root, name), path.join(to, name), { recursive: true });
}

/**
 * Packs a folder as it is.
 * @param time seconds since 1970, of all files in the package
 */
export async function pack(folder, out, time) {
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  // Relative links stay as they are, and nothing that may be missing is asked for.
  const flags = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'];
  if (!existsSync(path.join(folder, 'LICENSE'))) flags.push('--skip-license');
  await runOrThrow(projectNode(), [vsce, 'package', ...flags, '--out', out], {
    cwd: folder,
    env: toolEnv({ SOURCE_DATE_EPOCH: time }),
  });
}

/** Seconds since 1970 of the last commit; outside a repository a fixed day, so still reproducible. */
async function commitTime() {
  const { code, output } = await run('git', ['log', '-1', '--format=%ct']);
  return code === 0 && /^\d+$/.test(output.trim()) ? output.trim() : '1767225600';
}

if (process.argv[1] === import.meta.filename) {
  await main(() => withProjectNode(() => packageVsix().then(() => 0)));
}
