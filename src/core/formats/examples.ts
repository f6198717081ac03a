import { findingsOf, type Sighting } from '../finding';
import { outline } from '../markdown';
import { fieldsIn, labelledParts, partsUnder, type PartOfEntry } from '../entryParts';
import { openPage, type Page, type Section } from '../page';
import { parseTitle } from '../title';
import { kindOfWord } from '../words/kinds';
import { isPlaceholder } from '../words/placeholder';
import type { Format } from './format';
import { sectionIndex } from './rows';

const EXAMPLE =
  /^#{1,4}\s+(?:\P{L}{0,4})(?:example|ejemplo|exemplo|exemple|beispiel|esempio|пример|例|示例|예시|예제|ตัวอย่าง)\s?(?:#|№)?\s?\d{1,3}(?!\d)/iu;
const OPENING = /^(`{3,}|~{3,})\s*(?:markdown|md)\s*$/i;
/** The labels that follow an example's heading stand in so many lines. */
const HEAD_LINES = 12;

/** The lines of one example: from its heading to the next. */
interface Example {
  readonly start: number;
  readonly end: number;
}

/**
 * Reports as people file them with a tracker, several to a document: `## Example 1: …`, **Title:**, **Labels:**
 * and the report in a fenced `markdown` block. Such blocks hold fences of the same length, so CommonMark ends
 * them too early and hides what follows; the sequence of headings and labels tells where they really end.
 */
export const examples: Format = {
  name: 'examples',
  read({ document, frontMatter, outline: blocks, firstLine }) {
    const found = examplesOf(blocks.lines);
    if (found.length === 0) return undefined;
    const page = openPage(document, frontMatter, outline(unfenced(blocks.lines, found)));
    const sightings = found.flatMap((example) => sightingOf(page, example));
    return sightings.length === 0
      ? undefined
      : { findings: findingsOf(page, firstLine, sightings), problems: [] };
  },
};

function examplesOf(lines: readonly string[]): Example[] {
  const starts = lines.flatMap((text, line) =>
    text.startsWith('#') && EXAMPLE.test(text.slice(0, 80)) ? [line] : [],
  );
  return starts
    .map((start, index) => ({ start, end: starts[index + 1] ?? endOf(lines, start) }))
    .filter(({ start, end }) => {
      const head = lines.slice(start + 1, Math.min(start + HEAD_LINES, end));
      return (
        head.some((text) => /^\*\*Title(?:[:：]\*\*|\*\*\s?[:：])/i.test(text)) &&
        head.some((text) => OPENING.test(text))
      );
    });
}

/** The last example ends with the fence that a rule follows, or with the document. */
function endOf(lines: readonly string[], start: number): number {
  let fence: number | undefined;
  for (let line = start; line < lines.length; line++) {
    const text = (lines[line] ?? '').trim();
    if (/^(?:`{3,}|~{3,})$/.test(text)) fence = line;
    else if (/^(?:-{3,}|\*{3,}|_{3,})$/.test(text) && fence !== undefined) return line;
    else if (text !== '') fence = undefined;
  }
  return lines.length;
}

/** The same lines with the examples' own fences blank, so that what they hold is Markdown. */
function unfenced(lines: readonly string[], found: readonly Example[]): string {
  const open = [...lines];
  for (const { start, end } of found) {
    const inside = open.slice(start + 1, end).findIndex((text) => OPENING.test(text));
    if (inside < 0) continue;
    const opening = start + 1 + inside;
    const fence = /^(?:`{3,}|~{3,})/.exec(open[opening] ?? '')?.[0];
    open[opening] = '';
    for (let line = end - 1; line > opening; line--) {
      if ((open[line] ?? '').trim() !== fence) continue;
      open[line] = '';
      break;
    }
  }
  return open.join('\n');
}

/** What the labels above the report say of its state. */
function headParts(page: Page, { start, end }: Example): PartOfEntry[] {
  const head = { start: start + 1, end: Math.min(start + HEAD_LINES, end) };
  const body = page.sections[sectionIndex(page, start)]?.start ?? head.end;
  return labelledParts(page, { ...head, end: Math.min(head.end, body) }).filter(
    ({ part }) => part === 'status' || part === 'severity',
  );
}

function sightingOf(page: Page, { start, end }: Example): Sighting[] {
  const head = fieldsIn(page, { start, end: Math.min(start + HEAD_LINES, end) });
  const written = head.find(({ name }) => name === 'title')?.value ?? '';
  const title = parseTitle(written.replace(/^`+|`+$/g, ''));
  if (title.title === '' || isPlaceholder(title.title)) return [];
  const labels = (head.find(({ name }) => name === 'labels' || name === 'label')?.value ?? '').replaceAll(
    '`',
    '',
  );
  const words = labels.split(/\s*,\s*/).filter((label) => label !== '');
  const named = /\d{1,3}\s*[:：.)–—-]\s*(.*)$/u.exec(page.lines[start] ?? '')?.[1]?.split(/\s+[-–—:]\s+/)[0];
  const kind = [named ?? '', ...words].map(kindOfWord).find((found) => found !== undefined);
  const inside: Section[] = [];
  for (let at = sectionIndex(page, start); (page.sections[at]?.start ?? end) < end; at++)
    inside.push(page.sections[at] as Section);
  const parts = inside
    .filter(
      ({ part, parent }) => part !== undefined && (parent?.part === undefined || (parent.start ?? 0) < start),
    )
    .flatMap((section) => partsUnder(page, { ...section, end: Math.min(section.end, end) }));
  return [
    {
      form: 'block',
      kind: title.kind === 'til' || kind === undefined ? (title.kind ?? 'challenge') : kind,
      title: title.title === '' ? parseTitle(written) : title,
      start,
      end,
      parts: [...headParts(page, { start, end }), ...parts],
      tags: words,
    },
  ];
}
