import { escapeMarkdown } from './markdownText';

/** A run of words, or of code. */
export interface Piece {
  readonly text: string;
  readonly isCode: boolean;
}

/** Beyond this nobody reads a line, and nothing takes long. */
const LONGEST = 4_000;

/** `](…)` with a title or without; what stands in parentheses may hold one more pair. */
const TARGET = String.raw`\((?:<[^<>]{0,1000}>|[^()\s<>]{0,1000}(?:\([^()\s]{0,300}\)[^()\s]{0,300})?)(?:\s+(?:"[^"]{0,300}"|'[^']{0,300}'))?\s*\)`;
const LABEL = String.raw`((?:[^\][\\]|\\.|\[[^\][]{0,100}\]){0,300})`;
const CODE = /(`+)(?!`)([\s\S]{0,1000}?[^`])\1(?!`)/y;
const ESCAPE = /\\([!-/:-@[-`{-~])/y;
const IMAGE = new RegExp(String.raw`!\[${LABEL}\](?:${TARGET}|\[[^\][]{0,100}\])`, 'y');
const LINK = new RegExp(String.raw`\[${LABEL}\](?:${TARGET}|\[[^\][]{0,100}\])`, 'y');
const WIKI = /\[\[(?:[^\][|]{0,200}\|)?([^\][|]{1,200})\]\]/y;
const FOOTNOTE = /\[\^[^\][\s]{1,60}\]/y;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^<>\s]{1,1000})>/y;
const HTML =
  /<!--[\s\S]{0,1000}?-->|<\/?(?:a|b|big|br|center|code|del|details|div|em|font|i|img|ins|kbd|mark|p|s|samp|small|span|strong|sub|summary|sup|u|var)(?:\s[^<>]{0,500})?\/?>/iy;
const EMPHASIS = [
  /(\*{3})(?=[^\s*])((?:(?!\*{3})[\s\S]){1,500}?)(?<=[^\s*])\1(?!\*)/y,
  /(\*\*)(?=\S)((?:(?!\*\*)[\s\S]){1,500}?)(?<=\S)\1(?!\*)/y,
  /(\*)(?=[^\s*])([^*]{1,500}?)(?<=\S)\1(?!\*)/y,
  /(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])((?:(?!\1)[\s\S]){1,500}?)(?<=\S)\1(?![\p{L}\p{N}_])/uy,
  /(~~)(?=\S)((?:(?!~~)[\s\S]){1,500}?)(?<=\S)\1/y,
];
const ENTITY = /&(amp|lt|gt|quot|apos|nbsp|#39);/y;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: '\u00a0',
};
const RUN = /([`*_~])\1*/y;
const PLAIN = /[^\\`![<*_~&]+|[\s\S]/uy;

/**
 * What Markdown of one paragraph shows: words and code. Links give their words; images, comments, the tags of HTML
 * and the marks of emphasis are left out.
 */
export function piecesOf(source: string): Piece[] {
  return joined(flatten(source.slice(0, LONGEST), 0));
}

/** As Markdown that means the same wherever a line has room: in a paragraph, a link, a cell. */
export function inlineMarkdown(pieces: readonly Piece[]): string {
  return pieces.map(({ text, isCode }) => (isCode ? codeSpan(text) : escapeMarkdown(text))).join('');
}

/** As plain text. */
export function textOfPieces(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/**
 * The first sentence.
 * @param limit the most characters (UTF-16 units); what is longer is cut between words and ends in `…`
 */
export function firstSentence(pieces: readonly Piece[], limit: number): Piece[] {
  // A dot in code ends nothing.
  const words = pieces.map(({ text, isCode }) => (isCode ? text.replaceAll(/[^\s]/g, 'x') : text)).join('');
  const length = sentenceLength(words);
  if (length <= limit) return cut(pieces, length);
  return joined([
    ...cut(pieces, lengthOfWords(textOfPieces(pieces), limit - 1)),
    { text: '…', isCode: false },
  ]);
}

function flatten(source: string, depth: number): Piece[] {
  const found: Piece[] = [];
  const add = (text: string, isCode = false) => found.push({ text, isCode });
  for (let at = 0; at < source.length;) {
    const match = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at;
      return pattern.exec(source);
    };
    const inner = (text: string) => (depth < 4 ? found.push(...flatten(text, depth + 1)) : add(text));
    let taken: RegExpExecArray | null;
    const char = source[at];
    if (char === '`' && (taken = match(CODE))) add(codeOf(taken[2] ?? ''), true);
    else if (char === '\\' && (taken = match(ESCAPE))) add(taken[1] ?? '');
    else if (char === '!' && (taken = match(IMAGE))) add('');
    else if (char === '[' && (taken = match(FOOTNOTE))) add('');
    else if (char === '[' && (taken = match(WIKI))) add(taken[1] ?? '');
    else if (char === '[' && (taken = match(LINK))) inner(taken[1] ?? '');
    else if (char === '<' && (taken = match(AUTOLINK))) add(taken[1] ?? '');
    else if (char === '<' && (taken = match(HTML))) add(/^<br/i.test(taken[0]) ? ' ' : '');
    else if ('*_~'.includes(char ?? '') && (taken = firstOf(EMPHASIS, match))) inner(taken[2] ?? '');
    else if (char === '&' && (taken = match(ENTITY))) add(ENTITIES[taken[1] ?? ''] ?? '');
    else {
      // A run of marks that nothing closes shows as it is.
      taken = match(RUN) ?? match(PLAIN);
      if (taken) add(taken[0]);
    }
    at += taken?.[0].length ?? 1;
  }
  return found;
}

function firstOf(
  patterns: readonly RegExp[],
  match: (pattern: RegExp) => RegExpExecArray | null,
): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = match(pattern);
    if (found) return found;
  }
  return null;
}

