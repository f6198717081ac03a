import type { DocumentState } from '../conclusion';
import { findingsOf } from '../finding';
import { numberOf } from '../numbering';
import {
  isTemplate,
  labelledParts,
  ownLines,
  partsUnder,
  plainSection,
  type Page,
  type PartOfEntry,
  type Section,
} from '../page';
import { parseTitle, plainText, type EntryTitle } from '../title';
import { kindOfWord } from '../words/kinds';
import { repaired } from '../words/mojibake';
import type { Part } from '../words/parts';
import { isPlaceholder } from '../words/placeholder';
import { findStatus } from '../words/status';
import { dateOf } from '../words/date';
import type { Format } from './format';

type Data = Readonly<Record<string, unknown>>;

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
  const own = labelledParts(page, ownLines(section));
  const below = depth > 2 ? [] : section.children.flatMap((child) => partsBelow(page, child, depth + 1));
  return [...own, ...below];
}

function isNamed({ title, part }: Section): boolean {
  return part === undefined && (title.shape === 'kind' || title.shape === 'id');
}

function kindOfReport(
  page: Page,
  data: Data,
  title: EntryTitle,
  parts: readonly PartOfEntry[],
): string | undefined {
  const headings = page.sections.filter((section) => section !== page.top && section.part !== undefined);
  const has = (...names: readonly Part[]) => parts.some(({ part }) => names.includes(part));
  const headedBy = (...names: readonly Part[]) =>
    headings.some(({ part }) => part !== undefined && names.includes(part));
  const theme = page.theme;
  const tops = page.sections.filter(({ heading }) => heading.level === 1).length;
  if (tops > 1 || (holdsSeveral(page) && !(theme && !theme.list && theme.from === 'title'))) return undefined;

  const named = title.kind ?? kindOfWord(word(data.type) ?? word(data.kind) ?? '');
  const single = theme && !theme.list ? theme.kind : undefined;
  const decides = headings.some(
    (section) => section.part === 'decision' && !DECISIONS.test(plainSection(section)),
  );
  const around = [['status'], ['context', 'problem'], ['consequences'], ['options']] as const;
  const decisionMarks =
    around.filter((names) => headedBy(...names)).length + (has('status') && isNumbered(page) ? 1 : 0);
  if (single === 'decision' && theme?.from === 'title') return 'decision';
  if (
    decides &&
    decisionMarks >= (single === 'decision' || theme?.kind === 'decision' || isNumbered(page) ? 1 : 2)
  )
    return 'decision';
  if (!decides && headedBy('status') && has('consequences') && has('context', 'problem')) return 'decision';

  const problem = has('problem', 'symptom', 'error');
  const cause = has('cause', 'symptom', 'investigation', 'reproduction', 'error', 'attempt', 'timeline');
  const remedy = has('solution', 'workaround', 'proposal', 'result', 'status', 'prevention');
  const facts = has('status', 'severity', 'priority', 'time') || word(data.status) !== undefined;
  const guess =
    named ??
    single ??
    (theme?.list === true ? theme.kind : undefined) ??
    (cause && has('symptom', 'error', 'reproduction', 'impact') ? 'troubleshooting' : 'challenge');

  // A page of a site generator, whatever its folder is called.
  const isSitePage = data.layout !== undefined || word(data.status)?.toLowerCase() === 'published';
  if (single !== undefined && !isSitePage && isOneOfMany(page, headings.length, problem && (remedy || cause)))
    return named ?? single;
  if (stateOfName(page)) return guess;
  if (
    isStatusKnown(word(data.status)) &&
    (problem || remedy || firstWord(data, 'severity', 'priority') !== undefined)
  )
    return guess;
  // A list of problems is no problem, though one of them may have headings for its parts.
  if (theme?.list && theme.from !== 'folder' && title.number === undefined) return undefined;
  if ((title.shape === 'kind' || title.shape === 'id') && (facts || (problem && (remedy || cause))))
    return guess;
  if (
    /^(?!19|20)\d{4}-\D/.test(page.name) &&
    !OTHER_PAGES.test(page.folders[0] ?? '') &&
    !OTHER_TITLES.test(page.top?.heading.text ?? '') &&
    numberOf(`${page.name}.md`) !== undefined &&
    tops === 1
  ) {
    return named ?? (problem || remedy ? 'challenge' : 'decision');
  }
  if (isNumbered(page) && problem && remedy) return guess;
  const isHeaded =
    headedBy('problem', 'symptom', 'error') && headedBy('cause', 'investigation', 'reproduction', 'symptom');
  return isHeaded && headedBy('solution', 'workaround', 'result', 'status', 'proposal') ? guess : undefined;
}

/** A page of architecture lists several. */
const DECISIONS = /decisions|décisions|decisiones|decisões|entscheidungen|решения/iu;
/** Numbered pages of other things. */
const OTHER_PAGES =
  /^(?:rfcs?|proposals?|specs?|migrations?|posts?|blog|chapters?|lessons?|tutorials?|courses?|guides?|releases?|meetings?|minutes)$/i;
