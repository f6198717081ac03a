import { strict as assert } from 'node:assert';
import { readSource } from '../../../../src/core/document';
import { openSource } from '../../../../src/core/formats/format';
import { blankOf } from '../../../../src/core/logs/blank';
import { contentEnd, modelOf } from '../../../../src/core/logs/model';
import { refOf } from './support';

function open(text: string, kind = 'blocker', form = 'block') {
  const source = openSource(refOf('docs/LOG.md'), text);
  const group = readSource(source).findings.filter(({ entry }) => entry.kind === kind && entry.form === form);
  return { source, group };
}

/** After which line the next entry is made, and where it goes: the line there, the side, and what parts it. */
function model(text: string, kind?: string, form?: string) {
  const { source, group } = open(text, kind, form);
  const found = modelOf(source, group);
  const lines = source.outline.lines;
  return (
    found && [
      lines[found.finding.start],
      `${found.place.side} ${lines[found.place.line]}`,
      found.place.separator.map((line) => `${line}\n`).join(''),
    ]
  );
}

const block = (head: string, ...labels: string[]) =>
  `## Blocker ${head}\n\n**Status:** Open\n${labels.map((label) => `**${label}:** x\n`).join('')}`;

describe('the entry that the next one is made after', () => {
  it('is the last, and the next stands behind it', () => {
    assert.deepEqual(model(`# Log\n\n${block('1: A')}\n${block('2: B', 'Impact')}\n## Notes\n\nx\n`), [
      '## Blocker 2: B',
      'behind **Impact:** x',
      '\n',
    ]);
    assert.equal(model('# Log\n\n## Notes\n'), undefined);
  });

  it('is the first where the newest stand first, by their numbers or else their dates', () => {
    const dated = (...heads: string[]) =>
      `# TIL\n\n${heads.map((head) => `## ${head}\n\nText.\n`).join('\n')}`;
    const first = (text: string, kind = 'blocker') => model(text, kind)?.[1]?.startsWith('before') === true;
    assert.ok(first(`# Log\n\n${block('3: A')}\n${block('2: B')}\n${block('1: C')}`));
    assert.ok(first(`# Log\n\n${block('3: A')}\n${block('2: B')}\n${block('2: C')}`));
    assert.ok(!first(`# Log\n\n${block('2: A')}\n${block('2: B')}`));
    assert.ok(!first(`# Log\n\n${block('3: A')}\n${block('1: B')}\n${block('2: C')}`));
    assert.ok(!first(`# Log\n\n${block('3: A')}\n## Blocker: B\n\n**Status:** Open\n\n${block('1: C')}`));
    assert.ok(!first(`# Log\n\n${block('3: A')}`));
    assert.ok(first(dated('2026-05-04 — A', '2026-05-03 — B'), 'til'));
    assert.ok(!first(dated('2026-05-03 — A', '2026-05-04 — B'), 'til'));
    assert.ok(!first(dated('2026-05-04 — A'), 'til'));
    assert.ok(first(dated('2026-12-01 — A', '2026-05-04 — B', '2025-12-30 — C'), 'til'));
    assert.ok(!first(dated('2026-05-04 — A', '2026-05-04 — B'), 'til'));
    assert.deepEqual(model(dated('2026-05-04 — A', '2026-05-03 — B'), 'til'), [
      '## 2026-05-04 — A',
      'before ## 2026-05-04 — A',
      '\n',
    ]);
  });

  it('is the youngest of those that have most in common', () => {
    const usual = ['Impact', 'Cause', 'Fix', 'Lesson'];
    const odd = block('4: D', 'Impact', 'Mood');
    const text = `# Log\n\n${block('1: A', ...usual)}\n${block('2: B', ...usual)}\n${block('3: C', ...usual.slice(0, 3))}\n${odd}`;
    assert.deepEqual(model(text), ['## Blocker 3: C', 'behind **Mood:** x', '\n']);
    assert.equal(model(text.replace('**Fix:** x\n\n## Blocker 4', '\n## Blocker 4'))?.[0], '## Blocker 2: B');
  });

  it('is not one whose name cannot be taken apart', () => {
    const text = `# Log\n\n${block('1: A')}\n## Blocker [2026-06-09-LENS] - B\n\n**Status:** Open\n`;
    assert.equal(model(text)?.[0], '## Blocker 1: A');
  });

  it('is an open one where headings say states', () => {
    const text = '# Blockers\n\n### 1. 🔴 OPEN: A\n\n**Impact:** x\n\n### 2. ✅ FIXED: B\n\n**Impact:** x\n';
    assert.deepEqual(model(text), ['### 1. 🔴 OPEN: A', 'behind **Impact:** x', '\n']);
    assert.equal(model(text.replaceAll(/🔴 OPEN|✅ FIXED/gu, '✅ FIXED'))?.[0], '### 2. ✅ FIXED: B');
  });
});

