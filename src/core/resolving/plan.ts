import { MAX_CODE_BYTES } from '../capture';
import type { Change, Neighbours, Opened } from '../editing/change';
import { isBlank, linesOf } from '../editing/lines';
import { factsOf, isSame } from '../editing/proof';
import type { Anchor, Entry } from '../entry';
import type { Finding } from '../finding';
import { UserError } from '../ports';
import { openAgain, setFieldOf } from '../revision';
import { applyEdits, type TextEdit } from '../textEdit';
import { resolvedStatus } from '../vocabulary';
import { writeAfter } from './after';
import { composeEdits } from './compose';
import { writeFixes, writeResolvedDate, writeTime } from './facts';
import { addFixes, setKey } from './header';
import { missingParts } from './parts';
import type { CodeNow, Resolution } from './resolution';

export interface ResolutionPlan {
  readonly change: Change;
  /** Where the parts that a good record still lacks would be written: tab stops, with blank lines around them. */
  readonly blanks: readonly TextEdit[];
  /** The anchors whose After was written already, or cannot be written: sentences for people. */
  readonly notes: readonly string[];
}

/** An entry in its document, on the way. */
type Stage = Opened & { readonly finding: Finding };
type Step = (now: Stage) => readonly TextEdit[];

/**
 * Plans all that resolving an entry writes: its status and, as far as its document has room, the day, the code as it
 * is now, what fixed it and the time it took. Each part is proven to change nothing else, and left out where it would.
 * @param entry as it was shown; it is looked up again
 * @throws UserError when it is not there any more
 */
export function planResolution(
  text: string,
  entry: Entry,
  resolution: Resolution,
  neighbours: Neighbours,
): ResolutionPlan {
  const status = setFieldOf(text, entry, 'status', resolvedStatus(entry.kind), neighbours);
  if (status.kind === 'impossible') return { change: status, blanks: [], notes: [] };
  const path = status.kind === 'rename' ? status.to : entry.document.path;
  const notes: string[] = [];
  const first = openAgain(applyEdits(text, status.edits), {
    ...entry,
    document: { ...entry.document, path },
  });
  const lists = carryOut(first, stepsOf(entry, resolution, notes));
  const edits = composeEdits(text, status.edits, ...lists);
  if (status.kind === 'rename') return { change: { ...status, edits }, blanks: [], notes };
  // The sentence that a person agrees to must not say that nothing else changes.
  const preview =
    lists.length > 0
      ? status.preview?.replace(' Nothing else changes.', ' What resolved it is written down there.')
      : status.preview;
  const change: Change = { kind: 'edits', edits, ...(preview === undefined ? {} : { preview }) };
  return { change, blanks: entry.form === 'record' ? blanksOf(text, entry, edits) : [], notes };
}

/** The empty parts of an entry, none where something is written right there. */
function blanksOf(text: string, entry: Entry, edits: readonly TextEdit[]): TextEdit[] {
  const { source, finding } = openAgain(text, entry);
  const lines = linesOf(source);
  return missingParts(source, finding, ['root-cause', 'lesson'])
    .flatMap(({ place }) => {
      if (!place) return [];
      const text = source.outline.lines;
      // Between two headings there is one blank line; what is written there wants one on either side.
      const isBetween = isBlank(text[place.line]) && !isBlank(text[place.line + 1]);
      return [{ at: lines.start(place.line) + place.character, isBetween }];
    })
    .filter(({ at }) => !edits.some(({ start, end }) => start <= at && at <= end))
    .sort((a, b) => a.at - b.at)
    .map(({ at, isBetween }, index) => ({
      start: at,
      end: at,
      text: isBetween ? lines.eol + lines.eol : '',
      tabStop: index + 1,
    }));
}

/**
 * Plans to add commits to an entry that is resolved: what was not committed yet when that happened.
 * @throws UserError when it is not there any more
 */
export function planFixes(
  text: string,
  entry: Entry,
  { fixes, links }: Pick<Resolution, 'fixes' | 'links'>,
): TextEdit[] {
  const steps: Step[] = [
    ...(entry.form === 'record' ? [(now: Stage) => addFixes(now.source.text, fixes)] : []),
    (now) => writeFixes(now.source, now.finding, fixes, links),
  ];
  return composeEdits(text, ...carryOut(openAgain(text, entry), steps));
}

