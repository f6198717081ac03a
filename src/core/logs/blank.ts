import { fieldsIn } from '../entryParts';
import type { Field } from '../fields';
import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { PROBLEMS } from '../formats/candidates';
import { isBlank } from '../editing/lines';
import type { Table } from '../tables';
import type { Part } from '../words/parts';
import { headingKey, labelKey, pieceKeys, tableKey } from './pieces';

/** An entry without what it says. */
export interface Blank {
  /** The lines below its heading. */
  readonly lines: readonly string[];
  /** What a part that tells of the problem has behind its label, not below it. */
  readonly isInline: boolean;
  /** The part that code stands in. */
  readonly codeIn?: Part;
}

const MOST_COMPARED = 60;

/** Takes an entry's own words away: what is left is what the entries of its document have in common. */
export function blankOf(source: Source, model: Finding, group: readonly Finding[]): Blank {
  const { page, outline } = source;
  const counts = new Map<string, number>();
  for (const other of group.slice(-MOST_COMPARED))
    for (const key of pieceKeys(source, other)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isKept = (key: string, isKnown: boolean) =>
    (counts.get(key) ?? 0) > 1 || (isKnown && group.length <= 2);
  const heading = page.sections.find(({ start }) => start === model.start);
  const first = heading?.heading.endLine ?? model.start + 1;
  const fields = new Map<number, Field[]>();
  for (const field of fieldsIn(page, { start: first, end: model.end }))
    fields.set(field.line, [...(fields.get(field.line) ?? []), field]);
  const kept: string[] = [];
  let dropped = false;
  let part: Part | undefined;
  let codeIn: Part | undefined;
  let isInline = false;
  const push = (line: number, ...texts: string[]) => {
    const above = outline.lines[line - 1];
    const isFirst = kept.length === 0;
    const isListed = LISTED.test(texts[0] ?? '') && LISTED.test(kept.at(-1) ?? '');
    if (isBlank(above) || (dropped && !isFirst && !isListed)) kept.push('');
    kept.push(...texts);
    dropped = false;
  };
  for (let line = first; line < model.end; line++) {
    const text = outline.lines[line] ?? '';
    const section = page.sections.find(({ start }) => start === line);
    const table = page.tables.find(({ header }) => header.line === line);
    const own = fields.get(line);
    if (section) {
      if (isKept(headingKey(section.plain, section.heading.level), section.part !== undefined)) {
        push(line, ...outline.lines.slice(line, section.heading.endLine));
        part = section.part;
      } else dropped = true;
      line = section.heading.endLine - 1;
    } else if (outline.isOpaque(line)) {
      if (part && CODE.has(part)) codeIn ??= part;
      dropped = true;
    } else if (table) {
      const known = table.rows.some((row) => fields.has(row.line));
      const end = lastRow(table, outline.lines, line);
      const isHere = isKept(
        tableKey(table.header.cells.map(({ text: cell }) => cell)),
        known || part === 'options',
      );
      if (isHere)
        push(
          line,
          text,
          outline.lines[line + 1] ?? '',
          ...blankRows(table, outline.lines, line, end, fields),
        );
      else dropped = true;
      line = end;
    } else if (
      own?.some(({ name, indent, part: known }) => isKept(labelKey(name, indent), known !== undefined))
    ) {
      push(line, withoutValues(text, own));
      part = own.at(-1)?.part ?? part;
      if (own.some((field) => field.part && PROBLEMS.has(field.part) && field.value !== '')) isInline = true;
    } else if (
      /^\s{0,3}1[.)](?:\s|$)/.test(text) &&
      part &&
      STEPS.has(part) &&
      isList(outline.lines[line + 1])
    ) {
      kept.push(...(isBlank(outline.lines[line - 1]) ? [''] : []), text.replace(/^(\s{0,3}1[.)]).*$/, '$1 '));
      dropped = true;
    } else if (!isBlank(text)) dropped = true;
  }
  return { lines: kept, isInline, ...(codeIn ? { codeIn } : {}) };
}

const LISTED = /^\s*[-*+]\s/;
/** The parts in which code shows a problem, not what came of it. */
const CODE: ReadonlySet<Part> = new Set<Part>(['problem', 'symptom', 'error', 'context', 'reproduction']);
/** The parts of which people number the steps. */
const STEPS: ReadonlySet<Part> = new Set<Part>(['investigation', 'reproduction', 'actions', 'attempt']);

/** Only a list of several is the habit of a document. */
function isList(next: string | undefined): boolean {
  return next !== undefined && /^\s{0,3}2[.)](?:\s|$)/.test(next);
}

/** A line of labels whose values are gone; what may be ticked is not ticked. */
export function withoutValues(text: string, fields: readonly Field[]): string {
  let line = text.replace(/\s*<!--.*?(?:-->|$)/g, '');
  for (const { value, start } of fields.toReversed()) {
    if (value === '' || line.slice(start, start + value.length) !== value) continue;
    const boxes = /\[[ xX✓✔]{0,3}\]/u.test(value) ? value.replaceAll(/\[[ xX✓✔]{0,3}\](?!\()/gu, '[ ]') : '';
    line = line.slice(0, start) + boxes + line.slice(start + value.length);
  }
  const bold = line.replace(/([:：])\s+\*\*\s*$/u, '$1**');
  return / {2}$/.test(text) && !LISTED.test(text) ? `${bold.trimEnd()}  ` : bold.trimEnd();
}

function lastRow({ rows }: Table, lines: readonly string[], header: number): number {
  let end = header + 1;
  while (lines[end + 1]?.trimStart().startsWith('|') === true && rows.some(({ line }) => line === end + 1))
    end++;
  return end;
}

/** The rows of facts keep their labels; of others two empty ones are left to fill. */
function blankRows(
  table: Table,
  lines: readonly string[],
  header: number,
  end: number,
  fields: ReadonlyMap<number, readonly Field[]>,
): string[] {
  const rows: string[] = [];
  for (let line = header + 2; line <= end; line++) {
    const own = fields.get(line);
    if (!own) continue;
    const text = lines[line] ?? '';
    const value = own[0];
    if (value) rows.push(`${text.slice(0, value.start)}${text.slice(value.start + value.value.length)}`);
  }
  if (rows.length > 0) return rows;
  const empty = `|${' |'.repeat(table.header.cells.length)}`;
  return [empty, empty];
}
