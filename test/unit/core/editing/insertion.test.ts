import { strict as assert } from 'node:assert';
import { after, type Setting } from './support';

const ENDINGS = ['\n', '\r\n', '\r'];

/** Adding a status changes a document into another, whatever the line endings. */
function adds(name: string, before: string, then: string, wanted = 'resolved', setting?: Setting) {
  it(name, () => {
    for (const eol of ENDINGS) {
      const [text, expected] = [before, then].map((one) => one.replaceAll('\n', eol)) as [string, string];
      assert.equal(after(text, wanted, setting), expected);
    }
  });
}

/** A report with a fence within its own, which ends that too early. */
const example = (number: number, title: string, status = '') =>
  `## Example ${number}: Bug\n\n**Title:** \`${title}\`\n**Labels:** \`bug\`\n${status}\n\`\`\`markdown\n## Problem\n\nx\n\n\`\`\`js\ny()\n\`\`\`\n\n## Cause\n\nz\n\`\`\`\n`;

describe('adding a status to an entry that has none', () => {
  adds(
    'below its heading',
    '# Blockers\n\n## Blocker 1: One\n\nText.\n',
    '# Blockers\n\n## Blocker 1: One\n\n**Status:** Resolved\n\nText.\n',
  );
  adds(
    'as other entries write it, behind the same label',
    '# Blockers\n\n## Blocker 1: One\n\n* **Owner** : me\n* **Team** : us\n\n## Blocker 2: Two\n\n* **Owner** : me\n* **Statut** : 🔴 Ouvert\n* **Team** : us\n',
    '# Blockers\n\n## Blocker 1: One\n\n* **Owner** : me\n* **Statut** : ✅ Résolu\n* **Team** : us\n\n## Blocker 2: Two\n\n* **Owner** : me\n* **Statut** : 🔴 Ouvert\n* **Team** : us\n'.replace(
      '✅ Résolu',
      'Résolu',
    ),
    'resolved',
    { title: 'One' },
  );
  adds(
    'with the emoji that other entries of that state have',
    '# Blockers\n\n## Blocker 1: One\n\nText.\n\n## Blocker 2: Two\n\nStatus: ✅ Done\n',
    '# Blockers\n\n## Blocker 1: One\n\nStatus: ✅ Done\n\nText.\n\n## Blocker 2: Two\n\nStatus: ✅ Done\n',
    'resolved',
    { title: 'One' },
  );
  for (const [name, label, status] of [
    ['French', '**Problème :** x', '**Statut :** Résolu'],
    ['Spanish', '**Problema:** x\n**Solución:** y', '**Estado:** Resuelto'],
    ['Portuguese', '**Problema:** x\n**Solução:** y', '**Status:** Resolvido'],
    ['German', '**Ursache:** x\n**Lösung:** y', '**Status:** Gelöst'],
    ['Russian', '**Проблема:** x', '**Статус:** Решён'],
    ['Japanese', '**問題：** x', '**状態：** 解決済み'],
    ['Chinese', '**问题：** 配置', '**状态：** 已解决'],
    ['Korean', '**문제:** x', '**상태:** 해결됨'],
    ['Thai', '**ปัญหา:** x', '**สถานะ:** แก้ไขแล้ว'],
    ['Italian', '**Problema:** x\n**Gravità:** alta', '**Stato:** Risolto'],
  ] as const) {
    it(`in the language of its labels, ${name}`, () => {
      const text = (lines: string) => `# Blockers\n\n## Blocker 1: One\n\n${lines}\n`;
      const line = status.replace(/ :/, label.includes(' :') ? ' :' : ':');
      const gap = label.includes('\n') ? '\n' : '\n\n';
      assert.equal(after(text(label), 'resolved'), text(label + gap + line));
    });
  }
  adds(
    'as the section of an architecture decision record, behind its title',
    '# 7. Use SQLite\n\nDate: 2026-01-02\n\n## Context\n\nX.\n\n## Decision\n\nY.\n\n## Consequences\n\nZ.\n',
    '# 7. Use SQLite\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nX.\n\n## Decision\n\nY.\n\n## Consequences\n\nZ.\n',
    'accepted',
    { path: 'docs/adr/0007-use-sqlite.md' },
  );
  adds(
    'in the list that a decision begins with',
    '# Offline first\n\n* Deciders: tablets\n* Date: 2025-11-04\n\n## Context and Problem Statement\n\nX.\n\n## Decision Outcome\n\nY.\n',
    '# Offline first\n\n* Deciders: tablets\n* Date: 2025-11-04\n* Status: Accepted\n\n## Context and Problem Statement\n\nX.\n\n## Decision Outcome\n\nY.\n',
    'accepted',
    { path: 'docs/adr/0003-offline.md' },
  );
  adds(
    'in the front matter of a report that has its facts there',
    '---\ndate: 2026-01-02\ndeciders: me\n---\n# Use SQLite\n\n## Context\n\nX.\n\n## Decision\n\nY.\n',
    '---\ndate: 2026-01-02\ndeciders: me\nstatus: accepted\n---\n# Use SQLite\n\n## Context\n\nX.\n\n## Decision\n\nY.\n',
    'accepted',
    { path: 'docs/adr/0003-sqlite.md' },
  );
  adds(
    'where a label waits for it',
    '# Blockers\n\n## Blocker 1: One\n\n**Status:**\n**Cause:** x\n',
    '# Blockers\n\n## Blocker 1: One\n\n**Status:** Resolved\n**Cause:** x\n',
  );
  adds(
    'in place of the words to choose from',
    '# Blockers\n\n## Blocker 1: One\n\n**Status:** [Open / In Progress / Resolved]\n**Cause:** x\n',
    '# Blockers\n\n## Blocker 1: One\n\n**Status:** Resolved\n**Cause:** x\n',
  );
  adds(
    'in an empty section',
    '# Use SQLite\n\n## Status\n\n## Context\n\nX.\n\n## Decision\n\nY.\n',
    '# Use SQLite\n\n## Status\n\nAccepted\n\n## Context\n\nX.\n\n## Decision\n\nY.\n',
    'accepted',
    { path: 'docs/adr/0003-sqlite.md' },
  );
  adds(
    'before a story that goes on over several lines',
    '# Blockers\n\n## Blocker 1: One\n\n**Problem:** It began\nand went on.\n',
    '# Blockers\n\n## Blocker 1: One\n\n**Status:** Resolved\n\n**Problem:** It began\nand went on.\n',
  );
  adds(
    'among the labels of an item',
    '# Challenges\n\n1. **Sockets leak**\n   - **Problem:** x\n   - **Solution:** y\n2. **Clock drifts**\n   - **Problem:** z\n',
    '# Challenges\n\n1. **Sockets leak**\n   - **Problem:** x\n   - **Solution:** y\n2. **Clock drifts**\n   - **Problem:** z\n   - **Status:** Resolved\n',
    'resolved',
    { path: 'docs/challenges.md', title: 'Clock' },
  );

  for (const [lines, then] of [
    // Beside its neighbours, or parted from them as they are.
    ['**Owner:** me\n**Team:** us\n\nText.', '**Owner:** me\n**Team:** us\n**Status:** Resolved\n\nText.'],
    [
      '**Owner:** me\n\n**Team:** us\n\nText.',
      '**Owner:** me\n\n**Team:** us\n\n**Status:** Resolved\n\nText.',
    ],
    ['**Owner:** me\n\nText.', '**Owner:** me\n\n**Status:** Resolved\n\nText.'],
    ['**Owner:** me\nText.', '**Owner:** me\n**Status:** Resolved\nText.'],
    ['- Severity: low\n\nText.', '- Severity: low\n- Status: Resolved\n\nText.'],
    ['* **Owner**:  me\n* **Team**:  us', '* **Owner**:  me\n* **Team**:  us\n* **Status**:  Resolved'],
    ['> **Owner:** me\n> **Team:** us', '> **Owner:** me\n> **Team:** us\n> **Status:** Resolved'],
    // Lines that a hard break keeps apart stay so.
    [
      '**Owner:** me  \n**Team:** us\n\nText.',
      '**Owner:** me  \n**Team:** us  \n**Status:** Resolved\n\nText.',
    ],
    [
      '**Owner:** me  \n**Team:** us  \n\nText.',
      '**Owner:** me  \n**Team:** us  \n**Status:** Resolved  \n\nText.',
    ],
    ['**Owner:** me\\\n**Team:** us', '**Owner:** me\\\n**Team:** us\\\n**Status:** Resolved'],
    ['**Owner:** a\\b \n**Team:** us', '**Owner:** a\\b \n**Team:** us\n**Status:** Resolved'],
    // No text is torn apart.
    [
      '**Owner:** me\n**Problem:** It began\nand went on.',
      '**Owner:** me\n**Status:** Resolved\n**Problem:** It began\nand went on.',
    ],
    [
      '- **Problem:** It began\n  and went on.',
      '**Status:** Resolved\n\n- **Problem:** It began\n  and went on.',
    ],
    [
      '- **Owner:** me\n- **Problem:** It began\n  and went on.',
      '- **Owner:** me\n- **Status:** Resolved\n- **Problem:** It began\n  and went on.',
    ],
    [
      '- **Owner:** me\n- **Steps:** two\n  - One.\n  - Two.',
      '- **Owner:** me\n- **Status:** Resolved\n- **Steps:** two\n  - One.\n  - Two.',
    ],
    [
      '- **Owner:** me\n- **Problem:** x\n\n  More.',
      '- **Owner:** me\n- **Status:** Resolved\n- **Problem:** x\n\n  More.',
    ],
    ['- **Owner:** me\nText.', '**Status:** Resolved\n\n- **Owner:** me\nText.'],
    [
      '**Owner:** me\n**Team:** us\n- Ann\n- Bo',
      '**Owner:** me\n**Status:** Resolved\n**Team:** us\n- Ann\n- Bo',
    ],
    ['**Team:** us\n- Ann\n- Bo', '**Status:** Resolved\n\n**Team:** us\n- Ann\n- Bo'],
    ['- **Owner:** me\n### Cause\n\nText.', '- **Owner:** me\n- **Status:** Resolved\n### Cause\n\nText.'],
  ] as const)
    adds(
      `in the style of ${JSON.stringify(lines)}`,
      `# Blockers\n\n## Blocker 1: One\n\n${lines}\n`,
      `# Blockers\n\n## Blocker 1: One\n\n${then}\n`,
    );
  adds(
    'parted from the text right below its heading',
    '# Blockers\n\n## Blocker 1: One\nText.\n',
    '# Blockers\n\n## Blocker 1: One\n\n**Status:** Resolved\n\nText.\n',
  );
  adds(
    'below the labels of a report whose fence hides its heading',
    ['Sockets leak', 'Ports taken'].map((title, at) => example(at + 1, title)).join('\n---\n\n'),
    [example(1, 'Sockets leak'), example(2, 'Ports taken', '**Status:** Resolved\n')].join('\n---\n\n'),
    'resolved',
    { path: 'docs/issues.md', title: 'Ports' },
  );
  adds(
    'below the first labels of an item, not among those of its parts',
    '# Challenges\n\n- **Sockets leak**\n  - **Problem:** x\n    - **Severity:** y\n- **Clock drifts**\n  - **Problem:** z\n    - **Impact:** all\n  - **Solution:** y\n',
    '# Challenges\n\n- **Sockets leak**\n  - **Problem:** x\n    - **Severity:** y\n- **Clock drifts**\n  - **Problem:** z\n    - **Impact:** all\n  - **Solution:** y\n  - **Status:** Resolved\n',
    'resolved',
    { path: 'docs/challenges.md', title: 'Clock' },
  );

  it('is not done to items that say nothing of the kind', () => {
    const text =
      '# Known issues\n\n- Icons are blurred on the second screen.\n- The tray menu opens twice.\n';
    assert.match(
      after(text, 'resolved', { path: 'docs/KNOWN_ISSUES.md' }),
      /^impossible: Its list says no states/,
    );
  });
});

