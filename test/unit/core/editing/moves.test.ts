import { strict as assert } from 'node:assert';
import { after, changeOf } from './support';

const ENDINGS = ['\n', '\r\n', '\r'];

function moves(
  name: string,
  title: string,
  before: string,
  then: string,
  wanted = 'resolved',
  path?: string,
) {
  it(name, () => {
    for (const eol of ENDINGS) {
      const [text, expected] = [before, then].map((one) => one.replaceAll('\n', eol)) as [string, string];
      const setting = { title, ...(path === undefined ? {} : { path }) };
      assert.equal(after(text, wanted, setting), expected);
      const change = changeOf(text, wanted, setting);
      assert.ok(change.kind === 'edits' && change.preview !== undefined && change.preview !== '');
    }
  });
}

describe('an entry whose section says its state', () => {
  const HEAD = '# Blockers\n\n## Active\n\n';
  const one = '### Blocker 1: One\n\nText.\n\n- list';
  const two = '### Blocker 2: Two\n\nText.';
  const nine = '### Blocker 9: Nine\n\nDone.';

  moves(
    'moves with its lines, from the middle',
    'One',
    `${HEAD}${one}\n\n${two}\n\n## Resolved\n\n${nine}\n`,
    `${HEAD}${two}\n\n## Resolved\n\n${nine}\n\n${one}\n`,
  );
  moves(
    'moves with its lines, from the end',
    'Two',
    `${HEAD}${one}\n\n${two}\n\n## Resolved\n\n${nine}\n`,
    `${HEAD}${one}\n\n## Resolved\n\n${nine}\n\n${two}\n`,
  );
  moves(
    'moves up again',
    'Nine',
    `${HEAD}${one}\n\n${two}\n\n## Resolved\n\n${nine}\n`,
    `${HEAD}${one}\n\n${two}\n\n${nine}\n\n## Resolved\n`,
    'open',
  );
  moves(
    'moves with the rules that separate entries',
    'One',
    `${HEAD}${one}\n\n---\n\n${two}\n\n---\n\n## Resolved\n\n${nine}\n`,
    `${HEAD}${two}\n\n---\n\n## Resolved\n\n${nine}\n\n---\n\n${one}\n`,
  );
  moves(
    'leaves a rule between sections where it is',
    'Two',
    `${HEAD}${one}\n\n---\n\n${two}\n\n---\n\n## Resolved\n\n${nine}`,
    `${HEAD}${one}\n\n---\n\n## Resolved\n\n${nine}\n\n---\n\n${two}`,
  );
  moves(
    'moves to a section that only says that it is empty',
    'One',
    `${HEAD}${one}\n\n## Resolved\n\n_None yet_\n\n## Notes\n\nText.\n`,
    `${HEAD.trimEnd()}\n\n## Resolved\n\n_None yet_\n\n${one}\n\n## Notes\n\nText.\n`,
  );
  moves(
    'moves to an empty section at the end of the file',
    'One',
    `${HEAD}${one}\n\n## Resolved`,
    `${HEAD.trimEnd()}\n\n## Resolved\n\n${one}`,
  );
  moves(
    'moves to the section of the very meaning',
    'One',
    `${HEAD}${one}\n\n## In progress\n\n${two}\n\n## Resolved\n\n${nine}\n`,
    `${HEAD.trimEnd()}\n\n## In progress\n\n${two}\n\n${one}\n\n## Resolved\n\n${nine}\n`,
    'in-progress',
  );
  moves(
    'moves as an item, with its own lines and the bullet of its new list',
    'Phone',
    '# Bugs\n\n## Open\n\n- Phone numbers are refused\n  because of the plus\n- Sorting is wrong\n\n## Fixed\n\n* Dark mode is forgotten\n* Crash on start\n',
    '# Bugs\n\n## Open\n\n- Sorting is wrong\n\n## Fixed\n\n* Dark mode is forgotten\n* Crash on start\n* Phone numbers are refused\n  because of the plus\n',
    'resolved',
    'docs/BUGS.md',
  );
  moves(
    'moves as a row to a table with the same columns',
    'Maps',
    '# Known issues\n\n## Open\n\n| Issue | Since |\n|---|---|\n| Maps without scale | 1.4 |\n| Search fails | 1.2 |\n\n## Closed\n\n| Issue | Since |\n|:--|--:|\n| Crash on start | 1.0 |\n',
    '# Known issues\n\n## Open\n\n| Issue | Since |\n|---|---|\n| Search fails | 1.2 |\n\n## Closed\n\n| Issue | Since |\n|:--|--:|\n| Crash on start | 1.0 |\n| Maps without scale | 1.4 |\n',
    'resolved',
    'docs/KNOWN_ISSUES.md',
  );

  it('does not move to a table with other columns', () => {
    const text =
      '# Known issues\n\n## Open\n\n| Issue | Since |\n|---|---|\n| Maps without scale | 1.4 |\n| Search fails | 1.2 |\n\n## Closed\n\n| Issue | Release |\n|---|---|\n| Crash on start | 1.0 |\n';
    assert.equal(
      after(text, 'resolved', { path: 'docs/KNOWN_ISSUES.md', title: 'Maps' }),
      'impossible: The table under “Closed” has other columns. Move the row by hand.',
    );
  });

  it('does not move where there is no section to move to', () => {
    const text = '# Blocker\n\n## Gelöste Blocker\n\n### Blocker 1: Eins\n\nText.\n';
    const reason = after(text, 'open');
    assert.match(reason, /^impossible: The section “Gelöste Blocker” says the state/);
    assert.match(reason, /such as “Offene?”/);
  });

  it('does not tear HTML apart', () => {
    const text = `# Blockers\n\n## Active\n\n<details>\n\n### Blocker 1: One\n\nText.\n\n</details>\n\n### Blocker 2: Two\n\nText.\n\n## Resolved\n\n### Blocker 9: Nine\n\nText.\n`;
    assert.match(after(text, 'resolved', { title: 'One' }), /^impossible: .*HTML/);
  });
});

