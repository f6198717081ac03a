import type { State } from './entry';
import { kindOfWord as kindOf } from './words/kinds';
import { findStatus, isLegend } from './words/status';

/** The first status of each kind; a kind that is not here starts as `open`, a TIL has none. */
const FIRST_STATUS: ReadonlyMap<string, string | undefined> = new Map([
  ['decision', 'proposed'],
  ['til', undefined],
]);

/** The status that means "resolved" in entries of each kind; `resolved` where none is named. */
const RESOLVED_STATUS: ReadonlyMap<string, string> = new Map([['decision', 'accepted']]);

const STATUSES: ReadonlyMap<string, readonly string[]> = new Map([
  ['decision', ['proposed', 'accepted', 'rejected', 'deprecated', 'superseded']],
]);
const USUAL_STATUSES: readonly string[] = ['open', 'in-progress', 'workaround', 'resolved'];

/** What people call each kind in a heading. */
const KIND_LABELS: ReadonlyMap<string, string> = new Map([
  ['challenge', 'Challenge'],
  ['blocker', 'Blocker'],
  ['decision', 'Decision'],
  ['til', 'TIL'],
  ['troubleshooting', 'Troubleshooting'],
  ['debt', 'Technical Debt'],
]);

/** What a heading may say for them besides; `Issue:` and `Error:` head too much of ordinary documentation. */
const OTHER_LABELS: ReadonlySet<string> = new Set(['adr', 'debt']);

/** The status that a new entry of `kind` starts with; `undefined` for one that has nothing to resolve. */
export function firstStatus(kind: string): string | undefined {
  return FIRST_STATUS.has(kind) ? FIRST_STATUS.get(kind) : 'open';
}

/** The status that resolves an entry of `kind`. */
export function resolvedStatus(kind: string): string {
  return RESOLVED_STATUS.get(kind) ?? 'resolved';
}

/** The statuses offered for entries of `kind`. */
export function statusesOf(kind: string): readonly string[] {
  return STATUSES.get(kind) ?? USUAL_STATUSES;
}

/** Whether a word can be a kind: letters and digits of any script, with `-` and `_`, at most 40. */
export function isKind(word: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(word);
}

/** `Challenge` for `challenge`; a team's own kind gets a capital. */
export function kindLabel(kind: string): string {
  return KIND_LABELS.get(kind) ?? kind.charAt(0).toUpperCase() + kind.slice(1);
}

/**
 * The kind that the word before a heading's title names, in this extension's own words, or `undefined`. Reports
 * in people's own words are judged with `themeOf` and `kindOfWord` of `words/kinds`.
 */
export function kindOfWord(word: string): string | undefined {
  const kind = kindOf(word);
  if (kind === undefined) return undefined;
  const written = word.trim().toLowerCase();
  return OTHER_LABELS.has(written) || kindLabel(kind).toLowerCase() === written ? kind : undefined;
}

/**
 * What a status means. Words that are not known count as open, so that they are never lost from sight.
 * @param status as written, emoji and markup included; `undefined` when the document has none
 */
export function stateOf(status: string | undefined, kind: string): State {
  if (status === undefined || !/[^\s*_`~]/.test(status)) {
    return firstStatus(kind) === undefined ? 'reference' : 'open';
  }
  return isLegend(status) ? 'open' : (findStatus(status)?.state ?? 'open');
}

/** What belongs to a status that is open, up to the end of the clause: `for Ann` of `Waiting for Ann`. */
const COMPLEMENT =
  /^\s(?:by|for|on|from|until|par|pour|por|para|von|durch|auf|на|от)\s(?:(?!\s[-–—]\s)[^,;:(（.、，]|[.:](?=\S)){1,100}/iu;
/** After these any words belong to it: `needs review`. */
const INCOMPLETE = /^(?:needs?|to be|will be|must be|awaiting)$/i;
const CLAUSE = /^\s(?:(?!\s[-–—]\s)[^,;:(（.、，]|[.:](?=\S)){1,100}/u;

/**
 * The part of a written status that a new status replaces: `✅ Resolved` of `✅ Resolved in #12`, `Blocked by #7`
 * of `Blocked by #7 (urgent)`, and all of one that does not begin with a known status or offers several.
 */
export function statusPart(status: string): string {
  const found = isLegend(status) ? undefined : findStatus(status);
  if (!found) return status;
  // Where an emoji or a box says it, the words beside it explain that and do not fit another status.
  if (!/\p{L}/u.test(status.slice(found.word.start, found.word.end))) return status;
  const before = status.slice(0, found.word.start);
  if (/[^\s\p{Extended_Pictographic}\u{FE0F}\u{200D}]/u.test(before)) return status;
  const end = Math.max(found.word.end, found.mark?.end ?? 0);
  if (found.state !== 'open') return status.slice(0, end);
  const complement = INCOMPLETE.test(status.slice(found.word.start, found.word.end)) ? CLAUSE : COMPLEMENT;
  return status.slice(0, end + (complement.exec(status.slice(end))?.[0].trimEnd().length ?? 0));
}
