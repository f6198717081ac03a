import { strict as assert } from 'node:assert';
import type { DocumentRef } from '../../../../src/core/entry';
import { readSource } from '../../../../src/core/document';
import { openSource } from '../../../../src/core/formats/format';
import { indexableFolders, indexedDocuments, folderOf } from '../../../../src/core/indexes/folders';
import { renderIndex, type IndexEntry } from '../../../../src/core/indexes/render';
import { gatherEntries, indexUpdate } from '../../../../src/core/indexes/update';
import { EMPTY_CATALOG, withReadings } from '../../../../src/core/catalog';
import { readText } from '../../../../src/core/reader';
import { applyEdits } from '../../../../src/core/textEdit';

const entry = (facts: Partial<IndexEntry> = {}): IndexEntry => ({
  name: '001-a.md',
  title: 'Sockets leak',
  kind: 'challenge',
  state: 'open',
  summary: {},
  ...facts,
});
const documentAt = (path: string, folder?: string): DocumentRef => ({
  uri: `file:///${folder ?? 'w'}/${path}`,
  path,
  inTarget: true,
  ...(folder === undefined ? {} : { folder }),
});
const OPEN = '<!-- challenge-log:index -->';
const CLOSE = '<!-- /challenge-log:index -->';

describe('what an index tells of a record', () => {
  const told = (text: string) => {
    const gathering = gatherEntries();
    gathering.add(documentAt('docs/challenges/001-a.md'), text);
    return gathering.entries();
  };

  it('is what its header says', () =>
    assert.deepEqual(
      told(
        '---\ntitle: Sockets\nkind: challenge\nstatus: in progress\nseverity: high\ncategory: network\ndate: 2026-11-20\n---\n\n## Problem\n\nThey leak.\n',
      ),
      [
        {
          name: '001-a.md',
          number: 1,
          title: 'Sockets',
          kind: 'challenge',
          state: 'open',
          status: 'in progress',
          severity: 'high',
          category: 'network',
          date: '2026-11-20',
          summary: { problem: 'They leak.' },
        },
      ],
    ));

  it('has no status where none is written, and is nothing where a document holds several', () => {
    assert.deepEqual(told('# TIL: Tabs\n\nThey count.\n'), [
      { name: '001-a.md', number: 1, title: 'Tabs', kind: 'til', state: 'reference', summary: {} },
    ]);
    assert.deepEqual(
      told('# Log\n\n## SOC-1: A\n\n**Status:** Open\n\n## SOC-2: B\n\n**Status:** Open\n'),
      [],
    );
  });
});

describe('what makes the README of a folder tell its entries', () => {
  const lines = ['### [Challenge: Sockets leak](./001-a.md)', ''];

  it('is a document where there is none', () =>
    assert.deepEqual(indexUpdate('docs/known-issues', [entry()], undefined, {}), {
      kind: 'document',
      text: ['# Known issues', '', '## Index', '', OPEN, '', ...lines, CLOSE, ''].join('\n'),
    }));

  it('is called as its folder, without what parts words at its ends', () => {
    const title = (folder: string) => {
      const update = indexUpdate(folder, [], undefined, {});
      return update.kind === 'document' && update.text.split('\n')[0];
    };
    assert.deepEqual(['docs/adr', 'a/b/_my__notes_', 'til', ''].map(title), [
      '# ADR',
      '# My notes',
      '# TIL',
      '## Index',
    ]);
  });

  it('is an edit between its markers, if it is not current', () => {
    const text = `# A\n\n${OPEN}\n${CLOSE}\n`;
    const update = indexUpdate('docs', [entry()], { name: 'README.md', text }, {});
    assert.ok(update.kind === 'update');
    const after = applyEdits(text, update.edits);
    assert.equal(after, `# A\n\n${OPEN}\n\n${lines.join('\n')}\n${CLOSE}\n`);
    assert.deepEqual(indexUpdate('docs', [entry()], { name: 'README.md', text: after }, {}), {
      kind: 'update',
      edits: [],
    });
  });

  it('is an addition where the document has no index, parted from the text by a blank line', () => {
    for (const [text, gap] of [
      ['# A', '\n\n'],
      ['# A\n', '\n'],
      ['# A\n\n', ''],
      ['# A\n \t\n', ''],
      ['a\nb', '\n\n'],
      ['', ''],
      ['\uFEFF', ''],
    ] as const) {
      const update = indexUpdate('docs', [entry()], { name: 'README.md', text }, {});
      assert.ok(update.kind === 'addition');
      assert.equal(
        applyEdits(text, update.edits),
        `${text}${gap}## Index\n\n${OPEN}\n\n${lines.join('\n')}\n${CLOSE}\n`,
      );
    }
  });

  it('is called by its name where its markers do not fit together', () =>
    assert.throws(
      () => indexUpdate('docs', [], { name: 'docs/README.md', text: `---\na: b\n---\n${OPEN}\n` }, {}),
      /^UserError: docs\/README\.md, line 4, begins an index that does not end\./,
    ));
});

