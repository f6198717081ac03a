// `challenge-log new` with hostile titles, files and targets, as a terminal or a script hands them on.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Listing } from '../../../src/cli/json';
import { splitFrontMatter } from '../../../src/core/frontMatter';
import { readSnippets } from '../../../src/core/snippet';
import { gitFolder, type GitFolder } from '../../support/gitFolder';
import { asCode, asTitle, choice, type Hostile } from '../../support/hostile/case';
import { FILE_NAMES, FOLDERS } from '../../support/hostile/names';
import { SELECTIONS } from '../../support/hostile/selections';
import { TITLES } from '../../support/hostile/titles';
import { isLong } from '../../support/long';

const CLI = path.resolve('dist/cli.js');
const windows = process.platform === 'win32';

describe('challenge-log new with hostile input', function () {
  this.timeout(isLong ? 0 : 30_000);

  let folder: GitFolder;

  before(() => {
    folder = gitFolder({ 'docs/challenges/001-first.md': '# First\n' });
  });
  after(() => folder.remove());

  function challengeLog(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: folder.path,
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    return { status, stdout, stderr };
  }
  /** No system hands these on to a program, and Windows not all of the others. */
  const isArgument = ({ text }: Hostile) =>
    !text.includes('\0') && text.isWellFormed() && text.length < (windows ? 500 : 30_000);
  const every = <Case>(cases: readonly Case[], step: number) =>
    isLong ? cases : cases.filter((_, index) => index % step === 0);

  it('writes records that are listed under their titles', () => {
    const accepted = every(
      choice(
        TITLES.filter((one) => !one.refused && isArgument(one)),
        1,
      ),
      3,
    );
    for (const { name, text } of accepted) {
      const { status, stderr } = challengeLog('new', '--', text);
      assert.deepEqual([status, stderr], [0, ''], name);
    }
    const { entries } = JSON.parse(challengeLog('list', '--json').stdout) as Listing;
    const titles = new Set(entries.map(({ title }) => title));
    for (const { name, text } of accepted) assert.ok(titles.has(asTitle(text)), name);
  });

  it('refuses what no record can hold, with a sentence', () => {
    const refused = every(
      choice(
        TITLES.filter((one) => one.refused && isArgument(one)),
        1,
      ),
      2,
    );
    for (const { name, text, refused: says } of refused) {
      const { status, stderr } = challengeLog('new', '--', text);
      assert.notEqual(status, 0, name);
      assert.match(stderr, says ?? /./, name);
      assert.doesNotMatch(stderr, /bug in|^\s+at /m, name);
    }
    for (const { name, text, refused: says } of every(
      FOLDERS.filter((one) => one.refused && isArgument(one)),
      8,
    )) {
      const { status, stderr } = challengeLog('new', 'Outside', `--target=${text}`);
      assert.notEqual(status, 0, name);
      assert.match(stderr, says ?? /./, name);
      assert.doesNotMatch(stderr, /bug in|^\s+at /m, name);
    }
  });

  it('copies hostile lines of files with hostile names', () => {
    const selections = every(
      choice(
        SELECTIONS.filter(({ text }) => text.isWellFormed()),
        1,
      ),
      4,
    );
    const names = FILE_NAMES.filter(({ group }) => !windows || group === 'names');
    for (const [index, { name, text, refused: says }] of selections.entries()) {
      const file = `${path.posix.join('src', `${index}`)}/${names[index % names.length]?.text ?? 'x'}`;
      mkdirSync(path.dirname(path.join(folder.path, file)), { recursive: true });
      writeFileSync(path.join(folder.path, file), text);
      const lines = text.match(/\r\n|\n|\r/g)?.length ?? 0;
      const last = lines + (/[\r\n]$/.test(text) ? 0 : 1);
      const { status, stdout, stderr } = challengeLog(
        'new',
        'Copied',
        '--file',
        file,
        '--lines',
        `1-${last}`,
      );
      if (says) {
        assert.match(stderr, says, name);
        assert.notEqual(status, 0, name);
        continue;
      }
      assert.deepEqual([status, stderr], [0, ''], name);
      const record = readFileSync(path.join(folder.path, stdout.trim()), 'utf8');
      const [before] = readSnippets(splitFrontMatter(record).body);
      // As in an editor, a mark at the file's start is no text.
      assert.ok(before?.text === asCode(text.replace(/^\ufeff/, '')).replace(/\n$/, ''), name);
    }
  });
});
