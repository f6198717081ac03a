/** Work in slices, so that whoever shares the event loop gets a turn. */
export interface Slices {
  /** Runs the work in turn, after a pause when a slice was used up. */
  run<Result>(work: () => Result): Promise<Result>;
}

export interface SliceOptions {
  /** In milliseconds, from any moment. */
  readonly now: () => number;
  /** Resolves when everybody else had a turn. */
  readonly pause: () => Promise<void>;
  /** How long a slice may take, in milliseconds: a quarter of a frame, since its last work may take longer. */
  readonly length?: number;
}

export function createSlices({ now, pause, length = 4 }: SliceOptions): Slices {
  const waiting: (() => void)[] = [];
  let running = false;
  let began = -Infinity;

  async function drain(): Promise<void> {
    running = true;
    for (let work = waiting.shift(); work; work = waiting.shift()) {
      // Whether the others had a turn in the meantime is not known; one pause more does no harm.
      if (now() - began >= length) {
        await pause();
        began = now();
      }
      work();
    }
    running = false;
  }

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        waiting.push(() => {
          try {
            resolve(work());
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
        if (!running) void drain();
      }),
  };
}
