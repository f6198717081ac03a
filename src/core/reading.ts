import type { DocumentRef, Reading } from './entry';
import { decodeText } from './text';
import { unreadable } from './unreadable';

/** `readDocument` of document.ts, and what goes before it: large, and loaded on first use. */
export type ReadText = (document: DocumentRef, text: string) => Reading;

/**
 * Reads a document's entries from its bytes, or from the text that an editor has; whatever goes wrong is a
 * problem of this document alone.
 */
export function readContent(
  readText: ReadText,
  document: DocumentRef,
  content: Uint8Array | string,
): Reading {
  try {
    return readText(document, typeof content === 'string' ? content : decodeText(content).text);
  } catch (error) {
    return unreadable(document, error instanceof Error ? error.message : String(error));
  }
}
