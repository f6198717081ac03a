import { strict as assert } from 'node:assert';
import { UsageError } from '../../../src/cli/errors';
import { dayOf, filterEntries, inOrder, type Filter } from '../../../src/cli/filter';
import { jsonOf, listingOf } from '../../../src/cli/json';
import { cut, plain, plainLine, widthOf } from '../../../src/cli/plain';
import { tableOf } from '../../../src/cli/table';
import type { Entry } from '../../../src/core/entry';

const ESC = '\u001b';

function entry(facts: Partial<Entry> = {}): Entry {
  return {
    document: { uri: '/w/docs/a.md', path: 'docs/a.md', folder: '/w', inTarget: false },
    line: 1,
    endLine: 9,
    form: 'block',
    title: 'A title',
    kind: 'challenge',
    state: 'open',
    inferred: false,
    tags: [],
    anchors: [],
    ...facts,
  };
}

describe('text of documents in a terminal', () => {
  it('holds no escape sequences and no control characters', () => {
    assert.equal(plain(`a${ESC}[31mred${ESC}[0m b`), 'ared b');
    assert.equal(plain(`a${ESC}]0;title\u0007b${ESC}]8;;http://x${ESC}\\c`), 'abc');
    assert.equal(plain('a\u009b31mb\u0008\u007f\u0000c'), 'abc');
    assert.equal(plain(`${ESC}${ESC}[2J${ESC}`), '');
    assert.equal(plain('  a\r\n\tb\u2028c \u0085'), 'a b c');
    assert.equal(plain('a\u202ecba\u2066'), 'acba');
    assert.equal(plain('a\ud800'), 'a\ufffd');
    assert.equal(plainLine(`\tcode ${ESC}[1m\u0007  `), '\tcode   ');
  });

  it('takes no longer the more hostile it is', () => {
    for (const piece of ['\u009d', `${ESC}]`, `${ESC}[`, '\u009b1', `${ESC} `, '\n', '1;', '\u0090a'])
      assert.ok(plain(piece.repeat(500_000)).length <= 1_000_000, piece);
  }).timeout(5_000);

  it('takes the columns that a terminal gives it', () => {
    const widths = {
      abc: 3,
      日本: 4,
      한글: 4,
      'e\u0301': 1,
      '🔥': 2,
      '❤\ufe0f': 2,
      '👩\u200d🚀': 2,
      '🇩🇪': 2,
      'a\u200bb': 2,
    };
    for (const [text, width] of Object.entries(widths)) assert.equal(widthOf(text), width, text);
  });

  it('is cut between what a person sees as characters', () => {
    assert.equal(cut('abcdef', 6), 'abcdef');
    assert.equal(cut('abcdef', 5), 'abcd…');
    assert.equal(cut('ab cdef', 4), 'ab…');
    assert.equal(cut('日本語', 4), '日…');
    assert.equal(cut('日本語', 5), '日本…');
    assert.equal(cut('a👩\u200d🚀b', 3), 'a…');
    assert.equal(cut('docs/a.md:12', 8, 'start'), '…a.md:12');
    assert.equal(cut('abc', 1), '…');
  });
});

describe('the table', () => {
  const where = ({ document, line }: Entry) => `${document.path}:${line}`;
  const entries = [
    entry({ number: 12, title: 'WebSocket\tleaks', severity: 'high', date: '2026-11-20T17:31:05+01:00' }),
    entry({ title: `接続${ESC}[31mが漏れる`, state: 'resolved', inferred: true, kind: 'til', line: 40 }),
  ];

  it('is a line of seven fields for each entry, where a program reads it', () => {
    assert.equal(
      tableOf(entries, where, { isScreen: false, columns: undefined, colours: false }),
      'open\t12\tWebSocket leaks\tchallenge\thigh\t2026-11-20\tdocs/a.md:1\n' +
        'resolved?\t\t接続が漏れる\ttil\t\t\tdocs/a.md:40\n',
    );
  });

  it('is aligned on a screen', () => {
    assert.equal(
      tableOf(entries, where, { isScreen: true, columns: undefined, colours: false }),
      'STATE      NO  TITLE            KIND       SEVERITY  DATE        DOCUMENT\n' +
        'open       12  WebSocket leaks  challenge  high      2026-11-20  docs/a.md:1\n' +
        'resolved?      接続が漏れる     til                              docs/a.md:40\n',
    );
  });

  it('has no column that is empty', () => {
    const table = tableOf([entry()], where, { isScreen: true, columns: 200, colours: false });
    assert.equal(table.split('\n')[0], 'STATE  TITLE    KIND       DOCUMENT');
  });

  it('is never wider than the screen, whatever the characters', () => {
    const long = [entry({ title: '長い'.repeat(60) }), entry({ title: 'x'.repeat(300), number: 3 })];
    for (const columns of [1, 5, 20, 40, 60, 80, 120]) {
      const lines = tableOf(long, where, { isScreen: true, columns, colours: false }).trimEnd().split('\n');
      assert.equal(lines.length, 3);
      for (const line of lines) assert.ok(widthOf(line) <= columns, `${columns}: ${line}`);
    }
    const [, wide] = tableOf(long, where, { isScreen: true, columns: 80, colours: false }).split('\n');
    assert.match(wide ?? '', /[長い]… .* docs\/a\.md:1$/);
  });

  it('colours the state, not the text of documents', () => {
    const [, line] = tableOf([entry()], where, { isScreen: true, columns: 80, colours: true }).split('\n');
    assert.equal(line, `${ESC}[33mopen${ESC}[0m   A title  challenge  docs/a.md:1`);
  });

  it('is empty where there is nothing', () => {
    assert.equal(tableOf([], where, { isScreen: false, columns: undefined, colours: false }), '');
    assert.equal(tableOf([], where, { isScreen: true, columns: 80, colours: true }), '');
  });
});

