// What fuzzing found, each with the shortest input that showed it.
import { strict as assert } from 'node:assert';
import { locateAnchor } from '../../../../src/core/anchor';
import { movedEdits } from '../../../../src/core/mentioned/moved';
import { linksOf } from '../../../../src/core/renumbering/markdownLinks';
import { planAppend } from '../../../../src/core/logs/append';
import { readDocument } from '../../../../src/core/document';
import { readSnippets } from '../../../../src/core/snippet';
import { renderRecord } from '../../../support/renderRecord';
import { remedyFor } from '../../../../src/core/resolving/requirements';
import { setFieldOf } from '../../../../src/core/revision';
import { applyEdits } from '../../../../src/core/textEdit';
import { refOf } from '../../../fuzz/promises/reading';

const NOTHING = { places: [], environment: [] };
const DRAFT = { title: 'Sockets leak', kind: 'decision', tags: [], date: '2026-11-21T14:30:00+01:00' };

function withField(path: string, text: string, value: string): string {
  const [entry] = readDocument(refOf(path), text).entries;
  assert.ok(entry);
  const change = setFieldOf(text, entry, 'status', value);
  assert.ok(change.kind === 'edits');
  return applyEdits(text, change.edits);
}

describe('what fuzzing found', () => {
  it('a status of two words is replaced once', () => {
    assert.equal(
      withField('BLOCKERS.md', '## Blocker: It leaks\n**Status:**Open/Review\n', 'resolved'),
      '## Blocker: It leaks\n**Status:**Resolved\n',
    );
  });

  it('an entry stands before a section of notes, with the cursor in its first blank', () => {
    const text = '## Notes\n\nA note.\n';
    const { edits, cursor } = planAppend(refOf('docs/ISSUES.md'), text, DRAFT, NOTHING);
    const lines = applyEdits(text, edits).split('\n');
    assert.deepEqual(lines.slice(0, 4), ['## Decision #1: Sockets leak', '', '**Options Considered:**', '']);
    assert.equal(lines[cursor.line], '**Decision:**');
    assert.equal(lines.slice(-4).join('\n'), '## Notes\n\nA note.\n');
  });

  it('code keeps the characters that icon fonts use', () => {
    const code = 'icon = "\uE002"; "\uE0020\uE002"; \uE000TITLE\uE001';
    const place = { language: 'ts', code, anchor: { file: 'src/a.ts' }, findings: [] };
    const draft = { ...DRAFT, kind: 'challenge', title: '\uE0020\uE002' };
    const { text } = renderRecord(draft, { ...NOTHING, places: [place] }, 'docs/challenges/001-x.md');
    assert.equal(readSnippets(text.slice(text.indexOf('\n---\n') + 5))[0]?.text, code);
    assert.equal(readDocument(refOf('docs/challenges/001-x.md'), text).entries[0]?.title, draft.title);
  });

  it('code that began or ended with an empty comment is at lines that the file has', () => {
    const code = ['import sockets', 'import pool', 'sockets.open(pool.size, pool.name)'];
    for (const text of [
      ['#', ...code],
      [...code, '#'],
    ]) {
      const located = locateAnchor({ text: text.join('\n'), file: 'a.py', lines: { first: 1, last: 4 } }, [
        { path: 'a.py', text: code.join('\n') },
      ]);
      assert.ok(located.grade === 'changed', located.grade);
      assert.deepEqual(located.place.lines, { first: 1, last: 3 });
    }
  });

  it('no link goes on behind a lone carriage return', () => {
    assert.deepEqual(movedEdits('[k](<a\r>', 'docs/a.md', [{ from: 'docs/a', to: 'b' }]), []);
    assert.deepEqual(
      linksOf('[k](<a\r>)').map(({ target }) => target.end - target.start),
      [2],
    );
  });

  it('a heading of two lines is a title of one', () => {
    const text = '---\nkind: til\n---\n\nIt\n leaks\n======\n';
    const { entries } = readDocument(refOf('docs/til/004-x.md'), text);
    assert.deepEqual(
      entries.map(({ title }) => title),
      ['It leaks'],
    );
  });

  it('a heading that an entry lacks is not offered where it would make another entry vanish', () => {
    const document = refOf('docs/problems/011-release-notes.open.md');
    const text = "✅\r-\n2Status: N'one✅\r---\n2Status: N'one✅\r-";
    for (const entry of readDocument(document, text).entries) {
      const remedy = remedyFor(text, entry, 'root-cause');
      const after = readDocument(document, applyEdits(text, remedy?.edits ?? []));
      assert.equal(after.entries.length, 2);
    }
  });

  it('a link whose bracket nobody closed is moved whole', () => {
    const text = '[r]:<💻\n[r]';
    const moves = { was: 'docs/deep/a.md' };
    assert.ok(applyEdits(text, movedEdits(text, 'docs/a.md', [], moves)).isWellFormed());
  });
});
