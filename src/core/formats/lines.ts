import { linesOf, type Sighting } from '../finding';
import { labelledParts } from '../entryParts';
import { type Page } from '../page';
import { parseTitle } from '../title';
import { partOf } from '../words/parts';
import { isPlaceholder } from '../words/placeholder';
import { findStatus } from '../words/status';
import { sectionAt } from './rows';

const BOLD = /^\*\*(?:[^*]{2,200})\*\*:?\s*$/;
const STAMPED = /^(?:[-*+]\s+)?\[?(?:\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}/;
const TICKED = /^[✔✓✅✘✗❌☑☐]\u{FE0F}?\s+\S/u;
const NUMBERED = /^(?:\*\*)?(?:#?\d{1,3}[).]\s?\S|[A-Z]{1,6}\d{0,3}-\d{1,4}\s)/;

/** Entries that are lines without a heading: `1) Title`, `**3. Title**`, `2026-03-01T10:00Z Title`. */
export function readLines(page: Page, taken: readonly Sighting[]): Sighting[] {
  if (!page.theme?.list) return [];
  const isTaken = linesOf(page, taken);
  const starts = page.lines.flatMap((source, line) => {
    if (isTaken(line)) return [];
    if (source.length > 500 || page.outline.isOpaque(line) || sectionAt(page, line)?.accessory) return [];
    const isBold = BOLD.test(source) && (NUMBERED.test(source) || (taken.length === 0 && isSentence(source)));
    if (taken.length > 0) return isBold ? [line] : [];
    return isBold || STAMPED.test(source) || TICKED.test(source) ? [line] : [];
  });
  if (starts.length < 2 || (starts.length < 3 && !starts.some((line) => !BOLD.test(page.lines[line] ?? ''))))
    return [];
  return starts.flatMap((start, index) => {
    const source = page.lines[start] ?? '';
    const text = source.replace(/^[-*+]\s+/, '');
    const cells = text.split('|').map((cell) => cell.trim());
    const status =
      STAMPED.test(source) && cells.length > 2 ? cells.find((cell) => findStatus(cell)) : undefined;
    const words = status === undefined ? text : `${cells[0] ?? ''} ${cells.at(-1) ?? ''}`;
    const title = parseTitle(words.replace(/^\*\*(.*?)\*\*:?\s*$/, '$1'));
    const mark = TICKED.test(source) ? source.slice(0, source.search(/\s/)) : undefined;
    const written = status ?? mark;
    if (title.title.length < 3 || isPlaceholder(title.title)) return [];
    const section = sectionAt(page, start);
    const end = Math.min(starts[index + 1] ?? page.lines.length, section?.end ?? page.lines.length);
    return [
      {
        form: 'item' as const,
        kind: title.kind ?? page.theme?.kind ?? 'challenge',
        title,
        titleLine: start,
        titleStart: 0,
        start,
        end,
        ...(written === undefined
          ? {}
          : { cell: { text: written, line: start, start: source.indexOf(written) } }),
        parts: labelledParts(page, { start: start + 1, end }),
        ...(section ? { section } : {}),
        ...(title.link === undefined ? {} : { link: title.link }),
      },
    ];
  });
}

/** `**The board is not on the network.**`, but no label. */
function isSentence(source: string): boolean {
  const text = source.replace(/^\*\*(.*?)\*\*:?\s*$/, '$1');
  return /[.!?。！？]$/u.test(text) && text.length > 10 && partOf(text) === undefined;
}
