import { type Sighting } from '../finding';
import { ownLines, type Page, type Section } from '../page';
import { firstFrom, partsOfSection } from '../entryParts';
import { type TableRow } from '../tables';
import { plainText } from '../title';
import { stateOfSection } from '../words/headingState';
import { themeOf } from '../words/kinds';
import { partOf } from '../words/parts';
import { isPlaceholder } from '../words/placeholder';
import { findStatus } from '../words/status';
import {
  type Candidate,
  PROBLEMS,
  REMEDIES,
  candidateOf,
  isFilled,
  isWholeDocument,
  statusBox,
} from './candidates';
import { isIndexPage, sectionAt } from './rows';
import { namesProblems } from './columns';

/** Entries that are headed parts of a document: stories, blockers, bugs, decisions, dated or numbered sections. */
export function readHeadings(page: Page): Sighting[] {
  const candidates = page.sections.flatMap((section) => candidateOf(page, section));
  const groups = groupsOf(page, candidates);
  const chosen = withoutContainers(candidates.filter((candidate) => isEntry(page, candidate, groups)));
  const found = chosen.length > 0 ? chosen : plainHeadings(page, groups);
  return withoutNested(found).map((candidate) => sightingOf(page, candidate));
}

/** The headings of one rank that begin alike. */
interface Group {
  readonly count: number;
  /** Those that tell or state something. */
  readonly marked: number;
  readonly isSameMark: boolean;
}

interface Groups {
  of(candidate: Candidate): Group;
  /** Whether a heading that names an entry itself has this rank or a higher one, or stands below. */
  hasNamed(section: Section): boolean;
  readonly hasStatusTable: boolean;
  /** Whether the entries of a section are the rows of a table. */
  holdsRows(section: Section): boolean;
}

function groupsOf(page: Page, candidates: readonly Candidate[]): Groups {
  const keyOf = ({ title, section }: Candidate) => `${title.shape} ${section.heading.level}`;
  const members = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const group = members.get(keyOf(candidate));
    if (group) group.push(candidate);
    else members.set(keyOf(candidate), [candidate]);
  }
  const groups = new Map(
    [...members].map(([key, group]) => [
      key,
      {
        count: group.length,
        marked: group.filter((other) => other.telling || other.stated).length,
        isSameMark: sameMark(group),
      },
    ]),
  );
  let headers: TableRow[] | undefined;
  const named = candidates.filter((candidate) => candidate.named);
  const highest = named.reduce((rank, { section }) => Math.min(rank, section.heading.level), 7);
  const lines = new Set(named.map(({ section }) => section.start));
  const below = (section: Section): boolean =>
    section.children.some((child) => lines.has(child.start) || below(child));
  return {
    of: (candidate) => groups.get(keyOf(candidate)) ?? { count: 0, marked: 0, isSameMark: false },
    hasNamed: (section) => highest <= section.heading.level || (highest < 7 && below(section)),
    hasStatusTable: hasStatusTable(page),
    holdsRows: ({ start, end }) => {
      headers ??= page.tables.filter(namesProblems).map(({ header }) => header);
      return (headers[firstFrom(headers, start + 1)]?.line ?? end) < end;
    },
  };
}

/** "Why is it slow?", and the codes of answers that a page of errors explains. */
const ASKS = /[?？]$|^[1-5]\d\d(?![\d.,:)-])/u;