function stepsOf(entry: Entry, resolution: Resolution, notes: string[]): Step[] {
  const { date, minutes, fixes, links, code } = resolution;
  const resolved = entry.state === 'resolved' ? (entry.resolved ?? date) : date;
  const isOurs = ({ source: { frontMatter } }: Stage) =>
    entry.form === 'record' && frontMatter.kind === 'read' && frontMatter.data.kind !== undefined;
  const facts: Step[] = [
    (now) =>
      isOurs(now)
        ? setKey(now.source.text, 'resolved', resolved, ['date', 'status', 'kind', 'title'])
        : writeResolvedDate(now.source, now.findings, now.finding, resolved),
    (now) =>
      isOurs(now) && minutes !== undefined
        ? setKey(now.source.text, 'minutes', String(minutes), ['resolved', 'date', 'status', 'kind', 'title'])
        : [],
    (now) => (isOurs(now) ? addFixes(now.source.text, fixes) : []),
  ];
  const afters = code.map(
    (one): Step =>
      (now) =>
        after(now, entry, one, resolution, notes),
  );
  return [
    ...facts,
    ...afters,
    (now) =>
      writeTime(now.source, now.finding, {
        ...(entry.date === undefined ? {} : { date: entry.date }),
        resolved,
        ...(minutes === undefined ? {} : { minutes }),
      }),
    (now) => writeFixes(now.source, now.finding, fixes, links),
  ];
}

function after(
  now: Stage,
  entry: Entry,
  code: CodeNow,
  { links }: Resolution,
  notes: string[],
): readonly TextEdit[] {
  const file = entry.anchors.find(({ id }) => id === code.anchor)?.file ?? '';
  if (code.is.grade !== 'gone' && !isWritable(code.is.text)) {
    notes.push(`The code of ${file} is too large for a record, or no text, so its After was left empty.`);
    return [];
  }
  const edits = writeAfter(now.source, now.finding, code, file, links);
  if (!edits) notes.push(`The After of ${file} was written already, so it stays.`);
  return edits ?? [];
}

function isWritable(text: string): boolean {
  return text.length * 3 <= MAX_CODE_BYTES && !text.includes('\0') && text.isWellFormed();
}

/** The edits of each step in the text that the steps before it make; without those that would change more. */
function carryOut(first: Stage, steps: readonly Step[]): (readonly TextEdit[])[] {
  let now = first;
  const lists: (readonly TextEdit[])[] = [];
  for (const step of steps) {
    const edits = step(now);
    if (edits.length === 0) continue;
    const next = reopened(now, applyEdits(now.source.text, edits));
    if (!next || !changesNothingElse(now, next)) continue;
    lists.push(edits);
    now = next;
  }
  return lists;
}

function reopened({ finding }: Stage, text: string): Stage | undefined {
  try {
    return openAgain(text, finding.entry);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The proof: every other entry is what it was, and this one says no more than when and how it was resolved. */
function changesNothingElse(before: Stage, after: Stage): boolean {
  if (before.findings.length !== after.findings.length) return false;
  const others = ({ findings, finding }: Stage) =>
    findings.filter((other) => !isSame(other, finding)).map(({ entry }) => factsOf(entry));
  if (JSON.stringify(others(before)) !== JSON.stringify(others(after))) return false;
  const [old, now] = [before.finding.entry, after.finding.entry];
  return (
    old.state === now.state && old.status === now.status && bare(old) === bare(now) && keepsAnchors(old, now)
  );
}

const WRITTEN: ReadonlySet<string> = new Set(['resolved', 'minutes', 'fixes', 'anchors', 'inferred']);

function bare(entry: Entry): string {
  const facts: unknown = JSON.parse(factsOf(entry));
  return JSON.stringify(facts, (key, value: unknown) => (WRITTEN.has(key) ? undefined : value));
}

/** What is written down may name more places in code, and none less. */
function keepsAnchors({ anchors: old }: Entry, { anchors: now }: Entry): boolean {
  const factsOfAnchor = (anchor: Anchor) => JSON.stringify({ ...anchor, id: '' });
  const known = new Set(now.map(factsOfAnchor));
  return old.every((anchor) => known.has(factsOfAnchor(anchor)));
}
