import type { Field } from '../fields';
import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { fieldsIn } from '../entryParts';
import type { TextEdit } from '../textEdit';
import { FIELDS } from '../words/parts';
import { PARTS_OF, type Addition } from './blanks';
import type { FieldName } from './change';
import { languageOf, labelFor } from './language';
import { isBlank, linesOf, type Lines } from './lines';

/** What a field's line looks like around its label and its value. */
interface Style {
  /** White space, quotation and bullet. */
  readonly lead: string;
  readonly bold: boolean;
  readonly label?: string;
  /** White space before the colon, as in French. */
  readonly space: string;
  readonly colon: string;
  readonly colonOutside: boolean;
  readonly after: string;
}

/**
 * A new field behind those that stand right under the heading, written as they are and as other entries of the
 * document write it.
 */
export function insertField(
  source: Source,
  findings: readonly Finding[],
  finding: Finding,
  { field, value }: Addition,
  atTop: boolean,
): TextEdit | undefined {
  const { outline } = source;
  const lines = linesOf(source);
  const heading = outline.headings.find(({ line }) => line === finding.start);
  const isItem = finding.entry.form === 'item';
  // Fences that nest hide headings of examples, and the labels below them.
  const isHidden = !heading && /^#{1,6}\s/.test(outline.lines[finding.start] ?? '');
  const first = heading?.endLine ?? (isItem || isHidden ? finding.start + 1 : undefined);
  if (first === undefined) return undefined;
  const model = modelOf(source, findings, finding, field);
  const labels = () => (isHidden ? hiddenLines(outline.lines, first) : leadingLines(source, first));
  const own = isItem ? labelsOfItem(source, finding) : atTop ? [] : labels();
  if (isItem && own.length === 0) return undefined;
  const lineOf = (line: number) => outline.lines[line] ?? '';
  const place = model && placeLike(source, own, model);
  const last = place ?? own.at(-1) ?? first - 1;
  const style = (own.length > 0 ? styleOf(lineOf(last)) : undefined) ?? model?.style ?? USUAL;
  const label = model?.style.label ?? labelFor(field, languageOf(source.page));
  const written = writeField(style, label, value);
  const topmost = atTop && !isItem ? leadingLines(source, first)[0] : undefined;
  if (topmost !== undefined && /^\s*[-*+]\s/.test(lineOf(topmost))) {
    const at = lines.start(topmost);
    const field = writeField(styleOf(lineOf(topmost)) ?? style, label, value);
    return { start: at, end: at, text: field + lines.eol };
  }
  return insertLine(lines, lineOf, own, last, written);
}

const USUAL: Style = { lead: '', bold: true, space: '', colon: ':', colonOutside: false, after: ' ' };

function insertLine(
  lines: Lines,
  lineOf: (line: number) => string,
  own: readonly number[],
  last: number,
  field: string,
): TextEdit {
  const position = own.indexOf(last);
  const previous = position > 0 ? own[position - 1] : own[position + 1];
  const crowded = !isBlank(lineOf(last + 1));
  const isBullet = /^\s*(?:>\s?)?[-*+]\s/.test(lineOf(last));
  // What is listed below a label may stand between two, a blank line parts them.
  const adjacent =
    previous === undefined
      ? own.length > 0 && (isBullet || crowded)
      : !isBlank(lineOf(previous < last ? last - 1 : last + 1));
  const at = lines.end(last);
  if (!adjacent) {
    const behind = own.length === 0 && crowded ? lines.eol : '';
    return { start: at, end: at, text: lines.eol + lines.eol + field + behind };
  }
  // Lines that a hard break keeps apart stay so.
  const broken = hardBreakOf(lineOf(last));
  const missing = broken === '' ? hardBreakOf(lineOf(previous ?? last)) : '';
  return { start: at, end: at, text: missing + lines.eol + field + broken };
}

/** How another entry of the document writes this field, and behind which label. */
interface Model {
  readonly style: Style;
  readonly behind?: string;
}

function modelOf(
  source: Source,
  findings: readonly Finding[],
  own: Finding,
  field: FieldName,
): Model | undefined {
  for (const other of findings.slice(0, 2000)) {
    if (other === own || other.entry.form !== own.entry.form || own.entry.form === 'row') continue;
    const part = other.parts.find(
      ({ part: name, headed, indent, value }) =>
        PARTS_OF[field].includes(name) && !headed && indent <= 1 && value !== '',
    );
    if (!part) continue;
    const text = source.page.lines[part.line] ?? '';
    const style = styleOf(text);
    // A label behind others on its line is no model for a line.
    if (!style?.label || text.slice(0, part.column).split(/[:：]/).length !== 2) continue;
    const before = fieldsIn(source.page, { start: other.start, end: part.line }).at(-1);
    return {
      style,
      ...(before && isDirectlyBefore(source, before, part.line) ? { behind: before.name } : {}),
    };
  }
  return undefined;
}

function isDirectlyBefore({ outline }: Source, { line }: Field, next: number): boolean {
  for (let at = line + 1; at < next; at++) if (!isBlank(outline.lines[at])) return false;
  return true;
}

