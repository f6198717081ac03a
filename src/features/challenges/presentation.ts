import * as vscode from 'vscode';
import { numberText, whereOf } from '../../core/arrangement';
import type { Entry } from '../../core/entry';
import { inertMarkdown } from '../../core/markdownText';
import { numberedName } from '../../core/numberedName';
import { readableDate, statusText } from '../../core/entryText';
import { kindLabel } from '../../core/vocabulary';

/** Shape and color both tell the severity: yellow and orange look the same in light themes. */
const SEVERITY_ICONS: ReadonlyMap<string, readonly [icon: string, color: string]> = new Map([
  ['critical', ['flame', 'charts.red']],
  // `charts.orange` is nearly transparent in VS Code's own themes.
  ['high', ['arrow-circle-up', 'symbolIcon.classForeground']],
  ['medium', ['issues', 'charts.yellow']],
  ['low', ['arrow-circle-down', 'charts.blue']],
]);

/** What the state and the severity look like. */
export function stateIcon(entry: Entry): vscode.ThemeIcon {
  if (entry.sharesNumber)
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  // What was only concluded is no success to show in green.
  if (entry.state === 'resolved') {
    const color = entry.inferred ? 'descriptionForeground' : 'charts.green';
    return new vscode.ThemeIcon('pass', new vscode.ThemeColor(color));
  }
  if (entry.state === 'reference') return new vscode.ThemeIcon('book');
  const [icon, color] = SEVERITY_ICONS.get(entry.severity?.toLowerCase() ?? '') ?? ['issues'];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** The whole row in words, for screen readers. */
export function entryLabel(entry: Entry): string {
  const number = numberText(entry);
  return [
    number === undefined ? kindLabel(entry.kind) : `${kindLabel(entry.kind)} ${Number(number)}`,
    entry.title,
    statusText(entry),
    entry.inferred && entry.state !== 'reference' ? 'inferred' : undefined,
    entry.sharesNumber ? 'number given twice' : undefined,
    entry.severity === undefined ? undefined : `severity ${entry.severity}`,
    whereOf(entry)?.replace(/:(\d+)$/, ' line $1'),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** Whether it is a document with a number in its name. */
function isNumbered({ form, document: { path } }: Entry): boolean {
  return (
    (form === 'record' || form === 'report') &&
    numberedName(path.slice(path.lastIndexOf('/') + 1)) !== undefined
  );
}

/**
 * The facts of an entry, and what is wrong with the line that it stands in. Its words come from a repository, so they are shown
 * as text, never as Markdown.
 */
export function entryTooltip(entry: Entry, problems: readonly string[]): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  const number = numberText(entry);
  tooltip
    .appendMarkdown('**')
    .appendMarkdown(
      inertMarkdown(`${kindLabel(entry.kind)}${number === undefined ? '' : ` ${number}`}: ${entry.title}`),
    )
    .appendMarkdown('**');
  const anchor = entry.anchors.find(({ file }) => file !== undefined);
  const facts: [string, string | undefined][] = [
    [
      'Status',
      entry.status === undefined || entry.inferred ? `${statusText(entry)} (inferred)` : statusText(entry),
    ],
    ['Status cannot be set', entry.settled],
    ['Number', entry.sharesNumber ? 'another document has it too' : undefined],
    ['Severity', entry.severity],
    ['Category', entry.category],
    ['Tags', entry.tags.length > 0 ? entry.tags.join(', ') : undefined],
    ['Date', readableDate(entry.date)],
    ['Resolved', readableDate(entry.resolved)],
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
    ['Problem', problems.length > 0 ? problems.join(' ') : undefined],
  ];
  tooltip.appendMarkdown('\n\n');
  for (const [name, value] of facts) {
    if (value !== undefined) tooltip.appendMarkdown(`${name}: ${inertMarkdown(value)}  \n`);
  }
  return tooltip;
}

/**
 * What `when` clauses ask: `entry.STATE.FORM`, then `.decision` for one, `.settled` where the status cannot be set, and last `.code`
 * where it names a place in code.
 */
export function contextValueOf(entry: Entry): string {
  const settled = entry.settled === undefined ? '' : '.settled';
  const decision = entry.kind === 'decision' ? '.decision' : '';
  const numbered = isNumbered(entry) ? '.numbered' : '';
  const code = whereOf(entry) === undefined ? '' : '.code';
  return `entry.${entry.state}.${entry.form}${decision}${settled}${numbered}${code}`;
}
