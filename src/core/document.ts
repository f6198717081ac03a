import { NO_NEIGHBOURS } from './editing/change';
import { createSettled } from './editing/place';
import {
  matchHeading,
  setField,
  statusChoicesFor,
  type Change,
  type FieldName,
  type Neighbours,
  type Opened,
} from './edits';
import type { DocumentRef, Entry, Problem, Reading } from './entry';
import { examples } from './formats/examples';
import type { Finding } from './finding';
import { openSource, type Findings, type Format, type Source } from './formats/format';
import { log } from './formats/log';
import { record } from './formats/record';
import { report } from './formats/report';
import { UserError } from './ports';
import type { TextEdit } from './textEdit';
import { kindOfWord } from './vocabulary';

/** The families of documents, in the order in which they are tried: the first that sees entries has them. */
const FORMATS: readonly Format[] = [record, examples, report, log];

/**
 * Reads the entries of a document.
 * @param text the whole document, front matter and byte order mark included
 */
export function readDocument(document: DocumentRef, text: string): Reading {
  const source = openSource(document, text);
  const { findings, problems } = readSource(source);
  const settled = createSettled(source, findings);
  return { entries: findings.map((finding) => withSettled(finding.entry, settled(finding))), problems };
}

function withSettled(entry: Entry, settled: string | undefined): Entry {
  return settled === undefined ? entry : { ...entry, settled };
}

function readSource(source: Source): Findings {
  const { document, frontMatter } = source;
  if (frontMatter.kind === 'broken' && looksLikeRecord(document, frontMatter.header)) {
    const { line, message } = frontMatter;
    const problem: Problem = { document, line, code: 'front-matter', severity: 'error', message };
    return { findings: [], problems: [problem] };
  }
  for (const format of FORMATS) {
    const found = format.read(source);
    if (found) return found;
  }
  return { findings: [], problems: [] };
}

/**
 * What gives an entry's field another value, in the text as it is now.
 * @param entry as it was shown; it is looked up again, since the text may have changed
 * @param value of a status one of `statusesOf`, or words of the document's own
 * @param neighbours needed where the name of a file or a folder is the state
 * @throws UserError when it is not there any more
 */
export function setFieldOf(
  text: string,
  entry: Entry,
  field: FieldName,
  value: string,
  neighbours: Neighbours = NO_NEIGHBOURS,
): Change {
  const opened = open(entry.document, text);
  return setField(opened, findAgain(opened, entry), field, value, neighbours);
}

/** The words to choose from for an entry's status: the document's own, then ours. */
export function statusChoicesOf(text: string, entry: Entry): string[] {
  const opened = open(entry.document, text);
  return statusChoicesFor(opened, findAgain(opened, entry));
}

/** The edits that make a record's first heading say what its title says. */
export function matchHeadingOf(text: string, entry: Entry): TextEdit[] {
  const opened = open(entry.document, text);
  return matchHeading(opened.source, findAgain(opened, entry).entry);
}

function open(document: DocumentRef, text: string): Opened {
  const source = openSource(document, text);
  const { findings } = readSource(source);
  return { source, findings, reopen: (edited, path) => open({ ...document, path }, edited) };
}

/** A broken header of an ordinary page, such as one of a site generator, is none of our business. */
function looksLikeRecord(document: DocumentRef, header: string): boolean {
  if (document.inTarget || /^anchors[ \t]*:/m.test(header)) return true;
  const kind = /^kind[ \t]*:[ \t]*["']?([\p{L} ]*)/mu.exec(header)?.[1];
  return kind !== undefined && (/^status[ \t]*:/m.test(header) || kindOfWord(kind) !== undefined);
}

function findAgain({ findings }: Opened, entry: Entry): Finding {
  const same = findings.filter(
    ({ entry: other }) =>
      other.form === entry.form && other.title === entry.title && other.number === entry.number,
  );
  const nearest = same.sort(
    (a, b) => Math.abs(a.entry.line - entry.line) - Math.abs(b.entry.line - entry.line),
  )[0];
  if (!nearest) throw new UserError(`“${entry.title}” is not in ${entry.document.path} any more.`);
  return nearest;
}
