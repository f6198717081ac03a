import { strict as assert } from 'node:assert';
import childProcess from 'node:child_process';
import { randomInt } from 'node:crypto';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import path from 'node:path';
import * as vscode from 'vscode';
import { cleanUp, entryOf, git, log, open, read, repository, write } from './support';

const ROOT = path.resolve(__dirname, '..', '..');
/** What git is asked; none of it asks another machine. */
const ASKED =
  /^(?:cat-file|for-each-ref|log|merge-base|rev-list|rev-parse|show|symbolic-ref|remote|config|hash-object|ls-tree)$/;
const CODE = [
  'export function connect(pool) {',
  '  const socket = pool.open();',
  '  return socket.read();',
  '}',
];

describe('a whole circle of logging and resolving', () => {
  const folder = `circle${randomInt(100_000, 900_000)}`;
  let watched: ReturnType<typeof watch> | undefined;

  afterEach(async () => {
    watched?.stop();
    await cleanUp(folder);
  });

  it('speaks to no other machine, and starts nothing but git', async () => {
    write(`${folder}/pool.js`, `${CODE.join('\n')}\n`);
    repository(folder);
    watched = watch();

    await open(`${folder}/pool.js`, [1, 4]);
    const { path: record } = await log({ title: 'Sockets leak' });
    // The first one comes while git is asked which numbers are taken.
    const before = watched.programs.length;
    await open(`${folder}/pool.js`, [1, 4]);
    await log({ title: 'Sockets leak again' });
    const processes = watched.programs.length - before;
    write(`${folder}/pool.js`, `${CODE.with(2, '  return socket.readAndClose();').join('\n')}\n`);
    git(folder, 'commit', '--quiet', '--all', '--message=Close sockets');
    const entry = await entryOf(record);
    await vscode.commands.executeCommand('challengeLog.goToCode', { entry });
    await vscode.commands.executeCommand('challengeLog.compareWithCaptured', { entry });
    await vscode.commands.executeCommand('challengeLog.resolve', { entry }, { accept: true });
    await entryOf(record, ({ state }) => state === 'resolved');

    assert.match(read(record), /readAndClose/);
    assert.deepEqual(watched.contacts, []);
    assert.deepEqual(
      watched.programs.filter(({ name, asked }) => name !== 'git' || !ASKED.test(asked)),
      [],
    );
    assert.equal(processes, 3, 'processes that a capture starts');
  });
});

/** Notes what code of this extension does outside of its process. What the editor does meanwhile is its own. */
function watch() {
  const contacts: string[] = [];
  const programs: { readonly name: string; readonly asked: string }[] = [];
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 100;
  const isOurs = () => (new Error().stack ?? '').includes(path.join(ROOT, 'dist'));
  const restored = [
    noted(net.Socket.prototype, 'connect', (args) => contacts.push(`connect ${String(args[0])}`)),
    noted(dns, 'lookup', ([host]) => contacts.push(`lookup ${String(host)}`)),
    noted(dgram.Socket.prototype, 'send', () => contacts.push('send')),
    noted(childProcess, 'spawn', ([command, args]) => {
      const words = (args ?? []) as readonly string[];
      const asked = words.find((word, index) => !word.startsWith('-') && words[index - 1] !== '-c');
      programs.push({ name: path.basename(String(command), '.exe'), asked: asked ?? '' });
    }),
  ];

  function noted<Name extends string>(
    owner: { [name in Name]: unknown },
    name: Name,
    note: (args: readonly unknown[]) => void,
  ): () => void {
    const original = owner[name] as (...args: unknown[]) => unknown;
    owner[name] = function (this: unknown, ...args: unknown[]): unknown {
      if (isOurs()) note(args);
      return original.apply(this, args);
    };
    return () => void (owner[name] = original);
  }

  return {
    contacts,
    programs,
    stop: () => {
      Error.stackTraceLimit = limit;
      for (const restore of restored) restore();
    },
  };
}
