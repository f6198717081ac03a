import type { Entry } from '../entry';
import { UserError } from '../ports';
import { findAgain, open, setFieldOf } from '../revision';
import type { TextEdit } from '../textEdit';
import { resolvedStatus } from '../vocabulary';
import { breakBefore, lastWritten, linesOf } from './lines';

/** An item or a line with the label "Implementation" and nothing behind it. */
const LABEL = /^\s*(?:[-*+]\s+)?(?:\*\*)?Implementation(?:\*\*)?\s*:(?:\*\*)?[ \t]*$/i;

/**
 * Closes a decision: it is accepted, and says what it was implemented in, where it has a blank for that or else at
 * its end.
 * @param where as typed: a version, a reference to an issue, a link
 * @throws UserError when its status cannot be set in place
 */
export function closeAsImplemented(text: string, entry: Entry, where: string): TextEdit[] {
  const opened = open(entry.document, text);
  const { source } = opened;
  const finding = findAgain(opened, entry);
  const status = entry.state === 'resolved' ? [] : statusEdits(text, entry);
  const said = `Implemented in ${where.replaceAll(/\s+/g, ' ').trim()}`;
  const lines = linesOf(source);
  for (let line = finding.start; line < finding.end; line++) {
    const written = source.outline.lines[line] ?? '';
    if (source.outline.isOpaque(line) || !LABEL.test(written)) continue;
    const at = lines.end(line);
    return [...status, { start: at, end: at, text: /\s$/.test(written) ? said : ` ${said}` }];
  }
  const at = lines.start(lastWritten(source.outline.lines, finding) + 1);
  return [...status, { start: at, end: at, text: `${breakBefore(text, at, lines.eol)}${said}.${lines.eol}` }];
}

function statusEdits(text: string, entry: Entry): readonly TextEdit[] {
  const change = setFieldOf(text, entry, 'status', resolvedStatus(entry.kind));
  if (change.kind === 'impossible') throw new UserError(change.reason);
  if (change.kind === 'edits' && change.preview === undefined) return change.edits;
  throw new UserError('The state of this decision is where it stands. Set its status first, then close it.');
}
