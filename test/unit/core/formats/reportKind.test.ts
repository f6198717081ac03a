import { strict as assert } from 'node:assert';
import { openSource } from '../../../../src/core/formats/format';
import { report } from '../../../../src/core/formats/report';

const entryOf = (path: string, text: string, inTarget: boolean) =>
  report.read(openSource({ uri: path, path, inTarget }, text))?.findings[0]?.entry;

/** The kind of the entry that a document with these headings and labels is; `none` where it is no entry. */
const kind = (path: string, ...blocks: readonly string[]): string =>
  entryOf(path, blocks.map(withText).join('\n\n'), false)?.kind ?? 'none';

/** The same in a folder that new entries go to. */
const kindInTarget = (path: string, ...blocks: readonly string[]): string =>
  entryOf(path, blocks.map(withText).join('\n\n'), true)?.kind ?? 'none';

const withText = (block: string): string => (block.startsWith('## ') ? `${block}\n\nSome words.` : block);

const header = (...fields: readonly string[]): string => ['---', ...fields, '---'].join('\n');

describe('a document that is a decision', () => {
  for (const heading of ['Status', 'Context', 'Problem', 'Consequences', 'Options'])
    it(`has two headings beside the decision's: one is ${heading}`, () =>
      assert.equal(
        kind(
          'docs/tabs.md',
          '# Tabs',
          `## ${heading}`,
          '## Decision',
          heading === 'Status' ? '## Context' : '## Status',
        ),
        'decision',
      ));

  for (const others of [['## Status'], ['## Context'], ['## Consequences'], ['## Context', '## Problem']])
    it(`is not known by ${others.join(' and ')} alone`, () =>
      assert.equal(kind('docs/tabs.md', '# Tabs', ...others, '## Decision'), 'none'));

  it('needs one of them where its name has a number', () => {
    assert.equal(kind('docs/7-tabs.md', '# Tabs', '## Context', '## Decision'), 'decision');
    assert.equal(kind('docs/ADR-7-tabs.md', '# Tabs', '## Context', '## Decision'), 'decision');
    assert.equal(kind('docs/7-tabs.md', '# Tabs', '**Status:** Accepted', '## Decision'), 'decision');
    assert.equal(kind('docs/7-tabs.md', '# Tabs', '## Decision'), 'none');
    assert.equal(kind('docs/use-of-7-tabs.md', '# Tabs', '## Context', '## Decision'), 'none');
    assert.equal(kind('docs/tabs7.md', '# Tabs', '## Context', '## Decision'), 'none');
  });

  it('needs one of them in a document about decisions', () => {
    assert.equal(kind('docs/decisions.md', '# Tabs', '## Context', '## Decision'), 'decision');
    assert.equal(kind('docs/blockers.md', '# Tabs', '## Context', '## Decision'), 'none');
  });

  it('needs none where its title says so', () => {
    assert.equal(kind('docs/tabs.md', '# ADR-0002: Use tabs'), 'decision');
    assert.equal(kind('docs/tabs.md', header('layout: page'), '# ADR-0002: Use tabs'), 'decision');
    assert.equal(kind('docs/adr/tabs.md', header('layout: page'), '# Use tabs'), 'none');
  });

  it('may lack the heading of the decision', () => {
    assert.equal(kind('docs/tabs.md', '# Tabs', '## Status', '## Context', '## Consequences'), 'decision');
    assert.equal(kind('docs/tabs.md', '# Tabs', '## Status', '## Problem', '## Consequences'), 'decision');
    assert.equal(kind('docs/tabs.md', '# Tabs', '## Status', '## Consequences'), 'none');
    assert.equal(kind('docs/tabs.md', '# Tabs', '## Status', '## Context'), 'none');
    assert.equal(kind('docs/tabs.md', '# Tabs', '## Context', '## Consequences'), 'none');
  });

  it('may have labels for its context and its consequences', () =>
    assert.equal(
      kind(
        'docs/tabs.md',
        '# Tabs',
        '**Context:** Files differ.',
        '## Status',
        '## Decision',
        'Tabs.\n\n**Consequences:** None.',
      ),
      'decision',
    ));

  it('is no page that has a section of decisions', () =>
    assert.equal(
      kind('docs/kestrel.md', '# Kestrel', '## Context', '## Design decisions', '## Consequences'),
      'none',
    ));
});

