import { strict as assert } from 'node:assert';
import { readText } from '../../../../src/core/reader';
import { issueDraftOf, type Origin } from '../../../../src/core/issues/issueDraft';

const commit = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';
const path = 'docs/challenges/001-leak.md';
const BLOB = `https://github.com/acme/app/blob/${commit}`;

const draftOf = (
  text: string,
  facts: { readonly [key in keyof Origin]?: string | undefined } = {},
  at = 0,
) => {
  const { entries } = readText({ uri: path, path, inTarget: true }, text);
  const origin = {
    path,
    commit,
    remoteUrl: 'https://x:secret@github.com/acme/app.git',
    committed: text,
    ...facts,
  };
  const entry = entries[at];
  assert.ok(entry, text);
  return issueDraftOf(entry, text, origin as Origin);
};
const record = (body: string, extra = '') =>
  `---\ntitle: "Sockets: leak #3"\nkind: challenge\nstatus: open\nseverity: high\ncategory: technical\ntags: [websocket, High]\n${extra}---\n\n# Challenge: Sockets: leak \\#3\n\n${body}`;

describe('an entry as an issue', () => {
  it('is its own text, with labels and the way back', () => {
    assert.deepEqual(draftOf(record('## Problem\r\n\r\nThey leak.\n', 'labels: [bug, "v1.2"]\n')), {
      title: 'Sockets: leak #3',
      labels: ['challenge', 'high', 'technical', 'websocket', 'bug', 'v1.2'],
      body: `## Problem\n\nThey leak.\n\n---\n\nLogged in [docs/challenges/001-leak.md](${BLOB}/${path}).\n`,
    });
  });

  it('has links that lead somewhere from there', () => {
    const { body } = draftOf(
      record(
        [
          'See [a](../../src/a%20b.ts#L4-L5), [b](./002-x.md "title") and ![c](img/c.png), [d](/README.md).',
          'Not [e](https://example.com/x), [f](#part), [g](../../../out.md), `[h](h.md)` or [i](mailto:a@b.c).',
          '',
          '[ref]: other.md "Other"',
          '',
          '```md',
          '[code](code.md)',
          '```',
        ].join('\n'),
      ),
    );
    assert.deepEqual(body.split('\n').slice(0, 8), [
      `See [a](${BLOB}/src/a%20b.ts#L4-L5), [b](${BLOB}/docs/challenges/002-x.md "title") and [c](${BLOB}/docs/challenges/img/c.png), [d](${BLOB}/README.md).`,
      'Not [e](https://example.com/x), [f](#part), [g](../../../out.md), `[h](h.md)` or [i](mailto:a@b.c).',
      '',
      `[ref]: ${BLOB}/docs/challenges/other.md "Other"`,
      '',
      '```md',
      '[code](code.md)',
      '```',
    ]);
  });

  it('claims no place that the commit does not have', () => {
    const text = record('See [a](a.md).\n');
    assert.equal(draftOf(text, { committed: undefined }).body, `See [a](${BLOB}/docs/challenges/a.md).\n`);
    const unborn = draftOf(text, { commit: undefined, committed: undefined });
    assert.equal(unborn.body, 'See [a](a.md).\n');
  });

  it('of a log is its own part, with its lines in the commit', () => {
    const log =
      '# Log\n\n## Challenge 1: One\n\n**Status:** Open\n\nFirst.\n\n## Challenge 2: Two\n\n**Status:** Open\n\nSecond.\n';
    const { title, body } = draftOf(log, { committed: `intro\n${log}` }, 1);
    assert.equal(title, 'Two');
    assert.equal(
      body,
      `**Status:** Open\n\nSecond.\n\n---\n\nLogged in [docs/challenges/001-leak.md](${BLOB}/${path}?plain=1#L10-L14).\n`,
    );
    assert.equal(draftOf(log, { committed: '# Log\n' }, 1).body, '**Status:** Open\n\nSecond.\n');
  });

  it('has the labels that its front matter lists, each once', () => {
    const labels = (extra: string) => draftOf(record('', extra)).labels.slice(4);
    assert.deepEqual(labels('labels: " a, B ,high,,b"\n'), ['a', 'B']);
    assert.deepEqual(labels('labels: [a, [b], "", c]\n'), ['a', 'c']);
    assert.deepEqual(labels('labels: {a: b}\n'), []);
    assert.deepEqual(labels(''), []);
  });

  it('leaves a link as it is that leads nowhere or needs no help', () => {
    for (const [written, wanted] of [
      ['[a](<b c.md>)', `[a](${BLOB}/docs/challenges/b%20c.md)`],
      ['[a](b.md?plain=1#L3)', `[a](${BLOB}/docs/challenges/b.md#L3)`],
      ['[a](b.md#x<y>)', '[a](b.md#x<y>)'],
      ['[a](100%.md)', `[a](${BLOB}/docs/challenges/100%25.md)`],
      ['[a](..//./../b.md)', `[a](${BLOB}/b.md)`],
      ['[a](../..)', '[a](../..)'],
      ['[a](//x.org/b.md)', '[a](//x.org/b.md)'],
      ['[a [b]](c.md)', `[a [b]](${BLOB}/docs/challenges/c.md)`],
      ['`x`[a](b.md)`y`', `\`x\`[a](${BLOB}/docs/challenges/b.md)\`y\``],
      ['``[a](b.md) ` [a](b.md)``', '``[a](b.md) ` [a](b.md)``'],
      ['[r]: <b c.md>', `[r]: ${BLOB}/docs/challenges/b%20c.md`],
      ['[r]: https://x.org', '[r]: https://x.org'],
      ['[a] (b.md)', '[a] (b.md)'],
    ] as const)
      assert.equal(draftOf(record(`${written}\n`), { committed: undefined }).body, `${wanted}\n`, written);
  });

  it('keeps a heading that is not its title, and text above it', () => {
    const body = (text: string) => draftOf(text, { committed: undefined }).body;
    const header = '---\ntitle: Leak\nkind: challenge\nstatus: open\n---\n';
    assert.equal(body(`${header}# Problem\n\nx\n`), '# Problem\n\nx\n');
    assert.equal(body(`${header}\n\nIntro\n\n# Leak\n\nx\n`), 'Intro\n\n# Leak\n\nx\n');
    assert.equal(body(`${header}\r\n**Leak**\r\n===\r\n\r\nx\r\n`), 'x\n');
  });

  it('says where it was logged only with a remote, a commit and what that holds', () => {
    const text = record('x\n');
    for (const facts of [
      { remoteUrl: undefined },
      { commit: undefined },
      { committed: undefined },
      { remoteUrl: 'ssh://x' },
    ])
      assert.equal(draftOf(text, facts).body, 'x\n');
    const odd = 'docs/a_b [c].md';
    assert.match(draftOf(text, { path: odd }).body, /Logged in \[docs\/a\\_b \\\[c\\\]\.md\]\(/);
  });
});