/** One line, with single spaces and none at the ends; neighbours of one sort are one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  const merged: { text: string; isCode: boolean }[] = [];
  for (const { text, isCode } of pieces) {
    const last = merged.at(-1);
    const line = text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ');
    if (line === '') continue;
    if (last && !last.isCode && !isCode) last.text += line;
    else merged.push({ text: line, isCode });
  }
  for (const piece of merged) if (!piece.isCode) piece.text = piece.text.replaceAll(/ {2,}/g, ' ');
  const [first] = merged;
  if (first && !first.isCode) first.text = first.text.trimStart();
  const last = merged.at(-1);
  if (last && !last.isCode) last.text = last.text.trimEnd();
  return merged.filter(({ text }) => text !== '');
}

/** CommonMark 6.1: a space at both ends is not part of the code. */
function codeOf(content: string): string {
  const line = content.replaceAll(/[\r\n]+/g, ' ');
  return /^ .*[^ ].* $/.test(line) ? line.slice(1, -1) : line;
}

function codeSpan(code: string): string {
  let longest = 0;
  for (const [run] of code.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  const room = /^`|`$|^ .*[^ ].* $/.test(code) ? ' ' : '';
  // A pipe would end a table's cell, and a backslash before it would show anywhere else.
  return code.includes('|') ? escapeMarkdown(code) : `${fence}${room}${code}${room}${fence}`;
}

/** What ends with a dot and is no end. */
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl|no|nr|z\.B|d\.h|bzw|ca|p\.ej|т\.е|т\.д)\.$/iu;
const END = /[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？]["'”’」』）]*/gu;

function sentenceLength(text: string): number {
  for (const found of text.matchAll(END)) {
    const end = found.index + found[0].length;
    const isAbbreviated = ABBREVIATION.test(text.slice(Math.max(0, end - 12), end));
    // "1. The first", and what goes on in lower case.
    const goesOn = /^\s+\p{Ll}/u.test(text.slice(end, end + 8)) || /^\d{1,3}\.$/.test(text.slice(0, end));
    if (!isAbbreviated && !goesOn) return end;
  }
  return text.length;
}

/** The length of as many whole words as there is room for; of a single endless word, of what a person sees as characters. */
function lengthOfWords(text: string, room: number): number {
  const space = text.lastIndexOf(' ', room);
  if (space > room / 2) return space;
  let length = 0;
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (index + segment.length > room) break;
    length = index + segment.length;
  }
  return length;
}

function cut(pieces: readonly Piece[], length: number): Piece[] {
  const kept: Piece[] = [];
  let left = length;
  for (const { text, isCode } of pieces) {
    if (left <= 0) break;
    kept.push({ text: text.slice(0, left), isCode });
    left -= text.length;
  }
  return joined(kept);
}
