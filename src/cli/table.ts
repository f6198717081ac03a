import { numberText } from '../core/arrangement';
import type { Entry } from '../core/entry';
import { cut, plain, widthOf } from './plain';
import { styled, type Style, type Terminal } from './terminal';

const HEADER = ['STATE', 'NO', 'TITLE', 'KIND', 'SEVERITY', 'DATE', 'DOCUMENT'];
const TITLE = 2;
/** A title is cut to this many columns before the end of the line is. */
const LEAST_TITLE = 24;
/** Between columns. */
const GAP = 2;
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
  if (entries.length === 0) return '';
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
  const surplus = widths.reduce((sum, width) => sum + width + GAP, -GAP) - columns;
  const own = widths[title] ?? 0;
  if (surplus > 0) widths[title] = Math.max(Math.min(own, LEAST_TITLE), own - surplus);
  return widths;
}

/** @param state the style of the first cell; `undefined` for the header */
function lineOf(
  cells: readonly string[],
  widths: readonly number[],
  terminal: Pick<Terminal, 'columns' | 'colours'>,
  state: Style | undefined,
): string {
  let line = '';
  /** Where the line ends so far, and where the cell starts; in columns. */
  let end = 0;
  let start = 0;
  cells.forEach((cell, column) => {
    const own = widths[column] ?? 0;
    const room = Math.min(own, (terminal.columns ?? Infinity) - start);
    if (cell !== '' && room > 0) {
      // Of a path, the file's name and the line say most.
      const text = cut(cell, room, state !== undefined && column === cells.length - 1 ? 'start' : 'end');
      const style = state === undefined ? 'dim' : column === 0 ? state : undefined;
      line += ' '.repeat(start - end) + (style === undefined ? text : styled(terminal, style, text));
      end = start + widthOf(text);
    }
    start += own + GAP;
  });
  return line;
}
