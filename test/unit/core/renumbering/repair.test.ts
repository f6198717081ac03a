import { strict as assert } from 'node:assert';
import type { Entry, Reading } from '../../../../src/core/entry';
import type { AmbiguousReference, NumberHistory } from '../../../../src/core/ports';
import {
  highestNumber,
  movesFor,
  numbered,
  planMoves,
  type Search,
} from '../../../../src/core/renumbering/repair';
import { someEntry } from '../../../support/someEntry';

/** A history that knows when some paths came to be, and gives the same answer to every question. */
function historyOf(ages: Readonly<Record<string, number>>, answer?: string) {
  const asked: { folders: (readonly string[])[]; references: AmbiguousReference[] } = {
    folders: [],
    references: [],
  };
  const history: NumberHistory = {
    namesIn: () => Promise.resolve([]),
    ages: (root, folders) => {
      asked.folders.push([root, ...folders]);
      return Promise.resolve(new Map(Object.entries(ages)));
    },
    meant: (_, references) => {
      asked.references.push(...references);
      return Promise.resolve(references.map(() => answer));
    },
  };
  return { asked, history };
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  '': ['README.md', '002-x.md'],
  'docs/adr': ['0007-a.md', '0007-b.md', '0011-c.md', 'ADR-0020-d.md', 'notes.txt'],
  'docs/til': ['3-a.md', '3-b.md'],
};
const names = (folder: string) => Promise.resolve(NAMES[folder] ?? []);

const moves = (
  duplicates: readonly (readonly Entry[])[],
  ages: Readonly<Record<string, number>> = {},
): Promise<unknown> =>
  movesFor(
    duplicates.map((entries) => ({ number: 7, entries })),
    { root: '/work', history: historyOf(ages).history, names },
  );

describe('who gets another number', () => {
  const a = someEntry('docs/adr/0007-a.md', { date: '2026-11-20' });
  const b = someEntry('docs/adr/0007-b.md', { date: '2026-11-18' });

  it('is whoever was committed later, whatever its date says', async () => {
    const ages = { [a.document.path]: 100, [b.document.path]: 200 };
    assert.deepEqual(await moves([[b, a]], ages), [{ path: b.document.path, to: 12 }]);
    assert.deepEqual(await moves([[a, b]], { ...ages, [a.document.path]: 300 }), [
      { path: a.document.path, to: 12 },
    ]);
  });

  it('is whoever was never committed', async () => {
    assert.deepEqual(await moves([[b, a]], { [a.document.path]: 100 }), [{ path: b.document.path, to: 12 }]);
    assert.deepEqual(await moves([[a, b]], { [b.document.path]: 100 }), [{ path: a.document.path, to: 12 }]);
  });

  it('is the later by its date where no commit tells, and one without a date', async () => {
    assert.deepEqual(await moves([[a, b]]), [{ path: a.document.path, to: 12 }]);
    for (const date of [undefined, 'last week'])
      for (const entries of [
        [{ ...b, date }, a],
        [a, { ...b, date }],
      ] as Entry[][])
        assert.deepEqual(await moves([entries]), [{ path: b.document.path, to: 12 }], date);
  });

  it('is the later by its name where nothing else tells', async () => {
    const sameDay = { ...b, date: a.date } as Entry;
    for (const entries of [
      [a, sameDay],
      [sameDay, a],
    ])
      assert.deepEqual(await moves([entries]), [{ path: b.document.path, to: 12 }]);
  });

  it('are all but the oldest, in the order of their numbers, each series and folder counted on by itself', async () => {
    const at = (path: string) => someEntry(path);
    const found = await moves([
      [at('docs/adr/0009-x.md'), at('docs/adr/0009-y.md')],
      [at('docs/adr/0007-a.md'), at('docs/adr/0007-b.md'), at('docs/adr/0007-c.md')],
      [at('docs/adr/ADR-0008-a.md'), at('docs/adr/adr-0008-b.md')],
      [at('docs/til/3-a.md'), at('docs/til/3-b.md')],
      [at('002-x.md'), at('002-y.md')],
    ]);
    assert.deepEqual(found, [
      { path: '002-y.md', to: 3 },
      { path: 'docs/til/3-b.md', to: 4 },
      { path: 'docs/adr/0007-b.md', to: 12 },
      { path: 'docs/adr/0007-c.md', to: 13 },
      { path: 'docs/adr/adr-0008-b.md', to: 21 },
      { path: 'docs/adr/0009-y.md', to: 14 },
    ]);
  });

  it('is asked of git once for each folder', async () => {
    const { asked, history } = historyOf({});
    const duplicates = [
      { number: 7, entries: [a, b] },
      { number: 2, entries: [someEntry('002-x.md'), someEntry('002-y.md')] },
    ];
    await movesFor(duplicates, { root: '/work', history, names });
    assert.deepEqual(asked.folders, [['/work', 'docs/adr', '']]);
  });

  it('is whom a person chose, though nobody shares its number', async () => {
    assert.deepEqual(await numbered([b, someEntry('docs/adr/0011-c.md'), someEntry('x/1-a.md')], names), [
      { path: 'docs/adr/0007-b.md', to: 12 },
      { path: 'docs/adr/0011-c.md', to: 13 },
      { path: 'x/1-a.md', to: 1 },
    ]);
  });
});

