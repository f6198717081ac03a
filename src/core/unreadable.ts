import type { DocumentRef, Reading } from './entry';

/** A document larger than this is a row that says so; in bytes. */
export const SIZE_LIMIT = 4 * 1024 * 1024;

/** What is shown in place of the entries of a document that cannot be read. */
export function unreadable(document: DocumentRef, message: string): Reading {
  return { entries: [], problems: [{ document, line: 1, code: 'unreadable', severity: 'error', message }] };
}

/**
 * What is shown of a folder that cannot be listed.
 * @param message a sentence that says why
 */
export function unlisted(folder: DocumentRef, message: string): Reading {
  const problem = { line: 1, code: 'unreadable-folder', severity: 'error', message } as const;
  return { entries: [], problems: [{ document: folder, ...problem }] };
}

/** Not a matter of the moment, so nobody waits until it can be read. */
export function tooLarge(document: DocumentRef): Reading {
  const message = `The document is larger than ${SIZE_LIMIT / 1024 / 1024} MB and is not read.`;
  return { entries: [], problems: [{ document, line: 1, code: 'too-large', severity: 'error', message }] };
}
