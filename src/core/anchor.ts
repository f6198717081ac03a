/** Where captured code stands today, found by its text: commits and line numbers are hints and never needed. */
import { candidatesIn, hasStayed, isLive, type Candidate } from './anchors/candidates';
import { asCaptured } from './anchors/masked';
import { linesLeft, readOriginal, type Original } from './anchors/original';
import { neighboursLeft } from './anchors/whole';
import * as reasons from './anchors/reasons';
import type { LineRange } from './entry';

/** Code as it was captured. Whatever is absent is not known. */
export interface CapturedCode {
  readonly text: string;
  /** Relative to the workspace folder, with `/`. */
  readonly file?: string;
  readonly lines?: LineRange;
  /** Such as `ConnectionPool.acquire`. */
  readonly symbol?: string;
  /** The full hash of the commit at which it can be seen in its file. */
  readonly commit?: string;
  /** Lines that stood directly above and below it, blank ones left out. */
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

/** More places than these are not told one by one. */
const MOST_PLACES = 100;

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
 * Takes linear time in the lengths of the texts. A file is read once, however often the same object is given.
 * @param today its own file first, if it is still there; any other counts only where all the text, or most of it, is there
 */
export function locateAnchor(captured: CapturedCode, today: readonly CandidateFile[]): Located {
  const original = readOriginal(captured.text, captured.lines);
  if (!original) return { grade: 'ambiguous', places: [], reason: reasons.NOTHING_CAPTURED };
  const files = today.map((file) => asCaptured(captured.text, file));
  const own = files.find(({ path }) => path === captured.file);
  const others = files.filter((file) => file !== own);
  const here = own ? candidatesIn(captured, original, own) : [];
  const live = here.filter(isLive(original));
  const elsewhere = live.some(hasStayed)
    ? []
    : others.flatMap((file) => candidatesIn(captured, original, file, !own)).filter(isLive(original));
  const whole = elsewhere.filter(({ likeness }) => likeness !== 'part');
  const found = whole.length > 0 ? bestLikeness(whole) : live.length > 0 ? live : elsewhere;
  if (found.length === 0) return gone(captured, here[0]);
  return decide(captured, original, found);
}

function bestLikeness(candidates: readonly Candidate[]): Candidate[] {
  const order = ['identical', 'white space', 'punctuation'] as const;
  const best = order.find((likeness) => candidates.some((candidate) => candidate.likeness === likeness));
  return candidates.filter(({ likeness }) => likeness === best);
}

/** Chooses among equally good places, by what else is known of the code. */
function decide(captured: CapturedCode, original: Original, found: readonly Candidate[]): Located {
  const inSymbol = found.filter((candidate) => isInSymbol(captured, candidate));
  const { best, isSure } = byNeighbours(captured, inSymbol.length > 0 ? inSymbol : found);
  const [only] = best;
  const isConfirmed = inSymbol.length > 0 || isSure;
  if (
    only &&
    best.length === 1 &&
    (isConfirmed || !original.isWeak || isAtOwnLines(captured, original, only))
  )
    return placed(captured, original, only, found.length - 1);
  const unmoved = original.isWeak ? undefined : best.find((one) => isAtOwnLines(captured, original, one));
  if (unmoved) return placed(captured, original, unmoved, found.length - 1);
  const places = best.slice(0, MOST_PLACES).map(placeOf);
  return { grade: 'ambiguous', places, reason: reasons.ambiguous(best.length, original.isWeak) };
}

/** Those with the most of its neighbouring lines, of which one alone says nothing. */
function byNeighbours(
  captured: CapturedCode,
  found: readonly Candidate[],
): { readonly best: readonly Candidate[]; readonly isSure: boolean } {
  const counts = found.map(({ words, span }) => neighboursLeft(captured, words, span));
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  if (most < 2) return { best: found, isSure: false };
  return { best: found.filter((_, index) => (counts[index] ?? 0) > most - 2), isSure: true };
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
