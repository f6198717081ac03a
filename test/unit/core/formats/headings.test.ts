import { strict as assert } from 'node:assert';
import { lines, listed } from './support';

describe('headings', () => {
  it('of any document, where three of them tell of a problem and a remedy', () =>
    assert.deepEqual(
      listed(
        'docs/notes.md',
        lines(
          '# Notes',
          '',
          '## 1. Sockets',
          '### Problem',
          'a',
          '### Solution',
          'b',
          '## 2. Ports',
          '### Problem',
          'a',
          '### Solution',
          'b',
          '## 3. Disk',
          '### Problem',
          'a',
          '### Solution',
          'b',
        ),
      ),
      [
        '3-7 block challenge resolved? #1 Sockets',
        '8-12 block challenge resolved? #2 Ports',
        '13-17 block challenge resolved? #3 Disk',
      ],
    ));

  it('with the ids of proposals and of weaknesses are entries', () => {
    assert.deepEqual(
      listed(
        'docs/decisions.md',
        lines('# Decisions', '', '## RFC-001: Use events', 'text', '## RFC-002: Use queues', 'text'),
      ),
      ['3-4 block decision resolved? #1 Use events', '5-6 block decision resolved? #2 Use queues'],
    );
    assert.deepEqual(
      listed(
        'docs/known-issues.md',
        lines(
          '# Known Issues',
          '',
          '## CVE-2026-1234: Overflow',
          '**Fix:** bound',
          '## CVE-2026-1235: Leak',
          'x',
        ),
      ),
      ['3-4 block debt resolved? CVE-2026-1234: Overflow', '5-6 block debt open? CVE-2026-1235: Leak'],
    );
  });

  it('of a document that has a name of one word are entries, whatever its title begins with', () => {
    assert.deepEqual(
      listed(
        'docs/decision.md',
        lines('# Decision: Backend', '', '## Go', '**Status:** Accepted', '', '## SQL', '**Status:** Open'),
      ),
      ['3-4 block decision resolved "Accepted" Go', '6-7 block decision open "Open" SQL'],
    );
    assert.deepEqual(
      listed(
        'docs/blocker.md',
        lines(
          '# Blocker – Übersicht',
          '',
          '## Keys',
          '**Problem:** none',
          '**Solution:** ask',
          '## DNS',
          '**Problem:** slow',
          '**Solution:** cache',
        ),
      ),
      ['3-5 block blocker resolved? Keys', '6-8 block blocker resolved? DNS'],
    );
  });

  it('of any document are none where only two do', () =>
    assert.deepEqual(
      listed(
        'docs/notes.md',
        lines(
          '# Notes',
          '',
          '## 1. Sockets',
          '### Problem',
          'a',
          '### Solution',
          'b',
          '## 2. Ports',
          '### Problem',
          'a',
          '### Solution',
          'b',
          '## 3. Disk',
          'text',
        ),
      ),
      [],
    ));

  it('with days of any document, where two of them tell of a problem and a remedy', () =>
    assert.deepEqual(
      listed(
        'docs/notes.md',
        lines(
          '# Notes',
          '',
          '## 2026-03-01 Sockets',
          '### Problem',
          'a',
          '### Solution',
          'b',
          '## 2026-03-02 Ports',
          '### Problem',
          'a',
          '### Solution',
          'b',
        ),
      ),
      ['3-7 block challenge resolved? Sockets 2026-03-01', '8-12 block challenge resolved? Ports 2026-03-02'],
    ));

  it('of any document with a known status', () =>
    assert.deepEqual(
      listed(
        'docs/notes.md',
        lines(
          '# Notes',
          '',
          '## Sockets',
          '**Status:** Fixed',
          '### Problem',
          'a',
          '### Solution',
          'b',
          '## 1. Ports',
          '**Status:** Open',
          '### Problem',
          'a',
          '### Solution',
          'b',
          '## Disk',
          '**Status:** as is',
          '### Problem',
          'a',
          '### Solution',
          'b',
        ),
      ),
      ['3-8 block challenge resolved "Fixed" Sockets', '9-14 block challenge open "Open" #1 Ports'],
    ));

  it('with a bug of any document, if it has a number or a status', () =>
    assert.deepEqual(
      listed(
        'docs/notes.md',
        lines(
          '# Notes',
          '',
          '## BUG-3: Sockets',
          '**Date:** 2026-03-01',
          'text',
          '## Bug: Ports',
          '**Date:** 2026-03-01',
          '## Bug: Disk',
          '**Status:** Open',
          '## X-4: Pool',
          '**Status:** Open',
          '## Blocker 5: Keys',
          'text',
        ),
      ),
      ['3-5 block troubleshooting open? #3 Sockets 2026-03-01', '8-9 block troubleshooting open "Open" Disk'],
    ));

  it('that ask a question are entries only with a status', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines(
          '# Challenges',
          '',
          '## 1. Why is it slow?',
          'text',
          '## 2. Why does it leak?',
          '**Status:** Open',
          'text',
          '## 404 Not found',
          '### Problem',
          'a',
          '### Solution',
          'b',
        ),
      ),
      ['5-7 block challenge open "Open" #2 Why does it leak?'],
    ));

  it('below a section about something else', () =>
    assert.deepEqual(
      listed(
        'docs/notes.md',
        lines(
          '# Notes',
          '',
          '## Known issues',
          '',
          '### 1. Sockets',
          'text',
          '### 2. Ports',
          'text',
          '## Steps',
          '',
          '### 1. Build',
          'text',
          '### 2. Test',
          'text',
        ),
      ),
      ['5-6 block debt open? #1 Sockets', '7-8 block debt open? #2 Ports'],
    ));

  it('beside headings that name entries are none', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## Blocker 1: Keys',
          'text',
          '',
          '## 2. Steps',
          'text',
          '',
          '### 3. More',
          'text',
        ),
      ),
      ['3-4 block blocker open? #1 Keys'],
    ));

  it('above headings that name entries group them', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## 1. Part',
          '',
          '### Blocker 1: Keys',
          'text',
          '',
          '## 2. Part',
          '',
          'text',
        ),
      ),
      ['5-6 block blocker open? #1 Keys', '8-10 block blocker open? #2 Part'],
    ));

  it('beside a table of statuses are none', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '| Item | Status |',
          '|---|---|',
          '| Keys | Open |',
          '| DNS | Fixed |',
          '',
          '## 1. Keys',
          'text',
          '',
          '## 2. DNS',
          'text',
        ),
      ),
      ['5-5 row blocker open "Open" Keys', '6-6 row blocker resolved "Fixed" DNS'],
    ));

  it('above a table of problems are none', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## 1. Keys',
          '',
          '| Blocker | Owner |',
          '|---|---|',
          '| Keys | Ann |',
          '',
          '## 2. DNS',
          'text',
        ),
      ),
      ['7-7 row blocker open? Keys', '9-10 block blocker open? #2 DNS'],
    ));

  it('with boxes to tick below a state group them', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## Open',
          '',
          '### Keys',
          '',
          '- [ ] Ask',
          '- [x] Get',
          '',
          '### DNS',
          '',
          'text',
        ),
      ),
      [
        '7-7 item blocker open "[ ]" Ask',
        '8-8 item blocker resolved "[x]" Get',
        '10-12 block blocker open "Open" DNS',
      ],
    ));

  it('that group others of their kind are none', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines('# Challenges', '', '## 1. Network', '', '### 1. Sockets', 'text', '', '### 2. Ports', 'text'),
      ),
      ['5-6 block challenge open? #1 Sockets', '8-9 block challenge open? #2 Ports'],
    ));

  it('that group plain ones are none', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines(
          '# Challenges',
          '',
          '## Network',
          '',
          '### Sockets',
          '**Problem:** a',
          '**Solution:** b',
          '',
          '### Ports',
          '**Problem:** a',
          '**Solution:** b',
        ),
      ),
      ['5-7 block challenge resolved? Sockets', '9-11 block challenge open? Ports'],
    ));

  it('with different emoji are none', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## 🔴 Keys',
          'Ask.',
          '## 🟡 DNS',
          'Flush.',
          '## 🟢 Quota',
          'Wait.',
          '## 🔵 Disk',
          'Wait.',
        ),
      ),
      [],
    ));

  it('below a heading that says a state are all of it', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## Fixed',
          '',
          '### Keys',
          '',
          '### DNS',
          'Flush.',
          '### Resolved ones',
          'x',
        ),
      ),
      ['7-8 block blocker resolved "Fixed" DNS', '9-10 block blocker resolved "Fixed" Resolved ones'],
    ));

  it('of bold items or tables are none of a list of lessons', () =>
    assert.deepEqual(
      listed(
        'docs/lessons-learned.md',
        lines(
          '# Lessons learned',
          '',
          '## Network',
          '- **Sockets**: close them',
          '- **Ports**: free them, and all that',
          '## Use tabs everywhere',
          'Because they are wide enough for everyone to see, always.',
          '## No lessons',
          'Because they are wide enough for everyone to see, always.',
          '## Close sockets',
          'Because they are wide enough for everyone to see, always.',
        ),
      ),
      ['6-7 block til reference? Use tabs everywhere', '10-11 block til reference? Close sockets'],
    ));

  it('of the third rank, where those of the second group them', () =>
    assert.deepEqual(
      listed(
        'docs/lessons-learned.md',
        lines(
          '# Lessons learned',
          '',
          '## Network',
          '',
          '### Close sockets',
          'Because they leak when nobody closes them on errors.',
          '### Free ports',
          'Because they leak when nobody closes them on errors.',
          '## Disk',
          '### Delete logs',
          'Because they leak when nobody closes them on errors.',
        ),
      ),
      [
        '5-6 block til reference? Close sockets',
        '7-8 block til reference? Free ports',
        '10-11 block til reference? Delete logs',
      ],
    ));

  it('of known issues are none beside a table', () =>
    assert.deepEqual(
      listed(
        'docs/KNOWN_ISSUES.md',
        lines(
          '# Known Issues',
          '',
          '| Phase | Status |',
          '|---|---|',
          '| One | Open |',
          '',
          '## Sockets leak',
          'They stay open until the pool is full and nothing works.',
          '## Ports',
          'Another process has the port, so start fails.',
        ),
      ),
      [],
    ));

  it('of known issues are none of a page that tells how to report', () =>
    assert.deepEqual(
      listed(
        'docs/KNOWN_ISSUES.md',
        lines(
          '# Known Issues',
          '',
          '## How to report',
          'They stay open until the pool is full and nothing works.',
          '## Where to send',
          'Another process has the port, so start fails.',
          '## Ports',
          'Another process has the port, so start fails.',
        ),
      ),
      [],
    ));

  it('of known issues need a few words', () =>
    assert.deepEqual(
      listed('docs/KNOWN_ISSUES.md', lines('# Known Issues', '', '## Sockets', 'leak', '## Ports', 'taken')),
      [],
    ));

  it('of known issues may be but one with many words', () =>
    assert.deepEqual(
      listed(
        'docs/KNOWN_ISSUES.md',
        lines(
          '# Known Issues',
          '',
          '## Sockets leak',
          'They stay open until the pool is full and nothing works. They stay open until the pool is full and nothing works. They stay open until the pool is full and nothing works. They stay open until the pool is full and nothing works. They stay open until the pool is full and nothing works. ',
        ),
      ),
      ['3-4 block debt open? Sockets leak'],
    ));

  it('that name a document of one entry', () =>
    assert.deepEqual(
      listed(
        'docs/incident.md',
        lines('# Incidents', '', '## Incident 1: Sockets', '**Date:** 2026-03-01', 'text'),
      ),
      ['3-5 block troubleshooting open? #1 Sockets 2026-03-01'],
    ));

  it('that link to a record', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines(
          '# Challenges',
          '',
          '## Challenge 1: [Sockets leak](challenges/001-sockets.md)',
          '',
          '## Challenge 2: Ports',
          'text',
        ),
      ),
      ['3-3 block challenge open? #1 Sockets leak', '5-6 block challenge open? #2 Ports'],
    ));

  it('with numbers in a template section are none', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines(
          '# Challenges',
          '',
          '## Template',
          '',
          '### Challenge 1: Title of it',
          '**Status:** Open',
          '',
          '## Examples',
          '### 2. Sockets',
          'text',
        ),
      ),
      [],
    ));

  it('of parts with a number are none', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines(
          '# Challenges',
          '',
          '## Challenge 1: Sockets',
          '### 1. Problem',
          'a',
          '### 2. Root cause',
          'b',
          '## 2. The fix',
          'text',
        ),
      ),
      ['3-7 block challenge open? #1 Sockets'],
    ));

  it('over a list of bold lines are none', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## Network',
          '',
          '**B-1 Keys are missing**',
          'Ask.',
          '',
          '**B-2 DNS is stale**',
          'Flush.',
          '',
          '**B-3 Quota**',
          'x',
        ),
      ),
      [
        '5-6 item blocker open? #1 Keys are missing',
        '8-9 item blocker open? #2 DNS is stale',
        '11-12 item blocker open? #3 Quota',
      ],
    ));
});
