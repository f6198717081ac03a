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
const FORMAT = 3;
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
  const parts: Uint8Array[] = [];
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
  const lines = joined(parts);
  return joined([encoder.encode(await headerOf(version, lines)), lines]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * @returns `undefined` for anything that {@link encodeCache} of the same version has not written; its digest
 *   tells, so that no line needs to be judged
 */
export async function decodeCache(
  version: string,
  bytes: Uint8Array,
  slices: Slices,
): Promise<ReadingCache | undefined> {
  const lines = new Map<string, Line>();
  const decoder = new TextDecoder();
  let at = bytes.indexOf(NEW_LINE) + 1;
  if (decoder.decode(bytes.subarray(0, at)) !== (await headerOf(version, bytes.subarray(at))))
    return undefined;
  while (at < bytes.length) {
    await slices.run(() => {
      const end = bytes.indexOf(NEW_LINE, Math.min(at + CHUNK, bytes.length - 1)) + 1;
      const text = decoder.decode(bytes.subarray(at, end - 1)).replaceAll('\n', ',');
      for (const line of JSON.parse(`[${text}]`) as Line[]) lines.set(line[0], line);
      at = end;
    });
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

/** The first line of the file. The digest is computed elsewhere, however many bytes there are. */
async function headerOf(version: string, lines: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', lines);
  return `${JSON.stringify([FORMAT, version, ...new Uint8Array(digest)])}\n`;
}
