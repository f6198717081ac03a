// Builds everything that runs: `node esbuild.js` the extension, `--tests` also the test suites
// (`--forgetful` without what the core remembers between calls), `--bench` also the program that measures, `--web` also proves that core and features bundle for a host without Node; `--fuzz` the fuzzer alone.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');
const { noticesOf, packagesIn } = require('./scripts/notices.cjs');

const args = new Set(process.argv.slice(2));
const production = !args.has('--dev');

/** What is loaded on first use is one file for each room of the source, and its modules begin when they are first needed. */
const ROOMS = ['core', 'node', 'features'];

/** Adapters and services serve features, so they live with them. */
function roomOf(source) {
  const [first] = path.relative('src', source).split(path.sep);
  return ROOMS.includes(first) ? first : 'features';
}

/**
 * Leaves the modules of other rooms in the files of those rooms.
 * @param room of what is built; without one, what is built has a copy of what it imports, and the rooms have what it
 *     loads with `import()`
 * @param wanted what is needed of each room, by source file
 */
function otherRooms(room, wanted) {
  return {
    name: 'other-rooms',
    setup(build) {
      build.onResolve({ filter: /^\./, namespace: 'file' }, (request) => {
        const source = `${path.resolve(request.resolveDir, request.path)}.ts`;
        const isOwn = room ? roomOf(source) === room : request.kind !== 'dynamic-import';
        if (isOwn || request.resolveDir.includes('node_modules')) return undefined;
        wanted.add(source);
        return { path: source, namespace: 'other-room' };
      });
      build.onLoad({ filter: /./, namespace: 'other-room' }, ({ path: source }) => ({
        contents: `module.exports = require('./${roomOf(source)}.js')[${JSON.stringify(nameOf(source))}];`,
      }));
      build.onResolve({ filter: /./, namespace: 'other-room' }, ({ path: file }) => ({
        path: file,
        external: true,
      }));
    },
  };
}

function nameOf(source) {
  return path.relative('src', source).replace(/\.ts$/, '').replaceAll(path.sep, '/');
}

/**
 * gray-matter's engines evaluate front matter as JavaScript and carry a YAML parser of their own.
 * We hand it our engine with every call, so its file of engines is replaced by an empty one.
 */
const lockedGrayMatter = {
  name: 'locked-gray-matter',
  setup(build) {
    build.onLoad({ filter: /gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
      contents: 'module.exports = {};',
      loader: 'js',
    }));
  },
};

