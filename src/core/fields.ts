import type { Outline } from './markdown';
import { repaired } from './words/mojibake';
import { partOf, type Part } from './words/parts';

/** A label with its value, such as `**Status:** Open`, `- Status: Open`, or `Date: 2026-01-02`. */
export interface Field {
  /** As written, in lower case. */
  readonly name: string;
  /** What the label means; `undefined` for words of people's own. */
  readonly part?: Part;
  /** The rest of its line; may be empty when the text follows below. */
  readonly value: string;
  /** From 0, in the outline's text. */
  readonly line: number;
  /** Where the value stands in its line, in UTF-16 units. */
  readonly start: number;
  /** How far in its label stands: 0 in a paragraph, 1 in a list, more in a list within a list. */
  readonly indent: number;
}

/** Labels that need no bold letters, because what they name is told nowhere else. */
const PLAIN_PARTS: ReadonlySet<Part> = new Set<Part>([
  'status',
  'date',
  'resolvedDate',
  'severity',
  'priority',
  'category',
  'tags',
  'time',
  'problem',
  'symptom',
  'error',
  'cause',
  'solution',
  'workaround',
  'proposal',
  'lesson',
  'impact',
  'prevention',
]);
const LABEL_LIMIT = 40;
/** Nobody writes a label and its value in a longer line by hand. */
const LINE_LIMIT = 20_000;

/** All labels with values of a document, in its order; code, comments and tables hold none. */
export function readFields(outline: Outline): Field[] {
  const fields: Field[] = [];
  outline.lines.forEach((source, line) => {
    if (outline.isOpaque(line) || source.length > LINE_LIMIT) return;
    if (source.includes('**')) fields.push(...boldFields(source, line));
    else if (/[:：]/.test(source)) {
      const field = plainField(source, line);
      if (field) fields.push(field);
    }
  });
  return fields;
}

/** `**Date:** 2026-01-01 | **Status:** Open <!-- comment -->`: the first label begins the line or its list item. */
function boldFields(source: string, line: number): Field[] {
  const text = withoutComment(source);
  const lead = /^\s*(?:>\s?)?(?:[-*+]\s+)?(?:\[[ xX]\]\s+)?/.exec(text)?.[0] ?? '';
  if (!skipMarks(text.slice(lead.length)).startsWith('**')) return [];
  const labels = [...text.matchAll(/\*\*([^*:：]{1,40})(?:[:：]\*\*|\*\*\s*[:：])/g)];
  const first = labels[0];
  if (!first || skipMarks(text.slice(lead.length, first.index)) !== '') return wholeBold(text, lead, line);
  return labels.map((label, index) => {
    const next = labels[index + 1];
    const value = text.slice(label.index + label[0].length, next?.index).trimEnd();
    const end = next ? lengthBeforeSeparator(value) : value.endsWith('\\') ? value.length - 1 : value.length;
    const trimmed = value.slice(0, end).trim();
    const offset = trimmed === '' ? 0 : value.indexOf(trimmed);
    return fieldOf(label[1] ?? '', trimmed, line, label.index + label[0].length + offset, indentOf(lead));
  });
}

/** `**Status: Fixed**`, and `**Problem.** …` where the label is known. */
function wholeBold(text: string, lead: string, line: number): Field[] {
  const rest = text.slice(lead.length);
  const inside = /^(\*\*([^*:：.]{1,40})[:：]\s*)([^*]{1,200})\*\*/.exec(rest);
  if (inside) {
    const [, before = '', label = '', value = ''] = inside;
    const part = partOf(label);
    if (!part || !PLAIN_PARTS.has(part)) return [];
    return [fieldOf(label, value.trim(), line, lead.length + before.length, indentOf(lead))];
  }
  // `**Problem**` alone on its line.
  const alone = /^\*\*([^*:：.]{2,40})\*\*\s*$/.exec(rest);
  if (alone && partOf(alone[1] ?? '') !== undefined) {
    return [fieldOf(alone[1] ?? '', '', line, text.trimEnd().length, indentOf(lead))];
  }
  const stopped = /^\*\*([^*:：.]{1,40})\.\*\*\s*/.exec(rest);
  if (!stopped || partOf(stopped[1] ?? '') === undefined) return [];
  const value = rest.slice(stopped[0].length).trim();
  return [fieldOf(stopped[1] ?? '', value, line, lead.length + stopped[0].length, indentOf(lead))];
}

/** `Status: Open` or `- Status : Open`, where the label is known. */
function plainField(source: string, line: number): Field | undefined {
  const text = withoutComment(source);
  const opening = /^\s*(?:>\s?)?(?:[-*+]\s+)?/.exec(text)?.[0] ?? '';
  const lead = opening.length;
  const colon = text.slice(lead, lead + LABEL_LIMIT + 2).search(/[:：]/);
  if (colon <= 0) return undefined;
  const label = skipMarks(text.slice(lead, lead + colon)).trim();
  if (label === '' || label.split(/\s+/).length > 3 || /[`[\]()|<>]/.test(label)) return undefined;
  const rest = text.slice(lead + colon + 1);
  // `12:30` and `https://` are no labels.
  if (/^\S/.test(rest) && text[lead + colon] === ':' && !/^[\p{L}*_~(]/u.test(rest)) return undefined;
  const part = partOf(label);
  if (!part || !PLAIN_PARTS.has(part)) return undefined;
  const value = rest.trim().replace(/\\$/, '').trimEnd();
  const offset = value === '' ? 0 : rest.indexOf(value);
  return fieldOf(label, value, line, lead + colon + 1 + offset, indentOf(opening));
}

function fieldOf(label: string, value: string, line: number, start: number, indent: number): Field {
  const part = partOf(repaired(label));
  return { name: label.trim().toLowerCase(), ...(part ? { part } : {}), value, line, start, indent };
}

function withoutComment(source: string): string {
  const comment = source.indexOf('<!--');
  return comment < 0 ? source : source.slice(0, comment);
}

/** Emoji that stand before a label. */
function skipMarks(text: string): string {
  return text.replace(/^(?:\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|\s)+/u, '');
}

/** A list item belongs to the label above it, so it is one further in. */
function indentOf(lead: string): number {
  const space = /^\s*/.exec(lead)?.[0].replaceAll('\t', '    ').length ?? 0;
  return space + (/[-*+]/.test(lead) ? 1 : 0);
}

/** Where the value ends in `Open | ` or `Open · `, before the next field of the line. */
function lengthBeforeSeparator(value: string): number {
  let end = value.length;
  while (end > 0 && '|·•,; \t'.includes(value[end - 1] ?? '')) end--;
  return end;
}
