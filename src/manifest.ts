/** Every id that package.json contributes, as types, so that a typo does not compile. A test holds the two together. */

export const COMMANDS = [
  'challengeLog.log',
  'challengeLog.logFromProblem',
  'challengeLog.logFromTerminal',
  'challengeLog.logFromDebugger',
  'challengeLog.resolve',
  'challengeLog.reopen',
  'challengeLog.setStatus',
  'challengeLog.setSeverity',
  'challengeLog.goToCode',
  'challengeLog.copyPath',
  'challengeLog.revealInExplorer',
  'challengeLog.delete',
  'challengeLog.search',
  'challengeLog.refresh',
  'challengeLog.groupBy',
  'challengeLog.sort',
  'challengeLog.renumber',
] as const;
export type CommandId = (typeof COMMANDS)[number];

export const VIEWS = ['challengeLog.challenges'] as const;
export type ViewId = (typeof VIEWS)[number];

export interface Settings {
  /** Kind or `*` → folder, relative to the workspace folder. */
  readonly targets: Readonly<Record<string, string>>;
  /** Globs of the documents that are read, relative to the workspace folder. */
  readonly include: readonly string[];
  /** Globs of documents and folders that are not read after all. */
  readonly exclude: readonly string[];
  /** How the names of new records begin. */
  readonly numbering: 'number' | 'date' | 'none';
  /** Words offered for new entries; the first of each is not special. */
  readonly severities: readonly string[];
  readonly categories: readonly string[];
  /** What a new entry starts with; empty for none. */
  readonly 'defaults.severity': string;
  readonly 'defaults.category': string;
  /** Host name → what runs there, for permalinks. */
  readonly forges: Readonly<Record<string, 'github' | 'gitlab' | 'bitbucket' | 'azure' | 'gitea'>>;
}
export const SETTINGS = [
  'targets',
  'include',
  'exclude',
  'numbering',
  'severities',
  'categories',
  'defaults.severity',
  'defaults.category',
  'forges',
] as const satisfies readonly (keyof Settings)[];

/** Context keys, with the values that they take. */
export interface ContextKeys {
  /** Of the entry that the active editor shows, as in the view's rows: `entry.open.record.code`; empty for none. */
  readonly 'challengeLog.activeEntry': string;
}