/** secretlint's rules can read the files that they are told the names of. They are told none, and this makes sure. */
const lockedSecretlint = {
  name: 'locked-secretlint',
  setup(build) {
    build.onResolve({ filter: /^node:(?:fs|path)$/ }, ({ importer }) =>
      /[\\/]@secretlint[\\/]/.test(importer) ? { path: 'none', namespace: 'nothing' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const MARKDOWN_IT = /markdown-it[\\/]dist[\\/]markdown-it\.(?:mjs|cjs\.js)$/;

/**
 * markdown-it comes with its classes' fields set by a helper that takes half of the time to parse a short
 * document; an assignment does the same.
 */
function withPlainFields(file) {
  const source = fs.readFileSync(file, 'utf8');
  const call = /\b_defineProperty\(\s*this,\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)?"(\w+)",/g;
  const contents = source.replaceAll(call, '(this.$1 =');
  if (contents === source) throw new Error('markdown-it no longer needs its fields to be made plain.');
  return contents;
}
const plainFields = {
  name: 'plain-fields',
  setup(build) {
    build.onLoad({ filter: MARKDOWN_IT }, ({ path: file }) => ({
      contents: withPlainFields(file),
      loader: 'js',
    }));
  },
};

/** What libraries bring along for what they are not asked to do: links in Markdown, a log of their own. */
const NEVER_USED = new Map([
  ['linkify-it', 'export class LinkifyIt {}'],
  ['mdurl', 'export {};'],
  ['punycode.js', 'export default {};'],
  ['uc.micro', 'export {};'],
  ['entities', 'export const decodeHTMLStrict = undefined;'],
  [
    'debug',
    `const debug = () => Object.assign(() => {}, { extend: debug });
     debug.formatters = {};
     export default debug;`,
  ],
]);
const withoutUnused = {
  name: 'without-unused',
  setup(build) {
    const filter = new RegExp(`^(?:${[...NEVER_USED.keys()].join('|').replaceAll('.', '\\.')})$`);
    build.onResolve({ filter }, ({ path: name }) => ({ path: name, namespace: 'unused' }));
    build.onLoad({ filter, namespace: 'unused' }, ({ path: name }) => ({ contents: NEVER_USED.get(name) }));
  },
};

/** Nothing looks into the lines of Markdown, so the rules for that are left out. */
const blocksOnly = {
  name: 'blocks-only',
  setup(build) {
    build.onLoad({ filter: MARKDOWN_IT }, ({ path: file }) => {
      let contents = withPlainFields(file);
      for (const [first, last] of [
        ['inline', 'text_join'],
        ['text', 'entity'],
        ['balance_pairs', 'fragments_join'],
      ]) {
        const rules = new RegExp(`^\\t\\["${first}", [^;]*"${last}", .*$`, 'm');
        if (!rules.test(contents)) throw new Error(`markdown-it has no rules from ${first} to ${last}.`);
        contents = contents.replace(rules, '');
      }
      return { contents, loader: 'js' };
    });
  },
};

/** yaml as ES modules, of which only what is used is bundled. */
const yamlModules = {
  name: 'yaml-modules',
  setup(build) {
    const modules = path.resolve(require.resolve('yaml'), '../../browser/index.js');
    build.onResolve({ filter: /^yaml$/ }, () => ({ path: modules }));
  },
};
/** All values are read as strings. */
const stringsOnly = {
  name: 'strings-only',
  setup(build) {
    build.onLoad({ filter: /yaml[\\/]browser[\\/]dist[\\/]schema[\\/]tags\.js$/ }, () => ({
      contents: `
        import { map } from './common/map.js';
        import { seq } from './common/seq.js';
        import { string } from './common/string.js';
        export const coreKnownTags = {};
        export function getTags(_own, schema) {
          if (schema !== 'failsafe') throw new Error('Only the schema "failsafe" is bundled.');
          return [map, seq, string];
        }`,
    }));
  },
};
const libraries = [lockedGrayMatter, lockedSecretlint, plainFields, yamlModules];
/** Tests also use what the extension does not: they render Markdown. */
const shipped = [blocksOnly, stringsOnly, ...libraries, withoutUnused];

const shared = {
  bundle: true,
  charset: 'utf8',
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
  metafile: true,
  // dist/LICENSES.txt has them all.
  legalComments: 'none',
  external: ['vscode'],
  // The built-in templates are Markdown files.
  loader: { '.md': 'text' },
};

/** The packages of what was built to be shipped. */
const packages = [];
async function buildShipped(options) {
  const { metafile } = await esbuild.build(options);
  packages.push(...packagesIn(metafile));
}

const forHost = { ...shared, outdir: 'dist', platform: 'node', format: 'cjs', target: 'node22' };

async function buildExtension() {
  fs.rmSync('dist', { recursive: true, force: true });
  const wanted = new Set();
  await buildShipped({
    ...forHost,
    entryPoints: ['src/extension.ts'],
    plugins: [otherRooms(undefined, wanted), ...shipped],
  });
  await buildShipped({
    ...forHost,
    entryPoints: ['src/node/worker.ts'],
    plugins: [otherRooms('node', wanted), ...shipped],
  });
  for (const room of ROOMS.toReversed()) await buildRoom(room, wanted);
}

/** Rooms that import others come first, so that it is known what is wanted of those. */
async function buildRoom(room, wanted) {
  const modules = [...wanted].filter((source) => roomOf(source) === room).sort();
  const contents = modules.map(
    (source) => `get ${JSON.stringify(nameOf(source))}() { return require(${JSON.stringify(source)}); },`,
  );
  await buildShipped({
    ...forHost,
    stdin: { contents: `module.exports = {\n${contents.join('\n')}\n};`, resolveDir: __dirname },
    outdir: undefined,
    outfile: `dist/${room}.js`,
    plugins: [otherRooms(room, wanted), ...shipped],
  });
}

/** `challenge-log` for a terminal: one file with everything in it, since it runs on its own. */
async function buildCli() {
  await buildShipped({
    ...shared,
    entryPoints: { cli: path.resolve('src/cli/main.ts') },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    plugins: shipped,
  });
  fs.chmodSync(path.join('dist', 'cli.js'), 0o755);
}

async function buildTests() {
  fs.rmSync('out', { recursive: true, force: true });
  const files = (folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => path.join(folder, file));
  for (const suite of ['unit', 'extension', 'ui']) {
    const entryPoints = files(path.join('test', suite));
    if (entryPoints.length > 0) await bundleTests(suite, entryPoints);
  }
}

/** Bundles files of a folder of test/. */
function bundleTests(suite, entryPoints) {
  return esbuild.build({
    ...shared,
    minify: false,
    sourcemap: 'inline',
    // The sources lie beside; with them in it each suite would be twice its size.
    sourcesContent: false,
    entryPoints,
    outdir: path.join('out', suite),
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha', 'playwright-core', 'axe-core', 'esbuild', 'typescript', 'fast-check'],
    plugins: args.has('--forgetful') ? [forgetful, ...libraries] : libraries,
  });
}

/** For `npm run mutation`, which judges many changes in one process: what one remembers would answer for the next. */
const forgetful = {
  name: 'forgetful',
  setup(build) {
    // The core's own imports of it; its tests name it by a longer path.
    build.onResolve({ filter: /^\.\.?\/memo$/ }, () => ({ path: 'memo', namespace: 'forgetful' }));
    build.onLoad({ filter: /^memo$/, namespace: 'forgetful' }, () => ({
      contents: 'export const memoized = (read) => read;',
    }));
  },
};

/** Proves that core and features run without Node: the extension for a browser, from its own services. */
async function buildForWeb() {
  const webServices = {
    name: 'web-services',
    setup(build) {
      build.onResolve({ filter: /^\.\/(?:services|firstServices)$/ }, ({ path: name }) => ({
        path: path.resolve(`src/${name}.web.ts`),
      }));
      // gray-matter reads files only where it is asked to, which nothing here does.
      build.onResolve({ filter: /^fs$/ }, () => ({ path: 'fs', namespace: 'nothing' }));
      build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
  await esbuild.build({
    ...shared,
    entryPoints: ['src/extension.ts'],
    outdir: 'out/web',
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    // gray-matter keeps the original as a Buffer, which nobody asks for.
    define: { 'Buffer.from': 'String' },
    plugins: [webServices, ...libraries],
  });
}

/** The figures' own program, in which the view's rows can be watched, and the browser's harness. */
async function buildBench() {
  await bundleTests('ui', ['test/ui/harness.ts']);
  const watchedVSCode = {
    name: 'watched-vscode',
    setup(build) {
      build.onResolve({ filter: /^vscode$/ }, () => ({ path: path.resolve('bench/vscode.ts') }));
    },
  };
  const common = { ...shared, minify: false, platform: 'node', format: 'cjs', target: 'node22' };
  await esbuild.build({
    ...common,
    entryPoints: ['bench/host.ts'],
    outfile: 'out/bench/index.js',
    external: [],
    plugins: [watchedVSCode, ...libraries],
  });
  await esbuild.build({ ...common, entryPoints: ['bench/documents.ts'], outfile: 'out/bench/documents.js' });
  await esbuild.build({
    ...common,
    entryPoints: ['bench/anchors/index.ts'],
    outfile: 'out/bench/anchors.js',
    external: ['prettier', 'typescript'],
  });
  await esbuild.build({
    ...common,
    entryPoints: ['bench/recall/index.ts'],
    outfile: 'out/bench/recall.js',
    external: ['prettier', 'typescript'],
  });
  await esbuild.build({
    ...common,
    entryPoints: ['bench/secrets/index.ts'],
    outfile: 'out/bench/secrets.js',
    plugins: [lockedSecretlint],
  });
}

/** The fuzzer, in which our own source counts where it goes. */
async function buildFuzz() {
  const { instrument } = require('./test/fuzz/engine/instrument.cjs');
  const source = path.resolve('src') + path.sep;
  // Not in out/, which every build of the tests empties while somebody fuzzes.
  const outdir = path.join('.cache', 'fuzz', 'build');
  const keep = (found) => {
    fs.mkdirSync(outdir, { recursive: true });
    fs.writeFileSync(path.join(outdir, 'found.json'), JSON.stringify(found));
  };
  await esbuild.build({
    ...shared,
    minify: false,
    sourcemap: 'inline',
    entryPoints: ['test/fuzz/worker.ts'],
    outdir,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    banner: { js: 'const COUNT = (globalThis.COUNT = new Uint8Array(1 << 16));' },
    plugins: [instrument((file) => file.startsWith(source), keep), ...libraries],
  });
}

async function main() {
  if (args.has('--fuzz')) return buildFuzz();
  await buildExtension();
  await buildCli();
  fs.writeFileSync(path.join('dist', 'LICENSES.txt'), noticesOf(packages));
  if (args.has('--tests')) await buildTests();
  if (args.has('--bench')) await buildBench();
  if (args.has('--web')) await buildForWeb();
}

main().catch((error) => {
  console.error(error.message ?? error);
  process.exitCode = 1;
});
