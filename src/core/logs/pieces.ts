import { fieldsIn } from '../entryParts';
import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { fold } from '../words/fold';

/** What an entry consists of: its labels, its headings and its tables, so that they can be compared. */
export function pieceKeys(source: Source, own: Pick<Finding, 'start' | 'end'>): Set<string> {
  const { page } = source;
  const span = { start: own.start + 1, end: own.end };
  const keys = fieldsIn(page, span).map(({ name, indent }) => labelKey(name, indent));
  const heads = page.sections.filter(({ start }) => start > own.start && start < own.end);
  const tables = page.tables.filter(({ header }) => header.line > own.start && header.line < own.end);
  return new Set([
    ...keys,
    ...heads.map(({ plain, heading }) => headingKey(plain, heading.level)),
    ...tables.map(({ header }) => tableKey(header.cells.map(({ text }) => text))),
  ]);
}

export function labelKey(name: string, indent: number): string {
  return `label ${indent > 0 ? 'in a list' : ''} ${fold(name)}`;
}

export function headingKey(plain: string, level: number): string {
  return `heading ${level} ${fold(plain).replace(/[\d.:)\s]+$/, '')}`;
}

export function tableKey(cells: readonly string[]): string {
  return `table ${cells.map(fold).join('|')}`;
}
