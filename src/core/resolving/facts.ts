import { fillCell, fillPart } from '../editing/blanks';
import { languageOf } from '../editing/language';
import { isBlank, lastWritten, linesOf } from '../editing/lines';
import { hasContent, type PartOfEntry } from '../entryParts';
import type { Fix } from '../entry';
import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { dateLike } from '../logs/dates';
import { ownLines } from '../page';
import { partsOfPage } from '../summary';
import type { TextEdit } from '../textEdit';
import { fold } from '../words/fold';
import { isPlaceholder } from '../words/placeholder';
import type { ForgeLinks } from './forgeLinks';
import { fixText } from './resolution';
import { elapsed, inHours } from './time';

/** Headings and labels whose time counts from the first day to the last; others tell the hours of work. */
const FROM_TO = /\b(?:resolve|resolution|fix|solve)\b/i;
/** A label for what fixed it with nothing behind. */
const FIXED_IN =
  /^\s*(?:>\s?)?(?:[-*+]\s+)?(?:\*\*)?(?:Fixed in|Fixed by|Implemented in|Resolved in|Fix commit|Fixing commits?|Commits?)(?:\*\*)?\s?:(?:\*\*)?[ \t]*$/i;

/** A line that tells what fixed it. */
const TELLS_FIX =
  /^[\s>]*(?:[-*+]\s+)?(?:\*\*)?(?:fixed in|fixed by|implemented in|resolved in|fix commit|fixing commits?|commits?)\b/i;

interface Written {
  readonly date?: string;
  readonly resolved: string;
  readonly minutes?: number;
}

/** How long it took, in the section or behind the label that is there for it and empty. */
export function writeTime(
  source: Source,
  finding: Finding,
  { date, resolved, minutes }: Written,
): TextEdit[] {
  if (finding.entry.form === 'row' || finding.entry.form === 'item') return [];
  const part = partsOf(source, finding).find((one) => one.part === 'time' && isOpen(source, one));
  if (!part) return [];
  const isEnglish = languageOf(source.page) === 'en';
  const hours = minutes === undefined ? undefined : isEnglish ? inHours(minutes) : `${minutes} min`;
  const took = isEnglish && FROM_TO.test(labelOf(source, part)) ? elapsed(date, resolved) : undefined;
  const value = took === undefined ? hours : hours === undefined ? took : `${took}, ${hours} of work`;
  return value === undefined ? [] : [fillPart(source, part, value)];
}

/**
 * The day on which it was resolved, where the entry has an empty place for it, or other entries of its document tell
 * it in a line of their own.
 */
export function writeResolvedDate(
  source: Source,
  findings: readonly Finding[],
  finding: Finding,
  resolved: string,
): TextEdit[] {
  const { page } = source;
  const dates = findings.flatMap(({ parts }) =>
    parts.filter(({ part }) => part === 'date' || part === 'resolvedDate'),
  );
  const written = dates
    .map(({ value }) => value)
    .filter((value) => /\d/.test(value) && !isPlaceholder(value));
  const value = dateLike(written[0], resolved, languageOf(page), written);
  if (finding.entry.form === 'row') {
    const cell = fillCell(source, finding, ['resolvedDate'], value);
    return cell ? [cell] : [];
  }
  const own = finding.parts.find(({ part }) => part === 'resolvedDate');
  if (own) return isOpen(source, own) ? [fillPart(source, own, value)] : [];
  return insertLikeOthers(source, findings, finding, value);
}

