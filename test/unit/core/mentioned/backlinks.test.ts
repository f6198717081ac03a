import { strict as assert } from 'node:assert';
import { EMPTY_CATALOG, withReadings, type Catalog } from '../../../../src/core/catalog';
import { readDocument } from '../../../../src/core/document';
import { backlinksOf, backlinksTitle, namingOf, type Naming } from '../../../../src/core/mentioned/backlinks';
import { meantByNumber, namedEntries, numberedAs } from '../../../../src/core/mentioned/meaning';

const record = (title: string, body = '', kind = 'challenge') =>
  `---\ntitle: ${title}\nkind: ${kind}\nstatus: open\n---\n\n# ${title}\n\n${body}\n`;

function read(files: Readonly<Record<string, string>>): { catalog: Catalog; all: Map<string, Naming> } {
  const readings = Object.entries(files).map(
    ([path, text]) => [path, readDocument({ uri: path, path, inTarget: true }, text)] as const,
  );
  const all = new Map(Object.entries(files).map(([path, text]) => [path, namingOf(text, path)]));
  return { catalog: withReadings(EMPTY_CATALOG, new Map(readings)), all };
}

/** Where the entry of a title is mentioned, as `document:line:start-end`. */
function mentions(files: Readonly<Record<string, string>>, title: string): string[] {
  const { catalog, all } = read(files);
  const entry = catalog.entries.find((one) => one.title === title);
  assert.ok(entry);
  return backlinksOf(catalog, all, entry).map(
    ({ uri, line, start, end }) => `${uri}:${line}:${start}-${end}`,
  );
}

describe('mentions of an entry', () => {
  it('are numbers, links, paths and names in other entries', () => {
    const files = {
      'docs/a/004-leak.md': record('Leak', 'Itself: #004, [x](004-leak.md).'),
      'docs/a/005-x.md': record(
        'X',
        'Like #004.\r\nSee [it](./004-leak.md#problem), [[004-leak]] and Challenge 4.',
      ),
      'docs/b/006-y.md': record('Y', '`docs/a/004-leak.md`, ../a/004-leak.md'),
      'docs/b/007-z.md': record('Z', '#005, #4, ADR-0004, 004.'),
    };
    assert.deepEqual(mentions(files, 'Leak'), [
      'docs/a/005-x.md:9:5-9',
      'docs/a/005-x.md:10:9-30',
      'docs/a/005-x.md:10:35-43',
      'docs/a/005-x.md:10:50-61',
      'docs/b/006-y.md:9:1-19',
      'docs/b/006-y.md:9:22-38',
    ]);
  });

  it('mean the entry of their own folder first, and none where several could be meant', () => {
    const files = {
      'docs/a/004-leak.md': record('Leak'),
      'docs/a/005-x.md': record('X', '#004'),
      'docs/b/004-other.md': record('Other'),
      'docs/b/005-y.md': record('Y', '#004'),
      'docs/c/006-z.md': record('Z', '#004'),
    };
    assert.deepEqual(mentions(files, 'Leak'), ['docs/a/005-x.md:9:0-4']);
    assert.deepEqual(mentions(files, 'Other'), ['docs/b/005-y.md:9:0-4']);
  });

  it('do not count where an index lists the entry', () => {
    const files = {
      'docs/a/004-leak.md': record('Leak'),
      'docs/a/README.md':
        '# Challenges\n\n| # | Challenge | Status |\n|---|---|---|\n| 004 | [Leak](004-leak.md) | Open |\n',
    };
    assert.deepEqual(mentions(files, 'Leak'), []);
  });

  it('are found between the entries of a log', () => {
    const log =
      '# Challenges\n\n## Challenge 1: One\n\n**Status:** Open\n\nSee Challenge 2 and #001.\n\n## Challenge 2: Two\n\n**Status:** Open\n\nSee #001.\n';
    assert.deepEqual(mentions({ 'docs/CHALLENGES.md': log }, 'Two'), ['docs/CHALLENGES.md:7:4-15']);
    assert.deepEqual(mentions({ 'docs/CHALLENGES.md': log }, 'One'), ['docs/CHALLENGES.md:13:4-8']);
  });

  it('are counted by entries', () => {
    const { catalog, all } = read({
      'docs/a/004-leak.md': record('Leak'),
      'docs/a/005-x.md': record('X', '#004 #004'),
      'docs/a/006-y.md': record('Y', '#004'),
    });
    const [entry] = catalog.entries;
    assert.ok(entry);
    assert.equal(backlinksTitle(backlinksOf(catalog, all, entry)), 'Mentioned in 2 entries');
    assert.equal(backlinksTitle([]), undefined);
  });
});

describe('how an entry is named', () => {
  it('is by a number that means no other one, and never by one that could be an issue', () => {
    const { catalog } = read({
      'docs/a/004-leak.md': record('Leak'),
      'docs/a/0123-long.md': record('Long'),
      'docs/a/200-no-zero.md': record('No zero'),
      'docs/b/004-other.md': record('Other'),
      'docs/b/009-queue.md': record('Queue', '', 'decision'),
      'docs/c/009-twin.md': record('Twin'),
    });
    const named = namedEntries(catalog, undefined);
    const from = (path: string) =>
      Object.fromEntries(catalog.entries.map((entry) => [entry.title, numberedAs(named, path, entry)]));
    assert.deepEqual(from('docs/a/300-new.md'), {
      Leak: '#004',
      Long: '#0123',
      'No zero': 'Challenge #200',
      Other: undefined,
      Queue: 'ADR-009',
      Twin: 'Challenge #009',
    });
    assert.deepEqual(
      meantByNumber(named, 'docs/x.md', { number: 4 }).map(({ title }) => title),
      ['Leak', 'Other'],
    );
  });
});
