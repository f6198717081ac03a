import { parseLines, type LineRange } from '../entry';
import { locateScalars } from '../frontMatter';
import { outline, type Fence } from '../markdown';
import { insideWorkspace } from '../mentions';
import { linksOf } from '../renumbering/markdownLinks';
import { findNumbers } from '../renumbering/names';
import { overlapping } from '../overlaps';
import { decodeFact } from '../snippet';
import { referencesOfLine } from './prose';

/** What a document names. Offsets are UTF-16 units in its text; the end is not included. */
export type Reference = FileReference | CommitReference | NumberReference | NameReference;

export interface Located {
  readonly start: number;
  readonly end: number;
}

/** A file, perhaps with lines: `src/server.ts:42-57`. */
export interface FileReference extends Located {
  readonly kind: 'file';
  /** Relative to the workspace folder, with `/`. */
  readonly file: string;
  readonly lines?: LineRange;
  /** Where the path alone stands, and in which way. */
  readonly path: Located & { readonly text: string; readonly form: PathForm };
}

/**
 * How a path is written: `word` in prose or code, `link` as the target of a link, `fact` behind a fence's language,
 * `value` and `relative` in front matter, from the workspace folder and from the document.
 */
export type PathForm = 'word' | 'link' | 'fact' | 'value' | 'relative';

export interface CommitReference extends Located {
  readonly kind: 'commit';
  readonly hash: string;
}

/** An entry by its number: `#004`, `ADR-0004`. */
export interface NumberReference extends Located {
  readonly kind: 'number';
  readonly number: number;
  /** The kind that its word means. */
  readonly named?: string;
  /** The letters directly before it. */
  readonly word?: string;
}

/** A document by its name, without folders: `[[004-sockets-leak]]`. */
export interface NameReference extends Located {
  readonly kind: 'name';
  readonly name: string;
}

