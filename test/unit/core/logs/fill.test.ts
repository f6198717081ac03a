import { strict as assert } from 'node:assert';
import type { Capture } from '../../../../src/core/capture';
import { fillBlock, type Facts } from '../../../../src/core/logs/fill';
import { CODE, NOTHING, refOf } from './support';

const FACTS: Facts = {
  date: (isWithTime) => (isWithTime ? '2026-11-21 14:30' : '2026-11-21'),
  status: 'Open',
  severity: 'High',
  category: 'API',
  tags: ['net', 'ws_*'],
  capture: NOTHING,
  isInline: false,
};
/** Code in three lines. */
const SNIPPET: Capture = {
  places: [{ language: 'ts', code: 'open();', findings: [] }],
  environment: ['OS: Linux', 'Node: v_22'],
};
const FENCE = '```ts\nopen();\n```';

/** The block with what is known filled in and `^` where the cursor stands; `undefined` where there is no place. */
function fill(block: string, more: Partial<Facts> = {}): string | undefined {
  const filled = fillBlock(refOf('docs/LOG.md'), block.split('\n'), { ...FACTS, ...more });
  if (!filled) return undefined;
  const { cursor } = filled;
  const mark = (line: string) => `${line.slice(0, cursor.column)}^${line.slice(cursor.column)}`;
  return filled.lines.map((line, index) => (index === cursor.line ? mark(line) : line)).join('\n');
}
const HEAD = '## Blocker 4: Sockets leak\n\n';

describe('what is known of a new entry', () => {
  it('stands behind the labels that ask for it', () => {
    assert.equal(
      fill(
        `${HEAD}**Date:** ___\n**Date/Time:**\n**Status**: [Open/Closed]\n**Severity**:TBD\n**Priority:** [TBD]\n**Category:** ...\n**Tags:**\n**Owner:**\n**Problem:**`,
      ),
      `${HEAD}**Date:** 2026-11-21\n**Date/Time:** 2026-11-21 14:30\n**Status**: Open\n**Severity**: High\n**Priority:** High\n**Category:** API\n**Tags:** net, ws\\_\\*\n**Owner:**\n**Problem:**^`,
    );
    assert.equal(
      fill(`${HEAD}**日期：**\n**状态**：\n**问题：**`),
      // Behind a colon within the asterisks these would stay asterisks without a space.
      `${HEAD}**日期：** 2026-11-21\n**状态**：Open\n**问题：**^`,
    );
    assert.equal(
      fill(`${HEAD}**Date:**| **Status:** | **Owner:**`, { status: 'Neu' }),
      `${HEAD}**Date:** 2026-11-21 | **Status:** Neu | **Owner:**^`,
    );
  });

  it('stands below a blank line where the headings of the document have one, at the end of an entry too', () => {
    assert.equal(fill(`${HEAD}### Problem\n\n### Status`), `${HEAD}### Problem\n^\n### Status\n\nOpen`);
    assert.equal(fill('## Leak\n### Problem\n### Status'), '## Leak\n### Problem^\n### Status\nOpen');
  });

  it('stays unknown where it is', () => {
    const block = `${HEAD}**Status:**\n**Severity:**\n**Category:**\n**Tags:**\n**Environment:**\n**File:**\n**Problem:**`;
    const unknown = {
      status: undefined,
      severity: undefined,
      category: undefined,
      tags: [],
    } as unknown as Facts;
    assert.equal(fill(block, unknown), `${block}^`);
  });

  it('does not take the place of what is written', () => {
    const block = `${HEAD}**Date:** 2026-01-02\n**Status:** Fixed\n**Severity:**\n- Low, they say\n\n**Problem:** It leaks.`;
    assert.equal(fill(block), `${block}^`);
  });

  it('ticks the box that it is', () => {
    const boxes = (value: string, more: Partial<Facts> = {}) =>
      fill(`${HEAD}**Category:** ${value}\n**Problem:**`, more)
        ?.split('\n')[2]
        ?.slice('**Category:** '.length);
    assert.equal(boxes('[ ] UI [ ] API [ ] Other'), '[ ] UI [x] API [ ] Other');
    assert.equal(boxes('[] api/SDK, [] UI'), '[x] api/SDK, [] UI');
    assert.equal(boxes('[ ] UI / Web | [ ] API'), '[ ] UI / Web | [x] API');
    assert.equal(boxes('[ ] UI / Web', { category: 'ui / web' }), '[x] UI / Web');
    assert.equal(boxes('[ ] UI [ ] Other'), '[ ] UI [ ] Other');
    assert.equal(boxes('[ ] UI', {}), '[ ] UI');
    assert.match(fill(`${HEAD}**Severity:** [ ] Low [ ] High`) ?? '', /\[ \] Low \[x\] High/);
    assert.match(fill(`${HEAD}**Priority:** [ ] Low · [ ] High`) ?? '', /\[ \] Low · \[x\] High/);
  });

  it('stands below headings that ask for it, with their blank line', () => {
    assert.equal(
      fill('## Blocker 4: A\n\n### Status\n\n### Severity\n\n\n### Date\n### Problem\n'),
      '## Blocker 4: A\n\n### Status\n\nOpen\n\n### Severity\n\nHigh\n\n\n### Date\n2026-11-21\n### Problem\n^',
    );
    assert.equal(
      fill('## Blocker 4: A\n\n### Status\n\n[Open/Closed]\n'),
      '## Blocker 4: A\n\n### Status\n\nOpen^\n',
    );
  });

  it('names the machine and the file where labels ask for them', () => {
    const named = (label: string, capture: Capture) =>
      fill(`${HEAD}**${label}:**\n**Problem:** x`, { capture })?.split('\n')[2];
    const at = (file: string, lines?: { first: number; last: number }): Capture => ({
      places: [{ anchor: { file, ...(lines ? { lines } : {}) }, language: 'ts', code: '', findings: [] }],
      environment: [],
    });
    assert.equal(named('Environment', SNIPPET), '**Environment:** OS: Linux, Node: v\\_22');
    assert.equal(named('File', at('src/a.ts', { first: 4, last: 9 })), '**File:** `src/a.ts:4-9`');
    assert.equal(named('Location', at('src/a.ts', { first: 4, last: 4 })), '**Location:** `src/a.ts:4`');
    assert.equal(named('文件', at('a.ts')), '**文件:** `a.ts`');
    assert.equal(named('File', CODE), '**File:**');
    assert.equal(named('File', at('a`b.ts')), '**File:**');
    assert.equal(named('File', NOTHING), '**File:**');
  });
});

