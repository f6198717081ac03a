import { relativeLink } from '../links';
import { escapeAll, escapeMarkdown } from '../markdownText';
import type { Filling } from './values';
import { fillMarks, isMarked, type VariableName } from './variables';

/** Where a line of a template stands: its values are escaped for there. */
export type Place = 'text' | 'cell' | 'fence' | 'info' | 'html';

/** The value of a variable; `undefined` where it is not known. */
type Value = (name: VariableName) => string | undefined;

/** Variables whose values are no text of people's: they need no escape, and must not get one. */
const PLAIN: ReadonlySet<VariableName> = new Set([
  'CURSOR',
  'DATE',
  'TIME',
  'DATETIME',
  'NUMBER',
  'NUMBER_PADDED',
]);

/** What is one piece of a line: code between backticks, the target of a link, or anything between them. */
const PIECE = /(`+)(?!`).*?(?<!`)\1(?!`)|\]\((?:<[^>\n]*>|[^()\s]*)/g;

/**
 * Fills in the variables of a template's line, each escaped for where it stands.
 * @param line with marks
 * @param filling whose path links start from
 */
export function substitute(
  line: string,
  place: Place,
  value: Value,
  { path, escapesAll }: Pick<Filling, 'path' | 'escapesAll'>,
): string {
  const filled = (marked: string, escape: (text: string, name: VariableName) => string): string =>
    fillMarks(marked, (name, otherwise) => {
      const known = value(name);
      return known === undefined ? (otherwise ?? '') : PLAIN.has(name) ? known : escape(known, name);
    });
  if (place === 'fence') return filled(line, (text) => text);
  if (place === 'info') return filled(line, (text) => text.replaceAll(/[`\s]+/g, '-'));
  if (place === 'html') return filled(line, htmlText);
  let isFirst = AT_START.test(line);
  const text = (marked: string) =>
    filled(marked, (known, name) => {
      const line = oneLine(known);
      const isTitle = escapesAll && name === 'TITLE';
      const escaped = isTitle ? escapeAll(line) : escapeMarkdown(line, { atLineStart: isFirst });
      isFirst = false;
      return escaped;
    });
  let result = '';
  let from = 0;
  for (const match of line.matchAll(PIECE)) {
    const [piece, ticks] = match;
    result += text(line.slice(from, match.index));
    from = match.index + piece.length;
    if (!isMarked(piece)) result += piece;
    else if (ticks !== undefined)
      result += codeSpan(filled(piece.slice(ticks.length, -ticks.length), oneLine));
    else result += filled(piece, (known, name) => targetOf(name, known, path));
  }
  return result + text(line.slice(from));
}

/** A variable is the first thing on the line, behind nothing but the marks of lists and quotations. */
const AT_START = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\uE000/;

function oneLine(text: string): string {
  return text.replaceAll(/[\n\v\f\r\u0085\u2028\u2029]+/g, ' ');
}

/** Code between enough backticks; a space keeps those at its ends apart from them. */
function codeSpan(code: string): string {
  const runs = new Set([...code.matchAll(/`+/g)].map(([run]) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  const ticks = '`'.repeat(length);
  const space = /^`|`$/.test(code) ? ' ' : '';
  return code === '' ? '' : `${ticks}${space}${code}${space}${ticks}`;
}

/** A value in a link's target, which nothing in it ends: a file is the way to it, lines are as forges name them. */
function targetOf(name: VariableName, text: string, path: string): string {
  if (name === 'FILE') return relativeLink(path, text);
  if (name === 'LINES') return text.replace('-', '-L');
  return encodeURI(oneLine(text))
    .replaceAll(/%25([0-9A-F]{2})/gi, '%$1')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
}

function htmlText(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('--', '-&#45;');
}
