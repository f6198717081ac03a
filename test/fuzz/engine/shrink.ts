import type { Input } from '../input';

/**
 * Makes an input that breaks a promise as short as it gets.
 * @param breaks whether an input breaks it in the same way
 * @param most how often it may be tried
 */
export function shrunk(input: Input, breaks: (input: Input) => boolean, most = 4_000): Input {
  let best = input;
  let tries = 0;
  const tried = (text: string): boolean => {
    if (tries++ >= most || text.length >= best.text.length) return false;
    const candidate = { ...best, text: text.toWellFormed() };
    if (!breaks(candidate)) return false;
    best = candidate;
    return true;
  };
  for (let before = -1; before !== best.text.length && tries < most;) {
    before = best.text.length;
    withoutParts(() => best.text.split(/(?<=\n)/), tried);
    withoutParts(() => [...best.text], tried);
  }
  return best;
}

/** Tries to leave out parts in a row: many at once first, then fewer. */
function withoutParts(parts: () => string[], tried: (text: string) => boolean): void {
  for (let size = Math.ceil(parts().length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < parts().length;) {
      if (!tried(parts().toSpliced(at, size).join(''))) at += size;
    }
  }
}
