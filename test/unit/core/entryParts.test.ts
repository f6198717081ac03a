import { strict as assert } from 'node:assert';
import {
  fieldsIn,
  firstWords,
  hasContent,
  labelledParts,
  partsOfSection,
} from '../../../src/core/entryParts';
import { readFrontMatter } from '../../../src/core/frontMatter';
import { outline } from '../../../src/core/markdown';
import { openPage } from '../../../src/core/page';

const document = { uri: 'a.md', path: 'docs/a.md', inTarget: false };
const pageOf = (text: string) => openPage(document, readFrontMatter(text), outline(text));

describe('the parts of an entry', () => {
  const page = pageOf(
    [
      '# Sockets leak', // 0
      '',
      '**Status:** Open', // 2
      '- **Problem:** They leak.',
      '  - **Date:** 2026-11-20',
      '  still leaking',
      '- **Solution:**', // 6
      '  Close them.',
      '',
      '## Root Cause', // 9
      '',
      '- A cause.',
      '### Error', // 12
      '```',
      'ECONNRESET',
      '```',
      '### Notes', // 16
      '**Impact:** All.',
      '## Other', // 18
      '**Severity:** high',
    ].join('\n'),
  );

  it('are its labels up to the next, its sub-headings, and the labels below these', () => {
    const [section] = page.sections;
    assert.ok(section);
    assert.deepEqual(
      partsOfSection(page, section).map(
        ({ part, value, line, column, start, end, headed, indent }) =>
          `${part} ${line}:${column} ${start}-${end} ${indent}${headed ? ' headed' : ''} ${value}`,
      ),
      [
        'status 2:12 3-9 0 Open',
        'problem 3:15 4-6 1 They leak.',
        'date 4:14 5-6 3 2026-11-20',
        'solution 6:15 7-9 1 ',
        'cause 11:2 10-18 0 headed A cause.',
        'error 13:0 13-16 0 headed ',
        'impact 17:12 18-18 0 All.',
      ],
    );
  });

  it('are looked for within some lines', () => {
    const names = (start: number, end: number) => fieldsIn(page, { start, end }).map(({ name }) => name);
    assert.deepEqual(names(2, 5), ['status', 'problem', 'date']);
    assert.deepEqual(names(3, 4), ['problem']);
    assert.deepEqual(names(7, 9), []);
    assert.deepEqual(names(17, 99), ['impact', 'severity']);
  });
});

describe('the first words of a part', () => {
  /** Of what stands below a label, or behind it. */
  const first = (...lines: readonly string[]) => {
    const page = pageOf(`**Solution:**${lines.join('\n')}`);
    const [part] = labelledParts(page, { start: 0, end: lines.length });
    assert.ok(part);
    return [firstWords(page, part), hasContent(page, part)] as const;
  };

  it('stand behind its label, or in a line below', () => {
    assert.deepEqual(first(' Close them.', 'Or not.'), ['Close them.', true]);
    assert.deepEqual(first(' [Describe]', '', 'Close them.'), ['Close them.', true]);
    assert.deepEqual(first('', '', '---', '## Steps', 'Close them.'), ['Close them.', true]);
    assert.deepEqual(first('', '- **漢字：** them'), ['them', true]);
  });

  it('are told without the signs of a list, a quotation, a box or a label', () => {
    for (const line of [
      '- Close them.',
      '  * Close them.',
      '+  Close them.',
      '12. Close them.',
      '3) Close them.',
      '> Close them.',
      '> - [x] Close them.',
      '- [ ] Close them.',
      '- **Step:** Close them.',
      '- **Step**: Close them.',
      '  Close them.  ',
    ])
      assert.deepEqual(first('', line), ['Close them.', true], line);
    assert.deepEqual(first('', '-5 degrees'), ['-5 degrees', true]);
    assert.deepEqual(first('', '#5 is it'), ['#5 is it', true]);
  });

  it('are none where nobody wrote any', () => {
    for (const lines of [
      [''],
      ['', '-', '1.', '- [ ]', '* * *', '===', '###'],
      ['', '- **Step:**', '[Describe]'],
      ['', '```', '```'],
      ['', '```', '// your code', '', '```'],
      ['', '```', '[paste it here]', '# or here', '```'],
    ])
      assert.deepEqual(first(...lines), [undefined, false], lines.join('|'));
  });

  it('may be code alone, unless it is a prompt', () => {
    assert.deepEqual(first('', '```', 'socket.close();', '```'), [undefined, true]);
    for (const comment of ['#', '//', '--', '<!--', '...', '…', '[x]']) {
      assert.deepEqual(first('', '```', comment, `  ${comment}`, '```'), [undefined, false], comment);
      assert.deepEqual(first('', '```', comment, comment, comment, '```'), [undefined, true], comment);
    }
  });
});