describe('a document whose name says its state', () => {
  const TEXT = '# Warnings hide the error\n\n## Description\n\nThe build prints 900 warnings.\n';
  const rename = (
    path: string,
    value: string,
    neighbours = { files: [] as string[], folders: [] as string[] },
  ) => changeOf(TEXT, value, { path, neighbours });

  it('is renamed', () => {
    assert.deepEqual(rename('docs/problems/007-x.open.md', 'resolved'), {
      kind: 'rename',
      to: 'docs/problems/007-x.closed.md',
      edits: [],
    });
    assert.deepEqual(rename('docs/problems/007-x.closed.md', 'open'), {
      kind: 'rename',
      to: 'docs/problems/007-x.open.md',
      edits: [],
    });
  });

  it('is renamed with the word that its neighbours have', () => {
    const neighbours = {
      files: ['001-a.done.md', '002-b.done.md', '003-c.fixed.md', '004.open.md'],
      folders: [],
    };
    assert.deepEqual(rename('docs/problems/007-x.OPEN.md', 'resolved', neighbours), {
      kind: 'rename',
      to: 'docs/problems/007-x.DONE.md',
      edits: [],
    });
  });

  it('is not renamed over another', () => {
    const neighbours = { files: ['007-x.open.md', '007-x.closed.md'], folders: [] };
    assert.equal(rename('docs/problems/007-x.open.md', 'resolved', neighbours).kind, 'impossible');
  });

  it('is renamed along with its front matter', () => {
    const text = (status: string) => `---\nstatus: ${status}\n---\n${TEXT}`;
    const setting = { path: 'docs/problems/011-x.open.md' };
    const change = changeOf(text('open'), 'resolved', setting);
    assert.ok(change.kind === 'rename' && change.to === 'docs/problems/011-x.closed.md');
    assert.equal(after(text('open'), 'resolved', setting), text('resolved'));
  });

  it('moves to the folder beside its own', () => {
    const neighbours = { files: [], folders: ['OPEN', 'FIXED', 'images'] };
    assert.deepEqual(rename('docs/bugs/OPEN/x.md', 'resolved', neighbours), {
      kind: 'rename',
      to: 'docs/bugs/FIXED/x.md',
      edits: [],
    });
    assert.match(
      JSON.stringify(rename('docs/bugs/OPEN/x.md', 'resolved')),
      /no folder beside it says another. Make one, such as “RESOLVED”/,
    );
  });
});
