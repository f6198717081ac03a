import { strict as assert } from 'node:assert';
import { lines, listed } from './support';

describe('items and lines, beside other things,', () => {
  it('are entries of a section that names them', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '- a list of links',
          '',
          '## Known blockers',
          '- Keys are missing',
          '## Others',
          '- DNS',
        ),
      ),
      ['6-6 item blocker open? Keys are missing'],
    ));

  it('are entries though their bold words begin as a label does', () =>
    assert.deepEqual(
      listed(
        'docs/known-issues.md',
        lines(
          '# Known Issues',
          '',
          '- [x] **Tags: lost on save**',
          '- [ ] **Status: page is blank** on Safari',
          '- **Time: clocks drift** in VMs',
          '- **时间：时钟漂移** 修复',
          '- **Status:** Open',
          '- **Owner**: Ann',
          '- Date: 2026-03-01',
        ),
      ),
      [
        '3-3 item debt resolved "[x]" Tags: lost on save',
        '4-4 item debt open "[ ]" Status: page is blank',
        '5-5 item debt open? Time: clocks drift',
        '6-6 item debt open? 时间：时钟漂移',
      ],
    ));

  it('are none in a page that is only vaguely about them', () =>
    assert.deepEqual(listed('docs/errors.md', lines('# Errors', '', '- Keys', '- DNS')), []));

  it('are none in a page of a folder', () =>
    assert.deepEqual(listed('docs/blockers/network.md', lines('# Network', '', '- Keys', '- DNS')), [
      '1-4 report blocker open? Network',
    ]));

  it('are none below a deep heading, or one that is a part', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines('# Blockers', '', '#### Deep', '- Keys', '- DNS', '## Impact', '- Disk', '- Quota'),
      ),
      [],
    ));

  it('are entries below a heading of rank 3', () =>
    assert.deepEqual(listed('docs/BLOCKERS.md', lines('# Blockers', '', '### Network', '- Keys', '- DNS')), [
      '4-4 item blocker open? Keys',
      '5-5 item blocker open? DNS',
    ]));

  it('are none where sections are to be filled in', () =>
    assert.deepEqual(
      listed('docs/BLOCKERS.md', lines('# Blockers', '', '- Keys', '- DNS', '', '## [Title]', 'text')),
      [],
    ));

  it('are none where one stands among others', () =>
    assert.deepEqual(
      listed('docs/BLOCKERS.md', lines('# Blockers', '', '- Keys', '', '## Impact', '- DNS')),
      [],
    ));

  it('link to documents by day or id', () =>
    assert.deepEqual(
      listed(
        'docs/adr/README.md',
        lines(
          '# Decisions',
          '',
          '- [Tabs](2026-01-02-tabs.md)',
          '- [Month](2026-01-tabs.md)',
          '- [Spaces](ADR-0004.md)',
          '- **[Lines](sub/0005-lines.md)**',
          '- [Root](/0006-x.md)',
          '- [Guide](guide.md)',
        ),
      ),
      [
        '3-3 item decision resolved? Tabs =>docs/adr/2026-01-02-tabs.md',
        '4-4 item decision resolved? Month =>docs/adr/2026-01-tabs.md',
        '5-5 item decision resolved? Spaces =>docs/adr/ADR-0004.md',
      ],
    ));

  it('that moved to a record link there', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '- [Keys are missing](blockers/001-keys.md)',
          '- [007 DNS](blockers/007-dns.md)',
        ),
      ),
      [
        '3-3 item blocker open? Keys are missing =>docs/blockers/001-keys.md',
        '4-4 item blocker open? #7 DNS =>docs/blockers/007-dns.md',
      ],
    ));

  it('with a long text below have no status there', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '- Keys',
          '  Open xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
          '- DNS',
          '  Fixed - yes',
          '- Disk (open)',
          '  Fixed',
          '- Quota',
          '  > Fixed',
        ),
      ),
      [
        '3-4 item blocker open? Keys',
        '5-6 item blocker resolved "Fixed - yes" DNS',
        '7-8 item blocker open "(open)" Disk',
        '9-10 item blocker open? Quota',
      ],
    ));

  it('have numbers of two digits', () =>
    assert.deepEqual(
      listed('docs/BLOCKERS.md', lines('# Blockers', '', '10. Keys', '11) DNS', '12) [ ] Disk')),
      [
        '3-3 item blocker open? #10 Keys',
        '4-4 item blocker open? #11 DNS',
        '5-5 item blocker open "[ ]" #12 Disk',
      ],
    ));

  it('with bold ids and dates', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '- **B-12** Keys',
          '- **DNS-x** leaks',
          '- **2026-01-02** Disk',
          '- **BUG-7**: Quota',
          '- 🔴 **Login:** loops',
        ),
      ),
      [
        '3-3 item blocker open? #12 Keys',
        '4-4 item blocker open? DNS-x',
        '5-5 item blocker open? Disk 2026-01-02',
        '6-6 item troubleshooting open? #7 Quota',
        '7-7 item blocker open? Login',
      ],
    ));

  it('are cut behind their first sentence, if that is not too short', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '- Oh no. It leaks all day. word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word ',
          '- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
          '- yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy',
          '- 漏れる一日中ずっと。ああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああ',
        ),
      ),
      [
        '3-3 item blocker open? Oh no. It leaks all day.',
        '4-4 item blocker open? xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
        '5-5 item blocker open? yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…',
        '6-6 item blocker open? 漏れる一日中ずっと。あああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああ…',
      ],
    ));

  it('are none without words', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '- ab',
          '- Status',
          '- Problem:',
          '- N/A for now',
          '- [Title]',
          '- none of the keys that we have would open the door today',
        ),
      ),
      ['8-8 item blocker open? none of the keys that we have would open the door today'],
    ));

  it('in bold lines beside headings', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '## Blocker 1: Keys',
          '**Status:** Open',
          '',
          '## Others',
          '',
          '**2. DNS is stale**',
          'Flush.',
          '',
          '**3. Quota**',
          'x',
          '',
          '**4. Disk**',
          'x',
          '**Not this one at all.**',
        ),
      ),
      [
        '3-4 block blocker open "Open" #1 Keys',
        '8-9 item blocker open? #2 DNS is stale',
        '11-12 item blocker open? #3 Quota',
        '14-16 item blocker open? #4 Disk',
      ],
    ));

  it('in lines are none in code and references', () =>
    assert.deepEqual(
      listed(
        'docs/BLOCKERS.md',
        lines(
          '# Blockers',
          '',
          '```',
          '**1. Keys**',
          '**2. DNS**',
          '```',
          '',
          '## References',
          '',
          '**3. Quota**',
          '**4. Disk**',
          '**5. Login**',
        ),
      ),
      [],
    ));

  it('in stamped lines, with a link', () =>
    assert.deepEqual(
      listed(
        'docs/debug-log.md',
        lines(
          '# Debug log',
          '',
          '- 2026-03-01 10:00 Sockets leak',
          '- [2026-03-02T11:30] Ports | taken',
          '[2026-03-03 11:30] | x',
          '2026-03-04 9:05 | Fixed | [Title]',
        ),
      ),
      [
        '3-3 item troubleshooting open? Sockets leak 2026-03-01',
        '4-4 item troubleshooting open? Ports | taken 2026-03-02',
      ],
    ));
});
