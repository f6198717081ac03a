import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../../src/core/reader';
import { gitFolder } from '../support/gitFolder';
import { isLong, runs } from '../support/long';
import { openWorkbench, packagedVsix, screenshotOnFailure, type Workbench } from './harness';

const CLI = path.resolve('dist', 'cli.js');
const ROUNDS = runs(1);
/** Milliseconds; what is begun by Enter is mostly done after that. */
const LATEST = 1_500;

const record = (title: string, date = '2026-11-21') =>
  `---\ntitle: "${title}"\nkind: challenge\nstatus: open\ndate: ${date}\n---\n\n# Challenge: ${title}\n\n## Problem\n\n${'It leaks. '.repeat(200)}\n`;
const INDEX = '# Log\n\nMine.\n\n<!-- challenge-log:index -->\n<!-- /challenge-log:index -->\n\nMine too.\n';

describe('an extension host that is killed at any moment', function () {
  const folder = gitFolder(
    {
      'src/pool.ts': 'export const pool = open();\n'.repeat(2_000),
      'docs/challenges/README.md': INDEX,
      'docs/challenges/001-first.md': record('First'),
    },
    'killed',
  );
  const log = path.join(folder.path, 'docs', 'challenges');
  const documents = () => {
    const names = readdirSync(log).filter((name) => name.endsWith('.md'));
    return new Map(names.map((name) => [name, readFileSync(path.join(log, name), 'utf8')]));
  };
  let workbench: Workbench;

  before(function () {
    // Processes are found by /proc, and each round opens a window.
    if (!isLong || process.platform !== 'linux') this.skip();
  });
  after(() => folder.remove());
  screenshotOnFailure(() => workbench);

  it('leaves each new record whole or not there, and all others as they were', async () => {
    let made = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const before = documents();
      const title = `Round ${round}: it "leaks"`;
      await killedAfter(async ({ openFile, palette, quickInput, page }) => {
        await openFile('pool.ts');
        await page.keyboard.press('Control+A');
        await palette('Challenges: Log Challenge');
        await quickInput.fill(title);
        return () => quickInput.accept();
      });
      const after = documents();
      for (const [name, text] of before) assert.equal(after.get(name), text, name);
      const [found, ...more] = [...after].filter(([name]) => !before.has(name));
      assert.deepEqual(more, []);
      if (!found) continue;
      made++;
      const [name, text] = found;
      const reading = readText({ uri: name, path: `docs/challenges/${name}`, inTarget: true }, text);
      assert.deepEqual([reading.entries.map(({ title }) => title), reading.problems], [[title], []]);
      assert.equal(text.split('export const pool = open();').length, 2_001);
    }
    console.log(`      ${made} of ${ROUNDS} records were there`);
    assert.match(
      execFileSync(process.execPath, [CLI, 'check'], { cwd: folder.path, encoding: 'utf8' }),
      /^$|No problems/i,
    );
  });

  it('leaves an index as it was or as it is to be', async () => {
    let written = 0;
    for (let round = 0; round < ROUNDS; round++) {
      // The youngest, so that its row is at the top.
      writeFileSync(path.join(log, '700-again.md'), record(`Again ${round}`, '2099-01-01'));
      const before = documents();
      const wanted = indexed();
      assert.notEqual(before.get('README.md'), wanted);
      await killedAfter(async ({ openFile, palette, row }) => {
        await openFile('README.md');
        await palette('Challenges: Focus on Challenges View');
        await row(new RegExp(`Again ${round}`)).waitFor();
        await palette('View: Focus Active Editor Group');
        return () => palette('Challenges: Update Index');
      });
      const after = documents();
      const text = after.get('README.md') ?? '';
      assert.ok(text === before.get('README.md') || text === wanted, text);
      if (text === wanted) written++;
      for (const [name, text] of before) if (name !== 'README.md') assert.equal(after.get(name), text, name);
    }
    console.log(`      ${written} of ${ROUNDS} indexes were written`);
  });

  /** Prepares, acts, and kills the extension host some moment later. */
  async function killedAfter(prepare: (workbench: Workbench) => Promise<() => Promise<void>>): Promise<void> {
    workbench = await openWorkbench({ folder: folder.path, vsix: packagedVsix });
    try {
      const act = await prepare(workbench);
      const hosts = extensionHosts();
      assert.ok(hosts.length > 0);
      await act();
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LATEST));
      for (const host of hosts) kill(host);
    } finally {
      await workbench.close();
    }
  }

  /** What the terminal would write into the README. */
  function indexed(): string {
    const copy = `${folder.path}-copy`;
    cpSync(folder.path, copy, { recursive: true });
    try {
      execFileSync(process.execPath, [CLI, 'index'], { cwd: copy });
      return readFileSync(path.join(copy, 'docs', 'challenges', 'README.md'), 'utf8');
    } finally {
      rmSync(copy, { recursive: true });
    }
  }
});

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch (error) {
    // One of a window that was closed before may end by itself meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Those that this process started, by way of its servers. */
function extensionHosts(): number[] {
  const processes = new Map<number, { parent: number; command: string }>();
  for (const name of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      processes.set(Number(name), { parent: Number(parent), command });
    } catch {
      continue; // it ended meanwhile
    }
  }
  const isOurs = (id: number): boolean =>
    id === process.pid || (id > 1 && isOurs(processes.get(id)?.parent ?? 0));
  return [...processes]
    .filter(([id, { command }]) => command.includes('--type=extensionHost') && isOurs(id))
    .map(([id]) => id);
}
