import type { Anchor, Entry } from '../entry';
import type { Heading, Outline } from '../markdown';
import { unescapeMarkdown } from '../markdownText';
import { readSnippets } from '../snippet';
import { firstStatus, kindOfWord, stateOf } from '../vocabulary';
import type { Format, Source } from './format';

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
      const fields = readFields(outline, index);
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
    return entries.length > 0 ? { entries: withAnchors(entries, source), problems: [] } : undefined;
  },
};

/** Gives each entry the anchors on the fences below its heading; an entry inside another has its own. */
function withAnchors(entries: readonly Entry[], { outline, firstLine }: Source): Entry[] {
  const anchors: Anchor[][] = entries.map(() => []);
  let index = 0;
  for (const snippet of readSnippets(outline)) {
    const line = firstLine + snippet.line;
    while ((entries[index + 1]?.line ?? Infinity) < line) index++;
    const entry = entries[index] as Entry;
    const own = anchors[index] as Anchor[];
    const isKnown = Object.keys(snippet.facts).length > 0 && !own.some(({ id }) => id === snippet.anchor);
    if (isKnown && entry.line < line && line <= entry.endLine)
      own.push({ id: snippet.anchor, ...snippet.facts });
  }
  return entries.map((entry, position) => ({ ...entry, anchors: anchors[position] ?? [] }));
}

/** `## 🐛 Challenge 2: Title` → kind, number and title; `undefined` for a heading that names no kind or a placeholder. */
export function parseHeading(source: string): NamedHeading | undefined {
  const text = source
    .replace(/^(?:\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|\s)+/u, '')
    // `ADR-0004: Title`
    .replace(/^(\p{L}+)-(?=\d{1,6}(?:[:：—–]|\s{1,9}[:：—–-]))/u, '$1 ');
  const separator = text.search(/[:：—–-]/);
  // The limit keeps the next expression, which backtracks, from hostile lines.
  if (separator < 0 || separator > 60) return undefined;
  const named = /^(\p{L}[\p{L} ]*?)\s*#?\s*(\d{1,6})?\s*$/u.exec(text.slice(0, separator));
  const kind = named && kindOfWord(named[1] ?? '');
  const title = unescapeMarkdown(text.slice(separator + 1)).trim();
  if (!kind || title === '' || /^\[[^\]]*\]$/.test(title)) return undefined;
  return { kind, title, ...(named[2] === undefined ? {} : { number: Number(named[2]) }) };
}

/** The fields of the heading at `index`, which stand before the next heading of any level. */
export function readFields(outline: Outline, index: number): Field[] {
  const start = outline.headings[index]?.endLine ?? 0;
  const end = outline.headings[index + 1]?.line ?? outline.lines.length;
  const fields: Field[] = [];
  for (let line = start; line < end; line++) {
    if (!outline.isOpaque(line)) fields.push(...fieldsOfLine(outline.lines[line] ?? '', line));
  }
  return fields;
}

/** `**Date:** 2026-01-01 | **Status:** Open <!-- comment -->`: the first label begins the line or its list item. */
function fieldsOfLine(source: string, line: number): Field[] {
  const comment = source.indexOf('<!--');
  const text = comment < 0 ? source : source.slice(0, comment);
  const labels = [...text.matchAll(/\*\*([^*:：]{1,40})(?:[:：]\*\*|\*\*\s*[:：])/g)];
  if (labels[0]?.index !== /^\s*(?:[-*+]\s+)?/.exec(text)?.[0].length) return [];
  return labels.flatMap((label, index) => {
    const next = labels[index + 1];
    const value = text.slice(label.index + label[0].length, next?.index).trimEnd();
    const end = next ? lengthBeforeSeparator(value) : value.endsWith('\\') ? value.length - 1 : value.length;
    const trimmed = value.slice(0, end).trim();
    if (trimmed === '') return [];
    const start = label.index + label[0].length + value.indexOf(trimmed);
    return [{ name: (label[1] ?? '').trim().toLowerCase(), value: trimmed, line, start }];
  });
}

/** Where the value ends in `Open | ` or `Open · `, before the next field of the line. */
function lengthBeforeSeparator(value: string): number {
  let end = value.length;
  while (end > 0 && '|·•,; \t'.includes(value[end - 1] ?? '')) end--;
  return end;
}

/** The first line behind the part that the heading at `index` opens. */
function sectionEnd(outline: Outline, index: number): number {
  const level = outline.headings[index]?.level ?? 0;
  for (let next = index + 1; next < outline.headings.length; next++) {
    const heading = outline.headings[next] as Heading;
    if (heading.level <= level) return heading.line;
  }
  return outline.lines.length;
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
