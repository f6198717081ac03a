import { strict as assert } from 'node:assert';
import { summaryOf, type Summary } from '../../../../src/core/formats/summaries';
import { parseTitle } from '../../../../src/core/title';

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
      assert.equal(says(parseTitle(title))?.text, status));
  }
});
