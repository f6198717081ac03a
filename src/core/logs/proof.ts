import { factsOf } from '../editing/proof';
import type { Finding } from '../finding';

/**
 * The proof of an addition: in the text after it every entry of before is what it was, and one is new.
 * @returns the new one, or `undefined` where the proof fails
 */
export function addedEntry(before: readonly Finding[], after: readonly Finding[]): Finding | undefined {
  if (after.length !== before.length + 1) return undefined;
  const left = new Map<string, number>();
  for (const { entry } of before) {
    const key = factsOf(entry);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const added: Finding[] = [];
  for (const finding of after) {
    const key = factsOf(finding.entry);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    else added.push(finding);
  }
  return added.length === 1 ? added[0] : undefined;
}
