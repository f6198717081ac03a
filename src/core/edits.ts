import { setInFrontMatter, keyOf } from './editing/values';
import { edits, impossible, type Change, type FieldName, type Neighbours } from './editing/change';
import { customOf } from './editing/custom';
import { fillBlank, insertField, insertSection, leadingLines, PARTS_OF } from './editing/insertion';
import { languageOf } from './editing/language';
import { linesOf } from './editing/lines';
import { moveToSection } from './editing/moves';
import { moveToFolder, renameFile, stateOfFileName } from './editing/names';
import { noPlaceFor } from './editing/place';
import { provenEntry } from './editing/proof';
import { severityEdits, severityWord } from './editing/severity';
import { statusAt, statusEdits } from './editing/statusText';
import { chooseStatus, says, statusChoices, wantedStatus, type Wanted } from './editing/statusWord';
import type { Entry } from './entry';
import type { Finding } from './finding';
import type { Source } from './formats/format';
import { headingOf } from './formats/record';
import { escapeMarkdown } from './markdownText';
import type { PartOfEntry } from './page';
import { applyEdits, type TextEdit } from './textEdit';
import { statusesOf } from './vocabulary';
import { isPlaceholder } from './words/placeholder';
import { severityOf } from './words/severity';
import { isLegend } from './words/status';

export type { Change, FieldName, Neighbours } from './editing/change';

/** A document with its entries, and the way to read it again as it would be after an edit. */
export interface Opened {
  readonly source: Source;
  readonly findings: readonly Finding[];
  readonly reopen: (text: string, path: string) => Opened;
}

/** Words that stand in several places are set one after the other: struck through and ticked, in the heading and below. */
const ROUNDS = 3;

/**
 * Gives an entry's field another value: the smallest change, in the document's own style and language.
 * @param finding one of the document's
 */
export function setField(
  opened: Opened,
  finding: Finding,
  field: FieldName,
  value: string,
  neighbours: Neighbours,
): Change {
  const { source } = opened;
  if (finding.entry.form === 'record') return setInFrontMatter(source.text, field, value);
  const change =
    field === 'status'
      ? setStatus(opened, finding, wantedStatus(value), neighbours)
      : setFact(opened, finding, field, value);
  return change ?? impossible(`The entry has no room for "${field}: ${value}". Write it by hand.`);
}

/** The words that a person may choose from for an entry's status: the document's own first. */
export function statusChoicesFor({ source, findings }: Opened, finding: Finding): string[] {
  const ours = statusesOf(finding.entry.kind);
  if (finding.entry.form === 'record') return [...ours];
  return statusChoices(customOf(source, findings, finding), ours);
}

/** Makes the first heading of a record say what its title says. */
export function matchHeading(source: Source, entry: Entry): TextEdit[] {
  const heading = source.outline.headings.find(({ level }) => level === 1);
  if (!heading) return [];
  const lines = linesOf(source);
  const text = `# ${escapeMarkdown(headingOf(entry.kind, entry.title))}`;
  return [{ start: lines.start(heading.line), end: lines.end(heading.endLine - 1), text }];
}

/** @returns `undefined` where the result would not read as it should */
function setStatus(opened: Opened, own: Finding, wanted: Wanted, neighbours: Neighbours): Change | undefined {
  if (isAlready(own, wanted)) return edits();
  let now = opened;
  let finding = own;
  let done: Change | undefined;
  let before: readonly TextEdit[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { change, word } = changeStatus(now, finding, wanted, neighbours);
    if (change.kind === 'impossible') return done ?? change;
    const path = change.kind === 'rename' ? change.to : opened.source.document.path;
    const text = applyEdits(now.source.text, change.edits);
    const after = now.reopen(text, path);
    const found = provenEntry(now.findings, after.findings, finding, 'status');
    if (!found) return done;
    before = [...before, ...change.edits.map((edit) => inOriginal(edit, before))];
    if (isDone(found, wanted, word)) {
      done = { ...change, edits: before };
      finding = contradicted(after.source, found, own, wanted) ?? found;
      if (finding === found) return done;
    } else if (done !== undefined || change.edits.length === 0) return done;
    else finding = found;
    now = after;
  }
  return done;
}

