import { strict as assert } from 'node:assert';
import { labelFor, languageOf } from '../../../../src/core/editing/language';
import { open } from '../../../../src/core/revision';
import { refOf } from './support';

function language(text: string): string {
  return languageOf(open(refOf('docs/blockers.md'), text).source.page);
}

describe('the language of a document', () => {
  for (const [text, expected] of [
    ['# Blockers\n\n**Cause:** x\n', 'en'],
    ['# Blocages\n\n**Problème :** x\n', 'fr'],
    ['# Bloqueos\n\n**Solución:** x\n**Gravedad:** y\n', 'es'],
    ['# x\n\n**Solução:** x\n', 'pt'],
    ['# x\n\n## Ursache\n\nx\n\n## Lösung\n\ny\n', 'de'],
    ['# x\n\n**Çözüm:** x\n', 'tr'],
    ['# x\n\n**Giải pháp:** x\n', 'vi'],
    ['# x\n\n**Soluzione:** x\n', 'it'],
    ['# x\n\n**Oorzaak:** x\n', 'nl'],
    ['# x\n\n**Rozwiązanie:** x\n', 'pl'],
    ['# x\n\n**Причина:** x\n', 'ru'],
    ['# x\n\n**원인:** x\n', 'ko'],
    ['# x\n\n**สาเหตุ:** x\n', 'th'],
    ['# x\n\n**げんいん：** x\n', 'ja'],
    ['# x\n\n**状態：** x\n**問題：** y\n', 'ja'],
    ['# x\n\n**状态：** x\n**问题：** y\n', 'zh'],
    // The most labels decide; of as many the first language, and English where none tells.
    ['# x\n\n**Ursache:** x\n**Lösung:** y\n**Cause:** z\n', 'de'],
    ['# x\n\n**Zustand:** x\n', 'en'],
    ['', 'en'],
    // A word of another script among many others is a name.
    ['# x\n\n**Root cause of the failure:** x\n**Solution for 北 station:** y\n', 'en'],
    // The labels tell before the headings do, and the title where nothing else does.
    ['# 問題\n\n**Ursache:** x\n**Lösung:** y\n', 'de'],
    ['# 既知の問題\n\nx\n', 'ja'],
    ['# 已知问题\n\nx\n', 'zh'],
    // Signs and emoji around a label do not hide it.
    ['# x\n\n## 🔍 Ursache\n\nx\n\n## ✅ Lösung:\n\ny\n', 'de'],
  ] as const) {
    it(`of ${JSON.stringify(text)} is ${expected}`, () => assert.equal(language(text), expected));
  }

  it('gives a fact its label, English where it has no own', () => {
    assert.deepEqual(
      [
        labelFor('status', 'fr'),
        labelFor('severity', 'de'),
        labelFor('category', 'ja'),
        labelFor('category', 'en'),
      ],
      ['Statut', 'Schweregrad', 'カテゴリ', 'Category'],
    );
  });
});
