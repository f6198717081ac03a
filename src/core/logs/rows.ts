import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { columnsOf } from '../formats/columns';
import { sectionAt } from '../formats/rows';
import { isBlank } from '../editing/lines';
import type { Table, TableRow } from '../tables';
import { themeOf } from '../words/kinds';
import { isPlaceholder } from '../words/placeholder';
import { isLegend } from '../words/status';
import { stateOfSection } from '../words/headingState';
import { withCell } from './cells';
import { markOf } from './naming';
import { dateLike } from './dates';

/** What is known of a new row. */
export interface RowFacts {
  /** As Markdown. */
  readonly title: string;
  readonly number: number;
  readonly status?: string;
  readonly severity?: string;
  readonly category?: string;
  readonly now: string;
  readonly language: string;
}

/** A line to be written: in place of another of the outline's, or behind it. */
export interface WrittenRow {
  readonly line: number;
  readonly isNew: boolean;
  readonly text: string;
}

/** The table that holds the entries of a kind as rows, or is there to hold them. */
export function tableFor(source: Source, kind: string, group: readonly Finding[]): Table | undefined {
  const { page } = source;
  const isClosed = (line: number): boolean => {
    for (let section = sectionAt(page, line); section; section = section.parent)
      if (stateOfSection(section.plain) === 'resolved') return true;
    return false;
  };
  const open = group.filter(({ start }) => !isClosed(start));
  const last = (open.length > 0 ? open : group).at(-1);
  if (last) return page.tables.find(({ rows }) => rows.some(({ line }) => line === last.start));
  return page.tables.find((table) => {
    if (columnsOf({ ...table, rows: table.rows.length > 0 ? table.rows : [table.header] }) === undefined)
      return false;
    if (isClosed(table.header.line)) return false;
    for (let section = sectionAt(page, table.header.line); section; section = section.parent) {
      const theme = themeOf(section.plain, 'title');
      if (theme) return theme.kind === kind && theme.list;
    }
    return false;
  });
}

/** The first empty row filled, or a row behind the last, written as the others are. */
export function rowFor(
  source: Source,
  table: Table,
  facts: RowFacts,
  group: readonly Finding[],
): WrittenRow | undefined {
  const { lines } = source.page;
  // A first row that text parts from the header is not where the next one goes.
  const rows = table.rows.filter(({ line }, index) => index > 0 || line <= table.header.line + 2);
  const columns = columnsOf({ ...table, rows: rows.length > 0 ? rows : [table.header] });
  if (!columns) return undefined;
  const models = rows.filter(({ line }) => group.some(({ start }) => start === line));
  const model = models.at(-1);
  const valueOf = (index: number): string => {
    if (index === columns.title) return facts.title.replaceAll(/(?<!\\)\|/g, '\\|');
    const old = model?.cells[index]?.text ?? '';
    if (index === columns.number) return numberLike(old, facts.number);
    if (index === columns.status) return facts.status ?? '';
    const part = columns.parts[index];
    if (part === 'severity' || part === 'priority') return facts.severity ?? '';
    if (part === 'category') return facts.category ?? '';
    if (part === 'date')
      return dateLike(
        old === '' ? undefined : old,
        facts.now,
        facts.language,
        models.map(({ cells }) => cells[index]?.text ?? ''),
      );
    return '';
  };
  const values = table.header.cells.map((_, index) => valueOf(index).replaceAll(/[\r\n]+/g, ' '));
  const lastModel = models.at(-1)?.line ?? -1;
  const empty = rows.find(
    ({ cells, line }) =>
      line > lastModel &&
      cells.every(({ text }, index) => index === columns.number || isOpen(text)) &&
      cells.length === table.header.cells.length,
  );
  if (empty)
    return { line: empty.line, isNew: false, text: filledRow(lines[empty.line] ?? '', empty, values) };
  const isFirst =
    models.length > 1 && newestFirst(models.map(({ cells }) => cells[columns.number ?? -1]?.text ?? ''));
  const behind = isFirst ? table.header.line + 1 : (rows.at(-1)?.line ?? table.header.line + 1);
  return { line: behind, isNew: true, text: newRow(lines, table, rows, values) };
}

function isOpen(text: string): boolean {
  return (
    isBlank(text) ||
    isPlaceholder(text) ||
    isLegend(text) ||
    /^\p{L}{2,8}(?:\s?\/\s?\p{L}{2,8}){1,3}$/u.test(text)
  );
}

function newestFirst(values: readonly string[]): boolean {
  const numbers = values.map((value) => Number(/\d+/.exec(value)?.[0] ?? NaN));
  return numbers.every((value, index) => index === 0 || value < (numbers[index - 1] ?? NaN));
}

/** `B-06` after `B-05`; a number alone where there is no other. */
function numberLike(old: string, next: number): string {
  const runs = [...old.matchAll(/\d+/g)];
  const run = runs.at(-1);
  if (!run || markOf(old) !== undefined) return String(next);
  const digits = String(next).padStart(run[0].startsWith('0') ? run[0].length : 1, '0');
  const written = old.slice(0, run.index) + digits + old.slice(run.index + run[0].length);
  // What links to the document of another entry is not copied.
  return /\]\(/.test(written) ? String(next) : written;
}

function filledRow(source: string, { cells }: TableRow, values: readonly string[]): string {
  let text = source;
  for (const [index, cell] of [...cells.entries()].reverse()) {
    const value = values[index] ?? '';
    if (value !== '') text = withCell(text, cell, value);
  }
  return text;
}

/** With cells as wide as the others where all are as wide as the header's. */
function newRow(
  lines: readonly string[],
  table: Table,
  rows: readonly TableRow[],
  values: readonly string[],
): string {
  const header = lines[table.header.line] ?? '';
  const last = lines[rows.at(-1)?.line ?? table.header.line] ?? header;
  const bars = barsOf(header);
  const isAligned =
    rows.length > 0 && rows.every(({ line }) => barsOf(lines[line] ?? '').join() === bars.join());
  const widths = table.header.cells.map((_, index) => (bars[index + 1] ?? 0) - (bars[index] ?? 0) - 1);
  const lead = /^\s*/.exec(last)?.[0] ?? '';
  const isTight = /^\s*\|\S/.test(last) && !/^\s*\|\|/.test(last);
  const cells = values.map((value, index) => {
    const text = isTight ? value : value === '' ? ' ' : ` ${value} `;
    return isAligned ? text.padEnd(widths[index] ?? 0) : text;
  });
  return `${lead}|${cells.join('|')}${/\|\s*$/.test(last) ? '|' : ''}`;
}

/** Where the bars between the cells of a row stand. */
function barsOf(row: string): number[] {
  return [...row.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
}
