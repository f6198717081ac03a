import { strict as assert } from 'node:assert';
import { newLog } from '../../../../src/core/logs/shapes';
import { planStatistics } from '../../../../src/core/logs/statistics';
import { UserError } from '../../../../src/core/ports';
import { applyEdits } from '../../../../src/core/textEdit';
import { append, draftOf, refOf } from './support';

const PATH = 'docs/BLOCKERS.md';
const update = (text: string) => applyEdits(text, planStatistics(refOf(PATH), text));

const entry = (number: number, category: string, time: string, solution = 'Done.') =>
  `### Blocker #${number}\n\n**Category:** ${category}\n\n**Description:** It broke.\n\n**Solution:** ${solution}\n\n**Time Spent:** ${time}\n\n`;
const log = (rows: string) =>
  `# Blockers\n\n${entry(1, '[x] UI [ ] API', '2 hours')}${entry(2, '[ ] UI [x] API', '3 hours')}${entry(3, '[ ] UI [ ] API', '10 min', '')}## Summary Statistics\n\n| Metric | Value |\n|---|---|\n${rows}`;
const BLANK =
  '| Total blockers encountered | |\n| Average resolution time | |\n| Most challenging area | |\n| Time spent debugging vs coding | |\n';

describe('summary statistics', () => {
  it('are filled from the entries, once', () => {
    const after = update(log(BLANK));
    assert.equal(
      after,
      log(
        '| Total blockers encountered | 3 |\n| Average resolution time | 2 h 30 min |\n| Most challenging area | API |\n| Time spent debugging vs coding | 5 h 10 min debugging vs ___ coding |\n',
      ),
    );
    assert.equal(update(after), after);
  });

  it('leave what a person wrote', () => {
    const own =
      '| Total blockers encountered | 7 |\n| Average resolution time | about a day, once two |\n| Most challenging area | the proxy |\n| Time spent debugging vs coding | 1 h debugging vs 9 h coding |\n| Team | blue |\n';
    assert.equal(
      update(log(own)),
      log(own.replace('| 7 |', '| 3 |').replace('1 h debugging', '5 h 10 min debugging')),
    );
  });

  it('leave blank what is not known', () => {
    const text = newLog('BLOCKERS.md');
    assert.equal(update(text), text);
    const one = append(PATH, text, draftOf('blocker', 'Sockets leak'));
    assert.equal(update(one), one.replace('encountered | |', 'encountered | 1 |'));
  });

  it('are known in other languages', () => {
    const text =
      '# Blocker\n\n## Blocker 1: Eins\n\n**Beschreibung:** a\n\n## Statistik\n\n| Kennzahl | Wert |\n|---|---|\n| Anzahl der Blocker | |\n| Durchschnittliche Lösungszeit | |\n';
    assert.equal(
      applyEdits(text, planStatistics(refOf('docs/blocker.md'), text)),
      text.replace('Blocker | |', 'Blocker | 1 |'),
    );
  });

  it('tell the figure by its label, in many languages', () => {
    const labels = [
      ['3', 'Number of blockers, Count, Blocker gesamt, Nombre de blocages, Número total de bloqueos, Всего'],
      ['3', 'Toplam, Totaal, Totale, Liczba, 总数, 合計, 件数, 전체, ทั้งหมด, จำนวน, **Total**'],
      [
        '2 h 30 min',
        'Average resolution time, avg. duration, Mean time, Durchschnitt, Temps moyen, Tiempo medio',
      ],
      ['2 h 30 min', 'Tempo medio, Среднее время, Ortalama, Gemiddelde, Średni czas, 平均, 평균, เฉลี่ย'],
      ['API', 'Most challenging area, Most time-consuming category, Schwierigste Kategorie, Plus difficile'],
      ['API', 'Más difícil, Самая сложная, En zor, Moeilijkste, 最难, 가장 어려운, ยากที่สุด'],
      [
        '5 h 10 min debugging vs ___ coding',
        'Debugging vs. coding, Debugging time, Debug: code, デバッグ, Отладка',
      ],
      ['5 h 10 min debugging vs ___ coding', 'Fehlersuche gegen Programmieren'],
      ['', 'Subtotal, Team, Time of day, Debugger'],
    ].flatMap(([value = '', names = '']) => names.split(', ').map((name) => [name, value] as const));
    const rows = (filled: boolean) =>
      labels.map(([name, value]) => `| ${name} | ${filled && value !== '' ? `${value} ` : ''}|\n`).join('');
    assert.equal(update(log(rows(false))), log(rows(true)));
  });

  it('count the kind that the label names, else what stood in somebody’s way', () => {
    const entries =
      '## Blocker #1: A\n\n**Status:** Open\n\n## Challenge #1: B\n\n**Status:** Open\n\n## Decision #1: C\n\n**Status:** Accepted\n\n## Troubleshooting #1: D\n\n**Status:** Open\n\n';
    const text = `# Log\n\n${entries}## Summary\n\n| Metric | Value |\n|---|---|\n| Total blockers | |\n| Total challenges/decisions | |\n| Total | |\n| Number of (decisions) | ___ |\n| Total TILs | |\n| Total debt | 4 |\n| Average time | |\n`;
    const figures = update(text).split('\n').slice(-8, -2);
    assert.deepEqual(figures, [
      '| Total blockers | 1 |',
      '| Total challenges/decisions | 2 |',
      '| Total | 3 |',
      '| Number of (decisions) | 1 |',
      '| Total TILs | |',
      '| Total debt | 0 |',
    ]);
  });

  it('are mended where they are ours, and stay where a person explained them', () => {
    const after = (rows: string) => update(log(rows)).split('| Metric | Value |\n|---|---|\n')[1];
    const ours =
      '| Total blockers | 12 |\n| Average time | ~9 hours |\n| Most challenging area | ui |\n| Debugging time | 1 day debugging vs 2 days coding |\n';
    assert.equal(
      after(ours),
      '| Total blockers | 3 |\n| Average time | 2 h 30 min |\n| Most challenging area | API |\n| Debugging time | 5 h 10 min debugging vs 2 days coding |\n',
    );
    const theirs =
      '| Total blockers | 3 (so far) |\n| Average time | 2 hours, 3 in May |\n| Average duration | 2 hours (3 in May) |\n| Mean time | 3 hours and some more of it |\n| Most challenging area | UI and API |\n| Debugging time | most debugging vs none |\n| Debugging vs coding | debugging |\n';
    assert.equal(after(theirs), theirs);
  });

  it('find their table in a section of that name, else the first that names two figures', () => {
    const tables =
      '## Costs\n\n| Metric | Value |\n|---|---|\n| Total | |\n| Average time | |\n\n## Numbers\n\n| Metric | Value | Unit |\n|---|---|---|\n| Total | | |\n| Average time | | |\n\n';
    const text = `# Blockers\n\n${entry(1, 'UI', '2 hours')}${tables}## Estadísticas\n\n| A | B |\n|---|---|\n| Total | |\n| Average time | |\n`;
    const filled = (source: string) =>
      update(source) === source.replace(/(.*)Total \| \|\n(.*)time \| \|/s, '$1Total | 1 |\n$2time | 2 h |');
    assert.ok(filled(text));
    const first = update(text.replace('Estadísticas', 'More'));
    assert.equal(
      first,
      text
        .replace('Estadísticas', 'More')
        .replace('Total | |\n| Average time | |', 'Total | 1 |\n| Average time | 2 h |'),
    );
    assert.throws(
      () => update('# Blockers\n\n| A | B |\n|---|---|\n| Total | |\n| Total of all | |\n'),
      /^UserError: docs\/BLOCKERS\.md has no table of summary statistics\. /,
    );
  });

  it('add up the time of each area, however the entries write its name', () => {
    const text = `# Blockers\n\n${entry(1, 'api', '1 hour')}${entry(2, 'UI, API', '30 min')}${entry(3, 'UI', '70 min')}${entry(4, 'DB', '')}## Stats\n\n| A | B |\n|---|---|\n| Most challenging area | |\n| Average time | |\n`;
    assert.match(update(text), /\| Most challenging area \| UI \|\n\| Average time \| 53 min \|/);
    const first = text.replace('70 min', '1 hour');
    assert.match(update(first), /area \| api \|/);
  });

  it('write time in the words of the document', () => {
    const text =
      '# 障害\n\n## 障害 1: 接続\n\n**問題:** 切れる\n\n**解決策:** 直した\n\n**所要時間:** 90分\n\n## 統計\n\n| 項目 | 値 |\n|---|---|\n| 総数 | |\n| 平均時間 | |\n| デバッグ時間 | |\n';
    const after = applyEdits(text, planStatistics(refOf('docs/障害.md'), text));
    assert.match(after, /\| 平均時間 \| 1時間 30分 \|\n\| デバッグ時間 \| 1時間 30分 debugging/);
    const russian =
      '# Проблемы\n\n## Проблема 1: Сеть\n\n**Статус:** решено\n\n**Решение:** да\n\n**Время:** 45 минут\n\n## Статистика\n\n| Показатель | Значение |\n|---|---|\n| Всего | |\n| Среднее время | |\n';
    assert.match(
      applyEdits(russian, planStatistics(refOf('docs/проблемы.md'), russian)),
      /\| Всего \| 1 \|\n\| Среднее время \| 45 мин \|/,
    );
  });

  it('touch nothing but their cells, also with line ends of their own behind front matter', () => {
    const text =
      `---\ntitle: x\n---\n\n${log('| **Total blockers** |   | x\n| Average time |\n')}| Mean time |      |\n`.replaceAll(
        '\n',
        '\r\n',
      );
    assert.equal(
      update(text),
      text.replace('** |   |', '** | 3 |').replace('Mean time |      |', 'Mean time | 2 h 30 min |'),
    );
  });

  it('say where they would stand', () => {
    assert.throws(() => update('# Blockers\n'), UserError);
  });
});
