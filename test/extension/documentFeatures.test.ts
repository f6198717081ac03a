// What a document of entries offers while one reads and writes it, in a real repository and a real VS Code.
import { strict as assert } from 'node:assert';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { bytes, cleanUp, entriesWhen, git, inWorkspace, open, read, repository, write } from './support';

const POOL = ['export function acquire() {', '  return openSocket();', '}', ''].join('\n');
const uriOf = (file: string) => vscode.Uri.file(inWorkspace(file));
const setting = (section: string, key: string, value: unknown) =>
  vscode.workspace.getConfiguration(section).update(key, value, vscode.ConfigurationTarget.Global);

function record(title: string, body: string, header = ''): string {
  return `---\ntitle: "${title}"\nkind: challenge\nstatus: open\n${header}---\n\n# Challenge: ${title}\n\n## 🔴 Problem\n\n${body}\n`;
}

describe('a document of entries', () => {
  const SOCKETS = 'docs/named/041-sockets-leak.md';
  const QUEUE = 'docs/named/042-queue-stalls.md';
  const LOG = 'docs/CHALLENGES.md';
  let hash = '';
  let document: vscode.TextDocument;

  before(async () => {
    await setting('git', 'enabled', false);
    write('src/pool.ts', POOL);
    repository('');
    git('', 'commit', '--quiet', '--allow-empty', '--message=Second');
    write('src/$(bell).ts', POOL);
    hash = git('', 'log', '-1', '--format=%H', '--', 'src/pool.ts');
    write(
      SOCKETS,
      record(
        'Sockets: `leak` | 日本語 $(trash)',
        `They leak. See #042.`,
        `tags: [websocket]\nanchors:\n  - id: a1\n    file: src/pool.ts\n    lines: 1-2\n    commit: "${hash}"\n`,
      ),
    );
    write(
      QUEUE,
      record(
        'Queue stalls',
        `Like #041 (not #43), see src/pool.ts:1-2, \`src/gone.ts:3\` and [it](041-sockets-leak.md).\nSince \`${hash.slice(0, 7)}\`, not \`0123abc\`. Both mean #007.`,
      ),
    );
    write('docs/adr/007-one.md', record('One', 'X.').replace('challenge', 'decision'));
    write('docs/other/007-two.md', record('Two', 'X.'));
    write(
      LOG,
      '# Challenges\n\n## Challenge 51: First\n\n**Status:** Open\n\nSee #041.\n\n## Challenge 52: Second\n\n**Status:** Open\n\nSee Challenge 51.\n',
    );
    await entriesWhen((entries) => entries.length === 6);
    document = (await open(QUEUE)).document;
  });
  after(async () => {
    await cleanUp('.git', 'src');
    await setting('git', 'enabled', undefined);
  });

  const at = (text: string, shift = 1) => document.positionAt(document.getText().indexOf(text) + shift);

  /** What is clickable, and where it leads. */
  async function links(): Promise<Map<string, string>> {
    const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    return new Map(
      found.map(({ range, target }) => [
        document.getText(range),
        target?.scheme === 'file'
          ? `${vscode.workspace.asRelativePath(target)}#${target.fragment}`
          : decodeURIComponent(target?.toString() ?? ''),
      ]),
    );
  }

  it('links paths that are there, commits, and numbers of entries', async () => {
    const found = await links();
    assert.equal(found.get('#041'), `${SOCKETS}#`);
    assert.equal(found.get('src/pool.ts:1-2'), 'src/pool.ts#L1-L2');
    assert.match(
      found.get(hash.slice(0, 7)) ?? '',
      /^command:challengeLog\.openReference\?.*"kind":"commit"/,
    );
    assert.match(found.get('#007') ?? '', /007-one\.md.*007-two\.md/);
    const ours = ['#041', 'src/pool.ts:1-2', hash.slice(0, 7), '0123abc', '#007'];
    assert.deepEqual(
      ours.filter((text) => !found.has(text)),
      [],
    );
    // The target of a link is VS Code's own; neither the number of an issue nor a file that is gone is linked.
    for (const text of found.keys()) assert.ok([...ours, '041-sockets-leak.md'].includes(text), text);
  });

  it('opens a commit as the changes that it made, and says when git does not know it', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.toString();
    await vscode.commands.executeCommand('challengeLog.openReference', { kind: 'commit', folder, hash });
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.equal(tab?.label, `${hash.slice(0, 7)}: Start (1 file)`);
    const told: string[] = [];
    replace('showErrorMessage', (message) => told.push(String(message)));
    await vscode.commands.executeCommand('challengeLog.openReference', {
      kind: 'commit',
      folder,
      hash: '0123abc',
    });
    assert.match(told[0] ?? '', /^Git knows no commit 0123abc here\./);
    await open(QUEUE);
  });

  it('lets a person choose where a number means several entries', async () => {
    const entries = (await entriesWhen(() => true)).filter(({ number }) => number === 7);
    const target = entries.map(({ document: { uri }, line }) => ({ uri, line }));
    let offered: string[] = [];
    replace('showQuickPick', (items) => {
      const choices = items as readonly vscode.QuickPickItem[];
      offered = choices.map(({ label, description }) => `${label} ${description}`);
      return Promise.resolve(choices[1]);
    });
    await vscode.commands.executeCommand('challengeLog.openReference', { kind: 'entries', entries: target });
    assert.deepEqual(offered.sort(), [
      'Challenge 007: Two docs/other/007-two.md',
      'Decision 007: One docs/adr/007-one.md',
    ]);
    await open(QUEUE);
  });

  async function hover(text: string): Promise<string> {
    const found = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at(text),
    );
    return found
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
  }

  it('tells on hover what an entry, a place in code, and a commit are', async () => {
    const entry = plain(await hover('#041'));
    assert.match(entry, /\*\*Challenge 041: Sockets: `leak` \| 日本語 \$\(trash\)\*\*/);
    assert.match(entry, /open[^]*Problem: They leak\./);
    assert.match(
      plain(await hover('src/pool.ts:1-2')),
      /lines 1-2 today[^]*```typescript\nexport function acquire\(\) \{\n {2}return openSocket\(\);\n```/,
    );
    assert.match(plain(await hover('src/gone.ts')), /There is no file src\/gone\.ts/);
    assert.match(
      plain(await hover(hash.slice(0, 7))),
      /\*\*Start\*\*[^]*Test · \d{4}-\d\d-\d\d · 1 file changed/,
    );
    assert.match(plain(await hover('0123abc')), /Git knows no commit 0123abc/);
    assert.equal(await hover('#43'), '');
  });

  it('tells which entries mention an entry', async () => {
    const references = async (uri: vscode.Uri, position: vscode.Position) =>
      (
        await vscode.commands.executeCommand<vscode.Location[]>(
          'vscode.executeReferenceProvider',
          uri,
          position,
        )
      )
        .map(
          ({ uri, range }) =>
            `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}:${range.start.character}`,
        )
        .sort();
    const mentions = [`${LOG}:7:4`, `${QUEUE}:11:5`, `${QUEUE}:11:67`];
    const sockets = await vscode.workspace.openTextDocument(uriOf(SOCKETS));
    assert.deepEqual(await references(sockets.uri, new vscode.Position(16, 0)), mentions);
    assert.deepEqual(await references(document.uri, at('#041')), mentions);
    assert.deepEqual(await references(uriOf(LOG), new vscode.Position(6, 1)), [`${LOG}:13:4`]);
  });

  it('tells above a title how many entries mention it, and follows what is typed', async () => {
    for (const file of [SOCKETS, LOG]) await vscode.workspace.openTextDocument(uriOf(file));
    const lenses = async (file: string) =>
      (
        (await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          uriOf(file),
          10,
        )) ?? []
      ).map(({ range, command }) => `${range.start.line + 1} ${command?.title}`);
    assert.deepEqual(
      await until(
        () => lenses(SOCKETS),
        (found) => found.length > 0,
      ),
      ['13 Mentioned in 2 entries'],
    );
    assert.deepEqual(await lenses(LOG), ['3 Mentioned in 1 entry']);
    const editor = await open(LOG);
    await editor.edit((edit) => edit.insert(new vscode.Position(12, 0), 'Like #042. '));
    assert.deepEqual(
      await until(
        () => lenses(QUEUE),
        ([lens]) => lens?.includes('2') === true,
      ),
      ['7 Mentioned in 2 entries'],
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await setting('challengeLog', 'mentionedIn', false);
    assert.deepEqual(await lenses(SOCKETS), []);
    await setting('challengeLog', 'mentionedIn', undefined);
    await open(QUEUE);
  });

  /** What is offered where a text was typed at the end of the document, and the document with the first choice taken. */
  async function completed(typed: string, sign?: string): Promise<string[]> {
    const editor = await open(QUEUE);
    const end = document.lineAt(document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, `\n${typed}`));
    const position = document.lineAt(document.lineCount - 1).range.end;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
      sign,
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
    return list.items
      .filter(
        ({ kind }) => kind !== vscode.CompletionItemKind.Text && kind !== vscode.CompletionItemKind.Snippet,
      )
      .map(({ label, insertText }) => {
        const inserted = insertText instanceof vscode.SnippetString ? insertText.value : (insertText ?? '');
        return `${typeof label === 'string' ? label : `${label.label} ${label.description ?? ''}`}: ${inserted}`;
      });
  }

  it('offers entries behind #, files in code, and commits behind their word', async () => {
    const entries = await completed('See #', '#');
    assert.equal(entries[0], '#041 Sockets: `leak` | 日本語 $(trash): #041');
    assert.ok(entries.includes('#007 One: ADR-007'), entries.join('\n'));
    assert.ok(entries.includes('#007 Two: Challenge #007'), entries.join('\n'));
    assert.ok((await completed('`src/', '/')).includes('src/pool.ts: src/pool.ts'));
    assert.deepEqual(
      (await completed('since commit `', '`')).map((item) =>
        item.replace(/^\w{7} /, '').replace(/\w{7}$/, 'HASH'),
      ),
      ['Second: HASH', 'Start: HASH'],
    );
  });

  it('offers nothing in ordinary prose, and no entries where a heading begins', async () => {
    for (const [typed, sign] of [
      ['#', '#'],
      ['`', '`'],
      ['we commit ', ' '],
      ['and/', '/'],
      ['C#', '#'],
    ] as const)
      assert.deepEqual(await completed(typed, sign), [], typed);
  });

  it('offers the words that front matter has', async () => {
    const file = 'docs/challenges/043-typed.md';
    write(file, record('Typed', 'X.', 'tags: [\nseverity: \n').replace('status: open', 'status: '));
    const typed = await vscode.workspace.openTextDocument(uriOf(file));
    const offered = async (line: number) =>
      (
        await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          typed.uri,
          typed.lineAt(line).range.end,
        )
      ).items
        .filter(({ kind }) => kind === vscode.CompletionItemKind.Value)
        .map(({ label }) => label);
    assert.deepEqual(await offered(3), ['open', 'in-progress', 'workaround', 'resolved']);
    assert.deepEqual(await offered(4), ['websocket']);
    assert.deepEqual(await offered(5), ['low', 'medium', 'high', 'critical']);
  });

  it('offers words that would be icons as they are written', async () => {
    // The label makes icons, what is described beside it does not.
    const entries = await completed('See #', '#');
    assert.ok(entries.every((entry) => /^#\d+ /.test(entry)));
    assert.ok((await completed('`src/', '/')).includes('src/\\$(bell).ts: src/$(bell).ts'));
    const header = 'severity: high\ncategory: $(flame)\ntags: [$(trash)]\n';
    write('docs/challenges/045-icons.md', record('Icons', 'X.', header));
    await entriesWhen((found) => found.some(({ category }) => category === '$(flame)'));
    const file = 'docs/challenges/046-typed.md';
    write(file, record('Typed', 'X.', 'tags: [\ncategory: \n'));
    const typed = await vscode.workspace.openTextDocument(uriOf(file));
    const offered = async (line: number) => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        typed.uri,
        typed.lineAt(line).range.end,
      );
      return items
        .filter(({ label }) => typeof label === 'string' && label.includes('$('))
        .map(({ label, insertText, filterText }) => [label, insertText, filterText]);
    };
    assert.deepEqual(await offered(4), [['\\$(trash)', '"$(trash)"', '$(trash)']]);
    assert.deepEqual(await offered(5), [['\\$(flame)', '"$(flame)"', '$(flame)']]);
  });

  it('has colors, and no color for a number', async () => {
    const file = 'docs/challenges/044-colors.md';
    write(file, record('Colors', 'Like #041: #f00, #00ff0080, #123456, &#123; and #1234.'));
    const { uri } = await vscode.workspace.openTextDocument(uriOf(file));
    const colors = async () =>
      await vscode.commands.executeCommand<vscode.ColorInformation[]>(
        'vscode.executeDocumentColorProvider',
        uri,
      );
    const found = await until(colors, (some) => some.length === 3);
    assert.deepEqual(
      found.map(({ color: { red, green, blue } }) =>
        [red, green, blue].map((part) => Math.round(part * 255)),
      ),
      [
        [255, 0, 0],
        [0, 255, 0],
        [18, 52, 86],
      ],
    );
  });
});

