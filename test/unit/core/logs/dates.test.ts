import { strict as assert } from 'node:assert';
import { dateLike } from '../../../../src/core/logs/dates';

const NOW = '2026-03-05T09:07:08+01:00';

/** What a sample, in a language, becomes on the fifth of March, early in the morning. */
function becomes(samples: readonly (readonly [sample: string, expected: string])[], language = 'en'): void {
  assert.deepEqual(
    samples.map(([sample]) => [sample, dateLike(sample, NOW, language)]),
    samples,
  );
}

describe('a date in the form of the document’s own', () => {
  it('is ISO 8601 where the document has none, or one that nobody can read', () => {
    assert.equal(dateLike(undefined, NOW, 'en'), '2026-03-05');
    becomes([
      ['', '2026-03-05'],
      ['last week', '2026-03-05'],
      ['on 2025-01-02', '2026-03-05'],
      ['Q3 2025', '2026-03-05'],
      ['12345-01-02', '2026-03-05'],
      ['on 2025/1/2', '2026-03-05'],
      ['since 2025年1月2日', '2026-03-05'],
      ['on 31.12.2025', '2026-03-05'],
      ['at 2025-01-02T03:04', '2026-03-05 09:07'],
      ['2025/01/02T03:04:05Zulu', '2026/03/05 09:07'],
    ]);
  });

  it('has as much of the time as a moment in ISO 8601 has', () => {
    becomes([
      ['2025-12-31T23:59', '2026-03-05T09:07'],
      ['2025-12-31T23:59:58', '2026-03-05T09:07:08'],
      ['2025-12-31T23:59:58.125', '2026-03-05T09:07:08'],
      ['2025-12-31T23:59:58.125Z', NOW],
      ['2025-12-31T23:59Z', NOW],
      ['2025-12-31T23:59:58+01:00', NOW],
      [' 2025-12-31T23:59:58-0130 ', NOW],
    ]);
  });

  it('has the time of day where the sample has one', () => {
    becomes([
      ['2025-12-31 23:59', '2026-03-05 09:07'],
      ['2025-12-31, 23:59:01', '2026-03-05 09:07'],
      ['2025-12-31 ~9:15', '2026-03-05 09:07'],
      ['2025-12-31 at 23:59', '2026-03-05 09:07'],
      ['2025年12月31日 23:59', '2026年03月05日 09:07'],
      ['2025年12月31日23:59', '2026年03月05日'],
      ['2025년 12월 31일 23:59', '2026년 03월 05일 09:07'],
      ['2025-12-31 by 23 people', '2026-03-05'],
      ['2025-12-31 3:2', '2026-03-05'],
    ]);
  });

  it('keeps the signs and pads numbers as the sample does', () => {
    becomes([
      ['2025-12-31', '2026-03-05'],
      ['2025/12/31', '2026/03/05'],
      ['2025.1.2', '2026.3.5'],
      ['2025-12-3', '2026-03-5'],
      ['2025-1-31 (late)', '2026-3-05'],
      ['2025-12/31', '2026-03-05'],
    ]);
  });

  it('is written as East Asian documents write it', () => {
    becomes([
      ['2025年12月31日', '2026年03月05日'],
      ['2025年1月2日', '2026年3月5日'],
      ['2025 年 1 月 2 日', '2026 年 3 月 5 日'],
      ['2025年 1月', '2026年 3月'],
      ['2025년 1월 12일', '2026년 3월 05일'],
      ['2025년1월', '2026년3월'],
    ]);
  });

  it('has the day first behind dots, and in any language but English', () => {
    becomes([
      ['31.12.2025', '05.03.2026'],
      ['3.12.25', '5.03.26'],
      ['1.2.2025', '5.3.2026'],
    ]);
    becomes([['03/04/2025', '05/03/2026']], 'fr');
    becomes([['3-4-25', '5-3-26']], 'pt');
  });

  it('is ISO 8601 in English, until a number above 12 tells the day', () => {
    becomes([
      ['03/04/2025', '2026-03-05'],
      ['12/12/2025', '2026-03-05'],
      ['13/02/2025', '05/03/2026'],
      ['02/13/2025', '03/05/2026'],
      ['2/13/25', '3/05/26'],
      ['02/13/20255', '2026-03-05'],
      ['02/13/2025 18:30', '03/05/2026 09:07'],
    ]);
    const other = (...others: string[]) => dateLike('03/04/2025', NOW, 'en', others);
    assert.equal(other('unknown', '12/12/2024', 'on 12/31/2024, late'), '03/05/2026');
    assert.equal(other('31/12/2024', '12/31/2024'), '05/03/2026');
    assert.equal(other('131/12/2024', '31/12-2024', '31/12/20244'), '2026-03-05');
  });

  it('names the month as the document does', () => {
    becomes([
      ['Nov 21, 2025', 'Mar 5, 2026'],
      ['November 21, 2025 (Friday)', 'March 5, 2026'],
      ['21 november 2025', '5 march 2026'],
      ['November 21st, 2025', 'March 5, 2026'],
      ['1st November 2025', '5 March 2026'],
      ['November 2025', 'March 2026'],
      ['Sept 1, 2025', '2026-03-05'],
      ['since Nov 21, 2025', '2026-03-05'],
      ['Nov 21, 2025, 17:30', 'Mar 5, 2026 09:07'],
    ]);
    becomes([['21 novembre 2025', '5 mars 2026']], 'fr');
    becomes([['3 de noviembre de 2025', '5 de marzo de 2026']], 'es');
    becomes([['21. November 2025', '5. März 2026']], 'de');
    becomes([['21 ноября 2025', '5 марта 2026']], 'ru');
    becomes([['21 Kasım 2025', '5 Mart 2026']], 'tr');
  });
});
