const LIMIT = 4000;
const LONGEST = 300;

/**
 * Remembers what a pure function says of short texts, since documents repeat the same labels. When it knows
 * too many it forgets them all.
 */
export function memoized<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Result;
    if (known.size >= LIMIT) known.clear();
    const result = read(text);
    known.set(text, result);
    return result;
  };
}
