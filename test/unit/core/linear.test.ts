// Nothing takes more than linear time, whatever a document holds: a line of a megabyte, a thousand lists in lists. Times
// are those of the processor on this thread, of small texts in an ordinary run and of 100 kB in a long one, and what takes long has to
// take four times as long for four times as much.
import { strict as assert } from 'node:assert';
import { BODIES, FRONT_MATTER, LINES } from '../../fuzz/linear/entries';
import { HEADERS, SHAPES, type Shape } from '../../fuzz/linear/shapes';
import { isLong } from '../../support/long';

const LENGTH = isLong ? 100_000 : 4_000;
/** A header is at most 32 KiB, also where it is four times as long. */
const HEADER_LENGTH = isLong ? 7_500 : 2_000;
/** What is done in so many milliseconds needs no second look: an edit reads a document several times, to prove itself. */
const QUICK = isLong ? 250 : 20;
/** What a long run counts. */
const WANTED = 50;
/** A quadratic thing takes sixteen times as long; memory and a busy machine make of four times up to seven. */
const MOST = 9;
const TRIES = 4;

const slowest: { readonly name: string; readonly time: number }[] = [];

/** Milliseconds of the processor. */
function timeOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

function staysLinear(
  name: string,
  length: number,
  make: (length: number) => string,
  run: (text: string) => unknown,
): void {
  const text = make(length);
  let time = timeOf(() => run(text));
  if (time > QUICK) time = Math.min(time, ...[1, 2].map(() => timeOf(() => run(text))));
  slowest.push({ name, time });
  if (time <= QUICK) return;
  const longer = make(4 * length);
  const ratios: number[] = [];
  while (ratios.length < TRIES) {
    const ratio = timeOf(() => run(longer)) / timeOf(() => run(text));
    if (ratio < MOST) return;
    ratios.push(ratio);
  }
  assert.fail(
    `${name}: ${length} characters take ${time.toFixed(0)} ms, four times as many ${ratios.join(', ')} times as long`,
  );
}

/** @returns a test of all shapes */
function shapes(
  all: Readonly<Record<string, Shape>>,
  length: number,
  run: (text: string) => unknown,
  make: (text: string) => string,
) {
  return function (this: Mocha.Context): void {
    this.timeout(isLong ? 0 : 60_000);
    for (const [name, shape] of Object.entries(all))
      staysLinear(`${this.test?.title} of ${name}`, length, (length) => make(shape(length)), run);
  };
}

describe('time grows with the text and no faster', () => {
  after(() => {
    if (!isLong) return;
    slowest.sort((a, b) => b.time - a.time);
    const quick = slowest.filter(({ time }) => time <= WANTED).length;
    console.log(
      `${quick} of ${slowest.length} take at most ${WANTED} ms for ${LENGTH} characters. The slowest:`,
    );
    for (const { name, time } of slowest.slice(0, 20)) console.log(`${time.toFixed(0)} ms: ${name}`);
  });

  describe('for a document', () => {
    for (const [name, { around, run }] of Object.entries(BODIES))
      it(name, shapes(SHAPES, LENGTH, run, around));
  });
  describe('for a line', () => {
    const line = (text: string) => text.replaceAll(/[\r\n]+/g, ' ');
    for (const [name, run] of Object.entries(LINES)) it(name, shapes(SHAPES, LENGTH, run, line));
  });
  describe('for front matter', () => {
    for (const [name, { around, run }] of Object.entries(FRONT_MATTER))
      it(name, shapes(HEADERS, HEADER_LENGTH, run, around));
  });
});
