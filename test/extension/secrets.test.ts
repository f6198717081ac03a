// Secrets in what is captured, through every gesture that writes captured code.
import { strict as assert } from 'node:assert';
import { randomInt } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Entry } from '../../src/core/entry';
import type { LoggedRecord } from '../../src/features/log/create';
import { cleanUp, entryOf, inWorkspace, log, newRecordPath, open, read, repository, write } from './support';

/** Put together here, so that nothing takes this file for one that holds secrets. */
const TOKEN = ['ghp', '_', 'aB3dE5gH7j', 'K9mN1pQ3sT', '5vW7xY9zA1', 'bC3dE4'].join('');
const OTHER_TOKEN = ['ghp', '_', 'zZ3dE5gH7j', 'K9mN1pQ3sT', '5vW7xY9zA1', 'bC3dE4'].join('');
const MASK = `ghp_${'\u2022'.repeat(32)}`;
const CODE = [
  'export function connect(pool) {',
  `  const token = '${TOKEN}';`,
  '  const socket = pool.openSocket(token);',
  '  return socket.readUntilClosed();',
  '}',
];

describe('secrets in captured code', () => {
  let folder: string;
  let file: string;
  const restored: (() => void)[] = [];
  const { createInputBox } = vscode.window;

  beforeEach(() => {
    folder = `secrets${randomInt(100_000, 900_000)}`;
    file = `${folder}/connect.js`;
    write(file, `${CODE.join('\n')}\n`);
  });
  afterEach(async () => {
    for (const restore of restored.splice(0)) restore();
    await vscode.workspace.getConfiguration('challengeLog').update('secrets.screen', undefined, true);
    await cleanUp(folder);
  });

  function replace<
    Name extends 'createInputBox' | 'showQuickPick' | 'setStatusBarMessage' | 'showInformationMessage',
  >(name: Name, by: (...args: readonly unknown[]) => unknown): void {
    const original = vscode.window[name];
    restored.push(() => Object.assign(vscode.window, { [name]: original }));
    Object.assign(vscode.window, { [name]: by });
  }
  /** Of the picks. */
  let titles: (string | undefined)[] = [];
  /** Answers each pick by the first row with such a label, and keeps all rows; none for Escape. */
  function picking(...labels: readonly (string | undefined)[]): vscode.QuickPickItem[][] {
    const shown: vscode.QuickPickItem[][] = [];
    titles = [];
    replace('showQuickPick', (items, options) => {
      titles.push((options as vscode.QuickPickOptions).title);
      const rows = items as vscode.QuickPickItem[];
      const label = labels[shown.length];
      shown.push(rows);
      return Promise.resolve(label === undefined ? undefined : rows.find((row) => row.label.includes(label)));
    });
    return shown;
  }
  /** Accepts the title box with a title, or with what it offers. @returns what it began with */
  function titling(title?: string): { began: string | undefined } {
    const box = createInputBox();
    const seen: { began: string | undefined } = { began: undefined };
    let accept: () => void = () => undefined;
    const driven = new Proxy(box, {
      get: (_, key) => {
        if (key === 'onDidAccept') return (listener: () => void) => (accept = listener);
        const member: unknown = Reflect.get(box, key, box);
        if (key === 'show')
          return () => {
            box.show();
            if (title === undefined) return;
            box.value = title;
            setImmediate(() => accept());
          };
        return typeof member === 'function' ? (member.bind(box) as unknown) : member;
      },
      set: (_, key, given) => {
        if (key === 'value') seen.began ??= String(given);
        const isSet = Reflect.set(box, key, given, box);
        if (key === 'value' && title === undefined) setImmediate(() => accept());
        return isSet;
      },
    });
    replace('createInputBox', () => driven);
    return seen;
  }
  const challenges = () =>
    existsSync(inWorkspace('docs/challenges'))
      ? readdirSync(inWorkspace('docs/challenges')).filter((name) => name.endsWith('.md'))
      : [];
  async function logged(): Promise<string> {
    const record = await vscode.commands.executeCommand<LoggedRecord | undefined>('challengeLog.log');
    return record ? vscode.workspace.asRelativePath(record.uri, false) : '';
  }
  /** A record of the masked code at lines 1 to 5. */
  async function recorded(): Promise<Entry> {
    const path = newRecordPath();
    const fence = ['```javascript before=a1', ...CODE, '```'].join('\n').replace(TOKEN, MASK);
    const after = '```javascript after=a1\n```';
    write(
      path,
      `---\ntitle: "Sockets leak"\nkind: challenge\nstatus: open\nanchors:\n  - id: a1\n    file: ${file}\n    lines: 1-5\n---\n\n# Challenge: Sockets leak\n\n**Before**\n\n${fence}\n\n**After**\n\n${after}\n`,
    );
    return entryOf(path);
  }

  describe('Log Challenge', () => {
    it('offers to mask them first, and says what and where, not which', async () => {
      repository(folder);
      await open(file, [1, 5]);
      titling('Sockets leak');
      const shown = picking('Mask');
      const path = await logged();
      const rows = shown[0] ?? [];
      assert.deepEqual(
        rows.map(({ label }) => label.replace(/^\$\(\w+\) /, '')),
        ['Mask', 'Keep as Captured', 'Cancel'],
      );
      assert.equal(rows[0]?.detail, 'GitHub Token (line 2)');
      assert.deepEqual(titles, ['Possible Secret Found']);
      assert.ok(!JSON.stringify(shown).includes(TOKEN.slice(4, 12)));
      const text = read(path);
      assert.ok(text.includes(CODE.join('\n').replace(TOKEN, MASK)));
      assert.ok(!text.includes(TOKEN));
    });

    it('still finds masked code, where it moved too', async () => {
      await open(file, [1, 5]);
      titling('Sockets leak');
      picking('Mask');
      const entry = await entryOf(await logged());
      const { document } = await open(file);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), '// one\n// two\n');
      await vscode.workspace.applyEdit(edit);
      await vscode.commands.executeCommand('challengeLog.goToCode', { entry });
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.uri.fsPath, inWorkspace(file));
      assert.equal(editor.selection.start.line, 2);
    });

    it('keeps them where a person says so', async () => {
      await open(file, [1, 5]);
      titling('Sockets leak');
      picking('Keep');
      assert.ok(read(await logged()).includes(TOKEN));
    });

    for (const answer of ['Cancel', undefined])
      it(`writes nothing after ${answer ?? 'Escape'}, and keeps the title for the next time`, async () => {
        await open(file, [1, 5]);
        titling('Sockets leak, again');
        picking(answer);
        assert.equal(await logged(), '');
        assert.deepEqual(challenges(), []);
        const box = titling();
        picking('Mask');
        await logged();
        assert.equal(box.began, 'Sockets leak, again');
      });

    it('asks nothing about code without any', async () => {
      await open(file, [3, 4]);
      titling('Sockets leak');
      const shown = picking();
      assert.ok(read(await logged()).includes('readUntilClosed'));
      assert.deepEqual(shown, []);
    });

    it('asks nothing where the setting is off', async () => {
      await vscode.workspace.getConfiguration('challengeLog').update('secrets.screen', false, true);
      await open(file, [1, 5]);
      titling('Sockets leak');
      const shown = picking();
      assert.ok(read(await logged()).includes(TOKEN));
      assert.deepEqual(shown, []);
    });

    it('masks the message of a problem, and the title that was made of it', async () => {
      const { document } = await open(file, [2, 2]);
      const collection = vscode.languages.createDiagnosticCollection('secrets');
      restored.push(() => collection.dispose());
      const diagnostic = new vscode.Diagnostic(new vscode.Range(1, 2, 1, 7), `Refused: ${TOKEN}`);
      collection.set(document.uri, [diagnostic]);
      const box = titling();
      const shown = picking('Mask');
      const record = await vscode.commands.executeCommand<LoggedRecord>(
        'challengeLog.logFromProblem',
        document.uri,
        diagnostic,
      );
      assert.equal(box.began, `Refused: ${TOKEN}`);
      assert.match(shown[0]?.[0]?.detail ?? '', /the title.*line 2/);
      assert.equal(record.title, `Refused: ${MASK}`);
      assert.ok(!read(vscode.workspace.asRelativePath(record.uri, false)).includes(TOKEN));
    });

    it('called with a title asks nothing, masks, and tells so', async () => {
      await open(file, [1, 5]);
      const shown = picking();
      const told: string[] = [];
      replace('setStatusBarMessage', (message) => {
        told.push(String(message));
        return { dispose: () => undefined };
      });
      const { text } = await log({ title: 'Leak' });
      assert.ok(text.includes(MASK) && !text.includes(TOKEN));
      assert.deepEqual(shown, []);
      assert.deepEqual(told, ['$(shield) Masked: GitHub Token (line 2)']);
    });

    it('masks what it adds to a log', async () => {
      await open(file, [1, 5]);
      const { text } = await log({ title: 'Leak', target: `docs/${folder}/BLOCKERS.md` });
      assert.ok(text.includes(MASK) && !text.includes(TOKEN));
    });
  });

  describe('in an entry that is there', () => {
    it('are masked by Add Selection to Entry', async () => {
      const entry = await recorded();
      await open(file, [2, 2]);
      const shown = picking('Evidence', 'Mask');
      await vscode.commands.executeCommand('challengeLog.addSelection', { entry });
      assert.equal(shown.length, 2);
      await entryOf(entry.document.path, ({ anchors }) => anchors.length === 2);
      assert.ok(!read(entry.document.path).includes(TOKEN));
    });

    it('are masked by Re-anchor to Selection, and nothing happens after Cancel', async () => {
      const entry = await recorded();
      const before = read(entry.document.path);
      await open(file, [2, 3]);
      picking('Cancel');
      await vscode.commands.executeCommand('challengeLog.reanchor', { entry });
      assert.equal(read(entry.document.path), before);
      picking('Mask');
      await vscode.commands.executeCommand('challengeLog.reanchor', { entry });
      const after = read(entry.document.path);
      assert.match(after, /lines: 2-3/);
      assert.ok(!after.includes(TOKEN));
    });

    it('are masked in the After and in the difference when it is resolved', async () => {
      const entry = await recorded();
      const fixed = CODE.with(3, '  return socket.close();').with(1, `  const token = '${OTHER_TOKEN}';`);
      write(file, `${fixed.join('\n')}\n`);
      const shown = picking('Mask');
      await vscode.commands.executeCommand('challengeLog.resolve', { entry }, { accept: true });
      const text = read(entry.document.path);
      assert.match(text, /status: resolved/);
      assert.ok(text.includes('return socket.close();'));
      assert.ok(!text.includes(OTHER_TOKEN));
      // What is masked in both is no difference.
      assert.ok(!/^[-+].*const token/m.test(text), text);
      assert.deepEqual(shown, [], 'whoever accepts everything is not asked');
    });

    it('are not asked about where an After is there already', async () => {
      const entry = await recorded();
      const written = '```javascript after=a1\nwritten();\n```';
      write(entry.document.path, read(entry.document.path).replace('```javascript after=a1\n```', written));
      await vscode.commands.executeCommand('challengeLog.refresh');
      const told: string[] = [];
      replace('setStatusBarMessage', (message) => {
        told.push(String(message));
        return { dispose: () => undefined };
      });
      await vscode.commands.executeCommand('challengeLog.resolve', { entry }, { accept: true });
      assert.match(read(entry.document.path), /status: resolved/);
      assert.ok(!told.some((message) => message.includes('Masked')), told.join('\n'));
    });
  });

  describe('in a document that is shown', () => {
    /** The problems of a document's secrets, as soon as there are so many. */
    async function problemsOf(path: string, count: number): Promise<vscode.Diagnostic[]> {
      const uri = vscode.Uri.file(inWorkspace(path));
      const now = () => vscode.languages.getDiagnostics(uri).filter(({ code }) => code === 'secret');
      if (now().length === count) return now();
      return new Promise((resolve) => {
        const listener = vscode.languages.onDidChangeDiagnostics(() => {
          if (now().length !== count) return;
          listener.dispose();
          resolve(now());
        });
      });
    }

    it('are problems that a quick fix masks', async () => {
      await open(file, [1, 5]);
      titling(`Sockets leak ${randomInt(100_000, 900_000)}`);
      picking('Keep');
      const path = await logged();
      await entryOf(path);
      const [problem] = await problemsOf(path, 1);
      assert.match(problem?.message ?? '', /GitHub Token/);
      assert.ok(!problem?.message.includes(TOKEN.slice(4, 12)));
      const uri = vscode.Uri.file(inWorkspace(path));
      // VS Code gives up asking while a document that was just opened settles.
      let fix: vscode.CodeAction | undefined;
      while (!fix) {
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          uri,
          problem?.range,
        );
        fix = actions.find(({ title }) => title === 'Mask This Secret');
      }
      assert.ok(await vscode.workspace.applyEdit(fix.edit!));
      await problemsOf(path, 0);
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.getText(), read(path).replace(TOKEN, MASK));
    });

    it('are nobody’s concern in other documents', async () => {
      const entry = await recorded();
      write(`${folder}/notes.md`, `# Notes\n\n${TOKEN}\n`);
      write(entry.document.path, `${read(entry.document.path)}\n${TOKEN}\n`);
      await open(`${folder}/notes.md`);
      await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(entry.document.path)), {
        viewColumn: vscode.ViewColumn.Beside,
      });
      await problemsOf(entry.document.path, 1);
      assert.deepEqual(await problemsOf(`${folder}/notes.md`, 0), []);
    });
  });
});
