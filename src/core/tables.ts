import type { Field } from './fields';
import type { Outline } from './markdown';
import { plainText } from './title';
import { partOf, type Part } from './words/parts';
import { findStatus } from './words/status';

/** A cell's text, without the white space around it, and where it stands in its line, in UTF-16 units. */
export interface Cell {
  readonly text: string;
  readonly start: number;
}

export interface TableRow {
  /** From 0, in the outline's text. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly header: TableRow;
  /** Also those behind blank lines, headings and text, as long as they have the header's number of cells. */
  readonly rows: readonly TableRow[];
}

const DELIMITER = /^:?-+:?$/;

/**
 * The tables of a document. People break them by blank lines and headings, which ends a table for the
 * renderers but not for the eye, so a row belongs to the last header with as many cells.
 */
export function readTables(outline: Outline): Table[] {
  const tables: { header: TableRow; rows: TableRow[] }[] = [];
  let previous: TableRow | undefined;
  outline.lines.forEach((source, line) => {
    const trimmed = source.trimStart();
    if (!trimmed.startsWith('|') || outline.isOpaque(line)) {
      previous = undefined;
      return;
    }
    const row = { line, cells: cellsOf(source) };
    if (row.cells.length > 0 && row.cells.every(({ text }) => DELIMITER.test(text))) {
      // The row above is the header; it was taken for a row of the table before.
      if (previous) {
        const last = tables.at(-1);
        if (last?.rows.at(-1) === previous) last.rows.pop();
        tables.push({ header: previous, rows: [] });
      }
      previous = undefined;
      return;
    }
    const table = tables.at(-1);
    if (table && Math.abs(row.cells.length - table.header.cells.length) <= 1) table.rows.push(row);
    previous = row;
  });
  return tables;
}

/** The cells between the pipes of a line; `\|` is text. */
function cellsOf(source: string): Cell[] {
  const cells: Cell[] = [];
  let start = source.indexOf('|') + 1;
  for (let at = start; at <= source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '|' || at >= source.length) {
      const text = source.slice(start, at);
      // What follows the last pipe is a cell only when there is something.
      if (char === '|' || text.trim() !== '') {
        cells.push({ text: text.trim(), start: start + (text.length - text.trimStart().length) });
      }
      start = at + 1;
    }
  }
  return cells;
}

const FACTS: ReadonlySet<Part> = new Set<Part>([
  'status',
  'date',
  'resolvedDate',
  'severity',
  'priority',
  'category',
  'time',
]);

/** The facts of an entry that stand in a table of labels and values: `| Status | Resolved |`. */
export function tableFields(tables: readonly Table[]): Field[] {
  return tables
    .filter(({ header }) => header.cells.length === 2)
    .flatMap(({ header, rows }) => {
      const found = rows.flatMap(fieldOfRow);
      const first = fieldOfRow(header).filter(({ value }) => /\d/.test(value) || findStatus(value));
      return [...first, ...found];
    });
}

function fieldOfRow({ line, cells }: TableRow): Field[] {
  const [label, value] = cells;
  if (!label || !value || label.text.length > 40) return [];
  const name = plainText(label.text);
  const part = partOf(name);
  if (!part || !FACTS.has(part)) return [];
  // `| status | the word as written |` explains a word.
  if (part === 'status' && !findStatus(value.text) && value.text.length > 24) return [];
  return [{ name: name.toLowerCase(), part, value: value.text, line, start: value.start, indent: 0 }];
}
