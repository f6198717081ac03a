import { strict as assert } from 'node:assert';
import { repetitionsAt } from '../../../../src/core/logs/repeat';
import { applyEdits } from '../../../../src/core/textEdit';
import { refOf } from './support';

/** What can be added in the line that holds these words, and the text after the first of it, with `|` for the cursor. */
function repeat(text: string, words: string): [readonly string[], string] {
  const line = text.split('\n').findIndex((one) => one.includes(words));
  const found = repetitionsAt(refOf('docs/CHALLENGES.md'), text, line);
  const [first] = found;
  if (!first) return [[], text];
  const lines = applyEdits(text, first.edits).split('\n');
  const at = lines[first.cursor.line] ?? '';
  lines[first.cursor.line] = `${at.slice(0, first.cursor.character)}^${at.slice(first.cursor.character)}`;
  return [found.map(({ what }) => what), lines.join('\n')];
}

const HEAD = '# Challenges\n\n## Challenge 1: Leak\n\n**Status:** Open\n\n';

describe('what repeats in an entry', () => {
  it('is a step with the labels of the last one', () => {
    const text = `${HEAD}### Investigation\n\n#### Step 1: Log\n\n**Action:** a\n**Result:** b\n\n#### Step 2: Ask\n\n**Action:** c\n**Result:** d\n\n### Solution\n\nx\n`;
    const [what, after] = repeat(text, 'Step 1');
    assert.deepEqual(what, ['step']);
    assert.equal(
      after,
      text.replace('**Result:** d\n', '**Result:** d\n\n#### Step 3: ^\n\n**Action:**\n**Result:**\n'),
    );
  });

  it('is an option with a letter, and a phase', () => {
    const text = `${HEAD}### Options\n\n#### Option A: Queue\n\n**Pros:** a\n\n#### Option B: Poll\n\n**Pros:** b\n`;
    assert.match(repeat(text, 'Poll')[1], /\*\*Pros:\*\* b\n\n#### Option C: \^\n\n\*\*Pros:\*\*\n$/);
    const phases = text.replaceAll('Option A', 'Phase 1').replaceAll('Option B', 'Phase 2');
    assert.deepEqual(repeat(phases, 'Poll')[0], ['phase']);
  });

  it('is a row of a table of options', () => {
    const text = `${HEAD}**Options Considered:**\n\n| Option | Pros | Cons |\n|---|---|---|\n| Option A | x | |\n| Option B | | y |\n\n**Decision:** A\n`;
    assert.equal(
      repeat(text, 'Option B')[1],
      text.replace('| y |\n', '| y |\n| Option C |^ | |\n').replace('|^ |', '| ^|'),
    );
  });

  it('is the next number of a list of steps', () => {
    const text = `${HEAD}**Investigation Steps:**\n1. Logged.\n2. Asked.\n\n**Solution:** x\n`;
    assert.equal(repeat(text, 'Asked')[1], text.replace('Asked.\n', 'Asked.\n3. ^\n'));
  });

  it('is known by its words in many languages, and counts on from the highest', () => {
    const next = (first: string, second = first) => {
      const text = `${HEAD}### Teil\n\n#### ${first}\n\n**Action:** a\n\n#### ${second}\n\n**Action:** b\n`;
      const [what, after] = repeat(text, second);
      return [what.join(), /\n#### ([^\n]*\^)/.exec(after)?.[1]];
    };
    assert.deepEqual(next('Step 1: a', 'Step 9: b'), ['step', 'Step 10: ^']);
    assert.deepEqual(next('Step 3 — a', 'Step 2 — b'), ['step', 'Step 4 — ^']);
    assert.deepEqual(next('Investigation Step #1', 'Investigation Step #2'), [
      'step',
      'Investigation Step #3^',
    ]);
    assert.deepEqual(next('Étape 1 : a', 'Étape 2 : b'), ['step', 'Étape 3 : ^']);
    assert.deepEqual(next('步骤1：a', '步骤2：b'), ['step', '步骤3： ^']);
    assert.deepEqual(next('Alternative a) x', 'Alternative b) y'), ['option', 'Alternative c) ^']);
    // How a person goes on behind Z is theirs to say.
    assert.deepEqual(next('Option Z: x'), ['option', 'Option ^']);
    assert.deepEqual(next('Option Z: x', 'Option AA: y'), ['option', 'Option ^']);
    assert.deepEqual(next('Option A: x', 'Option 2: y'), ['option', 'Option 3: ^']);
    assert.deepEqual(next('方案A：x', '方案B：y'), ['option', '方案C： ^']);
    assert.deepEqual(next('Фаза 1. a', 'Фаза 2. b'), ['phase', 'Фаза 3. ^']);
    assert.deepEqual(next('Phase A: x'), ['phase', 'Phase B: ^']);
    assert.deepEqual(next('Phase D: x', 'Phase E: y'), ['phase', 'Phase F: ^']);
    assert.deepEqual(next('Alternative A - x'), ['option', 'Alternative B - ^']);
    assert.deepEqual(next('Step9: x', 'Step10: y'), ['step', 'Step11: ^']);
    assert.deepEqual(next('Stepping 1: a', 'Steps: b'), ['', undefined]);
    assert.deepEqual(next('Optional 1: a', 'Option Abc: b'), ['', undefined]);
  });

  it('has the headings, labels and gaps of the last one, without what they say', () => {
    const step = (number: number) =>
      `#### Step ${number}: a\n\n**Action:** x\nmore\n\n##### Result\n\nText.\n\n- **Time:** 5 min\n\n`;
    const text = `${HEAD}### Investigation\n\n${step(1)}---\n\n${step(2)}### Solution\n\nx\n`;
    assert.equal(
      repeat(text, 'Step 2')[1],
      text.replace(
        '### Solution',
        '---\n\n#### Step 3: ^\n\n**Action:**\n\n##### Result\n\n- **Time:**\n\n### Solution',
      ),
    );
    const one = `${HEAD}### Investigation\n\nStep 1: a\n---\n\nx\n`;
    assert.equal(repeat(one, 'x')[0].length, 0);
    const single = `${HEAD}### Investigation\n\n#### Step 1\nx\n\n### Solution\n`;
    assert.equal(repeat(single, 'x')[1], single.replace('x\n\n###', 'x\n\n#### Step 2^\n\n###'));
  });

  it('continues the siblings that the cursor stands among', () => {
    const text = `${HEAD}### Step 1: a\n\nx\n\n#### Step 1: c\n\ny\n\n#### Step 2: d\n\nz\n\n### Step 2: b\n\nv\n\n## Challenge 2: Other\n\n**Status:** Open\n\n### Step 7: e\n\nw\n`;
    assert.match(repeat(text, 'v')[1], /\nv\n\n### Step 3: \^\n\n## Challenge 2/);
    assert.match(repeat(text, 'z')[1], /\nz\n\n#### Step 3: \^\n\n### Step 2/);
    assert.match(repeat(text, 'w')[1], /\nw\n\n### Step 8: \^\n$/);
  });

  it('is a row of the table below the heading that the cursor stands in, named like the last', () => {
    const row = (header: string, ...names: string[]) => {
      const text = `${HEAD}### Choice\n\nText.\n\n  | ${header} | Pros |\n  |---|---|\n${names.map((name) => `  | ${name} | x |\n`).join('')}\nEnd.\n`;
      return repeat(text, 'End.')[1]
        .split('\n')
        .find((line) => line.includes('^'));
    };
    assert.equal(row('Option', 'Option A', 'Option B'), '  | Option C | ^|');
    assert.equal(row('Alternatives', 'Option 1: x', 'Option 9: y'), '  | Option 10: | ^|');
    assert.equal(row('方案', '方案A'), '  | 方案B | ^|');
    assert.equal(row('Option', 'Option A: Queue', 'Option B: Poll'), '  | Option C: | ^|');
    assert.equal(row('Option', 'Queue', 'Poll'), '  | ^| |');
    assert.equal(row('Option'), '  | ^| |');
    assert.equal(row('Option', 'Option Z', 'Option AA'), '  | ^| |');
    assert.equal(row('Idea', 'Option A'), undefined);
    const headers =
      'Options, Alternative, Opción, Opciones, Opção, Opções, Варианты, Seçenekler, 选项, 選択肢, 案, 옵션, 대안, ตัวเลือก';
    for (const header of headers.split(', '))
      assert.equal(row(header, 'Option A'), '  | Option B | ^|', header);
    for (const header of ['My option', 'Optional', 'Option value'])
      assert.equal(row(header, 'Option A'), undefined);
  });

  it('is a row of no table of another section', () => {
    const table = (name: string) => `### ${name}\n\n| Option | Pros |\n|---|---|\n| Option A | x |\n\n`;
    const text = `${HEAD}${table('Before')}### Choice\n\nText.\n\n${table('After')}`;
    assert.deepEqual(repeat(text, 'Text.')[0], []);
    assert.deepEqual(repeat(text, 'After')[0], ['option']);
    assert.match(
      repeat(text, 'Before')[1],
      /Before\n\n.*\n.*\n\| Option A \| x \|\n\| Option B \| \^\|\n\n### Choice/,
    );
  });

  it('is found from the first line of an entry to its last, and is that of no other', () => {
    const steps = '### Step 1: a\n\nx\n\n';
    const text = `${HEAD}${steps}## Challenge 2: Ports\n\n**Status:** Open\n\nNone here.\n\n## Notes\n\n${steps}`;
    assert.deepEqual(repeat(text, '## Challenge 1')[0], ['step']);
    assert.deepEqual(repeat(text, 'None here')[0], []);
    assert.deepEqual(repeat(text, '## Notes')[0], []);
  });

  it('may be of several sorts, but is one step', () => {
    const list = '1. a\n2. b\n\n';
    const inStep = `${HEAD}### Investigation\n\n#### Step 1: a\n\n**Attempt:**\n\n${list}`;
    assert.deepEqual(repeat(inStep, '1. a')[0], ['step']);
    const beside = `${HEAD}### Investigation\n\n${list}### Option A: Queue\n\nx\n`;
    assert.deepEqual(repeat(beside, '1. a')[0], ['option', 'step']);
  });

  it('continues headings of the rank of the first', () => {
    const text = `${HEAD}### Investigation\n\n##### Step 5: a\n\nx\n\n#### Step 1: b\n\ny\n`;
    assert.match(repeat(text, '### Investigation')[1], /\nx\n\n##### Step 6: \^\n\n#### Step 1: b/);
  });

  it('is a number in the list of the part that the cursor stands in', () => {
    const list = (label: string, items: string, words = items.trim().split('\n')[0] ?? '') => {
      const text = `${HEAD}**Impact:** x\n\n${label}\n${items}\n\n**Solution:** y\n1. p\n2. q\n`;
      const [what, after] = repeat(text, words);
      return what.length > 0
        ? after.slice(after.indexOf(label) + label.length, after.indexOf('\n\n**Solution'))
        : undefined;
    };
    assert.equal(list('**Investigation:**', '1. a\n2. b'), '\n1. a\n2. b\n3. ^');
    assert.equal(
      list('**Steps to Reproduce:**', '1) a\n\n9)  b\n    more'),
      '\n1) a\n\n9)  b\n    more\n10)  ^',
    );
    assert.equal(list('### Investigation', '\n1.\n2.', 'Investigation'), '\n\n1.\n2.\n3. ^');
    assert.equal(list('**Investigation:**', '1. a'), undefined);
    assert.equal(list('**Investigation:**', '- a\n- b'), undefined);
    assert.equal(
      list('**Investigation:**', '1. a\n   1. deep\n   2. deeper\n2. b'),
      '\n1. a\n   1. deep\n   2. deeper\n2. b\n3. ^',
    );
    assert.equal(
      list('**Investigation:**', '1. a\n2. b\n\n### Notes\n\n7. c\n8. d'),
      '\n1. a\n2. b\n3. ^\n\n### Notes\n\n7. c\n8. d',
    );
    assert.equal(
      list('### Investigation', '\n1. a\n2. b\n\n#### Notes\n\n7. c\n8. d'),
      '\n\n1. a\n2. b\n3. ^\n\n#### Notes\n\n7. c\n8. d',
    );
    for (const behind of ['   1. deep\n   2. deeper', '   more', '   - **Result:** x'])
      assert.equal(list('**Investigation:**', `1. a\n2. b\n${behind}`), `\n1. a\n2. b\n${behind}\n3. ^`);
    assert.equal(
      list('**Investigation:**', '1. a\n   - **Result:** x\n2. b'),
      '\n1. a\n   - **Result:** x\n2. b\n3. ^',
    );
    assert.equal(
      list('**Investigation:**', '\n9. a\n10. b\n\n- c\n- d'),
      '\n\n9. a\n10. b\n11. ^\n\n- c\n- d',
    );
    assert.equal(
      list('**Investigation:**', '1. a\n\n**Ann:** says\n\n2. b', '**Ann'),
      '\n1. a\n\n**Ann:** says\n\n2. b\n3. ^',
    );
    assert.equal(list('**Impact:**', '1. a\n2. b'), undefined);
    assert.equal(list('**Investigation:**', '1. a\n2. b', '**Solution'), undefined);
    assert.equal(list('**Investigation:**', '1. a\n2. b', '**Impact'), undefined);
  });

  it('is found in the lines of a document behind front matter', () => {
    const text = `---\ntitle: x\n---\n\n${HEAD}**Investigation:**\n1. a\n2. b\n`;
    assert.equal(repeat(text, '2. b')[1], text.replace('2. b\n', '2. b\n3. ^\n'));
  });

  it('is nothing elsewhere', () => {
    const text = `${HEAD}Some text.\n\n1. One\n2. Two\n`;
    assert.deepEqual(repeat(text, 'Some text')[0], []);
    assert.deepEqual(repeat(text, '2. Two')[0], []);
    assert.deepEqual(
      repeat(`# Challenges\n\n## Notes\n\n### Step 1: a\n\n${HEAD.slice(14)}x\n`, 'Step 1')[0],
      [],
    );
    assert.deepEqual(repeat('# Guide\n\n## Step 1: Install\n\nx\n', 'Step 1')[0], []);
  });
});
