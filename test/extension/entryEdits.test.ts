// Edits of entries that people wrote in forms of their own, in real documents of a real VS Code.
import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { cleanUp, entryOf, inWorkspace, read, write } from './support';

describe('entries in forms of people’s own', () => {
  const answers: { restore: () => void }[] = [];

  afterEach(async () => {
    for (const { restore } of answers.splice(0)) restore();
    await cleanUp();
  });

  type Asked = { readonly message: string; readonly detail: string | undefined };

  /** Answers the questions of one kind, and keeps them. */
  function answering(
    kind: 'showWarningMessage' | 'showInformationMessage' | 'showErrorMessage',
    answer: string | undefined,
  ): Asked[] {
    const asked: Asked[] = [];
    const original = vscode.window[kind];
    const stub = (message: string, options: unknown) => {
      const isOptions = typeof options === 'object' && options !== null && 'detail' in options;
      asked.push({ message, detail: isOptions ? String(options.detail) : undefined });
      return Promise.resolve(answer);
    };
    Object.assign(vscode.window, { [kind]: stub });
    answers.push({ restore: () => Object.assign(vscode.window, { [kind]: original }) });
    return asked;
  }

  async function shown(file: string): Promise<vscode.TextEditor> {
    return vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(file)));
  }

  /** Resolves an entry in an open document; one undo gives the document back. */
  async function resolvesAndUndoes(
    file: string,
    text: string,
    resolved: string,
    title?: string,
  ): Promise<void> {
    write(file, text);
    const entry = await entryOf(file, (found) => title === undefined || found.title === title);
    const editor = await shown(file);
    await vscode.commands.executeCommand('challengeLog.resolve', { entry });
    assert.equal(read(file), resolved);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text);
  }

  it('a decision’s word below its heading', async () => {
    const text = (status: string) =>
      `# 7. Use SQLite\n\n## Status\n\n${status}\n\n## Context\n\nX.\n\n## Decision\n\nY.\n`;
    await resolvesAndUndoes('docs/adr/0007-use-sqlite.md', text('Proposed'), text('Accepted'));
  });

  it('a box to tick', async () => {
    const text = (box: string) => `# Bugs\n\n- [${box}] Sockets leak slowly\n- [x] Clock drifts\n`;
    await resolvesAndUndoes('docs/BUGS.md', text(' '), text('x'), 'Sockets leak slowly');
  });

  it('a cell of a table, in the words of the others', async () => {
    const text = (status: string) =>
      `# Blockers\n\n| ID | Blocker | Status |\n|---|---|---|\n| B-1 | Sockets leak | ${status} |\n| B-2 | Clock drifts | 🟢 Closed |\n`;
    await resolvesAndUndoes('docs/blockers.md', text('🔴 Open'), text('🟢 Closed'), 'Sockets leak');
  });

  it('two rows of a table, one right after the other', async () => {
    const file = 'docs/pier/blockers.md';
    const text = (status: string) =>
      `# Blockers\n\n| ID | Blocker | Status |\n|---|---|---|\n| B-1 | Sockets leak | ${status} |\n| B-2 | Clock drifts | ${status} |\n| B-3 | Lamp is dim | Closed |\n`;
    write(file, text('Open'));
    const entries = [
      await entryOf(file, ({ title }) => title === 'Sockets leak'),
      await entryOf(file, ({ title }) => title === 'Clock drifts'),
    ];
    const { document } = await shown(file);
    const told = answering('showInformationMessage', undefined);
    await Promise.all(
      entries.map((entry) => vscode.commands.executeCommand('challengeLog.resolve', { entry })),
    );
    assert.equal(read(file), text('Closed'));
    assert.equal(document.isDirty, false);
    assert.deepEqual(told, []);
  });

  it('a document that is closed, which undo gives back once it is open', async () => {
    // VS Code remembers documents that it has closed, so this one is only here.
    const text = (status: string) =>
      `# Blockers\n\n## Blocker 1: Sockets leak\n\n**Statut :** ${status}\n\n## Blocker 2: Clock drifts\n\n**Statut :** 🟢 Fini\n`;
    write('docs/team/blockers.md', text('🔴 Ouvert'));
    const entry = await entryOf('docs/team/blockers.md', ({ title }) => title === 'Sockets leak');
    await vscode.commands.executeCommand('challengeLog.resolve', { entry });
    assert.equal(read('docs/team/blockers.md'), text('🟢 Fini'));
    const editor = await shown('docs/team/blockers.md');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text('🔴 Ouvert'));
  });

  describe('a section', () => {
    const file = 'docs/blockers.md';
    const one = '### Blocker 1: Sockets leak\n\nThey do.\n';
    const text = `# Blockers\n\n## Active\n\n${one}\n### Blocker 2: Clock drifts\n\nIt does.\n\n## Resolved\n\n### Blocker 9: Old\n\nGone.\n`;
    const moved = `# Blockers\n\n## Active\n\n### Blocker 2: Clock drifts\n\nIt does.\n\n## Resolved\n\n### Blocker 9: Old\n\nGone.\n\n${one}`;

    it('is left by an entry that was asked about, and undo brings it back', async () => {
      const asked = answering('showWarningMessage', 'Move');
      await resolvesAndUndoes(file, text, moved, 'Sockets leak');
      assert.deepEqual(asked, [
        {
          message: 'Move “Sockets leak”?',
          detail: 'It moves from the section “Active” to “Resolved”. Nothing else changes.',
        },
      ]);
    });

    it('is not left when the answer is no', async () => {
      answering('showWarningMessage', undefined);
      write(file, text);
      const entry = await entryOf(file, ({ title }) => title === 'Sockets leak');
      await vscode.commands.executeCommand('challengeLog.resolve', { entry });
      assert.equal(read(file), text);
    });

    it('is left after a look at the changes', async () => {
      answering('showWarningMessage', 'Show Changes');
      let compared: string | undefined;
      answering('showInformationMessage', 'Move');
      const stub = vscode.window.showInformationMessage.bind(vscode.window);
      Object.assign(vscode.window, {
        showInformationMessage: (message: string) => {
          const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
          if (input instanceof vscode.TabInputTextDiff) {
            const shownText = vscode.workspace.textDocuments.find(
              ({ uri }) => uri.toString() === input.modified.toString(),
            );
            compared = shownText?.getText();
          }
          return stub(message);
        },
      });
      write(file, text);
      const entry = await entryOf(file, ({ title }) => title === 'Sockets leak');
      await vscode.commands.executeCommand('challengeLog.resolve', { entry });
      assert.equal(compared, moved);
      assert.equal(read(file), moved);
      assert.equal(comparison(), undefined);
    });

    it('is left with the button above the changes, long after the message went away', async () => {
      answering('showWarningMessage', 'Show Changes');
      const asked = new Promise<void>((resolve) => {
        const original = vscode.window.showInformationMessage;
        answers.push({ restore: () => Object.assign(vscode.window, { showInformationMessage: original }) });
        const never = () => (resolve(), new Promise(() => undefined));
        Object.assign(vscode.window, { showInformationMessage: never });
      });
      write(file, text);
      const entry = await entryOf(file, ({ title }) => title === 'Sockets leak');
      const resolving = vscode.commands.executeCommand('challengeLog.resolve', { entry });
      await asked;
      assert.equal(read(file), text);
      await vscode.commands.executeCommand('challengeLog.applyChanges', comparison()?.modified);
      await resolving;
      assert.equal(read(file), moved);
      assert.equal(comparison(), undefined);
    });

    function comparison(): vscode.TabInputTextDiff | undefined {
      return vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .map(({ input }) => input)
        .find((input) => input instanceof vscode.TabInputTextDiff);
    }
  });

  it('the name of a file, which undo gives back', async () => {
    const [open, closed] = [
      'docs/problems/007-sockets-leak.open.md',
      'docs/problems/007-sockets-leak.closed.md',
    ];
    const text = '# Sockets leak\n\n## Description\n\nThey do.\n';
    write(open, text);
    const entry = await entryOf(open);
    const asked = answering('showWarningMessage', 'Rename');
    await vscode.commands.executeCommand('challengeLog.resolve', { entry });
    assert.equal(asked[0]?.detail, `${open} becomes ${closed}. Links to it are left as they are.`);
    assert.equal(existsSync(inWorkspace(open)), false);
    assert.equal(read(closed), text);
    await entryOf(closed, ({ state }) => state === 'resolved');
    await vscode.commands.executeCommand('undo');
    await entryOf(open, ({ state }) => state === 'open');
    assert.equal(read(open), text);
    assert.equal(existsSync(inWorkspace(closed)), false);
  });

  it('the folder of a file', async () => {
    write('docs/bugs/FIXED/a.md', '# Clock drifts\n\n## Symptom\n\nIt does.\n');
    write('docs/bugs/OPEN/b.md', '# Sockets leak\n\n## Symptom\n\nThey do.\n');
    const entry = await entryOf('docs/bugs/OPEN/b.md');
    answering('showWarningMessage', 'Rename');
    await vscode.commands.executeCommand('challengeLog.resolve', { entry });
    await entryOf('docs/bugs/FIXED/b.md', ({ state }) => state === 'resolved');
  });

  it('the folder of a file, not where another has its name, and nobody is asked in vain', async () => {
    write('docs/bugs/FIXED/c.md', '# Clock drifts\n\n## Symptom\n\nIt does.\n');
    write('docs/bugs/OPEN/c.md', '# Sockets leak\n\n## Symptom\n\nThey do.\n');
    const entry = await entryOf('docs/bugs/OPEN/c.md');
    const asked = answering('showWarningMessage', 'Rename');
    const told = answering('showErrorMessage', undefined);
    await vscode.commands.executeCommand('challengeLog.resolve', { entry });
    assert.deepEqual(asked, []);
    assert.deepEqual(
      told.map(({ message }) => message),
      ['docs/bugs/FIXED/c.md is there already.'],
    );
  });

  it('one that has no room for a status tells why', async () => {
    const file = 'docs/KNOWN_ISSUES.md';
    const text =
      '# Known issues\n\n| Issue | Since |\n|---|---|\n| Sockets leak | 1.4 |\n| Clock drifts | 1.2 |\n';
    write(file, text);
    const entry = await entryOf(file, ({ title }) => title === 'Sockets leak');
    const told = answering('showInformationMessage', undefined);
    await vscode.commands.executeCommand('challengeLog.resolve', { entry });
    assert.deepEqual(
      told.map(({ message }) => message),
      [entry.settled],
    );
    assert.match(entry.settled ?? '', /no column for a status/);
    await vscode.commands.executeCommand('challengeLog.setStatus', { entry });
    assert.equal(told.length, 2);
    assert.equal(read(file), text);
  });

  it('are offered the words of their document first', async () => {
    const file = 'docs/BUGS.md';
    write(
      file,
      '# Bugs\n\n- 🔴 **Ouvert** — vu\n- 🟢 **Fixé** — corrigé\n\n## BUG-001 — Panier\n\n- **Statut :** 🔴 Ouvert\n',
    );
    const entry = await entryOf(file, ({ title }) => title === 'Panier');
    let labels: string[] = [];
    const original = vscode.window.showQuickPick;
    answers.push({ restore: () => Object.assign(vscode.window, { showQuickPick: original }) });
    Object.assign(vscode.window, {
      showQuickPick: (items: readonly vscode.QuickPickItem[]) => {
        labels = items.map(({ label }) => label);
        return Promise.resolve(items[1]);
      },
    });
    await vscode.commands.executeCommand('challengeLog.setStatus', { entry });
    assert.deepEqual(labels, ['🔴 Ouvert', '🟢 Fixé', 'in-progress', 'workaround']);
    assert.match(read(file), /\*\*Statut :\*\* 🟢 Fixé\n/);
  });

  it('lead to the code that they name, wherever it is, by choice where it is several', async () => {
    write(
      'docs/blockers.md',
      '# Blockers\n\n## Blocker 1: Sockets leak\n\n**Cause:** `pool.ts:2` since commit `3f2a9c1`, PR #12, and `lib/other.ts:1`\n',
    );
    write('docs/src/pool.ts', 'one\ntwo\n');
    write('docs/lib/other.ts', 'other\n');
    const entry = await entryOf('docs/blockers.md', ({ title }) => title === 'Sockets leak');
    let labels: string[] = [];
    const original = vscode.window.showQuickPick;
    answers.push({ restore: () => Object.assign(vscode.window, { showQuickPick: original }) });
    Object.assign(vscode.window, {
      showQuickPick: (items: readonly vscode.QuickPickItem[]) => {
        labels = items.map(({ label }) => label);
        return Promise.resolve(items[0]);
      },
    });
    await vscode.commands.executeCommand('challengeLog.goToCode', { entry });
    assert.deepEqual(labels, ['pool.ts:2', 'lib/other.ts:1']);
    const editor = vscode.window.activeTextEditor;
    assert.equal(vscode.workspace.asRelativePath(editor?.document.uri ?? ''), 'docs/src/pool.ts');
    assert.equal(editor?.selection.start.line, 1);
  });

  it('lead to the end of a file that has become shorter, and say so', async () => {
    write('docs/blockers.md', '# Blockers\n\n## Blocker 1: Sockets leak\n\n**Cause:** `pool.ts:200-210`\n');
    write('docs/src/pool.ts', 'one\ntwo\n');
    const entry = await entryOf('docs/blockers.md', ({ title }) => title === 'Sockets leak');
    const told = answering('showInformationMessage', undefined);
    await vscode.commands.executeCommand('challengeLog.goToCode', { entry });
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 2);
    assert.deepEqual(
      told.map(({ message }) => message),
      ['docs/src/pool.ts has no line 200 any more. This is its end.'],
    );
  });
});
