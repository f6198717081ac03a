// `npm run bench`: what a person waits for, what a large workspace costs, and what is loaded. Figures are medians
// of several runs with their spread, each beside its limit in the same run: the editor's own opening of a file, or
// the bare reading of the same documents. `npm run bench -- PART… [--quick]` takes only parts (capture, index, anchors, recall, typing, secrets);
// `--quick` takes the index's figures on 1,000 documents instead of 10,000 in a workspace of 100,000 files.
// `npm run bench -- --guard` is for continuous integration: it fails when the index or a capture costs much more than it did.
import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { measureCapture } from './benchCapture.mjs';
import { measureTyping } from './benchTyping.mjs';
import { withProjectNode } from './dependencies.mjs';
import { packageVsix } from './package.mjs';
import { expected, main, projectNode, root, runOrThrow, scratchFolder, step } from './run.mjs';
import { browserNeeds, ensurePrograms } from './system.mjs';
import { ensureVSCode } from './vscode-install.mjs';

const RUNS = 7;
/** Enough for the slowest one in twenty to be more than chance. */
const CAPTURES = 40;

/**
 * What the index may cost, in times the parsing of the same documents' Markdown. Compared is the work of all threads, at
 * its least of several runs, with work of the same sort: how long something takes, others have a say in. It takes 1.5, 5.6
 * to 6.4 and 0.6 to 0.7 times, on a busy machine too.
 */
const GUARD = { documents: 3_000, runs: 3, limits: { read: 2.5, cold: 9, warm: 1.4 } };

/**
 * What a capture may cost at the median, in times the Explorer's New File in the same window. It takes 1.0 to 1.5 times,
 * on a busy machine too.
 */
const CAPTURE_GUARD = { runs: 7, size: { documents: 1_000, files: 2_000 }, limit: 2 };

const parts = {
  capture: reportCapture,
  index: reportIndex,
  anchors: reportAnchors,
  recall: reportRecall,
  typing: reportTyping,
  secrets: reportSecrets,
};

await main(() =>
  withProjectNode(async () => {
    const args = process.argv.slice(2);
    if (args.join() === '--guard') return Math.max(await guardIndex(), await guardCapture());
    const wanted = args.filter((arg) => arg !== '--quick');
    const unknown = wanted.find((arg) => !Object.hasOwn(parts, arg));
    if (unknown) throw expected(`Unknown part ${unknown}. Parts are: ${Object.keys(parts).join(', ')}.`);
    await runOrThrow(projectNode(), ['esbuild.js', '--bench']);
    for (const [name, report] of Object.entries(parts)) {
      if (wanted.length === 0 || wanted.includes(name)) await report({ quick: args.includes('--quick') });
    }
    return 0;
  }),
);

/** What a person waits for who logs a challenge; see benchCapture.mjs. */
async function reportCapture({ quick }) {
  const size = quick ? { documents: 1_000, files: 10_000 } : { documents: 10_000, files: 100_000 };
  const vsix = await packageVsix({ built: true });
  const { made, logged } = await measureCapture(vsix, CAPTURES, size);
  const ratio = (of) => (of(logged) / of(made)).toFixed(2);
  const row = (what, times) => console.log(`${what} ${summary(times)}, p95 ${p95(times).toFixed(0)} ms`);
  console.log('');
  row('Enter to a new file of the Explorer shown      ', made);
  row('Enter in the title box to the record shown     ', logged);
  console.log(`ratio of the medians, and of p95 (target 1.5)   ${ratio(median)}, ${ratio(p95)}`);
  console.log(`challenge-log.vsix (target 400,000)             ${statSync(vsix).size} bytes`);
  const activation = statSync(path.join(root, 'dist/extension.js')).size;
  console.log(`dist/extension.js, all that activation loads (target 60,000) ${activation} bytes`);
}

/** The index on a large workspace, in the extension host of a real VS Code; see bench/host.ts. */
async function reportIndex({ quick }) {
  const [count, files] = quick ? [1_000, 10_000] : [10_000, 100_000];
  const { figures, documents, entries } = await measureIndex(count, files);
  const of = (name) => median(figures[name]);
  const ratio = (name, limit, target) =>
    `${(of(name) / of(limit)).toFixed(2)} times ${limit === 'bare' ? 'the bare read' : 'that'} (target ${target})`;
  const row = (what, name, unit, note = '') =>
    console.log(`${what.padEnd(44)} ${summary(figures[name], unit)}  ${note}`);
  console.log(`\n${documents} documents, ${entries} entries, in a workspace of ${files} files`);
  row('Bare read: the same files, read and decoded', 'bare', 'ms');
  row('Cold index', 'cold', 'ms', ratio('cold', 'bare', 'at most 2'));
  row('Warm index', 'warm', 'ms', ratio('warm', 'bare', 'at most 0.5'));
  row('File event to the view being told', 'change', 'ms', 'target at most 50');
  row(
    'File event to the new row in the tree',
    'changeShown',
    'ms',
    'target at most 50; the editor waits up to 200',
  );
  row('Longest block, idle host', 'idleBlock', 'ms');
  row('Longest block, cold index', 'coldBlock', 'ms', 'target at most 16');
  row('Longest block, warm index', 'warmBlock', 'ms', 'target at most 16');
  row('Longest block, one change', 'changeBlock', 'ms', 'target at most 16');
  row('Memory per 1,000 entries', 'memory', 'MB', 'target at most 4');
  row('Activation', 'activation', 'ms', 'target at most 20');
}

