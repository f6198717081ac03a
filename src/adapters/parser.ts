import type { DocumentRef, Reading } from '../core/entry';
import { readContent } from '../core/reading';
import type { Slices } from '../core/slices';
import { unreadable } from '../core/unreadable';

/** Parses a document in a worker; rejects when that breaks down or takes too long. */
export type ParseElsewhere = (document: DocumentRef, bytes: Uint8Array) => Promise<Reading>;

/** Larger documents are parsed in a worker, in bytes: a quarter of a frame's worth. */
const SMALL = 32 * 1024;

/** Parses documents, small ones here in slices of time and others where they block nobody. */
export function createParser(slices: Slices, elsewhere: ParseElsewhere | undefined) {
  return async (document: DocumentRef, content: Uint8Array | string): Promise<Reading> => {
    if (elsewhere && content.length > SMALL) {
      try {
        return await elsewhere(
          document,
          typeof content === 'string' ? new TextEncoder().encode(content) : content,
        );
      } catch (error) {
        return unreadable(document, error instanceof Error ? error.message : String(error));
      }
    }
    const { readText } = await import('../core/reader');
    return slices.run(() => readContent(readText, document, content));
  };
}
