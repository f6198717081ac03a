import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { Draft } from '../../../../src/core/capture';
import { planAppend } from '../../../../src/core/logs/append';
import { newLog } from '../../../../src/core/logs/shapes';
import { UserError } from '../../../../src/core/ports';
import { applyEdits } from '../../../../src/core/textEdit';
import { added, append, CODE, draftOf, entriesOf, NOTHING, refOf } from './support';

const STORIES = `# Challenges in Code

Each one cost us a day.

---

## 🏗️ Challenge 1: Tests share a database
### The Context
A test failed every second time.

### The Bug
Both wrote to one table.

### The Fix
Each gets a schema.
**Lesson**: Share nothing.

---

## 🐛 Challenge 2: Keys collide
### The Context
Ten requests in a loop.

### The Bug
One entry was there.

### The Fix
A suffix.
**Lesson**: Time is no key.

---

## 📉 Challenge 3: Memory
### The Context
All of it was kept.

### A surprise
It was more than we thought.
`;

const LOG = `# Blockers

## Blocker Log

### Blocker #3

**Date/Time:** 2026-05-07

**Category:** [x] API/SDK [ ] Technical [ ] Other

**Description:**

The name is null.

**Impact:**

No transcript.

**Investigation Steps:**
1. Read the log.
2. Asked.

**Solution:**

A newer SDK.

**Time Spent:** 45 min

---

## Architectural Decisions

### Decision #1

**Topic:** _______________

**Options Considered:**

| Option | Pros | Cons |
|--------|------|------|
| Option A | | |
| Option B | | |

**Decision:**

**Reasoning:**

---

## Known Issues / Technical Debt

| Issue | Severity | Why Not Fixed | Future Fix |
|-------|----------|---------------|------------|
| Captions are lost | High | no time | a table |
| | Low/Med/High | | |
`;

