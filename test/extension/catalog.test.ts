import { strict as assert } from 'node:assert';
import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { createVirtualFiles } from '../../src/adapters/virtualFiles';
import type { CatalogSource } from '../../src/adapters/catalogSource';
import { EMPTY_CATALOG, type Catalog } from '../../src/core/catalog';
import type { Problem } from '../../src/core/entry';
import { unlisted, unreadable } from '../../src/core/unreadable';
import { treeItem } from '../../src/features/challenges/nodes';
import { activate as listProblems } from '../../src/features/problems';
import type { FirstServices } from '../../src/services';
import {
  api,
  cleanUp,
  entriesWhen,
  entryOf,
  inWorkspace,
  read,
  newRecordPath,
  recordText,
  write,
} from './support';

/** The problem of a document, as soon as the catalog has it: two files that are written at once may be read one after the other. */
async function problemOf(file: string): Promise<Problem> {
  const { problems, onDidChange } = await api();
  const of = (found: readonly Problem[]) => found.find(({ document }) => document.path === file);
  const now = of(await problems());
  if (now) return now;
  return new Promise((resolve) => {
    const listener = onDidChange((catalog) => {
      const later = of(catalog.problems);
      if (!later) return;
      listener.dispose();
      resolve(later);
    });
  });
}

