import type { LineRange } from '../entry';
import { lineAt, lineCount, readWords, type Words } from './words';

/** Captured code, as it is looked for. */
export interface Original extends Words {
  /** Its lines without white space at their ends; the first and the last are not blank. */
  readonly rows: readonly string[];
  /** Where it stood, if that is known, for those rows. */
  readonly at: Span | undefined;
  /** How many of its first and last rows hold no word, such as `}`. */
  readonly head: number;
  readonly tail: number;
  /** Too short to be told from what just looks like it. */
  readonly isWeak: boolean;
}

/** Lines, both included, counted from 0. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** The letters of its different words that code needs to be told from what just looks like it. */
const FEWEST_LETTERS = 16;

/** @returns `undefined` for text that is blank */
export function readOriginal(text: string, hint: LineRange | undefined): Original | undefined {
  const all = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((row) => row.trimEnd());
  const first = all.findIndex((row) => row !== '');
  if (first < 0) return undefined;
  const last = all.findLastIndex((row) => row !== '');
  const rows = all.slice(first, last + 1);
  const words = readWords(rows.join('\n'));
  const letters = new Set(words.text.match(/[\w$\u0080-\uffff]+/g) ?? []);
  return {
    ...words,
    rows,
    at: hint && { first: hint.first - 1 + first, last: hint.first - 1 + last },
    head: words.lines[0] ?? rows.length,
    tail: rows.length - 1 - (words.lines.at(-1) ?? rows.length - 1),
    isWeak: [...letters].reduce((sum, word) => sum + word.length, 0) < FEWEST_LETTERS,
  };
}

/** Widens lines that hold the original's words by the lines without words that it begins and ends with. */
export function withEdges({ rows, head, tail }: Original, file: Words, { first, last }: Span): Span {
  // An empty comment says as little as a line that is not there.
  const isSame = (line: number, row: number) =>
    line >= 0 && line < lineCount(file) && marks(lineAt(file, line)) === marks(rows[row] ?? '');
  let start = first;
  for (let row = head - 1; row >= 0; row--) {
    if (rows[row] === '') continue;
    const above = nextText(file, start, -1);
    if (!isSame(above, row)) break;
    start = above;
  }
  let end = last;
  for (let row = rows.length - tail; row < rows.length; row++) {
    if (rows[row] === '') continue;
    const below = nextText(file, end, 1);
    if (!isSame(below, row)) break;
    end = below;
  }
  return { first: start, last: withBrackets(balance(rows), file, start, end) };
}

/** Lines that were broken anew may end with brackets that stood behind a word. */
function withBrackets(wanted: number, file: Words, first: number, last: number): number {
  const lines: string[] = [];
  for (let line = first; line <= last; line++) lines.push(lineAt(file, line));
  let open = balance(lines) - wanted;
  let end = last;
  while (open > 0) {
    const below = nextText(file, end, 1);
    const text = lineAt(file, below).trim();
    if (!/^[\])}]+[;,]?$/.test(text)) break;
    open += balance([text]);
    end = below;
  }
  return end;
}

/** How many brackets are opened and not closed. */
function balance(lines: readonly string[]): number {
  let open = 0;
  for (const line of lines)
    for (const sign of line)
      if ('([{'.includes(sign)) open++;
      else if (')]}'.includes(sign)) open--;
  return open;
}

/** A line without what styles differ in, and without the sign of a comment. */
function marks(line: string): string {
  return line
    .trim()
    .replace(/^(?:\/\/|#|--)\s*/, '')
    .replace(/[;,]$/, '');
}

/** The next line that is not blank; one that there is not, when there is none. */
export function nextText(file: Words, from: number, step: 1 | -1): number {
  let line = from + step;
  while (line >= 0 && line < lineCount(file) && lineAt(file, line) === '') line += step;
  return line;
}

/** So many lines at an edge are compared with so many others. */
const FARTHEST = 60;

/**
 * By how many lines the original goes on beyond a row that is found: at the same distance where a line is the same
 * there, else to the last of its lines that follow in order.
 */
export function reach({ rows }: Original, file: Words, row: number, line: number, step: 1 | -1): number {
  const count = Math.min(step > 0 ? rows.length - 1 - row : row, FARTHEST);
  const wanted = Array.from({ length: count }, (_, index) => (rows[row + (index + 1) * step] ?? '').trim());
  const there = (distance: number) => lineAt(file, line + distance * step).trim();
  for (let distance = count; distance > 0; distance--) {
    if (wanted[distance - 1] !== '' && wanted[distance - 1] === there(distance)) return distance;
  }
  let farthest = 0;
  let next = 0;
  for (let distance = 1; distance <= count + Math.min(FARTHEST, rows.length + 2) && count > 0; distance++) {
    const text = there(distance);
    const found = text === '' ? -1 : wanted.indexOf(text, next);
    if (found < 0) continue;
    // A bracket beyond where the original would end is another's.
    if (!/[\w$]/.test(text) && distance > count && farthest < distance - 1) continue;
    next = found + 1;
    farthest = distance;
  }
  return farthest;
}

/** The share of the original's lines with words that stand in a place, from 0 to 1. */
export function wordedLinesLeft(original: Original, file: Words, span: Span): number {
  const { left, of } = linesLeft(original, file, span, (text) => /[\w$\u0080-\uffff]/.test(text));
  return of === 0 ? 0 : left / of;
}

/** How many of the original's lines that are not blank stand in a place, white space around them aside. */
export function linesLeft(
  { rows }: Pick<Original, 'rows'>,
  file: Words,
  { first, last }: Span,
  counts: (text: string) => boolean = (text) => text !== '',
): { left: number; of: number } {
  const there = new Map<string, number>();
  for (let line = first; line <= last; line++) {
    const text = lineAt(file, line).trim();
    there.set(text, (there.get(text) ?? 0) + 1);
  }
  const wanted = rows.map((row) => row.trim()).filter(counts);
  const left = wanted.filter((row) => {
    const count = there.get(row) ?? 0;
    there.set(row, count - 1);
    return count > 0;
  });
  return { left: left.length, of: wanted.length };
}
