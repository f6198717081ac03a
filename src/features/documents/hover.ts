import * as vscode from 'vscode';
import { numberText } from '../../core/arrangement';
import { formatLines, type Entry } from '../../core/entry';
import { fenceFor, inertMarkdown, unescapeMarkdown } from '../../core/markdownText';
import type { CommitReference, FileReference, Reference } from '../../core/mentioned/references';
import { UserError } from '../../core/ports';
import { kindLabel } from '../../core/vocabulary';
import type { CommandId } from '../../manifest';
import type { Services } from '../../services';
import { rangeOf, referencesOf } from './found';
import type { OwnDocument } from './own';
import { entriesMeant, fileMeant, mayAskGit, openingCommand } from './targets';

const OPEN: CommandId = 'challengeLog.openReference';
/** So much code fits into a hover. */
const MOST_LINES = 20;
const MOST_ENTRIES = 3;

/** What a reference means, told where it stands. Words come from a repository, so they are shown as text. */
export async function hoverAt(
  services: Services,
  document: vscode.TextDocument,
  own: OwnDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const offset = document.offsetAt(position);
  for (const reference of referencesOf(document, own)) {
    if (reference.start > offset || offset > reference.end) continue;
    const told = await tell(services, own, reference, position.line + 1);
    if (told) return new vscode.Hover(told, rangeOf(document, reference));
  }
  return undefined;
}

async function tell(
  services: Services,
  own: OwnDocument,
  reference: Reference,
  line: number,
): Promise<vscode.MarkdownString | undefined> {
  if (reference.kind === 'file') return tellCode(services, own, reference);
  if (reference.kind === 'commit') return tellCommit(services, own, reference);
  const entries = entriesMeant(services, own, reference, line);
  if (entries.length === 0) return undefined;
  const text = new vscode.MarkdownString();
  for (const [index, entry] of entries.slice(0, MOST_ENTRIES).entries()) {
    if (index > 0) text.appendMarkdown('\n\n---\n\n');
    await tellEntry(services, entry, text);
  }
  return text;
}

async function tellEntry(
  { documents }: Pick<Services, 'documents'>,
  entry: Entry,
  text: vscode.MarkdownString,
): Promise<void> {
  const number = numberText(entry);
  const title = `${kindLabel(entry.kind)}${number === undefined ? '' : ` ${number}`}: ${entry.title}`;
  const facts = [
    entry.inferred && entry.state !== 'reference'
      ? `${entry.state} (inferred)`
      : (entry.status ?? entry.state),
    entry.severity,
    entry.date?.slice(0, 10),
  ];
  text.appendMarkdown(`**${inertMarkdown(title)}**  \n`);
  text.appendMarkdown(inertMarkdown(facts.filter((fact) => fact !== undefined).join(' · ')));
  const { summaryOf } = await import('../../core/summary');
  const written = await textOf(documents, entry);
  const { problem, rootCause, lesson } = written === undefined ? {} : summaryOf(written, entry);
  for (const [label, words] of [
    ['Problem', problem],
    ['Root cause', rootCause],
    ['Lesson', lesson],
  ] as const)
    if (words !== undefined) text.appendMarkdown(`\n\n${label}: ${inertMarkdown(unescapeMarkdown(words))}`);
}

async function tellCode(
  services: Pick<Services, 'boundary'>,
  own: OwnDocument,
  reference: FileReference,
): Promise<vscode.MarkdownString | undefined> {
  const { file, lines, path } = reference;
  if (!lines) return undefined;
  const uri = await fileMeant(services, own, reference);
  if (!uri) {
    // Of a link VS Code itself tells where it leads.
    return path.form === 'link'
      ? undefined
      : new vscode.MarkdownString(inertMarkdown(`There is no file ${file} in the workspace.`));
  }
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined); // no text
  if (!document) return undefined;
  const told = `${file}, ${lines.first === lines.last ? 'line' : 'lines'} ${formatLines(lines)} today`;
  if (lines.first > document.lineCount)
    return new vscode.MarkdownString(inertMarkdown(`${file} has only ${document.lineCount} lines today.`));
  const last = Math.min(lines.last, lines.first + MOST_LINES - 1);
  const code = document
    .getText(new vscode.Range(lines.first - 1, 0, last - 1, Number.MAX_SAFE_INTEGER))
    .replaceAll('\r\n', '\n');
  const fence = fenceFor(code);
  const more = last < lines.last ? `\n\n… and ${lines.last - last} more` : '';
  return new vscode.MarkdownString(
    `${inertMarkdown(told)}\n\n${fence}${document.languageId}\n${code}\n${fence}${more}`,
  );
}

async function tellCommit(
  { history }: Pick<Services, 'history'>,
  own: OwnDocument,
  { hash }: CommitReference,
): Promise<vscode.MarkdownString | undefined> {
  if (!mayAskGit(own)) return undefined;
  const commit = await history.find(own.folder.uri.fsPath, hash);
  const text = new vscode.MarkdownString();
  if (!commit) return text.appendMarkdown(`Git knows no commit ${hash.slice(0, 7)} here.`);
  text.isTrusted = { enabledCommands: [OPEN] };
  const count = commit.files.length;
  const facts = [
    commit.author,
    commit.date.slice(0, 10),
    `${count} ${count === 1 ? 'file' : 'files'} changed`,
  ];
  const target = openingCommand({ kind: 'commit', folder: own.folder.uri.toString(), hash });
  return text
    .appendMarkdown(`**${inertMarkdown(commit.subject)}**  \n${inertMarkdown(facts.join(' · '))}`)
    .appendMarkdown(`\n\n[Show Commit ${commit.hash.slice(0, 7)}](${target.toString()})`);
}

async function textOf(documents: Services['documents'], entry: Entry): Promise<string | undefined> {
  try {
    return await documents.read(vscode.Uri.parse(entry.document.uri));
  } catch (error) {
    if (error instanceof UserError || error instanceof vscode.FileSystemError) return undefined; // gone, or no text
    throw error;
  }
}
