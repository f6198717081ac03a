import { fieldsIn } from '../page';
import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { plainSection } from '../page';
import { plainText } from '../title';
import { stateOfSection } from '../words/headingState';
import { partOf } from '../words/parts';

/**
 * Why the status of an entry that says none cannot be set; `undefined` where it can. This is known from the
 * document's structure alone, so that it can be told before anybody tries.
 */
export function noPlaceFor({ page }: Source, { entry, start, end }: Finding): string | undefined {
  if (entry.form === 'row') {
    const table = page.tables.find(({ rows }) => rows.some(({ line }) => line === start));
    const hasColumn = table?.header.cells.some(({ text }) => partOf(plainText(text)) === 'status') ?? false;
    return hasColumn ? undefined : 'Its table has no column for a status. Add one, then try again.';
  }
  if (entry.form !== 'item') return undefined;
  if (page.outline.headings.some(({ line }) => line === start)) return undefined;
  return fieldsIn(page, { start: start + 1, end }).length > 0
    ? undefined
    : 'Its list says no states. Give the items boxes to tick, or a section such as “Resolved”, then try again.';
}

/** Why an entry that stands in a section of a state cannot move to another; `undefined` where it may. */
export function noSectionFor({ page }: Source, { entry, status }: Finding): string | undefined {
  if (status.at !== 'section') return undefined;
  const level = page.sections.find(({ start }) => start === status.line)?.heading.level;
  const isOther = page.sections.some(
    (section) =>
      section.heading.level === level &&
      section.start !== status.line &&
      (stateOfSection(plainSection(section)) ?? entry.state) !== entry.state,
  );
  return isOther
    ? undefined
    : 'Its section says its state, and there is no other to move it to. Add one, then try again.';
}
