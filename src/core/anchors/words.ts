/**
 * A text as the sequence of its words, which white space, line breaks, quotes and semicolons do not change: code that
 * was laid out anew is found as quickly as code that only moved.
 */
export interface Words {
  /** Without a byte order mark. */
  readonly text: string;
  /** The hash of each word. */
  readonly hashes: Int32Array;
  /** The line of each word, counted from 0. */
  readonly lines: Int32Array;
  /** How many words stand before each line, and before the end. */
  readonly before: Int32Array;
  /** Where each line starts, and the end of the text. */
  readonly starts: Int32Array;
}

/** Which characters make words: letters, digits, `_`, `$`, and whatever is not ASCII. */
const IS_WORD = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w$]/.test(String.fromCharCode(code)) ? 1 : 0,
);
const LF = 10;
const CR = 13;

const known = new WeakMap<object, Words>();

/** The words of a file, read once however much is looked for in it. */
export function wordsOf(file: { readonly text: string }): Words {
  const words = known.get(file) ?? readWords(file.text);
  known.set(file, words);
  return words;
}

/** Reads a text in one pass; lines end as the editor's do, with `\n`, `\r\n` or `\r`. */
export function readWords(source: string): Words {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const hashes = new Int32Array(Math.ceil(text.length / 2) + 1);
  const lines = new Int32Array(hashes.length);
  const starts: number[] = [0];
  const before: number[] = [0];
  let count = 0;
  let hash = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 128 ? code !== 0xa0 && code !== 0x3000 : IS_WORD[code] === 1) {
      hash = Math.imul((hash === 0 ? 0x811c9dc5 : hash) ^ code, 0x01000193);
      continue;
    }
    if (hash !== 0) {
      lines[count] = starts.length - 1;
      hashes[count++] = hash;
      hash = 0;
    }
    if (code === LF || (code === CR && text.charCodeAt(index + 1) !== LF)) {
      starts.push(index + 1);
      before.push(count);
    }
  }
  if (hash !== 0) {
    lines[count] = starts.length - 1;
    hashes[count++] = hash;
  }
  starts.push(text.length);
  before.push(count);
  return {
    text,
    hashes: hashes.subarray(0, count),
    lines: lines.subarray(0, count),
    before: Int32Array.from(before),
    starts: Int32Array.from(starts),
  };
}

export function lineCount({ starts }: Words): number {
  return starts.length - 1;
}

/** A line, counted from 0, without the white space at its end; empty where there is none. */
export function lineAt({ text, starts }: Words, line: number): string {
  const start = starts[line];
  const end = starts[line + 1];
  return start === undefined || end === undefined ? '' : text.slice(start, end).trimEnd();
}

/** All starts of one sequence in another, in linear time whatever they hold (Knuth, Morris and Pratt). */
export function findSequence(wanted: Int32Array, within: Int32Array): number[] {
  if (wanted.length === 0 || wanted.length > within.length) return [];
  const back = new Int32Array(wanted.length + 1);
  back[0] = -1;
  for (let index = 0, length = -1; index < wanted.length;) {
    while (length >= 0 && wanted[index] !== wanted[length]) length = back[length] ?? -1;
    back[++index] = ++length;
  }
  const found: number[] = [];
  for (let index = 0, length = 0; index < within.length;) {
    while (length >= 0 && (length === wanted.length || within[index] !== wanted[length]))
      length = back[length] ?? -1;
    index++;
    length++;
    if (length === wanted.length) found.push(index - length);
  }
  return found;
}
