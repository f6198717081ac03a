// What the suites on a workspace made to attack share: they press whatever a person would press, and look at what is shown.
import { strict as assert } from 'node:assert';
import MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import type { Entry } from '../../src/core/entry';
import type { HostileRepository } from '../support/hostileRepository';
import { entriesWhen } from './support';

/** What it makes in the workspace folder, besides docs. */
export const MADE = [
  '.git',
  '.gitattributes',
  '.github',
  '.challenge-log',
  '.vscode',
  '.python-version',
  'package.json',
  'src',
  'vendor',
];

/** Sees HTML and bare addresses as the most generous reader of Markdown does. */
const generous = new MarkdownIt({ html: true, linkify: true });

/** The entries, once the first and the last of its documents are listed. */
export function allListed(): Promise<readonly Entry[]> {
  return entriesWhen((entries) =>
    ['docs/challenges/001-shown.md', 'docs/challenges/013-twin.md', 'docs/known-issues.md'].every((path) =>
      entries.some(({ document }) => document.path === path),
    ),
  );
}

/** Runs a command, accepts whatever it asks, and waits for its end; errors that are told to the caller are given back. */
export async function drive(command: string, ...args: readonly unknown[]): Promise<unknown> {
  let isDone = false;
  const work = Promise.resolve(vscode.commands.executeCommand(command, ...args))
    .catch((error: unknown) => error)
    .finally(() => (isDone = true));
  for (;;) {
    // No event tells that something is asked.
    const answer = await Promise.race([work, new Promise((resolve) => setTimeout(resolve, 50))]);
    if (isDone) return answer;
    for (const press of ['quickInput.accept', 'refactorPreview.apply', 'notifications.clearAll'])
      await vscode.commands.executeCommand(press);
  }
}

/** Nothing ran, was fetched, read or written that is not the workspace's. */
export function assertSafe(hostile: HostileRepository, before: string): void {
  assert.deepEqual(hostile.marks(), [], 'nothing ran');
  assert.deepEqual(hostile.requests(), [], 'nothing was fetched');
  assert.deepEqual(hostile.leaks(), [], 'nothing from outside was written into the workspace');
  assert.equal(hostile.fingerprint(), before, 'nothing outside was written');
  // VS Code's own npm extension opens what is called package.json.
  const shown = vscode.workspace.textDocuments.filter(
    (document) => document.getText().includes(hostile.canary) && !document.uri.path.endsWith('/package.json'),
  );
  assert.deepEqual(
    shown.map(({ uri }) => uri.toString()),
    [],
    'nothing from outside was opened',
  );
}

/** All that providers tell of a document: hovers everywhere, links, lenses, actions, completions. */
export async function toldOf(uri: vscode.Uri): Promise<Told> {
  const ask = <Answer>(provider: string, ...args: readonly unknown[]) =>
    vscode.commands.executeCommand<Answer[]>(`vscode.execute${provider}Provider`, uri, ...args);
  const document = await vscode.workspace.openTextDocument(uri);
  const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  const links = await ask<vscode.DocumentLink>('Link');
  const places = [...links.map(({ range }) => range.start), new vscode.Position(0, 0)];
  const hovers = (await Promise.all(places.map((place) => ask<vscode.Hover>('Hover', place)))).flat();
  const lenses = await ask<vscode.CodeLens>('CodeLens');
  const actions = await ask<vscode.CodeAction>('CodeAction', whole);
  const problems = vscode.languages.getDiagnostics(uri);
  return {
    // Pictures that a document links are shown by VS Code's own Markdown extension.
    markdown: hovers
      .flatMap(({ contents }) => contents as vscode.MarkdownString[])
      .filter(({ value }) => !value.startsWith('[![](')),
    links: links.map(({ target, tooltip }) => ({ target: target?.toString() ?? '', tooltip: tooltip ?? '' })),
    labels: lenses.map(({ command }) => command?.title ?? ''),
    words: [...actions.map(({ title }) => title), ...problems.map(({ message }) => message)],
  };
}

export interface Told {
  readonly markdown: readonly vscode.MarkdownString[];
  readonly links: readonly { readonly target: string; readonly tooltip: string }[];
  /** An editor makes icons of `$(name)` in them. */
  readonly labels: readonly string[];
  readonly words: readonly string[];
}

/** Ours are the only links that lead anywhere; no image, no HTML, no icon of a document. */
export function assertInert(told: Told, hostile: Pick<HostileRepository, 'canary'>): void {
  for (const text of told.markdown) assertInertMarkdown(text);
  for (const { target, tooltip } of told.links) {
    // The others are made by VS Code's own Markdown extension.
    if (!/^Open|^Show|^Choose/.test(tooltip)) continue;
    assert.match(target, /^(?:file:|command:challengeLog\.openReference\?)/);
    assert.doesNotMatch(tooltip, /[[<`$]/);
  }
  for (const label of told.labels) assert.doesNotMatch(label, /(?<!\\)\$\(/);
  assert.ok(!JSON.stringify(told).includes(hostile.canary), 'nothing from outside is told');
}

export function assertInertMarkdown({
  value,
  isTrusted,
  supportHtml,
  supportThemeIcons,
}: vscode.MarkdownString): void {
  assert.ok(!supportHtml, value);
  assert.ok(!supportThemeIcons, value);
  const allowed = typeof isTrusted === 'object' ? isTrusted.enabledCommands : [];
  assert.notEqual(isTrusted, true, value);
  for (const token of generous.parse(value, {}).flatMap((block) => [block, ...(block.children ?? [])])) {
    assert.ok(!['image', 'html_inline', 'html_block'].includes(token.type), `${token.type} in ${value}`);
    if (token.type !== 'link_open') continue;
    const target = String(token.attrGet('href'));
    assert.ok(
      allowed.some((command) => target.startsWith(`command:${command}?`)),
      `${target} in ${value}`,
    );
  }
}
