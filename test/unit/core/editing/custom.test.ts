// What a document tells about the words that it uses for statuses.
import { strict as assert } from 'node:assert';
import { customOf } from '../../../../src/core/editing/custom';
import { open } from '../../../../src/core/revision';
import { refOf } from './support';

function custom(text: string, path = 'docs/blockers.md', own?: number) {
  const { source, findings } = open(refOf(path), text);
  return customOf(source, findings, own === undefined ? undefined : findings[own]);
}

/** The legend of a document that begins with some lines, followed by an entry. */
function legend(lines: string, path?: string): string[] {
  return custom(`# Blockers\n\n${lines}\n\n## Blocker 1: One\n\nText.\n`, path).legend.map(
    ({ text }) => text,
  );
}

describe('the legend of a document', () => {
  for (const [lines, expected] of [
    ['- 🔴 **Open** — nobody looked\n- 🟢 **Fixed** — it works', ['🔴 Open', '🟢 Fixed']],
    ['- **Open**: nobody looked\n- **Shipped** (to all)\n- `wip` - soon', ['Open', 'Shipped', 'wip']],
    ['* ✅ Done: it works\n* 🚧 In Progress', ['✅ Done', '🚧 In Progress']],
    ['+ ✅ Done = works\n\n+ ❌ Rejected (why)', ['✅ Done', '❌ Rejected']],
    ['| Sign | Meaning | |\n|---|---|---|\n| 🔴 | Open | x |\n| ✅ | Done | y |', ['🔴 Open', '✅ Done']],
    ['- **Open** [x] nobody looked\n- **Fixed** it works', ['Open', 'Fixed']],
    ['- `wip`: soon\n- _Open_ = now', ['wip', 'Open']],
    ['- Open **now** or later\n- Fixed **soon** too', []],
    ['- Open: nobody looked\n- Fixed: it works', []],
    ['- Open ✅ — now\n- Fixed ✅ — then', []],
    // One item alone is none, nor are tasks, sentences and boxes.
    ['- 🔴 **Open** — nobody looked', []],
    ['- [ ] Open\n- [x] Done', []],
    ['- Open the door\n- Closed it again', []],
    ['- ✅\n- 🔴', []],
    ['- 🔴 **Open** — a\n\nText between.\n\n- 🟢 **Fixed** — b', []],
    [`- 🔴 **Open** — ${'x'.repeat(300)}\n- 🟢 **Fixed** — b`, []],
    // Words to choose from, behind a label or below a heading that names a status.
    ['**Status:** Open / In Work / Shipped', ['Open', 'Shipped']],
    ['- Status: "Open | Done"', ['Open', 'Done']],
    ['> **Status:** [Open, Done]', ['Open', 'Done']],
    ['Legend: 🔴 Open · 🟡 In Progress · 🟢 Done', ['🔴 Open', '🟡 In Progress', '🟢 Done']],
    ['凡例：🔴 未対応、🟢 完了', ['🔴 未対応', '🟢 完了']],
    ['Légende : 🔴 Ouvert  🟢 Fixé', []],
    ['Key: 🔴 Open — 🟢 Done · ✅ Fixed', ['🔴 Open', '🟢 Done', '✅ Fixed']],
    ['<!-- Status: Open | Done -->', ['Open', 'Done']],
    ['// Status: Open | Done', ['Open', 'Done']],
    ['## Status\n\nOpen / Done', ['Open', 'Done']],
    ['##  Status\nOpen / Done', ['Open', 'Done']],
    ['Status\n\nOpen / Done', []],
    ['Words # Status\n\nOpen / Done', []],
    ['Open / Done\n\n## Status', []],
    ['## Status\n\nText.\n\nOpen / Done', []],
    [">**Status:** '`Open` | `Done`'", ['Open', 'Done']],
    ['## Colours\n\nOpen / Done', []],
    ['Owner: Open / Done', []],
    ['The words that we use for this in all our documents: Open / Done', []],
    // Each word once.
    ['**Status:** Open / Done\n\nLegend: 🔴 Open · Fixed', ['Open', 'Done', 'Fixed']],
  ] as const) {
    it(`of ${JSON.stringify(lines)} is ${JSON.stringify(expected)}`, () =>
      assert.deepEqual(legend(lines), expected));
  }

  it('may stand in front matter, and not in the lines of an entry’s own', () => {
    const text =
      '---\nstatus: "{proposed | accepted | rejected}"\n---\n\n# Use SQLite\n\n## Context\n\nX.\n\n## Decision\n\nY.\n';
    assert.deepEqual(
      custom(text, 'docs/adr/0001-x.md').legend.map(({ text, state }) => [text, state]),
      [
        ['proposed', 'open'],
        ['accepted', 'resolved'],
        ['rejected', 'resolved'],
      ],
    );
    const items = '# Bugs\n\n- ✅ Fixed: the tray\n- 🔴 Open: the menu\n';
    assert.deepEqual(custom(items, 'docs/BUGS.md').legend, []);
  });
});

describe('the statuses that other entries of a document have', () => {
  const log = (...statuses: readonly string[]) =>
    `# Blockers\n\n${statuses.map((status, index) => `## Blocker ${index + 1}: ${'ABCDEF'.charAt(index)}\n\n${status}\n`).join('\n')}`;

  it('are the most common first, without what is said of one entry alone', () => {
    const text = log(
      '**Status:** Open',
      '**Status:** Done (Ann)',
      '**Status:** ✅ Fixed in v2',
      '**Status:** Done',
      'None.',
    );
    const { used } = custom(text, undefined, 0);
    assert.deepEqual(used, [
      { state: 'resolved', word: 'Done', text: 'Done' },
      { state: 'resolved', word: 'Fixed', text: '✅ Fixed', mark: '✅' },
    ]);
    assert.deepEqual(
      custom(text).used.map(({ text }) => text),
      ['Done', 'Open', '✅ Fixed'],
    );
  });

  it('keep their sign on the side where it stands', () => {
    const { used } = custom(
      log('**Status:** Done ✅', '**Status:** 🔴', '**Status:** [Open]', '**Status:** tall'),
    );
    assert.deepEqual(
      used.map(({ text, word }) => [text, word]),
      [
        ['Done ✅', 'Done'],
        ['🔴', ''],
        ['Open', 'Open'],
      ],
    );
  });

  it('are those of headings and front matter too', () => {
    const headings =
      '# Blockers\n\n### 1. ✅ FIXED: One\n\n**Issue:** x\n\n### 2. [OPEN] Two\n\n**Issue:** y\n';
    assert.deepEqual(
      custom(headings).used.map(({ text }) => text),
      ['✅ FIXED', 'OPEN'],
    );
    const record = '---\nkind: debt\nstatus: in-progress\n---\n\n# A\n';
    assert.deepEqual(
      custom(record, 'docs/challenges/1-a.md').used.map(({ text }) => text),
      ['in-progress'],
    );
  });
});
