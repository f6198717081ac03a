import { strict as assert } from 'node:assert';
import { readSource } from '../../../../src/core/document';
import { openSource } from '../../../../src/core/formats/format';
import { rowFor, tableFor, type RowFacts } from '../../../../src/core/logs/rows';
import { refOf } from './support';

const FACTS: RowFacts = {
  title: 'Sockets leak',
  number: 4,
  now: '2026-11-21T14:30:00+01:00',
  language: 'en',
  status: 'Open',
  severity: 'Low',
  category: 'API',
};

/** Where the row of a new entry of a kind goes, and how it is written. */
function row(text: string, more: Partial<RowFacts> = {}, kind = 'blocker') {
  const source = openSource(refOf('docs/LOG.md'), text);
  const group = readSource(source).findings.filter(
    ({ entry }) => entry.kind === kind && entry.form === 'row',
  );
  const table = tableFor(source, kind, group);
  const written = table && rowFor(source, table, { ...FACTS, ...more }, group);
  return written && [written.line, written.isNew ? 'new' : 'filled', written.text];
}

/** A table of blockers below a heading that says so; its first row is line 4. */
const blockers = (...lines: string[]) => `# Blockers\n\n${lines.join('\n')}\n`;
const HEAD = ['| # | Blocker | Status | Severity | Date | Notes |', '|---|---|---|---|---|---|'];

