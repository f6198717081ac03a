// How often code that was trouble is known again, and how seldom something else is taken for it: `npm run bench -- recall`.
import { createRecall } from '../../src/core/recall';
import { FILES, readSource, type SetName } from '../anchors/sources';
import { pairsOf, type Pair } from './pairs';

const RUNS = 9;
const ENTRIES = 1_000;
const LINES = 10_000;

interface Row {
  readonly expected: Pair['expected'];
  pairs: number;
  hints: number;
}

/** Prints both sets. @returns the answers that were not right, to look at */
export async function reportRecall(sets: readonly SetName[] = ['tuned', 'held back']): Promise<string[]> {
  const failures: string[] = [];
  for (const set of sets) failures.push(...reportSet(set, await pairsOf(set)));
  printStrangers();
  printTimes();
  return failures;
}

function reportSet(set: string, pairs: readonly Pair[]): string[] {
  const failures: string[] = [];
  const rows = new Map<string, Row>();
  for (const { name, code, file, expected } of pairs) {
    const recall = createRecall<string>();
    recall.remember(name, [code], 'w');
    const hints = recall.find(file);
    const row = rows.get(name) ?? { expected, pairs: 0, hints: 0 };
    rows.set(name, row);
    row.pairs++;
    if (hints.length > 0) row.hints++;
    if (expected !== 'either' && hints.length > 0 !== (expected === 'hint'))
      failures.push(`${set}, ${name}: ${JSON.stringify({ code, hints })}`);
  }
  const all = [...rows.values()];
  const sum = (expected: Pair['expected'], key: 'pairs' | 'hints') =>
    all.filter((row) => row.expected === expected).reduce((total, row) => total + row[key], 0);
  const [found, wrong] = [sum('hint', 'hints'), sum('silence', 'hints')];
  console.log(`\nRecall, ${set}: ${pairs.length} pairs`);
  console.log(
    `${'class'.padEnd(40)}${['expected', 'pairs', 'hints'].map((word) => word.padStart(9)).join('')}`,
  );
  for (const [name, row] of rows) {
    const counts = [row.expected, row.pairs, row.hints].map((value) => String(value).padStart(9));
    console.log(`${name.padEnd(40)}${counts.join('')}`);
  }
  console.log(
    `precision ${(found / (found + wrong)).toFixed(3)} (target 0.9), recall ${(found / sum('hint', 'pairs')).toFixed(3)}`,
  );
  return failures;
}

/** All that one set of files could teach, against files of the other that nobody took it from. */
function printStrangers(): void {
  const recall = createRecall<number>();
  remember(recall, 'tuned');
  const files = FILES['held back'].map(readSource);
  const hints = files.flatMap(({ path, lines }) =>
    recall.find({ path, text: lines.join('\n'), language: 'typescript' }),
  );
  console.log(`\n${ENTRIES} entries of other files, ${files.length} files: ${hints.length} hints`);
}

function printTimes(): void {
  const recall = createRecall<number>();
  const began = performance.now();
  remember(recall, 'tuned');
  const remembering = performance.now() - began;
  const some = FILES['held back'].flatMap((path) => readSource(path).lines);
  const plain = Array.from({ length: LINES }, (_, index) => some[index % some.length] ?? '');
  const own = FILES.tuned.flatMap((path) => readSource(path).lines);
  const texts = {
    'no code of theirs': plain,
    'all code of theirs': Array.from({ length: LINES }, (_, index) => own[index % own.length] ?? ''),
    'identical lines': Array.from({ length: LINES }, () => own.find((line) => line.length > 60) ?? ''),
  };
  console.log(
    `\n${ENTRIES} entries, remembered in ${remembering.toFixed(0)} ms; a file of ${LINES} lines, in ms`,
  );
  for (const [name, lines] of Object.entries(texts)) {
    const file = { path: 'long.ts', text: lines.join('\n'), language: 'typescript' };
    const times = Array.from({ length: RUNS }, () => {
      const start = performance.now();
      recall.find(file);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    const [least, middle, most] = [times[0], times[RUNS >> 1], times.at(-1)].map((time) =>
      (time ?? 0).toFixed(1),
    );
    console.log(`${name.padEnd(40)}${middle} (${least} to ${most}, ${RUNS} runs)`);
  }
}

function remember(recall: ReturnType<typeof createRecall<number>>, set: SetName): void {
  const sources = FILES[set].map(readSource);
  for (let entry = 0; entry < ENTRIES; entry++) {
    const { path, blocks, lines } = sources[entry % sources.length]!;
    const block = blocks[(entry * 7) % blocks.length]!;
    const text = lines.slice(block.first, block.last + 1).join('\n');
    recall.remember(entry, [{ captured: { text, file: path }, after: `fixed();\n${text}` }]);
  }
}
