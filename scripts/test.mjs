// `npm test`: everything, on a machine that has only git and Node. `npm test -- PART… [FILE] [-g TEXT]`
// runs parts of it (check, unit, extension, ui, desktop), only suites whose file name contains FILE,
// only tests whose title contains TEXT. --long tries more cases, in another order each time. The last line is always "N passed, N failed".
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { withProjectNode } from './dependencies.mjs';
import { packageVsix } from './package.mjs';
import { expected, main, projectNode, root, run, step, toolEnv } from './run.mjs';
import { browserNeeds, ensurePrograms, which } from './system.mjs';
import { ensureVSCode } from './vscode-install.mjs';

const allParts = ['check', 'unit', 'extension', 'ui', 'desktop'];
const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];

function parse(args) {
  const grepAt = args.findIndex((arg) => arg === '-g' || arg === '--grep');
  const grep = grepAt < 0 ? process.env.MOCHA_GREP : args[grepAt + 1];
  const all = grepAt < 0 ? args : args.toSpliced(grepAt, 2);
  const isLong = all.includes('--long');
  const rest = all.filter((arg) => arg !== '--long');
  const parts = rest.filter((arg) => allParts.includes(arg));
  const [file = ''] = rest.filter((arg) => !allParts.includes(arg));
  if (file.startsWith('-')) throw expected(`Unknown option ${file}. Parts are: ${allParts.join(', ')}.`);
  return {
    parts: new Set(parts.length > 0 ? parts : ['check', 'unit', 'extension', 'ui']),
    file,
    grep,
    isLong,
  };
}

function fail(what) {
  total.failed += 1;
  broken.push(what);
}

/** Work that is no suite of tests: when it fails that counts as one, and the run goes on. */
async function attempt(what, work) {
  try {
    await work();
    return true;
  } catch (error) {
    console.log(error.expected ? error.message : error);
    fail(what);
    return false;
  }
}

/** Ends what browser tests share. */
const workbenches = path.join(root, 'test', 'support', 'workbenches.mjs');
/** Says which cases properties are tried with. */
const properties = path.join(root, 'test', 'support', 'properties.cjs');
const tool = (name, file) => path.join(root, 'node_modules', name, ...file.split('/'));
const node = (args, options = {}) => run(projectNode(), args, { env: toolEnv(), ...options });

/** What ran beside a suite and is told after it. */
const toTell = [];

function tell() {
  for (const text of toTell.splice(0)) console.log(text);
}

/** Type check and lint, each counting as one test. */
async function check(what, ...commands) {
  const results = [];
  for (const command of commands) results.push(await node(command));
  const ok = results.every(({ code }) => code === 0);
  if (ok) total.passed += 1;
  else fail(what);
  const output = ok ? '' : `\n${results.map((result) => result.output.trim()).join('\n')}`;
  toTell.push(`\n${what}: ${ok ? 'passed' : 'failed'}${output}`);
}

async function checks() {
  await check('Type check', [tool('typescript', 'bin/tsc'), '--noEmit']);
  await check(
    'Lint',
    [tool('eslint', 'bin/eslint.js'), '.'],
    [tool('prettier', 'bin/prettier.cjs'), '--check', '.', '--log-level', 'warn'],
  );
}

/**
 * Runs one suite, and adds up the summary line that it ends with.
 * @param beside true: another suite shows its output meanwhile, so this one's is told later
 */
async function suite(what, command, args, { env = {}, beside = false } = {}) {
  if (!beside) console.log(`\n${what}`);
  const began = Date.now();
  const show = (text) => process.stdout.write(text);
  const { code, output } = await run(command, args, {
    env: toolEnv(env),
    onOutput: beside ? undefined : show,
  });
  const summary = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
  const [passed = 0, failed = 0, skipped = 0] = summary?.slice(1).map((count) => Number(count ?? 0)) ?? [];
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed > 0) broken.push(what);
  else if (code !== 0 || !summary)
    fail(`${what} (ended with code ${code} before it could say how many failed)`);
  const done = `${what}: done in ${((Date.now() - began) / 1000).toFixed(1)} s`;
  toTell.unshift(beside ? `\n${what}\n${output}\n${done}` : done);
  if (!beside) tell();
}

function suiteFiles(folder, wanted) {
  const out = path.join(root, 'out', folder);
  if (!existsSync(out)) return [];
  return readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js') && file.includes(wanted))
    .sort()
    .map((file) => path.join(out, file));
}

