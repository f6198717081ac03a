/**
 * Holds what a reader lists against a truth made by hand.
 *
 * Families: A folder or index of files, B challenges, C blockers, D decisions, E TILs and lessons, F bugs and troubleshooting,
 * G incidents, H issue forms.
 */
export interface TruthEntry {
  title: string;
  /** From 1: the heading, row, item or line that begins the entry; without any, the front matter's title. */
  line: number;
  state: 'open' | 'resolved' | 'unknown';
  /** How the state is known: explicit, frontmatter, section, table, heading, intro, inferred-solution, none… */
  basis: string;
  /** A secondary entry repeats another one, or could be counted: to list it is neither asked for nor wrong. */
  kind: 'primary' | 'secondary';
  status: string | null;
  /** Other titles that are as right. */
  alsoTitled?: string[];
  severity?: 'low' | 'medium' | 'high' | 'critical';
  minutes?: number;
  date?: string;
  number?: number;
  kindOf?: 'challenge' | 'blocker' | 'decision' | 'til' | 'troubleshooting' | 'debt';
}

export interface TruthDocument {
  /** Relative to the folder of the documents, with `/`. A document that is in no truth is ordinary. */
  document: string;
  family: string;
  lang: string;
  /** People would disagree about its states, or, if it has no entries, about everything in it. */
  ambiguous: boolean;
  entries: TruthEntry[];
  notes: string;
}

export interface Row {
  document: string;
  line: number;
  title: string;
  state: string;
  inferred?: boolean | undefined;
}

export interface Score {
  /** Primary entries of the truth, how many of them were listed, and how many of those under their title. */
  truth: number;
  found: number;
  titlesRight: number;
  /** Found entries whose state the truth knows for sure, and how many rows say the same. */
  states: number;
  statesRight: number;
  /** Found entries of which nothing tells the state, and how many rows do not claim one as written. */
  unknowns: number;
  unknownsRight: number;
  rows: number;
  /** Rows that stand for nothing in the truth, and how many of them are in ordinary documents. */
  wrong: number;
  ordinaryRows: number;
  misses: string[];
}

/** Lines between an entry and a row that bears its title, such as those of a front matter. */
const NEAR = 3;
/** Characters from which a title that is part of another one counts as the same. */
const ENOUGH = 8;

const KINDS = new Set(
  'adr blocker bug challenge decision incident issue lesson pm post postmortem mortem problem til'.split(' '),
);
/** 3, 003 and L3; and the letters of an id such as P-003, whose number is the next word. */
const COUNTED = /^[a-z]{0,4}\p{N}+$/u;
const LETTERS = /^[a-z]{1,5}$/;

/** What a title says: without markup, the targets of links, and the kind and the number in front. */
export function titleWords(title: string): string {
  const text = title.normalize('NFKC').replace(/\]\([^)]*\)/g, ' ');
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let from = words.findIndex((word) => !KINDS.has(word));
  while (from >= 0 && from < words.length) {
    const [word, next] = words.slice(from, from + 2) as [string, string?];
    if (COUNTED.test(word)) from += 1;
    else if (LETTERS.test(word) && /^\d+$/.test(next ?? '') && text.toLowerCase().includes(`${word}-${next}`))
      from += 2;
    else break;
  }
  // A title that is nothing but "Blocker #1" is just that.
  const said = from < 0 ? [] : words.slice(from);
  return (said.length > 0 ? said : words.slice(-1)).join(' ');
}

export function sameTitle(one: string, other: string): boolean {
  const [short, long] = [titleWords(one), titleWords(other)].sort((a, b) => a.length - b.length) as [
    string,
    string,
  ];
  if (short === '') return false;
  return short === long || (short.length >= ENOUGH && long.includes(short));
}

export function score(truth: readonly TruthDocument[], rows: readonly Row[]): Score {
  const result: Score = {
    truth: 0,
    found: 0,
    titlesRight: 0,
    states: 0,
    statesRight: 0,
    unknowns: 0,
    unknownsRight: 0,
    rows: rows.length,
    wrong: 0,
    ordinaryRows: 0,
    misses: [],
  };
  const rowsOf = Map.groupBy(rows, (row) => row.document.replaceAll('\\', '/').replace(/^\.\//, ''));

  for (const document of truth) {
    const left = new Set(rowsOf.get(document.document));
    rowsOf.delete(document.document);
    const primary = document.entries.filter((entry) => entry.kind === 'primary');
    const pairs = pair(primary, left);
    pair(
      document.entries.filter((entry) => entry.kind === 'secondary'),
      left,
    );
    for (const entry of primary) judge(result, document, entry, pairs.get(entry));
    if (document.ambiguous && document.entries.length === 0) continue;
    for (const row of left) {
      result.wrong += 1;
      result.misses.push(`extra    ${document.document}:${row.line} ${row.title}`);
    }
  }

  for (const [document, ordinary] of rowsOf) {
    result.wrong += ordinary.length;
    result.ordinaryRows += ordinary.length;
    result.misses.push(...ordinary.map((row) => `ordinary ${document}:${row.line} ${row.title}`));
  }
  return result;
}

/** The surest pairs first, so that of two entries with one title each gets its own row. Takes the rows out of `left`. */
function pair(entries: readonly TruthEntry[], left: Set<Row>): Map<TruthEntry, Row> {
  const pairs = new Map<TruthEntry, Row>();
  const rules: ((entry: TruthEntry, row: Row) => boolean)[] = [
    (entry, row) => row.line === entry.line && titled(entry, row),
    (entry, row) => Math.abs(row.line - entry.line) <= NEAR && titled(entry, row),
    (entry, row) => row.line === entry.line,
    (entry, row) => titled(entry, row),
  ];
  for (const fits of rules)
    for (const entry of entries) {
      if (pairs.has(entry)) continue;
      const row = [...left].find((candidate) => fits(entry, candidate));
      if (!row) continue;
      pairs.set(entry, row);
      left.delete(row);
    }
  return pairs;
}

function titled(entry: TruthEntry, row: Row): boolean {
  return [entry.title, ...(entry.alsoTitled ?? [])].some((title) => sameTitle(title, row.title));
}

function judge(result: Score, document: TruthDocument, entry: TruthEntry, row: Row | undefined): void {
  const at = `${document.document}:${entry.line}`;
  result.truth += 1;
  if (!row) {
    result.misses.push(`missing  ${at} ${entry.title}`);
    return;
  }
  result.found += 1;
  if (titled(entry, row)) result.titlesRight += 1;
  else result.misses.push(`title    ${at} "${row.title}" for "${entry.title}"`);
  if (document.ambiguous) return;
  if (entry.state === 'unknown') {
    result.unknowns += 1;
    if (row.inferred === true || row.state === 'reference') result.unknownsRight += 1;
    else result.misses.push(`unknown  ${at} ${entry.title}: ${row.state}, as if it were written`);
  } else {
    result.states += 1;
    if (row.state === entry.state) result.statesRight += 1;
    else
      result.misses.push(`state    ${at} ${entry.title}: ${row.state}, not ${entry.state} (${entry.basis})`);
  }
}
