import { groupBy } from '../groupBy';
import { optional } from '../optional';
import { numberedName } from '../numberedName';
import { formatNumber } from '../numbering';
import { UserError } from '../ports';
import type { ExplainedEdit, FileEdits, WorkspaceChange } from '../workspaceChange';
import { findPaths, type Sought } from './links';
import { linksOf, type Link } from './markdownLinks';
import { findNumbers, type NumberMention } from './names';
import { fragmentOf, ownNumberEdits } from './own';

/** A text file of the workspace folder. */
export interface TextFile {
  /** Relative to the workspace folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** An entry that texts may mean when they name a number. */
export interface NumberedEntry {
  readonly path: string;
  readonly kind: string;
  readonly number: number;
}

/** The document that gets a number. */
export interface Move {
  readonly path: string;
  readonly to: number;
}

export interface RenumberingNeeds {
  /** Whatever may hold a reference; texts of which nothing is renumbered cost only a look. */
  readonly files: readonly TextFile[];
  /** All entries with a number, those that keep theirs included. */
  readonly entries: readonly NumberedEntry[];
  readonly moves: readonly Move[];
  /** The document that a reference means, where its words leave that open; by {@link questionKey}. */
  readonly meant?: ReadonlyMap<string, string>;
}

/** A reference whose words could mean several documents. */
export interface Question {
  readonly path: string;
  /** In the text. */
  readonly start: number;
  readonly candidates: readonly string[];
}

export function questionKey({ path, start }: Pick<Question, 'path' | 'start'>): string {
  return `${path}\n${start}`;
}

/** What a file's name becomes: the new number in the width of the old one. */
export function renamedFile(path: string, to: number): string {
  const at = path.lastIndexOf('/') + 1;
  const old = numberedName(path.slice(at));
  if (!old) throw new UserError(`${path} has no number in its name.`);
  const rest = path.slice(at + old.prefix.length + old.digits.length);
  for (let digits = formatNumber(to, old.digits.length); digits.length < 10; digits = `0${digits}`) {
    const name = `${old.prefix}${digits}${rest}`;
    if (numberedName(name)?.number === to) return path.slice(0, at) + name;
  }
  throw new UserError(`${path} cannot get the number ${to}.`);
}

/**
 * Gives documents other numbers: their names, their own headings, and every reference that certainly means them.
 * All bytes besides stay.
 * @throws UserError when a document has no number in its name
 */
export function planRenumbering(needs: RenumberingNeeds): WorkspaceChange {
  const { renumbered, perFile } = look(needs);
  const edits: FileEdits[] = [];
  for (const { file, edits: found } of perFile) {
    // Of several edits of one place the first counts.
    const own = new Map(found.toReversed().map((edit) => [edit.start, edit]));
    if (own.size > 0)
      edits.push({
        path: file.path,
        text: file.text,
        edits: [...own.values()].sort((a, b) => a.start - b.start),
      });
  }
  return {
    creates: [],
    renames: renumbered.map(({ path, newPath }) => ({ from: path, to: newPath })),
    edits,
  };
}

/** The references that only their history can decide; without an answer they stay as they are. */
export function questionsOf(needs: RenumberingNeeds): Question[] {
  return look({ ...needs, meant: new Map() }).perFile.flatMap(({ questions }) => questions);
}

interface Renumbered extends Sought {
  readonly number: number;
  readonly to: number;
  readonly newPath: string;
  readonly newDigits: string;
  readonly fragment: ReturnType<typeof fragmentOf>;
}

interface Looked {
  readonly file: TextFile;
  readonly edits: ExplainedEdit[];
  readonly questions: Question[];
}

function look(needs: RenumberingNeeds): { renumbered: Renumbered[]; perFile: Looked[] } {
  const texts = new Map(needs.files.map(({ path, text }) => [path, text]));
  const renumbered = needs.moves.map(({ path, to }) => renumberedOf(path, to, texts.get(path) ?? ''));
  const names = new Map<string, number>();
  for (const { path } of needs.files) names.set(nameOf(path), (names.get(nameOf(path)) ?? 0) + 1);
  const isOnly = ({ name }: Renumbered) => (names.get(name) ?? 0) <= 1;
  const numbers = new Set(renumbered.map(({ number }) => number));
  const perFile = needs.files.map((file): Looked => {
    const { paths, edits } = pathEdits(file, renumbered, isOnly);
    if (!/\.(?:md|markdown|mdx)$/i.test(file.path)) return { file, edits, questions: [] };
    const links = linksOf(file.text);
    const target = (link: Link) =>
      paths.find(({ start }) => link.target.start <= start && start < link.target.end)?.file;
    const own = renumbered.find(({ path }) => path === file.path);
    if (own) edits.push(...ownNumberEdits(file.text, own.number, own.to));
    edits.push(...linkTextEdits(file.text, links, target));
    const questions: Question[] = [];
    for (const mention of findNumbers(file.text, numbers)) {
      const answer = meaning(needs, file, mention, links, target);
      if (typeof answer !== 'string') {
        if (answer) questions.push({ path: file.path, start: mention.start, candidates: answer.candidates });
        continue;
      }
      const meant = renumbered.find(({ path }) => path === answer);
      if (!meant) continue;
      const decided = needs.meant?.has(questionKey({ path: file.path, start: mention.start })) ?? false;
      const digits = file.text.slice(mention.start, mention.end);
      edits.push({
        start: mention.start,
        end: mention.end,
        text: sameWidth(digits, meant.to),
        label: decided ? 'References, decided by the history' : 'References',
        ...optional('reason', decided ? `Written where ${meant.name} was number ${meant.number}` : undefined),
      });
    }
    return { file, edits, questions };
  });
  return { renumbered, perFile };
}

function renumberedOf(path: string, to: number, text: string): Renumbered {
  const name = nameOf(path);
  const old = numberedName(name);
  const newPath = renamedFile(path, to);
  const { prefix = '', digits = '', number = 0 } = old ?? {};
  const newDigits = numberedName(nameOf(newPath))?.digits ?? '';
  const fragment = fragmentOf(text, number, to);
  return { path, name, digitsAt: prefix.length, digits, number, to, newPath, newDigits, fragment };
}

/** Links and paths, which name a file and so leave nothing open. */
function pathEdits(file: TextFile, renumbered: readonly Renumbered[], isOnly: (file: Renumbered) => boolean) {
  const paths = findPaths(file.text, file.path, renumbered, isOnly);
  const edits: ExplainedEdit[] = [];
  for (const { file: named, start, end, pathEnd } of paths) {
    edits.push({ start, end, text: named.newDigits, label: 'Links and paths' });
    const { fragment } = named;
    if (fragment && file.text.startsWith(`#${fragment.old}`, pathEnd)) {
      const behind = file.text[pathEnd + 1 + fragment.old.length] ?? ' ';
      if (/[\p{L}\p{N}_-]/u.test(behind)) continue;
      const at = pathEnd + 1 + fragment.digitsAt;
      edits.push({ start: at, end: at + fragment.digits, text: fragment.text, label: 'Links and paths' });
    }
  }
  return { paths, edits };
}

/** `[7. Title](007-x.md)`, and the first cell of a table's row with such a link. */
function linkTextEdits(
  text: string,
  links: readonly Link[],
  target: (link: Link) => Renumbered | undefined,
): ExplainedEdit[] {
  return links.flatMap((link) => {
    const file = target(link);
    if (!file) return [];
    const edits: ExplainedEdit[] = [];
    const add = (start: number, digits: string) => {
      const edit = { start, end: start + digits.length, text: sameWidth(digits, file.to) };
      if (Number(digits) === file.number) edits.push({ ...edit, label: 'References' });
    };
    const words = text.slice(link.text.start, link.text.end);
    const [lead = '', digits] = /^\s*[*_`]*#?(\d{1,9})(?=$|[*_`]*$|\s*[.:)–—|-])/u.exec(words) ?? [];
    if (digits !== undefined) add(link.text.start + lead.length - digits.length, digits);
    const line = text.lastIndexOf('\n', link.text.start - 1) + 1;
    const [cell = '', inCell] =
      /^\s*\|\s*[*_`]*#?(\d{1,9})[*_`]*(?=\s*\|)/.exec(text.slice(line, link.text.start)) ?? [];
    if (inCell !== undefined) add(line + cell.lastIndexOf(inCell), inCell);
    return edits;
  });
}

