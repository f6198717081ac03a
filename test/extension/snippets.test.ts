import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { api, cleanUp, entriesWhen, inWorkspace, write } from './support';

const EXPECTED = {
  challenge: ['challenge', 'open', 'low'],
  'challenge-quick': ['challenge', 'open', 'low'],
  blocker: ['blocker', 'open', 'low'],
  story: ['challenge', 'resolved', undefined],
  investigation: ['challenge', 'open', undefined],
  adr: ['decision', 'open', undefined],
  til: ['til', 'reference', undefined],
  troubleshooting: ['troubleshooting', 'open', 'low'],
} as const;
const PARTS = {
  'before-after': ['### Code Changes'],
  'root-cause': ['### 🔍 Root Cause'],
  reproduction: ['### Reproduction Steps'],
  step: ['### Step 1: What was tried'],
  option: ['### Option 1: Name'],
  phase: ['### Phase 1: Name'],
  impact: ['### 📊 Impact'],
  lessons: ['### 🧠 Lessons Learned'],
  references: ['### 📖 References'],
  star: ['### Situation', '### Task', '### Action', '### Result'],
};

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
}

describe('snippets', () => {
  const extension = vscode.extensions.getExtension('challenge-log.challenge-log')!;
  const file = path.join(extension.extensionPath, 'snippets', 'markdown.json');
  const snippets = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);

  beforeEach(() => cleanUp());
  after(() => cleanUp());

  /** Inserts a snippet behind other text, as a person would while writing. */
  async function insert(prefix: string): Promise<vscode.TextDocument> {
    const file = `docs/notes-on-${prefix}.md`;
    write(file, '# Notes\n\nSome text.\n\n');
    const document = await vscode.workspace.openTextDocument(inWorkspace(file));
    const editor = await vscode.window.showTextDocument(document);
    const body = snippets.find((snippet) => snippet.prefix === prefix)?.body.join('\n');
    assert.ok(body, `there is a snippet ${prefix}`);
    await editor.insertSnippet(
      new vscode.SnippetString(body),
      new vscode.Position(document.lineCount - 1, 0),
    );
    return document;
  }

  for (const [prefix, [kind, state, severity]] of Object.entries(EXPECTED)) {
    it(`${prefix} is one entry`, async () => {
      const document = await insert(prefix);
      // The title is selected, so that it is typed over.
      await vscode.commands.executeCommand('type', { text: 'Slow start' });
      const entries = await entriesWhen((found) => found.length > 0);
      assert.deepEqual(
        entries.map((entry) => [entry.kind, entry.state, entry.severity, entry.title]),
        [[kind, state, severity, 'Slow start']],
      );
      const now = new Date();
      const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
        .map((part) => String(part).padStart(2, '0'))
        .join('-');
      assert.equal(entries[0]?.date, today);
      assert.equal(document.lineAt(entries[0].line - 1).text.startsWith('## '), true);
    });
  }

  for (const [prefix, headings] of Object.entries(PARTS)) {
    it(`${prefix} is a part and no entry`, async () => {
      const document = await insert(prefix);
      const [before = '', inserted = ''] = document.getText().split('Some text.\n\n');
      assert.equal(before, '# Notes\n\n');
      assert.deepEqual(inserted.match(/^#+ .*$/gm), headings);
      await document.save();
      await vscode.commands.executeCommand('challengeLog.refresh');
      assert.deepEqual(await (await api()).entries(), []);
    });
  }
});
