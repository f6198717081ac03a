import { strict as assert } from 'node:assert';
import { withCell } from '../../../../src/core/logs/cells';

/** The line with a value in the cell that holds `old`, or in the empty one that begins where `^` stands. */
const cell = (line: string, old: string, value: string) =>
  withCell(line.replace('^', ''), { text: old, start: line.indexOf(old === '' ? '^' : old) }, value);

describe('a cell of a table', () => {
  it('gets another value, and all around it stays', () => {
    assert.equal(cell('|  Open  |x|', 'Open', 'Fixed'), '|  Fixed  |x|');
    assert.equal(cell('a | b', 'b', ''), 'a | ');
  });

  it('gets a value where it is empty, as wide as it was', () => {
    assert.equal(cell('| a |     ^| c |', '', 'b'), '| a | b   | c |');
    assert.equal(cell('| a |^| c |', '', 'b'), '| a | b | c |');
    assert.equal(cell('| a | ^| c |', '', 'longer'), '| a | longer | c |');
    assert.equal(cell('| a |  ^', '', 'b'), '| a | b ');
    assert.equal(cell('^', '', 'b'), ' b ');
  });

  it('holds lines and bars as one line of text', () => {
    assert.equal(cell('| x |', 'x', 'a\r\n\r\nb | c \\| d'), '| a b \\| c \\| d |');
  });
});
