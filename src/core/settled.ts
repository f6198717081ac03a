import { fieldsIn } from './entryParts';
import type { Finding } from './finding';
import type { Source } from './formats/format';
import { plainText } from './title';
import { stateOfSection } from './words/headingState';
import { partOf } from './words/parts';

const NO_COLUMN = 'Its table has no column for a status. Add one, then try again.';
const NO_LIST =
  'Its list says no states. Give the items boxes to tick, or a section such as “Resolved”, then try again.';
const NO_SECTION =
  'Its section says its state, and there is no other to move it to. Add one, then try again.';

/**
 * Why the status of an entry cannot be set, as far as the document's structure alone tells it, so that it is known
 * before anybody tries. What it finds out about tables and sections it keeps for the next entry.
 */
export function createSettled(
  source: Source,
  findings: readonly Finding[],
): (finding: Finding) => string | undefined {
  const { page } = source;
  let rows: Map<number, boolean> | undefined;
  let saysStates: boolean | undefined;
  let sections: Map<number, boolean> | undefined;

  return ({ entry, status, start, end }) => {
    if (entry.form === 'record' || entry.state === 'reference') return undefined;
    if (status.at === 'section') {
      sections ??= sectionsWithOther(source);
      return sections.get(status.line) ? undefined : NO_SECTION;
    }
    if (status.at !== 'nowhere') return undefined;
    if (entry.form === 'row') {
      rows ??= rowsWithStatus(source);
      return rows.get(start) ? undefined : NO_COLUMN;
    }
    if (entry.form !== 'item' || page.lines[start]?.startsWith('#')) return undefined;
    if (fieldsIn(page, { start: start + 1, end }).length > 0) return undefined;
    saysStates ??= findings.some(saysState);
    return saysStates ? undefined : NO_LIST;
  };
}

/** The sections that say a state, by their line, and whether another of the same rank says another state. */
function sectionsWithOther({ page }: Source): Map<number, boolean> {
  const stated = page.sections.flatMap(({ start, heading, plain }) => {
    const state = stateOfSection(plain);
    return state ? [{ start, level: heading.level, state }] : [];
  });
  const states = new Map<number, Set<string>>();
  for (const { level, state } of stated) states.set(level, (states.get(level) ?? new Set()).add(state));
  return new Map(stated.map(({ start, level }) => [start, (states.get(level)?.size ?? 0) > 1]));
}

/** The rows of tables, and whether their table has a column for a status. */
function rowsWithStatus({ page }: Source): Map<number, boolean> {
  const rows = new Map<number, boolean>();
  for (const table of page.tables) {
    const hasStatus = table.header.cells.some(({ text }) => partOf(plainText(text)) === 'status');
    for (const { line } of table.rows) rows.set(line, hasStatus);
  }
  return rows;
}

/** An item that is ticked or not, or that ends with a word for its state. */
export function saysState({ entry, status }: Finding): boolean {
  return entry.form === 'item' && (status.at === 'checkbox' || status.at === 'heading');
}
