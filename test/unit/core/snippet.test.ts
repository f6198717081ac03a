import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { AnchorFacts } from '../../../src/core/anchorFacts';
import { readSnippets, snippetInfo } from '../../../src/core/snippet';

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
