/** The counters of the instrumented source; `instrument.cjs` puts them into the bundle. */
declare const COUNT: Uint8Array;

/** Remembers which branches were ever taken, and about how often in one go. */
export interface Coverage {
  /** Forgets what was counted, before an execution. */
  begin(): void;
  /** Says whether the execution went where none went before it. */
  isNew(): boolean;
  /** How many branches were taken. */
  covered(): number;
}

/** @param counters how many there are */
export function createCoverage(counters: number): Coverage {
  // In words of four counters, since most are zero.
  const length = Math.ceil(counters / 4);
  const words = new Uint32Array(COUNT.buffer, 0, length);
  const seen = new Uint8Array(length * 4);
  return {
    begin: () => void words.fill(0),
    isNew: () => {
      let found = false;
      for (let word = 0; word < length; word++) {
        if (words[word] === 0) continue;
        for (let at = word * 4; at < word * 4 + 4; at++) {
          const size = sizeOf(COUNT[at]!);
          if ((seen[at]! & size) === size) continue;
          seen[at]! |= size;
          found = true;
        }
      }
      return found;
    },
    covered: () => seen.reduce((sum, bits) => sum + (bits > 0 ? 1 : 0), 0),
  };
}

/** A bit for the size of a number, so that once, a few times and often are different ways to go. */
function sizeOf(count: number): number {
  if (count < 4) return [0, 1, 2, 4][count]!;
  return count < 8 ? 8 : count < 16 ? 16 : count < 32 ? 32 : count < 128 ? 64 : 128;
}
