import { strict as assert } from 'node:assert';
import type { Capture, Draft } from '../../../src/core/capture';
import { addAnchor, anchorAgain } from '../../../src/core/anchoring/plan';
import { readDocument } from '../../../src/core/document';
import { factsOf } from '../../../src/core/editing/proof';
import type { Change } from '../../../src/core/edits';
import type { Entry, Reading } from '../../../src/core/entry';
import { appendIndex, planIndex } from '../../../src/core/indexes/plan';
import type { IndexEntry } from '../../../src/core/indexes/render';
import { planAppend } from '../../../src/core/logs/append';
import { planPromotion } from '../../../src/core/logs/promote';
import { planStatistics } from '../../../src/core/logs/statistics';
import { UserError } from '../../../src/core/ports';
import { NO_LINKS } from '../../../src/core/resolving/forgeLinks';
import { planFixes, planResolution } from '../../../src/core/resolving/plan';
import { planReopening } from '../../../src/core/resolving/reopen';
import { remedyFor } from '../../../src/core/resolving/requirements';
import type { Resolution } from '../../../src/core/resolving/resolution';
import { matchHeadingOf, setFieldOf, statusChoicesOf } from '../../../src/core/revision';
import type { TextEdit } from '../../../src/core/textEdit';
import { stateOf, statusesOf } from '../../../src/core/vocabulary';
import { chooser, type Input } from '../input';
import { edited, removed } from './bytes';
import { refOf } from './reading';

const HASH = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';
const NEIGHBOURS = { files: ['007-x.closed.md', '001-y.open.md'], folders: ['FIXED', 'OPEN'] };
const CODE = 'const a = `x`;\n```\n| close(a);';
const TITLES = [
  'Sockets leak',
  'Retry #3: `leak` | "x"',
  '接続 $(x) <b>',
  '1. [x](y.md) **z**',
  'Fixed: a\\b',
];
const FIX = { commit: HASH, subject: 'Close | it: `now` (#12)', pr: 12 };
const RESOLUTION: Resolution = {
  date: '2026-11-23T18:00:00+01:00',
  minutes: 90,
  code: [
    {
      anchor: 'a1',
      lines: { first: 4, last: 5 },
      is: { grade: 'changed', place: { file: 'src/p.ts', lines: { first: 6, last: 7 } }, text: CODE },
      uncommitted: true,
    },
  ],
  fixes: [FIX],
  links: NO_LINKS,
};
const PLACE = {
  anchor: { file: 'src/my server.ts', lines: { first: 42, last: 44 }, commit: HASH },
  language: 'ts',
  code: CODE,
  findings: [],
};
const CAPTURE: Capture = { places: [PLACE], environment: ['OS: Linux'], errorOutput: 'Error: ```\n  at x' };

const INDEXED: readonly IndexEntry[] = TITLES.map((title, at) => ({
  name: `00${at}-x.md`,
  number: at,
  title,
  kind: at % 2 === 0 ? 'challenge' : 'decision',
  state: 'open',
  status: 'open',
  summary: {},
}));

/** What a plan throws for people is an answer too. */
function orRefused<Value>(plan: () => Value): Value | undefined {
  try {
    return plan();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

interface Case {
  readonly text: string;
  readonly entry: Entry;
  readonly before: Reading;
  readonly choose: ReturnType<typeof chooser>;
}

function caseOf({ path, text, pick }: Input): Case | undefined {
  const choose = chooser(pick);
  const before = readDocument(refOf(path), text);
  const entry = choose(before.entries);
  return entry && { text, entry, before, choose };
}

const facts = (entries: readonly Entry[], without?: Entry) =>
  entries
    .filter((entry) => entry !== without)
    .map((entry) => factsOf(entry))
    .sort();

/** @returns what is read after a change; `undefined` where it was refused, or needs another file name */
function after(
  { text, entry }: Case,
  change: Change | undefined,
): { text: string; reading: Reading } | undefined {
  if (change === undefined || change.kind === 'impossible') return undefined;
  const now = edited(text, change.edits);
  const path = change.kind === 'rename' ? change.to : entry.document.path;
  return { text: now, reading: readDocument({ ...entry.document, path }, now) };
}

/** All other entries are what they were, and the one that was changed is still there with its title. */
function keepsOthers({ before, entry }: Case, now: Reading, what: string): Entry {
  assert.equal(now.entries.length, before.entries.length, `${what}: there are more or fewer entries`);
  const left = now.entries.map((one) => factsOf(one));
  const gone = facts(before.entries, entry).filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left[at] = '';
    return at < 0;
  });
  assert.deepEqual(gone, [], `${what}: another entry changed`);
  const own = now.entries.find((_, at) => left[at] !== '');
  assert.ok(own, what);
  assert.equal(own.title, entry.title);
  return own;
}

/** A field gets a value that is read again, and nothing else changes. */
export function setsFields(input: Input): void {
  const one = caseOf(input);
  if (!one) return;
  const { text, entry, choose } = one;
  const field = choose(['status', 'status', 'severity', 'category'] as const) ?? 'status';
  const choices =
    field === 'status' ? [...statusChoicesOf(text, entry, NEIGHBOURS), ...statusesOf(entry.kind)] : [];
  const value = choose(field === 'status' ? choices : ['low', 'high', 'critical', 'learning']) ?? 'resolved';
  const change = setFieldOf(text, entry, field, value, NEIGHBOURS);
  const now = after(one, change);
  if (!now || change.kind === 'impossible') return;
  const own = keepsOthers(one, now.reading, field);
  const wanted = stateOf(value, entry.kind);
  if (field === 'status' && statusesOf(entry.kind).includes(value)) assert.equal(own.state, wanted);
  const isMove = change.kind === 'edits' && change.preview !== undefined;
  // In front matter a value may have several lines.
  if (!isMove && entry.form !== 'record')
    for (const old of removed(text, change.edits))
      assert.ok(!/[\r\n]\s*\S/.test(old), `lines were taken away: ${JSON.stringify(old)}`);
}

