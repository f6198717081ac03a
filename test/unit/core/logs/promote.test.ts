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

  describe('of a block', () => {
    const to = 'docs/challenges/001-x.md';
    /** The first blocker of a log with these lines below it, promoted. */
    const block = (head: string, body: string, behind = '') => {
      const text = `# Blockers\n\n${head}\n\n${body}\n${behind}`;
      const entry = entriesOf('docs/BLOCKERS.md', text)[0];
      assert.ok(entry);
      const result = promoted('docs/BLOCKERS.md', text, entry.title, 'challenge', to);
      const [frontMatter = '', moved = ''] = result.record.split(
        '\nPromoted from [BLOCKERS.md](../BLOCKERS.md).\n\n',
      );
      return { frontMatter, moved, log: result.log.slice('# Blockers\n\n'.length), entries: result.entries };
    };

    it('leaves its heading with its marks, and its status, as a link', () => {
      const heading = (head: string) => block(head, '**Status:** Open\n\n**Impact:** x').log;
      const status = '\n\n**Status:** Open\n';
      assert.equal(heading('## Blocker 1: Keys'), `## [Blocker 1: Keys](./challenges/001-x.md)${status}`);
      assert.equal(
        heading('### Blocker 1: Keys ###'),
        `### [Blocker 1: Keys](./challenges/001-x.md)${status}`,
      );
      assert.equal(heading('Blocker 1: Keys\n---'), `[Blocker 1: Keys](./challenges/001-x.md)\n---${status}`);
      assert.equal(
        heading('## Blocker 1: `a[0]` \\[x\\]'),
        `## [Blocker 1: a(0) (x)](./challenges/001-x.md)${status}`,
      );
      assert.equal(
        heading('## Blocker 1: **Keys**'),
        `## [Blocker 1: **Keys**](./challenges/001-x.md)${status}`,
      );
    });

    it('says the status in the log as the entry did', () => {
      const left = (body: string) => block('## Blocker 1: Keys', body).log.split('\n').slice(1).join('\n');
      assert.equal(
        left('- **Status**: Fixed ✅ in #12\n- **Impact**: x'),
        '\n- **Status**: Fixed ✅ in #12\n',
      );
      assert.equal(left('**Date:** 2026-05-06 | **Status:** Open\n\n**Impact:** x'), '\n**Status:** Open\n');
      assert.equal(
        left('| Field | Value |\n|---|---|\n| Status | Open |\n\n**Impact:** x'),
        '\n**Status:** Open\n',
      );
      assert.equal(left('**Impact:** x\n\n**Solution:** y'), '');
    });

    it('takes its parts to the ranks of a record, without the rule behind it', () => {
      const { moved, log } = block(
        '### Blocker 1: Keys',
        '**Impact:** x\n\n#### Cause\n\ny',
        '\n---\n\n### Blocker 2: B\n\n**Impact:** z\n',
      );
      assert.equal(moved, '**Impact:** x\n\n## Cause\n\ny\n');
      assert.equal(
        log,
        '### [Blocker 1: Keys](./challenges/001-x.md)\n\n---\n\n### Blocker 2: B\n\n**Impact:** z\n',
      );
    });

    it('takes its facts along', () => {
      const { frontMatter } = block(
        '## Blocker 1: Keys',
        '**Status:** Fixed\n**Severity:** Low\n**Category:** UI\n**Date:** 2026-05-06\n**Resolved on:** 2026-05-07\n**Tags:** a, b\n**Time Spent:** 90 min',
      );
      assert.equal(
        frontMatter,
        '---\ntitle: "Keys"\nkind: challenge\nstatus: resolved\ndate: 2026-05-06\nresolved: 2026-05-07\nseverity: low\ncategory: ui\ntags: [a, b]\nminutes: 90\nlinks:\n  - rel: related\n    to: ../BLOCKERS.md\n---\n\n# Challenge: Keys\n',
      );
    });

    it('has a status in the words of records', () => {
      const status = (written: string, kind = 'challenge', path = to) => {
        const text = `# Blockers\n\n## Blocker 1: Keys\n\n**Status:** ${written}\n\n**Impact:** x\n`;
        return /\nstatus: (.*)/.exec(promoted('docs/BLOCKERS.md', text, 'Keys', kind, path).record)?.[1];
      };
      for (const [written, wanted] of [
        ['Open', 'open'],
        ['In Progress', 'in-progress'],
        ['Workaround', 'workaround'],
        ['Fixed ✅', 'resolved'],
        ['Résolu', 'resolved'],
        ['Accepted', 'resolved'],
        ['Proposed', 'open'],
        // Words that say more than whether it is resolved stay.
        ['Blocked', 'Blocked'],
        ['🔴 **Blocked** since May', 'Blocked'],
        ['Blocked by #12: ask', 'Blocked'],
        ['Bloqué', '"Bloqué"'],
        ['Waiting for Ann', '"Waiting for Ann"'],
        ['Ask Ann', '"Ask Ann"'],
        ['Won’t fix', '"Won’t fix"'],
        ['See #12', 'open'],
        ['[ ]', 'open'],
        ['✅', 'resolved'],
      ] as const)
        assert.equal(status(written), wanted, written);
      const inSection = '# Blockers\n\n## Current issues\n\n### Blocker 1: Keys\n\n**Impact:** x\n';
      assert.match(promoted('docs/BLOCKERS.md', inSection, 'Keys', 'blocker', to).record, /\nstatus: open\n/);
      const decision = (written: string) => status(written, 'decision', 'docs/adr/0001-x.md');
      assert.deepEqual(
        ['Open', 'Fixed', 'Done in #12', 'Accepted', 'Superseded', 'Under review'].map(decision),
        ['proposed', 'accepted', 'accepted', 'accepted', 'superseded', '"Under review"'],
      );
      assert.equal(status('Open', 'til', 'docs/til/001-x.md'), undefined);
    });
  });

  it('moves what a row says below the names of its columns', () => {
    const text =
      '# Blockers\n\n| # | Blocker | Why? | | Status | See |\n|---|---|---|---|---|---|\n| 1 | `Keys` | lost | more | Open | [a](a.md) |\n| 2 | Locks | | | Fixed | |\n';
    const { record, log } = promoted(
      'docs/BLOCKERS.md',
      text,
      'Keys',
      'challenge',
      'docs/challenges/001-x.md',
    );
    assert.equal(
      record.split(').\n\n')[1],
      '## \\#\n\n1\n\n## Why?\n\nlost\n\nmore\n\n## Status\n\nOpen\n\n## See\n\n[a](../a.md)\n'.replace(
        ').\n\n',
        '',
      ),
    );
    assert.equal(log, text.replace('`Keys`', '[Keys](./challenges/001-x.md)'));
  });

  it('moves an item of any list with all below it', () => {
    const items = (text: string, title = 'Crash') => {
      const { record, log } = promoted(
        'KNOWN_ISSUES.md',
        `# Known issues\n\n## Open\n\n${text}`,
        title,
        'challenge',
        'docs/challenges/001-x.md',
      );
      return [record.slice(record.indexOf(').\n\n') + 4), log.slice('# Known issues\n\n## Open\n\n'.length)];
    };
    const link = '(./docs/challenges/001-x.md)';
    assert.deepEqual(items('1. Crash on start\n2. Hang\n'), [
      'Crash on start\n',
      `1. [Crash on start]${link}\n2. Hang\n`,
    ]);
    assert.deepEqual(
      items('* [x] Hang\n* [ ] Crash, see [a](a.md)\n\n  - one\n    - two\n\n  ```\n  x\n  ```\n* Last\n'),
      [
        'Crash, see [a](../../a.md)\n\n- one\n  - two\n\n```\nx\n```\n',
        `* [x] Hang\n* [ ] [Crash, see a]${link}\n* Last\n`,
      ],
    );
    const long = `Crash ${'of it '.repeat(45).trim()}`;
    assert.match(
      items(`- ${long}\n- Hang\n`)[1] ?? '',
      /^- \[Crash (?:of it ){5,40}of it…\]\(.*\)\n- Hang\n$/,
    );
  });

  it('leaves a document its title and a link, with or without front matter', () => {
    const document = (text: string) =>
      promoted('docs/til/queues.md', text, 'Queues', 'decision', 'docs/adr/0001-x.md').log;
    const note = 'Promoted to [Decision: Queues wait](../adr/0001-x.md).';
    const front = (keys: string) => `---\ntitle: Queues wait\nkind: til\n${keys}---\n`;
    const links = 'links:\n  - rel: follow-up\n    to: ../adr/0001-x.md\n';
    assert.equal(
      document(`${front('')}\n# Queues wait\n\nText.\n\n## More\n\nx\n\n\n`),
      `${front(links)}\n# Queues wait\n\n${note}\n\n\n`,
    );
    assert.equal(
      document(`${front('links: []\n')}\n# Queues wait\n\nText.\n`),
      `${front('links: []\n')}\n# Queues wait\n\n${note}\n`,
    );
    assert.equal(document(`${front('')}Text.\n`), `${front(links)}${note}\n`);
    assert.equal(
      document(`${front('')}\nQueues wait\n===\n`),
      `${front(links)}\nQueues wait\n===\n\n${note}\n`,
    );
  });

  it('is refused where the record would be no entry, or another entry would change', () => {
    const text =
      '# Blockers\n\n## Blocker 1: Keys\n\n**Status:** Open\n\n### Blocker 2: Locks\n\n**Status:** Open\n';
    const [entry] = entriesOf('docs/BLOCKERS.md', text);
    assert.ok(entry);
    assert.throws(
      () => planPromotion(text, entry, { kind: 'challenge', path: 'docs/challenges/001-x.md' }),
      /^UserError: “Keys” cannot be moved without changing what else docs\/BLOCKERS\.md says\. Move it by hand\.$/,
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
