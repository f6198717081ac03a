import type { Finding } from '../finding';
import type { Page, Section } from '../page';
import { candidateOf } from '../formats/candidates';
import { hasContent, partsOfSection, type PartOfEntry } from '../entryParts';
import { isBlank, isRule, linesOf } from '../editing/lines';
import { statusAt, type Chosen } from '../editing/statusText';
import { chooseStatus, wantedStatus } from '../editing/statusWord';
import { customOf } from '../editing/custom';
import { labelFor } from '../editing/language';
import { firstStatus, kindLabel } from '../vocabulary';
import { themeOf } from '../words/kinds';
import { isPlaceholder } from '../words/placeholder';
import { isLegend } from '../words/status';
import { documentLine, insertion, type Adding, type Appended } from './adding';
import { blankOf, type Blank } from './blank';
import { dateLike } from './dates';
import { fillBlock, type Facts, type Filled } from './fill';
import { editsBetween } from './lineEdits';
import { contentEnd, isOpenSection, modelOf, type Place } from './model';
import { nameLike, type Name } from './naming';
import { rowFor, tableFor } from './rows';
import { labelOfKind, partsOfKind } from './shapes';
import { writtenTitles } from './titleText';

/** The ways to add an entry, the one that looks most like the document first; not all give what is wanted. */
export function* waysToAdd(adding: Adding): Generator<Appended> {
  const { findings, draft } = adding;
  const own = findings.filter(({ entry }) => entry.kind === draft.kind && entry.link === undefined);
  const of = (form: string) => own.filter(({ entry }) => entry.form === form);
  const [blocks, rows, items] = [of('block'), of('row'), of('item')];
  const isTold = blocks.length > 0 || untouched(adding, blocks) !== undefined;
  if (!isTold || rows.length > blocks.length) yield* asRow(adding, rows);
  yield* inTemplate(adding, blocks);
  if (blocks.length >= items.length) yield* likeBlocks(adding, blocks);
  yield* likeItems(adding, items);
  if (blocks.length < items.length) yield* likeBlocks(adding, blocks);
  yield* inOwnShape(adding, own);
}

function* asRow(adding: Adding, rows: readonly Finding[]): Generator<Appended> {
  const { source, draft, findings } = adding;
  const table = tableFor(source, draft.kind, rows);
  if (!table) return;
  const lines = linesOf(source);
  for (const title of writtenTitles(draft.title)) {
    const facts = {
      ...adding,
      title,
      number: nextNumber(findings.filter(({ entry }) => entry.form === 'row')),
      now: draft.date,
    };
    const row = rowFor(source, table, facts, rows);
    if (!row) return;
    const { line, text } = row;
    const place = row.isNew ? insertion(source, line, 'behind', [], [text]) : undefined;
    const character = text.search(/\|\s+(?=\|)/);
    const cursor = {
      line: place?.line ?? documentLine(source, line),
      character: character < 0 ? text.length : character + 2,
    };
    const edits = place
      ? [place.edit]
      : editsBetween(source.outline.lines[line] ?? '', text).map((edit) => shifted(edit, lines.start(line)));
    yield { edits, cursor };
  }
}

/** The first block of a template that nobody wrote into, behind the entries of its kind. */
function untouched({ source, draft }: Adding, blocks: readonly Finding[]): Section | undefined {
  const { page } = source;
  const highest = Math.max(0, ...blocks.map(({ entry }) => entry.number ?? 0));
  return page.sections.find((section) => {
    const { title } = section;
    if (section.accessory || title.number === undefined || title.number <= highest) return false;
    if (title.title !== '' && !isPlaceholder(title.title)) return false;
    if ((title.kind ?? page.theme?.kind) !== draft.kind || candidateOf(page, section).length > 0)
      return false;
    const parts = partsOfSection(page, section);
    return parts.length > 0 && parts.every((part) => isUntouched(page, part));
  });
}

