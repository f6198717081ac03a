import { strict as assert } from 'node:assert';
import { readDocument } from '../../../../src/core/document';
import { statusChoicesOf } from '../../../../src/core/revision';
import { after, changeOf, entryIn, refOf, type Setting } from './support';

/** A line of a document, the line that it becomes, and the status that was set. */
type Line = readonly [line: string, wanted: string, becomes: string];

const ENDINGS = [
  ['LF', '\n', ''],
  ['CRLF', '\r\n', ''],
  ['CR', '\r', ''],
  ['LF and a byte order mark', '\n', '\uFEFF'],
] as const;

/** One line changes and nothing else, whatever the line endings. */
function changesOneLine(
  name: string,
  around: (line: string) => string,
  lines: readonly Line[],
  setting?: Setting,
) {
  describe(name, () => {
    for (const [line, wanted, becomes] of lines) {
      it(`${line} becomes ${becomes}`, () => {
        for (const [, eol, mark] of ENDINGS) {
          const text = (written: string) => mark + around(written).replaceAll('\n', eol);
          assert.equal(after(text(line), wanted, setting), text(becomes));
        }
      });
    }
  });
}

describe('setting a status that is there', () => {
  changesOneLine(
    'as the value of a label',
    (line) =>
      `# Blockers\n\n## Blocker 1: One\n\n${line}\n\nText: open.\n\n## Blocker 2: Two\n\nNothing yet.\n`,
    [
      ['**Status:** In Progress', 'resolved', '**Status:** Resolved'],
      ['**Status:** Resolved', 'open', '**Status:** Open'],
      ['**Status:** IN PROGRESS', 'resolved', '**Status:** RESOLVED'],
      ['**Status:** open', 'resolved', '**Status:** resolved'],
      ['**Status:** Open', 'in-progress', '**Status:** In Progress'],
      ['**Status:** open', 'in-progress', '**Status:** in progress'],
      ['**Status:** 🔴 Open', 'resolved', '**Status:** ✅ Resolved'],
      ['**Status:** ✅ RESOLVED', 'in-progress', '**Status:** 🚧 IN PROGRESS'],
      ['**Status:** 🟢 Resolved', 'in-progress', '**Status:** 🟡 In Progress'],
      ['**Status:** Resolved ✅', 'open', '**Status:** Open 🔴'],
      ['**Status:** :red_circle: open', 'resolved', '**Status:** :white_check_mark: resolved'],
      [
        '**Status:** ✅ RESOLVED - Application URL corrected',
        'open',
        '**Status:** 🔴 OPEN - Application URL corrected',
      ],
      ['**Status:** **Resolved** (2026-01-02)', 'open', '**Status:** **Open** (2026-01-02)'],
      ['- **Status**: `fixed`', 'open', '- **Status**: `open`'],
      ['- Status: to do', 'resolved', '- Status: done'],
      ['**Status:** Blocked by the archive (urgent)', 'resolved', '**Status:** Resolved (urgent)'],
      ['**Status:** needs_clarification', 'resolved', '**Status:** resolved'],
      ['**Status:** Resolved by PR 12 (Ann)', 'open', '**Status:** Open — Resolved by PR 12 (Ann)'],
      ['**Status:** ✅ Resolved by Ann', 'open', '**Status:** 🔴 Open — Resolved by Ann'],
      ['**Status:** Resolved ✅ by Ann', 'open', '**Status:** Open 🔴 — Resolved ✅ by Ann'],
      ['**Status:** Resolved ✅ by Ann', 'in-progress', '**Status:** In Progress 🚧 — Resolved ✅ by Ann'],
      ['**Status:** it should work again now', 'resolved', '**Status:** Resolved — it should work again now'],
      ['Status: Open', 'resolved', 'Status: Resolved'],
      ['> **Status:** open', 'resolved', '> **Status:** resolved'],
    ],
    { title: 'One' },
  );

  changesOneLine(
    'as a paragraph under a heading',
    (line) =>
      `# 7. Use SQLite\n\nDate: 2026-01-02\n\n## Status\n\n${line}\n\n## Context\n\nOpen.\n\n## Decision\n\nYes.\n`,
    [
      ['Proposed', 'accepted', 'Accepted'],
      ['Accepted', 'deprecated', 'Deprecated'],
      ['accepted', 'superseded', 'superseded'],
      ['Accepted on 2026-01-30', 'proposed', 'Proposed — Accepted on 2026-01-30'],
      ['Superseded by [9](0009-x.md)', 'accepted', 'Accepted — Superseded by [9](0009-x.md)'],
      ['- Accepted', 'rejected', '- Rejected'],
      ['[proposed | accepted | rejected]', 'accepted', 'accepted'],
    ],
    { path: 'docs/adr/0007-use-sqlite.md' },
  );

  changesOneLine(
    'as a cell of a table',
    (line) => `# Blockers\n\n| ID | Blocker | Status |\n|---|---|---|\n${line}\n| B-2 | Two | Closed |\n`,
    [
      ['| B-1 | One | Open |', 'resolved', '| B-1 | One | Closed |'],
      ['| B-1 | One | 🔴 Open |', 'resolved', '| B-1 | One | ✅ Closed |'],
      ['| B-1 | One |  |', 'resolved', '| B-1 | One | Closed |'],
      ['|B-1|One|**Open**|', 'resolved', '|B-1|One|**Closed**|'],
      ['| B-1 | `a \\| b` One | Open', 'resolved', '| B-1 | `a \\| b` One | Closed'],
    ],
    { title: 'One' },
  );

  changesOneLine(
    'as an answer',
    (line) =>
      `# Défis\n\n| N° | Problème | Résolu | Notes |\n|---|---|---|---|\n${line}\n| 2 | Deux | oui | x |\n`,
    [
      ['| 1 | Un calendrier | non | y |', 'resolved', '| 1 | Un calendrier | oui | y |'],
      ['| 1 | Un calendrier | **oui** | y |', 'open', '| 1 | Un calendrier | **non** | y |'],
    ],
    { path: 'docs/defis.md', title: 'Un' },
  );

  changesOneLine(
    'as a row of labels and values',
    (line) =>
      `# ADR-0006: Batch window\n\n| Key | Value |\n|---|---|\n${line}\n| Date | 2026-04-16 |\n\n## Context\n\nX.\n\n## Decision\n\nY.\n`,
    [['| Status | Proposed |', 'accepted', '| Status | Accepted |']],
    { path: 'docs/adr/ADR-0006-batch-window.md' },
  );

  changesOneLine(
    'in a heading',
    (line) =>
      `# 🚨 Blocker status\n\n${line}\n\n**Issue:** x is broken\n**Fix:** y\n\n### 9. OPEN: Nine\n\n**Issue:** x\n`,
    [
      ['### 3. ✅ FIXED: Linter rejects', 'in-progress', '### 3. 🚧 IN PROGRESS: Linter rejects'],
      ['### 3. ✅ FIXED: Linter rejects', 'open', '### 3. 🔴 OPEN: Linter rejects'],
      ['### 3. Linter rejects - IN PROGRESS', 'resolved', '### 3. Linter rejects - RESOLVED'],
      ['### 3. [OPEN] Linter rejects', 'resolved', '### 3. [RESOLVED] Linter rejects'],
      ['### 3. Linter rejects (resolved)', 'open', '### 3. Linter rejects (open)'],
      ['### 3. ⚠️ Linter rejects — BLOCKED', 'resolved', '### 3. ⚠️ Linter rejects — RESOLVED'],
      ['### 3. Fixed Linter rejects — Fixed', 'open', '### 3. Fixed Linter rejects — Open'],
      ['### 3. Open Linter leaks — Open', 'resolved', '### 3. Open Linter leaks — Resolved'],
    ],
    { title: 'Linter' },
  );

  it('in the heading too, where the heading says the same', () => {
    const text = (heading: string, status: string) =>
      `# Blockers\n\n## Blocker 1: Tunnel - ${heading}\n\n- **Issue**: typo\n- **Status**: ${status} - corrected\n`;
    assert.equal(after(text('RESOLVED', '✅ FIXED'), 'open'), text('OPEN', '🔴 OPEN'));
  });

  changesOneLine(
    'as a box to tick',
    (line) => `# Bugs\n\n## Bugs\n\n${line}\n- [x] Two is done\n`,
    [
      ['- [ ] One is broken', 'resolved', '- [x] One is broken'],
      ['- [x] One is broken', 'open', '- [ ] One is broken'],
      ['* [X] ~~One is broken~~', 'open', '* [ ] One is broken'],
    ],
    { path: 'docs/BUGS.md', title: 'One' },
  );

  it('as a box, with the letter that the document ticks with', () => {
    const text = (box: string) => `# Bugs\n\n- [${box}] One is broken\n- [X] Two\n- [X] Three\n`;
    assert.equal(after(text(' '), 'resolved', { path: 'docs/BUGS.md' }), text('X'));
  });

  it('as a box, which has no word for what is between open and done', () => {
    const text = '# Bugs\n\n- [ ] One is broken\n- [x] Two\n';
    assert.equal(
      after(text, 'in-progress', { path: 'docs/BUGS.md' }),
      'impossible: A checkbox says only whether it is done.',
    );
  });

  changesOneLine(
    'in front matter that is not ours',
    (line) =>
      `---\n${line}\ndate: 2026-01-02 # then\n---\n# Use Redis\n\n## Context\n\nX.\n\n## Decision\n\nY.\n`,
    [
      ['status: proposed', 'accepted', 'status: accepted'],
      ['status: "proposed"', 'accepted', 'status: "accepted"'],
      ["status: 'Proposed'", 'rejected', "status: 'Rejected'"],
      ['status: superseded by ADR-9', 'accepted', 'status: "accepted — superseded by ADR-9"'],
    ],
    { path: 'docs/adr/0011-cache.md' },
  );

  it('in a summary that is all that says it', () => {
    const text = (status: string) =>
      `# What was hard\n\n## 1. Undo in two documents\n\nEach had its own history.\n\n## 2. Ligatures in Arabic\n\nThe caret jumps.\n\n## Summary\n\n| # | Challenge | Solved |\n|---|---|---|\n| 1 | Undo | ${status} |\n| 2 | Ligatures | ❌ no |\n`;
    assert.equal(after(text('✅ yes'), 'open', { path: 'docs/challenges-overview.md' }), text('❌ no'));
  });

  it('twice changes nothing the second time', () => {
    const text = '# Blockers\n\n## Blocker 1: One\n\n**Status:** 🔴 Open\n';
    const once = after(text, 'resolved');
    assert.deepEqual(changeOf(once, 'resolved'), { kind: 'edits', edits: [] });
    assert.equal(after(once, 'open'), text);
  });

  for (const [was, means] of [
    ['Closed', 'resolved'],
    ['Fixé', 'resolved'],
    ['Reopened', 'open'],
    ['WIP', 'in-progress'],
  ] as const) {
    it(`to what ${was} means already changes nothing`, () => {
      const text = `# Blockers\n\n## Blocker 1: One\n\n**Status:** ${was}\n`;
      assert.deepEqual(changeOf(text, means), { kind: 'edits', edits: [] });
    });
  }
});

