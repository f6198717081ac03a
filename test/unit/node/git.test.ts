import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileHistory, Log } from '../../../src/core/ports';
import { createGit } from '../../../src/node/git';
import { gitFolder, type GitFolder } from '../../support/gitFolder';

const windows = process.platform === 'win32';

describe('git', function () {
  // Many processes, on a machine that may do other things too.
  this.timeout(10_000);

  let scratch: string;
  let repositories: GitFolder[];
  let lines: string[];
  const log: Log = {
    info: (message) => lines.push(message),
    warn: (message) => lines.push(message),
    error: (message) => lines.push(message),
  };

  beforeEach(() => {
    scratch = realpathSync(mkdtempSync(join(tmpdir(), 'challenge-log-scratch-')));
    repositories = [];
    lines = [];
  });

  afterEach(() => {
    for (const { remove } of repositories) remove();
    rmSync(scratch, { recursive: true, force: true });
  });

  function repository(files: Readonly<Record<string, string>> = { 'a.txt': 'one\n' }): GitFolder {
    const made = gitFolder(files);
    repositories.push(made);
    return made;
  }

  const history = (file: string) => createGit(log, undefined).history(file);

  async function known(file: string): Promise<FileHistory> {
    const found = await history(file);
    assert.ok(found, lines.join('\n'));
    return found;
  }

  /** A program of bash; `$REAL` is git. */
  function program(name: string, body: string): string {
    const file = join(scratch, name);
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    writeFileSync(file, `#!/bin/bash\nREAL='${real}'\n${body}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  async function withEnvironment<T>(values: Readonly<Record<string, string>>, work: () => Promise<T>) {
    const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, values);
    try {
      return await work();
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  }

  describe('in a repository', () => {
    it('tells root, path, commit, branch, text, and who would commit', async () => {
      const { path, git } = repository({ 'a.txt': 'one\r\ntwo\n' });
      assert.deepEqual(await history(join(path, 'a.txt')), {
        root: path,
        path: 'a.txt',
        commit: git('rev-parse', 'HEAD').trim(),
        branch: 'main',
        author: 'Test',
        committed: 'one\r\ntwo\n',
        filtered: false,
      });
    });

    it('takes the path from the root and not from the folder', async () => {
      const { path } = repository({ 'src/deep er/ü/a.ts': 'x' });
      const found = await known(join(path, 'src/deep er/ü/a.ts'));
      assert.equal(found.root, path);
      assert.equal(found.path, 'src/deep er/ü/a.ts');
      assert.equal(found.committed, 'x');
    });

    it('keeps slashes in the name of the branch', async () => {
      const { path, git } = repository();
      git('checkout', '--quiet', '-b', 'feature/a-b');
      assert.equal((await known(join(path, 'a.txt'))).branch, 'feature/a-b');
    });

    it('knows no branch when HEAD is detached', async () => {
      const { path, git } = repository();
      git('checkout', '--quiet', '--detach');
      const found = await known(join(path, 'a.txt'));
      assert.equal(found.commit, git('rev-parse', 'HEAD').trim());
      assert.ok(!('branch' in found));
    });

    it('knows no commit in a repository without commits', async () => {
      execFileSync('git', ['init', '--quiet', scratch]);
      execFileSync('git', ['config', 'user.name', 'Ada'], { cwd: scratch });
      writeFileSync(join(scratch, 'a.txt'), 'x');
      assert.deepEqual(await history(join(scratch, 'a.txt')), {
        root: scratch,
        path: 'a.txt',
        author: 'Ada',
        filtered: false,
      });
    });

    it('tells nothing where there is no repository', async () => {
      assert.equal(await history(join(scratch, 'a.txt')), undefined);
      assert.match(lines.join('\n'), /not a git repository/);
    });

    it('tells nothing of a folder that is not there', async () => {
      assert.equal(await history(join(scratch, 'no', 'a.txt')), undefined);
    });

    it('tells nothing inside the .git folder and of a bare repository', async () => {
      const { path } = repository();
      assert.equal(await history(join(path, '.git', 'config')), undefined);
      execFileSync('git', ['init', '--quiet', '--bare', scratch]);
      assert.equal(await history(join(scratch, 'HEAD')), undefined);
    });

    it('knows the commit for a file that it does not have', async () => {
      const { path } = repository({ '.gitignore': 'ignored/\n' });
      mkdirSync(join(path, 'ignored'));
      for (const name of ['new.txt', 'ignored/a.txt', 'never.txt']) {
        if (name !== 'never.txt') writeFileSync(join(path, name), 'x');
        const found = await known(join(path, name));
        assert.equal(found.path, name);
        assert.ok(found.commit);
        assert.ok(!('committed' in found));
        assert.equal(found.filtered, false);
      }
    });

    it('gives the text of the commit, not of the index or the disk', async () => {
      const { path, git } = repository();
      writeFileSync(join(path, 'a.txt'), 'two\n');
      git('add', '--all');
      writeFileSync(join(path, 'a.txt'), 'three\n');
      assert.equal((await known(join(path, 'a.txt'))).committed, 'one\n');
    });

    it('gives an empty text, and one with a BOM', async () => {
      const { path } = repository({ empty: '', bom: '\uFEFFx' });
      assert.equal((await known(join(path, 'empty'))).committed, '');
      assert.equal((await known(join(path, 'bom'))).committed, '\uFEFFx');
    });

    it('does not claim to know a text that is not UTF-8', async () => {
      const { path, git } = repository();
      writeFileSync(join(path, 'latin.txt'), Uint8Array.of(0x63, 0x61, 0x66, 0xe9));
      git('add', '--all');
      git('commit', '--quiet', '--message=Latin');
      const found = await known(join(path, 'latin.txt'));
      assert.ok(!('committed' in found));
      assert.equal(found.filtered, true);
    });

    it('takes any name of a file as it is', async function () {
      if (windows) this.skip();
      const names = [
        'with space.txt',
        'ünïcödé-日本-😀.txt',
        '-leading',
        '--upload-pack=touch mark',
        `quote'".txt`,
        'new\nline.txt',
        '*.t?[x]t',
        ':(top)a',
        ':!a',
        'a:b',
        'HEAD',
        'back\\slash',
        '~^{@}',
        '$(touch mark)`touch mark`',
      ];
      const { path } = repository(Object.fromEntries(names.map((name) => [`dir/${name}`, `of ${name}`])));
      await Promise.all(
        names.map(async (name) => {
          const found = await known(join(path, 'dir', name));
          assert.equal(found.path, `dir/${name}`);
          assert.equal(found.committed, `of ${name}`);
        }),
      );
      assert.ok(!existsSync(join(path, 'dir', 'mark')));
    });

    it('would rather know nothing than misread the name of a folder', async function () {
      if (windows) this.skip();
      const { path } = repository({ 'two\nlines/a.txt': 'x' });
      assert.equal(await history(join(path, 'two\nlines', 'a.txt')), undefined);
    });

    it('follows a link to the file that is meant', async function () {
      if (windows) this.skip();
      const { path } = repository({ 'src/a.txt': 'one\n' });
      symlinkSync(join('src', 'a.txt'), join(path, 'link.txt'));
      symlinkSync(path, join(scratch, 'workspace'));
      assert.equal((await known(join(path, 'link.txt'))).path, 'src/a.txt');
      const found = await known(join(scratch, 'workspace', 'src', 'a.txt'));
      assert.equal(found.root, path);
      assert.equal(found.path, 'src/a.txt');
      assert.equal(found.committed, 'one\n');
    });

    it('knows a linked worktree', async () => {
      const { path, git } = repository({ 'src/a.txt': 'one\n' });
      const worktree = join(scratch, 'tree');
      git('worktree', 'add', '--quiet', '-b', 'other', worktree);
      git('config', 'remote.origin.url', 'https://example.com/a/b');
      const found = await known(join(worktree, 'src', 'a.txt'));
      assert.equal(found.root, worktree);
      assert.equal(found.path, 'src/a.txt');
      assert.equal(found.branch, 'other');
      assert.equal(found.remoteUrl, 'https://example.com/a/b');
      assert.equal(found.committed, 'one\n');
      // info/attributes belongs to all worktrees.
      mkdirSync(join(path, '.git', 'info'), { recursive: true });
      writeFileSync(join(path, '.git', 'info', 'attributes'), '*.txt filter=x\n');
      assert.equal((await known(join(worktree, 'src', 'a.txt'))).filtered, true);
    });

    it('knows a submodule as a repository of its own', async () => {
      const inner = repository({ 'lib/i.txt': 'inner\n' });
      const { path, git } = repository();
      git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.path, 'vendor/inner');
      const found = await known(join(path, 'vendor', 'inner', 'lib', 'i.txt'));
      assert.equal(found.root, join(path, 'vendor', 'inner'));
      assert.equal(found.path, 'lib/i.txt');
      assert.equal(found.commit, inner.git('rev-parse', 'HEAD').trim());
      assert.equal(found.remoteUrl, inner.path);
      assert.equal(found.committed, 'inner\n');
    });

    it('takes the nearest repository', async () => {
      const { path } = repository();
      execFileSync('git', ['init', '--quiet', join(path, 'nested')]);
      const found = await known(join(path, 'nested', 'a.txt'));
      assert.equal(found.root, join(path, 'nested'));
      assert.ok(!('commit' in found));
    });

    it('knows a shallow clone', async () => {
      const { path, git } = repository();
      git('commit', '--quiet', '--allow-empty', '--message=Second');
      execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${path}`, join(scratch, 'clone')]);
      const found = await known(join(scratch, 'clone', 'a.txt'));
      assert.equal(found.commit, git('rev-parse', 'HEAD').trim());
      assert.equal(found.committed, 'one\n');
    });

    it('shows a commit as it is, without replacements', async () => {
      const { path, git } = repository();
      const blob = git('rev-parse', 'HEAD:a.txt').trim();
      writeFileSync(join(path, 'b.txt'), 'two\n');
      git('replace', blob, git('hash-object', '-w', 'b.txt').trim());
      assert.equal((await known(join(path, 'a.txt'))).committed, 'one\n');
    });

    it('reads no file of unreasonable size', async () => {
      const { path, git } = repository({
        'a.txt': '\0'.repeat(60 * 1024 * 1024),
        'b.txt': 'b'.repeat(3_000_000),
      });
      const found = await known(join(path, 'a.txt'));
      assert.equal(found.commit, git('rev-parse', 'HEAD').trim());
      assert.ok(!('committed' in found));
      assert.equal(found.filtered, true);
      assert.equal((await known(join(path, 'b.txt'))).committed?.length, 3_000_000);
    });
  });

  describe('the remote', () => {
    it('is that of the branch, else origin, else the only one', async () => {
      const { path, git } = repository();
      const remote = async () => (await known(join(path, 'a.txt'))).remoteUrl;
      assert.equal(await remote(), undefined);
      git('remote', 'add', 'fork', 'git@github.com:me/x.git');
      assert.equal(await remote(), 'git@github.com:me/x.git');
      git('remote', 'add', 'other', 'https://gitlab.com/o/x');
      assert.equal(await remote(), undefined);
      git('remote', 'add', 'origin', 'https://user:secret@example.com/o/x');
      assert.equal(await remote(), 'https://user:secret@example.com/o/x');
      git('config', 'branch.main.remote', 'other');
      git('config', 'branch.main.merge', 'refs/heads/main');
      assert.equal(await remote(), 'https://gitlab.com/o/x');
      assert.ok(!lines.join('\n').includes('secret'));
    });

    it('has insteadOf applied', async () => {
      const { path, git } = repository();
      git('remote', 'add', 'origin', 'gh:me/x');
      git('config', 'url.https://github.com/.insteadOf', 'gh:');
      assert.equal((await known(join(path, 'a.txt'))).remoteUrl, 'https://github.com/me/x');
    });
  });

  describe('the attributes', () => {
    it('of every folder count, and no others', async () => {
      const { path } = repository({
        '.gitattributes': '*.bin filter=lfs\n',
        'src/.gitattributes': '*.ps1 working-tree-encoding=UTF-16\n',
        'src/a.ps1': '',
        'a.ps1': '',
        'src/deep/b.bin': '',
      });
      assert.equal((await known(join(path, 'src', 'a.ps1'))).filtered, true);
      assert.equal((await known(join(path, 'a.ps1'))).filtered, false);
      assert.equal((await known(join(path, 'src', 'deep', 'b.bin'))).filtered, true);
    });

    it('of the person count', async () => {
      const { path, git } = repository({ 'a.ipynb': '{}' });
      const mine = join(scratch, 'attributes');
      writeFileSync(mine, '*.ipynb filter=nbstripout\n');
      git('config', 'core.attributesFile', mine);
      assert.equal((await known(join(path, 'a.ipynb'))).filtered, true);
      git('config', '--unset', 'core.attributesFile');
      mkdirSync(join(scratch, 'git'));
      renameSync(mine, join(scratch, 'git', 'attributes'));
      await withEnvironment({ XDG_CONFIG_HOME: scratch }, async () => {
        assert.equal((await known(join(path, 'a.ipynb'))).filtered, true);
      });
    });

    it('that never end or cannot be read leave the answer open', async function () {
      if (windows) this.skip();
      const { path, git } = repository();
      execFileSync('mkfifo', [join(path, '.gitattributes')]);
      assert.equal((await known(join(path, 'a.txt'))).filtered, true);
      rmSync(join(path, '.gitattributes'));
      git('config', 'core.attributesFile', '/dev/zero');
      assert.equal((await known(join(path, 'a.txt'))).filtered, true);
    });
  });

  describe('the program', () => {
    it('may be missing', async () => {
      const { path } = repository();
      const git = createGit(log, join(scratch, 'no-git'));
      assert.equal(await git.history(join(path, 'a.txt')), undefined);
      await withEnvironment({ PATH: scratch }, async () => {
        assert.equal(await history(join(path, 'a.txt')), undefined);
      });
      assert.match(lines.join('\n'), /not found on PATH/);
    });

    it('is not taken from the workspace', async function () {
      if (windows) this.skip();
      const { path } = repository();
      mkdirSync(join(scratch, 'git'));
      writeFileSync(join(path, 'git'), `#!/bin/sh\ntouch '${join(scratch, 'mark')}'\n`, { mode: 0o755 });
      const before = process.cwd();
      process.chdir(path);
      try {
        // Neither a relative entry nor a folder of that name is the program.
        await withEnvironment({ PATH: `.::${scratch}:${process.env.PATH ?? ''}` }, async () => {
          for (const binary of [undefined, 'git', './git', ''])
            assert.ok(await createGit(log, binary).history(join(path, 'a.txt')));
        });
      } finally {
        process.chdir(before);
      }
      assert.ok(!existsSync(join(scratch, 'mark')));
    });

    it('runs three times at most', async function () {
      if (windows) this.skip();
      const calls = join(scratch, 'calls');
      const counting = createGit(log, program('git', `echo "$*" >> '${calls}'; exec "$REAL" "$@"`));
      const { path, git } = repository();
      git('remote', 'add', 'origin', 'https://example.com/a/b');
      const runs = async (file: string) => {
        rmSync(calls, { force: true });
        await counting.history(file);
        return readFileSync(calls, 'utf8').trim().split('\n').length;
      };
      assert.equal(await runs(join(path, 'a.txt')), 3);
      assert.equal(await runs(join(path, 'new.txt')), 3);
      assert.ok((await runs(join(scratch, 'outside.txt'))) <= 3);
    });

    it('is not waited for beyond the limit', async function () {
      if (windows) this.skip();
      const { path } = repository();
      // Neither heeds being interrupted, nor does what it started.
      const hanging = program('git', `trap '' INT; sleep 1`);
      const start = performance.now();
      assert.equal(await createGit(log, hanging, 200).history(join(path, 'a.txt')), undefined);
      assert.ok(performance.now() - start < 900);
    });

    it('is believed only when it ended well, and only all that it said', async function () {
      if (windows) this.skip();
      const { path } = repository();
      const file = join(path, 'a.txt');
      const text = (body: string) =>
        createGit(log, program('git', `case "$*" in *cat-file*) ${body};; esac; exec "$REAL" "$@"`)).history(
          file,
        );
      for (const end of ['exit 1', 'kill -9 $$']) {
        const found = await text(`printf o; ${end}`);
        assert.ok(found?.commit);
        assert.ok(!('committed' in found));
        assert.equal(found.filtered, true);
      }
      // What another process still writes belongs to it.
      assert.equal((await text('(sleep 0.2; printf two) & printf one-; exit 0'))?.committed, 'one-two');
    });

    it('may hang at the text alone', async function () {
      if (windows) this.skip();
      const { path } = repository();
      const hanging = program('git', `case "$*" in *cat-file*) exec sleep 20;; esac; exec "$REAL" "$@"`);
      assert.equal(await createGit(log, hanging, 400).history(join(path, 'a.txt')), undefined);
    });

    it('is ended by the signal', async function () {
      if (windows) this.skip();
      const { path } = repository();
      const ids = join(scratch, 'ids');
      execFileSync('mkfifo', [ids]);
      // Says who it is, and becomes the process that hangs.
      const hanging = program('git', `echo $$ > '${ids}'; exec sleep 20`);
      const controller = new AbortController();
      const running = createGit(log, hanging).history(join(path, 'a.txt'), controller.signal);
      const stream = createReadStream(ids, 'utf8');
      const [first] = (await once(stream, 'data')) as [string];
      const start = performance.now();
      controller.abort();
      await assert.rejects(running, { name: 'AbortError' });
      assert.ok(performance.now() - start < 500);
      stream.destroy();
      const id = Number(first.trim().split('\n')[0]);
      while (isRunning(id)) await new Promise((resolve) => setTimeout(resolve, 5));
    });

    it('does not start when the signal came before', async function () {
      if (windows) this.skip();
      const { path } = repository();
      const mark = join(scratch, 'mark');
      const git = createGit(log, program('git', `touch '${mark}'; exec "$REAL" "$@"`));
      await assert.rejects(git.history(join(path, 'a.txt'), AbortSignal.abort()), { name: 'AbortError' });
      assert.ok(!existsSync(mark));
    });

    it('does its work whatever the environment says', async () => {
      const other = repository({ 'other.txt': 'other\n' });
      const { path, git } = repository();
      const mark = join(scratch, 'mark');
      const found = await withEnvironment(
        {
          GIT_DIR: join(other.path, '.git'),
          GIT_WORK_TREE: other.path,
          GIT_INDEX_FILE: join(other.path, '.git', 'index'),
          GIT_OBJECT_DIRECTORY: scratch,
          GIT_NAMESPACE: 'x',
          GIT_PREFIX: 'x/',
          GIT_CONFIG_COUNT: '1',
          GIT_CONFIG_KEY_0: 'remote.origin.url',
          GIT_CONFIG_VALUE_0: 'https://example.com/wrong/one',
          GIT_CONFIG_PARAMETERS: "'core.bare=true'",
          GIT_ASKPASS: `touch ${mark}`,
          GIT_EDITOR: 'vi',
          GIT_PAGER: 'less',
          GIT_SSH_COMMAND: `touch ${mark}`,
          GIT_EXTERNAL_DIFF: `touch ${mark}`,
          GIT_TRACE: '2',
          EDITOR: 'vi',
          VISUAL: 'vi',
          PAGER: 'less',
          PREFIX: '/usr',
          SSH_ASKPASS: `touch ${mark}`,
          LANG: 'de_DE.UTF-8',
          LANGUAGE: 'de',
        },
        () => known(join(path, 'a.txt')),
      );
      assert.equal(found.root, path);
      assert.equal(found.commit, git('rev-parse', 'HEAD').trim());
      assert.equal(found.committed, 'one\n');
      assert.ok(!('remoteUrl' in found));
      assert.ok(!existsSync(mark));
    });
  });

  describe('in a hostile repository', () => {
    before(function () {
      if (windows) this.skip();
    });

    it('runs nothing that the repository names', async () => {
      const { path, git } = repository({ 'a.txt': 'one\n', 'sub/b.txt': 'two\n' });
      const mark = join(scratch, 'mark');
      const touch = `touch '${mark}'`;
      const script = program('run', touch);
      // Signed in form only, so that whoever shows the signature asks the program.
      const commit = git('cat-file', 'commit', 'HEAD');
      const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n';
      writeFileSync(join(path, '.git', 'signed'), commit.replace('\n\n', `\n${signature}`));
      git('reset', '--soft', git('hash-object', '-t', 'commit', '-w', '.git/signed').trim());
      writeFileSync(
        join(path, '.gitattributes'),
        '* diff=evil\n* filter=evil\n* merge=evil\n* working-tree-encoding=UTF-16\n',
      );
      writeFileSync(join(path, 'a.txt'), 'changed\n');
      mkdirSync(join(path, 'hooks'));
      for (const hook of [
        'post-checkout',
        'post-index-change',
        'reference-transaction',
        'fsmonitor-watchman',
      ])
        writeFileSync(join(path, 'hooks', hook), `#!/bin/sh\n${touch}\n`, { mode: 0o755 });
      writeFileSync(join(path, '.git', 'included'), `[core]\n\tpager = ${script}\n\tfsmonitor = ${script}\n`);
      const remote = `ext::sh -c touch% ${mark}`;
      const settings: Readonly<Record<string, string>> = {
        'core.fsmonitor': script,
        'core.sshCommand': script,
        'core.pager': script,
        'core.editor': script,
        'core.askPass': script,
        'core.gitProxy': script,
        'core.hooksPath': join(path, 'hooks'),
        'core.alternateRefsCommand': script,
        'pager.show': script,
        'pager.config': script,
        'pager.rev-parse': script,
        'pager.cat-file': script,
        'sequence.editor': script,
        'diff.external': script,
        'diff.evil.command': script,
        'diff.evil.textconv': script,
        'filter.evil.clean': script,
        'filter.evil.smudge': script,
        'filter.evil.process': script,
        'filter.evil.required': 'true',
        'merge.evil.driver': script,
        'gpg.program': script,
        'log.showSignature': 'true',
        'alias.show': `!${script}`,
        'alias.config': `!${script}`,
        'alias.rev-parse': `!${script}`,
        'alias.cat-file': `!${script}`,
        'credential.helper': `!${script}`,
        'uploadpack.packObjectsHook': script,
        'protocol.allow': 'always',
        'protocol.ext.allow': 'always',
        'include.path': 'included',
        'trace2.normalTarget': mark,
        'trace2.eventTarget': mark,
        'remote.--upload-pack=touch mark.url': remote,
        'remote.origin.url': remote,
        'remote.origin.promisor': 'true',
        'remote.origin.partialclonefilter': 'blob:none',
        'remote.origin.uploadpack': script,
        'remote.origin.vcs': 'ext',
        'branch.main.remote': '--upload-pack=touch mark',
        'branch.main.merge': 'refs/heads/main',
        'core.repositoryFormatVersion': '1',
        'extensions.partialClone': 'origin',
      };
      const text = Object.entries(settings).map(([key, value]) => {
        const [, section, name, variable] = /^(\w+)\.(?:(.+)\.)?(\w+)$/.exec(key) ?? [];
        return `[${section}${name === undefined ? '' : ` "${name}"`}]\n\t${variable} = "${value}"\n`;
      });
      appendFileSync(join(path, '.git', 'config'), text.join(''));
      for (const file of ['a.txt', 'sub/b.txt', 'new.txt', '.gitattributes']) {
        const found = await known(join(path, file));
        assert.match(found.commit ?? '', /^[0-9a-f]{40}$/);
        assert.equal(found.filtered, true);
        assert.equal(found.remoteUrl, remote);
      }
      assert.equal((await known(join(path, 'a.txt'))).committed, 'one\n');
      assert.ok(!existsSync(mark));
      // The trap is armed: git itself falls into it.
      spawnSync('git', ['status'], { cwd: path });
      assert.ok(existsSync(mark));
    });

    for (const [what, clear] of [
      ['by a git that knows how not to', ''],
      ['by an older git', 'unset GIT_NO_LAZY_FETCH;'],
    ] as const) {
      it(`fetches no missing text, ${what}`, async () => {
        const source = repository();
        source.git('config', 'uploadpack.allowFilter', 'true');
        const clone = join(scratch, 'clone');
        const mark = join(scratch, 'mark');
        const quiet = ['clone', '--quiet', '--no-checkout', '--filter=blob:none'];
        execFileSync('git', [...quiet, `file://${source.path}`, clone]);
        const git = createGit(log, program('git', `${clear} exec "$REAL" "$@"`));
        const set = (key: string, value: string) =>
          execFileSync('git', ['config', key, value], { cwd: clone });
        set('core.sshCommand', `touch '${mark}'; false`);
        for (const scheme of ['', 'ext.', 'ssh.', 'file.']) set(`protocol.${scheme}allow`, 'always');
        const remotes = [`file://${source.path}`, `ext::sh -c touch% ${mark}`, 'ssh://example.com/a/b'];
        for (const remote of remotes) {
          set('remote.origin.url', remote);
          const found = await git.history(join(clone, 'a.txt'));
          assert.equal(found?.remoteUrl, remote);
          assert.equal(found.commit, source.git('rev-parse', 'HEAD').trim());
          assert.ok(!('committed' in found));
          // Whether the file was changed cannot be known, then.
          assert.equal(found.filtered, true);
          assert.ok(!existsSync(mark));
        }
        const absent = await git.history(join(clone, 'new.txt'));
        assert.equal(absent?.filtered, false);
      });
    }

    it('takes a broken one for none', async () => {
      const { path } = repository();
      writeFileSync(join(path, '.git', 'config'), '[core\n');
      assert.equal(await history(join(path, 'a.txt')), undefined);
      writeFileSync(join(path, '.git', 'config'), '[core]\nrepositoryformatversion = 99\n');
      assert.equal(await history(join(path, 'a.txt')), undefined);
    });

    it('bears one that belongs to somebody else', async function () {
      if (process.getuid?.() !== 0) this.skip();
      const { path } = repository();
      for (const file of [path, join(path, '.git')]) chownSync(file, 65534, 65534);
      // The person may have said that every folder is safe.
      await withEnvironment({ HOME: scratch, XDG_CONFIG_HOME: scratch }, async () => {
        assert.equal(await history(join(path, 'a.txt')), undefined);
      });
      assert.match(lines.join('\n'), /dubious ownership/);
    });
  });
});

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
