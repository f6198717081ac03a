import { eastAsianWidth } from 'get-east-asian-width';

/** What terminals take for a command: escape sequences, whole, so that nothing of them is left to read. */
const ESCAPE_SEQUENCES =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x80-\x9f\n]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]/g;
/** Control characters, and those that turn the direction of what follows them. */
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

let segmenter: Intl.Segmenter | undefined;

/** Made on first use: that takes longer than printing a short list. */
function charactersOf(line: string): string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(line), ({ segment }) => segment);
}

/** Text of a document as one line that is safe to print. */
export function plain(text: string): string {
  return text
    .replaceAll(ESCAPE_SEQUENCES, '')
    .replaceAll(LINE_BREAKS, ' ')
    .replaceAll(CONTROLS, '')
    .toWellFormed()
    .trim();
}

/** A line of a document, as it is but for what is not safe to print. */
export function plainLine(line: string): string {
  return line
    .replaceAll(ESCAPE_SEQUENCES, '')
    .replaceAll(CONTROLS, (character) => (character === '\t' ? character : ''))
    .toWellFormed();
}

/** How many columns of a terminal a line takes: two for East Asian wide characters and emoji. */
export function widthOf(line: string): number {
  if (/^[ -~]*$/.test(line)) return line.length;
  return charactersOf(line).reduce((width, character) => width + widthOfCharacter(character), 0);
}

/** Shortens a line to a width, with `…` where something is missing: at its end, or at its start. */
export function cut(line: string, width: number, at: 'end' | 'start' = 'end'): string {
  if (widthOf(line) <= width) return line;
  const characters = charactersOf(line);
  if (at === 'start') characters.reverse();
  const kept: string[] = [];
  let used = 1;
  for (const character of characters) {
    used += widthOfCharacter(character);
    if (used > width) break;
    kept.push(character);
  }
  return at === 'end' ? `${kept.join('').trimEnd()}…` : `…${kept.reverse().join('').trimStart()}`;
}

/** @param character what a person sees as one, of any number of code points */
function widthOfCharacter(character: string): number {
  if (/^[\p{M}\p{Default_Ignorable_Code_Point}]+$/u.test(character)) return 0;
  if (/\u{FE0F}|^\p{RI}\p{RI}/u.test(character)) return 2;
  return eastAsianWidth(character.codePointAt(0) ?? 0);
}
