import { type WrittenStatus } from '../conclusion';
import { type Sighting } from '../finding';
import { optional } from '../optional';
import { type Page } from '../page';
import { type EntryTitle } from '../title';
import { columnsOf, titleOfRow, numberOfRow } from './columns';

/** What tables say of entries that stand elsewhere in the document. */
export interface Summary {
  readonly number?: number;
  readonly title: string;
  /** What the column of the titles is named like. */
  readonly kind?: string;
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
          ...optional('kind', columns.kind),
          ...(number === undefined ? {} : { number }),
        },
      ];
    });
  });
}

/** Tells what a summary says of an entry of a kind: by its number, else by its title. */
export function summaryOf(
  summaries: readonly Summary[],
): (title: EntryTitle, kind: string) => WrittenStatus | undefined {
  const decisions = numbersOf(summaries.filter((summary) => isCountedWith('decision', summary.kind)));
  const others = numbersOf(summaries.filter((summary) => isCountedWith('challenge', summary.kind)));
  const byTitle = titlesOf(summaries);
  return ({ title, number }, kind) => {
    const numbered =
      number === undefined ? undefined : (kind === 'decision' ? decisions : others).get(number);
    return (numbered ?? byTitle(title.toLowerCase()))?.status;
  };
}

/** By their numbers; one that two of them have tells nothing. */
function numbersOf(summaries: readonly Summary[]): Map<number, Summary | undefined> {
  const byNumber = new Map<number, Summary | undefined>();
  for (const summary of summaries) {
    const { number } = summary;
    if (number !== undefined) byNumber.set(number, byNumber.has(number) ? undefined : summary);
  }
  return byNumber;
}

/**
 * Tells whether an entry has a number or a title, or most of it.
 * @param kind of what is asked about, if it is known
 */
export function namesOf(
  taken: readonly Sighting[],
  kind: string | undefined,
): (title: string, number: number | undefined) => boolean {
  const alike = taken.filter((one) => isCountedWith(one.kind, kind));
  const numbers = new Set(alike.map(({ title }) => title.number));
  const byTitle = titlesOf(taken.map(({ title }) => ({ title: title.title.toLowerCase() })));
  return (title, number) =>
    (number !== undefined && numbers.has(number)) || byTitle(title.toLowerCase()) !== undefined;
}

/** Decisions are counted apart: the third of them is not the third blocker. */
function isCountedWith(kind: string, other: string | undefined): boolean {
  return other === undefined || (kind === 'decision') === (other === 'decision');
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