/** Whether there is nothing to do: what it says means exactly that. */
function isAlready({ entry, status }: Finding, wanted: Wanted): boolean {
  if (entry.state !== wanted.state || entry.inferred || entry.status === undefined) return false;
  if (status.at === 'value' || status.at === 'heading' || status.at === 'front-matter')
    return says(entry.status, wanted);
  return isCoarse(wanted);
}

/** Whether only open and resolved are told apart. */
function isCoarse(wanted: Wanted): boolean {
  return 'meaning' in wanted && ['open', 'resolved', 'proposed', 'accepted'].includes(wanted.meaning);
}

function isDone({ entry, status }: Finding, wanted: Wanted, word: string | undefined): boolean {
  if (entry.state !== wanted.state) return false;
  if (word === undefined) return isCoarse(wanted) || status.at === 'section' || status.at.startsWith('f');
  return word.trim() !== '' && (entry.status?.includes(word) ?? false);
}

/** The same entry with its heading as the place, where that still says what the status below it said before. */
function contradicted({ page }: Source, now: Finding, own: Finding, wanted: Wanted): Finding | undefined {
  if (own.status.at !== 'value' || now.status.at !== 'value' || own.entry.state === wanted.state)
    return undefined;
  const section = page.sections.find(({ start }) => start === now.start);
  const said = section?.title.status;
  if (!said || said.state === wanted.state) return undefined;
  const status = { at: 'heading', line: now.start, start: said.start, end: said.end } as const;
  return { ...now, status, entry: { ...now.entry, status: said.text } };
}

/** An edit of an edited text as one of the text before. */
function inOriginal(edit: TextEdit, before: readonly TextEdit[]): TextEdit {
  let shift = 0;
  for (const { start, end, text } of [...before].sort((a, b) => a.start - b.start)) {
    if (start + shift < edit.start) shift += text.length - (end - start);
  }
  return { ...edit, start: edit.start - shift, end: edit.end - shift };
}

