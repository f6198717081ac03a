import * as vscode from 'vscode';
import { locateAnchor, type CapturedCode, type CodePlace, type Located } from '../../core/anchor';
import { capturedCode, latestCodeOf } from '../../core/capturedCode';
import type { Entry } from '../../core/entry';
import { mapLines } from '../../core/lineMap';
import { placesOf, type Place } from '../../core/places';
import type { FixingCommit, FileHistory, Since } from '../../core/ports';
import type { CodeNow } from '../../core/resolving/resolution';
import { staysInside } from '../../core/target';
import type { Services } from '../../services';
import { pickCodePlace } from './places';

type Needed = Pick<Services, 'boundary' | 'fixHistory' | 'git' | 'locator' | 'log'>;

/** What the code of an entry has become, and which commits did that. */
export interface CodeToday {
  readonly code: readonly CodeNow[];
  /** The newest first. */
  readonly commits: readonly FixingCommit[];
  /** Some of it is changed and not committed yet. */
  readonly uncommitted: boolean;
  /** May hold credentials: never show it or write it down. */
  readonly remoteUrl?: string;
}

/** Captured code where it is in the files of today. */
export interface FoundCode {
  readonly place: Place;
  readonly captured: CapturedCode;
  readonly located: Exclude<Located, { grade: 'ambiguous' }>;
}

/**
 * Finds the captured code of an entry; where there are several places as good, a person chooses.
 * @param text of the entry's document
 * @param asks whether a person is asked; else what is in several places is left out
 * @returns `undefined` when a person was asked and chose none
 */
export async function findCode(
  { locator }: Pick<Services, 'locator'>,
  folder: vscode.WorkspaceFolder,
  text: string,
  entry: Entry,
  asks: boolean,
): Promise<FoundCode[] | undefined> {
  const found: FoundCode[] = [];
  for (const place of placesOf(entry)) {
    const captured = staysInside(place.file) ? capturedCode(text, entry, place) : undefined;
    if (!captured) continue;
    const codes = latestCodeOf(text, entry, place);
    const located = await locator.nearby(folder, codes);
    if (located.grade !== 'ambiguous') {
      // Found by what it became meanwhile, it still counts against what it was.
      const isLater = codes.length > 1 && located.grade !== 'gone';
      found.push({
        place,
        captured,
        located: isLater ? await against(folder, captured, located.place, located.reason) : located,
      });
      continue;
    }
    if (!asks) continue;
    const chosen = await pickCodePlace(folder, located.places, located.reason);
    if (!chosen) return undefined;
    found.push({ place, captured, located: await against(folder, captured, chosen, located.reason) });
  }
  return found;
}

/** What captured code has become at a place that it is known to have. */
async function against(
  folder: vscode.WorkspaceFolder,
  captured: CapturedCode,
  place: CodePlace,
  reason: string,
): Promise<FoundCode['located']> {
  const text = await linesAt(folder, place);
  const own =
    text === undefined ? undefined : locateAnchor(captured, [{ path: captured.file ?? place.file, text }]);
  const isSame = own !== undefined && own.grade !== 'changed' && own.grade !== 'gone';
  return isSame ? { grade: 'moved', place, reason } : { grade: 'changed', place, left: 0, reason };
}

/** Asks git what became of found code. Without git, or without trust, that is what the files tell. */
export async function codeToday(
  services: Needed,
  folder: vscode.WorkspaceFolder,
  entry: Entry,
  found: readonly FoundCode[],
  signal: AbortSignal,
): Promise<CodeToday> {
  const code: CodeNow[] = [];
  const commits = new Map<string, FixingCommit>();
  let remoteUrl: string | undefined;
  for (const one of found) {
    const today = await oneToday(services, folder, entry, one, signal);
    code.push(today.code);
    for (const commit of today.commits) commits.set(commit.hash, commit);
    remoteUrl ??= today.history?.remoteUrl;
  }
  return {
    code,
    commits: [...commits.values()].sort((a, b) => b.time - a.time),
    uncommitted: code.some(({ uncommitted }) => uncommitted),
    ...(remoteUrl === undefined ? {} : { remoteUrl }),
  };
}

interface OneToday {
  readonly code: CodeNow;
  readonly commits: readonly FixingCommit[];
  readonly history: FileHistory | undefined;
}

async function oneToday(
  services: Needed,
  folder: vscode.WorkspaceFolder,
  entry: Entry,
  one: FoundCode,
  signal: AbortSignal,
): Promise<OneToday> {
  const since = sinceOf(entry, one.place);
  if (one.located.grade !== 'gone') return placeToday(services, folder, one, one.located, since, signal);
  const { place, captured } = one;
  const history = await historyOf(services, folder, place.file, signal);
  const renamed = history && (await renamedTo(services, folder, history, place.file, since, signal));
  const text = renamed === undefined ? undefined : await textOf(folder, renamed);
  if (renamed !== undefined && text !== undefined) {
    const there = { ...captured, file: renamed };
    const located = locateAnchor(there, [{ path: renamed, text }]);
    if (located.grade !== 'gone' && located.grade !== 'ambiguous') {
      const moved = located.grade === 'same' ? { ...located, grade: 'moved' as const } : located;
      return placeToday(services, folder, { ...one, captured: there }, moved, since, signal);
    }
  }
  const base = { anchor: place.id, ...(place.lines ? { lines: place.lines } : {}) };
  const comment = one.located.comment ? { comment: one.located.comment } : {};
  const isCommitted =
    history?.committed === undefined || locateIn(captured, history.committed).grade === 'gone';
  if (!history || !isCommitted)
    return {
      code: { ...base, is: { grade: 'gone', ...comment }, uncommitted: history !== undefined },
      commits: [],
      history,
    };
  const commit = await services.fixHistory.removing(history, captured, since, signal);
  return {
    code: {
      ...base,
      is: { grade: 'gone', ...comment, ...(commit ? { removedBy: fixOf(commit) } : {}) },
      uncommitted: false,
    },
    commits: commit ? [commit] : [],
    history,
  };
}

