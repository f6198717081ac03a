import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { LoggedRecord } from '../../src/features/log/create';
import {
  cleanUp,
  entryOf,
  inWorkspace,
  log,
  newRecordPath,
  open,
  read,
  recordText,
  repository,
  write,
} from './support';

const TEAM = '.challenge-log/templates';

describe('the kinds', () => {
  afterEach(() => cleanUp('src', 'team', '.challenge-log', 'package.json'));

  const KINDS = [
    ['challengeLog.logBlocker', 'blocker', 'open', '## Investigation Steps'],
    ['challengeLog.logDecision', 'decision', 'proposed', '## Proposed Solutions'],
    ['challengeLog.logTil', 'til', undefined, '## Mental Model'],
    ['challengeLog.logTroubleshooting', 'troubleshooting', 'open', '## Investigation Process'],
  ] as const;
  for (const [command, kind, status, heading] of KINDS) {
    it(`${command} writes what Log Challenge writes, by the template of its kind`, async () => {
      write('team/src/pool.ts', 'export const a = 1;\nexport const b = 2;\n');
      const commit = repository('team');
      await open('team/src/pool.ts', [2, 2]);
      const { uri } = await vscode.commands.executeCommand<LoggedRecord>(command, {
        title: `A: ${kind} | "x"`,
      });
      const path = vscode.workspace.asRelativePath(uri, false);
      const entry = await entryOf(path);
      assert.deepEqual(
        [
          entry.title,
          entry.kind,
          entry.status,
          entry.anchors.map(({ file, lines, commit }) => ({ file, lines, commit })),
        ],
        [
          `A: ${kind} | "x"`,
          kind,
          status,
          [{ file: 'team/src/pool.ts', lines: { first: 2, last: 2 }, commit }],
        ],
      );
      const text = read(path);
      assert.ok(text.includes(`\n${heading}\n`));
      assert.ok(text.includes('export const b = 2;'));
    });
  }

  it('take a variant, and labels with the version of the workspace', async () => {
    write('package.json', '{\n  "name": "x",\n  "version": "2.3.0"\n}\n');
    const story = await log({ title: 'Told', template: 'challenge-story' });
    assert.match(story.text, /^## The Incorrect Assumption$/m);
    assert.match(
      (await log({ title: 'Chosen', kind: 'decision' })).text,
      /^labels: \[architecture, adr, v2\.3\.0\]$/m,
    );
  });

  it('refuse a template that does not exist, with the names of those that do', async () => {
    await assert.rejects(
      log({ title: 'x', kind: 'til', template: 'nothing' }),
      /There is no template "nothing"/,
    );
  });

  it('follow the folder and the form that a repository has for decisions', async () => {
    const nygard = (number: number) =>
      `# ${number}. Keep it\n\nDate: 2026-01-0${number}\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n\n## Consequences\n\nz\n`;
    write('docs/adr/0001-keep-it.md', nygard(1));
    write('docs/adr/0002-keep-it-too.md', nygard(2));
    const { path, text } = await log({ title: 'Use a queue', kind: 'decision' });
    assert.equal(path, 'docs/adr/0003-use-a-queue.md');
    assert.match(
      text,
      /^# 3\. Use a queue\n\nDate: \d{4}-\d\d-\d\d\n\n## Status\n\nProposed\n\n## Context\n/,
    );
    const entry = await entryOf(path);
    assert.deepEqual([entry.title, entry.number, entry.state], ['Use a queue', 3, 'open']);
  });

  it('follow MADR in its folder, with the facts of the code on the fence', async () => {
    write(
      'docs/decisions/0007-keep.md',
      '---\nstatus: accepted\ndate: 2026-01-01\n---\n\n# Keep\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* a\n\n## Decision Outcome\n\na\n',
    );
    write('src/a.ts', 'const a = 1;\n');
    await open('src/a.ts', [1, 1]);
    const { path, text } = await log({ title: 'Move: on', kind: 'decision' });
    assert.equal(path, 'docs/decisions/0008-move-on.md');
    assert.match(text, /^---\nstatus: proposed\ndate: \d{4}-\d\d-\d\d\n---\n\n# Move: on\n/);
    assert.deepEqual(
      (await entryOf(path)).anchors.map(({ file }) => file),
      ['src/a.ts'],
    );
  });

  it('are what the setting says, whatever the repository has', async () => {
    write(
      'docs/adr/0001-keep-it.md',
      '# 1. Keep it\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n',
    );
    const settings = vscode.workspace.getConfiguration('challengeLog');
    await settings.update('targets', { decision: 'docs/choices' }, vscode.ConfigurationTarget.Workspace);
    try {
      assert.equal((await log({ title: 'Else', kind: 'decision' })).path, 'docs/choices/001-else.md');
    } finally {
      await settings.update('targets', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

describe('templates of the team', () => {
  afterEach(() => cleanUp('.challenge-log', 'src'));

  it('are there at once, as kinds and in place of the built-in ones', async () => {
    write(
      `${TEAM}/incident.md`,
      '---\ntemplate: Incident\nkind: incident\nseverity: critical\nteam: net\n---\n\n# ${KIND}: ${TITLE}\n\n## What broke\n\n${CURSOR}\n',
    );
    write(`${TEAM}/til.md`, '---\nkind: til\n---\n\n# ${KIND}: ${TITLE}\n\n## In short\n');
    const incident = await log({ title: 'It: broke', template: 'incident' });
    const entry = await entryOf(incident.path);
    assert.deepEqual(
      [entry.title, entry.kind, entry.state, entry.severity],
      ['It: broke', 'incident', 'open', 'critical'],
    );
    assert.match(incident.text, /^team: net$/m);
    assert.equal(
      vscode.window.activeTextEditor?.selection.active.line,
      incident.text.split('\n').indexOf('## What broke') + 2,
    );
    assert.match((await log({ title: 'Small', kind: 'til' })).text, /## In short\n$/);
  });

  it('start from a built-in one, and never overwrite', async () => {
    await vscode.commands.executeCommand('challengeLog.createTemplate', 'decision', 'Small decision');
    const text = read(`${TEAM}/small-decision.md`);
    assert.match(text, /^---\ntemplate: "Small decision"\n/);
    assert.match(text, /^kind: decision$/m);
    assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
    write(`${TEAM}/small-decision.md`, 'mine');
    await vscode.commands.executeCommand('challengeLog.createTemplate', 'decision', 'Small decision');
    assert.equal(read(`${TEAM}/small-decision.md`), 'mine');
  });

  it('tell in Problems what is wrong, as it is typed', async () => {
    write(`${TEAM}/check.md`, '---\nkind: x\n---\n\n# ${TITLE} ${TITEL}\n\nSee ${BEFORE}\n');
    const { document } = await open(`${TEAM}/check.md`);
    const problems = await diagnosticsOf(document.uri, 2);
    assert.deepEqual(
      problems.map(({ range, message }) => [document.getText(range), message]),
      [
        ['${TITEL}', 'There is no variable ${TITEL}. Did you mean ${TITLE}?'],
        ['${BEFORE}', '${BEFORE} has several lines: put it alone on a line, or in a code fence.'],
      ],
    );
  });

  it('complete their variables, and explain them', async () => {
    write(`${TEAM}/complete.md`, '# ${TI\n\n${SYMBOL}\n');
    const { document } = await open(`${TEAM}/complete.md`);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 6),
    );
    const item = list.items.find(({ label }) => label === '${TITLE}');
    assert.ok(item, 'the title is offered');
    assert.deepEqual(item.range, new vscode.Range(0, 2, 0, 6));
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(2, 4),
    );
    assert.match((hover?.contents[0] as vscode.MarkdownString).value, /The function or class around them/);
  });

  it('do none of that in other Markdown', async () => {
    write('docs/notes.md', '# ${TITEL}\n');
    const { document } = await open('docs/notes.md');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 5),
    );
    assert.ok(!list.items.some(({ label }) => label === '${TITLE}'));
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it('apply to an entry, by insertions that can be undone', async () => {
    const path = newRecordPath();
    const before = `${recordText().trimEnd()}\n\n## Fix\n\nClose them.\n`;
    write(path, before);
    await entryOf(path);
    const editor = await open(path);
    await vscode.commands.executeCommand('challengeLog.applyTemplate', undefined, 'challenge-short');
    const after = read(path);
    assert.match(
      after,
      /They leak\.\n\n## 🔍 Root Cause\n\n## Fix\n\nClose them\.\n\n## 🧠 Lessons Learned\n/,
    );
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });
});

describe('closing a decision as implemented', () => {
  afterEach(() => cleanUp());

  it('accepts it and says in what', async () => {
    const { path, text } = await log({ title: 'Queue', kind: 'decision' });
    await entryOf(path);
    await vscode.commands.executeCommand('challengeLog.closeAsImplemented', undefined, 'v0.4, see #12');
    const entry = await entryOf(path, ({ state }) => state === 'resolved');
    assert.equal(entry.status, 'accepted');
    assert.equal(
      read(path),
      text
        .replace('status: proposed', 'status: accepted')
        .replace('- Implementation: \n', '- Implementation: Implemented in v0.4, see #12\n'),
    );
  });

  it('adds a line where there is no place for it', async () => {
    const path = 'docs/adr/0041-closed.md';
    const before = '# 41. Closed\n\n## Status\n\nProposed\n\n## Context\n\nx\n\n## Decision\n\ny\n';
    write(path, before);
    await entryOf(path);
    await open(path);
    await vscode.commands.executeCommand('challengeLog.closeAsImplemented', undefined, 'v2');
    await entryOf(path, ({ state }) => state === 'resolved');
    assert.equal(read(path), before.replace('Proposed', 'Accepted') + '\nImplemented in v2.\n');
    assert.ok(existsSync(inWorkspace(path)));
  });
});

/** Waits until a document has so many problems. */
async function diagnosticsOf(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  const now = () => vscode.languages.getDiagnostics(uri);
  if (now().length >= count) return now();
  return new Promise((resolve) => {
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (now().length < count) return;
      listener.dispose();
      resolve(now());
    });
  });
}
