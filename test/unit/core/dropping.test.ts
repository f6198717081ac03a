import { strict as assert } from 'node:assert';
import { planDrop } from '../../../src/core/dropping';
import { someEntry } from '../../support/someEntry';

const open = someEntry('docs/challenges/001-x.md', { severity: 'High' });
const done = someEntry('docs/challenges/001-x.md', { state: 'resolved' });
const til = someEntry('docs/challenges/001-x.md', { kind: 'til', state: 'reference' });
const settled = someEntry('docs/challenges/001-x.md', { settled: 'Its row says it.' });

describe('an entry dropped on a group', () => {
  it('is resolved, or reopened', () => {
    assert.deepEqual(planDrop([open, done], 'state', 'resolved'), {
      steps: [{ action: 'resolve', entry: open }],
      refused: [],
    });
    assert.deepEqual(planDrop([open, done], 'state', 'open').steps, [{ action: 'reopen', entry: done }]);
  });

  it('stays where it is in its own group', () => {
    for (const grouping of ['state', 'severity', 'category', 'kind', 'file'] as const) {
      const key = { state: 'open', severity: 'high', category: '', kind: 'challenge', file: '' }[grouping];
      assert.deepEqual(planDrop([open], grouping, key), { steps: [], refused: [] });
    }
  });

  it('gets the severity of the group, spelled as the others have it', () => {
    assert.deepEqual(planDrop([open], 'severity', 'low', 'Low').steps, [
      { action: 'setSeverity', entry: open, value: 'Low' },
    ]);
    assert.deepEqual(planDrop([open], 'severity', 'low').steps[0]?.value, 'low');
  });

  it('is refused for a reason, each told once, and the others are done', () => {
    assert.deepEqual(planDrop([open, til, til, settled], 'state', 'resolved'), {
      steps: [{ action: 'resolve', entry: open }],
      refused: ['A TIL has nothing to resolve.', 'Its row says it.'],
    });
  });

  it('is refused by groups that nothing can be dropped on', () => {
    for (const [grouping, key] of [
      ['state', 'reference'],
      ['severity', ''],
      ['category', 'process'],
      ['kind', 'blocker'],
      ['file', 'a.ts'],
    ] as const) {
      const { steps, refused } = planDrop([open], grouping, key);
      assert.deepEqual([steps.length, refused.length], [0, 1], grouping);
    }
  });
});
