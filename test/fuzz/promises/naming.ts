import { strict as assert } from 'node:assert';
import { askingAt } from '../../../src/core/mentioned/asking';
import { namingOf } from '../../../src/core/mentioned/backlinks';
import { movedEdits } from '../../../src/core/mentioned/moved';
import { referencesIn } from '../../../src/core/mentioned/references';
import { planRenumbering, questionsOf, type NumberedEntry } from '../../../src/core/renumbering/plan';
import { chooser, type Input } from '../input';
import { edited, removed } from './bytes';

const MOVES = [
  'src/new place/b.ts',
  '漢字/a.ts',
  'a#b%20.md',
  "it's (1).md",
  '../out.md',
  'x/[y].md',
  'a:b.md',
];
const OURS = ['docs/adr/0004-x.md', 'docs/adr/0004-y.md'] as const;
const ENTRIES: readonly NumberedEntry[] = OURS.map((path) => ({ path, kind: 'decision', number: 4 }));

/** What a document names stands where it is said to stand, and what it names can move. */
export function isNamed({ path, text, pick }: Input): void {
  const references = referencesIn(text, path);
  let above = 0;
  for (const { start, end } of references) {
    assert.ok(above <= start && start < end && end <= text.length, `${above} ${start} ${end}`);
    above = start;
  }
  namingOf(text, path);
  askingAt(text, pick % (text.length + 1));
  const choose = chooser(pick);
  const file = choose(references.flatMap((one) => (one.kind === 'file' ? [one.file] : [])));
  const to = choose(MOVES) ?? '';
  const moved = file === undefined ? [] : [{ from: file, to }];
  const was = choose([path, `deep/er/${path}`]) ?? path;
  const edits = movedEdits(text, path, moved, { was });
  edited(text, edits);
  for (const old of removed(text, edits)) assert.doesNotMatch(old, /[\r\n]/, 'a path of several lines');
}

/** A number changes where it certainly means a document, and nothing but numbers and names changes. */
export function isRenumbered({ text, pick }: Input): void {
  const choose = chooser(pick);
  const path = choose(['docs/adr/0009-later.md', 'src/queue.ts', ...OURS]) ?? OURS[0];
  const files = [
    ...OURS.filter((one) => one !== path).map((one) => ({ path: one, text: '# ADR-0004: It\n' })),
    { path, text },
  ];
  const needs = { files, entries: ENTRIES, moves: [{ path: OURS[1], to: choose([5, 12, 2026]) ?? 5 }] };
  for (const { start, candidates } of questionsOf(needs)) {
    assert.ok(start < text.length);
    assert.ok(candidates.length > 1);
  }
  const plan = planRenumbering(needs);
  for (const { text: before, edits } of plan.edits) {
    if (before === undefined) continue;
    edited(before, edits);
    for (const old of removed(before, edits)) assert.match(old, /\d/, 'no number is replaced');
  }
}
