import { strict as assert } from 'node:assert';
import {
  EMPTY_CATALOG,
  entryAt,
  unresolvedLinks,
  withMissing,
  withReadings,
  type Catalog,
} from '../../../src/core/catalog';
import { readDocument } from '../../../src/core/document';
import type { Entry, Reading } from '../../../src/core/entry';
import { watching } from '../../support/watching';

const reading = (name: string, text: string): Reading =>
  readDocument({ uri: name, path: `docs/${name}`, inTarget: true }, text);
const record = (name: string, title = 'A'): Reading =>
  reading(name, `---\ntitle: ${title}\nkind: til\n---\n`);
const BROKEN = '---\ntitle: a: b\n---\n';
const NOTHING: Reading = { entries: [], problems: [] };

const of = (...readings: (readonly [string, Reading | undefined])[]): Catalog =>
  withReadings(EMPTY_CATALOG, new Map(readings));
const titles = (catalog: Catalog) => catalog.entries.map(({ title }) => title);

describe('a catalog', () => {
  it('holds the entries and problems of all documents', () => {
    const catalog = of(['a', record('a', 'A')], ['b', record('b', 'B')], ['c', reading('c', BROKEN)]);
    assert.deepEqual(titles(catalog), ['A', 'B']);
    assert.deepEqual(
      catalog.problems.map(({ document, line }) => [document.uri, line]),
      [['c', 2]],
    );
  });

  it('is the same object when nothing changed', () => {
    const catalog = of(['a', record('a')], ['c', reading('c', BROKEN)]);
    const again = new Map<string, Reading | undefined>([
      ['a', record('a')],
      ['c', reading('c', BROKEN)],
      ['gone', undefined],
      ['empty', NOTHING],
    ]);
    assert.equal(withReadings(catalog, again), catalog);
    assert.equal(withReadings(catalog, new Map()), catalog);
  });

  it('takes a document that changed, and leaves the others as they are', () => {
    const catalog = of(['a', record('a', 'A')], ['b', record('b', 'B')]);
    const next = withReadings(catalog, new Map([['a', record('a', 'Z')]]));
    assert.deepEqual(titles(next), ['Z', 'B']);
    assert.equal(next.documents.get('b'), catalog.documents.get('b'));
    assert.deepEqual(titles(catalog), ['A', 'B']);
  });

  it('drops a document that is gone or holds nothing any more', () => {
    const catalog = of(['a', record('a', 'A')], ['b', record('b', 'B')]);
    assert.deepEqual(titles(withReadings(catalog, new Map([['a', undefined]]))), ['B']);
    assert.deepEqual(titles(withReadings(catalog, new Map([['b', NOTHING]]))), ['A']);
    assert.equal(withReadings(catalog, new Map([['a', NOTHING]])).documents.has('a'), false);
  });

  it('notices when only a problem or only a line changed', () => {
    const catalog = of(['c', reading('c', BROKEN)]);
    assert.notEqual(
      withReadings(catalog, new Map([['c', reading('c', `---\n#\n${BROKEN.slice(4)}`)]])),
      catalog,
    );
    const block = '## Challenge: A\n**Status:** Open\n';
    const blocks = of(['b', reading('b', block)]);
    assert.notEqual(withReadings(blocks, new Map([['b', reading('b', `\n${block}`)]])), blocks);
  });
});

describe('the entry at a line', () => {
  const LOG = [
    '# Log', // 1
    '## Challenge: A', // 2
    '**Status:** Open',
    '### TIL: B', // 4
    '**Date:** 2026-01-01',
    '## Notes', // 6
    'Text',
    '## Challenge: C', // 8
    '**Status:** Open',
  ].join('\n');
  const catalog = of(['log', reading('log', LOG)], ['one', record('one', 'One')]);

  for (const [line, title] of [
    [1, undefined],
    [2, 'A'],
    [3, 'A'],
    [4, 'B'],
    [5, 'B'],
    [6, undefined],
    [7, undefined],
    [8, 'C'],
    [9, 'C'],
    [10, undefined],
  ] as const) {
    it(`${line} of a log is ${title ?? 'none'}`, () =>
      assert.equal(entryAt(catalog, 'log', line)?.title, title));
  }

  it('of a record is that record, everywhere', () => {
    for (const line of [1, 3, 999]) assert.equal(entryAt(catalog, 'one', line)?.title, 'One');
  });

  it('of a document that holds none is none', () => assert.equal(entryAt(catalog, 'other', 1), undefined));
});

