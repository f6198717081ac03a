import { applyEdits } from '../textEdit';
import { statusEdits, type Chosen } from '../editing/statusText';
import { parseTitle } from '../title';
import { dateOf } from '../words/date';
import { EMOJI } from '../words/fold';
import { severityOf } from '../words/severity';
import { dateLike } from './dates';
import { takeApart } from './titleText';

/** What the line that names a new entry says. */
export interface Name {
  /** As Markdown; empty where the title stands elsewhere. */
  readonly title: string;
  readonly number: number | undefined;
  /** Local time, ISO 8601. */
  readonly now: string;
  readonly language: string;
  readonly severity?: string;
  readonly tags: readonly string[];
  /** For a status that the line says; gets the old one. */
  readonly status: (old: string) => Chosen;
  readonly state: 'open' | 'resolved' | 'reference';
  /** Lines of the same kind, which tell how dates are written. */
  readonly others: readonly string[];
  /** Written before the title, such as `Challenge: `. */
  readonly label: string;
}

/**
 * A line that names an entry, in the style of another: its words, signs, brackets and zeros stay, and what is
 * its own is replaced.
 * @param model the other line, without the marks of headings and lists
 * @returns `undefined` where it cannot be taken apart
 */
export function nameLike(model: string, name: Name): string | undefined {
  const day = /^\*\*(\d{4}-\d{2}-\d{2})(?:\*\*([:：]?)|([:：])\*\*)(?=\s)/.exec(model);
  if (day) {
    const [bold, date = '', outside = '', inside = ''] = day;
    const plain = nameLike(date + (outside || inside) + model.slice(bold.length), name);
    return plain?.replace(/^(\d{4}-\d{2}-\d{2})([:：]?)/, inside ? '**$1$2**' : '**$1**$2');
  }
  const parsed = parseTitle(model);
  const apart = takeApart(model, parsed.title);
  if (!apart || !isModel(model)) return undefined;
  let { before } = apart;
  let rest = kept(apart.behind);
  const { status } = parsed;
  if (status) {
    const [, opening = '', said = '', closing = ''] =
      /^([([（【]?)(.*?)([)\]）】]?)$/u.exec(status.text) ?? [];
    const word =
      name.state === 'reference'
        ? undefined
        : opening + applyEdits(said, statusEdits(said, name.status(said), name.state)) + closing;
    const at = model.length - apart.behind.length;
    if (status.end <= before.length) before = replaced(before, status.start, status.end, word);
    else if (status.start >= at) rest = replaced(apart.behind, status.start - at, status.end - at, word);
  } else before = withoutOwnMark(before, name.others);
  before = before.replaceAll(/!\[[^\]]*\]\([^)]*\)\s*/g, '');
  // Struck through is the state of the other entry, not a habit.
  [before, rest] = [before.replaceAll('~~', ''), rest.replaceAll('~~', '')];
  if (parsed.link !== undefined) before = before.replace('[', '');
  before = numbered(dated(marked(before, name.severity), name), parsed.number, name.number);
  const isBold = /^(\*\*|__)[\s\S]*\1$/.test(apart.title);
  const title = isBold ? `**${name.title}**` : name.title;
  const tags = parsed.tags.length > 0 && name.tags.length > 0 ? ` (${name.tags.join(', ')})` : '';
  if (apart.title === '' && name.title !== '')
    return `${before.trimEnd()}${separatorFor(before)}${name.label}${title}`;
  if (name.title === '') return before.replace(/[\s:：—–-]+$/u, '');
  return `${before}${name.label}${title}${tags}${rest}`.trimEnd();
}

/** Whether a line is in one piece: of `[2026-06-09-LENS] - Title` a bracket would be left over. */
export function isModel(line: string): boolean {
  const text = line.replace(/^\s*(?:#{1,6}|[-*+]|\d{1,4}[.)])?\s+/, '');
  const apart = takeApart(text, parseTitle(text).title);
  if (!apart || /\]\(/.test(apart.behind)) return apart !== undefined;
  return apart.before.split('[').length === apart.before.split(']').length;
}

/** An emoji before the title is the document's habit where most entries have one; otherwise it is that entry's own. */
function withoutOwnMark(before: string, others: readonly string[]): string {
  const mark = MARKS_AT_END.exec(before);
  if (!mark || others.length === 0) return before;
  const isFirst = mark.index === 0;
  const marked = others.filter((line) => (isFirst ? MARK.test(line) : line.includes(mark[0].trim()))).length;
  // Behind a label or a number the only one of its sort rather belongs to its title.
  return marked * 2 >= others.length && (isFirst || marked > 1) ? before : before.slice(0, mark.index);
}

const MARK = new RegExp(EMOJI, 'u');
const MARKS_AT_END = new RegExp(String.raw`(?:(?:${EMOJI})[\u{FE0F}\u{200D}]*\s*)+$`, 'u');

/** Marks that close what was opened before the title. */
function kept(behind: string): string {
  return /^[\s*_~:.]*/.exec(behind)?.[0] ?? '';
}

function separatorFor(before: string): string {
  return /[:：—–-]\s*$/u.test(before) ? ' ' : ': ';
}

function replaced(text: string, start: number, end: number, word: string | undefined): string {
  if (word !== undefined) return text.slice(0, start) + word + text.slice(end);
  return (
    text.slice(0, start).replace(/[\s—–-]+$/u, ' ') + text.slice(end).replace(/^\s*[:：—–-]?\s*/u, '')
  ).trimStart();
}

/** A coloured circle tells a severity; any other emoji is the document's habit. */
function marked(before: string, severity: string | undefined): string {
  const level = severityOf(severity ?? '');
  if (level === undefined) return before;
  const circle = { low: '🟢', medium: '🟡', high: '🔴', critical: '🔴' }[level];
  return before.replace(/^[🔴🟠🟡🟢](?=\s)/u, circle);
}

function dated(before: string, { now, language, others }: Name): string {
  const found = dateOf(before);
  const numeric = /(?<![\d.])\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)/.exec(before);
  const start = found?.start ?? numeric?.index;
  if (start === undefined) return before;
  const end = found?.end ?? start + (numeric?.[0].length ?? 0);
  const time = /^[ T]~?\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?/.exec(before.slice(end))?.[0] ?? '';
  const sample = before.slice(start, end) + time;
  const written = dateLike(sample, now, language, others);
  return before.slice(0, start) + written + before.slice(end + time.length);
}

function numbered(before: string, old: number | undefined, next: number | undefined): string {
  if (old === undefined || next === undefined) return before;
  const runs = [...before.matchAll(/\d+/g)].filter(({ 0: digits }) => Number(digits) === old);
  const run = runs.at(-1);
  if (!run) return before;
  const isPadded = run[0].length > String(old).length;
  const digits = String(next).padStart(isPadded ? run[0].length : 1, '0');
  return before.slice(0, run.index) + digits + before.slice(run.index + run[0].length);
}

/** The emoji that a line begins with. */
export function markOf(line: string): string | undefined {
  return new RegExp(`^${EMOJI}`, 'u').exec(line)?.[0];
}
