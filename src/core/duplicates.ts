import type { Entry, Problem, Reading } from './entry';
import { isOtherEntry, numberedName, type NumberedName } from './numberedName';

/** Entries of one folder whose documents have the same number by their names; two at least. */
export interface Duplicate {
  readonly number: number;
  readonly entries: readonly Entry[];
}

interface Numbered {
  readonly entry: Entry;
  readonly name: NumberedName;
  /** Workspace folder, folder, prefix and number. */
  readonly key: string;
}

/** A document that did not change is not looked at again. */
const looked = new WeakMap<Reading, Numbered | null>();

/**
 * The numbers that several documents of a folder have. Branches that each take the next number merge without a
 * conflict, so that is how it mostly comes about.
 * @param documents as the catalog has them
 */
export function duplicatesOf(documents: ReadonlyMap<string, Reading>): Duplicate[] {
  const groups = new Map<string, Numbered[]>();
  for (const reading of documents.values()) {
    const numbered = numberedOf(reading);
    if (!numbered) continue;
    const group = groups.get(numbered.key);
    if (group) group.push(numbered);
    else groups.set(numbered.key, [numbered]);
  }
  return [...groups.values()].flatMap((group) => {
    const others = group.length < 2 ? [] : group.filter((one) => group.some((other) => differ(one, other)));
    const [first] = others;
    return first ? [{ number: first.name.number, entries: others.map(({ entry }) => entry) }] : [];
  });
}

/** What a person should know of duplicates, at each of the documents. */
export function duplicateProblems(duplicates: readonly Duplicate[]): Problem[] {
  return duplicates.flatMap(({ number, entries }) =>
    entries.map((entry): Problem => {
      const others = entries.filter((other) => other !== entry).map(({ document }) => nameOf(document.path));
      const more = others.length > 1 ? ` and ${others.length - 1} more` : '';
      return {
        document: entry.document,
        line: entry.form === 'record' ? 1 : entry.line,
        code: 'duplicate-number',
        severity: 'warning',
        message: `Number ${number} is given twice: ${others[0] ?? ''}${more} has it too. Renumber one of them.`,
      };
    }),
  );
}

function differ(a: Numbered, b: Numbered): boolean {
  return a !== b && isOtherEntry(a.name, b.name);
}

function numberedOf(reading: Reading): Numbered | null {
  let numbered = looked.get(reading);
  if (numbered === undefined) looked.set(reading, (numbered = look(reading)));
  return numbered;
}

/** Only a document that is one entry has its number. */
function look({ entries: [entry, ...more] }: Reading): Numbered | null {
  if (!entry || more.length > 0 || !(entry.form === 'record' || entry.form === 'report')) return null;
  const { path, folder } = entry.document;
  const name = numberedName(nameOf(path));
  if (!name) return null;
  const within = path.slice(0, path.lastIndexOf('/') + 1);
  return { entry, name, key: [folder, within, name.prefix.toLowerCase(), name.number].join('\n') };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