describe('a document that tells of a problem', () => {
  const known = header('status: open');

  for (const heading of ['Symptoms', 'Error message', 'Steps to Reproduce'])
    it(`is a case of troubleshooting by its heading ${heading}`, () =>
      assert.equal(kind('docs/x.md', known, '# Sockets', '## Problem', `## ${heading}`), 'troubleshooting'));

  for (const heading of ['Root Cause', 'Investigation', 'Attempts'])
    it(`is a case of troubleshooting by its impact and the heading ${heading}`, () => {
      assert.equal(
        kind('docs/x.md', known, '# Sockets', '## Problem', '## Impact', `## ${heading}`),
        'troubleshooting',
      );
      assert.equal(kind('docs/x.md', known, '# Sockets', '## Problem', `## ${heading}`), 'challenge');
    });

  it('is a case of troubleshooting by its impact and a timeline', () =>
    assert.equal(
      kind('docs/x.md', known, '# Sockets', '**Timeline:** two days', '## Problem', '## Impact'),
      'troubleshooting',
    ));

  it('is else a challenge', () =>
    assert.equal(kind('docs/x.md', known, '# Sockets', '## Problem', '## Impact'), 'challenge'));

  it('is what its front matter says', () => {
    assert.equal(
      kind('docs/x.md', header('status: open', 'type: blocker'), '# Sockets', '## Problem'),
      'blocker',
    );
    assert.equal(
      kind('docs/x.md', header('status: open', 'kind: blocker'), '# Sockets', '## Problem'),
      'blocker',
    );
    assert.equal(
      kind('docs/x.md', header('status: open', 'type: blocker', 'kind: til'), '# Sockets', '## Problem'),
      'blocker',
    );
  });

  for (const heading of [
    'Symptoms',
    'Error message',
    'Solution',
    'Workaround',
    'Proposed solution',
    'Results',
    'Status',
    'Prevention',
  ])
    it(`is known by a status in its header and the heading ${heading}`, () => {
      assert.notEqual(kind('docs/x.md', known, '# Sockets', `## ${heading}`), 'none');
      assert.equal(kind('docs/x.md', '# Sockets', `## ${heading}`), 'none');
    });

  it('is known by a status and a severity or priority in its header', () => {
    assert.equal(kind('docs/x.md', header('state: open', 'severity: high'), '# Sockets'), 'challenge');
    assert.equal(kind('docs/x.md', header('status: open', 'priority: high'), '# Sockets'), 'challenge');
    assert.equal(kind('docs/x.md', header('severity: high'), '# Sockets'), 'none');
    assert.equal(kind('docs/x.md', known, '# Sockets'), 'none');
  });

  it('is not known by a word that is no status', () =>
    assert.equal(kind('docs/x.md', header('status: banana'), '# Sockets', '## Problem'), 'none'));

  for (const label of ['Status', 'Severity', 'Priority', 'Time spent'])
    it(`is known by an id in its title and its ${label.toLowerCase()}`, () => {
      assert.equal(kind('docs/x.md', '# SOC-12: Sockets', `**${label}:** 4`), 'challenge');
      assert.equal(kind('docs/x.md', '# Sockets', `**${label}:** 4`), 'none');
    });

  it('is known by an id in its title and any status in its header', () =>
    assert.equal(kind('docs/x.md', header('status: banana'), '# SOC-12: Sockets'), 'challenge'));

  it('is known by an id in its title, a problem, and what was done or why it was', () => {
    assert.equal(kind('docs/x.md', '# SOC-12: Sockets', '## Problem', '## Solution'), 'challenge');
    assert.equal(kind('docs/x.md', '# SOC-12: Sockets', '## Problem', '## Root Cause'), 'challenge');
    assert.equal(kind('docs/x.md', '# SOC-12: Sockets', '## Problem'), 'none');
    assert.equal(kind('docs/x.md', '# SOC-12: Sockets', '## Root Cause', '## Solution'), 'none');
  });

  it('is known by a number, a problem and a remedy', () => {
    assert.equal(kind('docs/12-sockets.md', '# Sockets', '## Problem', '## Solution'), 'challenge');
    assert.equal(kind('docs/12-sockets.md', '# Sockets', '## Problem'), 'none');
    assert.equal(kind('docs/12-sockets.md', '# Sockets', '## Solution'), 'none');
    assert.equal(kind('docs/sockets.md', '# Sockets', '## Problem', '## Solution'), 'none');
  });

  for (const [problem, cause, remedy] of [
    ['Problem', 'Root Cause', 'Solution'],
    ['Error message', 'Root Cause', 'Results'],
    ['Problem', 'Investigation', 'Status'],
    ['Problem', 'Steps to Reproduce', 'Proposed solution'],
    ['Error message', 'Investigation', 'Workaround'],
  ] as const)
    it(`is known by its headings ${problem}, ${cause} and ${remedy}, and by no two of them`, () => {
      const of = (...headings: readonly string[]) =>
        kind('docs/x.md', '# Sockets', ...headings.map((name) => `## ${name}`));
      assert.notEqual(of(problem, cause, remedy), 'none');
      assert.equal(of(problem, cause), 'none');
      assert.equal(of(problem, remedy), 'none');
      assert.equal(of(cause, remedy), 'none');
    });
});