describe('the title of an entry whose heading has none', () => {
  const title = 'Sockets leak';

  it('stands where readers look for it', () => {
    assert.equal(
      fill('## Blocker 4\n\n**Impact:**\n\n**Problem:**\n\n**Title:**', { title }),
      '## Blocker 4\n\n**Impact:**^\n\n**Problem:**\n\n**Title:** Sockets leak',
    );
    assert.equal(
      fill('## Blocker 4\n\n**Cause:**\n\n**Symptom:**\n\n**Error:**', { title }),
      '## Blocker 4\n\n**Cause:**^\n\n**Symptom:**\nSockets leak\n\n**Error:**',
    );
    assert.equal(
      fill('## Blocker 4\n\n**Problem:**\n\n**Impact:**', { title, isInline: true }),
      '## Blocker 4\n\n**Problem:** Sockets leak\n\n**Impact:**^',
    );
    assert.equal(
      fill('## Blocker 4\n\n**Problem:** [Describe the problem]\n', { title }),
      '## Blocker 4\n\n**Problem:** Sockets leak^\n',
    );
  });

  it('has no place where somebody wrote, or where nothing asks for it', () => {
    assert.equal(fill('## Blocker 4\n\n**Problem:** It leaks.', { title }), undefined);
    assert.equal(fill('## Blocker 4\n\n### Problem\n\nIt leaks.\n', { title }), undefined);
    assert.equal(fill('## Blocker 4\n\n**Impact:**\n', { title }), undefined);
    assert.equal(fill('No heading', { title }), undefined);
  });

  it('takes the place of a prompt or of the room below a label', () => {
    const below = (text: string) =>
      fill(`## Blocker 4\n\n${text}`, { title })?.slice('## Blocker 4\n\n'.length);
    assert.equal(
      below('**Problem:**\n[What happened?]\n\n**Impact:** x'),
      '**Problem:**\nSockets leak\n\n**Impact:** x^',
    );
    assert.equal(
      below('**Problem:**\n\n_What happened?_\n\n**Impact:** x'),
      '**Problem:**\n\nSockets leak\n\n**Impact:** x^',
    );
    assert.equal(below('**Problem:**\n\n\n**Impact:** x'), '**Problem:**\n\nSockets leak\n**Impact:** x^');
    assert.equal(below('**Problem:**\n\n**Impact:** x'), '**Problem:**\nSockets leak\n\n**Impact:** x^');
    assert.equal(below('### Problem\n\n### Impact\n'), '### Problem\n\nSockets leak\n\n### Impact\n^');
    assert.equal(below('### Problem\n### Impact\n'), '### Problem\nSockets leak\n### Impact\n^');
    assert.equal(below('### Problem\n\n[What happened?]\n'), '### Problem\n\nSockets leak^\n');
    assert.equal(below('**Problem:**\n```\n```\n'), '**Problem:**\nSockets leak\n```\n```^\n');
  });
});

