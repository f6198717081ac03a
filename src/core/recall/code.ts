import type { CapturedCode } from '../anchor';
import { keyAt } from '../anchors/chains';
import { readOriginal, type Original } from '../anchors/original';
import { languageOfFile } from '../languages';
import { withoutComments } from './comments';

/** Code that was trouble once, and what it became. */
export interface TroubleCode {
  readonly captured: CapturedCode;
  /** Its "After"; absent where nobody captured one. */
  readonly after?: string;
}

/** The same, as it is looked for. */
export interface RememberedCode {
  readonly captured: CapturedCode;
  /** Without comments. */
  readonly original: Original;
  /** Where some rare runs of words stand in the original, and their keys. */
  readonly marks: readonly { readonly key: number; readonly at: number }[];
  /** The lines that only the trouble has, and those that only what it became has; absent where that is not known. */
  readonly fix?: { readonly removed: readonly string[]; readonly added: readonly string[] };
}

/** So many words in a row are a mark. */
export const MARK_SIZE = 4;
const MOST_MARKS = 16;
/** Longer code, in UTF-16 units, is not met again as a whole. */
const LONGEST = 20_000;
/** What code must say to be told from what everybody writes: lines, words, names that differ, and the letters of those. */
const FEWEST_LINES = 2;
const FEWEST_WORDS = 11;
const FEWEST_NAMES = 5;
const FEWEST_LETTERS = 32;

const IMPORTS =
  /^[ \t]*(?:import|export)\b[^;'"(=]{0,2000}\bfrom\b[^\n]*|^[ \t]*(?:import|from|using|use|package|include|require|require_once|require_relative|#include|#import|@import|mod|namespace|module)\b[^\n]*|^[ \t]*(?:const|let|var)\b[^=\n]*=\s*require\([^\n]*/gm;
/** Keywords, and names that everybody gives. */
const COMMON = new Set(
  `abstract and array as assert async await boolean break byte case catch char class const continue def default delete do done double
  elif else elsif end enum except export extends false final finally float fn for foreach from func function get global go goto if
  implements import in instanceof int interface is lambda let local long match module mut namespace new nil None not null number
  object of or package pass private protected pub public raise readonly ref return self set short static string struct super switch
  then this throw throws trait True False true try type typeof undefined unless until use using val var virtual void when where
  while with yield console log error err data result value key item index name id i j k n x y z length push map`.split(
    /\s+/,
  ),
);

/**
 * Prepares code to be met again.
 * @returns `undefined` for code that says too little: imports, brackets, comments, what everybody writes
 */
export function remembered({ captured, after }: TroubleCode): RememberedCode | undefined {
  if (captured.text.length > LONGEST) return undefined;
  const language = languageOfFile(captured.file ?? '');
  const text = withoutComments(captured.text.replaceAll(/\r\n?/g, '\n'), language);
  if (!isTelling(text)) return undefined;
  const original = readOriginal(text, undefined);
  if (!original) return undefined;
  const fixed =
    after === undefined ? [] : linesOf(withoutComments(after.replaceAll(/\r\n?/g, '\n'), language));
  const rows = linesOf(text);
  const removed = rows.filter((row) => !fixed.includes(row));
  const added = fixed.filter((row) => !rows.includes(row));
  return {
    captured,
    // Copies: while they are read, these have room for as many words as there are letters.
    original: { ...original, hashes: original.hashes.slice(), lines: original.lines.slice() },
    marks: marksOf(original),
    ...(fixed.length > 0 && { fix: { removed, added } }),
  };
}

function isTelling(text: string): boolean {
  const own = text.replaceAll(IMPORTS, '');
  const words = own.match(/[\p{L}\p{N}_$]+/gu) ?? [];
  const names = new Set(words.filter((word) => !COMMON.has(word) && !/^\d+$/.test(word)));
  const letters = [...names].reduce((sum, word) => sum + word.length, 0);
  return (
    linesOf(own).length >= FEWEST_LINES &&
    words.length >= FEWEST_WORDS &&
    names.size >= FEWEST_NAMES &&
    letters >= FEWEST_LETTERS
  );
}

/** The lines that hold a word, without white space around them. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}_$]/u.test(line));
}

/** One run of words from each part of the code, always the same from the same words. */
function marksOf({ hashes }: Original): RememberedCode['marks'] {
  const runs = Math.max(0, hashes.length - MARK_SIZE + 1);
  const parts = Math.min(MOST_MARKS, runs);
  return Array.from({ length: parts }, (_, part) => {
    const end = Math.floor(((part + 1) * runs) / parts);
    let at = Math.floor((part * runs) / parts);
    let key = keyAt(hashes, at, MARK_SIZE);
    for (let other = at + 1; other < end; other++) {
      const next = keyAt(hashes, other, MARK_SIZE);
      if (next >= key) continue;
      key = next;
      at = other;
    }
    return { key, at };
  });
}