describe('the place of the next item', () => {
  it('is behind all lines of the last, parted as the items are', () => {
    const items = (text: string) => model(`# Known issues\n\n${text}`, 'debt', 'item')?.slice(1);
    assert.deepEqual(items('- [ ] Crash\n- [x] Hang\n'), ['behind - [x] Hang', '']);
    assert.deepEqual(items('- [ ] Crash\n\n- [x] Hang\n'), ['behind - [x] Hang', '\n']);
    assert.deepEqual(items('- [x] Crash\n- [x] Hang\n  at night\n'), ['behind   at night', '']);
  });
});

describe('the place of the next entry', () => {
  const sections = (...names: (readonly [name: string, ...heads: string[]])[]) =>
    `# Blockers\n\n${names.map(([name, ...heads]) => `## ${name}\n\n${heads.map((head) => `### Blocker ${head}\n\n**Impact:** ${head}\n\n`).join('')}`).join('')}`;

  it('is the section of what is open', () => {
    assert.deepEqual(model(sections(['Active', '1: A'], ['Resolved', '2: B'])), [
      '### Blocker 1: A',
      'behind **Impact:** 1: A',
      '\n',
    ]);
    assert.deepEqual(model(sections(['Resolved', '2: B'], ['Active', '1: A'])), [
      '### Blocker 1: A',
      'behind **Impact:** 1: A',
      '\n',
    ]);
    assert.deepEqual(model(sections(['Active'], ['Resolved', '2: B'])), [
      '### Blocker 2: B',
      'behind ## Active',
      '\n',
    ]);
    assert.deepEqual(model(sections(['Resolved', '2: B'])), [
      '### Blocker 2: B',
      'behind **Impact:** 2: B',
      '\n',
    ]);
    assert.deepEqual(model(sections(['Resolved', '2: B'], ['Active\n\nAll that is open.'])), [
      '### Blocker 2: B',
      'behind All that is open.',
      '\n',
    ]);
  });

  it('is parted as the entries are', () => {
    const between = (separator: string) =>
      model(`# Log\n\n${block('1: A')}${separator}${block('2: B')}`)?.[2];
    assert.equal(between('\n'), '\n');
    assert.equal(between('\n\n\n'), '\n\n');
    assert.equal(between('\n---\n\n'), '\n---\n\n');
    assert.equal(between('\n\n***\n\n\n'), '\n***\n\n');
    assert.equal(between('\n* * *\n'), '\n* * *\n');
    assert.equal(between('***\n'), '***\n');
    assert.equal(between('\nSome text.\n\n'), '\n');
  });

  it('is parted by the rule above the only entry, or by a blank line; items by nothing', () => {
    assert.equal(model(`# Log\n\n---\n\n${block('1: A')}`)?.[2], '\n---\n\n');
    assert.equal(model(`# Log\n\nText.\n\n${block('1: A')}`)?.[2], '\n');
    const items = '# Known issues\n\n---\n\n- [ ] Crash\n- [x] Hang\n';
    assert.deepEqual(model(items, 'debt', 'item')?.slice(1), ['behind - [x] Hang', '']);
    assert.equal(open(items, 'debt', 'item').group.length, 2);
  });
});

