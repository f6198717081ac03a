// What a plan to resolve or to open again says beside its edits, and what a team requires.
import { strict as assert } from 'node:assert';
import type { Neighbours } from '../../../../src/core/editing/change';
import { NO_LINKS } from '../../../../src/core/resolving/forgeLinks';
import { planResolution } from '../../../../src/core/resolving/plan';
import { planReopening } from '../../../../src/core/resolving/reopen';
import { pendingLine, remedyFor, unmetRequirements } from '../../../../src/core/resolving/requirements';
import type { Resolution } from '../../../../src/core/resolving/resolution';
import { applyEdits } from '../../../../src/core/textEdit';
import { entryOf, HASH, recordText, refOf, WHEN } from './support';

const NONE: Neighbours = { files: [], folders: [] };
const FIX = { commit: HASH, subject: 'Close it' };

function plan(text: string, facts: Partial<Resolution> = {}, path?: string, neighbours = NONE) {
  const resolution: Resolution = { date: WHEN, code: [], fixes: [], links: NO_LINKS, ...facts };
  return planResolution(text, entryOf(text, path), resolution, neighbours);
}

describe('the blanks of a record that is resolved', () => {
  const at = (text: string) =>
    plan(text).blanks.map(({ start, end, text: written, tabStop }) => {
      assert.equal(start, end);
      return [text.slice(0, start).split('\n').at(-2), written, tabStop];
    });
  const record = (body: string) => `---\nkind: challenge\nstatus: open\n---\n\n# A\n\n${body}`;

  it('are its root cause and its lesson, each with a blank line around, in the document’s order', () => {
    assert.deepEqual(at(recordText()), [
      ['## 🔍 Root Cause', '\n\n', 1],
      ['## 🧠 Lessons Learned', '\n\n', 2],
    ]);
    assert.deepEqual(at(record('## Lessons Learned\n\n\n\n## Root Cause\n\n\n\n## More\n')), [
      ['', '', 1],
      ['', '', 2],
    ]);
  });

  it('are none where something is written, where there is no heading, or in other documents', () => {
    assert.deepEqual(at(record('## Root Cause\n\nA race.\n\n## Problem\n\nX.\n')), []);
    const log =
      '# Blockers\n\n## Blocker 1: Leak\n\n**Status:** Open\n\n### Root Cause\n\n### Solution\n\nX.\n';
    assert.deepEqual(plan(log, {}, 'docs/blockers.md').blanks, []);
  });

  it('have the line break of the document', () => {
    assert.deepEqual(
      plan(recordText().replaceAll('\n', '\r\n')).blanks.map(({ text }) => text),
      ['\r\n\r\n', '\r\n\r\n'],
    );
  });
});

describe('a plan to resolve', () => {
  it('renames a document whose name says its state, with all else that is written', () => {
    const text = '# Warnings hide the error\n\n## Description\n\nX.\n\n## Solution\n';
    const path = 'docs/problems/007-x.open.md';
    const { change, blanks, notes } = plan(text, { fixes: [FIX] }, path);
    assert.ok(change.kind === 'rename');
    assert.deepEqual([change.to, blanks, notes], ['docs/problems/007-x.closed.md', [], []]);
    assert.equal(applyEdits(text, change.edits), `${text}\nFixed in \`3f2a9c1\`: Close it\n`);
  });

  it('says what moves, and that something is written down, where it is', () => {
    const text = (more: string) =>
      `# Blockers\n\n## Active\n\n### Blocker 1: Leak\n\n${more}\n\n## Resolved\n\n### Blocker 9: Old\n\nGone.\n`;
    const preview = (more: string) => {
      const { change } = plan(text(more), { fixes: [FIX] }, 'docs/blockers.md');
      return change.kind === 'edits' ? change.preview : change.kind;
    };
    const moves = 'It moves from the section “Active” to “Resolved”.';
    assert.equal(preview('Text.'), `${moves} Nothing else changes.`);
    assert.equal(preview('**Commit:**'), `${moves} What resolved it is written down there.`);
    assert.ok(!('preview' in plan(recordText()).change));
  });

  it('says why it cannot', () => {
    const list = '# Known issues\n\n- Icons are blurred\n- The tray opens twice\n';
    const { change, blanks, notes } = plan(list, {}, 'docs/KNOWN_ISSUES.md');
    assert.ok(change.kind === 'impossible' && change.reason.startsWith('Its list says no states'));
    assert.deepEqual([blanks, notes], [[], []]);
  });

  it('leaves out what would change how the document is read', () => {
    // A subject that would be read as another entry's heading, or as a status, stays out or stays text.
    const text = '# Blockers\n\n## Blocker 1: Leak\n\n**Status:** Open\n**Solution:**\n';
    for (const subject of ['## Blocker 2: x', '**Status:** Open', '- [ ] x | y', '$(icon) 字 🔥 <b>']) {
      const { change } = plan(text, { fixes: [{ commit: HASH, subject }] }, 'docs/blockers.md');
      assert.ok(change.kind === 'edits');
      const after = applyEdits(text, change.edits);
      const { title, state, status } = entryOf(after, 'docs/blockers.md');
      assert.deepEqual([title, state, status], ['Leak', 'resolved', 'Resolved'], after);
    }
  });
});

