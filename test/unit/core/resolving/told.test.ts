// What resolving an entry tells of time, commits, forges and code, in words and links.
import { strict as assert } from 'node:assert';
import { captionOf } from '../../../../src/core/resolving/caption';
import { composeEdits } from '../../../../src/core/resolving/compose';
import { unifiedDiff } from '../../../../src/core/resolving/diff';
import { forgeLinks, NO_LINKS } from '../../../../src/core/resolving/forgeLinks';
import { pullRequestOf } from '../../../../src/core/resolving/pullRequest';
import { commitText, fixText, type CodeNow } from '../../../../src/core/resolving/resolution';
import { elapsed, inHours } from '../../../../src/core/resolving/time';
import { changed, HASH, LINKS } from './support';

describe('how long it took', () => {
  const FROM = '2026-11-20T12:00:00+01:00';
  for (const [to, expected] of [
    ['2026-11-20T12:00:00+01:00', '1 minute'],
    ['2026-11-20T12:01:29+01:00', '1 minute'],
    ['2026-11-20T12:01:31+01:00', '2 minutes'],
    ['2026-11-20T13:29:00+01:00', '89 minutes'],
    ['2026-11-20T13:30:00+01:00', '2 hours'],
    ['2026-11-21T23:29:00+01:00', '35 hours'],
    ['2026-11-22T00:00:00+01:00', '2 days'],
    ['2026-11-20T12:00:00+00:00', '60 minutes'],
    ['2026-11-20T11:59:00+01:00', undefined],
    ['2026-11-21', '1 day'],
    ['2026-11-20', 'less than a day'],
    ['2026-11-19', undefined],
    ['2026-11-99T12:00', undefined],
    ['2026-11-20x', undefined],
    ['on 2026-11-20', undefined],
  ] as const) {
    it(`to ${to} is ${expected ?? 'not known'}`, () => assert.equal(elapsed(FROM, to), expected));
  }

  it('is told in whole days from a day without a time', () => {
    assert.equal(elapsed('2026-11-20', '2026-11-21T00:10:00+01:00'), '1 day');
    assert.equal(elapsed('2026-11-20', '2026-12-20'), '30 days');
  });

  it('in hours of work is exact', () => {
    assert.deepEqual([0, 1, 59, 60, 61, 120, 125].map(inHours), [
      '0 minutes',
      '1 minute',
      '59 minutes',
      '1 hour',
      '1 hour 1 minute',
      '2 hours',
      '2 hours 5 minutes',
    ]);
  });
});

describe('the pull request that a commit names', () => {
  for (const [subject, body, expected] of [
    ['Merge pull request #45 from a/b', '', 45],
    ['Revert: Merge pull request #45 from a/b', '', undefined],
    ['Merged PR 910: Close it', '', 910],
    ['x Merged PR 910: Close it', '', undefined],
    ['Merged in topic (pull request #8)', '', 8],
    ['Close it', 'Merged in topic (pull request #8) \n\nApproved', 8],
    ['Close it (#123)', '', 123],
    ['Close it (#123) ', '', 123],
    ['Close it (!7)', '', 7],
    ['Close (#123) it', '', undefined],
    ['Close it', 'See merge request group/sub.x/my-project~1!67\n', 67],
    ['Close it', 'See merge request !67', 67],
    ['Close it', 'x See merge request a/b!67', undefined],
    ['Close it (#1)', 'See merge request a/b!2', 1],
    ['Close it', `See merge request a/b!67\n${'x'.repeat(2000)}`, undefined],
    ['Close it', `${'x\n'.repeat(2000)}See merge request a/b!67`, 67],
    ['Close it (#0)', '', undefined],
    ['Close it (#1234567890)', '', undefined],
  ] as const) {
    it(`of ${JSON.stringify(subject)} is ${expected ?? 'not told'}`, () =>
      assert.equal(pullRequestOf(subject, body), expected));
  }
});

