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

  it('say where they would stand', () => {
    assert.throws(() => update('# Blockers\n'), UserError);
  });
});
