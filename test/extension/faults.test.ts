// What a person has before them when disks, branches and other programs change under their hands, in a real VS Code.
import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { createDocuments } from '../../src/adapters/documents';
import { createBoundary } from '../../src/adapters/paths';
import type { Entry, Problem } from '../../src/core/entry';
import { replaceFile } from '../../src/node/replaceFile';
import {
  api,
  cleanUp,
  entriesWhen,
  entryOf,
  git,
  inWorkspace,
  log,
  newRecordPath,
  read,
  recordText,
  repository,
  workspaceRoot,
  write,
} from './support';

/** Not the workspace itself: numbers of a repository are remembered, also by other tests. */
const REPOSITORY = 'docs';

describe('under a person’s hands', function () {
  this.timeout(60_000);
  const documents = createDocuments(replaceFile, '\n', createBoundary());
  const restored: (() => void)[] = [];
  let file: string;

  beforeEach(() => {
    file = newRecordPath();
  });
  afterEach(async () => {
    for (const restore of restored.splice(0)) restore();
    await cleanUp();
  });

  const uriOf = (name: string) => vscode.Uri.file(inWorkspace(name));
  const resolve = (entry: Entry) =>
    vscode.commands.executeCommand('challengeLog.resolve', { entry }, { accept: true });

  /** What was told, by error messages and others. */
  function told(): string[] {
    const messages: string[] = [];
    for (const kind of ['showErrorMessage', 'showInformationMessage', 'showWarningMessage'] as const) {
      const original = vscode.window[kind];
      restored.push(() => Object.assign(vscode.window, { [kind]: original }));
      Object.assign(vscode.window, {
        [kind]: (message: string) => {
          messages.push(message);
          return Promise.resolve(undefined);
        },
      });
    }
    return messages;
  }

  async function problemsWhen(holds: (problems: readonly Problem[]) => boolean): Promise<void> {
    const { problems, onDidChange } = await api();
    if (holds(await problems())) return;
    await new Promise<void>((done) => {
      const listener = onDidChange((catalog) => {
        if (!holds(catalog.problems)) return;
        listener.dispose();
        done();
      });
    });
  }

  it('an entry that another program moved within its document is resolved where it is now', async () => {
    const text = (status: string) =>
      `# Blockers\n\n## Blocker 1: Sockets leak\n\n**Status:** ${status}\n\n## Blocker 2: Clock drifts\n\n**Status:** Open\n`;
    const other = '# Blockers\n\n## Blocker 0: Lamp is dim\n\n**Status:** Open\n\n';
    const log = 'docs/moved-blockers.md';
    write(log, text('Open'));
    const entry = await entryOf(log, ({ title }) => title === 'Sockets leak');
    write(log, other + text('Open').replace('# Blockers\n\n', ''));
    await resolve(entry);
    assert.equal(read(log), other + text('Resolved').replace('# Blockers\n\n', ''));
  });

  it('a document that changes on disk between reading and editing is left alone, and that is told', async () => {
    // Mixed line endings are edited on disk.
    const text = 'One\r\nTwo\n';
    write(file, text);
    const edit = documents.edit(
      uriOf(file),
      (now) => {
        write(file, `Theirs\n${text}`);
        return [{ start: now.indexOf('Two'), end: now.indexOf('Two') + 3, text: 'Three' }];
      },
      'Done.',
    );
    await assert.rejects(edit, /changed on disk meanwhile, so it was left alone\. Try again\./);
    assert.equal(read(file), `Theirs\n${text}`);
  });

  it('a document with unsaved changes is resolved in the editor, and stays unsaved', async () => {
    write(file, recordText());
    await entryOf(file);
    const editor = await vscode.window.showTextDocument(uriOf(file));
    await editor.edit((builder) => builder.insert(editor.document.lineAt(7).range.end, ' in the evening'));
    const entry = await entryOf(file);
    await resolve(entry);
    assert.ok(editor.document.isDirty);
    assert.match(editor.document.getText(), /^status: resolved$[^]* in the evening$/m);
    assert.equal(read(file), recordText());
  });

  it('a document that is gone, or whose folder is, is told in a sentence', async () => {
    const messages = told();
    write(file, recordText());
    const entry = await entryOf(file);
    rmSync(inWorkspace(file));
    await resolve(entry);
    assert.deepEqual(messages.splice(0), [`${file} is not there any more.`]);
    rmSync(inWorkspace('docs'), { recursive: true });
    await resolve(entry);
    assert.deepEqual(messages.splice(0), [`${file} is not there any more.`]);
    writeFileSync(inWorkspace('docs'), 'a file');
    await resolve(entry);
    assert.equal(messages.length, 1);
    assert.doesNotMatch(messages[0] ?? '', /Challenge Log failed/);
    await assert.rejects(log({ title: 'Leak' }), /a file is in the way/);
    assert.equal(read('docs'), 'a file');
  });

  it('a folder that becomes a file takes its rows along, and brings them back', async () => {
    write(file, recordText());
    write('docs/other.md', '## Challenge: Other\n\n**Status:** Open\n');
    await entriesWhen((entries) => entries.length === 2);
    renameSync(inWorkspace('docs/challenges'), inWorkspace('aside'));
    restored.push(() => rmSync(inWorkspace('aside'), { recursive: true, force: true }));
    writeFileSync(inWorkspace('docs/challenges'), 'a file');
    await entriesWhen((entries) => entries.length === 1);
    rmSync(inWorkspace('docs/challenges'));
    renameSync(inWorkspace('aside'), inWorkspace('docs/challenges'));
    await entriesWhen((entries) => entries.length === 2);
  });

  it('a document of 50 MB is a row that says why it is not read, and the others are there', async () => {
    write('docs/huge.md', Buffer.alloc(50 * 1024 * 1024, `${recordText()}\n`));
    write(file, recordText());
    await entryOf(file);
    await problemsWhen((problems) =>
      problems.some(({ document, message }) => document.path === 'docs/huge.md' && /larger/.test(message)),
    );
  });

  it('the tree is that of the branch, whichever is checked out while it is refreshed', async () => {
    const names = Array.from({ length: 40 }, (_, number) => `docs/challenges/${number + 1}-branch.md`);
    for (const name of names) write(name, recordText({ title: name }));
    repository(REPOSITORY);
    git(REPOSITORY, 'checkout', '--quiet', '-b', 'other');
    for (const name of names.slice(0, 20)) rmSync(inWorkspace(name));
    for (const name of names.slice(20)) write(name, recordText({ title: name, status: 'resolved' }));
    write('docs/challenges/41-branch.md', recordText({ status: 'resolved' }));
    git(REPOSITORY, 'add', '--all');
    git(REPOSITORY, 'commit', '--quiet', '--message=Other');
    for (const [branch, count, state] of [
      ['main', 40, 'open'],
      ['other', 21, 'resolved'],
      ['main', 40, 'open'],
    ] as const) {
      const refreshed = vscode.commands.executeCommand('challengeLog.refresh');
      git(REPOSITORY, 'checkout', '--quiet', branch);
      await entriesWhen(
        (entries) => entries.length === count && entries.every((entry) => entry.state === state),
      );
      await refreshed;
    }
  });

  it('a rebase with conflicts shows them, and what is edited keeps both sides', async () => {
    const steps = (text: string) => recordText().replace('They leak.', text);
    const other = newRecordPath();
    const commit = (status: string, text: string) => {
      write(file, steps(text));
      write(other, recordText({ title: 'Other', status }));
      git(REPOSITORY, 'add', '--all');
      git(REPOSITORY, 'commit', '--quiet', '--message', text);
    };
    commit0();
    git(REPOSITORY, 'checkout', '--quiet', '-b', 'theirs');
    commit('in-progress', 'Their text.');
    git(REPOSITORY, 'checkout', '--quiet', 'main');
    commit('resolved', 'Our text.');
    git(REPOSITORY, 'checkout', '--quiet', 'theirs');
    assert.throws(() => git(REPOSITORY, 'rebase', 'main'));
    await problemsWhen((problems) => problems.filter(({ code }) => code === 'merge-conflict').length === 2);
    const entry = await entryOf(file);
    const before = read(file);
    assert.match(before, /^<{7} [^]*^={7}$[^]*^>{7} /m);
    await resolve(entry);
    assert.equal(
      read(file).replace(/^(?:resolved: .*\n|minutes: .*\n)/gm, ''),
      before.replace('open', 'resolved'),
    );
    const [diagnostic] = vscode.languages.getDiagnostics(uriOf(other));
    assert.deepEqual([diagnostic?.code, diagnostic?.range.start.line], ['merge-conflict', 3]);

    function commit0(): void {
      write(file, recordText());
      write(other, recordText({ title: 'Other' }));
      repository(REPOSITORY);
    }
  });

  it('a terminal that writes records at the same time gets numbers of its own', async () => {
    const extension = vscode.extensions.getExtension('challenge-log.challenge-log');
    const cli = path.join(extension?.extensionPath ?? '', 'dist', 'cli.js');
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const version = spawnSync(process.execPath, [cli, '--version'], { env, encoding: 'utf8' });
    assert.equal(version.status, 0, version.stderr);
    const terminals = Array.from({ length: 4 }, async (_, number) => {
      const child = spawn(process.execPath, [cli, 'new', `Terminal ${number}`], {
        cwd: workspaceRoot(),
        env,
        stdio: 'ignore',
      });
      return (await once(child, 'close')) as [number | null];
    });
    const logged = Array.from({ length: 8 }, (_, number) => log({ title: `Window ${number}` }));
    await Promise.all(logged);
    for (const ended of await Promise.all(terminals)) assert.equal(ended[0], 0);
    const names = readdirSync(inWorkspace('docs/challenges')).filter((name) => name.endsWith('.md'));
    assert.equal(names.length, 12);
    assert.equal(new Set(names.map((name) => name.slice(0, 3))).size, 12);
    await entriesWhen((entries) => entries.length === 12);
  });
});
