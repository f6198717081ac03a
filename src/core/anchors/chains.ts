import { reach, withEdges, wordedLinesLeft, type Original, type Span } from './original';
import type { Words } from './words';

/** A place that has a part of the original's words, in their order. */
export interface PartialMatch {
  readonly span: Span;
  /** How much of the original is there, from 0 to 1: of its words, of what is special about them, and of its lines. */
  readonly score: number;
  /** Whether all words of the original's first line are there. */
  readonly hasStart: boolean;
}

/** Words that stand one after the other in both texts, by the index of the first in each. */
interface Run {
  readonly inOriginal: number;
  readonly inFile: number;
  length: number;
}

/** Words in a row that stand more often than this in the file, or in the original, tell no place. */
const MOST_IN_FILE = 32;
const MOST_IN_ORIGINAL = 4;
/** A run is joined to one of so many before it. */
const LOOK_BACK = 64;
/** What a gap costs, in average words for each doubling of the words that are only on one side. */
const GAP_COST = 0.7;
/** So many places are told at most. */
const MOST_PLACES = 8;

/** The places that have a part of the original, the best first. Takes linear time in the length of the file. */
export function partialMatches(original: Original, file: Words, least: number): PartialMatch[] {
  const weights = weightsOf(original, file);
  const total = weights.at(-1) ?? 0;
  let runs = runsOf(original, file);
  const found: PartialMatch[] = [];
  while (found.length < MOST_PLACES && runs.length > 0 && total > 0) {
    const chain = bestChain(runs, weights, original.hashes.length);
    const match = matchOf(original, file, chain, weights);
    if (match.score < least) break;
    found.push(match);
    const { first, last } = match.span;
    runs = runs.filter(({ inFile }) => {
      const line = file.lines[inFile] ?? 0;
      return line < first || line > last;
    });
  }
  return found.sort((a, b) => b.score - a.score);
}

/**
 * What the words up to each index weigh together. A word weighs the less the more often it stands in the file beyond
 * the times that the original has it: a word that is nowhere, or only there, tells most.
 */
function weightsOf({ hashes }: Original, file: Words): Float64Array {
  const surplus = new Map<number, number>();
  for (const hash of hashes) surplus.set(hash, (surplus.get(hash) ?? 0) - 1);
  const filter = filterOf(surplus.keys());
  for (const hash of file.hashes) {
    if (filter[hash & 0xffff] !== 1) continue;
    const count = surplus.get(hash);
    if (count !== undefined) surplus.set(hash, count + 1);
  }
  const sums = new Float64Array(hashes.length + 1);
  hashes.forEach((hash, index) => {
    sums[index + 1] = (sums[index] ?? 0) + 1 / (1 + Math.max(0, surplus.get(hash) ?? 0));
  });
  return sums;
}

/** Says of most hashes at once that they are not among some. */
function filterOf(hashes: Iterable<number>): Uint8Array {
  const filter = new Uint8Array(0x10000);
  for (const hash of hashes) filter[hash & 0xffff] = 1;
  return filter;
}

function runsOf({ hashes }: Original, file: Words): Run[] {
  const size = hashes.length < 16 ? 2 : hashes.length < 48 ? 3 : 4;
  const known = new Map<number, number[]>();
  for (const [index, key] of keysOf(hashes, size).entries()) {
    const indexes = known.get(key);
    if (indexes) indexes.push(index);
    else known.set(key, [index]);
  }
  for (const [key, indexes] of known) if (indexes.length > MOST_IN_ORIGINAL) known.delete(key);
  const filter = filterOf(known.keys());

  const hits: [key: number, inFile: number][] = [];
  const counts = new Map<number, number>();
  const keys = keysOfFile(file, size);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0;
    if (filter[key & 0xffff] !== 1 || !known.has(key)) continue;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= MOST_IN_FILE) hits.push([key, index]);
  }

  const runs: Run[] = [];
  const latest = new Map<number, Run>();
  for (const [key, inFile] of hits) {
    if ((counts.get(key) ?? 0) > MOST_IN_FILE) continue;
    for (const inOriginal of known.get(key) ?? []) {
      const run = latest.get(inFile - inOriginal);
      if (run && inFile < run.inFile + run.length) {
        run.length = inFile + size - run.inFile;
        continue;
      }
      const begun = { inOriginal, inFile, length: size };
      latest.set(inFile - inOriginal, begun);
      runs.push(begun);
    }
  }
  return runs;
}

/** The keys of each so many words in a row of a file, which are asked for again with every original. */
const knownKeys = new WeakMap<Words, Map<number, Int32Array>>();

function keysOfFile(file: Words, size: number): Int32Array {
  const ofFile = knownKeys.get(file) ?? new Map<number, Int32Array>();
  knownKeys.set(file, ofFile);
  const keys = ofFile.get(size) ?? keysOf(file.hashes, size);
  ofFile.set(size, keys);
  return keys;
}

