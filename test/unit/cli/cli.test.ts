import { strict as assert } from 'node:assert';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
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
import type { Listing } from '../../../src/cli/json';
import { gitFolder, type GitFolder } from '../../support/gitFolder';

/** What `node esbuild.js` made; the tests run it as people do. */
const CLI = path.resolve('dist/cli.js');
const ESC = '\u001b';

const record = (title: string, facts = '', heading = title) =>
  `---\ntitle: "${title}"\nkind: challenge\nstatus: open\n${facts}---\n\n# Challenge: ${heading}\n\nBody of ${title}.\n`;

describe('challenge-log', function () {
  this.timeout(20_000);

  let folder: GitFolder;

  const FILES = {
    'src/server.ts': 'line 1\nline 2\nline 3\n',
    'docs/challenges/001-first.md': record('First', 'date: 2026-10-01\nseverity: high\n'),
    'docs/challenges/002-second.md': record('Second', 'status: resolved\n'.replace('status', 'category')),
    'docs/log.md':
      '# Log\n\n## Challenge 7: In a log\n\n**Status:** Resolved\n**Date:** 2026-11-05\n\nIt was DNS.\n\n## Notes\n',
    'other/notes.md': '# Notes\n\n## Blocker 1: Elsewhere\n\n**Status:** Open\n',
  };

  beforeEach(() => {
    folder = gitFolder(FILES);
  });
  afterEach(() => folder.remove());

  function run(args: readonly string[], cwd = folder.path) {
    const env = { ...process.env };
    delete env.NO_COLOR;
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd,
      encoding: 'utf8',
      env,
    });
    return { status, stdout, stderr };
  }
  const challengeLog = (...args: string[]) => run(args);
  const listed = (...args: string[]) => JSON.parse(challengeLog('list', '--json', ...args).stdout) as Listing;
  const documents = (...args: string[]) =>
    listed(...args).entries.map(({ document, line }) => `${document}:${line}`);
  const write = (file: string, text: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(folder.path, file)), { recursive: true });
    writeFileSync(path.join(folder.path, file), text);
  };

  it('tells how it is used', () => {
    for (const args of [
      ['--help'],
      ['help'],
      ['list', '--help'],
      ['check', '-h'],
      ['help', 'new'],
      ['show', '--help'],
    ]) {
      const { status, stdout, stderr } = challengeLog(...args);
      assert.deepEqual([status, stderr], [0, ''], args.join(' '));
      assert.match(stdout, /challenge-log [\s\S]*Exit codes/);
    }
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.equal(challengeLog('--version').stdout, `${version}\n`);
  });

  it('ends with 2 where it is used wrongly, and says what is right', () => {
    for (const args of [
      [],
      ['lst'],
      ['list', '--state', 'x'],
      ['new'],
      ['list', '--kind', 'x'],
      ['check', 'nowhere'],
    ]) {
      const { status, stdout, stderr } = challengeLog(...args);
      assert.deepEqual([status, stdout], [2, ''], args.join(' '));
      assert.match(
        stderr,
        /The commands are|Say what to do|The states are|Usage: |The kinds are|There is no file or folder “nowhere”/,
      );
      assert.doesNotMatch(stderr, /bug in/);
    }
  });

  describe('list', () => {
    it('prints fields between tabs, with paths from the current folder', () => {
      const { status, stdout, stderr } = challengeLog('list');
      assert.deepEqual([status, stderr], [0, '']);
      assert.deepEqual(stdout.split('\n'), [
        'open\t001\tFirst\tchallenge\thigh\t2026-10-01\tdocs/challenges/001-first.md:1',
        'open\t002\tSecond\tchallenge\t\t\tdocs/challenges/002-second.md:1',
        'resolved\t7\tIn a log\tchallenge\t\t2026-11-05\tdocs/log.md:3',
        '',
      ]);
      const below = run(['list', '../docs/log.md'], path.join(folder.path, 'src'));
      assert.match(below.stdout, /\t\.\.\/docs\/log\.md:3\n$/);
    });

    it('reads a named file or folder whole, relative to it', () => {
      assert.deepEqual(documents('other'), ['notes.md:3']);
      assert.deepEqual(documents('other/notes.md', 'docs/log.md'), ['log.md:3', 'notes.md:3']);
      assert.deepEqual(documents('.'), [
        'docs/challenges/001-first.md:1',
        'docs/challenges/002-second.md:1',
        'docs/log.md:3',
        'other/notes.md:3',
      ]);
      assert.deepEqual(documents('docs/challenges', 'docs'), [
        '001-first.md:1',
        '002-second.md:1',
        'log.md:3',
      ]);
      assert.deepEqual(documents('--include', 'other/**'), ['other/notes.md:3']);
      assert.deepEqual(documents('--exclude', 'docs/challenges'), ['docs/log.md:3']);
    });

    it('prints JSON with what is known of each entry', () => {
      const [first, , log] = listed().entries;
      assert.deepEqual(log, {
        document: 'docs/log.md',
        line: 3,
        endLine: 8,
        number: 7,
        title: 'In a log',
        kind: 'challenge',
        state: 'resolved',
        status: 'Resolved',
        inferred: false,
        severity: null,
        category: null,
        tags: [],
        date: '2026-11-05',
        resolved: null,
        minutes: null,
        anchors: [],
      });
      assert.equal(first?.severity, 'high');
      assert.deepEqual(listed('src'), { entries: [], problems: [] });
    });

    it('prints what is asked for', () => {
      assert.deepEqual(documents('--state', 'resolved'), ['docs/log.md:3']);
      assert.deepEqual(documents('--since', '2026-11'), ['docs/log.md:3']);
      assert.deepEqual(documents('--kind', 'blocker', '.'), ['other/notes.md:3']);
      const { status, stdout, stderr } = challengeLog('list', '--kind', 'til');
      assert.deepEqual([status, stdout, stderr], [0, '', 'No entry is like that.\n']);
      assert.match(
        run(['list'], path.join(folder.path, 'src')).stderr,
        /“challenge-log list \.” reads all Markdown here/,
      );
    });

    it('goes on behind a document that cannot be read', () => {
      write('docs/a.md', Buffer.from('\ufeffx', 'utf16le'));
      write('docs/challenges/003-broken.md', '---\nkind: [\n---\n');
      const { entries, problems } = listed();
      assert.equal(entries.length, 3);
      assert.deepEqual(
        problems.map(({ document, code }) => [document, code]),
        [
          ['docs/a.md', 'unreadable'],
          ['docs/challenges/003-broken.md', 'front-matter'],
        ],
      );
      assert.match(
        challengeLog('list').stderr,
        /^2 problems in the documents; “challenge-log check” tells them\.\n$/,
      );
    });

    it('lets nothing out of a document that a terminal would obey', () => {
      write(
        'docs/evil.md',
        `## Challenge: a${ESC}]0;owned\u0007b${ESC}[2J\u009b31m\n\n**Status:** Open\n\nx${ESC}[31my\n`,
      );
      for (const args of [['list'], ['list', '--json'], ['show', 'docs/evil.md'], ['check']]) {
        const { stdout, stderr } = challengeLog(...args);
        assert.doesNotMatch(stdout + stderr, /[^\P{Cc}\n\t]/u, args.join(' '));
      }
    });

    it('does not mind a reader that has seen enough', async () => {
      const long = 'x'.repeat(2_000);
      write(
        'docs/many.md',
        Array.from({ length: 2_000 }, (_, i) => `## Challenge ${i}: ${long}\n\n**Status:** Open\n`).join(
          '\n',
        ),
      );
      const child = spawn(process.execPath, [CLI, 'list', '--json'], {
        cwd: folder.path,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let errors = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
      child.stdout.once('data', () => child.stdout.destroy());
      const [code] = (await once(child, 'close')) as [number | null];
      assert.deepEqual([code, errors], [0, '']);
    });
  });

  it('shows an entry with very many blank lines at once', () => {
    write(
      'docs/blank.md',
      `${FILES['docs/log.md'].split('## Notes')[0]}${'\n'.repeat(500_000)}x\n${'\n'.repeat(500_000)}`,
    );
    const { status, stdout } = challengeLog('show', 'docs/blank.md');
    assert.equal(status, 0);
    assert.match(stdout.slice(-10), /\n\nx\n$/);
  });

  describe('check', () => {
    it('ends with 0 and says nothing where all is well', () => {
      assert.deepEqual(challengeLog('check'), { status: 0, stdout: '', stderr: '' });
    });

    it('prints problems where editors and CI find them, and ends with 1', () => {
      write('docs/challenges/003-third.md', record('Third', '', 'Another'));
      write('docs/challenges/004-broken.md', '---\nkind: challenge\nstatus: [\n---\n');
      const { status, stdout, stderr } = challengeLog('check', 'docs');
      assert.deepEqual([status, stderr], [1, '']);
      const lines = stdout.trimEnd().split('\n');
      assert.equal(lines.length, 2);
      assert.equal(
        lines[0],
        'docs/challenges/003-third.md:7:1: title-mismatch This heading differs from the title in the front matter.',
      );
      assert.match(lines[1] ?? '', /^docs\/challenges\/004-broken\.md:\d+:1: front-matter \S/);
    });
  });

  describe('show', () => {
    it('prints the lines of the entries that have a number', () => {
      const { status, stdout } = challengeLog('show', '7');
      assert.equal(status, 0);
      assert.equal(
        stdout,
        '## Challenge 7: In a log\n\n**Status:** Resolved\n**Date:** 2026-11-05\n\nIt was DNS.\n',
      );
      const several = challengeLog('show', '001', '.').stdout;
      assert.equal(
        several,
        `${FILES['docs/challenges/001-first.md']}\n## Blocker 1: Elsewhere\n\n**Status:** Open\n`,
      );
    });

    it('prints the entries of a document, or the one at a line', () => {
      assert.equal(
        challengeLog('show', 'docs/challenges/002-second.md').stdout,
        FILES['docs/challenges/002-second.md'],
      );
      write(
        'docs/two.md',
        '## Blocker: A\r\n\r\n**Status:** Open\r\n\r\n## Blocker: B\r\n\r\n**Status:** Open\r\n',
      );
      assert.equal(challengeLog('show', 'docs/two.md').stdout.match(/## Blocker/g)?.length, 2);
      assert.equal(challengeLog('show', 'docs/two.md:6').stdout, '## Blocker: B\n\n**Status:** Open\n');
    });

    it('ends with 1 where there is none', () => {
      assert.deepEqual(challengeLog('show', '99'), {
        status: 1,
        stdout: '',
        stderr: 'There is no entry with the number 99.\n',
      });
      assert.equal(challengeLog('show', 'src').status, 1);
      assert.equal(challengeLog('show', 'nowhere.md').status, 2);
    });
  });

  describe('new', () => {
    it('adds to a log, and of several processes none loses what another wrote', async () => {
      const titles = Array.from({ length: 6 }, (_, index) => `At once ${index}`);
      const target = ['--kind', 'challenge', '--target', 'docs/log.md'];
      const children = titles.map((title) =>
        spawn(process.execPath, [CLI, 'new', title, ...target], { cwd: folder.path, stdio: 'ignore' }),
      );
      const codes = await Promise.all(
        children.map(async (child) => (await once(child, 'exit'))[0] as number),
      );
      assert.deepEqual(new Set(codes), new Set([0]));
      const text = readFileSync(path.join(folder.path, 'docs/log.md'), 'utf8');
      assert.deepEqual(
        text
          .match(/(?<=^## Challenge \d+: ).*$/gm)
          ?.filter((title) => title !== 'In a log')
          .sort(),
        titles,
      );
      assert.ok(text.endsWith('\n\n## Notes\n'));
      assert.deepEqual(
        readdirSync(path.join(folder.path, 'docs')).filter((name) => name.startsWith('.')),
        [],
      );
    });

    it('makes a log that is not there', () => {
      const { status, stdout } = challengeLog(
        'new',
        'Keys',
        '--kind',
        'blocker',
        '--target',
        'docs/BLOCKERS.md',
      );
      assert.deepEqual([status, stdout.trim()], [0, path.join('docs', 'BLOCKERS.md')]);
      assert.match(
        readFileSync(path.join(folder.path, 'docs/BLOCKERS.md'), 'utf8'),
        /Keys[\s\S]*## Summary Statistics/,
      );
    });

    const created = (...args: string[]) => {
      const { status, stdout, stderr } = challengeLog('new', ...args);
      assert.deepEqual([status, stderr], [0, '']);
      return { name: stdout.trimEnd(), text: readFileSync(path.join(folder.path, stdout.trimEnd()), 'utf8') };
    };
    const onlyEntry = (name: string) => listed(name).entries[0];

    it('captures lines of a file with their commit', () => {
      const commit = folder.git('rev-parse', 'HEAD').trim();
      const { name, text } = created('It leaks', '--file', 'src/server.ts', '--lines', '2-3', '--tag', 'net');
      assert.equal(name, 'docs/challenges/003-it-leaks.md');
      assert.match(text, /\n```ts before=a1\nline 2\nline 3\n```\n/);
      assert.match(text, /\(\.\.\/\.\.\/src\/server\.ts#L2-L3\) at `[0-9a-f]{7}`\n/);
      assert.match(text, /\n {4}branch: main\n/);
      assert.doesNotMatch(text, /uncommitted/);
      const entry = onlyEntry(name);
      assert.deepEqual(entry?.anchors, [{ file: 'src/server.ts', lines: '2-3', commit, symbol: null }]);
      assert.deepEqual(
        [entry?.title, entry?.kind, entry?.status, entry?.severity, entry?.category, entry?.tags],
        ['It leaks', 'challenge', 'open', 'medium', 'technical', ['net']],
      );
      assert.equal(challengeLog('check').status, 0);
    });

    it('says that the file differs from its commit, and cites no line that it does not have', () => {
      folder.git('remote', 'add', 'origin', 'https://github.com/a/b.git');
      write('src/server.ts', '\ufeffline 1\r\nchanged\r\nline 3');
      const { text } = created('Changed', '--file', 'src/server.ts', '--lines', '2');
      assert.match(text, /\n {4}uncommitted: "?true"?\n/);
      assert.match(text, /\n```ts before=a1\nchanged\n```\n/);
      assert.doesNotMatch(text, /permalink/);
      const same = created('Same', '--file', 'src/server.ts', '--lines', '1').text;
      assert.match(same, /permalink: "https:\/\/github\.com\/a\/b\/blob\/[0-9a-f]{40}\/src\/server\.ts#L1"/);
      assert.match(same, /before=a1\nline 1\n/);
    });

    it('works without code, without lines and without git', () => {
      assert.doesNotMatch(created('No code', '--kind', 'adr').text, /anchors/);
      assert.match(
        created('A file', '--file', 'src/server.ts').text,
        /file: src\/server\.ts\n {4}commit: "[0-9a-f]{40}"/,
      );
      const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'challenge-log-plain-')));
      try {
        writeFileSync(path.join(scratch, 'a.py'), 'x = 1');
        const { stdout, status } = run(
          ['new', 'Plain', '--file', 'a.py', '--lines', '1', '--target', 'docs/notes'],
          scratch,
        );
        assert.deepEqual([status, stdout], [0, 'docs/notes/001-plain.md\n']);
        const text = readFileSync(path.join(scratch, 'docs/notes/001-plain.md'), 'utf8');
        assert.match(text, /```python before=a1\nx = 1\n```/);
        assert.doesNotMatch(text, /commit/);
      } finally {
        rmSync(scratch, { recursive: true, force: true });
      }
    });

    it('writes where entries are, upwards from the current folder', () => {
      const src = path.join(folder.path, 'src');
      assert.equal(
        run(['new', 'From below', '--file', 'server.ts'], src).stdout,
        '../docs/challenges/003-from-below.md\n',
      );
      assert.ok(existsSync(path.join(folder.path, 'docs/challenges/003-from-below.md')));
      assert.equal(run(['new', 'Own', '--target', 'docs/log'], src).stdout, '../docs/log/001-own.md\n');
      mkdirSync(path.join(src, 'docs/challenges'), { recursive: true });
      assert.equal(run(['new', 'Package'], src).stdout, 'docs/challenges/001-package.md\n');
    });

    it('keeps code from outside without claiming a place for it', () => {
      const outside = gitFolder({ 'secret.ts': 'x\n' });
      try {
        const { text } = created('Outside', '--file', path.join(outside.path, 'secret.ts'), '--lines', '1');
        assert.match(text, /\*\*Before\*\*: secret\.ts, outside the workspace\n\n```ts\nx\n```/);
        assert.doesNotMatch(text, /anchors|commit/);
      } finally {
        outside.remove();
      }
    });

    it('refuses what it cannot keep, and writes nothing', () => {
      write('src/nul.ts', 'a\0b\n');
      write('src/latin.ts', Buffer.from([0x61, 0xe9]));
      const refusals: readonly (readonly [RegExp, ...string[]])[] = [
        [/^The title is empty/, ' '],
        [/"a b" is no kind/, 'x', '--kind', 'a b'],
        [/has 3 lines, so there is no line 4/, 'x', '--file', 'src/server.ts', '--lines', '2-4'],
        [/are no lines/, 'x', '--file', 'src/server.ts', '--lines', '3-2'],
        [/There is no file “gone\.ts”/, 'x', '--file', 'gone.ts'],
        [/“src” is a folder/, 'x', '--file', 'src'],
        [/NUL character/, 'x', '--file', 'src/nul.ts', '--lines', '1'],
        [/not encoded as UTF-8/, 'x', '--file', 'src/latin.ts'],
        [/not a folder inside the workspace/, 'x', '--target', '../out'],
        [
          /^Entries in "notes" would not be shown\. Say --include "notes\/\*\*\/\*\.md" here and when they are read, or choose another target\.$/m,
          'x',
          '--target',
          'notes',
        ],
        [/Say --include "LOG\.md" here/, 'x', '--target', 'LOG.md'],
        [/would not be shown/, 'x', '--target', 'docs/.hidden'],
        [
          /^Entries in "docs\/challenges" would not be shown\. It is left out by --exclude: say another one, or choose another target\.$/m,
          'x',
          '--exclude',
          'docs/challenges',
        ],
        [/left out by --exclude/, 'x', '--exclude', 'docs/**', '--include', 'docs/challenges/**/*.md'],
        [
          /^Entries in the workspace folder itself would not be shown\. Say --include "\*\*\/\*\.md" here/m,
          'x',
          '--target',
          '.',
        ],
      ];
      for (const [sentence, ...args] of refusals) {
        const { status, stdout, stderr } = challengeLog('new', ...args);
        assert.deepEqual([status, stdout], [2, ''], args.join(' '));
        assert.match(stderr, sentence);
      }
      assert.equal(readdirSync(path.join(folder.path, 'docs/challenges')).length, 2);
      assert.ok(!existsSync(path.join(folder.path, 'notes')));
      const notes = ['--include', 'notes/**/*.md'];
      assert.equal(challengeLog('new', 'Kept', '--target', 'notes', ...notes).stdout, 'notes/001-kept.md\n');
      assert.match(challengeLog('list', ...notes).stdout, /\tKept\t/);
    });

    it('advises what helps, whatever signs a target has', () => {
      for (const target of ['no[t]es', '{a,b}', 'why!', '(x)#']) {
        const advice = / Say --include "([^"]+)" here/.exec(
          challengeLog('new', 'x', '--target', target).stderr,
        );
        const { stdout } = challengeLog('new', 'x', '--target', target, '--include', advice?.[1] ?? '');
        assert.equal(stdout, `${target}/001-x.md\n`.replaceAll('/', path.sep));
      }
    });

    it('writes to no folder that leads out of the workspace', function () {
      if (process.platform === 'win32') this.skip();
      const outside = gitFolder({});
      try {
        symlinkSync(outside.path, path.join(folder.path, 'docs/linked'));
        const { status, stderr } = challengeLog('new', 'x', '--target', 'docs/linked');
        assert.equal(status, 2);
        assert.match(stderr, /leads out of the workspace.* Change --target\./);
      } finally {
        outside.remove();
      }
    });

    it('gives every record a number of its own, whoever writes at the same time', async () => {
      const children = Array.from({ length: 8 }, (_, i) =>
        spawn(process.execPath, [CLI, 'new', `Parallel ${i}`], { cwd: folder.path, stdio: 'ignore' }),
      );
      await Promise.all(children.map((child) => once(child, 'close')));
      const names = readdirSync(path.join(folder.path, 'docs/challenges')).sort();
      assert.deepEqual(
        names.map((name) => Number(name.slice(0, 3))),
        Array.from({ length: 10 }, (_, i) => i + 1),
      );
    });
  });

  it('is plain without a terminal, and runs as a program on every Node that is here', function () {
    if (process.platform === 'win32') this.skip();
    const { PATH = '' } = process.env;
    const folders = PATH.split(path.delimiter).filter((place) => existsSync(path.join(place, 'node')));
    const versions = folders.map((place) => {
      const env = { ...process.env, FORCE_COLOR: '1', PATH: `${place}${path.delimiter}${PATH}` };
      const version = execFileSync(path.join(place, 'node'), ['--version'], { encoding: 'utf8' }).trim();
      if (Number(/\d+/.exec(version)?.[0]) < 20) return version;
      const printed = execFileSync(CLI, ['list'], { cwd: folder.path, encoding: 'utf8', env });
      assert.equal(printed.split('\n').length, 4, version);
      assert.equal(printed.includes(ESC), false, version);
      return version;
    });
    assert.ok(versions.length > 0);
  });

  it('writes records whose names have no number, and overwrites none', () => {
    assert.equal(
      challengeLog('new', 'Sockets leak', '--numbering', 'none').stdout.trim(),
      'docs/challenges/sockets-leak.md',
    );
    assert.equal(
      challengeLog('new', 'Sockets leak', '--numbering', 'none').stdout.trim(),
      'docs/challenges/sockets-leak-2.md',
    );
    assert.match(
      challengeLog('new', 'Sockets leak', '--numbering', 'date').stdout,
      /^docs\/challenges\/\d{4}-\d\d-\d\d-sockets-leak\.md\n$/,
    );
  });

  it('writes by a template, built in or of the team, and refuses one that does not exist', () => {
    write(
      '.challenge-log/templates/incident.md',
      '---\nkind: incident\n---\n\n# ${KIND}: ${TITLE}\n\n## What broke\n',
    );
    const read = (file: string) => readFileSync(path.join(folder.path, file.trim()), 'utf8');
    const incident = read(challengeLog('new', 'Gate 3: dead', '--template', 'incident').stdout);
    assert.match(incident, /^kind: incident$/m);
    assert.match(incident, /# Incident: Gate 3: dead\n\n## What broke\n$/);
    assert.match(
      read(challengeLog('new', 'Told', '--template', 'challenge-story').stdout),
      /## The Realization/,
    );
    const { status, stderr } = challengeLog('new', 'x', '--template', 'nothing');
    assert.equal(status, 2);
    assert.match(stderr, /There is no template "nothing"\. The templates are: incident, challenge,/);
  });

  it('writes whatever a broken template of the team says, and tells of it', () => {
    write('.challenge-log/templates/broken.md', '---\nkind: "a\n---\n\n# ${TITLE}\n');
    const { status, stdout, stderr } = challengeLog('new', 'Gate 4: dead');
    assert.equal(status, 0);
    assert.match(stdout, /gate-4-dead\.md\n$/);
    assert.match(stderr, /^\.challenge-log\/templates\/broken\.md:2: /);
  });

  it('puts a decision where decisions are, in their form and under their names', () => {
    write(
      'docs/adr/ADR-0004-keep_it.md',
      '# 4. Keep it\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n',
    );
    const made = challengeLog('new', 'Use a queue', '--kind', 'adr').stdout.trim();
    assert.equal(made, 'docs/adr/ADR-0005-use_a_queue.md');
    assert.match(readFileSync(path.join(folder.path, made), 'utf8'), /^# 5\. Use a queue\n\nDate: /);
  });

  it('gives new records no number that another branch has', () => {
    folder.git('checkout', '--quiet', '-b', 'other');
    write('docs/challenges/041-other.md', record('Other'));
    folder.git('add', '--all');
    folder.git('commit', '--quiet', '--message=Other');
    folder.git('checkout', '--quiet', 'main');
    assert.equal(challengeLog('new', 'Next').stdout.trim(), 'docs/challenges/042-next.md');
  });
});
