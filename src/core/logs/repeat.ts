import type { DocumentRef } from '../entry';
import { fieldsIn } from '../entryParts';
import { readSource } from '../document';
import { isBlank, isRule, lastWritten } from '../editing/lines';
import { openSource, type Source } from '../formats/format';
import { bodyOf, type Section } from '../page';
import type { TextEdit } from '../textEdit';
import { fold } from '../words/fold';
import { documentLine, insertion, type Cursor } from './adding';
import { withoutValues } from './blank';

/** What repeats in an entry. */
export type Repeated = 'step' | 'option' | 'phase';

/** One more of what repeats. */
export interface Repetition {
  readonly what: Repeated;
  readonly edits: readonly TextEdit[];
  /** The first blank, in the text after the edits. */
  readonly cursor: Cursor;
}

/** Words before a number, folded; the second list of a language is its own. */
const WORDS: readonly (readonly [Repeated, string])[] = [
  [
    'step',
    'step|investigation step|etape|paso|passo|schritt|шаг|adim|buoc|stap|krok|步骤|步驟|ステップ|手順|ขั้นตอน|ขั้นที่',
  ],
  [
    'option',
    'option|alternative|opcion|opcao|opzione|alternativa|вариант|secenek|phuong an|optie|opcja|选项|方案|選択肢|案|オプション|옵션|선택지|대안|ตัวเลือก',
  ],
  ['phase', 'phase|implementation phase|fase|фаза|этап|asama|giai doan|faza|阶段|段階|フェーズ|단계|ระยะ'],
];
const NUMBERED = WORDS.map(
  ([what, words]) =>
    [
      what,
      new RegExp(String.raw`^(?:${words})(?!(?<=[a-z])[a-z])\s?#?(\d{1,3}|[a-z](?![\p{L}]))`, 'u'),
    ] as const,
);
const PARTS: ReadonlySet<string> = new Set(['investigation', 'reproduction', 'attempt', 'actions']);

/**
 * What can be repeated where the cursor is: a numbered heading with what its siblings have, the rows of a table of
 * options, the steps of a numbered list. Only within entries.
 * @param line of the document, from 0
 */
export function repetitionsAt(document: DocumentRef, text: string, line: number): Repetition[] {
  const source = openSource(document, text);
  const at = line - documentLine(source, 0);
  if (!readSource(source).findings.some(({ start, end }) => start <= at && at < end)) return [];
  const around = sectionsAround(source, at);
  const headed = around.flatMap((section) => [...section.children, ...(section.parent?.children ?? [])]);
  const found = NUMBERED.flatMap(([what, pattern]) => {
    const group = firstGroup(headed.filter(({ plain }) => pattern.test(fold(plain))));
    const next = group
      ? nextSection(source, what, pattern, group)
      : what === 'option'
        ? optionRow(source, pattern, at)
        : undefined;
    return next ?? [];
  });
  const hasStep = found.some(({ what }) => what === 'step');
  const item = hasStep ? undefined : nextItem(source, at, around);
  return [...found, ...(item ? [item] : [])];
}

/** Sections around a line, the innermost first. */
function sectionsAround({ page }: Source, line: number): Section[] {
  return page.sections.filter(({ start, end }) => start <= line && line < end).reverse();
}

/** Those that stand beside the first: siblings of one rank. */
function firstGroup(sections: readonly Section[]): Section[] | undefined {
  const first = sections[0];
  if (!first) return undefined;
  const group = sections.filter(
    ({ parent, heading }) => parent === first.parent && heading.level === first.heading.level,
  );
  return [...new Set(group)];
}

function nextSection(
  source: Source,
  what: Repeated,
  pattern: RegExp,
  group: readonly Section[],
): Repetition | undefined {
  const last = group.at(-1) as Section;
  const { outline, page } = source;
  const lines = outline.lines.slice(last.start, last.heading.endLine);
  const heading = lines[0] ?? '';
  const names = group.map(({ plain }) => pattern.exec(fold(plain))?.[1] ?? '');
  const found = LETTER.exec(heading);
  if (!found) return undefined;
  const sign = /^\s*[:：.)—–-]+/.exec(heading.slice(found[0].length))?.[0] ?? '';
  const name = following(names);
  const head =
    name === undefined ? (found[1] ?? '') : `${counted(found, name)}${sign}${sign === '' ? '' : ' '}`;
  const body: string[] = [];
  const { start, end } = bodyOf(last);
  for (let line = start; line < end; line++) {
    const own = fieldsIn(page, { start: line, end: line + 1 });
    const section = page.sections.find((inner) => inner.start === line);
    if (own.length === 0 && !section) continue;
    if (isBlank(outline.lines[line - 1])) body.push('');
    body.push(section ? (outline.lines[line] ?? '') : withoutValues(outline.lines[line] ?? '', own));
  }
  const block = [head, ...lines.slice(1), ...body];
  const before = lastWritten(outline.lines, last);
  const gap = group.length > 1 ? gapBetween(source, group) : [''];
  const { edit, line } = insertion(source, before, 'behind', gap, block);
  return { what, edits: [edit], cursor: { line, character: head.length } };
}

