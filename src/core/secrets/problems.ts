import type { DocumentRef, Problem } from '../entry';
import { findSecrets } from './find';

/** The lines of a document that look like they hold a secret. What they hold is not repeated. */
export function secretProblems(document: DocumentRef, text: string): Problem[] {
  let line = 1;
  let at = 0;
  return findSecrets(text).map(({ kind, start }) => {
    line += text.slice(at, start).split(/\r\n|\n|\r/).length - 1;
    at = start;
    return { document, line, code: 'secret', severity: 'warning', message: secretMessage(kind) };
  });
}

/** What a person is told of a secret in a document. */
export function secretMessage(kind: string): string {
  return `This looks like a secret: ${kind}. If it is one, make it invalid where it came from, and take it out of the document and its history.`;
}
