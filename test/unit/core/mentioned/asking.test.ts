import { strict as assert } from 'node:assert';
import { askingAt } from '../../../../src/core/mentioned/asking';

/** What is asked for at the end of a text. */
function asked(text: string, sign?: string): string | undefined {
  const asking = askingAt(text, text.length, sign === undefined ? {} : { sign });
  if (!asking) return undefined;
  const what = asking.what === 'value' ? asking.key : asking.what;
  return `${what} ${asking.typed}${asking.what === 'commit' ? ` ${asking.form}` : ''}`;
}
/** The same in front matter, which goes on behind the cursor. */
function askedInHeader(header: string): string | undefined {
  const before = `---\nkind: challenge\n${header}`;
  const asking = askingAt(`${before}\n---\n# X\n`, before.length);
  if (!asking) return undefined;
  const what = asking.what === 'value' ? asking.key : asking.what;
  return `${what} ${asking.typed}${asking.what === 'commit' ? ` ${asking.form}` : ''}`;
}

describe('what is asked for where somebody types', () => {
  it('is an entry behind #, and neither a heading nor part of a word', () => {
    assert.equal(asked('See #', '#'), 'entry #');
    assert.equal(asked('See (#04'), 'entry #04');
    assert.equal(asked('- #sock'), 'entry #sock');
    assert.equal(asked('#00'), 'entry #00');
    for (const text of ['#', '## ', '##', 'C#', 'a#b', 'https://x.org/#', '```\n#1'])
      assert.equal(asked(text), undefined, text);
  });

  it('is a path in code, once a slash or a person says so', () => {
    assert.equal(asked('See `src/', '/'), 'path src/');
    assert.equal(asked('See `src'), 'path src');
    assert.equal(asked('`a` and `b/'), 'path b/');
    for (const [text, sign] of [
      ['`', '`'],
      ['`a` and/', '/'],
      ['and/or', '/'],
      ['```ts\n`src/', '/'],
    ] as const)
      assert.equal(asked(text, sign), undefined, text);
  });

  it('is a commit behind its word', () => {
    assert.equal(asked('since commit `', '`'), 'commit  short');
    assert.equal(asked('at `3f2'), 'commit 3f2 short');
    assert.equal(asked('in commit 3f'), 'commit 3f short');
    assert.equal(asked('we commit ', ' '), undefined);
  });

  it('is a fact behind a fence', () => {
    assert.equal(asked('```ts before=a1 file=src/'), 'path src/');
    assert.equal(asked('```ts before=a1 commit='), 'commit  full');
    assert.equal(asked('```ts before='), undefined);
  });

  it('is a value in front matter', () => {
    assert.equal(askedInHeader('tags: '), 'tags ');
    assert.equal(askedInHeader('tags: [web, so'), 'tags so');
    assert.equal(askedInHeader('tags:\n  - web\n  - so'), 'tags so');
    assert.equal(askedInHeader('severity: '), 'severity ');
    assert.equal(askedInHeader('status: "op'), 'status op');
    assert.equal(askedInHeader('anchors:\n  - id: a1\n    file: src/'), 'path src/');
    assert.equal(askedInHeader('anchors:\n  - id: a1\n    commit: '), 'commit  quoted');
    assert.equal(askedInHeader('anchors:\n  - id: a1\n    commit: "3f'), 'commit 3f full');
    for (const header of ['title: ', 'other:\n  - ', 'title: #', 'severity'])
      assert.equal(askedInHeader(header), undefined);
  });
});
