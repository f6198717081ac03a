import { strict as assert } from 'node:assert';
import { stateOfHeading, stateOfSection } from '../../../../src/core/words/headingState';

describe('the heading of a section', () => {
  const SAYS = {
    resolved: `Resolved; ✅ Fixed issues; Core Issues Resolved; Resolved Blockers (3); Resueltos; Gelöste Blocker;
      ✅ Phase 2 で解決済み（参考）; ✅ IMMEDIATE FIXES COMPLETED; Closed; 已解决的问题; Закрытые; 해결된 문제; แก้ไขแล้ว; Fixed in v1.2`,
    open: `Open; Active Issues; 🐛 Current Bugs; ⚠️ REMAINING BLOCKERS; Open Blockers; Aktive Blocker; Unresolved;
      Pendientes; 未解決; Not fixed; Parked`,
    nothing: `Resolution Patterns; How to resolve; Open source tools; Resolution; Solved? checklist; Open questions;
      Discovered During Recovery; Fixes; 🔴 Blockers; 🟢 Notes; 解決方法; Closed captions; New features; Workaround; open(path); Known Issues`,
  };
  for (const [state, headings] of Object.entries(SAYS)) {
    for (const heading of headings.split(';').map((text) => text.trim())) {
      it(`${heading} says ${state}`, () =>
        assert.equal(stateOfSection(heading), state === 'nothing' ? undefined : state));
    }
  }
});

describe('the heading of an entry', () => {
  for (const [title, state, span, rest] of [
    ['✅ FIXED: Missing metrics', 'resolved', '✅ FIXED', 'Missing metrics'],
    ['3. ✅ FIXED Missing metrics', 'resolved', '✅ FIXED', '3. Missing metrics'],
    ['[RESOLVED] Login loops', 'resolved', '[RESOLVED]', 'Login loops'],
    ['**[FIXED]** Login loops', 'resolved', '[FIXED]', 'Login loops'],
    ['Analytics - BLOCKED  ', 'open', 'BLOCKED', 'Analytics'],
    ['Analytics — In Progress', 'open', 'In Progress', 'Analytics'],
    ['Cache bug (resolved)', 'resolved', '(resolved)', 'Cache bug'],
    ['Cache bug (fixed in v1.2)', 'resolved', '(fixed in v1.2)', 'Cache bug'],
    ['Cache bug (not fixed)', 'open', '(not fixed)', 'Cache bug'],
    ['ログイン不可（解決済み）', 'resolved', '（解決済み）', 'ログイン不可'],
    ['Search ✅', 'resolved', '✅', 'Search'],
    ['~~Search~~', 'resolved', '~~Search~~', 'Search'],
    ['~~Search~~ ✅ FIXED', 'resolved', '✅ FIXED', 'Search'],
    ['Search: RESOLVED', 'resolved', 'RESOLVED', 'Search'],
  ] as const) {
    it(`${title} carries ${state}`, () => {
      const found = stateOfHeading(title);
      assert.ok(found);
      assert.deepEqual([found.state, title.slice(found.start, found.end), found.rest], [state, span, rest]);
    });
  }

  for (const title of [
    'Open redirect in login',
    'Fixed window rate limiter',
    'Cache bug (fixed window)',
    'Closed captions missing',
    'Done callback called twice',
    'Open-closed principle violated',
    'Sync — done by cron',
    'Error: connection closed',
    'Hashing (Non-Cryptographic)',
    '🔴 OPEN REDIRECT IN LOGIN',
    '✅ Title',
    '❌ Title',
    '⚠️ Title',
    '[BUG] Stop kills all',
    'New: a cache',
    'RESOLVED',
  ]) {
    it(`${title} carries none`, () => assert.equal(stateOfHeading(title), undefined));
  }
});
