// Numbers that two documents share, in real repositories and a real VS Code.
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync } from 'node:fs';
import * as vscode from 'vscode';
import { api, cleanUp, entriesWhen, git, inWorkspace, log, read, repository, write } from './support';

describe('numbers', () => {
  // The editor remembers documents after they are closed, so each test has files of its own.
  let folder = '';
  let count = 0;
  // VS Code's own git extension stumbles over repositories that come and go.
  const gitExtension = (enabled: boolean | undefined) =>
    vscode.workspace.getConfiguration('git').update('enabled', enabled, vscode.ConfigurationTarget.Global);
  before(() => gitExtension(false));
  after(() => gitExtension(undefined));
  beforeEach(() => {
    folder = `docs/numbers-${++count}/adr`;
  });
  afterEach(async () => {
    await setting('numbering', undefined);
    await setting('targets', undefined);
    await cleanUp('.git', 'src');
  });

  const setting = (key: string, value: unknown) =>
    vscode.workspace.getConfiguration('challengeLog').update(key, value, vscode.ConfigurationTarget.Global);

  const decision = (number: string, title: string, more = '') =>
    `# ADR-${number}: ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nX.${more}\n\n## Decision\n\nY.\n`;

  async function twins(): Promise<vscode.Uri> {
    write(`${folder}/0007-kafka.md`, decision('0007', 'Use Kafka'));
    git('', 'init', '--quiet', '--initial-branch=main');
    git('', 'add', '--all');
    git('', 'commit', '--quiet', '--message=Kafka');
    write(`${folder}/0007-rabbit.md`, decision('0007', 'Use Rabbit', ' See ADR-0007.'));
    write(`${folder}/README.md`, '- [7. Kafka](0007-kafka.md)\n- [7. Rabbit](0007-rabbit.md)\n');
    write('src/queue.ts', `// ${folder}/0007-rabbit.md\n`);
    await entriesWhen((entries) => entries.filter(({ sharesNumber }) => sharesNumber).length === 2);
    return vscode.Uri.file(inWorkspace(`${folder}/0007-rabbit.md`));
  }

  async function problemOf(uri: vscode.Uri): Promise<vscode.Diagnostic | undefined> {
    await api();
    return vscode.languages.getDiagnostics(uri).find(({ code }) => code === 'duplicate-number');
  }

  /** Presses Apply in the preview, as soon as there is one. */
  async function applied<Result>(work: Thenable<Result>): Promise<Result> {
    let done = false;
    const ended = Promise.resolve(work).finally(() => (done = true));
    for (;;) {
      await vscode.commands.executeCommand('refactorPreview.apply');
      // No event tells that the preview is there.
      const result = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 100))]);
      if (done) return result as Result;
    }
  }

  it('that two documents have are told within a second', async () => {
    write(`${folder}/0007-kafka.md`, decision('0007', 'Use Kafka'));
    await entriesWhen((entries) => entries.some(({ title }) => title === 'Use Kafka'));
    const began = performance.now();
    const other = write(`${folder}/0007-rabbit.md`, decision('0007', 'Use Rabbit'));
    await entriesWhen((entries) => entries.filter(({ sharesNumber }) => sharesNumber).length === 2);
    const took = performance.now() - began;
    const problem = await problemOf(vscode.Uri.file(other));
    assert.equal(
      problem?.message,
      'Number 7 is given twice: 0007-kafka.md has it too. Renumber one of them.',
    );
    assert.ok(took < 1_000, `${took} ms`);
  });

  it('are mended by a quick fix, with every reference, and one undo takes it back', async () => {
    const uri = await twins();
    const problem = await problemOf(uri);
    assert.ok(problem);
    await vscode.workspace.openTextDocument(uri);
    // VS Code gives up asking while a document that was just opened settles.
    let fix: vscode.CodeAction | undefined;
    while (!fix) {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        problem.range,
      );
      fix = actions.find(({ title }) => title === 'Renumber to 0008');
    }
    assert.ok(fix.command);
    await applied(
      vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments as unknown[])),
    );
    assert.deepEqual(readdirSync(inWorkspace(folder)).sort(), [
      '0007-kafka.md',
      '0008-rabbit.md',
      'README.md',
    ]);
    assert.equal(read(`${folder}/0008-rabbit.md`), decision('0008', 'Use Rabbit', ' See ADR-0008.'));
    assert.equal(read(`${folder}/README.md`), '- [7. Kafka](0007-kafka.md)\n- [8. Rabbit](0008-rabbit.md)\n');
    assert.equal(read('src/queue.ts'), `// ${folder}/0008-rabbit.md\n`);
    await entriesWhen((entries) => entries.every(({ sharesNumber }) => !sharesNumber));
    await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(`${folder}/0008-rabbit.md`)));
    await vscode.commands.executeCommand('undo');
    assert.equal(existsSync(inWorkspace(`${folder}/0008-rabbit.md`)), false);
    const back = await vscode.workspace.openTextDocument(uri);
    assert.equal(back.getText(), decision('0007', 'Use Rabbit', ' See ADR-0007.'));
  });

  it('stay as they are when the preview is discarded', async () => {
    const uri = await twins();
    const work = Promise.resolve(vscode.commands.executeCommand('challengeLog.renumber', uri));
    let done = false;
    void work.finally(() => (done = true));
    while (!done) {
      await vscode.commands.executeCommand('refactorPreview.discard');
      await Promise.race([work, new Promise((resolve) => setTimeout(resolve, 100))]);
    }
    assert.equal(existsSync(inWorkspace(`${folder}/0007-rabbit.md`)), true);
    assert.equal(read('src/queue.ts'), `// ${folder}/0007-rabbit.md\n`);
  });

  it('of other branches are not given again, also when the branch is gone', async () => {
    const target = folder;
    await setting('targets', { '*': target });
    write(`${target}/001-one.md`, decision('1', 'One'));
    repository('');
    git('', 'checkout', '--quiet', '-b', 'other');
    write(`${target}/006-six.md`, decision('6', 'Six'));
    git('', 'add', '--all');
    git('', 'commit', '--quiet', '--message=Six');
    git('', 'checkout', '--quiet', 'main');
    const number = async () => {
      const { uri, number } = await log({ title: `Next ${Math.random()}`, target });
      await vscode.workspace.fs.delete(uri);
      return number;
    };
    // Branches are looked at a second after they changed, and never while something is logged.
    for (let next = await number(); next !== 7; next = await number())
      await new Promise((resolve) => setTimeout(resolve, 200));
    git('', 'branch', '--quiet', '-D', 'other');
    assert.equal(await number(), 7);
  });

  it('are left out of names by setting, and nothing is overwritten', async () => {
    await setting('numbering', 'none');
    assert.equal((await log({ title: 'Sockets leak', target: folder })).path, `${folder}/sockets-leak.md`);
    assert.equal((await log({ title: 'Sockets leak', target: folder })).path, `${folder}/sockets-leak-2.md`);
    await setting('numbering', 'date');
    const { path, number } = await log({ title: 'Sockets leak', target: folder });
    assert.match(path.slice(folder.length), /^\/\d{4}-\d\d-\d\d-sockets-leak\.md$/);
    assert.equal(number, undefined);
    const second = await log({ title: 'Sockets leak', target: folder });
    assert.match(second.path, /\d-sockets-leak-2\.md$/);
  });
});
