import { strict as assert } from 'node:assert';
import { labelOfKind, newLog, partsOfKind } from '../../../../src/core/logs/shapes';

const titleOf = (name: string, kind?: string) => newLog(name, kind).split('\n', 1)[0];

describe('a new log', () => {
  it('has a title from its name', () => {
    const titles = [
      ['BLOCKERS.md', '# Blockers and Solutions'],
      ['blocker_log.md', '# Blockers and Solutions'],
      ['Blocker-Log.md', '# Blockers and Solutions'],
      ['my-blockers.md', '# My Blockers'],
      ['DEBUG.md', '# Debug'],
      ['KNOWN_ISSUES.md', '# Known Issues'],
      ['known issues.markdown', '# Known Issues'],
      ['--debugLog__2.md', '# DebugLog 2'],
      ['проблемы.md', '# Проблемы'],
      ['-.md', '# Log'],
    ] as const;
    assert.deepEqual(
      titles.map(([name]) => [name, titleOf(name)]),
      titles,
    );
  });

  it('begins with the section for the kind that it was made for', () => {
    const first = (kind: string) => {
      const log = newLog('LOG.md', kind);
      const at = log.indexOf('---\n\n## ');
      return [
        log
          .slice(at + 5)
          .split('\n', 3)
          .join('\n'),
        /\| Total \w+/.exec(log)?.[0],
      ];
    };
    assert.deepEqual(first('blocker'), ['## Blocker Log\n\n### Blocker #1', '| Total blockers']);
    assert.deepEqual(first('challenge'), ['## Challenge Log\n\n### Challenge #1', '| Total entries']);
    assert.deepEqual(first('troubleshooting'), [
      '## Troubleshooting Log\n\n### Troubleshooting #1',
      '| Total entries',
    ]);
    assert.deepEqual(first('til'), ['## Today I Learned\n\n### TIL', '| Total entries']);
    for (const other of ['decision', 'debt', 'spike', 'constructor'])
      assert.deepEqual(first(other), first('blocker'));
  });

  it('has a blank for everything that a log of ours holds', () => {
    assert.equal(
      newLog('LOG.md', 'til'),
      `# Log

## Instructions

Write down what stopped you and how you got past it, while you still remember.

**Add an entry when:**
- something has kept you for more than half an hour
- a hard problem is solved
- a decision shapes the architecture

---

## Today I Learned

### TIL

**Date:** _______________

**Key Insight:**

**References:**

---

## Architectural Decisions

What was decided, and why.

### Decision #1

**Topic:** _______________

**Options Considered:**

| Option | Pros | Cons |
|--------|------|------|
| | | |
| | | |
| | | |

**Decision:**

**Reasoning:**

---

## Known Issues / Technical Debt

Shortcuts that somebody will have to come back to.

| Issue | Severity | Why Not Fixed | Future Fix |
|-------|----------|---------------|------------|
| | Low/Med/High | | |
| | | | |
| | | | |

---

## If I Had More Time

### High Priority

1.
2.
3.

### Medium Priority

1.
2.
3.

### Nice to Have

1.
2.
3.

---

## Resources Used

### Documentation

-

### Forums and Discussions

-

### Code Examples

-

### AI Assistance

- [ ] An AI assistant helped
- How:

---

## Summary Statistics

| Metric | Value |
|--------|-------|
| Total entries encountered | |
| Average resolution time | |
| Most challenging area | |
| Time spent debugging vs coding | |
`,
    );
  });
});

describe('the blanks of a kind', () => {
  it('ask what one wants to know of it later', () => {
    const labels = (kind: string) =>
      partsOfKind(kind).flatMap((line) => /^\*\*(.+?):\*\*/.exec(line)?.[1] ?? []);
    assert.deepEqual(labels('blocker'), [
      'Date/Time',
      'Category',
      'Description',
      'Impact',
      'Investigation Steps',
      'Root Cause',
      'Solution',
      'Time Spent',
      'Lessons Learned',
    ]);
    assert.deepEqual(labels('troubleshooting'), [
      'Date',
      'Problem',
      'Hypothesis',
      'Investigation Steps',
      'Root Cause',
      'Solution',
      'Prevention',
    ]);
    for (const kind of ['challenge', 'spike', 'constructor'])
      assert.deepEqual(partsOfKind(kind), [
        '',
        '**Date:** _______________',
        '',
        '**Problem:**',
        '',
        '**Root Cause:**',
        '',
        '**Solution:**',
        '',
        '**Lessons Learned:**',
      ]);
  });

  it('stand below a number, but for what nobody counts', () => {
    assert.deepEqual(
      ['blocker', 'decision', 'til', 'debt'].map((kind) => labelOfKind(kind, 7)),
      ['Blocker #7', 'Decision #7', 'TIL', 'Technical Debt'],
    );
  });
});
