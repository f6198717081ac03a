import { type Sighting } from '../finding';
import { fieldsIn, firstWords, hasContent, partsOfSection, type PartOfEntry } from '../entryParts';
import { ownLines, type Page, type Section } from '../page';
import { plainText } from '../title';
import { partOf, type Part } from '../words/parts';
import { isPlaceholder } from '../words/placeholder';
import { findStatus, isLegend } from '../words/status';

/** A heading that may name an entry, with what speaks for it. */
export interface Candidate {
  readonly section: Section;
  /** Those with content. */
  readonly parts: readonly PartOfEntry[];
  readonly title: Section['title'];
  /** It says itself that it is one: "Challenge 3: …", "BUG-001 — …". */
  readonly named: boolean;
  /** It has a status, a date or a severity of its own. */
  readonly stated: boolean;
  /** Its parts tell of a problem, and of something else. */
  readonly telling: boolean;
}

export const PROBLEMS: ReadonlySet<Part> = new Set<Part>([
  'problem',
  'symptom',
  'error',
  'context',
  'impact',
  'reproduction',
  'cause',
]);

export const REMEDIES: ReadonlySet<Part> = new Set<Part>([
  'solution',
  'workaround',
  'proposal',
  'attempt',
  'result',
  'prevention',
  'lesson',
  'decision',
  'investigation',
  'options',
  'consequences',
]);

export function candidateOf(page: Page, section: Section): Candidate[] {
  if (isWholeDocument(page, section)) return [];
  const { title } = section;
  // "The Fix", "3. Root cause" are parts of an entry.
  if (section.part && title.shape !== 'kind' && title.shape !== 'id') return [];
  if (
    title.shape !== 'plain' &&
    title.title.split(/\s+/, 5).length < 4 &&
    partOf(title.title) &&
    !title.number
  )
    return [];
  if (title.title !== '' && isPlaceholder(title.title)) return [];
  if (title.shape === 'plain' && holdsBoldNames(page, section)) return [];
  const all = partsOfSection(page, section).filter(({ indent, headed }) => headed || indent <= 1);
  const parts = all.filter((part) => hasContent(page, part) || (part.part === 'status' && part.value !== ''));
  const named = title.shape === 'kind' || title.shape === 'id';
  if (title.title === '') {
    const own = named ? titleFromParts(page, parts) : undefined;
    if (own === undefined) return [];
    return [{ ...evidence(page, parts, section), section, title: { ...title, title: own }, named }];
  }
  return [{ ...evidence(page, parts, section), section, title, named }];
}

function evidence(page: Page, parts: readonly PartOfEntry[], section: Section) {
  const has = (names: ReadonlySet<Part>) => parts.some(({ part }) => names.has(part));
  const kinds = new Set(parts.map(({ part }) => part));
  const ownStatus =
    section.title.status !== undefined ||
    statusBox(page, section) !== undefined ||
    fieldsIn(page, ownLines(section)).some(isFact);
  const deepStatus = parts.some(({ part, value }) => part === 'status' && isFilled(value));
  return {
    parts,
    stated: ownStatus || deepStatus,
    telling: has(PROBLEMS) && has(REMEDIES) && kinds.size >= 2,
  };
}

function isFact({ part, value }: { readonly part?: Part; readonly value: string }): boolean {
  return (
    (part === 'status' || part === 'severity' || part === 'date' || part === 'priority') && isFilled(value)
  );
}

export function isFilled(value: string): boolean {
  return value !== '' && !isPlaceholder(value) && !isLegend(value);
}

/** The only heading of rank 1 names the document, unless it says that it is an entry. */
export function isWholeDocument(page: Page, section: Section): boolean {
  if (section.heading.level !== 1 || section !== page.top) return false;
  return (
    !page.sections.some((other) => other !== section && other.heading.level === 1) &&
    page.theme?.list !== false
  );
}

/** Its entries are lines such as `**P7-1 - Title.**`. */
function holdsBoldNames(page: Page, section: Section): boolean {
  const { start, end } = ownLines(section);
  let count = 0;
  for (let line = start; line < end && count < 2; line++) {
    if (/^\*\*(?:#?\d{1,3}[).]|[A-Z]{1,6}\d{0,3}-\d{1,4}\s)/.test(page.lines[line] ?? '')) count++;
  }
  return count > 1;
}

/** An entry that nobody gave a title is called by the first sentence of what happened. */
function titleFromParts(page: Page, parts: readonly PartOfEntry[]): string | undefined {
  for (const name of ['title', 'problem', 'symptom', 'error', 'context', 'decision', 'cause'] as const) {
    const part = parts.find((candidate) => candidate.part === name);
    const words = part && firstWords(page, part);
    if (words === undefined) continue;
    const plain = plainText(words).slice(0, 160);
    return (/^.*?[.!?。！？](?=\s|$)/u.exec(plain)?.[0] ?? plain).replace(/[.。]$/, '');
  }
  return undefined;
}

/** `- [x] Fixed`, right below an entry's heading. */
export function statusBox(page: Page, section: Section): Sighting['checkbox'] {
  const { start, end } = ownLines(section);
  for (let line = start; line < Math.min(end, start + 12); line++) {
    const match = /^(\s*[-*+]\s+\[)([ xX])\]\s+(\S.{0,40})$/.exec(page.lines[line] ?? '');
    const found = match && findStatus(match[3] ?? '');
    if (!match || found?.state !== 'resolved' || found.word.end < (match[3] ?? '').trimEnd().length) continue;
    return { checked: match[2] !== ' ', line, start: (match[1] ?? '').length };
  }
  return undefined;
}
