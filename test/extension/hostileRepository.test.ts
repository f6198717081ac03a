// Every feature over a workspace made to attack, which its person trusts: nothing of it runs, and nothing outside is read,
// written or fetched.
import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Entry } from '../../src/core/entry';
import { entryTooltip } from '../../src/features/challenges/presentation';
import { treeItem } from '../../src/features/challenges/nodes';
import { LESSON_CODE } from '../support/hostileRecords';
import { hostileRepository, noTraps, type HostileRepository } from '../support/hostileRepository';
import { isLong } from '../support/long';
import { allListed, assertInert, assertInertMarkdown, assertSafe, drive, MADE, toldOf } from './hostile';
import { api, cleanUp, inWorkspace, log, open, read, workspaceRoot } from './support';

/** What entries name as their code, and is not theirs to show. */
const OUTSIDE = ['005-dots', '007-linked-file', '008-linked-folder', '009-linked-repository', '010-worktree'];
const MORE_OUTSIDE = ['006-absolute', '011-missing', '012-option'];

describe('a hostile repository', function () {
  let hostile: HostileRepository;
  let untouched = '';
  let entries: readonly Entry[] = [];
  // What VS Code's own git extension runs is not ours.
  const gitExtension = (enabled: boolean | undefined) =>
    vscode.workspace.getConfiguration('git').update('enabled', enabled, vscode.ConfigurationTarget.Global);

  before(async function () {
    if (noTraps !== undefined) return this.skip();
    await gitExtension(false);
    hostile = await hostileRepository(workspaceRoot());
    untouched = hostile.fingerprint();
    entries = await allListed();
  });
  after(async () => {
    if (noTraps !== undefined) return;
    await cleanUp(...MADE);
    await gitExtension(undefined);
    await hostile.remove();
  });
  const safely = (title: string, test: () => void | Promise<void>) =>
    it(title, async () => {
      await test();
      assertSafe(hostile, untouched);
    });

  const uriOf = (file: string) => vscode.Uri.file(inWorkspace(file));
  const entryIn = (name: string): Entry => {
    const found = entries.find(({ document }) => document.path.endsWith(`${name}.md`));
    assert.ok(found, name);
    return found;
  };

  safely('is listed without what its links bring in, and blows nothing up', () => {
    assert.ok(entries.length >= 15, String(entries.length));
    assert.ok(!JSON.stringify(entries).includes(hostile.canary));
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    assert.ok(!entries.some(({ document }) => /linked\/|docs\/adr|LOG\.md/.test(document.path)));
  });

  safely('shows its words as words', async () => {
    for (const entry of entries) {
      assertInertMarkdown(entryTooltip(entry, [hostile.payload]));
      const { tooltip } = treeItem({ type: 'entry', entry }, 'state');
      assert.equal(tooltip, undefined);
    }
    await open('src/pool.lua');
    const files = ['src/pool.lua', 'docs/challenges/001-shown.md', 'docs/challenges/008-linked-folder.md'];
    for (const file of [
      ...files,
      ...(isLong ? ['docs/known-issues.md', 'docs/decisions/0001-shown.md'] : []),
    ])
      assertInert(await toldOf(uriOf(file)), hostile);
  });

  safely('lends a record nothing from outside', async () => {
    // Of a language whose tools' versions are told.
    await open('src/new.py', [1, 2]);
    const own = await log({ title: hostile.payload, kind: 'challenge' });
    assert.ok(own.text.includes(hostile.commits.last));
    await log({ title: 'A decision', kind: 'decision' });
  });

  for (const name of [...OUTSIDE, ...(isLong ? MORE_OUTSIDE : [])])
    safely(`opens, compares and resolves nothing outside: ${name}`, async () => {
      for (const command of ['goToCode', 'compareWithCaptured', 'showAtCommit', 'resolve'])
        await drive(`challengeLog.${command}`, { entry: entryIn(name) });
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

  safely('is worked with, and nothing goes off', async () => {
    const entry = entryIn('003-open');
    for (const command of [
      'goToCode',
      'compareWithCaptured',
      'showAtCommit',
      'resolve',
      'addFixingCommit',
      'reopen',
      'copyPath',
    ])
      await drive(`challengeLog.${command}`, { entry });
    await drive('challengeLog.goToCode', { entry: entryIn('004-renamed') });
    await drive('challengeLog.resolve', { entry: entryIn('004-renamed') });
    await drive('challengeLog.setStatus', { entry: entryIn('001-shown') }, 'in-progress');
    await drive('challengeLog.setSeverity', { entry: entryIn('001-shown') }, 'high');
    await drive('challengeLog.applyTemplate', { entry: entryIn('001-shown') }, 'challenge');
    await drive('challengeLog.openAsIssue', { entry: entryIn('001-shown') });
    await drive('challengeLog.openReference', {
      kind: 'commit',
      folder: vscode.Uri.file(hostile.root).toString(),
      hash: hostile.commits.last,
    });
    await drive('challengeLog.promote', { entry: entryIn('known-issues') }, 'challenge');
    await drive('challengeLog.search');
    await open('src/pool.lua', [1, 2]);
    await drive('challengeLog.reanchor', { entry });
    await drive('challengeLog.addSelection', { entry }, 'evidence');
    await drive('challengeLog.nextInFile');
    await drive('challengeLog.renumber', uriOf('docs/challenges/013-twin.md'));
    assert.match(read('docs/challenges/003-open.md'), /evidence=/);
  });

  safely('has a lesson told and dismissed', async () => {
    mkdirSync(inWorkspace('src'), { recursive: true });
    writeFileSync(inWorkspace('src/again.lua'), `-- again\n${LESSON_CODE}`);
    const { document } = await open('src/again.lua');
    const hints = async () =>
      (
        await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          new vscode.Range(1, 0, 1, 0),
        )
      ).filter(({ kind }) => kind?.value === 'challengeLog.recall');
    const [tell, dismiss] = await until(hints, (found) => found.length > 0);
    assert.ok(tell && dismiss);
    assertInert(await toldOf(document.uri), hostile);
    await drive(dismiss.command!.command, ...(dismiss.command!.arguments as unknown[]));
    assert.deepEqual(await hints(), []);
    await drive('challengeLog.dismissRecall', 'command:x', hostile.payload);
  });

  safely('has its statistics counted', async () => {
    await drive('challengeLog.updateStatistics', uriOf('docs/counted/CHALLENGES.md'));
    assert.match(read('docs/counted/CHALLENGES.md'), /\| 1 \|/);
  });

  safely('is followed when its code moves', async () => {
    const names = (file: string) =>
      until(
        () => Promise.resolve(read('docs/challenges/003-open.md')),
        (text) => text.includes(`file: "${file}"`),
      );
    for (const [from, to] of [
      ['src/pool.lua', 'src/$(trash).lua'],
      ['src/$(trash).lua', 'src/pool.lua'],
    ] as const) {
      const asked = await answering(
        'showInformationMessage',
        () => 'Update',
        () => move(from, to),
      );
      assert.ok(asked.startsWith(`${from} is now ${to}. Update the `), asked);
      await names(to);
    }
  });

  safely('has an entry deleted, but none through its links', async () => {
    const named = entryIn('043-$(trash) <img src=x> [x](command:y)');
    const outside = vscode.Uri.file(inWorkspace('docs/linked/091-secret.md')).toString();
    const linked = {
      ...named,
      document: { ...named.document, uri: outside, path: 'docs/linked/091-secret.md' },
    };
    const refused = await answering(
      'showErrorMessage',
      () => undefined,
      () => drive('challengeLog.delete', { entry: linked }),
    );
    assert.match(refused, /leads out of the workspace/);
    const question = await answering(
      'showWarningMessage',
      (choices) => choices.at(-1),
      () => drive('challengeLog.delete', { entry: named }),
    );
    assert.match(question, /^Delete docs\/challenges\/043-/);
    await until(
      () => Promise.resolve(existsSync(inWorkspace(named.document.path))),
      (is) => !is,
    );
  });

  safely('has nothing written through its links', async () => {
    await drive('challengeLog.updateIndex', { entry: entryIn('002-resolved') }, { add: true });
    await drive('challengeLog.addIssueTemplates', 'github');
    await drive('challengeLog.createTemplate', 'challenge', 'Mine');
    for (const file of ['docs/linked/LOG.md', 'docs/BLOCKERS.md', 'docs/LOG.md', '../LOG.md', '/LOG.md'])
      await drive('challengeLog.newLogDocument', file);
    assert.ok(!existsSync(path.join(hostile.outside, 'made.md')));
  });

  safely('has settings that lead outside refused with a sentence', async () => {
    const settings = (values: object) => {
      mkdirSync(inWorkspace('.vscode'), { recursive: true });
      return changed(() => writeFileSync(inWorkspace('.vscode/settings.json'), JSON.stringify(values)));
    };
    await open('src/pool.lua', [1, 3]);
    const targets = [
      ['../outside', /not a folder inside the workspace/],
      ['docs/linked/below', /leads out of the workspace/],
      ['docs/BLOCKERS.md', /leads out of the workspace/],
    ] as const;
    const more = [
      [`${hostile.outside}/docs`, /not a folder inside the workspace/],
      ['C:\\outside', /not a folder inside the workspace/],
      ['docs/linked', /leads out of the workspace/],
      ['docs/LOG.md', /leads out of the workspace/],
    ] as const;
    for (const [target, reason] of [...targets, ...(isLong ? more : [])]) {
      await settings({ 'challengeLog.targets': { '*': target } });
      await assert.rejects(log({ title: 'Elsewhere' }), reason, target);
    }
    const include = ['../**/*.md', '/**/*.md', 'docs/**/*.md'];
    const folders = [
      '.challenge-log/templates',
      '../outside/team/templates',
      `${hostile.outside}/team/templates`,
    ];
    for (const templates of isLong ? folders : folders.slice(0, 1)) {
      await settings({ 'challengeLog.templates': templates, 'challengeLog.include': include });
      const { text } = await log({ title: `With ${templates.length}` });
      assert.ok(text.includes('# Challenge: With'), 'the built-in template serves');
    }
    assert.ok(!JSON.stringify(await (await api()).entries()).includes(hostile.canary));
    await changed(() => rmSync(inWorkspace('.vscode'), { recursive: true }));
  });

  it('tells of an outside file that its person opens no more than what is selected', async () => {
    await open('src/linked/repository/secret.lua', [1, 2]);
    const { text } = await log({ title: 'Linked', kind: 'til' });
    // Git would tell of a repository that is not the workspace's.
    assert.doesNotMatch(text, /commit:|permalink:/);
    assert.ok(!text.includes(hostile.canary));
  });
});

/** Answers the next message while something is done, and gives back what it says; no choice is Escape. */
async function answering(
  kind: 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage',
  choose: (choices: readonly unknown[]) => unknown,
  work: () => Promise<unknown>,
): Promise<string> {
  const original = vscode.window[kind];
  try {
    const asked = new Promise<string>((resolve) =>
      Object.assign(vscode.window, {
        [kind]: (message: string, ...choices: unknown[]) => {
          resolve(message);
          return Promise.resolve(choose(choices));
        },
      }),
    );
    await work();
    return await asked;
  } finally {
    Object.assign(vscode.window, { [kind]: original });
  }
}

async function move(from: string, to: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.renameFile(vscode.Uri.file(inWorkspace(from)), vscode.Uri.file(inWorkspace(to)));
  assert.ok(await vscode.workspace.applyEdit(change));
}

/** For what no event tells of. */
async function until<Value>(ask: () => Promise<Value>, isWanted: (value: Value) => boolean): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (isWanted(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits for VS Code to have read settings. */
function changed(change: () => void): Promise<void> {
  return new Promise((resolve) => {
    const listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('challengeLog')) return;
      listener.dispose();
      resolve();
    });
    change();
  });
}
