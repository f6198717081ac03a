import { strict as assert } from 'node:assert';
import { addAnchor, anchorAgain, type CapturedPlace } from '../../../../src/core/anchoring/plan';
import { readDocument } from '../../../../src/core/document';
import type { Entry } from '../../../../src/core/entry';
import { applyEdits } from '../../../../src/core/textEdit';

const RECORD = `---
# kept by hand
title: "Winch: slips"
kind: challenge
status: open
owner: 'Ada'
anchors:
  - id: a1
    file: "src/winch.ts" # the old one
    lines: 3-4
    commit: "1111111111111111111111111111111111111111"
    symbol: Winch.pull
---

# Challenge: Winch: slips

## 🔴 Problem

It slips.

### Code Changes

**Before**: [src/winch.ts:3-4](../../src/winch.ts#L3-L4) at \`1111111\`

\`\`\`ts before=a1
pull();
hold();
\`\`\`

## 🔍 Root Cause
`;
const LOG = `# Challenges

## Challenge 1: Rope frays

**Status:** Open

It frays.

\`\`\`ts before=a1 file=src/rope.ts lines=1-2 owner=ada
coil();
\`\`\`

---

## Challenge 2: Hook bends

**Status:** Open

It bends.
`;
const PLACE: CapturedPlace = {
  anchor: {
    file: 'src/new winch.ts',
    lines: { first: 8, last: 9 },
    commit: '2'.repeat(40),
    uncommitted: true,
  },
  language: 'ts',
  code: 'pull(slowly);\n```',
  findings: [],
};

function entryOf(text: string, path: string, title: string): Entry {
  const document = { uri: path, path, inTarget: path.startsWith('docs/challenges/') };
  const entry = readDocument(document, text).entries.find((one) => one.title === title);
  assert.ok(entry);
  return entry;
}
function record(text = RECORD): Entry {
  return entryOf(text, 'docs/challenges/004-winch.md', 'Winch: slips');
}
function log(title: string): Entry {
  return entryOf(LOG, 'docs/challenges.md', title);
}

describe('a selection that is added to an entry', () => {
  it('gets an anchor of its own in front matter, and stands behind the code that is there', () => {
    const text = applyEdits(RECORD, addAnchor(RECORD, record(), PLACE, 'evidence'));
    const facts = `  - id: a2\n    file: "src/new winch.ts"\n    lines: 8-9\n    commit: "${'2'.repeat(40)}"\n    uncommitted: true\n`;
    const block =
      '\n\n**Evidence**: [src/new winch.ts:8-9](../../src/new%20winch.ts#L8-L9) at `2222222`, with uncommitted changes\n\n````ts evidence=a2\npull(slowly);\n```\n````';
    const expected = RECORD.replace('Winch.pull\n', `Winch.pull\n${facts}`).replace(
      'hold();\n```',
      `hold();\n\`\`\`${block}`,
    );
    assert.equal(text, expected);
  });

  it('starts the list of anchors where there is none, in the line endings of the document', () => {
    const bare =
      '---\r\ntitle: Pump\r\nkind: challenge\r\nstatus: open\r\n---\r\n\r\n# Challenge: Pump\r\n\r\n## Problem\r\n\r\nIt is dry.\r\n';
    const entry = entryOf(bare, 'docs/challenges/005-pump.md', 'Pump');
    const text = applyEdits(bare, addAnchor(bare, entry, { ...PLACE, code: 'a\nb' }, 'before'));
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
    assert.match(text, /status: open\r\nanchors:\r\n {2}- id: a1\r\n/);
    assert.ok(
      text.endsWith(
        'It is dry.\r\n\r\n**Before**: [src/new winch.ts:8-9](../../src/new%20winch.ts#L8-L9) at `2222222`, with uncommitted changes\r\n\r\n```ts before=a1\r\na\r\nb\r\n```\r\n',
      ),
    );
  });

  it('says on its fence where it is from in a log, within its entry', () => {
    const text = applyEdits(LOG, addAnchor(LOG, log('Rope frays'), PLACE, 'after'));
    const [before, after] = [LOG.indexOf('\n\n---'), text.indexOf('\n\n---')];
    assert.equal(text.slice(after), LOG.slice(before));
    assert.equal(text.slice(0, before), LOG.slice(0, before));
    assert.match(
      text,
      /\n````ts after=a2 file=src\/new%20winch\.ts lines=8-9 commit=2{40} uncommitted=true\npull\(slowly\);\n/,
    );
    const other = applyEdits(LOG, addAnchor(LOG, log('Hook bends'), PLACE, 'before'));
    assert.ok(other.startsWith(`${LOG.trimEnd()}\n\n**Before**`));
  });

  it('stays in the list or the quotation that the code stands in', () => {
    for (const [first, next] of [
      ['- ', '  '],
      ['> ', '> '],
      ['1. Step\n\n   ', '   '],
    ] as const) {
      const text = LOG.replace(
        /```ts before[^]*?```/,
        (fence) => first + fence.replaceAll('\n', `\n${next}`),
      ).replace('\n\n---', `\n${next}Then it breaks.\n\n---`);
      const entry = entryOf(text, 'docs/challenges.md', 'Rope frays');
      const added = applyEdits(text, addAnchor(text, entry, { ...PLACE, code: 'a\n\nb' }, 'evidence'));
      const block = [
        '',
        '**Evidence**: [src/new winch.ts:8-9]',
        '',
        '```ts evidence=a2 file',
        'a',
        '',
        'b',
        '```',
        '',
        'Then',
      ];
      let at = 0;
      for (const line of block) {
        at = added.indexOf(`\n${line === '' ? next.trimEnd() : next + line}`, at);
        assert.ok(at > 0, added);
        at += 1;
      }
      const once = applyEdits(text, anchorAgain(text, entry, 'a1', PLACE));
      const again = entryOf(once, 'docs/challenges.md', 'Rope frays');
      const twice = applyEdits(once, anchorAgain(once, again, 'a1', PLACE));
      assert.equal(twice, once);
      assert.ok(once.includes(`\n${next}**Moved to**: `), once);
    }
  });

  it('is refused behind code that nothing closes', () => {
    const open = RECORD.slice(0, RECORD.indexOf('```\n\n## 🔍'));
    assert.throws(() => addAnchor(open, record(open), PLACE, 'before'), /no room for another anchor/);
    assert.throws(() => anchorAgain(open, record(open), 'a1', PLACE), /cannot be changed in place/);
  });

  it('is refused where the list of anchors is written in one line', () => {
    const flow = RECORD.replace(/anchors:\n(?: .*\n)+/, 'anchors: [{id: a1, file: src/winch.ts}]\n');
    assert.throws(() => addAnchor(flow, record(flow), PLACE, 'before'), /no room for another anchor/);
  });
});

