// A severity is written in the language, the gender, the case and with the sign of the one that was there.
import { strict as assert } from 'node:assert';
import { severityWord } from '../../../../src/core/editing/severity';
import { after } from './support';

type Case = readonly [
  value: string,
  language: Parameters<typeof severityWord>[1],
  old: string | undefined,
  becomes: string,
];

describe('the word for a severity', () => {
  const CASES: readonly Case[] = [
    ['high', 'en', undefined, 'High'],
    ['high', 'de', undefined, 'Hoch'],
    ['low', 'ja', undefined, '低'],
    ['high', 'en', 'low', 'high'],
    ['high', 'en', 'Low', 'High'],
    ['high', 'en', 'LOW', 'HIGH'],
    ['high', 'en', 'L', 'High'],
    // Codes go on as codes: P0 is the worst, and S1 and SEV-1 are.
    ['critical', 'en', 'P2', 'P0'],
    ['low', 'en', 'p1', 'p3'],
    ['critical', 'en', 'S3', 'S1'],
    ['medium', 'en', 'sev-1', 'sev-3'],
    ['low', 'en', 'SEV 2', 'SEV 4'],
    // The gender of the word that was there.
    ['critical', 'es', 'alta', 'crítica'],
    ['critical', 'es', 'Alto', 'Crítico'],
    ['medium', 'ru', 'Высокая', 'Средняя'],
    ['medium', 'ru', 'высоко', 'средне'],
    ['low', 'pl', 'wysokie', 'niskie'],
    ['high', 'fr', 'critique', 'élevé'],
    // The language of the word that was there, where the document's does not know it.
    ['low', 'en', 'hoch', 'niedrig'],
    ['low', 'pt', 'alta', 'baixa'],
    ['low', 'es', 'alta', 'baja'],
    ['low', 'de', 'severe', 'low'],
    ['low', 'de', 'sévère', 'niedrig'],
    ['low', 'zh', '高', '低'],
    // A word of the team's own.
    ['show-stopper', 'en', 'High', 'Show-stopper'],
    ['show-stopper', 'en', undefined, 'Show-stopper'],
  ];
  for (const [value, language, old, becomes] of CASES) {
    it(`${value} for ${old ?? 'none'} in ${language} is ${becomes}`, () =>
      assert.equal(severityWord(value, language, old), becomes));
  }
});

describe('setting a severity within its text', () => {
  const around = (line: string) => `# Blockers\n\n## Blocker 1: One\n\n**Date:** x\n${line}\n\nText.\n`;
  for (const [line, value, becomes] of [
    ['**Severity:** High — all of Asia', 'low', '**Severity:** Low — all of Asia'],
    ['**Severity:** High 🔴 (Ann)', 'low', '**Severity:** Low 🟢 (Ann)'],
    ['**Severity:** 🟠 **High**', 'medium', '**Severity:** 🟡 **Medium**'],
    ['**Severity:** 🐛 High', 'low', '**Severity:** 🐛 Low'],
    ['**Severity:** `high`', 'critical', '**Severity:** `critical`'],
    ['**Severity:** (high)', 'critical', '**Severity:** (critical)'],
    ['**Severity:** 🔴', 'low', '**Severity:** 🟢'],
    ['**Severity:** very unpleasant', 'high', '**Severity:** High'],
    ['**Severity:** SEV 2 (all of Asia)', 'low', '**Severity:** SEV 4 (all of Asia)'],
    ['**Severity:** P1 / High', 'low', '**Severity:** P3 / Low'],
    ['**Severity:** **P1** / **High**', 'low', '**Severity:** **P3** / **Low**'],
    ['**Severity:** 🟠 High / P1', 'low', '**Severity:** 🟢 Low / P3'],
    ['**Severity:** High/Critical', 'low', '**Severity:** Low'],
    ['**Severity:** High of P1', 'low', '**Severity:** Low of P1'],
    ['**Severity:** High', 'show-stopper', '**Severity:** Show-stopper'],
    ['**Severity:** High', 'high', '**Severity:** High'],
    ['**深刻度：** 高（全員）', 'low', '**深刻度：** 低（全員）'],
  ] as const) {
    it(`${line} becomes ${becomes}`, () =>
      assert.equal(after(around(line), value, { field: 'severity' }), around(becomes)));
  }

  it('takes the signs from their priorities too, and from nothing else', () => {
    const text = (severity: string, label: string) =>
      `# Blockers\n\n## Blocker 1: One\n\n**Severity:** ${severity}\n\n## Blocker 2: Two\n\n**${label}:** 🔥 High\n`;
    const set = (label: string) => after(text('🟢 Low', label), 'high', { field: 'severity', title: 'One' });
    assert.equal(set('Priority'), text('🔥 High', 'Priority'));
    assert.equal(set('Impact'), text('🟠 High', 'Impact'));
  });

  it('takes the signs from the severities that other entries have', () => {
    const text = (one: string) =>
      `# Blockers\n\n## Blocker 1: One\n\n**Severity:** ${one}\n\n## Blocker 2: Two\n\n**Priority:** ❗ Critical\n**Severity:** ❗ Critical\n\n## Blocker 3: Three\n\n**Severity:** 🔥\n\n## Blocker 4: Four\n\n**Severity:** 🔵 Low\n\n## Blocker 5: Five\n\n**Severity:** ⚪ Low\n`;
    const setting = { field: 'severity', title: 'One' } as const;
    assert.equal(after(text('🟠 High'), 'critical', setting), text('❗ Critical'));
    assert.equal(after(text('🟠 High'), 'low', setting), text('🔵 Low'));
    assert.equal(after(text('🟠 High'), 'medium', setting), text('🟡 Medium'));
  });
});
