import type { CodePlace, Located } from '../anchor';
import type { Fix, LineRange } from '../entry';
import { inline } from '../templates/values';
import type { ForgeLinks } from './forgeLinks';

/** What captured code has become. */
export interface CodeNow {
  /** The name of its anchor in the entry. */
  readonly anchor: string;
  /** Where it was captured, as far as that is known. */
  readonly lines?: LineRange;
  readonly is:
    | {
        readonly grade: Exclude<Located['grade'], 'ambiguous' | 'gone'>;
        readonly place: CodePlace;
        /** The whole lines that stand there, with `\n` endings. */
        readonly text: string;
      }
    | {
        readonly grade: 'gone';
        /** Where it stands commented out. */
        readonly comment?: CodePlace;
        readonly removedBy?: Fix;
      };
  /** The commit that has it just as it is; the full hash. */
  readonly commit?: string;
  /** It differs from what is committed. */
  readonly uncommitted: boolean;
}

/** What is written down when an entry is resolved. */
export interface Resolution {
  /** Local time with offset, ISO 8601. */
  readonly date: string;
  /** Time that was spent on it. */
  readonly minutes?: number;
  readonly code: readonly CodeNow[];
  /** The newest first; `{ uncommitted: true }` for what is not committed yet. */
  readonly fixes: readonly Fix[];
  readonly links: ForgeLinks;
}

/** What was not committed yet when the entry was resolved, as records say it. */
export const NOT_COMMITTED = 'not committed yet when it was resolved';

/** A commit in a line of Markdown: its short hash, linked where its forge is known. */
export function commitText(hash: string, links: ForgeLinks): string {
  const short = `\`${hash.slice(0, 7)}\``;
  const address = links.commit(hash);
  return address === undefined ? short : `[${short}](${address})`;
}

/** A commit with its subject and its pull request, in a line of Markdown. */
export function fixText({ commit, subject, pr }: Fix, links: ForgeLinks): string {
  if (commit === undefined) return NOT_COMMITTED;
  const plain = (subject ?? '').replace(pr === undefined ? /$^/ : new RegExp(`\\s*\\([#!]${pr}\\)\\s*$`), '');
  const address = pr === undefined ? undefined : links.pullRequest(pr);
  return [
    commitText(commit, links),
    plain === '' ? '' : `: ${inline(plain)}`,
    pr === undefined ? '' : address === undefined ? ` (#${pr})` : ` ([#${pr}](${address}))`,
  ].join('');
}
