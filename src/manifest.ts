/** Every id that package.json contributes, as types, so that a typo does not compile. A test holds the two together. */

export const COMMANDS = [
  'challengeLog.log',
  'challengeLog.logBlocker',
  'challengeLog.logDecision',
  'challengeLog.logTil',
  'challengeLog.logTroubleshooting',
  'challengeLog.createTemplate',
  'challengeLog.applyTemplate',
  'challengeLog.closeAsImplemented',
  'challengeLog.logFromProblem',
  'challengeLog.logFromTerminal',
  'challengeLog.logFromDebugger',
  'challengeLog.resolve',
  'challengeLog.reopen',
  'challengeLog.addFixingCommit',
  'challengeLog.setStatus',
  'challengeLog.setSeverity',
  'challengeLog.applyChanges',
  'challengeLog.goToCode',
  'challengeLog.compareWithCaptured',
  'challengeLog.showAtCommit',
  'challengeLog.reanchor',
  'challengeLog.addSelection',
  'challengeLog.copyPath',
  'challengeLog.revealInExplorer',
  'challengeLog.delete',
  'challengeLog.openEntry',
  'challengeLog.nextInFile',
  'challengeLog.previousInFile',
  'challengeLog.search',
  'challengeLog.refresh',
  'challengeLog.groupBy',
  'challengeLog.sort',
  'challengeLog.updateIndex',
  'challengeLog.addIssueTemplates',
  'challengeLog.openAsIssue',
  'challengeLog.newLogDocument',
  'challengeLog.promote',
  'challengeLog.updateStatistics',
  'challengeLog.renumber',
  'challengeLog.dismissRecall',
  'challengeLog.openReference',
] as const;
export type CommandId = (typeof COMMANDS)[number];

export const VIEWS = ['challengeLog.challenges', 'challengeLog.inThisFile'] as const;
export type ViewId = (typeof VIEWS)[number];

export interface Settings {
  /** Kind or `*` → folder or log (`.md`), relative to the workspace folder. */
  readonly targets: Readonly<Record<string, string>>;
  /** The folder of the team's templates, relative to the workspace folder. */
  readonly templates: string;
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
  /** How a folder's README tells its entries, where it does not remember that itself. */
  readonly 'index.style': 'list' | 'summary' | 'status';
  readonly 'index.groupBy': 'none' | 'kind' | 'category' | 'state';
  /** Whether indexes keep themselves current. */
  readonly 'index.onSave': boolean;
  /** What code that entries are about shows of them. */
  readonly 'code.codeLens': boolean;
  readonly 'code.gutter': boolean;
  readonly 'code.overviewRuler': boolean;
  readonly 'code.hover': boolean;
  readonly 'code.explorer': boolean;
  readonly 'code.statusBar': boolean;
  /** Whether resolved entries show like open ones, only to those who look, or not at all. */
  readonly 'code.resolved': 'shown' | 'quiet' | 'hidden';
  /** Whether code that looks like that of a resolved entry gets a hint. */
  readonly recall: boolean;
  /** Whether entries tell above their titles which other entries mention them. */
  readonly mentionedIn: boolean;
  /** What happens to the entries that name a file when it moves. */
  readonly updateOnMove: 'prompt' | 'always' | 'never';
  /** Whether captured code is looked through for secrets before it is written. */
  readonly 'secrets.screen': boolean;
  /** What a resolved entry must have. */
  readonly 'resolve.require': readonly ('root-cause' | 'solution' | 'lesson' | 'after')[];
}
export const SETTINGS = [
  'targets',
  'templates',
  'include',
  'exclude',
  'numbering',
  'severities',
  'categories',
  'defaults.severity',
  'defaults.category',
  'forges',
  'index.style',
  'index.groupBy',
  'index.onSave',
  'code.codeLens',
  'code.gutter',
  'code.overviewRuler',
  'code.hover',
  'code.explorer',
  'code.statusBar',
  'code.resolved',
  'recall',
  'mentionedIn',
  'updateOnMove',
  'secrets.screen',
  'resolve.require',
] as const satisfies readonly (keyof Settings)[];

/** Context keys, with the values that they take. */
export interface ContextKeys {
  /** Of the entry that the active editor shows, as in the view's rows: `entry.open.record.code`; empty for none. */
  readonly 'challengeLog.activeEntry': string;
  /** Whether any entry is about code. */
  readonly 'challengeLog.hasCode': boolean;
}