describe('the end of an entry', () => {
  const end = (text: string) => {
    const { source, group } = open(`# Log\n\n${text}`);
    const last = group.at(-1);
    return last && source.outline.lines[contentEnd(source, last)];
  };

  it('is its last line that says something', () => {
    assert.equal(end(`${block('1: A', 'Fix')}\n\n---\n\n`), '**Fix:** x');
    assert.equal(end(`${block('1: A', 'Fix')}- a\n***\n___\n`), '- a');
    assert.equal(end('## Blocker 1: A\n\n**Status:** Open'), '**Status:** Open');
  });

  it('comes before what tells others how to add one', () => {
    const remarks = [
      '<!-- Copy the block above. -->',
      '_Add more entries here._',
      '*(new ones below)*',
      '(Copy this)',
      '（Add more）',
    ];
    for (const remark of remarks)
      assert.equal(end(`${block('1: A', 'Fix')}\n${remark}\n`), '**Fix:** x', remark);
    assert.equal(end(`${block('1: A', 'Fix')}\n<!-- a -->\n\n_Add more_\n`), '**Fix:** x');
    const own = [
      'See <!-- add -->',
      '<!-- add --> it',
      'It (add more)',
      '_Nobody knows why._',
      'Add more memory.',
      '(x)',
      '_Add_ more memory',
    ];
    for (const text of own) assert.equal(end(`${block('1: A', 'Fix')}\n${text}\n`), text);
    assert.equal(end(`${block('1: A', 'Fix')}_Add more_\n`), '_Add more_');
  });

  it('comes before a rule with a remark of a few lines behind it, not before its own parts', () => {
    const behind = (text: string) => end(`${block('1: A', 'Fix')}\n---\n\n${text}\n`);
    assert.equal(behind('One.\nTwo.\n\nThree.\nFour.'), '**Fix:** x');
    assert.equal(behind('<!--\nOne.\n-->'), '**Fix:** x');
    assert.equal(behind('One.\nTwo.\nThree.\nFour.\nFive.'), 'Five.');
    assert.equal(behind('**Cause:** x'), '**Cause:** x');
    assert.equal(behind('### Cause\n\nx'), 'x');
    assert.equal(behind('**Mood:** good'), '**Fix:** x');
    assert.equal(behind('<!-- a -->\n\n```\nx\n```'), '```');
    assert.equal(behind('<!--\nOne.\nTwo.\nThree.\nFour.\nFive.\n-->\n\nSix.'), '**Fix:** x');
    assert.equal(behind('```\nx\n```'), '```');
    assert.equal(end(`${block('1: A', 'Fix')}***\nOne.\n`), 'One.');
    assert.equal(end(`${block('1: A', 'Fix')}\n\`\`\`\n\n---\n\`\`\`\n`), '```');
  });
});

