import { strict as assert } from 'node:assert';
import { randomInt } from 'node:crypto';
import { existsSync, renameSync, rmSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Entry } from '../../src/core/entry';
import {
  cleanUp,
  entriesWhen,
  entryOf,
  git,
  inWorkspace,
  read,
  recordText,
  repository,
  write,
} from './support';

const OPEN = '<!-- challenge-log:index -->';
const CLOSE = '<!-- /challenge-log:index -->';
const CONFLICT = recordText({ title: 'More' }).replace(
  'status: open\n',
  '<<<<<<< HEAD\nstatus: open\n=======\nstatus: resolved\n>>>>>>> theirs\n',
);
const BROKEN = recordText({ title: 'More' }).replace('status: open', 'status: "open');
const EMPTY = `Ours  \r\n\r\n${OPEN}\n${CLOSE}\n\n* theirs`;

describe('Update Index', () => {
  let folder: string;
  let readme: string;

  beforeEach(() => {
    folder = `docs/log-${randomInt(100_000, 900_000)}/challenges`;
    readme = `${folder}/README.md`;
  });
  let restore = () => {};
  afterEach(async () => {
    restore();
    const settings = vscode.workspace.getConfiguration('challengeLog.index');
    for (const key of ['style', 'groupBy', 'onSave'])
      await settings.update(key, undefined, vscode.ConfigurationTarget.Workspace);
    await cleanUp();
  });

  /** The error messages from now on, which nobody sees. */
  function errors(): string[] {
    const told: string[] = [];
    const original = vscode.window.showErrorMessage;
    restore = () => Object.assign(vscode.window, { showErrorMessage: original });
    Object.assign(vscode.window, {
      showErrorMessage: (message: string) => {
        told.push(message);
        return Promise.resolve(undefined);
      },
    });
    return told;
  }

  async function given(
    name = '001-leak.md',
    text = recordText({ title: 'Leak: [a](b) | `c`' }),
  ): Promise<Entry> {
    write(`${folder}/${name}`, text);
    return entryOf(`${folder}/${name}`);
  }
  const update = (entry: Entry, options?: unknown) =>
    vscode.commands.executeCommand('challengeLog.updateIndex', { entry }, options);
  /** What the README says once it says something. */
  async function readmeWhen(condition: (text: string) => boolean, file = readme): Promise<string> {
    let watcher: FSWatcher | undefined;
    try {
      return await new Promise((resolve) => {
        const look = () => {
          const text = existsSync(inWorkspace(file)) ? read(file) : '';
          if (condition(text)) resolve(text);
        };
        watcher = watch(path.dirname(inWorkspace(file)), look);
        look();
      });
    } finally {
      watcher?.close();
    }
  }
  /** The platform's watcher may tell nothing of a folder that a test has just made. */
  const refresh = () => vscode.commands.executeCommand('challengeLog.refresh');
  const keepCurrent = () =>
    vscode.workspace
      .getConfiguration('challengeLog.index')
      .update('onSave', true, vscode.ConfigurationTarget.Workspace);

  it('makes the README of the entry’s folder, shows it, and lists no entry twice', async () => {
    const entry = await given();
    const before = await entriesWhen(() => true);
    await update(entry);
    assert.match(
      read(readme),
      /^# Challenges\n\n## Index\n\n<!-- challenge-log:index -->\n\n### \[Challenge 1: Leak: \\\[a\\\]\(b\) \\\| \\`c\\`\]\(\.\/001-leak\.md\)\n\n\*\*Problem:\*\* They leak\.\n\n<!-- \/challenge-log:index -->\n$/,
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, inWorkspace(readme));
    await vscode.commands.executeCommand('challengeLog.refresh');
    assert.deepEqual(await entriesWhen(() => true), before);
  });

  it('changes only what stands between the markers, and saves', async () => {
    const entry = await given();
    write(readme, EMPTY);
    await update(entry);
    const text = read(readme);
    assert.ok(text.startsWith(`Ours  \r\n\r\n${OPEN}\n\n### [Challenge 1: Leak`));
    assert.ok(text.endsWith(`\n\n${CLOSE}\n\n* theirs`));
  });

  it('is undone in one step', async () => {
    const entry = await given();
    const text = EMPTY.replaceAll('\r\n', '\n');
    write(readme, text);
    await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(readme)));
    await update(entry);
    assert.notEqual(read(readme), text);
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
  });

  it('leaves unsaved changes of the README unsaved', async () => {
    const entry = await given();
    const text = EMPTY.replaceAll('\r\n', '\n');
    write(readme, text);
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(readme)));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Mine. '));
    await update(entry);
    assert.equal(editor.document.isDirty, true);
    assert.match(editor.document.getText(), /^Mine\. Ours[^]*### \[Challenge 1/);
    assert.equal(read(readme), text);
  });

  it('adds an index where somebody agrees to it', async () => {
    const entry = await given();
    write(readme, '# Ours\r\n');
    await update(entry, { add: true });
    assert.match(read(readme), /^# Ours\r\n\r\n## Index\r\n\r\n<!-- challenge-log:index -->\r\n\r\n### /);
  });

  it('writes nothing where it is current, or where markers do not fit', async () => {
    const entry = await given();
    write(readme, `${OPEN}\n`);
    await update(entry);
    assert.equal(read(readme), `${OPEN}\n`);
    assert.equal(vscode.window.activeTextEditor, undefined);
    write(readme, EMPTY);
    await update(entry);
    const text = read(readme);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await update(entry);
    assert.equal(read(readme), text);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('says which record cannot be told as it is now, and writes nothing', async () => {
    const entry = await given();
    await given('002-more.md', recordText({ title: 'More' }));
    write(readme, EMPTY);
    await update(entry);
    const text = read(readme);
    const told = errors();
    for (const damaged of [CONFLICT, BROKEN]) {
      write(`${folder}/002-more.md`, damaged);
      await refresh();
      await update(entry);
    }
    assert.deepEqual(told, [
      `A merge conflict is not decided yet: ${folder}/002-more.md (line 4). Finish the merge, then update the index again.`,
      `A document cannot be read: ${folder}/002-more.md (line 4). Set that right, then update the index again.`,
    ]);
    assert.equal(read(readme), text);
  });

  it('takes the layout that was chosen, and else the one that the marker remembers', async () => {
    const entry = await given();
    write(readme, EMPTY.replace(OPEN, '<!-- challenge-log:index style=status -->'));
    await update(entry);
    assert.match(read(readme), /style=status -->\n\n\| # \| Title \| Status /);
    await vscode.workspace
      .getConfiguration('challengeLog.index')
      .update('style', 'summary', vscode.ConfigurationTarget.Workspace);
    await update(entry);
    assert.match(read(readme), /style=summary -->\n\n\| Challenge \| Root Cause \| Solution /);
  });

  it('finds the folder of the active editor', async () => {
    await given();
    await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(`${folder}/001-leak.md`)));
    await vscode.commands.executeCommand('challengeLog.updateIndex');
    assert.match(read(readme), /### \[Challenge 1/);
  });

  describe('with index.onSave', function () {
    this.timeout(60_000);

    it('follows documents that are saved, come and go', async () => {
      await given();
      write(readme, EMPTY);
      await keepCurrent();
      const document = await vscode.workspace.openTextDocument(inWorkspace(`${folder}/001-leak.md`));
      const editor = await vscode.window.showTextDocument(document);
      const at = document.positionAt(document.getText().indexOf('They leak'));
      await editor.edit((edit) => edit.insert(at, 'Often. '));
      await document.save();
      await readmeWhen((text) => text.includes('**Problem:** Often.\n'));
      write(`${folder}/002-more.md`, recordText({ title: 'More' }));
      await refresh();
      await readmeWhen((text) => text.includes('### [Challenge 2: More](./002-more.md)'));
      renameSync(inWorkspace(`${folder}/002-more.md`), inWorkspace(`${folder}/003-more.md`));
      await refresh();
      await readmeWhen(
        (text) => text.includes('[Challenge 3: More](./003-more.md)') && !text.includes('002'),
      );
      rmSync(inWorkspace(`${folder}/003-more.md`));
      await refresh();
      const text = await readmeWhen((now) => !now.includes('More'));
      assert.ok(text.startsWith('Ours  \r\n') && text.endsWith('* theirs'));
    });

    for (const [what, damaged] of [
      ['a merge conflict hides a record', CONFLICT],
      ['front matter cannot be read', BROKEN],
    ] as const)
      it(`leaves an index alone, and says nothing, while ${what}`, async () => {
        await given();
        await given('002-more.md', recordText({ title: 'More' }));
        const later = `${folder}/later`;
        write(`${later}/001-other.md`, recordText({ title: 'Other' }));
        for (const file of [readme, `${later}/README.md`]) write(file, EMPTY);
        await keepCurrent();
        const told = errors();
        write(`${folder}/002-more.md`, damaged);
        write(`${later}/001-other.md`, recordText({ title: 'Another' }));
        await refresh();
        // The folders are looked at in order, so the first was when the second is written.
        await readmeWhen((text) => text.includes('Another'), `${later}/README.md`);
        assert.equal(read(readme), EMPTY);
        assert.deepEqual(told, []);
      });

    it('waits for unsaved changes of the README, and makes none', async () => {
      await given();
      const text = EMPTY.replaceAll('\r\n', '\n');
      write(readme, text);
      const editor = await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(readme)));
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Mine. '));
      await keepCurrent();
      write(`${folder}/002-more.md`, recordText({ title: 'More' }));
      await refresh();
      await entryOf(`${folder}/002-more.md`);
      assert.equal(editor.document.getText(), `Mine. ${text}`);
      await editor.document.save();
      await readmeWhen((now) => now.startsWith('Mine. ') && now.includes('Challenge 2: More'));
    });
  });
});

