import type { Capture } from '../capture';
import { formatLines } from '../entry';
import type { DocumentRef } from '../entry';
import { hasContent, partsOfSection, type PartOfEntry } from '../entryParts';
import { openSource } from '../formats/format';
import { isBlank } from '../editing/lines';
import { escapeMarkdown } from '../markdownText';
import type { Page } from '../page';
import { applyEdits, type TextEdit } from '../textEdit';
import { FIELDS, type Part } from '../words/parts';
import { isPlaceholder } from '../words/placeholder';
import { isLegend } from '../words/status';
import { capturedLines } from './captured';

/** What is known of a new entry, in the words of its document. */
export interface Facts {
  /** As Markdown, where it stands in a part and not in the heading. */
  readonly title?: string;
  /** @param isWithTime the label asks for the time of day too */
  readonly date: (isWithTime: boolean) => string;
  readonly status?: string;
  readonly severity?: string;
  readonly category?: string;
  readonly tags: readonly string[];
  readonly capture: Capture;
  /** The title stands behind the label of its part, not below. */
  readonly isInline: boolean;
  readonly codeIn?: Part;
}

/** Lines with a place for the cursor: a line of them, and a column in UTF-16 units. */
export interface Filled {
  readonly lines: readonly string[];
  readonly cursor: { readonly line: number; readonly column: number };
}

/** Where a reader looks for the title of an entry whose heading has none, in that order. */
const TITLES: readonly Part[] = ['title', 'problem', 'symptom', 'error', 'context', 'decision', 'cause'];
/** Where captured code belongs. */
const CODE: readonly Part[] = ['problem', 'symptom', 'error', 'context', 'location'];

/** Lines to come, by the line of the block that they change or follow. */
interface Work {
  readonly edits: Map<number, TextEdit[]>;
  readonly behind: Map<number, string[]>;
  readonly gone: Set<number>;
}

/**
 * Fills what is known into the blanks of an entry; all else stays blank.
 * @param block its heading and what stands below
 * @returns `undefined` where the title is to stand in a part and there is none
 */
export function fillBlock(document: DocumentRef, block: readonly string[], facts: Facts): Filled | undefined {
  const { page } = openSource(document, block.join('\n'));
  const section = page.sections[0];
  if (!section) return undefined;
  const parts = partsOfSection(page, section).filter(({ indent, headed }) => headed || indent <= 1);
  const work: Work = { edits: new Map(), behind: new Map(), gone: new Set() };
  for (const part of parts) fillFact(page, part, facts, work);
  let titled: PartOfEntry | undefined;
  if (facts.title !== undefined) {
    titled = TITLES.map((name) => parts.find(({ part }) => part === name)).find((part) => part !== undefined);
    if (!titled || (hasContent(page, titled) && !isOpen(titled.value))) return undefined;
    placeTitle(page, titled, facts.title, facts.isInline, work);
  }
  const codeAt = [...(facts.codeIn ? [facts.codeIn] : []), ...CODE]
    .map((name) => parts.find((part) => part.part === name && !isRow(page, part)))
    .find((part) => part !== undefined);
  placeCode(page, parts, codeAt, facts.capture, work);
  return composed(page, parts, titled, work);
}

/** A label in a cell of a table, or a table below a heading. */
function isRow({ lines }: Page, { line }: PartOfEntry): boolean {
  return lines[line]?.trimStart().startsWith('|') === true;
}

function isOpen(value: string): boolean {
  return value === '' || isPlaceholder(value) || isLegend(value);
}

