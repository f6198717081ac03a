import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { meaningOf, wordFor } from '../words/statusPairs';
import { findStatus } from '../words/status';
import { impossible, type Change, type Neighbours } from './change';
import type { Wanted } from './statusWord';

const SUFFIX = /\.([\p{L}-]{3,20})(?=\.(?:md|markdown)$)/iu;

/** Gives a file the name of another state: `007-x.open.md` becomes `007-x.closed.md`. */
export function renameFile(source: Source, { files }: Neighbours, wanted: Wanted): Change {
  const { path } = source.document;
  const at = path.lastIndexOf('/') + 1;
  const name = path.slice(at);
  const old = SUFFIX.exec(name)?.[1];
  if (old === undefined) return impossible('The name of the file says no state.');
  const words = files.flatMap((file) => SUFFIX.exec(file)?.[1] ?? []);
  const word = best(words, wanted) ?? usual(old, wanted);
  const to = name.replace(SUFFIX, `.${inCaseOf(old, word)}`);
  if (files.includes(to)) return impossible(`There is a file “${to}” already. Rename this one by hand.`);
  return { kind: 'rename', to: path.slice(0, at) + to, edits: [] };
}

/** What the name of a file says: `closed` of `007-x.closed.md`. */
export function stateOfFileName(path: string): 'open' | 'resolved' | undefined {
  const word = SUFFIX.exec(path)?.[1];
  return word === undefined ? undefined : findStatus(word.replaceAll('-', ' '))?.state;
}

/** Moves a file to the folder of another state: from `OPEN` to `FIXED` beside it. */
export function moveToFolder(
  source: Source,
  { folders }: Neighbours,
  finding: Finding,
  wanted: Wanted,
): Change {
  const parts = source.document.path.split('/');
  const name = parts.pop() ?? '';
  const own = parts.pop() ?? '';
  const folder = best(
    folders.filter((other) => other !== own),
    wanted,
  );
  if (folder === undefined) {
    const word = inCaseOf(
      own,
      wordFor('meaning' in wanted ? wanted.meaning : wanted.state, 'en').replaceAll(' ', '-'),
    );
    return impossible(
      `The folder “${own}” says the state of “${finding.entry.title}”, and no folder beside it says another. Make one, such as “${word}”, then try again.`,
    );
  }
  return { kind: 'rename', to: [...parts, folder, name].join('/'), edits: [] };
}

/** The word that says what is wanted: exactly, else the most common one of the same state. */
function best(words: readonly string[], wanted: Wanted): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) {
    const found = findStatus(word.replaceAll(/[-_]/g, ' '));
    if (found?.state !== wanted.state || found.word.start > 0) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const common = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
  const meaning = 'meaning' in wanted ? wanted.meaning : meaningOf(wanted.words);
  const exact = common.find((word) => meaningOf(word) === meaning);
  // "In progress" is not said by a file that is only open.
  return exact ?? (meaning === 'in-progress' || meaning === 'workaround' ? undefined : common[0]);
}

function usual(old: string, wanted: Wanted): string {
  if ('words' in wanted) return wanted.words.toLowerCase().replaceAll(' ', '-');
  if (wanted.meaning === 'resolved' && /^open$/i.test(old)) return 'closed';
  return wanted.meaning;
}

function inCaseOf(old: string, word: string): string {
  if (old === old.toUpperCase()) return word.toUpperCase();
  if (old === old.toLowerCase()) return word.toLowerCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}
