import * as vscode from 'vscode';
import { numberText, whereOf } from '../core/arrangement';
import type { Entry } from '../core/entry';
import { kindLabel } from '../core/vocabulary';

const SEVERITY_COLORS: Readonly<Record<string, string>> = {
  critical: 'charts.red',
  // `charts.orange` is nearly transparent in VS Code's own themes.
  high: 'symbolIcon.classForeground',
  medium: 'charts.yellow',
  low: 'charts.blue',
};

/** What the state and the severity look like. */
export function stateIcon(entry: Entry): vscode.ThemeIcon {
  if (entry.state === 'resolved')
    return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
  if (entry.state === 'reference') return new vscode.ThemeIcon('book');
  const color = SEVERITY_COLORS[entry.severity?.toLowerCase() ?? ''];
  return new vscode.ThemeIcon('issues', color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** The whole row in words, for screen readers. */
export function entryLabel(entry: Entry): string {
  const number = numberText(entry);
  return [
    number === undefined ? kindLabel(entry.kind) : `${kindLabel(entry.kind)} ${Number(number)}`,
    entry.title,
    entry.status ?? entry.state,
    entry.severity === undefined ? undefined : `severity ${entry.severity}`,
    whereOf(entry)?.replace(/:(\d+)$/, ' line $1'),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** The facts of an entry. Its words come from a repository, so they are shown as text, never as Markdown. */
export function entryTooltip(entry: Entry): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  const number = numberText(entry);
  tooltip
    .appendMarkdown('**')
    .appendText(`${kindLabel(entry.kind)}${number === undefined ? '' : ` ${number}`}: ${entry.title}`)
    .appendMarkdown('**');
  const anchor = entry.anchors.find(({ file }) => file !== undefined);
  const facts: [string, string | undefined][] = [
    ['Status', entry.status ?? `${entry.state} (inferred)`],
    ['Severity', entry.severity],
    ['Category', entry.category],
    ['Tags', entry.tags.length > 0 ? entry.tags.join(', ') : undefined],
    ['Date', entry.date],
    ['Resolved', entry.resolved],
    ['Code', whereOf(entry)],
    ['Symbol', anchor?.symbol],
    [
      'Commit',
      anchor?.commit &&
        anchor.commit.slice(0, 7) +
          (anchor.branch ? ` on ${anchor.branch}` : '') +
          (anchor.uncommitted === true ? ', with uncommitted changes' : ''),
    ],
    ['Document', entry.document.path],
  ];
  for (const [name, value] of facts) {
    if (value !== undefined) tooltip.appendMarkdown(`\n\n${name}: `).appendText(value);
  }
  return tooltip;
}
