import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { gitFolder, type GitFolder } from '../../support/gitFolder';
import { isLong } from '../../support/long';

const CLI = path.resolve('dist/cli.js');
const FOLDER = 'docs/adr';

/** A decision as one branch writes it: everything in it that names a number means its own. */
const decision = (branch: string, digits: string) => ({
  file: `${FOLDER}/00${digits}-${branch}.md`,
  text: [
    `# ADR-00${digits}: Of ${branch}`,
    '',
    '## Status',
    '',
    'Accepted',
    '',
    '## Context',
    '',
    `ADR-00${digits} is ours, see [it](00${digits}-${branch}.md) and [before](0001-first.md).`,
    '',
    '## Decision',
    '',
    `We do it: ${branch}.`,
    '',
  ].join('\n'),
});

/** The next number of each branch, which every branch takes. */
const NUMBERS = ['07', '08'];

interface Merged {
  readonly repository: GitFolder;
  /** What each branch calls its entries, by the branch and the number that it took. */
  readonly branches: readonly string[];
}

/** Branches that each add the same numbers and speak of them. */
function branched(count: number): Merged {
  const repository = gitFolder({
    [`${FOLDER}/0001-first.md`]: decision('first', '01').text,
    'src/app.ts': '// start\n',
  });
  const branches = Array.from({ length: count }, (_, index) => `b${String(index).padStart(2, '0')}`);
  const write = (file: string, text: string) => {
    writeFileSync(path.join(repository.path, file), text);
  };
  for (const branch of branches) {
    repository.git('checkout', '--quiet', '-b', branch, 'main');
    for (const digits of NUMBERS) {
      const { file, text } = decision(branch, digits);
      write(file, text);
    }
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', `Add decisions of ${branch}`);
    // A later commit of the same branch: only the history tells whom its words mean.
    const lines = NUMBERS.flatMap((digits) => [
      `Superseded by ADR-00${digits}, decided on ${branch}.`,
      `Decision ${Number(digits)} of ${branch}, and [ADR-00${digits}](../docs/adr/00${digits}-${branch}.md).`,
    ]);
    write(`docs/notes-${branch}.md`, `${lines.join('\n')}\n`);
    write(`src/${branch}.ts`, NUMBERS.map((digits) => `// docs/adr/00${digits}-${branch}.md\n`).join(''));
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', `Speak of decisions of ${branch}`);
  }
  repository.git('checkout', '--quiet', 'main');
  repository.git('tag', 'start');
  return { repository, branches };
}

/** Merges all branches into `main`, whatever was merged before. */
function merge({ repository, branches }: Merged, order: readonly number[]): void {
  repository.git('reset', '--quiet', '--hard', 'start');
  repository.git('clean', '--quiet', '--force', '-d');
  for (const index of order)
    repository.git('merge', '--quiet', '--no-ff', '--no-edit', branches[index] ?? '');
}

function merged(count: number, order: readonly number[]): Merged {
  const made = branched(count);
  merge(made, order);
  return made;
}

function run(repository: GitFolder, ...args: string[]) {
  return spawnSync(process.execPath, [CLI, ...args], { cwd: repository.path, encoding: 'utf8' });
}

/** Every reference of every branch must mean its own entry, wherever that is now. */
function checkReferences({ repository, branches }: Merged): void {
  const read = (file: string) => readFileSync(path.join(repository.path, file), 'utf8');
  const names = readdirSync(path.join(repository.path, FOLDER));
  const numbers = names.map((name) => Number(name.slice(0, 4)));
  assert.equal(new Set(numbers).size, numbers.length, names.join(' '));
  for (const branch of branches) {
    const own = names.filter((name) => name.endsWith(`-${branch}.md`));
    assert.equal(own.length, NUMBERS.length, `${branch}: ${own.join(' ')}`);
    // The order in which a branch took its numbers cannot be seen in the names, only in the texts.
    const notes = read(`docs/notes-${branch}.md`).split('\n');
    const code = read(`src/${branch}.ts`).split('\n');
    NUMBERS.forEach((_, index) => {
      const target = /(\d{4})-b\d\d\.md/.exec(code[index] ?? '')?.[1] ?? '';
      assert.ok(existsSync(path.join(repository.path, FOLDER, `${target}-${branch}.md`)), code[index]);
      assert.equal(read(`${FOLDER}/${target}-${branch}.md`), decision(branch, target.slice(2)).text);
      assert.equal(notes[2 * index], `Superseded by ADR-${target}, decided on ${branch}.`);
      assert.equal(
        notes[2 * index + 1],
        `Decision ${Number(target)} of ${branch}, and [ADR-${target}](../docs/adr/${target}-${branch}.md).`,
      );
    });
  }
}

