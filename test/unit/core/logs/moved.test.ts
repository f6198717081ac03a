import { strict as assert } from 'node:assert';
import { openSource } from '../../../../src/core/formats/format';
import { definitionsFor, definitionsLeft } from '../../../../src/core/logs/definitions';
import { movedLines, withoutEnds } from '../../../../src/core/logs/moved';
import { refOf } from './support';

const sourceOf = (lines: readonly string[]) => openSource(refOf('docs/log/BLOCKERS.md'), lines.join('\n'));
const TO = 'docs/001-x.md';

describe('lines that move to a record', () => {
  const moved = (lines: readonly string[], up: number, start = 0, end = lines.length) =>
    movedLines(sourceOf(lines), start, end, TO, up);

  it('have headings of higher ranks, as far as there are such', () => {
    const lines = ['### A', '', '#### B ##', '  ##### C', '## D', '# E', '#hash', '###### F', '', 'G', '---'];
    assert.deepEqual(moved(lines, 1), [
      '## A',
      '',
      '### B ##',
      '  #### C',
      '## D',
      '# E',
      '#hash',
      '##### F',
      '',
      'G',
      '---',
    ]);
    assert.deepEqual(moved(lines, 3).slice(0, 5), ['## A', '', '## B ##', '  ## C', '## D']);
    assert.deepEqual(moved(lines, 0), lines);
  });

  it('lead where they led, but for code', () => {
    const lines = [
      'See [a](a.md).',
      '',
      '```md',
      '[a](a.md)',
      '# x',
      '```',
      '[a](a.md)',
      '',
      '> ## [b](b.md)',
    ];
    assert.deepEqual(moved(lines, 1), [
      'See [a](log/a.md).',
      '',
      '```md',
      '[a](a.md)',
      '# x',
      '```',
      '[a](log/a.md)',
      '',
      '> ## [b](log/b.md)',
    ]);
    assert.deepEqual(moved(lines, 0, 2, 7), [...lines.slice(2, 6), '[a](log/a.md)']);
  });

  it('have no facts on their fences, which the front matter holds then', () => {
    const lines = [
      '````ts before=a1 file=src/a.ts lines=4-5',
      'a();',
      '````',
      '- x',
      '',
      '  ~~~ text after=a1 file=b.ts',
      '  ~~~',
      '',
      '> ```ts before=a3 file=c.ts',
      '> c();',
      '> ```',
      '',
      '``` ts  evidence=a2',
      '```',
    ];
    assert.deepEqual(moved(lines, 0), [
      '````ts before=a1',
      'a();',
      '````',
      '- x',
      '',
      '  ~~~text after=a1',
      '  ~~~',
      '',
      '> ```ts before=a3',
      '> c();',
      '> ```',
      '',
      '``` ts  evidence=a2',
      '```',
    ]);
  });

  it('begin and end with words', () => {
    assert.deepEqual(withoutEnds(['', ' ', 'a', '', 'b', '\t']), ['a', '', 'b']);
    assert.deepEqual(withoutEnds(['a']), ['a']);
    assert.deepEqual(withoutEnds(['', ' ']), []);
    assert.deepEqual(withoutEnds([]), []);
  });
});

describe('what links by name lead to', () => {
  const lines = [
    '# Blockers',
    '',
    'About [all] of [them][ the   REST ].',
    '',
    '## Blocker 1: One',
    '',
    'See [this][Here], [that] and [^1]. [no]: here, [none](x.md).',
    '',
    '[here]: one.md "Here"',
    '',
    '```md',
    '[all] [that]: code',
    '[that]: no.md',
    '```',
    '',
    '## Blocker 2: Two',
    '',
    '[that]: <two one.md>',
    "[all]: all.md 'All'",
    '[The rest]: ./rest.md (Rest)',
    '[here]: other.md',
    '[nobody]: x.md',
    '[^1]: See [a](a.md).',
    '[note]: all of it',
    '    [that]: indented.md',
  ];

  it('moves with what uses it, written anew, unless it moved already', () => {
    assert.deepEqual(definitionsFor(sourceOf(lines), 4, 15, TO), [
      '[that]: <log/two one.md>',
      '[^1]: See [a](log/a.md).',
    ]);
    assert.deepEqual(definitionsFor(sourceOf(lines), 0, 4, TO), [
      "[all]: log/all.md 'All'",
      '[The rest]: ./log/rest.md (Rest)',
    ]);
    assert.deepEqual(definitionsFor(sourceOf(lines), 15, lines.length, TO), []);
  });

  it('stays where the rest of the document uses it', () => {
    assert.deepEqual(definitionsLeft(sourceOf(lines), 15, lines.length), [
      '[that]: <two one.md>',
      "[all]: all.md 'All'",
      '[The rest]: ./rest.md (Rest)',
      '[here]: other.md',
      '[^1]: See [a](a.md).',
    ]);
    assert.deepEqual(definitionsLeft(sourceOf(lines), 4, 15), []);
    assert.deepEqual(definitionsLeft(sourceOf(lines), 17, 19), [
      '[that]: <two one.md>',
      "[all]: all.md 'All'",
    ]);
  });
});
