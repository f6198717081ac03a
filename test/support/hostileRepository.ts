// A workspace made to attack whoever opens it. What could run leaves a mark outside of the workspace, what could be read there
// holds one canary word, what could be fetched is counted by a server of the test.
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { armGit, sign } from './hostileGit';
import { hostileRecords, OUTSIDE_CODE, payload, type Commits } from './hostileRecords';

export interface HostileRepository {
  /** The workspace folder. */
  readonly root: string;
  /** A folder beside it, which nobody may read or write. */
  readonly outside: string;
  /** Stands in every file outside, and nowhere else. */
  readonly canary: string;
  /** What every text of the workspace holds that is shown: links, images, icons, HTML. */
  readonly payload: string;
  readonly commits: Commits;
  /** What ran, with the environment that it ran in; VS Code's own git extension does not count. */
  readonly marks: () => string[];
  /** What was asked of the server. */
  readonly requests: () => readonly string[];
  /** Of everything outside: names, links, texts. It changes when something there is written. */
  readonly fingerprint: () => string;
  /** The files of the workspace that hold the canary; links are not followed. */
  readonly leaks: () => string[];
  readonly remove: () => Promise<void>;
}

/** Why there is none on this platform: the traps are shell scripts and links, which not everybody may make there. */
export const noTraps = process.platform === 'win32' ? 'its traps are shell scripts and links' : undefined;

/** @param root the workspace folder, which may be there already; without it one is made */
export async function hostileRepository(given?: string): Promise<HostileRepository> {
  const scratch = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'challenge-log-hostile-')));
  const root = given ?? path.join(scratch, 'workspace');
  const outside = path.join(scratch, 'outside');
  const marks = path.join(scratch, 'marks');
  const canary = `canary-${randomUUID()}`;
  for (const folder of [root, outside, marks]) mkdirSync(folder, { recursive: true });
  const { origin, requests, close } = await countingServer();

  const put = (file: string, text: string) => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  /** A program that leaves a mark of this name. */
  const trap = (name: string): string => {
    const file = path.join(scratch, 'traps', name);
    put(file, `#!/bin/sh\nenv > '${path.join(marks, name)}'\n`);
    chmodSync(file, 0o755);
    return file;
  };
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();

  makeOutside(outside, canary, put);
  git('init', '--quiet', '--initial-branch=main');
  const words = payload(origin);
  put(path.join(root, 'src/pool.lua'), 'export function acquire(pool) {\n  return pool.open(1);\n}\n');
  put(path.join(root, 'src/old.py'), 'first = open_every_socket(1)\nwait_for_all(first)\n');
  for (const name of ['--output=pwned.lua', '-c core.pager=x.lua', '$(touch pwned).lua', ';touch pwned;.lua'])
    put(path.join(root, 'src', name), 'export const named = likeAnOption();\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', `Begin ${words}`);
  const first = git('rev-parse', 'HEAD');
  git('mv', 'src/old.py', 'src/new.py');
  put(path.join(root, 'src/pool.lua'), 'export function acquire(pool) {\n  return pool.open(2);\n}\n');
  git('commit', '--quiet', '--all', '--message', `Fix ${words}`);
  sign(root, git);
  const commits = { first, last: git('rev-parse', 'HEAD') };

  for (const [file, text] of hostileRecords({ commits, origin, root, outside, trap }))
    put(path.join(root, file), text);
  for (const [link, target] of Object.entries(LINKS)) {
    mkdirSync(path.dirname(path.join(root, link)), { recursive: true });
    symlinkSync(path.join(outside, target), path.join(root, link));
  }
  armGit(root, { origin, outside, trap, git, put });

  return {
    root,
    outside,
    canary,
    payload: words,
    commits,
    marks: () =>
      readdirSync(marks)
        .map((name) => `${name}\n${readFileSync(path.join(marks, name), 'utf8')}`)
        .filter((mark) => !mark.includes('VSCODE_GIT_COMMAND=')),
    requests,
    fingerprint: () => fingerprintOf(outside),
    leaks: () => filesBelow(root).filter((file) => readFileSync(file).includes(canary)),
    async remove() {
      await close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

type Put = (file: string, text: string) => void;

/** What the workspace's links lead to; the last one leads to nothing, which writing would make. */
const LINKS: Readonly<Record<string, string>> = {
  'docs/challenges/090-linked.md': 'secret.md',
  'docs/challenges/README.md': 'README.md',
  'docs/LOG.md': 'log.md',
  'docs/linked': 'docs',
  'docs/adr': 'adr',
  'src/linked.lua': 'secret.lua',
  'src/linked': '.',
  '.challenge-log': 'team',
  '.github': 'github',
  'package.json': 'package.json',
  '.python-version': 'version',
  'docs/BLOCKERS.md': 'made.md',
};

function makeOutside(outside: string, canary: string, put: Put): void {
  const record = `---\ntitle: "${canary}"\nkind: challenge\nstatus: open\n---\n\n# Challenge: ${canary}\n`;
  const files: Readonly<Record<string, string>> = {
    'secret.md': record,
    'docs/091-secret.md': record,
    'adr/0001-secret.md': `# ADR-0001: ${canary}\n\n## Status\n\nAccepted\n\n## Context\n\n${canary}\n\n## Decision\n\nX.\n`,
    'log.md': `# Log\n\n## Challenge 1: ${canary}\n\n**Status:** Open\n`,
    'README.md': `# ${canary}\n\n<!-- challenge-log:index -->\n<!-- /challenge-log:index -->\n`,
    'secret.lua': `${OUTSIDE_CODE}// ${canary}\n`,
    'team/templates/challenge.md': `---\nkind: challenge\nname: ${canary}\n---\n\n# Challenge: \${TITLE}\n\n## ${canary}\n`,
    'github/ISSUE_TEMPLATE/config.yml': `# ${canary}\n`,
    'package.json': `{ "version": "${canary}", "engines": { "node": "${canary}" } }\n`,
    version: `${canary}\n`,
    attributes: `# ${canary}\n* text\n`,
    'repository/secret.lua': `${OUTSIDE_CODE}// ${canary}\n`,
  };
  for (const [file, text] of Object.entries(files)) put(path.join(outside, file), text);
  const options = { cwd: path.join(outside, 'repository'), stdio: 'ignore' } as const;
  const identity = ['-c', `user.name=${canary}`, '-c', 'user.email=test@example.com'];
  execFileSync('git', ['init', '--quiet', '--initial-branch=main'], options);
  execFileSync('git', ['remote', 'add', 'origin', `https://example.com/${canary}/secret`], options);
  execFileSync('git', ['add', '--all'], options);
  execFileSync('git', [...identity, 'commit', '--quiet', '--message', canary], options);
}

async function countingServer() {
  const requests: string[] = [];
  const server = createServer(({ method, url }, response) => {
    requests.push(`${method} ${url}`);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests: () => requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    const place = path.join(folder, item.name);
    return item.isDirectory() ? filesBelow(place) : item.isFile() ? [place] : [];
  });
}

function fingerprintOf(folder: string): string {
  const hash = createHash('sha256');
  const add = (place: string) => {
    const stat = lstatSync(place);
    hash.update(`${path.relative(folder, place)}\n${stat.mode}\n`);
    if (stat.isSymbolicLink()) hash.update(readlinkSync(place));
    else if (stat.isDirectory()) for (const name of readdirSync(place).sort()) add(path.join(place, name));
    else hash.update(readFileSync(place));
  };
  add(folder);
  return hash.digest('hex');
}