function rotations(count: number): number[][] {
  return Array.from({ length: count }, (_, start) =>
    Array.from({ length: count }, (_unused, index) => (start + index) % count),
  );
}

/** Orders that look random and are the same in each run. */
function shuffled(count: number, orders: number): number[][] {
  const anyOrder = fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count });
  return fc.sample(anyOrder, { numRuns: orders, seed: 7 });
}

describe('challenge-log renumber', function () {
  this.timeout(120_000);

  interface Listed {
    readonly entries: readonly unknown[];
    readonly problems: readonly unknown[];
  }

  function repairs(all: Merged, order: readonly number[]): void {
    const { repository, branches } = all;
    const count = NUMBERS.length * branches.length;
    const list = () => JSON.parse(run(repository, 'list', '--json').stdout) as Listed;
    merge(all, order);
    const before = list();
    assert.equal(before.entries.length, 1 + count, 'every document is listed');
    assert.equal(before.problems.length, count);
    const { status, stderr } = run(repository, 'renumber');
    assert.deepEqual([status, stderr], [0, '']);
    checkReferences(all);
    const after = list();
    assert.deepEqual([after.entries.length, after.problems.length], [1 + count, 0]);
  }

  for (const [count, orders, name] of [
    [2, rotations(2), 'both orders'],
    [
      5,
      isLong ? [...rotations(5), ...shuffled(5, 3)] : [...rotations(5).slice(2, 3), ...shuffled(5, 1)],
      'rotations and random orders',
    ],
    [20, shuffled(20, isLong ? 3 : 1), 'random orders'],
  ] as const) {
    it(`repairs ${count} branches in one go, merged in ${name}`, () => {
      const all = branched(count);
      try {
        for (const order of orders) repairs(all, order);
        const again = run(all.repository, 'renumber');
        assert.deepEqual([again.status, again.stdout], [0, '']);
      } finally {
        all.repository.remove();
      }
    });
  }

  it('only tells what it would do with --dry-run', () => {
    const { repository } = merged(2, [0, 1]);
    try {
      const before = repository.git('status', '--porcelain');
      const { status, stdout } = run(repository, 'renumber', '--dry-run');
      assert.equal(status, 0);
      assert.match(stdout, /^rename docs\/adr\/0007-b01\.md → docs\/adr\/0009-b01\.md$/m);
      assert.match(
        stdout,
        /^src\/b01\.ts:1\n- \/\/ docs\/adr\/0007-b01\.md\n\+ \/\/ docs\/adr\/0009-b01\.md$/m,
      );
      assert.equal(repository.git('status', '--porcelain'), before);
    } finally {
      repository.remove();
    }
  });

  it('gives no number that another branch or a deleted file has', () => {
    const { repository } = merged(2, [0, 1]);
    try {
      repository.git('checkout', '--quiet', '-b', 'later');
      writeFileSync(path.join(repository.path, FOLDER, '0011-later.md'), decision('later', '11').text);
      repository.git('add', '--all');
      repository.git('commit', '--quiet', '--message=Later');
      repository.git('rm', '--quiet', `${FOLDER}/0011-later.md`);
      repository.git('commit', '--quiet', '--message=Never mind');
      repository.git('checkout', '--quiet', 'main');
      assert.equal(run(repository, 'renumber').status, 0);
      assert.deepEqual(readdirSync(path.join(repository.path, FOLDER)), [
        '0001-first.md',
        '0007-b00.md',
        '0008-b00.md',
        '0012-b01.md',
        '0013-b01.md',
      ]);
    } finally {
      repository.remove();
    }
  });

  it('refuses what it does not know', () => {
    const repository = gitFolder({});
    try {
      assert.equal(run(repository, 'renumber', '--force').status, 2);
      assert.equal(run(repository, 'renumber', 'nowhere').status, 2);
      const { status, stdout } = run(repository, 'renumber');
      assert.deepEqual([status, stdout], [0, '']);
    } finally {
      repository.remove();
    }
  });
});
