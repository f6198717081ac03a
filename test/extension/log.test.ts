import { strict as assert } from 'node:assert';
import { mkdirSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { readSnippets } from '../../src/core/snippet';
import { cleanUp, entryOf, git, inWorkspace, log, open, repository, write } from './support';

const CODE = [
  'function first() {',
  '  return 1;',
  '}',
  '',
  'function second() {',
  '  return 2;',
  '}',
  '',
].join('\n');

describe('Log Challenge', () => {
  let head: string;

  before(() => {
    write('app/src/code.ts', CODE);
    // The editor remembers documents after they are closed, so whatever changes has a file of its own.
    for (const name of ['inserted', 'edited', 'changed', 'endings']) write(`app/src/${name}.ts`, CODE);
    head = repository('app');
    git('app', 'remote', 'add', 'origin', 'https://someone:secret@github.com/acme/app.git');
    mkdirSync(inWorkspace('plain'), { recursive: true });
  });
  afterEach(() => cleanUp());
  after(() => rmSync(inWorkspace('app'), { recursive: true, force: true }));

  describe('called with a title', () => {
    it('asks nothing and says what it wrote', async () => {
      const { uri, number, title, path } = await log({ title: 'WebSocket connection leaks' });
      assert.equal(path, 'docs/challenges/001-websocket-connection-leaks.md');
      assert.equal(number, 1);
      assert.equal(title, 'WebSocket connection leaks');
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    });

    it('puts the cursor into the blank under Problem', async () => {
      await log({ title: 'Leak' });
      const editor = vscode.window.activeTextEditor!;
      assert.equal(editor.document.lineAt(editor.selection.active.line - 2).text, '## 🔴 Problem');
      assert.equal(editor.document.lineAt(editor.selection.active.line).text, '');
    });

    it('takes kind, severity, category and tags', async () => {
      const { path } = await log({
        title: 'Use a queue',
        kind: 'decision',
        severity: 'high',
        category: 'process',
        tags: ['a: b', 'c'],
      });
      const entry = await entryOf(path);
      assert.deepEqual(
        [entry.kind, entry.status, entry.state, entry.severity, entry.category, entry.tags],
        ['decision', 'proposed', 'open', 'high', 'process', ['a: b', 'c']],
      );
    });

    it('writes to the target that it names', async () => {
      const { path } = await log({ title: 'Leak', target: 'docs/blockers' });
      assert.equal(path, 'docs/blockers/001-leak.md');
    });

    it('goes on with the folder’s numbers and width', async () => {
      write('docs/challenges/0041-old.md', '# Old\n');
      assert.equal((await log({ title: 'New' })).path, 'docs/challenges/0042-new.md');
    });

    it('gives simultaneous calls numbers of their own', async () => {
      const logged = await Promise.all(
        Array.from({ length: 8 }, (_, index) => log({ title: `Challenge of its own ${index}` })),
      );
      assert.deepEqual(
        logged.map(({ number }) => number).sort((a = 0, b = 0) => a - b),
        [1, 2, 3, 4, 5, 6, 7, 8],
      );
    });

    for (const target of ['../outside', '/etc', 'C:\\x', 'docs/../../x']) {
      it(`refuses the target ${target}`, async () => {
        await assert.rejects(log({ title: 'Leak', target }), /not a folder inside the workspace/);
      });
    }

    for (const [name, request] of Object.entries({
      'a title that is no text': { title: 4 },
      'an empty title': { title: ' \n ' },
      'NUL in the title': { title: 'a\0b' },
      'half a character in the title': { title: 'a\ud800' },
      'tags that are no list': { title: 'x', tags: 'y' },
      'a kind that is no word': { title: 'x', kind: '../x' },
    })) {
      it(`refuses ${name} with a sentence`, async () => {
        await assert.rejects(log(request), (error: Error) => /^[A-Z"“].*\.$/.test(error.message));
        assert.deepEqual(await vscode.workspace.findFiles('docs/**'), []);
      });
    }
  });

  describe('titles', () => {
    const titles = [
      'Retry #3 fails: websocket leak',
      '"quoted" and \'single\'',
      '[WIP] brackets',
      '@x',
      'null',
      'true',
      '2026-11-20',
      '12e4567',
      '- dash',
      '---',
      'a: b: c',
      '`code` *stars* _lines_',
      '<script>alert(1)</script>',
      '\\backslash\\',
      'שלום עולם',
      'ปัญหา',
      '🔥🔥🔥',
      'con',
      'a'.repeat(300),
      '& &amp; | % $ ! ?',
      'trailing #',
      '..',
      '${TITLE}',
    ];
    for (const title of titles) {
      it(`survive: ${title.slice(0, 40)}`, async () => {
        const { path, title: written } = await log({ title });
        assert.equal(written, title);
        const entry = await entryOf(path);
        assert.equal(entry.title, title);
        const found = vscode.languages.getDiagnostics(vscode.Uri.file(inWorkspace(path)));
        assert.deepEqual(
          found.filter(({ source }) => source === 'challenge-log').map(({ message }) => message),
          [],
        );
      });
    }
  });

  describe('captures', () => {
    it('the file, the lines, the commit, the branch and the text', async () => {
      await open('app/src/code.ts', [1, 3]);
      const { text, path } = await log({ title: 'Leak' });
      const [anchor] = (await entryOf(path)).anchors;
      assert.equal(anchor?.file, 'app/src/code.ts');
      assert.deepEqual(anchor.lines, { first: 1, last: 3 });
      assert.equal(anchor.commit, head);
      assert.equal(anchor.branch, 'main');
      assert.equal(anchor.uncommitted, undefined);
      assert.deepEqual(snippets(text), [
        ['before', 'a1', 'ts', 'function first() {\n  return 1;\n}'],
        ['after', 'a1', 'ts', ''],
      ]);
    });

    it('a permalink without the remote’s credentials', async () => {
      await open('app/src/code.ts', [5, 7]);
      const { text, path } = await log({ title: 'Leak' });
      assert.equal(
        (await entryOf(path)).anchors[0]?.permalink,
        `https://github.com/acme/app/blob/${head}/src/code.ts#L5-L7`,
      );
      assert.ok(!text.includes('secret'));
    });

    it('every cursor, in the file’s order', async () => {
      await open('app/src/code.ts', [5, 6], [1, 2]);
      const { path, text } = await log({ title: 'Leak' });
      const { anchors } = await entryOf(path);
      assert.deepEqual(
        anchors.map(({ id, lines }) => [id, lines?.first]),
        [
          ['a1', 1],
          ['a2', 5],
        ],
      );
      assert.deepEqual(
        snippets(text).map(([role, id]) => `${role} ${id}`),
        ['before a1', 'after a1', 'before a2', 'after a2'],
      );
    });

    it('not the line at whose start the selection ends', async () => {
      const editor = await open('app/src/code.ts');
      editor.selection = new vscode.Selection(0, 0, 3, 0);
      const { path, text } = await log({ title: 'Leak' });
      assert.deepEqual((await entryOf(path)).anchors[0]?.lines, { first: 1, last: 3 });
      assert.equal(snippets(text)[0]?.[3], 'function first() {\n  return 1;\n}');
    });

    it('the cursor’s line when nothing is selected, and leaves Before blank', async () => {
      const editor = await open('app/src/code.ts');
      editor.selection = new vscode.Selection(5, 3, 5, 3);
      const { path, text } = await log({ title: 'Leak' });
      assert.deepEqual((await entryOf(path)).anchors[0]?.lines, { first: 6, last: 6 });
      assert.equal(snippets(text)[0]?.[3], '');
    });

    it('the errors and warnings on the lines', async () => {
      const editor = await open('app/src/code.ts', [5, 7]);
      const collection = vscode.languages.createDiagnosticCollection('test');
      const at = (line: number, message: string, severity: vscode.DiagnosticSeverity) => {
        const found = new vscode.Diagnostic(new vscode.Range(line - 1, 0, line - 1, 5), message, severity);
        return Object.assign(found, { source: 'ts', code: 2322 });
      };
      collection.set(editor.document.uri, [
        at(6, 'Type *x* is\nnot y', vscode.DiagnosticSeverity.Error),
        at(1, 'elsewhere', vscode.DiagnosticSeverity.Error),
        at(6, 'a hint', vscode.DiagnosticSeverity.Hint),
      ]);
      const { text } = await log({ title: 'Leak' });
      collection.dispose();
      assert.match(text, /## 🔴 Problem\n\n- Error on line 6: Type \\\*x\\\* is not y \(ts 2322\)\n\n\n/);
      assert.ok(!text.includes('elsewhere') && !text.includes('a hint'));
    });

    it('the symbol around the selection', async () => {
      const provider = vscode.languages.registerDocumentSymbolProvider(
        { language: 'plaintext' },
        {
          provideDocumentSymbols: (document) => {
            const range = new vscode.Range(0, 0, document.lineCount, 0);
            const pool = new vscode.DocumentSymbol('Pool', '', vscode.SymbolKind.Class, range, range);
            pool.children.push(
              new vscode.DocumentSymbol('acquire: x', '', vscode.SymbolKind.Method, range, range),
            );
            return [pool];
          },
        },
      );
      write('plain/a.txt', 'one\ntwo\n');
      await open('plain/a.txt', [2, 2]);
      const { path } = await log({ title: 'Leak' });
      provider.dispose();
      assert.equal((await entryOf(path)).anchors[0]?.symbol, 'Pool.acquire: x');
    });

    it('code that holds fences and front matter lines, to the character', async () => {
      const nasty = '---\n```md\n# x\n````\n~~~\n\n  indented\t\n<!-- -->\n';
      write('plain/nasty.md', nasty);
      const editor = await open('plain/nasty.md');
      editor.selection = new vscode.Selection(0, 0, 8, 0);
      const { text } = await log({ title: 'Leak' });
      assert.equal(snippets(text)[0]?.[3], nasty.replace(/\n$/, ''));
    });
  });

  describe('uncommitted changes', () => {
    afterEach(() => git('app', 'checkout', '--quiet', '.'));

    it('on disk are said, and the permalink cites the committed lines', async () => {
      write('app/src/inserted.ts', `// new\n// new\n${CODE}`);
      await open('app/src/inserted.ts', [7, 9]);
      const { path, text } = await log({ title: 'Leak' });
      const [anchor] = (await entryOf(path)).anchors;
      assert.equal(anchor?.uncommitted, true);
      assert.deepEqual(anchor.lines, { first: 7, last: 9 });
      assert.match(anchor.permalink ?? '', /#L5-L7$/);
      assert.match(text, /at `[0-9a-f]{7}`, with uncommitted changes/);
    });

    it('in the buffer alone are said too', async () => {
      const editor = await open('app/src/edited.ts');
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// new\n'));
      editor.selection = new vscode.Selection(1, 0, 1, 5);
      const { path } = await log({ title: 'Leak' });
      const [anchor] = (await entryOf(path)).anchors;
      assert.equal(anchor?.uncommitted, true);
      assert.match(anchor.permalink ?? '', /#L1$/);
    });

    it('in the selected lines leave no permalink', async () => {
      write('app/src/changed.ts', CODE.replace('return 2', 'return 3'));
      await open('app/src/changed.ts', [5, 7]);
      const { path } = await log({ title: 'Leak' });
      assert.equal((await entryOf(path)).anchors[0]?.permalink, undefined);
    });

    it('are said of a file that git does not have', async () => {
      write('app/src/new.ts', CODE);
      await open('app/src/new.ts', [1, 1]);
      const { path } = await log({ title: 'Leak' });
      rmSync(inWorkspace('app/src/new.ts'));
      const [anchor] = (await entryOf(path)).anchors;
      assert.deepEqual([anchor?.uncommitted, anchor?.commit, anchor?.permalink], [true, head, undefined]);
    });

    it('are not claimed for other line endings alone', async () => {
      write('app/src/endings.ts', CODE.replaceAll('\n', '\r\n'));
      await open('app/src/endings.ts', [1, 1]);
      const { path } = await log({ title: 'Leak' });
      assert.equal((await entryOf(path)).anchors[0]?.uncommitted, undefined);
    });
  });

  describe('works where little is known:', () => {
    async function logged(): Promise<{ text: string; anchors: readonly object[] }> {
      const { text, path } = await log({ title: 'Leak' });
      return { text, anchors: (await entryOf(path)).anchors };
    }

    it('no editor', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      assert.deepEqual((await logged()).anchors, []);
    });

    it('an untitled file', async () => {
      const document = await vscode.workspace.openTextDocument({ content: 'let x;', language: 'javascript' });
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(0, 0, 0, 6);
      const { text, anchors } = await logged();
      assert.deepEqual(anchors, []);
      assert.match(text, /\*\*Before\*\*: an unsaved editor\n\n```js\nlet x;\n```/);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('a file outside the workspace', async () => {
      const outside = `${inWorkspace('.')}-outside.txt`;
      await vscode.workspace.fs.writeFile(
        vscode.Uri.file(outside),
        new TextEncoder().encode('secret place\n'),
      );
      const editor = await vscode.window.showTextDocument(vscode.Uri.file(outside));
      editor.selection = new vscode.Selection(0, 0, 0, 6);
      const { text, anchors } = await logged();
      rmSync(outside);
      assert.deepEqual(anchors, []);
      assert.match(text, /outside the workspace\n\n```text\nsecret\n```/);
      assert.ok(!text.includes(outside));
    });

    it('a file outside any repository', async () => {
      write('plain/a.txt', 'one\n');
      await open('plain/a.txt', [1, 1]);
      assert.deepEqual((await logged()).anchors, [
        { id: 'a1', file: 'plain/a.txt', lines: { first: 1, last: 1 } },
      ]);
    });

    it('a repository without commits', async () => {
      write('empty/a.txt', 'one\n');
      git('empty', 'init', '--quiet');
      await open('empty/a.txt', [1, 1]);
      assert.deepEqual((await logged()).anchors, [
        { id: 'a1', file: 'empty/a.txt', lines: { first: 1, last: 1 } },
      ]);
      await cleanUp('empty');
    });

    it('a detached HEAD', async () => {
      git('app', 'checkout', '--quiet', '--detach');
      await open('app/src/code.ts', [1, 1]);
      const { anchors } = await logged();
      git('app', 'checkout', '--quiet', 'main');
      assert.deepEqual(
        Object.keys(anchors[0] ?? {}).filter((key) => key === 'commit' || key === 'branch'),
        ['commit'],
      );
    });

    it('a linked worktree', async () => {
      git('app', 'worktree', 'add', '--quiet', '-b', 'side', inWorkspace('side'));
      await open('side/src/code.ts', [1, 1]);
      const { anchors } = await logged();
      git('app', 'worktree', 'remove', '--force', inWorkspace('side'));
      assert.deepEqual(
        anchors.map((anchor) => ({ ...anchor, permalink: undefined, symbol: undefined })),
        [
          {
            id: 'a1',
            file: 'side/src/code.ts',
            lines: { first: 1, last: 1 },
            commit: head,
            branch: 'side',
            permalink: undefined,
            symbol: undefined,
          },
        ],
      );
    });

    it('a submodule', async () => {
      repository('outer');
      git('outer', 'submodule', '--quiet', 'add', inWorkspace('app'), 'sub');
      await open('outer/sub/src/code.ts', [1, 1]);
      const { anchors } = await logged();
      await cleanUp('outer');
      assert.equal((anchors[0] as { commit?: string }).commit, head);
    });

    it('the committed side of a diff', async () => {
      write('app/src/code.ts', `// new\n${CODE}`);
      const file = vscode.Uri.file(inWorkspace('app/src/code.ts'));
      const side = file.with({ scheme: 'git', query: JSON.stringify({ path: file.fsPath, ref: head }) });
      const editor = await vscode.window.showTextDocument(side);
      editor.selection = new vscode.Selection(0, 0, 1, 5);
      const { anchors } = await logged();
      git('app', 'checkout', '--quiet', '.');
      const [anchor] = anchors as {
        file?: string;
        commit?: string;
        uncommitted?: boolean;
        permalink?: string;
      }[];
      assert.deepEqual(
        [anchor?.file, anchor?.commit, anchor?.uncommitted],
        ['app/src/code.ts', head, undefined],
      );
      assert.match(anchor?.permalink ?? '', /#L1-L2$/);
    });

    it('a version that is named by a branch', async () => {
      const file = vscode.Uri.file(inWorkspace('app/src/code.ts'));
      const query = JSON.stringify({ path: file.fsPath, ref: 'main' });
      const editor = await vscode.window.showTextDocument(file.with({ scheme: 'git', query }));
      editor.selection = new vscode.Selection(0, 0, 1, 5);
      const { anchors } = await logged();
      assert.deepEqual(anchors, [{ id: 'a1', file: 'app/src/code.ts' }]);
    });

    it('a notebook cell', async () => {
      const notebook = {
        cells: [
          {
            cell_type: 'code',
            execution_count: null,
            metadata: {},
            outputs: [],
            source: ['x = 1\n', 'y = 2'],
          },
        ],
        metadata: {},
        nbformat: 4,
        nbformat_minor: 2,
      };
      write('plain/n.ipynb', JSON.stringify(notebook));
      const document = await vscode.workspace.openNotebookDocument(
        vscode.Uri.file(inWorkspace('plain/n.ipynb')),
      );
      await vscode.window.showNotebookDocument(document);
      const editor = await vscode.window.showTextDocument(document.cellAt(0).document);
      editor.selection = new vscode.Selection(0, 0, 0, 5);
      const { text, anchors } = await logged();
      assert.deepEqual(anchors, [{ id: 'a1', file: 'plain/n.ipynb' }]);
      assert.equal(snippets(text)[0]?.[3], 'x = 1');
    });
  });

  it('refuses more code than a record holds, and writes nothing', async () => {
    write('plain/big.txt', 'x'.repeat(300 * 1024));
    await open('plain/big.txt', [1, 1]);
    await assert.rejects(log({ title: 'Leak' }), /300 kB; a record holds at most 256 kB/);
    assert.deepEqual(await vscode.workspace.findFiles('docs/**'), []);
  });
});

function snippets(text: string): string[][] {
  return readSnippets(text.slice(text.indexOf('\n---\n') + 5)).map(
    ({ role, anchor, language, text: code }) => [role, anchor, language, code],
  );
}
