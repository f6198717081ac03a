import { strict as assert } from 'node:assert';
import { outline } from '../../../src/core/markdown';
import { readTables, tableFields } from '../../../src/core/tables';

const read = (...lines: readonly string[]) => readTables(outline(lines.join('\n')));
const cell = (text: string, start: number) => ({ text, start });

describe('the tables of a document', () => {
  it('go on behind blank lines and headings, for rows with as many cells', () =>
    assert.deepEqual(
      read(
        '| A | B |',
        '|---|:-:|',
        '| 1 | a \\| b |',
        '|  2|',
        '',
        '## x',
        '  | 3 | c',
        '| 4 | d | e | f |',
        '',
        '```',
        '| 5 | e |',
        '```',
        'no | row | here',
      ),
      [
        {
          header: { line: 0, cells: [cell('A', 2), cell('B', 6)] },
          rows: [
            { line: 2, cells: [cell('1', 2), cell('a \\| b', 6)] },
            { line: 3, cells: [cell('2', 3)] },
            { line: 6, cells: [cell('3', 4), cell('c', 8)] },
          ],
        },
      ],
    ));

  it('begin with the line above the dashes, which then is no row of the table before', () =>
    assert.deepEqual(read('| C |', '|---|', '| 6 |', '', '| F | G |', '|---|---|', '| 7 | |'), [
      { header: { line: 0, cells: [cell('C', 2)] }, rows: [{ line: 2, cells: [cell('6', 2)] }] },
      {
        header: { line: 4, cells: [cell('F', 2), cell('G', 6)] },
        rows: [{ line: 6, cells: [cell('7', 2), cell('', 6)] }],
      },
    ]));

  it('are none without a header, or behind a blank line', () =>
    assert.deepEqual(read('|---|', '| 1 |', '', '| A |', '', '|---|', '| 2 |'), []));
});

describe('the facts in a table of labels and values', () => {
  const facts = (...lines: readonly string[]) =>
    tableFields(read(...lines)).map(({ name, part, value, line, start }) => [name, part, value, line, start]);

  it('may begin with its header', () =>
    assert.deepEqual(
      facts(
        '| Status | Resolved |',
        '|---|---|',
        '| **Date** | 2026-01-01 |',
        '| Time Spent | 2h |',
        '| Owner | Ann |',
        '| Priority | P1 | x |',
      ),
      [
        ['status', 'status', 'Resolved', 0, 11],
        ['date', 'date', '2026-01-01', 2, 13],
        ['time spent', 'time', '2h', 3, 15],
        ['priority', 'priority', 'P1', 5, 13],
      ],
    ));

  it('stand below names of columns', () =>
    assert.deepEqual(facts('| Status | Meaning |', '|---|---|', '| Severity | High |', '| Status | Open |'), [
      ['severity', 'severity', 'High', 2, 13],
      ['status', 'status', 'Open', 3, 11],
    ]));

  it('are none where a status is explained, where labels are sentences, and in wider tables', () => {
    assert.deepEqual(
      facts(
        '| A | B |',
        '|---|---|',
        '| status | the word as it is written |',
        `| ${'Status '.repeat(6)} | Open |`,
      ),
      [],
    );
    assert.deepEqual(facts('| A | B | C |', '|---|---|---|', '| Status | Open | x |'), []);
  });
});
