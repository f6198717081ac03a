import { strict as assert } from 'node:assert';
import { readDocument } from '../../../../src/core/document';
import type { Entry } from '../../../../src/core/entry';

/** Lines of a document, as one text. */
export const lines = (...all: readonly string[]): string => all.join('\n');

/**
 * What a document lists, an entry a line: `3-13 block challenge open? "status" #1 Title !severity date →resolved
 * @category 90 min =>link [tags]`. A question mark stands for what is inferred.
 */
export function listed(path: string, text: string, inTarget = false): string[] {
  const { entries, problems } = readDocument({ uri: path, path, inTarget }, text);
  assert.deepEqual(problems, []);
  return entries.map(told);
}

function told(entry: Entry): string {
  const { line, endLine, form, kind, state, inferred, title, tags } = entry;
  const of = (mark: string, value: string | undefined) => (value === undefined ? [] : [`${mark}${value}`]);
  return [
    `${line}-${endLine} ${form} ${kind} ${state}${inferred ? '?' : ''}`,
    ...(entry.status === undefined ? [] : [JSON.stringify(entry.status)]),
    ...(entry.number === undefined ? [] : [`#${entry.number}`]),
    title,
    ...of('!', entry.severity),
    ...of('', entry.date),
    ...of('→', entry.resolved),
    ...of('@', entry.category),
    ...(entry.minutes === undefined ? [] : [`${entry.minutes} min`]),
    ...of('=>', entry.link),
    ...(tags.length > 0 ? [`[${tags.join(' ')}]`] : []),
  ].join(' ');
}