/** Blanks, prompts, boxes that are not ticked, words to choose from, and tables of nothing but letters to tell rows apart. */
function isUntouched(page: Page, part: PartOfEntry): boolean {
  if (!hasContent(page, part) || /^(?:\[ ?\][^[]*)+$/.test(part.value) || isLegend(part.value)) return true;
  if (part.value !== '' && !part.headed) return isPlaceholder(part.value);
  const lines = page.lines.slice(part.start, part.end).filter((line) => !isBlank(line) && !isRule(line));
  return (
    lines.every((line, index) => index < 2 || EMPTY_ROW.test(line) || !line.startsWith('|')) &&
    lines.every((line) => line.startsWith('|') || isPlaceholder(line))
  );
}

const EMPTY_ROW = /^\|\s*(?:[\p{L}]+\s+(?:[A-Z]|\d{1,2}))?\s*(?:\|\s*)+$/u;

function* inTemplate(adding: Adding, blocks: readonly Finding[]): Generator<Appended> {
  const section = untouched(adding, blocks);
  if (!section) return;
  const { source, draft } = adding;
  const lines = linesOf(source);
  const end = contentEnd(source, section);
  const old = source.outline.lines.slice(section.start, end + 1);
  const own = section.heading.endLine - section.start;
  const heading = old[0] ?? '';
  const marks = marksOf(heading);
  const isSlot = section.title.title !== '';
  for (const title of writtenTitles(draft.title)) {
    const named = nameLike(
      isSlot ? heading.slice(marks.length) : heading.slice(marks.length),
      nameOf(adding, { title, number: section.title.number }),
    );
    const places = isSlot ? [named] : [undefined, named];
    for (const name of places) {
      const block = name === undefined ? old : [marks + name, ...old.slice(own)];
      const facts = factsOf(adding, name === undefined ? title : undefined, false, undefined);
      const filled = fillBlock(source.document, block, facts);
      if (!filled) continue;
      const before = old.join(lines.eol);
      const edits = editsBetween(before, filled.lines.join(lines.eol)).map((edit) =>
        shifted(edit, lines.start(section.start)),
      );
      yield { edits, cursor: cursorOf(documentLine(source, section.start), filled) };
    }
  }
}

function* likeBlocks(adding: Adding, blocks: readonly Finding[]): Generator<Appended> {
  const { source, draft, findings } = adding;
  const model = modelOf(source, blocks);
  const section = model && source.page.sections.find(({ start }) => start === model.finding.start);
  if (!model || !section) return;
  const { heading } = section;
  const line = source.outline.lines[section.start] ?? '';
  const marks = marksOf(line);
  const underline = marks === '' ? source.outline.lines[heading.endLine - 1] : undefined;
  const others = blocks.map(({ start }) => source.outline.lines[start] ?? '');
  const blank = blankOf(source, model.finding, blocks);
  const number =
    section.title.number === undefined
      ? undefined
      : nextNumber(counted(adding, section, blocks), numbersLike(adding, section));
  const isTitled = section.title.title !== '';
  for (const { label, hasStatus } of variants(draft.kind)) {
    const body = hasStatus ? withStatus(adding, blank) : blank.lines;
    if (!body) continue;
    for (const title of writtenTitles(draft.title)) {
      for (const inHeading of isTitled ? [true] : [false, true]) {
        const name = nameLike(
          line.slice(marks.length).replace(/\s#+\s*$/, ''),
          nameOf(adding, { title: inHeading ? title : '', number, others, label }),
        );
        if (name === undefined) return;
        const head = underline === undefined ? [marks + name] : [name, underline];
        const block = [...head, ...body];
        const filled = fillBlock(
          source.document,
          block,
          factsOf(adding, inHeading ? undefined : title, blank.isInline, blank, findings),
        );
        if (filled) yield placed(adding, model.place, filled);
      }
    }
  }
}

/** With its kind, and with a status, where nothing else says them. */
function variants(kind: string): { readonly label: string; readonly hasStatus: boolean }[] {
  const label = `${kindLabel(kind)}: `;
  return ['', label].flatMap((one) => [false, true].map((hasStatus) => ({ label: one, hasStatus })));
}

/** A status in the style of the first label; undefined where the entry says it already. */
function withStatus({ status, language }: Adding, { lines }: Blank): string[] | undefined {
  if (status === undefined) return undefined;
  const at = lines.findIndex((line) => /^\s*(?:[-*+]\s+)?\*\*[^*]+\*\*/.test(line));
  const model = lines[at];
  const label = labelFor('status', language);
  if (model === undefined) return ['', `**${label}:** ${status}`, ...lines];
  const lead = /^\s*(?:[-*+]\s+)?/.exec(model)?.[0] ?? '';
  const isOutside = /\*\*\s?[:：]/.test(model);
  const written = `${lead}${isOutside ? `**${label}**:` : `**${label}:**`} ${status}`;
  const isAlone = isBlank(lines[at + 1]) && lead === '';
  return [...lines.slice(0, at), written, ...(isAlone ? [''] : []), ...lines.slice(at)];
}

function* likeItems(adding: Adding, items: readonly Finding[]): Generator<Appended> {
  const { source, draft } = adding;
  const model = modelOf(source, items);
  if (!model) return;
  const line = source.outline.lines[model.finding.start] ?? '';
  const lead = /^\s*(?:(?:[-*+]|\d{1,4}[.)])\s+)?(?:\[[ xX]\]\s+)?/.exec(line)?.[0] ?? '';
  const others = items.map(({ start }) => source.outline.lines[start] ?? '');
  const number = nextNumber(items);
  const listed = Number(/^\s*(\d+)[.)]/.exec(lead)?.[1] ?? NaN);
  const bullet = lead.replace(/\[[xX]\]/, '[ ]').replace(/\d+/, String(listed + 1));
  for (const title of writtenTitles(draft.title)) {
    const name = nameLike(
      line.slice(lead.length).replaceAll('~~', ''),
      nameOf(adding, { title, number, others }),
    );
    if (name === undefined) return;
    const text = bullet + name;
    yield placed(adding, model.place, { lines: [text], cursor: { line: 0, column: text.length } });
  }
}

