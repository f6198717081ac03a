/** Where captured code stands today, found by its text: commits and line numbers are hints and never needed. */
import { isCommentedOut } from './anchors/comments';
import { linesLeft, readOriginal, type Original, type Span } from './anchors/original';
import { partialMatches } from './anchors/chains';
import * as reasons from './anchors/reasons';
import { neighboursLeft, wholeMatches, type Likeness } from './anchors/whole';
import { readWords, type Words } from './anchors/words';
import type { LineRange } from './entry';

/** Code as it was captured. Whatever is absent is not known. */
export interface CapturedCode {
  readonly text: string;
  /** Relative to the workspace folder, with `/`. */
  readonly file?: string;
  readonly lines?: LineRange;
  /** Such as `ConnectionPool.acquire`. */
  readonly symbol?: string;
  /** Lines that stood directly above and below it. */
  readonly above?: readonly string[];
  readonly below?: readonly string[];
}

/** A file that may hold it today. */
export interface CandidateFile {
  readonly path: string;
  readonly text: string;
  /** Where its symbols are, each with its whole path. */
  readonly symbols?: readonly { readonly path: string; readonly lines: LineRange }[];
}

export interface CodePlace {
  readonly file: string;
  readonly lines: LineRange;
}

/** Where captured code is; `reason` is a sentence for people. */
export type Located = { readonly reason: string } & (
  | { readonly grade: 'same' | 'moved' | 'reindented'; readonly place: CodePlace }
  /** `left` is the share of its lines that are left, from 0 to 1. */
  | { readonly grade: 'changed'; readonly place: CodePlace; readonly left: number }
  /** Several places are equally good, or the text is too short for the one place to be sure. */
  | { readonly grade: 'ambiguous'; readonly places: readonly CodePlace[] }
  /** `comment` is where it stands commented out. */
  | { readonly grade: 'gone'; readonly comment?: CodePlace }
);

/** How much of the code must be left: at its lines, in its symbol, anywhere else, and of a single line. */
const LEAST_LEFT = 0.55;
const LEAST_LEFT_NEARBY = 0.7;
const LEAST_LEFT_OF_LINE = 0.85;
const LEAST_LEFT_ELSEWHERE = 0.8;
/** A place that has so much of what the best place has is as good. */
const AS_GOOD = 0.9;
/** Code that has so much left at its lines stays, even where a copy of it is elsewhere. */
const STAYED = 0.65;
/** More places than these are not told one by one. */
const MOST_PLACES = 100;

/** A place that may be it. */
interface Candidate {
  readonly file: CandidateFile;
  readonly words: Words;
  readonly span: Span;
  readonly likeness: Likeness | 'part';
  readonly score: number;
}

/**
 * Finds captured code in the texts of today. Line endings, byte order marks, white space at the end of lines and blank
 * lines around it make no difference at all.
 *
 * - `same`: identical, at the same lines of the same file; `moved`: identical at others; `reindented`: only white space
 *   differs, line breaks included; `changed`: edited. The place of the last two may also have moved.
 * - Text that says little (`}`, `return null;`) is only trusted at its own lines while it is the only one, or where its
 *   symbol or its neighbouring lines confirm it; everything else is `ambiguous`.
 * - Code in comments that was none when captured is `gone`.
 *
 * Takes linear time in the lengths of the texts.
 * @param files its own file first, if it is still there; any other counts only where all the text, or most of it, is there
 */
export function locateAnchor(captured: CapturedCode, files: readonly CandidateFile[]): Located {
  const original = readOriginal(captured.text, captured.lines);
  if (!original) return { grade: 'ambiguous', places: [], reason: reasons.NOTHING_CAPTURED };
  const own = files.find(({ path }) => path === captured.file);
  const others = files.filter((file) => file !== own);
  const here = own ? inFile(captured, original, own) : [];
  const live = here.filter(isLive(original));
  const stays = live.some(({ likeness, score }) => likeness !== 'part' || score >= STAYED);
  const elsewhere = stays
    ? []
    : others.flatMap((file) => inFile(captured, original, file, !own)).filter(isLive(original));
  const whole = elsewhere.filter(({ likeness }) => likeness !== 'part');
  const found = whole.length > 0 ? bestLikeness(whole) : live.length > 0 ? live : elsewhere;
  if (found.length === 0) return gone(captured, here[0]);
  return decide(captured, original, found);
}

