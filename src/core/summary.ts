import { readSource } from './document';
import { lastWritten } from './editing/lines';
import type { Entry } from './entry';
import { ownParts, partsOfSection, partsUnder, type PartOfEntry } from './entryParts';
import type { Finding } from './finding';
import { openSource, type Source } from './formats/format';
import { firstSentence, inlineMarkdown, piecesOf, textOfPieces } from './inlineMarkdown';
import type { Page } from './page';
import type { Part } from './words/parts';
import { isPlaceholder } from './words/placeholder';

/** An entry in a line each, as Markdown that is safe in a paragraph and in a table's cell. Absent where it says nothing. */
export interface Summary {
  /** Of a decision, its context. */
  readonly problem?: string;
  readonly rootCause?: string;
  /** Of a decision, what was decided. */
  readonly solution?: string;
  /** Of a decision, its consequences. */
  readonly lesson?: string;
}

/** How long a line may be, in UTF-16 units, before its escapes. */
const LONGEST = 160;

type Sources = Readonly<Record<keyof Summary, readonly Part[]>>;

/** The parts that tell each of them, the best first. */
const USUAL: Sources = {
  problem: ['problem', 'symptom', 'error', 'context'],
  rootCause: ['cause'],
  solution: ['solution', 'workaround', 'decision'],
  lesson: ['lesson'],
};
const OF_DECISIONS: Sources = {
  problem: ['context', 'problem'],
  rootCause: ['cause'],
  solution: ['decision', 'solution'],
  lesson: ['consequences', 'lesson'],
};

/**
 * Sums an entry up by the first sentences of its parts, in any form and language that is read.
 * @param text the whole document
 * @param entry as it was read from it; one that is not there any more has no summary
 */
export function summaryOf(text: string, entry: Entry): Summary {
  const source = openSource(entry.document, text);
  const finding = readSource(source).findings.find(
    ({ entry: other }) =>
      other.form === entry.form && other.title === entry.title && other.line === entry.line,
  );
  return finding ? summaryOfFinding(source, finding) : {};
}

/** {@link summaryOf} of what was just read. */
export function summaryOfFinding({ page }: Source, { entry, parts }: Finding): Summary {
  const own = parts.length > 0 ? parts : partsOfPage(page);
  const sources = entry.kind === 'decision' ? OF_DECISIONS : USUAL;
  const lines = Object.entries(sources).flatMap(([name, wanted]) => {
    const line = firstLine(page, own, wanted);
    return line === undefined ? [] : [[name, line] as const];
  });
  return Object.fromEntries(lines);
}

/** The parts of a document that is one entry: of a record only the front matter was read. */
export function partsOfPage(page: Page): PartOfEntry[] {
  return page.sections
    .filter(({ parent }) => parent === undefined)
    .flatMap((section) => {
      if (section.part && section.heading.level > 1) return partsUnder(page, section);
      const below = section.children.some(({ part }) => part !== undefined);
      return below ? partsOfSection(page, section) : [...ownParts(page, section)];
    });
}

function firstLine(page: Page, parts: readonly PartOfEntry[], wanted: readonly Part[]): string | undefined {
  for (const name of wanted) {
    for (const part of parts) {
      if (part.part !== name || (!part.headed && CAPTION_ALONE.test(part.value))) continue;
      for (const paragraph of paragraphsOf(page, part)) {
        const pieces = firstSentence(piecesOf(paragraph), LONGEST);
        if (/[\p{L}\p{N}]/u.test(textOfPieces(pieces))) return inlineMarkdown(pieces);
      }
    }
  }
  return undefined;
}

const MARKS = /^\s*(?:>\s?)*(?:(?:[-*+]|\d{1,3}[.)])(?:\s+|$))?(?:\[[ xX]\]\s+)?/;
/** `**Before**`, `**Steps:**` alone in a line head what follows. */
const LABEL_ALONE = /^\*\*[^*]{1,60}\*\*[:：]?$|^__[^_]{1,60}__[:：]?$/;
/** What captured code is headed by says where it is from, not what solves anything. */
const CAPTION = /^\*\*(?:Before|After)\*\*\s*:/i;
const CAPTION_ALONE = /^(?:\[[^\]]+:\d+(?:-\d+)?\]\(|the code (?:was|is) )/;
/** An item, or the last words of a part, that something was to follow. */
const UNANSWERED = /[:：]$|^(?:Good|Neutral|Bad), because$/i;
const RULE = /^\s*(?:[-*_=]\s*){3,}$/;

/**
 * What somebody wrote in a part before its first sub-heading: paragraphs and items; no code, tables and prompts. What is
 * to be ticked is the template's too.
 */
function* paragraphsOf(page: Page, part: PartOfEntry): Generator<string> {
  const { outline, lines } = page;
  const nextHeading = outline.headings.find(({ line }) => line >= part.start)?.line ?? Infinity;
  const end = Math.min(part.end, nextHeading);
  const last = lastWritten(lines, { start: part.start, end });
  let paragraph = part.headed ? '' : part.value;
  let marks = '';
  let at = -1;
  const isWritten = () =>
    paragraph !== '' &&
    !isPlaceholder(paragraph) &&
    !LABEL_ALONE.test(paragraph) &&
    !CAPTION.test(paragraph) &&
    !marks.includes('[ ]') &&
    !((/[-*+\d]/.test(marks) || at === last) && UNANSWERED.test(paragraph));
  for (let line = part.start; line < end; line++) {
    const source = lines[line] ?? '';
    const isBlank =
      outline.isOpaque(line) || source.trim() === '' || RULE.test(source) || /^\s*\|/.test(source);
    const own = MARKS.exec(source)?.[0] ?? '';
    const starts = /[-*+\d>]/.test(own);
    if ((isBlank || starts) && isWritten()) yield paragraph;
    if (isBlank || starts) [paragraph, marks] = ['', own];
    if (isBlank) continue;
    paragraph = `${paragraph} ${source.slice(own.length)}`.trim();
    at = line;
  }
  if (isWritten()) yield paragraph;
}
