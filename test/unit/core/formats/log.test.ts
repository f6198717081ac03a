import { strict as assert } from 'node:assert';
import { lines, listed } from './support';

describe('a log lists', () => {
  it('headed stories, each with its facts and what its parts tell of its state', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines(
          '# Challenges',
          '',
          '## Challenge 1: Sockets leak',
          '**Status:** Resolved',
          '**Severity:** High',
          '**Date:** 2026-03-01',
          '**Resolved on:** 2026-03-02',
          '**Category:** Network',
          '**Tags:** `api`, pool',
          '**Time Spent:** 2 hours',
          '',
          '### Problem',
          'They stay open.',
          '',
          '### Solution',
          'Close them.',
          '',
          '## Challenge 2: Ports are taken',
          '### Problem',
          'Taken.',
          '### Attempted Solutions',
          'Another port.',
          '',
          '## Challenge 3: Disk is full',
          '### Problem',
          'Full.',
          '### Solution',
          'Delete logs.',
          '',
        ),
      ),
      [
        '3-16 block challenge resolved "Resolved" #1 Sockets leak !high 2026-03-01 →2026-03-02 @network 120 min [api pool]',
        '18-22 block challenge open? #2 Ports are taken',
        '24-28 block challenge resolved? #3 Disk is full',
      ],
    ));

  it('numbered sections of a document about challenges', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines('# Challenges', '', '## 1. Sockets leak', 'Some text.', '', '## 2. Ports', 'More text.'),
      ),
      ['3-4 block challenge open? #1 Sockets leak', '6-7 block challenge open? #2 Ports'],
    ));

  it('no numbered sections of any other document', () =>
    assert.deepEqual(
      listed(
        'docs/notes.md',
        lines('# Notes', '', '## 1. Sockets leak', 'Some text.', '', '## 2. Ports', 'More text.'),
      ),
      [],
    ));

  it('in any document a heading that names a kind and states or tells something', () =>
    assert.deepEqual(
      listed(
        'docs/notes.md',
        lines(
          '# Notes',
          '',
          '## Challenge 1: Sockets',
          '**Status:** Open',
          '',
          'text',
          '## TIL: tabs',
          'text',
          '## TIL: tabs again',
          '**Date:** 2026-01-02',
          'text',
          '## Bug 3: x',
          '### Problem',
          'a',
          '### Solution',
          'b',
          '## Challenge 4: y',
          '### Problem',
          'a',
          '### Solution',
          'b',
        ),
      ),
      [
        '3-6 block challenge open "Open" #1 Sockets',
        '9-11 block til reference? tabs again 2026-01-02',
        '17-21 block challenge resolved? #4 y',
      ],
    ));

  it('headings below sections that say a state', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## Resolved',
          '',
          '### Keys are missing',
          'Ask Ops for the keys.',
          '',
          '### Stale DNS',
          'Flush.',
          '## Open',
          '### Quota is exceeded',
          'Wait.',
          '',
          '### None',
          '',
        ),
      ),
      [
        '5-6 block blocker resolved "Resolved" Keys are missing',
        '8-9 block blocker resolved "Resolved" Stale DNS',
        '11-12 block blocker open "Open" Quota is exceeded',
      ],
    ));

  it('plain headings of a list of known issues, but not those that are parts', () =>
    assert.deepEqual(
      listed(
        'docs/KNOWN_ISSUES.md',
        lines(
          '# Known Issues',
          '',
          '## Sockets leak after a reconnect',
          'They stay open until the pool is full and nothing works.',
          '',
          '## Ports are taken on start',
          'Another process has the port, so start fails.',
          '',
          '## Workaround',
          'None',
        ),
      ),
      [
        '3-4 block debt open? Sockets leak after a reconnect',
        '6-7 block debt open? Ports are taken on start',
      ],
    ));

  it('plain headings of lessons as something to know', () =>
    assert.deepEqual(
      listed(
        'docs/lessons-learned.md',
        lines(
          '# Lessons learned',
          '',
          '## Use tabs',
          'Because they are wide enough for everyone to see, always.',
          '',
          '## Close sockets',
          'Because they leak when nobody closes them on errors.',
        ),
      ),
      ['3-4 block til reference? Use tabs', '6-7 block til reference? Close sockets'],
    ));

  it('a lesson that tells of a problem and its remedy as a challenge', () =>
    assert.deepEqual(
      listed(
        'docs/lessons-learned.md',
        lines(
          '# Lessons learned',
          '',
          '## Use tabs',
          '### Problem',
          'a',
          '### Solution',
          'b',
          '## Lesson 2: Close sockets',
          '### Problem',
          'a',
          '### Solution',
          'b',
        ),
      ),
      ['3-7 block challenge resolved? Use tabs', '8-12 block til reference? #2 Close sockets'],
    ));

  it('all as solved where the words before them say so, but not what is only to be filled in', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines(
          '# Challenges',
          '',
          'Problems we met and how they were solved.',
          '',
          '## Challenge 1: Sockets',
          '### Problem',
          'They leak.',
          '',
          '## Challenge 2: Ports',
          '### Problem',
          'Taken.',
          '## How to use this file',
          'text',
          '## Challenge N: [Title]',
          '### Problem',
          '',
        ),
      ),
      ['5-7 block challenge resolved? #1 Sockets', '9-11 block challenge resolved? #2 Ports'],
    ));

  it('the states that a table of the same document sums up', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines(
          '# Challenges',
          '',
          '| # | Challenge | Status |',
          '|---|---|---|',
          '| 1 | Sockets | Resolved |',
          '| 2 | Ports | Open |',
          '',
          '## Challenge 1: Sockets',
          '### Problem',
          'They leak.',
          '',
          '## Challenge 2: Ports',
          '### Problem',
          'Taken.',
        ),
      ),
      ['8-10 block challenge resolved "Resolved" #1 Sockets', '12-14 block challenge open "Open" #2 Ports'],
    ));

  it('a table of other entries beside those that have headings', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '## Blocker 1: Keys',
          '**Status:** Open',
          '',
          'Text',
          '## Blocker 2: DNS',
          '**Status:** Fixed',
          '',
          '## Others',
          '| # | Blocker | Status |',
          '|---|---|---|',
          '| 3 | Quota | Open |',
          '| 4 | Disk | Open |',
          '',
          '## Summary',
          '| # | Blocker | Status |',
          '|---|---|---|',
          '| 1 | Keys | Open |',
        ),
      ),
      [
        '2-5 block blocker open "Open" #1 Keys',
        '6-7 block blocker resolved "Fixed" #2 DNS',
        '12-12 row blocker open "Open" #3 Quota',
        '13-13 row blocker open "Open" #4 Disk',
      ],
    ));

  it('a box to tick right below a heading', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines(
          '# Challenges',
          '',
          '## Sockets leak',
          '- [x] Fixed',
          '',
          'text',
          '## Ports are taken',
          '- [ ] Resolved',
          '',
          'text',
          '## Disk',
          '- [x] Asked Ops',
          '',
          'text',
        ),
      ),
      ['3-6 block challenge resolved "[x]" Sockets leak', '7-10 block challenge open "[ ]" Ports are taken'],
    ));

  it('headings with the same emoji, where there are three', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## 🔴 Keys are missing',
          'Ask.',
          '',
          '## 🔴 DNS is stale',
          'Flush.',
          '',
          '## 🔴 Quota',
          'Wait.',
        ),
      ),
      [
        '3-4 block blocker open? Keys are missing',
        '6-7 block blocker open? DNS is stale',
        '9-10 block blocker open? Quota',
      ],
    ));

  it('dated sections, but not days without a problem', () =>
    assert.deepEqual(
      listed(
        'docs/debug-log.md',
        lines(
          '# Debug log',
          '',
          '## 2026-03-01 — Sockets leak',
          'They do.',
          '',
          '## 2026-03-02 — Start',
          'No errors encountered yet.',
          '',
          '## [2026-03-03] Ports',
          'Taken.',
        ),
      ),
      [
        '3-4 block troubleshooting open? Sockets leak 2026-03-01',
        '9-10 block troubleshooting open? Ports 2026-03-03',
      ],
    ));

  it('what a heading says of its own state', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines('# Challenges', '', '### 1. ✅ FIXED: Sockets leak', 'text', '### 2. Ports (open)', 'text'),
      ),
      [
        '3-4 block challenge resolved "✅ FIXED" #1 Sockets leak',
        '5-6 block challenge open "(open)" #2 Ports',
      ],
    ));

  it('an entry without a title by the first sentence of its problem', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines(
          '# Challenges',
          '',
          '## Challenge 1',
          '**Problem:** The disk is full. Nobody saw it.',
          '**Solution:** Delete.',
          '',
          '## Challenge 2',
          '**Problem:** [describe]',
        ),
      ),
      ['3-5 block challenge resolved? #1 The disk is full'],
    ));

  it('the entry that stands within another one, if it says its own state', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines(
          '# Challenges',
          '',
          '## Challenge 1: Sockets',
          '**Status:** Open',
          '',
          '### Problem',
          'They leak.',
          '',
          '### Bug 7: Pool',
          '**Status:** Fixed',
          '',
          '### 2. Ports',
          'text',
        ),
      ),
      ['3-13 block challenge open "Open" #1 Sockets', '9-10 block troubleshooting resolved "Fixed" #7 Pool'],
    ));

  it('nothing of a guide, a course or a template', () =>
    assert.deepEqual(
      listed(
        'docs/guide.md',
        lines(
          '# How to log challenges',
          '',
          '## Challenge 1: Sockets',
          '### Problem',
          'They leak.',
          '### Solution',
          'Close.',
        ),
      ),
      [],
    ));

  it('nothing of a document that is to be copied', () =>
    assert.deepEqual(
      listed(
        'docs/challenge-template.md',
        lines('# Challenges', '', '## Challenge 1: Sockets', '**Status:** Open'),
      ),
      [],
    ));
});
describe('rows of tables are entries', () => {
  it('by their numbers and states', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Log',
          '',
          '| ID | Problem | Solution | State |',
          '|---|---|---|---|',
          '| B-7 | Keys | Ask Ops | done |',
          '',
        ),
      ),
      ['5-5 row challenge resolved "done" #7 Keys'],
    ));

  it('with a link, a severity and no row that says there is none', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Log',
          '',
          '| # | Blocker | Status | Severity | Owner |',
          '|---|---|---|---|---|',
          '| 1 | Keys are missing | Resolved | High | Ann |',
          '| 2 | [Stale DNS](002-dns.md#a) | Open | Low | |',
          '| 3 | None | | | |',
          '| 4 | | Open | | |',
          '',
        ),
      ),
      [
        '5-5 row blocker resolved "Resolved" #1 Keys are missing !high',
        '6-6 row blocker open "Open" #2 Stale DNS !low =>docs/002-dns.md',
      ],
    ));

  it('with yes or no for resolved', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Log', '', '| Issue | Resolved |', '|---|---|', '| Keys | yes |', '| DNS | no |', ''),
      ),
      ['5-5 row blocker resolved "yes" Keys', '6-6 row blocker open "no" DNS'],
    ));

  it('with the day on which they were resolved', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Log', '', '| Issue | Resolved |', '|---|---|', '| Keys | 2026-03-01 |', '| DNS | - |', ''),
      ),
      ['5-5 row blocker resolved? Keys →2026-03-01', '6-6 row blocker open? DNS'],
    ));

  it('by their title', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Log', '', '| Title | Status |', '|---|---|', '| Keys | Fixed |', ''),
      ),
      ['5-5 row blocker resolved "Fixed" Keys'],
    ));

  it('by the kind rather than the action', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Log', '', '| Action | Blocker | Status |', '|---|---|---|', '| Ask | Keys | done |', ''),
      ),
      ['5-5 row blocker resolved "done" Keys'],
    ));

  it('with a status and a severity in one column', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Log', '', '| Blocker | Status / Severity |', '|---|---|', '| Keys | Open |', ''),
      ),
      ['5-5 row blocker open "Open" Keys'],
    ));

  it('of decisions with outcomes', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Log', '', '| Decision | Outcome |', '|---|---|', '| Use tabs | Accepted |', ''),
      ),
      ['5-5 row decision resolved "Accepted" Use tabs'],
    ));

  it('of decisions by their topics', () =>
    assert.deepEqual(
      listed(
        'docs/DECISIONS.md',
        lines(
          '# Log',
          '',
          '| Topic | Decision | Status |',
          '|---|---|---|',
          '| Indent | Use tabs | Accepted |',
          '',
        ),
      ),
      ['5-5 row decision resolved "Accepted" Indent'],
    ));

  it('of decisions by numbers in a column of links', () =>
    assert.deepEqual(
      listed(
        'docs/adr/README.md',
        lines(
          '# ADRs',
          '',
          '| ADR | Title | Status |',
          '|---|---|---|',
          '| [ADR-1](0001-x.md) | Use tabs | Accepted |',
          '| [ADR-2](0002-y.md) | Use spaces | Superseded by 1 |',
          '',
        ),
      ),
      [
        '5-5 row decision resolved "Accepted" Use tabs =>docs/adr/0001-x.md',
        '6-6 row decision resolved "Superseded by 1" Use spaces =>docs/adr/0002-y.md',
      ],
    ));

  it('with a column for their document', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Log',
          '',
          '| Challenge | Status | Document |',
          '|---|---|---|',
          '| Keys | Open | [x](003-keys.md) |',
          '',
        ),
      ),
      ['5-5 row challenge open "Open" Keys =>docs/003-keys.md'],
    ));

  it('with a date and a severity', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Log',
          '',
          '| Date | Severity | Error | Status |',
          '|---|---|---|---|',
          '| 2026-03-01 | P1 | Timeout | Investigating |',
          '',
        ),
      ),
      ['5-5 row blocker open "Investigating" Timeout !high 2026-03-01'],
    ));

  it('by what they tell, where they only have a number', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Log', '', '| # | Context | Status |', '|---|---|---|', '| 4 | Keys are gone | Open |', ''),
      ),
      ['5-5 row blocker open "Open" #4 Keys are gone'],
    ));

  it('with a remedy', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Log', '', '| Symptom | Fix |', '|---|---|', '| Timeout | Restart |', ''),
      ),
      ['5-5 row blocker resolved? Timeout'],
    ));

  it('in Japanese', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Log', '', '| 問題 | 状態 |', '|---|---|', '| 鍵がない | 解決済み |', ''),
      ),
      ['5-5 row challenge resolved "解決済み" 鍵がない'],
    ));

  it('in Spanish', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Log', '', '| Problema | Estado |', '|---|---|', '| Faltan claves | Resuelto |', ''),
      ),
      ['5-5 row challenge resolved "Resuelto" Faltan claves'],
    ));

  it('with words of people’s own for a status', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Log',
          '',
          '| Issue | Status |',
          '|---|---|',
          '| Keys | see below |',
          '| DNS | asked Ops |',
          '',
        ),
      ),
      ['5-5 row blocker open "see below" Keys', '6-6 row blocker open "asked Ops" DNS'],
    ));

  it('whose titles have letters', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Log',
          '',
          '| Issue | Status |',
          '|---|---|',
          '| N/A | Open |',
          '| - | Open |',
          '| 123 | Open |',
          '| a \\| b | Open |',
          '',
        ),
      ),
      ['8-8 row blocker open "Open" a | b'],
    ));

  it('in a section about them', () =>
    assert.deepEqual(
      listed(
        'docs/notes.md',
        lines(
          '# Notes',
          '',
          '## Technical debt',
          '',
          '| ID | Issue | Status |',
          '|---|---|---|',
          '| 1 | Keys | Open |',
          '',
          '## Action items',
          '',
          '| ID | Issue | Status |',
          '|---|---|---|',
          '| 1 | Keys | Open |',
          '## Example',
          '',
          '| ID | Issue | Status |',
          '|---|---|---|',
          '| 1 | Keys | Open |',
        ),
      ),
      ['7-7 row debt open "Open" #1 Keys'],
    ));

  it('below headings that say a state', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '## Resolved',
          '| # | Title |',
          '|---|---|',
          '| 3 | Quota |',
          '## Open',
          '| # | Title |',
          '|---|---|',
          '| 4 | Disk |',
        ),
      ),
      ['5-5 row blocker resolved "Resolved" #3 Quota', '9-9 row blocker open "Open" #4 Disk'],
    ));

  it('of a page of notes only if they have a number or a severity', () =>
    assert.deepEqual(
      listed(
        'docs/notes.md',
        lines(
          '# Notes',
          '',
          '| # | Bug | Status |',
          '|---|---|---|',
          '| 1 | Keys | Open |',
          '',
          '| Bug | Status |',
          '|---|---|',
          '| DNS | Open |',
        ),
      ),
      ['5-5 row troubleshooting open "Open" #1 Keys'],
    ));

  it('of solutions in a guide to trouble only with a status', () =>
    assert.deepEqual(
      listed(
        'docs/TROUBLESHOOTING.md',
        lines(
          '# Troubleshooting',
          '',
          '| Problem | Solution |',
          '|---|---|',
          '| Keys | Ask |',
          '',
          '| Problem | Status |',
          '|---|---|',
          '| DNS | Fixed |',
        ),
      ),
      ['9-9 row challenge resolved "Fixed" DNS'],
    ));

  it('of lessons with a solution as challenges', () =>
    assert.deepEqual(
      listed(
        'docs/lessons-learned.md',
        lines('# Log', '', '| Lesson | Solution |', '|---|---|', '| Sockets leak | Close |', ''),
      ),
      ['5-5 row challenge resolved? Sockets leak'],
    ));

  it('and none of tasks', () =>
    assert.deepEqual(
      listed('docs/BLOCKERS.md', lines('# Log', '', '| Task | Status |', '|---|---|', '| Keys | done |', '')),
      [],
    ));

  it('and none of features', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Log', '', '| Feature | Issue | Status |', '|---|---|---|', '| Keys | a | done |', ''),
      ),
      [],
    ));

  it('and none of points to win', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Log', '', '| Challenge | Points | Status |', '|---|---|---|', '| Keys | 10 | Open |', ''),
      ),
      [],
    ));

  it('and none that counts', () =>
    assert.deepEqual(
      listed('docs/BLOCKERS.md', lines('# Log', '', '| Total | Status |', '|---|---|', '| 3 | Open |', '')),
      [],
    ));
});
describe('items and lines are entries', () => {
  it('by their bold words, their link or their first sentence', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '- Keys are missing. Ask Ops for them, they know.',
          '- **DNS.** stale',
          '- #12 Quota',
          '- **#13** Disk',
          '- [Login](x.md) - loops',
          '- **2026-01-02**: Cache',
        ),
      ),
      [
        '3-3 item blocker open? Keys are missing. Ask Ops for them, they know.',
        '4-4 item blocker open? DNS',
        '5-5 item blocker open? #12 Quota',
        '6-6 item blocker open? #13 Disk',
        '7-7 item blocker open? Login - loops',
        '8-8 item blocker open? Cache 2026-01-02',
      ],
    ));

  it('with boxes', () =>
    assert.deepEqual(
      listed('docs/BLOCKERS.md', lines('# Blockers', '', '- [x] Keys', '* [ ] DNS', '+ [X] Disk')),
      [
        '3-3 item blocker resolved "[x]" Keys',
        '4-4 item blocker open "[ ]" DNS',
        '5-5 item blocker resolved "[x]" Disk',
      ],
    ));

  it('even if there is but one', () =>
    assert.deepEqual(listed('docs/BLOCKERS.md', lines('# Blockers', '', '- only one')), [
      '3-3 item blocker open? only one',
    ]));

  it('with a status in the line below, or in an item of their own', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '1. Keys',
          '   Fixed in build 12',
          '2. DNS',
          '   - Status: Open',
          '   - Severity: High',
          '3. N/A',
        ),
      ),
      ['3-4 item blocker resolved "Fixed in build 12" #1 Keys', '5-7 item blocker open "Open" #2 DNS !high'],
    ));

  it('and are cut where their sentence is long', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '- Very long sentence that says a lot. Very long sentence that says a lot. Very long sentence that says a lot. Very long sentence that says a lot.',
          '- word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word',
        ),
      ),
      [
        '3-3 item blocker open? Very long sentence that says a lot.',
        '4-4 item blocker open? word word word word word word word word word word word word word word word word word word word word word word word word…',
      ],
    ));

  it('and with the number of the document that they link to', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '- [004 Pool leaks](004-pool-leaks.md)',
          '- [5 Disk](004-pool-leaks.md)',
          '- [x](https://x.test)',
        ),
      ),
      [
        '3-3 item blocker open? #4 Pool leaks =>docs/004-pool-leaks.md',
        '4-4 item blocker open? 5 Disk =>docs/004-pool-leaks.md',
      ],
    ));

  it('below headings that say a state', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## Resolved',
          '',
          '- Keys are missing',
          '- **Stale DNS**: flushed',
          '',
          '## Open',
          '- [ ] Quota is exceeded',
          '- None',
          '',
          '## Resources',
          '',
          '- A page',
          '',
          '## Action items',
          '- do',
          '',
          '## Resolved tasks',
          '- t',
          '## Others',
          '- z',
        ),
      ),
      [
        '5-5 item blocker resolved "Resolved" Keys are missing',
        '6-6 item blocker resolved "Resolved" Stale DNS',
        '9-9 item blocker open "[ ]" Quota is exceeded',
      ],
    ));

  it('but not facts, nor what is said of an entry above', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '### B1 Keys',
          '**Status:** Open',
          '',
          '## Resolved',
          '- B1 resolved: Ann had them',
          '- DNS',
          '- **Title:** x',
          '- Status: Open',
          '- Fixed: Login loops',
        ),
      ),
      [
        '3-4 block blocker open "Open" #1 Keys',
        '8-8 item blocker resolved "Resolved" DNS',
        '11-11 item blocker resolved "Fixed" Login loops',
      ],
    ));

  it('of an index that links to numbered documents', () =>
    assert.deepEqual(
      listed(
        'docs/adr/README.md',
        lines(
          '# Decisions',
          '',
          '- [001 Use tabs](001-use-tabs.md)',
          '- [ADR 2](002-x.md) - Use spaces',
          '- [Site](https://x.test)',
          '- [Up](../001-x.md)',
          '* [Guide](guide.md)',
        ),
      ),
      [
        '3-3 item decision resolved? #1 Use tabs =>docs/adr/001-use-tabs.md',
        '4-4 item decision resolved? #2 Use spaces =>docs/adr/002-x.md',
      ],
    ));

  it('but not tasks', () =>
    assert.deepEqual(
      listed('docs/BLOCKERS.md', lines('# Blocker tasks', '', '- [x] Keys', '- [ ] DNS')),
      [],
    ));

  it('but not the lists of other documents', () =>
    assert.deepEqual(listed('docs/notes.md', lines('# Misc', '', '- Keys', '- DNS')), []));

  it('but not exercises', () =>
    assert.deepEqual(
      listed(
        'docs/CTF.md',
        lines('# Challenges', '', '| Challenge | Points |', '|---|---|', '| a | 3 |', '', '- x', '- y'),
      ),
      [],
    ));

  it('in bold lines with numbers', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '**1. Keys are missing**',
          'Ask.',
          '',
          '**2. DNS is stale**',
          'Status: Fixed',
          '',
          '**3. Quota**',
          'Wait.',
        ),
      ),
      [
        '3-4 item blocker open? #1 Keys are missing',
        '6-7 item blocker resolved "Fixed" #2 DNS is stale',
        '9-10 item blocker open? #3 Quota',
      ],
    ));

  it('in bold sentences', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '**The board is not on the network.**',
          'Plug.',
          '',
          '**Nobody has the keys.**',
          'Ask.',
          '',
          '**Problem.**',
          'x',
          '',
          '**The quota is exceeded.**',
        ),
      ),
      [
        '3-4 item blocker open? The board is not on the network.',
        '6-10 item blocker open? Nobody has the keys.',
        '12-12 item blocker open? The quota is exceeded.',
      ],
    ));

  it('in lines with a time or a tick', () =>
    assert.deepEqual(
      listed(
        'docs/debug-log.md',
        lines(
          '# Debug log',
          '',
          '2026-03-01T10:00Z Sockets leak',
          'more',
          '2026-03-02 11:30 | Resolved | Ports are taken',
          '',
          '✔ Disk is full',
          '✗ Keys are missing',
        ),
      ),
      [
        '3-4 item troubleshooting open? Sockets leak 2026-03-01',
        '5-5 item troubleshooting resolved "Resolved" Ports are taken 2026-03-02',
        '7-7 item troubleshooting resolved "✔" Disk is full',
        '8-8 item troubleshooting open? Keys are missing',
      ],
    ));

  it('but not one line alone', () =>
    assert.deepEqual(
      listed('docs/BLOCKERS.md', lines('# Blockers', '', '**1. Keys are missing**', 'Ask.', '**2. DNS**')),
      [],
    ));
});

it('a log with front matter and CRLF has the line numbers of the document', () =>
  assert.deepEqual(
    listed(
      'docs/CHALLENGES.md',
      lines(
        '---',
        'title: x',
        '---',
        '# Challenges',
        '',
        '## Challenge 1: Sockets',
        '**Status:** Open',
        '',
      ).replaceAll('\n', '\r\n'),
    ),
    ['6-7 block challenge open "Open" #1 Sockets'],
  ));
