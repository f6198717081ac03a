import { addedBehind, indentOf, leadOf, prefixed } from '../editing/besideCode';
import { isBlank, linesOf, type Lines } from '../editing/lines';
import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import type { Fence } from '../markdown';
import { closesFence, fenceFor, longestRun } from '../markdownText';
import { readSnippets, snippetInfo, type Snippet } from '../snippet';
import type { TextEdit } from '../textEdit';
import { plainText } from '../title';
import { captionOf } from './caption';
import { unifiedDiff } from './diff';
import type { ForgeLinks } from './forgeLinks';
import type { CodeNow } from './resolution';

/** What is written beside a Before. */
interface Written {
  readonly caption: string;
  /** None where the code is gone. */
  readonly code: readonly string[] | undefined;
  readonly diff: readonly string[];
}

/** `**After**` alone on its line, with a colon or without, in a list or a quotation too. */
const LABEL_ALONE = /^([\s>]*)(\*\*After(?::\*\*|\*\*:?)|After:)\s*$/i;
/** The same with something behind it. */
const LABEL = /^[\s>]*\*\*After(?:\*\*\s*:|\s*:\*\*)\s*\S/i;

/**
 * Writes what captured code has become beside its Before: into the empty After that is there, else behind it.
 * @param file that the code was captured in
 * @returns `undefined` where somebody wrote an After already, which stays
 */
export function writeAfter(
  source: Source,
  { start, end }: Pick<Finding, 'start' | 'end'>,
  now: CodeNow,
  file: string,
  links: ForgeLinks,
): TextEdit[] | undefined {
  const { outline, document } = source;
  const snippets = readSnippets(outline).filter(({ line }) => start <= line && line < end);
  const before = snippets.find(({ role, anchor }) => role === 'before' && anchor === now.anchor);
  // What is written behind a fence that nothing closes would be code.
  if (!before || !closesFence(outline.lines[before.endLine - 1], outline.lines[before.line])) return [];
  const lines = linesOf(source);
  const written: Written = {
    caption: captionOf(now, document.path, file, links),
    code: now.is.grade === 'gone' ? undefined : now.is.text.split('\n'),
    diff: diffLines(before, now, file),
  };
  const room = roomFor(source, before, snippets, end);
  const own = snippets.find(({ role, anchor }) => role === 'after' && anchor === now.anchor);
  const fence = own ?? room.fence;
  if (fence) return fence.text.trim() === '' ? fill(source, lines, fence, before, now, written) : undefined;
  return room.isTaken ? undefined : insert(source, before, room.heading, now, written);
}

/** What there is below a Before for its After. */
interface Room {
  /** Without an anchor, below a label or a heading "After". */
  readonly fence?: Fence;
  /** The last line of a heading "After" that nothing stands below. */
  readonly heading?: number;
  /** Somebody wrote there what it is now. */
  readonly isTaken: boolean;
}

function roomFor(source: Source, before: Snippet, snippets: readonly Snippet[], end: number): Room {
  const { outline } = source;
  const written = (line: number) => (outline.isOpaque(line) ? '' : (outline.lines[line] ?? ''));
  const { headings } = outline;
  const next = snippets.find(({ line }) => line > before.line)?.line ?? end;
  const reach = Math.min(next, end, ...headings.map(({ line }) => line).filter((line) => line > before.line));
  const lines = range(before.endLine, reach);
  const label = lines.find((line) => LABEL_ALONE.test(written(line)));
  const fence = label === undefined ? undefined : foreignFence(source, label, reach);
  if (fence) return { fence, isTaken: false };
  if (lines.some((line) => LABEL.test(written(line)))) return { isTaken: true };
  const other = snippets.find(({ line, role }) => role === 'before' && line > before.line)?.line ?? end;
  const heading = headings.find(
    ({ line, text }) => before.line < line && line < other && /^after:?$/i.test(plainText(text).trim()),
  );
  if (!heading) return { isTaken: false };
  const below = Math.min(end, ...headings.map(({ line }) => line).filter((line) => line > heading.line));
  const named = foreignFence(source, heading.line, Math.min(other, below));
  if (named) return { fence: named, isTaken: false };
  const isEmpty = range(heading.endLine, below).every((line) => isBlank(outline.lines[line]));
  return isEmpty ? { heading: heading.endLine - 1, isTaken: false } : { isTaken: true };
}

/** The first fence between two lines that no anchor has. */
function foreignFence({ outline }: Source, from: number, to: number): Fence | undefined {
  return outline.fences.find(
    ({ line, info }) => line > from && line < to && !/\b(?:before|evidence)=a\d/.test(info),
  );
}

