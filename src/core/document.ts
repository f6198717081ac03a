import { matchHeading, setField, type FieldName } from './edits';
import type { DocumentRef, Entry, Problem, Reading } from './entry';
import { block } from './formats/block';
import { openSource, type Format } from './formats/format';
import { record } from './formats/record';
import { UserError } from './ports';
import type { TextEdit } from './textEdit';
import { kindOfWord } from './vocabulary';

/** The families of documents, in the order in which they are tried: the first that sees entries has them. */
const FORMATS: readonly Format[] = [record, block];

/**
 * Reads the entries of a document.
 * @param text the whole document, front matter and byte order mark included
 */
export function readDocument(document: DocumentRef, text: string): Reading {
  const source = openSource(document, text);
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
  return setField(openSource(entry.document, text), findAgain(text, entry), field, value);
}

/** The edits that make a record's first heading say what its title says. */
export function matchHeadingOf(text: string, entry: Entry): TextEdit[] {
  return matchHeading(openSource(entry.document, text), findAgain(text, entry));
}

/** A broken header of an ordinary page, such as one of a site generator, is none of our business. */
function looksLikeRecord(document: DocumentRef, header: string): boolean {
  if (document.inTarget || /^anchors[ \t]*:/m.test(header)) return true;
  const kind = /^kind[ \t]*:[ \t]*["']?([\p{L} ]*)/mu.exec(header)?.[1];
  return kind !== undefined && (/^status[ \t]*:/m.test(header) || kindOfWord(kind) !== undefined);
}

function findAgain(text: string, entry: Entry): Entry {
  const same = readDocument(entry.document, text).entries.filter(
    (other) => other.form === entry.form && other.title === entry.title && other.number === entry.number,
  );
  const nearest = same.sort((a, b) => Math.abs(a.line - entry.line) - Math.abs(b.line - entry.line))[0];
  if (!nearest) throw new UserError(`“${entry.title}” is not in ${entry.document.path} any more.`);
  return nearest;
}
