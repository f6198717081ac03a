import type { Finding } from '../finding';
import type { Page } from '../page';
import { isBlank, isRule, lastWritten } from '../editing/lines';
import { kindLabel } from '../vocabulary';
import { themeOf } from '../words/kinds';
import { type Adding, type Appended } from './adding';
import { fillBlock } from './fill';
import { contentEnd, isOpenSection } from './model';
import { labelOfKind, partsOfKind } from './shapes';
import { writtenTitles } from './titleText';
import { factsOf, nextNumber, placed, withStatus } from './wayParts';

/** In the shape of our own logs: in the section for its kind, else before what stands at the end. */
export function* inOwnShape(adding: Adding, own: readonly Finding[]): Generator<Appended> {
  const { source, draft, findings } = adding;
  const { page } = source;
  const section = page.sections.find(
    ({ plain, heading, accessory }) =>
      heading.level > 1 &&
      !accessory &&
      ((themeOf(plain, 'title')?.kind === draft.kind && themeOf(plain, 'title')?.list) ||
        isOpenSection(plain)),
  );
  const level = section ? Math.min(6, section.heading.level + 1) : levelOf(page, findings);
  const last =
    own.at(-1) ?? (section ? undefined : findings.filter(({ entry }) => entry.form === 'block').at(-1));
  const at = section ? lastWritten(page.lines, section) : last ? contentEnd(source, last) : endOf(page);
  const isRuled = page.sections.filter(({ start }) => isRule(lineAbove(page, start))).length > 1;
  const separator = isRuled && !(section && at === section.start) ? ['', '---', ''] : [''];
  const here = { line: at, level };
  // Where only what tells a problem and a remedy is seen, a blank is seen at the end of the document.
  const places = section ? [here] : [here, { line: endOf(page), level: 2 }];
  const isNumbered = own.length === 0 || own.some(({ entry }) => entry.number !== undefined);
  // Those that moved to records of their own keep their numbers.
  const counted = findings.filter(({ entry }) => entry.kind === draft.kind);
  const label = isNumbered ? labelOfKind(draft.kind, nextNumber(counted)) : kindLabel(draft.kind);
  // A decision's topic is its title; its line goes with the blank one above it.
  const parts = partsOfKind(draft.kind).filter((line, at, all) => !isTopic(line) && !isTopic(all[at + 1]));
  for (const { line, level: rank } of places) {
    for (const body of [parts, withStatus(adding, { lines: parts, isInline: false })]) {
      if (!body) continue;
      for (const title of writtenTitles(draft.title)) {
        const head = `${'#'.repeat(rank)} ${label}: ${title}`;
        const facts = factsOf(adding, undefined, false, undefined, findings);
        const filled = fillBlock(source.document, [head, ...body], facts);
        if (!filled) continue;
        const place = line < 0 ? { line: 0, side: 'before' as const } : { line, side: 'behind' as const };
        yield placed(adding, { ...place, separator }, filled);
      }
    }
  }
}

function levelOf(page: Page, findings: readonly Finding[]): number {
  const start = findings.find(({ entry }) => entry.form === 'block')?.start;
  return page.sections.find((section) => section.start === start)?.heading.level ?? 2;
}

/** The last line before the sections that only sum up or refer; -1 where the document begins with them. */
function endOf(page: Page): number {
  const top = page.sections.filter(({ heading }) => heading.level === 2);
  let end = page.lines.length;
  for (const section of top.toReversed()) {
    if (!section.accessory || /^(?:instructions?|how|overview|introduction|about)/i.test(section.plain))
      break;
    end = section.start;
  }
  return lastWritten(page.lines, { start: 0, end });
}

function isTopic(line: string | undefined): boolean {
  return line?.startsWith('**Topic') ?? false;
}

function lineAbove(page: Page, start: number): string | undefined {
  let above = start - 1;
  while (above > 0 && isBlank(page.lines[above])) above--;
  return page.lines[above];
}
