// Logs that hold many entries: added to, made, counted, and taken from.
import { strict as assert } from 'node:assert';
import { randomInt } from 'node:crypto';
import * as vscode from 'vscode';
import {
  api,
  bytes,
  cleanUp,
  entriesWhen,
  entryOf,
  inWorkspace,
  log,
  open,
  read,
  repository,
  write,
} from './support';

const STORIES = `\uFEFF# Challenges

## 🐛 Challenge 1: Keys collide
### The Bug
One entry was there.

### The Fix
A suffix.

---

## 🐛 Challenge 2: Memory
### The Bug
All of it was kept.

### The Fix
See [the limits](../limits.md).

---

## Resources

- a page  
`.replaceAll('\n', '\r\n');

describe('logs', () => {
  let file = '';
  // The editor remembers documents after they are closed, so each test has a log of its own.
  beforeEach(() => {
    file = `docs/CHALLENGES-${randomInt(1e6, 1e7)}.md`;
  });
  afterEach(() => cleanUp('src'));

  it('an entry is added in the log’s own style, and one undo takes it back', async () => {
    write(file, STORIES);
    const { number, text, path } = await log({ title: 'A | tricky `title`: #3', target: file });
    assert.deepEqual([number, path], [3, file]);
    const block =
      '---\n\n## 🐛 Challenge 3: A | tricky \\`title\\`: #3\n### The Bug\n\n### The Fix\n\n'.replaceAll(
        '\n',
        '\r\n',
      );
    const at = STORIES.indexOf('---\r\n\r\n## Resources');
    assert.equal(text, STORIES.slice(0, at) + block + STORIES.slice(at));
    const editor = vscode.window.activeTextEditor!;
    const { line } = editor.selection.active;
    assert.deepEqual(
      [editor.document.lineAt(line - 1).text, editor.document.lineAt(line).text],
      ['### The Bug', ''],
    );
    const entry = await entryOf(file, ({ number: own }) => own === 3);
    assert.deepEqual([entry.title, entry.kind, entry.state], ['A | tricky `title`: #3', 'challenge', 'open']);
    await vscode.commands.executeCommand('undo');
    await editor.document.save();
    assert.equal(read(file), STORIES);
  });

  it('the code that was selected stands on a fence that says where it is from', async () => {
    write('src/code.ts', 'const a = 1;\nconst b = 2;\n');
    const head = repository('src');
    write(file, STORIES);
    await open('src/code.ts', [1, 2]);
    const { text } = await log({ title: 'Two constants', target: file });
    assert.match(
      text,
      new RegExp(
        `### The Bug\r\n\r\n\`\`\`ts before=a1 file=src/code\\.ts lines=1-2 commit=${head}[^\r]*\r\nconst a = 1;\r\nconst b = 2;\r\n\`\`\``,
      ),
    );
    const entry = await entryOf(file, ({ title }) => title === 'Two constants');
    assert.deepEqual(
      entry.anchors.map(({ file: path, commit }) => [path, commit]),
      [['src/code.ts', head]],
    );
  });

  it('entries that are added at the same time are all there', async () => {
    write(file, STORIES);
    await Promise.all(
      Array.from({ length: 6 }, (_, index) => log({ title: `At once ${index}`, target: file })),
    );
    const entries = await entriesWhen(
      (found) => found.filter(({ document }) => document.path === file).length === 8,
    );
    const numbers = entries.filter(({ document }) => document.path === file).map(({ number }) => number);
    assert.deepEqual(numbers, [1, 2, 3, 4, 5, 6, 7, 8]);
    assert.ok(bytes(file).toString('utf8').endsWith('---\r\n\r\n## Resources\r\n\r\n- a page  \r\n'));
  });

  it('a log that is not there is made, with the entry in its first blank', async () => {
    const { text, number } = await log({ title: 'Keys are missing', kind: 'blocker', target: file });
    assert.equal(number, 1);
    assert.match(
      text,
      /### Blocker #1\n[\s\S]*\*\*Description:\*\*\n\n?Keys are missing\n[\s\S]*## Summary Statistics\n/,
    );
    const entry = await entryOf(file);
    assert.deepEqual([entry.title, entry.kind], ['Keys are missing', 'blocker']);
  });

  it('a document of unsaved changes gets the entry too, and stays unsaved', async () => {
    write(file, STORIES);
    const editor = await open(file);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'Unsaved.\n'));
    await vscode.commands.executeCommand('challengeLog.log', { title: 'While typing', target: file });
    assert.match(
      editor.document.getText(),
      /^# Challenges\r\nUnsaved\.\r\n[\s\S]*## 🐛 Challenge 3: While typing/,
    );
    assert.equal(editor.document.isDirty, true);
    assert.equal(read(file), STORIES);
  });

  it('New Log Document writes a whole log that holds no entries, and never over another', async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri>('challengeLog.newLogDocument', file);
    assert.equal(vscode.workspace.asRelativePath(uri, false), file);
    const text = read(file);
    for (const heading of [
      'Blocker Log',
      'Architectural Decisions',
      'Known Issues / Technical Debt',
      'If I Had More Time',
      'Resources Used',
      'Summary Statistics',
    ])
      assert.ok(text.includes(`\n## ${heading}\n`), heading);
    assert.match(text, /### AI Assistance/);
    const { document, selection } = vscode.window.activeTextEditor!;
    const line = document.lineAt(selection.active.line).text;
    assert.match(line, /^### .*#1$/);
    assert.equal(selection.active.character, line.length);
    await vscode.commands.executeCommand('challengeLog.refresh');
    assert.deepEqual(
      (await (await api()).entries()).filter(({ document }) => document.path === file),
      [],
    );
    write(file, 'Mine.\n');
    await vscode.commands.executeCommand('challengeLog.newLogDocument', file);
    assert.equal(read(file), 'Mine.\n');
  });

  it('Update Summary Statistics counts the entries of the log', async () => {
    const text = `# Blockers\n\n## Blocker 1: Keys\n\n**Impact:** some\n\n**Solution:** found\n\n**Time Spent:** 90 min\n\n## Summary Statistics\n\n| Metric | Value |\n|---|---|\n| Total blockers | |\n| Average resolution time | |\n`;
    const path = file.replace('CHALLENGES', 'BLOCKERS');
    write(path, text);
    await open(path);
    await vscode.commands.executeCommand('challengeLog.updateStatistics');
    assert.equal(
      read(path),
      text.replace('blockers | |', 'blockers | 1 |').replace('time | |', 'time | 1 h 30 min |'),
    );
  });

  it('Promote moves a story into a record, and both link to each other', async () => {
    write(file, STORIES);
    const entry = await entryOf(file, ({ number }) => number === 2);
    // The log and the record may be read one after the other.
    const isPromoted = entriesWhen((found) => {
      const own = found.filter(({ title }) => title === 'Memory');
      return own.length === 1 && own[0]?.form === 'record';
    });
    await vscode.commands.executeCommand('challengeLog.promote', { entry }, 'challenge');
    const entries = (await isPromoted).map(({ title, form, document }) => [title, form, document.path]);
    assert.deepEqual(
      entries.filter(([title]) => title === 'Memory'),
      [['Memory', 'record', 'docs/challenges/001-memory.md']],
    );
    const record = read('docs/challenges/001-memory.md');
    const name = file.slice('docs/'.length);
    assert.ok(record.includes(`Promoted from [${name}](../${name}).`));
    assert.ok(record.includes('## The Fix\r\nSee [the limits](../../limits.md).'));
    const heading = '## 🐛 Challenge 2: Memory\r\n';
    const end = STORIES.indexOf('\r\n\r\n---', STORIES.indexOf(heading));
    assert.equal(
      read(file),
      `${STORIES.slice(0, STORIES.indexOf(heading))}## [🐛 Challenge 2: Memory](./challenges/001-memory.md)${STORIES.slice(end)}`,
    );
  });

  it('one more step is offered where steps are, and nowhere else', async () => {
    const text =
      '# Challenges\n\n## Challenge 1: Leak\n\n**Status:** Open\n\nWords.\n\n### Step 1: Log\n\n**Action:** a\n\n### Step 2: Ask\n\n**Action:** b\n';
    write(file, text);
    const { document } = await open(file);
    const offered = async (line: number) =>
      (
        await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          new vscode.Range(line, 0, line, 0),
          vscode.CodeActionKind.RefactorRewrite.value,
        )
      ).filter(({ title }) => title.startsWith('Add '));
    assert.deepEqual(await offered(0), []);
    const [step, ...others] = await offered(document.getText().split('\n').indexOf('**Action:** b'));
    assert.equal(step?.title, 'Add Investigation Step');
    assert.deepEqual(others, []);
    assert.ok(step.edit && (await vscode.workspace.applyEdit(step.edit)));
    assert.equal(document.getText(), `${text}\n### Step 3: \n\n**Action:**\n`);
    await document.save();
  });

  it('what cannot be done leaves everything as it is', async () => {
    write(file, '---\nkind: challenge\nstatus: open\n---\n\n# Challenge: One\n');
    await assert.rejects(
      async () => vscode.commands.executeCommand('challengeLog.log', { title: 'Two', target: file }),
      /is one entry and no log/,
    );
    assert.equal(read(file), '---\nkind: challenge\nstatus: open\n---\n\n# Challenge: One\n');
    assert.ok(inWorkspace(file));
  });
});