async function placeToday(
  services: Needed,
  folder: vscode.WorkspaceFolder,
  { place, captured }: FoundCode,
  located: { readonly grade: Exclude<Located['grade'], 'ambiguous' | 'gone'>; readonly place: CodePlace },
  since: Since,
  signal: AbortSignal,
): Promise<OneToday> {
  const { grade, place: now } = located;
  const whole = (await textOf(folder, now.file)) ?? '';
  const text = whole
    .split(/\r\n|\n|\r/)
    .slice(now.lines.first - 1, now.lines.last)
    .join('\n');
  const code = {
    anchor: place.id,
    ...(place.lines ? { lines: place.lines } : {}),
    is: { grade, place: now, text },
    uncommitted: false,
  } as const;
  const history = await historyOf(services, folder, now.file, signal);
  if (!history || (history.filtered && history.committed === undefined))
    return { code, commits: [], history };
  const { committed, commit } = history;
  const lines = committed === undefined ? undefined : mapLines(whole, committed, now.lines);
  const head = commit === undefined || lines === undefined ? {} : { commit };
  // Code that is what it was has not been fixed, whoever moved it.
  if (grade === 'same' || grade === 'moved') return { code: { ...code, ...head }, commits: [], history };
  const before = lines ?? (committed === undefined ? undefined : linesIn(captured, committed));
  const commits = before ? await services.fixHistory.touching(history, before, since, captured, signal) : [];
  return { code: { ...code, ...head, uncommitted: lines === undefined }, commits, history };
}

function locateIn(captured: CapturedCode, text: string): Located {
  return locateAnchor(captured, [{ path: captured.file ?? '', text }]);
}

function linesIn(captured: CapturedCode, text: string) {
  const located = locateIn(captured, text);
  // What HEAD has as it was captured was not changed by any commit.
  return located.grade === 'changed' || located.grade === 'reindented' ? located.place.lines : undefined;
}

/** Commits count since the capture: its commit, else its day. */
function sinceOf({ date }: Entry, { commit }: Place): Since {
  const time = Math.floor(Date.parse(date ?? '') / 1000);
  return { ...(commit === undefined ? {} : { commit }), ...(Number.isNaN(time) ? {} : { time }) };
}

async function historyOf(
  { git }: Needed,
  folder: vscode.WorkspaceFolder,
  file: string,
  signal: AbortSignal,
): Promise<FileHistory | undefined> {
  if (folder.uri.scheme !== 'file') return undefined;
  return git.history(vscode.Uri.joinPath(folder.uri, ...file.split('/')).fsPath, signal);
}

/** The name that a file has today, relative to the workspace folder. */
async function renamedTo(
  { boundary, fixHistory }: Needed,
  folder: vscode.WorkspaceFolder,
  history: FileHistory,
  file: string,
  since: Since,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (history.committed !== undefined || (await textOf(folder, file)) !== undefined) return undefined;
  const path = await fixHistory.renamed(history, since, signal);
  const own = path === undefined ? undefined : inWorkspace(path, file, history.path);
  const isHeld = own !== undefined && (await boundary.holds(vscode.Uri.joinPath(folder.uri, own)));
  return isHeld ? own : undefined;
}

/**
 * A path of a repository as one of the workspace folder: either may lie in the other.
 * @param file another one, in the workspace folder
 * @param known the same one, in the repository
 */
function inWorkspace(path: string, file: string, known: string): string | undefined {
  const [ours, theirs] = [file.split('/'), known.split('/')];
  while (ours.length > 0 && ours.at(-1) === theirs.at(-1)) {
    ours.pop();
    theirs.pop();
  }
  const segments = path.split('/');
  const isBelow = theirs.every((name, index) => segments[index] === name);
  return isBelow ? [...ours, ...segments.slice(theirs.length)].join('/') : undefined;
}

async function linesAt(
  folder: vscode.WorkspaceFolder,
  { file, lines }: CodePlace,
): Promise<string | undefined> {
  const text = await textOf(folder, file);
  return text
    ?.split(/\r\n|\n|\r/)
    .slice(lines.first - 1, lines.last)
    .join('\n');
}

/** A file as the person sees it, unsaved changes included; `undefined` where it is not there or no text. */
async function textOf(folder: vscode.WorkspaceFolder, file: string): Promise<string | undefined> {
  const uri = vscode.Uri.joinPath(folder.uri, ...file.split('/'));
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
  return document?.getText();
}

export function fixOf({ hash, subject, pr }: FixingCommit) {
  return { commit: hash, subject, ...(pr === undefined ? {} : { pr }) };
}
