import type { Source } from '../formats/format';
import type { TextEdit } from '../textEdit';
import { isBlank, linesOf } from './lines';

/** What stands before a fence on its line: white space, a bullet, the marks of a quotation. */
export function leadOf(line: string | undefined): string {
  return /^(.*?)(?:`{3,}|~{3,})/.exec(line ?? '')?.[1] ?? '';
}

/** What lines below begin with where the first begins with a bullet or a quotation. */
export function indentOf(lead: string): string {
  return lead.replaceAll(/[^>\t]/g, ' ');
}

/** A line of a list item or a quotation. */
export function prefixed(indent: string, line: string): string {
  return line === '' ? indent.trimEnd() : indent + line;
}

/**
 * Adds lines behind another, with blank lines around them, in the list item or the quotation that it belongs to.
 * @param line from 0, in the outline
 * @param indent of {@link indentOf}
 */
export function addedBehind(
  source: Source,
  line: number,
  indent: string,
  added: readonly string[],
): TextEdit {
  const { outline, text } = source;
  const lines = linesOf(source);
  const at = lines.end(line);
  const isCrowded = at < text.length && !isBlank(outline.lines[line + 1]);
  const rows = ['', ...added, ...(isCrowded ? [''] : [])];
  return { start: at, end: at, text: rows.map((row) => lines.eol + prefixed(indent, row)).join('') };
}