describe('the highest number of a folder', () => {
  it('counts names with the same letters before it, folders and branches included', () => {
    const all = ['0007-a.md', '12-folder', '0009-b.MARKDOWN', 'ADR-0030-x.md', '2026-11-20-day.md', 'x.md'];
    assert.equal(highestNumber(all), 12);
    assert.equal(highestNumber(all, 'adr-'), 30);
    assert.equal(highestNumber(['notes.md']), 0);
    assert.equal(highestNumber([]), 0);
  });
});

describe('all that other numbers mean for the files', () => {
  const A = 'docs/adr/0007-kafka.md';
  const B = 'docs/adr/0007-rabbit.md';
  const LOG = 'docs/log.md';
  const reading = (...entries: readonly Entry[]): Reading => ({ entries, problems: [] });
  const texts: Readonly<Record<string, string>> = {
    [A]: '# ADR-0007: Kafka\n',
    [B]: '# ADR-0007: Rabbit\n',
    'README.md': 'See ADR-0007 and challenge 7, in 0007-rabbit.md.\n',
  };
  const documents = [
    reading(someEntry(A, { kind: 'decision', number: 7 })),
    // Its number is that of its name, whatever its heading says.
    reading(someEntry(B, { kind: 'decision', number: 9, form: 'report' })),
    reading(
      someEntry(LOG, { kind: 'challenge', number: 7, form: 'block' }),
      someEntry(LOG, { kind: 'challenge', form: 'block' }),
      someEntry('docs/index.md', { kind: 'decision', number: 7, form: 'row' }),
    ),
  ];

  async function plan(answer?: string) {
    const { asked, history } = historyOf({}, answer);
    const searches: Search[] = [];
    const files = (search: Search) => {
      searches.push(search);
      return Promise.resolve(Object.entries(texts).map(([path, text]) => ({ path, text })));
    };
    const change = await planMoves([{ path: B, to: 8 }], documents, { root: '/work', history, files });
    return { asked, searches, change };
  }

  it('is looked for in what names the number, in code only as it is written in the name', async () => {
    const { searches } = await plan();
    assert.deepEqual(searches, [{ inMarkdown: ['7'], inOthers: ['0007'] }]);
  });

  it('leaves what git cannot tell, and asks it with the text that it is about', async () => {
    const { asked, change } = await plan();
    assert.deepEqual(asked.references, [
      { path: 'README.md', text: texts['README.md'], start: 8, candidates: [A, B] },
    ]);
    assert.deepEqual(change, {
      creates: [],
      renames: [{ from: B, to: 'docs/adr/0008-rabbit.md' }],
      edits: [
        { path: B, text: texts[B], edits: [{ start: 6, end: 10, text: '0008', label: 'Its own number' }] },
        {
          path: 'README.md',
          text: texts['README.md'],
          edits: [{ start: 33, end: 37, text: '0008', label: 'Links and paths' }],
        },
      ],
    });
  });

  it('follows what git told', async () => {
    const { change } = await plan(B);
    assert.deepEqual(change.edits[1]?.edits, [
      {
        start: 8,
        end: 12,
        text: '0008',
        label: 'References, decided by the history',
        reason: 'Written where 0007-rabbit.md was number 7',
      },
      { start: 33, end: 37, text: '0008', label: 'Links and paths' },
    ]);
    const { change: other } = await plan(A);
    assert.deepEqual(other.edits[1]?.edits, [{ start: 33, end: 37, text: '0008', label: 'Links and paths' }]);
  });
});