/** A line like that of the nearest other entry, behind the label that it follows there. */
function insertLikeOthers(
  { page, outline, ...rest }: Source,
  findings: readonly Finding[],
  finding: Finding,
  value: string,
): TextEdit[] {
  for (const other of findings) {
    if (other === finding || other.entry.form !== finding.entry.form) continue;
    const index = other.parts.findIndex(({ part, headed }) => part === 'resolvedDate' && !headed);
    const [model, above] = [other.parts[index], other.parts[index - 1]];
    if (!model || !above || above.headed || model.line - above.line > 2) continue;
    const place = finding.parts.find(({ part, headed }) => part === above.part && !headed);
    const text = page.lines[model.line] ?? '';
    // A label behind others on its line is no model for a line.
    if (!place || !/^\s*(?:>\s?)?(?:[-*+]\s+)?[^:：]*[:：]\**\s*$/u.test(text.slice(0, model.column)))
      continue;
    const line = text.slice(0, model.column) + value + text.slice(model.column + model.value.length);
    const lines = linesOf({ page, outline, ...rest });
    const at = lines.end(place.line);
    return [{ start: at, end: at, text: lines.eol.repeat(model.line - above.line) + line }];
  }
  return [];
}

/**
 * The commits that fixed it: behind a label that asks for them, in the section for related code, or, in people's own
 * documents, as the solution that nobody wrote.
 */
export function writeFixes(
  source: Source,
  finding: Finding,
  fixes: readonly Fix[],
  links: ForgeLinks,
): TextEdit[] {
  const { outline, page } = source;
  const lines = linesOf(source);
  const isSaid = ({ commit = '' }: Fix) =>
    outline.lines
      .slice(finding.start, finding.end)
      .some((line) => TELLS_FIX.test(line) && line.includes(commit.slice(0, 7)));
  const told = fixes.filter((fix) => fix.commit !== undefined && !isSaid(fix));
  if (told.length === 0) return [];
  const texts = told.map((fix) => fixText(fix, links));
  const done = finding.entry.kind === 'decision' ? 'Implemented in' : 'Fixed in';
  for (let line = finding.start; line < finding.end; line++) {
    const text = outline.lines[line] ?? '';
    if (outline.isOpaque(line) || !FIXED_IN.test(text)) continue;
    const at = lines.end(line);
    return [{ start: at, end: at, text: `${/\s$/.test(text) ? '' : ' '}${texts.join(', ')}` }];
  }
  if (finding.entry.form === 'record') {
    const section = page.sections.find(
      ({ part, plain }) => part === 'location' && /related code/i.test(fold(plain)),
    );
    const others = page.sections.find(({ part, heading }) => part === 'location' && heading.level > 1);
    const place = section ?? others;
    if (!place) return [];
    const own = ownLines(place);
    const last = lastWritten(outline.lines, { start: place.heading.endLine - 1, end: own.end });
    const isList =
      last >= own.start && /^\s*[-*+]\s/.test(outline.lines[last] ?? '') && !outline.isOpaque(last);
    const at = lines.end(last);
    const items = texts.map((text) => `${lines.eol}- ${done} ${text}`).join('');
    const isCrowded = at < source.text.length && !isBlank(outline.lines[last + 1]);
    return [{ start: at, end: at, text: `${isList ? '' : lines.eol}${items}${isCrowded ? lines.eol : ''}` }];
  }
  const said = `${done} ${texts.join(', ')}`;
  if (finding.entry.form === 'row') {
    const cell = fillCell(source, finding, ['solution'], said);
    return cell ? [cell] : [];
  }
  const part = finding.parts.find((one) => one.part === 'solution' && isOpen(source, one));
  return part ? [fillPart(source, part, said)] : [];
}

/** Whether a part was left empty, so that its value can be written there. */
function isOpen({ page }: Source, part: PartOfEntry): boolean {
  return (part.value === '' || isPlaceholder(part.value)) && !hasContent(page, part);
}

function labelOf({ outline }: Source, { headed, start, line, column }: PartOfEntry): string {
  return headed ? (outline.lines[start - 1] ?? '') : (outline.lines[line] ?? '').slice(0, column);
}

function partsOf(source: Source, { parts }: Finding): readonly PartOfEntry[] {
  return parts.length > 0 ? parts : partsOfPage(source.page);
}
