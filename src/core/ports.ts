import type { CapturedCode } from './anchor';
import type { DocumentRef, LineRange, Reading } from './entry';
import type { SelectionRules } from './selection';

/** What the core and the features need from outside. Fakes of these serve the tests. */

/** A failure that was foreseen: its message is a sentence that says what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** Each bundle that is loaded on first use has a class of its own; the name tells them all. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'UserError';
  }
}

export interface Clock {
  now(): Date;
}

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}

/** What git knows about a file. Absent means not known. */
export interface FileHistory {
  /** The repository's root, absolute. */
  readonly root: string;
  /** The file's path in the repository, with `/`. */
  readonly path: string;
  /** HEAD's full hash; absent in a repository without commits. */
  readonly commit?: string;
  /** Absent when HEAD is detached. */
  readonly branch?: string;
  /** May hold credentials: never show it or write it down. */
  readonly remoteUrl?: string;
  /** The name that git would commit under. */
  readonly author?: string;
  /** The text in HEAD; `undefined` when HEAD does not have the file, or its text is not known. */
  readonly committed?: string;
  /** The two texts cannot be compared: attributes filter the file's content, or the committed text cannot be read. */
  readonly filtered: boolean;
}

export interface Git {
  /**
   * Looks a file up, with at most three processes, each bounded in time.
   * @param file absolute path; it need not exist
   * @returns `undefined` where there is no repository, no git, or no trust
   */
  history(file: string, signal?: AbortSignal): Promise<FileHistory | undefined>;
}

/** A commit, and the files that it changed against its first parent; paths from the repository's root, with `/`. */
export interface Commit {
  /** In full. */
  readonly hash: string;
  readonly subject: string;
  readonly author: string;
  /** ISO 8601. */
  readonly date: string;
  readonly files: readonly { readonly before?: string; readonly after?: string }[];
}

/** What a repository's history tells of files. Bounded in time; nothing is known where there is no git, or no trust. */
export interface CodeHistory {
  /**
   * What files that are there no more are called today, by what they were called; only those that were renamed.
   * @param paths relative to `root`, with `/`
   */
  renames(root: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * A file's text in a commit; `undefined` where it is not there, is no text, or is very large.
   * @param revision a hash, perhaps with `^` for its parent, or `HEAD`
   * @param path relative to `root`, with `/`
   */
  textAt(root: string, revision: string, path: string): Promise<string | undefined>;
  /** The same by a path in the repository around a folder. */
  textIn(folder: string, revision: string, path: string): Promise<string | undefined>;
  /** @param hash of at least 7 digits; one that means several commits is not known */
  find(folder: string, hash: string): Promise<Commit | undefined>;
  /** The newest commits of the branch, without their files. */
  recent(folder: string, most: number): Promise<readonly Omit<Commit, 'files'>[]>;
}

/** A commit, as a fix is told by. */
export interface FixingCommit {
  /** The full hash. */
  readonly hash: string;
  /** The first line of its message. */
  readonly subject: string;
  /** When it was written, in seconds since 1970. */
  readonly time: number;
  /** The number of the pull or merge request that it came with, where messages tell it. */
  readonly pr?: number;
}

/** Since when commits count: a commit where it is known here, else a time in seconds since 1970. */
export interface Since {
  readonly commit?: string;
  readonly time?: number;
}

/** A file in a repository. */
export interface RepositoryFile {
  /** The repository's root, absolute. */
  readonly root: string;
  /** In the repository, with `/`. */
  readonly path: string;
}

/** What the history of code tells of its fixes. Each question is bounded in time, and answered with nothing where git knows nothing. */
export interface FixHistory {
  /**
   * The commits of HEAD that touched some lines, the newest first, through renames.
   * @param lines of the file in HEAD
   * @param code as it was captured: who committed it just so has not fixed it
   */
  touching(
    file: RepositoryFile,
    lines: LineRange,
    since: Since,
    code: CapturedCode,
    signal?: AbortSignal,
  ): Promise<readonly FixingCommit[]>;
  /** The commit of HEAD that removed code from a file, or the file with it. */
  removing(
    file: RepositoryFile,
    code: CapturedCode,
    since: Since,
    signal?: AbortSignal,
  ): Promise<FixingCommit | undefined>;
  /** What a file that HEAD does not have any more is called there now. */
  renamed(file: RepositoryFile, since: Since, signal?: AbortSignal): Promise<string | undefined>;
}

/** A reference whose words could mean several documents; paths are relative to the workspace folder, with `/`. */
export interface AmbiguousReference {
  readonly path: string;
  /** Of the file, as it is now. */
  readonly text: string;
  /** In the text. */
  readonly start: number;
  readonly candidates: readonly string[];
}

/** What a repository's history tells of numbers. All of it is bounded in time, and empty where nothing is known. */
export interface NumberHistory {
  /** The names of the files that a folder holds or held, on any local or remote-tracking branch. */
  namesIn(root: string, folder: string): Promise<readonly string[]>;
  /** When the files below some folders first came to be, in seconds since 1970, by path. */
  ages(root: string, folders: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Which document each reference means: the only one of the candidates that was there when it was written. */
  meant(root: string, references: readonly AmbiguousReference[]): Promise<readonly (string | undefined)[]>;
}

/** A folder in which numbered records are made; the number is reserved while one is written. */
export interface NumberedFolder {
  /**
   * Creates a file under the next free number and never overwrites one.
   * @param draft called with the number and its width in digits; may be called again with another one
   * @returns the name and number that it got
   */
  create(
    draft: (number: number, width: number) => { name: string; text: string },
  ): Promise<{ name: string; number: number }>;
  /**
   * Creates a file without a number and never overwrites one.
   * @param draft called with 1, then 2 and so on as long as the names are taken
   */
  createUnnumbered(draft: (attempt: number) => { name: string; text: string }): Promise<{ name: string }>;
}

/** What tells one version of a file from another. */
export interface FileStamp {
  /** In bytes. */
  readonly size: number;
  /** When it was last written, in milliseconds since 1970, possibly with a fraction. */
  readonly mtimeMs: number;
}

/** A file as it was when it was listed. */
export interface FoundFile extends FileStamp {
  /** Relative to the folder that was listed, with `/`. */
  readonly path: string;
  /** Why nothing below it is listed, as a sentence: it is a folder, `.` for the one that was to be listed. */
  readonly unlisted?: string;
}

/** The stamp of what has no known version. */
export const UNKNOWN_STAMP: FileStamp = { size: -1, mtimeMs: NaN };

/** The files of a workspace folder. Paths are relative to it, with `/`. */
export interface Files {
  /** The documents that the rules name, and the folders that cannot be listed; links are followed only inside the folder, and nothing is listed twice. */
  list(rules: SelectionRules): Promise<readonly FoundFile[]>;
  /** `undefined` when there is no such file, or when it lies outside behind a link. */
  stat(path: string): Promise<(FileStamp & { readonly linked?: boolean }) | undefined>;
  exists(path: string): Promise<boolean>;
  /** `undefined` when it is gone. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Gets ready for {@link Files.readMany}, which is about to be called. */
  readonly prepare?: () => Promise<void>;
  /**
   * Reads and parses many documents without blocking anybody, where that is possible.
   * @param tell called once for each document, in any order, with a reading that is about no certain document, or
   *   `undefined` for one that is gone
   */
  readonly readMany?: (
    documents: readonly DocumentRef[],
    tell: (index: number, reading: Reading | undefined) => void,
  ) => Promise<void>;
}
