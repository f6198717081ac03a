// Keys and lists in the front matter of a record: the value changes, and not a byte beside it.
import { strict as assert } from 'node:assert';
import type { Fix } from '../../../../src/core/entry';
import { addFixes, removeKey, setKey } from '../../../../src/core/resolving/header';
import { applyEdits, type TextEdit } from '../../../../src/core/textEdit';
import { HASH, OTHER, WHEN } from './support';

const BODY = '---\n\n# A\n\nresolved: never\n';

/** What becomes of front matter; the body, and the same with other line endings, are looked after. */
function edited(header: string, edit: (text: string) => TextEdit[]): string {
  const [text, windows] = ['\n', '\r\n'].map((eol) => {
    const text = `---\n${header}\n${BODY}`.replaceAll('\n', eol);
    return applyEdits(text, edit(text)).replaceAll(eol, '\n');
  }) as [string, string];
  assert.equal(windows, text);
  assert.ok(text.startsWith('---\n') && text.endsWith(`\n${BODY}`), text);
  return text.slice(4, -BODY.length - 1);
}

describe('a key of a record', () => {
  for (const [header, key, value, becomes] of [
    ['title: A\nstatus: open\nx: 1', 'resolved', WHEN, `title: A\nstatus: open\nresolved: ${WHEN}\nx: 1`],
    ['x: 1', 'resolved', WHEN, `x: 1\nresolved: ${WHEN}`],
    ['title: A\nstatus: open', 'minutes', '90', 'title: A\nstatus: open\nminutes: 90'],
    ['minutes: 5 # at most', 'minutes', '90', 'minutes: 90 # at most'],
    ["minutes: '5'", 'minutes', '90', "minutes: '90'"],
    ['minutes: "5"', 'minutes', '90', 'minutes: "90"'],
    ['minutes: 90', 'minutes', '90', 'minutes: 90'],
    ['minutes:\nx: 1', 'minutes', '90', 'minutes: 90\nx: 1'],
    ['minutes: 2026-11-23', 'minutes', '2026-11-23', 'minutes: 2026-11-23'],
    ['x: "a"', 'x', 'say "it\'s"', 'x: "say \\"it\'s\\""'],
    ["x: 'a'", 'x', "it's", "x: 'it''s'"],
    ['x: a', 'x', 'b: c', 'x: "b: c"'],
    ['x: a', 'x', '1234567890', 'x: "1234567890"'],
    ['x: a', 'x', '2026-11-23', 'x: "2026-11-23"'],
  ] as const) {
    it(`${JSON.stringify(header)} becomes ${JSON.stringify(becomes)}`, () =>
      assert.equal(
        edited(header, (text) => setKey(text, key, value, ['status', 'title'])),
        becomes,
      ));
  }

  it('is left alone where its value is no word, and where there is no front matter', () => {
    for (const header of ['x: [a, b]', 'x: &y a\nz: *y'])
      assert.equal(
        edited(header, (text) => setKey(text, 'x', 'c', [])),
        header,
      );
    assert.deepEqual(setKey('# A\n', 'x', 'c', []), []);
  });

  for (const [header, becomes] of [
    [`a: 1\nresolved: ${WHEN}\nb: 2`, 'a: 1\nb: 2'],
    [`a: 1\nresolved: "${WHEN}"  `, 'a: 1'],
    [`resolved: ${WHEN} # the day\nb: 2`, 'resolved: # the day\nb: 2'],
    [`resolved:\t ${WHEN}\t# the day`, 'resolved:\t# the day'],
    ['resolved:\nb: 2', 'resolved:\nb: 2'],
    ['a: 1', 'a: 1'],
  ] as const) {
    it(`goes from ${JSON.stringify(header)}, with its line unless that has a remark`, () =>
      assert.equal(
        edited(header, (text) => removeKey(text, 'resolved')),
        becomes,
      ));
  }
});

describe('the list of fixes of a record', () => {
  const FIX: Fix = { commit: HASH, subject: 'Close it: "now" # 1', pr: 12 };
  const item = (indent = '  ') =>
    `${indent}- commit: "${HASH}"\n${indent}  subject: "Close it: \\"now\\" # 1"\n${indent}  pr: 12`;
  const other = `  - commit: "${OTHER}"`;
  const pending = '  - uncommitted: true';

  for (const [name, header, fixes, becomes] of [
    ['begins at the end', 'a: 1', [FIX], `a: 1\nfixes:\n${item()}`],
    ['begins with what is not committed', 'a: 1', [{ uncommitted: true }], `a: 1\nfixes:\n${pending}`],
    ['holds no more than is known', 'a: 1', [{ commit: OTHER }], `a: 1\nfixes:\n${other}`],
    ['goes on', `fixes:\n${other}\nb: 2`, [FIX], `fixes:\n${other}\n${item()}\nb: 2`],
    [
      'goes on in its own indentation',
      `fixes:\n- commit: "${OTHER}"\nb: 2`,
      [FIX],
      `fixes:\n- commit: "${OTHER}"\n${item('')}\nb: 2`,
    ],
    ['holds nothing twice', `fixes:\n${item()}`, [FIX, FIX], `fixes:\n${item()}`],
    [
      'says once that something is pending',
      `fixes:\n${pending}`,
      [{ uncommitted: true }],
      `fixes:\n${pending}`,
    ],
    [
      'gives commits for what was pending',
      `fixes:\n${pending}\n${other}\nb: 2`,
      [FIX],
      `fixes:\n${other}\n${item()}\nb: 2`,
    ],
    [
      'gives them in its place at the end',
      `fixes:\n${other}\n${pending}`,
      [FIX],
      `fixes:\n${other}\n${item()}`,
    ],
    [
      'keeps what is pending still',
      `fixes:\n${pending}`,
      [FIX, { uncommitted: true }],
      `fixes:\n${pending}\n${item()}`,
    ],
    ['keeps items of other people', `fixes:\n  - by Ann\n${pending}`, [FIX], `fixes:\n  - by Ann\n${item()}`],
    [
      'stays where it stands in one line',
      'fixes: [{ uncommitted: true }]',
      [FIX],
      'fixes: [{ uncommitted: true }]',
    ],
    ['stays where it is no list', 'fixes: see below', [FIX], 'fixes: see below'],
    ['stays without anything to add', 'a: 1', [], 'a: 1'],
  ] as readonly (readonly [string, string, readonly Fix[], string])[]) {
    it(name, () =>
      assert.equal(
        edited(header, (text) => addFixes(text, fixes)),
        becomes,
      ),
    );
  }

  it('is not begun where there is no front matter', () => assert.deepEqual(addFixes('# A\n', [FIX]), []));
});
