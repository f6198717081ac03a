import type { Source } from '../formats/format';

/** The way from the outline's lines (from 0) to offsets in the document's text. */
export interface Lines {
  /** Where a line starts; the text's end for a line behind the last. */
  start(line: number): number;
  /** Where a line ends, before its line break. */
  end(line: number): number;
  readonly count: number;
  /** The document's line break. */
  readonly eol: string;
}

export function linesOf({ text, firstLine }: Source): Lines {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  const ends: number[] = [];
  const breaks = /\r\n|\n|\r/g;
  let first: string | undefined;
  for (let found = breaks.exec(text); found; found = breaks.exec(text)) {
    first ??= found[0];
    ends.push(found.index);
    starts.push(breaks.lastIndex);
  }
  ends.push(text.length);
  const shift = firstLine - 1;
  return {
    start: (line) => starts[line + shift] ?? text.length,
    end: (line) => ends[line + shift] ?? text.length,
    count: starts.length - shift,
    eol: first ?? '\n',
  };
}

export function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

/** A rule between entries: `---`, `***`, `___`. */
export function isRule(line: string | undefined): boolean {
  return line !== undefined && /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line);
}

/** The last line of a span that says something: rules that part entries say nothing. */
export function lastWritten(
  lines: readonly string[],
  { start, end }: { readonly start: number; readonly end: number },
): number {
  let last = Math.min(end, lines.length) - 1;
  while (last > start && (isBlank(lines[last]) || isRule(lines[last]))) last--;
  return last;
}

/** What makes a blank line before a paragraph that is added at an offset. */
export function breakBefore(text: string, at: number, eol: string): string {
  if (at === 0) return '';
  return /[\r\n]/.test(text[at - 1] ?? '') ? eol : eol + eol;
}
