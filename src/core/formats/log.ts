import { introducesSolved } from '../conclusion';
import { findingsOf, type Sighting } from '../finding';
import { isTemplate } from '../page';
import type { Format } from './format';
import { readHeadings } from './headings';
import { readItems } from './items';
import { readLines } from './lines';
import { readRows } from './rows';
import { readSummaries, summaryOf } from './summaries';

/**
 * A document of many entries: stories, a blockers log, known issues, lessons, an index. Headings come first; a
 * table that names them again sums up; items and lines count where they stand in a section of a state, or where
 * there is nothing else.
 */
export const log: Format = {
  name: 'log',
  read(source) {
    const { page, firstLine } = source;
    if (isTemplate(page)) return undefined;
    const headings = readHeadings(page);
    const rows = readRows(page, headings);
    const found = [...headings, ...rows];
    const lines = readLines(page, found);
    const told = lines.length > 0 ? [...found, ...lines] : [...found, ...readItems(page, found)];
    const isAbout = page.theme?.list === true && page.theme.from === 'name' && !page.theme.isVague;
    const sightings: readonly Sighting[] = told.length > 0 || !isAbout ? told : readRows(page, [], true);
    if (sightings.length === 0) return undefined;
    const first = Math.min(...sightings.slice(0, 1000).map(({ start }) => start));
    const introduced = introducesSolved(page, first);
    const summarized = summaryOf(headings.length > 1 ? readSummaries(page) : []);
    const complete = sightings.map((seen) => {
      const summary = seen.form === 'block' ? summarized(seen.title, seen.kind) : undefined;
      return { ...seen, introduced, ...(summary === undefined ? {} : { summary }) };
    });
    return { findings: findingsOf(page, firstLine, complete), problems: [] };
  },
};
