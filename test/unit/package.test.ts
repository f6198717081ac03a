import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import path from 'node:path';

describe('the package', () => {
  it('holds only what runs, and what tells about it', () => {
    const vsce = path.resolve('node_modules/@vscode/vsce/vsce');
    const printed = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { encoding: 'utf8' });
    const files = printed.trim().split(/\r?\n/);
    const expected = ['CHANGELOG.md', 'LICENSE', 'README.md', 'media/challenge-log.svg', 'media/icon.png'];
    assert.deepEqual(files.filter((file) => !file.startsWith('dist/')).sort(), [
      ...expected,
      'package.json',
      'snippets/markdown.json',
    ]);
    assert.ok(files.includes('dist/extension.js'));
  }).timeout(20_000);
});
