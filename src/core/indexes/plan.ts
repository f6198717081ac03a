import { readFrontMatter } from '../frontMatter';
import { outline } from '../markdown';
import { UserError } from '../ports';
import { applyEdits, type TextEdit } from '../textEdit';
import { findBlock, mayHoldBlock, type FoundBlock } from './block';
import { CLOSING_MARKER, DEFAULT_LAYOUT, layoutOf, openingMarker, type IndexLayout } from './layout';
import { INDEX_NAME } from './folders';
import { renderIndex, type IndexEntry } from './render';

/** What brings an index up to date. */
export interface IndexPlan {
  /** None when it is current. They change nothing outside the markers. */
  readonly edits: readonly TextEdit[];
  readonly layout: IndexLayout;
}

/**
 * Plans what is to be written between the markers of a document.
 * @param wanted what of the layout somebody chose; the marker remembers the rest
 * @param name what people know the document by
 * @returns `undefined` for a document without markers
 * @throws UserError for markers that do not fit together, or that say what is not known
 */
export function planIndex(
  text: string,
  entries: readonly IndexEntry[],
  wanted: Partial<IndexLayout> = {},
  name: string = INDEX_NAME,
): IndexPlan | undefined {
  if (!mayHoldBlock(text)) return undefined;
  const { found, body, firstLine } = lookFor(text);
  if (found.kind === 'none') return undefined;
  if (found.kind === 'broken')
    throw new UserError(`${name}, line ${firstLine + found.line}, ${found.reason}, then try again.`);
  const remembered = layoutOf(found.words);
  const layout = { ...remembered, ...wanted };
  const lines = linesFrom(text, body);
  const at = (line: number) => lines[line] ?? { start: text.length, end: text.length, eol: '' };
  const open = at(found.open);
  const eol = open.eol;
  const inner = innerLines(entries, layout)
    .map((line) => line + eol)
    .join('');
  const isSame = remembered.style === layout.style && remembered.groupBy === layout.groupBy;
  const marker: TextEdit = { start: open.start, end: open.end, text: openingMarker(layout) };
  return {
    layout,
    edits: [
      ...(isSame ? [] : [marker]),
      ...smallest(text, { start: at(found.open + 1).start, end: at(found.close).start, text: inner }),
    ],
  };
}

/**
 * Adds an index at the end of a document that has none.
 * @throws UserError where the end of the document is no place for it
 */
export function appendIndex(
  text: string,
  entries: readonly IndexEntry[],
  wanted: Partial<IndexLayout> = {},
): TextEdit[] {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const written = text.replace(/^\uFEFF/, '');
  const endsInBlankLine = /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/.test(text);
  const gap = written === '' || endsInBlankLine ? '' : /[\r\n]$/.test(text) ? eol : eol + eol;
  const block = blockLines(entries, { ...DEFAULT_LAYOUT, ...wanted });
  const edit = { start: text.length, end: text.length, text: gap + block.map((line) => line + eol).join('') };
  // Behind a fence or a comment that nobody closed it would be part of that.
  if (lookFor(applyEdits(text, [edit])).found.kind !== 'block')
    throw new UserError(
      'The document ends inside a code block or a comment. Close that, or put <!-- challenge-log:index --> and <!-- /challenge-log:index --> where the index belongs.',
    );
  return [edit];
}

/** A new index document, with `\n` endings. */
export function newIndex(
  folder: string,
  entries: readonly IndexEntry[],
  wanted: Partial<IndexLayout> = {},
): string {
  const name = folder.split('/').at(-1) ?? '';
  const words = name.replaceAll(/[-_]+/g, ' ').trim();
  // `adr` and `til` are read letter by letter.
  const title = words.length <= 3 ? words.toUpperCase() : words.charAt(0).toUpperCase() + words.slice(1);
  const heading = title === '' ? [] : [`# ${title}`, ''];
  return [...heading, ...blockLines(entries, { ...DEFAULT_LAYOUT, ...wanted }), ''].join('\n');
}

function blockLines(entries: readonly IndexEntry[], layout: IndexLayout): string[] {
  return ['## Index', '', openingMarker(layout), ...innerLines(entries, layout), CLOSING_MARKER];
}

function innerLines(entries: readonly IndexEntry[], layout: IndexLayout): string[] {
  const lines = renderIndex(entries, layout);
  return lines.length === 0 ? [''] : ['', ...lines, ''];
}

/** The block, where the Markdown starts, and the number of that line. */
function lookFor(text: string): { found: FoundBlock; body: number; firstLine: number } {
  const frontMatter = readFrontMatter(text);
  const read = frontMatter.kind === 'read';
  const body = read ? text.length - frontMatter.body.length : text.startsWith('\uFEFF') ? 1 : 0;
  const firstLine = read ? frontMatter.linesBefore + 1 : 1;
  return { found: findBlock(outline(text.slice(body))), body, firstLine };
}

interface Line {
  readonly start: number;
  /** Before its line break. */
  readonly end: number;
  readonly eol: string;
}

function linesFrom(text: string, body: number): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|\n|\r|$/g;
  breaks.lastIndex = body;
  for (let start = body; start < text.length;) {
    const found = breaks.exec(text);
    if (!found) break;
    lines.push({ start, end: found.index, eol: found[0] });
    start = breaks.lastIndex;
  }
  return lines;
}

/** The same edit without the lines that stay as they are at its beginning and its end; none where all do. */
function smallest(text: string, { start, end, text: next }: TextEdit): TextEdit[] {
  const before = wholeLines(text.slice(start, end));
  const after = wholeLines(next);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const length = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length, 0);
  const from = start + length(before.slice(0, head));
  const to = end - length(before.slice(before.length - tail));
  const changed = after.slice(head, after.length - tail).join('');
  return from === to && changed === '' ? [] : [{ start: from, end: to, text: changed }];
}

function wholeLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}