/** A change, and the word that it writes where it writes one. */
interface StatusChange {
  readonly change: Change;
  readonly word?: string;
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
      return entry.state === wanted.state && !isCoarse(wanted) && entry.form === 'block'
        ? addStatus(opened, finding, wanted)
        : { change: moveToSection(source, findings, finding, wanted) };
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
  { source, findings }: Opened,
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
  const old = statusAt(text);
  // A bare tick behind a title; nothing of the kind says that it is open.
  if (isHeading && old?.word === '' && wanted.state === 'open') {
    return { found: [{ start: 0, end: text.length, text: '' }] };
  }
  const chosen = chooseStatus(wanted, old, customOf(source, findings, finding));
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
  const ticks = outline.lines.join('\n').match(/(?<=^\s*[-*+]\s\[)[xX](?=\])/gm) ?? [];
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

function addStatus(opened: Opened, finding: Finding, wanted: Wanted): StatusChange {
  const { source, findings } = opened;
  const reason = noPlaceFor(source, finding);
  if (reason !== undefined) return { change: impossible(reason) };
  const { word, mark, marked } = chooseStatus(wanted, undefined, customOf(source, findings, finding));
  const value = marked && mark !== undefined ? `${mark} ${word}` : word;
  return { change: add(opened, finding, 'status', value), word };
}

/** Adds a field where the entry has none: in a place left open, in front matter, as a section, as a line. */
function add(opened: Opened, finding: Finding, field: FieldName, value: string): Change {
  const { source, findings } = opened;
  const addition = { field, value };
  const blank = fillBlank(source, finding, addition);
  if (blank) return edits(blank);
  const heading = source.outline.headings.find(({ line }) => line === finding.start);
  const labels = heading ? leadingLines(source, heading.endLine) : [];
  if (finding.entry.form === 'report') {
    const data = source.frontMatter.kind === 'read' ? Object.keys(source.frontMatter.data) : [];
    const holdsFacts = data.some((key) =>
      /^(?:date|deciders|decision-makers|consulted|informed|severity|priority|category|tags|reported|created|status|author)$/.test(
        key,
      ),
    );
    if (holdsFacts || (data.length > 0 && labels.length === 0))
      return setInFrontMatter(source.text, field, value.toLowerCase());
    const isListed =
      labels.length > 1 || labels.some((line) => /^\s*[-*+]\s/.test(source.outline.lines[line] ?? ''));
    if (finding.entry.kind === 'decision' && field === 'status' && !isListed) {
      const section = insertSection(source, finding, addition);
      if (section) return edits(section);
    }
  }
  const line = insertField(source, findings, finding, addition);
  return line ? edits(line) : impossible(`The entry has no place for a ${field}. Write it by hand.`);
}

/** @returns `undefined` where the result would not read as it should */
function setFact(
  opened: Opened,
  finding: Finding,
  field: 'severity' | 'category',
  value: string,
): Change | undefined {
  const { source, findings } = opened;
  const { page } = source;
  const isSeverity = field === 'severity';
  if (value.trim() === '') return undefined;
  if (finding.entry[field]?.toLowerCase() === value.toLowerCase()) return edits();
  const language = languageOf(page);
  const data =
    source.frontMatter.kind === 'read' && finding.entry.form === 'report' ? source.frontMatter.data : {};
  const key = keyOf(data, field);
  const part = PARTS_OF[field]
    .flatMap((name) => finding.parts.filter((one) => one.part === name && one.indent <= 1))
    .find((one) => !isPlaceholder(one.value) && !isLegend(one.value));
  const within = (text: string) =>
    isSeverity ? severityEdits(text, value, language, page, findings) : categoryEdits(text, value);
  let change: Change;
  if (key) change = setInFrontMatter(source.text, key.key, applyEdits(key.value, within(key.value)));
  else if (part) change = edits(...inPart(source, part, within(part.value)));
  else if (finding.entry.form === 'row' || finding.entry.form === 'item') {
    const blank = fillBlank(source, finding, {
      field,
      value: isSeverity ? severityWord(value, language, undefined) : capital(value),
    });
    change = blank
      ? edits(blank)
      : add(opened, finding, field, isSeverity ? severityWord(value, language, undefined) : capital(value));
    if (change.kind === 'impossible')
      return impossible(
        finding.entry.form === 'row'
          ? `Its table has no column for a ${field}.`
          : `The list has no place for a ${field}.`,
      );
  } else
    change = add(
      opened,
      finding,
      field,
      isSeverity ? severityWord(value, language, undefined) : capital(value),
    );
  if (change.kind !== 'edits') return change;
  const after = opened.reopen(applyEdits(source.text, change.edits), source.document.path);
  const now = provenEntry(opened.findings, after.findings, finding, field)?.entry[field];
  const expected = isSeverity ? (severityOf(value) ?? value) : value;
  return now?.toLowerCase() === expected.toLowerCase() ? change : undefined;
}

function inPart(source: Source, { line, column }: PartOfEntry, found: readonly TextEdit[]): TextEdit[] {
  const at = linesOf(source).start(line) + column;
  return found.map(({ start, end, text }) => ({ start: start + at, end: end + at, text }));
}

/** Ticks the box of a category, where there are boxes; else all of the text is the category. */
function categoryEdits(text: string, value: string): TextEdit[] {
  const boxes = [...text.matchAll(/\[([ xX✓✔]?)\]\s*([^[\]|,;·•]+)/gu)];
  if (boxes.length === 0) {
    const isLower = text === text.toLowerCase();
    return [{ start: 0, end: text.length, text: isLower ? value : capital(value) }];
  }
  return boxes.flatMap(({ index, 1: tick = '', 2: label = '' }) => {
    const isWanted = label.trim().toLowerCase() === value.toLowerCase();
    return isWanted === (tick.trim() !== '')
      ? []
      : [{ start: index + 1, end: index + 1 + tick.length, text: isWanted ? 'x' : ' ' }];
  });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
