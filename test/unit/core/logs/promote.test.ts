import { strict as assert } from 'node:assert';
import { readDocument } from '../../../../src/core/document';
import { EMPTY_CATALOG, withReadings } from '../../../../src/core/catalog';
import { planPromotion } from '../../../../src/core/logs/promote';
import { applyEdits } from '../../../../src/core/textEdit';
import { UserError } from '../../../../src/core/ports';
import { entriesOf, refOf } from './support';

/** Both documents after the first entry with these words in its title was promoted. */
function promoted(path: string, text: string, title: string, kind: string, to: string) {
  const entry = entriesOf(path, text).find((one) => one.title.includes(title));
  assert.ok(entry, title);
  const { record, edits } = planPromotion(text, entry, { kind, path: to });
  const log = applyEdits(text, edits);
  const readings = new Map([
    ['log', readDocument({ ...refOf(path), uri: 'log' }, log)],
    ['record', readDocument({ ...refOf(to), uri: 'record', inTarget: true }, record)],
  ]);
  return { record, log, entries: withReadings(EMPTY_CATALOG, readings).entries };
}

const LOG = `# Blockers

### Blocker #1

**Date:** 2026-05-06

**Status:** Fixed ✅

**Severity:** High

**Description:** The captions arrive late.

#### Root Cause

See [the proxy](../infra/proxy.md#buffer), \`[no](link.md)\` and ![a picture](./img/late.png).

\`\`\`ts before=a1 file=src/a.ts lines=4-5
[code](x.md)
\`\`\`

**Time Spent:** 2 hours

---

### Blocker #2: Other

**Status:** Open

**Description:** Still there.
`;

