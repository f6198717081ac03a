import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { nameStyleOf } from '../../../src/core/nameStyle';
import { formatNumber, nextNumber, numberOf, recordFileName } from '../../../src/core/numbering';
import { slug } from '../../../src/core/slug';

describe('numberOf', () => {
  const cases: readonly (readonly [name: string, expected: number | undefined])[] = [
    ['004-websocket-connection-leaks.md', 4],
    ['0012_use-postgres.md', 12],
    ['7. Caching.md', 7],
    ['42 answers.md', 42],
    ['3.md', 3],
    ['000-template.md', 0],
    ['123456-x.md', 123456],
    ['1234567-x.md', 1234567],
    ['1700000000-x.md', undefined],
    ['02012-12-x.md', 2012],
    ['42', undefined],
    ['42nd-street.md', undefined],
    ['a-42.md', undefined],
    ['ADR-0007-x.md', 7],
    ['adr_12_x.md', 12],
    ['error-404-x.md', undefined],
    ['', undefined],
    ['٣-x.md', undefined],
    ['2026-11-20-x.md', undefined],
    ['2026_11_20 x.md', undefined],
    ['2026.11.20.md', undefined],
    ['20261120-x.md', undefined],
    ['2026-11-x.md', undefined],
    ['202611-x.md', undefined],
    ['2026-13-x.md', 2026],
    ['2026-115-x.md', 2026],
    ['2026-review.md', 2026],
    ['3000-11-20-x.md', 3000],
  ];
  for (const [name, expected] of cases) {
    it(`reads ${JSON.stringify(name)} as ${expected}`, () => assert.equal(numberOf(name), expected));
  }
});

describe('nextNumber', () => {
  const cases: readonly (readonly [names: readonly string[], number: number, width: number])[] = [
    [[], 1, 3],
    [['README.md', '2026-11-20-x.md', 'images'], 1, 3],
    [['001-a.md', '003-c.md', 'README.md'], 4, 3],
    [['0009-a.md'], 10, 4],
    [['9-a.md'], 10, 1],
    [['1-a.md', '02-b.md', '010-c.png'], 11, 3],
    [['999-a.md'], 1000, 3],
    [['999999-a.md'], 1000000, 6],
    [['ADR-0007-a.md', 'ADR-0009-b.md'], 10, 4],
  ];
  for (const [names, number, width] of cases) {
    it(`follows ${JSON.stringify(names)} with ${number}, ${width} wide`, () =>
      assert.deepEqual(nextNumber(names), { number, width }));
  }
});

describe('recordFileName', () => {
  it('puts the number in front, with zeros', () => {
    assert.equal(
      recordFileName({ number: 4, width: 3 }, 'websocket-connection-leaks'),
      '004-websocket-connection-leaks.md',
    );
    assert.equal(formatNumber(7, 4), '0007');
    assert.equal(formatNumber(1000, 3), '1000');
  });

  for (const [number, slug, name] of [
    [2012, '12-factor-app', '02012-12-factor-app.md'],
    [202611, 'x', '0202611-x.md'],
    [20261120, 'x', '020261120-x.md'],
    [1_000_000, 'x', '1000000-x.md'],
  ] as const) {
    it(`names ${number} so that it is no date: ${name}`, () => {
      assert.equal(recordFileName({ number, width: 3 }, slug), name);
      assert.equal(numberOf(name), number);
    });
  }

  it('names files so that the next number is higher and as wide', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: 1, max: 99_999_999 }),
          fc.integer({ min: 1900, max: 2099 }),
          fc.integer({ min: 190_001, max: 209_912 }),
        ),
        fc.integer({ min: 1, max: 6 }),
        fc.oneof(fc.constantFrom('x', '12-factor-app', '2026-11-20', '1'), fc.string()),
        (number, width, title) => {
          const name = recordFileName({ number, width }, slug(title, 'x'));
          assert.equal(numberOf(name), number);
          const next = nextNumber(['README.md', name]);
          assert.deepEqual(next, { number: number + 1, width: name.indexOf('-') });
        },
      ),
    );
  });
});

describe('the style of a folder', () => {
  const STYLES = [
    [[], '004-keep-it-small.md'],
    [['README.md', '001-a-b.md'], '004-keep-it-small.md'],
    [['ADR-001-a-b.md', 'ADR-002-c.md', '003-x.md'], 'ADR-004-keep-it-small.md'],
    [['adr_001_use_a_queue.md'], 'adr_004_keep_it_small.md'],
    [['001-use_a_queue.md', '002-keep_it.md'], '004-keep_it_small.md'],
    [['001 Use a queue.md'], '004 keep it small.md'],
  ] as const;
  for (const [names, expected] of STYLES) {
    it(`of ${JSON.stringify(names)} gives ${expected}`, () => {
      assert.equal(recordFileName({ number: 4, width: 3 }, 'keep-it-small', nameStyleOf(names)), expected);
    });
  }
});