describe('the addresses of commits and pull requests', () => {
  for (const [url, commit, pull] of [
    ['https://github.com/a/b.git', 'https://github.com/a/b/commit', 'https://github.com/a/b/pull'],
    [
      'git@gitlab.com:g/s/p.git',
      'https://gitlab.com/g/s/p/-/commit',
      'https://gitlab.com/g/s/p/-/merge_requests',
    ],
    [
      'https://bitbucket.org/a/b',
      'https://bitbucket.org/a/b/commits',
      'https://bitbucket.org/a/b/pull-requests',
    ],
    [
      'https://bb.example/x/scm/a/b.git',
      'https://bb.example/x/projects/a/repos/b/commits',
      'https://bb.example/x/projects/a/repos/b/pull-requests',
    ],
    ['https://tea.example/a/b', 'https://tea.example/a/b/commit', 'https://tea.example/a/b/pulls'],
    [
      'https://dev.azure.com/o/p/_git/r',
      'https://dev.azure.com/o/p/_git/r/commit',
      'https://dev.azure.com/o/p/_git/r/pullrequest',
    ],
  ] as const) {
    it(`of ${url} are its forge’s`, () => {
      const links = forgeLinks(url, { 'bb.example': 'bitbucket', 'tea.example': 'gitea' });
      assert.deepEqual([links.commit(HASH), links.pullRequest(3)], [`${commit}/${HASH}`, `${pull}/3`]);
    });
  }

  it('are not made up for what is no repository, no known forge, or no full hash', () => {
    for (const url of [
      undefined,
      '',
      'https://github.com/a/b/c',
      'https://bitbucket.org/a/b/c',
      'https://x.example/a/b',
      'https://dev.azure.com/o/p',
    ]) {
      const links = forgeLinks(url, {});
      assert.deepEqual([links.commit(HASH), links.pullRequest(1)], [undefined, undefined], url);
    }
    const { commit } = forgeLinks('https://github.com/a/b', {});
    const sha256 = HASH.padEnd(64, '0');
    assert.equal(commit(sha256), `https://github.com/a/b/commit/${sha256}`);
    for (const hash of [HASH.slice(1), `${HASH}0`, `x${HASH}`, HASH.toUpperCase(), 'HEAD'])
      assert.equal(commit(hash), undefined, hash);
  });
});

describe('a fix in a line of Markdown', () => {
  it('is its short hash, its subject and its pull request, linked where the forge is known', () => {
    assert.equal(commitText(HASH, NO_LINKS), '`3f2a9c1`');
    assert.equal(commitText(HASH, LINKS), `[\`3f2a9c1\`](https://forge.example/c/${HASH})`);
    const fix = { commit: HASH, subject: 'Close *it* (#12) ', pr: 12 };
    assert.equal(fixText(fix, NO_LINKS), '`3f2a9c1`: Close \\*it\\* (#12)');
    assert.equal(
      fixText(fix, LINKS),
      `[\`3f2a9c1\`](https://forge.example/c/${HASH}): Close \\*it\\* ([#12](https://forge.example/p/12))`,
    );
    assert.equal(fixText({ ...fix, subject: 'Close it (!12)' }, NO_LINKS), '`3f2a9c1`: Close it (#12)');
    assert.equal(
      fixText({ ...fix, subject: 'Close (#12) it' }, NO_LINKS),
      '`3f2a9c1`: Close (\\#12) it (#12)',
    );
    assert.equal(
      fixText({ commit: HASH, subject: 'Close it (#12)' }, NO_LINKS),
      '`3f2a9c1`: Close it (\\#12)',
    );
    assert.equal(fixText({ commit: HASH, subject: '(#12)', pr: 12 }, NO_LINKS), '`3f2a9c1` (#12)');
    assert.equal(fixText({ commit: HASH }, NO_LINKS), '`3f2a9c1`');
    assert.equal(fixText({ uncommitted: true }, LINKS), 'not committed yet when it was resolved');
  });
});

