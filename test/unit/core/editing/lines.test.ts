import { strict as assert } from 'node:assert';
import { addedBehind, indentOf, leadOf, prefixed } from '../../../../src/core/editing/besideCode';
import { breakBefore, isBlank, isRule, lastWritten, linesOf } from '../../../../src/core/editing/lines';
import type { Source } from '../../../../src/core/formats/format';
import { open } from '../../../../src/core/revision';
import { applyEdits } from '../../../../src/core/textEdit';
import { refOf } from './support';

function sourceOf(text: string): Source {
  return open(refOf('docs/blockers.md'), text).source;
}

describe('the lines of a document', () => {
  for (const [name, eol, mark] of [
    ['LF', '\n', ''],
    ['CRLF', '\r\n', ''],
    ['CR', '\r', ''],
    ['a byte order mark', '\n', '\uFEFF'],
  ] as const) {
    it(`are found behind front matter, with ${name}`, () => {
      const text = mark + ['---', 'a: b', '---', '# One', '', 'Zwei 😀', ''].join(eol);
      const source = sourceOf(text);
      const lines = linesOf(source);
      const written = source.outline.lines.map((_, line) => text.slice(lines.start(line), lines.end(line)));
      assert.deepEqual(written, [...source.outline.lines]);
      assert.deepEqual(written.slice(-4), ['# One', '', 'Zwei 😀', '']);
      assert.equal(lines.count, written.length);
      assert.equal(lines.eol, eol);
      assert.deepEqual([lines.start(99), lines.end(99)], [text.length, text.length]);
    });
  }

  it('begin behind a byte order mark, and a text of one line has a line break to write', () => {
    const lines = linesOf(sourceOf('\uFEFFOne'));
    assert.deepEqual([lines.start(0), lines.end(0), lines.count, lines.eol], [1, 4, 1, '\n']);
  });

  it('are rules where they are three signs of one kind', () => {
    const rules = ['---', '***', '___', '   ---', '- - -', '*  *\t*', '-----', '_ _ _ '];
    for (const line of rules) assert.ok(isRule(line), line);
    const others = ['--', '    ---', '-*-', '--- x', '', 'x ---', '===', undefined];
    for (const line of others) assert.ok(!isRule(line), line);
  });

  it('are blank where nothing is written', () => {
    assert.deepEqual(['', ' \t', undefined, ' x'].map(isBlank), [true, true, true, false]);
  });

  it('end with the last that says something', () => {
    const lines = ['# A', 'x', '', '---', '', '# B'];
    assert.equal(lastWritten(lines, { start: 0, end: 5 }), 1);
    assert.equal(lastWritten(lines, { start: 0, end: 99 }), 5);
    // Never before the first, which may itself be blank.
    assert.equal(lastWritten(lines, { start: 2, end: 5 }), 2);
  });

  it('make room for a paragraph: a blank line, none at the start', () => {
    assert.deepEqual(
      [breakBefore('', 0, '\n'), breakBefore('a', 1, '\n'), breakBefore('a\n', 2, '\n')],
      ['', '\n\n', '\n'],
    );
    assert.deepEqual([breakBefore('a\r', 2, '\r'), breakBefore('a\r\nb', 4, '\r\n')], ['\r', '\r\n\r\n']);
  });
});

describe('what is written beside code', () => {
  it('goes on as its fence begins: in an item, in a quotation', () => {
    const leads = ['```ts', '  ~~~', '- ```', '> ```ts', '> - ````', '\t```', 'no fence', undefined].map(
      leadOf,
    );
    assert.deepEqual(leads, ['', '  ', '- ', '> ', '> - ', '\t', '', '']);
    assert.deepEqual(leads.map(indentOf), ['', '  ', '  ', '> ', '>   ', '\t', '', '']);
    assert.deepEqual([prefixed('>   ', 'x'), prefixed('>   ', ''), prefixed('  ', '')], ['>   x', '>', '']);
  });

  it('stands behind it, with one blank line around', () => {
    const add = (text: string, line: number, indent = '') =>
      applyEdits(text, [addedBehind(sourceOf(text), line, indent, ['x', '', 'y'])]);
    assert.equal(add('a\nb\n', 0), 'a\n\nx\n\ny\n\nb\n');
    assert.equal(add('a\n\nb\n', 0), 'a\n\nx\n\ny\n\nb\n');
    assert.equal(add('a\r\nb', 1), 'a\r\nb\r\n\r\nx\r\n\r\ny');
    assert.equal(add('a\nb\n', 1), 'a\nb\n\nx\n\ny\n');
    assert.equal(add('> a\n> b\n', 0, '> '), '> a\n>\n> x\n>\n> y\n>\n> b\n');
  });
});
