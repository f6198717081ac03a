import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { findBlock } from '../../../../src/core/indexes/block';
import { INDEX_GROUPINGS, INDEX_STYLES, type IndexLayout } from '../../../../src/core/indexes/layout';
import { appendIndex, newIndex, planIndex } from '../../../../src/core/indexes/plan';
import { nameOf, type IndexEntry } from '../../../../src/core/indexes/render';
import { outline } from '../../../../src/core/markdown';
import { applyEdits } from '../../../../src/core/textEdit';
import { runs } from '../../../support/long';

const OPEN = '<!-- challenge-log:index -->';
const CLOSE = '<!-- /challenge-log:index -->';

const entry = (facts: Partial<IndexEntry> = {}): IndexEntry => ({
  name: '001-sockets-leak.md',
  number: 1,
  title: 'Sockets leak',
  kind: 'challenge',
  state: 'open',
  summary: {},
  ...facts,
});
const first = entry({
  status: 'In Progress',
  severity: 'high',
  date: '2026-11-20T17:31:05+01:00',
  summary: { problem: 'They leak.', rootCause: 'A race.', solution: 'A `Mutex<T>`.', lesson: 'Close them.' },
});
const second = entry({
  name: '002 b|c.md',
  number: 2,
  title: 'Use | and [brackets](x)',
  kind: 'decision',
  state: 'resolved',
  category: 'process',
  summary: { problem: 'Many tools.', solution: 'One tool.', lesson: 'Fewer.' },
});

const updated = (text: string, entries: readonly IndexEntry[], wanted: Partial<IndexLayout> = {}) => {
  const plan = planIndex(text, entries, wanted);
  assert.ok(plan, 'there are markers');
  return applyEdits(text, plan.edits);
};

