// Hostile titles, selections, file names and targets through the commands that people use, on disk and in the tree.
import { strict as assert } from 'node:assert';
import { randomInt } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { splitFrontMatter } from '../../src/core/frontMatter';
import { isSameTitle } from '../../src/core/logs/titleText';
import { readSnippets } from '../../src/core/snippet';
import type { LoggedRecord } from '../../src/features/log/create';
import { asCode, asTitle, few, type Hostile } from '../support/hostile/case';
import { isLong } from '../support/long';
import { FILE_NAMES, FOLDERS, LONG_FOLDERS, UNREAD_FOLDERS } from '../support/hostile/names';
import { SELECTIONS } from '../support/hostile/selections';
import { TITLES } from '../support/hostile/titles';
import { cleanUp, entriesWhen, entryOf, inWorkspace, log, read, workspaceRoot, write } from './support';

const windows = process.platform === 'win32';

describe('hostile input', function () {
  this.timeout(60_000);

  // The editor remembers documents after they are closed, so nothing here has a name that another run had.
  const own = `hostile${randomInt(1e6, 1e7)}`;
  const target = `docs/${own}`;
  let count = 0;
  const newName = () => `${own}-${++count}`;

  after(() => cleanUp(own, '.challenge-log'));

  /** A file lies in the workspace, wherever links lead. */
  function assertInside(uri: vscode.Uri): void {
    const below = path.relative(realpathSync(workspaceRoot()), realpathSync(uri.fsPath));
    assert.ok(below !== '' && !below.startsWith('..') && !path.isAbsolute(below), uri.fsPath);
  }

  /** What the captured code of a document is, by role and anchor. */
  function codeOf(text: string): Readonly<Record<string, string>> {
    const snippets = readSnippets(splitFrontMatter(text).body);
    return Object.fromEntries(snippets.map(({ role, anchor, text: code }) => [`${role} ${anchor}`, code]));
  }

  async function refused(request: Record<string, unknown>, says: RegExp): Promise<void> {
    await assert.rejects(log(request), (error: Error) => {
      assert.match(error.message, says);
      assert.match(error.message, /^[A-Z“"][^\0]{10,900}\.$/u);
      return true;
    });
  }

  async function show(file: vscode.Uri | { readonly content: string }): Promise<vscode.TextEditor> {
    const document = await (file instanceof vscode.Uri
      ? vscode.workspace.openTextDocument(file)
      : vscode.workspace.openTextDocument(file));
    const editor = await vscode.window.showTextDocument(document);
    const last = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(new vscode.Position(0, 0), last);
    return editor;
  }

  /** Code as it is captured: an editor takes a mark off the start, and an empty last line is not selected. */
  const captured = (text: string) => asCode(text.replace(/^\ufeff/, '')).replace(/\n$/, '');

  describe('as a title', () => {
    for (const { name, text, refused: says } of few(TITLES, 12)) {
      if (says) {
        it(`${name}: refused`, async () => {
          await refused({ title: text, target: `${target}-none` }, says);
          assert.ok(!existsSync(inWorkspace(`${target}-none`)));
        });
        continue;
      }
      it(name, async () => {
        const logged = await log({ title: text, target });
        assertInside(logged.uri);
        assert.equal(path.posix.dirname(logged.path), target);
        assert.equal(logged.title, asTitle(text));
        const { title, kind } = await entryOf(logged.path);
        assert.deepEqual([title, kind], [asTitle(text), 'challenge']);
      });
    }
  });

  describe('as a selection', () => {
    for (const { name, text, refused: says } of few(SELECTIONS, 8)) {
      // What no file can hold may still be in an editor.
      const isWritable = !text.includes('\0') && text.isWellFormed();
      it(says ? `${name}: refused` : name, async () => {
        const file = `${own}/${newName()}.txt`;
        if (isWritable) write(file, text);
        const { document } = await show(isWritable ? vscode.Uri.file(inWorkspace(file)) : { content: text });
        // An editor replaces half of a character.
        if (says && document.getText() === text) {
          await refused({ title: 'Selected', target: `${target}-none` }, says);
        } else {
          const logged = await log({ title: 'Selected', target });
          const code = isWritable ? captured(text) : captured(document.getText());
          const isThere = isWritable
            ? codeOf(logged.text)['before a1'] === code
            : logged.text.includes(`\n\`\`\`text\n${code}\n\`\`\`\n`);
          assert.ok(isThere, 'the code is what was selected');
          const { title, anchors } = await entryOf(logged.path);
          assert.deepEqual(
            [title, anchors.map((anchor) => anchor.file)],
            ['Selected', isWritable ? [file] : []],
          );
        }
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      });
    }

    it('of more places than a record holds: refused', async () => {
      const lines = Array.from({ length: 51 }, (_, line) => `line ${line}`);
      const editor = await show({ content: lines.join('\n') });
      editor.selections = lines.map((_, line) => new vscode.Selection(line, 0, line, 4));
      await refused({ title: 'Selected', target }, /51 selections; a record holds at most 50/);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  });

  describe('as a file’s name', () => {
    for (const { group, name, text } of few(FILE_NAMES, 4)) {
      it(name, async function () {
        if (windows && group !== 'names') return this.skip();
        const file = `${own}/${newName()}/${text}`;
        write(file, 'first();\nsecond();\n');
        await show(vscode.Uri.file(inWorkspace(file)));
        const logged = await log({ title: 'Named', target });
        const { title, anchors } = await entryOf(logged.path);
        assert.deepEqual([title, anchors.map((anchor) => anchor.file)], ['Named', [file]]);
        assert.equal(codeOf(logged.text)['before a1'], 'first();\nsecond();');
      });
    }
  });

  describe('as a target', () => {
    for (const { group, name, text, refused: says } of [
      ...few(FOLDERS, 4),
      ...LONG_FOLDERS,
      ...UNREAD_FOLDERS,
    ]) {
      it(says ? `${name}: refused` : name, async function () {
        if (windows && group.includes('Windows')) return this.skip();
        if (says) return refused({ title: 'Targeted', target: text }, says);
        const logged = await log({ title: `Targeted ${newName()}`, target: text });
        assertInside(logged.uri);
        assert.equal((await entryOf(logged.path)).title, logged.title);
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        await vscode.workspace.fs.delete(logged.uri);
      });
    }
  });

  /** A few of each table, each bad in a way of its own. */
  const worst = (cases: readonly Hostile[], ...texts: readonly string[]) =>
    texts.map((text) => cases.find((one) => one.text === text) ?? assert.fail(text));
  const WORST_TITLES = worst(
    TITLES,
    '---\ntitle: b\n---',
    '"a',
    '\ue000TITLE\ue001',
    '<!-- a',
    'a\\',
    '3. a',
  );
  const WORST_CODE = SELECTIONS.filter(({ name }) =>
    /10,000 fences of our own|a header of ours|marks of variables/.test(name),
  );

  describe('of every kind', () => {
    const commands = ['logBlocker', 'logDecision', 'logTil', 'logTroubleshooting'];
    for (const [index, command] of commands.entries()) {
      it(command, async () => {
        for (const { text } of isLong ? WORST_TITLES : WORST_TITLES.slice(index, index + 1)) {
          const { uri } = await vscode.commands.executeCommand<LoggedRecord>(`challengeLog.${command}`, {
            title: text,
            target,
          });
          const { title } = await entryOf(vscode.workspace.asRelativePath(uri, false));
          assert.equal(title, asTitle(text));
        }
      });
    }
  });

  it('in a log', async () => {
    const file = `docs/${newName()}.md`;
    for (const { text } of isLong ? WORST_TITLES : WORST_TITLES.slice(0, 2)) {
      const title = asTitle(text);
      await log({ title: text, target: file });
      await entriesWhen((entries) =>
        entries.some((entry) => entry.document.path === file && isSameTitle(title, entry)),
      );
    }
    for (const [index, { text }] of (isLong ? WORST_CODE : WORST_CODE.slice(0, 1)).entries()) {
      const source = `${own}/${newName()}.txt`;
      write(source, text);
      await show(vscode.Uri.file(inWorkspace(source)));
      await log({ title: `Code ${index} is hostile`, target: file });
      const { anchors } = await entryOf(file, ({ title }) => title === `Code ${index} is hostile`);
      assert.deepEqual(
        anchors.map((anchor) => anchor.file),
        [source],
      );
      const all = readSnippets(read(file)).map((snippet) => snippet.text);
      assert.ok(all.includes(captured(text)), 'the code is what was selected');
    }
  });

  it('in a template of the team', async () => {
    const id = newName();
    write(
      `.challenge-log/templates/${id}.md`,
      '---\nkind: incident\nsummary: "of ${TITLE}"\n---\n\n# ${TITLE}\n\n| ${TITLE} |\n|---|\n| `${TITLE}` |\n\n~~~text ${TITLE}\n${BEFORE}\n~~~\n',
    );
    const source = `${own}/${newName()}.txt`;
    write(source, WORST_CODE.map(({ text }) => text).join('\n'));
    await show(vscode.Uri.file(inWorkspace(source)));
    for (const { text } of isLong ? WORST_TITLES : WORST_TITLES.slice(0, 2)) {
      await show(vscode.Uri.file(inWorkspace(source)));
      const { path: record } = await log({ title: text, template: id, target });
      const { title, kind } = await entryOf(record);
      assert.deepEqual([title, kind], [asTitle(text), 'incident']);
    }
  });

  it('as code that is added to an entry', async () => {
    const { path: record } = await log({ title: 'Grows', target });
    for (const [index, { text }] of WORST_CODE.entries()) {
      const source = `${own}/${newName()}.txt`;
      write(source, text);
      const entry = await entryOf(record, ({ anchors }) => anchors.length >= index);
      const before = entry.anchors.length;
      await show(vscode.Uri.file(inWorkspace(source)));
      await vscode.commands.executeCommand('challengeLog.addSelection', { entry }, 'evidence');
      const now = await entryOf(record, ({ anchors }) => anchors.length === before + 1);
      assert.equal(now.title, 'Grows');
      const code = codeOf(read(record));
      assert.ok(
        code[`evidence ${now.anchors.at(-1)?.id}`] === captured(text),
        'the code is what was selected',
      );
    }
  });

  it('as the message of an error on the lines', async () => {
    const source = `${own}/${newName()}.txt`;
    write(source, 'first();\n');
    const editor = await show(vscode.Uri.file(inWorkspace(source)));
    const errors = vscode.languages.createDiagnosticCollection(own);
    const message = `NUL \0, half \ud83d, \n# a heading\n\`\`\`\n<script> ${'long '.repeat(100_000)}`;
    errors.set(editor.document.uri, [new vscode.Diagnostic(new vscode.Range(0, 0, 0, 5), message)]);
    const { text, path: record } = await log({ title: 'Told', target });
    errors.dispose();
    assert.equal((await entryOf(record)).title, 'Told');
    assert.match(
      text,
      /^- Error on line 1: NUL \ufffd, half \ufffd, \\# a heading \\`\\`\\` \\<script\\> long /m,
    );
    assert.ok(!text.includes('\0') && text.length < 10_000);
  });
});
