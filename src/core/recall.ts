/** Code that was trouble once, known again where it is met: no network, no history, only the words of both. */
import { locateAnchor } from './anchor';
import { keyAt, partialMatches } from './anchors/chains';
import { lineAt, lineCount, readWords, type Words } from './anchors/words';
import { linesLeft, type Original, type Span } from './anchors/original';
import { wholeMatches } from './anchors/whole';
import type { LineRange } from './entry';
import { MARK_SIZE, remembered, type RememberedCode, type TroubleCode } from './recall/code';
import { withoutComments } from './recall/comments';

export type { TroubleCode } from './recall/code';

/** A file as it is shown. */
export interface ShownFile {
  /** Relative to the workspace folder, with `/`; absent for what lies outside, or nowhere yet. */
  readonly path?: string;
  /** Which workspace folder, opaque. */
  readonly folder?: string;
  readonly text: string;
  /** VS Code's id. */
  readonly language: string;
}

/** Where code of an owner was met. */
export interface Recalled<Owner> {
  readonly owner: Owner;
  readonly lines: LineRange;
  /** How much of the code is there, from 0 to 1. */
  readonly left: number;
}

export interface Recall<Owner> {
  /**
   * Remembers code, in place of what was remembered of the same owner.
   * @param folder the workspace folder that the code's file is relative to, opaque
   */
  remember(owner: Owner, codes: readonly TroubleCode[], folder?: string): void;
  forget(owner: Owner): void;
  /**
   * The remembered code that a file has, in the order of its lines: of each owner at most one place, of each place the
   * owner whose code it is most. Code where its owner captured it is left out: that is known.
   * @param counts which owners do
   */
  find(file: ShownFile, counts?: (owner: Owner) => boolean): Recalled<Owner>[];
}

/** A mark that so many codes have says nothing of any of them. */
const MOST_OF_MARK = 64;
/** The share of its marks that code must have in a row to be compared. */
const FEWEST_MARKS = 0.4;
/** So many places are compared for one code, and code of so many words for all. */
const MOST_OF_CODE = 6;
const MOST_WORDS = 10_000;
/** How much must be left of code whose fix is known. */
const LEAST_LEFT = 0.8;
/** More than a few hints are in the way. */
const MOST_FOUND = 3;

interface Known<Owner> {
  readonly owner: Owner;
  readonly folder: string | undefined;
  readonly code: RememberedCode;
}

/** A place that may hold code: where its first word would be, among the words of the file. */
interface Guess<Owner> {
  readonly known: Known<Owner>;
  readonly start: number;
  readonly marks: number;
}

export function createRecall<Owner>(): Recall<Owner> {
  const byOwner = new Map<Owner, readonly Known<Owner>[]>();
  const byMark = new Map<number, { readonly known: Known<Owner>; readonly at: number }[]>();
  /** Says of most marks at once that they are not known; counted, so that they can be forgotten. */
  const filter = new Uint32Array(0x10000);

  function forget(owner: Owner): void {
    for (const known of byOwner.get(owner) ?? []) {
      for (const { key } of known.code.marks) {
        filter[key & 0xffff]!--;
        const left = byMark.get(key)?.filter((mark) => mark.known !== known) ?? [];
        if (left.length > 0) byMark.set(key, left);
        else byMark.delete(key);
      }
    }
    byOwner.delete(owner);
  }

  function remember(owner: Owner, codes: readonly TroubleCode[], folder?: string): void {
    forget(owner);
    const all = codes.flatMap((code) => remembered(code) ?? []).map((code) => ({ owner, folder, code }));
    if (all.length === 0) return;
    byOwner.set(owner, all);
    for (const known of all) {
      for (const { key, at } of known.code.marks) {
        filter[key & 0xffff]!++;
        const marks = byMark.get(key);
        if (marks) marks.push({ known, at });
        else byMark.set(key, [{ known, at }]);
      }
    }
  }

  function guess({ hashes }: Words, counts: (owner: Owner) => boolean): Guess<Owner>[] {
    const starts = new Map<Known<Owner>, number[]>();
    for (let index = 0; index + MARK_SIZE <= hashes.length; index++) {
      const key = keyAt(hashes, index, MARK_SIZE);
      if (filter[key & 0xffff] === 0) continue;
      const marks = byMark.get(key) ?? [];
      if (marks.length > MOST_OF_MARK) continue;
      for (const { known, at } of marks) {
        const own = starts.get(known);
        if (own) own.push(index - at);
        else if (counts(known.owner)) starts.set(known, [index - at]);
      }
    }
    const guesses = [...starts].flatMap(([known, own]) => guessesOf(known, own));
    let words = 0;
    return guesses
      .sort((a, b) => b.marks - a.marks)
      .filter(({ known }) => (words += known.code.original.hashes.length) <= MOST_WORDS);
  }

  return {
    remember,
    forget,
    find(file, counts = () => true) {
      if (byMark.size === 0) return [];
      const words = readWords(withoutComments(file.text.replaceAll(/\r\n?/g, '\n'), file.language));
      const found = guess(words, counts).flatMap(({ known, start }) => {
        const place = compare(known.code, words, start);
        return place && !isKnownThere(known, file, place.span) ? [{ known, ...place }] : [];
      });
      found.sort(
        (a, b) =>
          b.left - a.left ||
          b.known.code.original.hashes.length - a.known.code.original.hashes.length ||
          a.span.first - b.span.first,
      );
      const chosen: typeof found = [];
      for (const one of found) {
        const isTaken = chosen.some(
          (other) => other.known.owner === one.known.owner || overlap(other.span, one.span),
        );
        if (!isTaken && chosen.length < MOST_FOUND) chosen.push(one);
      }
      return chosen
        .sort((a, b) => a.span.first - b.span.first)
        .map(({ known: { owner }, span, left }) => ({ owner, lines: linesFrom(span), left }));
    },
  };
}

