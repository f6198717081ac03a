import { strict as assert } from 'node:assert';
import { findConflict, mayHoldConflict, sidesOf } from '../../../src/core/conflict';
import type { DocumentRef, Reading } from '../../../src/core/entry';
import { readText } from '../../../src/core/reader';

const RECORD =
  '---\ntitle: "Leak"\nkind: challenge\nstatus: open\n---\n\n# Challenge: Leak\n\n## Problem\n\n';
const conflict = (ours: string, theirs: string) =>
  `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> 1a2b3c4 (theirs)\n`;

describe('a merge conflict in a document', () => {
  const read = (text: string, path = 'docs/challenges/001-leak.md'): Reading => {
    const document: DocumentRef = { uri: path, path, inTarget: path.startsWith('docs/challenges') };
    return readText(document, text);
  };
  const told = ({ entries, problems }: Reading) => [
    entries.map(({ title }) => title),
    problems.map(({ code, line }) => [code, line]),
  ];

  it('is a problem beside the entry that is read all the same', () => {
    for (const text of [`${RECORD}${conflict('One.\n', 'Two.\n')}`, `${RECORD}${conflict('', 'Two.\n')}`]) {
      assert.deepEqual(told(read(text)), [['Leak'], [['merge-conflict', 11]]]);
      assert.deepEqual(told(read(text.replaceAll('\n', '\r\n'))), [['Leak'], [['merge-conflict', 11]]]);
    }
  });

  it('with the text that both sides come from is one too', () => {
    const text = conflict('One.\n', 'Two.\n').replace('=======', '||||||| 0a1b2c3\nNone.\n=======');
    assert.deepEqual(told(read(RECORD + text)), [['Leak'], [['merge-conflict', 11]]]);
  });

  it('in the front matter is what is told of it', () => {
    const text = RECORD.replace('status: open\n', conflict('status: open\n', 'status: resolved\n'));
    const reading = read(text);
    assert.deepEqual(told(reading), [[], [['merge-conflict', 4]]]);
    assert.match(reading.problems[0]?.message ?? '', /^Lines 4-8 are a merge conflict/);
  });

  it('that hides the only entry of a document is told', () => {
    const status = conflict('**Status:** Open\n', '**Status:** Resolved\n');
    assert.deepEqual(told(read(`# Notes\n\n## Challenge: Leak\n\n${status}`, 'docs/notes.md')), [
      [],
      [['merge-conflict', 5]],
    ]);
  });

  it('that is the whole document is told, where one side of it would be read', () => {
    const status = (word: string) => RECORD.replace('status: open', `status: ${word}`);
    const [ours, theirs] = [status('open'), status('resolved')];
    for (const text of [
      conflict(ours, theirs),
      conflict(ours, theirs).replaceAll('\n', '\r\n'),
      conflict(`\uFEFF${ours}`, theirs),
      conflict(ours, theirs).replace('=======', `||||||| 0a1b2c3\n${ours}=======`),
    ])
      assert.deepEqual(told(read(text)), [[], [['merge-conflict', 1]]], text);
    for (const text of [conflict(ours, theirs), conflict('', theirs), conflict('# Notes\n', theirs)])
      assert.deepEqual(told(read(text, 'docs/notes.md')), [[], [['merge-conflict', 1]]], text);
    assert.deepEqual(told(read(conflict('# Notes\n', ''), 'docs/notes.md')), [[], []]);
  });

  it('is not told of ordinary documents, of code, nor of marks that are none', () => {
    assert.deepEqual(told(read(`# Guide\n\n${conflict('One.\n', 'Two.\n')}`, 'docs/guide.md')), [[], []]);
    for (const body of [
      `\`\`\`\n${conflict('One.\n', 'Two.\n')}\`\`\`\n`,
      'Title\n=======\n\n>>>>>>> quoted\n',
      '<<<<<<< HEAD\n\nnever ends\n',
      '<<<<<<< HEAD\n>>>>>>> theirs\n',
    ])
      assert.deepEqual(told(read(RECORD + body)), [['Leak'], []], body);
  });

  it('is looked for in linear time', () => {
    for (const text of [
      RECORD + '<<<<<<< HEAD\n=======\n'.repeat(20_000),
      '<<<<<<< HEAD\n=======\n>>>>>>> x\n'.repeat(20_000),
    ]) {
      const began = performance.now();
      read(text);
      assert.ok(performance.now() - began < 2_000);
    }
  });
});

describe('the marks of a merge conflict', () => {
  const lines = (...marks: readonly string[]) => findConflict(marks.join('\n'), () => false);

  it('are three, each at the beginning of a line, in their order', () => {
    assert.deepEqual(lines('<<<<<<< a', '=======', '>>>>>>> b'), { first: 1, last: 3 });
    assert.deepEqual(lines('x', '<<<<<<< a', 'x', '=======\r', '', '>>>>>>> b', 'y'), { first: 2, last: 6 });
    assert.deepEqual(lines('<<<<<<< a', '=======', '<<<<<<< b', '=======', '>>>>>>> c'), {
      first: 3,
      last: 5,
    });
    for (const marks of [
      ['<<<<<<< a', '>>>>>>> b'],
      ['<<<<<<< a', '======='],
      ['=======', '>>>>>>> b', '<<<<<<< a'],
      ['<<<<<<< a', '=======', '<<<<<<< b', '>>>>>>> c'],
      ['<<<<<<< a', '======= x', '>>>>>>> b'],
      ['<<<<<<< a', '========', '>>>>>>> b'],
      ['<<<<<<<', '=======', '>>>>>>>'],
      [' <<<<<<< a', '=======', '>>>>>>> b'],
    ])
      assert.equal(lines(...marks), undefined, marks.join('|'));
  });

  it('are none where they begin in code', () => {
    const text = '<<<<<<< a\n=======\n>>>>>>> b\n<<<<<<< c\n=======\n>>>>>>> d';
    assert.deepEqual(
      findConflict(text, (line) => line === 1),
      { first: 4, last: 6 },
    );
    assert.equal(
      findConflict(text, (line) => line === 1 || line === 4),
      undefined,
    );
  });

  it('may be there where the first is', () => {
    assert.deepEqual(
      ['<<<<<<< a', 'x\n<<<<<<< a', 'x <<<<<<< a', '<<<<<<', '=======\n>>>>>>> b'].map(mayHoldConflict),
      [true, true, false, false, false],
    );
  });

  it('part the two sides, without what both come from', () => {
    const text = (eol: string) =>
      [
        'both =======',
        '=======',
        '<<<<<<< a',
        'ours',
        '||||||| b',
        'base',
        '=======',
        'theirs',
        '>>>>>>> c',
        '>>>>>>>',
        '<<<<<<< a',
        '=======',
        'x <<<<<<< y',
        '>>>>>>> c',
        'end',
      ].join(eol);
    for (const eol of ['\n', '\r\n'])
      assert.deepEqual(
        sidesOf(text(eol)),
        [
          ['both =======', '=======', 'ours', '>>>>>>>', 'end'],
          ['both =======', '=======', 'theirs', '>>>>>>>', 'x <<<<<<< y', 'end'],
        ].map((lines) => lines.join(eol)),
      );
    assert.deepEqual(sidesOf('<<<<<<< a\nours\n=======\ntheirs\n>>>>>>> c'), ['ours\n', 'theirs\n']);
  });
});
