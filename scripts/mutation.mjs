// `npm run mutation [-- --sample SHARE[:NUMBER]] [FILE…]`: changes the core in one place after the other, and tells which
// changes no unit test notices. FILE is a glob below src/core; SHARE draws a part of all changes by lot, for example
// 0.05, and another NUMBER draws others. Stryker is installed on first use, into .cache/: only this needs it, and it
// needs a mocha of its own.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withProjectNode } from './dependencies.mjs';
import { isInSample } from './mutationSample.mjs';
import { cache, main, npm, projectNode, root, start, step, toolEnv } from './run.mjs';

const folder = path.join(cache, 'mutation');
const report = path.join(cache, 'mutation.json');
const stryker = path.join(folder, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
const packages = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/mocha-runner@9.6.1', 'mocha@11.8.0'];

await main(() =>
  withProjectNode(async () => {
    const { values, positionals } = parseArgs({
      options: { sample: { type: 'string', default: '1' } },
      allowPositionals: true,
    });
    if (!existsSync(stryker)) {
      mkdirSync(folder, { recursive: true });
      const quiet = ['--no-save', '--no-audit', '--no-fund'];
      await step('Stryker: download (once)', () =>
        npm(['install', '--prefix', folder, ...quiet, ...packages]),
      );
    }
    const files = positionals.map((file) => `src/core/${file}`);
    const env = toolEnv({
      // Properties are tried with a few cases: each change is judged by some hundred tests.
      CHALLENGE_LOG_RUNS: '0.05',
      CHALLENGE_LOG_SAMPLE: values.sample,
      ...(files.length > 0 && { CHALLENGE_LOG_MUTATE: files.join() }),
    });
    rmSync(report, { force: true });
    const child = start(projectNode(), [stryker, 'run'], {
      cwd: root,
      env,
      stdio: 'inherit',
      detached: false,
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    if (existsSync(report)) tell(JSON.parse(readFileSync(report, 'utf8')).files, values.sample);
    return code ?? 1;
  }),
);

/** What was noticed, file by file, and each change that was not. */
function tell(files, sample) {
  const total = { noticed: 0, not: 0 };
  for (const [name, { source, mutants }] of Object.entries(files)) {
    const lines = source.split('\n');
    const drawn = mutants.filter(({ id }) => isInSample(id, sample));
    const noticed = drawn.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
    const others = drawn.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
    total.noticed += noticed;
    total.not += others.length;
    if (noticed + others.length > 0) console.log(`${name}: ${noticed} of ${noticed + others.length} noticed`);
    for (const { location, replacement, mutatorName, status } of others) {
      const { line, column } = location.start;
      const becomes = `${mutatorName} -> ${(replacement ?? '').replace(/\s+/g, ' ')}`;
      console.log(`  ${line}:${column} ${status} ${lines[line - 1].trim()}   [${becomes}]`);
    }
  }
  const all = total.noticed + total.not;
  console.log(`${total.noticed} of ${all} changes are noticed: ${((total.noticed / all) * 100).toFixed(1)} %`);
}
