import type { Input, Promised } from '../input';
import type { Coverage } from './coverage';
import { createMutator, type Random } from './mutate';
import { shrunk } from './shrink';

/** An input that broke a promise. */
export interface Failure {
  readonly input: Input;
  readonly message: string;
}

/** What a run has done so far. */
export interface Progress {
  readonly executions: number;
  readonly corpus: readonly Input[];
  readonly failures: readonly Failure[];
}

export interface Run {
  readonly promised: Promised;
  /** What to begin with. */
  readonly seeds: readonly Input[];
  /** Tokens that inputs are made of. */
  readonly words: readonly string[];
  readonly coverage: Coverage;
  readonly random: Random;
  readonly executions: number;
  /** The longest text, in UTF-16 units. */
  readonly longest: number;
  /** Milliseconds that one execution may take, the best of three. */
  readonly slow: number;
  /** Called with each input before it is tried. */
  readonly before: (input: Input, executions: number) => void;
}

/** More ways to fail than these are one defect. */
const MOST_FAILURES = 20;

/** Tries a promise with inputs, each made of one that went somewhere new. */
export function fuzz(run: Run): Progress {
  const { promised, coverage, random, before } = run;
  const corpus: Input[] = [];
  const failures = new Map<string, Failure>();
  let executions = 0;

  /** @returns what went wrong, in words that are the same for the same defect */
  const attempt = (input: Input): { key: string; message: string } | undefined => {
    before(input, executions);
    const began = performance.now();
    try {
      promised(input);
    } catch (error) {
      return described(error);
    }
    return performance.now() - began > run.slow ? isSlow(input) : undefined;
  };

  const isSlow = (input: Input) => {
    const times = [1, 2, 3].map(() => {
      const began = performance.now();
      promised(input);
      return performance.now() - began;
    });
    const best = Math.min(...times);
    return best > run.slow ? { key: 'slow', message: `It took ${Math.round(best)} ms.` } : undefined;
  };

  const execute = (input: Input): void => {
    coverage.begin();
    const failure = attempt(input);
    executions++;
    if (coverage.isNew()) corpus.push(input);
    if (!failure || failures.has(failure.key) || failures.size >= MOST_FAILURES) return;
    const shortest = shrunk(input, (candidate) => attempt(candidate)?.key === failure.key);
    failures.set(failure.key, {
      input: shortest,
      message: attempt(shortest)?.message ?? failure.message,
    });
  };

  for (const seed of run.seeds) execute({ ...seed, text: seed.text.slice(0, run.longest).toWellFormed() });
  const anyInput = () => corpus[random(corpus.length)]!;
  const mutate = createMutator(random, run.words, anyInput, run.longest);
  while (executions < run.executions) {
    // What was found last is where new things are near.
    const newest = corpus.length - 1 - random(Math.ceil(corpus.length / 8));
    execute(mutate(random(2) === 0 ? corpus[newest]! : anyInput()));
  }
  return { executions, corpus, failures: [...failures.values()] };
}

function described(error: unknown): { key: string; message: string } {
  if (!(error instanceof Error)) return { key: 'thrown', message: String(error) };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const [place = ''] = frames;
  const words = error.message.split('\n', 1)[0] ?? '';
  return { key: `${error.name} ${words.slice(0, 40)} ${place}`, message: error.stack ?? error.message };
}
