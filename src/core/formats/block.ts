import type { Entry } from '../entry';
import type { Heading, Outline } from '../markdown';
import { headingText, unescapeMarkdown } from '../markdownText';
import { firstStatus, kindOfWord, stateOf } from '../vocabulary';
import type { Format } from './format';

/** A heading that names a kind, with its number and title. */
export interface NamedHeading {
  readonly kind: string;
  readonly number?: number;
  readonly title: string;
}

/** A line such as `**Status:** Open`. */
export interface Field {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
  /** From 0, in the outline's text. */
  readonly line: number;
  /** Where the value stands in its line, in UTF-16 units. */
  readonly start: number;
}

/** Headed parts such as `## Challenge 3: Title` with `**Status:**` and `**Date:**` lines, as the snippets write them. */
export const block: Format = {
  name: 'block',
  read(source) {
    const { outline, document, firstLine } = source;
    const entries: Entry[] = [];
    outline.headings.forEach((heading, index) => {
      const named = parseHeading(heading.text);
      if (!named) return;
      const end = sectionEnd(outline, index);
      const fields = readFields(outline, heading.endLine, end);
      const value = (name: string) => fields.find((field) => field.name === name)?.value;
      const status = value('status');
      const date = value('date');
      if (
        status === undefined ? firstStatus(named.kind) !== undefined || date === undefined : isLegend(status)
      )
        return;
      const severity = value('severity');
      const category = value('category');
      entries.push({
        document,
        line: firstLine + heading.line,
        endLine: firstLine + lastTextLine(outline, heading.line, end),
        form: 'block',
        ...(named.number === undefined ? {} : { number: named.number }),
        title: named.title,
        kind: named.kind,
        state: stateOf(status, named.kind),
        inferred: status === undefined,
        ...(status === undefined ? {} : { status }),
        ...(severity === undefined ? {} : { severity: severity.toLowerCase() }),
        ...(category === undefined ? {} : { category: category.toLowerCase() }),
        tags: [],
        ...(date === undefined ? {} : { date }),
        anchors: [],
      });
    });
    return entries.length > 0 ? { entries, problems: [] } : undefined;
  },
};

/** `## 🐛 Challenge 2: Title` → kind, number and title; `undefined` for a heading that names no kind or a placeholder. */
export function parseHeading(source: string): NamedHeading | undefined {
  const text = headingText(source).replace(/^(?:\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|\s)+/u, '');
  const match = /^(\p{L}[\p{L} ]*?)\s*#?\s*(\d{1,6})?\s*(?:[:：—–-])\s*(\S.*)$/u.exec(text);
  const kind = match && kindOfWord(match[1] ?? '');
  if (!kind) return undefined;
  const title = unescapeMarkdown(match[3] ?? '').trim();
  if (/^\[[^\]]*\]$/.test(title)) return undefined;
  return { kind, title, ...(match[2] === undefined ? {} : { number: Number(match[2]) }) };
}

/** The fields of the lines from `start` up to `end`, both counted from 0, that stand before the first sub-heading. */
export function readFields(outline: Outline, start: number, end: number): Field[] {
  const stop = Math.min(end, outline.headings.find(({ line }) => line >= start)?.line ?? end);
  const fields: Field[] = [];
  for (let line = start; line < stop; line++) {
    if (outline.isOpaque(line)) continue;
    const match =
      /^(\s*(?:[-*+]\s+)?\*\*([^*:：]{1,40})(?:[:：]\*\*|\*\*\s*[:：])\s*)(\S.*?)?(?:\s+|\\)?$/u.exec(
        outline.lines[line] ?? '',
      );
    if (!match?.[3]) continue;
    fields.push({
      name: (match[2] ?? '').trim().toLowerCase(),
      value: match[3],
      line,
      start: (match[1] ?? '').length,
    });
  }
  return fields;
}

/** The first line behind the part that the heading at `index` opens. */
export function sectionEnd(outline: Outline, index: number): number {
  const heading = outline.headings[index] as Heading;
  const next = outline.headings.slice(index + 1).find(({ level }) => level <= heading.level);
  return next?.line ?? outline.lines.length;
}

function lastTextLine(outline: Outline, first: number, end: number): number {
  let last = end - 1;
  while (last > first && (outline.lines[last] ?? '').trim() === '') last--;
  return last;
}

/** `Resolved / In Progress / Workaround`: the words to choose from, so the block is a template. */
function isLegend(status: string): boolean {
  return status.split(/\s[/|]\s/).length > 1;
}
