import { conflictProblem, findConflict, sidesOf } from './conflict';
import { createSettled } from './settled';
import type { DocumentRef, Entry, LineRange, Problem, Reading } from './entry';
import type { Finding } from './finding';
import { examples } from './formats/examples';
import { openSource, type Findings, type Format, type Source } from './formats/format';
import { log } from './formats/log';
import { record } from './formats/record';
import { report } from './formats/report';
import { fileName } from './indexes/folders';
import { readIndexRows } from './indexes/rows';
import { numberedName } from './numberedName';
import { isTemplate } from './page';
import { kindOfWord } from './vocabulary';

/** The families of documents, in the order in which they are tried: the first that sees entries has them. */
const FORMATS: readonly Format[] = [record, examples, report, log];

/**
 * Reads the entries of a document.
 * @param text the whole document, front matter and byte order mark included
 */
export function readDocument(document: DocumentRef, text: string): Reading {
  const source = openSource(document, text);
  const reading = read(source);
  const conflict = conflictOf(source, text);
  // Where a conflict hides all there is, only its sides tell whether the document is one of ours.
  const isOurs = (side: string) => !isEmpty(read(openSource(document, side)));
  if (!conflict || (isEmpty(reading) && !sidesOf(text).some(isOurs))) return reading;
  const others = reading.problems.filter(({ code }) => code !== 'front-matter');
  return { entries: reading.entries, problems: [conflictProblem(document, conflict), ...others] };
}

/**
 * The lines of a document's first merge conflict that is not code.
 * @param text all of it
 */
export function conflictOf(source: Source, text: string): LineRange | undefined {
  return findConflict(text, (line) => source.outline.isOpaque(line - source.firstLine));
}

function read(source: Source): Reading {
  const { findings, problems } = readSource(source);
  const settled = createSettled(source, findings);
  return { entries: findings.map((finding) => withSettled(finding.entry, settled(finding))), problems };
}

function isEmpty({ entries, problems }: Reading): boolean {
  return entries.length === 0 && problems.length === 0;
}

function withSettled(entry: Entry, settled: string | undefined): Entry {
  return settled === undefined ? entry : { ...entry, settled };
}

/** What the families see in a document. */
export function readSource(source: Source): Findings {
  const { document, frontMatter } = source;
  if (frontMatter.kind === 'broken' && looksLikeRecord(document, frontMatter.header) && !isBlank(source)) {
    const { line, message } = frontMatter;
    const problem: Problem = { document, line, code: 'front-matter', severity: 'error', message };
    return { findings: [], problems: [problem] };
  }
  const rows = readIndexRows(source);
  for (const format of FORMATS) {
    const found = format.read(source);
    if (found) return rows.length === 0 ? found : { ...found, findings: inOrder(found.findings, rows) };
  }
  return { findings: rows, problems: [] };
}

function inOrder(...findings: readonly (readonly Finding[])[]): Finding[] {
  return findings.flat().sort((a, b) => a.start - b.start);
}

/** A broken header of an ordinary page, such as one of a site generator, is none of our business. */
function looksLikeRecord(document: DocumentRef, header: string): boolean {
  if (document.inTarget || /^anchors[ \t]*:/m.test(header)) return true;
  const kind = /^kind[ \t]*:[ \t]*["']?([\p{L} ]*)/mu.exec(header)?.[1];
  return kind !== undefined && (/^status[ \t]*:/m.test(header) || kindOfWord(kind) !== undefined);
}

/** A template with places to fill in, such as `title: {{title}}`, which is no YAML before that. Entries have numbers. */
function isBlank({ document, frontMatter, page }: Source): boolean {
  if (frontMatter.kind !== 'broken' || !/\{\{|\$\{|<%/.test(frontMatter.header)) return false;
  return isTemplate(page) && !numberedName(fileName(document));
}
