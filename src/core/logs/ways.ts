import type { Finding } from '../finding';
import type { Page, Section } from '../page';
import { candidateOf } from '../formats/candidates';
import { hasContent, partsOfSection, type PartOfEntry } from '../entryParts';
import { isBlank, isRule, linesOf } from '../editing/lines';
import { kindLabel } from '../vocabulary';
import { isPlaceholder } from '../words/placeholder';
import { isLegend } from '../words/status';
import { documentLine, insertion, type Adding, type Appended } from './adding';
import { blankOf } from './blank';
import { fillBlock } from './fill';
import { editsBetween } from './lineEdits';
import { contentEnd, modelOf } from './model';
import { nameLike } from './naming';
import { rowFor, tableFor } from './rows';
import { writtenTitles } from './titleText';
import { inOwnShape } from './ownShape';
import { cursorOf, factsOf, marksOf, nameOf, nextNumber, placed, shifted, withStatus } from './wayParts';

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
      heading.slice(marks.length),
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
      : free(
          nextNumber(blocks, numbersLike(adding, section)),
          findings.filter(({ entry }) => entry.form === 'row' && entry.kind === draft.kind),
        );
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

function* likeItems(adding: Adding, items: readonly Finding[]): Generator<Appended> {
  const { source, draft } = adding;
  const model = modelOf(source, items);
  if (!model) return;
  const line = source.outline.lines[model.finding.start] ?? '';
  const lead = /^\s*(?:(?:[-*+]|\d{1,4}[.)])\s+)?(?:\[[ xX]\]\s+)?/.exec(line)?.[0] ?? '';
  const others = items.map(({ start }) => source.outline.lines[start] ?? '');
  const number = nextNumber(items);
  const listed = others.map((other) => Number(/^\s*(\d{1,4})[.)]/.exec(other)?.[1] ?? 0));
  const bullet = lead.replace(/\[[xX]\]/, '[ ]').replace(/\d+/, String(Math.max(...listed) + 1));
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

/** The number, or the next one that no row of a table has. */
function free(number: number, rows: readonly Finding[]): number {
  const taken = new Set(rows.map(({ entry }) => entry.number));
  let next = number;
  while (taken.has(next)) next++;
  return next;
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
