// Where a status stands, or would: in items, boxes, headings, sections, names of files, front matter.
import { strict as assert } from 'node:assert';
import { closeAsImplemented } from '../../../../src/core/editing/implemented';
import { applyEdits } from '../../../../src/core/textEdit';
import { after, changeOf, entryIn, type Setting } from './support';

const BUGS: Setting = { path: 'docs/BUGS.md' };

describe('a status at an item', () => {
  const list = (item: string, others: readonly string[]) => `# Bugs\n\n${[item, ...others].join('\n')}\n`;
  for (const [item, value, becomes, others] of [
    ['- One is slow', 'resolved', '- One is slow - FIXED', ['- Two is dim - FIXED', '- Three hums - OPEN']],
    ['- One is slow', 'open', '- One is slow - OPEN', ['- Two is dim - FIXED', '- Three hums - OPEN']],
    ['- One is slow  ', 'resolved', '- One is slow — Fixed  ', ['- Two is dim — Fixed']],
    ['- One is slow', 'resolved', '- One is slow: FIXED', ['- Two is dim: FIXED']],
    ['- One is slow', 'resolved', '- One is slow [Fixed]', ['- Two is dim [Fixed]']],
    ['- One is slow', 'resolved', '- One is slow（已修复）', ['- Two is dim（已修复）']],
    ['* One is slow', 'resolved', '* [x] One is slow', ['* [x] Two is dim', '* [ ] Three hums']],
    ['+ One is slow', 'open', '+ [ ] One is slow', ['+ [x] Two is dim', '+ [ ] Three hums']],
    ['1. One is slow', 'resolved', '1. [x] One is slow', ['2. [x] Two is dim', '3. [ ] Three hums']],
    [
      '- One is slow',
      'resolved',
      '- One is slow (fixed)',
      ['- [x] Two is dim', '- Three hums (fixed)', '- Four (open)'],
    ],
  ] as const) {
    it(`makes “${becomes}” beside “${others[0]}”`, () =>
      assert.equal(after(list(item, others), value, { ...BUGS, title: 'One' }), list(becomes, others)));
  }

  it('may be struck through, and ticked', () => {
    assert.equal(
      after(list('- [x] ~~One is slow~~', ['- [ ] Two is dim']), 'open', { ...BUGS, title: 'One' }),
      list('- [ ] One is slow', ['- [ ] Two is dim']),
    );
  });
});

describe('a box', () => {
  it('is ticked with the letter that most boxes have', () => {
    const text = (box: string, others: string) => `# Bugs\n\n- [${box}] One is slow\n${others}`;
    for (const [others, tick] of [
      ['- [X] Two\n- [X] Three\n- [x] Four\n', 'X'],
      ['- [X] Two\n- [x] Three\n', 'x'],
      ['- [ ] Two\n', 'x'],
      ['* [X] Two\n  + [X] Three\n', 'X'],
      ['Text [X] is no box\n- [x] Two\n', 'x'],
    ] as const)
      assert.equal(
        after(text(' ', others), 'resolved', { ...BUGS, title: 'One' }),
        text(tick, others),
        others,
      );
  });
});

describe('a status in a heading', () => {
  const log = (heading: string, more = '**Issue:** x') =>
    `# Blockers\n\n## ${heading}\n\n${more}\n\n## 9. OPEN: Nine\n\n**Issue:** y\n`;
  for (const [heading, value, becomes] of [
    ['1. ~~Leak~~', 'open', '1. Leak'],
    ['1. Leak ✅', 'open', '1. Leak '],
    ['1. Leak (RESOLVED)', 'in-progress', '1. Leak (IN PROGRESS)'],
    ['1. Leak【已解决】', 'open', '1. Leak【Open】'],
    ['1. [FIXED] Leak', 'open', '1. [OPEN] Leak'],
    ['1. RESOLVED: Leak', 'open', '1. OPEN: Leak'],
    ['1. Leak - Fixed in v2', 'open', '1. Leak - Open in v2'],
  ] as const) {
    it(`“${heading}” becomes “${becomes}”`, () =>
      assert.equal(after(log(heading), value, { title: 'Leak' }), log(becomes)));
  }

  it('and below it changes in both, so that they do not contradict', () => {
    const text = (heading: string, status: string) => log(`1. Leak - ${heading}`, `**Status:** ${status}`);
    assert.equal(after(text('OPEN', 'Open'), 'resolved', { title: 'Leak' }), text('RESOLVED', 'Resolved'));
    assert.equal(after(text('OPEN', 'Open'), 'in-progress', { title: 'Leak' }), text('OPEN', 'In Progress'));
  });
});

