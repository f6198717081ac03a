import { readDocument } from './document';
import type { DocumentRef, Reading } from './entry';
import { readFastRecord } from './formats/fastRecord';

/** Reads the entries of a document; what the template writes takes the short way. */
export function readText(document: DocumentRef, text: string): Reading {
  return readFastRecord(document, text) ?? readDocument(document, text);
}
