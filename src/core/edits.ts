import type { Entry } from './entry';
import { locateInsertion, locateValue, readFrontMatter } from './frontMatter';
import { readFields } from './formats/block';
import { headingOf } from './formats/record';
import type { Source } from './formats/format';
import { escapeMarkdown } from './markdownText';
import { UserError } from './ports';
import { applyEdits, type TextEdit } from './textEdit';
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
  const { outline, firstLine, text } = source;
  const index = outline.headings.findIndex(({ line }) => line === entry.line - firstLine);
  const heading = outline.headings[index];
  if (!heading) throw new UserError('The entry is no longer where it was. Refresh the view and try again.');
  const written = value.split(/[-\s]/).map(capitalized).join(' ');
  const fields = readFields(outline, index);
  const place = fields.find(({ name }) => name === field);
  if (place) {
    const start = lineAt(text, firstLine + place.line).start + place.start;
    return [{ start, end: start + place.value.length, text: written }];
  }
  const last = fields.at(-1);
  const at = lineAt(text, firstLine + (last?.line ?? heading.endLine - 1)).end;
  const eol = lineBreakOf(text);
  return [{ start: at, end: at, text: `${eol}${eol}**${capitalized(field)}:** ${written}` }];
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