function fill(
  { outline }: Source,
  lines: Lines,
  fence: Fence | Snippet,
  before: Snippet,
  now: CodeNow,
  { caption, code, diff }: Written,
): TextEdit[] | undefined {
  const opening = /^(.*?)(`{3,}|~{3,})(.*)$/.exec(outline.lines[fence.line] ?? '');
  const closing = outline.lines[fence.endLine - 1];
  const isClosed = fence.endLine - 1 > fence.line && closesFence(closing, opening?.[0]);
  if (!opening || !isClosed) return undefined;
  const [, lead = '', marks = '', info = ''] = opening;
  const above = labelAbove(outline.lines, fence.line);
  const indent = indentOf(lead);
  if (!code) {
    const from = above ?? { line: fence.line, lead: indent, end: 0 };
    const at = lines.start(from.line);
    return [{ start: at, end: lines.end(fence.endLine - 1), text: `${from.lead}**After**: ${caption}` }];
  }
  const eol = lines.eol;
  const content = code.map((line) => prefixed(indent, line) + eol).join('');
  const wanted = marksFor(marks, code);
  const isNamed = info.trim() !== '';
  const first = lines.start(fence.line);
  const edits: TextEdit[] = [];
  if (above && !above.hasColon)
    edits.push({
      start: lines.start(above.line) + above.end,
      end: lines.start(above.line) + above.end,
      text: `: ${caption}`,
    });
  if (wanted === marks && isNamed)
    edits.push({ start: lines.start(fence.line + 1), end: lines.start(fence.endLine - 1), text: content });
  else {
    const named = isNamed ? info : snippetInfo(before.language, 'after', now.anchor);
    edits.push({
      start: first + lead.length,
      end: lines.end(fence.endLine - 1),
      text: `${wanted}${named}${eol}${content}${leadOf(closing)}${wanted}`,
    });
  }
  const behind = diff.map((line) => eol + prefixed(indent, line)).join('');
  const at = lines.end(fence.endLine - 1);
  if (behind === '') return edits;
  const last = edits.at(-1);
  // Two edits must not meet where the first is all of the fence.
  if (last?.end === at)
    return [...edits.slice(0, -1), { ...last, text: `${last.text}${eol}${prefixed(indent, '')}${behind}` }];
  return [...edits, { start: at, end: at, text: `${eol}${prefixed(indent, '')}${behind}` }];
}

interface LabelAbove {
  readonly line: number;
  readonly lead: string;
  /** Where the label ends in its line. */
  readonly end: number;
  readonly hasColon?: boolean;
}

function labelAbove(lines: readonly string[], fence: number): LabelAbove | undefined {
  // In a quotation a blank line has its mark.
  const line = lines.slice(0, fence).findLastIndex((text) => /[^\s>]/.test(text));
  const found = LABEL_ALONE.exec(lines[line] ?? '');
  if (!found) return undefined;
  const [, lead = '', label = ''] = found;
  return { line, lead, end: lead.length + label.length, hasColon: label.includes(':') };
}

function insert(
  source: Source,
  before: Snippet,
  heading: number | undefined,
  now: CodeNow,
  { caption, code, diff }: Written,
): TextEdit[] {
  const indent = heading === undefined ? indentOf(leadOf(source.outline.lines[before.line])) : '';
  const fence = fenceFor(code?.join('\n') ?? '');
  const info = snippetInfo(before.language, 'after', now.anchor);
  const body = code ? ['', `${fence}${info}`, ...code, fence] : [];
  const block = [heading === undefined ? `**After**: ${caption}` : capital(caption), ...body];
  const all = [...block, ...(diff.length > 0 ? ['', ...diff] : [])];
  return [addedBehind(source, heading ?? before.endLine - 1, indent, all)];
}

function diffLines(before: Snippet, { is, lines }: CodeNow, file: string): string[] {
  if (is.grade !== 'changed') return [];
  const diff = unifiedDiff(
    { file, text: likeFirstLine(before.text, is.text), ...(lines ? { first: lines.first } : {}) },
    { file: is.place.file, text: is.text, first: is.place.lines.first },
  );
  if (diff === undefined) return [];
  const fence = fenceFor(diff);
  return [`${fence}diff`, ...diff.split('\n'), fence];
}

/** A selection may begin behind the indentation of its first line, which is no difference. */
function likeFirstLine(captured: string, today: string): string {
  const indent = /^[ \t]*/.exec(today)?.[0] ?? '';
  const [line = ''] = captured.split('\n', 1);
  const [now = ''] = today.split('\n', 1);
  return line === now.slice(indent.length) ? indent + captured : captured;
}

function marksFor(marks: string, code: readonly string[]): string {
  const mark = marks.startsWith('`') ? '`' : '~';
  const longest = longestRun(code.join('\n'), mark);
  return longest < marks.length ? marks : mark.repeat(longest + 1);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}