function isEntry(page: Page, candidate: Candidate, groups: Groups): boolean {
  const { section, title, named, stated, telling } = candidate;
  if (section.accessory && !(telling && (title.shape === 'number' || named))) return false;
  const status = candidate.parts.find(({ part }) => part === 'status')?.value;
  const known = title.status !== undefined || (status !== undefined && isFilled(status));
  // A page of a folder of decisions that is no decision is no list of them either.
  if (
    section === page.top &&
    section.heading.level === 1 &&
    !known &&
    page.theme?.from === 'folder' &&
    title.number === undefined
  )
    return false;
  const theme = themeAround(page, section);
  const alike = groups.of(candidate);
  if (!known && (page.isManual || (!named && ASKS.test(title.title)))) return false;
  if (named) {
    if (theme && !(page.theme?.isVague && title.number === undefined)) return true;
    if (title.kind === 'til') return stated;
    if (known) return title.kind !== undefined;
    if (stated && title.number !== undefined && title.kind !== undefined) return true;
    return (
      telling && title.number !== undefined && title.kind !== 'troubleshooting' && title.kind !== undefined
    );
  }
  if (title.shape === 'plain' || title.shape === 'mark') {
    if (!theme) return known && telling && isKnownStatus(status);
    if (telling || (known && (stated || isKnownStatus(status))) || statusBox(page, section)) return true;
    if (section.parent && stateOfSection(section.parent.plain) && !stateOfSection(section.plain)) {
      return hasText(page, section, 1) && !isChecklist(page, section);
    }
    return title.shape === 'mark' && alike.count >= 3 && hasText(page, section, 1) && alike.isSameMark;
  }
  // Numbered, dated and bracketed headings.
  if (theme) {
    if (telling || known) return true;
    if (page.theme?.from === 'folder' && theme === page.theme.kind && !page.theme.list) return false;
    if (page.theme?.isVague || groups.holdsRows(section)) return false;
    return !groups.hasNamed(section) && !groups.hasStatusTable && !isNote(page, candidate);
  }
  return telling && alike.marked >= 2
    ? known || title.shape === 'date' || alike.marked >= 3
    : known && isKnownStatus(status) && telling;
}

function isKnownStatus(status: string | undefined): boolean {
  return status !== undefined && findStatus(status) !== undefined;
}

/** What the headings around, or the document, say that it is about. */
function themeAround(page: Page, section: Section): string | undefined {
  for (let around = section.parent; around; around = around.parent) {
    const theme = around === page.top ? undefined : themeOf(around.plain, 'title');
    if (theme?.list) return theme.kind;
  }
  return page.theme?.list || page.theme?.from === 'folder' ? page.theme.kind : undefined;
}

/** "Initial implementation: no errors encountered yet." */
function isNote(page: Page, { section, title }: Candidate): boolean {
  if (title.shape !== 'date' && title.shape !== 'bracket') return false;
  const { start, end } = ownLines(section);
  const text = page.lines
    .slice(start, Math.min(end, start + 6))
    .join('\n')
    .slice(0, 1000);
  return /\b(?:no|none|nothing) (?:errors?|issues?|problems?|blockers?|challenges?)\b/i.test(text);
}

/** A table of statuses: what else is there tells of the same, or of something else. */
function hasStatusTable(page: Page): boolean {
  return page.tables.some(({ header, rows }) => {
    const column = header.cells.findIndex(({ text }) => partOf(plainText(text)) === 'status');
    if (column < 0 || rows.length < 2 || sectionAt(page, header.line)?.accessory) return false;
    return (
      rows.filter(({ cells }) => findStatus(cells[column]?.text ?? '') !== undefined).length * 2 > rows.length
    );
  });
}

/** A heading that only groups boxes to tick. */
function isChecklist(page: Page, section: Section): boolean {
  const { start, end } = ownLines(section);
  const first = page.lines.slice(start, end).find((line) => line.trim() !== '');
  return first !== undefined && /^\s*[-*+]\s+\[[ xX]\]/.test(first);
}

/** Headings that begin with the same emoji are of one kind. */
function sameMark(siblings: readonly Candidate[]): boolean {
  const marks = siblings.map(
    ({ section }) => /^\P{L}{1,8}?(?=[\s\p{L}])/u.exec(section.heading.text.trim())?.[0],
  );
  const first = marks[0];
  return first !== undefined && marks.filter((mark) => mark === first).length * 2 > marks.length;
}

/** "No blockers at the moment". */
const NOTHING =
  /^(?:no|none|nothing|nessun\p{L}?|ningun\p{L}?|ningún|aucune?|keine?|sem|nenhum\p{L}?|нет|无|暂无|没有|なし|없음|ไม่มี)(?!\p{L})/iu;

/** Below it stand nothing but items that begin with bold words. */
function holdsBoldItems(page: Page, section: Section): boolean {
  const { start, end } = ownLines(section);
  const lines = page.lines.slice(start, Math.min(end, start + 60)).filter((line) => line.trim() !== '');
  const bold = lines.filter((line) => /^[-*+]\s+\*\*[^*]{2,80}\*\*/.test(line)).length;
  return (
    bold > 1 &&
    /^[-*+]\s+\*\*/.test(lines[0] ?? '') &&
    bold * 2 > lines.filter((line) => /^\S/.test(line)).length
  );
}

