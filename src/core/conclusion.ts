import type { State } from './entry';
import { hasContent, type PartOfEntry } from './entryParts';
import { type Page, type Section } from './page';
import { plainText, type EntryTitle } from './title';
import { firstStatus } from './vocabulary';
import { repaired } from './words/mojibake';
import { isPlaceholder } from './words/placeholder';
import { stateOfSection } from './words/headingState';
import { findStatus, isLegend } from './words/status';

/** Where a document says what state an entry is in, and so where it is changed. Lines and columns are the outline's. */
export type StatusPlace =
  /** Words in a line: a labelled value, a paragraph under its own heading, a table's cell, a heading, a checkbox. */
  | {
      readonly at: 'value' | 'heading' | 'checkbox';
      readonly line: number;
      readonly start: number;
      readonly end: number;
    }
  | { readonly at: 'front-matter' }
  /** The heading of the section that the entry stands in. */
  | { readonly at: 'section'; readonly line: number }
  | { readonly at: 'file-name' }
  | { readonly at: 'folder' }
  /** Nothing says it of this entry alone. */
  | { readonly at: 'nowhere' };

/** Of a longer text, what comes after is no status. */
const LONGEST_STATUS = 500;

/** What is known of the state of an entry. */
export interface Conclusion {
  readonly state: State;
  /** As written. */
  readonly status?: string;
  readonly inferred: boolean;
  readonly place: StatusPlace;
}

/** A status that stands in a line. */
export interface WrittenStatus {
  readonly text: string;
  readonly line: number;
  readonly start: number;
}

export interface Evidence {
  readonly kind: string;
  readonly parts: readonly PartOfEntry[];
  readonly title?: EntryTitle;
  /** The line of the title, and where its source begins in it. */
  readonly titleLine?: number;
  readonly titleStart?: number;
  /** A cell of a column of statuses. */
  readonly cell?: WrittenStatus;
  /** `[x]`: where the mark between the brackets stands. */
  readonly checkbox?: { readonly checked: boolean; readonly line: number; readonly start: number };
  /** The section whose heading may say it. */
  readonly section?: Section;
  /** What a table that sums up says of it. */
  readonly summary?: WrittenStatus;
  /** What the name of its file or folder says. */
  readonly document?: DocumentState;
  /** The words before the first entry say that all of them were solved. */
  readonly introduced?: boolean;
}

export interface DocumentState {
  readonly state: 'open' | 'resolved';
  readonly status?: string;
  readonly place: StatusPlace;
}

/**
 * The state of an entry, from the surest sign that there is: its own status, its heading, its checkbox, a table
 * that sums up, the section that it stands in, its file, and last what its parts tell.
 */
export function conclude(page: Page, evidence: Evidence): Conclusion {
  return explicit(evidence) ?? told(page, evidence);
}

function explicit(evidence: Evidence): Conclusion | undefined {
  const { cell, title, titleLine, checkbox, section, summary, document } = evidence;
  for (const written of [cell, ...statusParts(evidence.parts)]) {
    const value = written && shownStatus(written.text);
    if (!written || value === undefined) continue;
    const place = {
      at: 'value',
      line: written.line,
      start: written.start,
      end: written.start + written.text.length,
    } as const;
    return { state: stateOfStatus(value), status: value, inferred: false, place };
  }
  if (title?.status && titleLine !== undefined) {
    const { state, text, start, end } = title.status;
    const from = evidence.titleStart ?? 0;
    const place = { at: 'heading', line: titleLine, start: from + start, end: from + end } as const;
    return { state, status: text, inferred: false, place };
  }
  if (checkbox) {
    const { checked, line, start } = checkbox;
    const place = { at: 'checkbox', line, start, end: start + 1 } as const;
    return { state: checked ? 'resolved' : 'open', status: checked ? '[x]' : '[ ]', inferred: false, place };
  }
  if (summary !== undefined && shownStatus(plainText(summary.text.slice(0, LONGEST_STATUS))) !== undefined) {
    const { text, line, start } = summary;
    const place = { at: 'value', line, start, end: start + text.length } as const;
    const status = plainText(text.slice(0, LONGEST_STATUS));
    return { state: stateOfStatus(status), status, inferred: false, place };
  }
  for (let around = section; around; around = around.parent) {
    const state = stateOfSection(around.plain);
    if (!state) continue;
    const place = { at: 'section', line: around.heading.line } as const;
    return { state, status: around.plain, inferred: false, place };
  }
  if (!document) return undefined;
  const { state, status, place } = document;
  return { state, ...(status === undefined ? {} : { status }), inferred: status === undefined, place };
}

