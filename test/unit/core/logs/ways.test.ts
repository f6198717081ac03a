import { strict as assert } from 'node:assert';
import type { Draft } from '../../../../src/core/capture';
import type { Adding } from '../../../../src/core/logs/adding';
import { planAppend } from '../../../../src/core/logs/append';
import { nextNumber, withStatus } from '../../../../src/core/logs/wayParts';
import { applyEdits } from '../../../../src/core/textEdit';
import { added, append, draftOf, NOTHING, refOf } from './support';

/** The lines that a new entry adds to a document of blockers. */
const lines = (text: string, kind = 'blocker', more: Partial<Draft> = {}, path = 'docs/BLOCKERS.md') =>
  added(text, append(path, text, draftOf(kind, 'Sockets leak', more)));
const block = (number: number, ...parts: string[]) =>
  `## Blocker ${number}: Keys ${number}\n\n${parts.map((part) => `${part}\n`).join('')}\n`;

describe('the facts of a new entry', () => {
  const facts = (parts: readonly string[], more: Partial<Draft> = {}) =>
    lines(`# Blockers\n\n${block(1, ...parts)}${block(2, ...parts)}`, 'blocker', more)
      .split('\n')
      .slice(2, -1);

  it('have dates as the document writes them', () => {
    assert.deepEqual(facts(['**Date:** May 6, 2026', '**Status:** Open']), [
      '**Date:** November 21, 2026',
      '**Status:** Open',
    ]);
    assert.deepEqual(facts(['**Date:** 2026-05-06 10:00', '**Status:** Open']), [
      '**Date:** 2026-11-21 14:30',
      '**Status:** Open',
    ]);
    assert.deepEqual(facts(['**Date:** TBD', '**Status:** Open']), [
      '**Date:** 2026-11-21',
      '**Status:** Open',
    ]);
    assert.deepEqual(facts(['**Date/Time:**', '**Status:** Open']), [
      '**Date/Time:** 2026-11-21 14:30',
      '**Status:** Open',
    ]);
  });

  it('have a status with the word and the mark of others', () => {
    assert.deepEqual(facts(['**Status:** 🔴 Open']), ['**Status:** 🔴 Open']);
    assert.deepEqual(facts(['**Status:** OPEN']), ['**Status:** OPEN']);
  });

  it('have a severity and a category as others write them', () => {
    const severity = (written: string, more: string) =>
      facts([`**Severity:** ${written}`, '**Status:** Open'], { severity: more })[0];
    assert.equal(severity('High', 'low'), '**Severity:** Low');
    assert.equal(severity('🔴 High', 'high'), '**Severity:** 🔴 High');
    assert.equal(severity('🔴 High', 'low'), '**Severity:** 🟢 Low');
    assert.equal(severity('**HIGH** — all are stuck', 'high'), '**Severity:** HIGH');
    assert.equal(severity('P1 (urgent)', 'critical'), severity('P1', 'critical'));
    const category = (written: string) =>
      facts([`**Category:** ${written}`, '**Status:** Open'], { category: 'network' })[0];
    assert.equal(category('API'), '**Category:** Network');
    assert.equal(category('api'), '**Category:** network');
  });

  it('leave out what is not known', () => {
    assert.deepEqual(facts(['**Severity:** High', '**Category:** UI', '**Status:** Open']), [
      '**Severity:**',
      '**Category:**',
      '**Status:** Open',
    ]);
  });
});

