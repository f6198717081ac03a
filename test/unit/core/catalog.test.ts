import { strict as assert } from 'node:assert';
import { EMPTY_CATALOG, entryAt, withReadings, type Catalog } from '../../../src/core/catalog';
import { readDocument } from '../../../src/core/document';
import type { Reading } from '../../../src/core/entry';

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
