import type { State } from './entry';

/** Status words, in lower case without emoji and markup, that mean "nothing left to do". */
const RESOLVED = new Set(
  'resolved fixed solved done closed complete completed accepted approved rejected deprecated superseded wontfix'
    .split(' ')
    .concat(["won't fix", 'wont fix', 'won’t fix']),
);

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

const EMOJI = String.raw`\p{Extended_Pictographic}|\u{FE0F}|\u{200D}`;

/** A known status that a text begins with, and the emoji around it. */
const LEADING_STATUS = new RegExp(
  String.raw`^(?:${EMOJI}|\s)*(?:${[...RESOLVED, ...USUAL_STATUSES, ...[...STATUSES.values()].flat()]
    .map((status) => status.replaceAll(/[- ]/g, String.raw`[-\s]`))
    .join('|')})(?![\p{L}\p{N}])(?:\s*(?:${EMOJI}))*`,
  'iu',
);

/** What people call each kind in a heading. */
const KIND_LABELS: ReadonlyMap<string, string> = new Map([
  ['challenge', 'Challenge'],
  ['blocker', 'Blocker'],
  ['decision', 'Decision'],
  ['til', 'TIL'],
  ['troubleshooting', 'Troubleshooting'],
  ['debt', 'Technical Debt'],
]);

/** Words in headings that name a kind, in lower case. */
const KIND_WORDS: ReadonlyMap<string, string> = new Map([
  ['challenge', 'challenge'],
  ['blocker', 'blocker'],
  ['decision', 'decision'],
  ['adr', 'decision'],
  ['til', 'til'],
  ['troubleshooting', 'troubleshooting'],
  ['technical debt', 'debt'],
  ['debt', 'debt'],
]);

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

/** `Challenge` for `challenge`; a team's own kind gets a capital. */
export function kindLabel(kind: string): string {
  return KIND_LABELS.get(kind) ?? kind.charAt(0).toUpperCase() + kind.slice(1);
}

/** The kind that a word of a heading names, or `undefined`. */
export function kindOfWord(word: string): string | undefined {
  return KIND_WORDS.get(word.trim().toLowerCase());
}

/**
 * What a status means. Words that are not known count as open, so that they are never lost from sight.
 * @param status as written, emoji and markup included; `undefined` when the document has none
 */
export function stateOf(status: string | undefined, kind: string): State {
  const word = plain(status ?? '');
  if (word === '') return firstStatus(kind) === undefined ? 'reference' : 'open';
  const leading = /^(?:won['’]?t fix|[\p{L}\p{N}]+)/u.exec(word)?.[0] ?? word;
  return RESOLVED.has(leading) ? 'resolved' : 'open';
}

/**
 * The part of a written status that a new status replaces: `✅ Resolved` of `✅ Resolved in #12`, and all of
 * one that does not begin with a known status.
 */
export function statusPart(status: string): string {
  return LEADING_STATUS.exec(status)?.[0] ?? status;
}

function plain(status: string): string {
  return status
    .replaceAll(/[*_`~]|\p{Extended_Pictographic}|\u{FE0F}/gu, '')
    .trim()
    .toLowerCase();
}
