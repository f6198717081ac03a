/** Replaces `[start, end)` (UTF-16 units in the document's text) by `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where a person may go on writing, in this order from 1: in the middle of `text`, which is white space or nothing. */
  readonly tabStop?: number;
}

/** Applies edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

/** The one edit that makes a text of another: all but what both begin and end with. None where they are the same. */
export function editBetween(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const longest = Math.min(before.length, after.length);
  let start = 0;
  while (start < longest && before[start] === after[start]) start++;
  // Half of an emoji is no text.
  if (isHigh(before, start - 1)) start--;
  let tail = 0;
  while (tail < longest - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (isHigh(before, before.length - tail - 1)) tail--;
  return [{ start, end: before.length - tail, text: after.slice(start, after.length - tail) }];
}

function isHigh(text: string, at: number): boolean {
  return /^[\ud800-\udbff]$/.test(text[at] ?? '');
}
