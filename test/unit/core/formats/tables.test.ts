import { strict as assert } from 'node:assert';
import { lines, listed } from './support';

describe('tables, beside other things,', () => {
  it('are about what a section names', () =>
    assert.deepEqual(
      listed(
        'docs/notes.md',
        lines(
          '# Notes',
          '',
          '## Blockers',
          '',
          '| Item | Owner |',
          '|---|---|',
          '| Keys | Ann |',
          '',
          '| Problem | Owner |',
          '|---|---|',
          '| DNS | Ann |',
          '',
        ),
      ),
      ['11-11 row challenge open? DNS'],
    ));

  it('of links are an index, if they say when or how grave', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '| Entry | Date |',
          '|---|---|',
          '| [Keys](001-keys.md) | 2026-03-01 |',
          '',
          '| Entry | Owner |',
          '|---|---|',
          '| [DNS](002-dns.md) | Ann |',
          '',
        ),
      ),
      ['5-5 row blocker open? Keys 2026-03-01 =>docs/001-keys.md'],
    ));

  it('below a heading with a state, if they have numbers', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## Resolved',
          '',
          '| # | Entry |',
          '|---|---|',
          '| 1 | Keys |',
          '',
          '| Entry | Owner |',
          '|---|---|',
          '| DNS | Ann |',
          '',
        ),
      ),
      ['7-7 row blocker resolved "Resolved" #1 Keys'],
    ));

  it('with long texts for statuses', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '| Blocker | Status |',
          '|---|---|',
          '| Keys | asked |',
          '',
          '| Entry | Status |',
          '|---|---|',
          '| DNS | word word word word word word word word word word word word word word word word word word word word  |',
          '',
        ),
      ),
      ['5-5 row blocker open "asked" Keys'],
    ));

  it('are none in a section of references, unless they link', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## References',
          '',
          '| Blocker | Status |',
          '|---|---|',
          '| Keys | Open |',
          '',
          '| Blocker | Status |',
          '|---|---|',
          '| [DNS](002-dns.md) | Open |',
          '',
        ),
      ),
      ['11-11 row blocker open "Open" DNS =>docs/002-dns.md'],
    ));

  it('are none in a timeline', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## Blocker 1: DNS',
          'text',
          '',
          '## Timeline',
          '',
          '| Blocker | Status |',
          '|---|---|',
          '| Keys | Open |',
          '',
        ),
      ),
      ['3-4 block blocker open? #1 DNS'],
    ));

  it('repeat what has headings', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '| Blocker | State |',
          '|---|---|',
          '| Keys are missing | Open |',
          '| Quota | Open |',
          '',
          '## Blocker 1: Keys are missing',
          'text',
          '## Blocker 2: DNS',
          'text',
        ),
      ),
      ['8-9 block blocker open "Open" #1 Keys are missing', '10-11 block blocker open? #2 DNS'],
    ));

  it('hold what has no heading', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '| Blocker | State |',
          '|---|---|',
          '| Disk is full | Open |',
          '| Quota | Open |',
          '',
          '## Blocker 1: Keys are missing',
          'text',
          '## Blocker 2: DNS',
          'text',
        ),
      ),
      [
        '5-5 row blocker open "Open" Disk is full',
        '6-6 row blocker open "Open" Quota',
        '8-9 block blocker open? #1 Keys are missing',
        '10-11 block blocker open? #2 DNS',
      ],
    ));

  it('of a guide to trouble are none', () =>
    assert.deepEqual(
      listed(
        'docs/troubleshooting/network.md',
        lines('# Network troubleshooting', '', '| Issue | Solution |', '|---|---|', '| Keys | Ask |', ''),
      ),
      [],
    ));

  it('of a log of trouble are entries', () =>
    assert.deepEqual(
      listed(
        'docs/troubleshooting-log.md',
        lines('# Troubleshooting log', '', '| Issue | Solution |', '|---|---|', '| Keys | Ask |', ''),
      ),
      ['5-5 row troubleshooting resolved? Keys'],
    ));

  it('of a debug log', () =>
    assert.deepEqual(
      listed(
        'docs/debug-log.md',
        lines(
          '# Debug log',
          '',
          '| Issue | Solution | Date | Priority | Category | Time |',
          '|---|---|---|---|---|---|',
          '| Keys | Ask | 2026-03-01 | P1 | Ops | 2h |',
          '| DNS | - | — | | | |',
          '',
        ),
      ),
      [
        '5-5 row troubleshooting resolved? Keys !high 2026-03-01 @ops 120 min',
        '6-6 row troubleshooting open? DNS',
      ],
    ));

  it('of any document, with a severity', () =>
    assert.deepEqual(
      listed(
        'docs/notes.md',
        lines(
          '# Notes',
          '',
          '| Bug | Severity | Status |',
          '|---|---|---|',
          '| Keys | P1 | Open |',
          '',
          '| Incident | Date | Status |',
          '|---|---|---|',
          '| Outage | 2026-03-01 | Fixed |',
          '',
          '| Challenge | Owner | Status |',
          '|---|---|---|',
          '| Disk | Ann | Fixed |',
          '',
        ),
      ),
      ['5-5 row troubleshooting open "Open" Keys !high'],
    ));

  it('with a legend for a status leave it unknown', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '| Blocker | Status |',
          '|---|---|',
          '| Keys | Open / Resolved |',
          '| DNS | |',
          '| Disk | Fixed |',
          '',
        ),
      ),
      ['5-5 row blocker open? Keys', '6-6 row blocker open? DNS', '7-7 row blocker resolved "Fixed" Disk'],
    ));

  it('with a column for yes without answers', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Blockers', '', '| Blocker | Fixed? |', '|---|---|', '| Keys | yes |', '| DNS | |', ''),
      ),
      ['5-5 row blocker resolved "yes" Keys', '6-6 row blocker open? DNS'],
    ));

  it('in which what is decided is no decision', () =>
    assert.deepEqual(
      listed(
        'docs/CHALLENGES.md',
        lines(
          '# Challenges',
          '',
          '| Problem | Decision | Status |',
          '|---|---|---|',
          '| Keys | Ask Ops | Open |',
          '',
        ),
      ),
      ['5-5 row challenge open "Open" Keys'],
    ));

  it('in which an action is no entry', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '| Title | Action items | Status |',
          '|---|---|---|',
          '| Keys | Ask | Open |',
          '',
        ),
      ),
      [],
    ));

  it('of phases, owners and tests are none', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '| Phase | Status |',
          '|---|---|',
          '| One | Open |',
          '',
          '| Test | Status |',
          '|---|---|',
          '| One | Open |',
          '',
        ),
      ),
      [],
    ));

  it('with mangled names of columns', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Blockers', '', '| ProblÃ¨me | Statut |', '|---|---|', '| Clés | Résolu |', ''),
      ),
      ['5-5 row challenge resolved "Résolu" Clés'],
    ));

  it('without rows are none', () =>
    assert.deepEqual(
      listed('docs/BLOCKERS.md', lines('# Blockers', '', '| Blocker | Status |', '|---|---|', '')),
      [],
    ));

  it('with a number behind letters', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '| Ref | Title | Status |',
          '|---|---|---|',
          '| ADR-12 (old) | Keys | Open |',
          '| `B-7` | DNS | Open |',
          '| x | Disk | Open |',
          '',
        ),
      ),
      [
        '5-5 row blocker open "Open" #12 Keys',
        '6-6 row blocker open "Open" #7 DNS',
        '7-7 row blocker open "Open" Disk',
      ],
    ));

  it('name the document that a row links to', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '| Blocker | Status | See |',
          '|---|---|---|',
          '| Keys | Open | [a](https://x.test/y.md) [b](sub/003-keys.md?x=1) |',
          '| DNS | Open | [a](<002-dns.markdown>) |',
          '',
        ),
      ),
      ['5-5 row blocker open "Open" Keys', '6-6 row blocker open "Open" DNS =>docs/002-dns.markdown'],
    ));
});
