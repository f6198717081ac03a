import type { Entry, State } from './entry';
import { kindLabel } from './vocabulary';

/** How the view arranges entries. */
export const GROUPINGS = ['state', 'severity', 'category', 'kind', 'file'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const SORTINGS = ['newest', 'oldest', 'number', 'title', 'severity'] as const;
export type Sorting = (typeof SORTINGS)[number];

export interface Group {
  /** Unique among its siblings. */
  readonly key: string;
  readonly label: string;
  readonly entries: readonly Entry[];
}

const STATE_LABELS: Readonly<Record<State, string>> = {
  open: 'Open',
  resolved: 'Resolved',
  reference: 'Reference',
};
const SEVERITIES = ['critical', 'high', 'medium', 'low'];

/**
 * Arranges entries into groups, each in order. By state, the groups Open and Resolved are always there
 * and Reference only when it has entries; otherwise a group exists for each value that occurs.
 */
export function arrange(entries: readonly Entry[], grouping: Grouping, sorting: Sorting): Group[] {
  const sorted = entries
    .map((entry) => ({ entry, time: time(entry) }))
    .sort(COMPARE[sorting])
    .map(({ entry }) => entry);
  if (grouping === 'state') {
    return (['open', 'resolved', 'reference'] as const)
      .map((state) => ({
        key: state,
        label: STATE_LABELS[state],
        entries: sorted.filter((entry) => entry.state === state),
      }))
      .filter((group) => group.key !== 'reference' || group.entries.length > 0);
  }
  const groups = new Map<string, Entry[]>();
  for (const entry of sorted) {
    const key = GROUP_KEY[grouping](entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups]
    .sort(([a], [b]) => compareKeys(grouping, a, b))
    .map(([key, members]) => ({ key, label: groupLabel(grouping, key), entries: members }));
}

/** The key of the group that an entry stands in. */
export function groupKeyOf(entry: Entry, grouping: Grouping): string {
  return grouping === 'state' ? entry.state : GROUP_KEY[grouping](entry);
}

/** `src/server.ts:42` for the first anchor that names a file. */
export function whereOf(entry: Entry): string | undefined {
  const anchor = entry.anchors.find(({ file }) => file !== undefined);
  return anchor?.file === undefined
    ? undefined
    : anchor.lines
      ? `${anchor.file}:${anchor.lines.first}`
      : anchor.file;
}

/** The number as its file writes it, or with three digits. */
export function numberText(entry: Entry): string | undefined {
  if (entry.number === undefined) return undefined;
  const written =
    entry.form === 'record' ? /^\d+/.exec(entry.document.path.split('/').at(-1) ?? '')?.[0] : undefined;
  return written ?? String(entry.number);
}

const GROUP_KEY: Readonly<Record<Exclude<Grouping, 'state'>, (entry: Entry) => string>> = {
  severity: (entry) => entry.severity?.toLowerCase() ?? '',
  category: (entry) => entry.category?.toLowerCase() ?? '',
  kind: (entry) => entry.kind,
  file: (entry) => entry.anchors.find(({ file }) => file !== undefined)?.file ?? '',
};

function groupLabel(grouping: Exclude<Grouping, 'state'>, key: string): string {
  if (key === '')
    return { severity: 'No Severity', category: 'No Category', kind: 'No Kind', file: 'No File' }[grouping];
  if (grouping === 'file') return key;
  return grouping === 'kind' ? kindLabel(key) : key.charAt(0).toUpperCase() + key.slice(1);
}

function compareKeys(grouping: Grouping, a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return (grouping === 'severity' ? rank(a) - rank(b) : 0) || a.localeCompare(b);
}

function rank(severity: string | undefined): number {
  const index = SEVERITIES.indexOf(severity?.toLowerCase() ?? '');
  return index < 0 ? SEVERITIES.length : index;
}

/** Milliseconds since the epoch; entries without a date that a machine can read are the oldest. */
function time(entry: Entry): number {
  const parsed = Date.parse(entry.date ?? '');
  return Number.isNaN(parsed) ? -Infinity : parsed;
}

/** Times are read once, not with every comparison. */
interface Timed {
  readonly entry: Entry;
  readonly time: number;
}

function byTime(a: Timed, b: Timed): number {
  return a.time === b.time ? 0 : a.time < b.time ? -1 : 1;
}

/**
 * Among entries of one time, records come first, by number; what stands in documents of people's own keeps
 * the order in which it stands there.
 * @param direction of the numbers: -1 for the highest first
 */
function byPlace({ entry: a }: Timed, { entry: b }: Timed, direction: 1 | -1): number {
  if (a.form === 'record' && b.form === 'record') return direction * ((a.number ?? 0) - (b.number ?? 0));
  if (a.form === 'record' || b.form === 'record') return a.form === 'record' ? -1 : 1;
  return a.document.path.localeCompare(b.document.path) || a.line - b.line;
}

const newest = (a: Timed, b: Timed): number => byTime(b, a) || byPlace(a, b, -1);

const COMPARE: Readonly<Record<Sorting, (a: Timed, b: Timed) => number>> = {
  newest,
  oldest: (a, b) => byTime(a, b) || byPlace(a, b, 1),
  number: (a, b) =>
    (a.entry.number ?? Infinity) - (b.entry.number ?? Infinity) || byTime(a, b) || byPlace(a, b, 1),
  title: (a, b) => a.entry.title.localeCompare(b.entry.title),
  severity: (a, b) => rank(a.entry.severity) - rank(b.entry.severity) || newest(a, b),
};
