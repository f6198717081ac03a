import { linesOf, type Sighting } from '../finding';
import { type Page, type Section } from '../page';
import { type PartOfEntry } from '../entryParts';
import { type Cell, type Table, type TableRow } from '../tables';
import { stateOfSection } from '../words/headingState';
import { themeOf } from '../words/kinds';
import { isPlaceholder } from '../words/placeholder';
import { findStatus, isLegend } from '../words/status';
import { type Columns, columnsOf, titleOfRow, numberOfRow } from './columns';
import { namesOf } from './summaries';

const GUIDE = /troubleshoot|トラブルシュ|dépannage|fehlerbehebung|疑难|故障/iu;

/**
 * Rows of tables of challenges, blockers, bugs or decisions.
 * @param isLast nothing else of the document is an entry, so its tables are what it is about
 */
export function readRows(page: Page, taken: readonly Sighting[], isLast = false): Sighting[] {
  const isTaken = linesOf(page, taken);
  return page.tables.flatMap((table) => {
    if (isTaken(table.header.line)) return [];
    const columns = columnsOf(table, isAboutDecisions(page, table));
    if (!columns || !(isLast || isOfEntries(page, table, columns, taken))) return [];
    return table.rows.flatMap((row) => sightingOf(page, columns, row));
  });
}

function isAboutDecisions(page: Page, table: Table): boolean {
  return (
    (sectionTheme(page, sectionAt(page, table.header.line)) ?? page.theme?.kind ?? 'decision') === 'decision'
  );
}

function isOfEntries(page: Page, table: Table, columns: Columns, taken: readonly Sighting[]): boolean {
  const section = sectionAt(page, table.header.line);
  const linked = table.rows.filter(({ cells }) => linkOf(cells) !== undefined).length * 2 > table.rows.length;
  if (section?.accessory && !linked) return false;
  if (section?.part === 'actions' || section?.part === 'timeline') return false;
  const themeHere = sectionTheme(page, section);
  const themed = themeHere !== undefined || page.theme?.list === true;
  const statuses =
    columns.status === undefined
      ? []
      : table.rows.map(({ cells }) => cells[columns.status as number]?.text ?? '');
  const written = statuses.filter((text) => text !== '');
  const known = written.filter((text) => findStatus(text) !== undefined).length;
  const hasStatus =
    written.length > 0 && (known * 2 >= written.length || written.every((text) => text.length < 60));
  // Where entries have headings, a table that names them again only sums up.
  if (taken.length > 1) {
    const isNamed = namesOf(taken, columns.kind);
    const again = table.rows.filter(({ cells }) => {
      const title = titleOfRow(cells, columns);
      return isNamed(title.title, numberOfRow(cells, columns) ?? title.number);
    }).length;
    if (again * 2 >= table.rows.length) return false;
    if (themeHere === undefined && !(columns.isNamed && hasStatus)) return false;
  }
  if (themed) {
    // Guides to trouble list what to look for, not what happened.
    if (!hasStatus && (isGuide(page) || page.theme?.isVague)) return false;
    if (hasStatus && (known > 0 || columns.isNamed || linked)) return true;
    if (columns.isNamed) return true;
    if (linked)
      return (
        columns.number !== undefined ||
        columns.parts.some((part) => part === 'severity' || part === 'date' || part === 'priority')
      );
    return (
      section !== undefined && stateOfSection(section.plain) !== undefined && columns.number !== undefined
    );
  }
  return (
    columns.isNamed &&
    columns.kind !== undefined &&
    known > 0 &&
    known * 2 >= written.length &&
    (columns.number !== undefined ||
      columns.parts.some((part) => part === 'severity' || part === 'priority' || part === 'date'))
  );
}

/** Pages that speak of the others of their folder. */
export function isIndexPage({ name }: Page): boolean {
  return /^(?:readme|index|_index|overview)$/i.test(name);
}

/** A guide to trouble: it lists what to do, not what happened. */
export function isGuide({ name, folders, theme }: Page): boolean {
  return (
    theme?.kind === 'troubleshooting' &&
    GUIDE.test([name, ...folders.slice(0, 1)].join(' ')) &&
    !/log|journal/i.test(name)
  );
}

function sectionTheme(page: Page, section: Section | undefined): string | undefined {
  for (let around = section; around && around !== page.top; around = around.parent) {
    const theme = themeOf(around.plain, 'title');
    if (theme?.list) return theme.kind;
  }
  return undefined;
}

/** The innermost section around a line. */
export function sectionAt(page: Page, line: number): Section | undefined {
  return page.sections[sectionIndex(page, line) - 1];
}

/** The index of the first section that begins behind a line. */
export function sectionIndex(page: Page, line: number): number {
  let low = 0;
  let high = page.sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((page.sections[middle]?.start ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sightingOf(page: Page, columns: Columns, row: TableRow): Sighting[] {
  const { cells, line } = row;
  const title = titleOfRow(cells, columns);
  if (title.title === '' || isPlaceholder(title.title) || !/[\p{L}]/u.test(title.title)) return [];
  if (
    /^(?:none|n\/a|total|nothing|keine|ninguno|нет|なし|无|없음|ไม่มี)\b/iu.test(title.title) &&
    title.title.length < 30
  )
    return [];
  const filled = cells.filter(
    ({ text }, index) => index !== columns.number && text !== '' && !isPlaceholder(text),
  );
  if (filled.length < 1) return [];
  const section = sectionAt(page, line);
  const status = columns.status === undefined ? undefined : cells[columns.status];
  const number = numberOfRow(cells, columns);
  const link = title.link ?? linkOf(cells);
  return [
    {
      form: 'row',
      kind: kindOfRow(page, columns, section),
      title,
      titleLine: line,
      titleStart: cells[columns.title]?.start ?? 0,
      start: line,
      end: line + 1,
      parts: partsOfRow(columns, row),
      ...(status && status.text !== '' && !isLegend(status.text)
        ? { cell: { text: status.text, line, start: status.start } }
        : {}),
      ...(section ? { section } : {}),
      ...(number === undefined ? {} : { number }),
      ...(link === undefined ? {} : { link }),
    },
  ];
}

/** A lesson with a remedy is more than something to know. */
function kindOfRow(page: Page, columns: Columns, section: Section | undefined): string {
  const around = sectionTheme(page, section) ?? page.theme?.kind;
  // A column "Issue" says less than the section "Technical debt".
  const own = columns.kind === 'troubleshooting' ? undefined : columns.kind;
  const kind = own ?? around ?? columns.kind ?? 'challenge';
  return kind === 'til' && columns.parts.includes('solution') ? 'challenge' : kind;
}

function partsOfRow(columns: Columns, { cells, line }: TableRow): PartOfEntry[] {
  return cells.flatMap((cell: Cell, index) => {
    const part = columns.parts[index];
    if (!part || part === 'status' || index === columns.title || index === columns.status) return [];
    return [
      { part, value: cell.text, line, column: cell.start, start: line, end: line, headed: false, indent: 0 },
    ];
  });
}

function linkOf(cells: readonly Cell[]): string | undefined {
  for (const { text } of cells) {
    const link = /\]\(<?([^)<>\s]{1,500}\.(?:md|markdown))(?:[#?][^)\s]{0,200})?>?\)/i.exec(text)?.[1];
    if (link !== undefined) return link;
  }
  return undefined;
}