describe('a new entry in a log', () => {
  it('continues stories with their headings and number, before nothing else', () => {
    assert.equal(
      added(STORIES, append('docs/CHALLENGES.md', STORIES, draftOf('challenge'))),
      `---

## 🐛 Challenge 4: Sockets leak
### The Context

### The Bug

### The Fix

**Lesson**:
`,
    );
  });

  it('has the labels of a log whose blocks have no titles, and stands before the sections behind them', () => {
    const after = append(
      'docs/BLOCKERS.md',
      LOG,
      draftOf('blocker', 'Sockets leak', { category: 'technical' }),
    );
    assert.equal(
      added(LOG, after),
      `### Blocker #4

**Date/Time:** 2026-11-21

**Category:** [ ] API/SDK [x] Technical [ ] Other

**Description:**
Sockets leak

**Impact:**

**Investigation Steps:**
1. 

**Solution:**

**Time Spent:**
`,
    );
    assert.match(after, /\*\*Time Spent:\*\*\n\n---\n\n## Architectural Decisions/);
  });

  it('fills a block that nobody wrote into', () => {
    const after = append('docs/BLOCKERS.md', LOG, draftOf('decision', 'How captions travel'));
    assert.equal(after, LOG.replace('**Topic:** _______________', '**Topic:** How captions travel'));
    const entry = entriesOf('docs/BLOCKERS.md', after).find(({ kind }) => kind === 'decision');
    assert.deepEqual([entry?.number, entry?.title, entry?.state], [1, 'How captions travel', 'open']);
  });

  it('fills the first empty row of the table of debt, then adds rows', () => {
    const draft = draftOf('debt', 'Umlauts | are cut', { severity: 'low' });
    const first = append('docs/BLOCKERS.md', LOG, draft);
    assert.equal(first, LOG.replace('| | Low/Med/High | | |', '| Umlauts \\| are cut | Low | | |'));
    const second = append('docs/BLOCKERS.md', first, { ...draft, title: 'Another' });
    assert.equal(second, `${first}| Another | Low | | |\n`);
  });

  it('holds the captured code with its facts, where a problem is told', () => {
    const after = append('docs/CHALLENGES.md', STORIES, draftOf('challenge'), CODE);
    assert.match(
      after,
      /### The Bug\n\n````ts before=a1 file=src\/my%20server\.ts lines=42-43 commit=3f2a\w+\nconst socket = open\(\);\nsocket\.send\("```"\);\n````\n\n### The Fix/,
    );
    const entry = entriesOf('docs/CHALLENGES.md', after).at(-1);
    assert.deepEqual(
      entry?.anchors.map(({ file, lines }) => [file, lines]),
      [['src/my server.ts', { first: 42, last: 43 }]],
    );
  });

  it('says date, status and severity as the document says them', () => {
    const text = `# Errores\n\n## [007] Uno\n\n- **Estado:** Resuelto\n- **Fecha:** 03/12/2025\n- **Gravedad:** Alta\n- **Problema:** nada\n\n## [008] Dos\n\n- **Estado:** Abierto\n- **Fecha:** 14/12/2025\n- **Gravedad:** Baja\n- **Problema:** algo\n`;
    const kind = entriesOf('docs/errores.md', text)[0]?.kind ?? '';
    assert.equal(
      added(text, append('docs/errores.md', text, draftOf(kind, 'Tres', { severity: 'medium' }))),
      `## [009] Tres\n\n- **Estado:** Abierto\n- **Fecha:** 21/11/2026\n- **Gravedad:** Media\n- **Problema:**\n`,
    );
  });

  it('comes first where the newest stand first', () => {
    const text = `# TIL\n\n### 2026-05-04 — Presets\n\nBy hand.\n\n### 2026-04-27 — Wrapping\n\nSix lines.\n`;
    assert.equal(
      append('docs/TIL.md', text, draftOf('til', 'Queues')),
      text.replace('### 2026-05-04', '### 2026-11-21 — Queues\n\n### 2026-05-04'),
    );
  });

  it('goes to the section for what is open', () => {
    const text = `# Blockers\n\n## Active Blockers\n\n### Blocker 3: Keys\n\n**Impact:** none.\n\n## Resolved Blockers\n\n### Blocker 1: Old\n\n**Impact:** some.\n`;
    const after = append('BLOCKERS.md', text, draftOf('blocker'));
    assert.match(after, /none\.\n\n### Blocker 4: Sockets leak\n\n\*\*Impact:\*\*\n\n## Resolved Blockers/);
  });

  it('has the cursor in the first blank', () => {
    const { edits, cursor } = planAppend(refOf('docs/CHALLENGES.md'), STORIES, draftOf('challenge'), NOTHING);
    const lines = (STORIES.slice(0, edits[0]?.start) + (edits[0]?.text ?? '')).split('\n');
    assert.deepEqual([lines[cursor.line - 1], lines[cursor.line]], ['### The Context', '']);
  });

  it('has the cursor behind its facts, not on the fence of the code, where it has no blanks', () => {
    const text = '# Blockers\n\n## Blocker 1: Keys\n\n**Status:** Open\n';
    const { edits, cursor } = planAppend(refOf('docs/BLOCKERS.md'), text, draftOf('blocker'), CODE);
    const line = applyEdits(text, edits).split('\n')[cursor.line];
    assert.deepEqual([line, cursor.character], ['**Status:** Open', 16]);
  });

  it('has the cursor below a label that has room there', () => {
    const text = readFileSync('test/fixtures/documents/blockers-log/docs/BLOCKERS.md', 'utf8');
    const { edits, cursor } = planAppend(refOf('docs/BLOCKERS.md'), text, draftOf('blocker'), CODE);
    const lines = applyEdits(text, edits).split('\n');
    assert.deepEqual(lines.slice(cursor.line - 2, cursor.line + 3), [
      '**Root Cause:**',
      '',
      '',
      '',
      '**Solution:**',
    ]);
    assert.equal(cursor.character, 0);
  });

  it('does not take an emoji of another entry’s title for a habit', () => {
    const text = '# Blockers\n\n### Blocker #1: 🚀 Deploy fails\n\n**Status:** Open\n';
    const once = append('docs/BLOCKERS.md', text, draftOf('blocker', '🔴 Red lamp'));
    const twice = append('docs/BLOCKERS.md', once, draftOf('blocker', 'Plain'));
    assert.match(once, /\n### Blocker #2: 🔴 Red lamp\n/);
    assert.match(append('docs/BLOCKERS.md', text, draftOf('blocker', 'Plain')), /\n### Blocker #2: Plain\n/);
    const more = append('docs/BLOCKERS.md', twice.replace('🚀 ', ''), draftOf('blocker', 'Last'));
    assert.match(more, /\n### Blocker #4: Last\n/);
  });

  it('goes on counting in a list of plain lines, in one with a table, and behind entries that moved away', () => {
    const fixture = (file: string) => readFileSync(`test/fixtures/documents/${file}`, 'utf8');
    const twice = (path: string, text: string, kind: string) =>
      append(path, append(path, text, draftOf(kind, 'One more')), draftOf(kind, 'Sockets leak'));
    assert.match(
      twice('docs/blockers.md', fixture('blockers-n-paren/docs/blockers.md'), 'blocker'),
      /\n4\) One more\n\n5\) Sockets leak\n/,
    );
    assert.match(
      twice('docs/проблемы.md', fixture('issues-russian/docs/проблемы.md'), 'challenge'),
      /\n## 7\. One more\n[\s\S]*\n## 8\. Sockets leak\n/,
    );
    assert.match(
      twice(
        'docs/challenges/README.md',
        fixture('numbered-challenges/docs/challenges/README.md'),
        'challenge',
      ),
      /\n### Challenge #5: One more\n[\s\S]*\n### Challenge #6: Sockets leak\n/,
    );
  });

  it('does not go into a table of what is closed', () => {
    const text = readFileSync('test/fixtures/documents/table-without-status/docs/KNOWN_ISSUES.md', 'utf8');
    assert.match(
      append('docs/KNOWN_ISSUES.md', text, draftOf('debt')),
      /hyphens \| 1\.2 \| - \|\n\| Sockets leak \| \| \|\n\n## Closed/,
    );
  });

  it('gives back a title that looks like a link', () => {
    const after = append(
      'docs/BLOCKERS.md',
      '# Blockers\n\n## Blocker 1: Keys\n\n**Status:** Open\n',
      draftOf('blocker', '[x](y) leaks'),
    );
    assert.equal(entriesOf('docs/BLOCKERS.md', after)[1]?.title, '[x](y) leaks');
    assert.match(after, /## Blocker 2: \\\[x\\\]\(y\) leaks/);
  });

  it('makes a log of a blank document', () => {
    for (const [kind, number] of [
      ['blocker', 1],
      ['challenge', 1],
      ['decision', 1],
      ['debt', undefined],
      ['til', undefined],
    ] as const) {
      const after = append('docs/LOG.md', '', draftOf(kind, 'Sockets leak'));
      const entries = entriesOf('docs/LOG.md', after);
      assert.deepEqual(
        entries.map((entry) => [entry.kind, entry.title, entry.number]),
        [[kind, 'Sockets leak', number]],
      );
    }
  });

  it('goes into a log of ours for every kind, one after the other', () => {
    let text = newLog('BLOCKERS.md');
    assert.deepEqual(entriesOf('docs/BLOCKERS.md', text), []);
    const kinds = [
      'blocker',
      'decision',
      'debt',
      'blocker',
      'decision',
      'debt',
      'challenge',
      'troubleshooting',
    ];
    for (const [index, kind] of kinds.entries())
      text = append('docs/BLOCKERS.md', text, draftOf(kind, `Number ${index} of all`));
    assert.deepEqual(
      entriesOf('docs/BLOCKERS.md', text)
        .map(({ kind, title }) => [kind, title])
        .sort(),
      kinds.map((kind, index) => [kind, `Number ${index} of all`]).sort(),
    );
  });

  it('is refused in a document that is one entry', () => {
    const record = '---\nkind: challenge\nstatus: open\n---\n\n# Challenge: One\n';
    for (const text of [record, '# Postmortem: Push outage\n\n**Status:** Open\n'])
      assert.throws(
        () => append('docs/challenges/001-one.md', text, draftOf('challenge')),
        new UserError(
          'docs/challenges/001-one.md is one entry and no log of several. Name a folder or another document in the setting challengeLog.targets.',
        ),
      );
  });

  it('is refused where nobody would find it again', () => {
    for (const [kind, title] of [
      ['spike', 'Sockets leak'],
      ['blocker', 'TBD'],
    ] as const)
      assert.throws(
        () => append('docs/BLOCKERS.md', LOG, draftOf(kind, title)),
        new UserError(
          `docs/BLOCKERS.md has no place where “${title}” would be found again as a ${kind}. Write other words, or name a folder in the setting challengeLog.targets.`,
        ),
      );
  });

  it('is open, though there are none but resolved ones', () => {
    const text = '# Blockers\n\n## Resolved\n\n### Blocker 1: Keys\n\n**Impact:** x\n';
    const entry = entriesOf('docs/BLOCKERS.md', append('docs/BLOCKERS.md', text, draftOf('blocker'))).at(-1);
    assert.deepEqual([entry?.title, entry?.state, entry?.number], ['Sockets leak', 'open', 2]);
  });

  it('has the status of its own kind, in the words that the document has for it', () => {
    const entry = (kind: string, number: number, status: string) =>
      `## ${kind} ${number}: Number ${number}\n\n**Status:** ${status}\n\n`;
    const text = `# Blockers\n\n${entry('Blocker', 1, '🔴 Open')}${entry('Blocker', 2, '🔴 Open')}${entry('Decision', 1, '🟡 Proposed')}${entry('Decision', 2, '🟡 Proposed')}`;
    const status = (kind: string) =>
      entriesOf('docs/BLOCKERS.md', append('docs/BLOCKERS.md', text, draftOf(kind))).find(
        ({ title }) => title === 'Sockets leak',
      )?.status;
    assert.deepEqual([status('blocker'), status('decision')], ['🔴 Open', '🟡 Proposed']);
  });

  it('has a severity and a category in the words of the others', () => {
    const facts = (label: string, values: readonly string[], more: Partial<Draft>) => {
      const text = `# Blockers\n\n${values.map((value, one) => `## Blocker ${one + 1}: Keys\n\n**${label}:** ${value}\n**Impact:** x\n\n`).join('')}`;
      return new RegExp(String.raw`Sockets leak\n\n\*\*${label}:\*\* ?(.*)`).exec(
        append('docs/BLOCKERS.md', text, draftOf('blocker', 'Sockets leak', more)),
      )?.[1];
    };
    const severity = (...values: string[]) => facts('Severity', values, { severity: 'low' });
    assert.equal(severity('🔴 High', 'high', 'HIGH'), 'LOW');
    assert.equal(severity('🔴 High', 'LOW', 'High'), 'LOW');
    assert.equal(severity('Low   (for now)', 'High'), 'Low');
    assert.equal(severity('BANANA', 'BANANA'), 'Low');
    assert.equal(severity(`LOW ${'since it hardly matters '.repeat(3)}`, 'banana'), 'Low');
    assert.equal(facts('Priority', ['HIGH', 'HIGH'], { severity: 'low' }), 'LOW');
    const category = (...values: string[]) => facts('Category', values, { category: 'network' });
    assert.equal(category('api', 'ui'), 'network');
    assert.equal(category('api', 'UI'), 'Network');
    assert.equal(category('api', ''), 'network');
    assert.equal(category('', ''), 'Network');
  });

  it('begins a log that is called as its file, wherever that is', () =>
    assert.match(append('docs/logs/KESTREL.md', '', draftOf('challenge')), /^# Kestrel\n\n/));

  it('says that something is not closed, which would swallow it', () => {
    for (const open of ['```sh\nls\n', '<!--\nto do\n'])
      assert.throws(
        () =>
          append(
            'docs/B.md',
            `# Blockers\n\n## Blocker 1: Keys\n\n**Status:** Open\n\n${open}`,
            draftOf('blocker'),
          ),
        /^UserError: docs\/B\.md ends inside a code block or a comment\. /,
      );
  });

  it('begins with today in bold where items begin so', () => {
    const text = '# TIL\n\n- **2026-01-02**: use `x`\n- **2026-01-03**: use y\n';
    assert.deepEqual(
      entriesOf('docs/TIL.md', text).map(({ title, date }) => [title, date]),
      [
        ['use x', '2026-01-02'],
        ['use y', '2026-01-03'],
      ],
    );
    assert.ok(
      append('docs/TIL.md', text, draftOf('til')).endsWith('use y\n- **2026-11-21**: Sockets leak\n'),
    );
  });

  it('does not give the number of an entry again that moved away', () => {
    const text =
      '# Blockers\n\n### Blocker #1: A\n\n**Impact:** a\n\n### [Blocker #2: B](./challenges/002-b.md)\n';
    assert.match(append('BLOCKERS.md', text, draftOf('blocker')), /### Blocker #3: Sockets leak/);
  });

  it('leaves a template to be copied alone', () => {
    const text = readFileSync('test/fixtures/documents/bugs-french/docs/BUGS.md', 'utf8');
    const after = append('docs/BUGS.md', text, draftOf('troubleshooting'));
    assert.match(after, /## BUG-004 — Sockets leak[\s\S]*---\n\n## Modèle/);
    assert.equal(after.slice(after.indexOf('## Modèle')), text.slice(text.indexOf('## Modèle')));
  });
});
