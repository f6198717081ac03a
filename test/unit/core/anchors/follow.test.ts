import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { follow, type TextChange, type TextRange } from '../../../../src/core/anchors/follow';

const LINES = ['above', 'also above', 'first {', '  middle', '} last', 'below', 'also below'];
/** `first {` to `} last`. */
const CODE: TextRange = { start: { line: 2, character: 0 }, end: { line: 4, character: 6 } };

function change(from: [number, number], to: [number, number], text: string): TextChange {
  return {
    range: { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } },
    text,
  };
}
/** The first and last line after a change, from 0. */
function after(made: TextChange): [number, number] | undefined {
  const range = follow(CODE, made);
  return range && [range.start.line, range.end.line];
}
function offset(lines: readonly string[], { line, character }: TextRange['start']): number {
  return lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0) + character;
}
function textIn(text: string, { start, end }: TextRange): string {
  const lines = text.split('\n');
  return text.slice(offset(lines, start), offset(lines, end));
}
function made(text: string, { range: { start, end }, text: inserted }: TextChange): string {
  const lines = text.split('\n');
  return text.slice(0, offset(lines, start)) + inserted + text.slice(offset(lines, end));
}

describe('lines of code while they are edited', () => {
  it('move with what is inserted and deleted above', () => {
    assert.deepEqual(after(change([0, 0], [0, 0], 'one\ntwo\n')), [4, 6]);
    assert.deepEqual(after(change([1, 10], [1, 10], '\nnew')), [3, 5]);
    assert.deepEqual(after(change([0, 0], [2, 0], '')), [0, 2]);
    assert.deepEqual(after(change([0, 0], [1, 0], 'x\r\ny\r\n')), [3, 5]);
  });

  it('move down for a line that is opened right above', () => {
    assert.deepEqual(after(change([2, 0], [2, 0], '\n')), [3, 5]);
    assert.deepEqual(after(change([2, 0], [2, 0], 'pasted line\n')), [3, 5]);
  });

  it('stay where what follows them changes', () => {
    assert.deepEqual(after(change([4, 6], [4, 6], '\nnew')), [2, 4]);
    assert.deepEqual(after(change([5, 0], [6, 0], '')), [2, 4]);
    assert.deepEqual(after(change([4, 6], [5, 5], '')), [2, 4]);
  });

  it('grow and shrink with what changes within', () => {
    assert.deepEqual(after(change([3, 8], [3, 8], '\n  more\n  and more')), [2, 6]);
    assert.deepEqual(after(change([3, 0], [4, 0], '')), [2, 3]);
    assert.deepEqual(after(change([2, 0], [2, 0], '// ')), [2, 4]);
  });

  it('keep what is left when a deletion reaches into them', () => {
    assert.deepEqual(after(change([1, 0], [3, 0], '')), [1, 2]);
    assert.deepEqual(after(change([4, 0], [5, 0], '')), [2, 4]);
  });

  it('are gone when all of them are deleted', () => {
    assert.equal(after(change([2, 0], [5, 0], '')), undefined);
    assert.equal(after(change([0, 0], [6, 4], 'other')), undefined);
    assert.equal(after(change([2, 0], [4, 6], '')), undefined);
  });

  it('say the same after any changes around them', () => {
    const above = fc.tuple(fc.nat(1), fc.nat(5), fc.constantFrom('', 'x', '\n', 'a\nb', 'a\n'));
    const below = fc.tuple(fc.nat(1), fc.nat(5), fc.constantFrom('', 'x', '\n', 'a\nb', 'a\n'));
    const code = textIn(LINES.join('\n'), CODE);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), above, below), { maxLength: 6 }), (steps) => {
        let text = LINES.join('\n');
        let range = CODE;
        for (const [isAbove, [row, character, inserted], under] of steps) {
          const lines = text.split('\n');
          const line = isAbove ? row : range.end.line + 1 + under[0];
          if (isAbove && line >= range.start.line) continue;
          const length = lines[line]?.length;
          if (length === undefined) continue;
          const from = Math.min(isAbove ? character : under[1], length);
          const edit = change([line, from], [line, length], isAbove ? inserted : under[2]);
          text = made(text, edit);
          const followed = follow(range, edit);
          assert.ok(followed);
          range = followed;
          assert.equal(textIn(text, range), code);
        }
      }),
    );
  });
});
