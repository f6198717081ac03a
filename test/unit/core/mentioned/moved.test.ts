import { strict as assert } from 'node:assert';
import { movedEdits, type MovedOptions } from '../../../../src/core/mentioned/moved';
import { applyEdits } from '../../../../src/core/textEdit';

const PATH = 'docs/challenges/004-sockets-leak.md';
const TO_LIB = [{ from: 'src/server.ts', to: 'lib/my server.ts' }];

function becomes(text: string, moved = TO_LIB, path = PATH, options: MovedOptions = {}): string {
  return applyEdits(text, movedEdits(text, path, moved, options));
}

describe('files that moved', () => {
  it('are named by their present paths in front matter, in its quotes', () => {
    for (const [before, after] of [
      ['src/server.ts', '"lib/my server.ts"'],
      ['"src/server.ts"', '"lib/my server.ts"'],
      ["'src/server.ts'", "'lib/my server.ts'"],
      ['src/server.ts # the old one', '"lib/my server.ts" # the old one'],
      ['src/server.tsx', 'src/server.tsx'],
    ]) {
      const text = (file = '') =>
        `\uFEFF---\r\nkind: challenge\r\nanchors:\r\n  - id: a1\r\n    file: ${file}\r\n    lines: 3\r\nother: src/server.ts\r\n---\r\n\r\n# X`;
      assert.equal(becomes(text(before)), text(after));
    }
  });

  it('are followed behind a fence, by the link above it, and in prose', () => {
    assert.equal(
      becomes(
        '**Before**: [src/server.ts:42-57](../../src/server.ts#L42-L57) at `3f2a9c1`\r\n\r\n```ts before=a1 file=src/server.ts lines=42-57\r\n// src/server.ts:3\r\n```\r\n\r\nSee `src/server.ts:3` and ../../src/server.ts.\r\n',
      ),
      '**Before**: [lib/my server.ts:42-57](../../lib/my%20server.ts#L42-L57) at `3f2a9c1`\r\n\r\n```ts before=a1 file=lib/my%20server.ts lines=42-57\r\n// src/server.ts:3\r\n```\r\n\r\nSee `lib/my server.ts:3` and ../../lib/my server.ts.\r\n',
    );
  });

  it('keep how a link is written', () => {
    const moved = [{ from: 'docs/old name.md', to: 'docs/új név.md' }];
    for (const [before, after] of [
      ['[x](<../old name.md> "title")', '[x](<../új név.md> "title")'],
      ['[x](../old%20name.md#part)', '[x](../új%20név.md#part)'],
      ['[x](/docs/old%20name.md)', '[x](/docs/új%20név.md)'],
      ['[x]\n\n[x]: ../old%20name.md', '[x]\n\n[x]: ../új%20név.md'],
      ['[x](https://example.com/docs/old%20name.md)', '[x](https://example.com/docs/old%20name.md)'],
    ] as const)
      assert.equal(becomes(before, moved), after);
    assert.equal(
      becomes('[x](old.md) [y](./old.md)', [
        { from: 'docs/challenges/old.md', to: 'docs/challenges/new.md' },
      ]),
      '[x](new.md) [y](./new.md)',
    );
  });

  it('are followed when their folder moves', () => {
    assert.equal(
      becomes('`src/net/pool.ts:3`, `src/network.ts:3`', [{ from: 'src/net', to: 'lib/net' }]),
      '`lib/net/pool.ts:3`, `src/network.ts:3`',
    );
  });

  it('change what a document that moved says from its own place, and nothing else', () => {
    const text =
      '---\nkind: challenge\nanchors:\n  - id: a1\n    file: src/server.ts\nlinks:\n  - rel: related\n    to: 005-next.md\n---\n[code](../../src/server.ts#L3) [next](005-next.md) `src/server.ts:3`\n';
    assert.equal(
      becomes(text, [{ from: PATH, to: 'docs/done/004-sockets-leak.md' }], 'docs/done/004-sockets-leak.md', {
        was: PATH,
      }),
      text
        .replace('to: 005-next.md', 'to: ../challenges/005-next.md')
        .replace('](005-next.md)', '](../challenges/005-next.md)'),
    );
  });

  it('leave relative links alone when all of a folder moves', () => {
    const moved = [{ from: 'docs/challenges', to: 'docs/done' }];
    assert.equal(
      becomes(
        '[next](005-n%C3%A4chstes.md) [other](./005-nächstes.md) [code](../../src/a.ts)',
        moved,
        'docs/done/004-x.md',
        { was: 'docs/challenges/004-x.md' },
      ),
      '[next](005-n%C3%A4chstes.md) [other](./005-nächstes.md) [code](../../src/a.ts)',
    );
  });

  it('leave links to whoever takes care of them', () => {
    const text = '[src/server.ts:3](../../src/server.ts#L3)';
    assert.equal(
      becomes(text, TO_LIB, PATH, { leave: new Set(['link']) }),
      '[lib/my server.ts:3](../../src/server.ts#L3)',
    );
  });
});
