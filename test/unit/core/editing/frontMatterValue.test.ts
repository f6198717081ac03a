import { strict as assert } from 'node:assert';
import { keyOf, setInFrontMatter } from '../../../../src/core/editing/frontMatterValue';
import { applyEdits } from '../../../../src/core/textEdit';

function set(header: string, key: string, value: string): string {
  const text = `---\n${header}\n---\n\n# A\n\nstatus: open\n`;
  const change = setInFrontMatter(text, key, value);
  if (change.kind !== 'edits') return change.kind === 'impossible' ? change.reason : 'renamed';
  assert.ok(change.edits.length <= 1);
  return applyEdits(text, change.edits).slice(4, -'\n---\n\n# A\n\nstatus: open\n'.length);
}

describe('a value in front matter', () => {
  for (const [header, key, value, becomes] of [
    ['status: open # since May', 'status', 'resolved', 'status: resolved # since May'],
    ["status: 'open'", 'status', "won't fix", "status: 'won''t fix'"],
    ['status: "open"', 'status', 'say "no"', 'status: "say \\"no\\""'],
    ['status: open', 'status', 'yes: no', 'status: "yes: no"'],
    ['status: open', 'status', 'open', 'status: open'],
    ['status:\ntitle: A', 'status', 'open', 'status: open\ntitle: A'],
    ['status: # which?', 'status', 'open', 'status: open # which?'],
    // A new key goes behind the one that it belongs to, or to the end.
    ['title: A\ntags: [x]', 'severity', 'high', 'title: A\nseverity: high\ntags: [x]'],
    ['kind: debt\nstatus: open\nx: 1', 'severity', 'high', 'kind: debt\nstatus: open\nseverity: high\nx: 1'],
    ['title: A\nkind: debt\nx: 1', 'severity', 'high', 'title: A\nkind: debt\nseverity: high\nx: 1'],
    ['tags: [x]', 'severity', 'high', 'tags: [x]\nseverity: high'],
    ['tags: [x]', 'severity', '🔥: high', 'tags: [x]\nseverity: "🔥: high"'],
  ] as const) {
    it(`${JSON.stringify(header)} becomes ${JSON.stringify(becomes)}`, () =>
      assert.equal(set(header, key, value), becomes));
  }

  for (const header of ['status: [open, late]', 'status: &a open\nx: *a']) {
    it(`is left alone where it is more than one word: ${JSON.stringify(header)}`, () =>
      assert.equal(
        set(header, 'status', 'resolved'),
        'The front matter has no room for "status: resolved". Write it by hand.',
      ));
  }

  it('is written with the line break of the document', () => {
    const text = '---\r\ntitle: A\r\n---\r\n';
    const change = setInFrontMatter(text, 'severity', 'high');
    assert.ok(change.kind === 'edits');
    assert.equal(applyEdits(text, change.edits), '---\r\ntitle: A\r\nseverity: high\r\n---\r\n');
  });

  it('is not written where there is no front matter', () => {
    assert.equal(setInFrontMatter('# A\n', 'status', 'open').kind, 'impossible');
  });
});

describe('the key that holds a field', () => {
  it('is the usual one, else another word for it, if it says something', () => {
    assert.deepEqual(keyOf({ state: 'open', status: 'done' }, 'status'), { key: 'status', value: 'done' });
    assert.deepEqual(keyOf({ state: 'open', status: ' ' }, 'status'), { key: 'state', value: 'open' });
    assert.deepEqual(keyOf({ priority: 'P1' }, 'severity'), { key: 'priority', value: 'P1' });
    assert.deepEqual(keyOf({ severity: 'low', priority: 'P1' }, 'severity'), {
      key: 'severity',
      value: 'low',
    });
    assert.deepEqual(keyOf({ category: 'net' }, 'category'), { key: 'category', value: 'net' });
    assert.equal(keyOf({ status: ['open'], severity: 'low' }, 'status'), undefined);
  });
});
