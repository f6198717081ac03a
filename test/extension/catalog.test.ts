import { strict as assert } from 'node:assert';
import { renameSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import {
  api,
  cleanUp,
  entriesWhen,
  entryOf,
  inWorkspace,
  read,
  newRecordPath,
  recordText,
  write,
} from './support';

describe('the catalog follows the disk and the buffers', () => {
  let file: string;

  beforeEach(async () => {
    await cleanUp();
    file = newRecordPath();
  });
  after(() => cleanUp());

  it('a document made by another program appears', async () => {
    write(file, recordText());
    const entry = await entryOf(file);
    assert.deepEqual(
      [entry.number, entry.title, entry.state],
      [Number(/\d+/.exec(file)), 'Sockets leak', 'open'],
    );
  });

  it('a change is read again', async () => {
    write(file, recordText());
    await entryOf(file);
    write(file, recordText({ status: 'resolved' }));
    await entryOf(file, ({ state }) => state === 'resolved');
  });

  it('a deleted document goes', async () => {
    write(file, recordText());
    await entryOf(file);
    rmSync(inWorkspace(file));
    await entriesWhen((entries) => entries.length === 0);
  });

  it('a deleted folder takes its documents along', async () => {
    write(file, recordText());
    await entryOf(file);
    rmSync(inWorkspace('docs'), { recursive: true });
    await entriesWhen((entries) => entries.length === 0);
  });

  it('a folder moved in brings its documents', async () => {
    write('aside/901-x.md', recordText());
    write('docs/readme.md', '# Docs\n');
    renameSync(inWorkspace('aside'), inWorkspace('docs/challenges'));
    await entryOf('docs/challenges/901-x.md');
  });

  it('an open buffer counts before it is saved, and the file again when it is given up', async () => {
    write(file, recordText());
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(file)));
    const line = editor.document.getText().split('\n').indexOf('status: open');
    await editor.edit((edit) => edit.replace(editor.document.lineAt(line).range, 'status: resolved'));
    await entryOf(file, ({ state }) => state === 'resolved');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await entryOf(file, ({ state }) => state === 'open');
  });

  it('a target folder outside docs is read too', async () => {
    const settings = vscode.workspace.getConfiguration('challengeLog');
    await settings.update('targets', { '*': 'notes/hard' }, vscode.ConfigurationTarget.Workspace);
    try {
      write('notes/hard/001-x.md', recordText());
      await entryOf('notes/hard/001-x.md');
    } finally {
      await settings.update('targets', undefined, vscode.ConfigurationTarget.Workspace);
      await cleanUp('notes');
    }
  });

  it('ordinary documents list nothing', async () => {
    write('docs/architecture.md', '# Architecture\n\n**Status:** Active\n\n## Problem\n\nText.\n');
    write('docs/site.md', '---\ntitle: Page\nlayout: {{ broken\n---\n\n# Page\n');
    write(file, recordText());
    await entryOf(file);
    const { entries, problems } = await api();
    assert.equal((await entries()).length, 1);
    assert.deepEqual(await problems(), []);
  });

  it('a record with broken front matter is a problem with its line, and hides nothing', async () => {
    write(
      'docs/challenges/900-broken.md',
      '---\ntitle: "Broken"\nkind: challenge\ntags: [a, b\nstatus: open\n---\n\n# Challenge: Broken\n',
    );
    write(file, recordText());
    await entryOf(file);
    const { problems } = await api();
    const [problem] = await problems();
    assert.equal(problem?.document.path, 'docs/challenges/900-broken.md');
    const uri = vscode.Uri.file(inWorkspace('docs/challenges/900-broken.md'));
    const [diagnostic] = vscode.languages
      .getDiagnostics(uri)
      .filter(({ source }) => source === 'challenge-log');
    assert.equal(diagnostic?.range.start.line, problem.line - 1);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
  });

  it('a heading that differs from the title has a quick fix', async () => {
    write(file, recordText().replace('# Challenge: Sockets leak', '# Something else'));
    await entryOf(file);
    const uri = vscode.Uri.file(inWorkspace(file));
    const document = await vscode.workspace.openTextDocument(uri);
    const [diagnostic] = vscode.languages.getDiagnostics(uri).filter(({ code }) => code === 'title-mismatch');
    assert.equal(document.lineAt(diagnostic!.range.start.line).text, '# Something else');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      diagnostic!.range,
    );
    const fix = actions.find(({ title }) => title === 'Make the Heading Match the Title');
    await vscode.workspace.applyEdit(fix!.edit!);
    await document.save();
    assert.equal(read(file), recordText());
  });
});
