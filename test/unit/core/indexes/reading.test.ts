import { strict as assert } from 'node:assert';
import {
  EMPTY_CATALOG,
  unresolvedLinks,
  withMissing,
  withReadings,
  type Catalog,
} from '../../../../src/core/catalog';
import type { DocumentRef } from '../../../../src/core/entry';
import { indexableFolders, indexedDocuments } from '../../../../src/core/indexes/folders';
import { gatherEntries } from '../../../../src/core/indexes/update';
import { INDEX_GROUPINGS, INDEX_STYLES } from '../../../../src/core/indexes/layout';
import { tooLarge, unlisted, unreadable } from '../../../../src/core/unreadable';
import { newIndex } from '../../../../src/core/indexes/plan';
import { readText } from '../../../../src/core/reader';

const documentAt = (path: string, inTarget = true): DocumentRef => ({ uri: path, path, inTarget });
const catalogOf = (files: Readonly<Record<string, string>>): Catalog => {
  const readings = Object.entries(files).map(
    ([path, text]) => [path, readText(documentAt(path), text)] as const,
  );
  const catalog = withReadings(EMPTY_CATALOG, new Map(readings));
  return withMissing(
    catalog,
    unresolvedLinks(catalog).filter(({ path }) => !(path in files)),
  );
};
const record = (title: string, status = 'open') =>
  `---\ntitle: ${JSON.stringify(title)}\nkind: challenge\nstatus: ${status}\nseverity: high\n---\n\n## Problem\n\nIt [fails](x.md).\n\n## Solution\n\nFixed.\n`;

const FILES = {
  'docs/challenges/001-a.md': record('[WIP] Title: with `code` | pipes ](./x.md)'),
  'docs/challenges/002-b.md': record('2. ✅ FIXED: looks done', 'resolved'),
  'docs/challenges/003 c(d).md':
    '# Challenge: Ours\n\n**Status:** Blocked by | #7\n**Problem:** It fails.\n\n**Solution:** None yet.\n',
  'docs/challenges/log.md':
    '# Log\n\n## Challenge 8: X\n\n**Status:** Open\n\n## Challenge 9: Y\n\n**Status:** Open\n',
  'docs/challenges/old/004-d.md': record('Elsewhere'),
  'docs/adr/0001-x.md':
    '# 1. Use one\n\n## Status\n\nAccepted\n\n## Context\n\nMany.\n\n## Decision\n\nOne.\n\n## Consequences\n\nFewer.\n',
};
const gathered = (
  files: Readonly<Record<string, string>>,
  documents = Object.keys(files).map((path) => documentAt(path)),
) => {
  const gathering = gatherEntries();
  for (const document of documents) gathering.add(document, files[document.path] ?? '');
  return gathering.entries();
};
const CHALLENGES = { path: 'docs/challenges', inTarget: true };

