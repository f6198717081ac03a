import { strict as assert } from 'node:assert';
import { execFileSync, execSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

describe('the package', () => {
  it('holds only what runs, and what tells about it', () => {
    const vsce = path.resolve('node_modules/@vscode/vsce/vsce');
    const printed = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { encoding: 'utf8' });
    const files = printed.trim().split(/\r?\n/);
    const gutter = ['open-dark', 'open-light', 'resolved-dark', 'resolved-light'];
    assert.deepEqual(files.filter((file) => !file.startsWith('dist/')).sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'media/challenge-log.svg',
      ...gutter.map((name) => `media/gutter-${name}.svg`),
      'media/icon.png',
      'package.json',
      'snippets/markdown.json',
    ]);
    assert.ok(files.includes('dist/extension.js'));
    // A command of an extension is on nobody's PATH.
    assert.ok(!files.includes('dist/cli.js'));
  }).timeout(20_000);

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
