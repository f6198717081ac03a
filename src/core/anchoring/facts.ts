import { writtenFacts, type AnchorFacts } from '../anchorFacts';
import { locateInsertion, locateList, locateScalars, readFrontMatter } from '../frontMatter';
import { anchorLines, anchorValue } from '../templates/header';
import type { TextEdit } from '../textEdit';
import { yamlQuoted } from '../yamlText';

/** Behind which keys `anchors` comes, the nearest first. */
const KEYS_BEFORE = ['tags', 'category', 'severity', 'date', 'status', 'kind', 'title'];
const NAMES = ['file', 'lines', 'commit', 'branch', 'symbol', 'permalink', 'uncommitted'] as const;

/** Whether a document's front matter holds the anchors of its entry, or would. */
export function holdsAnchors(text: string): boolean {
  const front = readFrontMatter(text);
  return front.kind === 'read' && front.data.anchors !== undefined;
}

/** Adds an anchor to those of the front matter; `undefined` where there is no room for it. */
export function addedFacts(text: string, id: string, facts: AnchorFacts, eol: string): TextEdit | undefined {
  if (!holdsAnchors(text)) {
    const room = locateInsertion(text, KEYS_BEFORE);
    if (!room) return undefined;
    const lines = ['anchors:', ...anchorLines(id, facts)].map((line) => `${room.indent}${line}${eol}`);
    return { start: room.offset, end: room.offset, text: lines.join('') };
  }
  const list = locateList(text, 'anchors');
  if (!list || list.items.length === 0) return undefined;
  const lines = anchorLines(id, facts, list.indent).map((line) => line + eol);
  return { start: list.end, end: list.end, text: lines.join('') };
}

/** Gives an anchor of the front matter other facts, to the byte; `undefined` where they cannot be written in place. */
export function changedFacts(
  text: string,
  id: string,
  facts: AnchorFacts,
  eol: string,
): TextEdit[] | undefined {
  const located = locateScalars(text)?.scalars.filter(
    ({ path }) => path[0] === 'anchors' && path.length === 3,
  );
  const index = located?.find(({ path, value }) => path[2] === 'id' && value === id)?.path[1];
  const list = locateList(text, 'anchors');
  const item = typeof index === 'number' ? list?.items[index] : undefined;
  if (!located || !list || !item) return undefined;
  const wanted = new Map(writtenFacts(facts));
  const edits: TextEdit[] = [];
  for (const name of NAMES) {
    const old = located.find(({ path }) => path[1] === index && path[2] === name);
    const value = wanted.get(name);
    if (old && value !== undefined) {
      if (old.value !== value)
        edits.push({ start: old.start, end: old.end, text: quotedLike(old.quote, name, value) });
      wanted.delete(name);
    } else if (old) {
      const line = lineAround(text, old.start);
      const key = text.slice(line.start, old.start);
      // The first line of an item holds its dash.
      if (/^\s*-/.test(key)) return undefined;
      const remark = /^[ \t]+(?=#)/.exec(text.slice(old.end, line.end));
      edits.push(
        remark
          ? { start: old.start - key.trimStart().length, end: old.end + remark[0].length, text: '' }
          : { ...line, text: '' },
      );
      wanted.delete(name);
    }
  }
  const added = [...wanted].map(
    ([name, value]) => `${list.indent}  ${name}: ${anchorValue(name, value)}${eol}`,
  );
  return added.length === 0 ? edits : [...edits, { start: item.end, end: item.end, text: added.join('') }];
}

function quotedLike(quote: '"' | "'" | '', name: (typeof NAMES)[number], value: string): string {
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`;
  return quote === '"' ? yamlQuoted(value) : anchorValue(name, value);
}

/** With its line break. */
function lineAround(text: string, offset: number): { start: number; end: number } {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const found = /\r\n|\n|\r/g;
  found.lastIndex = offset;
  const end = found.exec(text);
  return { start, end: end ? end.index + end[0].length : text.length };
}
