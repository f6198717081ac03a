import { strict as assert } from 'node:assert';
import { lines, listed } from './support';

describe('a document that is one entry', () => {
  it('is a decision record', () =>
    assert.deepEqual(
      listed(
        'docs/adr/0004-use-tabs.md',
        lines(
          '# 4. Use tabs',
          '',
          'Date: 2026-01-02',
          '',
          '## Status',
          '',
          'Accepted',
          '',
          '## Context',
          '',
          'Files differ.',
          '',
          '## Decision',
          '',
          'Tabs.',
          '',
          '## Consequences',
          '',
          'None.',
        ),
      ),
      ['1-19 report decision resolved "Accepted" #4 Use tabs 2026-01-02'],
    ));

  it('has the status that stands below “Resolved”, and none where that names what is listed or told', () => {
    const below = (...text: string[]) =>
      listed('docs/blockers/web.md', lines('# Web', '', 'It fails.', '', '## Resolved', '', ...text));
    assert.deepEqual(below('Yes, in #12'), ['1-7 report blocker resolved "Yes, in #12" Web']);
    assert.deepEqual(below('No, since June'), ['1-7 report blocker open "No, since June" Web']);
    for (const text of [
      '- Keys',
      '- **Keys:** rotated',
      '- Open sockets',
      '1. Keys',
      '| Keys | DNS |',
      '### Open sockets',
      'Keys were missing.',
    ])
      assert.deepEqual(below(text), ['1-7 report blocker open? Web'], text);
  });

  it('is none where lists say their state, in a folder whose pages need not be entries', () =>
    assert.deepEqual(
      listed(
        'docs/challenges/web.md',
        lines('# Web', '', '## Open', '', '- Keys', '', '## Resolved', '', '- DNS', '- Disk'),
        true,
      ),
      [
        '5-5 item challenge open "Open" Keys',
        '9-9 item challenge resolved "Resolved" DNS',
        '10-10 item challenge resolved "Resolved" Disk',
      ],
    ));

  it('is a decision record by its headings, wherever it stands', () =>
    assert.deepEqual(
      listed(
        'notes/x.md',
        lines(
          '# 4. Use tabs',
          '',
          'Date: 2026-01-02',
          '',
          '## Status',
          '',
          'Accepted',
          '',
          '## Context',
          '',
          'Files differ.',
          '',
          '## Decision',
          '',
          'Tabs.',
          '',
          '## Consequences',
          '',
          'None.',
        ),
      ),
      ['1-19 report decision resolved "Accepted" #4 Use tabs 2026-01-02'],
    ));

  it('says its status in front matter', () =>
    assert.deepEqual(
      listed(
        'docs/adr/0004-use-tabs.md',
        lines(
          '---',
          'status: rejected',
          'date: 2026-02-03',
          'deciders: Ann',
          '---',
          '# Use tabs',
          '',
          '## Context and Problem Statement',
          '',
          'x',
          '',
          '## Decision Outcome',
          '',
          'Tabs',
        ),
      ),
      ['6-14 report decision resolved "rejected" #4 Use tabs 2026-02-03'],
    ));

  it('has the number of its folder', () =>
    assert.deepEqual(
      listed(
        'docs/adr/0004-use-tabs/index.md',
        lines(
          '# Use tabs',
          '',
          '## Status',
          '',
          'Accepted',
          '',
          '## Context',
          '',
          'x',
          '',
          '## Decision',
          '',
          'Tabs',
        ),
      ),
      ['1-13 report decision resolved "Accepted" #4 Use tabs'],
    ));

  it('is no template', () =>
    assert.deepEqual(
      listed(
        'docs/adr/template.md',
        lines(
          '# 4. Use tabs',
          '',
          'Date: 2026-01-02',
          '',
          '## Status',
          '',
          'Accepted',
          '',
          '## Context',
          '',
          'Files differ.',
          '',
          '## Decision',
          '',
          'Tabs.',
          '',
          '## Consequences',
          '',
          'None.',
        ),
      ),
      [],
    ));

  it('is no template in a folder of them', () =>
    assert.deepEqual(
      listed(
        'docs/templates/adr.md',
        lines(
          '# 4. Use tabs',
          '',
          'Date: 2026-01-02',
          '',
          '## Status',
          '',
          'Accepted',
          '',
          '## Context',
          '',
          'Files differ.',
          '',
          '## Decision',
          '',
          'Tabs.',
          '',
          '## Consequences',
          '',
          'None.',
        ),
      ),
      [],
    ));

  it('is no index', () =>
    assert.deepEqual(
      listed(
        'docs/adr/README.md',
        lines(
          '# 4. Use tabs',
          '',
          'Date: 2026-01-02',
          '',
          '## Status',
          '',
          'Accepted',
          '',
          '## Context',
          '',
          'Files differ.',
          '',
          '## Decision',
          '',
          'Tabs.',
          '',
          '## Consequences',
          '',
          'None.',
        ),
      ),
      [],
    ));

  it('is none that nobody filled in', () =>
    assert.deepEqual(
      listed('docs/adr/0005-x.md', lines('# ADR-0005: [Title]', '', '## Decision', '', 'x')),
      [],
    ));

  it('has the state of its folder', () =>
    assert.deepEqual(
      listed(
        'docs/bugs/FIXED/007-sockets.md',
        lines(
          '# Sockets leak',
          '',
          '## Problem',
          '',
          'They leak.',
          '',
          '## Root Cause',
          '',
          'Nobody closes.',
        ),
      ),
      ['1-9 report troubleshooting resolved "FIXED" #7 Sockets leak'],
    ));

  it('has the state of its name', () =>
    assert.deepEqual(
      listed('docs/bugs/007-sockets.closed.md', lines('# Sockets leak', '', '## Problem', '', 'They leak.')),
      ['1-5 report troubleshooting resolved "closed" #7 Sockets leak'],
    ));

  it('is open as a known error by its name', () =>
    assert.deepEqual(
      listed(
        'docs/bugs/007-sockets.known-error.md',
        lines('# Sockets leak', '', '## Problem', '', 'They leak.'),
      ),
      ['1-5 report troubleshooting open "known-error" #7 Sockets leak'],
    ));

  it('is called as its file where it has no heading of its own', () =>
    assert.deepEqual(
      listed(
        'docs/bugs/007-sockets_leak.md',
        lines('Severity: High', '', '## Symptoms', '', 'They leak.', '', '## Solution', '', 'Close.'),
      ),
      ['3-9 report troubleshooting resolved? #7 sockets leak !high'],
    ));

  it('takes its facts from front matter, and no status from tasks', () =>
    assert.deepEqual(
      listed(
        'docs/incidents/2026-03-01-outage.md',
        lines(
          '---',
          'title: "Push outage"',
          'severity: P1',
          'tags: [push, api]',
          'category: infra',
          'created: 2026-03-02',
          '---',
          '',
          '## Timeline',
          '',
          '- Status: Open',
          '',
          '## Root Cause',
          '',
          'DNS',
          '',
          '## Action Items',
          '',
          '- Status: Open',
        ),
      ),
      ['9-19 report troubleshooting open? Push outage !high 2026-03-02 @infra [push api]'],
    ));

  it('is a post-mortem by its title', () =>
    assert.deepEqual(
      listed(
        'docs/postmortem.md',
        lines(
          '# Postmortem: Push outage',
          '',
          '**Date:** 2026-03-01',
          '**Severity:** SEV-1',
          '',
          '## Impact',
          '',
          'Users',
          '',
          '## Resolution',
          '',
          'Restart',
        ),
      ),
      ['1-12 report troubleshooting resolved? Push outage !critical 2026-03-01'],
    ));

  it('is a page of a folder of things learned', () =>
    assert.deepEqual(listed('til/tabs.md', lines('# Tabs in Make', '', 'They are needed.')), [
      '1-3 report til reference? Tabs in Make',
    ]));

  it('has the date of its name', () =>
    assert.deepEqual(listed('til/git/2026-03-01.md', lines('# Stash', '', 'x')), [
      '1-3 report til reference? Stash 2026-03-01',
    ]));

  it('is a page of a folder of challenges, with the number of its name', () =>
    assert.deepEqual(listed('docs/challenges/001-x.md', lines('# Sockets', '', 'text'), true), [
      '1-3 report challenge open? #1 Sockets',
    ]));

  it('is a page of a folder of challenges, with the number of its title', () =>
    assert.deepEqual(listed('docs/challenges/001-x.md', lines('# Challenge 2: Sockets', '', 'text'), true), [
      '1-3 report challenge open? #2 Sockets',
    ]));

  it('is no overview of such a folder', () =>
    assert.deepEqual(listed('docs/challenges/overview.md', lines('# Sockets', '', 'text'), true), []));

  it('is none that tells how it is done', () =>
    assert.deepEqual(listed('docs/challenges/guide.md', lines('# How to use this', '', 'text'), true), []));

  it('is none without a title', () =>
    assert.deepEqual(listed('docs/challenges/002-y.md', lines('Just a sentence.'), true), []));

  it('tells of a problem, its cause and its remedy', () =>
    assert.deepEqual(
      listed(
        'docs/sockets.md',
        lines(
          '# Sockets leak',
          '',
          '## Problem',
          'a',
          '## Root Cause',
          'c',
          '## Solution',
          'b',
          '**Status:** Fixed',
        ),
      ),
      ['1-9 report challenge resolved "Fixed" Sockets leak'],
    ));

  it('tells of symptoms and how to reproduce them', () =>
    assert.deepEqual(
      listed(
        'docs/sockets.md',
        lines(
          '# Sockets leak',
          '',
          '## Symptoms',
          'a',
          '## Steps to Reproduce',
          'c',
          '## Investigation',
          'b',
          '## Workaround',
          'd',
        ),
      ),
      ['1-10 report troubleshooting open? Sockets leak'],
    ));

  it('loses a stray quotation mark of its title', () =>
    assert.deepEqual(
      listed(
        'docs/sockets.md',
        lines(
          '# Sockets leak"',
          '',
          '**Status:** Open',
          '## Problem',
          'a',
          '## Root Cause',
          'c',
          '## Solution',
          'b',
        ),
      ),
      ['1-9 report challenge open "Open" Sockets leak'],
    ));

  it('tells of nothing in a guide', () =>
    assert.deepEqual(
      listed('docs/guide.md', lines('# Guide', '', '## Problem', 'a', '## Solution', 'b')),
      [],
    ));

  it('has a known status in front matter', () =>
    assert.deepEqual(
      listed(
        'docs/x.md',
        lines(
          '---',
          'type: bug',
          'id: BUG-12',
          'state: closed',
          'title: Sockets',
          '---',
          '# Sockets',
          '',
          '## Problem',
          'x',
        ),
      ),
      ['7-10 report troubleshooting resolved "closed" #12 Sockets'],
    ));

  it('has an id in its title', () =>
    assert.deepEqual(
      listed(
        'docs/x.md',
        lines(
          '---',
          'type: bug',
          'priority: high',
          '---',
          '# BUG-3: Sockets',
          '**Status:** Fixed',
          '',
          '## Problem',
          'x',
        ),
      ),
      ['5-9 report troubleshooting resolved "Fixed" #3 Sockets !high'],
    ));

  it('is a numbered document with a problem and a remedy', () =>
    assert.deepEqual(
      listed('docs/bug-12-sockets.md', lines('# Sockets', '', '## Problem', 'x', '', '## Solution', 'y')),
      ['1-7 report challenge resolved? #12 Sockets'],
    ));

  it('is a numbered page', () =>
    assert.deepEqual(listed('notes/0012-sockets.md', lines('# Sockets', '', 'text')), [
      '1-3 report decision resolved? #12 Sockets',
    ]));

  it('is no numbered page of a tutorial', () =>
    assert.deepEqual(listed('tutorials/0012-sockets.md', lines('# Sockets', '', 'text')), []));

  it('is no numbered proposal', () =>
    assert.deepEqual(listed('notes/0012-sockets.md', lines('# RFC: Sockets', '', 'text')), []));

  it('is no page of a site', () =>
    assert.deepEqual(
      listed('docs/bugs/x.md', lines('---', 'layout: post', '---', '# Sockets', '', 'text')),
      [],
    ));

  it('is no page of a course', () =>
    assert.deepEqual(
      listed('docs/bugs/x.md', lines('# Sockets', '', '## Learning objectives', '', 'text')),
      [],
    ));

  it('is no page that says how the folder is kept', () =>
    assert.deepEqual(listed('docs/incidents/process.md', lines('# Incidents', '', 'text')), []));

  it('is none where several share it', () =>
    assert.deepEqual(
      listed(
        'docs/adr/0004-all.md',
        lines(
          '# Decisions',
          '',
          '## ADR-1: Tabs',
          '',
          '### Status',
          'Accepted',
          '',
          '## ADR-2: Spaces',
          '',
          '### Status',
          'Proposed',
        ),
      ),
      ['3-6 block decision resolved "Accepted" #1 Tabs', '8-11 block decision open "Proposed" #2 Spaces'],
    ));

  it('is several where it has several headings of rank 1', () =>
    assert.deepEqual(
      listed(
        'docs/adr/0004-all.md',
        lines('# ADR-1: Tabs', '', '**Status:** Accepted', '', '# ADR-2: Spaces', '', '**Status:** Proposed'),
      ),
      ['1-3 block decision resolved "Accepted" #1 Tabs', '5-7 block decision open "Proposed" #2 Spaces'],
    ));
});
describe('examples of reports', () => {
  it('are entries, with their labels and their whole text', () =>
    assert.deepEqual(
      listed(
        'docs/issues.md',
        lines(
          '# Issues',
          '',
          '## Example 1: Bug - leak',
          '',
          '**Title:** `Sockets leak`',
          '**Labels:** `bug`, `ui`',
          '**Status:** Fixed',
          '',
          '```markdown',
          '## Problem',
          '',
          'They leak',
          '',
          '```js',
          'x()',
          '```',
          '',
          '## Solution',
          '',
          'Close',
          '```',
          '',
          '---',
          '',
          '## Example 2: Blocker',
          '',
          '**Title:** `[BUG] Ports taken`',
          '**Labels:** `bug`, `ui`',
          '**Status:** Fixed',
          '',
          '```markdown',
          '## Problem',
          '',
          'Taken',
          '',
          '```js',
          'x()',
          '```',
          '',
          '## Solution',
          '',
          'Close',
          '```',
          '',
          '---',
          '',
          '## Example 3: x',
          '',
          '**Title:** `[Title]`',
          '**Labels:** `bug`, `ui`',
          '**Status:** Fixed',
          '',
          '```markdown',
          '## Problem',
          '',
          'x',
          '',
          '```js',
          'x()',
          '```',
          '',
          '## Solution',
          '',
          'Close',
          '```',
          '',
          '---',
          '',
          '## After',
          'text',
        ),
      ),
      [
        '3-23 block troubleshooting resolved "Fixed" Sockets leak [bug ui]',
        '25-45 block blocker resolved "Fixed" Ports taken [bug ui]',
      ],
    ));

  it('need a title and a fence', () =>
    assert.deepEqual(
      listed(
        'docs/issues.md',
        lines('# Issues', '', '## Example 1: x', '', '**Title:** a title', '', 'no fence'),
      ),
      [],
    ));

  it('may be in other languages, with other fences', () =>
    assert.deepEqual(
      listed(
        'docs/issues.md',
        lines(
          '# Issues',
          '',
          '### 例 1：バグ',
          '',
          '**Title**: ポート',
          '',
          '~~~md',
          '## 問題',
          '',
          '使用中',
          '~~~',
        ),
      ),
      ['3-10 block troubleshooting open? ポート'],
    ));
});
