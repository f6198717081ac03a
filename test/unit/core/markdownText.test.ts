import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import {
  closesFence,
  escapeMarkdown,
  fenceFor,
  unescapeMarkdown,
  withoutAutolinks,
  withoutLinks,
} from '../../../src/core/markdownText';
import { runs } from '../../support/long';

const line = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'\\`*_[]<>#&~|$!-+=1.):a bé🔥"(') }),
  fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ' ')),
);

describe('closesFence', () => {
  it('wants the marks of the opening, as many or more, and nothing else', () => {
    for (const [opening, line] of [
      ['```ts', '```'],
      ['```ts', '   ```` '],
      ['~~~~', '~~~~'],
      ['> - ```', '>   ```'],
      ['- ~~~ts', '  ~~~'],
    ] as const)
      assert.ok(closesFence(line, opening), `${opening} ${line}`);
    for (const [opening, line] of [
      ['~~~~', '```'],
      ['~~~~', '~~~'],
      ['```', '```ts'],
      ['```', 'a ```'],
      ['```', ''],
      ['```', undefined],
      ['no fence', '```'],
      [undefined, '```'],
    ] as const)
      assert.ok(!closesFence(line, opening), `${opening} ${line}`);
  });
});

describe('escapeMarkdown', () => {
  it('escapes what could begin markup, and leaves names and addresses readable', () => {
    assert.equal(escapeMarkdown('Retry #3 fails: websocket leak'), 'Retry \\#3 fails: websocket leak');
    assert.equal(
      escapeMarkdown('a_b *c* `d` [e](f) <g> & ~h~ | $i$ \\'),
      'a\\_b \\*c\\* \\`d\\` \\[e\\](f) \\<g\\> \\& \\~h\\~ \\| \\$i\\$ \\\\',
    );
    assert.equal(escapeMarkdown('src/server-1.ts:42 (v1.2)'), 'src/server-1.ts:42 (v1.2)');
    assert.equal(escapeMarkdown('- 1. stay in the middle'), '- 1. stay in the middle');
  });

  it('escapes what could begin a block where it begins a line', () => {
    const starts: readonly (readonly [text: string, expected: string])[] = [
      ['- a', '\\- a'],
      ['+ a', '\\+ a'],
      ['===', '\\==='],
      ['---', '\\---'],
      ['1. a', '1\\. a'],
      ['12) a', '12\\) a'],
      ['  - a', '  \\- a'],
      ['1234567890. a', '1234567890. a'],
      ['# a', '\\# a'],
      ['a - b', 'a - b'],
      ['1.5 s', '1\\.5 s'],
    ];
    for (const [text, expected] of starts)
      assert.equal(escapeMarkdown(text, { atLineStart: true }), expected);
  });

  it('is undone by unescapeMarkdown', () => {
    fc.assert(
      fc.property(line, fc.boolean(), (text, atLineStart) => {
        assert.equal(unescapeMarkdown(escapeMarkdown(text, { atLineStart })), text);
      }),
      { numRuns: runs(300) },
    );
  });

  it('reads as the same plain text in a heading and at the start of a paragraph', () => {
    const parser = new MarkdownIt({ html: true });
    const plain = (markdown: string) => {
      const [open, inline, close, more] = parser.parse(markdown, {});
      assert.ok(/^(?:heading|paragraph)_open$/.test(open?.type ?? '') && close && !more, markdown);
      const parts = inline?.children ?? [];
      assert.ok(
        parts.every(({ type }) => type === 'text' || type === 'text_special'),
        markdown,
      );
      return parts.map(({ content }) => content).join('');
    };
    fc.assert(
      fc.property(line, (raw) => {
        // White space around is the caller's to trim; the parser replaces characters that cannot be.
        const text = raw.replace(/[\0\ud800-\udfff]/gu, '').trim();
        fc.pre(text !== '');
        assert.equal(plain(`# ${escapeMarkdown(text)}`), text);
        assert.equal(plain(escapeMarkdown(text, { atLineStart: true })), text);
        assert.equal(unescapeMarkdown(escapeMarkdown(text)), text);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('unescapeMarkdown', () => {
  it('undoes escapes of ASCII punctuation alone', () => {
    assert.equal(unescapeMarkdown('\\# \\- \\\\n \\n C:\\temp \\é \\'), '# - \\n \\n C:\\temp \\é \\');
  });
});

describe('fenceFor', () => {
  it('is longer than any run of backticks in the code, and three at least', () => {
    assert.equal(fenceFor(''), '```');
    assert.equal(fenceFor('a `b` ``c``'), '```');
    assert.equal(fenceFor('```ts\n```'), '````');
    assert.equal(fenceFor('x ````` y\n```'), '``````');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', 'a', '\n') }), (code) => {
        const fence = fenceFor(code);
        assert.match(fence, /^`{3,}$/);
        assert.ok(!code.includes(fence));
      }),
    );
  });
});

describe('withoutLinks', () => {
  it('leaves nothing that a notification takes for a link', () => {
    const shown = withoutLinks('see [this](command:evil) and [that](https://example.com)');
    assert.doesNotMatch(shown, /\[[^\]]+\]\(/);
    assert.equal(shown.replaceAll('\u2060', ''), 'see [this](command:evil) and [that](https://example.com)');
  });
});

describe('withoutAutolinks', () => {
  it('leaves no address that Markdown makes a link of, and code as it is', () => {
    const shown = (text: string) => new MarkdownIt({ linkify: true }).renderInline(withoutAutolinks(text));
    for (const text of [
      'see https://example.com/a',
      'www.example.com',
      'ann@example.com',
      '\\`http://a.example\\`',
    ])
      assert.equal(shown(text), text.replaceAll('\\', ''));
    assert.equal(
      shown('``a@`b`` and `www.example.com`'),
      '<code>a@`b</code> and <code>www.example.com</code>',
    );
    assert.equal(shown('Retry \\#3 at 10:30'), 'Retry #3 at 10:30');
  });
});
