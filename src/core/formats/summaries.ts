import { type WrittenStatus } from '../conclusion';
import { type Sighting } from '../finding';
import { type Page } from '../page';
import { type EntryTitle } from '../title';
import { columnsOf, titleOfRow, numberOfRow } from './columns';

/** What tables say of entries that stand elsewhere in the document. */
export interface Summary {
  readonly number?: number;
  readonly title: string;
  readonly status: WrittenStatus;
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
export function namesOf(taken: readonly Sighting[]): (title: string, number: number | undefined) => boolean {
  const numbers = new Set(taken.map(({ title }) => title.number));
  const titles = taken.slice(0, 500).map(({ title }) => title.title.toLowerCase());
  return (title, number) =>
    (number !== undefined && numbers.has(number)) ||
    titles.some((other) => isSameTitle(other, title.toLowerCase()));
}

function isSameTitle(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 8 && (a.includes(b) || b.includes(a)));
}
