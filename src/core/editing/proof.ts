import type { Entry } from '../entry';
import type { Finding } from '../finding';
import type { FieldName } from './change';

/**
 * The proof of an edit: in the text after it every other entry is what it was, and the entry itself differs in the
 * one field alone. Lines do not count, since an edit may add one.
 * @returns the entry as it is now, or `undefined` where the proof fails
 */
export function provenEntry(
  before: readonly Finding[],
  after: readonly Finding[],
  own: Finding,
  field: FieldName,
): Finding | undefined {
  if (after.length !== before.length) return undefined;
  const others = new Map<string, number>();
  for (const finding of before) {
    if (isSame(finding, own)) continue;
    const key = factsOf(finding.entry);
    others.set(key, (others.get(key) ?? 0) + 1);
  }
  const now: Finding[] = [];
  for (const finding of after) {
    const key = factsOf(finding.entry);
    const count = others.get(key) ?? 0;
    if (count > 0) others.set(key, count - 1);
    else now.push(finding);
  }
  // With the entry's own twin in the document, both look alike after the edit.
  const found = now.length === 1 ? now[0] : undefined;
  if (!found || factsOf(found.entry, field) !== factsOf(own.entry, field)) return undefined;
  return found;
}

/** Whether two findings of one text are of the same entry. */
export function isSame(a: Finding, b: Finding): boolean {
  return a.start === b.start && a.entry.form === b.entry.form;
}

/** All that an entry says, without its place, and without one field. */
export function factsOf(entry: Entry, without?: FieldName): string {
  const own: readonly string[] =
    without === 'status' ? ['state', 'status', 'inferred'] : without === undefined ? [] : [without];
  return JSON.stringify(entry, (key, value: unknown) =>
    PLACE.has(key) || own.includes(key) ? undefined : value,
  );
}

const PLACE: ReadonlySet<string> = new Set(['document', 'line', 'endLine', 'settled']);
