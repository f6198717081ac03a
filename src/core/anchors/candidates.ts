import type { CandidateFile, CapturedCode } from '../anchor';
import { partialMatches, type PartialMatch } from './chains';
import { isCommentedOut } from './comments';
import type { Original, Span } from './original';
import { wholeMatches, type Likeness } from './whole';
import { wordsOf, type Words } from './words';

/** A place that may be it. */
export interface Candidate {
  readonly file: CandidateFile;
  readonly words: Words;
  readonly span: Span;
  readonly likeness: Likeness | 'part';
  /** How much of it is there, from 0 to 1. */
  readonly score: number;
}

/** How much of edited code must be left: at its lines, or anywhere else; and where its first line is another. */
const LEAST_LEFT = { here: 0.5, elsewhere: 0.82 };
const LEAST_LEFT_WITHOUT_START = { here: 0.75, elsewhere: 0.88 };
/** The same for a single line, which elsewhere must have so many words. */
const LEAST_LEFT_OF_LINE = { here: 0.78, elsewhere: 0.88 };
const FEWEST_WORDS_OF_LINE = 8;
/** A place that has so much of what the best place has is as good. */
const AS_GOOD = 0.9;
/** Code that has so much left at its lines stays, even where a copy of it is elsewhere. */
const STAYED = 0.65;

/** Whether it is the code and no comment that it was made. */
export function isLive(original: Original): (candidate: Candidate) => boolean {
  return ({ words, span }) => !isCommentedOut(original, words, span);
}

/** Whether it is the code itself for sure, so that nobody need look elsewhere. */
export function hasStayed({ likeness, score }: Candidate): boolean {
  return likeness !== 'part' || score >= STAYED;
}

/**
 * The best places of one file, comments included.
 * @param isRenamed its own file is not there, so this may be it
 */
export function candidatesIn(
  captured: CapturedCode,
  original: Original,
  file: CandidateFile,
  isRenamed = false,
): Candidate[] {
  const isOwn = file.path === captured.file;
  if (original.isWeak && !isOwn) return [];
  const words = wordsOf(file);
  const candidate = (span: Span, likeness: Candidate['likeness'], score: number): Candidate => {
    return { file, words, span, likeness, score };
  };
  const whole = wholeMatches(original, words)
    .filter(({ likeness }) => likeness !== 'punctuation' || !original.isWeak)
    .map(({ span, likeness }) => candidate(span, likeness, 1));
  if (original.isWeak) return whole;
  const parts = (least: number, mayBeOwn: boolean) =>
    partialMatches(original, words, least)
      .filter((match) => match.score >= leastOf(captured, original, file, match, mayBeOwn))
      .map(({ span, score }) => candidate(span, 'part', score));
  const isLiving = isLive(original);
  const living = whole.filter(isLiving);
  if (living.some(({ span }) => isOwn && original.at?.first === span.first)) return living;
  if (living.length > 0) {
    if (!isOwn) return living;
    // The original may have been edited at its place, and this be a copy of it.
    const edited = parts(STAYED, true)
      .filter(({ span }) => isAtHint(original, span))
      .filter(({ span }) => !living.some((match) => overlap(match.span, span)));
    return [...living, ...edited];
  }
  // All of it is there, in a comment.
  if (whole.length > 0) return whole;
  const found = parts(LEAST_LEFT.here, isOwn || isRenamed);
  const alive = found.filter(isLiving);
  const best = alive[0];
  return best ? alive.filter(({ score }) => score >= AS_GOOD * best.score) : found;
}

/**
 * How much must be left of edited code, so that it is not taken for a relative of deleted code.
 * @param mayBeOwn the file may be its own, so that its lines mean something
 */
function leastOf(
  { symbol }: CapturedCode,
  original: Original,
  file: CandidateFile,
  { span, hasStart }: PartialMatch,
  mayBeOwn: boolean,
): number {
  const symbols = (file.symbols ?? []).filter(({ path }) => path === symbol);
  const isInside = symbols.some(({ lines }) =>
    overlap({ first: lines.first - 1, last: lines.last - 1 }, span),
  );
  if (symbols.length > 0 && !isInside) return Infinity;
  const isHere = mayBeOwn && isAtHint(original, span);
  const where = isHere ? 'here' : 'elsewhere';
  if (original.rows.length > 1) return (hasStart ? LEAST_LEFT : LEAST_LEFT_WITHOUT_START)[where];
  // A single line has too many relatives to be known again in several lines, or by a few words.
  const isKnowable = span.first === span.last && (isHere || original.hashes.length >= FEWEST_WORDS_OF_LINE);
  return isKnowable ? LEAST_LEFT_OF_LINE[where] : Infinity;
}

function isAtHint({ at }: Original, span: Span): boolean {
  return at !== undefined && overlap(at, span);
}

function overlap(a: Span, b: Span): boolean {
  return a.first <= b.last && b.first <= a.last;
}
