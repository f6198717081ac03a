import { conflictOf, readSource } from '../document';
import type { DocumentRef } from '../entry';
import { openSource, type Findings, type Source } from '../formats/format';
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
  /** Takes in a document that is there but cannot be read. */
  addUnread(document: DocumentRef, name?: string): void;
  /**
   * Takes in a document by reading it.
   * @param saved its text; `undefined` where it is gone, and a rejection where it cannot be read
   */
  addSaved(document: DocumentRef, saved: Promise<string | undefined>): Promise<void>;
  /** @throws UserError where documents hold merge conflicts or cannot be read: what the index is to say of them is not known */
  entries(): readonly IndexEntry[];
}

/** Takes in the documents of a folder, one after the other, so that only one is in memory. */
export function gatherEntries(): Gathering {
  const entries: IndexEntry[] = [];
  const conflicts: string[] = [];
  const unread: string[] = [];
  const gathering: Gathering = {
    add(document, text, name = document.path) {
      const source = openSource(document, text);
      const conflict = conflictOf(source, text);
      if (conflict) {
        conflicts.push(`${name} (line ${conflict.first})`);
        return;
      }
      const found = readSource(source);
      const broken = found.problems.find(({ code }) => code === 'front-matter');
      if (broken) unread.push(`${name} (line ${broken.line})`);
      const entry = indexEntryOf(source, found);
      if (entry) entries.push(entry);
    },
    addUnread(document, name = document.path) {
      unread.push(name);
    },
    async addSaved(document, saved) {
      let text: string | undefined;
      try {
        text = await saved;
      } catch {
        gathering.addUnread(document);
      }
      if (text !== undefined) gathering.add(document, text);
    },
    entries() {
      const faults = [
        ...told(conflicts, 'A merge conflict is not decided yet', 'Merge conflicts are not decided yet'),
        ...told(unread, 'A document cannot be read', 'Documents cannot be read'),
      ];
      if (faults.length === 0) return entries;
      const remedy = unread.length === 0 ? 'Finish the merge' : 'Set that right';
      throw new UserError(`${faults.join(' ')} ${remedy}, then update the index again.`);
    },
  };
  return gathering;
}

/** So many documents fit a notification. */
const MOST_TOLD = 3;

/** A sentence about documents; none where there are none. */
function told(names: readonly string[], one: string, several: string): string[] {
  if (names.length === 0) return [];
  const some = names.toSorted().slice(0, MOST_TOLD);
  const rest = names.length - some.length;
  const where = [...some, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
  return [`${names.length === 1 ? one : several}: ${where}.`];
}

/**
 * A document as an index tells it.
 * @returns `undefined` for one that is not a single entry
 */
function indexEntryOf(source: Source, { findings }: Findings): IndexEntry | undefined {
  const { document } = source;
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
