import { strict as assert } from 'node:assert';
import { execFileSync, execSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Packing from '../../scripts/package.mjs';

/** The most that the package may weigh, in bytes. */
const MOST = 400_000;

const GUTTER = ['open-dark', 'open-light', 'resolved-dark', 'resolved-light'];
/** A command of an extension is on nobody's PATH, so dist/cli.js is not among them. */
const PACKED = [
  'LICENSE.txt',
  'changelog.md',
  'dist/LICENSES.txt',
  'dist/core.js',
  'dist/extension.js',
  'dist/features.js',
  'dist/node.js',
  'dist/worker.js',
  'media/challenge-log.svg',
  ...GUTTER.map((name) => `media/gutter-${name}.svg`),
  'media/icon.png',
  'package.json',
  'readme.md',
  'snippets/markdown.json',
];

describe('the package', () => {
  it('holds only what runs and what tells about it, is small, and is the same bytes wherever it is built', async () => {
    const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'challenge-log-built-')));
    const [here, there] = ['here', 'there'].map((name) => path.join(scratch, name)) as [string, string];
    try {
      // It finds the project by where it lies, so it must not be bundled into this file.
      const script = pathToFileURL(path.resolve('scripts/package.mjs')).href;
      const { copyForPacking, pack } = (await import(script)) as typeof Packing;
      for (const folder of [here, there]) copyForPacking(folder);
      rmSync(path.join(there, 'dist'), { recursive: true });
      symlinkSync(path.resolve('node_modules'), path.join(there, 'node_modules'), 'junction');
      execFileSync(process.execPath, ['esbuild.js'], { cwd: there });
      for (const folder of [here, there]) await pack(folder, `${folder}.vsix`, '1767225600');
      const [mine, other] = [readFileSync(`${here}.vsix`), readFileSync(`${there}.vsix`)];
      assert.ok(mine.equals(other));
      assert.ok(mine.length <= MOST, `${mine.length} bytes, ${MOST} at most`);
      assert.deepEqual(namesIn(mine), PACKED);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }).timeout(60_000);

  it('has the notices of the packages that it has code of, and of no others', () => {
    const notices = readFileSync('dist/LICENSES.txt', 'utf8');
    const named = [...notices.matchAll(/^(@?[a-z][\w./@-]*)(?=:|$)/gm)].map(([name]) => name);
    for (const one of ['gray-matter', 'yaml', 'diff', 'minimatch', 'simple-git', 'get-east-asian-width'])
      assert.ok(named.includes(one), `${one} of ${named.join()}`);
    // Their files were replaced by empty ones, or only tests have them.
    for (const one of ['js-yaml', 'linkify-it', 'debug', 'fast-check']) assert.ok(!named.includes(one), one);
    for (const holder of ['Jon Schlinkert', 'Steve King', 'Kevin Decker', 'Eemeli Aro'])
      assert.match(notices, new RegExp(`: Copyright .*${holder}`));
    assert.match(notices, /Redistributions in binary form[^]*Permission to use, copy, modify/);
    // The notices refer to it.
    assert.match(readFileSync('LICENSE', 'utf8'), /^MIT License[^]*Permission is hereby granted/);
  });

  it('has nothing that could speak to another machine', () => {
    const files = readdirSync('dist').map((file) => readFileSync(path.join('dist', file), 'utf8'));
    const loaded = files.flatMap((text) => [...text.matchAll(/\brequire\("(?:node:)?([^".][^"]*)"\)/g)]);
    const allowed = 'vscode child_process crypto events fs fs/promises os path util worker_threads'.split(
      ' ',
    );
    assert.deepEqual(
      [...new Set(loaded.map(([, name]) => name))].filter((name) => !allowed.includes(name!)).sort(),
      [],
    );
    const globals = /(?<![.\w$])(?:fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon)/;
    assert.deepEqual(files.filter((text) => globals.test(text)).length, 0);
  });

  it('for a terminal is one file that needs nothing, made by npm pack', () => {
    const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'challenge-log-pack-')));
    try {
      // npm itself, without what an outer `npm test` says to it; the bundle is there already.
      const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
      const npm = (args: string, cwd: string) =>
        execSync(`npm ${args} --offline --ignore-scripts --loglevel=error`, { cwd, env, encoding: 'utf8' });
      const packed = JSON.parse(npm(`pack --json --pack-destination "${scratch}"`, '.')) as
        readonly [Packed] | Readonly<Record<string, Packed>>;
      const [{ filename, files }] = Object.values(packed) as [Packed];
      assert.deepEqual(files.map((file) => file.path).sort(), [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'dist/LICENSES.txt',
        'dist/cli.js',
        'package.json',
      ]);
      const home = path.join(scratch, 'home');
      mkdirSync(home);
      npm(`install --no-audit --no-fund --prefix "${home}" "${path.join(scratch, filename)}"`, home);
      assert.deepEqual(
        readdirSync(path.join(home, 'node_modules')).filter((name) => !name.startsWith('.')),
        ['challenge-log'],
      );
      writeFileSync(path.join(home, 'KNOWN_ISSUES.md'), '## Challenge 1: Packed\n\n**Status:** Open\n');
      const command = path.join(home, 'node_modules', '.bin', 'challenge-log');
      const listed = execSync(`"${command}" list`, { cwd: home, encoding: 'utf8' });
      assert.equal(listed, 'open\t1\tPacked\tchallenge\t\t\tKNOWN_ISSUES.md:1\n');
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }).timeout(60_000);
});

/** What `npm pack --json` tells of a package. */
interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Of a ZIP archive's files those that are the extension's own, in order, as its directory names them. */
function namesIn(vsix: Buffer): string[] {
  const names: string[] = [];
  const end = vsix.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = vsix.readUInt32LE(end + 16);
  while (vsix.toString('latin1', at, at + 4) === 'PK\x01\x02') {
    const [name, extra, comment] = [28, 30, 32].map((offset) => vsix.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    names.push(vsix.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names
    .filter((name) => name.startsWith('extension/'))
    .map((name) => name.replace('extension/', ''))
    .sort();
}
