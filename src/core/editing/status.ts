import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { composeEdits } from '../resolving/compose';
import { applyEdits, type TextEdit } from '../textEdit';
import { provenEntry } from './proof';
import { edits, type Change, type Neighbours, type Opened } from './change';
import { statusChanges, type StatusChange } from './statusPlaces';
import { isCoarse, says, type Wanted } from './statusWord';

/** Words that stand in several places are set one after the other: struck through and ticked, in the heading and below. */
const ROUNDS = 3;

/** @returns `undefined` where the result would not read as it should */
export function setStatus(
  opened: Opened,
  own: Finding,
  wanted: Wanted,
  neighbours: Neighbours,
): Change | undefined {
  if (isAlready(own, wanted)) return edits();
  let now = opened;
  let finding = own;
  let done: Possible | undefined;
  let before: readonly TextEdit[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const changes = statusChanges(now, finding, wanted, neighbours);
    const step = bestOf(now, finding, wanted, changes);
    if (!step) return done ?? changes.map(({ change }) => change).find(({ kind }) => kind === 'impossible');
    before = composeEdits(opened.source.text, before, step.change.edits);
    // What the heading says in other words is proven by the state.
    if (step.isDone || (done && step.found.entry.state === wanted.state)) {
      done = { ...(done ?? step.change), edits: before };
      finding = contradicted(step.after.source, step.found, own, wanted) ?? step.found;
      if (finding === step.found) return done;
    } else if (done !== undefined) return done;
    else if (step.change.edits.length === 0)
      return step.found.entry.state === wanted.state ? edits(...before) : undefined;
    else finding = step.found;
    now = step.after;
  }
  return done;
}

/** Whether there is a place for a status. What comes of it is proven only when it is set. */
export function mayBeSet(opened: Opened, own: Finding, wanted: Wanted, neighbours: Neighbours): boolean {
  return (
    isAlready(own, wanted) ||
    statusChanges(opened, own, wanted, neighbours).some(({ change }) => change.kind !== 'impossible')
  );
}

type Possible = Exclude<Change, { kind: 'impossible' }>;

/** A change that was proven, and what the document is after it. */
interface Step {
  readonly change: Possible;
  readonly after: Opened;
  readonly found: Finding;
  readonly isDone: boolean;
}

/** The first change that gives the wanted state; else the first that changes nothing else. */
function bestOf(
  now: Opened,
  finding: Finding,
  wanted: Wanted,
  changes: readonly StatusChange[],
): Step | undefined {
  let first: Step | undefined;
  for (const { change, word } of changes) {
    if (change.kind === 'impossible') continue;
    const path = change.kind === 'rename' ? change.to : now.source.document.path;
    const after = now.reopen(applyEdits(now.source.text, change.edits), path);
    const found = provenEntry(now.findings, after.findings, finding, 'status');
    if (!found) continue;
    const step = { change, after, found, isDone: isDone(found, wanted, word) };
    if (step.isDone) return step;
    first ??= step;
  }
  return first;
}

/** Whether there is nothing to do: what it says means exactly that. */
function isAlready({ entry, status }: Finding, wanted: Wanted): boolean {
  if (entry.state !== wanted.state || entry.inferred || entry.status === undefined) return false;
  if (status.at === 'value' || status.at === 'heading' || status.at === 'front-matter')
    return says(entry.status, wanted);
  return isCoarse(wanted) || says(entry.status.replaceAll(/[-_]/g, ' '), wanted);
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