/** An entry is resolved with all that is known, and opened again. */
export function resolves(input: Input): void {
  const one = caseOf(input);
  if (!one) return;
  const { text, entry } = one;
  const plan = planResolution(text, entry, RESOLUTION, NEIGHBOURS);
  edited(text, plan.blanks);
  const now = after(one, plan.change);
  if (!now || plan.change.kind === 'impossible') return;
  const own = keepsOthers(one, now.reading, 'resolve');
  assert.equal(own.state, 'resolved');
  if (plan.change.kind === 'edits' && plan.change.preview === undefined && entry.form !== 'record') {
    // The code of today takes the place of an empty fence.
    for (const old of removed(text, plan.change.edits))
      assert.ok(!/[\r\n]\s*[^\s`~]/.test(old), `lines were taken away: ${JSON.stringify(old)}`);
  }
  const again: Case = { ...one, text: now.text, entry: own, before: now.reading };
  const open = after(again, planReopening(now.text, own, NEIGHBOURS));
  if (open) assert.notEqual(keepsOthers(again, open.reading, 'reopen').state, 'resolved');
}

/** What a command adds to an entry, or makes of it, leaves all others alone. */
export function adds(input: Input): void {
  const one = caseOf(input);
  if (!one) return;
  const { text, entry, before, choose } = one;
  const plans: Record<string, () => readonly TextEdit[]> = {
    heading: () => (entry.form === 'record' ? matchHeadingOf(text, entry) : []),
    anchor: () => addAnchor(text, entry, PLACE, 'evidence'),
    again: () => anchorAgain(text, entry, entry.anchors[0]?.id ?? 'a1', PLACE),
    'root-cause': () => remedyFor(text, entry, 'root-cause')?.edits ?? [],
    lesson: () => remedyFor(text, entry, 'lesson')?.edits ?? [],
    after: () => remedyFor(text, entry, 'after')?.edits ?? [],
    fixes: () => planFixes(text, entry, { fixes: [FIX], links: NO_LINKS }),
  };
  const what = choose(Object.keys(plans)) ?? 'anchor';
  const edits = orRefused(plans[what]!) ?? [];
  if (edits.length === 0) return;
  const now = readDocument(entry.document, edited(text, edits));
  keepsOthers({ text, entry, before, choose }, now, what);
  if (what !== 'again')
    for (const old of removed(text, edits))
      assert.doesNotMatch(old, /[\r\n]\s*\S/, `${what} took lines away`);
}

/** An entry becomes a record: what it said is there or here. */
export function promotes(input: Input): void {
  const one = caseOf(input);
  if (!one) return;
  const target = {
    kind: one.choose(['challenge', 'decision', 'til']) ?? 'til',
    path: 'docs/challenges/001-x.md',
  };
  const plan = orRefused(() => planPromotion(one.text, one.entry, target));
  if (!plan) return;
  const now = readDocument(one.entry.document, edited(one.text, plan.edits));
  const record = readDocument(refOf(target.path), plan.record);
  assert.deepEqual(
    record.entries.map(({ title }) => title),
    [one.entry.title],
  );
  const others = facts(now.entries);
  for (const other of facts(one.before.entries, one.entry)) assert.ok(others.includes(other), other);
}

/** A log gets an entry, its statistics or an index, and all that was there stays. */
export function appends({ path, text, pick }: Input): void {
  const choose = chooser(pick);
  const document = refOf(path);
  const before = readDocument(document, text).entries;
  const draft: Draft = {
    title: choose(TITLES) ?? '',
    kind: choose(['blocker', 'challenge', 'decision', 'til', 'debt']) ?? 'til',
    tags: [],
    date: '2026-11-21T14:30:00+01:00',
    severity: 'high',
  };
  const capture = choose([CAPTURE, { places: [], environment: [] }]) ?? CAPTURE;
  const what = choose(['append', 'append', 'append', 'statistics', 'index'] as const);
  if (what === 'append') {
    const plan = orRefused(() => planAppend(document, text, draft, capture));
    if (!plan) return;
    const now = edited(text, plan.edits);
    const entries = readDocument(document, now).entries;
    // An empty document becomes a whole log, whose title may be one that names an entry.
    if (text.trim() !== '') assert.equal(entries.length, before.length + 1);
    const all = facts(entries);
    for (const other of facts(before)) assert.ok(all.includes(other), other);
    const line = now.split(/\r\n|\n|\r/)[plan.cursor.line];
    assert.ok(line !== undefined && plan.cursor.character <= line.length, 'the cursor is nowhere');
  } else if (what === 'statistics') {
    const edits = orRefused(() => planStatistics(document, text)) ?? [];
    const now = edited(text, edits);
    if (edits.length > 0) assert.deepEqual(planStatistics(document, now), []);
  } else {
    const edits = orRefused(() => planIndex(text, INDEXED)?.edits ?? appendIndex(text, INDEXED)) ?? [];
    const now = edited(text, edits);
    if (edits.length > 0) assert.deepEqual(planIndex(now, INDEXED)?.edits, [], 'an index is never done');
  }
}