describe('the folders of an index', () => {
  it('are told apart by their workspace folders, and hold no pages that tell of others', () => {
    const documents = [
      documentAt('001-a.md', 'one'),
      documentAt('002-b.md', 'two'),
      documentAt('README.md', 'two'),
      documentAt('docs/001-a.md', 'two'),
    ];
    const catalog = withReadings(
      EMPTY_CATALOG,
      new Map(
        documents.map((document) => [
          document.uri,
          readText(document, '---\nkind: challenge\nstatus: open\n---\n\n# A\n'),
        ]),
      ),
    );
    assert.deepEqual(indexableFolders(catalog), [
      { folder: 'one', path: '', inTarget: true },
      { folder: 'two', path: '', inTarget: true },
      { folder: 'two', path: 'docs', inTarget: true },
    ]);
    const [first, , third] = indexableFolders(catalog);
    assert.ok(first && third);
    assert.deepEqual(indexedDocuments(catalog, first), [documents[0]]);
    assert.deepEqual(indexedDocuments(catalog, third), [documents[3]]);
    assert.deepEqual(folderOf(documentAt('a/b/c.md')), { path: 'a/b', inTarget: true });
  });
});

describe('the rows of an index', () => {
  const rows = (...inner: readonly string[]) => {
    const document = documentAt('docs/challenges/README.md');
    const text = ['---', 'a: b', '---', '# Challenges', '', OPEN, ...inner, CLOSE, ''].join('\n');
    return readSource(openSource(document, text)).findings;
  };

  it('stand for the documents that they link to, and tell no state', () => {
    const document = documentAt('docs/challenges/README.md');
    const common = { document, form: 'row', state: 'reference', inferred: true, tags: [], anchors: [] };
    assert.deepEqual(
      rows(
        '',
        '### [Decision 7: Use \\[tabs\\]](./007%20a.md)',
        'Words.',
        '| 3 | [Sockets](./b.md) | Open |',
      ),
      [
        {
          entry: {
            ...common,
            line: 8,
            endLine: 8,
            number: 7,
            title: 'Use [tabs]',
            kind: 'decision',
            link: 'docs/challenges/007 a.md',
          },
          status: { at: 'nowhere' },
          start: 4,
          end: 5,
          parts: [],
        },
        {
          entry: {
            ...common,
            line: 10,
            endLine: 10,
            title: 'Sockets',
            kind: 'challenge',
            link: 'docs/challenges/b.md',
          },
          status: { at: 'nowhere' },
          start: 6,
          end: 7,
          parts: [],
        },
      ],
    );
  });

  it('are called as the document where they have no title, and are none where they link to no document', () => {
    const titles = (...inner: readonly string[]) => rows(...inner).map(({ entry: { title } }) => title);
    assert.deepEqual(titles('### [Challenge 4](./004.md)'), ['docs/challenges/004.md']);
    assert.deepEqual(
      titles('### [A](./a.txt)', '### [A](a.md)', '### A', '##### [A](./a.md)', '- [A](./a.md)'),
      [],
    );
  });
});

describe('the lines of an index', () => {
  const of = (groupBy: 'kind' | 'state' | 'category', ...entries: readonly Partial<IndexEntry>[]) =>
    renderIndex(
      entries.map((facts) => entry(facts)),
      { style: 'list', groupBy },
    ).filter((line) => /^### /.test(line));

  it('have the groups in the order of kinds and of states, and others by their names, what has none last', () => {
    assert.deepEqual(
      of(
        'kind',
        { kind: 'zeta' },
        { kind: 'til' },
        { kind: 'alpha' },
        { kind: 'decision' },
        { kind: 'challenge' },
      ),
      ['### Challenge', '### Decision', '### TIL', '### Alpha', '### Zeta'],
    );
    assert.deepEqual(of('state', { state: 'reference' }, { state: 'open' }, { state: 'resolved' }), [
      '### Open',
      '### Resolved',
      '### Reference',
    ]);
    assert.deepEqual(of('category', {}, { category: 'ui' }, { category: 'challenge' }, { category: 'api' }), [
      '### Api',
      '### Challenge',
      '### Ui',
      '### No Category',
    ]);
  });

  it('are sorted by number, else by name, and have links that Markdown reads whole', () =>
    assert.deepEqual(
      renderIndex(
        [
          entry({ name: 'b.md' }),
          entry({ name: 'a.md', title: 'x\u0000\u2028y ' }),
          entry({ name: '010 (x)_*.md', number: 10, date: '2026-11-20T17:31:05+01:00' }),
          entry({ name: '9.md', number: 9, date: 'May 2026-11-20', kind: 'blocker' }),
        ],
        { style: 'status', groupBy: 'none' },
      ),
      [
        '| # | Title | Status | Severity | Date |',
        '| --- | --- | --- | --- | --- |',
        '| 9 | [Sockets leak](./9.md) | | | May 2026-11-20 |',
        '| 10 | [Sockets leak](./010%20%28x%29%5F%2A.md) | | | 2026-11-20 |',
        '| | [x y](./a.md) | | | |',
        '| | [Sockets leak](./b.md) | | | |',
      ],
    ));

  it('are called by the kind that all have', () => {
    const header = (...kinds: readonly string[]) =>
      renderIndex(
        kinds.map((kind) => entry({ kind })),
        { style: 'summary', groupBy: 'none' },
      )[0];
    assert.equal(header('blocker', 'blocker'), '| Blocker | Root Cause | Solution |');
    assert.equal(header('blocker', 'debt'), '| Entry | Root Cause | Solution |');
    assert.deepEqual(
      renderIndex([entry({ number: 3 })], { style: 'summary', groupBy: 'none' }).at(-1),
      '| [3: Sockets leak](./001-a.md) | | |',
    );
  });
});
