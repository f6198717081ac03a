import { strict as assert } from 'node:assert';
import { KINDS } from '../../../src/core/entry';
import {
  firstStatus,
  kindLabel,
  kindOfWord,
  resolvedStatus,
  stateOf,
  statusesOf,
  statusPart,
} from '../../../src/core/vocabulary';

describe('a status', () => {
  const RESOLVED = [
    'resolved',
    'Resolved',
    'RESOLVED',
    ' resolved ',
    '✅ Resolved',
    'Fixed ✅',
    '**Fixed**',
    '`done`',
    '~~Solved~~',
    'Resolved on 2026-01-01',
    'Resolved (by me)',
    'Superseded by ADR-0004',
    'Accepted',
    'rejected',
    'Deprecated',
    'Closed.',
    'Completed!',
    "Won't Fix",
    'Won’t fix',
    'wontfix',
    'Wont fix',
    '已解决',
  ];
  const OPEN = [
    'open',
    'Open 🔴',
    'in-progress',
    'In Progress',
    'workaround',
    'proposed',
    'Not resolved',
    'Unresolved',
    'Reopened',
    'closedish',
    'TBD',
    '???',
    'constructor',
    '__proto__',
    'ouvert',
    '[accepted, rejected]',
  ];
  for (const status of RESOLVED) {
    it(`${JSON.stringify(status)} means resolved`, () =>
      assert.equal(stateOf(status, 'challenge'), 'resolved'));
  }
  for (const status of OPEN) {
    it(`${JSON.stringify(status)} counts as open`, () => assert.equal(stateOf(status, 'challenge'), 'open'));
  }

  it('that is absent or empty follows the kind', () => {
    for (const status of [undefined, '', ' ', '**']) {
      assert.equal(stateOf(status, 'challenge'), 'open');
      assert.equal(stateOf(status, 'til'), 'reference');
    }
  });
});

describe('a new status', () => {
  for (const [written, replaced] of [
    ['✅ Resolved in #12', '✅ Resolved'],
    ['Fixed ✅ (v2)', 'Fixed ✅'],
    ['Blocked by #7 (urgent)', 'Blocked by #7'],
    ['needs review - soon', 'needs review'],
    ['**Open** for now', '**Open** for now'],
    ['✅ URL corrected', '✅ URL corrected'],
    ['Open / Resolved', 'Open / Resolved'],
    ['nobody knows', 'nobody knows'],
  ] as const) {
    it(`takes the place of ${replaced} in ${written}`, () => assert.equal(statusPart(written), replaced));
  }
});

describe('a kind', () => {
  for (const kind of [...KINDS, 'incident', 'constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    it(`${kind} starts where it can be resolved, and ends resolved`, () => {
      const first = firstStatus(kind);
      assert.equal(stateOf(first, kind), kind === 'til' ? 'reference' : 'open');
      assert.equal(stateOf(resolvedStatus(kind), kind), 'resolved');
      const offered = statusesOf(kind);
      assert.ok(offered.includes(resolvedStatus(kind)));
      assert.ok(first === undefined || offered.includes(first));
      assert.equal(typeof kindLabel(kind), 'string');
    });
  }

  for (const kind of KINDS) {
    it(`${kind} is known by its own label`, () => assert.equal(kindOfWord(kindLabel(kind)), kind));
  }

  it('is known by other words', () => {
    assert.equal(kindOfWord(' ADR '), 'decision');
    assert.equal(kindOfWord('technical DEBT'), 'debt');
  });

  for (const word of ['', 'challenges', 'constructor', '__proto__', 'toString']) {
    it(`${JSON.stringify(word)} is none`, () => assert.equal(kindOfWord(word), undefined));
  }

  it("that is a team's own has a label with a capital", () =>
    assert.equal(kindLabel('incident'), 'Incident'));
});
