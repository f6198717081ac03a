import type { Capture, Draft } from '../capture';
import { linesOf } from '../editing/lines';
import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import type { TextEdit } from '../textEdit';
import type { Language } from '../words/statusPairs';

/** A place in a text; both from 0, in UTF-16 units. */
export interface Cursor {
  readonly line: number;
  readonly character: number;
}

/** What adds an entry to a log. */
export interface Appended {
  readonly edits: readonly TextEdit[];
  /** The first blank, in the text after the edits. */
  readonly cursor: Cursor;
  /** Of the entry, as it is found again. */
  readonly number?: number;
}

/** What is known of a new entry, and of the document that it goes to. */
export interface Adding {
  readonly source: Source;
  readonly findings: readonly Finding[];
  readonly draft: Draft;
  readonly capture: Capture;
  readonly language: Language;
  /** In the document's words; absent for a kind that has nothing to resolve. */
  readonly status?: string;
  readonly severity?: string;
  readonly category?: string;
}

/** Where a line of the outline stands in the document, from 0. */
export function documentLine({ firstLine }: Source, line: number): number {
  return firstLine - 1 + line;
}

/** The edit that puts lines between others. */
export function insertion(
  source: Source,
  at: number,
  side: 'behind' | 'before',
  separator: readonly string[],
  block: readonly string[],
): { readonly edit: TextEdit; readonly line: number } {
  const lines = linesOf(source);
  if (side === 'before') {
    const start = lines.start(at);
    const text = [...block, ...separator, ''].join(lines.eol);
    return { edit: { start, end: start, text }, line: documentLine(source, at) };
  }
  const end = lines.end(at);
  const text = ['', ...separator, ...block].join(lines.eol);
  return { edit: { start: end, end, text }, line: documentLine(source, at) + 1 + separator.length };
}
