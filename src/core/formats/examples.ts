import { findingsOf, type Sighting } from '../finding';
import { outline } from '../markdown';
import { fieldsIn, labelledParts, partsUnder } from '../entryParts';
import { openPage, type Page } from '../page';
import { parseTitle } from '../title';
import { kindOfWord } from '../words/kinds';
import { isPlaceholder } from '../words/placeholder';
import type { Format } from './format';
import { sectionIndex } from './rows';

const EXAMPLE =
  /^#{1,4}\s+(?:\P{L}{0,4})(?:example|ejemplo|exemplo|exemple|beispiel|esempio|пример|例|示例|예시|예제|ตัวอย่าง)\s?(?:#|№)?\s?\d{1,3}(?!\d)/iu;
const OPENING = /^(`{3,}|~{3,})\s*(?:markdown|md)\s*$/i;
const TITLE = /^\*\*Title(?:[:：]\*\*|\*\*\s?[:：])/i;
/** The labels that follow an example's heading stand in so many lines. */
const HEAD_LINES = 12;

/** The lines of one example: from its heading to the next. */
interface Example {
  readonly start: number;
  readonly end: number;
  /** Where the fence around the report begins. */
  readonly opening: number;
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
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? endOf(lines, start);
    const head = lines.slice(start + 1, Math.min(start + HEAD_LINES, end));
    const opening = head.findIndex((text) => OPENING.test(text));
    return opening >= 0 && head.some((text) => TITLE.test(text))
      ? [{ start, end, opening: start + 1 + opening }]
      : [];
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
  for (const { end, opening } of found) {
    const fence = OPENING.exec(open[opening] ?? '')?.[1];
    open[opening] = '';
    for (let line = end - 1; line > opening; line--) {
      if ((open[line] ?? '').trim() !== fence) continue;
      open[line] = '';
      break;
    }
  }
  return open.join('\n');
}

function sightingOf(page: Page, { start, end }: Example): Sighting[] {
  const above = { start: start + 1, end: Math.min(start + HEAD_LINES, end) };
  const head = fieldsIn(page, above);
  const written = head.find(({ name }) => name === 'title')?.value ?? '';
  const title = parseTitle(written.replaceAll('`', ''));
  if (isPlaceholder(title.title)) return [];
  const labels = (head.find(({ name }) => name === 'labels' || name === 'label')?.value ?? '').replaceAll(
    '`',
    '',
  );
  const words = labels.split(/\s*,\s*/).filter((label) => label !== '');
  const named = /\d{1,3}\s*[:：.)–—-]\s*(.*)$/u.exec(page.lines[start] ?? '')?.[1]?.split(/\s+[-–—:]\s+/)[0];
  const kind = [named ?? '', ...words].map(kindOfWord).find((found) => found !== undefined);
  const sections = page.sections.slice(sectionIndex(page, start), sectionIndex(page, end - 1));
  const body = sections[0]?.start ?? above.end;
  const parts = sections
    // What stands below another part of the report belongs to that.
    .filter(({ part, parent }) => part !== undefined && (parent?.part === undefined || parent.start < start))
    .flatMap((section) => partsUnder(page, section));
  return [
    {
      form: 'block',
      kind: title.kind === 'til' || kind === undefined ? (title.kind ?? 'challenge') : kind,
      title,
      start,
      end,
      parts: [...labelledParts(page, { ...above, end: Math.min(above.end, body) }), ...parts],
      tags: words,
    },
  ];
}
