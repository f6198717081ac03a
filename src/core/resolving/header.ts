import { changesOnly } from '../editing/frontMatterValue';
import type { Fix } from '../entry';
import { locateInsertion, locateList, locateValue, readFrontMatter } from '../frontMatter';
import { applyEdits, type TextEdit } from '../textEdit';
import { yamlQuoted, yamlScalar } from '../yamlText';

/** What is plain in YAML and stays text to every reader that we know: a time, a number. */
const PLAIN = /^(?:\d{1,9}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d)$/;

/**
 * Gives a key of the front matter a value, in the quotes that it has.
 * @param after keys behind which it goes where it is new, best first
 * @returns nothing where it has the value already, or there is no room that leaves all else as it is
 */
export function setKey(text: string, key: string, value: string, after: readonly string[]): TextEdit[] {
  const front = readFrontMatter(text);
  if (front.kind === 'read' && front.data[key] === value) return [];
  const place = locateValue(text, key);
  const plain = PLAIN.test(value) ? value : yamlScalar(value);
  if (place) {
    const quoted = place.quote === "'" ? `'${value.replaceAll("'", "''")}'` : yamlQuoted(value);
    const written = place.quote === '' ? plain : quoted;
    return proven(text, key, value, [
      { start: place.start, end: place.end, text: place.missing ? ` ${written}` : written },
    ]);
  }
  const room = locateInsertion(text, after);
  if (!room) return [];
  const { offset, indent } = room;
  return proven(text, key, value, [
    { start: offset, end: offset, text: `${indent}${key}: ${plain}${eolOf(text)}` },
  ]);
}

/** Takes a key out of the front matter; of a line with a comment only its value. */
export function removeKey(text: string, key: string): TextEdit[] {
  const place = locateValue(text, key);
  if (!place || place.missing) return [];
  const before =
    Math.max(text.lastIndexOf('\n', place.start - 1), text.lastIndexOf('\r', place.start - 1)) + 1;
  const behind = /^[ \t]*(#?)[^\r\n]*(?:\r\n|\n|\r|$)/.exec(text.slice(place.end));
  const isCommented = behind?.[1] === '#';
  const space = /[ \t]*$/.exec(text.slice(before, place.start))?.[0].length ?? 0;
  const edit = isCommented
    ? { start: place.start - space, end: place.end, text: '' }
    : { start: before, end: place.end + (behind?.[0].length ?? 0), text: '' };
  return proven(text, key, isCommented ? '' : undefined, [edit]);
}

/**
 * Adds what resolved an entry to its list of fixes. What was not committed yet gives way to commits.
 * @returns nothing where all are there, or the list is written in a way that cannot be added to
 */
export function addFixes(text: string, fixes: readonly Fix[]): TextEdit[] {
  const front = readFrontMatter(text);
  if (front.kind !== 'read') return [];
  const old = Array.isArray(front.data.fixes) ? (front.data.fixes as readonly unknown[]) : [];
  const isPending = (item: unknown) =>
    isData(item) && item.uncommitted === 'true' && item.commit === undefined;
  const has = (fix: Fix) =>
    fix.commit === undefined
      ? old.some(isPending)
      : old.some((item) => isData(item) && item.commit === fix.commit);
  const added = fixes.filter((fix) => !has(fix));
  if (added.length === 0) return [];
  const isCommitted = fixes.every(({ commit }) => commit !== undefined);
  const kept = isCommitted ? old.filter((item) => !isPending(item)) : old;
  const eol = eolOf(text);
  const list = locateList(text, 'fixes');
  const expected = [...kept, ...added.map(dataOf)];
  if (front.data.fixes === undefined) {
    const room = locateInsertion(text, []);
    if (!room) return [];
    const lines = [`${room.indent}fixes:`, ...added.flatMap((fix) => itemLines(fix, `${room.indent}  `))];
    const written = lines.map((line) => line + eol).join('');
    return proven(text, 'fixes', expected, [{ start: room.offset, end: room.offset, text: written }]);
  }
  if (!list) return [];
  const written = added
    .flatMap((fix) => itemLines(fix, list.indent))
    .map((line) => line + eol)
    .join('');
  const dropped = list.items.filter((_, index) => isCommitted && isPending(old[index]));
  const last = dropped.at(-1);
  // One edit where the items that go stand last, so that no two edits begin at one place.
  const isLast = last !== undefined && last.end === list.end;
  const edits = dropped.map(({ start, end }) => ({ start, end, text: end === list.end ? written : '' }));
  return proven(text, 'fixes', expected, [
    ...edits,
    ...(isLast ? [] : [{ start: list.end, end: list.end, text: written }]),
  ]);
}

function itemLines(fix: Fix, indent: string): string[] {
  return Object.entries(dataOf(fix)).map(([name, value], index) => {
    const written = name === 'pr' || name === 'uncommitted' ? value : yamlQuoted(value);
    return `${indent}${index === 0 ? '- ' : '  '}${name}: ${written}`;
  });
}

function dataOf({ commit, subject, pr }: Fix): Record<string, string> {
  if (commit === undefined) return { uncommitted: 'true' };
  return {
    commit,
    ...(subject === undefined ? {} : { subject }),
    ...(pr === undefined ? {} : { pr: String(pr) }),
  };
}

function proven(text: string, key: string, value: unknown, edits: TextEdit[]): TextEdit[] {
  return changesOnly(text, applyEdits(text, edits), key, value) ? edits : [];
}

function isData(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function eolOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
