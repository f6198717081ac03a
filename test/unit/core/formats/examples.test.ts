import { strict as assert } from 'node:assert';
import { examples } from '../../../../src/core/formats/examples';
import { openSource } from '../../../../src/core/formats/format';
import { lines, listed } from './support';

/** What the examples of a document tell, part by part. */
const told = (text: string): string[][] =>
  (examples.read(openSource({ uri: 'x', path: 'docs/x.md', inTarget: false }, text))?.findings ?? []).map(
    ({ parts }) => parts.map(({ part, value }) => `${part}: ${value}`),
  );

const of = (...text: readonly string[]) => listed('docs/x.md', lines('# Kestrel', '', ...text));

describe('reports that stand in fences below the headings of examples', () => {
  it('have what is said above the fence, and what stands in it', () => {
    const text = lines(
      '# Problems',
      '',
      '## Example 1: Bug',
      '**Title:** Sockets leak',
      '**Status:** Fixed',
      '**Severity:** Low',
      '**Priority:** P1',
      '**Date:** 2026-03-01',
      '````markdown',
      '## Problem',
      'They leak.',
      '### Details',
      'Each.',
      '### Root Cause',
      'Nobody closes.',
      '## Solution',
      '```js',
      'close()',
      '```',
      '## More',
      'Words.',
      '````',
    );
    assert.deepEqual(told(text), [
      [
        'title: Sockets leak',
        'status: Fixed',
        'severity: Low',
        'priority: P1',
        'date: 2026-03-01',
        'problem: They leak.',
        'problem: Each.',
        'cause: Nobody closes.',
        'solution: ',
      ],
    ]);
    assert.deepEqual(listed('docs/x.md', text), [
      '3-21 block troubleshooting resolved "Fixed" Sockets leak !low 2026-03-01',
    ]);
  });

  it('end with the next example, and the last with the rule behind its fence', () => {
    const text = (rule: string, fence = '```') =>
      lines(
        '## Example 1: Bug',
        '**Title:** Sockets',
        `${fence}md`,
        '## Problem',
        'First.',
        '',
        '---',
        '## Solution',
        fence,
        '## Example 2: Bug',
        '**Title:** Ports',
        `${fence}md`,
        '## Problem',
        '---',
        'Second.',
        fence,
        ` ${rule} `,
        '## Solution',
        'None.',
      );
    for (const rule of ['---', '*****', '___'])
      assert.deepEqual(
        told(text(rule)).map((parts) => parts.slice(1)),
        [['problem: First.', 'solution: '], ['problem: ---']],
      );
    assert.deepEqual(told(text('---', '~~~')).length, 2);
    for (const rule of ['--', '- - -x', '**', 'x---'])
      assert.deepEqual(told(text(rule)).at(-1)?.at(-1), 'solution: None.');
  });

  it('end with the document where words stand between the last fence and a rule, or where no fence is closed', () => {
    const head = ['## Example 1: Bug', '**Title:** Sockets', '```md', '## Problem', 'x'];
    assert.deepEqual(
      told(lines(...head, '```', 'Words.', '---', '## Solution', 'Close.'))[0]?.at(-1),
      'solution: Close.',
    );
    assert.deepEqual(
      told(lines(...head, '```', '', '---', '## Solution', 'Close.'))[0]?.at(-1),
      'problem: x',
    );
    assert.deepEqual(told(lines(...head, '', '---', '## Solution', 'Close.'))[0]?.at(-1), 'solution: Close.');
    assert.deepEqual(told(lines(...head, '```js', '---', '## Solution', 'Close.'))[0]?.slice(0, 2), [
      'title: Sockets',
      'problem: x',
    ]);
  });

  it('may hold fences of their own kind, indented too', () =>
    assert.deepEqual(
      told(
        lines(
          '## Example 1: Bug',
          '**Title:** Sockets',
          '```md',
          '## Problem',
          'x',
          '```sh',
          '# no heading',
          '```',
          '## Solution',
          'Close.',
          '  ```',
        ),
      ),
      [['title: Sockets', 'problem: x', 'solution: Close.']],
    ));

  it('have a title in so many lines, in bold letters', () => {
    const fence = ['```md', '## Problem', 'x', '```'];
    const blanks = (count: number) => Array.from({ length: count }, () => '');
    assert.equal(of('## Example 1: Bug', ...blanks(9), '**Title:** Ports', ...fence).length, 1);
    assert.equal(of('## Example 1: Bug', ...blanks(10), '**Title:** Ports', ...fence).length, 0);
    assert.equal(of('## Example 1: Bug', ...fence, '**Title:** Ports').length, 1);
    assert.equal(of('**Title:** Ports', ...fence, '', '## Example 1: Bug').length, 0);
    assert.equal(of('## Example 1: Bug', 'The **Title:** Ports', ...fence).length, 0);
    assert.equal(of('## Example 1: Bug', '**Title** : Ports', ...fence).length, 1);
    assert.equal(of('## Example 1: Bug', '**Titles:** Ports', ...fence).length, 0);
    assert.equal(of('## Example 1: Bug', '**Title:** Ports', '```', '## Problem', '```').length, 0);
  });

  it('end before the next example, which has a title of its own', () =>
    assert.deepEqual(
      of(
        '## Example 1: Bug',
        '```md',
        '## Problem',
        '```',
        '## Example 2: Bug',
        '**Title:** Ports',
        '```md',
        '## Problem',
        'x',
        '```',
      ),
      ['7-11 block troubleshooting open? Ports'],
    ));

  it('keep code and blanks of a title, and lose the marks around it', () => {
    const titled = (title: string) =>
      of('## Example 1: Bug', `**Title:** ${title}`, '```md', '## Problem', 'x', '```').map((entry) =>
        entry.replace(/^.*open\? /, ''),
      );
    assert.deepEqual(titled('``Use `x` or `y` ``'), ['Use x or y']);
    assert.deepEqual(titled('`ポート: 使用中`'), ['ポート: 使用中']);
    assert.deepEqual(titled('[Title]'), []);
    assert.deepEqual(titled('``'), []);
  });

  it('are of the kind that the heading names, else a label, else the title', () => {
    const kind = (heading: string, title: string, ...labels: readonly string[]) =>
      of(`## ${heading}`, `**Title:** ${title}`, ...labels, '```md', '## Problem', 'x', '```')[0]?.split(
        ' ',
      )[2];
    assert.equal(kind('Example 1: Blocker', 'Ports', '**Labels:** `bug`'), 'blocker');
    assert.equal(kind('Example 12) Blocker', 'Ports'), 'blocker');
    assert.equal(kind('Example 1 : Blocker  -  leak', 'Ports'), 'blocker');
    assert.equal(kind('Example 1: Blocker-leak', 'Ports'), 'challenge');
    assert.equal(kind('Example 1', 'Ports', '**Labels:** `ui` , `bug`'), 'troubleshooting');
    assert.equal(kind('Example 1: Ports', 'Ports', '**Label:** `blocker`'), 'blocker');
    assert.equal(kind('Example 1: Ports', 'Ports'), 'challenge');
    assert.equal(kind('Example 1: Ports', 'ADR-3: Ports'), 'decision');
    assert.equal(kind('Example 1: Bug', 'ADR-3: Ports'), 'troubleshooting');
    assert.equal(kind('Example 1: Bug', 'TIL: Ports'), 'til');
  });

  it('have their labels as tags', () => {
    const tags = (labels: string) =>
      of('## Example 1: Bug', '**Title:** Ports', labels, '```md', '## Problem', 'x', '```')[0]?.replace(
        /^[^[]*/,
        '',
      );
    assert.equal(tags('**Labels:** `bug`,`ui` , `prio 1`,'), '[bug ui prio 1]');
    assert.equal(tags('**Label:** `bug`'), '[bug]');
    assert.equal(tags('**Owner:** Ann'), '');
  });

  it('may have no headings', () =>
    assert.deepEqual(
      of(
        '## Example 1: Bug',
        '**Owner:** Ann',
        '**Title:** Ports',
        '**Status:** Fixed',
        '',
        '```md',
        'Words.',
        '```',
      ),
      ['3-9 block troubleshooting resolved "Fixed" Ports'],
    ));

  it('leave a document whose examples nobody filled in to other families', () => {
    const blocker = ['## Blocker 1: Keys', '**Status:** Open', ''];
    const example = ['## Example 1: Bug', '**Title:** [Title]', '```md', 'x', '```'];
    assert.deepEqual(listed('docs/blockers.md', lines('# Blockers', '', ...blocker, ...example)), [
      '3-4 block blocker open "Open" #1 Keys',
    ]);
  });

  it('are no examples of a tutorial', () => {
    assert.deepEqual(of('## Example 1: Bug', '', 'Words.', '', '```md', '## Problem', 'x', '```'), []);
    assert.deepEqual(of('Example 1: Bug', '**Title:** Ports', '```md', '## Problem', 'x', '```'), []);
    assert.deepEqual(of('## Examples', '**Title:** Ports', '```md', '## Problem', 'x', '```'), []);
  });
});
