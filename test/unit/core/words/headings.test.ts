import { strict as assert } from 'node:assert';
import { stateOfHeading, stateOfSection } from '../../../../src/core/words/headingState';

describe('a section', () => {
  for (const [heading, state] of [
    ['1. Resolved', 'resolved'],
    ['Resolved (3)', 'resolved'],
    ['Resolved in March', 'resolved'],
    ['Resolved during the sprint of March', 'resolved'],
    ['Resolved during a very long sprint of March', undefined],
    ['Open and Resolved', 'open'],
    ['Open / Fixed', 'open'],
    ['Fixed: 12', 'resolved'],
    ['Resolved - 2026', 'resolved'],
    ['Resolved: 3', 'resolved'],
    ['Resolved Issues This Week', 'resolved'],
    ['In progress', 'open'],
    ['On hold', 'open'],
    ['To do', undefined],
    ['Not started', 'open'],
    ['Partially resolved', 'open'],
    ['Recently fixed bugs', 'resolved'],
    ['All resolved', 'resolved'],
    ['Open?', undefined],
    ['open(path)', undefined],
    ['`open`', undefined],
    ['未解決の問題', 'open'],
    ['解決済みかどうか', undefined],
    ['解決方法', undefined],
    ['已解决', 'resolved'],
    ['已解决和未解决', 'open'],
    ['진행 중인 문제', 'open'],
    ['กำลังแก้ไข', 'open'],
    ['Current', 'open'],
    ['Resolved by Ann', 'resolved'],
    ['Fixed on Monday', 'resolved'],
    ['Closed captions', undefined],
    ['Resolved and closed', 'resolved'],
    ['Resolved the problem with the ports of the server here', undefined],
    ['Done!', 'resolved'],
    ['Issues', undefined],
    ['P1 resolved', 'resolved'],
  ] as const) {
    it(`says ${state ?? 'no state'}: ${heading}`, () => assert.equal(stateOfSection(heading), state));
  }
});

describe('a title', () => {
  for (const [title, state, status, rest] of [
    ['~~Ports~~ ✅', 'resolved', '✅', 'Ports'],
    ['~~Ports~~ (fixed)', 'resolved', '(fixed)', 'Ports'],
    ['✅ **FIXED**: Ports', 'resolved', '✅ **FIXED**', 'Ports'],
    ['✅ FIXED Ports', 'resolved', '✅ FIXED', 'Ports'],
    ['[fixed] Ports', 'resolved', '[fixed]', 'Ports'],
    ['(Resolved) Ports', 'resolved', '(Resolved)', 'Ports'],
    ['【已解决】端口', 'resolved', '【已解决】', '端口'],
    ['解決済み: ポート', 'resolved', '解決済み', 'ポート'],
    ['Ports (status: fixed)', 'resolved', '(status: fixed)', 'Ports'],
    ['Ports [Status = Resolved]', 'resolved', '[Status = Resolved]', 'Ports'],
    ['Ports (fixed - v1.2)', 'resolved', '(fixed - v1.2)', 'Ports'],
    ['Ports (fixed by the team that owns it)', 'resolved', '(fixed by the team that owns it)', 'Ports'],
    ['Ports ✅ Fixed', 'resolved', '✅ Fixed', 'Ports'],
    ['Ports 🔴 OPEN', 'open', '🔴 OPEN', 'Ports'],
    ['Ports — Fixed', 'resolved', 'Fixed', 'Ports'],
    ['Ports — Fixed in v1.2', 'resolved', 'Fixed in v1.2', 'Ports'],
    ['Ports — Fixed #12', 'resolved', 'Fixed #12', 'Ports'],
    ['Ports — Fixed (2026)', 'resolved', 'Fixed (2026)', 'Ports'],
    ['Ports: FIXED', 'resolved', 'FIXED', 'Ports'],
    ['Ports: ✅ fixed', 'resolved', '✅ fixed', 'Ports'],
    ['Ports: a: FIXED', 'resolved', 'FIXED', 'Ports: a'],
    ['Ports ✅', 'resolved', '✅', 'Ports'],
    ['Ports - **RESOLVED**', 'resolved', '**RESOLVED**', 'Ports'],
    ['Ports – WIP', 'open', 'WIP', 'Ports'],
    ['Fixed | Ports', 'resolved', 'Fixed', 'Ports'],
    ['Fixed -- Ports', 'resolved', 'Fixed', 'Ports'],
    ['Fixed—Ports', 'resolved', 'Fixed', 'Ports'],
    ['Fixed：端口', 'resolved', 'Fixed', '端口'],
    ['12. FIXED: Ports', 'resolved', 'FIXED', '12. Ports'],
    ['__FIXED:__ Ports', 'resolved', 'FIXED', 'Ports'],
    ['Ports (open)', 'open', '(open)', 'Ports'],
    ['Ports (open in v2!)', 'open', '(open in v2!)', 'Ports'],
    ['In Progress: Ports', 'open', 'In Progress', 'Ports'],
    ['WONTFIX: Ports', 'resolved', 'WONTFIX', 'Ports'],
    ['Ports — not fixed', 'open', 'not fixed', 'Ports'],
    ['Ports(已解决)', 'resolved', '(已解决)', 'Ports'],
  ] as const) {
    it(`has a status beside it: ${title}`, () => {
      const start = title.lastIndexOf(status);
      assert.deepEqual(stateOfHeading(title), { state, start, end: start + status.length, rest });
    });
  }

  it('that is struck through is resolved', () =>
    assert.deepEqual(stateOfHeading('~~Ports~~'), {
      state: 'resolved',
      start: 0,
      end: 9,
      rest: 'Ports',
      struck: true,
    }));

  for (const title of [
    '✅ FIXED PORTS',
    'FIXED Ports',
    '[FIXED](x) Ports',
    '[FIXED]',
    '解決済みの問題についての記録: ポート',
    'Ports (fixed window)',
    'Ports — fixed by Ann',
    'Ports: fixed',
    '✅',
    'Ports - new',
    'Ports - Released',
    'Yes: ports',
    'No - ports',
    'Fixed:Ports',
    'Open Ports',
  ]) {
    it(`has no status beside it: ${title}`, () => assert.equal(stateOfHeading(title), undefined));
  }
});
