import { indentOf, leadOf, prefixed } from '../editing/besideCode';
import { outline, type Outline } from '../markdown';
import { closesFence, longestRun } from '../markdownText';
import { readTables } from '../tables';
import { headerLines } from './header';
import { substitute, type Place } from './substitute';
import type { Template } from './template';
import { blocksOf, rawBlocksOf, wordsOf, type Filling } from './values';
import { isMarked, markVariables, onlyMark, variableOf, type VariableName } from './variables';

/** A document ready to be written. */
export interface Rendered {
  /** With `\n` endings. */
  readonly text: string;
  /** Where the cursor goes: the first blank to fill; counted from 0, in UTF-16 units. */
  readonly cursor: { readonly line: number; readonly character: number };
}

/** Stands where the cursor goes until the text is whole; no value holds it. */
const CURSOR = '\0';

/**
 * Fills a template in. A line that holds nothing but a variable without a value is left out, and so is a section
 * that holds nothing but such lines.
 */
export function render(template: Template, filling: Filling): Rendered {
  const body = bodyLines(template, filling);
  const header = headerLines(template, filling);
  const lines = [...header, ...(header.length > 0 ? [''] : []), ...body];
  while (lines.at(-1) === '') lines.pop();
  const line = lines.findIndex((text) => text.includes(CURSOR));
  if (line < 0) return { text: `${lines.join('\n')}\n`, cursor: firstBlank(lines, header.length) };
  const character = lines[line]?.indexOf(CURSOR) ?? 0;
  return { text: `${lines.join('\n').replaceAll(CURSOR, '')}\n`, cursor: { line, character } };
}

function bodyLines(template: Template, filling: Filling): string[] {
  const structure = outline(markVariables(template.body));
  const words = new Map(wordsOf(filling)).set('CURSOR', CURSOR);
  const blocks = blocksOf(filling, !template.isRecord);
  const raw = rawBlocksOf(filling);
  const placeOf = placesIn(structure);
  const dropped = new Set<number>();
  const written = structure.lines.map((line, index): string[] => {
    if (!isMarked(line)) return [line];
    const place = placeOf(index);
    const alone = place === 'text' ? blockAlone(line) : undefined;
    if (alone) {
      const block = blocks.get(alone.name) ?? [];
      if (block.length === 0) dropped.add(index);
      return block.map((text, row) => (row === 0 ? alone.lead : alone.indent) + text);
    }
    const value = (name: VariableName) => words.get(name) ?? raw.get(name);
    const filled = substitute(line, place, value, filling);
    return place === 'fence' ? linesOfCode(structure, index, filled) : [filled];
  });
  widenFences(structure, written);
  for (const section of emptySections(structure, dropped)) dropped.add(section);
  for (const line of [...dropped]) {
    if (structure.lines[line + 1] === '') dropped.add(line + 1);
  }
  return written.filter((_, index) => !dropped.has(index)).flat();
}

/** Each line of code belongs to the quotation or the item of a list that its fence stands in. */
function linesOfCode({ fences, lines }: Outline, index: number, filled: string): string[] {
  const fence = fences.find(({ line, endLine }) => line < index && index < endLine);
  const indent = indentOf(leadOf(fence && lines[fence.line]));
  return filled.split(/\r\n|\n|\r/).map((line, row) => (row === 0 ? line : prefixed(indent, line)));
}

/** A variable of several lines alone on its line, perhaps in a quotation or an item of a list. */
function blockAlone(line: string): { name: VariableName; lead: string; indent: string } | undefined {
  const lead = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+)*/.exec(line)?.[0] ?? '';
  const name = onlyMark(line.slice(lead.length).trimEnd());
  if (name === undefined || !variableOf(name)?.isBlock) return undefined;
  return { name, lead, indent: lead.replaceAll(/[^>\t]/g, ' ') };
}

/** Where each line of a template stands, which says how values are escaped. */
function placesIn(structure: Outline): (line: number) => Place {
  const places = new Map<number, Place>();
  for (const { header, rows } of readTables(structure))
    for (const { line } of [header, ...rows]) places.set(line, 'cell');
  for (const { line, endLine } of structure.fences) {
    places.set(line, 'info');
    for (let inside = line + 1; inside < endLine; inside++) places.set(inside, 'fence');
  }
  return (line) => places.get(line) ?? (structure.isOpaque(line) ? 'html' : 'text');
}

/** What was filled into a fence must not close it. */
function widenFences(structure: Outline, written: string[][]): void {
  for (const { line, endLine } of structure.fences) {
    const opening = /^(.*?)(`{3,}|~{3,})(.*)$/.exec(written[line]?.[0] ?? '');
    if (!opening) continue;
    const [, lead = '', fence = '', info = ''] = opening;
    const mark = fence.startsWith('`') ? '`' : '~';
    // One that nothing closes holds its last line too.
    const closing = closesFence(structure.lines[endLine - 1], structure.lines[line]) ? endLine - 1 : endLine;
    const inside = written.slice(line + 1, closing).flat();
    const longest = longestRun(inside.join('\n'), mark);
    if (longest < fence.length) continue;
    const needed = mark.repeat(longest + 1);
    written[line] = [lead + needed + info];
    if (line < closing && closing < endLine)
      written[closing] = (written[closing] ?? []).map((text) => text.replace(/`{3,}|~{3,}/, needed));
  }
}

/** The lines of sections without sections of their own in which everything was left out. */
function emptySections({ headings, lines }: Outline, dropped: ReadonlySet<number>): number[] {
  return headings.flatMap((heading, index) => {
    const next = headings[index + 1];
    if (next && next.level > heading.level) return [];
    const end = next?.line ?? lines.length;
    const inside = range(heading.endLine, end);
    const isEmpty =
      inside.some((line) => dropped.has(line)) &&
      inside.every((line) => dropped.has(line) || lines[line] === '');
    return isEmpty ? range(heading.line, end) : [];
  });
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** The line below the first heading under the title. */
function firstBlank(lines: readonly string[], from: number): Rendered['cursor'] {
  const heading = lines.findIndex((line, index) => index >= from && /^#{2,6} /.test(line));
  const blank = lines.findIndex((line, index) => index > Math.max(heading, from) && line === '');
  return { line: blank < 0 ? lines.length : lines[blank + 1] === '' ? blank + 1 : blank, character: 0 };
}