/** Where enough marks of one code stand as far from each other as in the code. */
function guessesOf<Owner>(known: Known<Owner>, starts: readonly number[]): Guess<Owner>[] {
  const { marks, original } = known.code;
  const reach = Math.max(8, original.hashes.length / 4);
  const sorted = [...starts].sort((a, b) => a - b);
  const guesses: Guess<Owner>[] = [];
  for (let from = 0; from < sorted.length;) {
    const start = sorted[from] ?? 0;
    let to = from;
    while (to < sorted.length && (sorted[to] ?? 0) - start <= reach) to++;
    const count = to - from;
    // Most marks that stand anywhere stand there too; the middle one tells where it begins.
    if (count >= FEWEST_MARKS * marks.length)
      guesses.push({ known, start: sorted[from + (count >> 1)] ?? start, marks: count / marks.length });
    from = to;
  }
  return guesses.sort((a, b) => b.marks - a.marks).slice(0, MOST_OF_CODE);
}

/** Compares code with the lines around a guess. */
function compare(
  code: RememberedCode,
  file: Words,
  start: number,
): { readonly span: Span; readonly left: number } | undefined {
  const { original, fix } = code;
  const count = original.hashes.length;
  const room = 4 + Math.ceil(original.rows.length / 4);
  const lineOf = (word: number) => file.lines[Math.max(0, Math.min(word, file.lines.length - 1))] ?? 0;
  const first = Math.max(0, lineOf(start) - room - original.head);
  const last = Math.min(lineCount(file) - 1, lineOf(start + count) + room + original.tail);
  const around = readWords(file.text.slice(file.starts[first], file.starts[last + 1]));
  const whole = wholeMatches(original, around).find(
    ({ span, likeness }) => likeness !== 'punctuation' || hasSameSigns(original, around, span),
  );
  // What was not known to be changed by the fix may be the fix: then only all of it counts.
  const part = whole || !fix ? undefined : partialMatches(original, around, LEAST_LEFT)[0];
  const span = whole?.span ?? part?.span;
  if (!span || (fix && looksFixed(fix, whole !== undefined, around, span))) return undefined;
  return { span: { first: span.first + first, last: span.last + first }, left: part?.score ?? 1 };
}

/** Whether code differs only in what formatters change: quotes, semicolons, commas, parentheses around one word. */
function hasSameSigns({ rows }: Original, file: Words, { first, last }: Span): boolean {
  const plain = (text: string) => text.replaceAll(/[\s;,"'`]+/g, '').replaceAll(/\(([\w$]+)\)=>/g, '$1=>');
  const there = Array.from({ length: last - first + 1 }, (_, line) => lineAt(file, first + line)).join('\n');
  return plain(there).includes(plain(rows.join('\n')));
}

/**
 * Whether what is there is rather what the code became: what the fix added is there, or what it removed is gone.
 * @param isWhole all words of the code are there, however they are laid out
 */
function looksFixed(
  { removed, added }: NonNullable<RememberedCode['fix']>,
  isWhole: boolean,
  file: Words,
  { first, last }: Span,
): boolean {
  const share = (wanted: readonly string[], span: Span) => {
    const { left, of } = linesLeft({ rows: wanted }, file, span);
    return of === 0 ? undefined : left / of;
  };
  const wide = { first: Math.max(0, first - added.length - 1), last: last + added.length + 1 };
  if ((share(added, wide) ?? 0) > 0.5) return true;
  return !isWhole && (share(removed, { first, last }) ?? 1) < 0.5;
}

/** Whether it is where its owner captured it. */
function isKnownThere<Owner>(
  { folder, code: { captured } }: Known<Owner>,
  file: ShownFile,
  span: Span,
): boolean {
  if (captured.file === undefined || captured.file !== file.path || folder !== file.folder) return false;
  const located = locateAnchor(captured, [{ path: captured.file, text: file.text }]);
  const places =
    located.grade === 'gone' ? [] : located.grade === 'ambiguous' ? located.places : [located.place];
  return places.some(({ lines }) => overlap({ first: lines.first - 1, last: lines.last - 1 }, span));
}

function overlap(a: Span, b: Span): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function linesFrom({ first, last }: Span): LineRange {
  return { first: first + 1, last: last + 1 };
}
