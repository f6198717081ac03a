import type { TextEdit } from '../textEdit';

/** Part of an edited text: with `from`, it is the text before from that offset on. */
interface Piece {
  readonly text: string;
  readonly from?: number;
}

/**
 * One list of edits that does what several lists do one after the other.
 * @param lists each counts in the text that the lists before it make
 */
export function composeEdits(text: string, ...lists: readonly (readonly TextEdit[])[]): TextEdit[] {
  const pieces = lists.reduce(edited, [{ text, from: 0 }] as readonly Piece[]);
  const composed: TextEdit[] = [];
  let at = 0;
  let written = '';
  const put = (end: number) => {
    if (written !== '' || end > at) composed.push({ start: at, end, text: written });
    written = '';
  };
  for (const piece of pieces) {
    if (piece.from === undefined) written += piece.text;
    else {
      put(piece.from);
      at = piece.from + piece.text.length;
    }
  }
  put(text.length);
  return composed;
}

function edited(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  const result: Piece[] = [];
  let from = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result.push(...between(pieces, from, start));
    result.push({ text });
    from = end;
  }
  return [...result, ...between(pieces, from, length)];
}

function between(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { text, from } of pieces) {
    const [first, last] = [Math.max(start - at, 0), Math.min(end - at, text.length)];
    if (first < last)
      found.push({ text: text.slice(first, last), ...(from === undefined ? {} : { from: from + first }) });
    at += text.length;
  }
  return found;
}