describe('what stands behind “After”', () => {
  const PATH = 'docs/challenges/001-x.md';
  const place = { file: 'src/[a] b.ts', lines: { first: 6, last: 7 } };
  const said = (facts: Partial<CodeNow>) =>
    captionOf({ ...changed('x'), ...facts }, PATH, 'src/old_one.ts', NO_LINKS);
  const at = '[src/\\[a\\] b.ts:6-7](../../src/%5Ba%5D%20b.ts#L6-L7)';
  const pending = ', not committed yet when it was resolved';

  it('is where the code is, of which commit, and whether it is the same', () => {
    const is = { grade: 'changed', place, text: 'x' } as const;
    assert.equal(said({ is }), at);
    assert.equal(said({ is, commit: HASH }), `${at} at \`3f2a9c1\``);
    assert.equal(said({ is, uncommitted: true }), at + pending);
    for (const grade of ['same', 'moved'] as const)
      assert.equal(
        said({ is: { ...is, grade }, uncommitted: true }),
        `${at}, unchanged since it was captured`,
      );
    const line = { file: 'a.ts', lines: { first: 6, last: 6 } };
    assert.equal(said({ is: { ...is, place: line } }), '[a.ts:6](../../a.ts#L6)');
  });

  it('is what became of code that is gone', () => {
    const is = { grade: 'gone' } as const;
    assert.equal(said({ is }), 'the code is not in src/old\\_one.ts any more');
    assert.equal(said({ is, uncommitted: true }), `the code was removed${pending}`);
    assert.equal(said({ is: { ...is, comment: place } }), `the code was commented out: ${at}`);
    assert.equal(
      said({ is: { ...is, comment: place }, uncommitted: true }),
      `the code was commented out: ${at}${pending}`,
    );
    assert.equal(said({ is: { ...is, removedBy: { commit: HASH } } }), 'the code was removed in `3f2a9c1`');
  });
});

describe('the difference of two pieces of code', () => {
  it('is told as git tells it, with the lines of their files', () => {
    const before = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
    const after = before.map((line) => (line === 'five' ? 'FIVE' : line));
    const sides = [before, after].map((lines, index) => ({
      file: `src/${index}.ts`,
      text: lines.join('\n'),
      ...(index === 0 ? { first: 10 } : {}),
    })) as unknown as Parameters<typeof unifiedDiff>;
    assert.equal(
      unifiedDiff(...sides),
      '--- a/src/0.ts\n+++ b/src/1.ts\n@@ -11,7 +2,7 @@\n two\n three\n four\n-five\n+FIVE\n six\n seven\n eight',
    );
  });

  it('is not told where nothing differs, or too much', () => {
    const side = (text: string) => ({ file: 'a.ts', text });
    assert.equal(unifiedDiff(side('a'), side('a')), undefined);
    const many = (word: string, count: number) =>
      side(Array.from({ length: count }, (_, line) => `${word}${line}`).join('\n'));
    assert.equal(unifiedDiff(many('a', 501), many('b', 501)), undefined);
    assert.ok(unifiedDiff(many('a', 499), many('b', 499)));
  });
});

describe('lists of edits one after the other', () => {
  it('are the smallest list that does the same', () => {
    const text = 'status: open\nend\n';
    const first = [{ start: 8, end: 12, text: 'resolved' }];
    assert.deepEqual(composeEdits(text), []);
    assert.deepEqual(composeEdits(text, first), first);
    // The second counts in what the first made; what it takes back is no edit.
    assert.deepEqual(composeEdits(text, first, [{ start: 16, end: 16, text: '!' }]), [
      { start: 8, end: 12, text: 'resolved!' },
    ]);
    assert.deepEqual(
      composeEdits(text, [{ start: 13, end: 13, text: 'new\n' }], [{ start: 13, end: 17, text: '' }]),
      [],
    );
    assert.deepEqual(composeEdits(text, [{ start: 0, end: 8, text: '' }], [{ start: 5, end: 8, text: '' }]), [
      { start: 0, end: 8, text: '' },
      { start: 13, end: 16, text: '' },
    ]);
    // In any order.
    assert.deepEqual(
      composeEdits(text, [
        { start: 13, end: 16, text: 'END' },
        { start: 0, end: 6, text: 'state' },
      ]),
      [
        { start: 0, end: 6, text: 'state' },
        { start: 13, end: 16, text: 'END' },
      ],
    );
    assert.deepEqual(composeEdits(text, [{ start: 17, end: 17, text: 'x' }]), [
      { start: 17, end: 17, text: 'x' },
    ]);
  });
});
