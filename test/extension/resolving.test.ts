import { strict as assert } from 'node:assert';
import { randomInt } from 'node:crypto';
import { renameSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Entry } from '../../src/core/entry';
import { cleanUp, entryOf, git, inWorkspace, newRecordPath, read, repository, write } from './support';

const CODE = [
  'function handleRequest(request) {',
  '  const socket = openSocket(request);',
  '  const answer = socket.readUntilClosed();',
  '  return answer;',
  '}',
];
const FIXED = CODE.with(3, '  socket.close(); return answer;');
const OTHER = ['function closeServer(server) {', '  server.stopListening();', '}'];

describe('resolving', () => {
  let folder: string;
  let file: string;
  const restored: (() => void)[] = [];

  beforeEach(() => {
    folder = `resolving${randomInt(100_000, 900_000)}`;
    file = `${folder}/server.js`;
  });
  afterEach(async () => {
    for (const restore of restored.splice(0)) restore();
    await cleanUp(folder);
  });

  function lines(...texts: readonly (readonly string[])[]): string {
    return `${texts.flat().join('\n')}\n`;
  }
  /** A repository with the code, as it stood when it was captured. */
  function captured(): string {
    write(file, lines(CODE, OTHER));
    return repository(folder);
  }
  function commit(message: string, where = folder): string {
    git(where, 'add', '--all');
    git(where, 'commit', '--quiet', '--message', message);
    return git(where, 'rev-parse', 'HEAD');
  }
  /** A record of the code at lines 1 to 5, with a place for all that resolving writes. */
  async function recorded(hash: string | undefined, of = file, extra = ''): Promise<Entry> {
    const path = recordPath();
    const since = hash === undefined ? '' : `    commit: "${hash}"\n`;
    write(
      path,
      `---
title: "Sockets: \`leak\`"
kind: challenge
status: open # since Monday
date: 2026-11-01T10:00:00+01:00
${extra}anchors:
  - id: a1
    file: ${of}
    lines: 1-5
${since}---

# Challenge: Sockets: \\\`leak\\\`

## Problem

They leak.

### Code Changes

**Before**

\`\`\`javascript before=a1
${CODE.join('\n')}
\`\`\`

**After**

\`\`\`javascript after=a1
\`\`\`

## Time to Resolve

## Related Code
`,
    );
    return entryOf(path);
  }
  function recordPath(): string {
    return `docs/challenges/${randomInt(100_000, 900_000)}-sockets.md`;
  }
  /** Resolves with what is proposed, and gives the document's text. */
  async function resolve(entry: Entry, options: object = {}): Promise<string> {
    await vscode.commands.executeCommand('challengeLog.resolve', { entry }, { accept: true, ...options });
    return read(entry.document.path);
  }
  function fixesIn(text: string): string[] {
    return [...text.matchAll(/^ {2}- commit: "([0-9a-f]{40})"$/gm)].map(([, hash]) => hash ?? '');
  }

  it('writes the After, the difference, the fixing commits and the time, and one undo takes all of it back', async () => {
    const since = captured();
    write(file, lines(OTHER, FIXED));
    const fix = commit('Close it: always (#12)');
    const entry = await recorded(since);
    const before = read(entry.document.path);
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(entry.document.path)));
    const text = await resolve(entry, { minutes: 90 });
    const short = fix.slice(0, 7);
    assert.match(text, /^status: resolved # since Monday\ndate: .*\nresolved: \d{4}-.*\nminutes: 90\n/m);
    assert.ok(
      text.includes(`fixes:\n  - commit: "${fix}"\n    subject: "Close it: always (#12)"\n    pr: 12\n---\n`),
    );
    assert.ok(
      text.includes(
        `**After**: [${file}:4-8](../../${file}#L4-L8) at \`${short}\`\n\n\`\`\`javascript after=a1\n${FIXED.join('\n')}\n\`\`\`\n\n\`\`\`diff\n--- a/${file}\n+++ b/${file}\n@@ -1,5 +4,5 @@\n`,
      ),
      text,
    );
    assert.ok(text.includes('\n-  return answer;\n+  socket.close(); return answer;\n }\n```\n'));
    assert.match(text, /## Time to Resolve\n\n\d+ days, 1 hour 30 minutes of work\n\n## Related Code\n\n/);
    assert.ok(text.endsWith(`- Fixed in \`${short}\`: Close it: always (#12)\n`));
    assert.equal(editor.document.isDirty, false);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });

  it('opens again without the day, and keeps the After and the fixes', async () => {
    const since = captured();
    write(file, lines(FIXED, OTHER));
    commit('Close it');
    const entry = await recorded(since);
    const text = await resolve(entry);
    const resolved = await entryOf(entry.document.path, ({ state }) => state === 'resolved');
    await vscode.commands.executeCommand('challengeLog.reopen', { entry: resolved });
    const reopened = text.replace('status: resolved', 'status: open').replace(/^resolved: .*\n/m, '');
    assert.equal(read(entry.document.path), reopened);
    // And nothing piles up when it is resolved once more.
    const again = await resolve(await entryOf(entry.document.path, ({ state }) => state === 'open'));
    assert.equal(again.replace(/^resolved: .*$/m, ''), text.replace(/^resolved: .*$/m, ''));
  });

  it('follows a file that was renamed', async () => {
    const since = captured();
    renameSync(inWorkspace(file), inWorkspace(`${folder}/pool.js`));
    commit('Rename');
    write(`${folder}/pool.js`, lines(OTHER, FIXED));
    const fix = commit('Close it');
    const text = await resolve(await recorded(since));
    assert.ok(text.includes(`**After**: [${folder}/pool.js:4-8]`), text);
    assert.deepEqual(fixesIn(text), [fix]);
  });

  it('names the commit that squashed the branch of the capture', async () => {
    captured();
    git(folder, 'commit', '--quiet', '--amend', '--no-edit', '--date', '2026-10-01T10:00:00+01:00');
    git(folder, 'checkout', '--quiet', '-b', 'topic');
    write(`${folder}/notes.txt`, 'x\n');
    const since = commit('Notes');
    write(file, lines(FIXED, OTHER));
    commit('Close it');
    git(folder, 'checkout', '--quiet', 'main');
    git(folder, 'merge', '--quiet', '--squash', 'topic');
    git(folder, 'commit', '--quiet', '--message', 'Sockets (#7)');
    git(folder, 'branch', '--quiet', '-D', 'topic');
    const squashed = git(folder, 'rev-parse', 'HEAD');
    assert.deepEqual(fixesIn(await resolve(await recorded(since))), [squashed]);
    // The commit of the capture may be gone for good.
    assert.deepEqual(fixesIn(await resolve(await recorded('1'.repeat(40)))), [squashed]);
  });

  it('names the rebased commit, and none that was written before the capture', async () => {
    write(file, lines(OTHER));
    repository(folder);
    git(folder, 'checkout', '--quiet', '-b', 'topic');
    write(file, lines(CODE, OTHER));
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'Handle', '--date', '2026-10-01T10:00:00+01:00');
    const since = git(folder, 'rev-parse', 'HEAD');
    write(file, lines(FIXED, OTHER));
    commit('Close it');
    git(folder, 'checkout', '--quiet', 'main');
    write(`${folder}/notes.txt`, 'x\n');
    commit('Notes');
    git(folder, 'checkout', '--quiet', 'topic');
    git(folder, 'rebase', '--quiet', 'main');
    const fix = git(folder, 'rev-parse', 'HEAD');
    assert.deepEqual(fixesIn(await resolve(await recorded(since))), [fix]);
  });

  it('works in a shallow clone', async () => {
    const since = captured();
    write(file, lines(FIXED, OTHER));
    const fix = commit('Close it');
    git('.', 'clone', '--quiet', '--depth=1', `file://${inWorkspace(folder)}`, `${folder}/clone`);
    const text = await resolve(await recorded(since, `${folder}/clone/server.js`));
    assert.deepEqual(fixesIn(text), [fix]);
  });

  it('works in a linked worktree', async () => {
    const since = captured();
    git(folder, 'worktree', 'add', '--quiet', '-b', 'other', 'linked');
    write(`${folder}/linked/server.js`, lines(FIXED, OTHER));
    const fix = commit('Close it', `${folder}/linked`);
    const text = await resolve(await recorded(since, `${folder}/linked/server.js`));
    assert.deepEqual(fixesIn(text), [fix]);
    assert.ok(text.includes(`at \`${fix.slice(0, 7)}\``));
  });

  it('works without git, and asks nothing', async () => {
    write(file, lines(FIXED, OTHER));
    const entry = await recorded(undefined);
    await vscode.commands.executeCommand('challengeLog.resolve', { entry });
    const text = read(entry.document.path);
    assert.ok(text.includes(`**After**: [${file}:1-5](../../${file}#L1-L5)\n\n`), text);
    assert.ok(text.includes('```diff\n'));
    assert.ok(!text.includes('fixes:'));
    assert.ok(text.endsWith('## Related Code\n'));
  });

  it('says that the fix is not committed yet, and adds the commit when it is', async () => {
    const since = captured();
    write(file, lines(FIXED, OTHER));
    const entry = await recorded(since);
    const text = await resolve(entry);
    assert.ok(text.includes(`${file}#L1-L5), not committed yet when it was resolved\n`), text);
    assert.ok(text.includes('fixes:\n  - uncommitted: true\n---\n'));
    const fix = commit('Close it');
    const resolved = await entryOf(entry.document.path, ({ fixes }) => fixes !== undefined);
    await vscode.commands.executeCommand(
      'challengeLog.addFixingCommit',
      { entry: resolved },
      { accept: true },
    );
    const added = text
      .replace('  - uncommitted: true\n', `  - commit: "${fix}"\n    subject: "Close it"\n`)
      .concat(`\n- Fixed in \`${fix.slice(0, 7)}\`: Close it\n`);
    assert.equal(read(entry.document.path), added);
  });

  it('says that the code was removed, and in which commit', async () => {
    const since = captured();
    write(file, lines(OTHER));
    const fix = commit('No more requests');
    write(`${folder}/notes.txt`, 'x\n');
    commit('Notes');
    const text = await resolve(await recorded(since));
    const said = `**After**: the code was removed in \`${fix.slice(0, 7)}\`: No more requests\n`;
    assert.ok(text.includes(`\`\`\`\n\n${said}\n## Time to Resolve`), text);
    assert.deepEqual(fixesIn(text), [fix]);
  });

  it('asks where the code is in several places, and Escape changes nothing', async () => {
    const since = captured();
    write(file, lines(OTHER, CODE, OTHER, CODE, OTHER));
    const entry = await recorded(since);
    const before = read(entry.document.path);
    const answers = [undefined, 1];
    const original = vscode.window.showQuickPick;
    restored.push(() => Object.assign(vscode.window, { showQuickPick: original }));
    Object.assign(vscode.window, {
      showQuickPick: (items: readonly vscode.QuickPickItem[]) =>
        Promise.resolve(items[answers.shift() ?? -1]),
    });
    assert.equal(await resolve(entry), before);
    assert.ok((await resolve(entry)).includes(`[${file}:12-16](../../${file}#L12-L16)`));
  });

  it('leaves an After that somebody wrote', async () => {
    const since = captured();
    write(file, lines(FIXED, OTHER));
    const entry = await recorded(since);
    const written = read(entry.document.path).replace('after=a1\n', 'after=a1\nmine();\n');
    write(entry.document.path, written);
    const told: string[] = [];
    const original = vscode.window.setStatusBarMessage;
    restored.push(() => Object.assign(vscode.window, { setStatusBarMessage: original }));
    Object.assign(vscode.window, { setStatusBarMessage: (text: string) => told.push(text) });
    const text = await resolve(entry);
    assert.ok(text.includes('**After**\n\n```javascript after=a1\nmine();\n```\n\n## Time'), text);
    assert.deepEqual(told, [`The After of ${file} was written already, so it stays.`]);
  });

  it('shows the first part that is still empty, and makes nothing unsaved of it', async () => {
    const since = captured();
    write(file, lines(FIXED, OTHER));
    commit('Close it');
    const entry = await recorded(since);
    write(
      entry.document.path,
      read(entry.document.path)
        .replace('### Code', '## Root Cause\n\n## Solution\n\n### Code')
        .replace('## Time', '## Lessons Learned\n\n## Time'),
    );
    const before = read(entry.document.path);
    const text = await resolve(entry);
    const editor = vscode.window.activeTextEditor!;
    // Between two headings there is room, with a blank line on either side.
    const line = (heading: string) => text.split('\n').indexOf(heading) + 2;
    assert.equal(editor.selection.active.line, line('## Root Cause'));
    assert.equal(editor.document.isDirty, false);
    const moved = new Promise((resolve) => {
      const listener = vscode.window.onDidChangeTextEditorSelection((event) => {
        listener.dispose();
        resolve(event);
      });
    });
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await moved;
    assert.equal(editor.selection.active.line, line('## Lessons Learned'));
    assert.equal(editor.document.isDirty, false);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });

  it('stays where the person is when nothing is left to fill in', async () => {
    const since = captured();
    const entry = await recorded(since);
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(file)));
    await resolve(entry);
    assert.equal(vscode.window.activeTextEditor, editor);
  });

  it('keeps the index of the folder current in the same step', async () => {
    const config = vscode.workspace.getConfiguration('challengeLog');
    const since = captured();
    const entry = await recorded(since);
    write(
      'docs/challenges/README.md',
      '# Challenges\n\n<!-- challenge-log:index style=status -->\n<!-- /challenge-log:index -->\n',
    );
    await vscode.commands.executeCommand('challengeLog.updateIndex', undefined, { add: true });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await config.update('index.onSave', true, vscode.ConfigurationTarget.Workspace);
    try {
      const index = read('docs/challenges/README.md');
      await resolve(entry);
      assert.notEqual(read('docs/challenges/README.md'), index);
      assert.match(read('docs/challenges/README.md'), /\| Resolved \|/i);
    } finally {
      await config.update('index.onSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('resolves beside a record in a merge conflict, and leaves the index alone', async () => {
    const config = vscode.workspace.getConfiguration('challengeLog');
    const since = captured();
    const entry = await recorded(since);
    const index = '<!-- challenge-log:index style=status -->\n<!-- /challenge-log:index -->\n';
    write('docs/challenges/README.md', index);
    const other = newRecordPath();
    write(other, `---\n<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> theirs\n---\n`);
    await config.update('index.onSave', true, vscode.ConfigurationTarget.Workspace);
    try {
      await vscode.commands.executeCommand('challengeLog.refresh');
      await resolve(entry);
      await entryOf(entry.document.path, ({ state }) => state === 'resolved');
      assert.equal(read('docs/challenges/README.md'), index);
    } finally {
      await config.update('index.onSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('offers the commit of a fix once there is one, in the record that is looked at', async () => {
    const since = captured();
    write(file, lines(FIXED, OTHER));
    const entry = await recorded(since);
    await resolve(entry);
    await entryOf(entry.document.path, ({ fixes }) => fixes !== undefined);
    const fix = commit('Close it');
    const uri = vscode.Uri.file(inWorkspace(entry.document.path));
    const told = diagnosticsOf(uri, (found) => found.length > 0);
    await vscode.window.showTextDocument(uri);
    const [offer] = await told;
    assert.equal(offer?.message, `The fix was committed since: ${fix.slice(0, 7)} Close it`);
    assert.equal(offer.severity, vscode.DiagnosticSeverity.Information);
    assert.ok(await actionAt(uri, offer.range, 'Add Fixing Commit'));
    const added = vscode.commands.executeCommand('challengeLog.addFixingCommit', uri, { accept: true });
    await Promise.all([added, diagnosticsOf(uri, (found) => found.length === 0)]);
    assert.deepEqual(fixesIn(read(entry.document.path)), [fix]);
  });

  it('says what a team requires of a resolved entry, with a quick fix', async () => {
    const config = vscode.workspace.getConfiguration('challengeLog');
    await config.update('resolve.require', ['root-cause'], vscode.ConfigurationTarget.Workspace);
    try {
      write(file, lines(FIXED, OTHER));
      const entry = await recorded(undefined);
      const uri = vscode.Uri.file(inWorkspace(entry.document.path));
      const told = diagnosticsOf(uri, (found) => found.length > 0);
      await resolve(entry);
      const [problem] = await told;
      assert.equal(problem?.message, 'This challenge is resolved without a root cause.');
      const action = await actionAt(uri, problem.range, 'Add Root Cause');
      const gone = diagnosticsOf(uri, (found) => found.length === 0);
      const editor = await vscode.window.showTextDocument(uri);
      assert.ok(await vscode.workspace.applyEdit(action.edit!));
      const { command, arguments: given = [] } = action.command!;
      await vscode.commands.executeCommand(command, ...(given as unknown[]));
      assert.equal(editor.document.lineAt(editor.selection.active.line - 1).text, '## Root Cause');
      await editor.edit((edit) => edit.insert(editor.selection.active, 'Nobody closed them.'));
      await gone;
    } finally {
      await config.update('resolve.require', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  /** Our diagnostics of a document, as soon as they are what is waited for. */
  async function diagnosticsOf(
    uri: vscode.Uri,
    isWanted: (found: readonly vscode.Diagnostic[]) => boolean,
  ): Promise<readonly vscode.Diagnostic[]> {
    const own = () => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'challenge-log');
    if (isWanted(own())) return own();
    return new Promise((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => {
        if (!isWanted(own())) return;
        listener.dispose();
        resolve(own());
      });
    });
  }
  async function actionAt(uri: vscode.Uri, range: vscode.Range, title: string): Promise<vscode.CodeAction> {
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
    );
    const action = found.find((one) => one.title === title);
    assert.ok(action, JSON.stringify(found.map((one) => one.title)));
    return action;
  }
});
