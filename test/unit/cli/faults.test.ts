// The command line tool where disks are full, folders read-only, merges unfinished and documents huge.
import { strict as assert } from 'node:assert';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Listing } from '../../../src/cli/json';
import { gitFolder, type GitFolder } from '../../support/gitFolder';

const CLI = path.resolve('dist/cli.js');
const windows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;

const record = (title: string, status = 'open', steps = '1.') =>
  `---\ntitle: "${title}"\nkind: challenge\nstatus: ${status}\nseverity: high\n---\n\n# Challenge: ${title}\n\n## Problem\n\n${steps}\n`;
const INDEX = (body: string) =>
  `# Ours\n\n<!-- challenge-log:index -->\n${body}<!-- /challenge-log:index -->\n`;
const LARGE = 'Much text. '.repeat(1_000);

const FILES = {
  'docs/challenges/001-first.md': record('First'),
  'docs/challenges/002-second.md': record('Second', 'open', `See [it](003-b.md).\n\n${LARGE}`),
  'docs/challenges/003-a.md': record('A'),
  'docs/challenges/003-b.md': record('B', 'open', 'See [me](003-b.md).'),
  'docs/challenges/README.md': INDEX(''),
  'docs/log.md': `# Log\n\n## Challenge 1: Once\n\n**Status:** Open\n\n${LARGE}\n`,
};
/** Each writes to something that is there or not, and to files of different sizes. */
const WRITING: readonly (readonly string[])[] = [
  ['new', 'Third'],
  ['new', 'Third', '--numbering', 'none'],
  ['new', 'Third', '--target', 'docs/log.md'],
  ['new', 'Third', '--target', 'docs/new/log.md'],
  ['index', 'docs/challenges'],
  ['index', 'docs'],
  ['renumber'],
];