describe('what stands for a status', () => {
  it('is no number', () => {
    assert.match(
      after('# Blockers\n\n## Blocker 1: One\n\n**Status:** 42\n', 'resolved'),
      /^# Blockers|^impossible: “42” is no status\. Write one by hand\.$/,
    );
  });

  it('changes nothing where it says that already, in any words', () => {
    for (const [line, value] of [
      ['**Status:** Closed (Ann)', 'resolved'],
      ['**Status:** 🚧 WIP', 'in-progress'],
      ['**Status:** Parked', 'Parked'],
    ] as const)
      assert.deepEqual(
        changeOf(`# Blockers\n\n## Blocker 1: One\n\n${line}\n`, value),
        { kind: 'edits', edits: [] },
        line,
      );
    const boxes = '# Bugs\n\n- [x] One is slow\n- [ ] Two\n';
    assert.deepEqual(changeOf(boxes, 'resolved', { ...BUGS, title: 'One' }), { kind: 'edits', edits: [] });
  });

  it('is written in front matter, and the name of the file goes along', () => {
    const text = (status: string) => `---\nstatus: ${status}\n---\n# Warnings\n\n## Description\n\nX.\n`;
    const renamed = (path: string, value: string) => {
      const change = changeOf(text('open'), value, { path });
      return change.kind === 'rename' ? change.to : change.kind;
    };
    assert.equal(renamed('docs/problems/1-x.open.md', 'resolved'), 'docs/problems/1-x.closed.md');
    assert.equal(renamed('docs/problems/1-x.open.md', 'in-progress'), 'edits');
    assert.equal(renamed('docs/problems/1-x.closed.md', 'resolved'), 'edits');
    assert.equal(renamed('docs/problems/1-x.md', 'resolved'), 'edits');
    const taken = { files: ['1-x.closed.md'], folders: [] };
    const path = 'docs/problems/1-x.open.md';
    assert.equal(changeOf(text('open'), 'resolved', { path, neighbours: taken }).kind, 'edits');
  });
});

describe('an entry that moves to another section', () => {
  const blockers = (active: string, resolved: string, rest = '') =>
    `# Blockers\n\n## Active\n\n${active}## Resolved\n\n${resolved}${rest}`;
  const one = '### Blocker 1: One\n\nText.\n\n';
  const nine = '### Blocker 9: Nine\n\nDone.\n';

  it('goes to the section of its own name there', () => {
    const text = (high: string, done: string) =>
      `# Blockers\n\n## Active\n\n### High\n\n${high}### Low\n\n#### Blocker 2: Two\n\nText.\n\n## Resolved\n\n### Low\n\n#### Blocker 8: Eight\n\nText.\n\n### high\n\n#### Blocker 9: Nine\n\nText.${done}\n`;
    const entry = '#### Blocker 1: One\n\nText.';
    assert.equal(after(text(`${entry}\n\n`, ''), 'resolved', { title: 'One' }), text('', `\n\n${entry}`));
  });

  it('stays where the others stand under headings of another rank', () => {
    const reason =
      'impossible: The entries of “Resolved” stand under headings of another rank. Move this one by hand.';
    assert.equal(
      after(blockers(one, `#### Blocker 9: Nine\n\nDone.\n`), 'resolved', { title: 'One' }),
      reason,
    );
    const nested = `### High\n\n#${one}### Low\n\n#${one.replace('1: One', '2: Two')}`;
    assert.equal(after(blockers(nested, nine), 'resolved', { title: 'One' }), reason);
  });

  it('stays in its own part of the document, whatever is nearer', () => {
    const text = (active: string, resolved: string) =>
      `# Blockers\n\n## Screen\n\n### Resolved\n\n#### Blocker 8: Eight\n\nDone.\n\n## Server\n\n### Active\n\n${active}#### Blocker 2: Two\n\n${'Text.\n\n'.repeat(9)}### Resolved\n\n#### Blocker 9: Nine\n\nDone.\n${resolved}`;
    const entry = '#### Blocker 1: One\n\nText.\n';
    assert.equal(after(text(`${entry}\n`, ''), 'resolved', { title: 'One' }), text('', `\n${entry}`));
  });

  it('stays where it holds half of some HTML, and goes with all of it', () => {
    const impossible = 'impossible: The entry holds one half of a piece of HTML. Move it by hand.';
    for (const half of [
      '<details>',
      '</details>',
      '<DIV class="x">',
      '</table>',
      '<section>\n<section>\n</section>',
    ])
      assert.equal(
        after(blockers(one.replace('Text.', half), nine), 'resolved', { title: 'One' }),
        impossible,
        half,
      );
    const whole = one.replace('Text.', '<details>\nx\n</details>');
    assert.equal(
      after(blockers(whole, nine), 'resolved', { title: 'One' }),
      blockers('', nine, `\n${whole.trimEnd()}\n`),
    );
  });

  it('goes to the nearest section of that state, and never into its own', () => {
    const text = (before: string, active: string, behind: string) =>
      `# Blockers\n\n## Fixed\n\n### Blocker 7: Seven\n\nDone.\n${before}\n## Active\n\n${active}### Blocker 2: Two\n\nText.\n\n## Closed\n\n${nine}${behind}`;
    assert.equal(
      after(text('', one, ''), 'resolved', { title: 'One' }),
      text(`\n${one.trimEnd()}\n`, '', ''),
    );
  });

  it('is told what moves', () => {
    const change = changeOf(blockers(one, nine), 'resolved', { title: 'One' });
    assert.ok(change.kind === 'edits');
    assert.equal(change.preview, 'It moves from the section “Active” to “Resolved”. Nothing else changes.');
  });

  it('needs a section to go to, of exactly that meaning if it is more than done or not', () => {
    assert.equal(
      after(blockers(one, nine), 'in-progress', { title: 'One' }),
      'impossible: The section “Active” says the state of this entry, and there is no other to move it to. Add a section such as “In progress”, then try again.',
    );
    assert.equal(
      after('# Problèmes\n\n## Résolus\n\n### Problème 1 : Un\n\nTexte.\n', 'open', { title: 'Un' }),
      'impossible: The section “Résolus” says the state of this entry, and there is no other to move it to. Add a section such as “Ouverts”, then try again.',
    );
  });

  it('may be an item, where the other section has none of its own', () => {
    const bugs = (open: string, fixed: string) => `# Bugs\n\n## Open\n\n${open}\n## Fixed\n\n${fixed}`;
    const setting = { ...BUGS, title: 'Phone' };
    assert.equal(
      after(bugs('- Phone rings\n- Door sticks\n', '* Lamp is dim\n'), 'resolved', setting),
      bugs('- Door sticks\n', '* Lamp is dim\n* Phone rings\n'),
    );
    assert.equal(
      after(bugs('- Door sticks\n- Phone rings\n', '- Lamp is dim\n\n- Horn is loud\n'), 'resolved', setting),
      bugs('- Door sticks\n', '- Lamp is dim\n\n- Horn is loud\n\n- Phone rings\n'),
    );
    assert.equal(
      after(bugs('- Phone rings\n- Door sticks\n', '### May\n\n- Lamp is dim\n'), 'resolved', setting),
      'impossible: “Fixed” has sections of its own. Move the item by hand.',
    );
  });

  it('may be a row, where the other table has the same columns', () => {
    const issues = (open: string, closed: string, eof = '\n') =>
      `# Known issues\n\n## Closed\n\n| Issue | Since |\n|---|---|\n${closed}\n## Open\n\n| ISSUE | **Since** |\n|---|---|\n${open}${eof}`;
    const setting = { path: 'docs/KNOWN_ISSUES.md', title: 'Maps' };
    const maps = '| Maps lack a scale | 1.4 |';
    const search = '| Search fails | 1.2 |';
    const crash = '| Crash on start | 1.0 |\n';
    assert.equal(
      after(issues(`${search}\n${maps}`, crash), 'resolved', setting),
      issues(search, `${crash}${maps}\n`),
    );
    assert.equal(
      after(issues(`${search}\n${maps}`, crash, ''), 'resolved', setting),
      issues(search, `${crash}${maps}\n`, ''),
    );
    const none = issues(`${maps}\n${search}`, crash).replace(
      '| Issue | Since |\n|---|---|\n| Crash on start | 1.0 |',
      'None.',
    );
    assert.equal(
      after(none, 'resolved', setting),
      'impossible: “Closed” has no table to move the row to. Move it by hand.',
    );
  });
});

