import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { readDocument } from '../../../src/core/document';
import { firstSentence, inlineMarkdown, piecesOf, textOfPieces } from '../../../src/core/inlineMarkdown';
import { summaryOf } from '../../../src/core/summary';
import { builtInTemplates } from '../../../src/core/templates/builtIn';
import { render } from '../../../src/core/templates/render';
import { runs } from '../../support/long';

const summaryIn = (text: string, path = 'docs/challenges/001-x.md') => {
  const { entries } = readDocument({ uri: path, path, inTarget: true }, text);
  assert.equal(entries.length, 1, text);
  return summaryOf(text, entries[0]!);
};
const record = (body: string, kind = 'challenge') => `---\ntitle: T\nkind: ${kind}\n---\n\n# T\n\n${body}`;

describe('the summary of an entry', () => {
  it('is the first sentences of its parts', () => {
    const body = `## 🔴 Problem

- Error on line 3: it leaks. And more.

### Reproduction Steps

1. Start it.

## 🔍 Root Cause

<!-- why? -->

| a | b |
| --- | --- |

Two callers
share *one* socket. That is all.

## ✅ Solution

### Code Changes

**Before**

\`\`\`ts
const a = 1;
\`\`\`

## 🧠 Lessons Learned

![graph](graph.png)

See [the docs](https://example.com/a_b) for \`acquire()\`!
`;
    assert.deepEqual(summaryIn(record(body)), {
      problem: 'Error on line 3: it leaks.',
      rootCause: 'Two callers share one socket.',
      lesson: 'See the docs for `acquire()`!',
    });
  });

  it('takes no caption of captured code for a solution', () => {
    const body =
      '## Solution\n\n**Before**: [src/a.ts:2](../../src/a.ts#L2) at `a62ef2b`\n\n```ts before=a1\nx\n```\n\n**After**\n\n```ts after=a1\n```\n';
    assert.deepEqual(summaryIn(record(body)), {});
    assert.deepEqual(summaryIn(record(`${body}\nWe close it.\n`)), { solution: 'We close it.' });
  });

  it('of a blank record is empty, also where a template asks', () => {
    assert.deepEqual(
      summaryIn(
        record('## 🔴 Problem\n\n### Reproduction Steps\n\n1. \n\n## ✅ Solution\n\n[What fixed it?]\n'),
      ),
      {},
    );
  });

  for (const template of builtInTemplates())
    it(`says nothing that only the template says: ${template.name}`, () => {
      const draft = { title: 'Sockets leak', kind: template.kind, tags: [], date: '2026-11-20' };
      const path = `docs/${draft.kind === 'decision' ? 'adr' : 'challenges'}/0007-x.md`;
      const filling = { draft, capture: { places: [], environment: [] }, path, number: '0007' };
      assert.deepEqual(summaryIn(render(template, filling).text, path), {});
    });

  it('leaves out boxes that nobody ticked, and labels that nobody answered', () => {
    const of = (problem: string) => summaryIn(record(`## Problem\n\n${problem}\n`)).problem;
    assert.equal(of('- [ ] Speed\n- [x] It leaks.'), 'It leaks.');
    assert.equal(of('- Follow-up:\n- 影响：\n- It leaks.'), 'It leaks.');
    assert.equal(of('- It leaks\n  in two places:\n  a and b.'), 'It leaks in two places: a and b.');
    assert.equal(of('It leaks in two places:\n\n- a\n- b'), 'It leaks in two places:');
    assert.equal(of('> It leaks:\n> twice.'), 'It leaks:');
    assert.equal(of('Seen by:\n\n### Steps'), undefined);
  });

  it('of a decision is its context, choice and consequences', () => {
    const body =
      '## Context\n\nMany logs.\n\n## Decision\n\nWe use one.\n\n## Consequences\n\n- Fewer files.\n- More lines.\n';
    assert.deepEqual(summaryIn(record(body, 'decision')), {
      problem: 'Many logs.',
      solution: 'We use one.',
      lesson: 'Fewer files.',
    });
  });

  it('is read from documents of people’s own, in their languages', () => {
    assert.deepEqual(
      summaryIn(
        '# Challenge: Ports\n\n**Status:** Resolved\n**Problem:** The port is taken.\nOften.\n\n**Fix:** Another port.\n',
      ),
      { problem: 'The port is taken.', solution: 'Another port.' },
    );
    assert.deepEqual(
      summaryIn(
        '# 接続が切れる\n\n## 問題\n\n接続が切れる。再現する。\n\n## 原因\n\nタイムアウト。\n\n## 解決策\n\n延長した。\n',
      ),
      { problem: '接続が切れる。', rootCause: 'タイムアウト。', solution: '延長した。' },
    );
    assert.deepEqual(
      summaryIn(
        '# Le cache\n\n## Problème\n\nIl est plein.\n\n## Solution\n\nOn le vide.\n\n## Leçons apprises\n\nMesurer.\n',
      ).lesson,
      'Mesurer.',
    );
  });

  it('ends where a sentence does', () => {
    const of = (text: string) => inlineMarkdown(firstSentence(piecesOf(text), 160));
    assert.equal(of('Use e.g. Node 20. Then rest.'), 'Use e.g. Node 20.');
    assert.equal(of('Version 1.2.3 fails! Why?'), 'Version 1.2.3 fails!');
    assert.equal(of('The call `a. B` fails. Next.'), 'The call `a. B` fails.');
    assert.equal(of('He said "no." Then left.'), 'He said "no."');
    assert.equal(of('no end'), 'no end');
    const long = of(`${'word '.repeat(60)}.`);
    assert.ok(long.length <= 160 && long.endsWith('word…'), long);
    assert.equal(of('🔥'.repeat(100)), `${'🔥'.repeat(79)}…`);
  });

  it('shows words and code of any Markdown', () => {
    const of = (text: string) => inlineMarkdown(piecesOf(text));
    assert.equal(of('a **b *c* d** _e_ ~~f~~ snake_case 2 * 3 __g__'), 'a b c d e f snake\\_case 2 \\* 3 g');
    assert.equal(
      of('[a `b`](c) [d][e] [[f|g]] [^1] <https://x.y> <b>h</b> Vec<T> &lt;'),
      'a `b` d g https://x.y h Vec\\<T\\> \\<',
    );
    assert.equal(
      of('``a ` b`` `c|d` ` ` unclosed `'),
      '`` a ` b ``'.replace('`` a', '``a').replace('b ``', 'b``') + ' c\\|d ` ` unclosed \\`',
    );
    assert.equal(of('a<br>b\\*c ![i](j) <!-- k --> l'), 'a b\\*c l');
  });

  it('is safe in a paragraph and in a cell, whatever it is made of', function () {
    this.timeout(20_000);
    const markdown = new MarkdownIt('default', { html: true });
    const shown = (source: string) =>
      markdown
        .parse(source, {})
        .flatMap(({ children }) => children ?? [])
        .map(({ type, content }) => {
          assert.ok(
            type === 'text' || type === 'code_inline' || type === 'text_special',
            `${type} in ${source}`,
          );
          return content;
        });
    const source = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'[]()`|\\*_<>#&~!.ab \n"{}$'), maxLength: 60 }),
    );
    fc.assert(
      fc.property(source, fc.integer({ min: 5, max: 80 }), (text, limit) => {
        const pieces = firstSentence(piecesOf(text), limit);
        const plain = textOfPieces(pieces);
        assert.ok(plain.length <= limit && plain.isWellFormed() === text.isWellFormed());
        const line = inlineMarkdown(pieces);
        assert.equal(shown(`P: ${line}`).join('').trimEnd(), `P: ${plain}`.trimEnd());
        const table = shown(`| h |\n| --- |\n| x ${line} |\n`);
        assert.equal(table.join('').trimEnd(), `hx ${plain}`.trimEnd());
      }),
      { numRuns: runs(3_000) },
    );
  });
});
