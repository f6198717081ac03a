import { nextText, withEdges, type Original, type Span } from './original';
import { findSequence, lineAt, lineCount, type Words } from './words';

/** How well a place has all of the words, the best first. */
export type Likeness = 'identical' | 'white space' | 'punctuation';

export interface WholeMatch {
  readonly span: Span;
  readonly likeness: Likeness;
}

/** So many lines are compared one by one, so that a file of identical lines takes no longer than others. */
const MOST_COMPARED = 20_000;

/**
 * The places that have all words of the original one after the other, of the best likeness that there is,
 * the nearest to where it was first.
 */
export function wholeMatches(original: Original, file: Words): WholeMatch[] {
  const spans = original.hashes.length === 0 ? spansOfMarks(original, file) : spansOfWords(original, file);
  const hint = original.at?.first ?? 0;
  spans.sort((a, b) => Math.abs(a.first - hint) - Math.abs(b.first - hint) || a.first - b.first);
  const compared = spans.slice(0, Math.max(2, Math.ceil(MOST_COMPARED / original.rows.length)));
  const matches = compared.map((span) => compare(original, file, span));
  for (const grade of ['lines', 'text', 'white space', 'punctuation'] as const) {
    const best = matches.filter((match) => match.grade === grade);
    if (best.length === 0) continue;
    const likeness = grade === 'lines' || grade === 'text' ? 'identical' : grade;
    return withoutOverlaps(best).map(({ span }) => ({ span, likeness }));
  }
  return [];
}

/** Of matches that share lines, as words that repeat themselves give, the first. */
function withoutOverlaps<Match extends { readonly span: Span }>(matches: readonly Match[]): Match[] {
  const taken = new Set<number>();
  return matches.filter(({ span: { first, last } }) => {
    if (taken.has(first) || taken.has(last)) return false;
    for (let line = first; line <= last; line++) taken.add(line);
    return true;
  });
}

function spansOfWords({ hashes }: Original, file: Words): Span[] {
  const spans: Span[] = [];
  for (const start of findSequence(hashes, file.hashes)) {
    const first = file.lines[start] ?? 0;
    const last = file.lines[start + hashes.length - 1] ?? 0;
    // In a long line words may repeat themselves a thousand times, and it is always the same lines that are compared.
    const before = spans.at(-1);
    if (before?.first !== first || before.last !== last) spans.push({ first, last });
  }
  return spans;
}

/** Where lines without any word stand. */
function spansOfMarks({ rows }: Original, file: Words): Span[] {
  const ids = new Map<string, number>();
  const idOf = (line: string) => {
    const text = line.trim();
    const id = ids.get(text) ?? ids.size;
    ids.set(text, id);
    return id;
  };
  const wanted = Int32Array.from(rows, idOf);
  const within = Int32Array.from({ length: lineCount(file) }, (_, line) => idOf(lineAt(file, line)));
  return findSequence(wanted, within).map((first) => ({ first, last: first + rows.length - 1 }));
}

type Grade = 'lines' | 'text' | 'white space' | 'punctuation';

function compare(original: Original, file: Words, words: Span): { span: Span; grade: Grade } {
  const { rows, head } = original;
  const first = original.hashes.length === 0 ? words.first : words.first - head;
  if (hasLines(rows, file, first)) return { span: { first, last: first + rows.length - 1 }, grade: 'lines' };
  const span = original.hashes.length === 0 ? words : withEdges(original, file, words);
  const lines: string[] = [];
  for (let line = span.first; line <= span.last; line++) lines.push(lineAt(file, line));
  const there = lines.join('\n');
  // A selection may begin and end within a line.
  if (there.includes(original.text)) return { span, grade: 'text' };
  const isInked = withoutSpace(there).includes(withoutSpace(original.text));
  return { span, grade: isInked ? 'white space' : 'punctuation' };
}

function hasLines(rows: readonly string[], file: Words, first: number): boolean {
  if (first < 0 || first + rows.length > lineCount(file)) return false;
  return rows.every((row, index) => {
    const line = lineAt(file, first + index);
    // Whoever selects from the first letter leaves out what stands before it.
    return line === row || (index === 0 && !/^\s/.test(row) && line.trimStart() === row);
  });
}

const withoutSpace = (text: string) => text.replaceAll(/\s+/g, '');

const WORDED = /[\w$\u0080-\uffff]/;

/** Lines that stood directly above and below the original; blank ones say nothing. */
export interface Neighbours {
  readonly above?: readonly string[];
  readonly below?: readonly string[];
}

/**
 * How many lines next to a place are those that were next to the original; it stops at the first that is not. Lines
 * without words, such as `}`, stand next to everything, and so do not count.
 */
export function neighboursLeft({ above = [], below = [] }: Neighbours, file: Words, span: Span): number {
  const count = (wanted: readonly string[], from: number, step: 1 | -1) => {
    let line = from;
    const rows = wanted.map((text) => text.trim()).filter((text) => text !== '');
    const stop = rows.findIndex((text) => {
      line = nextText(file, line, step);
      return lineAt(file, line).trim() !== text;
    });
    return rows.slice(0, stop < 0 ? rows.length : stop).filter((text) => WORDED.test(text)).length;
  };
  return count(above.toReversed(), span.first, -1) + count(below, span.last, 1);
}