describe('setting the severity', () => {
  const around = (line: string) => `# Blockers\n\n## Blocker 1: One\n\n**Date:** x\n${line}\n\nText.\n`;
  for (const [line, value, becomes] of [
    ['**Severity:** High', 'low', '**Severity:** Low'],
    ['**Severity:** 🔴 CRITICAL (Server crash)', 'low', '**Severity:** 🟢 LOW (Server crash)'],
    ['**Severity:** medium', 'critical', '**Severity:** critical'],
    ['**Severity:** P1 - soon', 'low', '**Severity:** P3 - soon'],
    ['**Priority:** SEV-2', 'critical', '**Priority:** SEV-1'],
    ['**Severity:** 🟡', 'low', '**Severity:** 🟢'],
    ['**Severity:** 🟡', 'critical', '**Severity:** 🔴 Critical'],
    ['**Gravité :** élevée', 'low', '**Gravité :** faible'],
    ['**Gravedad:** Alta', 'medium', '**Gravedad:** Media'],
    ['**Schweregrad:** Hoch', 'critical', '**Schweregrad:** Kritisch'],
    ['**Критичность:** Высокая', 'medium', '**Критичность:** Средняя'],
    ['**严重程度：** 高', 'low', '**严重程度：** 低'],
  ] as const) {
    it(`${line} becomes ${becomes}`, () => {
      assert.equal(after(around(line), value, { field: 'severity' }), around(becomes));
    });
  }

  it('uses the signs of the document', () => {
    const text = (severity: string) =>
      `# Blockers\n\n## Blocker 1: One\n\n**Severity:** ${severity}\n\n## Blocker 2: Two\n\n**Severity:** 🔥 High\n`;
    assert.equal(after(text('🟢 Low'), 'high', { field: 'severity', title: 'One' }), text('🔥 High'));
  });

  it('in a cell', () => {
    const text = (cell: string) =>
      `# Blockers\n\n| ID | Blocker | Severity | Status |\n|---|---|---|---|\n| B-1 | One | ${cell} | Open |\n`;
    assert.equal(after(text('High'), 'low', { field: 'severity' }), text('Low'));
  });

  it('in front matter', () => {
    const text = (value: string) =>
      `---\nstatus: open\npriority: ${value} # guess\n---\n# Release notes are written by hand\n\n## Problem\n\nX.\n`;
    assert.equal(
      after(text('high'), 'critical', { field: 'severity', path: 'docs/problems/011-notes.open.md' }),
      text('critical'),
    );
  });

  it('is impossible in a table without a column for it', () => {
    const text = '# Blockers\n\n| ID | Blocker | Status |\n|---|---|---|\n| B-1 | One | Open |\n';
    assert.equal(
      after(text, 'high', { field: 'severity' }),
      'impossible: Its table has no column for a severity.',
    );
  });
});

