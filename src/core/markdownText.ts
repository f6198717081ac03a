/** Plain text in Markdown, and back. Rules: CommonMark 0.31, with GitHub's tables, strikethrough and math. */

/** How `escapeMarkdown` is to treat its text. */
export interface EscapeOptions {
  /** The text begins a line, where `-`, `+`, `=` or `1.` would begin a list or underline a heading. */
  readonly atLineStart?: boolean;
}

/**
 * Text that Markdown shows as it is, in a heading or in a paragraph.
 *
 * @param text of one line.
 * @returns `text` with a backslash before what could begin markup or HTML; `unescapeMarkdown` undoes it.
 */
export function escapeMarkdown(text: string, { atLineStart = false }: EscapeOptions = {}): string {
  const escaped = text.replace(/[\\`*_[\]<>#&~|$]/g, '\\$&');
  if (!atLineStart) return escaped;
  return escaped.replace(/^([ \t]*)([-+=])/, '$1\\$2').replace(/^([ \t]*\d{1,9})([.)])/, '$1\\$2');
}

/**
 * Undoes backslash escapes: a backslash before ASCII punctuation goes, any other stays (CommonMark 2.4).
 */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/**
 * A fence of backticks that nothing in the code can close.
 *
 * @param code what stands between the fences.
 * @returns at least three backticks, and more than any run of them in `code`.
 */
export function fenceFor(code: string): string {
  let longest = 2;
  for (const [run] of code.matchAll(/`{3,}/g)) longest = Math.max(longest, run.length);
  return '`'.repeat(longest + 1);
}

/**
 * The text of an ATX heading without its closing `#`s (CommonMark 4.2) and the white space around it.
 *
 * @param raw what follows the opening `#`s on the line.
 * @returns still Markdown: `unescapeMarkdown` makes it plain.
 */
export function headingText(raw: string): string {
  // By index: regular expressions anchored at the end alone take quadratic time on a long hostile line.
  let [start, end] = trimmed(raw, 0, raw.length);
  let hashes = end;
  while (hashes > start && raw[hashes - 1] === '#') hashes--;
  if (hashes < end && (hashes === start || isBlank(raw[hashes - 1])))
    [start, end] = trimmed(raw, start, hashes);
  return raw.slice(start, end);
}

function trimmed(text: string, from: number, to: number): [start: number, end: number] {
  let start = from;
  let end = to;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return [start, end];
}

const isBlank = (character: string | undefined): boolean =>
  character !== undefined && ' \t\r\n'.includes(character);
