import { strict as assert } from 'node:assert';
import { dateOf } from '../../../../src/core/words/date';
import { partOf } from '../../../../src/core/words/parts';
import { isSeverityLegend, severityOf } from '../../../../src/core/words/severity';
import { findStatus, legendOf } from '../../../../src/core/words/status';
import { minutesOf } from '../../../../src/core/words/time';

/** Each text, and what a reader takes it for. */
function holds<Result>(
  what: string,
  read: (text: string) => Result,
  cases: readonly (readonly [string, Result])[],
): void {
  describe(what, () => {
    for (const [text, expected] of cases) {
      it(`of ${text.slice(0, 60)} is ${JSON.stringify(expected)}`, () =>
        assert.deepEqual(read(text), expected));
    }
  });
}

holds('the time', minutesOf, [
  ['half an hour', 30],
  ['half a day', 240],
  ['an hour and a half', 90],
  ['one hour', 60],
  ['une heure', 60],
  ['2 hours, 30 minutes', 150],
  ['2 h and 15 min', 135],
  ['1 day 2 hours', 600],
  ['30 min 2 h', 30],
  ['1h 30m 20m', 90],
  ['3+ hours', 180],
  ['2 to 4 hours', 180],
  ['2 à 4 heures', 180],
  ['1h30', 90],
  ['1h 30 (late)', 90],
  ['半天', 240],
  ['2小时半', 150],
  ['1 heure et demie', 90],
  ['>2h', 120],
  ['approx. 3 h', 180],
  ['2hours', 120],
  ['2 hourglasses', undefined],
  ['0.5 weeks', 1200],
  ['1 week 2 days 3 hours', 3540],
  ['1,5 h', 90],
  ['1.25 h', 75],
  ['0,125 h', 8],
  ['0.375 hours', 23],
  // What three digits behind a comma or a point are, differs from country to country.
  ['1,234 hours', undefined],
  ['1.234 Stunden', undefined],
  ['10,500 min', undefined],
  ['1-1,234 hours', undefined],
  ['1,234,567 minutes', undefined],
  ['1 234 heures', undefined],
]);

holds('the date', (text) => dateOf(text)?.date, [
  ['1970-01-01', '1970-01-01'],
  ['1969-12-31', undefined],
  ['2199-12-31', '2199-12-31'],
  ['2200-01-01', undefined],
  ['2026-00-10', undefined],
  ['2026-12-31', '2026-12-31'],
  ['2026-13', undefined],
  ['2026-1-5', '2026-01-05'],
  ['2026/3/1', '2026-03-01'],
  ['2026.03.01', '2026-03-01'],
  ['2024-02-29', '2024-02-29'],
  ['2026-04-31', undefined],
  ['2569-01-02', '2026-01-02'],
  ['2600-01-01', undefined],
  ['05/05/2026', '2026-05-05'],
  ['5.3.26', undefined],
  ['13-02-26', '2026-02-13'],
  ['1/13/26', '2026-01-13'],
  ['29th of February 2024', '2024-02-29'],
  ['1st May 2026', '2026-05-01'],
  ['5 de mayo de 2026', '2026-05-05'],
  ['5 di maggio 2026', '2026-05-05'],
  ['May 5th, 2026', '2026-05-05'],
  ['Sept. 5 2026', '2026-09-05'],
  ['Frobuary 5, 2026', undefined],
  ['2026년 3월', '2026-03'],
  ['2026年13月', undefined],
  ['x2026-01-02', undefined],
  ['v2026-01', undefined],
  ['March, 2026', '2026-03'],
  ['12 (2026)', undefined],
]);

holds('the part', partOf, [
  ['Problem 3', undefined],
  ['Current Problem Description', undefined],
  ['Root Cause Analysis', 'cause'],
  ['Cause & Impact', undefined],
  ['Fix & Impact', undefined],
  ['Cause of the outage', 'cause'],
  ['Solution to the outage', undefined],
  ['The root cause of our outage', 'cause'],
  ['Possible Root Cause', 'cause'],
  ['Failed fix', 'attempt'],
  ['Proposed options', 'options'],
  ['Status (current)', 'status'],
  ['Solution (attempted)', 'attempt'],
  ['Final solution', 'solution'],
  ['Applied fix - batching', 'solution'],
  ['Solution: batching', 'solution'],
  ['Status: Open', undefined],
  ['Error handling', undefined],
  ['回避策について', 'workaround'],
  ['原因と対策', 'cause'],
  ['解決方法の案', 'proposal'],
  ['1.2 Root cause', 'cause'],
  ['Step 3: Fix', 'solution'],
  [
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    undefined,
  ],
  ['one two three four five six seven eight nine', undefined],
  ['Root_Cause', 'cause'],
  ['root-cause', 'cause'],
  ['"Fix"', 'solution'],
  ['Steps', undefined],
  ['A problem', 'problem'],
  ['Cause racine du problème', 'cause'],
  ['Lessons learned the hard way', undefined],
  ['Solution (proposed)', 'proposal'],
  ['Fix [planned]', 'proposal'],
  ['Solution (final)', 'solution'],
  ['Solution (recommended)', 'solution'],
  ['Solution (future-proof):', 'solution'],
  ['Solution (required)', 'solution'],
  ['Fix (planned and done)', 'solution'],
  ['Fix (we planned it)', 'solution'],
  ['Fix (not needed anymore)', 'solution'],
  ['Fix (we tried twice)', 'solution'],
  ['Lösung (empfohlen)', 'solution'],
  ['Lösung (vorgeschlagen)', 'proposal'],
  ['Solution (proposée)', 'proposal'],
  ['Giải pháp (đề xuất)', 'proposal'],
  ['Fix (planned, pending)', 'proposal'],
  ['解决方案（建议）', 'proposal'],
  ['Fix (failed): restart', 'attempt'],
  ['Fix: restart (failed)', 'solution'],
  ['Recommended solution (v2)', 'proposal'],
]);

