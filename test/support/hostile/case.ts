// What a person may type, select or have on disk at its worst. Nothing that cannot be seen stands here as itself.

import { isLong } from '../long';

/** One case. */
export interface Hostile {
  /** What it belongs to: an ordinary run takes a few of each where a case costs much. */
  readonly group: string;
  /** Unique in its table, and printable. */
  readonly name: string;
  readonly text: string;
  /** What the sentence says that refuses it; absent where it must be accepted. */
  readonly refused?: RegExp;
}

/** Where line ends and other white space become one space, and none is left around it: a title as a record keeps it. */
export function asTitle(typed: string): string {
  return typed.replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').trim();
}

/** Code as a record keeps it. */
export function asCode(selected: string): string {
  return selected.replaceAll(/\r\n?/g, '\n');
}

/** At most `each` cases of every group, of those that are accepted and those that are refused; all in a long run. */
export function choice(cases: readonly Hostile[], each: number): readonly Hostile[] {
  if (isLong) return cases;
  const taken = new Map<string, number>();
  return cases.filter(({ group, refused }) => {
    const key = `${group} ${refused ? 'refused' : 'accepted'}`;
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    return count <= each;
  });
}

/** So many cases, one of a group after the other, as widely apart as can be; all in a long run. */
export function few(cases: readonly Hostile[], count: number): readonly Hostile[] {
  const groups = choice(cases, 1);
  const apart = groups.length / count;
  return isLong ? cases : groups.filter((_, index) => Math.floor(index % apart) === 0);
}

/** What sentences say that refuse a text, whatever it is. */
export const SAYS = {
  nul: /NUL/,
  half: /half of a character/,
  empty: /is empty/,
  long: /is too long|has [\d,]+ (?:kB|characters)/,
  outside: /inside the workspace/,
  never: /never read/,
  unwritable: /NUL|half of a character/,
  longName: /too long/,
  unread: /would not be shown/,
} as const;

/** Names that Windows keeps for devices. */
// prettier-ignore
export const DEVICES = [
  'con', 'PRN', 'aux', 'NUL', 'com1', 'LPT9', 'COM\u00b9', 'nul.txt', 'con.', 'CONIN$', 'CLOCK$',
];

/** Marks that turn, isolate, join or hide text, and that nobody sees. */
// prettier-ignore
export const UNSEEN = [
  '061c', '200e', '200f', '202a', '202b', '202c', '202d', '202e', '2066', '2067', '2068', '2069',
  '00ad', '034f', '115f', '180e', '200b', '200c', '200d', '2060', '2064', '206f', '3164', 'fe0f', 'feff',
];

/** All controls but NUL and those that are line ends or white space, as numbers. */
export const CONTROLS = [
  ...range(0x01, 0x08),
  ...range(0x0e, 0x1f),
  0x7f,
  ...range(0x80, 0x84),
  ...range(0x86, 0x9f),
];

export function group(name: string, texts: readonly string[], refused?: RegExp): Hostile[] {
  return texts.map((text) => ({ group: name, name: printable(text), text, ...(refused && { refused }) }));
}

export function named(name: string, texts: Readonly<Record<string, string>>, refused?: RegExp): Hostile[] {
  return Object.entries(texts).map(([own, text]) => ({
    group: name,
    name: own,
    text,
    ...(refused && { refused }),
  }));
}

/** Each text once, and each name for one case. */
export function unique(cases: readonly Hostile[]): Hostile[] {
  const seen = new Set<string>();
  return cases.flatMap((one) => {
    const name = `${one.group}: ${one.name}`;
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ ...one, name }];
  });
}

/** A short text in which everything can be seen. */
export function printable(text: string): string {
  const seen = JSON.stringify(text.slice(0, 40)).replaceAll(
    /[^\p{L}\p{N}\p{P}\p{S}\p{M} ]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`,
  );
  return text.length > 40 ? `${seen} and ${text.length - 40} more` : seen;
}

export function hex(code: string): string {
  return String.fromCodePoint(Number.parseInt(code, 16));
}

export function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
