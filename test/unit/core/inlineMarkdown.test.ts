import { strict as assert } from 'node:assert';
import { firstSentence, inlineMarkdown, piecesOf, textOfPieces } from '../../../src/core/inlineMarkdown';

/** What Markdown shows, code in `‹…›`. */
const shown = (source: string) =>
  piecesOf(source)
    .map(({ text, isCode }) => (isCode ? `‹${text}›` : text))
    .join('');

describe('what Markdown of a paragraph shows', () => {
  const cases: Readonly<Record<string, readonly (readonly [source: string, wanted: string])[]>> = {
    'words without the marks of emphasis': [
      ['*a* **b** ***c*** _d_ __e__ ___f___ ~~g~~ **h *i* j**', 'a b c d e f g h i j'],
      ['snake_case_name 2 * 3 * 4 a__b__c * x *', 'snake_case_name 2 * 3 * 4 a__b__c * x *'],
      ['**open and *open ***open', '**open and *open ***open'],
      ['漢字*強調*漢字 __漢字__', '漢字強調漢字 漢字'],
    ],
    'code as it is': [
      ['a `b` c', 'a ‹b› c'],
      ['`` a`b `` `*c*` ` d ` ` `', '‹a`b› ‹*c*› ‹d› ‹ ›'],
      ['`a\nb` ``c', '‹a b› ``c'],
    ],
    'the words of links, and no images': [
      ['[a](b) [c [d]](<e f> "T") [g][h] [i](j(k)l \'T\')', 'a c [d] g i'],
      ['[**a** `b`](c)', 'a ‹b›'],
      ['x ![a](b) ![c][d] y', 'x y'],
      ['[a] [b] (c) [d](e f)', '[a] [b] (c) [d](e f)'],
      ['[[page]] [[page|words]]', 'page words'],
      ['x[^1] y[^note].', 'x y.'],
      ['<https://example.com/a> <mailto:a@b.c> <a@b.c>', 'https://example.com/a mailto:a@b.c <a@b.c>'],
    ],
    'no tags and comments, but what only looks like them': [
      ['a<br>b<br/>c <b class="x">d</b> <!-- e --> f', 'a b c d f'],
      ['List<String> a<bc> <x>', 'List<String> a<bc> <x>'],
    ],
    'signs that are escaped or named': [
      ['\\*a\\* \\[b\\] \\漢 c\\', '*a* [b] \\漢 c\\'],
      ['&amp; &lt;b&gt; &quot;c&quot; &apos;d&#39; &nbsp;e &x;', '& <b> "c" \'d\' e &x;'],
    ],
    'one line without needless space': [
      ['  a \t b\r\n  c\u2028d \u0007e  ', 'a b c d e'],
      ['a  ![x](y)  b', 'a b'],
      ['', ''],
      [' \n ', ''],
    ],
  };
  for (const [what, of] of Object.entries(cases))
    it(`is ${what}`, () => {
      for (const [source, wanted] of of) assert.equal(shown(source), wanted, source);
    });

  it('joins words into one piece, and keeps code apart', () => {
    assert.deepEqual(piecesOf('a *b* `c``d` e'), [
      { text: 'a b ', isCode: false },
      { text: 'c``d', isCode: true },
      { text: ' e', isCode: false },
    ]);
    assert.deepEqual(piecesOf('`a` `b`'), [
      { text: 'a', isCode: true },
      { text: ' ', isCode: false },
      { text: 'b', isCode: true },
    ]);
  });

  it('ends where nobody reads on, and is not followed into each other for ever', () => {
    assert.equal(textOfPieces(piecesOf('x'.repeat(5_000))).length, 4_000);
    assert.equal(shown('[**_~~*a*~~_**](x)'), 'a');
    assert.equal(shown('[**_~~*[a](b)*~~_**](x)'), '[a](b)');
  });
});

describe('Markdown that means the same in a paragraph, a link or a cell', () => {
  it('escapes words, and fences code as far as it must', () => {
    const same = (source: string) => inlineMarkdown(piecesOf(source));
    for (const [source, wanted] of [
      ['a \\* `b`', 'a \\* `b`'],
      ['`` a`b ``', '``a`b``'],
      ['`` `a` ``', '`` `a` ``'],
      ['``` a``b ```', '```a``b```'],
      ['` `', '` `'],
      ['`  a  `', '`  a  `'],
      ['`a|b`', 'a\\|b'],
    ] as const) {
      assert.equal(same(source), wanted, source);
      assert.deepEqual(
        textOfPieces(piecesOf(wanted)),
        textOfPieces(piecesOf(source)),
        `${wanted} shows what ${source} does`,
      );
    }
  });
});

describe('the first sentence', () => {
  const first = (text: string, limit = 200) => textOfPieces(firstSentence(piecesOf(text), limit));

  it('ends with a sign and a space, in any script', () => {
    for (const [text, wanted] of [
      ['One. Two.', 'One.'],
      ['One! Two', 'One!'],
      ['One?" Two', 'One?"'],
      ['One… Two', 'One…'],
      ['(One.) Two', '(One.)'],
      ['一つ。二つ。', '一つ。'],
      ['「一つ！」二つ', '「一つ！」'],
      ['No end', 'No end'],
      ['v1.2 and a.b. End', 'v1.2 and a.b.'],
    ] as const)
      assert.equal(first(text), wanted, text);
  });

  it('goes on behind an abbreviation, a number, code, and where the next word is in lower case', () => {
    for (const text of [
      'Sockets, e.g. Two.',
      'Pools etc. Two',
      'See no. Five',
      'Siehe z.B. Zwei',
      '1. The pool',
      '123. The pool',
      'It ends... but not here',
      'Call `x. Y` once',
    ])
      assert.equal(first(text), textOfPieces(piecesOf(text)), text);
    assert.equal(first('1234. The pool'), '1234.');
    assert.equal(first('In 12. The pool'), 'In 12.');
  });

  it('is cut between words, and ends in a sign for more', () => {
    assert.equal(first('one two three four', 18), 'one two three four');
    assert.equal(first('one two three four', 17), 'one two three…');
    assert.equal(first('one two three four', 14), 'one two three…');
    assert.equal(first('one two three four', 13), 'one two…');
    assert.equal(first('a bcdefghijklmnopqrst', 12), 'a bcdefghij…');
  });

  it('is cut between characters where a word has no end', () => {
    assert.equal(first('漢'.repeat(20), 10), `${'漢'.repeat(9)}…`);
    assert.equal(first('🔥'.repeat(20), 10), `${'🔥'.repeat(4)}…`);
    assert.equal(first('👩‍💻'.repeat(20), 9), '👩‍💻…');
    assert.equal(first('👍🏽'.repeat(20), 10), `${'👍🏽'.repeat(2)}…`);
    assert.equal(first(`abcdefg${'e\u0301'.repeat(20)}`, 10), 'abcdefge\u0301…');
  });

  it('keeps what is code', () => {
    assert.deepEqual(firstSentence(piecesOf('Use `once`. Then test.'), 100), [
      { text: 'Use ', isCode: false },
      { text: 'once', isCode: true },
      { text: '.', isCode: false },
    ]);
  });
});