describe('the word for a status', () => {
  describe('is of the language of the word that was there', () => {
    const WORDS: readonly (readonly [label: string, open: string, resolved: string])[] = [
      ['Statut', 'Ouvert', 'Résolu'],
      ['Statut', 'Ouverte', 'Résolue'],
      ['Estado', 'Abierto', 'Resuelto'],
      ['Estado', 'Abierta', 'Resuelta'],
      ['Status', 'Aberto', 'Resolvido'],
      ['Status', 'Offen', 'Gelöst'],
      ['Статус', 'Открыт', 'Решён'],
      ['Статус', 'Открыта', 'Решена'],
      ['状態', '未解決', '解決済み'],
      ['状態', '未対応', '対応済み'],
      ['状态', '未解决', '已解决'],
      ['状态', '未修复', '已修复'],
      ['상태', '미해결', '해결됨'],
      ['สถานะ', 'ยังไม่แก้ไข', 'แก้ไขแล้ว'],
      ['Durum', 'Açık', 'Çözüldü'],
      ['Stato', 'Aperto', 'Risolto'],
      ['Status', 'Otwarte', 'Rozwiązane'],
    ];
    for (const [label, open, resolved] of WORDS) {
      it(`${open} and ${resolved}`, () => {
        const text = (word: string) => `# Blockers\n\n## Blocker 1: One\n\n**${label}:** ${word}\n`;
        assert.equal(after(text(open), 'resolved'), text(resolved));
        assert.equal(after(text(resolved), 'open'), text(open));
      });
    }

    const DECISIONS: readonly (readonly [proposed: string, accepted: string, rejected: string])[] = [
      ['Proposé', 'Accepté', 'Rejeté'],
      ['Propuesta', 'Aceptada', 'Rechazada'],
      ['Proposto', 'Aceito', 'Rejeitado'],
      ['Vorgeschlagen', 'Angenommen', 'Abgelehnt'],
      ['Предложено', 'Принято', 'Отклонено'],
      ['提案', '承認済み', '却下'],
      ['提议', '已采纳', '已拒绝'],
      ['제안됨', '승인됨', '거부됨'],
      ['เสนอ', 'ยอมรับแล้ว', 'ปฏิเสธ'],
      ['ÖNERİLDİ', 'KABUL EDİLDİ', 'REDDEDİLDİ'],
    ];
    for (const [proposed, accepted, rejected] of DECISIONS) {
      it(`${proposed}, ${accepted} and ${rejected}`, () => {
        const text = (word: string) =>
          `# 1. Use SQLite\n\n## Status\n\n${word}\n\n## Context\n\nX.\n\n## Decision\n\nY.\n`;
        const setting = { path: 'docs/adr/0001-title.md' };
        assert.equal(after(text(proposed), 'accepted', setting), text(accepted));
        assert.equal(after(text(accepted), 'rejected', setting), text(rejected));
        assert.equal(after(text(rejected), 'proposed', setting), text(proposed));
      });
    }

    it('English in a document of another language', () => {
      const text = (word: string) =>
        `# Blocker\n\n## Blocker 1: Eins\n\n**Ursache:** x\n**Status:** ${word}\n`;
      assert.equal(after(text('Open'), 'resolved'), text('Resolved'));
    });

    it('all of a Japanese, Korean, Thai or Vietnamese one that is not done', () => {
      for (const [label, open, resolved] of [
        ['状態', '対応中です（来週まで）', '解決済み（来週まで）'],
        ['상태', '진행 중입니다 (다음 주)', '해결됨 (다음 주)'],
        ['สถานะ', 'ยังไม่ได้แก้ไข (รอ)', 'แก้ไขแล้ว (รอ)'],
        ['Trạng thái', 'Chưa giải quyết (chờ)', 'Đã giải quyết (chờ)'],
      ] as const) {
        const text = (word: string) => `# Blockers\n\n## Blocker 1: One\n\n**${label}:** ${word}\n`;
        assert.equal(after(text(open), 'resolved'), text(resolved));
      }
    });
  });

  describe('is of the document’s own legend', () => {
    const FRENCH = (status: string) =>
      `# Bugs\n\n## Légende statut\n- 🔴 **Ouvert** — pas encore regardé\n- 🟠 **En cours** — reproduit\n- 🟢 **Fixé** — corrigé\n\n---\n\n## BUG-001 — Panier\n\n- **Statut :** ${status} (à confirmer)\n- **Solution trouvée :** x\n`;
    it('a list with its signs', () => {
      const setting = { path: 'docs/BUGS.md', title: 'Panier' };
      assert.equal(after(FRENCH('🔴 Ouvert'), 'resolved', setting), FRENCH('🟢 Fixé'));
      assert.equal(after(FRENCH('🟢 Fixé'), 'in-progress', setting), FRENCH('🟠 En cours'));
      assert.equal(after(FRENCH('Ouvert'), 'resolved', setting), FRENCH('Fixé'));
    });

    for (const [name, legend] of [
      ['a template', '**Status:** Open / In Work / Shipped'],
      ['a template in a fence', '```markdown\n**Status:** Open / In Work / Shipped\n```'],
      ['a template in a comment', '<!-- Status: Open | In Work | Shipped -->'],
      ['a line', 'Status values: Open · In Work · Shipped'],
    ] as const) {
      it(name, () => {
        const text = (status: string) =>
          `# Blockers\n\n${legend}\n\n## Blocker 1: One\n\n**Status:** ${status}\n\nText.\n`;
        assert.equal(after(text('Open'), 'resolved', { title: 'One' }), text('Shipped'));
      });
    }
  });

  it('is the one that other entries have most often', () => {
    const text = (status: string) =>
      `# Blockers\n\n## Blocker 1: One\n\n**Status:** ${status}\n\n## Blocker 2: Two\n\n**Status:** 🎉 Solved\n\n## Blocker 3: Three\n\n**Status:** Done\n\n## Blocker 4: Four\n\n**Status:** Done (me)\n`;
    assert.equal(after(text('Open'), 'resolved', { title: 'One' }), text('Done'));
  });

  it('is never one that means something else', () => {
    const text = (status: string) =>
      `# Blockers\n\n## Blocker 1: One\n\n**Status:** ${status}\n\n## Blocker 2: Two\n\n**Status:** Won't fix\n\n## Blocker 3: Three\n\n**Status:** Blocked by the vendor\n`;
    assert.equal(after(text('Open'), 'resolved', { title: 'One' }), text('Resolved'));
    assert.equal(after(text('Resolved'), 'open', { title: 'One' }), text('Open'));
  });

  it('may be one of the document’s own that a person chose', () => {
    const text = (status: string) =>
      `# Blockers\n\n## Blocker 1: One\n\n**Status:** ${status}\n\n## Blocker 2: Two\n\n**Status:** 🟣 Parked\n`;
    const entry = entryIn('docs/blockers.md', text('Open'), 'One');
    assert.deepEqual(statusChoicesOf(text('Open'), entry), [
      '🟣 Parked',
      'open',
      'in-progress',
      'workaround',
      'resolved',
    ]);
    assert.equal(after(text('Open'), '🟣 Parked', { title: 'One' }), text('🟣 Parked'));
    assert.equal(after(text('🔴 Open'), '🟣 Parked', { title: 'One' }), text('🟣 Parked'));
  });

  it('is offered once, with ours behind the document’s own', () => {
    const text =
      '# Bugs\n\n- 🔴 **Ouvert** — a\n- 🟢 **Fixé** — b\n\n## BUG-001 — Panier\n\n- **Statut :** 🟢 Fixé\n\n## BUG-002 — Prix\n\n- **Statut :** 🟠 En cours\n';
    const entry = entryIn('docs/BUGS.md', text, 'Panier');
    assert.deepEqual(statusChoicesOf(text, entry), ['🔴 Ouvert', '🟢 Fixé', '🟠 En cours', 'workaround']);
  });
});