/** How surely captured code is found again, on real code; see bench/anchors. */
async function reportAnchors() {
  const anchors = createRequire(import.meta.url)(path.join(root, 'out/bench/anchors.js'));
  const failures = await anchors.reportAnchors();
  for (const failure of failures) console.log(failure);
}

/** What a keystroke costs in a file with 50 anchors; see benchTyping.mjs. */
async function reportTyping() {
  const vsix = await packageVsix({ built: true });
  const { anchored, plain } = await measureTyping(vsix, RUNS);
  console.log(`\nKeystroke to the line that shows it, 50 anchors   ${summary(anchored)}`);
  console.log(`Keystroke to the line that shows it, no anchor    ${summary(plain)}`);
  console.log(
    `ratio of the medians                              ${(median(anchored) / median(plain)).toFixed(2)}`,
  );
}

/** How surely code that was trouble is known again; see bench/recall. */
async function reportRecall() {
  const recall = createRequire(import.meta.url)(path.join(root, 'out/bench/recall.js'));
  const failures = await recall.reportRecall();
  for (const failure of failures) console.log(failure);
}

/** How surely secrets are found, and how seldom anything else is taken for one; see bench/secrets. */
async function reportSecrets({ quick }) {
  const secrets = createRequire(import.meta.url)(path.join(root, 'out/bench/secrets.js'));
  process.chdir(root);
  for (const failure of secrets.reportSecrets({ quick })) {
    console.log(failure);
    process.exitCode = 1;
  }
}

/** The extension as the host needs it to know its views and settings, without any code that runs by itself. */
function idleExtension(scratch) {
  const folder = path.join(scratch, 'extension');
  for (const part of ['dist', 'media'])
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const idle = { ...manifest, main: './idle.js', activationEvents: [] };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(idle));
  writeFileSync(path.join(folder, 'idle.js'), 'exports.activate = () => undefined;\n');
  return folder;
}

async function guardIndex() {
  await runOrThrow(projectNode(), ['esbuild.js', '--bench']);
  const { figures } = await measureIndex(GUARD.documents, GUARD.documents, {
    runs: GUARD.runs,
    guard: true,
  });
  const least = (name) => Math.min(...figures[`${name}Work`]);
  let exitCode = 0;
  for (const [name, limit] of Object.entries(GUARD.limits)) {
    const times = least(name) / least('outline');
    const isSlow = !(times <= limit);
    if (isSlow) exitCode = 1;
    const sizes = `${times.toFixed(1)} times the parsing of their Markdown, ${limit} at most`;
    console.log(`Index, ${name}: ${sizes}${isSlow ? ': TOO MUCH' : ''}`);
  }
  return exitCode;
}

async function guardCapture() {
  const { runs, size, limit } = CAPTURE_GUARD;
  const { made, logged } = await measureCapture(undefined, runs, size);
  const times = median(logged) / median(made);
  const isSlow = !(times <= limit);
  const sizes = `${times.toFixed(1)} times the Explorer's New File, ${limit} at most`;
  console.log(`Log Challenge: ${sizes}${isSlow ? ': TOO MUCH' : ''}`);
  return isSlow ? 1 : 0;
}

/** Takes the figures on a workspace of so many documents among so many files; for the guard only those that it looks at. */
async function measureIndex(count, files, { runs = RUNS, guard = false } = {}) {
  const scratch = scratchFolder();
  const workspace = path.join(scratch, 'workspace');
  const extension = idleExtension(scratch);
  const { makeWorkspace } = createRequire(import.meta.url)(path.join(root, 'out/bench/documents.js'));
  await step(`${count} documents in a workspace of ${files} files`, async () =>
    makeWorkspace(workspace, count, files),
  );
  await ensurePrograms(browserNeeds);
  await ensureVSCode();
  let printed = '';
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text, ...rest) => {
    printed += String(text);
    return /^FIGURES /.test(String(text)) || write(text, ...rest);
  };
  try {
    // Not there before it is installed.
    const { runTests } = await import('@vscode/test-electron');
    await runTests({
      vscodeExecutablePath: path.join(root, 'test', 'support', 'code'),
      extensionDevelopmentPath: extension,
      extensionTestsPath: path.join(root, 'out', 'bench', 'index.js'),
      extensionTestsEnv: {
        CHALLENGE_LOG_BENCH_EXTENSION: extension,
        CHALLENGE_LOG_BENCH_RUNS: String(runs),
        ...(guard && { CHALLENGE_LOG_BENCH_GUARD: '1' }),
      },
      launchArgs: [
        workspace,
        `--user-data-dir=${path.join(scratch, 'user-data')}`,
        `--extensions-dir=${path.join(scratch, 'extensions')}`,
        '--disable-extensions',
      ],
    });
  } finally {
    process.stdout.write = write;
  }
  const line = printed.split('\n').find((text) => text.startsWith('FIGURES '));
  if (!line) throw expected('The figures could not be taken; see above.');
  return JSON.parse(line.slice('FIGURES '.length));
}

function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function p95(times) {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1];
}

function summary(values, unit = 'ms') {
  const sorted = [...values].sort((a, b) => a - b);
  const digits = median(values) < 20 ? 1 : 0;
  const [middle, least, most] = [median(values), sorted[0], sorted.at(-1)].map((value) =>
    value.toFixed(digits),
  );
  return `${middle} ${unit} (${least} to ${most}, ${values.length} runs)`;
}