describe('challenge-log, where something is wrong', function () {
  this.timeout(60_000);

  let folder: GitFolder;

  beforeEach(() => {
    folder = gitFolder(FILES);
  });
  afterEach(() => folder.remove());

  const inFolder = (file: string) => path.join(folder.path, file);
  const read = (file: string) => readFileSync(inFolder(file), 'utf8');
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(path.dirname(inFolder(file)), { recursive: true });
    writeFileSync(inFolder(file), content);
  };
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [CLI, ...args], { cwd: folder.path, encoding: 'utf8' });
  const listed = (...args: string[]) => JSON.parse(run('list', '--json', ...args).stdout) as Listing;

  /** All files, hidden ones too, but what git keeps for itself. */
  const all = (top = folder.path) =>
    readdirSync(top, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('.git') && statSync(path.join(top, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(top, name), 'utf8')]);

  function refused(
    { status, stderr }: { status: number | null; stderr: string },
    sentence: RegExp,
    what = '',
  ): void {
    assert.equal(status, 2, what + stderr);
    assert.match(stderr, sentence);
    assert.match(stderr, /^[^\n]*\.\n$/);
  }

  describe('a disk that is full', () => {
    /** A limit of the size of files stands for it: nobody needs rights to set one. */
    function limited(kilobytes: number, args: readonly string[]) {
      // `pipe` for the output, since the limit holds for files alone.
      const script = `ulimit -f ${kilobytes} && exec "$@"`;
      return spawnSync('bash', ['-c', script, 'bash', process.execPath, CLI, ...args], {
        cwd: folder.path,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    }

    for (const args of WRITING) {
      it(`changes nothing: ${args.join(' ')}`, function () {
        if (windows) this.skip(); // has no such limit
        const before = all();
        refused(limited(0, args), /it would be larger than files may be here\./);
        assert.deepEqual(all(), before);
      });
    }

    it('half-way takes back what was done', function () {
      if (windows) this.skip();
      const before = all();
      // 003-b.md fits, 002-second.md does not.
      refused(limited(4, ['renumber']), /^002-second\.md cannot be written: it would be larger/);
      assert.deepEqual(all(), before);
    });

    it('changes nothing, on a file system that is really full', function () {
      if (process.platform !== 'linux' || !isRoot) this.skip(); // only root may mount one
      const small = path.join(path.dirname(folder.path), 'small');
      mkdirSync(small);
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', small]).status === 0;
      if (!mounted) this.skip();
      try {
        cpSync(inFolder('docs'), path.join(small, 'docs'), { recursive: true });
        try {
          writeFileSync(path.join(small, 'rest'), 'x'.repeat(65_536));
        } catch {
          // that was the aim
        }
        const before = all(small);
        for (const args of WRITING) {
          if (args.includes('docs/new/log.md')) continue; // the folder that is made first may stay
          const result = spawnSync(process.execPath, [CLI, ...args], { cwd: small, encoding: 'utf8' });
          refused(result, /the disk is full\./, args.join(' '));
          assert.deepEqual(all(small), before, args.join(' '));
        }
      } finally {
        execFileSync('umount', [small]);
      }
    });
  });

  it('a read-only folder is told, and nothing is changed', function () {
    if (windows) this.skip(); // a folder is not read-only there
    const before = all();
    // For root every folder can be written to, so somebody else tries it.
    const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
    const folders = ['docs/challenges', 'docs', ''];
    chmodSync(path.dirname(folder.path), 0o755);
    for (const each of folders) chmodSync(inFolder(each), 0o555);
    if (isRoot) for (const [name] of before) chownSync(inFolder(name as string), 65_534, 65_534);
    try {
      for (const args of WRITING) {
        const env = { ...process.env, GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory' };
        const result = spawnSync(process.execPath, [CLI, ...args], {
          cwd: folder.path,
          encoding: 'utf8',
          env: { ...env, GIT_CONFIG_VALUE_0: '*' },
          ...nobody,
        });
        refused(result, /permission is denied\./);
      }
    } finally {
      for (const each of folders) chmodSync(inFolder(each), 0o755);
    }
    assert.deepEqual(all(), before);
  });

  describe('a rebase with conflicts', () => {
    beforeEach(() => {
      const change = (status: string, steps: string) => {
        write('docs/challenges/001-first.md', record('First', status));
        write('docs/challenges/002-second.md', record('Second', 'open', steps));
        write('docs/challenges/README.md', INDEX(`${steps}\n`));
        write('docs/log.md', FILES['docs/log.md'].replace('Open', status));
        folder.git('commit', '--quiet', '--all', `--message=${status}`);
      };
      folder.git('checkout', '--quiet', '-b', 'theirs');
      change('in-progress', '1. Their steps.');
      folder.git('checkout', '--quiet', 'main');
      change('resolved', '1. Our steps.');
      folder.git('checkout', '--quiet', 'theirs');
      const { status } = spawnSync('git', ['rebase', 'main'], { cwd: folder.path, stdio: 'ignore' });
      assert.notEqual(status, 0);
      assert.match(read('docs/challenges/001-first.md'), /^<<<<<<< /m);
    });

    it('hides nothing: each document is an entry or a problem', () => {
      const { entries, problems } = listed();
      const seen = new Set([...entries, ...problems].map(({ document }) => document));
      for (const file of Object.keys(FILES)) if (!file.endsWith('README.md')) assert.ok(seen.has(file), file);
      const [problem] = problems.filter(({ document }) => document.endsWith('001-first.md'));
      assert.deepEqual([problem?.code, problem?.line], ['merge-conflict', 4]);
      assert.match(problem?.message ?? '', /^Lines 4-8 are a merge conflict/);
      const conflicts = problems.filter(({ code }) => code === 'merge-conflict');
      assert.deepEqual(
        conflicts.map(({ document }) => path.basename(document)),
        ['001-first.md', '002-second.md', 'log.md'],
      );
    });

    it('keeps the marks of both sides, whatever is edited', () => {
      const marks = (file: string) => read(file).match(/^(?:<{7}|={7}|>{7}).*$|^.*(?:steps|Status).*$/gm);
      const files = ['docs/challenges/001-first.md', 'docs/challenges/002-second.md', 'docs/log.md'];
      const before = files.map(marks);
      assert.equal(run('new', 'Next', '--target', 'docs/log.md').status, 0);
      assert.equal(run('new', 'Next').status, 0);
      assert.equal(run('renumber').status, 0);
      assert.deepEqual(files.map(marks), before);
    });

    it('an index waits until its records are merged', () => {
      const before = read('docs/challenges/README.md');
      refused(
        run('index', 'docs/challenges'),
        /^Merge conflicts are not decided yet: \S+001-first\.md \(line 4\), \S+002-second\.md \(line 12\)\. Finish the merge, then update the index again\.$/m,
      );
      assert.equal(read('docs/challenges/README.md'), before);
    });

    it('what an index lists is written anew, and a second pair of its marks is left alone', () => {
      folder.git('checkout', '--theirs', 'docs/challenges/001-first.md', 'docs/challenges/002-second.md');
      assert.equal(run('index', 'docs/challenges').status, 0);
      assert.doesNotMatch(read('docs/challenges/README.md'), /^(?:<{7}|={7}|>{7})/m);
      const both = `<<<<<<< HEAD\n${INDEX('A\n')}=======\n${INDEX('B\n')}>>>>>>> x\n`;
      write('docs/challenges/README.md', both);
      refused(run('index', 'docs/challenges'), /more than one marker/);
      assert.equal(read('docs/challenges/README.md'), both);
    });
  });

  it('a document of 50 MB is told to be too large, at once, and takes nothing from the others', () => {
    write('docs/huge.md', Buffer.alloc(50 * 1024 * 1024, `${record('Huge')}\n`));
    const began = performance.now();
    const { entries, problems } = listed();
    assert.ok(performance.now() - began < 5_000);
    assert.equal(entries.filter(({ document }) => document.startsWith('docs/challenges/')).length, 4);
    const [problem] = problems.filter(({ document }) => document === 'docs/huge.md');
    assert.match(problem?.message ?? '', /larger than 4 MB/);
  });

  it('links that lead in circles, to themselves and nowhere are passed by', function () {
    if (windows) this.skip(); // needs a privilege there
    symlinkSync('self.md', inFolder('docs/self.md'));
    symlinkSync('.', inFolder('docs/again'));
    symlinkSync('two', inFolder('docs/one'));
    symlinkSync('one', inFolder('docs/two'));
    symlinkSync('nowhere.md', inFolder('docs/broken.md'));
    assert.equal(listed().entries.length, 5);
    refused(run('new', 'Third', '--target', 'docs/one'), /it is a link to itself\./);
    refused(
      run('new', 'Third', '--target', 'docs/self.md'),
      /^self\.md leads out of the workspace or nowhere, so it is neither read nor written\.$/m,
    );
  });

  it('two that renumber at once do it once, or the second says that it did nothing', async () => {
    const once0 = gitFolder(FILES);
    try {
      spawnSync(process.execPath, [CLI, 'renumber'], { cwd: once0.path });
      const wanted = all(once0.path);
      const children = Array.from({ length: 4 }, () =>
        spawn(process.execPath, [CLI, 'renumber'], { cwd: folder.path, stdio: ['ignore', 'ignore', 'pipe'] }),
      );
      const said = await Promise.all(
        children.map(async (child) => {
          let text = '';
          child.stderr?.on('data', (more: Buffer) => (text += more.toString()));
          const [code] = (await once(child, 'close')) as [number | null];
          return { code, text };
        }),
      );
      assert.ok(said.some(({ code }) => code === 0));
      for (const { code, text } of said)
        if (code !== 0)
          assert.match(text, /^[^\n]*(?:changed meanwhile|is there already|is not there)[^\n]*\n$/);
      assert.deepEqual(all(), wanted);
    } finally {
      once0.remove();
    }
  });

  it('a document that a crash left under two names is renumbered to the new one', () => {
    linkSync(inFolder('docs/challenges/003-b.md'), inFolder('docs/challenges/004-b.md'));
    assert.equal(run('renumber', '--dry-run').status, 0);
    assert.ok(existsSync(inFolder('docs/challenges/003-b.md')));
    assert.equal(run('renumber').status, 0);
    assert.deepEqual(
      readdirSync(inFolder('docs/challenges')).filter((name) => name.startsWith('00')),
      ['001-first.md', '002-second.md', '003-a.md', '004-b.md'],
    );
  });
});
