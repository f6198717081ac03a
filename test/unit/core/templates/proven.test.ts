// A new document is read before it is written: it must be the entry that it is to be.
import { strict as assert } from 'node:assert';
import type { Capture, Draft } from '../../../../src/core/capture';
import { readDocument } from '../../../../src/core/document';
import { builtInTemplate } from '../../../../src/core/templates/builtIn';
import { renderProven } from '../../../../src/core/templates/proven';
import { render } from '../../../../src/core/templates/render';
import { renderRecord } from '../../../support/renderRecord';
import { parseTemplate, type Template } from '../../../../src/core/templates/template';

const PATH = 'docs/adr/0007-x.md';

function template(text: string): Template {
  const parsed = parseTemplate('own', text, true);
  assert.ok(!('message' in parsed));
  return parsed;
}

function filling(title: string, kind: string, capture: Partial<Capture> = {}) {
  const draft: Draft = { title, kind, tags: [], date: '2026-11-20T17:31:05+01:00' };
  return { draft, capture: { places: [], environment: [], ...capture }, path: PATH, number: '0007' };
}

function titleIn(text: string): readonly [title: string | undefined, count: number] {
  const { entries } = readDocument({ uri: PATH, path: PATH, inTarget: true }, text);
  return [entries[0]?.title, entries.length];
}

describe('a new document', () => {
  const nygard = builtInTemplate('decision-nygard');

  it('is what its template makes, where that reads as the entry', () => {
    const given = filling('Use SQLite', 'decision');
    assert.deepEqual(renderProven(nygard, given), render(nygard, { ...given, escapesAll: false }));
  });

  for (const title of [
    '3. Fixed: a',
    'Rejected: use `a`',
    '[x] done',
    'a (accepted)',
    '2026-01-02 - x',
    '~~a~~',
  ]) {
    it(`gives back a title that reads like more: ${title}`, () => {
      const { text } = renderProven(nygard, filling(title, 'decision'));
      const plain = renderProven(nygard, filling('A title', 'decision')).text;
      const [read] = readDocument({ uri: PATH, path: PATH, inTarget: true }, text).entries;
      const [expected] = readDocument({ uri: PATH, path: PATH, inTarget: true }, plain).entries;
      assert.deepEqual(
        [read?.title, read?.kind, read?.state, read?.status],
        [title, expected?.kind, expected?.state, expected?.status],
      );
    });
  }

  it('is refused where its title would be taken for something else', () => {
    const table = template(
      '---\nrecord: false\nkind: decision\ntemplate: Bare\n---\n# ${TITLE}: ${TITLE}\n\n## Status\n\nProposed\n\n## Context\n\nX.\n\n## Decision\n\nY.\n',
    );
    const free = template('---\nrecord: false\nkind: memo\n---\nNo entry: ${TITLE}\n');
    // What is no entry with any title is the team's own business.
    assert.equal(renderProven(free, filling('3. Fixed', 'memo')).text, 'No entry: 3. Fixed\n');
    assert.ok(renderProven(table, filling('Use it', 'decision')).text.startsWith('# Use it: Use it\n'));
    assert.throws(() => renderProven(nygard, filling('🔥', 'decision')), {
      message:
        'In a document by the template “ADR (Nygard)” this title would be taken for something else. Write other words, or choose another template.'.replace(
          'ADR (Nygard)',
          nygard.name,
        ),
    });
  });

  it('is refused where front matter cannot hold all that is known of it', () => {
    const own = builtInTemplate('challenge');
    const tags = Array.from({ length: 9000 }, (_, index) => `tag-${index}`);
    const given = filling('A', 'challenge');
    assert.throws(() => renderProven(own, { ...given, draft: { ...given.draft, tags } }), {
      message:
        'What is known of this entry needs more room than front matter has. Select fewer places, or write fewer tags.',
    });
  });

  it('has each captured place', () => {
    const place = { anchor: { file: 'a.ts' }, language: 'ts', code: 'x', findings: [] };
    const scratch = { language: 'ts', code: 'y', findings: [] };
    const given = filling('# a | b', 'challenge', { places: [place, scratch, place] });
    const { text } = renderProven(builtInTemplate('challenge'), given);
    assert.deepEqual(titleIn(text), ['# a | b', 1]);
    assert.equal(renderRecord(given.draft, given.capture, PATH).text, text);
  });
});
