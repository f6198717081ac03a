import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { type PartOfEntry } from '../entryParts';
import type { TextEdit } from '../textEdit';
import { plainText } from '../title';
import { partOf, type Part } from '../words/parts';
import { isPlaceholder } from '../words/placeholder';
import { isLegend } from '../words/status';
import type { FieldName } from './change';
import { isBlank, linesOf } from './lines';

/** What is to be written into an entry that lacks it. */
export interface Addition {
  readonly field: FieldName;
  readonly value: string;
}

/** The parts that hold each field. */
export const PARTS_OF: Readonly<Record<FieldName, readonly Part[]>> = {
  status: ['status'],
  severity: ['severity', 'priority'],
  category: ['category'],
};

/**
 * A place for a field that was left open: a label without a value, a prompt, the words to choose from, an empty
 * cell, an empty section.
 */
export function fillBlank(
  source: Source,
  finding: Finding,
  { field, value }: Addition,
): TextEdit | undefined {
  const names = PARTS_OF[field];
  if (finding.entry.form === 'row') return fillCell(source, finding, names, value);
  const blank = finding.parts.find(
    (part) =>
      names.includes(part.part) &&
      part.indent <= 1 &&
      (isPlaceholder(part.value) || isLegend(part.value)) &&
      !/^\s*\|/.test(source.outline.lines[part.line] ?? ''),
  );
  return blank && fillPart(source, blank, value);
}

/** Writes a value into a part that was left open. */
export function fillPart(
  source: Source,
  { value: old, line, column, headed, start }: PartOfEntry,
  value: string,
): TextEdit {
  const lines = linesOf(source);
  const text = source.outline.lines[line] ?? '';
  if (headed && old === '') {
    const at = lines.end(start - 1);
    const behind = isBlank(source.outline.lines[start]) ? '' : lines.eol;
    return { start: at, end: at, text: lines.eol + lines.eol + value + behind };
  }
  const at = lines.start(line) + column;
  const space = old === '' && /[:*]$/.test(text.slice(0, column)) ? ' ' : '';
  const behind = old === '' && /^\S/.test(text.slice(column)) ? ' ' : '';
  return { start: at, end: at + old.length, text: space + value + behind };
}

/** Writes a value into the empty cell of a row, in the column of the first part that has one. */
export function fillCell(
  source: Source,
  finding: Finding,
  names: readonly Part[],
  value: string,
): TextEdit | undefined {
  const { page } = source;
  const table = page.tables.find(({ rows }) => rows.some(({ line }) => line === finding.start));
  const row = table?.rows.find(({ line }) => line === finding.start);
  const column = table?.header.cells.findIndex(({ text }) =>
    names.includes(partOf(plainText(text)) ?? 'title'),
  );
  const cell = column === undefined || column < 0 ? undefined : row?.cells[column];
  if (!cell || !(isPlaceholder(cell.text) || isLegend(cell.text))) return undefined;
  const at = linesOf(source).start(finding.start);
  const text = page.lines[finding.start] ?? '';
  if (cell.text !== '')
    return { start: at + cell.start, end: at + cell.start + cell.text.length, text: value };
  const from = text.lastIndexOf('|', cell.start - 1) + 1;
  const bar = text.indexOf('|', from);
  return { start: at + from, end: at + (bar < 0 ? text.length : bar), text: ` ${value} ` };
}