describe('a status that nothing else says', () => {
  const status = (...blank: string[]) =>
    withStatus({ status: 'Open', language: 'en' } as Adding, { lines: blank, isInline: false });

  it('has the style of the first label', () => {
    assert.deepEqual(status('', '**Impact:**'), ['', '**Status:** Open', '', '**Impact:**']);
    assert.deepEqual(status('', '**Impact:**', '', '**Fix:**'), [
      '',
      '**Status:** Open',
      '',
      '**Impact:**',
      '',
      '**Fix:**',
    ]);
    assert.deepEqual(status('', '**Impact**:', '**Fix**:'), [
      '',
      '**Status**: Open',
      '**Impact**:',
      '**Fix**:',
    ]);
    assert.deepEqual(status('', '- **Impact:**', '', 'x'), [
      '',
      '- **Status:** Open',
      '- **Impact:**',
      '',
      'x',
    ]);
    assert.deepEqual(status('', '### Fix'), ['', '**Status:** Open', '', '### Fix']);
    assert.equal(withStatus({ language: 'en' } as Adding, { lines: [], isInline: false }), undefined);
  });

  it('and a number are one more than the highest of all', () => {
    type Counted = Parameters<typeof nextNumber>[0][number];
    const counted = (...numbers: (number | undefined)[]) =>
      numbers.map((number) => ({ entry: { number } }) as Counted);
    assert.equal(nextNumber([]), 1);
    assert.equal(nextNumber(counted(3, undefined, 7)), 8);
    assert.equal(nextNumber(counted(3), [9, 2]), 10);
  });
});

describe('a block that nobody filled in', () => {
  const KEYS = '### Blocker #1: Keys\n\n**Description:** x\n\n';
  const filled = (text: string, more: Partial<Draft> = {}) =>
    append(
      'docs/BLOCKERS.md',
      `# Blockers\n\n${KEYS}${text}`,
      draftOf('blocker', 'Sockets leak', more),
    ).slice(12 + KEYS.length);
  const DATED = '\n\n**Date:** 2026-11-21\n\n**Description:**';
  const BLANK = '\n\n**Date:** ___\n\n**Description:**';

  it('is the first behind the entries', () => {
    const others = `\n\n### Blocker #3${BLANK}\n`;
    assert.equal(filled(`### Blocker #2${BLANK}${others}`), `### Blocker #2${DATED}\nSockets leak${others}`);
    assert.equal(
      filled(`### Blocker #2: [Title]${BLANK}${others}`),
      `### Blocker #2: Sockets leak${DATED}${others}`,
    );
  });

  it('may hold prompts, boxes, words to choose from and tables of letters', () => {
    const parts = (status: string, boxes: string) =>
      `\n\n**Status:** ${status}\n\n**Category:** ${boxes}\n\n**Cause:** [Describe the cause]\n\n#### Options\n\n| Option | Pros |\n|---|---|\n| Option A | |\n| | |\n\n#### Fix\n\n_How?_\n`;
    assert.equal(
      filled(`### Blocker #2: [Title]${parts('Open/Closed', '[ ] UI [] API')}`, { category: 'api' }),
      `### Blocker #2: Sockets leak${parts('Open', '[ ] UI [x] API')}`,
    );
  });

  it('is none that somebody began, that stands before the entries, or that is another kind', () => {
    const begun = [
      '**Date:** 2026-01-02\n\n**Description:**',
      '**Description:**\nIt',
      '**Category:** [x] UI [ ] API',
      '#### Options\n\n| A | B |\n|---|---|\n| queue | x |',
    ];
    for (const part of begun)
      assert.ok(filled(`### Blocker #2\n\n${part}\n`).includes(`### Blocker #2\n\n${part}\n`), part);
    for (const head of ['### Blocker #1', '### Decision #2', '### Blocker', '## Template\n\n### Blocker #2'])
      assert.ok(filled(`${head}${BLANK}\n`).includes(`${head}${BLANK}\n`), head);
  });
});

