import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { referencesIn, type Reference } from '../../../../src/core/mentioned/references';

const PATH = 'docs/challenges/004-sockets-leak.md';
const HASH = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';

/** What is found, as `written → meaning`. */
function told(text: string, path = PATH): string[] {
  return referencesIn(text, path).map((reference) => {
    const written = text.slice(reference.start, reference.end);
    return `${written} → ${meaning(reference)}`;
  });
}
function meaning(reference: Reference): string {
  switch (reference.kind) {
    case 'file': {
      const { file, lines } = reference;
      return lines ? `${file} ${lines.first}-${lines.last}` : file;
    }
    case 'commit':
      return 'commit';
    case 'number':
      return `${reference.named ?? reference.word ?? 'entry'} ${reference.number}`;
    case 'name':
      return 'document';
  }
}

describe('references in a document', () => {
  it('are paths with lines, in prose and in code', () => {
    assert.deepEqual(
      told(
        'See src/server.ts:42-57, `src/pool.ts#L3`, ./helper.ts:7 and (../../lib/a.py). Not server.ts or 1.5.\n',
      ),
      [
        'src/server.ts:42-57 → src/server.ts 42-57',
        'src/pool.ts#L3 → src/pool.ts 3-3',
        './helper.ts:7 → docs/challenges/helper.ts 7-7',
        '../../lib/a.py → lib/a.py',
      ],
    );
  });

  it('may hold spaces in code, and escapes outside of it', () => {
    assert.deepEqual(told('`src/my server.ts:3`\n'), [
      'src/my server.ts:3 → src/my server.ts 3-3',
      'server.ts:3 → server.ts 3-3',
    ]);
    assert.deepEqual(told('at src/my\\_server.ts:3.\n'), ['src/my\\_server.ts:3 → src/my_server.ts 3-3']);
  });

  it('are commits in code or behind their word, and no words', () => {
    assert.deepEqual(
      told('at `3f2a9c1`, commit 0a1b2c3d, but `feedbed`, `1234567`, 3f2a9c1 and commit acceded.\n'),
      ['3f2a9c1 → commit', '0a1b2c3d → commit'],
    );
  });

  it('are numbers of entries, and never those of an issue tracker', () => {
    assert.deepEqual(told('Like #004, ADR-0012, Challenge 7 and Challenge #7; not #123, PR #4 or 004.\n'), [
      '#004 → entry 4',
      'ADR-0012 → decision 12',
      'Challenge 7 → challenge 7',
      'Challenge #7 → challenge 7',
    ]);
  });

  it('are the facts of front matter', () => {
    const text = `---\r\ntitle: "src/title.ts: #004"\r\nanchors:\r\n  - id: a1\r\n    file: "src/my server.ts"\r\n    lines: 42-57\r\n    commit: "${HASH}"\r\nlinks:\r\n  - rel: related\r\n    to: ../adr/0001-x.md\r\n---\r\n`;
    assert.deepEqual(told(text), [
      '#004 → entry 4',
      '"src/my server.ts" → src/my server.ts 42-57',
      `"${HASH}" → commit`,
      '../adr/0001-x.md → docs/adr/0001-x.md',
    ]);
  });

  it('are the facts behind a fence, and nothing inside of it', () => {
    const text = `\`\`\`ts before=a1 file=src/my%20server.ts lines=42-57 commit=${HASH}\n// src/other.ts:3, #004, \`3f2a9c1\`, [x](y.md)\n\`\`\`\n`;
    assert.deepEqual(told(text), ['src/my%20server.ts → src/my server.ts 42-57', `${HASH} → commit`]);
  });

  it('are the targets of links, with the words that name them', () => {
    assert.deepEqual(
      told('**Before**: [src/a.ts:42-57](../../src/a.ts#L42-L57), [7](<007 x.md>), ![i](/media/i.png)\n'),
      [
        'src/a.ts:42-57 → src/a.ts 42-57',
        '../../src/a.ts#L42-L57 → src/a.ts 42-57',
        '007 x.md → docs/challenges/007 x.md',
        '/media/i.png → media/i.png',
      ],
    );
  });

  it('are no addresses, no comments, and nothing outside of the workspace', () => {
    const text =
      'https://example.com/src/a.ts#L4 [x](https://example.com/b.md) [y](#004) ../../../../etc/a.ts /etc/b.ts\n\n<!-- src/c.ts:4 #004 -->\n';
    assert.deepEqual(told(text), []);
  });

  it('are documents by their names', () => {
    assert.deepEqual(
      told('[[004-sockets-leak]], [[005-x|words]] and 006-y.md\n'),
      ['004-sockets-leak → document', '005-x → document', '006-y.md → docs/challenges/006-y.md'].map((one) =>
        one.replace('docs/challenges/006-y.md', '006-y.md'),
      ),
    );
  });

  it('stand where they are said to, whatever surrounds them', () => {
    const piece = fc.constantFrom(
      '#004',
      '`src/a.ts:1`',
      '$(trash)',
      '🙂',
      '日本語',
      '\r\n',
      '\n',
      '```\n',
      '|',
      '[',
      '](',
      ' ',
      '"',
      "'",
      '\u202b',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of referencesIn(text, PATH)) {
          assert.ok(last <= start && start < end && end <= text.length);
          assert.doesNotMatch(text.slice(start, end), /[\r\n]/);
          last = start;
        }
      }),
    );
  });
});