/**
 * The document that a number means.
 * @returns its path; those that it could mean, where that is open; `undefined` where nobody can tell
 */
function meaning(
  { entries, meant }: RenumberingNeeds,
  file: TextFile,
  mention: NumberMention,
  links: readonly Link[],
  target: (link: Link) => Renumbered | undefined,
): string | { readonly candidates: readonly string[] } | undefined {
  const around = links.find(({ text }) => text.start <= mention.start && mention.end <= text.end);
  // What a link's words name is what it leads to; where that is no document of ours, it is something else.
  if (around) return target(around)?.path;
  const named = entries.filter((entry) => entry.number === mention.number && isCalled(entry, mention));
  const folders = groupBy(named, ({ path }) => folderOf(path));
  const here = nearest([...folders.keys()], folderOf(file.path));
  if (here === undefined) return undefined;
  const candidates = [...new Set(folders.get(here)?.map(({ path }) => path))];
  if (candidates.includes(file.path)) return file.path;
  if (candidates.length === 1) return candidates[0];
  return meant?.get(questionKey({ path: file.path, start: mention.start })) ?? { candidates };
}

function isCalled({ path, kind }: NumberedEntry, { kind: wanted, word }: NumberMention): boolean {
  if (word === undefined || kind === wanted) return true;
  return numberedName(nameOf(path))?.prefix.slice(0, -1).toLowerCase() === word.toLowerCase();
}

/** The only folder; of several, the one that a document lies in. */
function nearest(folders: readonly string[], own: string): string | undefined {
  if (folders.length <= 1) return folders[0];
  return folders.find((folder) => folder === own);
}

function sameWidth(digits: string, to: number): string {
  return formatNumber(to, digits.startsWith('0') ? digits.length : 1);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
