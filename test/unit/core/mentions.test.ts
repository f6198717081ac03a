import { strict as assert } from 'node:assert';
import { outline } from '../../../src/core/markdown';
import { insideWorkspace, isHash, placeOf, readMentions } from '../../../src/core/mentions';

const FOLDER = 'docs/challenges';

describe('a word names a place in code', () => {
  const place = (word: string) => {
    const found = placeOf(word, FOLDER);
    if (!found) return undefined;
    const { file, lines, path, length } = found;
    const said = path === file && length === word.length ? '' : ` by ${path}, ${length}`;
    return `${file}${lines ? ` ${lines.first}-${lines.last}` : ''}${said}`;
  };

  it('with its lines, however people write them', () => {
    for (const [word, told] of [
      ['src/a.ts', 'src/a.ts'],
      ['a.ts:7', 'a.ts 7-7'],
      ['a.ts:7:12', 'a.ts 7-7'],
      ['src/a.ts:42-57', 'src/a.ts 42-57'],
      ['src/a.ts:42–157', 'src/a.ts 42-157'],
      ['src/a.ts#L42-L157', 'src/a.ts 42-157'],
      ['src/a.ts#L42-157', 'src/a.ts 42-157'],
      ['src/a.ts:57-42', 'src/a.ts'],
      ['../../src/a.ts:3.', 'src/a.ts 3-3 by ../../src/a.ts, 16'],
      ['./a.py:3:', 'docs/challenges/a.py 3-3 by ./a.py, 8'],
      ['src/a.ts...', 'src/a.ts by src/a.ts, 8'],
      ['README.md', 'README.md'],
      ['./002-x.markdown', 'docs/challenges/002-x.markdown by ./002-x.markdown, 16'],
      ['源码/数据库.go:12', '源码/数据库.go 12-12'],
    ] as const)
      assert.equal(place(word), told, word);
  });

  it('unless it may be something else', () => {
    for (const word of [
      'a.c',
      'node.js',
      'server.ts',
      'and/or',
      'v1.2/3',
      'src/a.exe',
      'src/a.tsz',
      'https://example.com/src/a.ts',
      '/etc/a.ts',
      'C:/a/b.ts',
      '~/a.ts',
      'src/*.ts',
      '../../../a.ts',
      `src/${'a'.repeat(254)}.ts`,
    ])
      assert.equal(place(word), undefined, word);
    assert.notEqual(place(`src/${'a'.repeat(253)}.ts`), undefined);
    assert.equal(place('a/.c'), 'a/.c');
  });
});

describe('a path from a document', () => {
  it('starts at the workspace folder, with a dot at its own, and never leaves', () => {
    for (const [path, from, inside] of [
      ['src/a.ts', 'docs', 'src/a.ts'],
      ['./a.ts', 'docs', 'docs/a.ts'],
      ['./a.ts', '', 'a.ts'],
      ['../src//./a.ts', 'docs', 'src/a.ts'],
      ['a/../b.ts', '', 'b.ts'],
      ['.github/x.yml', 'docs', '.github/x.yml'],
      ['../../a.ts', 'docs', undefined],
      ['a/../../b.ts', '', undefined],
      ['a/..', '', undefined],
      ['//server/a.ts', '', undefined],
      ['a\\b.ts', '', undefined],
      ['$HOME/a.ts', '', undefined],
      ['a?.ts', '', undefined],
    ] as const)
      assert.equal(insideWorkspace(path, from), inside, path);
  });
});

describe('a hash', () => {
  it('has letters and digits, since else it is a word or a number', () => {
    assert.deepEqual(['3f2a9c1', 'ABC1234', 'feedbed', '1234567', undefined].map(isHash), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('the places that lines name', () => {
  const told = (text: string, start = 0, end = text.split('\n').length) =>
    readMentions(outline(text), { start, end }, FOLDER);

  it('are code, commits, and pull or merge requests, each once and in order', () => {
    assert.deepEqual(
      told(
        [
          'See src/a.ts:4, (`src/b.py`) and [c](../../lib/c.go#L3-L5); src/a.ts:4 again, in README.md.',
          'Broken by commit 3f2a9c1 and `0a1b2c3d4e`, not by `feedbed` or 1b2c3d4.',
          'Revision: 3f2a9c1. Fixed by commit 5a6b7c8. In PR #12, MR !7, pull request #13 and Merge Request !8, not #99.',
          'https://example.com/acme/app/pull/14 https://example.com/acme/app/-/merge_requests/15',
        ].join('\n'),
      ),
      [
        { file: 'src/a.ts', lines: { first: 4, last: 4 } },
        { file: 'src/b.py' },
        { file: 'lib/c.go', lines: { first: 3, last: 5 } },
        { commit: '0a1b2c3d4e' },
        { commit: '3f2a9c1' },
        { commit: '5a6b7c8' },
        { pullRequest: 12 },
        { pullRequest: 7 },
        { pullRequest: 13 },
        { pullRequest: 8 },
        { pullRequest: 14 },
        { pullRequest: 15 },
      ],
    );
  });

  it('are those of the lines that were asked about, outside of code blocks', () => {
    const text = 'src/a.ts:1\nsrc/b.ts:2\n```\nsrc/c.ts:3\n```\nsrc/d.ts:4\nsrc/e.ts:5';
    assert.deepEqual(
      told(text, 1, 6).map(({ file }) => file),
      ['src/b.ts', 'src/d.ts'],
    );
  });

  it('are fifty at most, and none of endless lines', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `src/a.ts:${index + 1}`);
    const found = told(lines.join('\n'));
    assert.equal(found.length, 50);
    assert.deepEqual(found.at(-1)?.lines, { first: 50, last: 50 });
    assert.equal(told(lines.join(' ')).length, 50);
    assert.deepEqual(told(`src/a.ts:1 ${'x'.repeat(5_000)}`), []);
    assert.equal(told(`src/a.ts:1 ${'x'.repeat(4_989)}`).length, 1);
  });
});