holds('the severity', severityOf, [
  ['', undefined],
  ['🔴', 'high'],
  ['🟠', 'high'],
  ['🟢', 'low'],
  ['🟣', undefined],
  ['Severity: High', 'high'],
  ['Impact: High', undefined],
  ['P1 (urgent)', 'high'],
  ['sev 2', 'high'],
  ['very high', 'high'],
  ['nice-to-have', 'low'],
  ['[High]', 'high'],
  ['High/Low', undefined],
  ['High / why', 'high'],
  ['中（普通）', 'medium'],
  [
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx high',
    undefined,
  ],
]);

holds('the choice', legendOf, [
  ['(open/closed)', ['open', 'closed']],
  ['{open, closed}', ['open', 'closed']],
  ['<open|closed>', ['open', 'closed']],
  ['open｜closed', ['open', 'closed']],
  ['[open]', []],
  ['open, closed', []],
  ['open，closed，fixed', ['open', 'closed', 'fixed']],
  ['```open|fixed```', ['open', 'fixed']],
  ['open / fixed / as is', ['open', 'fixed', 'as is']],
  ['open / as is', []],
  ['open | fixed by Ann', ['open', 'fixed by Ann']],
  ['open | fixed (in v1)', ['open', 'fixed (in v1)']],
  ['offen oder gelöst', ['offen', 'gelöst']],
  ['[open] or [fixed]', ['[open]', '[fixed]']],
  ['Open / In Progress / Blocked', ['Open', 'In Progress', 'Blocked']],
  ['open | in progress', ['open', 'in progress']],
  ['fixed, merged', []],
  ['[fixed, merged]', ['fixed', 'merged']],
  ['open / fixed / what we do not know at all about it here', []],
]);

holds(
  'the status',
  (text) => {
    const found = findStatus(text);
    if (!found) return undefined;
    const { state, word, mark } = found;
    return [state, text.slice(word.start, word.end), ...(mark ? [text.slice(mark.start, mark.end)] : [])];
  },
  [
    ['Fixed **✅**', ['resolved', 'Fixed', '✅']],
    ['Not really quite so fixed', undefined],
    ['Not fixed yet', ['open', 'Not fixed']],
    ['not open', undefined],
    ['partially fixed', ['open', 'partially fixed']],
    ['partly', ['open', 'partly']],
    ['解決済み', ['resolved', '解決済み']],
    ['対応済みません', ['open', '対応済み']],
    ['完了予定', ['open', '完了']],
    ['待我确认', ['open', '待我确认']],
    ['Yes, it is', ['resolved', 'Yes']],
    ['yes-man', undefined],
    ['Y', ['resolved', 'Y']],
    ['No.', ['open', 'No']],
    ['resolved ?', undefined],
    ['<b>Fixed</b>', ['resolved', 'Fixed']],
    ['[x](y)', undefined],
    ['[ ]', ['open', '[ ]']],
    ['(#12) Fixed', ['resolved', 'Fixed']],
    ['(a very long id) Fixed', undefined],
    [':x: broken', ['open', 'broken', ':x:']],
    ['❓ Fixed', ['resolved', 'Fixed', '❓']],
    ['👷 🚧', ['open', '👷 🚧']],
    ['👷', undefined],
    ['• Fixed', ['resolved', 'Fixed']],
    ['- [x] Fixed', ['resolved', '[x]']],
    ['"Fixed"', ['resolved', 'Fixed']],
    ['fixedx', undefined],
    ['Fixed12', undefined],
    ['未公開の記録', ['open', '未公開の記録']],
    ['準備済み', undefined],
    ['non-resolved', ['open', 'non-resolved']],
    ['in-progress!', ['open', 'in-progress']],
  ],
);

it('a value that offers several severities is known as that', () => {
  for (const [text, isLegend] of [
    ['Low / Medium / High', true],
    ['[low, high]', true],
    ['High', false],
    ['High / now', false],
    ['', false],
  ] as const)
    assert.equal(isSeverityLegend(text), isLegend);
});
