import { conflictOf, readSource } from '../document';
import type { DocumentRef } from '../entry';
import { openSource, type Source } from '../formats/format';
import { inlineMarkdown, piecesOf } from '../inlineMarkdown';
import { optional } from '../optional';
import { UserError } from '../ports';
import { summaryOfFinding } from '../summary';
import type { TextEdit } from '../textEdit';
import { fileName, isIndexed } from './folders';
import type { IndexLayout } from './layout';
import { appendIndex, newIndex, planIndex } from './plan';
import type { IndexEntry } from './render';

/** What is to be done to a folder's README. */
export type IndexUpdate =
  /** Its index is rewritten; no edits where that is current. */
  | { readonly kind: 'update'; readonly edits: readonly TextEdit[] }
  /** It has no index yet. */
  | { readonly kind: 'addition'; readonly edits: readonly TextEdit[] }
  /** There is none; with `\n` endings. */
  | { readonly kind: 'document'; readonly text: string };

/** What an index is to tell; see {@link gatherEntries}. */
export interface Gathering {
  /**
   * Takes in a document that is no entry too.
   * @param text all of it
   * @param name what people know it by
   */
  add(document: DocumentRef, text: string, name?: string): void;
  /** @throws UserError where documents hold merge conflicts: what the index is to say of them is not known */
  entries(): readonly IndexEntry[];
}

/** Takes in the documents of a folder, one after the other, so that only one is in memory. */
export function gatherEntries(): Gathering {
  const entries: IndexEntry[] = [];
  const conflicts: string[] = [];
  return {
    add(document, text, name = document.path) {
      const source = openSource(document, text);
      const conflict = conflictOf(source, text);
      const entry = conflict ? undefined : indexEntryOf(source);
      if (conflict) conflicts.push(`${name} (line ${conflict.first})`);
      if (entry) entries.push(entry);
    },
    entries() {
      if (conflicts.length === 0) return entries;
      const told = conflicts.sort().slice(0, MOST_TOLD);
      const rest = conflicts.length - told.length;
      const where = [...told, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
      const what = conflicts.length === 1 ? 'A merge conflict is' : 'Merge conflicts are';
      throw new UserError(
        `${what} not decided yet: ${where}. Finish the merge, then update the index again.`,
      );
    },
  };
}

/** So many documents fit a notification. */
const MOST_TOLD = 3;

/**
 * A document as an index tells it.
 * @returns `undefined` for one that is not a single entry
 */
function indexEntryOf(source: Source): IndexEntry | undefined {
  const { document } = source;
  const { findings } = readSource(source);
  const [finding] = findings;
  const entries = findings.map(({ entry }) => entry);
  if (!finding || !isIndexed(document, entries)) return undefined;
  const { number, title, kind, state, status, severity, category, date } = finding.entry;
  return {
    name: fileName(document),
    ...optional('number', number),
    title,
    kind,
    state,
    ...optional('status', status === undefined ? undefined : inlineMarkdown(piecesOf(status))),
    ...optional('severity', severity),
    ...optional('category', category),
    ...optional('date', date),
    summary: summaryOfFinding(source, finding),
  };
}

/**
 * What makes the README of a folder tell its entries.
 * @param path the folder's, with `/`
 * @param readme what people know it by, and its text; `undefined` where there is none
 * @param wanted what of the layout somebody chose
 * @throws UserError where the README is no place for an index
 */
export function indexUpdate(
  path: string,
  entries: readonly IndexEntry[],
  readme: { readonly name: string; readonly text: string } | undefined,
  wanted: Partial<IndexLayout>,
): IndexUpdate {
  if (!readme) return { kind: 'document', text: newIndex(path, entries, wanted) };
  const plan = planIndex(readme.text, entries, wanted, readme.name);
  if (plan) return { kind: 'update', edits: plan.edits };
  return { kind: 'addition', edits: appendIndex(readme.text, entries, wanted) };
}
