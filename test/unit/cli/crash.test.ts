// The command line tool killed at its own changes of the disk: what a crash leaves, and what running it again makes of that.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gitFolder } from '../../support/gitFolder';
import { isLong } from '../../support/long';

const CLI = path.resolve('dist/cli.js');
const CRASHING = path.resolve('test/support/crashing.cjs');
/** How many moments of each command an ordinary run has time for, evenly spread; a long one tries all. */
const SOME = 2;
/** Somebody who waits for a claim that nobody holds any more waits longer, in milliseconds. */
const PATIENCE = 8_000;

const record = (title: string) =>
  `---\ntitle: "${title}"\nkind: challenge\nstatus: open\n---\n\n# Challenge: ${title}\n\n## Problem\n\nIt leaks: ${title}.\n`;
const decision = (number: string, title: string) =>
  `# ADR-${number}: ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nADR-${number}, see [it](${number}-${title}.md) and [b](0001-b.md#adr-0001-b).\n\n## Decision\n\nYes.\n`;

const CHALLENGES = {
  'docs/challenges/001-first.md': record('First: “it” 🔴'),
  'docs/challenges/002-second.md': record('Second'),
};
const OLD_INDEX = `Ours  \r\n<!-- challenge-log:index -->\nold\n<!-- /challenge-log:index -->\nafter\r`;

interface Command {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  /** Run again, it has nothing more to do than what was left undone. */
  readonly finishes: boolean;
}

const COMMANDS: readonly Command[] = [
  { what: 'a new record', files: CHALLENGES, args: ['new', 'Third'], finishes: false },
  {
    what: 'a new entry in a log',
    files: { 'docs/log.md': '# Log\r\n\r\n## Challenge 1: First\r\n\r\n**Status:** Open\r\n' },
    args: ['new', 'Second', '--target', 'docs/log.md'],
    finishes: false,
  },
  {
    what: 'the first entry of a log',
    files: {},
    args: ['new', 'First', '--target', 'docs/log.md'],
    finishes: false,
  },
  { what: 'a new index', files: CHALLENGES, args: ['index', 'docs/challenges'], finishes: true },
  {
    what: 'an index that is not current',
    files: { ...CHALLENGES, 'docs/challenges/README.md': OLD_INDEX },
    args: ['index'],
    finishes: true,
  },
  {
    what: 'numbers that are given twice',
    files: {
      'docs/adr/0001-a.md': decision('0001', 'a'),
      'docs/adr/0001-b.md': decision('0001', 'b'),
      'docs/adr/0002-c.md': decision('0002', 'c'),
      'docs/adr/0002-d.md': decision('0002', 'd'),
      'docs/notes.md': '\uFEFF[b](adr/0001-b.md)\r\n[d](adr/0002-d.md)\n',
      'src/app.ts': '// docs/adr/0001-b.md\n',
    },
    args: ['renumber'],
    finishes: true,
  },
];

type Tree = ReadonlyMap<string, string>;

describe('challenge-log, killed while it writes', function () {
  this.timeout(600_000);
  let scratch: string;

  before(() => {
    scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'challenge-log-crash-')));
  });
  after(() => rmSync(scratch, { recursive: true, force: true }));

  const run = (folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawnSync(process.execPath, ['--require', CRASHING, CLI, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });

  /** What anybody sees: everything but what the tool hides, without the moment that a record tells. */
  function treeOf(folder: string): Tree {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const files = names
      .map((name) => name.split(path.sep).join('/'))
      .filter((name) => !/^\.git(?:\/|$)|(?:^|\/)\.challenge-log-[^/]*\.(?:draft|claim|aside)$/.test(name))
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort();
    const textOf = (name: string) => readFileSync(path.join(folder, name), 'latin1');
    return new Map(
      files.map((name) => [name, textOf(name).replace(/\d{4}-\d\d-\d\d(?:T[\d:+-]+)?/g, 'now')]),
    );
  }

  for (const { what, files, args, finishes } of COMMANDS) {
    it(`${what}: every document is as before or as after, and running it again finishes it`, () => {
      const start = gitFolder(files);
      const copy = path.join(scratch, 'copy');
      const fresh = () => {
        rmSync(copy, { recursive: true, force: true });
        cpSync(start.path, copy, { recursive: true });
      };
      try {
        fresh();
        const before = treeOf(copy);
        const counted = path.join(scratch, `${args[0]}-${COMMANDS.findIndex((each) => each.what === what)}`);
        assert.equal(run(copy, args, { CRASH_COUNT: counted }).status, 0);
        const after = treeOf(copy);
        assert.equal(run(copy, args).status, 0);
        const twice = treeOf(copy);
        assert.equal(same(after, twice), finishes);
        const count = Number(readFileSync(counted, 'utf8'));
        if (isLong) console.log(`      ${count} moments`);
        const step = isLong ? 1 : Math.max(1, count / SOME);
        for (let at = 0; at < count; at += step) {
          const moment = `at moment ${Math.floor(at)} of ${count}`;
          fresh();
          const killed = run(copy, args, { CRASH_AT: String(Math.floor(at)) });
          assert.notEqual(killed.status, 0, moment);
          // Under its old name or its new one; that none is missing shows when all is finished.
          const known = new Set([...before.values(), ...after.values()]);
          for (const [name, text] of treeOf(copy)) assert.ok(known.has(text), `${name} ${moment}:\n${text}`);
          const began = performance.now();
          const { status, stderr } = run(copy, args);
          assert.deepEqual([status, stderr], [0, ''], moment);
          assert.ok(performance.now() - began < PATIENCE, moment);
          const finished = treeOf(copy);
          const [right] = [after, twice].filter((tree) => same(tree, finished));
          assert.ok(right, `${moment}: ${JSON.stringify([...finished], undefined, 1)}`);
        }
      } finally {
        start.remove();
      }
    });
  }

  function same(one: Tree, other: Tree): boolean {
    return one.size === other.size && [...one].every(([name, text]) => other.get(name) === text);
  }
});
