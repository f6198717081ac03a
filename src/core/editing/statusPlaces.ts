import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { applyEdits, type TextEdit } from '../textEdit';
import { add } from './addition';
import { edits, impossible, type Change, type Neighbours, type Opened } from './change';
import { customOf } from './custom';
import { keyOf, setInFrontMatter } from './frontMatterValue';
import { linesOf } from './lines';
import { moveToSection } from './moves';
import { moveToFolder, renameFile, stateOfFileName } from './names';
import { createSettled } from '../settled';
import { addToItem } from './place';
import { statusAt, statusEdits } from './statusText';
import { chooseStatus, isCoarse, type Wanted } from './statusWord';

/** A change, and the word that it writes where it writes one. */
export interface StatusChange {
  readonly change: Change;
  readonly word?: string;
}

/** The changes that may set an entry's status, the best first. */
export function statusChanges(
  opened: Opened,
  finding: Finding,
  wanted: Wanted,
  neighbours: Neighbours,
): StatusChange[] {
  const first = changeStatus(opened, finding, wanted, neighbours);
  const { entry, status } = finding;
  if (status.at !== 'nowhere' || entry.form === 'row' || entry.form === 'item') return [first];
  // A label that says the same in other words may stand before the place where one would look first.
  return [first, addStatus(opened, finding, wanted, true)];
}

function changeStatus(
  opened: Opened,
  finding: Finding,
  wanted: Wanted,
  neighbours: Neighbours,
): StatusChange {
  const { source, findings } = opened;
  const { status: place, entry } = finding;
  switch (place.at) {
    case 'value':
    case 'heading': {
      const lines = linesOf(source);
      const at = place.at === 'heading' ? locate(source, place, entry.status ?? '') : place;
      const text = (source.outline.lines[at.line] ?? '').slice(at.start, at.end);
      if (place.at === 'value' && !/\p{L}/u.test(text) && /\d/.test(text) && !statusAt(text)) {
        return { change: impossible(`“${text}” is no status. Write one by hand.`) };
      }
      const { found, word } = wordsFor(opened, finding, wanted, text, place.at === 'heading');
      const offset = lines.start(at.line) + at.start;
      const moved = found.map(({ start, end, text: to }) => ({
        start: start + offset,
        end: end + offset,
        text: to,
      }));
      return withFileName(
        { change: edits(...moved), ...(word === undefined ? {} : { word }) },
        source,
        finding,
        wanted,
        neighbours,
      );
    }
    case 'checkbox': {
      if (!isCoarse(wanted)) return { change: impossible('A checkbox says only whether it is done.') };
      const at = linesOf(source).start(place.line) + place.start;
      const box = wanted.state === 'open' ? ' ' : tickOf(source);
      return { change: edits({ start: at, end: at + place.end - place.start, text: box }) };
    }
    case 'front-matter': {
      const data = source.frontMatter.kind === 'read' ? source.frontMatter.data : {};
      const key = keyOf(data, 'status');
      if (!key) return { change: impossible('The front matter has no status. Write it by hand.') };
      const { found, word } = wordsFor(opened, finding, wanted, key.value, false);
      const change = setInFrontMatter(source.text, key.key, applyEdits(key.value, found));
      return withFileName(
        { change, ...(word === undefined ? {} : { word }) },
        source,
        finding,
        wanted,
        neighbours,
      );
    }
    case 'section':
      return { change: moveToSection(source, findings, finding, place.line, wanted) };
    case 'file-name':
      return { change: renameFile(source, neighbours, wanted) };
    case 'folder':
      return { change: moveToFolder(source, neighbours, finding, wanted) };
    case 'nowhere':
      return addStatus(opened, finding, wanted);
  }
}

/** The edits within a written status, and the word that they write. */
function wordsFor(
  opened: Opened,
  finding: Finding,
  wanted: Wanted,
  text: string,
  isHeading: boolean,
): { found: TextEdit[]; word?: string } {
  const struck = isHeading ? /^(\s*)~~([^~]+)~~(\s*)$/.exec(text) : null;
  if (struck && wanted.state === 'open') {
    const first = struck[1]?.length ?? 0;
    const last = first + 2 + (struck[2]?.length ?? 0);
    return {
      found: [
        { start: first, end: first + 2, text: '' },
        { start: last, end: last + 2, text: '' },
      ],
    };
  }
  const bracketed = isHeading ? /^([[(（【])(.*)[\])）】]$/su.exec(text)?.[2] : undefined;
  if (bracketed !== undefined) {
    const inside = wordsFor(opened, finding, wanted, bracketed, false);
    return {
      ...inside,
      found: inside.found.map((edit) => ({ ...edit, start: edit.start + 1, end: edit.end + 1 })),
    };
  }
  const old = statusAt(text);
  // A bare tick behind a title; nothing of the kind says that it is open.
  if (isHeading && old?.word === '' && wanted.state === 'open') {
    return { found: [{ start: 0, end: text.length, text: '' }] };
  }
  const chosen = chooseStatus(wanted, old, customOf(opened.source, opened.findings, finding));
  const found = statusEdits(text, chosen, wanted.state);
  return old?.box || (old?.word === '' && !chosen.marked) ? { found } : { found, word: chosen.word };
}

/** Where a title's status stands; an item's may stand within its bold words. */
function locate(
  { outline }: Source,
  place: { readonly line: number; readonly start: number; readonly end: number },
  status: string,
): { line: number; start: number; end: number } {
  const text = outline.lines[place.line] ?? '';
  if (status === '' || text.slice(place.start, place.end) === status) return place;
  const start = text.indexOf(status, Math.max(0, place.start - 1));
  return start < 0 ? { ...place, start: 0, end: 0 } : { line: place.line, start, end: start + status.length };
}

/** `x`, or `X` in a document that ticks its boxes so. */
function tickOf({ outline }: Source): string {
  const ticks = outline.lines.flatMap(
    (line) => /^\s*[-*+]\s{1,4}\[([xX])\]/.exec(line.slice(0, 80))?.[1] ?? [],
  );
  return ticks.filter((tick) => tick === 'X').length * 2 > ticks.length ? 'X' : 'x';
}

/** A document whose file name repeats its status is renamed along. */
function withFileName(
  planned: StatusChange,
  source: Source,
  { entry, status }: Finding,
  wanted: Wanted,
  neighbours: Neighbours,
): StatusChange {
  if (entry.form !== 'report' || status.at === 'nowhere' || planned.change.kind !== 'edits') return planned;
  const named = stateOfFileName(source.document.path);
  if (named === undefined || named !== entry.state || named === wanted.state) return planned;
  const change = renameFile(source, neighbours, wanted);
  return change.kind === 'rename'
    ? { ...planned, change: { ...change, edits: planned.change.edits } }
    : planned;
}

function addStatus(opened: Opened, finding: Finding, wanted: Wanted, atTop = false): StatusChange {
  const { source, findings } = opened;
  const reason = createSettled(source, findings)(finding);
  if (reason !== undefined) return { change: impossible(reason) };
  const { word, mark, marked } = chooseStatus(wanted, undefined, customOf(source, findings, finding));
  const onItem =
    finding.entry.form === 'item' ? addToItem(source, findings, finding, wanted.state, word) : undefined;
  if (onItem) return { change: edits(onItem), ...(onItem.text.startsWith('[') ? {} : { word }) };
  const value = marked && mark !== undefined ? `${mark} ${word}` : word;
  return { change: add(opened, finding, 'status', value, atTop), word };
}