/** "Where to send": a page of bugs may say how to report one. */
const INSTRUCTION = /^(?:how|where|what|when|who) to\b/i;

/** Where nothing else speaks: the sections of a list of lessons, challenges or known issues are its entries. */
function plainHeadings(page: Page, groups: Groups): Candidate[] {
  const { theme } = page;
  if (
    !theme?.list ||
    theme.isVague ||
    theme.from === 'folder' ||
    isIndexPage(page) ||
    /troubleshoot/i.test(page.name)
  )
    return [];
  if (page.tables.length > 0 && theme.kind !== 'til') return [];
  const open = page.sections.filter(
    (section) =>
      section.heading.level >= 2 &&
      section.heading.level <= 3 &&
      !section.accessory &&
      !section.part &&
      stateOfSection(section.plain) === undefined &&
      !NOTHING.test(section.title.title) &&
      !holdsBoldItems(page, section) &&
      section.title.title !== '' &&
      !isPlaceholder(section.title.title) &&
      !isWholeDocument(page, section) &&
      !(section === page.top && page.sections.length === 1),
  );
  if (page.sections.filter(({ plain }) => INSTRUCTION.test(plain)).length > 1) return [];
  const level = [2, 3].find((rank) => {
    const at = open.filter(({ heading }) => heading.level === rank);
    const leaves = at.filter(({ children }) => children.length === 0);
    return at.length >= Math.min(2, open.length) && leaves.length * 2 > at.length;
  });
  const chosen = open.filter(
    (section) =>
      section.heading.level === level &&
      !groups.holdsRows(section) &&
      hasText(page, section, 40) &&
      !isChecklist(page, section),
  );
  if (chosen.length < 2 && !(open.length === 1 && chosen[0] && hasText(page, chosen[0], 200))) return [];
  return chosen.map((section) => ({
    section,
    parts: partsOfSection(page, section),
    title: section.title,
    named: false,
    stated: false,
    telling: false,
  }));
}

function hasText(page: Page, section: Section, least: number): boolean {
  let length = 0;
  for (let line = section.heading.endLine; line < section.end && length < least; line++) {
    length += (page.lines[line] ?? '').trim().length;
  }
  return length >= least;
}

/** A heading whose sub-headings are of its own kind groups them, unless it tells something itself. */
function withoutContainers(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((candidate, index) => {
    const inside = candidates
      .slice(index + 1, index + 200)
      .some(
        ({ section, title }) =>
          section.start < candidate.section.end && title.shape === candidate.title.shape,
      );
    const groups = candidate.title.shape === 'plain' || candidate.title.shape === 'mark';
    const below = candidates[index + 1];
    if (groups && !candidate.telling && below && below.section.start < candidate.section.end) return false;
    return !inside || (candidate.named && candidate.stated);
  });
}

/** What stands within an entry is part of it, unless it says itself that it is another. */
function withoutNested(candidates: readonly Candidate[]): Candidate[] {
  let end = -1;
  return candidates.filter((candidate) => {
    const { section, named, stated } = candidate;
    if (section.start < end && !(named && stated && candidate.title.kind !== undefined)) return false;
    end = Math.max(end, section.end);
    return true;
  });
}

function sightingOf(page: Page, { section, title }: Candidate): Sighting {
  const parts = partsOfSection(page, section);
  const checkbox = statusBox(page, section);
  const theme = themeAround(page, section);
  const kind = title.kind ?? theme ?? page.theme?.kind ?? 'challenge';
  const tells =
    parts.some(({ part }) => PROBLEMS.has(part)) &&
    parts.some(({ part }) => REMEDIES.has(part) && part !== 'lesson');
  return {
    form: 'block',
    // A lesson that tells of a problem and its remedy is more than something to know.
    kind: kind === 'til' && title.kind !== 'til' && tells ? 'challenge' : kind,
    title,
    titleLine: section.start,
    titleStart: /^\s{0,3}#{1,6}\s*/.exec(page.lines[section.start] ?? '')?.[0].length ?? 0,
    start: section.start,
    end: section.end,
    parts,
    ...(checkbox ? { checkbox } : {}),
    ...(section.parent ? { section: section.parent } : {}),
    ...(title.link === undefined ? {} : { link: title.link }),
  };
}
