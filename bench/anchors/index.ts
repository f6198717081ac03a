// How often captured code is found where it is, and never where it is not: `npm run bench -- anchors`.
import { locateAnchor, type Located } from '../../src/core/anchor';
import { capturedOf, CHANGES, UNTELLABLE, type Case } from './cases';
import { FILES, readSource, symbolsOf, type SetName, type SourceFile } from './sources';

const CASES_PER_CLASS = 60;
const SEEDS: Readonly<Record<SetName, number>> = { tuned: 1, 'held back': 20_261 };
const RUNS = 7;

interface Row {
  cases: number;
  right: number;
  wrong: number;
  found: number;
  readonly times: number[];
}

/** Prints both sets. @returns the answers that were not right, to look at */
export async function reportAnchors(sets: readonly SetName[] = ['tuned', 'held back']): Promise<string[]> {
  const failures: string[] = [];
  for (const set of sets) {
    const cases = await casesOf(set);
    failures.push(...reportSet(set, cases.map(withSymbols)));
    const without = cases.map(({ captured: { symbol: _, ...captured }, ...one }) => ({ ...one, captured }));
    reportSet(`${set}, without symbols`, without);
  }
  printLongFile();
  return failures;
}

function withSymbols(one: Case): Case {
  const files = one.files.map((file) => ({ ...file, symbols: symbolsOf(file.path, file.text) }));
  return { ...one, files };
}

function reportSet(set: string, cases: readonly Case[]): string[] {
  const failures: string[] = [];
  const rows = new Map<string, Row>();
  for (const one of cases) {
    const row = rows.get(one.name) ?? { cases: 0, right: 0, wrong: 0, found: 0, times: [] };
    rows.set(one.name, row);
    const began = performance.now();
    const located = locateAnchor(one.captured, one.files);
    row.times.push(performance.now() - began);
    row.cases++;
    const isFound = located.grade !== 'gone';
    if (isRight(one, located)) row.right++;
    else if (one.places.length === 0 && isFound) row.found++;
    else row.wrong++;
    if (!isRight(one, located)) failures.push(`${set}, ${one.name}: ${describe(one, located)}`);
  }
  print(set, rows);
  return failures;
}

