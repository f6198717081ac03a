import * as vscode from 'vscode';
import { entryName, gradeNote } from '../../core/anchors/told';
import { readableDate, statusText } from '../../core/entryText';
import { inertMarkdown, withoutAutolinks } from '../../core/markdownText';
import type { CommandId } from '../../manifest';
import type { Services } from '../../services';
import { eachOnce, shownIn, type Shown } from './entriesOfLines';

const LINKS = ['challengeLog.openEntry', 'challengeLog.compareWithCaptured', 'challengeLog.resolve'] as const;

/** What an entry says, over the first line of the code that it is about. */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { documents, log, settings } = services;
  context.subscriptions.push(vscode.languages.registerHoverProvider('*', { provideHover }));

  async function provideHover(
    document: vscode.TextDocument,
    { line }: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    if (!settings.get('code.hover', document.uri)) return undefined;
    const here = eachOnce(shownIn(services, document).filter(({ lines }) => lines.first === line));
    if (here.length === 0) return undefined;
    return new vscode.Hover(await Promise.all(here.map(told)), document.lineAt(line).range);
  }

  async function told(shown: Shown): Promise<vscode.MarkdownString> {
    const { entry, located } = shown;
    const markdown = new vscode.MarkdownString();
    markdown.isTrusted = { enabledCommands: LINKS };
    const state = [statusText(entry).toLowerCase(), readableDate(entry.resolved ?? entry.date)];
    markdown.appendMarkdown(
      `**${inertMarkdown(`${entryName(entry)}: ${entry.title}`)}** · ${inertMarkdown(state.filter(Boolean).join(' '))}\n\n`,
    );
    for (const [name, words] of await summarized(shown))
      markdown.appendMarkdown(`${name}: ${withoutAutolinks(words)}  \n`);
    const note = located && gradeNote(located);
    if (note !== undefined) markdown.appendMarkdown(`\nCode: ${inertMarkdown(note)}\n`);
    const links = [
      link('Open', 'challengeLog.openEntry', shown),
      located && link('Compare with Captured', 'challengeLog.compareWithCaptured', shown),
      entry.state === 'open' && entry.settled === undefined && link('Resolve', 'challengeLog.resolve', shown),
    ];
    return markdown.appendMarkdown(`\n${links.filter(Boolean).join(' | ')}`);
  }

  /** The first sentences of its parts, which are safe Markdown. */
  async function summarized({ entry }: Shown): Promise<[string, string][]> {
    try {
      const { summaryOf } = await import('../../core/summary');
      const summary = summaryOf(await documents.read(vscode.Uri.parse(entry.document.uri)), entry);
      const lines: [string, string | undefined][] = [
        ['Problem', summary.problem],
        ['Root cause', summary.rootCause],
        ['Solution', entry.state === 'open' ? undefined : summary.solution],
        ['Lesson', summary.lesson],
      ];
      return lines.filter((line): line is [string, string] => line[1] !== undefined);
    } catch (error) {
      log.info(`${entry.document.path} cannot be summed up: ${String(error)}`);
      return [];
    }
  }
}

function link(label: string, command: CommandId & (typeof LINKS)[number], { entry }: Shown): string {
  const target = { document: entry.document.uri, line: entry.line };
  return `[${label}](command:${command}?${encodeURIComponent(JSON.stringify([target]))})`;
}
