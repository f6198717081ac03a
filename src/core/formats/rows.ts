import { linesOf, type Sighting } from '../finding';
import type { WrittenStatus } from '../conclusion';
import { plainSection, type Page, type PartOfEntry, type Section } from '../page';
import type { Cell, Table, TableRow } from '../tables';
import { parseTitle, plainText, type EntryTitle } from '../title';
import { kindOfWord, themeOf } from '../words/kinds';
import { repaired } from '../words/mojibake';
import { partOf, type Part } from '../words/parts';
import { isPlaceholder } from '../words/placeholder';
import { stateOfSection } from '../words/headingState';
import { findStatus, isLegend } from '../words/status';

/** What the columns of a table hold, by their position. */
interface Columns {
  readonly title: number;
  /** The title's column is named like a problem, so that a row is one. */
  readonly kind?: string;
  readonly isNamed: boolean;
  readonly status?: number;
  readonly number?: number;
  readonly parts: readonly (Part | undefined)[];
}

/** What tables say of entries that stand elsewhere in the document. */
export interface Summary {
  readonly number?: number;
  readonly title: string;
  readonly status: WrittenStatus;
}

const NUMBER_COLUMN =
  /^(?:#|№|no\.?|n[°º]|nr\.?|id|key|ticket|réf\.?|ref\.?|référence|reference|código|code|kennung|код|番号|编号|序号|번호|ลำดับ|номер)$/iu;
const TITLE_COLUMN =
  /^(?:title|name|item|topic|subject|summary|description|what|título|titulo|titre|titel|elemento|tema|sujet|thema|beschreibung|descripción|descrição|論点|議題|検討事項|question|frage|項目|件名|タイトル|内容|标题|名称|项目|描述|제목|항목|내용|название|описание|тема|หัวข้อ|ชื่อ|รายการ)$/iu;
const LINK_COLUMN =
  /^(?:link|links|document|doc|docs|file|details?|report|record|adr|リンク|文档|详情|ссылка|문서)$/iu;
/** Columns whose rows are no problems, however their states are written. */
const OTHER_THINGS =
  /^(?:actions?|action items?|tasks?|todos?|steps?|phase|milestone|feature|features|component|module|endpoint|route|method|test|tests|test case|suite|check|metric|category|time|date|command|option|variable|field|parameter|property|service|file|page|screen|version|release|platform|browser|environment|agent|team|owner|person|aktion|aufgabe|acción|tarea|ação|tarefa|étape|tâche|アクション|対応|機能|任务|功能|作業|タスク|機能名|задача|действие|функция|작업|기능)$/iu;
const GUIDE = /troubleshoot|トラブルシュ|dépannage|fehlerbehebung|疑难|故障/iu;
const COUNTS =
  /^(?:counts?|total|points|pontos|puntos|punkte|score|number of .*|quantity|anzahl|cantidad|nombre|quantidade|件数|数量|개수|количество|จำนวน)$/iu;
/** Columns that tell enough to stand for a title where there is none. */
const TELLING: ReadonlySet<Part> = new Set<Part>([
  'context',
  'references',
  'investigation',
  'impact',
  'cause',
  'result',
]);
const YES_COLUMN =
  /^(?:resolved|fixed|solved|closed|done|résolu|résolue|corrigé|resuelto|solucionado|resolvido|corrigido|gelöst|behoben|erledigt|解決|解决|已解决|해결|решено|исправлено|แก้ไข)\??$/iu;

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

/** Whether the rows of a table are problems by the name of its column. */
export function namesProblems(table: Table): boolean {
  return columnsOf(table)?.isNamed === true;
}

function isAboutDecisions(page: Page, table: Table): boolean {
  return (
    (sectionTheme(page, sectionAt(page, table.header.line)) ?? page.theme?.kind ?? 'decision') === 'decision'
  );
}

/** The rows of the tables that sum up the entries of the same document. */
export function readSummaries(page: Page): Summary[] {
  return page.tables.flatMap((table) => {
    const columns = columnsOf(table);
    if (columns?.status === undefined) return [];
    return table.rows.flatMap(({ cells, line }) => {
      const title = titleOfRow(cells, columns);
      const cell = cells[columns.status as number];
      const number = numberOfRow(cells, columns) ?? title.number;
      if (title.title === '' || !cell || cell.text === '') return [];
      return [
        {
          title: title.title.toLowerCase(),
          status: { text: cell.text, line, start: cell.start },
          ...(number === undefined ? {} : { number }),
        },
      ];
    });
  });
}

/** What a summary says of an entry: by its number, else by its title. */
export function summaryOf(summaries: readonly Summary[], title: EntryTitle): WrittenStatus | undefined {
  const words = title.title.toLowerCase();
  const byNumber =
    title.number === undefined ? [] : summaries.filter(({ number }) => number === title.number);
  const found =
    byNumber.length === 1 ? byNumber[0] : summaries.find((summary) => isSameTitle(summary.title, words));
  return found?.status;
}

/** Tells whether an entry has a number or a title, or most of it. */
function namesOf(taken: readonly Sighting[]): (title: string, number: number | undefined) => boolean {
  const numbers = new Set(taken.map(({ title }) => title.number));
  const titles = taken.slice(0, 500).map(({ title }) => title.title.toLowerCase());
  return (title, number) =>
    (number !== undefined && numbers.has(number)) ||
    titles.some((other) => isSameTitle(other, title.toLowerCase()));
}

function isSameTitle(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 8 && (a.includes(b) || b.includes(a)));
}

