import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { LONGEST_URL, newIssuePage, type IssueDraft } from '../../../../src/core/issues/newIssue';
import { runs } from '../../../support/long';

const draft: IssueDraft = {
  title: 'Retry #3 fails: 50 % & more?',
  body: '## Problem\n\nIt “leaks” + stops.\n',
  labels: ['challenge', 'a,b', 'has "quotes"', 'challenge'],
};
const pageFor = (remote: string, some: Partial<IssueDraft> = {}, forges = {}) =>
  newIssuePage(remote, { ...draft, ...some }, forges);
const parametersOf = (url: string) => Object.fromEntries(new URL(url).searchParams);

describe('the page for a new issue', () => {
  it('is filled in on GitHub', () => {
    for (const remote of ['https://someone:secret@github.com/acme/app.git', 'git@github.com:acme/app.git']) {
      const page = pageFor(remote);
      assert.ok(page);
      assert.ok(
        page.url.startsWith(
          'https://github.com/acme/app/issues/new?title=Retry%20%233%20fails%3A%2050%20%25%20%26%20more%3F&body=',
        ),
      );
      assert.doesNotMatch(page.url, /secret|someone|#/);
      assert.deepEqual(parametersOf(page.url), {
        title: draft.title,
        body: draft.body,
        labels: 'challenge,has "quotes"',
      });
      assert.equal(page.clipboard, undefined);
    }
  });

  it('has labels as quick actions on GitLab, and no other commands', () => {
    const body = 'Run\n\n/close\n/usr/bin/x\n\n```sh\n/close\n```\n';
    const page = pageFor(
      'https://gitlab.example.com/group/sub/app.git',
      { body },
      { 'gitlab.example.com': 'gitlab' },
    );
    assert.ok(
      page?.url.startsWith('https://gitlab.example.com/group/sub/app/-/issues/new?issue%5Btitle%5D='),
    );
    assert.deepEqual(parametersOf(page?.url ?? ''), {
      'issue[title]': draft.title,
      'issue[description]':
        'Run\n\n\\/close\n/usr/bin/x\n\n```sh\n/close\n```\n\n\n/label ~"challenge" ~"a,b" ~"has quotes"',
    });
  });

  it('tells labels in words on Gitea', () => {
    const page = pageFor('https://codeberg.org/acme/app');
    assert.deepEqual(page && parametersOf(page.url), {
      title: draft.title,
      body: `${draft.body.trimEnd()}\n\nLabels: challenge, a,b, has "quotes"\n`,
    });
  });

  it('is a task in HTML on Azure', () => {
    for (const remote of [
      'https://acme@dev.azure.com/acme/shop/_git/app',
      'git@ssh.dev.azure.com:v3/acme/shop/app',
    ]) {
      const page = pageFor(remote, { body: 'a < b\nc' });
      assert.ok(page?.url.startsWith('https://dev.azure.com/acme/shop/_workitems/create/Task?'));
      assert.deepEqual(parametersOf(page?.url ?? ''), {
        '[System.Title]': draft.title,
        '[System.Description]': 'a &lt; b<br>c',
        '[System.Tags]': 'challenge; a b; has "quotes"',
      });
    }
  });

  it('takes only a title on Bitbucket, and is none where there are no issues', () => {
    const page = pageFor('git@bitbucket.org:acme/app.git');
    assert.deepEqual(page && parametersOf(page.url), { title: draft.title });
    assert.equal(page?.clipboard, draft.body);
    assert.equal(
      pageFor('https://git.example.com/scm/KEY/app.git', {}, { 'git.example.com': 'bitbucket' }),
      undefined,
    );
    assert.equal(pageFor('https://git.example.com/acme/app.git'), undefined);
    assert.equal(pageFor('../app.git'), undefined);
  });

  it('hands a long body to the clipboard, and keeps title and labels', () => {
    const body = '木'.repeat(1_000);
    const page = pageFor('git@github.com:acme/app.git', { body });
    assert.equal(page?.clipboard, body);
    assert.deepEqual(parametersOf(page.url), { title: draft.title, labels: 'challenge,has "quotes"' });
    const gitlab = pageFor('git@gitlab.com:acme/app.git', { body });
    assert.equal(gitlab?.clipboard, body);
    assert.match(parametersOf(gitlab.url)['issue[description]'] ?? '', /^\/label /);
  });

  it('is never too long, and means what was given', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'git@github.com:a/b',
          'git@gitlab.com:a/b',
          'https://codeberg.org/a/b',
          'https://dev.azure.com/a/b/_git/c',
        ),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
        fc.string({ unit: 'grapheme', maxLength: 3_000 }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 80 }),
        (remote, title, body, labels) => {
          const page = newIssuePage(remote, { title, body, labels });
          assert.ok(page && page.url.length <= LONGEST_URL);
          assert.match(page.url, /^https:\/\/[a-z.]+\/[\w/-]+\?[\w%=&.~-]+$/);
          const [shown] = Object.values(parametersOf(page.url));
          assert.equal(shown, [...title].slice(0, 255).join('').toWellFormed());
        },
      ),
      { numRuns: runs(500) },
    );
  });
});
