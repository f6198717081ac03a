// Where and how the code as it is now is written beside the code that was captured.
import { strict as assert } from 'node:assert';
import type { CodeNow } from '../../../../src/core/resolving/resolution';
import { changed, resolved } from './support';

const PATH = 'docs/blockers.md';
const SAID = '[src/pool.ts:6-7](../src/pool.ts#L6-L7)';

/** The lines below an entry's status, after it was resolved; all around them is as it was. */
function linesAfter(lines: string, code: readonly CodeNow[], more = 'Text.'): string {
  const log = (lines: string, status: string) =>
    `# Blockers\n\n## Blocker 1: Leak\n\n**Status:** ${status}\n\n${lines}\n\n## Blocker 2: Drift\n\n${more}\n`;
  let written = '';
  for (const eol of ['\n', '\r\n']) {
    const text = resolved(log(lines, 'Open').replaceAll('\n', eol), { code }, PATH, 'Leak');
    const [head, tail] = log('\0', 'Resolved').split('\0') as [string, string];
    const plain = text.replaceAll(eol, '\n');
    assert.ok(plain.startsWith(head) && plain.endsWith(tail), text);
    const own = plain.slice(head.length, -tail.length);
    if (eol === '\r\n') assert.equal(own, written);
    written = own;
  }
  return written;
}

const before = (code = 'open(a);', mark = '```') =>
  `${mark}ts before=a1 file=src/pool.ts lines=4-5\n${code}\n${mark}`;
const diff = (from: string, to: string) =>
  `\`\`\`diff\n--- a/src/pool.ts\n+++ b/src/pool.ts\n@@ -4,1 +6,1 @@\n-${from}\n+${to}\n\`\`\``;
const same: CodeNow = {
  anchor: 'a1',
  is: { grade: 'same', place: { file: 'src/pool.ts', lines: { first: 6, last: 7 } }, text: 'open(a);' },
  uncommitted: false,
};
const gone: CodeNow = { anchor: 'a1', is: { grade: 'gone' }, uncommitted: false };
const GONE = 'the code is not in src/pool.ts any more';
const NOW = 'close(a);';