function placeLike({ page }: Source, own: readonly number[], { behind }: Model): number | undefined {
  if (behind === undefined) return undefined;
  return own.find((line) => fieldsIn(page, { start: line, end: line + 1 }).at(-1)?.name === behind);
}

const LISTED = /^\s*[-*+]\s/;

/** The lines of the labels that follow a heading with nothing but blank lines between. */
export function leadingLines(source: Source, first: number): number[] {
  const { page, outline } = source;
  const found: number[] = [];
  const listed: number[] = [];
  for (let line = first; line < outline.lines.length; line++) {
    const isField =
      !outline.isOpaque(line) &&
      fieldsIn(page, { start: line, end: line + 1 }).some(({ value }) => value !== '');
    const text = outline.lines[line] ?? '';
    // A list of facts may name some that nobody knows.
    const isListed =
      !isField && /^\s*[-*+]\s+[^:：[\]]{1,40}[:：]\s+\S/u.test(text) && !outline.isOpaque(line);
    if (isListed) listed.push(line);
    if ((isField || isListed) && !/^\s*\|/.test(text)) found.push(line);
    else if (isBlank(outline.lines[line])) continue;
    else {
      // Text that goes on in the next line, in a list below it or in an item's next paragraph is not to be torn apart.
      const last = found.at(-1);
      const isOwnList = last === line - 1 && LISTED.test(text) && !LISTED.test(outline.lines[last] ?? '');
      if (isOwnList || outline.items.some((item) => item.line === last && item.endLine > line)) found.pop();
      else if (last === line - 1) while (isStory(source, found.at(-1))) found.pop();
      break;
    }
  }
  return found.some((line) => !listed.includes(line)) ? found : [];
}

/** The lines with a label right below a heading that fences hide. */
function hiddenLines(lines: readonly string[], first: number): number[] {
  const found: number[] = [];
  for (let line = first; line < lines.length; line++) {
    const text = lines[line] ?? '';
    if (/^\*\*[^*]{1,40}[:：]\*\*\s*\S/u.test(text)) found.push(line);
    else if (!isBlank(text)) break;
  }
  return found;
}

/** A label that tells a story, where others name a fact. */
function isStory({ page }: Source, line: number | undefined): boolean {
  if (line === undefined || LISTED.test(page.lines[line] ?? '')) return false;
  const part = fieldsIn(page, { start: line, end: line + 1 })[0]?.part;
  return part !== undefined && part !== 'references' && !FIELDS.has(part);
}

/** The lines of the labels below an item's first line. */
function labelsOfItem({ page }: Source, { start, end }: Finding): number[] {
  const all = fieldsIn(page, { start: start + 1, end });
  const least = Math.min(...all.map(({ indent }) => indent));
  return all.filter(({ indent }) => indent === least).map(({ line }) => line);
}

const LABEL =
  /^(\s*(?:>\s?)?(?:[-*+]\s+)?)(?:(?:\p{Extended_Pictographic}|[\u{FE0F}\u{200D}])+\s*)?(?:\*\*([^*:：]{1,40}?)(\s*)([:：])\*\*|\*\*([^*:：]{1,40}?)\*\*(\s*)([:：])|([^*:：|]{1,40}?)(\s*)([:：]))(\s*)/u;

function styleOf(line: string): Style | undefined {
  const match = LABEL.exec(line);
  if (!match) return undefined;
  const [
    ,
    lead = '',
    inner,
    innerSpace,
    innerColon,
    outer,
    outerSpace,
    outerColon,
    plain,
    plainSpace,
    plainColon,
  ] = match;
  return {
    lead,
    bold: plain === undefined,
    label: (inner ?? outer ?? plain ?? '').trim(),
    space: innerSpace ?? outerSpace ?? plainSpace ?? '',
    colon: innerColon ?? outerColon ?? plainColon ?? ':',
    colonOutside: outer !== undefined,
    after: line.length > match[0].length ? (match[11] ?? ' ') : ' ',
  };
}

function writeField(
  { lead, bold, space, colon, colonOutside, after }: Style,
  label: string,
  value: string,
): string {
  const head = !bold
    ? `${label}${space}${colon}`
    : colonOutside
      ? `**${label}**${space}${colon}`
      : `**${label}${space}${colon}**`;
  return `${lead}${head}${after}${value}`;
}

function hardBreakOf(line: string): string {
  return / {2,}$|\\$/.exec(line)?.[0] ?? '';
}

/** A section of its own, before the first one below the title: as Nygard's records have it. */
export function insertSection(
  source: Source,
  finding: Finding,
  { field, value }: Addition,
): TextEdit | undefined {
  const top = source.page.top;
  if (!top || top.start !== finding.start) return undefined;
  const next = source.page.sections.find(({ start, parent }) => start > top.start && parent === top);
  if (!next) return undefined;
  const lines = linesOf(source);
  const marks = /^#{1,6}(?=\s)/.exec(source.outline.lines[next.start] ?? '')?.[0];
  if (marks === undefined) return undefined;
  const at = lines.start(next.start);
  const label = labelFor(field, languageOf(source.page));
  const gap = isBlank(source.outline.lines[next.start - 1]) ? '' : lines.eol;
  return { start: at, end: at, text: gap + [`${marks} ${label}`, '', value, '', ''].join(lines.eol) };
}
