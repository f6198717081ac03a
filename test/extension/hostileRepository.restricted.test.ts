// The same workspace in Restricted Mode: there git is not even started, and its settings count less.
import { strict as assert } from 'node:assert';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { gitPath } from '../../src/adapters/trustedGit';
import type { Entry } from '../../src/core/entry';
import { hostileRepository, noTraps, type HostileRepository } from '../support/hostileRepository';
import { allListed, assertInert, assertSafe, drive, MADE, toldOf } from './hostile';
import { cleanUp, inWorkspace, log, open, workspaceRoot } from './support';

interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: string;
      readonly description: string;
      readonly restrictedConfigurations: readonly string[];
    };
  };
}

describe('a hostile repository in Restricted Mode', function () {
  let hostile: HostileRepository;
  let untouched = '';
  let entries: readonly Entry[] = [];
  const { PATH } = process.env;
  const started = () => path.join(hostile.outside, '..', 'git-was-started');

  before(async function () {
    if (noTraps !== undefined) return this.skip();
    hostile = await hostileRepository(workspaceRoot());
    untouched = hostile.fingerprint();
    const programs = path.join(hostile.outside, '..', 'programs');
    mkdirSync(programs);
    writeFileSync(path.join(programs, 'git'), `#!/bin/sh\n: > '${started()}'\n`);
    chmodSync(path.join(programs, 'git'), 0o755);
    process.env.PATH = programs;
    entries = await allListed();
  });
  after(async () => {
    if (noTraps !== undefined) return;
    process.env.PATH = PATH;
    await cleanUp(...MADE);
    await hostile.remove();
  });
  const safely = (title: string, test: () => void | Promise<void>) =>
    it(title, async () => {
      await test();
      assertSafe(hostile, untouched);
      assert.ok(!existsSync(started()), 'git was not started');
    });

  safely('is said to be limited, and which settings do not count', () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { capabilities } = vscode.extensions.getExtension('challenge-log.challenge-log')!
      .packageJSON as Manifest;
    const { supported, description, restrictedConfigurations } = capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    assert.match(description, /listed.*written.*edited.*Git is not asked/);
    assert.deepEqual(restrictedConfigurations, [
      'challengeLog.targets',
      'challengeLog.templates',
      'challengeLog.forges',
      'challengeLog.index.onSave',
      'challengeLog.updateOnMove',
      'challengeLog.secrets.screen',
    ]);
  });

  safely('has no say in where things are written, nor in which git is run later', async () => {
    mkdirSync(inWorkspace('.vscode'), { recursive: true });
    const values = {
      'challengeLog.targets': { '*': 'elsewhere' },
      'challengeLog.templates': 'elsewhere',
      'challengeLog.index.onSave': true,
      'challengeLog.updateOnMove': 'always',
      'challengeLog.numbering': 'date',
      'git.path': path.join(workspaceRoot(), 'planted-git'),
    };
    const read = new Promise<void>((resolve) => {
      const listener = vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('challengeLog.numbering')) return;
        listener.dispose();
        resolve();
      });
    });
    writeFileSync(inWorkspace('.vscode/settings.json'), JSON.stringify(values));
    await read;
    const settings = vscode.workspace.getConfiguration('challengeLog');
    assert.deepEqual(settings.get('targets'), { '*': 'docs/challenges' });
    assert.equal(settings.get('templates'), '.challenge-log/templates');
    assert.equal(settings.get('index.onSave'), false);
    assert.equal(settings.get('updateOnMove'), 'prompt');
    // Without VS Code's git extension nobody says that only a person may set it.
    assert.ok(vscode.workspace.getConfiguration('git').get('path'));
    assert.equal(gitPath(), undefined);
    rmSync(inWorkspace('.vscode'), { recursive: true });
  });

  safely('is read and worked with, and nothing goes off', async () => {
    assert.ok(!JSON.stringify(entries).includes(hostile.canary));
    await open('src/pool.lua', [1, 3]);
    const { text } = await log({ title: hostile.payload });
    assert.doesNotMatch(text, /commit:|branch:|permalink:/);
    for (const file of ['src/pool.lua', 'docs/challenges/001-shown.md']) {
      const uri = vscode.Uri.file(inWorkspace(file));
      assertInert(await toldOf(uri), hostile);
    }
    const named = (name: string) => entries.find(({ document }) => document.path.endsWith(`${name}.md`));
    for (const name of ['003-open', '008-linked-folder'])
      for (const command of ['goToCode', 'compareWithCaptured', 'showAtCommit', 'resolve', 'openAsIssue'])
        await drive(`challengeLog.${command}`, { entry: named(name) });
    await drive('challengeLog.updateIndex', { entry: named('002-resolved') }, { add: true });
    await drive('challengeLog.addIssueTemplates', 'github');
    await drive('challengeLog.createTemplate', 'challenge', 'Mine');
    await drive('challengeLog.renumber', vscode.Uri.file(inWorkspace('docs/challenges/013-twin.md')));
  });
});