describe('the catalog follows the disk and the buffers', () => {
  let file: string;

  beforeEach(async () => {
    await cleanUp();
    file = newRecordPath();
  });
  after(() => cleanUp());

  it('a document made by another program appears', async () => {
    write(file, recordText());
    const entry = await entryOf(file);
    assert.deepEqual(
      [entry.number, entry.title, entry.state],
      [Number(/\d+/.exec(file)), 'Sockets leak', 'open'],
    );
  });

  it('a change is read again', async () => {
    write(file, recordText());
    await entryOf(file);
    write(file, recordText({ status: 'resolved' }));
    await entryOf(file, ({ state }) => state === 'resolved');
  });

  it('a deleted document goes', async () => {
    write(file, recordText());
    await entryOf(file);
    rmSync(inWorkspace(file));
    await entriesWhen((entries) => entries.length === 0);
  });

  it('a deleted folder takes its documents along', async () => {
    write(file, recordText());
    await entryOf(file);
    rmSync(inWorkspace('docs'), { recursive: true });
    await entriesWhen((entries) => entries.length === 0);
  });

  it('a folder moved in brings its documents', async () => {
    write('aside/901-x.md', recordText());
    write('docs/readme.md', '# Docs\n');
    renameSync(inWorkspace('aside'), inWorkspace('docs/challenges'));
    await entryOf('docs/challenges/901-x.md');
  });

  it('an open buffer counts before it is saved, and the file again when it is given up', async () => {
    write(file, recordText());
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(file)));
    const line = editor.document.getText().split('\n').indexOf('status: open');
    await editor.edit((edit) => edit.replace(editor.document.lineAt(line).range, 'status: resolved'));
    await entryOf(file, ({ state }) => state === 'resolved');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await entryOf(file, ({ state }) => state === 'open');
  });

  it('a target folder outside docs is read too', async () => {
    const settings = vscode.workspace.getConfiguration('challengeLog');
    await settings.update('targets', { '*': 'notes/hard' }, vscode.ConfigurationTarget.Workspace);
    try {
      write('notes/hard/001-x.md', recordText());
      await entryOf('notes/hard/001-x.md');
    } finally {
      await settings.update('targets', undefined, vscode.ConfigurationTarget.Workspace);
      await cleanUp('notes');
    }
  });

  it('well-known names at the top, and docs folders in any case, are read without a setting', async () => {
    try {
      write('KNOWN_ISSUES.md', '# Known issues\n\n## Challenge: At the top\n\n**Status:** Open\n');
      await entryOf('KNOWN_ISSUES.md', ({ title }) => title === 'At the top');
      write('Documentation/Deep/log.md', '## Challenge: In any case\n\n**Status:** Open\n');
      await entryOf('Documentation/Deep/log.md');
      write('src/docs/log.md', '## Challenge: Not here\n\n**Status:** Open\n');
      await vscode.commands.executeCommand('challengeLog.refresh');
      const { entries } = await api();
      assert.ok((await entries()).every(({ document }) => !document.path.startsWith('src')));
    } finally {
      await cleanUp('KNOWN_ISSUES.md', 'Documentation', 'src');
    }
  });

  for (const [section, key, value] of [
    ['challengeLog', 'exclude', ['docs/Old', '**/*.draft.md']],
    ['files', 'exclude', { 'docs/old': true, '**/*.draft.md': true, 'docs/kept': false }],
  ] as const) {
    it(`what ${section}.${key} names is not read`, async () => {
      for (const name of ['old/deep/1.md', 'kept/1.draft.md', 'kept/1.md'])
        write(`docs/${name}`, recordText());
      await entriesWhen((entries) => entries.length === 3);
      const settings = vscode.workspace.getConfiguration(section);
      await settings.update(key, value, vscode.ConfigurationTarget.Workspace);
      try {
        const [entry] = await entriesWhen((entries) => entries.length === 1);
        assert.equal(entry?.document.path, 'docs/kept/1.md');
        write('docs/old/2.md', recordText());
        write('docs/kept/2.md', recordText());
        await entryOf('docs/kept/2.md');
        const { entries } = await api();
        assert.equal((await entries()).length, 2);
      } finally {
        await settings.update(key, undefined, vscode.ConfigurationTarget.Workspace);
      }
      await entryOf('docs/old/2.md');
    });
  }

  it('a link out of the workspace is not followed', async function () {
    if (process.platform === 'win32') this.skip(); // needs a privilege there
    const outside = mkdtempSync(path.join(tmpdir(), 'challenge-log-outside-'));
    try {
      writeFileSync(path.join(outside, 'secret.md'), recordText({ title: 'Secret' }));
      write('docs/a.md', recordText());
      await entryOf('docs/a.md');
      symlinkSync(outside, inWorkspace('docs/folder'));
      symlinkSync(path.join(outside, 'secret.md'), inWorkspace('docs/file.md'));
      symlinkSync(inWorkspace('docs/a.md'), inWorkspace('docs/twin.md'));
      write('docs/b.md', recordText({ title: 'Last' }));
      await entryOf('docs/b.md');
      await vscode.commands.executeCommand('challengeLog.refresh');
      const { entries } = await api();
      assert.deepEqual((await entries()).map(({ document }) => document.path).sort(), [
        'docs/a.md',
        'docs/b.md',
      ]);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it('a document above 4 MB is a row that says so', async () => {
    write('docs/large.md', `${recordText()}${'x'.repeat(4 * 1024 * 1024)}`);
    write(file, recordText());
    await entryOf(file);
    await vscode.commands.executeCommand('challengeLog.refresh');
    const { problems } = await api();
    const [problem] = await problems();
    assert.deepEqual([problem?.document.path, problem?.code], ['docs/large.md', 'too-large']);
    assert.match(problem?.message ?? '', /larger than 4 MB/);
  });

  it('a folder that cannot be listed is a row that shows where it is', async () => {
    const files = createVirtualFiles(vscode.Uri.parse('challenge-log-closed:/w'));
    const refuse = () => {
      throw vscode.FileSystemError.NoPermissions('Not for you');
    };
    const provider = vscode.workspace.registerFileSystemProvider('challenge-log-closed', {
      onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: ({ path: at }) =>
        at.endsWith('b.md') ? refuse() : { type: vscode.FileType.File, ctime: 0, mtime: 7, size: 1 },
      readDirectory(uri) {
        if (uri.path === '/w') return [['docs', vscode.FileType.Directory]];
        if (uri.path !== '/w/docs') return refuse();
        const { Directory, File } = vscode.FileType;
        return [
          ['a.md', File],
          ['b.md', File],
          ['private', Directory],
        ];
      },
      readFile: refuse,
      createDirectory: refuse,
      writeFile: refuse,
      delete: refuse,
      rename: refuse,
    });
    try {
      const found = await files.list({ include: ['docs/**/*.md'] });
      assert.deepEqual(
        found.map(({ path: at, size }) => [at, size]),
        [
          ['docs/a.md', 1],
          ['docs/b.md', -1],
          ['docs/private', -1],
        ],
      );
      const why = found[2]?.unlisted ?? '';
      assert.match(why, /^The folder cannot be listed: .*Not for you/);
      const uri = vscode.Uri.file(inWorkspace('docs/private'));
      const document = { uri: uri.toString(), path: 'docs/private', inTarget: false };
      const [problem] = unlisted(document, why).problems;
      assert.ok(problem);
      const item = treeItem({ type: 'problem', problem }, 'state');
      assert.equal(item.label, 'private');
      assert.equal(item.tooltip, `docs/private: ${why}`);
      assert.equal(item.accessibilityInformation?.label, `docs/private cannot be read: ${why}`);
      assert.deepEqual(item.command?.command, 'revealInExplorer');
      assert.deepEqual(String(item.command?.arguments?.[0]), uri.toString());
    } finally {
      provider.dispose();
    }
  });

  it('a folder that cannot be listed is not in Problems, which could only open documents', () => {
    const changed = new vscode.EventEmitter<Catalog>();
    const context = { subscriptions: [] as vscode.Disposable[] };
    const catalog = { onDidChange: changed.event, current: EMPTY_CATALOG } as CatalogSource;
    listProblems(context as unknown as vscode.ExtensionContext, { catalog } as FirstServices);
    try {
      const [document, folder] = ['docs/locked.md', 'docs/private'].map((at) => ({
        uri: vscode.Uri.file(inWorkspace(at)).toString(),
        path: at,
        inTarget: false,
      }));
      assert.ok(document && folder);
      changed.fire({
        ...EMPTY_CATALOG,
        problems: [...unreadable(document, 'Locked.').problems, ...unlisted(folder, 'Not for you.').problems],
      });
      const told = ({ uri }: { uri: string }) =>
        vscode.languages.getDiagnostics(vscode.Uri.parse(uri)).map(({ message }) => message);
      assert.deepEqual([told(document), told(folder)], [['Locked.'], []]);
    } finally {
      vscode.Disposable.from(changed, ...context.subscriptions).dispose();
    }
  });

  it('a document above 32 kB is read all the same', async () => {
    write(file, `${recordText({ title: 'Long' })}${'Text.\n\n'.repeat(20_000)}`);
    const entry = await entryOf(file);
    assert.deepEqual([entry.title, entry.endLine > 40_000], ['Long', true]);
  });

  it('hundreds of documents that come at once are all read', async () => {
    for (let number = 0; number < 300; number++)
      write(`aside/${number}.md`, recordText({ title: `N${number}` }));
    write('docs/readme.md', '# Docs\n');
    renameSync(inWorkspace('aside'), inWorkspace('docs/many'));
    const entries = await entriesWhen((all) => all.length === 300);
    assert.equal(new Set(entries.map(({ title }) => title)).size, 300);
  });

  it('ordinary documents list nothing', async () => {
    write('docs/architecture.md', '# Architecture\n\n**Status:** Active\n\n## Problem\n\nText.\n');
    write('docs/site.md', '---\ntitle: Page\nlayout: {{ broken\n---\n\n# Page\n');
    write(file, recordText());
    await entryOf(file);
    const { entries, problems } = await api();
    assert.equal((await entries()).length, 1);
    assert.deepEqual(await problems(), []);
  });

  it('an index and the documents that it links to are one, and what is missing is a problem', async () => {
    write(file, recordText());
    const name = path.basename(file);
    write(
      'docs/challenges/README.md',
      ['# Challenges', '', `- [Sockets leak](${name})`, '- [902 Clocks drift](902-clocks-drift.md)', ''].join(
        '\n',
      ),
    );
    // Its row alone is an entry as long as the record was not read.
    const entries = await entriesWhen(
      (found) => found.length === 2 && found.some(({ document }) => document.path.endsWith(name)),
    );
    assert.deepEqual(
      entries.map(({ document, title }) => [document.path, title]).sort(),
      [
        ['docs/challenges/README.md', 'Clocks drift'],
        [`docs/challenges/${name}`, 'Sockets leak'],
      ].sort(),
    );
    const { problems } = await api();
    assert.deepEqual(
      (await problems()).map(({ code, line }) => [code, line]),
      [['missing-document', 4]],
    );
    write('docs/challenges/902-clocks-drift.md', recordText({ title: 'Clocks drift by hours' }));
    await entriesWhen((found) => found.some(({ title }) => title === 'Clocks drift by hours'));
    assert.deepEqual(await problems(), []);
  });

  it('documents that people already have list their entries', async () => {
    write('docs/team-blockers.md', '# Blockers\n\n## Blocker 1: No licence\n\n**Statut :** 🔴 Ouvert\n');
    write('docs/adr/0003-one-queue.md', '# 3. One queue\n\n## Status\n\nAccepted\n\n## Decision\n\nOne.\n');
    write(
      'docs/team-known-issues.md',
      '# Known issues\n\n| Issue | Status |\n|---|---|\n| Maps are upside down | Fixed |\n',
    );
    const entries = await entriesWhen((found) => found.length === 3);
    assert.deepEqual(entries.map(({ title, state, kind }) => [title, state, kind]).sort(), [
      ['Maps are upside down', 'resolved', 'debt'],
      ['No licence', 'open', 'blocker'],
      ['One queue', 'resolved', 'decision'],
    ]);
  });

  it('a record with broken front matter is a problem with its line, and hides nothing', async () => {
    write(
      'docs/challenges/900-broken.md',
      '---\ntitle: "Broken"\nkind: challenge\ntags: [a, b\nstatus: open\n---\n\n# Challenge: Broken\n',
    );
    write(file, recordText());
    await entryOf(file);
    const problem = await problemOf('docs/challenges/900-broken.md');
    const uri = vscode.Uri.file(inWorkspace('docs/challenges/900-broken.md'));
    const [diagnostic] = vscode.languages
      .getDiagnostics(uri)
      .filter(({ source }) => source === 'challenge-log');
    assert.equal(diagnostic?.range.start.line, problem.line - 1);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
  });

  it('a heading that differs from the title has a quick fix', async () => {
    write(file, recordText().replace('# Challenge: Sockets leak', '# Something else'));
    await entryOf(file);
    const uri = vscode.Uri.file(inWorkspace(file));
    const document = await vscode.workspace.openTextDocument(uri);
    const [diagnostic] = vscode.languages.getDiagnostics(uri).filter(({ code }) => code === 'title-mismatch');
    assert.equal(document.lineAt(diagnostic!.range.start.line).text, '# Something else');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      diagnostic!.range,
    );
    const fix = actions.find(({ title }) => title === 'Make the Heading Match the Title');
    await vscode.workspace.applyEdit(fix!.edit!);
    await document.save();
    assert.equal(read(file), recordText());
  });
});