const BOXES = /\[([ xX✓✔]{0,3})\](?!\()\s*([^[\]|,;·•]+)/gu;

function fillFact(page: Page, part: PartOfEntry, facts: Facts, work: Work): void {
  if (part.part === 'category' || part.part === 'severity' || part.part === 'priority') {
    const boxes = [...part.value.matchAll(BOXES)];
    const wanted = part.part === 'category' ? facts.category : facts.severity;
    if (boxes.length > 0) {
      const box = boxes.find(({ 2: label = '' }) => isOneOf(wanted, label));
      if (box) edit(work, part.line, part.column + box.index + 1, (box[1] ?? '').length, 'x');
      return;
    }
  }
  if (!isOpen(part.value) || (part.value === '' && hasContent(page, part))) return;
  const value = factFor(page, part, facts);
  if (value === undefined) return;
  if (part.headed && part.value === '') appendBelow(page, work, part.start - 1, value);
  else write(page, work, part, value);
}

function factFor(page: Page, { part, line }: PartOfEntry, facts: Facts): string | undefined {
  const anchor = facts.capture.places[0]?.anchor;
  if (part === 'date')
    return facts.date(/time|heure|hora|uhr|время|时间|時刻|日時|시각|เวลา/iu.test(page.lines[line] ?? ''));
  if (part === 'status') return facts.status;
  if (part === 'severity' || part === 'priority') return facts.severity;
  if (part === 'category') return facts.category;
  if (part === 'tags')
    return facts.tags.length > 0 ? facts.tags.map((tag) => escapeMarkdown(tag)).join(', ') : undefined;
  if (part === 'environment' && facts.capture.environment.length > 0)
    return facts.capture.environment.map((fact) => escapeMarkdown(fact)).join(', ');
  if (part !== 'location' || !FILE.test(page.lines[line] ?? '') || !anchor?.file || /[`\s]/.test(anchor.file))
    return undefined;
  return `\`${anchor.file}${anchor.lines ? `:${formatLines(anchor.lines)}` : ''}\``;
}

/** A location may also be a branch or a page. */
const FILE =
  /^\W*(?:file|location|path|fichier|datei|archivo|ubicación|arquivo|файл|文件|位置|ファイル|場所|파일|위치|ไฟล์)/iu;

function isOneOf(wanted: string | undefined, label: string): boolean {
  const words = label
    .toLowerCase()
    .split('/')
    .map((word) => word.trim());
  return (
    wanted !== undefined &&
    (words.includes(wanted.toLowerCase()) || label.trim().toLowerCase() === wanted.toLowerCase())
  );
}

/** Behind a label, with white space where there is none. */
function write(page: Page, work: Work, { line, column, value: old }: PartOfEntry, value: string): void {
  const text = page.lines[line] ?? '';
  const before = column > 0 && !/[\s：]/.test(text[column - 1] ?? '') ? ' ' : '';
  const next = text[column + old.length];
  const behind = next !== undefined && /\S/.test(next) ? ' ' : '';
  edit(work, line, column, old.length, before + value + behind);
}

function placeTitle(page: Page, part: PartOfEntry, title: string, isInline: boolean, work: Work): void {
  const { line, start, headed, value } = part;
  if (!headed && (isInline || value !== '' || part.part === 'title')) {
    write(page, work, part, title);
    return;
  }
  const label = headed ? start - 1 : line;
  const isPrompt = (at: number) =>
    !isBlank(page.lines[at]) && at < part.end && isPlaceholder(page.lines[at] ?? '');
  const prompt = [label + 1, label + 2].find((at) => isPrompt(at) && !page.outline.isOpaque(at));
  if (prompt !== undefined) edit(work, prompt, 0, (page.lines[prompt] ?? '').length, title);
  else if (label + 2 < page.lines.length && isBlank(page.lines[label + 1]) && isBlank(page.lines[label + 2]))
    edit(work, label + 2, 0, (page.lines[label + 2] ?? '').length, title);
  else if (headed) appendBelow(page, work, label, title);
  else append(work, label, [title]);
}

/** Below a heading, behind the blank line that there is; the last one has lost its own, and is as the line above it. */
function appendBelow({ lines }: Page, work: Work, heading: number, text: string): void {
  const isApart = isBlank(lines[heading + 1] ?? lines[heading - 1]);
  append(work, heading, isApart ? ['', text] : [text]);
}

/** The captured code, what was found on it and the error output: where the document has code, else at the end. */
function placeCode(
  page: Page,
  parts: readonly PartOfEntry[],
  part: PartOfEntry | undefined,
  capture: Capture,
  work: Work,
): void {
  const lines = capturedLines(capture);
  if (lines.length === 0) return;
  const label = part && (part.headed ? part.start - 1 : part.line);
  const from = label ?? 0;
  let end = part ? part.end : page.lines.length;
  const head = page.sections.find(({ start }) => start > from)?.start;
  if (part && head !== undefined) end = Math.min(end, head);
  const open =
    part &&
    page.outline.fences.find((fence) => fence.line > from && fence.endLine <= end && isOpenFence(fence.text));
  if (open) {
    for (let line = open.line; line < open.endLine; line++) work.gone.add(line);
    append(work, open.endLine - 1, lines);
    return;
  }
  const told = part ? undefined : beforeParts(page, parts);
  if (told !== undefined) {
    append(work, told, ['', ...lines]);
    return;
  }
  let last = end - 1;
  while (last > from && isBlank(page.lines[last]) && !work.edits.has(last)) last--;
  const lead = part && !part.headed && part.indent > 0 ? '  ' : '';
  const isClosed = last + 1 >= page.lines.length || isBlank(page.lines[last + 1]);
  append(work, last, [
    '',
    ...lines.map((line) => (line === '' ? '' : lead + line)),
    ...(isClosed ? [] : ['']),
  ]);
}

/** The last line of the facts below a heading, where parts follow that are no place for code. */
function beforeParts(page: Page, parts: readonly PartOfEntry[]): number | undefined {
  const first = parts.find(({ part, indent }) => !FIELDS.has(part) && indent === 0);
  if (!first) return undefined;
  let last = (first.headed ? first.start - 1 : first.line) - 1;
  const isGap = isBlank(page.lines[last]);
  while (last > 0 && isBlank(page.lines[last])) last--;
  return isGap ? last : undefined;
}

/** A template's fence with nothing but a prompt in it. */
function isOpenFence(text: string): boolean {
  return text
    .split('\n')
    .every((line) => isBlank(line) || isPlaceholder(line) || /^\s*\[.{0,200}\]$/.test(line));
}

function edit(work: Work, line: number, start: number, length: number, text: string): void {
  const own = work.edits.get(line) ?? [];
  work.edits.set(line, [...own, { start, end: start + length, text }]);
}

function append(work: Work, line: number, texts: readonly string[]): void {
  work.behind.set(line, [...(work.behind.get(line) ?? []), ...texts]);
}

function composed(
  page: Page,
  parts: readonly PartOfEntry[],
  titled: PartOfEntry | undefined,
  work: Work,
): Filled {
  const lines: string[] = [];
  const places = new Map<number, number>();
  page.lines.forEach((text, line) => {
    places.set(line, lines.length);
    if (!work.gone.has(line)) lines.push(applyEdits(text, work.edits.get(line) ?? []));
    // Captured code has more lines than a function takes arguments.
    for (const added of work.behind.get(line) ?? []) lines.push(added);
  });
  const blank = parts.find(
    (part) => part !== titled && !FIELDS.has(part.part) && !hasContent(page, part) && !isRow(page, part),
  );
  const label = blank && (blank.headed ? blank.start - 1 : blank.line);
  const at = places.get(label ?? lastWritten(page.lines)) ?? 0;
  const isEmpty = (line: number) => lines[line]?.trim() === '';
  const isBelow = blank !== undefined && isEmpty(at + 1);
  // A label with room below it is answered there.
  const isRoomy = isBelow && isEmpty(at + 2);
  const line = isBelow && blank.headed ? at + 1 : isRoomy ? at + 2 : at;
  return { lines, cursor: { line, column: (lines[line] ?? '').length } };
}

/** Where nothing is left to fill: behind the facts, not behind captured code, whose fence words would leave open. */
function lastWritten(lines: readonly string[]): number {
  return Math.max(
    0,
    lines.findLastIndex((line) => !isBlank(line)),
  );
}
