import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readDocument } from '../../../../src/core/document';
import { setFieldOf, statusChoicesOf } from '../../../../src/core/revision';
import type { Entry } from '../../../../src/core/entry';
import { applyEdits } from '../../../../src/core/textEdit';
import { firstStatus, resolvedStatus, statusesOf } from '../../../../src/core/vocabulary';

const ROOT = 'test/fixtures/documents';
const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.md'))
  .sort();

interface Document {
  readonly file: string;
  readonly text: string;
  readonly entries: readonly Entry[];
  readonly neighbours: { readonly files: readonly string[]; readonly folders: readonly string[] };
}

function documentOf(file: string): Document {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const inside = file.split('/').slice(1).join('/');
  const ref = { uri: `file:///${file}`, path: inside, inTarget: inside.startsWith('docs/challenges/') };
  const folder = file.split('/').slice(0, -1).join('/');
  const above = file.split('/').slice(0, -2).join('/');
  const files = FILES.filter((other) => path.posix.dirname(other) === folder).map((other) =>
    path.posix.basename(other),
  );
  const folders = FILES.filter((other) => path.posix.dirname(path.posix.dirname(other)) === above).map(
    (other) => path.posix.basename(path.posix.dirname(other)),
  );
  return {
    file,
    text,
    entries: readDocument(ref, text).entries,
    neighbours: { files, folders: [...new Set(folders)] },
  };
}

/** All that an entry says but its place and, of the one that was edited, its status. */
function facts(entry: Entry, isOwn: boolean): string {
  const hidden = [
    'document',
    'line',
    'endLine',
    'settled',
    ...(isOwn ? ['state', 'status', 'inferred'] : []),
  ];
  return JSON.stringify(entry, (key, value: unknown) => (hidden.includes(key) ? undefined : value));
}

/** The same document with other line endings is edited to the same text. */
function assertSameWith(eol: string, { text, entries, neighbours }: Document): void {
  const other = text.replaceAll(/\r\n|\n|\r/g, eol);
  const again = entries[0] ? readDocument(entries[0].document, other).entries : [];
  assert.equal(again.length, entries.length);
  entries.forEach((entry, index) => {
    if (entry.state === 'reference') return;
    const value = entry.state === 'open' ? resolvedStatus(entry.kind) : (firstStatus(entry.kind) ?? 'open');
    const [first, second] = [
      setFieldOf(text, entry, 'status', value, neighbours),
      setFieldOf(other, again[index] as Entry, 'status', value, neighbours),
    ];
    assert.equal(second.kind, first.kind, entry.title);
    if (first.kind === 'impossible' || second.kind === 'impossible') return;
    assert.equal(
      applyEdits(other, second.edits),
      applyEdits(text, first.edits).replaceAll(/\r\n|\n|\r/g, eol),
      entry.title,
    );
  });
}

describe('every entry of the fixtures', () => {
  for (const file of FILES) {
    const document = documentOf(file);
    const { text, entries, neighbours } = document;
    if (entries.every(({ state }) => state === 'reference')) continue;
    it(`${file} with other line endings`, () => {
      assertSameWith('\r\n', document);
      assertSameWith('\n', document);
      assertSameWith('\r', document);
    });

    it(file, () => {
      for (const entry of entries) {
        if (entry.state === 'reference') continue;
        const opposite =
          entry.state === 'open' ? resolvedStatus(entry.kind) : (firstStatus(entry.kind) ?? 'open');
        for (const value of new Set([opposite, ...statusesOf(entry.kind), ...statusChoicesOf(text, entry)])) {
          const change = setFieldOf(text, entry, 'status', value, neighbours);
          if (change.kind === 'impossible') {
            assert.match(change.reason, /^\S.*[.]$/u);
            continue;
          }
          if (entry.settled !== undefined) assert.deepEqual(change.edits, []);
          const edited = applyEdits(text, change.edits);
          assert.equal(edited.startsWith('\uFEFF'), text.startsWith('\uFEFF'));
          const ref = change.kind === 'rename' ? { ...entry.document, path: change.to } : entry.document;
          const now = readDocument(ref, edited).entries;

          // The entry is in the state that was wanted, and every other entry is what it was.
          const rest = entries.filter((other) => other !== entry).map((other) => facts(other, false));
          const changed = now.filter((other) => {
            const at = rest.indexOf(facts(other, false));
            if (at >= 0) rest.splice(at, 1);
            return at < 0;
          });
          assert.equal(changed.length, 1, `${entry.title}: ${value}`);
          const own = changed[0] as Entry;
          assert.equal(facts(own, true), facts(entry, true));
          if (value === opposite) assert.notEqual(own.state, entry.state);

          // The second time there is nothing to do.
          const again = setFieldOf(edited, own, 'status', value, neighbours);
          assert.ok(again.kind === 'edits', `${entry.title}: ${value}`);
          assert.deepEqual(again.edits, [], `${entry.title}: ${value}`);
        }
        for (const [field, value] of [
          ['severity', 'high'],
          ['category', 'process'],
        ] as const) {
          const change = setFieldOf(text, entry, field, value, neighbours);
          if (change.kind === 'impossible') continue;
          const now = readDocument(entry.document, applyEdits(text, change.edits)).entries;
          assert.equal(now.length, entries.length);
          assert.ok(
            now.some((other) => other.title === entry.title && other[field] === value),
            `${field} of ${entry.title}`,
          );
        }
      }
    });
  }
});
