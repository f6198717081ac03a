import { strict as assert } from 'node:assert';
import { readDocument } from '../../../../src/core/document';
import type { Finding } from '../../../../src/core/finding';
import { open, setFieldOf } from '../../../../src/core/revision';
import type { Change, FieldName, Neighbours } from '../../../../src/core/edits';
import type { DocumentRef, Entry } from '../../../../src/core/entry';
import { applyEdits } from '../../../../src/core/textEdit';

export function refOf(path: string): DocumentRef {
  return { uri: `file:///w/${path}`, path, inTarget: path.startsWith('docs/challenges/') };
}

/** The entries of a document as editing needs them. */
export function findingsOf(text: string, path = 'docs/blockers.md'): readonly Finding[] {
  return open(refOf(path), text).findings;
}

/** The entry of a title, or the first one. */
export function entryIn(path: string, text: string, title?: string): Entry {
  const { entries } = readDocument(refOf(path), text);
  const found = title === undefined ? entries[0] : entries.find((entry) => entry.title.includes(title));
  assert.ok(
    found,
    `“${title ?? 'an entry'}” is not among ${JSON.stringify(entries.map((entry) => entry.title))}`,
  );
  return found;
}

export interface Setting {
  readonly path?: string;
  readonly title?: string;
  readonly field?: FieldName;
  readonly neighbours?: Neighbours;
}

/** What setting a field of an entry of a document would do. */
export function changeOf(text: string, value: string, setting: Setting = {}): Change {
  const { path = 'docs/blockers.md', title, field = 'status', neighbours } = setting;
  return setFieldOf(text, entryIn(path, text, title), field, value, neighbours);
}

/** The text after it; where it is impossible, the reason. */
export function after(text: string, value: string, setting: Setting = {}): string {
  const change = changeOf(text, value, setting);
  return change.kind === 'impossible' ? `impossible: ${change.reason}` : applyEdits(text, change.edits);
}
