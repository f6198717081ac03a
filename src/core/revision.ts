import { readSource } from './document';
import { NO_NEIGHBOURS } from './editing/change';
import {
  matchHeading,
  setField,
  statusChoicesFor,
  type Change,
  type FieldName,
  type Neighbours,
  type Opened,
} from './edits';
import type { DocumentRef, Entry } from './entry';
import type { Finding } from './finding';
import { openSource } from './formats/format';
import { UserError } from './ports';
import type { TextEdit } from './textEdit';

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

/** The words to choose from for an entry's status: the document's own, then ours; none that it has no place for. */
export function statusChoicesOf(
  text: string,
  entry: Entry,
  neighbours: Neighbours = NO_NEIGHBOURS,
): string[] {
  const opened = open(entry.document, text);
  return statusChoicesFor(opened, findAgain(opened, entry), neighbours);
}

/** The edits that make a record's first heading say what its title says. */
export function matchHeadingOf(text: string, entry: Entry): TextEdit[] {
  const opened = open(entry.document, text);
  return matchHeading(opened.source, findAgain(opened, entry).entry);
}

/**
 * An entry in its document, as the text is now.
 * @throws UserError when it is not there any more
 */
export function openAgain(text: string, entry: Entry): Opened & { readonly finding: Finding } {
  const opened = open(entry.document, text);
  return { ...opened, finding: findAgain(opened, entry) };
}

export function open(document: DocumentRef, text: string): Opened {
  const source = openSource(document, text);
  const { findings } = readSource(source);
  return { source, findings, reopen: (edited, path) => open({ ...document, path }, edited) };
}

/** {@link openAgain} in a document that is open; `undefined` where the entry is not there any more. */
export function findIfThere({ findings }: Opened, entry: Entry): Finding | undefined {
  const same = findings.filter(
    ({ entry: other }) =>
      other.form === entry.form && other.title === entry.title && other.number === entry.number,
  );
  return same.sort((a, b) => Math.abs(a.entry.line - entry.line) - Math.abs(b.entry.line - entry.line))[0];
}

/** @throws UserError when the entry is not there any more */
export function findAgain(opened: Opened, entry: Entry): Finding {
  const nearest = findIfThere(opened, entry);
  if (!nearest) throw new UserError(`“${entry.title}” is not in ${entry.document.path} any more.`);
  return nearest;
}
