// The thread that fuzzes: it tells of each input before it tries it, so that the thread that started it knows which
// one never came to an end.
import { parentPort, workerData } from 'node:worker_threads';
import { createCoverage } from './engine/coverage';
import { fuzz } from './engine/loop';
import { createRandom } from './engine/mutate';
import type { Input } from './input';
import { seedsOf, TARGETS } from './targets';

/** What `scripts/fuzz.mjs` asks for. */
interface Order {
  readonly target: string;
  readonly root: string;
  readonly executions: number;
  readonly seed: number;
  readonly longest: number;
  readonly slow: number;
  /** What an earlier run found. */
  readonly corpus: readonly Input[];
  readonly found: { readonly counters: number; readonly words: readonly string[] };
  /** Three numbers: executions, the length of the input in bytes, and how often anything was tried; then the input. */
  readonly shared: SharedArrayBuffer;
}

const order = workerData as Order;
const target = TARGETS[order.target];
if (!target) throw new Error(`There is no target ${order.target}: ${Object.keys(TARGETS).join(', ')}.`);

const counts = new Int32Array(order.shared, 0, 3);
const bytes = Buffer.from(order.shared, 12);
const coverage = createCoverage(order.found.counters);
const progress = fuzz({
  promised: target.promised,
  seeds: [...seedsOf(target, order.root), ...order.corpus],
  words: order.found.words,
  coverage,
  random: createRandom(order.seed),
  executions: order.executions,
  longest: order.longest,
  slow: order.slow,
  before: (input, executions) => {
    counts[1] = bytes.write(`${input.path}\n${input.pick}\n${input.text}`);
    counts[0] = executions;
    // Inputs are also tried while one is made shorter.
    counts[2]!++;
  },
});
parentPort?.postMessage({ ...progress, covered: coverage.covered() });
