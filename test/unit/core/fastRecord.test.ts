import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { documentText } from '../../../bench/documents';
import { readDocument } from '../../../src/core/document';
import type { DocumentRef } from '../../../src/core/entry';
import { readFastRecord } from '../../../src/core/formats/fastRecord';
import { renderRecord } from '../../support/renderRecord';
import { runs } from '../../support/long';

const ref = (inTarget: boolean): DocumentRef => ({
  uri: 'file:///w/docs/x/004-x.md',
  path: 'docs/x/004-x.md',
  inTarget,
});

/** @returns whether the fast reader had an answer */
function compare(text: string, inTarget = true): boolean {
  const fast = readFastRecord(ref(inTarget), text);
  if (fast) assert.deepEqual(fast, readDocument(ref(inTarget), text), JSON.stringify(text));
  return fast !== undefined;
}

const RECORD = documentText(0, 'docs/x/004-x.md');

describe('the fast reader of records', () => {
  it('has an answer for what the template writes, with either line ending', () => {
    assert.ok(compare(RECORD));
    assert.ok(compare(RECORD, false));
    assert.ok(compare(RECORD.replaceAll('\n', '\r\n')));
    assert.ok(compare(`\uFEFF${RECORD}`));
  });

  it('has an answer for ordinary titles, and tells a heading that differs', () => {
    for (const title of ['Retry 3 fails: websocket leak', 'a "b" (c)', 'Größe «x» 漢字', 'Stop it, now!']) {
      const text = renderRecord(
        { title, kind: 'challenge', tags: ['a'], date: '2026-11-20T17:31:05+01:00' },
        { places: [], environment: [] },
        'docs/x/004-x.md',
      ).text;
      assert.equal(compare(text), !title.includes('"'), title);
    }
    assert.ok(compare(RECORD.replace('# Challenge: Sockets', '# Something')));
  });

  for (const [what, text] of [
    ['no front matter', '# Challenge: A\n'],
    ['an empty header', '---\n---\n\n# A\n'],
    ['no heading', '---\nkind: til\n---\n\nText\n'],
    ['text before the heading', '---\nkind: til\n---\n\nText\n\n# A\n'],
    ['an unclosed header', '---\nkind: til\n\n# A\n'],
    ['a list of anchors without one', '---\nkind: til\nanchors:\n---\n# A\n'],
    ['a value over two lines', '---\nkind: til\ntitle: a\n  b\n---\n# A\n'],
    ['a comment', '---\nkind: til # x\n---\n# A\n'],
    ['the same key twice', '---\nkind: til\nkind: adr\n---\n# A\n'],
    ['a map', '---\nkind: {a: b}\n---\n# A\n'],
    ['an alias', '---\nkind: *a\n---\n# A\n'],
    ['a page of a site', '---\ntitle: Page\nlayout: post\n---\n# A\n'],
  ] as const) {
    it(`leaves ${what} to the other`, () => assert.equal(compare(text), false));
  }

  it('agrees with the other on whatever people make of a record', () => {
    const insertion = fc.oneof(
      fc.constantFrom(
        ...[
          '\n',
          '\r',
          '\r\n',
          ' ',
          '  ',
          '\t',
          ': ',
          ':',
          '#',
          ' #',
          '-',
          '- ',
          '---',
          '---\n',
          '...',
          '"',
          "'",
        ],
        ...[
          '\\',
          '\\n',
          '{',
          '}',
          '[',
          ']',
          ',',
          ', ',
          '&a',
          '*a',
          '!',
          '|',
          '>',
          '%',
          '@',
          '`',
          '?',
          '? ',
          '~',
        ],
        ...[
          '\0',
          '\u0085',
          '\u2028',
          '\uFEFF',
          '\u00a0',
          '=',
          '===',
          '<!--',
          '-->',
          '```',
          '# ',
          '## ',
          'é',
          '漢',
        ],
        ...[
          'null',
          'true',
          '1e5',
          '0x1',
          'kind: til\n',
          'title: b\n',
          '    file: x\n',
          '  - id: a2\n',
          'status:\n',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    const short = RECORD.slice(0, 420) + '\n## 🔴 Problem\n\nText\n';
    const edit = fc.record({ at: fc.nat(short.length), removed: fc.nat(6), insertion });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.boolean(), (edits, inTarget) => {
        let text = short;
        for (const { at, removed, insertion } of edits)
          text = text.slice(0, at) + insertion + text.slice(at + removed);
        compare(text, inTarget);
      }),
      { numRuns: runs(3_000) },
    );
  }).timeout(20_000);

  it('agrees with the other on values of all sorts', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...'ab1 :,.-_/"\'[]{}#&*!|>@%()+=~\\?'), maxLength: 12 }),
    );
    fc.assert(
      fc.property(value, value, value, (title, status, tag) => {
        compare(`---\ntitle: ${title}\nkind: til\nstatus: ${status}\ntags: [${tag}, a]\n---\n\n# ${title}\n`);
        compare(
          `---\ntitle: "${title}"\nkind: til\nanchors:\n  - id: ${tag}\n    file: '${status}'\n---\n# T\n`,
        );
      }),
      { numRuns: runs(3_000) },
    );
  }).timeout(20_000);
});
