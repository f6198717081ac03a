import { existsSync } from 'node:fs';
import path from 'node:path';
import { numberText } from '../core/arrangement';
import { entryAt } from '../core/catalog';
import type { DocumentRef, Entry } from '../core/entry';
import { numberIn, type ShowRequest } from './arguments';
import { EXIT, UsageError } from './errors';
import { inOrder } from './filter';
import { shownPath } from './list';
import { plain, plainLine } from './plain';
import { readDocuments, textOf } from './read';
import { stateText } from './table';
import { styled, type Terminal } from './terminal';

/** `challenge-log show` */
export async function show(request: ShowRequest, terminal: Terminal): Promise<number> {
  const entries = inOrder(await find(request, terminal));
  if (entries.length === 0) {
    terminal.err(
      `There is no entry ${numberIn(request.what) === undefined ? 'in' : 'with the number'} ${plain(request.what)}.\n`,
    );
    return EXIT.notFound;
  }
  let lines: readonly string[] = [];
  let document: DocumentRef | undefined;
  entries.forEach((entry, index) => {
    // Entries of a document follow each other, so no text is kept longer than needed.
    if (entry.document.uri !== document?.uri) {
      document = entry.document;
      lines = textOf(document)
        .replace(/^\uFEFF/, '')
        .split(/\r\n|\n|\r/);
    }
    const end = lines.slice(0, entry.endLine).findLastIndex((line) => line.trim() !== '') + 1;
    const text = lines
      .slice(entry.line - 1, end)
      .map(plainLine)
      .join('\n');
    const header = terminal.isScreen ? `${factsOf(entry, terminal)}\n\n` : '';
    terminal.out(`${index === 0 ? '' : '\n'}${header}${text}\n`);
  });
  return EXIT.ok;
}

async function find({ what, paths, ...options }: ShowRequest, { cwd }: Terminal): Promise<readonly Entry[]> {
  const number = numberIn(what);
  if (number !== undefined && (paths.length > 0 || !existsSync(path.resolve(cwd, what)))) {
    const { entries } = await readDocuments(cwd, paths, options);
    return entries.filter((entry) => entry.number === number);
  }
  const [, file = what, line] = existsSync(path.resolve(cwd, what))
    ? []
    : (/^(.+?):(\d{1,9})(?::\d*)?$/.exec(what) ?? []);
  const catalog = await readDocuments(cwd, [file], options);
  if (line === undefined) return catalog.entries;
  const [uri] = catalog.documents.keys();
  if (catalog.documents.size > 1) throw new UsageError(`“${file}” is a folder, which has no lines.`);
  const entry = uri === undefined ? undefined : entryAt(catalog, uri, Number(line));
  return entry ? [entry] : [];
}

/** Where it is, then what is known of it. */
function factsOf(entry: Entry, terminal: Terminal): string {
  const number = numberText(entry);
  const facts = [
    ...(number === undefined ? [] : [`#${number}`]),
    entry.kind,
    entry.status ?? stateText(entry),
    entry.severity,
    entry.category,
    ...entry.tags.map((tag) => `#${tag}`),
    entry.date,
  ];
  const where = `${plain(shownPath(terminal.cwd, entry.document))}:${entry.line}`;
  const known = facts.filter((fact) => fact !== undefined).map(plain);
  return `${styled(terminal, 'bold', where)}  ${styled(terminal, 'dim', known.filter(Boolean).join(' · '))}`;
}
