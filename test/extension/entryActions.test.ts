import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { Entry } from '../../src/core/entry';
import {
  bytes,
  cleanUp,
  entriesWhen,
  entryOf,
  inWorkspace,
  read,
  newRecordPath,
  recordText,
  write,
} from './support';

/** A record without the day on which it was resolved, which must be there. */
function undated(text: string): string {
  const day = /^resolved: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d(?:\r\n|\n)/m;
  assert.match(text, day);
  return text.replace(day, '');
}

describe('entry actions', () => {
  let file: string;

  beforeEach(() => {
    file = newRecordPath();
  });
  afterEach(() => cleanUp());

  async function given(content: string | Uint8Array): Promise<Entry> {
    write(file, content);
    return entryOf(file);
  }
  async function run(command: string, entry: Entry, ...rest: unknown[]): Promise<void> {
    await vscode.commands.executeCommand(command, { entry }, ...rest);
  }

  describe('resolve and reopen change the one status', () => {
    const plain = recordText();
    const documents: Record<string, string> = {
      'in a plain record': plain,
      'with CRLF': plain.replaceAll('\n', '\r\n'),
      'behind a byte order mark': `\uFEFF${plain}`,
      'with YAML comments': recordText({ status: 'open # since Monday', extra: '# a remark\n' }),
      'with unknown keys and odd order': plain.replace(
        'kind: challenge',
        'x-team: [a,  b]\nkind:   challenge',
      ),
      'in quotes': recordText({ status: '"open"' }),
      'without a final newline': plain.trimEnd(),
      'with mixed line endings': plain.replace('\n\n# Challenge', '\r\n\r\n# Challenge'),
      'with trailing white space': `${plain}   \n\t\n`,
    };
    for (const [name, text] of Object.entries(documents)) {
      it(`${name}, and leave every other byte alone`, async () => {
        await run('challengeLog.resolve', await given(text));
        const entry = await entryOf(file, ({ state }) => state === 'resolved');
        assert.equal(undated(read(file)), text.replace(/(status: "?)open/, '$1resolved'));
        await run('challengeLog.reopen', entry);
        await entryOf(file, ({ state }) => state === 'open');
        assert.equal(read(file), text);
      });
    }

    it('in a file that is not UTF-8', async () => {
      const content = Buffer.from(recordText({ title: 'Fen\xeatre' }), 'latin1');
      await run('challengeLog.resolve', await given(content));
      assert.deepEqual(
        Buffer.from(undated(bytes(file).toString('latin1')), 'latin1'),
        Buffer.from(recordText({ title: 'Fen\xeatre', status: 'resolved' }), 'latin1'),
      );
    });

    it('where a save would trim and format', async () => {
      const files = vscode.workspace.getConfiguration('files');
      await files.update('trimTrailingWhitespace', true, vscode.ConfigurationTarget.Workspace);
      try {
        const text = `${recordText()}trailing   \n`;
        await run('challengeLog.resolve', await given(text));
        assert.equal(undated(read(file)), text.replace('status: open', 'status: resolved'));
      } finally {
        await files.update('trimTrailingWhitespace', undefined, vscode.ConfigurationTarget.Workspace);
      }
    });
  });

  it('resolve saves an open document, and one undo takes it back', async () => {
    const entry = await given(recordText());
    await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(file)));
    await run('challengeLog.resolve', entry);
    assert.equal(undated(read(file)), recordText({ status: 'resolved' }));
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), recordText());
  });

  it('resolve leaves a document with unsaved changes unsaved', async () => {
    const entry = await given(recordText());
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(file)));
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(editor.document.lineCount - 1, 0), 'More.\n'),
    );
    await run('challengeLog.resolve', entry);
    assert.equal(editor.document.isDirty, true);
    assert.equal(undated(editor.document.getText()), `${recordText({ status: 'resolved' })}More.\n`);
    assert.equal(read(file), recordText());
  });

  it('resolve works on the entry that the active editor shows', async () => {
    await given(recordText());
    await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace(file)));
    await vscode.commands.executeCommand('challengeLog.resolve');
    assert.equal(undated(read(file)), recordText({ status: 'resolved' }));
  });

  it('resolve accepts a decision', async () => {
    await run(
      'challengeLog.resolve',
      await given(recordText({ status: 'proposed' }).replace('kind: challenge', 'kind: decision')),
    );
    assert.match(read(file), /^status: accepted$/m);
  });

  it('resolve adds the status that a record lacks', async () => {
    const text = recordText().replace('status: open\n', '');
    await run('challengeLog.resolve', await given(text));
    assert.equal(
      undated(read(file)),
      text.replace('kind: challenge\n', 'kind: challenge\nstatus: resolved\n'),
    );
  });

  it('resolve edits a headed part of a document in its own style', async () => {
    const text =
      '# Log\n\n## Challenge 1: One\n\n**Status:** Open\n\n## Challenge 2: Two\n\n**Status:** Open\n';
    write('docs/log.md', text);
    await run('challengeLog.resolve', await entryOf('docs/log.md', ({ title }) => title === 'Two'));
    assert.equal(read('docs/log.md'), text.replace(/Open\n$/, 'Resolved\n'));
  });

  it('set status and severity write the word that was chosen', async () => {
    const entry = await given(recordText());
    await run('challengeLog.setStatus', entry, 'in-progress');
    await run('challengeLog.setSeverity', entry, 'critical');
    assert.match(read(file), /\nstatus: in-progress\nseverity: critical\n/);
  });

  it('an entry that is gone from its document is left alone', async () => {
    const entry = await given(recordText());
    const other = recordText({ title: 'Another' });
    write(file, other);
    await run('challengeLog.resolve', entry);
    assert.equal(read(file), other);
  });

  it('go to code opens the file and selects the lines', async () => {
    write('plain/a.txt', 'one\ntwo\nthree\n');
    const entry = await given(
      recordText({ extra: 'anchors:\n  - id: a1\n    file: plain/a.txt\n    lines: 2-3\n' }),
    );
    await run('challengeLog.goToCode', entry);
    const editor = vscode.window.activeTextEditor!;
    assert.equal(vscode.workspace.asRelativePath(editor.document.uri), 'plain/a.txt');
    assert.deepEqual([editor.selection.start.line, editor.selection.end.line], [1, 2]);
  });

  it('go to code stays inside the workspace', async () => {
    const entry = await given(recordText({ extra: 'anchors:\n  - id: a1\n    file: ../../etc/passwd\n' }));
    await run('challengeLog.goToCode', entry);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('reveal selects the document in the Explorer', async () => {
    await run('challengeLog.revealInExplorer', await given(recordText()));
  });

  it('refresh, group and sort take arguments', async () => {
    await given(recordText());
    await vscode.commands.executeCommand('challengeLog.groupBy', 'kind');
    await vscode.commands.executeCommand('challengeLog.sort', 'title');
    await vscode.commands.executeCommand('challengeLog.refresh');
    await vscode.commands.executeCommand('challengeLog.groupBy', 'state');
    await vscode.commands.executeCommand('challengeLog.sort', 'newest');
    await entriesWhen((entries) => entries.length === 1);
  });
});
