import path from 'node:path';
import type { DocumentRef } from '../core/entry';
import type { ListRequest } from './arguments';
import { EXIT } from './errors';
import { filterEntries, inOrder } from './filter';
import { jsonOf, listingOf } from './json';
import { fileOf, readDocuments } from './read';
import { tableOf } from './table';
import type { Terminal } from './terminal';

/** `challenge-log list` */
export async function list(request: ListRequest, terminal: Terminal): Promise<number> {
  const catalog = await readDocuments(terminal.cwd, request.paths, request);
  const entries = inOrder(filterEntries(catalog.entries, request));
  const problems = inOrder(catalog.problems);
  if (request.json) {
    terminal.out(jsonOf(listingOf(entries, problems)));
    return EXIT.ok;
  }
  terminal.out(
    tableOf(entries, (entry) => `${shownPath(terminal.cwd, entry.document)}:${entry.line}`, terminal),
  );
  if (entries.length === 0) terminal.err(`${nothing(request, catalog.entries.length)}\n`);
  if (problems.length > 0)
    terminal.err(
      `${counted(problems.length, 'problem')} in the documents; “challenge-log check” tells ${problems.length === 1 ? 'it' : 'them'}.\n`,
    );
  return EXIT.ok;
}

function nothing({ paths, include }: ListRequest, all: number): string {
  if (all > 0) return 'No entry is like that.';
  if (paths.length > 0 || include) return 'There are no entries.';
  return 'There are no entries where docs usually are. “challenge-log list .” reads all Markdown here.';
}

/** A document's path from the current folder, so that a terminal can open it. */
export function shownPath(cwd: string, document: DocumentRef): string {
  return path.relative(cwd, fileOf(document)) || '.';
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
