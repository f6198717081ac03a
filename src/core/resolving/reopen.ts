import type { Change, Neighbours } from '../editing/change';
import type { Entry } from '../entry';
import { openAgain, setFieldOf } from '../revision';
import { applyEdits, type TextEdit } from '../textEdit';
import { firstStatus } from '../vocabulary';
import { composeEdits } from './compose';
import { linesOf } from '../editing/lines';
import { removeKey } from './header';
import { dateOf } from '../words/date';

/**
 * Plans to open an entry again: its status, and the day on which it was resolved goes. What was written down of the
 * code and its fixes stays.
 * @throws UserError when it is not there any more
 */
export function planReopening(text: string, entry: Entry, neighbours: Neighbours): Change {
  const status = setFieldOf(text, entry, 'status', firstStatus(entry.kind) ?? 'open', neighbours);
  if (status.kind === 'impossible') return status;
  const path = status.kind === 'rename' ? status.to : entry.document.path;
  const opened = openAgain(applyEdits(text, status.edits), {
    ...entry,
    document: { ...entry.document, path },
  });
  const { source, finding } = opened;
  const edits = entry.form === 'record' ? removeKey(source.text, 'resolved') : emptied(opened);
  const after = openAgain(applyEdits(source.text, edits), finding.entry);
  const isSafe =
    after.findings.length === opened.findings.length && after.finding.entry.state === finding.entry.state;
  return { ...status, edits: composeEdits(text, status.edits, ...(isSafe ? [edits] : [])) };
}

/** The day behind a label or in a cell; the label stays, for the next time. */
function emptied({ source, finding }: ReturnType<typeof openAgain>): TextEdit[] {
  const part = finding.parts.find(
    ({ part, headed, value }) => part === 'resolvedDate' && !headed && isDay(value),
  );
  if (!part || part.line < finding.start || part.line >= finding.end) return [];
  const text = source.outline.lines[part.line] ?? '';
  const space = /^\s*\|/.test(text) ? 0 : (/\s*$/.exec(text.slice(0, part.column))?.[0].length ?? 0);
  const value = linesOf(source).start(part.line) + part.column;
  return [{ start: value - space, end: value + part.value.length, text: '' }];
}

/** Of a day that could be read in two ways, too. */
const NUMBERS = /^\d{1,2}([-/.])\d{1,2}\1\d{2,4}/;
const TIME = /^[\s*_`]*(?:[T,]?\s*(?:at )?\d{1,2}:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?[\s*_`]*$/;

/** A day, perhaps with its time. What somebody wrote beside it would be lost. */
function isDay(value: string): boolean {
  if (!/\d/.test(value)) return false;
  const day = dateOf(value);
  return TIME.test(day ? value.slice(0, day.start) + value.slice(day.end) : value.replace(NUMBERS, ''));
}
