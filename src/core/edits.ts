import type { Entry } from './entry';
import { locateInsertion, locateValue, readFrontMatter } from './frontMatter';
import { readFields as allFields, type Field } from './fields';
import { headingOf } from './formats/record';
import { openSource, type Source } from './formats/format';
import type { Outline } from './markdown';
import { escapeMarkdown } from './markdownText';
import { UserError } from './ports';
import { applyEdits, type TextEdit } from './textEdit';
import { statusPart } from './vocabulary';
import { yamlQuoted, yamlScalar } from './yamlText';

/** The facts that a single value holds. */
export type FieldName = 'status' | 'severity' | 'category';

/**
 * Gives an entry's field another value: the smallest edit, in the document's own style.
 * @param entry as read from this very text
 * @throws UserError where the document has no room for it
 */
export function setField(source: Source, entry: Entry, field: FieldName, value: string): TextEdit[] {
  return entry.form === 'record'
    ? setInFrontMatter(source.text, field, value)
    : setInBlock(source, entry, field, value);
}

/** Makes the first heading of a record say what its title says. */
export function matchHeading(source: Source, entry: Entry): TextEdit[] {
  const heading = source.outline.headings.find(({ level }) => level === 1);
  if (!heading) return [];
  const line = lineAt(source.text, source.firstLine + heading.line);
  const text = `# ${escapeMarkdown(headingOf(entry.kind, entry.title))}`;
  const end = lineAt(source.text, source.firstLine + heading.endLine - 1).end;
  return [{ start: line.start, end, text }];
}

function setInFrontMatter(text: string, field: FieldName, value: string): TextEdit[] {
  const edit = editOfFrontMatter(text, field, value);
  if (!edit || !changesOnly(text, applyEdits(text, [edit]), field, value)) {
    throw new UserError(`The front matter has no room for "${field}: ${value}". Write it by hand.`);
  }
  return [edit];
}

function editOfFrontMatter(text: string, field: FieldName, value: string): TextEdit | undefined {
  const place = locateValue(text, field);
  if (place) {
    const written =
      place.quote === "'"
        ? `'${value.replaceAll("'", "''")}'`
        : place.quote === '"'
          ? yamlQuoted(value)
          : yamlScalar(value);
    return { start: place.start, end: place.end, text: place.missing ? ` ${written}` : written };
  }
  const room = locateInsertion(text, ['status', 'kind', 'title']);
  if (!room) return undefined;
  const { offset, indent } = room;
  const line = `${indent}${field}: ${yamlScalar(value)}${lineBreakOf(text)}`;
  return { start: offset, end: offset, text: line };
}

/** The proof: YAML has more ways to write a value than anyone thinks of (tags, anchors, lists, block scalars). */
function changesOnly(before: string, after: string, field: FieldName, value: string): boolean {
  const [old, now] = [readFrontMatter(before), readFrontMatter(after)];
  if (old.kind !== 'read' || now.kind !== 'read' || now.body !== old.body) return false;
  const keys = new Set([...Object.keys(old.data), ...Object.keys(now.data)]);
  return [...keys].every((key) =>
    key === field ? now.data[key] === value : JSON.stringify(now.data[key]) === JSON.stringify(old.data[key]),
  );
}

function setInBlock(source: Source, entry: Entry, field: FieldName, value: string): TextEdit[] {
  const { outline, firstLine } = source;
  const index = outline.headings.findIndex(({ line }) => line === entry.line - firstLine);
  if (index < 0) throw new UserError('The entry is no longer where it was. Refresh the view and try again.');
  const written = field === 'status' ? statusText(value) : capitalized(value);
  const place = readFields(outline, index).find(({ name }) => name === field);
  const old = place && (field === 'status' ? statusPart(place.value) : place.value);
  const edit =
    place && old !== undefined
      ? replacement(source, place, old, written)
      : insertion(source, index, capitalized(field), written);
  const after = openSource(source.document, applyEdits(source.text, [edit]));
  const expected = written + (place?.value.slice(old?.length) ?? '');
  if (!changesOnlyField(source, after, index, field, expected)) {
    throw new UserError(`The entry has no room for "${field}: ${value}". Write it by hand.`);
  }
  return [edit];
}

