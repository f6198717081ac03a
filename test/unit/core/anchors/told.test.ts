import { strict as assert } from 'node:assert';
import type { Located } from '../../../../src/core/anchor';
import { byFile } from '../../../../src/core/anchors/byFile';
import * as reasons from '../../../../src/core/anchors/reasons';
import { entryName, gradeNote, lensTitle } from '../../../../src/core/anchors/told';
import type { Entry } from '../../../../src/core/entry';
import { someEntry } from '../../../support/someEntry';

const place = { file: 'src/a.ts', lines: { first: 4, last: 9 } };
const entry = someEntry('docs/challenges/004-sockets-leak.md', { number: 4 });

describe('what is told of code that entries are about', () => {
  it('names the entry, by its number as its file writes it', () => {
    assert.equal(entryName(entry), 'Challenge 004');
    assert.equal(entryName(someEntry('docs/til.md', { kind: 'til', form: 'block' })), 'TIL');
    assert.equal(entryName(someEntry('docs/log.md', { number: 12, form: 'item' })), 'Challenge 12');
  });

  it('says how the code is, unless only its place or its layout is another', () => {
    const notes: readonly (readonly [string | undefined, Located])[] = [
      [undefined, { grade: 'same', place, reason: '' }],
      [undefined, { grade: 'moved', place, reason: '' }],
      [undefined, { grade: 'reindented', place, reason: '' }],
      ['edited, 67% left', { grade: 'changed', place, left: 2 / 3, reason: '' }],
      ['2 places', { grade: 'ambiguous', places: [place, place], reason: '' }],
      ['not certain', { grade: 'ambiguous', places: [place], reason: '' }],
      ['gone', { grade: 'gone', reason: '' }],
      ['commented out', { grade: 'gone', comment: place, reason: '' }],
    ];
    for (const [note, located] of notes) assert.equal(gradeNote(located), note, located.grade);
  });

  it('is a line with the entry, its status, its title, and how the code is', () => {
    const title = '`$(flame)` | 漢字: #1 🔥';
    const one = (facts: Partial<Entry>, located?: Located) =>
      lensTitle([{ entry: { ...entry, title, ...facts }, located }]);
    assert.equal(one({ status: 'In Progress' }), `Challenge 004 · in progress · ${title}`);
    assert.equal(one({ status: '[x]', state: 'resolved' }), `Challenge 004 · resolved · ${title}`);
    assert.equal(one({}, { grade: 'gone', reason: '' }), `Challenge 004 · open · ${title} · gone`);
    assert.equal(one({}, { grade: 'same', place, reason: '' }), `Challenge 004 · open · ${title}`);
  });

  it('counts several entries and names each, by its title where it has no number', () => {
    const til = someEntry('docs/til.md', { title: 'Nagle waits', form: 'block' });
    const about = [entry, til].map((one) => ({ entry: one, located: undefined }));
    assert.equal(lensTitle(about), '2 entries: 004, Nagle waits');
  });
});

describe('the sentence that says where code is', () => {
  it('counts lines up and down', () => {
    assert.deepEqual([0, 1, -1, 12, -3].map(reasons.movedBy), [
      '',
      'moved 1 line down',
      'moved 1 line up',
      'moved 12 lines down',
      'moved 3 lines up',
    ]);
  });

  it('tells what is known, and no more', () => {
    assert.deepEqual(
      [
        reasons.same(0),
        reasons.same(1),
        reasons.same(2),
        reasons.moved(reasons.movedTo(place)),
        reasons.reindented(''),
        reasons.reindented('moved 1 line up'),
        reasons.changed(0, 1, ''),
        reasons.changed(2, 3, 'moved 1 line up'),
        reasons.ambiguous(1, true),
        reasons.ambiguous(3, true),
        reasons.ambiguous(3, false),
        reasons.gone('src/a.ts'),
        reasons.gone(undefined),
        reasons.commentedOut(place),
        reasons.commentedOut({ file: 'a.py', lines: { first: 3, last: 3 } }),
      ],
      [
        'It is where it was captured.',
        'It is where it was captured. The same text stands in another place, too.',
        'It is where it was captured. The same text stands in 2 other places, too.',
        'It moved to src/a.ts, line 4 since it was captured.',
        'Only its white space changed since it was captured.',
        'Only its white space changed since it was captured, and it moved 1 line up.',
        'It was edited since it was captured: its line is another.',
        'It was edited since it was captured: 2 of 3 lines are left, and it moved 1 line up.',
        'The captured text is too short to be sure that this is its place.',
        'The captured text is too short to tell its place: it stands in 3 places.',
        'The captured text stands in 3 places, and nothing tells which of them it was.',
        'The captured code is not in src/a.ts any more.',
        'The captured code is not in these files any more.',
        'The captured code was commented out: src/a.ts, lines 4-9.',
        'The captured code was commented out: a.py, line 3.',
      ],
    );
  });
});

describe('the entries that are about a file', () => {
  const about = (path: string, file: string, folder?: string): Entry =>
    someEntry(path, {
      anchors: [
        { id: 'a1', file },
        { id: 'a2', commit: 'f'.repeat(40) },
      ],
      document: { uri: path, path, inTarget: true, ...(folder !== undefined && { folder }) },
    });
  const first = about('1.md', 'src/a.ts');
  const second = about('2.md', './src/a.ts');
  const other = about('3.md', 'src/a.ts', 'other');
  const renamed = about('4.md', 'src/old.ts');
  const today = (folder: string, path: string) =>
    folder === 'only' && path === 'src/old.ts' ? 'src/a.ts' : undefined;
  const found = byFile([first, second, other, renamed], 'only', today);
  const paths = (folder: string, path: string) =>
    found.of(folder, path).map(({ entry: { document }, place: { id } }) => `${document.path} ${id}`);

  it('are all of its folder, by what the file is called today', () => {
    assert.deepEqual(paths('only', 'src/a.ts'), ['1.md a1', '2.md a1', '4.md a1']);
    assert.deepEqual(paths('other', './src/a.ts'), ['3.md a1']);
    assert.deepEqual(paths('only', 'src/old.ts'), []);
    assert.deepEqual(paths('only', 'lib/src/a.ts'), []);
  });
});
