// What the suites in the extension host share: a fresh folder in the workspace, and the extension's own words.
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Entry } from '../../src/core/entry';
import type { ChallengeLogApi } from '../../src/extension';
import type { LoggedRecord } from '../../src/features/log/create';

/** The workspace folder: a plain folder outside any repository. */
export function workspaceRoot(): string {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return folder.uri.fsPath;
}

export async function api(): Promise<ChallengeLogApi> {
  const extension = vscode.extensions.getExtension<ChallengeLogApi>('challenge-log.challenge-log');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

export function inWorkspace(file: string): string {
  return path.join(workspaceRoot(), file);
}

/** Writes a file of the workspace, as another program would. */
export function write(file: string, content: string | Uint8Array): string {
  const full = inWorkspace(file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
}

export function read(file: string): string {
  return readFileSync(inWorkspace(file), 'utf8');
}

export function bytes(file: string): Buffer {
  return readFileSync(inWorkspace(file));
}

/** Runs git in a folder of the workspace. */
export function git(folder: string, ...args: string[]): string {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'protocol.file.allow=always',
  ];
  return execFileSync('git', [...identity, ...args], {
    cwd: inWorkspace(folder),
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

/** Makes a repository of what the folder holds, with one commit on `main`. */
export function repository(folder: string): string {
  mkdirSync(inWorkspace(folder), { recursive: true });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message=Start');
  return git(folder, 'rev-parse', 'HEAD');
}

/** Opens a file and selects lines, given as `[first, last]` from 1; none for a cursor in the first line. */
export async function open(
  file: string,
  ...lines: readonly (readonly [number, number])[]
): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(file));
  const editor = await vscode.window.showTextDocument(document);
  if (lines.length > 0) {
    editor.selections = lines.map(([first, last]) => {
      return new vscode.Selection(first - 1, 0, last - 1, document.lineAt(last - 1).text.length);
    });
  }
  return editor;
}

/** Logs a challenge without asking, and gives back the record's text too. */
export async function log(
  request: Record<string, unknown>,
): Promise<LoggedRecord & { text: string; path: string }> {
  const logged = await vscode.commands.executeCommand<LoggedRecord>('challengeLog.log', request);
  return {
    ...logged,
    text: readFileSync(logged.uri.fsPath, 'utf8'),
    path: vscode.workspace.asRelativePath(logged.uri, false),
  };
}

/** The entry of a document, as soon as the catalog has it in the shape that is waited for. */
export async function entryOf(file: string, matches: (entry: Entry) => boolean = () => true): Promise<Entry> {
  const found = await entriesWhen((entries) =>
    entries.some((entry) => entry.document.path === file && matches(entry)),
  );
  return found.find((entry) => entry.document.path === file && matches(entry)) as Entry;
}

/** Waits for the catalog to become as described; the test's own timeout ends the wait. */
export async function entriesWhen(
  condition: (entries: readonly Entry[]) => boolean,
): Promise<readonly Entry[]> {
  const { entries, onDidChange } = await api();
  const now = await entries();
  if (condition(now)) return now;
  return new Promise((resolve) => {
    const listener = onDidChange((catalog) => {
      if (!condition(catalog.entries)) return;
      listener.dispose();
      resolve(catalog.entries);
    });
  });
}

/** Leaves nothing of a test behind. */
export async function cleanUp(...paths: string[]): Promise<void> {
  for (const editor of vscode.window.visibleTextEditors) {
    if (editor.document.isDirty && !editor.document.isUntitled) {
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const file of ['docs', ...paths]) {
    if (existsSync(inWorkspace(file)))
      rmSync(inWorkspace(file), { recursive: true, force: true, maxRetries: 5 });
  }
  await (await api()).entries();
  await vscode.commands.executeCommand('challengeLog.refresh');
}

/** A document's path that no other test uses: the editor remembers documents after they are closed. */
export function newRecordPath(): string {
  return `docs/challenges/${randomInt(100_000, 900_000)}-sockets-leak.md`;
}

/** A record as Log Challenge writes it, with a few facts. */
export function recordText(facts: { title?: string; status?: string; extra?: string } = {}): string {
  const { title = 'Sockets leak', status = 'open', extra = '' } = facts;
  return `---\ntitle: "${title}"\nkind: challenge\nstatus: ${status}\n${extra}---\n\n# Challenge: ${title}\n\n## 🔴 Problem\n\nThey leak.\n`;
}
