import { diffArrays } from 'diff';
import { type TextEdit } from '../textEdit';

/** More changed lines than this become one edit. */
const MOST_EDITS = 400;

/** The small edits that make one text of another: whole lines that are the same stay, and of others what is. */
export function editsBetween(before: string, after: string): TextEdit[] {
  const changes = diffArrays(linesOf(before), linesOf(after), { maxEditLength: MOST_EDITS });
  if (!changes) return trimmed(0, before, after);
  const edits: TextEdit[] = [];
  let at = 0;
  let removed = '';
  let added = '';
  const flush = () => {
    edits.push(...trimmed(at - removed.length, removed, added));
    removed = '';
    added = '';
  };
  for (const change of changes) {
    const text = change.value.join('');
    if (change.added) added += text;
    else if (change.removed) {
      removed += text;
      at += text.length;
    } else {
      flush();
      at += text.length;
    }
  }
  flush();
  return edits;
}

/** With their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

/** Without what both begin and end with; never half of a surrogate pair or of a line end. */
function trimmed(start: number, old: string, now: string): TextEdit[] {
  if (old === now) return [];
  let head = 0;
  while (old[head] === now[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  if (splits(old, head, now)) head--;
  if (splits(old, old.length - tail, now, now.length - tail)) tail--;
  return [{ start: start + head, end: start + old.length - tail, text: now.slice(head, now.length - tail) }];
}

function splits(a: string, at: number, b: string, bAt = at): boolean {
  return isInside(a, at) || isInside(b, bAt);
}

function isInside(text: string, at: number): boolean {
  return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(at - 1, at + 1));
}
