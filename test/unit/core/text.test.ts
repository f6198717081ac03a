import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { UserError } from '../../../src/core/ports';
import { decodeText, hasUniformLineEndings } from '../../../src/core/text';

const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));

describe('decoding a document', () => {
  const SAMPLES: Record<string, Uint8Array> = {
    'UTF-8': new TextEncoder().encode('é שלום 🔥\r\n'),
    'UTF-8 with a byte order mark': bytes(0xef, 0xbb, 0xbf, ...ascii('---\n')),
    'Latin-1': bytes(...ascii('status: caf'), 0xe9, ...ascii('\r\n')),
    GBK: bytes(0xd6, 0xd0, 0xce, 0xc4, ...ascii(': open\n')),
    'UTF-8 that is cut short': bytes(...ascii('a'), 0xe2, 0x82),
    'UTF-8 of a lone surrogate': bytes(0xed, 0xa0, 0x80),
    'every byte': Uint8Array.from({ length: 256 }, (_, n) => n),
    nothing: bytes(),
    NUL: bytes(0, 0x61, 0),
  };
  for (const [name, sample] of Object.entries(SAMPLES)) {
    it(`keeps every byte of ${name}`, () => {
      const { text, encode } = decodeText(sample);
      assert.deepEqual(encode(text), sample);
    });
  }

  it('keeps every byte of anything that is not UTF-16', function () {
    this.timeout(10_000);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (sample) => {
        fc.pre(!(sample[0] === 0xff && sample[1] === 0xfe) && !(sample[0] === 0xfe && sample[1] === 0xff));
        const { text, encode } = decodeText(sample);
        assert.deepEqual(encode(text), sample);
      }),
    );
  });

  it('shows UTF-8 as it is, its byte order mark included', () => {
    assert.equal(decodeText(SAMPLES['UTF-8'] as Uint8Array).text, 'é שלום 🔥\r\n');
    assert.equal(decodeText(SAMPLES['UTF-8 with a byte order mark'] as Uint8Array).text, '\uFEFF---\n');
  });

  it('lets ASCII be edited amid bytes that it does not understand', () => {
    const { text, encode } = decodeText(bytes(0xe9, ...ascii(' open '), 0xff));
    assert.deepEqual(encode(text.replace('open', 'resolved')), bytes(0xe9, ...ascii(' resolved '), 0xff));
  });

  it('refuses to write what such a document cannot hold', () => {
    const { text, encode } = decodeText(bytes(0xe9));
    assert.throws(() => encode(`${text} 🔥`), UserError);
    assert.throws(() => encode(`${text} Ā`), UserError);
  });

  it('refuses UTF-16 of either order', () => {
    assert.throws(() => decodeText(bytes(0xff, 0xfe, 0x61, 0)), UserError);
    assert.throws(() => decodeText(bytes(0xfe, 0xff, 0, 0x61)), UserError);
  });

  it('takes four megabytes in its stride', function () {
    this.timeout(2000);
    const large = new Uint8Array(4 * 1024 * 1024).fill(0x61);
    large[large.length - 1] = 0xe9;
    const { text, encode } = decodeText(large);
    assert.equal(text.length, large.length);
    assert.equal(Buffer.compare(encode(text), large), 0);
  });
});

describe('line endings', () => {
  for (const [text, uniform] of [
    ['', true],
    ['a', true],
    ['a\nb\n', true],
    ['a\r\nb\r\n', true],
    ['a\r\nb\n', false],
    ['a\nb\r\n', false],
    ['a\rb', false],
    ['a\r\r\nb', false],
  ] as const) {
    it(`${JSON.stringify(text)} ${uniform ? 'survive' : 'do not survive'} an editor`, () => {
      assert.equal(hasUniformLineEndings(text), uniform);
    });
  }
});
