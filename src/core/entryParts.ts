import { type Field } from './fields';
import { type Fence } from './markdown';
import { type Span, type Section, type Page, bodyOf, ownLines } from './page';
import { stateOfSection } from './words/headingState';
import { type Part } from './words/parts';
import { isPlaceholder } from './words/placeholder';
import { findStatus } from './words/status';

/** A part of an entry: a label with its value, or a heading with what stands below it. */
export interface PartOfEntry extends Span {
  readonly part: Part;
  /** What follows the label on its line, or the first line below the heading. */
  readonly value: string;
  /** Where the value stands. */
  readonly line: number;
  readonly column: number;
  readonly headed: boolean;
  readonly indent: number;
}

/** The labels within some lines, in their order. */
export function fieldsIn(page: Page, { start, end }: Span): Field[] {
  const { fields } = page;
  const first = firstFrom(fields, start);
  let last = first;
  while (last < fields.length && (fields[last]?.line ?? 0) < end) last++;
  return fields.slice(first, last);
}

/** The index of the first of some sorted things that stands in a line or behind it. */
export function firstFrom(things: readonly { readonly line: number }[], line: number, from = 0): number {
  let low = from;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((things[middle]?.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The labels of some lines as parts, each with the lines up to the next. */
export function labelledParts(page: Page, span: Span): PartOfEntry[] {
  const fields = fieldsIn(page, span);
  const found: PartOfEntry[] = [];
  // From the end: the fields behind, of which each is indented less than the one before it.
  const behind: Field[] = [];
  for (const field of fields.toReversed()) {
    while ((behind.at(-1)?.indent ?? 0) > field.indent) behind.pop();
    const next = behind.at(-1);
    behind.push(field);
    const { part, value, line, start, indent } = field;
    if (!part) continue;
    const end = next ? Math.max(next.line, line + 1) : span.end;
    found.push({ part, value, line, column: start, start: line + 1, end, headed: false, indent });
  }
  return found.reverse();
}

/** The labels of a section's own lines as parts. Several families ask for them, so they are kept with the section. */
export function ownParts(page: Page, section: Section): readonly PartOfEntry[] {
  const known = own.get(section) ?? labelledParts(page, ownLines(section));
  own.set(section, known);
  return known;
}

const own = new WeakMap<Section, readonly PartOfEntry[]>();

/** The parts of an entry that its section is: its own labels, its sub-headings, and the labels below these. */
export function partsOfSection(page: Page, section: Section): PartOfEntry[] {
  return [...ownParts(page, section), ...section.children.flatMap((child) => partsUnder(page, child))];
}

/** The part that a heading is, and the labels below it; none where the heading is no part. */
export function partsUnder(page: Page, child: Section): PartOfEntry[] {
  if (!child.part) return [];
  const { start, end } = bodyOf(child);
  let line = start;
  while (line < end && (page.lines[line] ?? '').trim() === '') line++;
  const text = line < end && !page.outline.isOpaque(line) ? (page.lines[line] ?? '') : '';
  const lead = /^\s*(?:[-*+]\s+)?/.exec(text)?.[0].length ?? 0;
  const below = [...ownParts(page, child), ...child.children.flatMap((inner) => innerParts(page, inner))];
  if (child.part === 'status' && isStateOfItems(child, text)) return below;
  const whole: PartOfEntry = {
    part: child.part,
    value: text.slice(lead).trim(),
    line,
    column: lead,
    start,
    end,
    headed: true,
    indent: 0,
  };
  return [whole, ...below];
}

/**
 * "Resolved" is the name of a status above "Yes, in #12"; above a list it says the state of what is listed.
 * @param first the first line that is written below; empty where none is
 */
function isStateOfItems({ plain }: Section, first: string): boolean {
  if (first === '' || stateOfSection(plain) === undefined) return false;
  return NO_PARAGRAPH.test(first) || !findStatus(first.slice(0, 200));
}

const NO_PARAGRAPH = /^\s*(?:#{1,6}\s|\||[-*+]\s|\d{1,9}[.)]\s)/;

function innerParts(page: Page, child: Section): PartOfEntry[] {
  return child.part ? partsUnder(page, child) : labelledParts(page, bodyOf(child));
}

/** The first words that somebody wrote in a part, behind its label or in a line below. */
export function firstWords(page: Page, part: PartOfEntry): string | undefined {
  if (!part.headed && part.value !== '' && !isUnfilled(part.value)) return part.value;
  for (let line = part.start; line < part.end; line++) {
    if (page.outline.isOpaque(line)) continue;
    const text = writtenText(page.lines[line] ?? '');
    if (text !== '' && !isUnfilled(text)) return text;
  }
  return undefined;
}

/** Whether somebody wrote something there: prompts, blanks and empty fences do not count. */
export function hasContent(page: Page, part: PartOfEntry): boolean {
  if (firstWords(page, part) !== undefined) return true;
  return fencesIn(page, part).some(({ text }) => isWrittenCode(text));
}

/** A line without marks, labels and boxes; empty for headings and rules. */
function writtenText(source: string): string {
  const text = source.replace(/^\s*(?:>\s?)?(?:[-*+](?:\s+|$)|\d{1,3}[.)]\s*)?(?:\[[ xX]\]\s*)?/, '').trim();
  return /^#{1,6}(?:\s|$)/.test(text) || /^[-*_=\s]*$/.test(text) ? '' : withoutLabel(text);
}

function fencesIn({ outline: { fences } }: Page, { start, end }: Span): Fence[] {
  const first = firstFrom(fences, start);
  return fences.slice(first, firstFrom(fences, end, first));
}

/** Not just a comment or a bracketed prompt, as templates have. */
function isWrittenCode(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  const written = lines.filter(
    (line) => line !== '' && !/^(?:#|\/\/|--|\[.{0,200}\]$|<!--|\.\.\.|…)/.test(line),
  );
  return written.length > 0 || lines.filter((line) => line !== '').length > 2;
}

function withoutLabel(text: string): string {
  return /^\*\*[^*]{1,40}(?:[:：]\*\*|\*\*\s?[:：])/.exec(text)
    ? text.replace(/^\*\*[^*]{1,40}(?:[:：]\*\*|\*\*\s?[:：])\s*/, '')
    : text;
}

function isUnfilled(text: string): boolean {
  return isPlaceholder(text);
}
