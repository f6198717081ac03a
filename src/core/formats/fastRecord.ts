import { mayHoldConflict } from '../conflict';
import type { DocumentRef, Reading } from '../entry';
import type { Fence, Heading, Outline } from '../markdown';
import { readRecord } from './record';

/**
 * Reads a record of our own without the parsers for YAML and Markdown, some twenty times faster.
 * @returns exactly what `readDocument` gives, or `undefined` where that cannot be told
 */
export function readFastRecord(document: DocumentRef, text: string): Reading | undefined {
  const header = splitHeader(text);
  const data = header && readData(header.lines);
  // Without a kind, the sections tell it.
  if (!header || data?.kind === undefined || mayHoldConflict(text)) return undefined;
  const body = text.slice(header.length);
  const lines = body.split(/\r\n|\n|\r/);
  const heading = firstHeading(lines);
  if (!heading) return undefined;
  const linesBefore = header.lines.length + 2;
  try {
    const found = readRecord({
      document,
      text,
      frontMatter: { kind: 'read', data, body, linesBefore },
      outline: new FirstHeadingOnly([heading], lines),
      firstLine: linesBefore + 1,
    });
    return found && { entries: found.findings.map(({ entry }) => entry), problems: found.problems };
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

/** Something was asked for that only the Markdown parser knows. */
class Unknown extends Error {}

class FirstHeadingOnly implements Outline {
  readonly headings: readonly Heading[];
  readonly lines: readonly string[];
  constructor(headings: readonly Heading[], lines: readonly string[]) {
    this.headings = headings;
    this.lines = lines;
  }
  get fences(): readonly Fence[] {
    if (this.lines.some((line) => /^\s*(?:`{3}|~{3}).*=a\d/.test(line))) throw new Unknown();
    return []; // none that holds captured code
  }
  get items(): never {
    throw new Unknown();
  }
  get isOpaque(): never {
    throw new Unknown();
  }
  get html(): never {
    throw new Unknown();
  }
}

const LONGEST_HEADER = 8 * 1024;

/** The lines between the two `---`, and the length of it all; both must be alone on their lines. */
function splitHeader(
  text: string,
): { readonly lines: readonly string[]; readonly length: number } | undefined {
  const opening = /^\uFEFF?---\r?\n/.exec(text);
  if (!opening) return undefined;
  const lines: string[] = [];
  for (let at = opening[0].length; at < LONGEST_HEADER;) {
    const end = text.indexOf('\n', at);
    if (end < 0) return undefined;
    const line = text.slice(at, text[end - 1] === '\r' ? end - 1 : end);
    at = end + 1;
    if (line === '---') return { lines, length: at };
    lines.push(line);
  }
  return undefined;
}

type Facts = Record<string, string | string[] | Facts[]>;

/** `key: value` lines, and the lists of anchors and fixes as we indent them; `undefined` for any other line. */
function readData(lines: readonly string[]): Facts | undefined {
  const data: Facts = {};
  let list: Facts[] | undefined;
  for (const line of lines) {
    if (line === 'anchors:' || line === 'fixes:') {
      const key = line.slice(0, -1);
      if (key in data || list?.length === 0) return undefined;
      data[key] = list = [];
    } else if (line.startsWith('  - ')) {
      if (!list || !addFact(list[list.push({}) - 1] as Facts, line.slice(4))) return undefined;
    } else if (line.startsWith('    ')) {
      const item = list?.at(-1);
      if (!item || !addFact(item, line.slice(4))) return undefined;
    } else {
      if (list?.length === 0 || !addFact(data, line)) return undefined;
      list = undefined;
    }
  }
  return lines.length === 0 || list?.length === 0 ? undefined : data;
}

function addFact(facts: Facts, line: string): boolean {
  const [, key, written] = /^([a-z][a-z-]{0,30}): (\S.*)$/.exec(line) ?? [];
  if (key === undefined || written === undefined || key in facts) return false;
  const value = written.startsWith('[') ? listOf(written) : valueOf(written);
  if (value === undefined) return false;
  facts[key] = value;
  return true;
}

/** What means only itself in YAML, on one line and in a list. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}._/@+()'-]|,(?! )|:(?=[\p{L}\p{N}])| (?=[\p{L}\p{N}(._/@+]))*$/u;
const PLAIN_IN_LIST = /^[\p{L}\p{N}](?:[\p{L}\p{N}._/@+-]| (?=[\p{L}\p{N}]))*$/u;
/** Between quotes, without what they could escape. */
const QUOTED = /^(["'])((?:[\p{L}\p{N}\p{P}\p{S}](?<!["'\\])| (?=\S))*)\1$/u;

/** What most values are, told several times faster than by the letters of all languages. */
const ASCII_WORD = /^[A-Za-z0-9][A-Za-z0-9._/@+-]*$/;
const ASCII_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[Z+-][\d:]*\d$/;
const ASCII_QUOTED = /^"[\w.,:;!?/()@+-]+(?: [\w.,:;!?/()@+-]+)*"$/;

function valueOf(written: string): string | undefined {
  if (ASCII_WORD.test(written) || ASCII_TIME.test(written)) return written;
  if (ASCII_QUOTED.test(written)) return written.slice(1, -1);
  if (PLAIN.test(written)) return written;
  return QUOTED.exec(written)?.[2];
}

function listOf(written: string): string[] | undefined {
  if (!written.endsWith(']')) return undefined;
  const items = written.slice(1, -1).split(', ');
  return items.every((item) => ASCII_WORD.test(item) || PLAIN_IN_LIST.test(item)) ? items : undefined;
}

/** The first block of the body, when that is a plain heading of the first level. */
function firstHeading(lines: readonly string[]): Heading | undefined {
  const line = lines.findIndex((text) => text !== '');
  const [, text] = /^# ([^\s#](?:.*[^\s#])?)$/.exec(lines[line] ?? '') ?? [];
  // The parser replaces this one, and trims what other programs may not.
  if (text === undefined || text.includes('\0')) return undefined;
  return { level: 1, text, line, endLine: line + 1 };
}