/** What the parts tell; this is never more than a guess. */
function told(page: Page, { kind, parts, introduced }: Evidence): Conclusion {
  const guess = (state: State): Conclusion => ({ state, inferred: true, place: { at: 'nowhere' } });
  if (firstStatus(kind) === undefined) return guess('reference');
  const of = (...names: readonly PartOfEntry['part'][]) => parts.filter(({ part }) => names.includes(part));
  if (of('solution', 'resolvedDate').some((part) => reportsFix(page, part))) return guess('resolved');
  // What a record of decisions lists was decided, unless it says otherwise.
  if (kind === 'decision') {
    const made = of('decision');
    const isOpen = made.every((part) => UNDECIDED.test(part.value) || !hasContent(page, part));
    return guess(made.length > 0 && isOpen ? 'open' : 'resolved');
  }
  const isProposed = of('proposal', 'attempt').some((part) => hasContent(page, part));
  if (
    !isProposed &&
    of('result').some((part) => hasContent(page, part)) &&
    of('cause', 'symptom').length > 0
  ) {
    return guess('resolved');
  }
  return guess(
    introduced && kind !== 'debt' && !isProposed && of('solution').length === 0 ? 'resolved' : 'open',
  );
}

const UNDECIDED =
  /^\W{0,3}(?:tbd|todo|pending|open|undecided|to be (?:decided|determined)|offen|pendiente|pendente|en attente|未定|未決|待定|미정)(?!\p{L})/iu;

/** "None yet" and "To do" are no fixes. */
function reportsFix(page: Page, part: PartOfEntry): boolean {
  if (!hasContent(page, part)) return false;
  if (part.part === 'resolvedDate') return /\d/.test(part.value);
  if (!part.headed && part.value !== '' && !/\p{L}{3}|[\p{Lo}]/u.test(part.value) && part.end <= part.start)
    return false;
  if (
    /^(?:\W{0,3})(?:not|no|none|nothing|tbd|todo|to do|n\/a|unknown|unclear|ninguna|aucune|keine|noch|нет|пока|なし|未定|无|暂无|없음|ยังไม่|ไม่มี)(?![\p{L}])/iu.test(
      part.value,
    )
  ) {
    return false;
  }
  return findStatus(part.value.slice(0, 200))?.state !== 'open';
}

/** The labels named "Status", and the paragraphs under headings of that name, in the document's order. */
function statusParts(parts: readonly PartOfEntry[]): WrittenStatus[] {
  return parts
    .filter(({ part, indent }) => part === 'status' && indent <= 1)
    .map(({ value, line, column }) => ({ text: value, line, start: column }));
}

/** `undefined` for blanks, prompts and the words to choose from. */
function shownStatus(text: string): string | undefined {
  // Emoji that an editor cut to their low bytes leave control characters behind.
  const short = repaired(text.slice(0, LONGEST_STATUS))
    .replaceAll(/[\u0000-\u001F\u007F]/g, ' ')
    .trim();
  return short.trim() === '' || isPlaceholder(short) || isLegend(short) ? undefined : short;
}

const INTRO =
  /\b(?:how (?:they|we|i|these|those|it|each)\b.{0,40}\b(?:solved|resolved|fixed|overc[ao]me|addressed)|(?:and|were|been|have|successfully) (?:solved|resolved|fixed|overcome)|how .{0,30} were (?:solved|resolved|fixed)|(?:challenges|problems|issues|blockers|bugs).{0,60}(?:and|with|&) (?:their |the |our )?(?:solutions|fixes|resolutions)|cómo .{0,30}(?:resolv|solucion)|como .{0,30}(?:resolv|solucion)|(?:comment|ce qui) .{0,40}(?:résol|corrig)|wie .{0,40}gelöst|как .{0,40}реш)|(?:どう|どのように)解決|如何解决|어떻게 해결|(?:วิธีแก้|แก้ไขอย่างไร)/iu;

/** What the words before the first entry say of all of them: "and how they were resolved". */
export function introducesSolved(page: Page, firstEntry: number): boolean {
  const end = Math.min(firstEntry, (page.top?.start ?? 0) + 30);
  for (let line = 0; line < end; line++) {
    const text = page.lines[line] ?? '';
    if (page.outline.isOpaque(line) || text.length > 2000) continue;
    if (INTRO.test(text)) return true;
  }
  return false;
}

/** Words that are not known count as open, so that they are never lost from sight. */
function stateOfStatus(status: string): State {
  return findStatus(status)?.state ?? 'open';
}
