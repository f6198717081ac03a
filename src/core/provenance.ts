import type { Anchor, LineRange } from './entry';
import { mapLines, sameText } from './lineMap';
import type { FileHistory } from './ports';
import { permalink, type Forge } from './remote';

/** Which version of a file a captured text is of. */
export type Version =
  /** The file as a person works on it, or what git has staged of it. */
  | { readonly of: 'now' }
  | { readonly of: 'commit'; readonly commit: string }
  /** A version that cannot be named. */
  | { readonly of: 'unknown' };

/** What is captured, to be held against git's knowledge of its file. */
export interface Captured {
  readonly version: Version;
  /** The text that the lines count in; `undefined` when it is not known as text. */
  readonly text: string | undefined;
  /** Another state of the same file, on disk under unsaved changes: it differs from the commit or it does not. */
  readonly alsoOnDisk?: string;
  /** `undefined` when the lines are not lines of the file, as in a notebook's cell. */
  readonly lines: LineRange | undefined;
}

/**
 * What may be claimed of where captured code stands in git. What is not certain is left out; a permalink is
 * given only when the commit has exactly this text at the lines that it cites.
 * @param forges host name → what runs there, for hosts that are not widely known
 */
export function provenance(
  history: FileHistory,
  captured: Captured,
  forges: Readonly<Record<string, Forge>>,
): Pick<Anchor, 'commit' | 'branch' | 'uncommitted' | 'permalink'> {
  const { version } = captured;
  if (version.of === 'unknown') return {};
  const commit = version.of === 'commit' ? version.commit : history.commit;
  if (commit === undefined) return {};
  const link = linkOf(history, commit, captured, forges);
  const facts = { commit, ...(link === undefined ? {} : { permalink: link }) };
  if (version.of === 'commit') return facts;
  return {
    ...facts,
    ...(history.branch === undefined ? {} : { branch: history.branch }),
    ...uncommittedOf(history, captured),
  };
}

function uncommittedOf(
  { committed, filtered }: FileHistory,
  { text, alsoOnDisk }: Captured,
): Pick<Anchor, 'uncommitted'> {
  if (text === undefined) return { uncommitted: 'unknown' };
  const same =
    committed !== undefined && sameText(committed, text) && sameText(committed, alsoOnDisk ?? text);
  if (same) return {};
  return { uncommitted: filtered ? 'unknown' : true };
}

function linkOf(
  { remoteUrl, path, committed, commit: head }: FileHistory,
  commit: string,
  { text, lines }: Captured,
  forges: Readonly<Record<string, Forge>>,
): string | undefined {
  if (remoteUrl === undefined || lines === undefined) return undefined;
  if (commit !== head) return permalink(remoteUrl, { commit, path, lines }, forges);
  const there = committed === undefined || text === undefined ? undefined : mapLines(text, committed, lines);
  return there && permalink(remoteUrl, { commit, path, lines: there }, forges);
}
