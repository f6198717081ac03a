import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gitFolder, type GitFolder } from '../../support/gitFolder';

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

/** Branches that each add the same numbers and speak of them, merged in an order. */
function merged(count: number, order: readonly number[]): Merged {
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
  for (const index of order)
    repository.git('merge', '--quiet', '--no-ff', '--no-edit', branches[index] ?? '');
  return { repository, branches };
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

describe('challenge-log renumber', function () {
  this.timeout(120_000);

  function repairs(count: number, order: readonly number[]): void {
    const all = merged(count, order);
    const { repository } = all;
    try {
      const { entries } = JSON.parse(run(repository, 'list', '--json').stdout) as { entries: unknown[] };
      assert.equal(entries.length, 1 + NUMBERS.length * count, 'every document is listed');
      const problems = run(repository, 'check');
      assert.equal(problems.status, 1);
      assert.equal(problems.stdout.trim().split('\n').length, NUMBERS.length * count);
      const { status, stderr } = run(repository, 'renumber');
      assert.deepEqual([status, stderr], [0, '']);
      checkReferences(all);
      assert.equal(run(repository, 'check').status, 0);
      const again = run(repository, 'renumber');
      assert.deepEqual([again.status, again.stdout], [0, '']);
    } finally {
      repository.remove();
    }
  }

  for (const order of [
    [0, 1],
    [1, 0],
  ])
    it(`repairs 2 branches merged in the order ${order.join(', ')}`, () => repairs(2, order));
  for (const order of rotations(5))
    it(`repairs 5 branches merged in the order ${order.join(', ')}`, () => repairs(5, order));
  for (const order of [rotations(20)[0] ?? [], [...(rotations(20)[7] ?? [])].reverse()])
    it(`repairs 20 branches, the first being ${order[0]}`, () => repairs(20, order));

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
