import type { Change, Neighbours } from '../editing/change';
import type { Entry } from '../entry';
import { openAgain, setFieldOf } from '../revision';
import { applyEdits, type TextEdit } from '../textEdit';
import { firstStatus } from '../vocabulary';
import { composeEdits } from './compose';
import { linesOf } from '../editing/lines';
import { removeKey } from './header';
import { isPlaceholder } from '../words/placeholder';

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
    ({ part, headed, value }) => part === 'resolvedDate' && !headed && value !== '' && !isPlaceholder(value),
  );
  if (!part || part.line < finding.start || part.line >= finding.end) return [];
  const text = source.outline.lines[part.line] ?? '';
  const space = /^\s*\|/.test(text) ? 0 : (/\s*$/.exec(text.slice(0, part.column))?.[0].length ?? 0);
  const value = linesOf(source).start(part.line) + part.column;
  return [{ start: value - space, end: value + part.value.length, text: '' }];
}
