// A value is escaped for where it stands, so that it shows as what it is and ends nothing around it.
import { strict as assert } from 'node:assert';
import { substitute, type Place } from '../../../../src/core/templates/substitute';
import { markVariables } from '../../../../src/core/templates/variables';

const PATH = 'docs/adr/0007-x.md';

function filled(line: string, title: string, place: Place = 'text', escapesAll = false): string {
  const values: Readonly<Record<string, string>> = {
    TITLE: title,
    FILE: 'src/a b.ts',
    LINES: '42-57',
    DATE: '2026-11-20',
    PERMALINK: 'https://x.example/(a)?q=%2f#L1',
  };
  return substitute(markVariables(line), place, (name) => values[name], { path: PATH, escapesAll });
}

describe('a value in a line of a template', () => {
  for (const [line, title, becomes] of [
    ['${TITLE}', '1. x', '1\\. x'],
    ['  - ${TITLE}', '- x', '  - \\- x'],
    ['> 12) ${TITLE}', '+ x', '> 12) \\+ x'],
    ['- ${DATE} ${TITLE}', '- x', '- 2026-11-20 \\- x'],
    ['a ${TITLE}', '1. x', 'a 1. x'],
    ['${TITLE} ${TITLE}', '- x', '\\- x - x'],
    ['## ${TITLE}', 'a *b* #', '## a \\*b\\* \\#'],
    ['${TITLE}', 'a\u2028b\r\nc', 'a b c'],
    ['${VERSION:none}${VERSION}', '', 'none'],
    ['${DATE}', '', '2026-11-20'],
    // Code between backticks: as many as it needs, none around nothing.
    ['Run `${TITLE}` now', 'a*b', 'Run `a*b` now'],
    ['Run `${TITLE}` now', 'a`b', 'Run ``a`b`` now'],
    ['Run `${TITLE}` now', 'a``b', 'Run `a``b` now'],
    ['Run `${TITLE}` now', '`b', 'Run `` `b `` now'],
    ['Run `${TITLE}` now', 'b`', 'Run `` b` `` now'],
    ['Run ``${TITLE}`` now', 'x', 'Run `x` now'],
    ['Run `${VERSION}` now', 'x', 'Run  now'],
    ['Run `plain` and ${TITLE}', '*', 'Run `plain` and \\*'],
    ['`a\nb` ${TITLE}', '*', '`a\nb` \\*'],
    // The target of a link, which nothing in it ends.
    ['[x](${FILE})', '', '[x](../../src/a%20b.ts)'],
    ['[x](${FILE}#L${LINES})', '', '[x](../../src/a%20b.ts#L42-L57)'],
    ['[x](<${PERMALINK}>)', '', '[x](<https://x.example/%28a%29?q=%2f#L1>)'],
    ['[${TITLE}](a/${TITLE})', '](b) 100%', '[\\](b) 100%](a/%5D%28b%29%20100%25)'],
    ['[x](y.md) ${TITLE}', '*', '[x](y.md) \\*'],
    ['(${TITLE})', '*', '(\\*)'],
  ] as const) {
    it(`${JSON.stringify(line)} with ${JSON.stringify(title)} becomes ${JSON.stringify(becomes)}`, () =>
      assert.equal(filled(line, title), becomes));
  }

  it('is plain in a fence, one word behind it, and text in HTML', () => {
    assert.equal(filled('${TITLE}:${VERSION}', 'a*`b`\nc', 'fence'), 'a*`b`\nc:');
    assert.equal(filled('```${TITLE}', 'a `b`  c', 'info'), '```a-b-c');
    assert.equal(
      filled('<!-- ${TITLE} -->', 'a --> & <b>\nc', 'html'),
      '<!-- a -&#45;&gt; &amp; &lt;b&gt; c -->',
    );
  });

  it('escapes all signs of the title where somebody asks for it, and of nothing else', () => {
    assert.equal(filled('${TITLE} ${LINES}', '3. Fixed: a!', 'text', true), '3\\. Fixed\\: a\\! 42-57');
    assert.equal(filled('`${TITLE}`', 'a: b', 'text', true), '`a: b`');
  });
});
