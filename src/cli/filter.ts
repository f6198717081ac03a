import { KINDS, type Entry, type State } from '../core/entry';
import { kindOfWord } from '../core/vocabulary';
import { UsageError } from './errors';

/** Which entries are asked for; empty lists for all. */
export interface Filter {
  readonly states: readonly State[];
  /** As typed. */
  readonly kinds: readonly string[];
  /** `2026`, `2026-11` or `2026-11-20`. */
  readonly since?: string;
}

/**
 * The entries that are asked for.
 * @throws UsageError for a kind that neither the extension nor any of the entries knows
 */
export function filterEntries(entries: readonly Entry[], { states, kinds, since }: Filter): Entry[] {
  const wanted = new Set(kinds.map((word) => kindOf(word, entries)));
  return entries.filter(
    (entry) =>
      (states.length === 0 || states.includes(entry.state)) &&
      (wanted.size === 0 || wanted.has(entry.kind.toLowerCase())) &&
      (since === undefined || isSince(entry.date, since)),
  );
}

function kindOf(word: string, entries: readonly Entry[]): string {
  const kind = (kindOfWord(word) ?? word).toLowerCase();
  const own = new Set(entries.map((entry) => entry.kind.toLowerCase()));
  if (KINDS.some((known) => known === kind) || own.has(kind)) return kind;
  const known = [...new Set<string>([...KINDS, ...own])];
  throw new UsageError(`“${word}” is no kind of these entries. The kinds are ${known.join(', ')}.`);
}

/** Compared as exactly as both are: something of 2026-11 may be later than the 20th, so it is not left out. */
function isSince(date: string | undefined, since: string): boolean {
  const day = dayOf(date ?? '');
  const length = Math.min(day?.length ?? 0, since.length);
  return day !== undefined && day.slice(0, length) >= since.slice(0, length);
}

/** `2026-11-20` for a date that begins like that, with any separator; also `2026-11` and `2026`. */
export function dayOf(date: string): string | undefined {
  const [, year, month, day] =
    /^((?:19|20)\d\d)(?:[-/.](\d\d?)(?:[-/.](\d\d?))?)?(?!\d)/.exec(date.trim()) ?? [];
  if (year === undefined) return undefined;
  return [year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
}

/** In the order of their documents, then of their lines; the same on every machine. */
export function inOrder<Item extends { readonly document: Entry['document']; readonly line: number }>(
  items: readonly Item[],
): Item[] {
  const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
  return [...items].sort(
    (a, b) =>
      compare(a.document.path, b.document.path) ||
      compare(a.document.folder ?? '', b.document.folder ?? '') ||
      a.line - b.line,
  );
}
