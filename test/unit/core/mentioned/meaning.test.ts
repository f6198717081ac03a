import { strict as assert } from 'node:assert';
import { EMPTY_CATALOG, withReadings, type Catalog } from '../../../../src/core/catalog';
import type { Entry } from '../../../../src/core/entry';
import { backlinksOf, namingOf } from '../../../../src/core/mentioned/backlinks';
import { meantByName, meantByNumber, namedEntries, numberedAs } from '../../../../src/core/mentioned/meaning';
import { movedEdits } from '../../../../src/core/mentioned/moved';
import { applyEdits } from '../../../../src/core/textEdit';
import { someEntry } from '../../../support/someEntry';

function catalogOf(entries: readonly Entry[]): Catalog {
  const byUri = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { uri } = entry.document;
    byUri.set(uri, [...(byUri.get(uri) ?? []), entry]);
  }
  return withReadings(
    EMPTY_CATALOG,
    new Map([...byUri].map(([uri, all]) => [uri, { entries: all, problems: [] }])),
  );
}

const other = { uri: 'other', path: 'docs/a/004-x.md', inTarget: true, folder: 'other' };
const catalog = catalogOf([
  someEntry('docs/b/RFC-004-z.md', { kind: 'decision', title: 'z', number: 9 }),
  someEntry('docs/a/004-y.md', { title: 'y', number: 4 }),
  someEntry('docs/a/LOG.markdown', {
    title: 'one',
    number: 4,
    form: 'block',
    kind: 'til',
    line: 1,
    endLine: 4,
  }),
  someEntry('docs/a/LOG.markdown', {
    title: 'two',
    number: 5,
    form: 'block',
    kind: 'til',
    line: 5,
    endLine: 9,
  }),
  someEntry('docs/c/index.md', { title: 'row', number: 4, form: 'row' }),
  someEntry('docs/d/plain.md', { title: 'plain', number: 7 }),
  someEntry('docs/d/1234567-long.md', { title: 'long', number: 1_234_567, form: 'report', kind: 'debt' }),
  someEntry('x', { title: 'elsewhere', document: other }),
]);
const named = namedEntries(catalog, undefined);
const titles = (entries: readonly Entry[]) => entries.map(({ title }) => title);

describe('the entries that a number can mean', () => {
  const meant = (from: string, number: number, kind?: string, word?: string) =>
    titles(
      meantByNumber(named, from, {
        number,
        ...(kind !== undefined && { named: kind }),
        ...(word !== undefined && { word }),
      }),
    );

  it('are those of its document, else of its folder, else all, by the number of their names', () => {
    assert.deepEqual(meant('docs/a/LOG.markdown', 4), ['one']);
    assert.deepEqual(meant('docs/a/new.md', 4), ['y', 'one']);
    assert.deepEqual(meant('docs/b/new.md', 4), ['z']);
    assert.deepEqual(meant('docs/new.md', 4), ['y', 'one', 'z']);
    assert.deepEqual(meant('docs/new.md', 9), []);
    assert.deepEqual(meant('docs/new.md', 7), ['plain']);
  });

  it('are of the kind that is named, or are called by the word', () => {
    assert.deepEqual(meant('docs/new.md', 4, 'til'), ['one']);
    assert.deepEqual(meant('docs/new.md', 4, undefined, 'rfc'), ['z']);
    assert.deepEqual(meant('docs/new.md', 4, 'challenge', 'Rfc'), ['y', 'z']);
    assert.deepEqual(meant('docs/new.md', 4, undefined, 'RF'), []);
  });

  it('are those of its workspace folder', () => {
    const inOther = namedEntries(catalog, 'other');
    assert.deepEqual(titles(meantByNumber(inOther, 'docs/a/z.md', { number: 4 })), ['elsewhere']);
    assert.equal(namedEntries(catalog, 'other'), inOther);
  });
});

describe('the document that a name means', () => {
  it('is told without folders and ending, in any case, by its first entry', () => {
    const meant = (name: string) => titles(meantByName(named, 'docs/z.md', { name }));
    assert.deepEqual(meant('LOG'), ['one']);
    assert.deepEqual(meant('docs/x/log.md'), ['one']);
    assert.deepEqual(meant('rfc-004-Z.markdown'), ['z']);
    assert.deepEqual(meant('004'), []);
  });
});