describe('symptoms', () => {
  it('are the problem and tell of its cause, where a remedy is told', () => {
    assert.equal(kind('docs/x.md', '# Sockets', '## Symptoms', '## Solution'), 'troubleshooting');
    assert.equal(kind('docs/x.md', '# Sockets', '## Problem', '## Symptoms'), 'none');
    assert.equal(kind('docs/x.md', '# Sockets', '## Symptoms', '## Root Cause'), 'none');
  });
});

describe('a numbered page', () => {
  it('is a challenge where it tells of a problem or a remedy, else a decision', () => {
    assert.equal(kind('notes/0012-sockets.md', '# Sockets'), 'decision');
    assert.equal(kind('notes/0012-sockets.md', '# Sockets', '## Problem'), 'challenge');
    assert.equal(kind('notes/0012-sockets.md', '# Sockets', '## Solution'), 'challenge');
  });

  it('is what its front matter says', () =>
    assert.equal(kind('notes/0012-sockets.md', header('type: bug'), '# Sockets'), 'troubleshooting'));

  it('is none whose number is a year, a date or another width, or that has no title', () => {
    assert.equal(kind('notes/2024-sockets.md', '# Sockets'), 'none');
    assert.equal(kind('notes/1999-sockets.md', '# Sockets'), 'none');
    assert.equal(kind('notes/0012-01-sockets.md', '# Sockets'), 'none');
    assert.equal(kind('notes/012-sockets.md', '# Sockets'), 'none');
    assert.equal(kind('notes/x0012-sockets.md', '# Sockets'), 'none');
    assert.equal(kind('notes/0012-sockets.md', '## Problem'), 'none');
  });

  for (const folder of ['rfcs', 'proposals', 'posts', 'chapters', 'meetings'])
    it(`is none in a folder of ${folder}`, () =>
      assert.equal(kind(`${folder}/0012-sockets.md`, '# Sockets'), 'none'));
});