const ANY_NUMBER = { has: () => true };
/** A scheme without end would be tried from each of its letters. */
const ADDRESS = /[a-z][a-z0-9+.-]{0,30}:\/\/[^\s<>"'`]+/giu;
const FACT = /(?<=\s)(file|commit|lines)=(\S+)/gu;
/** What precedes the digits of a reference and belongs to it. */
const LEAD = /(?:\p{L}+[-_ ]?)?(?:#|№)$|\p{L}+[-_ ]$/u;
const LONGEST_LINE = 5_000;
/** Nobody reads more of them. */
const MOST = 2_000;

/**
 * Finds all that a document names, in the text's order. What its own code is about is no reference.
 * @param path of the document, relative to the workspace folder
 */
export function referencesIn(text: string, path: string): Reference[] {
  const folder = folderOf(path);
  const header = locateScalars(text);
  const bodyStart = header?.body ?? (text.startsWith('\uFEFF') ? 1 : 0);
  const found: Reference[] = header ? ofFrontMatter(header.scalars, folder) : [];
  const body = text.slice(bodyStart);
  const structure = outline(body);
  const starts = lineStarts(body, bodyStart);
  for (const fence of structure.fences) found.push(...ofFence(text, starts[fence.line] ?? 0, fence));

  const isOpaque = (at: number) => at >= bodyStart && structure.isOpaque(lineAt(starts, at));
  const links = linksOf(text).filter(({ target }) => target.start >= bodyStart && !isOpaque(target.start));
  const taken: Located[] = links.map(({ target }) => target);
  const targets = new Map<number, FileReference>();
  for (const { target } of links) {
    const named = ofLink(text, target, folder);
    if (named) targets.set(target.start, named);
  }
  found.push(...targets.values());
  for (const match of text.matchAll(ADDRESS))
    taken.push({ start: match.index, end: match.index + match[0].length });
  const isTaken = overlapping(taken);
  const isFree = (start: number, end: number) => !isTaken(start, end);

  for (let line = 0; line < structure.lines.length && found.length < MOST; line++) {
    const source = structure.lines[line] ?? '';
    if (source.length < 4 || source.length > LONGEST_LINE || structure.isOpaque(line)) continue;
    found.push(...referencesOfLine(source, starts[line] ?? 0, folder, isFree));
  }
  const isOfLink = overlapping(links.map(({ text }) => text));
  for (const { start, end, number, kind, word } of findNumbers(text, ANY_NUMBER)) {
    if (found.length >= MOST) break;
    // What a link's words name is what it leads to.
    if (!isFree(start, end) || isOpaque(start) || isOfLink(start, start + 1)) continue;
    const before = LEAD.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '';
    const lead = kind === undefined ? before.replace(/^.*(?=[#№])|.* $/u, '') : before;
    found.push({
      kind: 'number',
      start: start - lead.length,
      end,
      number,
      ...(kind === undefined ? {} : { named: kind }),
      // "See #004": only a word that is joined to the number names it.
      ...(word === undefined || (kind === undefined && lead === '#') ? {} : { word }),
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

function ofFrontMatter(
  scalars: NonNullable<ReturnType<typeof locateScalars>>['scalars'],
  folder: string,
): Reference[] {
  const lines = new Map(
    scalars.flatMap(({ path: [list, index, key], value }) =>
      list === 'anchors' && key === 'lines' ? [[index, parseLines(value)] as const] : [],
    ),
  );
  return scalars.flatMap(({ path: [list, index, key], start, end, value }): Reference[] => {
    const named = (file: string | undefined, form: PathForm, range?: LineRange): Reference[] =>
      file === undefined
        ? []
        : [
            {
              kind: 'file',
              start,
              end,
              file,
              ...(range && { lines: range }),
              path: { start, end, text: value, form },
            },
          ];
    if (typeof index !== 'number') return [];
    if (list === 'anchors' && key === 'file')
      return named(insideWorkspace(value, ''), 'value', lines.get(index));
    if (list === 'links' && key === 'to') return named(fromFolder(value, folder), 'relative');
    const isCommit = key === 'commit' && (list === 'anchors' || list === 'fixes');
    return isCommit && /^[0-9a-f]{7,64}$/i.test(value) ? [{ kind: 'commit', start, end, hash: value }] : [];
  });
}

function ofFence(text: string, lineStart: number, { info }: Fence): Reference[] {
  const at = text.indexOf(info, lineStart);
  if (info === '' || at < 0 || /[\r\n]/.test(text.slice(lineStart, at))) return [];
  const facts = [...info.matchAll(FACT)];
  const lines = parseLines(facts.find(([, name]) => name === 'lines')?.[2] ?? '');
  return facts.flatMap(({ index, 1: name = '', 2: written = '' }): Reference[] => {
    const start = at + index + name.length + 1;
    const end = start + written.length;
    const value = decodeFact(written);
    if (name === 'commit' && /^[0-9a-f]{7,64}$/i.test(value))
      return [{ kind: 'commit', start, end, hash: value }];
    const file = name === 'file' ? insideWorkspace(value, '') : undefined;
    const path = { start, end, text: written, form: 'fact' as const };
    return file === undefined ? [] : [{ kind: 'file', start, end, file, ...(lines && { lines }), path }];
  });
}

/** The file that a link leads to; a link's path starts at its document, with `/` at the workspace folder. */
function ofLink(text: string, { start, end }: Located, folder: string): FileReference | undefined {
  const isAngled = text[start] === '<' && text[end - 1] === '>';
  const inner = { start: start + (isAngled ? 1 : 0), end: end - (isAngled ? 1 : 0) };
  const [, path = '', fragment = ''] =
    /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?/su.exec(text.slice(inner.start, inner.end)) ?? [];
  if (path === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(path)) return undefined;
  const decoded = decodeFact(path);
  const file = decoded.startsWith('/') ? insideWorkspace(decoded.slice(1), '') : fromFolder(decoded, folder);
  if (file === undefined) return undefined;
  const lines = parseLines(fragment.replaceAll('L', ''));
  return {
    kind: 'file',
    ...inner,
    file,
    ...(lines && { lines }),
    path: { start: inner.start, end: inner.start + path.length, text: path, form: 'link' },
  };
}

function fromFolder(path: string, folder: string): string | undefined {
  return insideWorkspace(path.startsWith('.') ? path : `./${path}`, folder);
}

/** Without a `/` at the end; empty for the workspace folder itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function lineStarts(text: string, offset: number): number[] {
  const starts = [offset];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(offset + match.index + match[0].length);
  return starts;
}

/** The line that an offset stands in. */
function lineAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
