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

/** Tells what a summary says of an entry: by its number, else by its title. */
export function summaryOf(summaries: readonly Summary[]): (title: EntryTitle) => WrittenStatus | undefined {
  const byNumber = new Map<number, Summary | undefined>();
  for (const summary of summaries) {
    const { number } = summary;
    // A number that two of them have tells nothing.
    if (number !== undefined) byNumber.set(number, byNumber.has(number) ? undefined : summary);
  }
  const byTitle = titlesOf(summaries);
  return ({ title, number }) =>
    ((number === undefined ? undefined : byNumber.get(number)) ?? byTitle(title.toLowerCase()))?.status;
}

/** Tells whether an entry has a number or a title, or most of it. */
export function namesOf(taken: readonly Sighting[]): (title: string, number: number | undefined) => boolean {
  const numbers = new Set(taken.map(({ title }) => title.number));
  const byTitle = titlesOf(taken.map(({ title }) => ({ title: title.title.toLowerCase() })));
  return (title, number) =>
    (number !== undefined && numbers.has(number)) || byTitle(title.toLowerCase()) !== undefined;
}

/** So many titles are searched for parts of each other; each entry is compared with all of them. */
const MOST_COMPARED = 200;
/** No title that tells anything is shorter or longer. */
const SHORTEST = 8;
const LONGEST = 300;

/** Finds the first that has a title, or else the first that has most of it. */
function titlesOf<T extends { readonly title: string }>(
  named: readonly T[],
): (title: string) => T | undefined {
  const exact = new Map<string, T>();
  for (const one of named) if (!exact.has(one.title)) exact.set(one.title, one);
  const compared = named
    .slice(0, MOST_COMPARED)
    .filter(({ title }) => title.length >= SHORTEST && title.length <= LONGEST);
  return (title) =>
    exact.get(title) ??
    (title.length < SHORTEST || title.length > LONGEST
      ? undefined
      : compared.find((other) => other.title.includes(title) || title.includes(other.title)));
}