describe('captured code', () => {
  const code = (block: string, more: Partial<Facts> = {}) => fill(block, { capture: SNIPPET, ...more });

  it('stands where a problem is told, and where the document has its code', () => {
    assert.equal(
      code(`${HEAD}**Impact:** x\n\n**Problem:**\n\n**Cause:** y`),
      `${HEAD}**Impact:** x\n\n**Problem:**^\n\n${FENCE}\n\n**Cause:** y`,
    );
    assert.equal(
      code(`${HEAD}**Problem:** x\n**Cause:** y`),
      `${HEAD}**Problem:** x\n\n${FENCE}\n\n**Cause:** y^`,
    );
    assert.equal(
      code(`${HEAD}### Problem\n\n### Context\n\n### Fix\n`, { codeIn: 'context' }),
      `${HEAD}### Problem\n^\n### Context\n\n${FENCE}\n\n### Fix\n`,
    );
    assert.equal(
      code(`${HEAD}### Error\n\nIt broke.\n\n### Fix\n\nx`),
      `${HEAD}### Error\n\nIt broke.\n\n${FENCE}\n\n### Fix\n\nx^`,
    );
    assert.equal(
      code(`${HEAD}- **Problem:** x\n- **Cause:** y`),
      `${HEAD}- **Problem:** x\n\n  \`\`\`ts\n  open();\n  \`\`\`\n\n- **Cause:** y^`,
    );
  });

  it('takes the place of an empty fence, or of one with a prompt in it', () => {
    for (const open of ['```\n```', '~~~ts\n[your code]\n\n~~~', '```js\n  [Paste the code here]\n```'])
      assert.equal(
        code(`${HEAD}**Problem:**\n\n${open}\n\n**Cause:** y`),
        `${HEAD}**Problem:**^\n\n${FENCE}\n\n**Cause:** y`,
      );
    const written = '```ts\nclose();\n[x]\n```';
    assert.equal(
      code(`${HEAD}**Problem:**\n\n${written}\n\n**Cause:** y`),
      `${HEAD}**Problem:**\n\n${written}\n\n${FENCE}\n\n**Cause:** y^`,
    );
    assert.equal(
      code(`${HEAD}**Problem:**\n\n**Cause:**\n\n\`\`\`\n\`\`\``),
      `${HEAD}**Problem:**^\n\n${FENCE}\n\n**Cause:**\n\n\`\`\`\n\`\`\``,
    );
  });

  it('stands behind the facts where no part is a place for it, else at the end', () => {
    assert.equal(
      code(`${HEAD}**Status:** Open\n**Date:** 2026-11-21\n\n**Impact:** x`),
      `${HEAD}**Status:** Open\n**Date:** 2026-11-21\n\n${FENCE}\n\n**Impact:** x^`,
    );
    assert.equal(code(`${HEAD}### Impact\n\nx\n`), `${HEAD.trimEnd()}\n\n${FENCE}\n\n### Impact\n\nx^\n`);
    assert.equal(
      code(`${HEAD}**Status:** Open\n**Impact:** x\n`),
      `${HEAD}**Status:** Open\n**Impact:** x^\n\n${FENCE}\n`,
    );
    assert.equal(code('## Blocker 4'), `## Blocker 4^\n\n${FENCE}`);
  });

  it('stays above the next heading, and out of a table', () => {
    assert.equal(
      code(`${HEAD}**Problem:** x\n\n### Notes\n\ny\n`),
      `${HEAD}**Problem:** x\n\n${FENCE}\n\n### Notes\n\ny^\n`,
    );
  });
});

describe('the cursor', () => {
  it('stands in the first blank that is no fact', () => {
    assert.equal(
      fill(`${HEAD}**Owner:**\n\n**Cause:**\n\n**Fix:**`),
      `${HEAD}**Owner:**\n\n**Cause:**^\n\n**Fix:**`,
    );
    assert.equal(fill(`${HEAD}**Cause:**\n\n\n**Fix:**`), `${HEAD}**Cause:**\n\n^\n**Fix:**`);
    assert.equal(fill(`${HEAD}**Cause:**\n\n\n`), `${HEAD}**Cause:**\n\n^\n`);
    assert.equal(fill(`${HEAD}**Cause:**\n\n`), `${HEAD}**Cause:**\n\n^`);
    assert.equal(fill(`${HEAD}**Cause:**\n`), `${HEAD}**Cause:**^\n`);
    assert.equal(fill(`${HEAD}### Cause\n\n### Fix`), `${HEAD}### Cause\n^\n### Fix`);
    assert.equal(fill(`${HEAD}### Cause\n### Fix`), `${HEAD}### Cause^\n### Fix`);
    assert.equal(fill(`${HEAD}### Cause\n\n\n### Fix`), `${HEAD}### Cause\n^\n\n### Fix`);
    assert.equal(fill(`${HEAD}**Cause:** x\n\n**Fix:** y\n\n`), `${HEAD}**Cause:** x\n\n**Fix:** y^\n\n`);
    assert.equal(fill('## Blocker 4'), '## Blocker 4^');
  });
});
