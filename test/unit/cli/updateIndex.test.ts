import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gitFolder, type GitFolder } from '../../support/gitFolder';

const CLI = path.resolve('dist/cli.js');
const OPEN = '<!-- challenge-log:index -->';
const CLOSE = '<!-- /challenge-log:index -->';

const record = (title: string, problem: string) =>
  `---\ntitle: "${title}"\nkind: challenge\nstatus: open\n---\n\n# Challenge: ${title}\n\n## Problem\n\n${problem}\n`;

describe('challenge-log index', function () {
  this.timeout(20_000);
  let folder: GitFolder;
  const README = 'docs/challenges/README.md';

  beforeEach(() => {
    folder = gitFolder({
      'docs/challenges/001-first.md': record('First: it leaks', 'It leaks. Much.'),
      'docs/challenges/002-second.md': record('Second', 'It stops.'),
      'docs/adr/0001-one.md':
        '# 1. One\n\n## Status\n\nAccepted\n\n## Context\n\nMany.\n\n## Decision\n\nOne.\n',
    });
  });
  afterEach(() => folder.remove());

  const index = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'index', ...args], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const read = (file = README) => readFileSync(path.join(folder.path, file), 'utf8');
  const write = (text: string, file = README) => writeFileSync(path.join(folder.path, file), text);

  it('makes the README of a named folder, and then has nothing to do', () => {
    assert.deepEqual(index('docs/challenges'), { status: 0, stdout: `${README}\n`, stderr: '' });
    const text = read();
    assert.match(
      text,
      /^# Challenges\r?\n[^]*### \[Challenge 1: First: it leaks\]\(\.\/001-first\.md\)\s+\*\*Problem:\*\* It leaks\.\s+### \[Challenge 2/,
    );
    assert.doesNotMatch(text, /README|adr/);
    assert.deepEqual(index('docs/challenges'), { status: 0, stdout: '', stderr: '' });
    assert.deepEqual(index(), { status: 0, stdout: '', stderr: '' });
    assert.deepEqual(index(`docs/challenges/README.md`), { status: 0, stdout: '', stderr: '' });
    assert.equal(read(), text);
  });

  it('adds to a README, and changes only what stands between the markers', () => {
    write('\uFEFFOurs\r\n\r\n* odd   \r\n');
    assert.equal(index('docs/challenges').status, 0);
    assert.ok(
      read().startsWith('\uFEFFOurs\r\n\r\n* odd   \r\n\r\n## Index\r\n\r\n<!-- challenge-log:index -->\r\n'),
    );
    write(`before  \r\n${OPEN}\nold\n${CLOSE}\nafter\r`);
    assert.equal(index().status, 0);
    assert.match(
      read(),
      /^before {2}\r\n<!-- challenge-log:index -->\n\n### [^\r]*<!-- \/challenge-log:index -->\nafter\r$/,
    );
  });

  it('checks without writing, and says how to mend it', () => {
    index('docs/challenges');
    assert.deepEqual(index('--check'), { status: 0, stdout: '', stderr: '' });
    write(record('Third', 'It runs.'), 'docs/challenges/003-third.md');
    const text = read();
    for (const args of [['--check'], ['docs/challenges', '--check']])
      assert.deepEqual(index(...args), {
        status: 1,
        stdout: `${README}: the index is not current. Run “challenge-log index docs/challenges”.\n`,
        stderr: '',
      });
    assert.deepEqual(index('docs/adr', '--check'), {
      status: 1,
      stdout: 'docs/adr/README.md: there is no index. Run “challenge-log index docs/adr”.\n',
      stderr: '',
    });
    assert.equal(read(), text);
    assert.equal(existsSync(path.join(folder.path, 'docs/adr/README.md')), false);
  });

  it('keeps the layout that was chosen', () => {
    index('docs/adr', '--style', 'status', '--group-by', 'kind');
    const adr = 'docs/adr/README.md';
    assert.match(read(adr), /index style=status group=kind -->\s+### Decision\s+\| # \| Title \| Status /);
    assert.match(read(adr), /\| 1 \| \[One\]\(\.\/0001-one\.md\) \| Accepted \| \| \|/);
    assert.deepEqual(index(), { status: 0, stdout: '', stderr: '' });
    assert.equal(index('--check', '--style', 'list').status, 1);
    assert.equal(index('--style', 'list', '--group-by', 'none').stdout, `${adr}\n`);
    assert.match(read(adr), /<!-- challenge-log:index -->\s+### \[Decision 1: One\]/);
  });

  it('takes away what is gone', () => {
    index('docs/challenges');
    for (const name of ['001-first.md', '002-second.md'])
      rmSync(path.join(folder.path, 'docs/challenges', name));
    assert.equal(index().stdout, `${README}\n`);
    assert.match(read(), /<!-- challenge-log:index -->\r?\n\r?\n<!-- \/challenge/);
  });

  it('drops nothing that a merge conflict hides', () => {
    index('docs/challenges');
    const file = 'docs/challenges/002-second.md';
    const text = read();
    const merged = read(file);
    write(
      merged.replace('status: open\n', '<<<<<<< HEAD\nstatus: open\n=======\nstatus: resolved\n>>>>>>> x\n'),
      file,
    );
    for (const args of [[], ['--check'], ['docs/challenges'], ['docs/challenges', '--check']]) {
      const { status, stdout, stderr } = index(...args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(
        stderr,
        /^A merge conflict is not decided yet: docs.challenges.002-second\.md \(line 4\)\. Finish the merge, then update the index again\.\n$/,
      );
    }
    assert.equal(read(), text);
    write(merged, file);
    assert.deepEqual(index('--check'), { status: 0, stdout: '', stderr: '' });
  });

  it('drops nothing that cannot be read for the moment', () => {
    index('docs/challenges');
    const file = 'docs/challenges/002-second.md';
    const text = read();
    const whole = read(file);
    const broken = whole.replace('status: open', 'status: "open');
    const refused = (damaged: string | Buffer, where: string, ...args: string[]) => {
      writeFileSync(path.join(folder.path, file), damaged);
      const { status, stdout, stderr } = index(...args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.equal(
        stderr,
        `A document cannot be read: ${path.normalize(file)}${where}. Set that right, then update the index again.\n`,
      );
      assert.equal(read(), text);
    };
    refused(broken, ' (line 4)');
    refused(broken, ' (line 4)', 'docs/challenges', '--check');
    refused(Buffer.from(`\ufeff${whole}`, 'utf16le'), '', '--check');
    write(whole, file);
    assert.deepEqual(index('--check'), { status: 0, stdout: '', stderr: '' });
  });

  it('writes the others where one of several has to wait', () => {
    write('---\nkind: adr\ntitle: [\n---\n', 'docs/adr/0002-two.md');
    const { status, stdout, stderr } = index('docs/adr', 'docs/challenges');
    assert.deepEqual([status, stdout], [2, `${README}\n`]);
    assert.match(
      stderr,
      /^A document cannot be read: docs\/adr\/0002-two\.md \(line 4\)\. Set that right, then /,
    );
    assert.ok(!existsSync(path.join(folder.path, 'docs/adr/README.md')));
  });

  it('says of a folder that cannot be listed that it cannot, not that there is no index', function () {
    if (process.platform === 'win32') this.skip(); // a folder is not closed to anybody there
    index('docs/challenges');
    const docs = path.join(folder.path, 'docs');
    // For root every folder can be listed, so somebody else tries it.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const as = (...args: string[]) => {
      const options = { cwd: folder.path, encoding: 'utf8', ...nobody } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], options);
      return [status, stdout, stderr];
    };
    chmodSync(path.dirname(folder.path), 0o755);
    chmodSync(docs, 0o000);
    try {
      const why = 'The folder cannot be listed: permission is denied. Set that right and try again.';
      assert.deepEqual(as('index'), [2, '', `docs: ${why}\n`]);
      assert.deepEqual(as('index', '--check'), [2, '', `docs: ${why}\n`]);
      assert.deepEqual(as('check'), [1, `docs: unreadable-folder ${why}\n`, '']);
    } finally {
      chmodSync(docs, 0o755);
    }
  });

  it('ends with 2 where it cannot know what to do, and writes nothing', () => {
    const refusals: (readonly [RegExp, ...string[]])[] = [
      [/No README has an index yet/],
      [/There is no file or folder “nowhere”/, 'nowhere'],
      [/is no folder/, 'docs/challenges/001-first.md'],
      [/“pie” is no style/, '--style', 'pie'],
    ];
    for (const [sentence, ...args] of refusals) {
      const { status, stdout, stderr } = index(...args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, sentence);
    }
    write(`${OPEN}\n`);
    const { status, stderr } = index();
    assert.equal(status, 2);
    assert.match(stderr, /^docs.challenges.README\.md, line 1, begins an index that does not end\./);
    assert.equal(read(), `${OPEN}\n`);
  });
});
