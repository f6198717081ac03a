// `npm run mutation [-- --sample SHARE[:NUMBER]] [--tests GLOB] [FILE…]`: changes the core in one place after the other,
// and tells which changes no unit test notices. FILE is a glob below src/core; SHARE draws a part of all changes by lot,
// for example 0.05, and another NUMBER draws others; GLOB, below test/unit/core and without .test.ts, takes a few tests
// alone, which is quick while they are written. Stryker is installed on first use, into .cache/: only this needs it, and it
// needs a mocha of its own.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withProjectNode } from './dependencies.mjs';
import { drawSample, keyOf } from './mutationSample.mjs';
import { cache, main, npm, projectNode, root, start, step, toolEnv } from './run.mjs';

const folder = path.join(cache, 'mutation');
const installed = path.join(folder, 'node_modules');
const report = path.join(cache, 'mutation.json');
const sampleFile = path.join(cache, 'mutation-sample.json');
const packages = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/mocha-runner@9.6.1', 'mocha@11.8.0'];

await main(() =>
  withProjectNode(async () => {
    const { values, positionals } = parseArgs({
      options: { sample: { type: 'string', default: '1' }, tests: { type: 'string', multiple: true } },
      allowPositionals: true,
    });
    const stryker = path.join(installed, '@stryker-mutator', 'core', 'bin', 'stryker.js');
    if (!existsSync(stryker)) {
      mkdirSync(folder, { recursive: true });
      const quiet = ['--no-save', '--no-audit', '--no-fund'];
      await step('Stryker: download (once)', () =>
        npm(['install', '--prefix', folder, ...quiet, ...packages]),
      );
    }
    const globs = positionals.length > 0 ? positionals : ['**/*.ts'];
    const files = globs.flatMap((glob) => globSync(`src/core/${glob}`, { cwd: root })).sort();
    const drawn = await drawSample(installed, root, files, values.sample);
    const keys = drawn.map(keyOf);
    const places = new Set(
      drawn.map(({ fileName, location: { start, end } }) => {
        const file = path.relative(root, fileName);
        return `${file}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
      }),
    );
    writeFileSync(sampleFile, JSON.stringify({ keys, places: [...places] }));
    console.log(`${drawn.length} changes in ${files.length} files`);
    rmSync(report, { force: true });
    const child = start(projectNode(), [stryker, 'run'], {
      cwd: root,
      // Properties are tried with a few cases: each change is judged by some hundred tests.
      env: toolEnv({
        CHALLENGE_LOG_RUNS: '0.05',
        CHALLENGE_LOG_SAMPLE: sampleFile,
        ...(values.tests && { CHALLENGE_LOG_TESTS: values.tests.join(':') }),
      }),
      stdio: 'inherit',
      detached: false,
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    if (existsSync(report)) tell(JSON.parse(readFileSync(report, 'utf8')).files, new Set(keys));
    return code ?? 1;
  }),
);

/** What was noticed, file by file, and each change that was not. */
function tell(files, drawn) {
  const total = { noticed: 0, not: 0 };
  for (const [name, { source, mutants }] of Object.entries(files)) {
    const lines = source.split('\n');
    const judged = mutants.filter((mutant) => drawn.has(keyOf({ ...fromZero(mutant), fileName: name })));
    const noticed = judged.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
    const others = judged.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
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
  console.log(
    `${total.noticed} of ${all} changes are noticed: ${((total.noticed / all) * 100).toFixed(1)} %`,
  );
}

/** The report counts lines and columns from 1. */
function fromZero({ location: { start, end }, ...mutant }) {
  const moved = ({ line, column }) => ({ line: line - 1, column: column - 1 });
  return { ...mutant, location: { start: moved(start), end: moved(end) } };
}