describe('a new block', () => {
  it('has the heading of the others, underlined or closed as they are', () => {
    const heads = (...headings: string[]) =>
      lines(`# Blockers\n\n${headings.map((head) => `${head}\n\n**Impact:** x\n`).join('\n')}`)
        .trim()
        .replace(/\n\n\*\*Impact:\*\*$/, '');
    assert.equal(heads('Blocker 1: A\n---', 'Blocker 2: B\n------'), 'Blocker 3: Sockets leak\n------');
    assert.equal(heads('## Blocker 1: A ##', '## Blocker 2: B ##'), '## Blocker 3: Sockets leak');
    assert.equal(heads('## Blocker: A', '## Blocker: B'), '## Blocker: Sockets leak');
    assert.equal(heads('## Blocker 7: A', '## Blocker 2: B'), '## Blocker 8: Sockets leak');
    assert.equal(heads('## Blocker 99: A', '## Blocker 100: B'), '## Blocker 101: Sockets leak');
  });

  it('has its title in the part that the others have theirs in', () => {
    const text = `# Blockers\n\n${[1, 2].map((one) => `## Blocker #${one}\n\n**Description:** Keys ${one}.\n\n**Impact:** x\n`).join('\n')}`;
    assert.equal(lines(text), '## Blocker #3\n\n**Description:** Sockets leak\n\n**Impact:**\n');
  });

  it('has a number that neither a row nor a blank block has', () => {
    const table = '| # | Blocker | Status |\n|---|---|---|\n| 3 | Disk | Open |\n\n';
    assert.match(
      lines(`# Blockers\n\n${table}${block(1, '**Impact:** x')}${block(2, '**Impact:** x')}`),
      /## Blocker 4: Sockets leak/,
    );
  });

  it('has a number more than all headings that begin as its own does, though they tell of nothing', () => {
    const heading = (others: string) => {
      const own = `# Blockers\n\n${block(1, '**Impact:** x')}${block(2, '**Impact:** x')}`;
      const text = own.replace('\n\n', `\n\n${others}\n\n`);
      return lines(text).trim().split('\n')[0];
    };
    assert.equal(heading('## Blocker 7'), '## Blocker 8: Sockets leak');
    for (const other of [
      '### Blocker 7',
      '# Blocker 7',
      '## Decision 7: Ports',
      '## 7. Ports',
      '## Blocker 123456',
    ])
      assert.equal(heading(other), '## Blocker 3: Sockets leak', other);
  });

  it('may have a number that an entry of another kind has', () => {
    const own = `# Blockers\n\n${block(1, '**Impact:** x')}${block(2, '**Impact:** x')}`;
    const decision = '## Decision 3: Tabs\n\n**Status:** Open\n\n';
    const table = '## Decisions\n\n| # | Decision | Status |\n|---|---|---|\n| 3 | Tabs | Open |\n\n';
    for (const other of [decision, table])
      assert.match(lines(own.replace('\n\n', `\n\n${other}`)), /^## Blocker 3: Sockets leak/m);
  });

  it('counts on where headings are nothing but numbers, whatever the sections around are about', () => {
    const text =
      '# Log\n\n## Blockers\n\n### 1. Keys\n\n**Status:** Open\n\n### 2. Locks\n\n**Status:** Open\n\n## Bugs\n\n### 3. Crash\n\n**Status:** Open\n';
    assert.equal(lines(text, 'blocker', {}, 'docs/LOG.md'), '### 4. Sockets leak\n\n**Status:** Open\n');
  });

  it('says before which line it stands, and where its first blank is', () => {
    const text = `# Blockers\n\n${block(2, '**Impact:** x')}${block(1, '**Impact:** x')}`;
    const { edits, cursor, number } = planAppend(
      refOf('docs/BLOCKERS.md'),
      text,
      draftOf('blocker'),
      NOTHING,
    );
    assert.equal(
      applyEdits(text, edits),
      text.replace('## Blocker 2', '## Blocker 3: Sockets leak\n\n**Impact:**\n\n## Blocker 2'),
    );
    assert.deepEqual([cursor, number], [{ line: 4, character: '**Impact:**'.length }, 3]);
    const crlf = `---\r\nx: y\r\n---\r\n${text.replaceAll('\n', '\r\n')}`;
    const later = planAppend(refOf('docs/BLOCKERS.md'), crlf, draftOf('blocker'), NOTHING);
    assert.equal(later.cursor.line, 7);
    assert.equal(
      applyEdits(crlf, later.edits),
      `---\r\nx: y\r\n---\r\n${applyEdits(text, edits).replaceAll('\n', '\r\n')}`,
    );
  });
});

describe('a new item of a list', () => {
  const item = (list: string, kind = 'debt') =>
    lines(`# Known issues\n\n## Open\n\n${list}`, kind, {}, 'docs/KNOWN_ISSUES.md');

  it('has the mark, the box and the number of the others, and is not done', () => {
    assert.equal(item('- [ ] Crash\n- [ ] Hang\n'), '- [ ] Sockets leak');
    assert.equal(item('* [ ] Crash\n* [x] Hang\n'), '* [ ] Sockets leak');
    assert.equal(item('1. Crash\n2. Hang\n'), '3. Sockets leak');
    assert.equal(item('9)  Crash\n10)  Hang\n'), '11)  Sockets leak');
    assert.equal(item('- [ ]  Crash\n- [ ]  ~~Hang~~\n'), '- [ ]  Sockets leak');
    assert.equal(item('- Crash\n  more of it\n- Hang\n  and more\n'), '- Sockets leak');
  });
});

describe('where a document has entries of more than one form, a new one', () => {
  const BLOCKS = block(1, '**Status:** Open') + block(2, '**Status:** Open');
  const TABLE = '| # | Blocker | Status |\n|---|---|---|\n';
  const rows = (...numbers: number[]) => numbers.map((one) => `| ${one} | Disk ${one} | Open |\n`).join('');

  it('is a row where most are rows, or where there is nothing but an empty table', () => {
    assert.equal(lines(`# Blockers\n\n${TABLE}`), '| 1 | Sockets leak | Open |');
    assert.equal(lines(`# Blockers\n\n${TABLE}${rows(5, 6, 7)}\n${BLOCKS}`), '| 8 | Sockets leak | Open |');
    assert.match(lines(`# Blockers\n\n${TABLE}${rows(5, 6)}\n${BLOCKS}`), /^## Blocker 3: Sockets leak/m);
  });

  it('has the number of a row, though blocks have other numbers', () =>
    assert.equal(
      lines(`# Blockers\n\n${TABLE}${rows(1, 2)}\n## Blocker 9: Keys\n\n**Status:** Open\n`),
      '| 3 | Sockets leak | Open |',
    ));

  it('is a blank block that is there rather than a row of an empty table', () => {
    const blank = '## Blocker #1: [Title]\n\n**Date:** ___\n\n**Status:** Open/Closed\n';
    assert.match(
      append('docs/BLOCKERS.md', `# Blockers\n\n${TABLE}\n${blank}`, draftOf('blocker', 'Sockets leak')),
      /\|---\|---\|---\|\n\n## Blocker #1: Sockets leak\n/,
    );
  });

  it('is an item where most are items, else a block', () => {
    const mixed = (blocks: number, items: number) =>
      lines(
        `# Known issues\n\n## Open\n\n${Array.from({ length: items }, (_, one) => `- [ ] Crash ${one}\n`).join('')}\n${Array.from({ length: blocks }, (_, one) => `### Debt ${one + 1}: Hang\n\n**Status:** Open\n\n`).join('')}`,
        'debt',
        {},
        'docs/KNOWN_ISSUES.md',
      )
        .trim()
        .split('\n')[0];
    assert.equal(mixed(1, 2), '- [ ] Sockets leak');
    assert.equal(mixed(2, 2), '### Debt 3: Sockets leak');
    assert.equal(mixed(2, 1), '### Debt 3: Sockets leak');
  });
});

describe('a new row', () => {
  it('has the cursor in the first cell that nobody filled', () => {
    const text =
      '# Blockers\n\n| # | Blocker | Status | Notes | Why |\n|---|---|---|---|---|\n| 1 | Keys | Open | x | y |\n| 2 | Locks | Open | | |\n';
    const { edits, cursor } = planAppend(refOf('docs/BLOCKERS.md'), text, draftOf('blocker'), NOTHING);
    assert.equal(applyEdits(text, edits), `${text}| 3 | Sockets leak | Open | | |\n`);
    assert.deepEqual(cursor, { line: 6, character: '| 3 | Sockets leak | Open | '.length });
    const full = text
      .replaceAll(/ Notes \| Why \|| x \| y \|| \| \|$/gm, '')
      .replace('|---|---|---|---|---|', '|---|---|---|')
      .replace('Open | |\n', 'Open |\n');
    const plan = planAppend(refOf('docs/BLOCKERS.md'), full, draftOf('blocker'), NOTHING);
    assert.deepEqual(plan.cursor, { line: 6, character: '| 3 | Sockets leak | Open |'.length });
  });

  it('fills the blank one that is there, and nothing else', () => {
    const text = '---\nx: y\n---\n# Blockers\n\n| Blocker | Status |\n|---|---|\n| Keys | Open |\n|  |  |\n';
    const { edits, cursor } = planAppend(refOf('docs/BLOCKERS.md'), text, draftOf('blocker'), NOTHING);
    assert.equal(applyEdits(text, edits), text.replace('|  |  |', '| Sockets leak | Open |'));
    assert.equal(cursor.line, 8);
  });
});

describe('a new entry in the shape of our own logs', () => {
  const OWN =
    '**Date:** 2026-11-21\n\n**Problem:**\n\n**Root Cause:**\n\n**Solution:**\n\n**Lessons Learned:**\n';
  const own = (text: string, kind = 'challenge') => append('docs/LOG.md', text, draftOf(kind));

  it('stands in the section for its kind, one rank below it', () => {
    const text = '# Log\n\n## Challenges\n\n## Notes\n\nx\n';
    assert.equal(
      own(text),
      text.replace('Challenges\n', `Challenges\n\n### Challenge #1: Sockets leak\n\n${OWN}`),
    );
    assert.equal(
      own('# Log\n\n###### Challenges\n'),
      `# Log\n\n###### Challenges\n\n###### Challenge #1: Sockets leak\n\n${OWN}`,
    );
  });

  it('stands behind the other entries, else before what sums up', () => {
    const text =
      '# Log\n\nWhat we met.\n\n## Blocker #1: Keys\n\n**Status:** Open\n\n**Impact:** x\n\n## Summary\n\nx\n';
    assert.equal(
      own(text),
      text.replace('x\n\n## Summary', `x\n\n## Challenge #1: Sockets leak\n\n${OWN}\n## Summary`),
    );
    const none = '# Log\n\nWhat we met.\n\n## References\n\n- [a](a.md)\n';
    assert.match(
      own(none),
      /What we met\.\n\n## Challenge #1: Sockets leak\n[\s\S]*Learned:\*\*\n\n## References/,
    );
  });

  it('is parted by rules where the sections are', () => {
    const text = '# Log\n\n---\n\n## Blocker #1: Keys\n\n**Status:** Open\n\n---\n\n## Notes\n\nx\n';
    assert.match(
      own(text),
      /Open\n\n---\n\n## Challenge #1: Sockets leak\n[\s\S]*Learned:\*\*\n\n---\n\n## Notes/,
    );
  });

  it('holds a decision without a topic of its own', () => {
    const after = own('# Log\n\n## Decisions\n', 'decision');
    assert.match(
      after,
      /## Decisions\n\n### Decision #1: Sockets leak\n\n\*\*(?:Status|Options Considered):\*\*/,
    );
    assert.doesNotMatch(after, /Topic/);
  });
});

describe('a log that begins blank', () => {
  it('keeps its line ends, and what stands before', () => {
    const after = append('docs/LOG.md', '\r\n\r\n', draftOf('challenge'));
    assert.ok(after.startsWith('\r\n\r\n# Log\r\n'));
    assert.ok(!/(?<!\r)\n/.test(after));
    assert.match(after, /\r\n### Challenge #1: ?|\*\*Problem:\*\*\r\nSockets leak/);
  });
});
