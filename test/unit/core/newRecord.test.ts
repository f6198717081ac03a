import { strict as assert } from 'node:assert';
import { fenceLanguage, languageOfFile } from '../../../src/core/languages';
import { builtInTemplate } from '../../../src/core/templates/builtIn';
import { draftOf, recordWriter } from '../../../src/core/newRecord';

describe('a new record', () => {
  const DEFAULTS = { severity: 'medium', category: 'technical' };
  const now = new Date();

  it('starts with the defaults, unless something else or nothing is said', () => {
    const { date, ...draft } = draftOf({ title: ' A  title ' }, DEFAULTS, now);
    assert.equal(Date.parse(date), Math.floor(now.getTime() / 1000) * 1000);
    assert.deepEqual(draft, { title: 'A  title', kind: 'challenge', ...DEFAULTS, tags: [] });
    const said = draftOf(
      { title: 'x', severity: '', category: 'process', kind: 'til', tags: ['a'] },
      DEFAULTS,
      now,
    );
    assert.deepEqual(
      { ...said, date: '' },
      { title: 'x', kind: 'til', category: 'process', tags: ['a'], date: '' },
    );
  });

  it('refuses a kind that is no word', () => {
    for (const kind of ['', 'a b', '-x', 'x\ny', 'x'.repeat(41)])
      assert.throws(() => draftOf({ title: 'x', kind }, DEFAULTS, now), /is no kind/, kind);
  });

  it('has a name, and links that start from its folder', () => {
    const draft = draftOf({ title: 'It leaks' }, DEFAULTS, now);
    const place = { anchor: { file: 'src/a.ts' }, language: 'ts', code: '', findings: [] };
    const write = (target: string) =>
      recordWriter({
        draft,
        capture: { places: [place], environment: [] },
        template: builtInTemplate('challenge'),
        target,
      })(4, 3);
    assert.equal(write('docs/challenges').name, '004-it-leaks.md');
    assert.match(write('docs/challenges').text, /\(\.\.\/\.\.\/src\/a\.ts\)/);
    assert.match(write('').text, /\(\.\/src\/a\.ts\)/);
  });
});

describe('the language of a file', () => {
  it('is what the editor calls it, and the same behind a fence', () => {
    const names = [
      'a.ts',
      'b.test.TSX',
      'x.py',
      'Makefile',
      'Dockerfile',
      'a.h',
      'README',
      'a.unknown',
      '.bashrc',
    ];
    assert.deepEqual(
      names.map((name) => fenceLanguage(languageOfFile(name))),
      ['ts', 'tsx', 'python', 'makefile', 'dockerfile', 'cpp', 'text', 'text', 'text'],
    );
  });
});