/** The number or the letter of what repeats, with what stands before it. */
const LETTER = /^(.*?)(\d{1,3}|(?<![\p{Script=Latin}\p{M}\d])[A-Za-z](?![\p{L}\p{M}\d]))/u;

/** The beginning of a name up to its number or letter, which is another; a capital stays one. */
function counted([, before = '', old = '']: RegExpExecArray, next: string): string {
  return before + (/[A-Z]/.test(old) ? next.toUpperCase() : next);
}

/** One more than the highest number, or the letter behind the last; `undefined` behind the end of the alphabet. */
function following(names: readonly string[]): string | undefined {
  const numbers = names.map(Number).filter((number) => !Number.isNaN(number));
  if (numbers.length > 0) return String(Math.max(...numbers) + 1);
  const last = Math.max(...names.map((name) => name.charCodeAt(0)));
  return last < 'z'.charCodeAt(0) ? String.fromCharCode(last + 1) : undefined;
}

function gapBetween(source: Source, group: readonly Section[]): string[] {
  const [before, last] = group.slice(-2) as [Section, Section];
  const from = lastWritten(source.outline.lines, { start: before.start, end: last.start }) + 1;
  return source.outline.lines.slice(from, last.start).map((line) => (isRule(line) ? line : ''));
}

/** A row `| Option C | | |` in the table of options of this section. */
function optionRow(source: Source, pattern: RegExp, at: number): Repetition | undefined {
  const { page, outline } = source;
  const [section] = sectionsAround(source, at);
  const table = page.tables.find(
    ({ header }) =>
      section &&
      header.line > section.start &&
      header.line < section.end &&
      /^(?:options?|alternatives?|opcion(?:es)?|opcao|opcoes|вариант\p{L}*|secenek\p{L}*|选项|方案|選択肢|案|옵션|대안|ตัวเลือก)$/u.test(
        fold(header.cells[0]?.text ?? ''),
      ),
  );
  if (!table) return undefined;
  let last = table.header.line + 1;
  for (const { line } of table.rows) if (line === last + 1) last = line;
  const names = table.rows.filter(({ line }) => line <= last).map(({ cells }) => cells[0]?.text ?? '');
  const letters = names.map((name) => pattern.exec(fold(name))?.[1]).filter((name) => name !== undefined);
  const model = names.findLast((name) => pattern.test(fold(name)));
  const found = model && LETTER.exec(model);
  const sign = found ? (/^[:：.)]/.exec(model.slice(found[0].length))?.[0] ?? '') : '';
  const next = following(letters);
  const name = found && next !== undefined ? counted(found, next) + sign : '';
  const row = `|${name === '' ? ' ' : ` ${name} `}|${' |'.repeat(table.header.cells.length - 1)}`;
  const lead = /^\s*/.exec(outline.lines[last] ?? '')?.[0] ?? '';
  const { edit, line } = insertion(source, last, 'behind', [], [lead + row]);
  return {
    what: 'option',
    edits: [edit],
    cursor: { line, character: lead.length + (name === '' ? 2 : row.indexOf('|', 1) + 2) },
  };
}

/** The next number of the list of steps that the cursor is in, or that the part around it holds. */
function nextItem(source: Source, at: number, around: readonly Section[]): Repetition | undefined {
  const { page, outline } = source;
  const items = outline.items.filter(({ number, depth }) => number !== undefined && depth === 1);
  const label = fieldsIn(page, { start: 0, end: at + 1 }).findLast(
    ({ line, part }) => part !== undefined && line >= (around[0]?.start ?? 0),
  );
  const part = label?.part ?? around[0]?.part;
  if (part === undefined || !PARTS.has(part)) return undefined;
  const from = label?.line ?? around[0]?.start ?? 0;
  const end = Math.min(
    around[0]?.children.find(({ start }) => start > from)?.start ?? around[0]?.end ?? outline.lines.length,
    fieldsIn(page, { start: from + 1, end: outline.lines.length }).find(
      ({ indent, part: other }) => other !== undefined && indent === 0,
    )?.line ?? outline.lines.length,
  );
  const own = items.filter(({ line }) => line > from && line < end);
  const last = own.at(-1);
  if (!last || own.length < 2) return undefined;
  const model = outline.lines[last.line] ?? '';
  const lead = /^(\s*)(\d+)([.)])(\s*)/.exec(model);
  if (!lead) return undefined;
  const [, indent = '', digits = '', sign = '.', space = ''] = lead;
  const text = `${indent}${Number(digits) + 1}${sign}${space === '' ? ' ' : space.slice(0, 4)}`;
  const before = lastWritten(outline.lines, { start: last.line, end: Math.min(last.endLine, end) });
  const { edit, line } = insertion(source, before, 'behind', [], [text]);
  return { what: 'step', edits: [edit], cursor: { line, character: text.length } };
}
