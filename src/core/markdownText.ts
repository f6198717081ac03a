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

/** The same with a backslash before every sign, so that no reader takes one for a mark of its own. */
export function escapeAll(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');
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
  return '`'.repeat(Math.max(2, longestRun(code, '`')) + 1);
}

/** Whether a line ends the fence that another opens, each in its list or quotation. */
export function closesFence(line: string | undefined, opening: string | undefined): boolean {
  const marks = /^.*?(`{3,}|~{3,})/.exec(opening ?? '')?.[1];
  const end = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(line ?? '')?.[1];
  return marks !== undefined && end?.startsWith(marks) === true;
}

/** The length of the longest run of a mark in a text; 0 for none. */
export function longestRun(text: string, mark: '`' | '~'): number {
  let longest = 0;
  for (const [run] of text.matchAll(mark === '`' ? /`+/g : /~+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/**
 * Text for a place that makes links of `[words](target)`, such as a notification: it shows as it is.
 * A word joiner, which nobody sees, stands between the brackets.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u2060(');
}

/**
 * Text that Markdown shows as it is in one line, addresses included: VS Code's own `appendText` leaves those links, with
 * the backslashes that it put before their punctuation.
 */
export function inertMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Safe Markdown in which addresses that stand alone make no links; code stays what it is. */
export function withoutAutolinks(markdown: string): string {
  const parts = /\\[^]|(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)|:(?=\/\/)|(?<=www)\.|@/gi;
  return markdown.replace(parts, (part) => (part.length === 1 ? `\\${part}` : part));
}
