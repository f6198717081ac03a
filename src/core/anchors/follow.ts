/** A place in a text, counted from 0; the character in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** What stood in a range was replaced by a text. */
export interface TextChange {
  readonly range: TextRange;
  readonly text: string;
}

/**
 * Where a range of lines is after a change, without looking at any text again.
 *
 * What is inserted directly above or below stays outside of it; what is inserted within makes it grow.
 * @returns `undefined` when all of it was deleted
 */
export function follow(range: TextRange, change: TextChange): TextRange | undefined {
  const { start: from, end: to } = change.range;
  if (isBefore(range.end, from) || same(range.end, from)) return grownAtEnd(range, change);
  if (isBefore(to, range.start)) return shifted(range, change);
  const isAbove = same(from, to) && same(to, range.start) && /[\r\n]$/.test(change.text);
  if (isAbove) return shifted(range, change);
  const startsInside = !isBefore(from, range.start);
  const endsInside = !isBefore(range.end, to);
  if (!startsInside && !endsInside) return undefined;
  if (same(from, range.start) && same(to, range.end) && change.text.trim() === '') return undefined;
  const start = startsInside ? range.start : endOf(change);
  const end = endsInside ? moved(range.end, change) : from;
  return isBefore(end, start) || (same(start, end) && !same(range.start, range.end))
    ? undefined
    : { start, end };
}

/** Typing goes on in its last line; a new line below it is not its own. */
function grownAtEnd(range: TextRange, { range: { start, end }, text }: TextChange): TextRange {
  const isTyped = same(range.end, start) && same(start, end) && !/[\r\n]/.test(text);
  if (!isTyped) return range;
  return { ...range, end: { line: range.end.line, character: range.end.character + text.length } };
}

function shifted({ start, end }: TextRange, change: TextChange): TextRange {
  return { start: moved(start, change), end: moved(end, change) };
}

/** Where a position at or behind the end of a change is after it. */
function moved({ line, character }: TextPosition, change: TextChange): TextPosition {
  const { end: before } = change.range;
  const after = endOf(change);
  return {
    line: line + after.line - before.line,
    character: line === before.line ? character + after.character - before.character : character,
  };
}

function endOf({ range: { start }, text }: TextChange): TextPosition {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line: start.line, character: start.character + last.length }
    : { line: start.line + lines.length - 1, character: last.length };
}

function isBefore(a: TextPosition, b: TextPosition): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function same(a: TextPosition, b: TextPosition): boolean {
  return a.line === b.line && a.character === b.character;
}
