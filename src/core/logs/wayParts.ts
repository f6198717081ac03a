import type { Finding } from '../finding';
import { isBlank } from '../editing/lines';
import { statusAt, type Chosen } from '../editing/statusText';
import { chooseStatus, wantedStatus } from '../editing/statusWord';
import { customOf } from '../editing/custom';
import { labelFor } from '../editing/language';
import { optional } from '../optional';
import { firstStatus } from '../vocabulary';
import { isPlaceholder } from '../words/placeholder';
import { insertion, type Adding, type Appended } from './adding';
import { type Blank } from './blank';
import { dateLike } from './dates';
import { type Facts, type Filled } from './fill';
import { type Place } from './model';
import { type Name } from './naming';

/** A status in the style of the first label; undefined where the entry says it already. */
export function withStatus({ status, language }: Adding, { lines }: Blank): string[] | undefined {
  if (status === undefined) return undefined;
  const at = lines.findIndex((line) => /^\s*(?:[-*+]\s+)?\*\*[^*]+\*\*/.test(line));
  const model = lines[at];
  const label = labelFor('status', language);
  if (model === undefined) return ['', `**${label}:** ${status}`, ...lines];
  const lead = /^\s*(?:[-*+]\s+)?/.exec(model)?.[0] ?? '';
  const isOutside = /\*\*\s?[:：]/.test(model);
  const written = `${lead}${isOutside ? `**${label}**:` : `**${label}:**`} ${status}`;
  const isAlone = isBlank(lines[at + 1]) && lead === '';
  return [...lines.slice(0, at), written, ...(isAlone ? [''] : []), ...lines.slice(at)];
}

export function placed({ source }: Adding, { line, side, separator }: Place, filled: Filled): Appended {
  const { edit, line: start } = insertion(source, line, side, separator, filled.lines);
  return { edits: [edit], cursor: cursorOf(start, filled) };
}

export function cursorOf(start: number, { cursor }: Filled): Appended['cursor'] {
  return { line: start + cursor.line, character: cursor.column };
}

export function shifted<Edit extends { start: number; end: number }>(edit: Edit, by: number): Edit {
  return { ...edit, start: edit.start + by, end: edit.end + by };
}

export function marksOf(heading: string): string {
  return /^\s{0,3}#{1,6}\s+/.exec(heading)?.[0] ?? '';
}

/** One more than the highest; numbers that several entries have are none. */
export function nextNumber(entries: readonly Finding[], more: readonly number[] = []): number {
  return Math.max(0, ...more, ...entries.map(({ entry }) => entry.number ?? 0)) + 1;
}

export function nameOf(
  adding: Adding,
  own: Partial<Omit<Name, 'number'>> & Pick<Name, 'title' | 'number'>,
): Name {
  const { source, findings, draft, language } = adding;
  const first = firstStatus(draft.kind);
  const custom = customOf(source, findings, undefined);
  const status = (old: string): Chosen => chooseStatus(wantedStatus(first ?? 'open'), statusAt(old), custom);
  return {
    now: draft.date,
    language,
    ...optional('severity', draft.severity),
    tags: draft.tags,
    status,
    state: first === undefined ? 'reference' : 'open',
    others: [],
    label: '',
    ...own,
  };
}

export function factsOf(
  adding: Adding,
  title: string | undefined,
  isInline: boolean,
  blank: Blank | undefined,
  findings: readonly Finding[] = adding.findings,
): Facts {
  const { draft, capture, status, severity, category, language } = adding;
  const dates = findings
    .filter(({ entry }) => entry.form === 'block')
    .flatMap(({ parts }) => parts)
    .filter(({ part, value }) => part === 'date' && value !== '' && !isPlaceholder(value))
    .map(({ value }) => value);
  return {
    ...optional('title', title),
    date: (isWithTime) => {
      if (dates.length > 0) return dateLike(dates.at(-1), draft.date, language, dates);
      return isWithTime ? draft.date.slice(0, 16).replace('T', ' ') : draft.date.slice(0, 10);
    },
    ...optional('status', status),
    ...optional('severity', severity),
    ...optional('category', category),
    tags: draft.tags,
    capture,
    isInline,
    ...optional('codeIn', blank?.codeIn),
  };
}
