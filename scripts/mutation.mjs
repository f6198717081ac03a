// `npm run mutation [-- FILE…]`: changes the core in one place after the other, and tells which changes no unit test
// notices. FILE is a glob below src/core. Stryker is installed on first use, into .cache/: only this needs it, and it
// needs a mocha of its own.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { withProjectNode } from './dependencies.mjs';
import { cache, main, npm, projectNode, root, start, step, toolEnv } from './run.mjs';

const folder = path.join(cache, 'mutation');
const stryker = path.join(folder, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
const packages = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/mocha-runner@9.6.1', 'mocha@11.8.0'];

await main(() =>
  withProjectNode(async () => {
    if (!existsSync(stryker)) {
      mkdirSync(folder, { recursive: true });
      const quiet = ['--no-save', '--no-audit', '--no-fund'];
      await step('Stryker: download (once)', () =>
        npm(['install', '--prefix', folder, ...quiet, ...packages]),
      );
    }
    const files = process.argv.slice(2).map((file) => `src/core/${file}`);
    const env = toolEnv({
      // Properties are tried with a few cases: each change is judged by some hundred tests.
      CHALLENGE_LOG_RUNS: '0.05',
      ...(files.length > 0 && { CHALLENGE_LOG_MUTATE: files.join() }),
    });
    const child = start(projectNode(), [stryker, 'run'], {
      cwd: root,
      env,
      stdio: 'inherit',
      detached: false,
    });
    return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  }),
);
