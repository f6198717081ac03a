/** The words of docs/ARCHITECTURE.md as plain readonly data. */

/** The kinds that the extension itself offers; a team's documents may use words of their own. */
export const KINDS = ['challenge', 'blocker', 'decision', 'til', 'troubleshooting', 'debt'] as const;
export type KnownKind = (typeof KINDS)[number];

/** What a status means to the tree. */
export type State = 'open' | 'resolved' | 'reference';

/** Lines of a file, both included, counted from 1. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** The place in code that an entry is about. Whatever is absent is not known. */
export interface Anchor {
  readonly id: string;
  /** Relative to the workspace folder, with `/`. */
  readonly file?: string;
  readonly lines?: LineRange;
  /** The full hash. */
  readonly commit?: string;
  readonly branch?: string;
  readonly symbol?: string;
  readonly permalink?: string;
  /** The number of a pull or merge request. */
  readonly pullRequest?: number;
  /** Whether the file differed from the commit when it was captured. */
  readonly uncommitted?: true | 'unknown';
}

/** What resolved an entry: a commit, or changes that were not committed yet when it was resolved. */
export interface Fix {
  /** The full hash. */
  readonly commit?: string;
  /** The first line of its message. */
  readonly subject?: string;
  /** The number of the pull or merge request that it came with. */
  readonly pr?: number;
  readonly uncommitted?: true;
}

/** A Markdown file, as the catalog names it. */
export interface DocumentRef {
  /** Unique; opaque to the core. */
  readonly uri: string;
  /** Relative to its workspace folder, with `/`. */
  readonly path: string;
  /** Which workspace folder, opaque too; absent where there is only one. */
  readonly folder?: string;
  /** The folders that the path starts from, with `/`, where they are known: `docs/adr`. */
  readonly within?: string;
  /** Whether new entries are written to its folder, so that its files are known to be entries. */
  readonly inTarget: boolean;
}

/**
 * What an entry is in its document: `record`, all of it, with its facts in front matter; `report`, all of it, in
 * a form of people's own; `block`, a headed part; `item`, an item of a list or a line; `row`, a row of a table.
 */
export type Form = 'record' | 'report' | 'block' | 'item' | 'row';

/** One recorded thing. */
export interface Entry {
  readonly document: DocumentRef;
  /** First and last line in the document, counted from 1. */
  readonly line: number;
  readonly endLine: number;
  readonly form: Form;
  readonly number?: number;
  readonly title: string;
  readonly kind: string;
  readonly state: State;
  /** As the document has it. */
  readonly status?: string;
  /** The state was concluded, not read from a status. */
  readonly inferred: boolean;
  readonly severity?: string;
  readonly category?: string;
  readonly tags: readonly string[];
  /** As the document has it; ISO 8601 in our own records. */
  readonly date?: string;
  readonly resolved?: string;
  readonly minutes?: number;
  readonly anchors: readonly Anchor[];
  /** What resolved it, where its front matter says so. */
  readonly fixes?: readonly Fix[];
  /**
   * The document that tells the same at length, where this is a row of an index; relative to the workspace folder,
   * with `/`. The row counts only as long as that document holds no entry.
   */
  readonly link?: string;
  /** Another document of its folder has the same number; only the catalog tells. */
  readonly sharesNumber?: true;
  /** Why its status cannot be set; absent where it can, or where that is not known yet. */
  readonly settled?: string;
}

/** Something about a document that a person should look at. */
export interface Problem {
  readonly document: DocumentRef;
  /** Counted from 1. */
  readonly line: number;
  readonly code:
    | 'front-matter'
    | 'title-mismatch'
    | 'unreadable'
    | 'too-large'
    | 'unreadable-folder'
    | 'merge-conflict'
    | 'missing-document'
    | 'duplicate-number'
    | 'secret';
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** What one document holds. */
export interface Reading {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
}

/** `42` or `42-57`, as records write it. */
export function formatLines(lines: LineRange): string {
  return lines.first === lines.last ? `${lines.first}` : `${lines.first}-${lines.last}`;
}

/** The inverse of {@link formatLines}; `undefined` for anything else. */
export function parseLines(text: string): LineRange | undefined {
  const match = /^\s*(\d{1,9})\s*(?:-\s*(\d{1,9})\s*)?$/.exec(text);
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  return first >= 1 && last >= first ? { first, last } : undefined;
}