describe('a plan to open again', () => {
  it('renames, moves, or says why it cannot', () => {
    const text = '# Warnings hide the error\n\n## Description\n\nX.\n';
    const path = 'docs/problems/007-x.closed.md';
    assert.deepEqual(planReopening(text, entryOf(text, path), NONE), {
      kind: 'rename',
      to: 'docs/problems/007-x.open.md',
      edits: [],
    });
    const taken = planReopening(text, entryOf(text, path), { files: ['007-x.open.md'], folders: [] });
    assert.deepEqual(taken, {
      kind: 'impossible',
      reason: 'There is a file “007-x.open.md” already. Rename this one by hand.',
    });
  });

  it('makes a decision proposed again', () => {
    const record = (status: string) => `---\nkind: decision\nstatus: ${status}\n---\n\n# A\n`;
    const text = record('accepted\nresolved: 2026-11-23');
    const change = planReopening(text, entryOf(text), NONE);
    assert.equal(applyEdits(text, change.kind === 'impossible' ? [] : change.edits), record('proposed'));
  });
});

describe('the line that says that a fix was not committed yet', () => {
  it('is found in front matter alone, whatever quotes it has', () => {
    const record = (fixes: string) =>
      `---\nkind: challenge\nstatus: resolved\nfixes:\n${fixes}\n---\n\n# A\n\n- uncommitted: true\n`;
    const line = (text: string) => pendingLine(text, entryOf(text));
    assert.equal(line(record('  - uncommitted: true')), 4);
    assert.equal(line(record(`  - commit: "${HASH}"\n  - uncommitted: "true"`)), 5);
    assert.equal(line(record(`-   uncommitted: 'true' # x`).replaceAll('\n', '\r\n')), 4);
    assert.equal(line(record(`  - commit: "${HASH}"`)), undefined);
    assert.equal(line(record('  - x-uncommitted: true')), undefined);
  });
});

describe('what a team requires', () => {
  const log = (parts: string, kind = 'Challenge') =>
    `# Log\n\n## ${kind} 1: One\n\n**Status:** Resolved\n\n${parts}`;
  const ALL = ['root-cause', 'solution', 'lesson', 'after'] as const;
  const unmet = (text: string) =>
    unmetRequirements(refOf('docs/log.md'), text, ALL).map(({ what, line, message }) => [
      what,
      line,
      message,
    ]);

  it('is met by other words for the same', () => {
    assert.deepEqual(
      unmet(log('### Workaround\n\nX.\n\n### Prevention\n\nY.\n\n### Why\n\n**Cause:** z\n')),
      [],
    );
  });

  it('is not met by blanks, prompts and empty code', () => {
    const text = log(
      '### Root Cause\n\nTODO\n\n### Fix\n\n- \n\n### Lessons\n\n```ts before=a1 file=a.ts\nx\n```\n\n```ts after=a1\n\n```\n',
      'Blocker',
    );
    assert.deepEqual(unmet(text), [
      ['root-cause', 3, 'This blocker is resolved without a root cause.'],
      ['solution', 3, 'This blocker is resolved without a solution.'],
      ['after', 3, 'This blocker is resolved without its code as it is now.'],
    ]);
  });

  it('is asked of each entry for itself, and of no decision and no TIL', () => {
    const empty = '```ts before=a1 file=a.ts\nx\n```\n\n```ts after=a1\n```\n';
    const two = `${log('### Why\n\nX.\n').replace('One', 'Zero')}\n## Challenge 2: Two\n\n**Status:** Open\n\n${empty}`;
    const found = unmetRequirements(refOf('docs/log.md'), two, ['after']);
    assert.deepEqual(found, []);
    for (const kind of ['TIL', 'Decision'])
      assert.deepEqual(
        unmetRequirements(refOf('docs/log.md'), log(empty, kind).replace('Resolved', 'Accepted'), ALL),
        [],
        kind,
      );
  });

  it('is asked of no row, no item and no link to another document', () => {
    assert.deepEqual(unmet('# Bugs\n\n- [x] Tray opens twice\n- [ ] Icons are blurred\n'), []);
    assert.deepEqual(unmet('# Blockers\n\n| Blocker | Status |\n|---|---|\n| Leak | Closed |\n'), []);
  });

  const remedy = (text: string, what: (typeof ALL)[number]) => {
    const found = remedyFor(text, entryOf(text, 'docs/log.md'), what);
    return found && [found.title, applyEdits(text, found.edits), found.line, found.character];
  };

  it('has the place for it: below the heading, behind the label, behind the prompt', () => {
    for (const [parts, what, line, character] of [
      ['### Root Cause\n', 'root-cause', 7, 0],
      ['### Root Cause\n\n### Solution\n\nX.\n', 'root-cause', 7, 0],
      ['### Root Cause\n\n\n\n### Solution\n\nX.\n', 'root-cause', 8, 0],
      ['### Root Cause\n### Solution\n\nX.\n', 'root-cause', 6, 14],
      ['### Root Cause\n\nTODO\n', 'root-cause', 8, 4],
      ['**Root Cause:**\n\n### Notes\n\nX.\n', 'root-cause', 6, 15],
      ['```ts before=a1 file=a.ts\nx\n```\n\n```ts after=a1\n```\n', 'after', 11, 0],
    ] as const) {
      const text = log(parts);
      const name = what === 'after' ? 'the Empty After' : 'Root Cause';
      assert.deepEqual(remedy(text, what), [`Go to ${name}`, text, line, character], parts);
    }
  });

  it('has its heading, behind the one that it follows', () => {
    const text = log('### Problem\n\nX.\n\n### Solution\n\nY.\n');
    assert.deepEqual(remedy(text, 'root-cause'), [
      'Add Root Cause',
      log('### Problem\n\nX.\n\n### Root Cause\n\n### Solution\n\nY.\n'),
      11,
      0,
    ]);
    assert.deepEqual(remedy(text, 'lesson'), [
      'Add Lessons Learned',
      `${text}\n### Lessons Learned\n`,
      15,
      0,
    ]);
    assert.equal(remedy(text, 'solution'), undefined);
    assert.equal(remedy(text, 'after'), undefined);
  });
});
