import { strict as assert } from 'node:assert';
import { randomInt } from 'node:crypto';
import * as vscode from 'vscode';
import type { Entry } from '../../src/core/entry';
import type { Group } from '../../src/core/arrangement';
import { createDrag } from '../../src/features/challenges/drag';
import { cleanUp, entryOf, inWorkspace, newRecordPath, open, read, recordText, write } from './support';

const TITLE = 'Sockets: `leak` | $(trash) 日本語';

/** Code that no other test has, in a language that no extension is asked about. */
function trouble(name: string): string[] {
  return [
    `static Connection acquire${name}(Pool pool) {`,
    `  var ${name}Socket = pool.open(options.address);`,
    `  pool.sockets.push(${name}Socket);`,
    `  ${name}Socket.onClose(() -> reconnect(pool));`,
    `  return new Connection(${name}Socket);`,
    '}',
  ];
}

describe('recall', () => {
  let folder: string;
  let code: string[];
  let record: string;

  beforeEach(() => {
    folder = `recall${randomInt(100_000, 900_000)}`;
    code = trouble(`pool${randomInt(100_000, 900_000)}`);
  });
  afterEach(() => cleanUp(folder));

  async function recorded(status = 'resolved'): Promise<Entry> {
    record = newRecordPath();
    const anchors = `anchors:\n  - id: a1\n    file: ${folder}/pool.java\n    lines: 1-6\n`;
    write(
      record,
      `---\ntitle: ${JSON.stringify(TITLE)}\nkind: challenge\nstatus: ${status}\n${anchors}---\n\n# Challenge\n\n` +
        `\`\`\`java before=a1\n${code.join('\n')}\n\`\`\`\n\n## Lessons Learned\n\nListen **once**. Then let go.\n`,
    );
    return entryOf(record);
  }
  /** What can be done with the hint at a line, counted from 1. */
  async function actionsAt(uri: vscode.Uri, line: number): Promise<vscode.CodeAction[]> {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      new vscode.Range(line - 1, 0, line - 1, 0),
    );
    return actions.filter(({ kind }) => kind?.value === 'challengeLog.recall');
  }
  /** Hints come a moment after what they are for, and no event tells of them. */
  async function hintAt(uri: vscode.Uri, line: number): Promise<vscode.CodeAction[]> {
    for (;;) {
      const actions = await actionsAt(uri, line);
      if (actions.length > 0) return actions;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  async function noHintAt(uri: vscode.Uri, line: number): Promise<void> {
    while ((await actionsAt(uri, line)).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  it('tells of a resolved entry where its code is opened elsewhere, and opens it', async () => {
    const entry = await recorded();
    write(`${folder}/other.java`, `\n\n${code.map((line) => `\t${line} // again`).join('\n')}\n`);
    const { document } = await open(`${folder}/other.java`);
    const [action, dismiss] = await hintAt(document.uri, 4);
    assert.equal(action?.title, `Open Challenge ${entry.number}, Which This Looks Like`);
    assert.equal(dismiss?.title, `Don't Show Challenge ${entry.number} Here`);
    await vscode.commands.executeCommand(
      action.command!.command,
      ...(action.command!.arguments as unknown[]),
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, inWorkspace(record));
  });

  it('tells of pasted code, follows it, and is silent once it was edited and saved', async () => {
    await recorded();
    write(`${folder}/pasted.java`, 'start();\n');
    const editor = await open(`${folder}/pasted.java`);
    const { document } = editor;
    await editor.edit((change) => change.insert(new vscode.Position(1, 0), `${code.join('\n')}\n`));
    await hintAt(document.uri, 2);
    await editor.edit((change) => change.insert(new vscode.Position(0, 0), 'first();\nsecond();\n'));
    assert.deepEqual(await actionsAt(document.uri, 2), []);
    assert.equal((await actionsAt(document.uri, 4)).length, 2);
    await editor.edit((change) => change.insert(new vscode.Position(6, 0), '  release();\n'));
    await document.save();
    await noHintAt(document.uri, 4);
  });

  it('stays when its file gets another language, and goes with its code', async () => {
    await recorded();
    write(`${folder}/language.java`, code.join('\n'));
    const editor = await open(`${folder}/language.java`);
    const { uri } = editor.document;
    await hintAt(uri, 1);
    await vscode.languages.setTextDocumentLanguage(editor.document, 'plaintext');
    await hintAt(uri, 1);
    await editor.edit((change) => change.delete(new vscode.Range(0, 0, 6, 0)));
    assert.deepEqual(await actionsAt(uri, 1), []);
  });

  it('tells nothing of code that is open still, until it is resolved', async () => {
    const entry = await recorded('open');
    write(`${folder}/other.java`, code.join('\n'));
    const { document } = await open(`${folder}/other.java`);
    await vscode.commands.executeCommand('challengeLog.setStatus', { entry }, 'resolved');
    await entryOf(record, ({ state }) => state === 'resolved');
    await hintAt(document.uri, 1);
    await vscode.commands.executeCommand('challengeLog.setStatus', { entry: await entryOf(record) }, 'open');
    await noHintAt(document.uri, 1);
  });

  it('is silent where the entry captured its code, and in Markdown', async () => {
    const other = trouble(`other${randomInt(100_000, 900_000)}`);
    await recorded();
    write(`${folder}/pool.java`, [...code, ...other].join('\n'));
    write(`${folder}/page.md`, `# Page\n\n\`\`\`ts\n${code.join('\n')}\n\`\`\`\n`);
    const mine = code;
    code = other;
    await recorded();
    // The second entry says the same file, so its code is put into a third one, whose hint comes last.
    write(`${folder}/third.java`, [...mine, ...other].join('\n'));
    const own = await open(`${folder}/pool.java`);
    const page = await open(`${folder}/page.md`);
    const third = await open(`${folder}/third.java`);
    await hintAt(third.document.uri, 1);
    await hintAt(third.document.uri, 7);
    assert.deepEqual(await actionsAt(own.document.uri, 1), []);
    assert.deepEqual(await actionsAt(page.document.uri, 4), []);
  });

  it('can be dismissed for an entry in a file, and switched off', async () => {
    await recorded();
    write(`${folder}/a.java`, code.join('\n'));
    write(`${folder}/b.java`, code.join('\n'));
    const a = (await open(`${folder}/a.java`)).document;
    const [, dismiss] = await hintAt(a.uri, 1);
    await vscode.commands.executeCommand(
      dismiss!.command!.command,
      ...(dismiss!.command!.arguments as unknown[]),
    );
    assert.deepEqual(await actionsAt(a.uri, 1), []);
    const b = (await open(`${folder}/b.java`)).document;
    await hintAt(b.uri, 1);
    const settings = vscode.workspace.getConfiguration('challengeLog');
    await settings.update('recall', false, true);
    await noHintAt(b.uri, 1);
    await settings.update('recall', undefined, true);
    await hintAt(b.uri, 1);
  });

  it('remembers what is written into an entry that stays what it is', async () => {
    await recorded();
    const other = trouble(`other${randomInt(100_000, 900_000)}`);
    write(`${folder}/other.java`, other.join('\n'));
    write(`${folder}/mine.java`, code.join('\n'));
    await hintAt((await open(`${folder}/mine.java`)).document.uri, 1);
    const editor = await open(record);
    const text = editor.document.getText();
    const start = editor.document.positionAt(text.indexOf(code[0]!));
    const end = editor.document.positionAt(text.indexOf(code[5]!, text.indexOf(code[4]!)) + 1);
    await editor.edit((change) => change.replace(new vscode.Range(start, end), other.join('\n')));
    await editor.document.save();
    await hintAt((await open(`${folder}/other.java`)).document.uri, 1);
  });
});

describe('an entry that is dragged', () => {
  afterEach(() => cleanUp());

  async function given(status: string, extra = ''): Promise<Entry> {
    const path = newRecordPath();
    write(path, recordText({ title: TITLE, status, extra }));
    return entryOf(path);
  }
  const group = (key: string, entries: readonly Entry[] = []) =>
    ({
      type: 'group',
      folder: undefined,
      isExpanded: true,
      group: { key, label: key, entries } as Group,
    }) as const;
  const entryRow = (entry: Entry) => ({ type: 'entry', entry }) as const;
  async function drag(
    entries: readonly Entry[],
    target: ReturnType<typeof group> | ReturnType<typeof entryRow>,
    grouping: 'state' | 'severity' | 'kind' = 'state',
  ): Promise<vscode.DataTransfer> {
    const controller = createDrag(() => grouping);
    const transfer = new vscode.DataTransfer();
    const { token } = new vscode.CancellationTokenSource();
    await controller.handleDrag?.(entries.map(entryRow), transfer, token);
    await controller.handleDrop?.(target, transfer, token);
    return transfer;
  }

  it('is reopened by the group that it is dropped on, or by an entry of that group', async () => {
    const [one, two, three] = [await given('resolved'), await given('Done'), await given('resolved')];
    await drag([one, two], group('open'));
    const opened = await entryOf(one.document.path, ({ state }) => state === 'open');
    await entryOf(two.document.path, ({ state }) => state === 'open');
    await drag([three], entryRow(opened));
    await entryOf(three.document.path, ({ state }) => state === 'open');
    for (const { document } of [one, two, three]) assert.match(read(document.path), /^status: open$/m);
  });

  it('gets the severity of the group', async () => {
    const entry = await given('open', 'severity: low\n');
    await drag([entry], group('critical', [{ ...entry, severity: 'Critical' }]), 'severity');
    assert.match(read(entry.document.path), /^severity: Critical$/m);
  });

  it('is left alone, and says why, where it cannot be dropped', async () => {
    const told: string[] = [];
    const original = vscode.window.showInformationMessage;
    Object.assign(vscode.window, {
      showInformationMessage: (message: string) => Promise.resolve(void told.push(message)),
    });
    const entry = await given('open');
    const before = read(entry.document.path);
    try {
      await drag([entry], group('reference'));
      await drag([{ ...entry, settled: 'Its folder says it.' }], group('resolved'));
      await drag([entry], group('blocker'), 'kind');
    } finally {
      Object.assign(vscode.window, { showInformationMessage: original });
    }
    assert.equal(told.length, 3);
    assert.equal(told[1], 'Its folder says it.');
    assert.equal(read(entry.document.path), before);
  });

  it('is a file to everything else', async () => {
    const entry = await given('open');
    const transfer = await drag([entry, entry], group('open'));
    assert.equal(await transfer.get('text/uri-list')?.asString(), entry.document.uri);
  });
});
