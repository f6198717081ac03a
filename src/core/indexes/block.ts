import type { Outline } from '../markdown';

/** The part of a document that belongs to the index; lines are the outline's. */
export interface IndexBlock {
  /** The lines of the two markers. */
  readonly open: number;
  readonly close: number;
  /** What stands in the opening marker behind its name. */
  readonly words: string;
}

export type FoundBlock =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'block' } & IndexBlock)
  /** The markers do not fit together; `line` is where a person should look, from 0. */
  | { readonly kind: 'broken'; readonly line: number; readonly reason: string };

const OPEN = /^ {0,3}<!--[ \t]*challenge-log:index(?![\w/-])([^<>]*?)-->[ \t]*$/;
const CLOSE = /^ {0,3}<!--[ \t]*\/challenge-log:index[ \t]*-->[ \t]*$/;

/** Whether it is worth looking for a block. */
export function mayHoldBlock(text: string): boolean {
  return text.includes('challenge-log:index');
}

/** Finds the index between its markers; a marker in code, in a quotation or in a list is none. */
export function findBlock({ html, lines }: Pick<Outline, 'html' | 'lines'>): FoundBlock {
  const opens: { line: number; words: string }[] = [];
  const closes: number[] = [];
  for (const line of html) {
    const source = lines[line] ?? '';
    const open = OPEN.exec(source);
    if (open) opens.push({ line, words: (open[1] ?? '').trim() });
    else if (CLOSE.test(source)) closes.push(line);
  }
  const [open, second] = opens;
  const [close, secondClose] = closes;
  if (!open && close === undefined) return { kind: 'none' };
  if (second || secondClose !== undefined) {
    const line = second?.line ?? secondClose ?? 0;
    return { kind: 'broken', line, reason: 'has more than one marker of an index. Leave one pair' };
  }
  if (!open)
    return {
      kind: 'broken',
      line: close ?? 0,
      reason: 'ends an index that does not begin. Delete the marker',
    };
  if (close === undefined)
    return {
      kind: 'broken',
      line: open.line,
      reason: 'begins an index that does not end. Add <!-- /challenge-log:index --> below what is the index',
    };
  if (close < open.line)
    return { kind: 'broken', line: close, reason: 'ends the index before it begins. Swap the two markers' };
  return { kind: 'block', open: open.line, close, words: open.words };
}

/** The same text with blanks for what stands between the markers: every line and column stays where it is. */
export function withoutBlock(text: string, { open, close }: IndexBlock): string {
  let line = 0;
  return text.replaceAll(/(\r\n|\n|\r)|[^\r\n]+/g, (found, lineBreak: string | undefined) => {
    if (lineBreak !== undefined) {
      line++;
      return found;
    }
    return open < line && line < close ? ' '.repeat(found.length) : found;
  });
}
