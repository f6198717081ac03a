import { optional } from '../optional';
import { findingsOf } from '../finding';
import { numberOf } from '../numbering';
import { isTemplate, type Page, type Section } from '../page';
import { labelledParts, ownParts, partsUnder, type PartOfEntry } from '../entryParts';
import { parseTitle, plainText, type EntryTitle } from '../title';
import { dateOf } from '../words/date';
import { isPlaceholder } from '../words/placeholder';
import { stateOfFile } from './fileState';
import { type Format } from './format';
import { type Data, firstWord, word, words } from './headerWords';
import { holdsSeveral, isNamed, kindOfReport } from './reportKind';

/**
 * A document that is one entry: an architecture decision record (Nygard, MADR, adr-tools, log4brains), an
 * incident report, a post-mortem, a file of a numbered folder of challenges, a page of a TIL folder.
 */
export const report: Format = {
  name: 'report',
  read(source) {
    const { page, firstLine } = source;
    if (isTemplate(page) || isIndex(page)) return undefined;
    const data: Data = source.frontMatter.kind === 'read' ? source.frontMatter.data : {};
    const title = titleOf(page, data);
    if (title.title === '' || isPlaceholder(title.title)) return undefined;
    // Most documents hold several entries, which is told by less than their parts.
    if (holdsSeveral(page)) return undefined;
    const parts = partsOfDocument(page);
    const kind = kindOfReport(page, data, title, parts);
    if (kind === undefined) return undefined;
    const start = page.top?.start ?? 0;
    const number =
      title.number ?? numberOf(`${page.name}.md`) ?? numberOfId(word(data.id)) ?? numberOfFolder(page);
    const status = word(data.status) ?? word(data.state);
    const sighting = {
      form: 'report' as const,
      kind,
      title,
      titleLine: start,
      titleStart: titleStart(page),
      start,
      end: page.lines.length,
      parts: status === undefined ? parts : parts.filter(({ part }) => part !== 'status'),
      ...(number === undefined ? {} : { number }),
      ...optional('severity', word(data.severity) ?? word(data.priority)),
      ...optional('category', word(data.category)),
      ...optional(
        'date',
        dateOf(firstWord(data, 'date', 'created', 'opened', 'reported') ?? page.name)?.date,
      ),
      tags: words(data.tags),
      ...optional('document', stateOfFile(page, status)),
    };
    return { findings: findingsOf(page, firstLine, [sighting]), problems: [] };
  },
};

/** Pages that speak of the others of their folder. */
function isIndex({ name }: Page): boolean {
  return /^(?:readme|_index|overview|summary|changelog|contributing)$/i.test(name);
}

function titleOf(page: Page, data: Data): EntryTitle {
  const named = word(data.title);
  const heading = page.top && page.top.heading.level === 1 ? page.top : undefined;
  if (heading) {
    const own = heading.title;
    if (own.title !== '' && !isPlaceholder(own.title))
      return named && !isPlaceholder(named) && own.shape === 'plain'
        ? { ...own, title: plainText(named) }
        : cleaned(own);
  }
  if (named !== undefined && !isPlaceholder(named)) return parseTitle(named);
  if (heading) return cleaned(heading.title);
  // Without a heading of its own, a document is called as its file, unless its first heading names something else.
  if (page.top && page.top.part === undefined) return parseTitle('');
  const slug = page.name.replace(/^\d{1,8}[-_. ]+/, '').replaceAll(/[-_]+/g, ' ');
  return parseTitle(slug);
}

/** A quotation mark that was left behind. */
function cleaned(title: EntryTitle): EntryTitle {
  const text = title.title;
  const stray = /^[^"]*"$/.test(text) ? text.slice(0, -1).trim() : text;
  return { ...title, title: stray };
}

function titleStart({ top, lines }: Page): number {
  return top ? (/^\s{0,3}#{1,6}\s*/.exec(lines[top.start] ?? '')?.[0].length ?? 0) : 0;
}

/** The labels before the first sub-heading, and the headings that are parts, in whatever section they stand. */
function partsOfDocument(page: Page): PartOfEntry[] {
  const first = page.sections[0];
  const roots = page.sections.filter(({ parent }) => !parent);
  const before = labelledParts(page, { start: 0, end: first?.start ?? page.lines.length });
  return [...before, ...roots.flatMap((section) => partsBelow(page, section, 0))];
}

function partsBelow(page: Page, section: Section, depth: number): PartOfEntry[] {
  // There, a status and a date are those of tasks.
  if (section.part === 'actions' || section.part === 'timeline') return [];
  if (section.part !== undefined && section !== page.top) return partsUnder(page, section);
  // "## Challenge: …" has parts of its own.
  if (section !== page.top && isNamed(section)) return [];
  const own = ownParts(page, section);
  const below = depth > 2 ? [] : section.children.flatMap((child) => partsBelow(page, child, depth + 1));
  return [...own, ...below];
}

/** `docs/adr/0014-css-framework/index.md`. */
function numberOfFolder({ name, folders }: Page): number | undefined {
  return name === 'index' && folders[0] !== undefined ? numberOf(folders[0]) : undefined;
}

function numberOfId(id: string | undefined): number | undefined {
  const digits = id === undefined ? undefined : /(\d{1,6})$/.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
