// A fact that an entry lacks is written where and how its document writes such facts; one that is there is changed.
import { strict as assert } from 'node:assert';
import type { FieldName } from '../../../../src/core/edits';
import { after, type Setting } from './support';

/** The lines of the first entry of a log, with another one behind it. */
function log(lines: string, second = 'Text.'): string {
  return `# Blockers\n\n## Blocker 1: One\n${lines}\n\n## Blocker 2: Two\n\n${second}\n`;
}

/** The first entry's lines after a field was set; all else is as it was. */
function linesAfter(lines: string, value: string, field: FieldName = 'status', second?: string): string {
  const text = after(log(lines, second), value, { title: 'One', field });
  if (text.startsWith('impossible')) return text;
  const [head, tail] = log('\0', second).split('\0') as [string, string];
  assert.ok(text.startsWith(head) && text.endsWith(tail), text);
  return text.slice(head.length, -tail.length);
}

describe('a status that is added', () => {
  for (const [lines, becomes, second] of [
    // Below the heading, with a blank line on either side.
    ['\nText.', '\n**Status:** Resolved\n\nText.'],
    ['Text.', '\n**Status:** Resolved\n\nText.'],
    ['', '\n**Status:** Resolved\n'],
    // Behind the labels that are there, written as the last of them.
    [
      '\n**Date:** 2026-01-01\n**Owner:** Ann\n\nText.',
      '\n**Date:** 2026-01-01\n**Owner:** Ann\n**Status:** Resolved\n\nText.',
    ],
    [
      '\n**Date**: 2026-01-01\n**Owner**: Ann',
      '\n**Date**: 2026-01-01\n**Owner**: Ann\n**Status**: Resolved',
    ],
    ['\nDate: 2026-01-01\nSeverity: Low', '\nDate: 2026-01-01\nSeverity: Low\nStatus: Resolved'],
    [
      '\n**Date :** 2026-01-01\n**Owner :**  Ann',
      '\n**Date :** 2026-01-01\n**Owner :**  Ann\n**Status :**  Resolved',
    ],
    ['\n- Date: 2026-01-01\n- Owner: Ann', '\n- Date: 2026-01-01\n- Owner: Ann\n- Status: Resolved'],
    ['\n* **Date**: 2026-01-01', '\n* **Date**: 2026-01-01\n* **Status**: Resolved'],
    [
      '\n> **Date:** 2026-01-01\n> **Owner:** Ann',
      '\n> **Date:** 2026-01-01\n> **Owner:** Ann\n> **Status:** Resolved',
    ],
    [
      '\n📅 **Date:** 2026-01-01\n👤 **Owner:** Ann',
      '\n📅 **Date:** 2026-01-01\n👤 **Owner:** Ann\n**Status:** Resolved',
    ],
    // With a blank line between where the others have one, and with their hard breaks.
    [
      '\n**Date:** 2026-01-01\n\n**Owner:** Ann\n\nText.',
      '\n**Date:** 2026-01-01\n\n**Owner:** Ann\n\n**Status:** Resolved\n\nText.',
    ],
    ['\n**Date:** 2026-01-01', '\n**Date:** 2026-01-01\n\n**Status:** Resolved'],
    [
      '\n**Date:** 2026-01-01  \n**Owner:** Ann',
      '\n**Date:** 2026-01-01  \n**Owner:** Ann  \n**Status:** Resolved',
    ],
    [
      '\n**Date:** 2026-01-01\\\n**Owner:** Ann\\\n\nText.',
      '\n**Date:** 2026-01-01\\\n**Owner:** Ann\\\n**Status:** Resolved\\\n\nText.',
    ],
    // A list of facts may name some that nobody knows, and a link in it is no label.
    [
      '\n- Date: 2026-01-01\n- Colour: red\n- Owner: Ann',
      '\n- Date: 2026-01-01\n- Colour: red\n- Owner: Ann\n- Status: Resolved',
    ],
    ['\n- Colour: red\n- Shape: round', '\n**Status:** Resolved\n\n- Colour: red\n- Shape: round'],
    // Text that goes on in the next line is not torn apart.
    [
      '\n**Date:** 2026-01-01\n**Problem:** It began\nand went on.',
      '\n**Date:** 2026-01-01\n**Status:** Resolved\n**Problem:** It began\nand went on.',
    ],
    // As another entry writes it, and behind the label that it follows there.
    [
      '\n**Date:** 2026-01-01\n**Owner:** Ann',
      '\n**Date:** 2026-01-01\n**State:** Resolved\n**Owner:** Ann',
      '**Date:** 2026-01-02\n**State:** Open\n**Owner:** Bo',
    ],
    [
      '\nText.',
      '\n- *State*: Resolved\n\nText.'.replace('- *State*', '**State**'),
      '- **State**: Open'.slice(2),
    ],
    ['\nText.', '\n_x_'.replace('_x_', 'Status: Resolved\n\nText.'), 'Status: Open'],
  ] as readonly (readonly [string, string, string?])[]) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(lines)}${second === undefined ? '' : ` beside ${JSON.stringify(second)}`}`, () =>
      assert.equal(linesAfter(lines, 'resolved', 'status', second), becomes));
  }

  const decision = (lines: string) => `# Use SQLite\n${lines}## Context\n\nX.\n\n## Decision\n\nY.\n`;
  for (const [lines, becomes] of [
    ['\n', '\n## Status\n\nAccepted\n\n'],
    ['', '\n## Status\n\nAccepted\n\n'],
    ['\nDate: 2026-01-02\n\n', '\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n'],
    ['\n* Date: 2026-01-02\n\n', '\n* Date: 2026-01-02\n* Status: Accepted\n\n'],
    [
      '\n**Date:** 2026-01-02\n**Owner:** Ann\n\n',
      '\n**Date:** 2026-01-02\n**Owner:** Ann\n**Status:** Accepted\n\n',
    ],
    ['\n**Status:** [proposed | accepted]\n\n', '\n**Status:** accepted\n\n'],
  ] as const) {
    it(`makes ${JSON.stringify(becomes)} of a decision with ${JSON.stringify(lines)}`, () =>
      assert.equal(after(decision(lines), 'accepted', { path: 'docs/adr/0001-x.md' }), decision(becomes)));
  }

  it('is a section of the rank that the others have, in their language', () => {
    const text = (status: string) =>
      `# SQLite\n\n${status}### Kontext\n\nX.\n\n### Entscheidung\n\nY.\n\n### Folgen\n\nZ.\n`;
    assert.equal(
      after(text(''), 'accepted', { path: 'docs/adr/0001-x.md' }),
      text('### Status\n\nAngenommen\n\n'),
    );
  });

  const headed = (header: string) =>
    `---\n${header}---\n# Use SQLite\n\n## Context\n\nX.\n\n## Decision\n\nY.\n`;
  for (const [header, becomes] of [
    ['title: A\n', 'title: A\nstatus: accepted\n'],
    ['author: Ann\n', 'author: Ann\nstatus: accepted\n'],
    ['decision-makers: Ann\n', 'decision-makers: Ann\nstatus: accepted\n'],
  ] as const) {
    it(`goes to the front matter of a decision that has some: ${JSON.stringify(header)}`, () =>
      assert.equal(after(headed(header), 'accepted', { path: 'docs/adr/0001-x.md' }), headed(becomes)));
  }
});

