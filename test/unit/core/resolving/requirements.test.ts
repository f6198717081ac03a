import { strict as assert } from 'node:assert';
import { pullRequestOf } from '../../../../src/core/resolving/pullRequest';
import { forgeLinks } from '../../../../src/core/resolving/forgeLinks';
import { remedyFor, unmetRequirements } from '../../../../src/core/resolving/requirements';
import { elapsed, inHours } from '../../../../src/core/resolving/time';
import { applyEdits } from '../../../../src/core/textEdit';
import { entryOf, HASH, recordText, refOf } from './support';

describe('what a team requires of resolved entries', () => {
  const ALL = ['root-cause', 'solution', 'lesson', 'after'] as const;
  const done = recordText().replace('status: open', 'status: resolved');

  it('is told for each part that is missing or empty, at the heading', () => {
    const found = unmetRequirements(refOf(), done, ALL);
    assert.deepEqual(
      found.map(({ what, line, message }) => [what, line, message]),
      [
        ['root-cause', 16, 'This challenge is resolved without a root cause.'],
        ['lesson', 16, 'This challenge is resolved without a lesson.'],
        ['after', 16, 'This challenge is resolved without its code as it is now.'],
      ],
    );
    assert.deepEqual(unmetRequirements(refOf(), recordText(), ALL), []);
    assert.deepEqual(unmetRequirements(refOf(), done, []), []);
  });

  it('asks nothing of decisions and TILs', () => {
    const decision = done.replace('kind: challenge', 'kind: decision').replace('resolved', 'accepted');
    assert.deepEqual(unmetRequirements(refOf(), decision, ALL), []);
  });

  it('has a remedy: the place, or the heading behind the one that it follows', () => {
    const there = remedyFor(done, entryOf(done), 'root-cause');
    assert.deepEqual(there, { title: 'Go to Root Cause', edits: [], line: 22, character: 0 });
    const without = done.replace('## 🔍 Root Cause\n\n', '').replaceAll('\n', '\r\n');
    const added = remedyFor(without, entryOf(without), 'root-cause');
    assert.equal(added?.title, 'Add Root Cause');
    const text = applyEdits(without, added.edits);
    assert.equal(text, done.replace('🔍 ', '').replaceAll('\n', '\r\n'));
    assert.deepEqual([added.line, added.character], [22, 0]);
    assert.equal(
      remedyFor(text.replace('Cause\r\n', 'Cause\r\n\r\nA race.\r\n'), entryOf(text), 'root-cause'),
      undefined,
    );
  });

  it('holds for an entry of a log too', () => {
    const text =
      '# Log\n\n## Challenge 1: One\n\n**Status:** Resolved\n\n### Problem\n\nX.\n\n## Challenge 2: Two\n\n**Status:** Open\n';
    const found = unmetRequirements(refOf('docs/log.md'), text, ['lesson']);
    assert.deepEqual(
      found.map(({ entry, line }) => [entry.title, line]),
      [['One', 3]],
    );
    const added = remedyFor(text, entryOf(text, 'docs/log.md'), 'lesson');
    assert.equal(applyEdits(text, added?.edits ?? []), text.replace('X.\n', 'X.\n\n### Lessons Learned\n'));
  });
});

describe('the time to resolve', () => {
  it('is told in the unit that fits', () => {
    const from = '2026-11-20T17:31:05+01:00';
    assert.equal(elapsed(from, '2026-11-20T17:31:06+01:00'), '1 minute');
    assert.equal(elapsed(from, '2026-11-20T17:32:05+00:00'), '61 minutes');
    assert.equal(elapsed(from, '2026-11-21T08:31:05+01:00'), '15 hours');
    assert.equal(elapsed(from, '2026-11-23T09:00:00+01:00'), '3 days');
    assert.equal(elapsed('2026-11-20', '2026-11-23T09:00:00+01:00'), '3 days');
    assert.equal(elapsed('2026-11-23', '2026-11-23T09:00:00+01:00'), 'less than a day');
    for (const unknown of [undefined, 'last week', '2026-11', '2027-01-01'])
      assert.equal(elapsed(unknown, '2026-11-23T09:00:00+01:00'), undefined);
    assert.deepEqual([0, 1, 60, 150].map(inHours), ['0 minutes', '1 minute', '1 hour', '2 hours 30 minutes']);
  });
});

describe('the pull request of a commit', () => {
  it('is read from what forges write', () => {
    const numbers: [string, string, number | undefined][] = [
      ['Close it (#123)', '', 123],
      ['Merge pull request #45 from x/y', 'Close it', 45],
      ["Merge branch 'x' into 'main'", 'Close it\n\nSee merge request group/sub/project!67', 67],
      ['Merged in topic (pull request #8)', '', 8],
      ['Merged PR 910: Close it', '', 910],
      ['Close #12', 'fixes #34', undefined],
      ['Close (#0)', '', undefined],
    ];
    for (const [subject, body, number] of numbers)
      assert.equal(pullRequestOf(subject, body), number, subject);
  });

  it('is linked where the forge is known, and without credentials', () => {
    const links = (url: string) => {
      const { commit, pullRequest } = forgeLinks(url, { 'git.example.com': 'gitlab' });
      return [commit(HASH), pullRequest(12)];
    };
    assert.deepEqual(links('https://user:secret@github.com/a/b.git'), [
      `https://github.com/a/b/commit/${HASH}`,
      'https://github.com/a/b/pull/12',
    ]);
    assert.deepEqual(links('git@git.example.com:a/b/c.git'), [
      `https://git.example.com/a/b/c/-/commit/${HASH}`,
      'https://git.example.com/a/b/c/-/merge_requests/12',
    ]);
    assert.deepEqual(links('https://unknown.example.org/a/b'), [undefined, undefined]);
    assert.equal(forgeLinks('https://github.com/a/b', {}).commit('not a hash'), undefined);
  });
});
