import matter from 'gray-matter';
import {
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';

/** The part of a document between the two `---` lines. Offsets are UTF-16 units in the document's text. */
interface Header {
  readonly text: string;
  readonly start: number;
  /** Where the closing `---` line starts. */
  readonly end: number;
  /** Where the body starts. */
  readonly body: number;
}

export type FrontMatter =
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly line: number; readonly message: string; readonly header: string }
  | {
      readonly kind: 'read';
      /** Every scalar is a string: a hash is never taken for a number, nor a date for a Date. */
      readonly data: Readonly<Record<string, unknown>>;
      /** The body, its offset and the number of lines before it. */
      readonly body: string;
      readonly linesBefore: number;
    };

/** One key of the front matter, located in the document's text. */
export interface FrontMatterValue {
  /** The value's source, quotes included; empty at the place where it belongs when there is none. */
  readonly start: number;
  readonly end: number;
  readonly quote: '"' | "'" | '';
  /** Set when the key has no value yet, so that a space belongs before it. */
  readonly missing: boolean;
}

const HEADER_LIMIT = 32 * 1024;
const NESTING_LIMIT = 16;
const LINE_BREAK = /\r\n|\n|\r/g;

/**
 * Reads a document's front matter as data. It is never evaluated: `---js` and the like are no front
 * matter here, aliases and deep nesting are refused.
 * @param text the whole document
 */
export function readFrontMatter(text: string): FrontMatter {
  const header = splitHeader(text);
  if (header === undefined) return { kind: 'none' };
  if ('message' in header) return { kind: 'broken', ...header };
  const problem = guard(header.text);
  if (problem) return { kind: 'broken', ...problem, header: header.text };
  try {
    const data: unknown = parseWithGrayMatter(header.text);
    if (!isRecord(data)) return { kind: 'none' };
    return {
      kind: 'read',
      data,
      body: text.slice(header.body),
      linesBefore: countLineBreaks(text.slice(0, header.body)),
    };
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error;
    return looksLikeKeys(header.text)
      ? { kind: 'broken', line: error.line + 1, message: error.message, header: header.text }
      : { kind: 'none' };
  }
}

/**
 * Finds where a top-level key's value stands, to edit it in place.
 * @returns `undefined` when the key is not there
 */
export function locateValue(text: string, key: string): FrontMatterValue | undefined {
  const parsed = parseLocated(text);
  const pair = parsed && findPair(parsed.map, key);
  if (!parsed || !pair) return undefined;
  const offset = parsed.header.start;
  const node = pair.value;
  if (!isScalar(node) || !node.range) return undefined;
  const [start, end] = node.range;
  const quote = node.type === 'QUOTE_DOUBLE' ? '"' : node.type === 'QUOTE_SINGLE' ? "'" : '';
  if (start === end) {
    // An absent value is located behind white space or comments; it belongs right behind the colon.
    const keyEnd = (pair.key as Scalar).range?.[1] ?? start;
    const colon = parsed.header.text.indexOf(':', keyEnd);
    if (colon < 0) return undefined;
    return { start: offset + colon + 1, end: offset + colon + 1, quote, missing: true };
  }
  return { start: offset + start, end: offset + end, quote, missing: false };
}

/**
 * Where a line for a new top-level key belongs.
 * @param after keys behind which it goes if they are there, best first; else the end of the header
 * @returns the offset, at the start of a line; `undefined` where a line cannot be added (`{a: b}`, no front matter)
 */
export function locateInsertion(text: string, after: readonly string[]): number | undefined {
  const parsed = parseLocated(text);
  if (!parsed || parsed.map.flow) return undefined;
  for (const key of after) {
    const node = findPair(parsed.map, key)?.value;
    if (!isScalar(node) || !node.range) continue;
    LINE_BREAK.lastIndex = parsed.header.start + node.range[1];
    const found = LINE_BREAK.exec(text);
    if (found && found.index < parsed.header.end) return found.index + found[0].length;
  }
  return parsed.header.end;
}

class YamlFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

function splitHeader(text: string): Header | { line: number; message: string; header: string } | undefined {
  const opening = /^\uFEFF?---(?:yaml)?[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!opening) return undefined;
  const start = opening[0].length;
  const head = text.slice(start, start + HEADER_LIMIT + 8);
  const closing = /^---[ \t]*(?:\r\n|\n|\r|$(?![^]))/m.exec(head);
  if (closing && closing.index <= HEADER_LIMIT) {
    const end = start + closing.index;
    return { text: text.slice(start, end), start, end, body: end + closing[0].length };
  }
  const firstLine = head.split(/\r\n|\n|\r/, 1)[0] ?? '';
  if (!/^[A-Za-z_][\w-]*:(?:\s|$)/.test(firstLine)) return undefined;
  const message =
    head.length > HEADER_LIMIT
      ? `The front matter is longer than ${HEADER_LIMIT / 1024} KiB or its closing line "---" is missing.`
      : 'The front matter has no closing line "---".';
  return { line: 1, message, header: head };
}

/** gray-matter as the reader of record, with its engines locked: only our YAML parser runs. */
function parseWithGrayMatter(header: string): unknown {
  const refuse = () => {
    throw new YamlFault(1, 'Only YAML front matter is read.');
  };
  const lines = header.replaceAll(LINE_BREAK, '\n');
  return matter(`---\n${lines}\n---\n`, {
    language: 'yaml',
    // Without an options object gray-matter would cache and share what it returns.
    engines: { yaml: { parse: parseYaml }, javascript: refuse, js: refuse, json: refuse, coffee: refuse },
  } as Parameters<typeof matter>[1]).data;
}

function parseYaml(source: string): object {
  const { document, lines } = parseLocked(source);
  const fault = document.errors[0];
  if (fault) throw new YamlFault(lines.linePos(fault.pos[0]).line, sentence(fault.message));
  try {
    return document.toJS({ maxAliasCount: 0 }) as object;
  } catch (error) {
    throw new YamlFault(1, sentence(error instanceof Error ? error.message : String(error)));
  }
}

function parseLocked(source: string): { document: Document.Parsed; lines: LineCounter } {
  const lines = new LineCounter();
  const document = parseDocument(source, {
    schema: 'failsafe',
    stringKeys: true,
    merge: false,
    prettyErrors: false,
    lineCounter: lines,
    logLevel: 'silent',
  });
  return { document, lines };
}

function parseLocated(text: string): { header: Header; map: YAMLMap } | undefined {
  const header = splitHeader(text);
  if (!header || 'message' in header || guard(header.text)) return undefined;
  const { document } = parseLocked(header.text);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  return { header, map: document.contents };
}

function findPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** The parser recurses: what nests deeper than any person writes is refused before it is parsed. */
function guard(header: string): { line: number; message: string } | undefined {
  let depth = 0;
  let line = 2;
  for (const source of header.split(LINE_BREAK)) {
    const bare = source.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '');
    const compact = /^(?:\s*[-?:](?=\s))+/.exec(bare)?.[0].replaceAll(/\s/g, '').length ?? 0;
    for (const character of bare) {
      if (character === '[' || character === '{') depth++;
      else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
      if (depth > NESTING_LIMIT) break;
    }
    if (depth > NESTING_LIMIT || compact > NESTING_LIMIT) {
      return { line, message: `The front matter nests deeper than ${NESTING_LIMIT} levels.` };
    }
    line++;
  }
  return undefined;
}

function looksLikeKeys(header: string): boolean {
  return /^[A-Za-z_][\w-]*:(?:\s|$)/m.test(header);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function countLineBreaks(text: string): number {
  return text.match(LINE_BREAK)?.length ?? 0;
}

function sentence(message: string): string {
  const first = message.split('\n', 1)[0]?.trim() ?? '';
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
