import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { cleanUp, inWorkspace, log, open, write } from './support';

const TOKEN = ['ghp', '_', 'aB3dE5gH7j', 'K9mN1pQ3sT', '5vW7xY9zA1', 'bC3dE4'].join('');

describe('secrets in Restricted Mode', () => {
  after(async () => {
    rmSync(inWorkspace('.vscode'), { recursive: true, force: true });
    await cleanUp('unsafe');
  });

  it('are masked, whatever the workspace says', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const section = vscode.workspace.getConfiguration('challengeLog');
    await section.update('secrets.screen', false, vscode.ConfigurationTarget.Workspace);
    assert.equal(section.inspect('secrets.screen')?.defaultValue, true);
    write('unsafe/token.js', `const token = '${TOKEN}';\n`);
    await open('unsafe/token.js', [1, 1]);
    const { text } = await log({ title: 'Leak' });
    assert.ok(text.includes("const token = 'ghp_") && !text.includes(TOKEN));
  });
});
