import { strict as assert } from 'node:assert';
import {
  locateInsertion,
  locateList,
  locateScalars,
  locateValue,
  splitFrontMatter,
} from '../../../src/core/frontMatter';

const EOLS = ['\n', '\r\n', '\r'];

const HEADER = [
  '---',
  'title: "漢字: #1" # ours',
  "kind: 'challenge'",
  'status:   open   # still',
  'empty:  # nothing yet',
  'note: |',
  '  several',
  '  lines',
  'tags: [a, "b"]',
  'anchors:',
  '  - id: a1',
  '    file: src/a.ts',
  '    # of the team',
  '  - id: a2',
  '',
  '---',
  'Body',
];
const textOf = (eol: string, lines: readonly string[] = HEADER) => lines.join(eol);

describe('values of front matter', () => {
  for (const eol of EOLS) {
    it(`are found where they stand, whatever ends the lines: ${JSON.stringify(eol)}`, () => {
      const text = textOf(eol);
      const place = (key: string) => {
        const found = locateValue(text, key);
        return found && [text.slice(found.start, found.end), found.quote, found.missing];
      };
      assert.deepEqual(place('title'), ['"漢字: #1"', '"', false]);
      assert.deepEqual(place('kind'), ["'challenge'", "'", false]);
      assert.deepEqual(place('status'), ['open', '', false]);
      assert.deepEqual(place('empty'), ['', '', true]);
      assert.deepEqual(place('note'), [['|', '  several', '  lines'].join(eol), '', false]);
      assert.equal(place('tags'), undefined);
      assert.equal(place('other'), undefined);
      assert.equal(text.slice(0, locateValue(text, 'empty')?.start).endsWith('empty:'), true);
    });

    it(`are told with the keys that lead to them: ${JSON.stringify(eol)}`, () => {
      const text = textOf(eol);
      const found = locateScalars(text);
      assert.ok(found);
      assert.deepEqual(
        found.scalars.map(({ path, value, start, end, quote }) => [
          path.join('.'),
          value,
          text.slice(start, end),
          quote,
        ]),
        [
          ['title', '漢字: #1', '"漢字: #1"', '"'],
          ['kind', 'challenge', "'challenge'", "'"],
          ['status', 'open', 'open', ''],
          ['tags.0', 'a', 'a', ''],
          ['tags.1', 'b', '"b"', '"'],
          ['anchors.0.id', 'a1', 'a1', ''],
          ['anchors.0.file', 'src/a.ts', 'src/a.ts', ''],
          ['anchors.1.id', 'a2', 'a2', ''],
        ],
      );
      assert.equal(text.slice(found.body), 'Body');
    });

    it(`leave room for a line behind one of them, else at the end: ${JSON.stringify(eol)}`, () => {
      const text = textOf(eol);
      const behind = (...keys: readonly string[]) => {
        const room = locateInsertion(text, keys);
        return room && [text.slice(0, room.offset).split(eol).at(-2), room.indent];
      };
      assert.deepEqual(behind('other', 'status', 'kind'), ['status:   open   # still', '']);
      assert.deepEqual(behind('note'), ['  lines', '']);
      assert.deepEqual(behind('empty'), ['empty:  # nothing yet', '']);
      assert.deepEqual(behind('tags'), ['', '']);
      assert.deepEqual(behind(), ['', '']);
    });

    it(`may be lists, of which each item is told with its lines: ${JSON.stringify(eol)}`, () => {
      const text = textOf(eol);
      const list = locateList(text, 'anchors');
      assert.ok(list);
      assert.deepEqual(
        list.items.map(({ start, end }) => text.slice(start, end)),
        [`  - id: a1${eol}    file: src/a.ts${eol}`, `  - id: a2${eol}`],
      );
      assert.deepEqual([list.indent, list.end], ['  ', list.items[1]?.end]);
      assert.equal(locateList(text, 'tags'), undefined);
      assert.equal(locateList(text, 'title'), undefined);
      assert.equal(locateList(text, 'other'), undefined);
    });
  }

  it('may be indented, all alike', () => {
    const text = '---\n  kind: x\n  list:\n  - one\n---\n';
    assert.deepEqual(locateInsertion(text, ['kind']), { offset: 14, indent: '  ' });
    assert.deepEqual(locateList(text, 'list'), { indent: '  ', items: [{ start: 22, end: 30 }], end: 30 });
  });

  it('are not looked for where nothing can be read or added', () => {
    const without = [
      '',
      'kind: x\n',
      '---\nkind: x\n',
      '---\njust words\n---\n',
      '---\na: [\n---\n',
      '---js\na: b\n---\n',
    ];
    for (const text of without) {
      assert.equal(locateValue(text, 'kind'), undefined, text);
      assert.equal(locateScalars(text), undefined, text);
      assert.equal(locateInsertion(text, []), undefined, text);
      assert.equal(locateList(text, 'kind'), undefined, text);
    }
    assert.equal(locateInsertion('---\n{kind: x}\n---\n', ['kind']), undefined);
    assert.equal(locateScalars('---\n{kind: x}\n---\n')?.scalars[0]?.value, 'x');
  });
});

describe('front matter and body', () => {
  it('are told apart, whatever the front matter holds', () => {
    assert.deepEqual(splitFrontMatter('\uFEFF---\na: [\n---\n\nBody\n'), {
      header: 'a: [\n',
      body: '\nBody\n',
      bodyLine: 3,
    });
    assert.deepEqual(splitFrontMatter('\uFEFFBody\n'), { header: '', body: 'Body\n', bodyLine: 0 });
    assert.deepEqual(splitFrontMatter('---\na: b\n'), { header: '', body: '---\na: b\n', bodyLine: 0 });
  });
});
