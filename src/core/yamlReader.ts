import { CST, Lexer, LineCounter, parseDocument, type Document } from 'yaml';

/** What is wrong with YAML, and on which of its lines, counted from 1. */
export class YamlFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const NESTING_LIMIT = 16;
/** A record at its limit of 50 anchors has about 3,000. */
const TOKEN_LIMIT = 10_000;
const CLOSED_QUOTE = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$/s;

/**
 * Reads YAML from a stranger as data in which every scalar is a string.
 * @param source with `\n` or CRLF endings
 * @throws YamlFault
 */
export function readYaml(source: string): object {
  const document = parseYaml(source);
  try {
    return document.toJS({ maxAliasCount: 0 }) as object;
  } catch (error) {
    throw new YamlFault(1, sentence(error instanceof Error ? error.message : String(error)));
  }
}

/**
 * Parses YAML from a stranger into nodes with their places.
 * @param source with `\n` or CRLF endings
 * @throws YamlFault
 */
export function parseYaml(source: string): Document.Parsed {
  guard(source);
  const lines = new LineCounter();
  const document = parseDocument(source, {
    schema: 'failsafe',
    stringKeys: true,
    merge: false,
    prettyErrors: false,
    lineCounter: lines,
    // `silent` would also hide that a second document begins.
    logLevel: 'error',
  });
  const fault = document.errors[0];
  if (fault) throw new YamlFault(lines.linePos(fault.pos[0]).line, sentence(fault.message));
  return document;
}

/**
 * The parser recurses, aliases multiply, and each of many errors is costly: what nests deeper or is longer
 * than any person writes, and what has an alias or an open quote, is refused before it is parsed. The lexer does not recurse,
 * and knows what is quoted.
 * @throws YamlFault
 */
function guard(source: string): void {
  let depth = 0;
  let line = 1;
  let indicators = 0;
  let count = 0;
  let isScalarNext = false;
  for (const token of new Lexer().lex(source)) {
    const type = isScalarNext ? 'scalar' : CST.tokenType(token);
    isScalarNext = token === CST.SCALAR;
    if (type === 'flow-seq-start' || type === 'flow-map-start') depth++;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') depth = Math.max(0, depth - 1);
    else if (type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind') {
      // In flow collections these do not nest: `{a: 1, b: 2}`.
      if (depth === 0) indicators++;
    } else if (type === 'alias') {
      const message = 'A value that begins with "*" is an alias, which is not read. Put it in quotes.';
      throw new YamlFault(line, message);
    } else if (type?.endsWith('-quoted-scalar') && !CLOSED_QUOTE.test(token)) {
      // The parser would name the line where it gave up.
      throw new YamlFault(line, 'A quote is opened and not closed.');
    }
    if (++count > TOKEN_LIMIT) throw new YamlFault(line, 'The front matter has far too many parts.');
    if (depth > NESTING_LIMIT || indicators > NESTING_LIMIT) {
      throw new YamlFault(line, `The front matter nests deeper than ${NESTING_LIMIT} levels.`);
    }
    if (token.includes('\n')) {
      line += token.split('\n').length - 1;
      indicators = 0;
    }
  }
}

function sentence(message: string): string {
  const first = message.split('\n', 1)[0]?.trim() ?? '';
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