describe('setting the category', () => {
  const around = (line: string) => `# Blockers\n\n## Blocker 1: One\n\n${line}\n\nText.\n`;
  for (const [line, value, becomes] of [
    ['**Category:** Technical', 'process', '**Category:** Process'],
    ['**Category:** technical', 'process', '**Category:** process'],
    ['**Category:** [ ] UI [x] Testing [ ] Other', 'ui', '**Category:** [x] UI [ ] Testing [ ] Other'],
    ['**Status:** Open', 'process', '**Status:** Open\n\n**Category:** Process'],
  ] as const) {
    it(`${line} becomes ${becomes}`, () => {
      assert.equal(after(around(line), value, { field: 'category' }), around(becomes));
    });
  }
});

describe('adding a status to an item', () => {
  const setting = { path: 'docs/KNOWN_ISSUES.md', title: 'tray' };
  adds(
    'as a word at its end, where others have theirs there',
    '# Known issues\n\n- Icons are blurred - FIXED\n- The tray opens twice\n- Clock is slow - OPEN\n',
    '# Known issues\n\n- Icons are blurred - FIXED\n- The tray opens twice - FIXED\n- Clock is slow - OPEN\n',
    'resolved',
    setting,
  );
  adds(
    'in brackets, where others have them',
    '# Known issues\n\n* Icons are blurred (fixed)\n* The tray opens twice\n',
    '# Known issues\n\n* Icons are blurred (fixed)\n* The tray opens twice (fixed)\n',
    'resolved',
    setting,
  );
  adds(
    'as a box, where others have boxes',
    '# Known issues\n\n- [x] Icons are blurred\n- The tray opens twice\n- [ ] Clock is slow\n',
    '# Known issues\n\n- [x] Icons are blurred\n- [x] The tray opens twice\n- [ ] Clock is slow\n',
    'resolved',
    setting,
  );
});
