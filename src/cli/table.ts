import { numberText } from '../core/arrangement';
import type { Entry } from '../core/entry';
import { cut, plain, widthOf } from './plain';
import { styled, type Style, type Terminal } from './terminal';

const HEADER = ['STATE', 'NO', 'TITLE', 'KIND', 'SEVERITY', 'DATE', 'DOCUMENT'];
const TITLE = 2;
/** A title is cut to this many columns before the end of the line is. */
const LEAST_TITLE = 16;
const GAP = '  ';
const STATE_STYLES: Readonly<Record<Entry['state'], Style>> = {
  open: 'yellow',
  resolved: 'green',
  reference: 'blue',
};

/**
 * Entries as lines: aligned for a screen, cut where its width is known; for a program, fields between tabs.
 * @param whereOf the place of an entry, as a person can click it
 */
export function tableOf(
  entries: readonly Entry[],
  whereOf: (entry: Entry) => string,
  terminal: Pick<Terminal, 'isScreen' | 'columns' | 'colours'>,
): string {
  const rows = entries.map((entry) => cellsOf(entry, whereOf(entry)));
  if (!terminal.isScreen) return rows.map((cells) => `${cells.join('\t')}\n`).join('');
  const shown = HEADER.map((_, column) => rows.some((cells) => cells[column] !== ''));
  const only = (cells: readonly string[]) => cells.filter((_, column) => shown[column]);
  const table = [only(HEADER), ...rows.map(only)];
  const widths = fitted(table, shown.slice(0, TITLE).filter(Boolean).length, terminal.columns);
  const lines = table.map((cells, row) => {
    const entry = entries[row - 1];
    return lineOf(cells, widths, terminal, entry ? STATE_STYLES[entry.state] : undefined);
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** What the state is called; a question mark where the document does not tell it. */
export function stateText({ state, inferred }: Pick<Entry, 'state' | 'inferred'>): string {
  return inferred ? `${state}?` : state;
}

function cellsOf(entry: Entry, where: string): string[] {
  const date = plain(entry.date ?? '');
  return [
    stateText(entry),
    numberText(entry) ?? '',
    plain(entry.title),
    plain(entry.kind),
    plain(entry.severity ?? ''),
    // The time of the day is for the record itself.
    /^\d{4}-\d\d-\d\d(?=T)/.exec(date)?.[0] ?? date,
    plain(where),
  ];
}

/** The columns' widths; the title gives way to what is too much. */
function fitted(table: readonly (readonly string[])[], title: number, columns: number | undefined): number[] {
  const widths = (table[0] ?? []).map((_, column) =>
    table.reduce((most, cells) => Math.max(most, widthOf(cells[column] ?? '')), 0),
  );
  if (columns === undefined) return widths;
  const surplus = widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length) - columns;
  const own = widths[title] ?? 0;
  if (surplus > 0) widths[title] = Math.max(Math.min(own, LEAST_TITLE), own - surplus);
  return widths;
}

function lineOf(
  cells: readonly string[],
  widths: readonly number[],
  terminal: Pick<Terminal, 'columns' | 'colours'>,
  style: Style | undefined,
): string {
  let left = terminal.columns ?? Infinity;
  let line = '';
  let blank = '';
  for (const [column, cell] of cells.entries()) {
    const room = left - blank.length;
    if (room <= 0) break;
    const width = Math.min(widths[column] ?? 0, room);
    const text = cut(cell, width);
    const used = widthOf(text);
    // Styles come last: they have no width.
    const styledText =
      style === undefined
        ? styled(terminal, 'dim', text)
        : column === 0
          ? styled(terminal, style, text)
          : text;
    line += text === '' ? '' : `${blank}${styledText}`;
    const padding = ' '.repeat(Math.max(0, width - used)) + GAP;
    if (text === '') blank += padding;
    else {
      left = room - used;
      blank = padding;
    }
  }
  return line;
}