function isLive(original: Original): (candidate: Candidate) => boolean {
  return ({ words, span }) => !isCommentedOut(original, words, span);
}

function bestLikeness(candidates: readonly Candidate[]): Candidate[] {
  const order = ['identical', 'white space', 'punctuation'] as const;
  const best = order.find((likeness) => candidates.some((candidate) => candidate.likeness === likeness));
  return candidates.filter(({ likeness }) => likeness === best);
}

/**
 * The best places of one file, comments included.
 * @param isRenamed its own file is not there, so this may be it
 */
function inFile(
  captured: CapturedCode,
  original: Original,
  file: CandidateFile,
  isRenamed = false,
): Candidate[] {
  const isOwn = file.path === captured.file;
  const words = readWords(file.text);
  const candidate = (span: Span, likeness: Candidate['likeness'], score: number): Candidate => ({
    file,
    words,
    span,
    likeness,
    score,
  });
  if (original.isWeak && !isOwn) return [];
  const whole = wholeMatches(original, words)
    .filter(({ likeness }) => likeness !== 'punctuation' || !original.isWeak)
    .map(({ span, likeness }) => candidate(span, likeness, 1));
  if (original.isWeak) return whole;
  const isLiving = isLive(original);
  const living = whole.filter(isLiving);
  if (living.some(({ span }) => isOwn && original.at?.first === span.first)) return living;
  if (living.length > 0) {
    // The original may have been edited at its place, and this be a copy of it.
    const edited = isOwn
      ? partialMatches(original, words, STAYED).filter(({ span }) => isAtHint(original, span))
      : [];
    const other = edited
      .filter(({ span }) => !living.some((match) => overlap(match.span, span)))
      .map(({ span, score }) => candidate(span, 'part', score))
      .filter((part) => part.score >= leastOf(captured, original, part, isOwn));
    return [...living, ...other];
  }
  // All of it is there, in a comment.
  if (whole.length > 0) return whole;
  const parts = partialMatches(original, words, LEAST_LEFT)
    .map(({ span, score }) => candidate(span, 'part', score))
    .filter((part) => part.score >= leastOf(captured, original, part, isOwn || isRenamed));
  const alive = parts.filter(isLiving);
  const best = alive[0];
  if (!best) return parts;
  return alive.filter(({ score }) => score >= AS_GOOD * best.score);
}

/**
 * How much must be left of edited code, so that it is not taken for a relative of deleted code.
 * @param mayBeOwn the file may be its own, so that its lines mean something
 */
function leastOf(
  { symbol }: CapturedCode,
  original: Original,
  { file, span }: Candidate,
  mayBeOwn: boolean,
): number {
  const symbols = (file.symbols ?? []).filter(({ path }) => path === symbol);
  const isInside = symbols.some(({ lines }) =>
    overlap({ first: lines.first - 1, last: lines.last - 1 }, span),
  );
  if (symbols.length > 0 && !isInside) return Infinity;
  // Where its symbol is gone, what stands at its lines may be a relative that moved up.
  const isThere = mayBeOwn && isAtHint(original, span) && (isInside || !symbol || !file.symbols);
  if (original.rows.length > 1)
    return isThere ? LEAST_LEFT : isInside ? LEAST_LEFT_NEARBY : LEAST_LEFT_ELSEWHERE;
  // A single line has too many relatives to be known again anywhere.
  if (span.first !== span.last) return Infinity;
  return isThere ? LEAST_LEFT_ELSEWHERE : isInside ? LEAST_LEFT_OF_LINE : Infinity;
}

