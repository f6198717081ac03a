import { strict as assert } from 'node:assert';
import { capturedCode, codeOfEntries, latestCodeOf, locateLatest } from '../../../src/core/capturedCode';
import type { Entry } from '../../../src/core/entry';
import { placesOf, type Place } from '../../../src/core/places';
import { UserError } from '../../../src/core/ports';
import { readText } from '../../../src/core/reader';

const HASH = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';
const document = { uri: 'file:///004-x.md', path: 'docs/challenges/004-x.md', inTarget: true };
const fence = (info: string, ...code: readonly string[]) => ['```' + info, ...code, '```', ''].join('\n');
const RECORD = [
  '---',
  'title: "Sockets: `leak` #1"',
  'kind: challenge',
  'status: open',
  'anchors:',
  '  - id: a1',
  '    file: src/pool.ts',
  '    lines: 4-5',
  `    commit: "${HASH}"`,
  '    symbol: Pool.acquire',
  '  - id: a2',
  '    file: src/b.ts',
  '  - id: a3',
  `    commit: "${HASH}"`,
  '---',
  '',
  '# Challenge: Sockets',
  '',
  fence('ts before=a1', 'open(socket);', 'keep(socket);'),
  fence('ts after=a1'),
  fence('ts evidence=a1', 'open(channel);'),
  fence('ts after=a2', ' '),
].join('\n');

function read(text: string): { entries: readonly Entry[]; place: (index?: number) => Place } {
  const { entries } = readText(document, text);
  const places = entries.flatMap(placesOf);
  return {
    entries,
    place: (index = 0) => {
      const place = places[index];
      assert.ok(place);
      return place;
    },
  };
}
const one = (entries: readonly Entry[]): Entry => {
  const [entry] = entries;
  assert.ok(entry);
  return entry;
};
const facts = {
  file: 'src/pool.ts',
  lines: { first: 4, last: 5 },
  symbol: 'Pool.acquire',
  commit: HASH,
};
const BEFORE = { text: 'open(socket);\nkeep(socket);', ...facts };
const EVIDENCE = { text: 'open(channel);', ...facts };

describe('the code that an entry holds', () => {
  it('is its Before, with all that is known of its place', () => {
    const { entries, place } = read(RECORD);
    assert.deepEqual(capturedCode(RECORD, one(entries), place()), BEFORE);
    assert.equal(capturedCode(RECORD, one(entries), place(1)), undefined);
  });

  it('is the latest first: After, what it was tied to again, Before; without what is blank', () => {
    const { entries, place } = read(RECORD);
    assert.deepEqual(latestCodeOf(RECORD, one(entries), place()), [EVIDENCE, BEFORE]);
    assert.deepEqual(latestCodeOf(RECORD, one(entries), place(1)), []);
    const resolved = RECORD.replace('after=a1\n', 'after=a1\nclose(socket);\n');
    assert.deepEqual(
      latestCodeOf(resolved, one(read(resolved).entries), place()).map(({ text }) => text),
      ['close(socket);', 'open(channel);', 'open(socket);\nkeep(socket);'],
    );
  });

  it('is told for all entries of a document, places without code left out', () => {
    const { entries } = read(RECORD);
    assert.deepEqual(
      [...codeOfEntries(RECORD, entries)].map(([entry, code]) => [entry.title, [...code]]),
      [['Sockets: `leak` #1', [['a1', [EVIDENCE, BEFORE]]]]],
    );
    assert.equal(codeOfEntries(RECORD, []).size, 0);
  });

  it('of a log is that of its own part', () => {
    const part = (title: string, file: string) =>
      `## Challenge: ${title}\n\n**Status:** Open\n\n${fence(`ts before=a1 file=${file}`, `call('${file}');`)}\n`;
    const log = `# Log\n\n${part('One', 'a.ts')}${part('Two', 'b.ts')}`;
    const { entries } = read(log);
    assert.deepEqual(
      [...codeOfEntries(log, entries)].map(([entry, code]) => [entry.title, [...code]]),
      [
        ['One', [['a1', [{ text: "call('a.ts');", file: 'a.ts' }]]]],
        ['Two', [['a1', [{ text: "call('b.ts');", file: 'b.ts' }]]]],
      ],
    );
  });

  it('is none where the entry is not in the document any more', () => {
    const { entries, place } = read(RECORD);
    assert.equal(codeOfEntries('# Notes\n', entries).size, 0);
    assert.throws(() => capturedCode('# Notes\n', one(entries), place()), UserError);
  });
});

describe('the code of a place today', () => {
  const file = (...lines: readonly string[]) => [{ path: 'src/pool.ts', text: lines.join('\n') }];
  const latest = {
    text: 'const channel = openChannel(address);\nchannel.keepAlive(true);\nchannel.connect(pool);',
    file: 'src/pool.ts',
    lines: { first: 1, last: 3 },
  };
  const earlier = {
    ...latest,
    text: 'const socket = openSocket(address);\nsocket.setTimeout(limit);\nsocket.join(group);',
  };
  const lines = (code: { readonly text: string }) => code.text.split('\n');
  const [first = '', ...rest] = lines(latest);
  const edited = [first, 'x', ...rest.slice(1)];

  it('is where its latest text is, and else where an earlier one is', () => {
    for (const [grade, there] of [
      ['same', lines(latest)],
      ['same', lines(earlier)],
      ['moved', ['', ...lines(earlier)]],
      ['reindented', lines(earlier).map((line) => `  ${line}`)],
      ['moved', [...edited, ...lines(earlier)]],
      ['changed', edited],
      ['gone', ['x']],
    ] as const)
      assert.equal(locateLatest([latest, earlier], file(...there)).grade, grade, there.join('|'));
    const both = locateLatest([latest, earlier], file(...lines(earlier), ...lines(latest)));
    assert.deepEqual('place' in both && both.place.lines, { first: 4, last: 6 });
  });

  it('is what is known best where none is there as it was', () => {
    const twins = ['', ...lines(earlier), '', ...lines(earlier)];
    assert.equal(locateLatest([latest, earlier], file(...twins)).grade, 'ambiguous');
    assert.equal(locateLatest([earlier, latest], file(...twins)).grade, 'ambiguous');
    assert.equal(locateLatest([earlier, latest], file(...edited)).grade, 'changed');
    assert.equal(locateLatest([earlier, latest], file(...edited, ...twins)).grade, 'changed');
    assert.equal(locateLatest([latest, earlier], file(...edited, ...twins)).grade, 'changed');
    assert.equal(locateLatest([], file('x')).grade, 'ambiguous');
  });
});
