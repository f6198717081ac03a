import { linesOf, type Sighting } from '../finding';
import type { ListItem } from '../markdown';
import { fieldsIn, labelledParts } from '../entryParts';
import type { Field } from '../fields';
import { type Page, type Section } from '../page';
import { numberOf } from '../numbering';
import { parseTitle, plainText, type EntryTitle } from '../title';
import { themeOf } from '../words/kinds';
import { isPlaceholder } from '../words/placeholder';
import { FIELDS, partOf } from '../words/parts';
import { findStatus } from '../words/status';
import { stateOfSection } from '../words/headingState';
import { countsPoints } from './columns';
import { isGuide, isIndexPage, sectionAt } from './rows';

const TITLE_LENGTH = 120;

/** Entries that are items of lists: bullets, numbers and checkboxes of problems. */
export function readItems(page: Page, taken: readonly Sighting[]): Sighting[] {
  const { theme } = page;
  if (!theme || !(theme.list || theme.from === 'folder')) return [];
  const isTaken = linesOf(page, taken);
  const listed = page.items.filter((item) => item.depth === 1 && !isTaken(item.line));
  const isAlone = taken.length === 0;
  if (page.tables.some(countsPoints)) return [];
  if (page.top && TASKS.test(page.top.plain)) return [];
  const hasTemplate = page.sections.some(({ title }) => title.title !== '' && isPlaceholder(title.title));
  const ids = new Set(
    taken.flatMap(({ start }) => /[A-Z]{1,6}-?\d{1,4}/.exec(page.lines[start] ?? '')?.[0] ?? []),
  );
  const chosen = listed.filter((item) => {
    const section = sectionAt(page, item.line);
    // "B1 resolved: …" tells of an entry above.
    if (ids.has(/^[A-Z]{1,6}-?\d{1,4}(?=\s)/.exec(sourceOf(page, item).text)?.[0] ?? '')) return false;
    if (isLinked(page, item)) return !section?.accessory || isIndexPage(page);
    if (section?.accessory || section?.part === 'actions') return false;
    if (section && hasState(section)) return true;
    return (
      isAlone &&
      theme.list &&
      !theme.isVague &&
      theme.from !== 'folder' &&
      !isIndexPage(page) &&
      !hasTemplate &&
      !isGuide(page) &&
      isOwnList(page, section)
    );
  });
  // Where sections tell states, lists elsewhere are of other things.
  const stated = chosen.filter((item) => {
    const section = sectionAt(page, item.line);
    return hasState(section) || isLinked(page, item) || (!theme.isVague && hasTheme(page, section));
  });
  if (stated.length > 0) return stated.flatMap((item) => sightingOf(page, item));
  const single = chosen.length === 1 && theme.from === 'name' && listed.length === 1;
  return chosen.length < 2 && !single ? [] : chosen.flatMap((item) => sightingOf(page, item));
}

/** What is to do is no problem. */
const TASKS =
  /(?<!\p{L})(?:tasks?|to-?dos?|activities|atividades|actividades|tareas|tarefas|aufgaben|tâches|attività|задачи|작업|任务|課題一覧|タスク)(?!\p{L})/iu;

function hasState(section: Section | undefined): boolean {
  for (let around = section; around; around = around.parent) {
    if (around.heading.level > 1 && !TASKS.test(around.plain) && stateOfSection(around.plain) !== undefined)
      return true;
  }
  return false;
}

function hasTheme(page: Page, section: Section | undefined): boolean {
  return section !== undefined && section !== page.top && themeOf(section.plain, 'title')?.list === true;
}

/** Right below the title, or in a section of a document whose sections only group. */
function isOwnList(page: Page, section: Section | undefined): boolean {
  if (!section || section === page.top) return true;
  return section.part === undefined && section.heading.level <= 3;
}

/** An item of an index: a link to a document beside or below, which tells the same at length. */
function isLinked(page: Page, item: ListItem): boolean {
  if (!isIndexPage(page) || page.theme === undefined) return false;
  const link = linkOf(page, item);
  return (
    link !== undefined &&
    !/^(?:\.\.\/|\/|[a-z]+:)/i.test(link) &&
    isNumberedFile(link.split('/').at(-1) ?? '')
  );
}

/** `004-x.md`, `2026-01-02-x.md`, `ADR-004.md`. */
function isNumberedFile(name: string): boolean {
  return numberOf(name) !== undefined || /^(?:\d{4}-\d{2}|[a-z]{1,6}-?\d{1,4}(?!\d))/i.test(name);
}

function linkOf(page: Page, item: ListItem): string | undefined {
  const { text } = sourceOf(page, item);
  return /^(?:\*\*)?\[[^\]]{1,300}\]\(<?([^)<>\s]{1,500}\.(?:md|markdown))>?\)/i.exec(text)?.[1];
}

/** Nothing but a link to a numbered document: what stood here was moved there. */
function linkAlone(text: string): string | undefined {
  const link = /^\[[^\]]{1,300}\]\(([^()<>\s]{1,500}\.md)\)$/i.exec(text)?.[1];
  return link !== undefined && isNumberedFile(link.split('/').at(-1) ?? '') ? link : undefined;
}