describe('a page of a folder of entries', () => {
  it('is one, unless a site generator made it', () => {
    assert.equal(kind('docs/bugs/x.md', '# Sockets'), 'troubleshooting');
    assert.equal(kind('docs/bugs/x.md', header('status: Published'), '# Sockets'), 'none');
  });

  it('is of its own kind where it says one', () => {
    assert.equal(kind('docs/bugs/x.md', header('type: blocker'), '# Sockets'), 'blocker');
    assert.equal(kind('docs/bugs/x.md', '# Today I learned: Sockets'), 'til');
  });

  for (const name of ['process', 'policy', 'on-call', 'how-to-report', 'severity-levels', 'faq'])
    it(`is none that is called ${name}`, () => {
      assert.equal(
        kind(`docs/incidents/${name}.md`, '# Sockets', '## Problem', '## Root Cause', '## Solution'),
        'none',
      );
      assert.equal(kind(`docs/incidents/${name}.md`, '# Sockets', '**Status:** Draft'), 'none');
    });

  for (const heading of ['Prerequisites', 'Exercises', 'Before you begin', 'Step 1 Clone'])
    it(`is none of a course, which has a heading ${heading}`, () =>
      assert.equal(kind('docs/bugs/x.md', '# Sockets', `## ${heading}`, '## More'), 'none'));

  it('is none that is called index and only has the title of one', () => {
    assert.equal(kind('docs/kestrel.md', '# Postmortem: Outage'), 'troubleshooting');
    assert.equal(kind('docs/INDEX.md', '# Postmortem: Outage'), 'none');
  });

  it('must have a number or tell of a problem where new entries go to a folder', () => {
    assert.equal(kindInTarget('docs/log/sockets.md', '# Sockets'), 'none');
    assert.equal(kindInTarget('docs/log/sockets.md', '# Sockets', '## Problem', '## Solution'), 'challenge');
    assert.equal(
      kindInTarget('docs/log/sockets.md', '# Sockets', '## Problem', '## Root Cause'),
      'challenge',
    );
    assert.equal(kindInTarget('docs/log/sockets.md', '# Sockets', '## Problem'), 'none');
    assert.equal(kindInTarget('docs/log/7-sockets.md', '# Sockets'), 'challenge');
  });

  for (const folder of [
    'docs/troubleshooting',
    'docs/troubleshooting-guides/bugs',
    'docs/guide/incidents',
    'docs/how-to/bugs',
    'docs/howto/bugs',
  ])
    it(`has two headings that tell of a case in ${folder}, which holds other pages too`, () => {
      assert.equal(kind(`${folder}/x.md`, '# Sockets', '## Symptoms'), 'none');
      assert.equal(kind(`${folder}/x.md`, '# Sockets', '## Symptoms', '## Usage'), 'none');
      assert.equal(kind(`${folder}/x.md`, '# Sockets', '## Symptoms', '## Solution'), 'troubleshooting');
    });

  it('needs no such headings where only a folder far above is called so, or where its title says what it is', () => {
    assert.equal(kind('guides/kestrel/bugs/x.md', '# Sockets'), 'troubleshooting');
    assert.equal(kind('docs/guides/x.md', '# Postmortem: Outage'), 'troubleshooting');
  });
});

describe('a document about several problems', () => {
  const parts = ['## Problem', '## Root Cause', '## Solution'] as const;

  it('is none itself, though it has the headings of one', () => {
    assert.equal(kind('docs/blockers.md', '# Kestrel', ...parts), 'none');
    assert.equal(kind('docs/blockers.md', '# 3. Kestrel', ...parts), 'blocker');
    assert.equal(kind('docs/blockers/index.md', '# Kestrel', ...parts), 'blocker');
  });

  it('is one by its own status, in its header', () =>
    assert.equal(kind('docs/blockers.md', header('status: open'), '# Kestrel', ...parts), 'blocker'));
});

describe('a page that tells what to do', () => {
  const parts = ['## Problem', '## Root Cause', '## Solution'] as const;

  for (const title of ['Runbook: Sockets', 'Guide', 'Handbook of sockets', 'System architecture', 'Overview'])
    it(`is no entry: ${title}`, () => assert.equal(kind('docs/x.md', `# ${title}`, ...parts), 'none'));

  for (const title of ['Guided sockets leak', 'Architecture of sockets leaks'])
    it(`is another: ${title}`, () => assert.equal(kind('docs/x.md', `# ${title}`, ...parts), 'challenge'));

  it('is one by its own status', () => {
    assert.equal(kind('docs/x.md', '# Runbook: Sockets', '**Status:** Fixed', ...parts), 'challenge');
    assert.equal(kind('docs/x.md', header('status: fixed'), '# Runbook: Sockets', ...parts), 'challenge');
    assert.equal(kind('docs/x.md', header('state: fixed'), '# Runbook: Sockets', ...parts), 'challenge');
  });
});

