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
  let start = first;
  for (let row = head - 1; row >= 0; row--) {
    if (rows[row] === '') continue;
    const above = nextText(file, start, -1);
    if (lineAt(file, above).trim() !== rows[row]?.trim()) break;
    start = above;
  }
  let end = last;
  for (let row = rows.length - tail; row < rows.length; row++) {
    if (rows[row] === '') continue;
    const below = nextText(file, end, 1);
    if (lineAt(file, below).trim() !== rows[row]?.trim()) break;
    end = below;
  }
  return { first: start, last: end };
}

/** The next line that is not blank; one that there is not, when there is none. */
export function nextText(file: Words, from: number, step: 1 | -1): number {
  let line = from + step;
  while (line >= 0 && line < lineCount(file) && lineAt(file, line) === '') line += step;
  return line;
}

/** How many of the original's lines that are not blank stand in a place, white space around them aside. */
export function linesLeft(
  { rows }: Original,
  file: Words,
  { first, last }: Span,
): { left: number; of: number } {
  const there = new Map<string, number>();
  for (let line = first; line <= last; line++) {
    const text = lineAt(file, line).trim();
    there.set(text, (there.get(text) ?? 0) + 1);
  }
  const wanted = rows.map((row) => row.trim()).filter((row) => row !== '');
  const left = wanted.filter((row) => {
    const count = there.get(row) ?? 0;
    there.set(row, count - 1);
    return count > 0;
  });
  return { left: left.length, of: wanted.length };
}