describe('the row of a new entry', () => {
  it('says what is known below the titles of the columns, behind the last', () => {
    assert.deepEqual(
      row(
        blockers(
          ...HEAD,
          '| 1 | Keys | Fixed | High | 2026-05-06 | x |',
          '| 2 | Locks | Open | Low | 2026-05-07 | y |',
        ),
      ),
      [5, 'new', '| 4 | Sockets leak | Open | Low | 2026-11-21 | |'],
    );
    const bare = { status: undefined, severity: undefined, category: undefined };
    const source = '| Category | Priority | Blocker | Status |';
    assert.deepEqual(row(blockers(source, '|---|---|---|---|', '| UI | P1 | Keys | Open |')), [
      4,
      'new',
      '| API | Low | Sockets leak | Open |',
    ]);
    assert.deepEqual(
      row(blockers(source, '|---|---|---|---|', '| UI | P1 | Keys | Open |'), bare as object),
      [4, 'new', '| | | Sockets leak | |'],
    );
  });

  it('holds its title as one cell of one line', () => {
    const text = blockers(...HEAD, '| 1 | Keys | Open | | | |');
    assert.deepEqual(row(text, { title: 'a | b \\| c\r\n\nd' }), [
      4,
      'new',
      '| 4 | a \\| b \\| c d | Open | Low | 2026-11-21 | |',
    ]);
  });

  it('has a number like the last one, but neither its link nor its mark', () => {
    const number = (old: string, next = 4) => {
      const text = blockers(...HEAD, `| ${old} | Keys | Open | | | |`);
      return String(row(text, { number: next })?.[2])
        .split('|')[1]
        ?.trim();
    };
    assert.deepEqual(
      ['3', '#3', 'B-03', 'B-3', 'P1-009', '', '🐛 3', '[B-3](b-3.md)'].map((old) => number(old)),
      ['4', '#4', 'B-04', 'B-4', 'P1-004', '4', '4', '4'],
    );
    assert.equal(number('B-099', 100), 'B-100');
    assert.equal(number('B-99', 100), 'B-100');
  });

  it('has a date like the others', () => {
    const rows = [
      '| 1 | Keys | Open | | 03/04/2026 | |',
      '| 2 | Locks | Open | | 25/04/2026 | |',
      '| 3 | Disk | Open | | 05/05/2026 | |',
    ];
    assert.match(String(row(blockers(...HEAD, ...rows))?.[2]), /\| 21\/11\/2026 \|/);
    assert.match(String(row(blockers(...HEAD, '| 1 | Keys | Open | | | |'))?.[2]), /\| 2026-11-21 \|/);
  });

  it('stands first where the newest do', () => {
    const rows = (...numbers: string[]) =>
      blockers(...HEAD, ...numbers.map((one) => `| ${one} | Keys ${one} | Open | | | |`));
    assert.equal(row(rows('3', '2', '1'))?.[0], 3);
    assert.equal(row(rows('B-10', 'B-9'))?.[0], 3);
    assert.equal(row(rows('3', '1', '2'))?.[0], 6);
    assert.equal(row(rows('2', '2'))?.[0], 5);
    assert.equal(row(rows('3'))?.[0], 4);
    assert.equal(row(rows('3', 'x'))?.[0], 5);
    assert.equal(
      row(blockers('| Blocker | Status |', '|---|---|', '| 9 lives | Open |', '| 1 life | Open |'))?.[0],
      5,
    );
  });

  it('is as wide as the others where all are', () => {
    const wide = blockers(
      '| #   | Blocker      | Status |',
      '| --- | ------------ | ------ |',
      '| 1   | Keys \\| disk | Open   |',
    );
    assert.deepEqual(row(wide), [4, 'new', '| 4   | Sockets leak | Open   |']);
    assert.deepEqual(row(wide.replace('| Open   |', '| Open  |')), [4, 'new', '| 4 | Sockets leak | Open |']);
    assert.deepEqual(row(blockers('|#|Blocker|Status|', '|---|---|---|', '|1|Keys|Open|')), [
      4,
      'new',
      '|4|Sockets leak|Open|',
    ]);
    assert.deepEqual(row(blockers('| # | Blocker | Status', '|---|---|---', '| 1 | Keys | Open')), [
      4,
      'new',
      '| 4 | Sockets leak | Open ',
    ]);
    assert.deepEqual(
      row(blockers('  | # | Blocker | Status | X |', '  |---|---|---|---|', '  | 1 | Keys | Open | |')),
      [4, 'new', '  | 4 | Sockets leak | Open | |'],
    );
  });

  it('fills the first empty one behind the last entry, keeping its width', () => {
    const entry = '| 1 | Keys | Open | | | |';
    const filled = '| 4 | Sockets leak | Open | Low | 2026-11-21 | |';
    assert.deepEqual(row(blockers(...HEAD, entry, '| | | | | | |', '| | | | | | |')), [5, 'filled', filled]);
    assert.deepEqual(
      row(blockers(...HEAD, entry, '| 2 | TBD | Open/Closed | Low/Med/High | YYYY-MM-DD | ... |')),
      [5, 'filled', '| 4 | Sockets leak | Open | Low | 2026-11-21 | ... |'],
    );
    assert.deepEqual(row(blockers(...HEAD, entry, '|  |              |      |     |            |   |')), [
      5,
      'filled',
      '| 4 | Sockets leak | Open | Low | 2026-11-21 |   |',
    ]);
    assert.equal(row(blockers(...HEAD, '| | | | | | |', entry))?.[1], 'new');
    assert.equal(row(blockers(...HEAD, entry, '| | | | | |'))?.[1], 'new');
    assert.equal(row(blockers(...HEAD, entry, '| 2 | | | | | see the wiki |'))?.[1], 'new');
  });

  it('is the first of a table that has none, below a heading that names its kind', () => {
    assert.equal(row(blockers(...HEAD, '', 'Text.', '', '| 1 | Keys | Open | | | |'))?.[0], 3);
    assert.equal(
      row(blockers(...HEAD, '', '| 1 | Keys | Open | | | |', '', '| 2 | Locks | Open | | | |'))?.[0],
      7,
    );
    assert.deepEqual(row(blockers(...HEAD)), [3, 'new', '| 4 | Sockets leak | Open | Low | 2026-11-21 | |']);
    assert.deepEqual(row(blockers(...HEAD, '| | | | | | |')), [
      4,
      'filled',
      '| 4 | Sockets leak | Open | Low | 2026-11-21 | |',
    ]);
    const below = (heading: string) =>
      row(`# Log\n\n## ${heading}\n\n### Active\n\n${HEAD.join('\n')}\n`)?.[0];
    assert.equal(below('Blockers'), 7);
    assert.equal(below('Known Issues'), undefined);
    assert.equal(below('Notes'), undefined);
    assert.equal(row(blockers('| Metric | Value |', '|---|---|')), undefined);
  });

  it('stands in the table of what is open', () => {
    const table = (heading: string, ...rows: string[]) =>
      `## ${heading}\n\n${[...HEAD, ...rows].join('\n')}\n\n`;
    const entry = '| 1 | Keys | Open | | | |';
    const done = '| 2 | Locks | Fixed | | | |';
    const both = `# Blockers\n\n${table('Active', entry)}${table('Resolved', done)}`;
    assert.equal(row(both)?.[0], 6);
    assert.equal(row(`# Blockers\n\n${table('Resolved', done)}${table('Active', entry)}`)?.[0], 12);
    assert.equal(row(`# Blockers\n\n${table('Resolved', done)}`)?.[0], 6);
    assert.equal(row(`# Blockers\n\n${table('Resolved')}${table('Active')}`)?.[0], 10);
    assert.equal(row(`# Blockers\n\n${table('Resolved')}`), undefined);
  });
});