describe('an After', () => {
  it('goes behind the Before, before all else', () => {
    const written = `**After**: ${SAID}\n\n\`\`\`ts after=a1\n${NOW}\n\`\`\`\n\n${diff('open(a);', NOW)}`;
    assert.equal(linesAfter(before(), [changed(NOW)]), `${before()}\n\n${written}`);
    assert.equal(
      linesAfter(`${before()}\nThen it hangs.`, [changed(NOW)]),
      `${before()}\n\n${written}\n\nThen it hangs.`,
    );
    assert.equal(
      linesAfter(`${before()}\n\n### Why\n\nX.`, [changed(NOW)]),
      `${before()}\n\n${written}\n\n### Why\n\nX.`,
    );
  });

  it('has no difference where there is none', () => {
    assert.equal(
      linesAfter(before(), [same]),
      `${before()}\n\n**After**: ${SAID}, unchanged since it was captured\n\n\`\`\`ts after=a1\nopen(a);\n\`\`\``,
    );
    assert.equal(
      linesAfter(before(), [changed('open(a);')]),
      `${before()}\n\n**After**: ${SAID}\n\n\`\`\`ts after=a1\nopen(a);\n\`\`\``,
    );
  });

  it('is a sentence where the code is gone', () => {
    assert.equal(linesAfter(before(), [gone]), `${before()}\n\n**After**: ${GONE}`);
  });

  it('has no difference of the indentation that a selection began behind', () => {
    const now = '    open(a);\n    close(a);';
    const text = linesAfter(before('open(a);'), [changed(now)]);
    assert.ok(text.includes('@@ -4,1 +6,2 @@\n     open(a);\n+    close(a);\n'), text);
    const other = linesAfter(before('open(b);'), [changed('    open(a);')]);
    assert.ok(other.includes('-open(b);\n+    open(a);\n'), other);
  });

  for (const [label, becomes] of [
    ['**After**', `**After**: ${SAID}`],
    ['**After:**', '**After:**'],
    ['**After**:', '**After**:'],
    ['After:', 'After:'],
    ['  **after**', `  **after**: ${SAID}`],
  ] as const) {
    it(`fills the fence below “${label}”`, () => {
      const fill = (label: string, fence: string) => `${before()}\n\n${label}\n\n${fence}`;
      assert.equal(
        linesAfter(fill(label, '```\n```'), [changed(NOW)]),
        fill(becomes, `\`\`\`ts after=a1\n${NOW}\n\`\`\`\n\n${diff('open(a);', NOW)}`),
      );
      // One that says its language keeps it.
      assert.equal(
        linesAfter(fill(label, '~~~js\n\n~~~'), [changed(NOW)]),
        fill(becomes, `~~~js\n${NOW}\n~~~\n\n${diff('open(a);', NOW)}`),
      );
    });
  }

  it('fills a fence of its own anchor wherever that stands, and no other', () => {
    const own = `${before()}\n\nText.\n\n\`\`\`ts after=a1\n\`\`\``;
    assert.equal(linesAfter(own, [same]), `${before()}\n\nText.\n\n\`\`\`ts after=a1\nopen(a);\n\`\`\``);
    const other = `${before()}\n\n\`\`\`ts after=a2\n\`\`\``;
    assert.equal(
      linesAfter(other, [same]),
      `${before()}\n\n**After**: ${SAID}, unchanged since it was captured\n\n\`\`\`ts after=a1\nopen(a);\n\`\`\`\n\n\`\`\`ts after=a2\n\`\`\``,
    );
    const elsewhere = before().replace('before', 'evidence');
    assert.equal(linesAfter(elsewhere, [same]), elsewhere);
    assert.equal(linesAfter('Text.', [same], before()), 'Text.');
  });

  it('widens a fence that the code would close', () => {
    const fill = (fence: string) => `${before()}\n\n**After:**\n\n${fence}`;
    const is = { ...same.is, text: '````\n~~~' } as CodeNow['is'];
    assert.equal(linesAfter(fill('```js\n```'), [{ ...same, is }]), fill('`````js\n````\n~~~\n`````'));
    assert.equal(linesAfter(fill('~~~js\n~~~'), [{ ...same, is }]), fill('~~~~js\n````\n~~~\n~~~~'));
  });

  it('takes the place of the fence and its label where the code is gone', () => {
    const fill = (label: string) => `${before()}\n\n${label}\n\n\`\`\`ts after=a1\n\`\`\`\n\nText.`;
    assert.equal(linesAfter(fill('**After:**'), [gone]), `${before()}\n\n**After**: ${GONE}\n\nText.`);
    assert.equal(linesAfter(fill('Today:'), [gone]), `${before()}\n\nToday:\n\n**After**: ${GONE}\n\nText.`);
  });

  it('goes on in a list and a quotation', () => {
    const quoted = (text: string) => text.replaceAll(/^(?=.)/gm, '> ').replaceAll(/^$/gm, '>');
    const fill = (fence: string, label = '**After**') => `${before()}\n\n${label}\n\n${fence}`;
    assert.equal(
      linesAfter(quoted(fill('```ts after=a1\n```')), [changed('close(a);\n\nend();')]),
      quoted(
        fill(
          '```ts after=a1\nclose(a);\n\nend();\n```\n\n```diff\n--- a/src/pool.ts\n+++ b/src/pool.ts\n@@ -4,1 +6,3 @@\n-open(a);\n+close(a);\n+\n+end();\n```',
          `**After**: ${SAID}`,
        ),
      ),
    );
    assert.equal(
      linesAfter(quoted(fill('```ts after=a1\n```')), [gone]),
      quoted(`${before()}\n\n**After**: ${GONE}`),
    );
    const item = `- ${before().replaceAll('\n', '\n  ')}`;
    assert.equal(linesAfter(item, [gone]), `${item}\n\n  **After**: ${GONE}`);
  });

  for (const rest of [
    '**After**: we gave up',
    '**After:** `x`',
    '**After**\n\n```ts\nmine();\n```',
    '```ts after=a1\nmine();\n```',
    '### After\n\nWe gave up.',
    '### After\n\n```\nmine();\n```',
  ]) {
    it(`stays as somebody wrote it: ${JSON.stringify(rest)}`, () => {
      const text = `${before()}\n\n${rest}`;
      assert.equal(linesAfter(text, [changed(NOW)]), text);
    });
  }

  it('goes below a heading for it, if nothing stands between', () => {
    const headed = (heading: string, rest = '') => `### Before\n\n${before()}\n\n### ${heading}${rest}`;
    const fence = '\n\n```ts after=a1\nopen(a);\n```';
    const said = `\n\n${SAID}, unchanged since it was captured`;
    for (const heading of ['After', 'After:', '**After**'])
      assert.equal(linesAfter(headed(heading), [same]), headed(heading, said + fence), heading);
    assert.equal(linesAfter(headed('After'), [gone]), headed('After', `\n\n${GONE.replace('the', 'The')}`));
    assert.equal(
      linesAfter(headed('After', '\n\n```\n```\n\n### Why\n\nX.'), [same]),
      headed('After', `${fence}\n\n### Why\n\nX.`),
    );
    for (const heading of ['Afterwards', 'The After', 'Why']) {
      const text = headed(heading, '\n\n```\n```');
      const written = `### Before\n\n${before()}\n\n**After**: ${SAID}, unchanged since it was captured${fence}\n\n### ${heading}\n\n\`\`\`\n\`\`\``;
      assert.equal(linesAfter(text, [same]), written, heading);
    }
  });

  it('leaves the After of the next Before to that one', () => {
    const second = before().replace('a1', 'a2');
    const text = `${before()}\n\n${second}\n\n**After:**\n\n\`\`\`\n\`\`\``;
    const own = `**After**: ${SAID}, unchanged since it was captured\n\n\`\`\`ts after=a1\nopen(a);\n\`\`\``;
    assert.equal(linesAfter(text, [same]), text.replace(`\n\n${second}`, `\n\n${own}\n\n${second}`));
    const headed = text.replace('**After:**', '### After');
    assert.equal(linesAfter(headed, [same]), headed.replace(`\n\n${second}`, `\n\n${own}\n\n${second}`));
    const evidence = second.replace('before', 'evidence');
    const behind = `${before()}\n\n**After:**\n\n${evidence}`;
    assert.equal(linesAfter(behind, [same]), `${before()}\n\n${own}\n\n**After:**\n\n${evidence}`);
  });

  it('belongs to its own entry, though another one has an anchor of that name', () => {
    const own = `**After**: ${SAID}, unchanged since it was captured\n\n\`\`\`ts after=a1\nopen(a);\n\`\`\``;
    const other = `${before('other();')}\n\n**After**\n\n\`\`\`ts after=a1\n\`\`\``;
    assert.equal(linesAfter(before(), [same], other), `${before()}\n\n${own}`);
    assert.equal(linesAfter(before(), [same], `### After\n\n\`\`\`\n\`\`\``), `${before()}\n\n${own}`);
    assert.equal(linesAfter('Text.', [same], other), 'Text.');
    // A heading "After" above the Before is another one's.
    const above = `### After\n\n\`\`\`\n\`\`\`\n\n### Before\n\n${before()}`;
    assert.equal(linesAfter(above, [same]), `${above}\n\n${own}`);
  });
});