function isAtHint({ at }: Original, span: Span): boolean {
  return at !== undefined && overlap(at, span);
}

function overlap(a: Span, b: Span): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** Chooses among equally good places, by what else is known of the code. */
function decide(captured: CapturedCode, original: Original, found: readonly Candidate[]): Located {
  const bySymbol = narrowed(found, (candidate) => (isInSymbol(captured, candidate) ? 1 : 0), 1);
  const least = original.isWeak ? 2 : 1;
  const { above = [], below = [] } = captured;
  const byLines = narrowed(bySymbol, ({ words, span }) => neighboursLeft(words, span, above, below), least);
  const isConfirmed =
    byLines.length < found.length || (byLines[0] !== undefined && isSure(captured, byLines[0], least));
  const [only] = byLines;
  if (
    only &&
    byLines.length === 1 &&
    (isConfirmed || !original.isWeak || isAtOwnLines(captured, original, only))
  )
    return placed(captured, original, only, found.length - 1);
  const unmoved = original.isWeak ? undefined : byLines.find((one) => isAtOwnLines(captured, original, one));
  if (unmoved) return placed(captured, original, unmoved, found.length - 1);
  const places = byLines.slice(0, MOST_PLACES).map(placeOf);
  return { grade: 'ambiguous', places, reason: reasons.ambiguous(byLines.length, original.isWeak) };
}

/** Those with the highest rank, if it is at least so high; else all. */
function narrowed(
  candidates: readonly Candidate[],
  rank: (candidate: Candidate) => number,
  least: number,
): readonly Candidate[] {
  const ranks = candidates.map(rank);
  const highest = ranks.reduce((a, b) => Math.max(a, b), 0);
  return highest < least ? candidates : candidates.filter((_, index) => ranks[index] === highest);
}

function isSure(captured: CapturedCode, candidate: Candidate, least: number): boolean {
  const { above = [], below = [] } = captured;
  return (
    isInSymbol(captured, candidate) || neighboursLeft(candidate.words, candidate.span, above, below) >= least
  );
}

function isInSymbol({ symbol }: CapturedCode, { file, span }: Candidate): boolean {
  if (symbol === undefined) return false;
  return (file.symbols ?? []).some(
    ({ path, lines }) => path === symbol && lines.first <= span.first + 1 && span.last + 1 <= lines.last,
  );
}

function isAtOwnLines(
  { file }: CapturedCode,
  { at }: Original,
  { file: { path }, span }: Candidate,
): boolean {
  return path === file && at?.first === span.first;
}

function placeOf({ file, span }: Candidate): CodePlace {
  return { file: file.path, lines: { first: span.first + 1, last: span.last + 1 } };
}

function placed(captured: CapturedCode, original: Original, candidate: Candidate, twins: number): Located {
  const place = placeOf(candidate);
  const isHere = captured.file === undefined || captured.file === place.file;
  const lines = original.at ? candidate.span.first - original.at.first : 0;
  const way = isHere ? reasons.movedBy(lines) : reasons.movedTo(place);
  if (candidate.likeness === 'identical') {
    if (isHere && lines === 0) return { grade: 'same', place, reason: reasons.same(twins) };
    return { grade: 'moved', place, reason: reasons.moved(way) };
  }
  if (candidate.likeness === 'white space')
    return { grade: 'reindented', place, reason: reasons.reindented(way) };
  const { left, of } = linesLeft(original, candidate.words, candidate.span);
  return { grade: 'changed', place, left: left / of, reason: reasons.changed(left, of, way) };
}

function gone({ file }: CapturedCode, comment: Candidate | undefined): Located {
  if (!comment) return { grade: 'gone', reason: reasons.gone(file) };
  const place = placeOf(comment);
  return { grade: 'gone', comment: place, reason: reasons.commentedOut(place) };
}
