import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { fieldsIn } from '../entryParts';
import { isBlank, isRule, lastWritten } from '../editing/lines';
import { type Section } from '../page';
import { stateOfSection } from '../words/headingState';
import { isModel } from './naming';
import { pieceKeys } from './pieces';

/** Where a new block goes, and after which entry of the document it is made. */
export interface Model {
  readonly finding: Finding;
  /** The entries of its kind and form, in the document's order. */
  readonly group: readonly Finding[];
  readonly place: Place;
}

/** A place between lines, and the lines that keep entries apart there. */
export interface Place {
  /** The outline's line that the block stands behind, or before. */
  readonly line: number;
  readonly side: 'behind' | 'before';
  readonly separator: readonly string[];
}

/** So many entries tell how a document is written. */
const MOST_COMPARED = 60;

/**
 * The youngest well-formed entry of a kind, and the place of the next one: behind the last, or before the first
 * where the newest stand first. Where sections say states, it is the section of open entries.
 */
export function modelOf(source: Source, group: readonly Finding[]): Model | undefined {
  const open = group.filter((finding) => stateAround(finding) !== 'resolved');
  const room = open.length === 0 ? openSection(source) : undefined;
  const here = open.length > 0 ? open : group;
  const isFirst = newestFirst(here);
  const neighbour = isFirst ? here[0] : here.at(-1);
  if (!neighbour) return undefined;
  const separator = separatorOf(source, here);
  const place: Place = room
    ? { line: lastWritten(source.outline.lines, room), side: 'behind', separator: [''] }
    : isFirst
      ? { line: neighbour.start, side: 'before', separator }
      : { line: contentEnd(source, neighbour), side: 'behind', separator };
  return { finding: wellFormed(source, here, isFirst) ?? neighbour, group, place };
}

/** What the innermost section around an entry that says a state says. */
function stateAround({ section }: Finding): 'open' | 'resolved' | undefined {
  for (let around = section; around; around = around.parent) {
    const state = stateOfSection(around.plain);
    if (state) return state;
  }
  return undefined;
}

/** A section for what is open, where all entries are in others. */
function openSection({ page }: Source): Section | undefined {
  return page.sections.find(({ plain, accessory }) => !accessory && isOpenSection(plain));
}

/** Of those that share the most with the others the youngest; one that is open before one that is not. */
function wellFormed(source: Source, group: readonly Finding[], isFirst: boolean): Finding | undefined {
  const sorted = isFirst ? group.slice(0, MOST_COMPARED) : group.slice(-MOST_COMPARED).reverse();
  const nameable = sorted.filter(({ start }) => isModel(source.page.lines[start] ?? ''));
  const compared = nameable.length > 0 ? nameable : sorted;
  const keys = compared.map((finding) => pieceKeys(source, finding));
  const counts = new Map<string, number>();
  for (const own of keys) for (const key of own) counts.set(key, (counts.get(key) ?? 0) + 1);
  const shared = keys.map((own) => [...own].filter((key) => (counts.get(key) ?? 0) > 1).length);
  const most = Math.max(...shared);
  const good = compared.filter((_, index) => (shared[index] ?? 0) * 4 >= most * 3);
  const sayInHeading = good.filter(
    ({ status, entry }) => status.at === 'heading' || (entry.form === 'item' && status.at === 'value'),
  );
  return sayInHeading.find(({ entry }) => entry.state === 'open') ?? good[0];
}

function newestFirst(group: readonly Finding[]): boolean {
  const falls = (values: readonly (number | string | undefined)[]) =>
    values.length > 1 &&
    values.every((value) => value !== undefined) &&
    values.every((value, index) => index === 0 || (value as number) <= (values[index - 1] as number)) &&
    values[0] !== values.at(-1);
  const numbers = group.map(({ entry }) => entry.number);
  if (numbers.filter((number) => number !== undefined).length > 1) return falls(numbers);
  const dates = group.map(({ entry: { date } }) =>
    /^\d{4}-\d{2}(?:-\d{2})?/.test(date ?? '') ? date : undefined,
  );
  return falls(dates);
}

/** The last line of what an entry says: rules, blank lines and remarks to whoever adds one stand behind it. */
export function contentEnd(source: Source, { start, end }: Pick<Finding, 'start' | 'end'>): number {
  const { outline } = source;
  const lineOf = (line: number) => outline.lines[line];
  for (let line = start + 1; line < end; line++) {
    if (!isRule(lineOf(line)) || outline.isOpaque(line) || !isBlank(lineOf(line - 1))) continue;
    if (isTail(source, line + 1, end)) return lastWritten(outline.lines, { start, end: line });
  }
  let last = lastWritten(outline.lines, { start, end });
  const isRemark = (text: string) =>
    /^<!--.*-->$/.test(text.trim()) || /^[*_(（].*(?:add|more|copy|new).*[)）*_]$/i.test(text.trim());
  while (last > start && isRemark(lineOf(last) ?? '') && isBlank(lineOf(last - 1)))
    last = lastWritten(outline.lines, { start, end: last });
  return last;
}

/** A remark of a few lines, without headings and parts; comments, which nobody sees, may be long. */
function isTail(source: Source, from: number, end: number): boolean {
  const { page, outline } = source;
  let count = 0;
  let isComment = false;
  for (let line = from; line < end; line++) {
    const text = outline.lines[line] ?? '';
    isComment ||= /^\s*<!--/.test(text);
    if (outline.isOpaque(line) && !isComment) return false;
    if (!isComment && !isBlank(text) && !isRule(text)) count++;
    if (text.includes('-->')) isComment = false;
  }
  const heads = page.sections.some(({ start }) => start >= from && start < end);
  const parts = fieldsIn(page, { start: from, end }).filter(({ part }) => part !== undefined);
  return count <= 4 && !heads && parts.length === 0;
}

/** The blank lines and the rule between two entries. */
function separatorOf(source: Source, group: readonly Finding[]): string[] {
  const { outline } = source;
  for (let index = group.length - 1; index > 0; index--) {
    const [before, next] = [group[index - 1], group[index]];
    if (!before || !next || next.start > before.end) continue;
    const found = tidied(outline.lines.slice(contentEnd(source, before) + 1, next.start));
    if (found) return found;
  }
  let above = (group[0]?.start ?? 0) - 1;
  while (above > 0 && isBlank(outline.lines[above])) above--;
  const rule = outline.lines[above];
  const isItem = group[0]?.entry.form === 'item';
  return isRule(rule) && !isItem ? ['', rule ?? '---', ''] : isItem ? [] : [''];
}

function tidied(lines: readonly string[]): string[] | undefined {
  const rule = lines.findIndex((line) => isRule(line));
  if (lines.some((line) => !isBlank(line) && !isRule(line))) return undefined;
  if (rule < 0) return lines.slice(0, 2).map(() => '');
  const before = rule > 0 ? [''] : [];
  const behind = rule < lines.length - 1 ? [''] : [];
  return [...before, lines[rule] ?? '---', ...behind];
}

/** The heading of a section for what is open, where others say another state. */
export function isOpenSection(plain: string): boolean {
  return stateOfSection(plain) === 'open';
}
