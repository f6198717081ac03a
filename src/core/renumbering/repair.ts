import type { Duplicate } from '../duplicates';
import type { Entry, Reading } from '../entry';
import { numberedName } from '../numberedName';
import type { NumberHistory } from '../ports';
import type { WorkspaceChange } from '../workspaceChange';
import {
  planRenumbering,
  questionKey,
  questionsOf,
  type Move,
  type NumberedEntry,
  type TextFile,
} from './plan';

/** What a repair needs of the world; paths are relative to the workspace folder `root`. */
export interface RepairNeeds {
  readonly root: string;
  readonly history: NumberHistory;
  /** The names in a folder, and those that must not be given again. */
  readonly names: (folder: string) => Promise<readonly string[]>;
  /** Text files that hold something of what is looked for. */
  readonly files: (search: Search) => Promise<readonly TextFile[]>;
}

export interface Search {
  /** Texts that a Markdown file must hold one of. */
  readonly inMarkdown: readonly string[];
  readonly inOthers: readonly string[];
}

/**
 * Who gets another number: of each duplicate all but the oldest, by the commit that added it, else by its date, else by
 * its name. New ones count on from the highest number of the folder.
 * @param duplicates of one workspace folder
 */
export async function movesFor(
  duplicates: readonly Duplicate[],
  { root, history, names }: Omit<RepairNeeds, 'files'>,
): Promise<Move[]> {
  const folders = [...new Set(duplicates.flatMap(({ entries }) => entries.map(folderOf)))];
  const ages = await history.ages(root, folders);
  const younger = duplicates
    .flatMap(({ entries }) => [...entries].sort((a, b) => compareAges(a, b, ages)).slice(1))
    // By its name: its heading may have the new number already, of a repair that was cut short.
    .sort((a, b) => numberOf(a) - numberOf(b));
  return numbered(younger, names);
}

/** The same for entries that a person chose. */
export async function numbered(entries: readonly Entry[], names: RepairNeeds['names']): Promise<Move[]> {
  const highest = new Map<string, number>();
  const moves: Move[] = [];
  for (const entry of entries) {
    const folder = folderOf(entry);
    const prefix = prefixOf(nameOf(entry.document.path));
    const series = `${folder}\n${prefix}`;
    const last = highest.get(series) ?? highestNumber(await names(folder), prefix);
    highest.set(series, last + 1);
    moves.push({ path: entry.document.path, to: last + 1 });
  }
  return moves;
}

/** Plans all that the moves mean for the files of the workspace folder. */
export async function planMoves(
  moves: readonly Move[],
  documents: Iterable<Reading>,
  { root, history, files }: Pick<RepairNeeds, 'root' | 'history' | 'files'>,
): Promise<WorkspaceChange> {
  const entries = numberedEntries(documents);
  const needs = { files: await files(searchOf(moves)), entries, moves };
  const texts = new Map(needs.files.map(({ path, text }) => [path, text]));
  const questions = questionsOf(needs);
  const answers = await history.meant(
    root,
    questions.map((question) => ({ ...question, text: texts.get(question.path) ?? '' })),
  );
  const meant = new Map(
    questions.flatMap((question, index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [[questionKey(question), answer] as const];
    }),
  );
  return planRenumbering({ ...needs, meant });
}

/** The highest number of a folder's names, of those with the same letters before it. */
export function highestNumber(names: readonly string[], prefix = ''): number {
  return names.reduce((highest, name) => {
    const found = numberedName(/\.(?:md|markdown)$/i.test(name) ? name : `${name}.md`);
    return found && found.prefix.toLowerCase() === prefix ? Math.max(highest, found.number) : highest;
  }, 0);
}

/** What texts may call them: a document by its name, an entry of a log by its heading. */
function numberedEntries(documents: Iterable<Reading>): NumberedEntry[] {
  const entries: NumberedEntry[] = [];
  for (const reading of documents) {
    for (const { document, kind, number, form } of reading.entries) {
      const isWhole = form === 'record' || form === 'report';
      const own = isWhole ? numberedName(nameOf(document.path))?.number : number;
      if (own !== undefined && form !== 'row') entries.push({ path: document.path, kind, number: own });
    }
  }
  return entries;
}

function searchOf(moves: readonly Move[]): Search {
  const names = moves.flatMap(({ path }) => numberedName(nameOf(path)) ?? []);
  return {
    inMarkdown: [...new Set(names.map(({ number }) => String(number)))],
    inOthers: [...new Set(names.map(({ digits }) => digits))],
  };
}

function compareAges(a: Entry, b: Entry, ages: ReadonlyMap<string, number>): number {
  // What was never committed is the youngest.
  const [first = Infinity, second = Infinity] = [a, b].map(({ document }) => ages.get(document.path));
  if (first !== second) return first < second ? -1 : 1;
  const [mine = Infinity, theirs = Infinity] = [a, b].map(({ date }) => timeOf(date));
  if (mine !== theirs) return mine < theirs ? -1 : 1;
  return a.document.path < b.document.path ? -1 : 1;
}

function timeOf(date: string | undefined): number | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function numberOf({ document }: Entry): number {
  return numberedName(nameOf(document.path))?.number ?? 0;
}

function prefixOf(name: string): string {
  return numberedName(name)?.prefix.toLowerCase() ?? '';
}

/** Without a `/` at the end; empty for the workspace folder itself. */
function folderOf({ document: { path } }: Entry): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
