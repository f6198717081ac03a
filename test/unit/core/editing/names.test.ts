import { strict as assert } from 'node:assert';
import type { Neighbours } from '../../../../src/core/editing/change';
import { moveToFolder, renameFile, stateOfFileName } from '../../../../src/core/editing/names';
import { wantedStatus } from '../../../../src/core/editing/statusWord';
import { open } from '../../../../src/core/revision';
import { refOf } from './support';

const TEXT = '# Warnings hide the error\n\n## Description\n\nThe build prints 900 warnings.\n';

/** What a file at a path would be called, or why it would not. */
function renamed(path: string, value: string, files: readonly string[] = []): string {
  const { source } = open(refOf(path), TEXT);
  const change = renameFile(source, { files, folders: [] }, wantedStatus(value));
  return change.kind === 'rename' ? change.to : change.kind === 'impossible' ? change.reason : 'edits';
}

function moved(path: string, value: string, folders: Neighbours['folders']): string {
  const { source, findings } = open(refOf(path), TEXT);
  const [finding] = findings;
  assert.ok(finding);
  const change = moveToFolder(source, { files: [], folders }, finding, wantedStatus(value));
  return change.kind === 'rename' ? change.to : change.kind === 'impossible' ? change.reason : 'edits';
}

describe('the name of a file that says its state', () => {
  it('says open or resolved, in any case and with hyphens', () => {
    const paths = ['a/7-x.open.md', 'X.Closed.MD', '7.in-progress.markdown', '7.résolu.md'];
    assert.deepEqual(paths.map(stateOfFileName), ['open', 'resolved', 'open', 'resolved']);
    for (const path of ['7-x.md', '7.open.txt', 'a.open/7.md', '7.1.md', '7-open.md'])
      assert.equal(stateOfFileName(path), undefined, path);
  });

  for (const [path, value, files, becomes] of [
    ['docs/problems/7-x.open.md', 'resolved', [], 'docs/problems/7-x.closed.md'],
    ['7-x.OPEN.markdown', 'resolved', [], '7-x.CLOSED.markdown'],
    ['docs/problems/7-x.Open.md', 'resolved', [], 'docs/problems/7-x.Closed.md'],
    ['docs/problems/7-x.todo.md', 'resolved', [], 'docs/problems/7-x.resolved.md'],
    ['docs/problems/7-x.open.md', 'in-progress', [], 'docs/problems/7-x.in-progress.md'],
    ['docs/problems/7-x.open.md', 'On Hold', [], 'docs/problems/7-x.on-hold.md'],
    // The most common word of its neighbours, or the one that says exactly what is wanted.
    ['p/7.open.md', 'resolved', ['1.done.md', '2.fixed.md', '3.fixed.md', '4.open.md'], 'p/7.fixed.md'],
    ['p/7.open.md', 'in-progress', ['1.open.md', '2.wip.md', '3.done.md'], 'p/7.wip.md'],
    ['p/7.open.md', 'in-progress', ['1.blocked.md', '3.done.md'], 'p/7.in-progress.md'],
    ['p/7.open.md', 'workaround', ['1.blocked.md'], 'p/7.workaround.md'],
    ['p/7.open.md', 'rejected', ['1.done.md', '2.done.md', '3.rejected.md'], 'p/7.rejected.md'],
    ['p/7.open.md', 'resolved', ['1.not-done.md', '2.en.md'], 'p/7.closed.md'],
  ] as const) {
    it(`${path} becomes ${becomes} for ${value} beside ${files.join(', ')}`, () =>
      assert.equal(renamed(path, value, files), becomes));
  }

  it('is left alone where another file has that name, or it says no state', () => {
    assert.equal(
      renamed('p/7.open.md', 'resolved', ['7.closed.md']),
      'There is a file “7.closed.md” already. Rename this one by hand.',
    );
    assert.equal(renamed('p/7.md', 'resolved'), 'The name of the file says no state.');
  });
});

describe('the folder that says a state', () => {
  for (const [path, value, folders, becomes] of [
    ['docs/bugs/OPEN/x.md', 'resolved', ['OPEN', 'FIXED', 'images'], 'docs/bugs/FIXED/x.md'],
    ['bugs/fixed/x.md', 'open', ['open', 'in_progress', 'fixed'], 'bugs/open/x.md'],
    ['bugs/open/x.md', 'in-progress', ['open', 'in_progress', 'fixed'], 'bugs/in_progress/x.md'],
    ['bugs/open/x.md', 'accepted', ['open', 'rejected', 'accepted'], 'bugs/accepted/x.md'],
    ['bugs/open/x.md', 'resolved', ['open', '2024-fixed', 'done'], 'bugs/done/x.md'],
  ] as const) {
    it(`${path} goes to ${becomes} for ${value}`, () => assert.equal(moved(path, value, folders), becomes));
  }

  it('is asked for where there is none, in the case of its own', () => {
    const reason = (own: string, word: string) =>
      `The folder “${own}” says the state of “Warnings hide the error”, and no folder beside it says another. Make one, such as “${word}”, then try again.`;
    assert.equal(moved('bugs/OPEN/x.md', 'in-progress', ['OPEN']), reason('OPEN', 'IN-PROGRESS'));
    assert.equal(moved('bugs/open/x.md', 'Fixed', ['open']), reason('open', 'resolved'));
    assert.equal(moved('bugs/Open/x.md', 'resolved', ['Open']), reason('Open', 'Resolved'));
  });
});
