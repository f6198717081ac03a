/** A text made comparable, and where each of its characters came from. */
export interface Folded {
  readonly text: string;
  /** For every character of `text`, and for its end, the place in the original, in UTF-16 units. */
  readonly places: readonly number[];
}

/** Part of a text, in UTF-16 units, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const CLUSTERS = /[\s\S][\u{300}-\u{36F}\u{3099}\u{309A}]*/gu;
const LATIN = /^[\u{C0}-\u{24F}\u{1E00}-\u{1EFF}]$/u;
const MARKS = /[\u{300}-\u{36F}]/gu;

/** Letters that Unicode does not take apart, and signs that people write in more than one way. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['ı', 'i'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ё', 'е'],
  ['‘', "'"],
  ['’', "'"],
  ['`', '`'],
  ['\u{A0}', ' '],
  ['\u{3000}', ' '],
  ['\t', ' '],
  ['\u{2010}', '-'],
  ['\u{2011}', '-'],
]);

/** An emoji as people see it: with its variation selectors, skin tone and joined parts. */
export const EMOJI = String.raw`(?:\p{Extended_Pictographic}|[✓✗✘])[\u{FE0E}\u{FE0F}\u{1F3FB}-\u{1F3FF}]*(?:\u{200D}\p{Extended_Pictographic}[\u{FE0E}\u{FE0F}\u{1F3FB}-\u{1F3FF}]*)*`;

/**
 * Lower case without regard to language (a Turkish İ and ı are an `i`), without accents on Latin letters,
 * full-width letters and signs as plain ones. Cyrillic ё is е.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replaceAll('\t', ' ');
  return foldPlaces(text.normalize('NFC')).text;
}

/** {@link fold}, with the way back to the original. Time is linear in the length of the text. */
export function foldPlaces(text: string): Folded {
  if (ASCII.test(text))
    return { text: text.toLowerCase().replaceAll('\t', ' '), places: countTo(text.length) };
  let folded = '';
  const places: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
    const plain = foldCluster(cluster);
    for (let i = 0; i < plain.length; i++) places.push(index + Math.min(i, cluster.length - 1));
    folded += plain;
  }
  places.push(text.length);
  return { text: folded, places };
}

const ASCII = /^[\0-\x7F]*$/;
const COUNTED = Array.from({ length: 501 }, (_, place) => place);

function countTo(end: number): readonly number[] {
  return end < COUNTED.length ? COUNTED : Array.from({ length: end + 1 }, (_, place) => place);
}

function foldCluster(cluster: string): string {
  if (cluster.length === 1 && cluster < '\u{80}') return SAME.get(cluster) ?? cluster.toLowerCase();
  let plain = cluster.normalize('NFC');
  const code = plain.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) plain = String.fromCharCode(code - 0xfee0);
  if (LATIN.test(plain)) plain = plain.normalize('NFD').replaceAll(MARKS, '');
  plain = plain.toLowerCase();
  return SAME.get(plain) ?? plain;
}

/** Without emoji, markup, quotes and HTML comments; white space as single spaces. */
export function bare(text: string): string {
  if (PLAIN.test(text) && !text.includes('  ')) return text.trim();
  return text
    .replace(BROKEN, '')
    .replaceAll(/<!--[^>]{0,200}-->/g, ' ')
    .replaceAll(NOISE, '')
    .replaceAll(/[\s\u{A0}\u{3000}]+/gu, ' ')
    .trim();
}

/** What is left at the beginning of an emoji that a wrong encoding has cut, beyond repair. */
const BROKEN =
  /^\s{0,3}(?:(?:[ğð]Ÿ[^\sA-Za-z]{0,2}|â(?:[šœ][^\s\p{L}]?|[^\s\p{L}]{1,2})|ï¸\S?)\s{1,4}){1,2}/u;

/** Nothing to take away. */
const PLAIN = /^[A-Za-z0-9.,:;()[\]/'_#?!+= -]*$/;

const NOISE = new RegExp(
  String.raw`${EMOJI}|[*\x60~"“”„«»「」『』\u{FE0F}\u{200D}\u{200B}]|[\u{20E3}]`,
  'gu',
);

/** Whether a letter, digit or mark stands at `index`, so that a word goes on there. */
export function goesOn(text: string, index: number): boolean {
  const code = text.codePointAt(index);
  return code !== undefined && /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(code));
}

/** The words and phrases of a list between commas, folded, with spaces for hyphens. */
export function listOf(list: string): string[] {
  return list
    .split(/[,\n]/)
    .map((word) => fold(word.trim()).replaceAll(/[-_]/g, ' '))
    .filter((word) => word !== '');
}

/**
 * How long the words of a list are, the longest first, by their first character: so few of them may stand at a
 * place of a text that each can be looked up.
 */
export function lengthsOf(words: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const word of words) {
    const known = lengths.get(word.charAt(0));
    if (known) known.add(word.length);
    else lengths.set(word.charAt(0), new Set([word.length]));
  }
  return new Map([...lengths].map(([first, some]) => [first, [...some].sort((a, b) => b - a)]));
}

/** {@link listOf}, where `résolu/e/s` stands for the stem and the stem with each ending. */
export function wordsOf(list: string): string[] {
  return listOf(list).flatMap((word) => {
    const [stem = '', ...endings] = word.split('/');
    return [stem, ...endings.map((ending) => stem + ending)];
  });
}
