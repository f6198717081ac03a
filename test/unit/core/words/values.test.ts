import { strict as assert } from 'node:assert';
import { categoriesOf } from '../../../../src/core/words/category';
import { dateOf } from '../../../../src/core/words/date';
import { isPlaceholder } from '../../../../src/core/words/placeholder';
import { severityOf } from '../../../../src/core/words/severity';
import { minutesOf } from '../../../../src/core/words/time';

describe('a severity', () => {
  const LEVELS = {
    critical: '🔴 CRITICAL (Server crash); P0 — data loss; SEV-1; Blocker; 致命的',
    high: 'HIGH - Blocking deploys; P1; 高; Hoch; alta; élevée; высокий; สูง; 높음; 🔴; 🔴 優先度: 高（重要）',
    medium: '🟡 MEDIUM; SEV-3（degraded）; 中; Mittel; média; 🟡',
    low: 'Low; P3; 低; Niedrig; baja; 🟢',
    nothing: '9 (Impact 3 × Likelihood 3); Low / Medium / High; Highly visible; 🔴 Ouvert',
  };
  for (const [level, texts] of Object.entries(LEVELS)) {
    for (const text of texts.split(';').map((one) => one.trim())) {
      it(`${text} is ${level}`, () =>
        assert.equal(severityOf(text), level === 'nothing' ? undefined : level));
    }
  }
});

describe('categories', () => {
  for (const [text, ...expected] of [
    ['[ ] API/SDK [x ] Architecture [ x] Streaming [ ] UI', 'Architecture', 'Streaming'],
    ['[ ] API [ ] UI'],
    ['Terraform / templating', 'Terraform / templating'],
    [' '],
  ] as const) {
    it(`of ${JSON.stringify(text)}`, () => assert.deepEqual(categoriesOf(text), expected));
  }
});

describe('time spent', () => {
  for (const [text, minutes] of [
    ['1 - 1.5 hours', 75],
    ['1.0–1.5 hours', 75],
    ['~0.75 hours', 45],
    ['1,5 Stunden', 90],
    ['~25-40 minutes total', 33],
    ['Approximately 3 hours, most of it reading', 180],
    ['~24h silent failure', 1440],
    ['1h 30min', 90],
    ['2h30', 150],
    ['約 25 分', 25],
    ['約1時間30分', 90],
    ['~10 分钟', 10],
    ['2시간 30분', 150],
    ['~2 giờ', 120],
    ['2 часа', 120],
    ['3 ชั่วโมง', 180],
    ['2 days', 960],
    ['1 week', 2400],
    ['___ hours', undefined],
    ['[MINUTES]', undefined],
    ['X hours', undefined],
    ['N/A', undefined],
    ['~1-2 sessions of debugging', undefined],
    ['9,082ms', undefined],
    ['Day 1 (the whole day)', undefined],
    ['5', undefined],
  ] as const) {
    it(`${text} is ${minutes ?? 'no amount'}`, () => assert.equal(minutesOf(text), minutes));
  }
});

describe('the date in a text', () => {
  for (const [text, date] of [
    ["'2025-06-22'", '2025-06-22'],
    ['2026-04-15T22:33:47.905Z', '2026-04-15'],
    ['2026-04-12 13:07 (JST)', '2026-04-12'],
    ['(deployed) → found 2026-05-08 ~10:00 UTC', '2026-05-08'],
    ['2026-04-30 (initial), 2026-05-18 (active)', '2026-04-30'],
    ['January 29, 2025', '2025-01-29'],
    ['3 November 2025', '2025-11-03'],
    ['January 2025', '2025-01'],
    ['14 juin 2026', '2026-06-14'],
    ['29 de enero de 2025', '2025-01-29'],
    ['3. Januar 2025', '2025-01-03'],
    ['2025年12月30日', '2025-12-30'],
    ['2026年1月', '2026-01'],
    ['2025년 1월 3일', '2025-01-03'],
    ['15 มกราคม 2568', '2025-01-15'],
    ['29.09.2026.', '2026-09-29'],
    ['13/02/2016', '2016-02-13'],
    ['01/26/26 – 01/28/26', '2026-01-26'],
    ['03/04/2025', undefined],
    ['03/04/2025, again 2025-05-01', undefined],
    ['01-05-26', undefined],
    ['2025-02-30', undefined],
    ['YYYY-MM-DD', undefined],
    ['_____', undefined],
    ['Day X', undefined],
    ['may 12 tests fail', undefined],
  ] as const) {
    it(`${text} is ${date ?? 'not known'}`, () => assert.equal(dateOf(text)?.date, date));
  }

  it('is known by its place', () => {
    const text = 'Düsseldorf, 3. März 2025, 10:00';
    const found = dateOf(text);
    assert.equal(text.slice(found?.start, found?.end), '3. März 2025');
  });
});

describe('what was never filled in', () => {
  const BLANK = `;_____;...;…;[Title];[Blocker Title];<short title>;{{TITLE}};{title};XXX;YYYY-MM-DD;NNN;Placeholder;placeholder for the first lesson;
    Title;Short title;Titre court et descriptif;BUG-NNN — Titre court et descriptif;_How did you fix it?_;_(à remplir)_;[Date] - [Issue Name];
    [Date] - Blocker Title;[short title of the problem and solution];(Add more …);タイトル;标题;___ hours;{minutes}m {seconds}s;[option 1]`;
  const FILLED = `[2026-02-09] - Shader not found;[v0.3] How to build;[BUG] Stop kills all;[phase-01] Setup fails;[BUG-12];N/A;_Emphasised_;
    TypeError in <Button>;<Button> crashes;{id} is undefined;[Resolved];[#12](https://x.test);Title is missing in the header;a`;
  for (const text of BLANK.split(';').map((one) => one.trim())) {
    it(`${JSON.stringify(text)} is blank`, () => assert.equal(isPlaceholder(text), true));
  }
  for (const text of FILLED.split(';').map((one) => one.trim())) {
    it(`${text} is filled in`, () => assert.equal(isPlaceholder(text), false));
  }
});
