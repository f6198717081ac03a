import type { CapturedCode } from '../anchor';
import { placesOf } from '../places';
import type { Entry } from '../entry';
import { piecesOf, textOfPieces } from '../inlineMarkdown';
import { findIfThere, open } from '../revision';
import { readSnippets, type Snippet } from '../snippet';
import { summaryOfFinding } from '../summary';
import type { TroubleCode } from './code';

/** What an entry tells whoever meets its code again. */
export interface Lesson {
  readonly codes: readonly TroubleCode[];
  /** The first sentence of its lesson, else of its root cause, else of its solution, as plain text; absent where it has none. */
  readonly text?: string;
}

/** Whether a document can hold captured code at all: most need not be read as Markdown to know that. */
function mayHoldCode(text: string): boolean {
  return /[ \t]before=a\d/.test(text);
}

/**
 * What entries of one document tell.
 * @param text of the document, as it is now; entries that are not in it any more tell nothing
 */
export function readLessons(text: string, entries: readonly Entry[]): Map<Entry, Lesson> {
  const lessons = new Map<Entry, Lesson>();
  const [some] = entries;
  if (!some || !mayHoldCode(text)) return lessons;
  const opened = open(some.document, text);
  const snippets = readSnippets(opened.source.outline);
  for (const entry of entries) {
    const finding = findIfThere(opened, entry);
    if (!finding) continue;
    const own = snippets.filter(({ line }) => finding.start <= line && line < finding.end);
    const codes = codesOf(entry, own);
    if (codes.length === 0) continue;
    const { lesson, rootCause, solution } = summaryOfFinding(opened.source, finding);
    const told = lesson ?? rootCause ?? solution;
    lessons.set(entry, { codes, ...(told !== undefined && { text: textOfPieces(piecesOf(told)) }) });
  }
  return lessons;
}

function codesOf(entry: Entry, snippets: readonly Snippet[]): TroubleCode[] {
  const textOf = (role: Snippet['role'], id: string) =>
    snippets.find((snippet) => snippet.role === role && snippet.anchor === id && snippet.text.trim() !== '')
      ?.text;
  return placesOf(entry).flatMap(({ id, file, lines, symbol }) => {
    const text = textOf('before', id);
    if (text === undefined) return [];
    const captured: CapturedCode = {
      text,
      file,
      ...(lines && { lines }),
      ...(symbol !== undefined && { symbol }),
    };
    const after = textOf('after', id);
    return [{ captured, ...(after !== undefined && { after }) }];
  });
}
