// Builds everything that runs: `node esbuild.js` the extension, `--tests` also the test suites,
// `--bench` also the program that measures, `--web` also proves that core and features bundle for a host without Node.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const args = new Set(process.argv.slice(2));
const production = !args.has('--dev');

/**
 * What activation loads is one file. Whatever the source loads with `import('./x')` stays outside of it, is found
 * here, and is built beside it, to be loaded on first use.
 */
function lazyEntries(found) {
  return {
    name: 'lazy-entries',
    setup(build) {
      build.onResolve({ filter: /^\./ }, (request) => {
        if (request.kind !== 'dynamic-import') return undefined;
        const source = path.resolve(request.resolveDir, request.path) + '.ts';
        const name = path
          .relative(path.join(__dirname, 'src'), source)
          .replace(/\.ts$/, '')
          .replaceAll(/[\\/]/g, '-');
        found.set(name, source);
        return { path: `./${name}.js`, external: true };
      });
    },
  };
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

/**
 * markdown-it comes with its classes' fields set by a helper that takes half of the time to parse a short
 * document; an assignment does the same.
 */
const plainFields = {
  name: 'plain-fields',
  setup(build) {
    build.onLoad({ filter: /markdown-it[\\/]dist[\\/]markdown-it\.(?:mjs|cjs\.js)$/ }, ({ path: file }) => {
      const source = fs.readFileSync(file, 'utf8');
      const call = /\b_defineProperty\(\s*this,\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)?"(\w+)",/g;
      const contents = source.replaceAll(call, '(this.$1 =');
      if (contents === source) throw new Error('markdown-it no longer needs the plugin plain-fields.');
      return { contents, loader: 'js' };
    });
  },
};
const libraries = [lockedGrayMatter, lockedSecretlint, plainFields];

const shared = {
  bundle: true,
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
  metafile: true,
  external: ['vscode'],
  // The built-in templates are Markdown files.
  loader: { '.md': 'text' },
};

const forHost = { ...shared, outdir: 'dist', platform: 'node', target: 'node22' };

async function buildExtension() {
  fs.rmSync('dist', { recursive: true, force: true });
  const found = new Map([['worker', path.resolve('src/node/worker.ts')]]);
  await esbuild.build({
    ...forHost,
    entryPoints: ['src/extension.ts'],
    format: 'cjs',
    plugins: [lazyEntries(found), ...libraries],
  });
  await buildLazy(found);
}

/**
 * Several files that share what they have in common. Only ES modules can be split, so they are split as such, and
 * each part becomes CommonJS by itself.
 */
async function buildLazy(entryPoints) {
  const { outputFiles } = await esbuild.build({
    ...forHost,
    entryPoints: Object.fromEntries(entryPoints),
    format: 'esm',
    splitting: true,
    sourcemap: false,
    plugins: libraries,
    write: false,
  });
  for (const { path: file, text } of outputFiles) {
    const { code } = await esbuild.transform(text, {
      format: 'cjs',
      minify: production,
      platform: 'node',
      target: 'node22',
      supported: { 'dynamic-import': false },
    });
    fs.writeFileSync(file, code);
  }
}

/** `challenge-log` for a terminal: one file with everything in it, since it runs on its own. */
async function buildCli() {
  await esbuild.build({
    ...shared,
    entryPoints: { cli: path.resolve('src/cli/main.ts') },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [lockedGrayMatter, lockedSecretlint],
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
    if (entryPoints.length === 0) continue;
    await esbuild.build({
      ...shared,
      minify: false,
      sourcemap: 'inline',
      entryPoints,
      outdir: path.join('out', suite),
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      external: ['vscode', 'mocha', 'playwright-core', 'axe-core', 'esbuild', 'typescript', 'fast-check'],
      plugins: libraries,
    });
  }
}

/** Proves that core and features run without Node: the extension for a browser, from its own services. */
async function buildForWeb() {
  const webServices = {
    name: 'web-services',
    setup(build) {
      build.onResolve({ filter: /^\.\/services$/ }, () => ({ path: path.resolve('src/services.web.ts') }));
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

/** The figures' own program, in which the view's rows can be watched. */
async function buildBench() {
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

async function main() {
  await buildExtension();
  await buildCli();
  if (args.has('--tests')) await buildTests();
  if (args.has('--bench')) await buildBench();
  if (args.has('--web')) await buildForWeb();
}

main().catch((error) => {
  console.error(error.message ?? error);
  process.exitCode = 1;
});
