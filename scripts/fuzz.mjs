// `npm run fuzz [-- TARGET…] [--runs N] [--longest N] [--seed N]`: tries what the core promises with inputs that grow out of
// real documents, towards source that no input reached before. What was found is kept in .cache/fuzz and is where the
// next run goes on. The promises are in test/fuzz/promises.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { withProjectNode } from './dependencies.mjs';
import { expected, main, projectNode, root, run, toolEnv } from './run.mjs';

/** An execution that takes longer than this, in milliseconds, has hung; one that takes longer than the other is too slow. */
const HUNG = 10_000;
const SLOW = 100;
const store = path.join(root, '.cache', 'fuzz');

const readJson = (file, otherwise) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : otherwise);

async function build() {
  const { code, output } = await run(projectNode(), ['esbuild.js', '--fuzz'], { env: toolEnv() });
  if (code !== 0) throw expected(output);
  return readJson(path.join(store, 'build', 'found.json'));
}

/** What nobody sees must be seen in a report. */
const plainJson = (value) =>
  JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Fuzzes one target in a thread of its own, which can be ended when it hangs. */
function fuzzed(target, { found, runs, longest, seed, corpus }) {
  const shared = new SharedArrayBuffer(12 + longest * 3 + 10_000);
  const counts = new Int32Array(shared, 0, 3);
  const worker = new Worker(path.join(store, 'build', 'worker.js'), {
    workerData: { target, root, executions: runs, seed, longest, slow: SLOW, corpus, found, shared },
    execArgv: ['--enable-source-maps'],
  });
  const current = () => {
    const text = Buffer.from(shared, 12, counts[1]).toString();
    const [name, pick] = text.split('\n', 2);
    return { path: name, pick: Number(pick), text: text.slice(name.length + pick.length + 2) };
  };
  const stopped = (message) => ({
    executions: counts[0],
    corpus: [],
    covered: 0,
    failures: [{ input: current(), message }],
  });
  return new Promise((resolve) => {
    let last = -1;
    const watch = setInterval(() => {
      if (counts[2] === last) {
        resolve(stopped(`It was not done after ${HUNG / 1000} seconds.`));
        void worker.terminate();
      }
      last = counts[2];
    }, HUNG);
    worker.on('message', resolve);
    worker.on('error', (error) => resolve(stopped(error.stack ?? String(error))));
    worker.on('exit', () => clearInterval(watch));
  });
}

function targetsOf(wanted) {
  const all = [
    ...readFileSync(path.join(root, 'test', 'fuzz', 'targets.ts'), 'utf8').matchAll(
      /^ {2}(\w+): \{ promised/gm,
    ),
  ].map(([, name]) => name);
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown !== undefined) throw expected(`There is no target ${unknown}. Targets are: ${all.join(', ')}.`);
  return wanted.length > 0 ? wanted : all;
}

await main(() =>
  withProjectNode(async () => {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        runs: { type: 'string', default: '20000' },
        longest: { type: 'string', default: '600' },
        seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      },
    });
    const targets = targetsOf(positionals);
    const [runs, longest, seed] = [values.runs, values.longest, values.seed].map(Number);
    mkdirSync(store, { recursive: true });
    const found = await build();
    let executions = 0;
    let failed = 0;
    for (const target of targets) {
      const began = Date.now();
      const file = path.join(store, `${target}.json`);
      const kept = readJson(file, { executions: 0, corpus: [] });
      const done = await fuzzed(target, { found, runs, longest, seed, corpus: kept.corpus });
      const all = kept.executions + done.executions;
      writeFileSync(
        file,
        JSON.stringify({ executions: all, corpus: done.corpus.length > 0 ? done.corpus : kept.corpus }),
      );
      executions += done.executions;
      failed += done.failures.length;
      const seconds = ((Date.now() - began) / 1000).toFixed(0);
      console.log(
        `${target}: ${done.executions} executions in ${seconds} s (${all} in all), corpus ${done.corpus.length}, ${done.covered} branches, ${done.failures.length} failures`,
      );
      for (const { input, message } of done.failures) console.log(`${message}\n  with ${plainJson(input)}\n`);
    }
    console.log(`\n${executions} executions with --seed ${seed}, ${failed} failures`);
    return failed > 0 ? 1 : 0;
  }),
);