describe('a place that was left open', () => {
  for (const [lines, field, value, becomes] of [
    ['\n**Severity:**', 'severity', 'high', '\n**Severity:** High'],
    ['\n**Severity:** TBD', 'severity', 'high', '\n**Severity:** High'],
    ['\n**Severity:** Low / Medium / High', 'severity', 'high', '\n**Severity:** High'],
    ['\n**Severity**: ', 'severity', 'high', '\n**Severity**: High '],
    ['\n- Category:', 'category', 'net work', '\n- Category: Net work'],
    [
      '\n### Severity\n\n### Problem\n\nX.',
      'severity',
      'high',
      '\n### Severity\n\nHigh\n\n### Problem\n\nX.',
    ],
    ['\n### Severity\n### Problem\n\nX.', 'severity', 'high', '\n### Severity\n\nHigh\n\n### Problem\n\nX.'],
    ['\n**Category:** Technical', 'category', 'Process', '\n**Category:** Process'],
    ['\n**Category:** [x] UI, [ ] Net', 'category', 'net', '\n**Category:** [ ] UI, [x] Net'],
    ['\n**Category:** [ ] UI [] Net', 'category', 'net', '\n**Category:** [ ] UI [x] Net'],
    ['\n**Category:** [✓] UI', 'category', 'ui', '\n**Category:** [✓] UI'],
    ['\n**Category:** Net', 'category', 'net', '\n**Category:** Net'],
    [
      '\n**Date:** 2026-01-01\n**Owner:** Ann',
      'category',
      'net',
      '\n**Date:** 2026-01-01\n**Owner:** Ann\n**Category:** Net',
    ],
  ] as const) {
    it(`${JSON.stringify(lines)} becomes ${JSON.stringify(becomes)}`, () =>
      assert.equal(linesAfter(lines, value, field), becomes));
  }

  it('may be a cell, of any width, with a bar behind it or without', () => {
    const table = (cell: string, header = '| Blocker | Severity | Status |\n|---|---|---|') =>
      `# Blockers\n\n${header}\n| One |${cell}\n| Two | Low | Open |\n`;
    const setting: Setting = { title: 'One', field: 'severity' };
    assert.equal(after(table('| Open |'), 'high', setting), table(' High | Open |'));
    assert.equal(after(table('     | Open |'), 'high', setting), table(' High | Open |'));
    assert.equal(after(table(' - | Open |'), 'high', setting), table(' High | Open |'));
    assert.equal(after(table(' Low/High | Open |'), 'high', setting), table(' High | Open |'));
    assert.equal(after(table(' Low | Open |'), 'high', setting), table(' High | Open |'));
  });

  it('is missing in a list that has none', () => {
    const list = '# Known issues\n\n- [ ] The tray opens twice\n- [x] Icons are blurred\n';
    assert.equal(
      after(list, 'high', { path: 'docs/KNOWN_ISSUES.md', title: 'tray', field: 'severity' }),
      'impossible: The list has no place for a severity.',
    );
  });

  it('is there below an item with labels, where the least indented stand', () => {
    const list = (more: string) =>
      `# Challenges\n\n1. **Sockets leak**\n   - **Problem:** x\n     - **Since:** May\n   - **Solution:** y${more}\n2. **Clock drifts**\n   - **Problem:** z\n`;
    assert.equal(
      after(list(''), 'resolved', { path: 'docs/challenges.md', title: 'Sockets' }),
      list('\n   - **Status:** Resolved'),
    );
  });
});

describe('a fact in front matter', () => {
  const record = (header: string) => `---\nkind: debt\nstatus: open\n${header}---\n\n# A\n`;
  const path = 'docs/challenges/1-a.md';
  for (const [header, field, value, becomes] of [
    ['severity: low # guess\n', 'severity', 'high', 'severity: high # guess\n'],
    ['', 'severity', 'high', 'severity: high\n'],
    ['category: "net"\n', 'category', 'ui: x', 'category: "ui: x"\n'],
  ] as const) {
    it(`${JSON.stringify(header)} becomes ${JSON.stringify(becomes)}`, () =>
      assert.equal(after(record(header), value, { path, field }), record(becomes)));
  }
});
