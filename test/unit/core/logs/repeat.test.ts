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

  it('is nothing elsewhere', () => {
    const text = `${HEAD}Some text.\n\n1. One\n2. Two\n`;
    assert.deepEqual(repeat(text, 'Some text')[0], []);
    assert.deepEqual(repeat(text, '2. Two')[0], []);
    assert.deepEqual(repeat('# Guide\n\n## Step 1: Install\n\nx\n', 'Step 1')[0], []);
  });
});