describe('an entry without what it says', () => {
  /** What is left of the last entry. */
  const blank = (...bodies: string[]) => {
    const text = `# Log\n\n${bodies.map((body, index) => `## Blocker ${index + 1}: A\n\n${body}\n`).join('\n')}`;
    const { source, group } = open(text);
    assert.equal(group.length, bodies.length);
    const last = group.at(-1);
    assert.ok(last);
    const { lines, ...rest } = blankOf(source, last, group);
    return { text: lines.join('\n'), ...rest };
  };
  const thrice = (body: string) => blank(body, body, body);

  it('has the labels of several, and of few those that are known', () => {
    const body = '**Status:** Open\n**Mood:** bad\n\n**Impact:** all';
    assert.equal(thrice(body).text, '\n**Status:**\n**Mood:**\n\n**Impact:**');
    assert.equal(blank(body).text, '\n**Status:**\n\n**Impact:**');
    assert.equal(blank('**Status:** Open', body).text, '\n**Status:**\n\n**Impact:**');
    assert.equal(blank('**Status:** Open', '**Status:** Open', body).text, '\n**Status:**');
  });

  it('has headings, with a blank line where words were', () => {
    assert.equal(
      thrice('**Status:** Open\n\n### Cause\nIt is.\n### Why not\n\nSo.\n\n#### Deep\n\nx').text,
      '\n**Status:**\n\n### Cause\n\n### Why not\n\n#### Deep',
    );
    assert.equal(
      blank('**Status:** Open\n\n### Why not\n\nSo.\n\n### Cause\n\nx').text,
      '\n**Status:**\n\n### Cause',
    );
  });

  it('tells alike what only has another number, but not what stands elsewhere', () => {
    const last = (...parts: readonly string[]) =>
      blank(...parts.map((part) => `**Status:** Open\n\n${part}`)).text.slice('\n**Status:**\n\n'.length);
    assert.equal(last('### Mood 1\n\nx', '### Mood 2:\n\nx', '### MOOD 3.1)\n\nx'), '### MOOD 3.1)');
    assert.equal(last('### Mood\n\nx', '### Mood\n\nx', '#### Mood\n\nx'), '');
    assert.equal(last('### Mood\n\nx', '### Mood\n\nx', '### 7 Mood\n\nx'), '');
    assert.equal(last('**Mood:** x', '**Mood:** x', '**mood:** x'), '**mood:**');
    assert.equal(last('**Mood:** x', '**Mood:** x', '- **Mood:** x'), '');
    const table = (...cells: string[]) => `| ${cells.join(' | ')} |\n|---|---|\n| 1 | 2 |`;
    const rows = '\n|---|---|\n| | |\n| | |';
    assert.equal(last(table('A', 'C'), table('A', 'B'), table('a', 'b')), `| a | b |${rows}`);
    assert.equal(last(table('A', 'B'), table('A', 'B'), table('A', 'C')), '');
    assert.equal(last(table('A', 'B'), table('AB', ''), table('', 'AB')), '');
  });

  it('keeps lists tight, whatever it leaves out between them', () => {
    assert.equal(
      thrice('- **Status:** Open\n  more of it\n- **Impact:** x\n- plain\n- **Cause:** y').text,
      '\n- **Status:**\n- **Impact:**\n- **Cause:**',
    );
  });

  it('has the rows of facts, and two blank ones of other tables', () => {
    assert.equal(
      thrice(
        '**Status:** Open\n\n| Field | Value |\n|---|---|\n| Severity | High |\n| Date | 2026-05-06 |\n\n| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n| 7 | 8 | 9 |\n\nEnd',
      ).text,
      '\n**Status:**\n\n| Field | Value |\n|---|---|\n| Severity |  |\n| Date |  |\n\n| A | B | C |\n|---|---|---|\n| | | |\n| | | |',
    );
    assert.equal(blank('**Status:** Open\n\n| A | B |\n|---|---|\n| 1 | 2 |').text, '\n**Status:**');
    assert.equal(
      blank('**Status:** Open\n\n**Options:**\n\n| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |').text,
      '\n**Status:**\n\n**Options:**\n\n| A | B | C |\n|---|---|---|\n| | | |\n| | | |',
    );
  });

  it('has the first number of a list of steps', () => {
    const steps = (label: string, list: string) => thrice(`**Status:** Open\n\n**${label}:**\n${list}`).text;
    assert.equal(steps('Investigation', '1. a\n2. b\n3. c'), '\n**Status:**\n\n**Investigation:**\n1. ');
    assert.equal(
      steps('Steps to Reproduce', '\n  1) a\n  2) b'),
      '\n**Status:**\n\n**Steps to Reproduce:**\n\n  1) ',
    );
    assert.equal(steps('Investigation', '1. a'), '\n**Status:**\n\n**Investigation:**');
    assert.equal(steps('Solution', '1. a\n2. b'), '\n**Status:**\n\n**Solution:**');
  });

  it('knows where code stands, and whether a problem is told behind its label', () => {
    const code = '\n```ts\nx\n```\n';
    assert.deepEqual(thrice(`**Status:** Open\n\n**Problem:** It leaks.\n${code}`), {
      text: '\n**Status:**\n\n**Problem:**',
      isInline: true,
      codeIn: 'problem',
    });
    assert.deepEqual(thrice(`**Status:** Open\n\n**Problem:**\nIt leaks.\n\n### Context\n${code}`), {
      text: '\n**Status:**\n\n**Problem:**\n\n### Context',
      isInline: false,
      codeIn: 'context',
    });
    assert.deepEqual(thrice(`**Status:** Open\n\n**Solution:** x\n${code}`), {
      text: '\n**Status:**\n\n**Solution:**',
      isInline: false,
    });
  });

  it('keeps boxes, unticked, and the two spaces that end a line', () => {
    const line = (text: string) =>
      thrice(`**Status:** Open\n\n${text}`).text.slice('\n**Status:**\n\n'.length);
    assert.equal(line('**Category:** [x] UI [ ] API'), '**Category:** [ ] UI [ ] API');
    assert.equal(line('**Category:** [✓] UI, [] [a](b.md)'), '**Category:** [ ] UI, [ ] [a](b.md)');
    assert.equal(line('**Impact:** all  \n**Cause:** x'), '**Impact:**  \n**Cause:**');
    assert.equal(line('- **Impact:** all  \n- **Cause:** x'), '- **Impact:**\n- **Cause:**');
    assert.equal(line('**Impact: all** <!-- high or low -->'), '**Impact:**');
    assert.equal(line('**Impact:** all **Cause:** x'), '**Impact:**  **Cause:**');
  });
});
