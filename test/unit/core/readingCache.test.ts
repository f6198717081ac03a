import { strict as assert } from 'node:assert';
import { documentText } from '../../../bench/documents';
import { readDocument } from '../../../src/core/document';
import type { KnownDocument } from '../../../src/core/documentIndex';
import type { DocumentRef } from '../../../src/core/entry';
import { decodeCache, encodeCache } from '../../../src/core/readingCache';
import { createSlices } from '../../../src/core/slices';
import { unreadable } from '../../../src/core/unreadable';

const slices = createSlices({ now: () => 0, pause: () => Promise.resolve() });
const STAMP = { size: 7, mtimeMs: 1_700_000_000_000.25 };

function known(path: string, text: string, more: Partial<KnownDocument> = {}): KnownDocument {
  const document: DocumentRef = { uri: `w:/${path}`, path, folder: 'w', inTarget: true };
  return { document, ...STAMP, reading: readDocument(document, text), doubtful: false, ...more };
}

const DOCUMENTS = [
  ...Array.from({ length: 200 }, (_, index) => known(`docs/${index}.md`, documentText(index, 'docs/a.md'))),
  known('docs/漢字.md', '---\ntitle: "漢字\u2028😀"\nkind: challenge\nstatus: open\n---\n# Other\n'),
  known('docs/nothing.md', 'Text'),
];

describe('what is kept between sessions', () => {
  const encode = (documents: readonly KnownDocument[] = DOCUMENTS) => encodeCache('1.0', documents, slices);

  it('gives back what was known', async () => {
    const cache = await decodeCache('1.0', await encode(), slices);
    for (const { document, reading } of DOCUMENTS) {
      assert.deepEqual(cache?.recall(document, STAMP), reading, document.path);
    }
  });

  it('knows nothing of another version of a document', async () => {
    const cache = await decodeCache('1.0', await encode(), slices);
    const { document } = DOCUMENTS[0]!;
    for (const [ref, stamp] of [
      [document, { ...STAMP, size: 8 }],
      [document, { ...STAMP, mtimeMs: STAMP.mtimeMs + 0.5 }],
      [{ ...document, inTarget: false }, STAMP],
      [{ ...document, uri: 'w:/other' }, STAMP],
    ] as const) {
      assert.equal(cache?.recall(ref, stamp), undefined);
    }
    assert.ok(cache?.recall(document, STAMP));
  });

  it('leaves out what is doubtful, and what could not be read', async () => {
    const doubtful = known('docs/a.md', 'A', { doubtful: true });
    const locked = known('docs/b.md', 'B');
    const cache = await decodeCache(
      '1.0',
      await encode([doubtful, { ...locked, reading: unreadable(locked.document, 'Locked.') }]),
      slices,
    );
    assert.equal(cache?.recall(doubtful.document, STAMP), undefined);
    assert.equal(cache?.recall(locked.document, STAMP), undefined);
  });

  it('is of no use to another version', async () => {
    assert.equal(await decodeCache('1.1', await encode(), slices), undefined);
  });

  it('is of no use when anything is damaged', async () => {
    const whole = await encode();
    const text = new TextDecoder().decode(whole);
    const damaged: (string | Uint8Array)[] = [
      '',
      'x',
      '\n',
      '[]\n',
      text.slice(0, -1),
      text.slice(0, text.length / 2),
      text.replace('"open"', '"closed"'),
      text.replace('"tags":["', '"tags":[{},"'),
      text.replace(/"title":"[^"]*"/, '"title":7'),
      text.replace(/"line":1/, '"line":null'),
      text.replace('"anchors":[{', '"anchors":[7,{'),
      `${text}[]\n`,
      `${text}null\n`,
      whole.map((byte, index) => (index === 5_000 ? 0xff : byte)),
    ];
    for (const [index, content] of damaged.entries()) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      assert.equal(await decodeCache('1.0', bytes, slices), undefined, `damage ${index}`);
    }
  });
});
