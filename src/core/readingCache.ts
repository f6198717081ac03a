import type { DocumentRef, Entry, Problem, Reading } from './entry';
import type { FileStamp } from './ports';
import type { KnownDocument } from './documentIndex';
import type { Slices } from './slices';

/** What a session keeps for the next one: the readings of documents, each with the version that it is of. */
export interface ReadingCache {
  readonly isEmpty: boolean;
  /** The reading of this very version of the document, which the caller may change and gets only once. */
  recall(document: DocumentRef, stamp: FileStamp): Reading | undefined;
}

/** Whenever what a line holds, or what it means, changes. */
const FORMAT = 1;
/** So many bytes are decoded and parsed at a time; a few times less than a millisecond's worth. */
const CHUNK = 64 * 1024;
const NEW_LINE = 10;

type Bare<Value> = Omit<Value, 'document'>;
/** `uri`, `inTarget`, size, time, entries, problems: one line of the file. */
type Line = readonly [string, boolean, number, number, readonly Bare<Entry>[], readonly Bare<Problem>[]];

export const EMPTY_CACHE: ReadingCache = { isEmpty: true, recall: () => undefined };

/**
 * Writes what is worth keeping: not what may have changed since it was read, nor what could not be read.
 * @param version of the reader: another one reads other things
 */
export async function encodeCache(
  version: string,
  known: Iterable<KnownDocument>,
  slices: Slices,
): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [encoder.encode(`${JSON.stringify([FORMAT, version])}\n`)];
  const source = known[Symbol.iterator]();
  for (let done = false; !done;) {
    await slices.run(() => {
      let text = '';
      while (text.length < CHUNK) {
        const next = source.next();
        if (next.done) {
          done = true;
          break;
        }
        const { document, size, mtimeMs, reading, doubtful } = next.value;
        if (doubtful || reading.problems.some(({ code }) => code === 'unreadable')) continue;
        const entries = reading.entries.map(withoutDocument);
        const problems = reading.problems.map(withoutDocument);
        const line: Line = [document.uri, document.inTarget, size, mtimeMs, entries, problems];
        text += `${JSON.stringify(line)}\n`;
      }
      parts.push(encoder.encode(text));
    });
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @returns `undefined` for anything that {@link encodeCache} of the same version has not written */
export async function decodeCache(
  version: string,
  bytes: Uint8Array,
  slices: Slices,
): Promise<ReadingCache | undefined> {
  const lines = new Map<string, Line>();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let at = bytes.indexOf(NEW_LINE) + 1;
  try {
    const header: unknown = JSON.parse(decoder.decode(bytes.subarray(0, at)));
    if (JSON.stringify(header) !== JSON.stringify([FORMAT, version])) return undefined;
    while (at < bytes.length) {
      await slices.run(() => {
        const end = bytes.indexOf(NEW_LINE, Math.min(at + CHUNK, bytes.length - 1)) + 1;
        if (end === 0) throw new SyntaxError('The last line is not complete.');
        for (const text of decoder.decode(bytes.subarray(at, end)).split('\n')) {
          if (text === '') continue;
          const line: unknown = JSON.parse(text);
          if (!isLine(line)) throw new SyntaxError('A line has another shape.');
          lines.set(line[0], line);
        }
        at = end;
      });
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
  return {
    isEmpty: lines.size === 0,
    recall(document, { size, mtimeMs }) {
      const line = lines.get(document.uri);
      if (!line || line[1] !== document.inTarget || line[2] !== size || line[3] !== mtimeMs) return undefined;
      lines.delete(document.uri);
      return {
        entries: line[4].map((entry) => Object.assign(entry, { document })),
        problems: line[5].map((problem) => Object.assign(problem, { document })),
      };
    },
  };
}

function withoutDocument<Value extends { readonly document: DocumentRef }>({
  document: _,
  ...rest
}: Value): Omit<Value, 'document'> {
  return rest;
}

/** Enough for nothing that uses an entry to break. */
function isLine(value: unknown): value is Line {
  if (!Array.isArray(value) || value.length !== 6) return false;
  const [uri, inTarget, size, mtimeMs, entries, problems] = value as unknown[];
  return (
    typeof uri === 'string' &&
    typeof inTarget === 'boolean' &&
    typeof size === 'number' &&
    typeof mtimeMs === 'number' &&
    Array.isArray(entries) &&
    entries.every(isEntry) &&
    Array.isArray(problems) &&
    problems.every(isProblem)
  );
}

const FORMS = new Set<unknown>(['record', 'report', 'block', 'item', 'row']);
const STATES = new Set<unknown>(['open', 'resolved', 'reference']);
const TEXTS = ['status', 'severity', 'category', 'date', 'resolved', 'link'] as const;
const NUMBERS = ['number', 'minutes'] as const;

function isEntry(value: unknown): boolean {
  if (!isObject(value)) return false;
  return (
    isLineNumber(value.line) &&
    isLineNumber(value.endLine) &&
    FORMS.has(value.form) &&
    STATES.has(value.state) &&
    typeof value.title === 'string' &&
    typeof value.kind === 'string' &&
    typeof value.inferred === 'boolean' &&
    Array.isArray(value.tags) &&
    value.tags.every((tag) => typeof tag === 'string') &&
    Array.isArray(value.anchors) &&
    value.anchors.every(isAnchor) &&
    TEXTS.every((key) => value[key] === undefined || typeof value[key] === 'string') &&
    NUMBERS.every((key) => value[key] === undefined || typeof value[key] === 'number')
  );
}

function isAnchor(value: unknown): boolean {
  if (!isObject(value) || typeof value.id !== 'string') return false;
  const { lines } = value;
  return (
    ['file', 'commit', 'branch', 'symbol', 'permalink'].every(
      (key) => value[key] === undefined || typeof value[key] === 'string',
    ) &&
    (lines === undefined || (isObject(lines) && isLineNumber(lines.first) && isLineNumber(lines.last)))
  );
}

function isProblem(value: unknown): boolean {
  return (
    isObject(value) &&
    isLineNumber(value.line) &&
    typeof value.code === 'string' &&
    typeof value.message === 'string' &&
    (value.severity === 'error' || value.severity === 'warning')
  );
}

function isLineNumber(value: unknown): boolean {
  return typeof value === 'number' && value >= 1;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