describe('reports in fences that hide each other', () => {
  const example = (number: number, title: string, labels: string, more: string) =>
    `## Example ${number}: ${title}\n\n**Title:** \`[BUG] ${title}\`\n\n**Labels:** \`${labels}\`\n${more}\n` +
    '```markdown\n## Problem\nIt fails:\n```\nno route\n```\n\n## Solution\nA route.\n```\n\n---\n\n';
  const text = (first: string, second: string) =>
    `# Examples\n\n${example(1, 'Radio is silent', 'bug', first)}${example(2, 'Horn sounds twice', 'bug', second)}`;

  it('get a status and a severity below their labels', () => {
    const path = 'docs/examples.md';
    for (const [title, first, second] of [
      ['Radio is silent', '\n**Status:** Open\n', ''],
      ['Horn sounds twice', '', '\n**Status:** Open\n'],
    ] as const) {
      assert.equal(after(text('', ''), 'open', { path, title }), text(first, second));
      const entry = entryIn(path, text(first, second), title);
      assert.equal(entry.state, 'open');
      assert.equal(entry.inferred, false);
      assert.equal(
        after(text(first, second), 'resolved', { path, title }),
        text(first, second).replace('Open', 'Resolved'),
      );
    }
  });
});

describe('the statuses that are offered', () => {
  const choices = (path: string, text: string, title: string) =>
    statusChoicesOf(text, entryIn(path, text, title));

  it('of a box are what it can say', () => {
    const text = '# Bugs\n\n- [ ] Horn sounds twice\n- [x] Lamp is dim\n';
    assert.deepEqual(choices('docs/BUGS.md', text, 'Horn sounds twice'), ['open', 'resolved']);
  });

  it('of a section are those that have one', () => {
    const text = (more: string) =>
      `# Blockers\n\n## Active\n\n### Blocker 1: Quay 4\n\nClosed off.\n\n${more}## Resolved\n\n### Blocker 2: VPN\n\nDone.\n`;
    assert.deepEqual(choices('docs/blockers.md', text(''), 'Quay 4'), ['open', 'resolved']);
    assert.deepEqual(
      choices('docs/blockers.md', text('## In Progress\n\n### Blocker 3: Pier\n\nSoon.\n\n'), 'Quay 4'),
      ['open', 'in-progress', 'resolved'],
    );
  });
});

describe('a status that cannot be set', () => {
  it('says why before anybody tries', () => {
    const text =
      '# Known issues\n\n| Issue | Since |\n|---|---|\n| Maps without a scale | 1.4 |\n| Search ignores hyphens | 1.2 |\n';
    const [entry] = readDocument(refOf('docs/KNOWN_ISSUES.md'), text).entries;
    assert.equal(entry?.settled, 'Its table has no column for a status. Add one, then try again.');
    assert.equal(
      after(text, 'resolved', { path: 'docs/KNOWN_ISSUES.md' }),
      `impossible: ${entry?.settled ?? ''}`,
    );
  });

  it('is refused where it would change how other entries are read', () => {
    const text =
      '## Challenges\n\n### Signals while a child runs\nThe parent must not die with the child, ever.\n\n### Nested quotes in variables\nThey have to be expanded once and only once.\n';
    assert.match(
      after(text, 'resolved', { path: 'docs/challenges.md' }),
      /^impossible: The entry has no room/,
    );
  });
});