export async function casesOf(set: SetName): Promise<Case[]> {
  const files = FILES[set].map(readSource);
  const random = randomOf(SEEDS[set]);
  const cases: Case[] = [];
  for (const [name, change] of Object.entries({ ...CHANGES, ...UNTELLABLE })) {
    for (let count = 0, tries = 0; count < CASES_PER_CLASS && tries < 2_000; tries++) {
      const file = files[random(files.length)] as SourceFile;
      const block = file.blocks[random(file.blocks.length)];
      if (!block) continue;
      const code = file.lines.slice(block.first, block.last + 1);
      if (!isTelling(file, code)) continue;
      const other = files[(files.indexOf(file) + 1 + random(files.length - 1)) % files.length] as SourceFile;
      // The end of a comment whose start is left out would make comments of what follows.
      const plain = other.lines.filter((line) => !/^\s*(?:\/?\*|\/\/)|\*\//.test(line));
      const start = random(plain.length);
      const foreign = (length: number) =>
        Array.from({ length }, (_, index) => plain[(start + index) % plain.length] ?? '');
      const outcome = await change({ file, block, code, foreign, random });
      if (!outcome) continue;
      cases.push({ name, captured: capturedOf(file, block, code), ...outcome });
      count++;
    }
  }
  return cases;
}

/** Whether code says enough to be told from other code, and stands only once. */
function isTelling({ lines }: SourceFile, code: readonly string[]): boolean {
  const letters = [...new Set(code.join('\n').match(/[\w$]+/g) ?? [])].join('');
  const squeezed = (text: readonly string[]) => text.map((line) => line.trim()).join('\n');
  const comments = code.filter((line) => /^\s*(?:\/?\*|\/\/)/.test(line));
  return (
    comments.length < code.length / 2 &&
    letters.length >= 24 &&
    squeezed(lines).split(squeezed(code)).length === 2
  );
}

function isRight({ places, slack, isAmbiguous }: Case, located: Located): boolean {
  if (isAmbiguous && located.grade === 'ambiguous') return true;
  if (places.length === 0) return located.grade === 'gone';
  if (located.grade === 'gone' || located.grade === 'ambiguous') return false;
  const { file, lines } = located.place;
  return places.some(
    (place) =>
      place.file === file &&
      Math.abs(place.lines.first - lines.first) <= slack &&
      Math.abs(place.lines.last - lines.last) <= slack,
  );
}

function describe({ captured, places }: Case, located: Located): string {
  const was = `${captured.file}:${captured.lines?.first}-${captured.lines?.last}`;
  return `${was} should be ${JSON.stringify(places)} and is ${JSON.stringify(located)}`;
}

function print(set: string, rows: ReadonlyMap<string, Row>): void {
  const all = [...rows.values()];
  const sum = (key: 'cases' | 'right' | 'wrong' | 'found', some: readonly Row[]) =>
    some.reduce((total, row) => total + row[key], 0);
  console.log(`\nAnchors, ${set}: ${sum('cases', all)} cases`);
  console.log(
    `${'class'.padEnd(34)}${['cases', 'right', 'wrong', 'found though gone'].map((word) => word.padStart(7)).join(' ')}  ms`,
  );
  for (const [name, { cases, right, wrong, found, times }] of rows) {
    const counts = `${String(cases).padStart(7)} ${String(right).padStart(7)} ${String(wrong).padStart(7)} ${String(found).padStart(17)}`;
    console.log(`${name.padEnd(34)}${counts}  ${spread(times)}`);
  }
  const isThere = (name: string) => !/^(?:delete,|delete$|replace|comment)/.test(name);
  const there = [...rows].filter(([name]) => isThere(name)).map(([, row]) => row);
  const share = (100 * sum('right', there)) / sum('cases', there);
  console.log(`right where the code exists: ${share.toFixed(1)} % (target 95)`);
  console.log(`found though gone: ${sum('found', all)} (target 0)`);
}

/** Times on 10,000 lines of real code, for each way that an answer takes. */
function printLongFile(): void {
  const files = FILES['held back'].map(readSource);
  const some = files.flatMap(({ lines }) => lines);
  const long = Array.from({ length: 10_000 }, (_, index) => `${some[index % some.length] ?? ''} // ${index}`);
  const code = long.slice(6_000, 6_030);
  const edited = code.map((line, index) => (index % 5 === 2 ? `${line} edited` : line));
  const texts: Readonly<Record<string, readonly string[]>> = {
    same: long,
    moved: ['', ...long],
    reindented: [...long.slice(0, 6_000), ...code.map((line) => `  ${line}`), ...long.slice(6_030)],
    changed: [...long.slice(0, 6_000), ...edited, ...long.slice(6_030)],
    gone: [...long.slice(0, 6_000), ...long.slice(6_030)],
    'identical lines': Array.from({ length: 10_000 }, () => code[3] ?? ''),
  };
  console.log('\nA file of 10,000 lines (target 5 ms)');
  for (const [name, lines] of Object.entries(texts)) {
    const captured = { text: code.join('\n'), file: 'long.ts', lines: { first: 6_001, last: 6_030 } };
    const text = lines.join('\n');
    const times: number[] = [];
    for (let run = 0; run < 3 * RUNS; run++) {
      // A new object each time, since a file is read once.
      const file = { path: 'long.ts', text };
      const began = performance.now();
      locateAnchor(captured, [file]);
      times.push(performance.now() - began);
    }
    console.log(`${name.padEnd(34)}${spread(times)}`);
  }
  printManyAnchors(long);
}

/** Times of many anchors in one file, a third of them where they were, a third edited, a third deleted. */
function printManyAnchors(lines: readonly string[]): void {
  const anchors = Array.from({ length: 50 }, (_, index) => ({ index, first: 150 + 190 * index }));
  const captured = anchors.map(({ first }) => ({
    text: lines.slice(first, first + 20).join('\n'),
    file: 'long.ts',
    lines: { first: first + 1, last: first + 20 },
  }));
  const today = [...lines];
  for (const { index, first } of anchors.toReversed()) {
    if (index % 3 === 1) today[first + 9] = 'edited();';
    if (index % 3 === 2) today.splice(first, 20);
  }
  const text = today.join('\n');
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const file = { path: 'long.ts', text };
    const began = performance.now();
    for (const one of captured) locateAnchor(one, [file]);
    times.push(performance.now() - began);
  }
  console.log(`${'50 anchors in it, together'.padEnd(34)}${spread(times)}`);
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${middle.toFixed(2)} (${(sorted[0] ?? 0).toFixed(2)} to ${(sorted.at(-1) ?? 0).toFixed(2)})`;
}

/** The same numbers each time (a linear congruential generator). */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
