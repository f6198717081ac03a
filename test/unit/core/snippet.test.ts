import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { AnchorFacts } from '../../../src/core/anchorFacts';
import { outline } from '../../../src/core/markdown';
import {
  decodeFact,
  encodeFact,
  fenced,
  fenceLanguage,
  readSnippets,
  snippetInfo,
} from '../../../src/core/snippet';

const COMMIT = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';

function factsOf(info: string): AnchorFacts | undefined {
  return readSnippets(`\`\`\`${info}\nx\n\`\`\`\n`)[0]?.facts;
}

describe('the facts on a fence', () => {
  it('are written as a person can read them', () => {
    assert.equal(
      snippetInfo('ts', 'before', 'a1', {
        file: 'src/[id] x.ts',
        lines: { first: 42, last: 57 },
        commit: COMMIT,
        uncommitted: true,
      }),
      `ts before=a1 file=src/%5Bid%5D%20x.ts lines=42-57 commit=${COMMIT} uncommitted=true`,
    );
    assert.equal(snippetInfo('ts', 'after', 'a1'), 'ts after=a1');
  });

  it('are read in any order, before the anchor too', () => {
    assert.deepEqual(factsOf('ts lines=7 before=a1 symbol=A.b file=src/a.ts'), {
      file: 'src/a.ts',
      lines: { first: 7, last: 7 },
      symbol: 'A.b',
    });
  });

  for (const [info, facts] of [
    ['ts before=a1', {}],
    ['ts before=a1 file= lines=9-3 uncommitted=no other=x', {}],
    ['ts before=a1 __proto__=x constructor=y file=z', { file: 'z' }],
    ['ts before=a1 file=100%.ts', { file: '100%.ts' }],
    ['ts before=a1 file=a.ts file=b.ts', { file: 'a.ts' }],
    ['ts file=a.ts', undefined],
  ] as const) {
    it(`of ${info} are ${JSON.stringify(facts)}`, () => assert.deepEqual(factsOf(info), facts));
  }

  it('read back as they were written, whatever they are', () => {
    const unit = fc.constantFrom(
      'a',
      ' ',
      '/',
      '\\',
      '%',
      '%2F',
      '`',
      '=',
      '&amp;',
      '\n',
      '"',
      '*',
      '<',
      'é',
      '🔥',
    );
    const text = fc.oneof(fc.string({ unit, minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1 }));
    const facts = fc.record(
      {
        file: text,
        lines: fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.nat(99)).map(([first, more]) => ({
          first,
          last: first + more,
        })),
        commit: fc.constant(COMMIT),
        branch: text,
        symbol: text,
        permalink: text,
        uncommitted: fc.constantFrom(true as const, 'unknown' as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(facts, (written) => {
        assert.deepEqual(factsOf(snippetInfo('ts', 'before', 'a1', written)), { ...written });
      }),
    );
  });
});

describe('captured code in an entry', () => {
  it('is found by its fence, with its language, its place and its text', () => {
    const body = [
      '# A',
      '',
      '```ts before=a1 file=src/a.ts',
      'const a = 1;',
      '',
      '```',
      '',
      '- item',
      '',
      '  ~~~~ text evidence=a12 lines=3',
      '  ```',
      '  ~~~~',
      '',
      '```js title=x after=a999',
      '```',
    ].join('\n');
    assert.deepEqual(readSnippets(body), [
      {
        role: 'before',
        anchor: 'a1',
        facts: { file: 'src/a.ts' },
        language: 'ts',
        text: 'const a = 1;\n',
        line: 2,
        endLine: 6,
      },
      {
        role: 'evidence',
        anchor: 'a12',
        facts: { lines: { first: 3, last: 3 } },
        language: 'text',
        text: '```',
        line: 9,
        endLine: 12,
      },
      { role: 'after', anchor: 'a999', facts: {}, language: 'js', text: '', line: 13, endLine: 15 },
    ]);
    assert.deepEqual(readSnippets(outline(body)), readSnippets(body));
  });

  it('is no other code', () => {
    for (const info of [
      'ts',
      'before=a1x',
      'ts xbefore=a1',
      'ts before=a1234',
      'ts before=b1',
      'ts while=a1',
      '',
    ])
      assert.deepEqual(readSnippets(`\`\`\`${info}\nx\n\`\`\`\n`), [], info);
  });
});

describe('a fence', () => {
  it('names a language in one word, and has a word where there is none', () => {
    assert.deepEqual(['ts', 'c++ 20', '', ' ts', 'a`b'].map(fenceLanguage), ['ts', 'c++', '', '', 'a']);
    assert.equal(snippetInfo('', 'after', 'a1'), 'text after=a1');
    assert.equal(
      snippetInfo('objective c', 'evidence', 'a2', { lines: { first: 1, last: 2 } }),
      'objective evidence=a2 lines=1-2',
    );
  });

  it('holds code that cannot close it, line by line', () => {
    assert.deepEqual(fenced('ts', ''), ['```ts', '```']);
    assert.deepEqual(fenced('ts', 'a\r\nb\rc\n'), ['```ts', 'a', 'b', 'c', '', '```']);
    assert.deepEqual(fenced('md', '```\n````'), ['`````md', '```', '````', '`````']);
  });

  it('holds facts in one word each, readable where that is certain', () => {
    const values = ['src/a b.ts', 'C:/x', 'a=b&c', '100%', 'é 字', 'a\nb'];
    const encoded = ['src/a%20b.ts', 'C:/x', 'a%3Db%26c', '100%25', '%C3%A9%20%E5%AD%97', 'a%0Ab'];
    assert.deepEqual(values.map(encodeFact), encoded);
    assert.deepEqual(encoded.map(decodeFact), values);
    assert.equal(decodeFact('100%.ts'), '100%.ts');
  });
});
