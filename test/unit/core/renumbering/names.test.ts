import { strict as assert } from 'node:assert';
import { findNumbers } from '../../../../src/core/renumbering/names';
import { fragmentOf, ownNumberEdits } from '../../../../src/core/renumbering/own';
import { linksOf } from '../../../../src/core/renumbering/markdownLinks';
import { applyEdits } from '../../../../src/core/textEdit';

/** What each number names: its digits, `kind` by `word`. */
const told = (text: string) =>
  findNumbers(text, { has: (number) => number === 7 }).map(
    ({ start, end, number, kind, word }) =>
      `${text.slice(start, end)}=${number}${kind === undefined ? '' : ` ${kind}`}${word === undefined ? '' : ` by ${word}`}`,
  );

describe('a number in a text', () => {
  it('names an entry behind a word for it', () => {
    for (const [text, wanted] of [
      ['Challenge 7', '7=7 challenge by Challenge'],
      ['challenge #7', '7=7 challenge by challenge'],
      ['TIL No. 7.', '7=7 til by TIL'],
      ['TIL №7', '7=7 til by TIL'],
      ['ADR-0007, x', '0007=7 decision by ADR'],
      ['adr_007', '007=7 decision by adr'],
      ['ADR0007', undefined],
      ['**ADR** 7', '7=7 decision by ADR'],
      ['(ADR 7)', '7=7 decision by ADR'],
      ['our architecture decision record 7', '7=7 decision by architecture decision record'],
      ['see the decision 7', '7=7 decision by decision'],
      ['Bug 007', '007=7 troubleshooting by Bug'],
      ['Bug 7', undefined],
      ['RFC-007', '007=7 by RFC'],
      ['step 007', undefined],
      ['x\nADR 7', '7=7 decision by ADR'],
      ['ADR\n7', undefined],
      ['/ADR-0007', undefined],
    ] as const)
      assert.deepEqual(told(text), wanted === undefined ? [] : [wanted], text);
  });

  it('names one behind a # where it has zeros, since else it is an issue', () => {
    for (const text of ['#007', '(#007)', 'x #007', '"#007"', '|#007|', ':#007', 'a,#007', '[#007]'])
      assert.deepEqual(told(text), ['007=7'], text);
    for (const text of ['#7', 'x/#007', '##007', '&#007;', '-#007', '007', '#007a', '#008'])
      assert.deepEqual(told(text), [], text);
  });

  it('is none where it is a part of another, or of a version', () => {
    for (const text of [
      'ADR 7.1',
      'ADR 1.7',
      'ADR 7,5',
      'ADR 7:30',
      'ADR 7-8',
      'ADR 17',
      'ADR 7th',
      'ADR 7_x',
    ])
      assert.deepEqual(told(text), [], text);
    for (const text of ['ADR 7.', 'ADR 7, and', 'ADR 7: it', 'ADR 7-x'])
      assert.equal(told(text).length, 1, text);
  });

  it('is none in a block of code', () => {
    const text = [
      'ADR 7 a',
      '```sh',
      'ADR 7',
      '~~~',
      '``',
      '``` x',
      'ADR 7',
      '````',
      'ADR 7 b',
      '  ~~~',
      'ADR 7',
      '   ~~~  ',
      'ADR 7 c',
      '    ```',
      'ADR 7 d',
      '```',
      'ADR 7',
    ].join('\n');
    const found = findNumbers(text, { has: () => true });
    assert.deepEqual(
      found.map(({ end }) => text.slice(end, end + 2)),
      [' a', ' b', ' c', ' d'],
    );
  });
});

describe('the number that a document says of itself', () => {
  const renumbered = (text: string) => applyEdits(text, ownNumberEdits(text, 7, 12));

  it('is that of its heading, its title and its own keys, in its width', () => {
    for (const [text, wanted] of [
      ['\r\n# 7. Use Rabbit ##\r\n\r\n# 7. Again\r\n', '\r\n# 12. Use Rabbit ##\r\n\r\n# 7. Again\r\n'],
      ['  #\t0007 - Use Rabbit', '  #\t0012 - Use Rabbit'],
      ['# [ADR-007] Use 7 Rabbits\n', '# [ADR-012] Use 7 Rabbits\n'],
      ['## 7. Part\n', '## 7. Part\n'],
      [
        '---\nnr: 7\nno: #7\nadr: "ADR 007"\nadr-id: x\nid : 8\n---\n',
        '---\nnr: 12\nno: #12\nadr: "ADR 012"\nadr-id: x\nid : 8\n---\n',
      ],
      ["---\nNumber: '7' # ours\nversion: 7\n---\n", "---\nNumber: '12' # ours\nversion: 7\n---\n"],
      ["---\ntitle: 'ADR-7: 7 ways'\n---\n# Other\n", "---\ntitle: 'ADR-12: 7 ways'\n---\n# Other\n"],
      ['---\nnumber: 7\n', '---\nnumber: 7\n'],
      ['number: 7\n', 'number: 7\n'],
    ] as const)
      assert.equal(renumbered(text), wanted, text);
  });

  it('stands in the address of its heading', () => {
    const address = (text: string) => {
      const found = fragmentOf(text, 7, 12);
      if (!found) return undefined;
      const { old, digitsAt, digits, text: to } = found;
      return [old, old.slice(0, digitsAt) + to + old.slice(digitsAt + digits)];
    };
    assert.deepEqual(address('# 7. Use `Rabbit`, äh_MQ!\r\n'), ['7-use-rabbit-äh_mq', '12-use-rabbit-äh_mq']);
    assert.deepEqual(address('# ADR-0007: Use 漢字 ###\n'), ['adr-0007-use-漢字', 'adr-0012-use-漢字']);
    assert.deepEqual(address('# ADR-0012: Use it\n'), ['adr-0007-use-it', 'adr-0012-use-it']);
    assert.equal(address('# Use 7 Rabbits\n'), undefined);
    assert.equal(address('7. Use Rabbit\n'), undefined);
  });
});

describe('the links of a text', () => {
  const told = (text: string) =>
    linksOf(text).map(
      ({ text: words, target }) =>
        `${text.slice(words.start, words.end)} → ${text.slice(target.start, target.end)}`,
    );

  it('are told with their words and addresses, however they are written', () => {
    assert.deepEqual(told('[a](b.md) [c [d]]( <e f.md> "T") ![g](h.png) [\\]i](j)'), [
      'a → b.md',
      'c [d] → <e f.md>',
      'g → h.png',
      '\\]i → j',
    ]);
    assert.deepEqual(
      told('[a][Ref] [ref][] [REF] [other] [b] (c)\n\n[ref]: x.md "T"\n   [b]: <y z.md>\n[ref]: no.md\n'),
      ['a → x.md', 'ref → x.md', 'REF → x.md', 'b → <y z.md>'],
    );
    assert.deepEqual(told('[a] [b][c] [d\n](e)'), []);
  });
});
