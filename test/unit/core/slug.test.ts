import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { slug } from '../../../src/core/slug';
import { runs } from '../../support/long';

const characters = (text: string) => [...text].length;
const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('slug', () => {
  const cases: readonly (readonly [title: string, expected: string])[] = [
    ['WebSocket connection leaks', 'websocket-connection-leaks'],
    ['  Retry #3 fails: "timeout" (again?!)  ', 'retry-3-fails-timeout-again'],
    ['src/server.ts:42 — C++ & C#', 'src-server-ts-42-c-c'],
    ['Größe überschreitet Maß', 'größe-überschreitet-maß'],
    ['Cafe\u0301 ist NFC', 'caf\u00e9-ist-nfc'],
    ['數據庫 連接 洩漏', '數據庫-連接-洩漏'],
    ['Ошибка в КОДЕ', 'ошибка-в-коде'],
    ['हिन्दी में त्रुटि', 'हिन्दी-में-त्रुटि'],
    ['العربية: خطأ', 'العربية-خطأ'],
    ['ID in İstanbul', 'id-in-i\u0307stanbul'],
    ['🔥 Build 💥 broke 👩‍👩‍👧', 'build-broke'],
    ['I ❤️ 1️⃣ bug', 'i-1-bug'],
    ['soft\u00adhyphen and zero\u200bwidth', 'softhyphen-and-zerowidth'],
    ['../../etc/passwd', 'etc-passwd'],
    ['ends with a dot.', 'ends-with-a-dot'],
    ['a\0b\nc\u202ed', 'a-b-cd'],
    ['\u0301 stray mark', 'stray-mark'],
    ['half \ud83d pair', 'half-pair'],
  ];
  for (const [title, expected] of cases) {
    it(`makes ${JSON.stringify(title)} ${expected}`, () => assert.equal(slug(title, 'challenge'), expected));
  }

  it('takes the fallback where nothing remains', () => {
    for (const title of ['', '🔥', '❤️', '👩‍👩‍👧', '...', '\u0301', '\u3164'])
      assert.equal(slug(title, 'Challenge!'), 'challenge');
    assert.equal(slug('🔥', '💥'), 'entry');
  });

  it('is never the name of a Windows device', () => {
    for (const name of ['con', 'PRN', 'aux', 'nul', 'com0', 'COM1', 'lpt9', 'COM¹', 'lpt³', ' con. ']) {
      assert.match(slug(name, 'x'), /-entry$/);
    }
    assert.equal(slug('🔥', 'nul'), 'nul-entry');
    assert.equal(slug('console', 'x'), 'console');
    assert.equal(slug('com10', 'x'), 'com10');
  });

  it('cuts a long title after a word, if that does not lose much', () => {
    const words = 'the connection pool leaks when the server closes a websocket early';
    assert.equal(slug(words, 'x'), 'the-connection-pool-leaks-when-the-server-closes-a-websocket');
    assert.equal(slug(`${'w'.repeat(50)} ${'v'.repeat(50)}`, 'x'), 'w'.repeat(50));
    assert.equal(slug(`${'w'.repeat(10)} ${'v'.repeat(90)}`, 'x'), `${'w'.repeat(10)}-${'v'.repeat(49)}`);
    assert.equal(slug(`${'w'.repeat(60)} more`, 'x'), 'w'.repeat(60));
    assert.equal(slug(`${'w'.repeat(59)} more`, 'x'), 'w'.repeat(59));
  });

  it('never cuts what a person sees as one character', () => {
    const cluster = 'q\u0323\u0308';
    assert.equal(slug(`a${cluster.repeat(40)}`, 'x'), `a${cluster.repeat(19)}`);
    assert.equal(slug(`a${'\u0301\u0323'.repeat(100)}`, 'fallback'), 'fallback');
  });

  it('stays within 200 bytes', () => assert.equal(slug('𠀀'.repeat(60), 'x'), '𠀀'.repeat(50)));

  it('is safe for every title, and leaves a slug alone', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        ' ',
        '-',
        'A',
        'é',
        'e\u0301',
        'ß',
        'İ',
        'Σ',
        '字',
        '🔥',
        '\u200d',
        '\ufe0f',
        '\u20e3',
        '1',
        'ก\u0e33',
        '\ud800',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 120 }), (parts) => {
        const found = slug(parts.join(''), 'challenge');
        assert.match(found, /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u);
        assert.equal(found, found.normalize('NFC'));
        assert.ok(characters(found) <= 60 && bytes(found) <= 200);
        assert.equal(slug(found, 'challenge'), found);
      }),
      { numRuns: runs(300) },
    );
  });
});