describe('Open as Tracker Issue', () => {
  const repositories: string[] = [];
  afterEach(async () => {
    for (const path of repositories.splice(0)) rmSync(inWorkspace(path), { recursive: true, force: true });
    await cleanUp();
  });

  /** A repository of its own below docs, so that its documents are listed. */
  async function given(
    remote: string | undefined,
    text: string,
  ): Promise<{ entry: Entry; commit: string; path: string }> {
    const root = `docs/app-${randomInt(100_000, 900_000)}`;
    const path = `${root}/challenges/001-leak.md`;
    repositories.push(root);
    write(path, text);
    const commit = repository(root);
    if (remote !== undefined) git(root, 'remote', 'add', 'origin', remote);
    return { entry: await entryOf(path), commit, path: 'challenges/001-leak.md' };
  }
  const openIssue = (entry: Entry) =>
    vscode.commands.executeCommand<string | undefined>('challengeLog.openAsIssue', { entry });

  it('opens the page of the forge, without credentials', async () => {
    const text = recordText({ title: 'Leak: #3 & more', extra: 'severity: high\ntags: [ws]\n' });
    const { entry, commit, path } = await given('https://someone:secret@github.com/acme/app.git', text);
    const url = new URL((await openIssue(entry)) ?? '');
    assert.equal(url.origin + url.pathname, 'https://github.com/acme/app/issues/new');
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      title: 'Leak: #3 & more',
      body: `## 🔴 Problem\n\nThey leak.\n\n---\n\nLogged in [${path}](https://github.com/acme/app/blob/${commit}/${path}).\n`,
      labels: 'challenge,high,ws',
    });
    assert.doesNotMatch(url.href, /secret/);
  });

  it('copies a long text', async () => {
    const long = `${recordText()}\n${'Very long. '.repeat(1_000)}\n`;
    const { entry } = await given('git@gitlab.com:acme/group/app.git', long);
    const url = new URL((await openIssue(entry)) ?? '');
    assert.equal(url.pathname, '/acme/group/app/-/issues/new');
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      'issue[title]': 'Sockets leak',
      'issue[description]': '/label ~"challenge"',
    });
    assert.match(await vscode.env.clipboard.readText(), /^## 🔴 Problem\n[^]*Very long\.[^]*Logged in \[/);
  });

  it('opens nothing where no tracker is known', async () => {
    assert.equal(await openIssue((await given(undefined, recordText())).entry), undefined);
    assert.equal(
      await openIssue((await given('https://git.example.com/a/b.git', recordText())).entry),
      undefined,
    );
  });
});

