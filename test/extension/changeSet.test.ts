// Several files changed as one step, in real documents of a real VS Code.
import { strict as assert } from 'node:assert';
import { chmodSync, existsSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { createBoundary } from '../../src/adapters/paths';
import { createDocuments } from '../../src/adapters/documents';
import type { WorkspaceChange } from '../../src/core/workspaceChange';
import { replaceFile } from '../../src/node/replaceFile';
import { bytes, cleanUp, inWorkspace, read, workspaceRoot, write } from './support';

describe('a change of several files', () => {
  const documents = createDocuments(replaceFile, '\n', createBoundary());
  const root = () => vscode.Uri.file(workspaceRoot());
  const restore: (() => void)[] = [];
  let folder = '';
  let count = 0;

  // The editor remembers documents after they are closed, so each test has files of its own.
  beforeEach(() => {
    folder = `docs/changes-${++count}`;
  });
  afterEach(async () => {
    for (const each of restore.splice(0)) each();
    await cleanUp();
  });

  function sample(one = '# 7. Sockets leak\n', two = 'See [7](007-a.md).\n'): WorkspaceChange {
    write(`${folder}/007-a.md`, one);
    write(`${folder}/other.md`, two);
    return {
      creates: [{ path: `${folder}/new.md`, text: 'New 🔴\n' }],
      renames: [{ from: `${folder}/007-a.md`, to: `${folder}/008-a.md` }],
      edits: [
        {
          path: `${folder}/007-a.md`,
          edits: [{ start: one.indexOf('7'), end: one.indexOf('7') + 1, text: '8' }],
        },
        {
          path: `${folder}/other.md`,
          edits: [{ start: two.indexOf('007'), end: two.indexOf('007') + 3, text: '008', label: 'Links' }],
        },
      ],
    };
  }

  const apply = (change: WorkspaceChange) =>
    documents.applyAll(root(), change, { label: 'Renumber', preview: false });

  function unchanged(): void {
    assert.equal(read(`${folder}/007-a.md`), '# 7. Sockets leak\n');
    assert.equal(read(`${folder}/other.md`), 'See [7](007-a.md).\n');
    assert.equal(existsSync(inWorkspace(`${folder}/008-a.md`)), false);
  }

  function answering(kind: 'showWarningMessage' | 'showInformationMessage', answer: string): string[] {
    const asked: string[] = [];
    const original = vscode.window[kind];
    restore.push(() => Object.assign(vscode.window, { [kind]: original }));
    Object.assign(vscode.window, {
      [kind]: (message: string, ...items: readonly unknown[]) => {
        asked.push(message);
        return Promise.resolve(items.includes(answer) ? answer : undefined);
      },
    });
    return asked;
  }

  async function setting(name: string, value: unknown): Promise<void> {
    const [section, key] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)];
    const set = (to: unknown) =>
      vscode.workspace.getConfiguration(section).update(key, to, vscode.ConfigurationTarget.Global);
    await set(value);
    restore.push(() => void set(undefined));
  }

  it('creates, renames and edits, saves it, and one undo takes it back', async () => {
    assert.equal(await apply(sample()), true);
    assert.equal(read(`${folder}/008-a.md`), '# 8. Sockets leak\n');
    assert.equal(existsSync(inWorkspace(`${folder}/007-a.md`)), false);
    assert.equal(read(`${folder}/other.md`), 'See [7](008-a.md).\n');
    assert.equal(read(`${folder}/new.md`), 'New 🔴\n');
    await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(`${folder}/008-a.md`)));
    await vscode.commands.executeCommand('undo');
    assert.equal(existsSync(inWorkspace(`${folder}/008-a.md`)), false);
    assert.equal(existsSync(inWorkspace(`${folder}/new.md`)), false);
    // As after any undo in VS Code, the texts are in the editor, unsaved.
    for (const [file, text] of [
      ['007-a.md', '# 7. Sockets leak\n'],
      ['other.md', 'See [7](007-a.md).\n'],
    ] as const) {
      const document = await vscode.workspace.openTextDocument(inWorkspace(`${folder}/${file}`));
      assert.equal(document.getText(), text);
    }
  });

  it('keeps a byte order mark and CRLF', async () => {
    await apply(sample('\uFEFF# 7. Sockets leak\r\n', 'See [7](007-a.md).\r\nEnd'));
    assert.equal(read(`${folder}/008-a.md`), '\uFEFF# 8. Sockets leak\r\n');
    assert.equal(read(`${folder}/other.md`), 'See [7](008-a.md).\r\nEnd');
  });

  it('leaves what was unsaved before unsaved', async () => {
    const change = sample();
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(`${folder}/other.md`)));
    await editor.edit((builder) => builder.insert(new vscode.Position(1, 0), 'typed\n'));
    await apply(change);
    assert.equal(editor.document.getText(), 'See [7](008-a.md).\ntyped\n');
    assert.equal(editor.document.isDirty, true);
    assert.equal(read(`${folder}/other.md`), 'See [7](007-a.md).\n');
  });

  it('turns one emoji into another in the active editor', async () => {
    const path = `${folder}/emoji.md`;
    write(path, 'Status: 🔴 Open\n');
    await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(path)));
    await apply({ creates: [], renames: [], edits: [{ path, edits: [{ start: 8, end: 10, text: '🟢' }] }] });
    assert.equal(read(path), 'Status: 🟢 Open\n');
  });

  describe('does nothing at all', () => {
    it('when a new name is taken', async () => {
      const change = sample();
      write(`${folder}/new.md`, 'mine\n');
      await assert.rejects(apply(change), /new\.md is there already\./);
      unchanged();
      assert.equal(read(`${folder}/new.md`), 'mine\n');
    });

    it('when the name to rename to is taken', async () => {
      const change = sample();
      write(`${folder}/008-a.md`, 'mine\n');
      await assert.rejects(apply(change), /008-a\.md is there already\./);
      assert.equal(read(`${folder}/008-a.md`), 'mine\n');
      assert.equal(existsSync(inWorkspace(`${folder}/new.md`)), false);
      assert.equal(read(`${folder}/other.md`), 'See [7](007-a.md).\n');
    });

    it('when a text is another than the edits are for', async () => {
      const change = sample();
      const edits = change.edits.map((edit) => ({ ...edit, text: 'another' }));
      await assert.rejects(apply({ ...change, edits }), /changed meanwhile, so nothing was done/);
      unchanged();
    });

    it('when a file on disk cannot be replaced half way', async () => {
      const change = sample();
      await setting('editor.formatOnSave', true);
      mkdirReadOnly(change);
      await assert.rejects(apply(change));
      chmodSync(inWorkspace(folder), 0o755);
      unchanged();
    });

    /** The files can be read, and nothing can be put beside them; root may do that too, so a name too long stands for it. */
    function mkdirReadOnly({ renames }: WorkspaceChange): void {
      const [rename] = renames;
      assert.ok(rename);
      Object.assign(rename, { to: `${path.posix.dirname(rename.from)}/008-${'x'.repeat(300)}.md` });
    }
  });

  describe('on disk, where saving would change other bytes', () => {
    for (const [what, two] of [
      ['mixed line endings', 'See [7](007-a.md).\r\nEnd\n'],
      ['another encoding', Buffer.from('See [7](007-a.md). Caf\xe9\n', 'latin1')],
    ] as const) {
      it(`keeps ${what}, and offers an undo`, async () => {
        const change = sample();
        write(`${folder}/other.md`, two);
        const offered = answering('showInformationMessage', 'Undo');
        await apply(change);
        await until(() => existsSync(inWorkspace(`${folder}/007-a.md`)));
        await until(() => bytes(`${folder}/other.md`).equals(Buffer.from(two)));
        assert.deepEqual(offered, ['Done: Renumber.']);
        assert.equal(existsSync(inWorkspace(`${folder}/new.md`)), false);
      });
    }

    it('asks first, with the files listed', async () => {
      const change = sample();
      await setting('editor.formatOnSave', true);
      const asked = answering('showWarningMessage', 'Cancel');
      const done = await documents.applyAll(root(), change, { label: 'Renumber', preview: true });
      assert.deepEqual([done, asked], [false, ['Renumber?']]);
      unchanged();
    });
  });

  /** Waits for a change in the folder that makes it true. */
  async function until(condition: () => boolean): Promise<void> {
    const changes = new AbortController();
    const events = watch(inWorkspace(folder), { signal: changes.signal });
    if (condition()) return changes.abort();
    for await (const event of events) if (event && condition()) return changes.abort();
  }
});