describe('files that entries name', () => {
  let count = 0;
  let base = '';
  let entry = '';
  before(async () => {
    await setting('git', 'enabled', false);
    // Watchers need a while for new folders.
    for (const number of [1, 2, 3, 4, 5]) write(`src/moves-${number}/other.txt`, 'x\n');
    repository('');
  });
  beforeEach(() => {
    base = `src/moves-${++count}`;
    entry = `docs/named/06${count}-moved-${count}.md`;
  });
  afterEach(async () => {
    await setting('challengeLog', 'updateOnMove', undefined);
    await cleanUp();
  });
  after(async () => {
    await cleanUp('.git', 'src');
    await setting('git', 'enabled', undefined);
  });

  const text = (file: string) =>
    `\uFEFF---\r\ntitle: "Moved"\r\nkind: challenge\r\nstatus: open # mine\r\nanchors:\r\n  - id: a1\r\n    file: '${file}'\r\n    lines: 1-2\r\n---\r\n\r\n# Challenge: Moved\r\n\r\n**Before**: [${file}:1-2](../../${file}#L1-L2)\r\n\r\nSee \`${file}:1\`.`;

  async function given(): Promise<string> {
    const file = `${base}/pool.ts`;
    // Where two files hold the same, nobody could tell which one it became.
    write(file, `${POOL}// ${count}\n`);
    write(entry, text(file));
    await entriesWhen((entries) => entries.some(({ document }) => document.path === entry));
    return file;
  }
  async function move(from: string, to: string): Promise<void> {
    const change = new vscode.WorkspaceEdit();
    change.renameFile(uriOf(from), uriOf(to));
    assert.ok(await vscode.workspace.applyEdit(change));
  }
  /** Answers the question, and gives it back once it was asked. */
  function answered(answer: string | undefined, work: () => PromiseLike<unknown>): Promise<string> {
    return new Promise((resolve, reject) => {
      replace('showInformationMessage', (message) => {
        resolve(String(message));
        return Promise.resolve(answer);
      });
      Promise.resolve(work()).catch(reject);
    });
  }
  const isWritten = (expected: string) =>
    until(
      () => Promise.resolve(read(entry)),
      (now) => now === expected,
    );

  it('are followed when a person renames one and says so, to the byte', async () => {
    const file = await given();
    const to = `${base}/net/socket-pool.ts`;
    const question = await answered('Update', () => move(file, to));
    assert.equal(question, `${file} is now ${to}. Update the document of entries that names it?`);
    await isWritten(text(to));
  });

  it('are followed when their folder moves, by setting without a question', async () => {
    const file = await given();
    await setting('challengeLog', 'updateOnMove', 'always');
    await move(base, `${base}-b`);
    await isWritten(text(file.replace(base, `${base}-b`)));
  });

  it('stay as they are when a person says nothing, and are not asked about again', async () => {
    const file = await given();
    await answered(undefined, () => move(file, `${base}/other.ts`));
    assert.equal(read(entry), text(file));
    assert.deepEqual(bytes(entry).subarray(0, 3), Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it('are followed when git moved them outside of the editor', async () => {
    const file = await given();
    git('', 'add', '--all');
    git('', 'commit', '--quiet', '--message=Pool');
    const to = `${base}/lib/pool.ts`;
    mkdirSync(path.dirname(inWorkspace(to)), { recursive: true });
    let question: string | undefined;
    replace('showInformationMessage', (message) => {
      question = String(message);
      return Promise.resolve('Update');
    });
    const wait = () => new Promise((resolve) => setTimeout(resolve, 1_500));
    // Of a file that came a moment ago, watchers may not tell that it went.
    while (question === undefined) {
      git('', 'mv', file, to);
      await Promise.race([
        wait(),
        until(
          () => Promise.resolve(question),
          (said) => said !== undefined,
        ),
      ]);
      if (question !== undefined) break;
      git('', 'mv', to, file);
      await wait();
    }
    await isWritten(text(to));
    assert.match(question, /is now .*lib\/pool\.ts\./);
  });

  it('name what a record names from its own place, when it moves itself', async () => {
    const to = entry.replace('docs/named', 'docs/named/done');
    write(
      entry,
      `---\nkind: challenge\nstatus: open\nlinks:\n  - rel: related\n    to: 001-x.md\n---\n\n# Challenge: X\n\n[x](001-x.md#y)\n`,
    );
    await entriesWhen((entries) => entries.some(({ document }) => document.path === entry));
    await answered('Update', () => move(entry, to));
    await until(
      () => Promise.resolve(read(to)),
      (now) => now.includes('to: ../001-x.md') && now.includes('](../001-x.md#y)'),
    );
  });
});

const restored: (() => void)[] = [];
afterEach(() => {
  for (const restore of restored.splice(0)) restore();
});

/** Takes the place of a person. */
function replace(
  name: 'showInformationMessage' | 'showErrorMessage' | 'showQuickPick',
  by: (...args: readonly unknown[]) => unknown,
): void {
  const original = vscode.window[name];
  restored.push(() => Object.assign(vscode.window, { [name]: original }));
  Object.assign(vscode.window, { [name]: by });
}

/** Asks again until the answer is as wanted; no event tells. The test's own timeout ends the wait. */
async function until<Value>(ask: () => Promise<Value>, isWanted: (value: Value) => boolean): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (isWanted(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What Markdown with its punctuation as entities shows. */
function plain(markdown: string): string {
  return markdown.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}