describe('Add Issue Templates to This Repository', () => {
  afterEach(async () => {
    for (const path of ['.github', '.gitlab']) rmSync(inWorkspace(path), { recursive: true, force: true });
    await cleanUp();
  });
  const add = (forge: string) =>
    vscode.commands.executeCommand<string[]>('challengeLog.addIssueTemplates', forge);

  it('writes one for each kind, and keeps those that are there', async () => {
    const own = '.github/ISSUE_TEMPLATE/Challenge.md';
    write(own, 'ours');
    assert.deepEqual(
      await add('github'),
      ['blocker', 'decision', 'til', 'troubleshooting'].map((kind) => `.github/ISSUE_TEMPLATE/${kind}.md`),
    );
    assert.equal(read(own), 'ours');
    assert.match(
      read('.github/ISSUE_TEMPLATE/til.md'),
      /^---\nname: "TIL"\nabout: ".+"\ntitle: ""\nlabels: \["learning", "til"\]\n---\n\n## /,
    );
    assert.deepEqual(await add('github'), []);
  });

  it('writes those of GitLab', async () => {
    assert.equal((await add('gitlab')).length, 5);
    assert.match(read('.gitlab/issue_templates/Challenge.md'), /^## [^]*\n\/label ~"challenge"\n$/);
  });
});