function columnsOf({ header, rows }: Table, isOfDecisions = true): Columns | undefined {
  const names = header.cells.map(({ text }) => plainText(repaired(text)).trim());
  // "Severity/status" holds both, the status last.
  const parts = names.map((name) => {
    const pieces = name.includes('/') ? name.split('/').map((piece) => partOf(piece)) : [];
    return pieces.includes('status')
      ? 'status'
      : (partOf(name) ?? pieces.find((piece) => piece !== undefined));
  });
  if (names.some((name) => COUNTS.test(name))) return undefined;
  const column = (test: (name: string, index: number) => boolean) => {
    const index = names.findIndex(test);
    return index < 0 ? undefined : index;
  };
  const number = column((name) => NUMBER_COLUMN.test(name));
  names.forEach((name, index) => {
    if (YES_COLUMN.test(name) && !isAnswered(rows, index)) parts[index] = 'resolvedDate';
  });
  const status = column((name, index) =>
    YES_COLUMN.test(name) ? isAnswered(rows, index) : parts[index] === 'status',
  );
  const free = (index: number) => index !== number && index !== status;
  // What is decided of a problem does not make it a decision.
  const isDecided = names.some(
    (name, index) => free(index) && (TITLE_COLUMN.test(name) || parts[index] === 'problem'),
  );
  const kindAt = column(
    (name, index) =>
      free(index) &&
      kindOfWord(name) !== undefined &&
      !(kindOfWord(name) === 'decision' && isDecided && !isOfDecisions) &&
      !isLinkColumn(names, index),
  );
  const named = column((name, index) => free(index) && (TITLE_COLUMN.test(name) || parts[index] === 'title'));
  const partAt = column(
    (_, index) => free(index) && ['problem', 'error', 'symptom', 'decision'].includes(parts[index] ?? ''),
  );
  // `| Topic | Decision | Reason |`: what was decided is told by its topic.
  const topic = kindAt !== undefined && kindOfWord(names[kindAt] ?? '') === 'decision' ? named : undefined;
  const title =
    topic ??
    kindAt ??
    named ??
    partAt ??
    column(
      (name, index) =>
        free(index) && (parts[index] === undefined || parts[index] === 'problem') && !LINK_COLUMN.test(name),
    ) ??
    (number === undefined
      ? undefined
      : column((_, index) => free(index) && TELLING.has(parts[index] as Part)));
  if (title === undefined || rows.length === 0) return undefined;
  if (OTHER_THINGS.test(names[title] ?? '') && kindAt === undefined) return undefined;
  if (names.some((name) => /^(?:actions?|action items?)$/i.test(name)) && kindAt === undefined)
    return undefined;
  const kind = kindOfWord(names[kindAt ?? title] ?? '');
  return {
    title,
    ...(kind ? { kind } : {}),
    isNamed: kindAt !== undefined || partAt === title,
    ...(status === undefined ? {} : { status }),
    ...(number === undefined ? {} : { number }),
    parts,
  };
}

/** A column "Resolved" holds answers, or dates. */
function isAnswered(rows: readonly TableRow[], index: number): boolean {
  const written = rows.map(({ cells }) => cells[index]?.text ?? '').filter((text) => text !== '');
  return written.filter((text) => findStatus(text) !== undefined).length * 2 > written.length;
}

/** `| Challenge | Status | Document |`, but `| ADR | Title |` has its number there. */
function isLinkColumn(names: readonly string[], index: number): boolean {
  return (
    LINK_COLUMN.test(names[index] ?? '') &&
    names.some((name, other) => other !== index && TITLE_COLUMN.test(name))
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
    const isNamed = namesOf(taken);
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
      section !== undefined &&
      stateOfSection(plainSection(section)) !== undefined &&
      columns.number !== undefined
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
    const theme = themeOf(plainSection(around), 'title');
    if (theme?.list) return theme.kind;
  }
  return undefined;
}

/** The innermost section around a line. */
export function sectionAt(page: Page, line: number): Section | undefined {
  let low = 0;
  let high = page.sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((page.sections[middle]?.start ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return page.sections[low - 1];
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
  const valueOf = (part: Part) => cells[columns.parts.indexOf(part)]?.text;
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
      ...(valueOf('severity') === undefined ? {} : { severity: valueOf('severity') ?? '' }),
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
    if (
      !part ||
      part === 'status' ||
      index === columns.title ||
      index === columns.status ||
      cell.text === '' ||
      /^[-–—]$/.test(cell.text)
    )
      return [];
    return [
      { part, value: cell.text, line, column: cell.start, start: line, end: line, headed: false, indent: 0 },
    ];
  });
}

function titleOfRow(cells: readonly Cell[], columns: Columns): EntryTitle {
  return parseTitle(cells[columns.title]?.text ?? '');
}

function numberOfRow(cells: readonly Cell[], columns: Columns): number | undefined {
  const digits = /(\d{1,6})\D*$/.exec(plainText(cells[columns.number ?? -1]?.text ?? ''))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function linkOf(cells: readonly Cell[]): string | undefined {
  for (const { text } of cells) {
    const link = /\]\(<?([^)<>\s]{1,500}\.(?:md|markdown))(?:[#?][^)\s]{0,200})?>?\)/i.exec(text)?.[1];
    if (link !== undefined) return link;
  }
  return undefined;
}
