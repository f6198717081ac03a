import { strict as assert } from 'node:assert';
import { randomInt } from 'node:crypto';
import * as vscode from 'vscode';
import type { Entry } from '../../src/core/entry';
import { cleanUp, entryOf, git, inWorkspace, newRecordPath, open, read, repository, write } from './support';

const CODE = [
  'function handleRequest(request) {',
  '  const socket = openSocket(request);',
  '  const answer = socket.readUntilClosed();',
  '  return answer;',
  '}',
];
const OTHER = ['function closeServer(server) {', '  server.stopListening();', '}', ''];

describe('captured code today', () => {
  let folder: string;
  let file: string;
  const restored: (() => void)[] = [];

  beforeEach(() => {
    folder = `anchors${randomInt(100_000, 900_000)}`;
    file = `${folder}/server.js`;
  });
  afterEach(async () => {
    for (const restore of restored.splice(0)) restore();
    await cleanUp(folder);
  });

  function given(...lines: readonly string[]): void {
    write(file, `${lines.join('\n')}\n`);
  }
  /** A record of the code as it stood at lines 1 to 5. */
  async function recorded(commit?: string): Promise<Entry> {
    const path = newRecordPath();
    const anchors = `anchors:\n  - id: a1\n    file: ${file}\n    lines: 1-5\n    symbol: handleRequest\n${commit === undefined ? '' : `    commit: "${commit}"\n`}`;
    const fence = ['```javascript before=a1', ...CODE, '```'].join('\n');
    write(
      path,
      `---\ntitle: "Sockets leak"\nkind: challenge\nstatus: open\n${anchors}---\n\n# Challenge: Sockets leak\n\n${fence}\n`,
    );
    return entryOf(path);
  }
  async function goToCode(entry: Entry): Promise<void> {
    await vscode.commands.executeCommand('challengeLog.goToCode', { entry });
  }
  function replace<
    Name extends 'showInformationMessage' | 'showErrorMessage' | 'showQuickPick' | 'setStatusBarMessage',
  >(name: Name, by: (...args: readonly unknown[]) => unknown): void {
    const original = vscode.window[name];
    restored.push(() => Object.assign(vscode.window, { [name]: original }));
    Object.assign(vscode.window, { [name]: by });
  }
  /** Answers the next messages in turn, and collects what they said. */
  function answering(...answers: readonly (string | undefined)[]): string[] {
    const told: string[] = [];
    replace('showInformationMessage', (message) => {
      told.push(String(message));
      return Promise.resolve(answers[told.length - 1]);
    });
    return told;
  }
  function statusBar(): string[] {
    const told: string[] = [];
    replace('setStatusBarMessage', (message) => told.push(String(message)));
    return told;
  }
  function shown(): { file: string; lines: [number, number] } | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    const { start, end } = editor.selection;
    return {
      file: vscode.workspace.asRelativePath(editor.document.uri),
      lines: [start.line + 1, end.line + 1],
    };
  }

  describe('Go to Code', () => {
    it('says nothing where it is where it was captured', async () => {
      given(...CODE, ...OTHER);
      const told = statusBar();
      await goToCode(await recorded());
      assert.deepEqual(shown(), { file, lines: [1, 5] });
      assert.deepEqual(told, []);
    });

    it('follows it down the file, unsaved changes included, and says so in the status bar', async () => {
      given(...CODE);
      const entry = await recorded();
      const editor = await open(file);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `${OTHER.join('\n')}\n`));
      const told = statusBar();
      await goToCode(entry);
      assert.deepEqual(shown(), { file, lines: [5, 9] });
      assert.deepEqual(told, ['It moved 4 lines down since it was captured.']);
    });

    it('finds it edited, and says how much is left', async () => {
      given(...OTHER, ...CODE.with(3, '  return answer.body;'));
      const told = statusBar();
      await goToCode(await recorded());
      assert.deepEqual(shown(), { file, lines: [5, 9] });
      assert.deepEqual(told, [
        'It was edited since it was captured: 4 of 5 lines are left, and it moved 4 lines down.',
      ]);
    });

    it('finds it in a file of the same name in another folder', async () => {
      const moved = `${folder}/lib/server.js`;
      write(moved, `${[...OTHER, ...CODE].join('\n')}\n`);
      await goToCode(await recorded());
      assert.deepEqual(shown(), { file: moved, lines: [5, 9] });
    });

    it('searches other files only when asked to', async () => {
      given(...OTHER);
      const moved = `${folder}/lib/sockets.js`;
      write(moved, `${[...OTHER, ...CODE].join('\n')}\n`);
      const entry = await recorded();
      const told = answering(undefined, 'Search Other Files');
      await goToCode(entry);
      assert.equal(shown(), undefined);
      await goToCode(entry);
      assert.deepEqual(shown(), { file: moved, lines: [5, 9] });
      assert.deepEqual(told, Array(2).fill(`The captured code is not in ${file} any more.`));
    });

    it('says when no file has it', async () => {
      given(...OTHER);
      const told = answering('Search Other Files');
      await goToCode(await recorded());
      assert.equal(told[1], 'The captured code is in no other file either.');
      assert.equal(shown(), undefined);
    });

    it('does not take a comment for the code, and shows the comment when asked to', async () => {
      given(...CODE.map((line) => `// ${line}`), ...OTHER);
      const told = answering('Show the Comment');
      await goToCode(await recorded());
      assert.deepEqual(told, [`The captured code was commented out: ${file}, lines 1-5.`]);
      assert.deepEqual(shown()?.file, file);
    });

    it('lets a person choose between twins', async () => {
      given(...OTHER, ...CODE, ...OTHER, ...CODE);
      let labels: string[] = [];
      replace('showQuickPick', (items) => {
        const choices = items as readonly vscode.QuickPickItem[];
        labels = choices.map(({ label, description }) => `${label} ${description}`);
        return Promise.resolve(choices[1]);
      });
      await goToCode(await recorded());
      assert.deepEqual(labels, [`${file}:5-9 ${CODE[0]}`, `${file}:14-18 ${CODE[0]}`]);
      assert.deepEqual(shown()?.lines, [14, 18]);
    });

    it('tells twins apart by the lines that stood around it in its commit', async () => {
      given(...CODE, ...OTHER);
      const commit = repository(folder);
      given('// new', ...CODE, '', '// old', ...CODE, ...OTHER);
      await goToCode(await recorded(commit));
      assert.deepEqual(shown(), { file, lines: [9, 13] });
    });

    it('follows an entry of a log by what stands on its fence', async () => {
      given(...OTHER, ...CODE);
      const log = 'docs/challenges.md';
      const fence = [`\`\`\`javascript before=a1 file=${file} lines=1-5`, ...CODE, '```'].join('\n');
      write(
        log,
        `# Challenges\n\n## Challenge 1: Sockets leak\n\n**Status:** Open\n\n### Problem\n\n${fence}\n`,
      );
      await goToCode(await entryOf(log, ({ anchors }) => anchors.length > 0));
      assert.deepEqual(shown(), { file, lines: [5, 9] });
    });
  });

  describe('Show at Commit', () => {
    it('shows the file as it was, at the captured lines', async () => {
      given(...CODE, ...OTHER);
      const commit = repository(folder);
      given(...OTHER);
      git(folder, 'commit', '--quiet', '--all', '--message=Remove it');
      await vscode.commands.executeCommand('challengeLog.showAtCommit', { entry: await recorded(commit) });
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      assert.equal(editor.document.getText(), `${[...CODE, ...OTHER].join('\n')}\n`);
      assert.match(editor.document.uri.path, new RegExp(`/server \\(${commit.slice(0, 7)}\\)\\.js$`));
      assert.deepEqual([editor.selection.start.line, editor.selection.end.line], [0, 4]);
    });

    it('says so where the commit is not known here', async () => {
      given(...CODE);
      repository(folder);
      const told: string[] = [];
      replace('showErrorMessage', (message) => told.push(String(message)));
      await vscode.commands.executeCommand('challengeLog.showAtCommit', {
        entry: await recorded('1234567'.padEnd(40, '0')),
      });
      assert.match(told[0] ?? '', /^Git has no .*server\.js at 1234567 here\./);
    });
  });

  describe('Re-anchor to Selection', () => {
    it('ties the entry to the selected code, where it is found from then on', async () => {
      const now = ['function answer(request) {', '  return pool.lease(request).readAll();', '}'];
      given(...OTHER, ...now);
      const entry = await recorded();
      const editor = await open(file, [5, 7]);
      await vscode.commands.executeCommand('challengeLog.reanchor', { entry });
      const text = read(entry.document.path);
      assert.match(text, /\n {4}lines: 5-7\n/);
      assert.ok(text.includes(CODE.join('\n')), 'what was captured first stays');
      assert.ok(text.includes(['```js evidence=a1', ...now, '```'].join('\n')));
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `${OTHER.join('\n')}\n`));
      await goToCode(await entryOf(entry.document.path));
      assert.deepEqual(shown(), { file, lines: [9, 11] });
    });

    it('asks for a selection', async () => {
      given(...CODE);
      const told: string[] = [];
      replace('showErrorMessage', (message) => told.push(String(message)));
      const entry = await recorded();
      await open(file);
      await vscode.commands.executeCommand('challengeLog.reanchor', { entry });
      assert.deepEqual(told, ['Select the code in its file first.']);
    });
  });

  describe('Add Selection to Entry', () => {
    it('adds the code of all selections with anchors of their own, as one undo step', async () => {
      given(...CODE, ...OTHER);
      const entry = await recorded();
      const before = read(entry.document.path);
      await open(file, [2, 2], [6, 8]);
      let offered: string[] = [];
      replace('showQuickPick', (items) => {
        const choices = items as readonly vscode.QuickPickItem[];
        offered = choices.map(({ label }) => label);
        return Promise.resolve(choices.find(({ label }) => label === 'Evidence'));
      });
      await vscode.commands.executeCommand('challengeLog.addSelection', { entry });
      assert.deepEqual(offered, ['Before', 'After', 'Evidence']);
      const { anchors } = await entryOf(entry.document.path, ({ anchors }) => anchors.length === 3);
      assert.deepEqual(
        anchors.map(({ id, lines }) => [id, lines?.first]),
        [
          ['a1', 1],
          ['a2', 2],
          ['a3', 6],
        ],
      );
      assert.ok(read(entry.document.path).includes('evidence=a2\n'));
      await open(entry.document.path);
      await vscode.commands.executeCommand('undo');
      assert.equal(vscode.window.activeTextEditor?.document.getText(), before);
    });

    it('lets a person choose the entry, those about the file first', async () => {
      given(...CODE, ...OTHER);
      await recorded();
      const editor = await open(file, [6, 8]);
      const picked: string[] = [];
      replace('showQuickPick', (items) => {
        const choices = items as readonly vscode.QuickPickItem[];
        picked.push(choices[0]?.label.replace(/^\d+ /, '') ?? '');
        return Promise.resolve(choices[0]);
      });
      await vscode.commands.executeCommand('challengeLog.addSelection', editor.document.uri);
      assert.deepEqual(picked, ['Sockets leak', 'Before']);
    });
  });

  describe('Compare with Captured', () => {
    it('shows the captured code beside that of today', async () => {
      const edited = CODE.with(3, '  return answer.body;');
      given(...OTHER, ...edited);
      const before = read(file);
      await vscode.commands.executeCommand('challengeLog.compareWithCaptured', { entry: await recorded() });
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputTextDiff);
      const [captured, now] = await Promise.all(
        [input.original, input.modified].map((uri) => vscode.workspace.openTextDocument(uri)),
      );
      assert.equal(captured?.getText(), CODE.join('\n'));
      assert.equal(now?.getText(), edited.join('\n'));
      assert.equal(now?.languageId, 'javascript');
      assert.equal(
        vscode.window.tabGroups.activeTabGroup.activeTab?.label,
        'server.js: Captured ↔ Now (5-9)',
      );
      assert.equal(read(file), before);
    });

    it('opens nothing for an entry without captured code', async () => {
      const path = newRecordPath();
      write(
        path,
        `---\ntitle: "Without"\nkind: challenge\nstatus: open\nanchors:\n  - id: a1\n    file: ${file}\n---\n\n# Challenge: Without\n`,
      );
      given(...CODE);
      await vscode.commands.executeCommand('challengeLog.compareWithCaptured', {
        entry: await entryOf(path),
      });
      assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
      assert.ok(inWorkspace(file));
    });
  });
});