/** `In Progress` for `in-progress`, as people write it. */
function statusText(status: string): string {
  return /^[a-z]+(?:-[a-z]+)*$/.test(status)
    ? status.split('-').map(capitalized).join(' ')
    : capitalized(status);
}

function replacement({ text, firstLine }: Source, place: Field, old: string, written: string): TextEdit {
  const start = lineAt(text, firstLine + place.line).start + place.start;
  return { start, end: start + old.length, text: written };
}

/** A new field behind those that stand right under the heading, written as they are. */
function insertion(
  { text, outline, firstLine }: Source,
  index: number,
  label: string,
  value: string,
): TextEdit {
  const lineOf = (line: number) => outline.lines[line] ?? '';
  const lines = leadingFieldLines(outline, index);
  const last = lines.at(-1) ?? (outline.headings[index]?.endLine ?? 1) - 1;
  const previous = lines.at(-2);
  const crowded = lineOf(last + 1).trim() !== '';
  const [, bullet = '', outside] = /^(\s*[-*+]\s+)?\*\*[^*:：]+(\*\*)?/.exec(lineOf(last)) ?? [];
  const adjacent =
    previous === undefined ? lines.length > 0 && (bullet !== '' || crowded) : last - previous === 1;

  const eol = lineBreakOf(text);
  const field = bullet + (outside ? `**${label}**: ` : `**${label}:** `) + value;
  const at = lineAt(text, firstLine + last).end;
  if (!adjacent) {
    const behind = lines.length === 0 && crowded ? eol : '';
    return { start: at, end: at, text: eol + eol + field + behind };
  }
  // Lines that a hard break keeps apart stay so.
  const own = hardBreakOf(lineOf(last));
  const missing = own === '' ? hardBreakOf(lineOf(previous ?? last)) : '';
  return { start: at, end: at, text: missing + eol + field + own };
}

/** The lines of the fields that follow the heading at `index` with nothing but blank lines between. */
function leadingFieldLines(outline: Outline, index: number): number[] {
  const fieldLines = new Set(readFields(outline, index).map(({ line }) => line));
  const found: number[] = [];
  for (let line = outline.headings[index]?.endLine ?? 0; line < outline.lines.length; line++) {
    if (fieldLines.has(line)) found.push(line);
    else if ((outline.lines[line] ?? '').trim() !== '') break;
  }
  return found;
}

function hardBreakOf(line: string): string {
  return / {2,}$|\\$/.exec(line)?.[0] ?? '';
}

/** The proof for blocks: a value may hold what reads as another field, a comment or a heading. */
function changesOnlyField(
  before: Source,
  after: Source,
  index: number,
  field: FieldName,
  expected: string,
): boolean {
  const fieldsOf = ({ outline }: Source, at: number) =>
    readFields(outline, at).map(({ name, value }) => ({ name, value }));
  const facts = (source: Source) =>
    source.outline.headings.map(({ level, text }, at) => {
      const fields = fieldsOf(source, at);
      const changed = at === index ? fields.findIndex(({ name }) => name === field) : -1;
      return [level, text, fields.filter((_, position) => position !== changed)];
    });
  return (
    fieldsOf(after, index).find(({ name }) => name === field)?.value === expected &&
    JSON.stringify(facts(after)) === JSON.stringify(facts(before))
  );
}

/** The offsets of a line, counted from 1; its end is before the line break. */
function lineAt(text: string, line: number): { start: number; end: number } {
  const breaks = /\r\n|\n|\r/g;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let n = 1; n < line; n++) {
    if (!breaks.exec(text)) return { start: text.length, end: text.length };
    start = breaks.lastIndex;
  }
  return { start, end: breaks.exec(text)?.index ?? text.length };
}

function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function readFields(outline: Outline, index: number): Field[] {
  const start = outline.headings[index]?.endLine ?? 0;
  const end = outline.headings[index + 1]?.line ?? outline.lines.length;
  return allFields(outline).filter(({ line, value }) => line >= start && line < end && value !== '');
}