const OTHER_TITLES = /^\s*(?:rfc|proposal|spec|specification|design|chapter|tutorial|guide|part)\b/i;
/** Pages of such a folder that say how it is kept. */
const HOUSE_PAGES =
  /^(?:process|policy|playbook|runbook|guide|guidelines?|procedure|checklist|faq|about|roles?|on-?call|contacts?|how-?to.*|severity.*|workflow)$/i;
const COURSE =
  /^(?:(?:learning )?(?:objectives?|goals|outcomes)|exercises?|homework|quiz|prerequisites|before you (?:start|begin)|explanation)$/i;

/** Each page of such a folder is an entry; in a folder of troubleshooting pages only those that tell of one. */
function isOneOfMany(page: Page, partHeadings: number, tells: boolean): boolean {
  const { theme } = page;
  if (!theme || !page.top || page.name.toLowerCase() === 'index') return false;
  if (page.sections.some((section) => COURSE.test(plainSection(section)))) return false;
  if (theme.from !== 'folder') return true;
  if (HOUSE_PAGES.test(page.name)) return false;
  if (page.document.inTarget) return isNumbered(page) || tells;
  return !/troubleshoot|guides?|how-?to/i.test(page.folders.slice(0, 2).join('/')) || partHeadings >= 2;
}

/** Whether headings of one rank repeat the same part, as when many decisions or stories share a document. */
function holdsSeveral(page: Page): boolean {
  if (page.sections.some((section) => section !== page.top && isNamed(section) && isStated(page, section)))
    return true;
  const counts = new Map<string, number>();
  for (const section of page.sections) {
    const { part, heading, title } = section;
    if (section === page.top) continue;
    if (part && ['decision', 'problem', 'solution', 'cause', 'status', 'symptom'].includes(part)) {
      const key = `${heading.level} ${part} ${plainSection(section).toLowerCase()}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    } else if (
      (title.shape === 'kind' || title.shape === 'id') &&
      !part &&
      heading.level <= 3 &&
      title.title !== ''
    ) {
      const key = `${heading.level} ${title.shape}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  if ([...counts.values()].some((count) => count > 1)) return true;
  const tellsOfProblem = (section: Section) =>
    labelledParts(page, ownLines(section)).some(({ part, indent }) => part === 'problem' && indent <= 1);
  return page.sections.filter(tellsOfProblem).length > 1;
}

/** It has a status or a date of its own. */
function isStated(page: Page, section: Section): boolean {
  return labelledParts(page, ownLines(section)).some(({ part }) => part === 'status' || part === 'date');
}

function isNumbered({ name }: Page): boolean {
  return /^(?:[A-Za-z]{1,10}[-_])?\d{1,6}[-_. ]/.test(name);
}

/** `007-x.closed.md`, `docs/bugs/FIXED/x.md`. */
function stateOfFile(page: Page, status: string | undefined): DocumentState | undefined {
  if (status !== undefined && !isPlaceholder(status)) {
    const known = findStatus(status);
    return { state: known?.state ?? 'open', status, place: { at: 'front-matter' } };
  }
  const named = stateOfName(page);
  if (named) return { ...named, place: { at: 'file-name' } };
  const folder = page.folders[0] ?? '';
  const found =
    folder.length <= 20 && /^[\p{L} _-]+$/u.test(folder)
      ? findStatus(folder.replaceAll(/[-_]/g, ' '))
      : undefined;
  return found && found.word.end === folder.length && found.word.start === 0
    ? { state: found.state, status: folder, place: { at: 'folder' } }
    : undefined;
}

/** `closed` of `007-x.closed`. */
function stateOfName({ name }: Page): { state: 'open' | 'resolved'; status: string } | undefined {
  const suffix = /\.([\p{L}-]{3,20})$/u.exec(name)?.[1];
  const found = suffix === undefined ? undefined : findStatus(suffix.replaceAll('-', ' '));
  if (suffix === undefined || !(found ?? suffix === 'known-error')) return undefined;
  return { state: found?.state ?? 'open', status: suffix };
}

function isStatusKnown(status: string | undefined): boolean {
  return status !== undefined && findStatus(status) !== undefined;
}

/** `docs/adr/0014-css-framework/index.md`. */
function numberOfFolder({ name, folders }: Page): number | undefined {
  return name === 'index' && folders[0] !== undefined ? numberOf(folders[0]) : undefined;
}

function numberOfId(id: string | undefined): number | undefined {
  const digits = id === undefined ? undefined : /(\d{1,6})$/.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function firstWord(data: Data, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = word(data[name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? repaired(value.trim()) : undefined;
}

function words(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return list.map((item) => word(item)).filter((item) => item !== undefined);
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<Key, Value>>);
}
