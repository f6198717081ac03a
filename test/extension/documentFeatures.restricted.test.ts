import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { cleanUp, entryOf, inWorkspace, recordText, repository, write } from './support';

describe('a document of entries in Restricted Mode', () => {
  const FILE = 'docs/challenges/071-restricted.md';
  after(() => cleanUp('.git', 'src'));

  it('links files, and no commits, since git is not asked', async () => {
    write('src/restricted.ts', 'one\n');
    const hash = repository('');
    write(FILE, `${recordText({ title: 'Restricted' })}\nSee src/restricted.ts:1 at \`${hash}\`.\n`);
    await entryOf(FILE);
    const uri = vscode.Uri.file(inWorkspace(FILE));
    const document = await vscode.workspace.openTextDocument(uri);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      uri,
    );
    assert.deepEqual(
      links.map(({ range }) => document.getText(range)),
      ['src/restricted.ts:1'],
    );
    const position = document.positionAt(document.getText().indexOf(hash) + 1);
    assert.deepEqual(await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, position), []);
  });
});
