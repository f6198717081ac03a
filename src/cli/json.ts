import { formatLines, type Anchor, type Entry, type Problem } from '../core/entry';

/** What `list --json` prints. Every key is always there; `null` where something is not known. */
export interface Listing {
  readonly entries: readonly ListedEntry[];
  readonly problems: readonly ListedProblem[];
}

export interface ListedEntry {
  /** Relative to the PATH that was given, with `/`. */
  readonly document: string;
  readonly line: number;
  readonly endLine: number;
  readonly number: number | null;
  readonly title: string;
  readonly kind: string;
  readonly state: string;
  readonly status: string | null;
  readonly inferred: boolean;
  readonly severity: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly date: string | null;
  readonly resolved: string | null;
  readonly minutes: number | null;
  readonly anchors: readonly ListedAnchor[];
}

export interface ListedAnchor {
  readonly file: string | null;
  /** `42` or `42-57`. */
  readonly lines: string | null;
  readonly commit: string | null;
  readonly symbol: string | null;
}

export interface ListedProblem {
  readonly document: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

export function listingOf(entries: readonly Entry[], problems: readonly Problem[]): Listing {
  return { entries: entries.map(listedEntry), problems: problems.map(listedProblem) };
}

/** JSON for people's eyes too: what a terminal would take for a command is escaped, and reads back the same. */
export function jsonOf(listing: Listing): string {
  const json = JSON.stringify(listing, undefined, 2);
  return `${json.replaceAll(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function listedEntry(entry: Entry): ListedEntry {
  return {
    document: entry.document.path,
    line: entry.line,
    endLine: entry.endLine,
    number: entry.number ?? null,
    title: entry.title,
    kind: entry.kind,
    state: entry.state,
    status: entry.status ?? null,
    inferred: entry.inferred,
    severity: entry.severity ?? null,
    category: entry.category ?? null,
    tags: entry.tags,
    date: entry.date ?? null,
    resolved: entry.resolved ?? null,
    minutes: entry.minutes ?? null,
    anchors: entry.anchors.map(listedAnchor),
  };
}

function listedAnchor({ file, lines, commit, symbol }: Anchor): ListedAnchor {
  return {
    file: file ?? null,
    lines: lines ? formatLines(lines) : null,
    commit: commit ?? null,
    symbol: symbol ?? null,
  };
}

function listedProblem({ document, line, code, message }: Problem): ListedProblem {
  return { document: document.path, line, code, message };
}
