import { strict as assert } from 'node:assert';
import { randomInt } from 'node:crypto';
import * as vscode from 'vscode';
import type { Entry } from '../../src/core/entry';
import { cleanUp, entryOf, git, inWorkspace, newRecordPath, open, repository, write } from './support';

const CODE = [
  'function handleRequest(request) {',
  '  const socket = openSocket(request);',
  '  const answer = socket.readUntilClosed();',
  '  return answer;',
  '}',
];
const OTHER = ['function closeServer(server) {', '  server.stopListening();', '}', ''];

describe('code that entries are about', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = `code${randomInt(100_000, 900_000)}`;
    file = `${folder}/server.js`;
  });
  afterEach(async () => {
    await cleanUp(folder, '.vscode');
  });

  function given(...lines: readonly string[]): void {
    write(file, `${lines.join('\n')}\n`);
  }
  /** A record of the code as it stood at lines 1 to 5. */
  async function recorded(title: string, status = 'open', more = '', again?: string): Promise<Entry> {
    const path = newRecordPath();
    const second = again === undefined ? '' : `  - id: a2\n    file: ${file}\n    lines: ${again}\n`;
    const anchors = `anchors:\n  - id: a1\n    file: ${file}\n    lines: 1-5\n${second}`;
    const fence = ['```javascript before=a1', ...CODE, '```'].join('\n');
    write(
      path,
      `---\ntitle: "${title}"\nkind: challenge\nstatus: ${status}\n${anchors}---\n\n# Challenge: ${title}\n\n## 🔴 Problem\n\nThey leak. Every night.\n\n${fence}\n${more}`,
    );
    return entryOf(path, (entry) => entry.title === title);
  }
  /** What stands above which line, from 1. */
  async function lenses(of = file): Promise<string[]> {
    const uri = vscode.Uri.file(inWorkspace(of));
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
    );
    return found
      .filter(({ command }) => command?.command.startsWith('challengeLog.'))
      .map(({ range, command }) => `${range.start.line + 1} ${command?.title.replaceAll(/\d{6}/g, 'N')}`);
  }
  async function hovers(line: number): Promise<string> {
    const uri = vscode.Uri.file(inWorkspace(file));
    const found = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new vscode.Position(line - 1, 0),
    );
    return found
      .flatMap(({ contents }) => contents)
      .map((content) => (content as vscode.MarkdownString).value)
      .filter((value) => value.includes('challengeLog.'))
      .join('\n');
  }
  /** Asks until the answer is as it should be; the test's own timeout ends that. */
  async function eventually<Value>(ask: () => Promise<Value>, wanted: Value): Promise<void> {
    for (let tries = 0; ; tries++) {
      const value = await ask();
      if (JSON.stringify(value) === JSON.stringify(wanted)) return;
      if (tries > 100) assert.deepEqual(value, wanted);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  it('is headed by its entry, which opens it, and follows every keystroke', async () => {
    given(...OTHER, ...CODE);
    await recorded('Sockets: $(trash) leak');
    const editor = await open(file);
    await eventually(lenses, ['5 Challenge N · open · Sockets: \\$(trash) leak', '5 Resolve']);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// one\n// two\n'));
    assert.deepEqual(await lenses(), ['7 Challenge N · open · Sockets: \\$(trash) leak', '7 Resolve']);
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 6, 0)));
    assert.deepEqual(await lenses(), ['1 Challenge N · open · Sockets: \\$(trash) leak', '1 Resolve']);
  });

  it('is not marked where it was deleted, and again when undo brings it back', async () => {
    given(...OTHER, ...CODE);
    await recorded('Sockets leak');
    const editor = await open(file);
    await eventually(async () => (await lenses()).length, 2);
    await editor.edit((edit) => edit.delete(new vscode.Range(4, 0, 9, 0)));
    assert.deepEqual(await lenses(), []);
    await vscode.commands.executeCommand('undo');
    await eventually(async () => (await lenses()).length, 2);
  });

  it('stays marked when its file gets another language', async () => {
    given(...OTHER, ...CODE);
    await recorded('Sockets leak');
    const { document } = await open(file);
    await eventually(async () => (await lenses()).length, 2);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await eventually(async () => (await lenses()).length, 2);
  });

  it('is what its record holds since it was saved, also of a record whose number another has', async () => {
    given(...OTHER, ...CODE);
    const { document } = await recorded('Sockets leak');
    write(document.path.replace('sockets-leak', 'other'), '---\ntitle: Twin\nkind: til\n---\n');
    await entryOf(document.path, ({ sharesNumber }) => sharesNumber === true);
    await open(file);
    await eventually(async () => (await lenses()).length, 2);
    const record = await vscode.workspace.openTextDocument(inWorkspace(document.path));
    const at = record.getText().indexOf(CODE[0]!);
    const range = new vscode.Range(record.positionAt(at), record.positionAt(at + CODE.join('\n').length));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(record.uri, range, OTHER.slice(0, 3).join('\n'));
    await vscode.workspace.applyEdit(edit);
    await record.save();
    await eventually(async () => (await lenses())[0]?.split(' ')[0], '1');
  });

  it('is headed once by an entry that is about it twice', async () => {
    given(...OTHER, ...CODE);
    await recorded(
      'Sockets leak',
      'open',
      `\n\`\`\`javascript before=a2\n${CODE.slice(0, 4).join('\n')}\n\`\`\`\n`,
      '2-5',
    );
    await open(file);
    await eventually(lenses, ['5 Challenge N · open · Sockets leak', '5 Resolve']);
  });

  it('says when it was edited since it was captured', async () => {
    given(...OTHER, ...CODE.with(3, '  return answer.body;'));
    await recorded('Sockets leak');
    await open(file);
    await eventually(lenses, ['5 Challenge N · open · Sockets leak · edited, 80% left', '5 Resolve']);
  });

  it('folds several entries into one line', async () => {
    given(...OTHER, ...CODE);
    await recorded('Sockets leak');
    await recorded('It is slow');
    await open(file);
    await eventually(lenses, ['5 2 entries: N, N']);
  });

  it('is quiet about resolved entries, which the hover still tells', async () => {
    given(...OTHER, ...CODE);
    const lesson = '\n## 🧠 Lessons Learned\n\nClose `what` you [open](command:evil).\n';
    await recorded('Sockets leak', 'resolved', lesson);
    await open(file);
    await eventually(async () => (await hovers(5)) !== '', true);
    assert.deepEqual(await lenses(), []);
    const told = await hovers(5);
    assert.match(told, /Problem: They leak\./);
    assert.match(told, /Lesson: Close `what` you open\./);
    assert.doesNotMatch(told, /command:evil|\[Resolve\]/);
    assert.equal(await hovers(6), '');
  });

  it('goes from one to the next with the keyboard, round and round', async () => {
    given(...CODE, ...OTHER, ...CODE.map((line) => line.replace('handle', 'forward')));
    await recorded('Sockets leak');
    const path = newRecordPath();
    const other = CODE.map((line) => line.replace('handle', 'forward'));
    write(
      path,
      `---\ntitle: Second\nkind: challenge\nstatus: open\nanchors:\n  - id: a1\n    file: ${file}\n    lines: 10-14\n---\n\n# Challenge: Second\n\n\`\`\`js before=a1\n${other.join('\n')}\n\`\`\`\n`,
    );
    await entryOf(path);
    const editor = await open(file);
    await eventually(async () => (await lenses()).length, 4);
    const lines: number[] = [];
    for (const command of ['nextInFile', 'nextInFile', 'previousInFile']) {
      await vscode.commands.executeCommand(`challengeLog.${command}`);
      lines.push(editor.selection.active.line + 1);
    }
    assert.deepEqual(lines, [10, 1, 10]);
  });

  it('is found in a file that was renamed in git', async () => {
    given(...OTHER, ...CODE);
    await recorded('Sockets leak');
    repository(folder);
    const renamed = `${folder}/sockets.js`;
    git(folder, 'mv', 'server.js', 'sockets.js');
    git(folder, 'commit', '--quiet', '--message=Rename');
    await vscode.commands.executeCommand('challengeLog.refresh');
    await open(renamed);
    await eventually(() => lenses(renamed), ['5 Challenge N · open · Sockets leak', '5 Resolve']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    git(folder, 'mv', 'sockets.js', 'server.js');
    await open(file);
    await eventually(lenses, ['5 Challenge N · open · Sockets leak', '5 Resolve']);
  });

  it('shows nothing of what settings switch off', async () => {
    given(...OTHER, ...CODE);
    await recorded('Sockets leak');
    await open(file);
    await eventually(async () => (await lenses()).length, 2);
    const settings = vscode.workspace.getConfiguration('challengeLog.code');
    await settings.update('codeLens', false, vscode.ConfigurationTarget.Workspace);
    await settings.update('hover', false, vscode.ConfigurationTarget.Workspace);
    assert.deepEqual(await lenses(), []);
    assert.equal(await hovers(5), '');
    await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace);
    await settings.update('hover', undefined, vscode.ConfigurationTarget.Workspace);
  });
});