describe('a decision that was implemented', () => {
  const adr = (status: string, rest: string) =>
    `# 7. Use SQLite\n\n## Status\n\n${status}\n\n## Context\n\nX.\n\n## Decision\n\nY.\n${rest}`;
  const closed = (text: string, where: string) => {
    const entry = entryIn('docs/adr/0007-x.md', text);
    return applyEdits(text, closeAsImplemented(text, entry, where));
  };

  for (const [rest, becomes] of [
    ['', '\nImplemented in v2 (#9).\n'],
    ['\n---\n', '\nImplemented in v2 (#9).\n\n---\n'],
    ['\n**Implementation:**\n', '\n**Implementation:** Implemented in v2 (#9)\n'],
    ['\n- Implementation: \n', '\n- Implementation: Implemented in v2 (#9)\n'],
    ['\n**Implementation**:\nlater\n', '\n**Implementation**: Implemented in v2 (#9)\nlater\n'],
    ['\nImplementation: soon\n', '\nImplementation: soon\n\nImplemented in v2 (#9).\n'],
    ['\n```\nImplementation:\n```\n', '\n```\nImplementation:\n```\n\nImplemented in v2 (#9).\n'],
  ] as const) {
    it(`says so in ${JSON.stringify(becomes)}`, () => {
      assert.equal(closed(adr('Proposed', rest), ' v2\n (#9) '), adr('Accepted', becomes));
      assert.equal(closed(adr('Accepted', rest), 'v2 (#9)'), adr('Accepted', becomes));
    });
  }

  it('says what to do where its state is where it stands', () => {
    const text =
      '# Decisions\n\n## Proposed\n\n### ADR 1: Use SQLite\n\n**Decision:** yes\n\n## Accepted\n\n### ADR 2: Use Redis\n\n**Decision:** yes\n';
    const entry = entryIn('docs/decisions.md', text, 'SQLite');
    assert.throws(() => closeAsImplemented(text, entry, 'v2'), {
      message: 'The state of this decision is where it stands. Set its status first, then close it.',
    });
  });
});
