import matter from 'gray-matter';
import { isMap, isNode, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { parseYaml, readYaml, YamlFault } from './yamlReader';

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
  try {
    const data = parseWithGrayMatter(header.text);
    // What holds no key is text between two horizontal rules.
    if (!isRecord(data) || Object.keys(data).length === 0) return { kind: 'none' };
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

/** The front matter and the body of a text with `\n` endings, whatever the front matter holds. */
export function splitFrontMatter(text: string): { header: string; body: string; bodyLine: number } {
  const header = splitHeader(text);
  if (!header || 'message' in header) return { header: '', body: text.replace(/^\uFEFF/, ''), bodyLine: 0 };
  return {
    header: header.text,
    body: text.slice(header.body),
    bodyLine: countLineBreaks(text.slice(0, header.body)),
  };
}

/**
 * Finds where a top-level key's value stands, to edit it in place.
 * @returns `undefined` when the key is not there
 */
export function locateValue(text: string, key: string): FrontMatterValue | undefined {
  const parsed = parseLocated(text);
  const pair = parsed && findPair(parsed.map, key);
  if (!parsed || !pair) return undefined;
  return placeOfValue(parsed.header, pair);
}

/**
 * Where a line for a new top-level key belongs.
 * @param after keys behind which it goes if they are there, best first; else the end of the header
 * @returns the offset, at the start of a line, and the white space that its key begins with; `undefined`
 *   where a line cannot be added (`{a: b}`, no front matter)
 */
export function locateInsertion(
  text: string,
  after: readonly string[],
): { offset: number; indent: string } | undefined {
  const parsed = parseLocated(text);
  if (!parsed || parsed.map.flow) return undefined;
  const { header, map } = parsed;
  const indent = /^[ ]*/.exec(header.text.slice(lineStart(header.text, map.range?.[0] ?? 0)))?.[0] ?? '';
  for (const key of after) {
    const pair = findPair(map, key);
    const place = pair && placeOfValue(header, pair);
    if (!place) continue;
    const found = nextLineBreak(text, place.end);
    if (found && found.index < header.end) return { offset: found.index + found[0].length, indent };
  }
  return { offset: header.end, indent };
}

/** A list of the front matter that is written with an item per line, in the document's text. */
export interface FrontMatterList {
  /** The white space that its items begin with. */
  readonly indent: string;
  /** Each from the start of its first line to that of the line behind it. */
  readonly items: readonly { readonly start: number; readonly end: number }[];
  /** Where another item would be written. */
  readonly end: number;
}

/** @returns `undefined` where there is no such list, or it is written in one line */
export function locateList(text: string, key: string): FrontMatterList | undefined {
  const parsed = parseLocated(text);
  const list = parsed && findPair(parsed.map, key)?.value;
  if (!parsed || !isSeq(list) || list.flow) return undefined;
  const { header } = parsed;
  const items = list.items.map((item) => {
    const [start, end] = (isNode(item) && item.range) || [0, 0];
    const found = nextLineBreak(
      text,
      header.start + Math.max(start, header.text.slice(0, end).trimEnd().length),
    );
    return {
      start: header.start + lineStart(header.text, start),
      end: found ? found.index + found[0].length : header.end,
    };
  });
  const [first] = items;
  const indent = /^[ ]*/.exec(text.slice(first?.start))?.[0] ?? '';
  return { indent, items, end: items.at(-1)?.end ?? header.end };
}

/** Where a key's value stands in the document; `undefined` for a list or a map. */
function placeOfValue(header: Header, pair: Pair): FrontMatterValue | undefined {
  const node = pair.value;
  if (!isScalar(node) || !node.range) return undefined;
  const [start, end] = node.range;
  const source = header.text.slice(start, end);
  if (source === '') {
    // An absent value is located behind white space or comments; it belongs right behind the colon.
    const colon = header.text.indexOf(':', (pair.key as Scalar).range?.[1] ?? start);
    if (colon < 0) return undefined;
    return { start: header.start + colon + 1, end: header.start + colon + 1, quote: '', missing: true };
  }
  const quote = node.type === 'QUOTE_DOUBLE' ? '"' : node.type === 'QUOTE_SINGLE' ? "'" : '';
  // A block scalar's range goes on to the next key.
  const length = node.type?.startsWith('BLOCK') ? source.trimEnd().length : source.length;
  return { start: header.start + start, end: header.start + start + length, quote, missing: false };
}

/** Splits the front matter off, whatever it holds; with a message where it does not end. */
export function splitHeader(
  text: string,
): Header | { line: number; message: string; header: string } | undefined {
  const opening = /^\uFEFF?---(?:yaml)?[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!opening) return undefined;
  const start = opening[0].length;
  // No `^` and `m`: they also stop at U+2028, which ends no line here.
  const closingLine = /(?<![^\r\n])---[ \t]*(?:\r\n|\n|\r|$)/g;
  closingLine.lastIndex = start;
  const closing = closingLine.exec(text);
  if (closing && closing.index - start <= HEADER_LIMIT) {
    const end = closing.index;
    return { text: text.slice(start, end), start, end, body: end + closing[0].length };
  }
  const head = text.slice(start, start + HEADER_LIMIT + 1);
  const firstLine = head.split(/\r\n|\n|\r/, 1)[0] ?? '';
  if (!/^[A-Za-z_][\w-]*:(?:\s|$)/.test(firstLine)) return undefined;
  const message =
    head.length > HEADER_LIMIT
      ? `The front matter is longer than ${HEADER_LIMIT / 1024} KiB or its closing line "---" is missing.`
      : 'The front matter has no closing line "---".';
  return { line: 1, message, header: head };
}

/**
 * gray-matter as the reader of record, with its engines locked: only our YAML parser runs, and on the
 * header itself, since gray-matter cuts what it hands on at any line that begins with `---`.
 */
function parseWithGrayMatter(header: string): unknown {
  const refuse = () => {
    throw new YamlFault(1, 'Only YAML front matter is read.');
  };
  // Its search for comments takes quadratic time in white space.
  // Its search for comments takes a lone CR for part of one.
  return matter(`---\n${header.replaceAll(/\s{2,}|\r/g, '\n')}\n---\n`, {
    language: 'yaml',
    // Without an options object gray-matter would cache and share what it returns.
    engines: {
      yaml: { parse: () => readYaml(header.replaceAll(LINE_BREAK, '\n')) },
      javascript: refuse,
      js: refuse,
      json: refuse,
      coffee: refuse,
    },
  } as Parameters<typeof matter>[1]).data;
}

function parseLocated(text: string): { header: Header; map: YAMLMap } | undefined {
  const header = splitHeader(text);
  if (!header || 'message' in header) return undefined;
  // The parser knows no lone CR; every offset stays.
  const source = header.text.replaceAll(/\r(?!\n)/g, '\n');
  try {
    const map = parseYaml(source).contents;
    return isMap(map) ? { header, map } : undefined;
  } catch (error) {
    if (error instanceof YamlFault) return undefined;
    throw error;
  }
}

function findPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

function looksLikeKeys(header: string): boolean {
  return /^[A-Za-z_][\w-]*:(?:\s|$)/m.test(header);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function nextLineBreak(text: string, offset: number): RegExpExecArray | null {
  const breaks = /\r\n|\n|\r/g;
  breaks.lastIndex = offset;
  return breaks.exec(text);
}

function countLineBreaks(text: string): number {
  return text.match(LINE_BREAK)?.length ?? 0;
}
