import { strict as assert } from 'node:assert';
import { summaryOf, type Summary } from '../../../../src/core/formats/summaries';
import { parseTitle } from '../../../../src/core/title';
import { lines, listed } from './support';

const summary = (title: string, text: string, number?: number): Summary => ({
  title,
  status: { text, line: 1, start: 0 },
  ...(number === undefined ? {} : { number }),
});

describe('what a table that sums up says of an entry', () => {
  const long = 'x'.repeat(300);
  const says = summaryOf([
    summary('sockets leak', 'Fixed', 1),
    summary('ports are taken', 'Open', 2),
    summary('disk is full', 'Open', 2),
    summary('quotas', 'Closed'),
    summary('quotas', 'Never'),
    summary('dns stale', 'Parked'),
    summary(long, 'Long'),
  ]);
  for (const [title, status] of [
    ['Challenge 1: Something else', 'Fixed'],
    ['Challenge 9: Sockets leak', 'Fixed'],
    ['Challenge 2: Ports are taken', 'Open'],
    ['Challenge 2: Unknown thing', undefined],
    ['Quotas', 'Closed'],
    ['Quota', undefined],
    ['DNS stale', 'Parked'],
    ['DNS stale on Mondays', 'Parked'],
    ['NS stale', 'Parked'],
    ['S stale', undefined],
    [long, 'Long'],
    [`${long}y`, undefined],
  ] as const) {
    it(`is ${status ?? 'not known'}: ${title.slice(0, 40)}`, () =>
      assert.equal(says(parseTitle(title), 'challenge')?.text, status));
  }

  it('is about decisions by their number where its column says so, and else about the others', () => {
    const both = summaryOf([
      { ...summary('use tabs', 'Accepted', 3), kind: 'decision' },
      { ...summary('ports are taken', 'Open', 3), kind: 'blocker' },
      summary('quotas', 'Closed', 4),
    ]);
    const of = (number: number, kind: string, title = 'Sockets leak') =>
      both({ ...parseTitle(title), number }, kind)?.text;
    assert.deepEqual([of(3, 'decision'), of(3, 'blocker'), of(3, 'challenge')], ['Accepted', 'Open', 'Open']);
    assert.deepEqual([of(4, 'decision'), of(4, 'blocker')], ['Closed', 'Closed']);
    assert.equal(of(9, 'challenge', 'Use tabs'), 'Accepted');
  });

  it('is neither a status of blockers nor told by them where it is a table of decisions', () => {
    const blocker = (number: number) => ['', `## Blocker ${number}: Keys ${number}`, '', '**Impact:** All.'];
    const table = ['| # | Decision | Status |', '|---|---|---|', '| 2 | Tabs | Accepted |'];
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Blockers', '', '## Decisions', '', ...table, ...blocker(1), ...blocker(2)),
      ),
      [
        '7-7 row decision resolved "Accepted" #2 Tabs',
        '9-11 block blocker open? #1 Keys 1',
        '13-15 block blocker open? #2 Keys 2',
      ],
    );
  });
});
