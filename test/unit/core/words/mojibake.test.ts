import { strict as assert } from 'node:assert';
import { repaired } from '../../../../src/core/words/mojibake';

/** Reads the UTF-8 of a text as another encoding, as broken tools do. */
function damaged(text: string, encoding: string): string {
  return new TextDecoder(encoding).decode(new TextEncoder().encode(text));
}

describe('text read in a wrong encoding', () => {
  for (const encoding of ['windows-1252', 'windows-1254', 'macintosh']) {
    for (const text of [
      '🚨 Challenges',
      '→ done ✅',
      'ปัญหา — วิธีแก้',
      'Ärger: été naïf',
      '問題と解決',
      'Причина',
    ]) {
      it(`is repaired: ${text} (${encoding})`, () => assert.equal(repaired(damaged(text, encoding)), text));
    }
  }

  it('is repaired where only part of a line is damaged', () =>
    assert.equal(repaired('Проблема: cafÃ© zu heiß'), 'Проблема: café zu heiß'));

  for (const text of [
    'plain',
    'é ü Straße naïve',
    '„Das macht Spaß“',
    '« préféré »',
    'à l’été…',
    '“Ya está…”',
    'CAFÉ»',
    'ปัญหา 問題 문제 🚨 ✅',
    '├── src',
    'Ã',
  ]) {
    it(`that is not damaged stays: ${text}`, () => assert.equal(repaired(text), text));
  }
});
