import { strict as assert } from 'node:assert';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { cleanUp, entriesWhen, inWorkspace, recordText, repository, write } from './support';

describe('numbers in Restricted Mode', () => {
  after(() => cleanUp('.git'));

  it('are mended without a call of git', async () => {
    const folder = 'docs/restricted-numbers';
    write(`${folder}/007-a.md`, recordText({ title: 'A' }));
    write(`${folder}/007-b.md`, recordText({ title: 'B' }));
    repository('');
    const scratch = mkdtempSync(path.join(os.tmpdir(), 'challenge-log-path-'));
    const mark = path.join(scratch, 'git-was-started');
    writeFileSync(path.join(scratch, 'git'), `#!/bin/sh\ntouch '${mark}'\n`);
    chmodSync(path.join(scratch, 'git'), 0o755);
    const { PATH } = process.env;
    process.env.PATH = scratch;
    try {
      await entriesWhen((entries) => entries.filter(({ sharesNumber }) => sharesNumber).length === 2);
      const uri = vscode.Uri.file(inWorkspace(`${folder}/007-b.md`));
      const [problem] = vscode.languages.getDiagnostics(uri);
      assert.equal(problem?.code, 'duplicate-number');
      await vscode.workspace.openTextDocument(uri);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        problem.range,
      );
      assert.ok(actions.some(({ title }) => title === 'Renumber to 008'));
      assert.equal(existsSync(mark), false);
    } finally {
      process.env.PATH = PATH;
    }
  });
});
