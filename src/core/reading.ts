import type { DocumentRef, Reading } from './entry';
import { decodeText } from './text';
import { unreadable } from './unreadable';

/**
 * Reads a document's entries from its bytes, or from the text that an editor has; whatever goes wrong is a
 * problem of this document alone.
 * @param readDocument of document.ts, which is large and loaded on first use
 */
export function readContent(
  readDocument: (document: DocumentRef, text: string) => Reading,
  document: DocumentRef,
  content: Uint8Array | string,
): Reading {
  try {
    return readDocument(document, typeof content === 'string' ? content : decodeText(content).text);
  } catch (error) {
    return unreadable(document, error instanceof Error ? error.message : String(error));
  }
}