/** Compiled suites in plain mocha. */
async function mochaSuite(what, files, grep, extra = [], options = {}) {
  if (files.length === 0) return;
  const reporter = path.join(root, 'test', 'support', 'reporter.mjs');
  const args = [
    tool('mocha', 'bin/mocha.js'),
    '--reporter',
    reporter,
    ...extra,
    ...(grep ? ['--grep', grep] : []),
    ...(process.stdout.isTTY ? [] : ['--no-color']),
  ];
  await suite(what, projectNode(), [...args, ...files], options);
}

/** The suites of out/unit, each room in a process of its own: the more a process has in memory, the longer it takes to start a program. */
async function unitSuites({ file, grep, isLong }, options) {
  const extra = ['--timeout', isLong ? '0' : '10000', '--require', properties];
  const folder = path.join(root, 'out', 'unit');
  const roomOf = (suite) => path.relative(folder, suite).split(path.sep).slice(0, -1)[0] ?? '';
  for (const [room, files] of Map.groupBy(suiteFiles('unit', file), roomOf))
    await mochaSuite(room ? `Unit tests, ${room}` : 'Unit tests', files, grep, extra, options);
}

/** The suites of out/extension inside VS Code; those named *.restricted.test.ts in Restricted Mode. */
async function extensionSuites(what, { file, grep }, flags = []) {
  const files = suiteFiles('extension', file);
  const restricted = files.filter((name) => name.endsWith('.restricted.test.js'));
  const trusted = files.filter((name) => !restricted.includes(name));
  const desktop = flags.includes('--desktop');
  // A desktop VS Code needs a screen; where there is none, Xvfb is one.
  const blind = desktop && process.platform === 'linux' && !process.env.DISPLAY;
  if (blind)
    await ensurePrograms([
      ['xvfb', () => which('xvfb-run')],
      ['xauth', () => which('xauth')],
    ]);
  const inWindow = async (title, suites, more = []) => {
    if (suites.length === 0) return;
    const args = [path.join(root, 'test', 'support', 'run-in-vscode.mjs'), ...flags, ...more];
    const [command, ...rest] = [...(blind ? ['xvfb-run', '-a'] : []), projectNode(), ...args];
    const env = { CHALLENGE_LOG_FILES: suites.join(path.delimiter), ...(grep && { MOCHA_GREP: grep }) };
    await suite(title, command, rest, { env });
  };
  await inWindow(what, trusted);
  if (!desktop) await inWindow(`${what}, Restricted Mode`, restricted, ['--restricted']);
}

async function uiSuites({ file, grep, isLong }) {
  const extra = ['--timeout', isLong ? '0' : '60000', '--require', workbenches];
  await mochaSuite('Browser tests', suiteFiles('ui', file), grep, extra);
}

async function runParts({ parts, ...filter }) {
  const checked = parts.has('check') ? checks() : Promise.resolve();
  const needsVSCode = parts.has('extension') || parts.has('ui');
  const ready =
    needsVSCode && attempt('VS Code', async () => (await ensurePrograms(browserNeeds), await ensureVSCode()));
  const web = existsSync(path.join(root, 'src', 'services.web.ts')) ? ['--web'] : [];
  const built = await attempt('Build', () =>
    step('Build', async () => {
      const { code, output } = await node(['esbuild.js', '--tests', ...web]);
      if (code !== 0 || output.trim()) console.log(output.trim());
      if (code !== 0) throw expected('The build failed.');
    }),
  );
  if (built && parts.has('ui')) await attempt('Package', () => packageVsix({ built }));
  // Installing VS Code waits, and so does a suite in it: what needs no VS Code runs meanwhile.
  const unit = async () => {
    if (needsVSCode) await checked;
    if (built && parts.has('unit')) await unitSuites(filter, { beside: needsVSCode });
  };
  const inVSCode = async () => {
    if (!(await ready) || !built) return;
    if (parts.has('extension')) await extensionSuites('Extension tests', filter);
    if (parts.has('ui')) await uiSuites(filter);
  };
  await Promise.all([checked, unit(), inVSCode()]);
  tell();
  if (built && parts.has('unit') && filter.isLong && !filter.file && !filter.grep)
    await attempt('Fuzzing', async () => {
      const { code } = await node(['scripts/fuzz.mjs'], { onOutput: (text) => process.stdout.write(text) });
      if (code !== 0) throw expected('The fuzzer found what breaks a promise.');
    });
  if (built && parts.has('desktop'))
    await extensionSuites('Extension tests on the desktop', filter, ['--desktop']);
}

await main(() =>
  withProjectNode(async () => {
    const options = parse(process.argv.slice(2));
    if (options.isLong) process.env.CHALLENGE_LOG_LONG = '1';
    await runParts(options);
    if (broken.length > 0) console.log(`\nFailed: ${broken.join('; ')}`);
    const { passed, failed, skipped } = total;
    console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    return failed > 0 ? 1 : 0;
  }),
);
