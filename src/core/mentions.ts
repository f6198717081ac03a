import { parseLines, type Anchor, type LineRange } from './entry';
import type { Outline } from './markdown';
import { type Span } from './page';

const LIMIT = 50;
const LINE_LIMIT = 5000;
const TOKEN_LIMIT = 260;
const CODE_FILE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|py|go|rs|java|kts?|rb|php|cs|fs|c|cc|cpp|cxx|h|hh|hpp|m|mm|swift|scala|sh|bash|ps1|sql|ya?ml|toml|json|css|scss|less|html?|tf|exs?|erl|clj|dart|lua|r|jl|pl|gradle|xml|proto|graphql|prisma|sol|zig|nim|vb|ipynb)$/i;
/** A quick look, before a line is taken apart. */
const CODE_WORD =
  /\.(?:[cm]?[jt]sx?|vue|svelte|py|go|rs|java|kts?|rb|php|cs|fs|c|cc|cpp|cxx|h|hh|hpp|m|mm|swift|scala|sh|bash|ps1|sql|ya?ml|toml|json|css|scss|less|html?|tf|exs?|erl|clj|dart|lua|r|jl|pl|gradle|xml|proto|graphql|prisma|sol|zig|nim|vb|ipynb)(?![\w-])/i;

const MARKDOWN_FILE = /\.(?:md|markdown)$/i;
/** Where a commit is named: in code, or behind its word. */
export const HASHES: readonly RegExp[] = [
  /`([0-9a-f]{7,40})`/g,
  /\b(?:commit|revision)\b[\s:#]{0,3}([0-9a-f]{7,40})(?!\w|\.\w)/gi,
];

/** The same for commits and pull requests. */
const OTHER_WORD = /`[0-9a-f]{7}|\b(?:commit|revision)\b|[#!]\d|\/(?:pull|merge_requests)\//i;

/**
 * The places in code that some lines name: paths with lines, commits, pull requests. Each once, in order.
 * @param folder of the document, relative to the workspace folder, for the links that start at it
 */
export function readMentions(outline: Outline, { start, end }: Span, folder: string): Omit<Anchor, 'id'>[] {
  const found = new Map<string, Omit<Anchor, 'id'>>();
  const add = (anchor: Omit<Anchor, 'id'>) => {
    if (found.size < LIMIT) found.set(JSON.stringify(anchor), anchor);
  };
  for (let line = start; line < end && found.size < LIMIT; line++) {
    const text = outline.lines[line] ?? '';
    if (text.length < 4 || text.length > LINE_LIMIT || outline.isOpaque(line)) continue;
    if (CODE_WORD.test(text))
      for (const token of text.split(/[\s`"'()[\]{}<>|,;*]+/u)) {
        const place = placeOf(token, folder);
        if (place && CODE_FILE.test(place.path)) add(withoutPath(place));
      }
    if (!OTHER_WORD.test(text)) continue;
    for (const pattern of HASHES) {
      for (const [, hash] of text.matchAll(pattern)) if (isHash(hash)) add({ commit: hash });
    }
    for (const [, number] of text.matchAll(/\b(?:PR|MR|(?:pull|merge) request)\s?[#!](\d{1,6})\b/gi)) {
      add({ pullRequest: Number(number) });
    }
    for (const [, number] of text.matchAll(/\/(?:pull|merge_requests)\/(\d{1,6})\b/g)) {
      add({ pullRequest: Number(number) });
    }
  }
  return [...found.values()];
}

/** A place in a file as a word names it: `src/server.ts:42-57`, `../src/server.ts#L42-L57`. */
export interface NamedPlace {
  /** Relative to the workspace folder. */
  readonly file: string;
  readonly lines?: LineRange;
  /** What the word says of the path, from its start on. */
  readonly path: string;
  /** Of path and lines, without the dot that ends a sentence. */
  readonly length: number;
}

/**
 * The place in code, or the document, that a word names.
 * @param folder of the document that the word stands in, relative to the workspace folder
 */
export function placeOf(token: string, folder: string): NamedPlace | undefined {
  if (token.length < 4 || token.length > TOKEN_LIMIT || token.includes('://')) return undefined;
  const trimmed = token.replace(/[.:]+$/, '');
  const lined = /^(.+?)(?::(\d{1,7}(?:[-–]\d{1,7})?)(?::\d{1,5})?|#L(\d{1,7}(?:-L?\d{1,7})?))$/.exec(trimmed);
  const path = lined?.[1] ?? trimmed;
  const isDocument = MARKDOWN_FILE.test(path);
  // A document is often named by its name alone.
  if (!isDocument && (!CODE_FILE.test(path) || (!lined && !path.includes('/')))) return undefined;
  const file = insideWorkspace(path, folder);
  if (file === undefined) return undefined;
  const lines = parseLines((lined?.[2] ?? lined?.[3] ?? '').replace('–', '-').replaceAll('L', ''));
  return { file, path, length: trimmed.length, ...(lines ? { lines } : {}) };
}

function withoutPath({ file, lines }: NamedPlace): Omit<Anchor, 'id'> {
  return { file, ...(lines ? { lines } : {}) };
}

/**
 * A path relative to the workspace folder; one that begins with a dot starts at the folder given.
 * @returns `undefined` for what lies outside, and for absolute paths, which say nothing on another machine
 */
export function insideWorkspace(path: string, folder: string): string | undefined {
  if (/^(?:[A-Za-z]:|[\\/~$])|[*?\\]/.test(path) || path.startsWith('//')) return undefined;
  const parts = /^\.\.?\//.test(path) ? [...folder.split('/'), ...path.split('/')] : path.split('/');
  const resolved: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') resolved.push(part);
    else if (resolved.pop() === undefined) return undefined;
  }
  return resolved.join('/') || undefined;
}

/** A word of hexadecimal letters alone is a word, and of digits alone a number. */
export function isHash(text: string | undefined): text is string {
  return text !== undefined && /\d/.test(text) && /[a-f]/i.test(text);
}