/** In the shape of our own logs: in the section for its kind, else before what stands at the end. */
function* inOwnShape(adding: Adding, own: readonly Finding[]): Generator<Appended> {
  const { source, draft, findings } = adding;
  const { page } = source;
  const section = page.sections.find(
    ({ plain, heading, accessory }) =>
      heading.level > 1 &&
      !accessory &&
      ((themeOf(plain, 'title')?.kind === draft.kind && themeOf(plain, 'title')?.list) ||
        isOpenSection(plain)),
  );
  const level = section ? Math.min(6, section.heading.level + 1) : levelOf(page, findings);
  const last =
    own.at(-1) ?? (section ? undefined : findings.filter(({ entry }) => entry.form === 'block').at(-1));
  const at = section
    ? lastLine(source.outline.lines, section.start, section.end)
    : last
      ? contentEnd(source, last)
      : endOf(page);
  const isRuled = page.sections.filter(({ start }) => isRule(lineAbove(page, start))).length > 1;
  const separator = isRuled && !(section && at === section.start) ? ['', '---', ''] : [''];
  const here = { line: at, level };
  // Where only what tells a problem and a remedy is seen, a blank is seen at the end of the document.
  const places = section ? [here] : [here, { line: endOf(page), level: 2 }];
  const isNumbered = own.length === 0 || own.some(({ entry }) => entry.number !== undefined);
  const label = isNumbered ? labelOfKind(draft.kind, nextNumber(own)) : kindLabel(draft.kind);
  const parts = partsOfKind(draft.kind).filter((line) => !/^\*\*Topic/.test(line));
  for (const { line, level: rank } of places) {
    for (const body of [parts, withStatus(adding, { lines: parts, isInline: false })]) {
      if (!body) continue;
      for (const title of writtenTitles(draft.title)) {
        const head = `${'#'.repeat(rank)} ${label}: ${title}`;
        const facts = factsOf(adding, undefined, false, undefined, findings);
        const filled = fillBlock(source.document, [head, ...body], facts);
        if (filled) yield placed(adding, { line, side: 'behind', separator }, filled);
      }
    }
  }
}

function levelOf(page: Page, findings: readonly Finding[]): number {
  const start = findings.find(({ entry }) => entry.form === 'block')?.start;
  return page.sections.find((section) => section.start === start)?.heading.level ?? 2;
}

/** The last line before the sections that only sum up or refer. */
function endOf(page: Page): number {
  const top = page.sections.filter(({ heading }) => heading.level === 2);
  let end = page.lines.length;
  for (const section of top.toReversed()) {
    if (!section.accessory || /^(?:instructions?|how|overview|introduction|about)/i.test(section.plain))
      break;
    end = section.start;
  }
  return lastLine(page.lines, 0, end);
}