/** The first line of an item without its marker and its checkbox. */
function sourceOf(
  page: Page,
  { line }: ListItem,
): { text: string; start: number; box?: { checked: boolean; start: number } } {
  const source = page.lines[line] ?? '';
  const lead = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/.exec(source)?.[0].length ?? 0;
  const box = /^\[([ xX])\]\s+/.exec(source.slice(lead, lead + 20));
  const start = lead + (box?.[0].length ?? 0);
  return {
    text: source.slice(start).trim(),
    start,
    ...(box ? { box: { checked: box[1] !== ' ', start: lead + 1 } } : {}),
  };
}

function sightingOf(page: Page, item: ListItem): Sighting[] {
  const { text, start, box } = sourceOf(page, item);
  const link = isLinked(page, item) ? linkOf(page, item) : linkAlone(text);
  const title = link === undefined ? titleOf(text) : withoutNumber(titleOf(text), link);
  if (title.title.length < 3 || isPlaceholder(title.title) || partOf(title.title.replace(/[:：]$/, '')))
    return [];
  if (
    /^(?:none|n\/a|nothing|ninguno|keine|нет|なし|无|없음|ไม่มี)(?![\p{L}])/iu.test(title.title) &&
    title.title.length < 40
  )
    return [];
  if (fieldsIn(page, { start: item.line, end: item.line + 1 }).some((field) => isFact(page, field)))
    return [];
  const section = sectionAt(page, item.line);
  const kind = title.kind ?? page.theme?.kind ?? 'challenge';
  return [
    {
      form: 'item',
      kind,
      title,
      titleLine: item.line,
      titleStart: start,
      start: item.line,
      end: item.endLine,
      parts: labelledParts(page, { start: item.line + 1, end: item.endLine }).map((part) => ({
        ...part,
        indent: 0,
      })),
      ...optionalCell(page, item, title),
      ...(box ? { checkbox: { checked: box.checked, line: item.line, start: box.start } } : {}),
      ...(section ? { section } : {}),
      ...(item.number !== undefined && title.number === undefined ? { number: item.number } : {}),
      ...(link === undefined ? {} : { link }),
    },
  ];
}

/** `Status: Open`, but neither `Fixed: Login loops` nor `**Tags: lost on save**`, whose bold words are a title. */
function isFact(page: Page, { name, part, line, start }: Field): boolean {
  if (part === undefined || !FIELDS.has(part) || findStatus(name)) return false;
  const marks = (page.lines[line] ?? '').slice(0, start).split('**').length - 1;
  return marks % 2 === 0;
}

/** The bold words or the link that an item begins with, else its first sentence. */
function titleOf(text: string): EntryTitle {
  const bold = /^(?:\P{L}{0,4})\*\*([^*]{2,200}?)[:：.]?\*\*/u.exec(text);
  const linked = /^\[([^\]]{2,300})\]\([^)\s]{1,500}\)/u.exec(text);
  const behind = linked && /^\s*[-–—:]\s*\S/.test(text.slice(linked[0].length));
  // `**#12** Title` begins with a number that stands out, `**2026-01-02**: Title` with a date.
  const isId = bold !== null && /^(?:(?:[A-Z]{1,6}-?|#)\d{1,6}|\d{4}-\d{2}-\d{2})$/.test(bold[1] ?? '');
  const source = isId ? text.replaceAll('**', '') : (bold?.[1] ?? (behind ? text : linked?.[0]) ?? text);
  const parsed = parseTitle(source);
  const plain = plainText(parsed.title);
  if ((bold && !isId) || linked || plain.length <= TITLE_LENGTH) return { ...parsed, title: plain };
  const sentence = /^.{10,}?[.!?。！？](?=\s|$)/u.exec(plain.slice(0, TITLE_LENGTH))?.[0];
  return { ...parsed, title: sentence ?? `${plain.slice(0, TITLE_LENGTH - 1).trimEnd()}…` };
}

/** `[004 Pool leaks](004-pool-leaks.md)`: the number is the document's. */
function withoutNumber(title: EntryTitle, link: string): EntryTitle {
  const number = numberOf(link.split('/').at(-1) ?? '');
  const written = /^(\d{1,6})\s+(?=\S)/.exec(title.title);
  if (number === undefined || written === null || Number(written[1]) !== number) return title;
  return { ...title, number, title: title.title.slice(written[0].length) };
}

/** The line below an item's title, where it begins with a status: "Fixed in build 12". */
function optionalCell(page: Page, item: ListItem, title: EntryTitle): Pick<Sighting, 'cell'> {
  const line = item.line + 1;
  const source = page.lines[line] ?? '';
  const text = source.trim();
  if (title.status || line >= item.endLine || text.length > 200 || /^[-*+#|>]/.test(text)) return {};
  if (!findStatus(text)) return {};
  return { cell: { text, line, start: source.indexOf(text) } };
}
