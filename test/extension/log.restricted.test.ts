import { strict as assert } from 'node:assert';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { cleanUp, entryOf, log, open, repository, write } from './support';

describe('Restricted Mode', () => {
  after(() => cleanUp('app'));

  it('logs without a commit, and starts no git', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    write('app/code.txt', 'one\n');
    repository('app');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'challenge-log-path-'));
    const mark = path.join(folder, 'git-was-started');
    writeFileSync(path.join(folder, 'git'), `#!/bin/sh\ntouch '${mark}'\n`);
    chmodSync(path.join(folder, 'git'), 0o755);
    const { PATH } = process.env;
    process.env.PATH = folder;
    try {
      await open('app/code.txt', [1, 1]);
      const { path: record } = await log({ title: 'Leak' });
      assert.deepEqual((await entryOf(record)).anchors, [
        { id: 'a1', file: 'app/code.txt', lines: { first: 1, last: 1 } },
      ]);
      assert.equal(existsSync(mark), false);
    } finally {
      process.env.PATH = PATH;
    }
  });
});
