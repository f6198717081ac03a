import { strict as assert } from 'node:assert';
import {
  arrange,
  GROUPINGS,
  numberText,
  SORTINGS,
  whereOf,
  type Grouping,
  type Sorting,
} from '../../../src/core/arrangement';
import type { Entry } from '../../../src/core/entry';

function entry(title: string, more: Partial<Entry> = {}): Entry {
  return {
    document: { uri: title, path: `docs/${title}.md`, inTarget: true },
    line: 1,
    endLine: 9,
    form: 'record',
    title,
    kind: 'challenge',
    state: 'open',
    inferred: false,
    tags: [],
    anchors: [],
    ...more,
  };
}

const grouped = (entries: readonly Entry[], grouping: Grouping, sorting: Sorting = 'title') =>
  arrange(entries, grouping, sorting).map(({ label, entries }) =>
    `${label}: ${entries.map(({ title }) => title).join(' ')}`.trim(),
  );
const sorted = (entries: readonly Entry[], sorting: Sorting) =>
  arrange(entries, 'kind', sorting).flatMap(({ entries }) => entries.map(({ title }) => title));

describe('the view', () => {
  it('by state always has Open and Resolved, and Reference when there is one', () => {
    assert.deepEqual(grouped([], 'state'), ['Open:', 'Resolved:']);
    const entries = [entry('a', { state: 'reference' }), entry('b', { state: 'resolved' }), entry('c')];
    assert.deepEqual(grouped(entries, 'state'), ['Open: c', 'Resolved: b', 'Reference: a']);
  });

  it('by severity has the gravest first, unknown words behind, and none last', () => {
    const severities = [undefined, 'low', 'Blocking', 'critical', 'high', 'HIGH', 'medium', 'annoying'];
    const entries = severities.map((severity, n) =>
      entry(`e${n}`, severity === undefined ? {} : { severity }),
    );
    assert.deepEqual(grouped(entries, 'severity'), [
      'Critical: e3',
      'High: e4 e5',
      'Medium: e6',
      'Low: e1',
      'Annoying: e7',
      'Blocking: e2',
      'No Severity: e0',
    ]);
  });

  it('by category, kind and file has one group for each value', () => {
    const entries = [
      entry('a', {
        category: 'Technical',
        kind: 'til',
        anchors: [{ id: 'a1' }, { id: 'a2', file: 'src/x.ts' }],
      }),
      entry('b', { category: 'technical', kind: 'debt', anchors: [{ id: 'a1', file: 'src/x.ts' }] }),
      entry('c'),
    ];
    assert.deepEqual(grouped(entries, 'category'), ['Technical: a b', 'No Category: c']);
    assert.deepEqual(grouped(entries, 'kind'), ['Challenge: c', 'Technical Debt: b', 'TIL: a']);
    assert.deepEqual(grouped(entries, 'file'), ['src/x.ts: a b', 'No File: c']);
  });

  it('survives words that objects know by nature', () => {
    const odd = ['constructor', '__proto__', 'toString'].map((word) =>
      entry(word, { kind: word, category: word, severity: word }),
    );
    for (const grouping of ['kind', 'category', 'severity'] as const)
      assert.equal(arrange(odd, grouping, 'title').length, 3);
  });

  const DATED = [
    entry('none', { number: 9 }),
    entry('old', { date: '2025-01-01', number: 3, severity: 'low' }),
    entry('new', { date: '2026-11-20T17:31:05+01:00', number: 1, severity: 'high' }),
    entry('odd', { date: 'some day', number: 10 }),
    entry('newer', { date: '2026-11-20T16:31:06Z', number: 2, severity: 'low' }),
  ];
  const ORDERS: Record<Sorting, string[]> = {
    newest: ['newer', 'new', 'old', 'odd', 'none'],
    oldest: ['none', 'odd', 'old', 'new', 'newer'],
    number: ['new', 'newer', 'old', 'none', 'odd'],
    title: ['new', 'newer', 'none', 'odd', 'old'],
    severity: ['new', 'newer', 'old', 'odd', 'none'],
  };
  for (const sorting of SORTINGS) {
    it(`sorts by ${sorting}, whatever the order before`, () => {
      assert.deepEqual(sorted(DATED, sorting), ORDERS[sorting]);
      assert.deepEqual(sorted(DATED.toReversed(), sorting), ORDERS[sorting]);
    });
  }

  it('puts entries without a number behind the others', () => {
    const entries = [
      entry('a', { date: '2026-01-01' }),
      entry('b', { number: 5 }),
      entry('c', { date: '2025-01-01' }),
    ];
    assert.deepEqual(sorted(entries, 'number'), ['b', 'c', 'a']);
  });

  it('shows each entry once and leaves what it was given alone', () => {
    const frozen = Object.freeze([...DATED]);
    for (const grouping of GROUPINGS) {
      for (const sorting of SORTINGS) {
        const groups = arrange(frozen, grouping, sorting);
        assert.deepEqual(new Set(groups.flatMap(({ entries }) => entries)), new Set(DATED));
        assert.equal(groups.flatMap(({ entries }) => entries).length, DATED.length);
        assert.equal(new Set(groups.map(({ key }) => key)).size, groups.length);
      }
    }
  });
});

describe('a row', () => {
  it('says where in the code', () => {
    assert.equal(whereOf(entry('a')), undefined);
    assert.equal(whereOf(entry('a', { anchors: [{ id: 'a1' }] })), undefined);
    assert.equal(whereOf(entry('a', { anchors: [{ id: 'a1', file: 'x.ts' }] })), 'x.ts');
    const lines = { first: 4, last: 9 };
    assert.equal(
      whereOf(
        entry('a', {
          anchors: [
            { id: 'a1', lines },
            { id: 'a2', file: 'x.ts', lines },
          ],
        }),
      ),
      'x.ts:4',
    );
  });

  it('writes the number as its file does', () => {
    assert.equal(numberText(entry('004-x', { number: 4 })), '004');
    assert.equal(numberText(entry('0004-x', { number: 4 })), '0004');
    assert.equal(numberText(entry('LOG', { number: 4, form: 'block' })), '4');
    assert.equal(numberText(entry('x')), undefined);
  });
});
