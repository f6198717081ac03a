import { locateInsertion, locateValue, readFrontMatter } from '../frontMatter';
import { applyEdits, type TextEdit } from '../textEdit';
import { yamlQuoted, yamlScalar } from '../yamlText';
import { edits, impossible, type Change, type FieldName } from './change';

/** Gives a key of the front matter another value, in the quotes that it has. */
export function setInFrontMatter(text: string, key: string, value: string): Change {
  const edit = editOfFrontMatter(text, key, value);
  if (!edit || !changesOnly(text, applyEdits(text, [edit]), key, value)) {
    return impossible(`The front matter has no room for "${key}: ${value}". Write it by hand.`);
  }
  return text.slice(edit.start, edit.end) === edit.text ? edits() : edits(edit);
}

/** The edit of {@link setInFrontMatter}; `undefined` where there is no such key, nor room for one. */
function editOfFrontMatter(text: string, key: string, value: string): TextEdit | undefined {
  const place = locateValue(text, key);
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
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return { start: offset, end: offset, text: `${indent}${key}: ${yamlScalar(value)}${eol}` };
}

/**
 * The proof of an edit: what is read afterwards differs in one key alone, and the body is the same. YAML has more ways
 * to write a value than anyone thinks of: tags, anchors, lists, block scalars.
 * @param value of the key afterwards; `undefined` where it is gone
 */
export function changesOnly(before: string, after: string, key: string, value: unknown): boolean {
  const [old, now] = [readFrontMatter(before), readFrontMatter(after)];
  if (old.kind !== 'read' || now.kind !== 'read' || now.body !== old.body) return false;
  const keys = new Set([...Object.keys(old.data), ...Object.keys(now.data)]);
  return [...keys].every(
    (name) => JSON.stringify(now.data[name]) === JSON.stringify(name === key ? value : old.data[name]),
  );
}

/** The key of a document's front matter that holds a field, and what it says. */
export function keyOf(
  data: Readonly<Record<string, unknown>>,
  field: FieldName,
): { readonly key: string; readonly value: string } | undefined {
  const names = { status: ['status', 'state'], severity: ['severity', 'priority'], category: ['category'] }[
    field
  ];
  for (const key of names) {
    const value = data[key];
    if (typeof value === 'string' && value.trim() !== '') return { key, value };
  }
  return undefined;
}