describe('an index row and the document that it links to', () => {
  const entry = (path: string, facts: Partial<Entry>, folder?: string): Entry => ({
    document: {
      uri: `${folder ?? ''}/${path}`,
      path,
      inTarget: false,
      ...(folder === undefined ? {} : { folder }),
    },
    line: 1,
    endLine: 1,
    form: 'report',
    title: path,
    kind: 'decision',
    state: 'open',
    inferred: false,
    tags: [],
    anchors: [],
    ...facts,
  });
  const row = (link: string, facts: Partial<Entry> = {}, folder?: string) =>
    entry('docs/index.md', { form: 'row', title: `row of ${link}`, link, ...facts }, folder);
  const holding = (...entries: Entry[]): readonly [string, Reading] => [
    entries[0]?.document.uri ?? '',
    { entries, problems: [] },
  ];
  const link = 'docs/a.md';

  it('are one entry, and the document wins', () => {
    const catalog = of(holding(row(link, { state: 'resolved', status: 'Done' })), holding(entry(link, {})));
    assert.deepEqual(
      catalog.entries.map(({ title, state }) => [title, state]),
      [[link, 'open']],
    );
    assert.deepEqual(unresolvedLinks(catalog), []);
  });

  it('are one entry whichever is read first, and two again when the document is gone', () => {
    const index = holding(row(link));
    const document = holding(entry(link, {}));
    const both = withReadings(of(index), new Map([document]));
    assert.deepEqual(titles(both), [link]);
    const gone = withReadings(both, new Map([[document[0], undefined]]));
    assert.deepEqual(titles(gone), [`row of ${link}`]);
    assert.deepEqual(titles(withReadings(both, new Map([[index[0], undefined]]))), [link]);
  });

  it('the row tells the state that the document does not', () => {
    const catalog = of(
      holding(row(link, { state: 'resolved', status: 'Done' })),
      holding(entry(link, { inferred: true })),
    );
    const [shown] = catalog.entries;
    assert.deepEqual(
      [shown?.title, shown?.state, shown?.status, shown?.inferred],
      [link, 'resolved', 'Done', true],
    );
    assert.equal(catalog.documents.get('/docs/a.md')?.entries[0]?.state, 'open');
  });

  it('stays the same object as long as neither changes', () => {
    const before = of(holding(row(link, { state: 'resolved' })), holding(entry(link, { inferred: true })));
    const other = withReadings(before, new Map([['x', record('x', 'X')]]));
    assert.equal(other.entries[0], before.entries[0]);
    const open = withReadings(other, new Map([holding(row(link, { state: 'open', status: 'Doing' }))]));
    assert.equal(open.entries.find(({ title }) => title === link)?.status, 'Doing');
  });

  it('a row that infers its state too tells nothing', () => {
    const catalog = of(
      holding(row(link, { state: 'resolved', inferred: true })),
      holding(entry(link, { inferred: true })),
    );
    assert.equal(catalog.entries[0]?.state, 'open');
  });

  it('a row tells no state to a document of many entries', () => {
    const two = holding(entry(link, { inferred: true }), entry(link, { inferred: true, line: 9 }));
    const catalog = of(holding(row(link, { state: 'resolved' })), two);
    assert.deepEqual(
      catalog.entries.map(({ state }) => state),
      ['open', 'open'],
    );
  });

  it('a document that holds only rows of its own hides none', () => {
    const other = holding(entry(link, { form: 'row', title: 'other', link: 'docs/none.md' }));
    assert.deepEqual(titles(of(holding(row(link)), other)), [`row of ${link}`, 'other']);
  });

  it('a row that links to its own document stands for itself', () => {
    const catalog = of(holding(row('docs/index.md')));
    assert.equal(catalog.entries.length, 1);
    assert.deepEqual(unresolvedLinks(catalog), []);
  });

  it('belong to the same workspace folder', () => {
    const catalog = of(holding(row(link, {}, 'one')), holding(entry(link, {}, 'two')));
    assert.equal(catalog.entries.length, 2);
    assert.deepEqual(unresolvedLinks(catalog), [{ folder: 'one', path: link }]);
  });

  it('the row stays, with a problem at its line, when the document does not exist', () => {
    const catalog = of(holding(row(link), row('docs/b.md', { line: 7 })));
    const missing = withMissing(catalog, [{ path: 'docs/b.md' }]);
    assert.equal(missing.entries.length, 2);
    assert.deepEqual(
      missing.problems.map(({ line, code, severity, message }) => [line, code, severity, message]),
      [[7, 'missing-document', 'warning', 'The document docs/b.md does not exist.']],
    );
    assert.equal(withMissing(missing, [{ path: 'docs/b.md' }]), missing);
    assert.deepEqual(withMissing(missing, []).problems, []);
    const found = withReadings(missing, new Map([holding(entry('docs/b.md', {}))]));
    assert.deepEqual(found.problems, []);
  });

  it('are looked at a few times each, however many there are', () => {
    const looksPerDocument = (count: number) => {
      const paths = Array.from({ length: count }, (_, index) => `docs/${index}.md`);
      const { looks, watched } = watching();
      const rows = paths.map((path, index) => watched(row(path, { line: index + 1 })));
      const catalog = of(holding(...rows), ...paths.map((path) => holding(watched(entry(path, {})))));
      const before = looks();
      const changed = withReadings(catalog, new Map([holding(entry('docs/5.md', { title: 'Z' }))]));
      assert.equal(changed.entries.length, count);
      return (looks() - before) / count;
    };
    assert.ok(looksPerDocument(4_000) <= looksPerDocument(500) * 1.1);
  });
});
