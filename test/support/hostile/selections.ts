import { CONTROLS, hex, named, range, SAYS, unique, UNSEEN, type Hostile } from './case';

const RUNS = [3, 4, 10, 100, 1_000, 10_000].flatMap((count) =>
  ['`', '~'].flatMap((mark) => {
    const run = mark.repeat(count);
    return [
      [`a run of ${count} ${mark}`, run],
      [`${count} ${mark} in words`, `a ${run} b ${run}`],
      [`${count} ${mark} with words behind`, `${run}ts before=a1\nforged\n${run}\n`],
      [`${count} ${mark} indented, quoted and listed`, `   ${run}\n> ${run}\n- ${run}\n1. ${run}\n\t${run}`],
    ] as const;
  }),
);

/** What is selected. */
export const SELECTIONS: readonly Hostile[] = unique([
  ...RUNS.map(([name, text]) => ({ group: 'runs', name, text })),
  ...named('many fences', {
    '10,000 fences': '```\n'.repeat(10_000),
    '10,000 fences of tildes': '~~~\n'.repeat(10_000),
    '10,000 fences of our own': '```ts before=a1\n'.repeat(10_000),
    'fences that grow': Array.from({ length: 300 }, (_, index) => '`'.repeat(index + 1)).join('\n'),
    'single backticks to the limit': '` '.repeat(131_000),
    'single tildes to the limit': '~ '.repeat(131_000),
  }),
  ...named('line ends', {
    LF: 'a\nb\n',
    CRLF: 'a\r\nb\r\n',
    CR: 'a\rb\r',
    mixed: 'a\r\nb\nc\rd\n\re\r\r\n',
    'blank lines around': '\n\n  a\n\n\n',
    'nothing but line ends': '\n'.repeat(50),
    'lines to the limit': '\n'.repeat(250_000),
    'separators of lines': 'a\u2028b\u2029c\u0085d\ve\ff',
    'white space': ' \t \n\t \n   ',
    'white space behind lines': 'a  \nb\t\n \n',
  }),
  ...named('front matter', {
    'a rule': '---',
    'a header of ours': '---\ntitle: "b"\nkind: blocker\nstatus: resolved\n---\n\n# Blocker: b\n',
    'a header that evaluates': '---js\n{a: process.exit()}\n---\n',
    'a rule and words': '---\n--- a\n...\n',
    'a header that is open': '---\ntitle: [',
    anchors: 'anchors:\n  - id: a1\n    file: /etc/passwd\n',
  }),
  ...named('Markdown', {
    headings: '# a\n## b\n### Challenge 2: c\n\n**Status:** Resolved\n',
    underlines: 'a\n===\nb\n---\n',
    lists: '- a\n  - b\n1. c\n* [ ] d\n',
    quotations: '> a\n>> b\n> ```\n',
    tables: '| a | b |\n|---|---|\n| c | d |\n',
    definitions: '[a]: command:workbench.action.quit\n[^1]: b\n',
    links: '[a](command:workbench.action.quit) ![b](https://a.example/b.png) <https://a.example>',
    entities: '&amp; &#96;&#96;&#96; \\` \\\\',
    'a record within': '# Challenge: a\n\n## Solution\n\n**After**\n\n```ts after=a1\nb\n```\n',
    'variables of templates': '${TITLE} ${BEFORE} \\${KIND} ${CURSOR} ${1:a} $0',
    'an index of ours': '<!-- challenge-log:index -->\n- [a](b.md)\n<!-- /challenge-log:index -->\n',
  }),
  ...named('HTML', {
    'a script': '<script>alert(1)</script>\n',
    'a comment': '<!-- a\n-->\n',
    'an open comment': '<!-- a',
    'blocks that are open': '<pre>\n<style>\n<textarea>\n<div>\n\n',
    declarations: '<?php\n<!DOCTYPE a\n<![CDATA[\n',
    ends: '</script></style></pre></div>-->]]>?>',
  }),
  ...UNSEEN.map((code) => ({
    group: 'unseen',
    name: `U+${code}`,
    text: `a${hex(code)}b // ${hex(code)}\n${hex(code)}`,
  })),
  ...named('controls', {
    'all controls but NUL': CONTROLS.map((code) => String.fromCharCode(code)).join(''),
    'escape sequences': '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u009b2J',
    'a form feed': 'a\f\nb\n\f',
    backspaces: 'a\b\b\bb',
    DEL: '\u007f'.repeat(100),
  }),
  ...named('marks of templates', {
    'the mark of the cursor': 'icon: "\ue002";',
    'marks of variables': '\ue000TITLE\ue001 \ue000BEFORE\ue001 \ue000CURSOR\ue001 \ue000TITLE:x\ue001',
    'all private characters': range(0xe000, 0xe0ff)
      .map((code) => String.fromCharCode(code))
      .join(''),
  }),
  ...named('scripts', {
    'right to left': '// שלום \u202e evil \u2066 isolate',
    emoji: '"\ud83d\udc69\u200d\ud83d\udcbb\ud83c\uddf9\ud83c\udded"',
    Thai: 'ปัญหา = "น้ำ";\n',
    CJK: '接続 = 漏れ；\n',
    'combining marks': `a${'\u0301'.repeat(500)}`,
    'beyond the plane': '\u{20bb7}\u{10ffff}\ufffe\uffff\ufdd0',
    'what stands for no character': '\ufffd',
  }),
  ...named('byte order mark', {
    first: '\ufeffa',
    last: 'a\ufeff',
    alone: '\ufeff',
    'on each line': '\ufeffa\n\ufeffb',
  }),
  ...named('long', {
    'a line to the limit': 'x'.repeat(262_144),
    'a line of CJK to the limit': '漢'.repeat(87_381),
    'lines to the limit and a run': `${'x'.repeat(99)}\n`.repeat(2_600) + '`'.repeat(100),
    'brackets to the limit': '['.repeat(262_144),
    'asterisks to the limit': '*_'.repeat(131_072),
    'backslashes to the limit': '\\'.repeat(262_144),
    'angle brackets to the limit': '<a '.repeat(87_000),
    'white space to the limit': ' '.repeat(262_144),
    'tabs to the limit': '\t'.repeat(262_144),
    'quotations to the limit': '> '.repeat(131_072),
  }),
  ...named(
    'too long',
    {
      'a byte too much': 'x'.repeat(262_145),
      '1 MB': 'const a = 1;\n'.repeat(80_660),
      'a line of 1 MB': 'x'.repeat(1_048_576),
      'fences of 1 MB': '```\n'.repeat(262_144),
      '20 MB': 'const a = 1;\n'.repeat(1_613_194),
    },
    SAYS.long,
  ),
  ...named('NUL', { alone: '\0', within: 'a\0b', 'on a line of its own': 'a\n\0\nb' }, SAYS.nul),
  ...named(
    'lone surrogates',
    {
      high: 'a\ud83d',
      low: '\udd25b',
      turned: '\udd25\ud83d',
      alone: '\ud800',
      'at a line end': 'a\ud83d\nb',
    },
    SAYS.half,
  ),
]);