describe('a document that holds several entries', () => {
  const inBugs = (...blocks: readonly string[]) => kind('docs/bugs/x.md', '# Sockets', ...blocks);

  it('has several titles', () => assert.equal(inBugs('## Problem', '# Ports', '## Solution'), 'none'));

  for (const heading of ['Decision', 'Problem', 'Solution', 'Root Cause', 'Status', 'Symptoms'])
    it(`repeats the heading ${heading}`, () => {
      assert.equal(inBugs(`## ${heading}`, `## ${heading}`), 'none');
      assert.equal(inBugs(`## ${heading}`, `## ${heading.toUpperCase()}`), 'none');
      assert.notEqual(inBugs(`## ${heading}`, `### ${heading}`), 'none');
    });

  it('is not one that repeats other headings, or names two parts of a kind in other words', () => {
    assert.equal(inBugs('## Impact', '## Impact'), 'troubleshooting');
    assert.equal(inBugs('## Solution', '## The Fix'), 'troubleshooting');
  });

  it('is not one whose title names one entry', () => {
    const twice = ['## Problem', '## Solution', '## Root Cause', '## Solution'] as const;
    assert.equal(kind('docs/x.md', '# Postmortem: Outage', ...twice), 'troubleshooting');
    assert.equal(kind('docs/x.md', '# Outage', ...twice), 'none');
  });

  it('has a headed entry with a status or a date of its own', () => {
    assert.equal(inBugs('## SOC-3: Ports', '**Status:** Open'), 'none');
    assert.equal(inBugs('## SOC-3: Ports', '**Date:** 2026-03-01'), 'none');
    assert.equal(inBugs('## Challenge 3: Ports', '**Status:** Open'), 'none');
    assert.equal(inBugs('## SOC-3: Ports', '**Severity:** High'), 'troubleshooting');
    assert.equal(inBugs('## SOC-3: Ports'), 'troubleshooting');
    assert.equal(inBugs('## Ports', '**Status:** Open'), 'troubleshooting');
    assert.equal(inBugs('## Details', '### Problem: Ports', '**Status:** Open'), 'troubleshooting');
  });

  it('is not one that has its status below its own title', () =>
    assert.equal(kind('docs/x.md', '# SOC-12: Sockets', '**Status:** Open'), 'challenge'));

  it('has several headings with an id or a kind', () => {
    assert.equal(inBugs('## SOC-1: Ports', '## SOC-2: Keys'), 'none');
    assert.equal(inBugs('### SOC-1: Ports', '### SOC-2: Keys'), 'none');
    assert.equal(inBugs('## Challenge 1: Ports', '## Challenge 2: Keys'), 'none');
    assert.equal(inBugs('## SOC-1: Ports', '### SOC-2: Keys'), 'troubleshooting');
    assert.equal(inBugs('## SOC-1: Ports', '## Challenge 2: Keys'), 'troubleshooting');
    assert.equal(inBugs('#### SOC-1: Ports', '#### SOC-2: Keys'), 'troubleshooting');
    assert.equal(inBugs('## 1. Ports', '## 2. Keys'), 'troubleshooting');
  });

  it('says in several sections what the problem was', () => {
    const problem = '**Problem:** It leaks.';
    assert.equal(inBugs('## Ports', problem, '## Keys', problem), 'none');
    assert.equal(inBugs('## Ports', problem, '## Keys', '**Owner:** Ann'), 'troubleshooting');
    assert.equal(
      inBugs('## Ports', `- One\n  - ${problem}`, '## Keys', `- Two\n  - ${problem}`),
      'troubleshooting',
    );
  });
});

describe('what belongs to a document that is one entry', () => {
  it('is not what stands below the name of another', () => {
    const text =
      '# Sockets\n\n**Severity:** Low\n\n## Notes\n\n**Category:** Ports\n\n## Incident 3: Push\n\n**Owner:** Ann\n**Priority:** High';
    const entry = entryOf('docs/bugs/x.md', text, false);
    assert.deepEqual([entry?.severity, entry?.category], ['low', 'ports']);
  });
});