describe('a promotion', () => {
  it('parts no link by name and no footnote from what it leads to', () => {
    const text =
      '# Blockers\r\n\r\n## Blocker 1: One\r\n\r\n**Status:** Open\r\n\r\nSee [a][Ref] and [b].\r\n\r\n- x [c]: no\r\n\r\n[Note]: all of it\r\n\r\n## Blocker 2: Two\r\n\r\n**Status:** Open\r\n\r\nAs [it][ref] says.[^1]\r\n\r\n```md\r\n[b]: ./no.md\r\n```\r\n\r\n[ref]: ../r.md\r\n[b]: ./b.md "B"\r\n[^1]: A note.\r\n';
    const first = promoted('docs/BLOCKERS.md', text, 'One', 'challenge', 'docs/challenges/001-one.md');
    assert.match(
      first.record,
      /- x \[c\]: no\n\n\[Note\]: all of it\n\n\[ref\]: \.\.\/\.\.\/r\.md\n\[b\]: \.\.\/b\.md "B"\n$/,
    );
    assert.match(first.log, /\[\^1\]: A note\.\r\n$/);
    const second = promoted('docs/BLOCKERS.md', text, 'Two', 'challenge', 'docs/challenges/001-two.md');
    assert.match(
      second.log,
      /\(\.\/challenges\/001-two\.md\)\r\n\r\n\*\*Status:\*\* Open\r\n\r\n\[ref\]: \.\.\/r\.md\r\n\[b\]: \.\/b\.md "B"\r\n$/,
    );
    assert.match(second.record, /\[\^1\]: A note\.\n$/);
  });

  it('moves a block with its facts, its headings and its links', () => {
    const { record, log, entries } = promoted(
      'docs/BLOCKERS.md',
      LOG,
      'captions',
      'challenge',
      'docs/challenges/004-late.md',
    );
    assert.equal(
      record,
      `---
title: "The captions arrive late"
kind: challenge
status: resolved
date: 2026-05-06
severity: high
minutes: 120
anchors:
  - id: a1
    file: src/a.ts
    lines: 4-5
links:
  - rel: related
    to: ../BLOCKERS.md
---

# Challenge: The captions arrive late

Promoted from [BLOCKERS.md](../BLOCKERS.md).

**Date:** 2026-05-06

**Status:** Fixed ✅

**Severity:** High

**Description:** The captions arrive late.

## Root Cause

See [the proxy](../../infra/proxy.md#buffer), \`[no](link.md)\` and ![a picture](../img/late.png).

\`\`\`ts before=a1
[code](x.md)
\`\`\`

**Time Spent:** 2 hours
`,
    );
    assert.equal(
      log.slice(0, log.indexOf('---')),
      '# Blockers\n\n### [Blocker #1: The captions arrive late](./challenges/004-late.md)\n\n**Status:** Fixed ✅\n\n',
    );
    assert.equal(log.slice(log.indexOf('---')), LOG.slice(LOG.indexOf('---')));
    assert.deepEqual(entries.map(({ title, kind, state, form }) => [title, kind, state, form]).sort(), [
      ['Other', 'blocker', 'open', 'block'],
      ['The captions arrive late', 'challenge', 'resolved', 'record'],
    ]);
  });

  it('moves a row, whose cells become parts, and leaves it in the table with a link', () => {
    const text =
      '# Blockers\n\n| Blocker | Status | Why |\n|---|---|---|\n| Keys \\| locks | Open | lost |\n| Other | Fixed | x |\n';
    const { record, log, entries } = promoted(
      'BLOCKERS.md',
      text,
      'Keys',
      'challenge',
      'docs/challenges/001-keys.md',
    );
    assert.match(record, /title: "Keys \| locks"[\s\S]*## Status\n\nOpen\n\n## Why\n\nlost\n$/);
    assert.equal(log, text.replace('Keys \\| locks', '[Keys \\| locks](./docs/challenges/001-keys.md)'));
    assert.deepEqual(entries.map(({ form }) => form).sort(), ['record', 'row']);
  });

  it('moves an item with what stands below it', () => {
    const text = '# Known issues\n\n- [ ] Crash on start\n  When the list is empty.\n- [x] Other one\n';
    const { record, log, entries } = promoted(
      'KNOWN_ISSUES.md',
      text,
      'Crash',
      'challenge',
      'docs/challenges/001-crash.md',
    );
    assert.match(record, /Crash on start\n\nWhen the list is empty\.\n$/);
    assert.equal(
      log,
      text.replace(
        'Crash on start\n  When the list is empty.',
        '[Crash on start](./docs/challenges/001-crash.md)',
      ),
    );
    assert.equal(entries.length, 2);
  });

  it('makes a decision of a TIL, which keeps its title, its front matter and a link', () => {
    const til =
      '---\r\ntitle: "Queues wait"\r\nkind: til\r\nteam: blue # ours\r\n---\r\n\r\n# TIL: Queues wait\r\n\r\n## Key Insight\r\n\r\nThey [wait](../x.md).\r\n';
    const { record, log } = promoted(
      'docs/til/001-queues.md',
      til,
      'Queues',
      'decision',
      'docs/adr/0007-queues.md',
    );
    assert.equal(
      log,
      '---\r\ntitle: "Queues wait"\r\nkind: til\r\nteam: blue # ours\r\nlinks:\r\n  - rel: follow-up\r\n    to: ../adr/0007-queues.md\r\n---\r\n\r\n# TIL: Queues wait\r\n\r\nPromoted to [Decision: Queues wait](../adr/0007-queues.md).\r\n',
    );
    assert.match(
      record,
      /status: proposed\n[\s\S]*Promoted from \[001-queues\.md\]\(\.\.\/til\/001-queues\.md\)\.\n\n## Key Insight\n\nThey \[wait\]\(\.\.\/x\.md\)\.\n$/,
    );
  });

  it('is refused when the entry is gone', () => {
    const [entry] = entriesOf('docs/BLOCKERS.md', LOG);
    assert.ok(entry);
    assert.throws(
      () => planPromotion('# Blockers\n', entry, { kind: 'challenge', path: 'docs/x.md' }),
      UserError,
    );
  });
});