describe('how a document names an entry', () => {
  it('is by as many digits as its name has, three at least', () => {
    const all = Object.fromEntries(
      catalog.entries.map((entry) => [entry.title, numberedAs(named, 'docs/b/x.md', entry)]),
    );
    assert.deepEqual(all, {
      z: undefined,
      y: 'Challenge #004',
      one: undefined,
      two: '#005',
      row: undefined,
      plain: '#007',
      long: undefined,
      elsewhere: undefined,
    });
  });
});

describe('a mention', () => {
  it('is told by what it means, on its line', () => {
    assert.deepEqual(
      namingOf('#004 [x](y.md)\r\nRFC-004 src/a.ts:1\r[[z]] 3f2a9c1\n\nADR-0005', 'docs/a.md'),
      {
        path: 'docs/a.md',
        mentions: [
          { line: 1, start: 0, end: 4, means: { kind: 'number', number: 4 } },
          { line: 1, start: 9, end: 13, means: { kind: 'file', file: 'docs/y.md' } },
          { line: 2, start: 0, end: 7, means: { kind: 'number', number: 4, word: 'RFC' } },
          { line: 3, start: 2, end: 3, means: { kind: 'name', name: 'z' } },
          { line: 5, start: 0, end: 8, means: { kind: 'number', number: 5, named: 'decision', word: 'ADR' } },
        ],
        files: new Set(['docs/y.md', 'src/a.ts']),
      },
    );
  });

  it('by the path of a log means none of its entries', () => {
    const naming = namingOf('[log](LOG.markdown) [y](004-y.md)', 'docs/a/004-z.md');
    const within = someEntry('docs/a/004-z.md', { title: 'within' });
    const all = catalogOf([...catalog.entries, within]);
    const of = (title: string) => {
      const entry = all.entries.find((one) => one.title === title);
      assert.ok(entry);
      return backlinksOf(all, new Map([[within.document.uri, naming]]), entry).length;
    };
    assert.deepEqual(['one', 'two', 'y'].map(of), [0, 0, 1]);
  });
});

describe('paths of files that moved', () => {
  const moved = (text: string, options = {}, path = 'docs/a.md') =>
    applyEdits(
      text,
      movedEdits(
        text,
        path,
        [
          { from: 'src/old', to: "lib/it's (new)" },
          { from: 'x.ts', to: 'src/y.ts' },
        ],
        options,
      ),
    );

  it('are written as they were', () => {
    for (const [before, after] of [
      ['src/old/a.ts:3', "lib/it's (new)/a.ts:3"],
      ['[x](../src/old/a.ts#L3)', '[x](../lib/it%27s%20%28new%29/a.ts#L3)'],
      ['[x](/x.ts)', '[x](/src/y.ts)'],
      ['[x](../x.ts)', '[x](../src/y.ts)'],
      ['../x.ts:3', '../src/y.ts:3'],
      ['x.ts:3 src/older/a.ts:1', 'src/y.ts:3 src/older/a.ts:1'],
      [
        "---\nanchors:\n  - file: 'src/old/a.ts'\n---\n",
        "---\nanchors:\n  - file: 'lib/it''s (new)/a.ts'\n---\n",
      ],
      ['---\nanchors:\n  - file: "x.ts"\n---\n', '---\nanchors:\n  - file: "src/y.ts"\n---\n'],
      ['---\nanchors:\n  - file: x.ts\n---\n', '---\nanchors:\n  - file: src/y.ts\n---\n'],
      ['```ts before=a1 file=x.ts\n```\n', '```ts before=a1 file=src/y.ts\n```\n'],
    ] as const)
      assert.equal(moved(before), after, before);
  });

  it('stay where somebody else takes care of them', () => {
    assert.equal(moved('[x](../x.ts) x.ts:3', { leave: new Set(['link']) }), '[x](../x.ts) src/y.ts:3');
  });

  it('follow a document that moved itself, where they start at it', () => {
    const text = '[x](b.md) [y](/c.md) ./d.ts:1 e.ts:1 [z](../x.ts)';
    assert.equal(
      moved(text, { was: 'docs/deep/a.md' }, 'docs/a.md'),
      '[x](deep/b.md) [y](/c.md) ./deep/d.ts:1 e.ts:1 [z](./x.ts)',
    );
    assert.equal(
      moved(text.replace(' [z](../x.ts)', ''), { was: 'docs/b.md' }),
      text.replace(' [z](../x.ts)', ''),
    );
  });
});