function keysOf(hashes: Int32Array, size: number): Int32Array {
  const keys = new Int32Array(Math.max(0, hashes.length - size + 1));
  for (let index = 0; index < keys.length; index++) keys[index] = keyAt(hashes, index, size);
  return keys;
}

/** What tells some words in a row from others. */
export function keyAt(hashes: Int32Array, index: number, size: number): number {
  let key = 0;
  for (let n = index; n < index + size; n++) key = Math.imul(key, 31) + (hashes[n] ?? 0);
  return key ^ (key >>> 16);
}

/** The runs, in order in both texts, that weigh most together. */
function bestChain(runs: readonly Run[], weights: Float64Array, words: number): Run[] {
  const cost = (GAP_COST * (weights.at(-1) ?? 0)) / words;
  const widest = Math.max(120, 2 * words);
  const scores = new Float64Array(runs.length);
  const previous = new Int32Array(runs.length).fill(-1);
  let best = 0;
  runs.forEach((run, index) => {
    const end = weights[run.inOriginal + run.length] ?? 0;
    let score = end - (weights[run.inOriginal] ?? 0);
    for (let other = index - 1; other >= Math.max(0, index - LOOK_BACK); other--) {
      const before = runs[other];
      if (!before || before.inOriginal >= run.inOriginal || before.inFile >= run.inFile) continue;
      const inOriginal = run.inOriginal - before.inOriginal - before.length;
      const inFile = run.inFile - before.inFile - before.length;
      if (inFile > widest) continue;
      const overlap = Math.max(0, -inOriginal, -inFile);
      if (overlap >= run.length) continue;
      const gain = end - (weights[run.inOriginal + overlap] ?? 0);
      const joined = (scores[other] ?? 0) + gain - cost * Math.log2(1 + Math.abs(inFile - inOriginal));
      if (joined <= score) continue;
      score = joined;
      previous[index] = other;
    }
    scores[index] = score;
    if (score > (scores[best] ?? 0)) best = index;
  });
  const chain: Run[] = [];
  for (let index = best; index >= 0; index = previous[index] ?? -1) {
    const run = runs[index];
    if (run) chain.push(run);
  }
  return chain.reverse();
}

function matchOf(
  original: Original,
  file: Words,
  chain: readonly Run[],
  weights: Float64Array,
): PartialMatch {
  const covered = new Uint8Array(original.hashes.length);
  for (const { inOriginal, length } of chain) covered.fill(1, inOriginal, inOriginal + length);
  const start = chain[0] ?? { inOriginal: 0, inFile: 0, length: 0 };
  const end = chain.at(-1) ?? start;
  const toStart = extend(original, file, start.inOriginal - 1, start.inFile - 1, -1, covered);
  const toEnd = extend(original, file, end.inOriginal + end.length, end.inFile + end.length, 1, covered);
  let special = 0;
  let plain = 0;
  covered.forEach((is, index) => {
    if (is === 0) return;
    plain++;
    special += (weights[index + 1] ?? 0) - (weights[index] ?? 0);
  });
  const firstWord = start.inFile - toStart;
  const lastWord = end.inFile + end.length - 1 + toEnd;
  const firstRow = original.lines[start.inOriginal - toStart] ?? 0;
  const lastRow = original.lines[end.inOriginal + end.length - 1 + toEnd] ?? 0;
  const firstLine = file.lines[firstWord] ?? 0;
  const lastLine = file.lines[lastWord] ?? 0;
  const up = reach(original, file, firstRow, firstLine, -1);
  const down = reach(original, file, lastRow, lastLine, 1);
  const edges = withEdges(original, file, { first: firstLine, last: lastLine });
  const span = {
    first: up > 0 ? firstLine - up : edges.first,
    last: down > 0 ? lastLine + down : edges.last,
  };
  const shares = [special / (weights.at(-1) ?? 1), plain / covered.length];
  // The one line of a single line is never left, or it would have been found as a whole.
  if (original.rows.length > 1) shares.push(wordedLinesLeft(original, file, span));
  const hasStart = covered.every((is, index) => is === 1 || original.lines[index] !== original.lines[0]);
  return { span, score: shares.reduce((a, b) => a + b, 0) / shares.length, hasStart };
}

/** Follows both texts word by word, over words that differ, as far as more of them are the same than differ. */
function extend(
  { hashes }: Original,
  file: Words,
  inOriginal: number,
  inFile: number,
  step: 1 | -1,
  covered: Uint8Array,
): number {
  let best = 0;
  let balance = 0;
  let highest = 0;
  const same: number[] = [];
  for (let count = 0; balance > -4; count++) {
    const here = inOriginal + count * step;
    const there = inFile + count * step;
    if (here < 0 || here >= hashes.length || there < 0 || there >= file.hashes.length) break;
    const isSame = hashes[here] === file.hashes[there];
    balance += isSame ? 1 : -1;
    if (isSame) same.push(here);
    if (isSame && balance >= highest) {
      highest = balance;
      best = count + 1;
    }
  }
  for (const here of same) if (Math.abs(here - inOriginal) < best) covered[here] = 1;
  return best;
}