describe('the documents of an index', () => {
  it('are those of its folder that are one entry each', () => {
    const catalog = catalogOf(FILES);
    assert.deepEqual(
      indexedDocuments(catalog, CHALLENGES).map(({ path }) => path),
      ['docs/challenges/001-a.md', 'docs/challenges/002-b.md', 'docs/challenges/003 c(d).md'],
    );
    assert.deepEqual(
      indexableFolders(catalog).map(({ path }) => path),
      ['docs/challenges', 'docs/challenges/old', 'docs/adr'],
    );
  });

  it('are told with what they say themselves', () => {
    const path = 'docs/challenges/003 c(d).md';
    assert.deepEqual(
      gathered({ [path]: FILES[path], 'docs/challenges/log.md': FILES['docs/challenges/log.md'] }),
      [
        {
          name: '003 c(d).md',
          number: 3,
          title: 'Ours',
          kind: 'challenge',
          state: 'open',
          status: 'Blocked by \\| \\#7',
          summary: { problem: 'It fails.', solution: 'None yet.' },
        },
      ],
    );
  });

  it('are not told while a merge conflict leaves open what they say', () => {
    const conflict = (ours: string, theirs: string) =>
      `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`;
    const inHeader = record('Leak').replace(
      'status: open\n',
      conflict('status: open\n', 'status: resolved\n'),
    );
    // Added by both sides: what both begin with is in no conflict.
    const twice = `---\n${conflict(record('Ours').slice(4), record('Theirs').slice(4))}`;
    const decision = (title: string) => FILES['docs/adr/0001-x.md'].replace('Use one', title);
    const files: Record<string, string> = {
      ...FILES,
      'docs/challenges/005-header.md': inHeader,
      'docs/challenges/004-body.md': record('Body') + conflict('One.\n', 'Two.\n'),
      'docs/challenges/006-twice.md': twice,
      'docs/challenges/README.md': conflict('[Leak](001-a.md)\n', '[Leak](001-b.md)\n'),
      'docs/adr/0002-y.md': conflict(decision('Use two'), decision('Use three')),
      'docs/guide.md': conflict('One.\n', 'Two.\n'),
    };
    const catalog = catalogOf(files);
    const told = (folder: string) =>
      gathered(files, indexedDocuments(catalog, { path: folder, inTarget: true }));
    assert.throws(() => told('docs/challenges'), {
      name: 'UserError',
      message:
        'Merge conflicts are not decided yet: docs/challenges/004-body.md (line 15), docs/challenges/005-header.md (line 4), docs/challenges/006-twice.md (line 2). Finish the merge, then update the index again.',
    });
    assert.throws(() => told('docs/adr'), {
      message:
        'A merge conflict is not decided yet: docs/adr/0002-y.md (line 1). Finish the merge, then update the index again.',
    });
    assert.ok(
      indexableFolders(catalogOf({ 'docs/adr/0002-y.md': files['docs/adr/0002-y.md'] ?? '' })).length > 0,
    );
    assert.deepEqual(told('docs'), []);
    assert.throws(
      () => gathered(Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`${at}.md`, inHeader]))),
      /: 1\.md \(line 4\), 2\.md \(line 4\), 3\.md \(line 4\), 2 more\. Finish/,
    );
  });

  it('are not told while front matter or a file cannot be read', () => {
    const broken = record('Leak').replace('kind: challenge', 'kind: [');
    const unclosed = record('Open').replace('\n---\n\n', '\n\n');
    const files: Record<string, string> = {
      ...FILES,
      'docs/challenges/004-broken.md': broken,
      'docs/challenges/README.md': broken,
      'docs/adr/0002-open.md': unclosed,
      'docs/adr/0003-decided.md': `${unclosed}<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> theirs\n`,
    };
    const catalog = catalogOf(files);
    const told = (folder: string) =>
      gathered(files, indexedDocuments(catalog, { path: folder, inTarget: true }));
    assert.throws(() => told('docs/challenges'), {
      name: 'UserError',
      message:
        'A document cannot be read: docs/challenges/004-broken.md (line 4). Set that right, then update the index again.',
    });
    assert.throws(() => told('docs/adr'), {
      message:
        'A merge conflict is not decided yet: docs/adr/0003-decided.md (line 14). A document cannot be read: docs/adr/0002-open.md (line 1). Set that right, then update the index again.',
    });
    const gathering = gatherEntries();
    gathering.add(documentAt('docs/guide.md', false), '---\ntitle: [\n---\n\n# Guide\n');
    assert.deepEqual(gathering.entries(), []);
    gathering.addUnread(documentAt('docs/b.md'));
    gathering.addUnread(documentAt('docs/a.md'), 'a.md');
    assert.throws(() => gathering.entries(), {
      message: 'Documents cannot be read: a.md, docs/b.md. Set that right, then update the index again.',
    });
  });

  it('are read one by one, without those that are gone', async () => {
    const gathering = gatherEntries();
    const path = 'docs/challenges/001-a.md';
    await gathering.addSaved(documentAt(path), Promise.resolve(FILES[path]));
    await gathering.addSaved(documentAt('docs/challenges/002-b.md'), Promise.resolve(undefined));
    assert.deepEqual(
      gathering.entries().map(({ name }) => name),
      ['001-a.md'],
    );
    await gathering.addSaved(documentAt('docs/challenges/003.md'), Promise.reject(new Error('EACCES')));
    assert.throws(() => gathering.entries(), {
      message: /^A document cannot be read: docs\/challenges\/003\.md\. /,
    });
  });

  it('are those that cannot be read for the moment too, but none that is too large to be read', () => {
    const at = (name: string) => documentAt(`docs/challenges/${name}`);
    const readings = [
      unreadable(at('001-locked.md'), 'Locked.'),
      tooLarge(at('log.md')),
      unreadable(at('README.md'), 'Locked.'),
      unlisted(at('old'), 'Not permitted.'),
    ];
    const catalog = withReadings(
      EMPTY_CATALOG,
      new Map(readings.map((reading) => [reading.problems[0]?.document.uri ?? '', reading])),
    );
    assert.deepEqual(indexedDocuments(catalog, CHALLENGES), [at('001-locked.md')]);
  });

  const indexed = gathered(FILES, indexedDocuments(catalogOf(FILES), CHALLENGES));
  for (const style of INDEX_STYLES)
    for (const groupBy of INDEX_GROUPINGS)
      it(`appear once in the tree beside an index (${style}, ${groupBy})`, () => {
        const index = newIndex('docs/challenges', indexed, { style, groupBy });
        const before = catalogOf(FILES);
        for (const text of [
          index,
          index.replaceAll('\n', '\r\n'),
          `---\nlayout: x\n---\n${index}`,
          `\uFEFF${index}`,
        ]) {
          const catalog = catalogOf({ ...FILES, 'docs/challenges/README.md': text });
          assert.deepEqual(catalog.entries, before.entries);
          assert.deepEqual(catalog.problems, []);
          assert.equal(catalog.documents.get('docs/challenges/README.md')?.entries.length, 3);
        }
        const lost = Object.fromEntries(Object.entries(FILES).filter(([path]) => !path.endsWith('002-b.md')));
        const { problems } = catalogOf({ ...lost, 'docs/challenges/README.md': `text\n\n${index}` });
        assert.deepEqual(
          problems.map(({ code, line, message }) => [
            code,
            message,
            `text\n\n${index}`.split('\n')[line - 1]?.includes('002-b.md'),
          ]),
          [['missing-document', 'The document docs/challenges/002-b.md does not exist.', true]],
        );
      });

  it('an index does not change what stands around it', () => {
    const around = '# Log\n\n## Challenge 1: One\n\n**Status:** Open\n\n';
    const text = `${around}${newIndex('x', indexed)}\n## Challenge 2: Two\n\n**Status:** Resolved\n`;
    const { entries } = readText(documentAt('docs/CHALLENGES.md', false), text);
    assert.deepEqual(
      entries.map(({ form, number, state, line }) => [form, number, state, text.split('\n')[line - 1]]),
      [
        ['block', 1, 'open', '## Challenge 1: One'],
        ...entries
          .filter(({ form }) => form === 'row')
          .map(({ number, line }) => ['row', number, 'reference', text.split('\n')[line - 1]]),
        ['block', 2, 'resolved', '## Challenge 2: Two'],
      ],
    );
    assert.equal(entries.length, 5);
  });
});
