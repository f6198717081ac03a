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
import { indexEntryOf } from '../../../../src/core/indexes/update';
import { INDEX_GROUPINGS, INDEX_STYLES } from '../../../../src/core/indexes/layout';
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
    assert.deepEqual(indexEntryOf(documentAt(path), FILES[path]), {
      name: '003 c(d).md',
      number: 3,
      title: 'Ours',
      kind: 'challenge',
      state: 'open',
      status: 'Blocked by \\| \\#7',
      summary: { problem: 'It fails.', solution: 'None yet.' },
    });
    assert.equal(
      indexEntryOf(documentAt('docs/challenges/log.md'), FILES['docs/challenges/log.md']),
      undefined,
    );
  });

  const indexed = indexedDocuments(catalogOf(FILES), CHALLENGES).flatMap(
    (document) => indexEntryOf(document, FILES[document.path as keyof typeof FILES]) ?? [],
  );
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