function lastLine(lines: readonly string[], start: number, end: number): number {
  let last = end - 1;
  while (last > start && (isBlank(lines[last]) || isRule(lines[last]))) last--;
  return last;
}

function lineAbove(page: Page, start: number): string | undefined {
  let above = start - 1;
  while (above > 0 && isBlank(page.lines[above])) above--;
  return page.lines[above];
}

function placed({ source }: Adding, { line, side, separator }: Place, filled: Filled): Appended {
  const { edit, line: start } = insertion(source, line, side, separator, filled.lines);
  return { edits: [edit], cursor: cursorOf(start, filled) };
}

function cursorOf(start: number, { cursor }: Filled): Appended['cursor'] {
  return { line: start + cursor.line, character: cursor.column };
}

function shifted<Edit extends { start: number; end: number }>(edit: Edit, by: number): Edit {
  return { ...edit, start: edit.start + by, end: edit.end + by };
}

function marksOf(heading: string): string {
  return /^\s{0,3}#{1,6}\s+/.exec(heading)?.[0] ?? '';
}

/** One more than the highest; numbers that several entries have are none. */
function nextNumber(entries: readonly Finding[], more: readonly number[] = []): number {
  return Math.max(0, ...more, ...entries.map(({ entry }) => entry.number ?? 0)) + 1;
}

/** Where headings begin with nothing but a number, entries of all kinds are counted together. */
function counted(
  { source, findings }: Adding,
  { title }: Section,
  own: readonly Finding[],
): readonly Finding[] {
  if (title.shape !== 'number' || title.kind !== undefined) return own;
  const shapes = new Map(source.page.sections.map(({ start, title: { shape } }) => [start, shape]));
  return findings.filter(({ start, entry }) => entry.form === 'block' && shapes.get(start) === 'number');
}

/** The numbers of headings that begin alike: those of blank blocks, and of entries that moved away, are taken too. */
function numbersLike({ source }: Adding, { title, heading }: Section): number[] {
  return source.page.sections.flatMap((other) => {
    const isAlike =
      other.heading.level === heading.level &&
      other.title.shape === title.shape &&
      other.title.kind === title.kind;
    return isAlike && other.title.number !== undefined && other.title.number < 100_000
      ? [other.title.number]
      : [];
  });
}

function nameOf(adding: Adding, own: Partial<Omit<Name, 'number'>> & Pick<Name, 'title' | 'number'>): Name {
  const { source, findings, draft, language } = adding;
  const first = firstStatus(draft.kind);
  const custom = customOf(source, findings, undefined);
  const status = (old: string): Chosen => chooseStatus(wantedStatus(first ?? 'open'), statusAt(old), custom);
  return {
    now: draft.date,
    language,
    ...(draft.severity === undefined ? {} : { severity: draft.severity }),
    tags: draft.tags,
    status,
    state: first === undefined ? 'reference' : 'open',
    others: [],
    label: '',
    ...own,
  };
}

function factsOf(
  adding: Adding,
  title: string | undefined,
  isInline: boolean,
  blank: Blank | undefined,
  findings: readonly Finding[] = adding.findings,
): Facts {
  const { draft, capture, status, severity, category, language } = adding;
  const dates = findings
    .filter(({ entry }) => entry.form === 'block')
    .flatMap(({ parts }) => parts)
    .filter(({ part, value }) => part === 'date' && value !== '' && !isPlaceholder(value))
    .map(({ value }) => value);
  return {
    ...(title === undefined ? {} : { title }),
    date: (isWithTime) => {
      if (dates.length > 0) return dateLike(dates.at(-1), draft.date, language, dates);
      return isWithTime ? draft.date.slice(0, 16).replace('T', ' ') : draft.date.slice(0, 10);
    },
    ...(status === undefined ? {} : { status }),
    ...(severity === undefined ? {} : { severity }),
    ...(category === undefined ? {} : { category }),
    tags: draft.tags,
    capture,
    isInline,
    ...(blank?.codeIn ? { codeIn: blank.codeIn } : {}),
  };
}
