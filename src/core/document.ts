import { matchHeading, setField, type FieldName } from './edits';
import type { DocumentRef, Entry, Problem, Reading } from './entry';
import { block } from './formats/block';
import type { Format, Source } from './formats/format';
import { record } from './formats/record';
import { readFrontMatter } from './frontMatter';
import { outline } from './markdown';
import { UserError } from './ports';
import type { TextEdit } from './textEdit';

/** The families of documents, in the order in which they are tried: the first that sees entries has them. */
const FORMATS: readonly Format[] = [record, block];

/** Prepares a document for reading and editing. */
function open(document: DocumentRef, text: string): Source {
  const frontMatter = readFrontMatter(text);
  const read = frontMatter.kind === 'read';
  const body = read ? frontMatter.body : text.replace(/^\uFEFF/, '');
  return {
    document,
    text,
    frontMatter,
    outline: outline(body),
    firstLine: (read ? frontMatter.linesBefore : 0) + 1,
  };
}

/**
 * Reads the entries of a document.
 * @param text the whole document, front matter and byte order mark included
 */
export function readDocument(document: DocumentRef, text: string): Reading {
  const source = open(document, text);
  if (source.frontMatter.kind === 'broken' && looksLikeRecord(document, source.frontMatter.header)) {
    const { line, message } = source.frontMatter;
    const problem: Problem = { document, line, code: 'front-matter', severity: 'error', message };
    return { entries: [], problems: [problem] };
  }
  for (const format of FORMATS) {
    const reading = format.read(source);
    if (reading) return reading;
  }
  return { entries: [], problems: [] };
}

/**
 * The edits that give an entry's field another value, in the text as it is now.
 * @param entry as it was shown; it is looked up again, since the text may have changed
 * @throws UserError when it is not there any more
 */
export function setFieldOf(text: string, entry: Entry, field: FieldName, value: string): TextEdit[] {
  return setField(open(entry.document, text), findAgain(text, entry), field, value);
}

/** The edits that make a record's first heading say what its title says. */
export function matchHeadingOf(text: string, entry: Entry): TextEdit[] {
  return matchHeading(open(entry.document, text), findAgain(text, entry));
}

/** A broken header of an ordinary page, such as one of a site generator, is none of our business. */
function looksLikeRecord(document: DocumentRef, header: string): boolean {
  return document.inTarget || /^(?:kind|anchors)[ \t]*:/m.test(header);
}

function findAgain(text: string, entry: Entry): Entry {
  const same = readDocument(entry.document, text).entries.filter(
    (other) => other.form === entry.form && other.title === entry.title && other.number === entry.number,
  );
  const nearest = same.sort((a, b) => Math.abs(a.line - entry.line) - Math.abs(b.line - entry.line))[0];
  if (!nearest) throw new UserError(`“${entry.title}” is not in ${entry.document.path} any more.`);
  return nearest;
}