describe('an anchor that is tied to other lines', () => {
  it('keeps what was captured first, comments, quotes and keys of others', () => {
    const text = applyEdits(RECORD, anchorAgain(RECORD, record(), 'a1', PLACE));
    const facts = `    file: "src/new winch.ts" # the old one\n    lines: 8-9\n    commit: "${'2'.repeat(40)}"\n    uncommitted: true\n`;
    const block =
      '\n\n**Moved to**: [src/new winch.ts:8-9](../../src/new%20winch.ts#L8-L9) at `2222222`, with uncommitted changes\n\n````ts evidence=a1\npull(slowly);\n```\n````';
    const expected = RECORD.replace(/ {4}file: [\s\S]*Winch\.pull\n/, facts).replace(
      'hold();\n```',
      `hold();\n\`\`\`${block}`,
    );
    assert.equal(text, expected);
  });

  it('does not pile up when it is tied again', () => {
    const once = applyEdits(RECORD, anchorAgain(RECORD, record(), 'a1', PLACE));
    const other = { ...PLACE, code: 'hold(tight);' };
    const twice = applyEdits(once, anchorAgain(once, record(once), 'a1', other));
    assert.equal(twice.match(/\*\*Moved to\*\*/g)?.length, 1);
    assert.match(twice, /```ts evidence=a1\nhold\(tight\);\n```\n/);
    assert.ok(twice.includes('pull();\nhold();'));
  });

  it('keeps a remark behind a fact that is known no more', () => {
    const text = RECORD.replace('Winch.pull\n', 'Winch.pull # the upper one\n');
    const done = applyEdits(text, anchorAgain(text, record(text), 'a1', PLACE));
    assert.ok(done.includes('    # the upper one\n'), done);
    assert.equal(record(done).anchors[0]?.symbol, undefined);
  });

  it('keeps what somebody wrote above the code that it was tied to', () => {
    const once = applyEdits(RECORD, anchorAgain(RECORD, record(), 'a1', PLACE));
    const noted = once.replace(/(\*\*Moved to.*\n)\n/, '$1Ann did that.\n');
    const twice = applyEdits(noted, anchorAgain(noted, record(noted), 'a1', PLACE));
    assert.ok(twice.includes('\nAnn did that.\n'), twice);
  });

  it('changes the facts on the fence of a log, and no other word there', () => {
    const text = applyEdits(LOG, anchorAgain(LOG, log('Rope frays'), 'a1', PLACE));
    assert.ok(
      text.includes(
        `\`\`\`ts before=a1 file=src/new%20winch.ts lines=8-9 commit=${'2'.repeat(40)} uncommitted=true owner=ada\ncoil();\n`,
      ),
    );
    assert.ok(text.endsWith(LOG.slice(LOG.indexOf('\n\n---'))));
  });

  it('is refused where the entry holds no code there', () => {
    assert.throws(() => anchorAgain(LOG, log('Hook bends'), 'a1', PLACE), /holds no code at that anchor/);
  });
});