describe('an index', () => {
  it('lists each entry with its problem, solution and lesson', () => {
    assert.equal(
      updated(`# Ours\n\n${OPEN}\nold\n${CLOSE}\nrest`, [second, first]),
      `# Ours

${OPEN}

### [Challenge 1: Sockets leak](./001-sockets-leak.md)

**Problem:** They leak.

**Solution:** A \`Mutex<T>\`.

**Lesson:** Close them.

### [Decision 2: Use \\| and \\[brackets\\](x)](./002%20b%7Cc.md)

**Context:** Many tools.

**Decision:** One tool.

**Consequences:** Fewer.

${CLOSE}
rest`,
    );
  });

  it('may be a table of causes and solutions, or of states', () => {
    assert.match(
      updated(`${OPEN}\n${CLOSE}\n`, [first], { style: 'summary' }),
      /^<!-- challenge-log:index style=summary -->\n\n\| Challenge \| Root Cause \| Solution \|\n\| --- \| --- \| --- \|\n\| \[1: Sockets leak\]\(\.\/001-sockets-leak\.md\) \| A race\. \| A `Mutex<T>`\. \|\n\n<!-- \/challenge/,
    );
    assert.match(
      updated(`${OPEN}\n${CLOSE}\n`, [first, second], { style: 'status' }),
      /\| # \| Title \| Status \| Severity \| Date \|\n\| --- .*\n\| 1 \| \[Sockets leak\]\(\.\/001-sockets-leak\.md\) \| In Progress \| high \| 2026-11-20 \|\n\| 2 \| \[Use \\\| and .*\) \| \| \| \|\n/,
    );
  });

  it('groups, and keeps the layout that its marker remembers', () => {
    const text = updated(`${OPEN}\n${CLOSE}\n`, [second, first], { style: 'status', groupBy: 'state' });
    assert.match(
      text,
      /^<!-- challenge-log:index style=status group=state -->\n\n### Open\n\n\|[^]*\n\n### Resolved\n\n\|/,
    );
    assert.equal(updated(text, [first, second]), text);
    assert.equal(
      updated(text, [first], { groupBy: 'none', style: 'list' }).startsWith(`${OPEN}\n\n### [Chall`),
      true,
    );
    assert.match(
      updated(`${OPEN}\n${CLOSE}`, [first, second], { groupBy: 'kind' }),
      /### Challenge\n\n#### \[[^]*### Decision\n\n#### \[/,
    );
    assert.match(
      updated(`${OPEN}\n${CLOSE}`, [first, second], { groupBy: 'category' }),
      /### Process\n[^]*### No Category\n/,
    );
  });

  it('of no entries is blank', () => {
    assert.equal(updated(`a\n\n${OPEN}\n\n### x\n\n${CLOSE}\n`, []), `a\n\n${OPEN}\n\n${CLOSE}\n`);
  });

  it('changes no more lines than differ', () => {
    const text = updated(`${OPEN}\n${CLOSE}\n`, [first, second]);
    const plan = planIndex(text, [
      first,
      { ...second, summary: { ...second.summary, solution: 'Two tools.' } },
    ]);
    assert.deepEqual(
      plan?.edits.map(({ start, end, text: next }) => [text.slice(start, end), next]),
      [['**Decision:** One tool.\n', '**Decision:** Two tools.\n']],
    );
  });

  it('stands between markers that are comments of their own', () => {
    for (const text of [
      '# Nothing\n',
      `\`\`\`md\n${OPEN}\n${CLOSE}\n\`\`\`\n`,
      `    ${OPEN}\n    ${CLOSE}\n`,
      `Write ${OPEN} and ${CLOSE}.\n`,
      `> ${OPEN}\n> ${CLOSE}\n`,
      `- a\n\n  ${OPEN}\n  ${CLOSE}\n`,
      `<!--\n${OPEN.slice(5)}\n`,
      `<!-- challenge-log:indexes -->\n`,
    ])
      assert.equal(planIndex(text, [first]), undefined, text);
    assert.ok(planIndex(`---\ntitle: x\n---\n${OPEN}\n${CLOSE}`, [first]));
    assert.ok(planIndex(`\uFEFFtext\n${OPEN}\n${CLOSE}`, [first]));
  });

  it('is left alone where its markers do not fit together', () => {
    const cases: Record<string, RegExp> = {
      [`---\na: b\n---\n\n${OPEN}\n`]: /^README\.md, line 5, .*does not end.*Add <!-- \/challenge/,
      [`${CLOSE}\n`]: /^README\.md, line 1, .*does not begin/,
      [`${CLOSE}\n\n${OPEN}\n`]: /^README\.md, line 1, .*Swap/,
      [`${OPEN}\n${CLOSE}\n\n${OPEN}\n${CLOSE}\n`]: /^README\.md, line 4, .*more than one/,
      [`${OPEN}\n\`\`\`\n${CLOSE}\n`]: /does not end/,
      [`<!-- challenge-log:index style=pie -->\n${CLOSE}\n`]: /“pie” is no style.*list, summary, status/,
      [`<!-- challenge-log:index sort=date -->\n${CLOSE}\n`]: /“sort=date”/,
    };
    for (const [text, reason] of Object.entries(cases))
      assert.throws(() => planIndex(text, [first]), { name: 'UserError', message: reason }, text);
  });

  it('is added once, at the end, in the document’s own line endings', () => {
    for (const text of [
      '',
      '# A',
      '# A\n',
      '# A\n\n',
      '# A\r\n\r\ntext\r\n',
      '\uFEFF# A',
      '---\na: b\n---\n',
    ]) {
      const added = applyEdits(text, appendIndex(text, [first]));
      assert.ok(added.startsWith(text));
      assert.match(added, /(?:^\uFEFF?|\n\r?\n|---\n)## Index\r?\n\r?\n<!-- challenge-log:index -->\r?\n/);
      if (text.includes('\r')) assert.doesNotMatch(added, /(?<!\r)\n/);
      assert.deepEqual(planIndex(added, [first])?.edits, []);
    }
    assert.throws(() => appendIndex('```js\ncode\n', [first]), /ends inside a code block/);
    assert.throws(() => appendIndex('<!-- open\n', [first]), /or a comment/);
  });

  it('makes a document that is not there', () => {
    assert.match(
      newIndex('docs/challenges', [first]),
      /^# Challenges\n\n## Index\n\n<!-- challenge-log:index -->\n\n### \[/,
    );
    assert.match(
      newIndex('docs/adr', [], { style: 'status' }),
      /^# ADR\n\n## Index\n\n<!-- challenge-log:index style=status -->\n\n<!-- \/.* -->\n$/,
    );
    assert.match(newIndex('docs/lessons-learned', []), /^# Lessons learned\n/);
  });
});

describe('an index update', function () {
  this.timeout(60_000);
  const line = fc.oneof(
    {
      weight: 20,
      arbitrary: fc.constantFrom(
        '',
        '# Heading',
        '- item',
        '> quote',
        '---',
        '| a | b |',
        '| --- | --- |',
        '<!-- note -->',
        '    code',
        'text',
        '\ttab',
        'a\u2028b',
        '`',
        'trailing  ',
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom('```', '~~~', '<div>', '<!-- open', OPEN, CLOSE) },
    {
      weight: 8,
      arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll(/[\r\n]/g, '')),
    },
  );
  const eol = fc.constantFrom('\n', '\r\n', '\r');
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          '[',
          ']',
          '(',
          ')',
          '`',
          '|',
          '\\',
          '*',
          '_',
          '<',
          '>',
          '#',
          '&amp;',
          '$(x)',
          '~',
          '!',
          '://',
          ':',
          '"',
          "'",
          '🔥',
          '日本',
          'שלום',
          ' ',
          'a',
          '1.',
          '-->',
          '<!--',
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );
  const title = hostile.map((text) => `x${text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, '')}`.trim());
  const entries = fc.uniqueArray(
    fc.record(
      {
        name: fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
          .map((name) => `${name.replaceAll(/[/\p{Cc}]/gu, '')}.md`),
        number: fc.nat(999),
        title,
        kind: fc.constantFrom('challenge', 'decision', 'til', 'my kind'),
        state: fc.constantFrom('open', 'resolved', 'reference'),
        severity: hostile,
        category: hostile,
        date: hostile,
        summary: fc.constant({}),
      },
      { requiredKeys: ['name', 'title', 'kind', 'state', 'summary'] },
    ),
    { selector: ({ name }) => name, maxLength: 5 },
  ) as fc.Arbitrary<IndexEntry[]>;
  const layout = fc.record({
    style: fc.constantFrom(...INDEX_STYLES),
    groupBy: fc.constantFrom(...INDEX_GROUPINGS),
  });
  const text = (lines: readonly string[], ends: readonly string[]) =>
    lines.map((each, index) => each + (ends[index % ends.length] ?? '\n')).join('');
  const ends = fc.array(eol, { minLength: 1, maxLength: 3 });
  const lines = fc.array(line, { maxLength: 12 });

  it('leaves all other bytes alone, and is done once', () => {
    let updates = 0;
    fc.assert(
      fc.property(
        lines,
        lines,
        lines,
        ends,
        fc.constantFrom('', '\uFEFF', '---\nkey: value # why\n---\n'),
        fc.boolean(),
        entries,
        layout,
        (before, old, after, breaks, head, isCut, some, wanted) => {
          const whole =
            head + text([...before, OPEN], breaks) + text([...old, CLOSE], breaks) + text(after, breaks);
          const readme = isCut ? whole.replace(/(?:\r\n|\n|\r)$/, '') : whole;
          let plan;
          try {
            plan = planIndex(readme, some, wanted);
          } catch (error) {
            assert.match(String(error), /^UserError: README\.md, line \d+, .*, then try again\.$/);
            return;
          }
          if (!plan) return;
          updates++;
          const next = applyEdits(readme, plan.edits);
          const outside = (of: string) => {
            const body = of.slice(head.startsWith('---') ? head.length : 0).replace(/^\uFEFF/, '');
            const found = findBlock(outline(body));
            assert.equal(found.kind, 'block');
            if (found.kind !== 'block') return [];
            const parts = of.slice(0, of.length - body.length) + body;
            const kept = parts.split(/(?<=\r\n|\n|\r(?!\n))/);
            const shift = head.startsWith('---') ? 3 : 0;
            return [kept.slice(0, found.open + shift).join(''), kept.slice(found.close + shift).join('')];
          };
          assert.deepEqual(outside(next), outside(readme));
          assert.deepEqual(planIndex(next, some, wanted)?.edits, []);
          assert.deepEqual(planIndex(next, some.toReversed())?.edits, []);
        },
      ),
      { numRuns: runs(5_000) },
    );
    assert.ok(updates > runs(2_500), `${updates} of the documents could be updated`);
  });

  it('only adds where there is no index', () => {
    fc.assert(
      fc.property(lines, ends, entries, layout, (before, breaks, some, wanted) => {
        const readme = text(before, breaks);
        let edits;
        try {
          if (planIndex(readme, some)) return;
          edits = appendIndex(readme, some, wanted);
        } catch (error) {
          assert.match(String(error), /^UserError: /);
          return;
        }
        const next = applyEdits(readme, edits);
        assert.ok(next.startsWith(readme));
        assert.deepEqual(planIndex(next, some, wanted)?.edits, []);
      }),
      { numRuns: runs(2_000) },
    );
  });

  const commonmark = new MarkdownIt('default', { html: true });
  /** The words and targets of all links, as a reader sees them. */
  function linksIn(markdown: string): { text: string; href: string }[] {
    return commonmark.parse(markdown, {}).flatMap(({ children }) => {
      const found: { text: string; href: string }[] = [];
      let open: { text: string; href: string } | undefined;
      for (const token of children ?? []) {
        if (token.type === 'link_open')
          found.push((open = { text: '', href: String(token.attrGet('href')) }));
        else if (token.type === 'link_close') open = undefined;
        else if (open) open.text += token.content;
      }
      return found;
    });
  }

  it('keeps hostile titles and names as they are', () => {
    fc.assert(
      fc.property(entries, layout, (some, wanted) => {
        const links = linksIn(newIndex('docs/x', some, wanted));
        assert.equal(links.length, some.length);
        for (const each of some) {
          const link = links.find(({ href }) => decodeURIComponent(href) === `./${each.name}`);
          const { number, title } = each;
          const names = {
            list: nameOf(each),
            summary: number === undefined ? title : `${number}: ${title}`,
            status: title,
          };
          assert.equal(link?.text, names[wanted.style]);
        }
      }),
      { numRuns: runs(3_000) },
    );
  });
});
