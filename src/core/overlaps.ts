/** A part of a text, in UTF-16 units; the end is not included. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * Tells which parts of a text share something with one of many parts, however often it is asked.
 * @param parts in any order; they may overlap
 * @returns whether one of them shares a character with the part from `start` to `end`
 */
export function overlapping(parts: readonly Part[]): (start: number, end: number) => boolean {
  const sorted = parts.toSorted((a, b) => a.start - b.start);
  let farthest = 0;
  const ends = sorted.map(({ end }) => (farthest = Math.max(farthest, end)));
  return (start, end) => {
    // How many of them start before `end`.
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (ends[low - 1] ?? 0) > start;
  };
}