describe('the filter', () => {
  const filter = (entries: readonly Entry[], asked: Partial<Filter>) =>
    filterEntries(entries, { states: [], kinds: [], ...asked }).map(({ title }) => title);

  it('asks for states and kinds, in the words that people use', () => {
    const entries = [
      entry({ title: 'a' }),
      entry({ title: 'b', kind: 'decision', state: 'resolved' }),
      entry({ title: 'c', kind: 'Incident', state: 'reference' }),
    ];
    assert.deepEqual(filter(entries, {}), ['a', 'b', 'c']);
    assert.deepEqual(filter(entries, { states: ['open', 'reference'] }), ['a', 'c']);
    assert.deepEqual(filter(entries, { kinds: ['ADR', 'incident'] }), ['b', 'c']);
    assert.deepEqual(filter(entries, { kinds: ['til'] }), []);
    assert.throws(
      () => filter(entries, { kinds: ['bug-x'] }),
      (error: Error) => {
        assert.ok(error instanceof UsageError);
        assert.match(error.message, /“bug-x”.*challenge, blocker, .*incident/);
        return true;
      },
    );
  });

  it('asks for dates at or after a day, as exactly as they are known', () => {
    const dates = [
      '2026-11-19',
      '2026-11-20T00:10:00+01:00',
      '2026/12/1',
      '2026-11',
      '2026',
      '2025',
      'May',
      undefined,
    ];
    const entries = dates.map((date) =>
      entry({ title: String(date), ...(date === undefined ? {} : { date }) }),
    );
    assert.deepEqual(filter(entries, { since: '2026-11-20' }), dates.slice(1, 5));
    assert.deepEqual(filter(entries, { since: '2026-12' }), ['2026/12/1', '2026']);
    assert.deepEqual(filter(entries, { since: '2026' }), dates.slice(0, 5));
  });

  it('reads the dates that people write, year first', () => {
    const read = [
      '2026-11-20',
      '2026.1.2',
      '2026-11-20 10:00',
      '20.11.2026',
      '2026-11-2099',
      '12026',
      '',
    ].map(dayOf);
    assert.deepEqual(read.slice(0, 3), ['2026-11-20', '2026-01-02', '2026-11-20']);
    assert.deepEqual(read.slice(3), [undefined, '2026-11', undefined, undefined]);
  });

  it('orders by document, then by line', () => {
    const at = (path: string, line: number) => ({ document: { uri: path, path, inTarget: false }, line });
    const items = [at('b.md', 1), at('a.md', 20), at('a.md', 3), at('Z.md', 1)];
    assert.deepEqual(
      inOrder(items).map(({ document, line }) => `${document.path}:${line}`),
      ['Z.md:1', 'a.md:3', 'a.md:20', 'b.md:1'],
    );
  });
});

describe('the JSON', () => {
  it('has every key, in the same order, null where something is not known', () => {
    const document = entry().document;
    const listing = listingOf(
      [entry({ anchors: [{ id: 'a1' }, { id: 'a2', file: 'src/a.ts', lines: { first: 4, last: 5 } }] })],
      [{ document, line: 3, code: 'unreadable', severity: 'error', message: 'No.' }],
    );
    assert.equal(
      JSON.stringify(listing),
      JSON.stringify({
        entries: [
          {
            document: 'docs/a.md',
            line: 1,
            endLine: 9,
            number: null,
            title: 'A title',
            kind: 'challenge',
            state: 'open',
            status: null,
            inferred: false,
            severity: null,
            category: null,
            tags: [],
            date: null,
            resolved: null,
            minutes: null,
            anchors: [
              { file: null, lines: null, commit: null, symbol: null },
              { file: 'src/a.ts', lines: '4-5', commit: null, symbol: null },
            ],
          },
        ],
        problems: [{ document: 'docs/a.md', line: 3, code: 'unreadable', message: 'No.' }],
      }),
    );
  });

  it('reads back to the same text, and holds nothing that a terminal would obey', () => {
    const title = `a${ESC}[31m\u009b31m\u202e\u2028"\\日本`;
    const json = jsonOf(listingOf([entry({ title })], []));
    assert.doesNotMatch(json, /[^\P{Cc}\n]|[\u2028\u202e]/u);
    assert.equal((JSON.parse(json) as { entries: [{ title: string }] }).entries[0].title, title);
  });
});
