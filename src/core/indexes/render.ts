import { KINDS, type State } from '../entry';
import { escapeMarkdown } from '../markdownText';
import type { Summary } from '../summary';
import { kindLabel } from '../vocabulary';
import type { IndexGrouping, IndexLayout } from './layout';

/** A document as an index tells it. */
export interface IndexEntry {
  /** The name of its file, in the folder of the index. */
  readonly name: string;
  readonly number?: number;
  readonly title: string;
  readonly kind: string;
  readonly state: State;
  /** Markdown of one line. */
  readonly status?: string;
  readonly severity?: string;
  readonly category?: string;
  readonly date?: string;
  readonly summary: Summary;
}

/**
 * The lines of an index: nothing that differs from one machine or day to another, no counts, and in the list for each
 * entry lines of its own, so that branches merge.
 */
export function renderIndex(entries: readonly IndexEntry[], layout: IndexLayout): string[] {
  if (entries.length === 0) return [];
  const sorted = entries.toSorted(byNumber);
  if (layout.groupBy === 'none') return withoutLast(linesOf(sorted, layout, '###'));
  return withoutLast(
    groupsOf(sorted, layout.groupBy).flatMap(({ label, members }) => [
      `### ${oneLine(label)}`,
      '',
      ...linesOf(members, layout, '####'),
    ]),
  );
}

/** The label, number and title by which an index calls an entry: `Challenge 4: Sockets leak`. */
export function nameOf({ kind, number, title }: IndexEntry): string {
  return `${kindLabel(kind)}${number === undefined ? '' : ` ${number}`}: ${title}`;
}

/** Each block ends in a blank line. */
function linesOf(entries: readonly IndexEntry[], { style }: IndexLayout, marks: string): string[] {
  if (style === 'list') return entries.flatMap((entry) => listed(entry, marks));
  const header =
    style === 'summary'
      ? [commonKind(entries), 'Root Cause', 'Solution']
      : ['#', 'Title', 'Status', 'Severity', 'Date'];
  const rows = entries.map(style === 'summary' ? summaryCells : statusCells);
  return [rowOf(header), rowOf(header.map(() => '---')), ...rows.map(rowOf), ''];
}

function listed(entry: IndexEntry, marks: string): string[] {
  const { problem, solution, lesson } = entry.summary;
  const isDecision = entry.kind === 'decision';
  const lines = [
    [isDecision ? 'Context' : 'Problem', problem],
    [isDecision ? 'Decision' : 'Solution', solution],
    [isDecision ? 'Consequences' : 'Lesson', lesson],
  ];
  return [
    `${marks} ${linkTo(entry, nameOf(entry))}`,
    '',
    ...lines.flatMap(([label, line]) => (line === undefined ? [] : [`**${label}:** ${line}`, ''])),
  ];
}

function summaryCells(entry: IndexEntry): string[] {
  const { number, title, summary } = entry;
  const name = number === undefined ? title : `${number}: ${title}`;
  return [linkTo(entry, name), summary.rootCause ?? '', summary.solution ?? ''];
}

function statusCells(entry: IndexEntry): string[] {
  const { number, title, status = '', severity = '', date = '' } = entry;
  return [`${number ?? ''}`, linkTo(entry, title), status, oneLine(severity), oneLine(dayOf(date))];
}

function rowOf(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
}

function linkTo({ name }: IndexEntry, text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  // What encodeURIComponent leaves alone, Markdown would read as its own.
  return `[${oneLine(text)}](./${encodeURIComponent(name).replaceAll(/[()!'*_~]/g, hex)})`;
}

/** A title may have been written with any character. */
function oneLine(text: string): string {
  return escapeMarkdown(text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim());
}

/** The hour says nothing here, and `2026-11-20` sorts. */
function dayOf(date: string): string {
  return /^\d{4}-\d\d-\d\d(?=T|$)/.exec(date)?.[0] ?? date;
}

function commonKind(entries: readonly IndexEntry[]): string {
  const kinds = new Set(entries.map(({ kind }) => kind));
  const [kind = ''] = kinds;
  return kinds.size === 1 ? oneLine(kindLabel(kind)) : 'Entry';
}

interface Group {
  readonly label: string;
  readonly members: readonly IndexEntry[];
}

const STATES: readonly State[] = ['open', 'resolved', 'reference'];

function groupsOf(entries: readonly IndexEntry[], groupBy: Exclude<IndexGrouping, 'none'>): Group[] {
  // Not Map.groupBy: the command line tool runs on Node 20 too.
  const groups = new Map<string, IndexEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry, groupBy);
    const members = groups.get(key);
    if (members) members.push(entry);
    else groups.set(key, [entry]);
  }
  const order: readonly string[] = groupBy === 'kind' ? KINDS : groupBy === 'state' ? STATES : [];
  const rank = (key: string) =>
    key === '' ? Infinity : order.includes(key) ? order.indexOf(key) : order.length;
  return [...groups]
    .sort(([a], [b]) => (rank(a) === rank(b) ? compare(a, b) : rank(a) - rank(b)))
    .map(([key, members]) => ({ label: key === '' ? 'No Category' : kindLabel(key), members }));
}

function keyOf({ kind, category, state }: IndexEntry, groupBy: Exclude<IndexGrouping, 'none'>): string {
  if (groupBy === 'kind') return kind;
  return groupBy === 'state' ? state : (category ?? '');
}

function byNumber(a: IndexEntry, b: IndexEntry): number {
  return (a.number ?? Infinity) - (b.number ?? Infinity) || compare(a.name, b.name);
}

/** By characters: the order of a language differs from machine to machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function withoutLast(lines: readonly string[]): string[] {
  return lines.at(-1) === '' ? lines.slice(0, -1) : [...lines];
}
