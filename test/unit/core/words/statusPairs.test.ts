import { strict as assert } from 'node:assert';
import {
  answerFor,
  counterpartOf,
  languagesOf,
  LANGUAGES,
  meaningOf,
  wordFor,
} from '../../../../src/core/words/statusPairs';

describe('the word for a status', () => {
  for (const [meaning, language, like, word] of [
    ['resolved', 'en', undefined, 'resolved'],
    ['in-progress', 'de', 'offen', 'in Arbeit'],
    ['resolved', 'fr', 'ouvert', 'résolu'],
    ['resolved', 'fr', 'ouverte', 'résolue'],
    ['resolved', 'fr', 'ouvertes', 'résolues'],
    ['resolved', 'es', 'Abiertas', 'resueltas'],
    ['open', 'es', 'en curso', 'abierto'],
    ['resolved', 'ru', 'открыта', 'решена'],
    ['open', 'pl', 'rozwiązane', 'otwarte'],
    ['in-progress', 'es', 'abiertas', 'en progreso'],
    ['resolved', 'ja', '未解決', '解決済み'],
    ['superseded', 'zh', '提议', '已取代'],
    ['workaround', 'th', 'เปิด', 'แก้ไขชั่วคราว'],
    ['resolved', 'en', 'ouverte', 'resolved'],
  ] as const) {
    it(`${meaning} is ${word} where ${like ?? 'nothing'} stood (${language})`, () =>
      assert.equal(wordFor(meaning, language, like), word));
  }

  for (const language of LANGUAGES) {
    it(`is known for what it means in ${language}`, () => {
      for (const meaning of ['open', 'in-progress', 'resolved', 'accepted', 'superseded'] as const) {
        const word = wordFor(meaning, language);
        assert.equal(meaningOf(word), meaning);
        assert.ok(languagesOf(word).includes(language), word);
      }
    });
  }

  it('is read whatever its case, hyphens and spaces', () => {
    assert.equal(meaningOf(' IN_PROGRESS '), 'in-progress');
    assert.equal(meaningOf('Résolu'), 'resolved');
    assert.equal(meaningOf('to-do'), 'open');
    assert.equal(meaningOf('somehow'), undefined);
    assert.deepEqual(languagesOf('somehow'), []);
    assert.deepEqual(languagesOf('obsoleto'), ['es', 'pt']);
  });
});

describe('the counterpart of a status', () => {
  for (const [open, resolved, both] of [
    ['To Do', 'done', false],
    ['not fixed', 'fixed', false],
    ['未修正', '修正済み', true],
    ['待处理', '已处理', true],
    ['열림', '닫힘', false],
    ['เปิด', 'ปิดแล้ว', true],
  ] as const) {
    it(`of ${open} is ${resolved}${both ? ', and back' : ''}`, () => {
      assert.equal(counterpartOf(open, 'resolved'), resolved);
      assert.equal(counterpartOf(resolved, 'open'), both ? open : undefined);
      assert.equal(counterpartOf(open, 'open'), undefined);
    });
  }
  it('is not known of most words', () => assert.equal(counterpartOf('open', 'resolved'), undefined));
});

describe('an answer', () => {
  for (const [word, state, language, answer] of [
    ['Yes', 'open', 'en', 'no'],
    ['no', 'resolved', 'en', 'yes'],
    ['No', 'resolved', 'es', 'sí'],
    ['non', 'resolved', 'fr', 'oui'],
    ['ja', 'open', 'de', 'nein'],
    ['いいえ', 'resolved', 'ja', 'はい'],
    ['n', 'resolved', 'en', 'y'],
    ['false', 'resolved', 'en', 'true'],
    ['Yes', 'resolved', 'en', 'Yes'],
    ['perhaps', 'open', 'en', undefined],
  ] as const) {
    it(`${word} becomes ${answer ?? 'nothing'} (${state}, ${language})`, () =>
      assert.equal(answerFor(word, state, language), answer));
  }
});
