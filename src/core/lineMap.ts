/** Where lines of today's text stand in another version of it. */
import { diffArrays } from 'diff';
import type { LineRange } from './entry';

/** More lines added and removed than this are not compared: the time, about 15 ms here, grows with the square. */
const MOST_EDITS = 500;

/**
 * Finds lines of one text in another version of it. Line endings and a leading byte order mark do not count.
 *
 * @param from the text that `lines` counts in (today's buffer).
 * @param to the other version (the committed file).
 * @param lines counted from 1, both included.
 * @returns the lines with the same text in `to`; `undefined` when one of them was changed or parted from
 *   the others, when `from` has no such lines, or when the texts differ in more than 500 lines.
 */
export function mapLines(from: string, to: string, lines: LineRange): LineRange | undefined {
  const before = linesOf(from);
  const after = linesOf(to);
  if (!Number.isInteger(lines.first) || !Number.isInteger(lines.last)) return undefined;
  if (lines.first < 1 || lines.last < lines.first || lines.last > before.length) return undefined;

  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head++;
  if (lines.last <= head) return { first: lines.first, last: lines.last };
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const shift = after.length - before.length;
  if (lines.first > before.length - tail) return { first: lines.first + shift, last: lines.last + shift };

  const changes = diffArrays(before, after, { maxEditLength: MOST_EDITS });
  let line = 1;
  let there = 1;
  for (const { added, removed, count } of changes ?? []) {
    // Lines that are unchanged side by side make one run, so a range in two runs has something in between.
    if (!added && !removed && line <= lines.first && lines.last < line + count) {
      return { first: lines.first - line + there, last: lines.last - line + there };
    }
    if (!added) line += count;
    if (!removed) there += count;
  }
  return undefined;
}

/**
 * Whether two texts are the same apart from their line endings and a leading byte order mark.
 */
export function sameText(a: string, b: string): boolean {
  return a === b || normalize(a) === normalize(b);
}

const normalize = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

const linesOf = (text: string): string[] => normalize(text).split('\n');
