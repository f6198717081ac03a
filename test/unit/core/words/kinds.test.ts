import { strict as assert } from 'node:assert';
import { kindOfWord, themeOf } from '../../../../src/core/words/kinds';

describe('a word for a kind', () => {
  const KINDS = {
    challenge:
      'Challenge; challenges; Desafio; Desafío; Défi; Herausforderung; 挑战; チャレンジ; 도전; ความท้าทาย; Problem; ปัญหา; Obstacle',
    blocker: 'Blocker; Bloqueo; Bloqueio; Blocage; 阻塞项; ブロッカー; Блокер',
    decision: 'Decision; ADR; Architecture Decision Record; Mimari Karar Kaydı; 決定; 决策',
    til: 'TIL; Today I Learned; Learning; Lesson',
    troubleshooting: 'Issue; BUG; Incident; Postmortem; Error; Troubleshooting',
    debt: 'Technical Debt; Debt; Known Issue; Известная проблема',
  };
  for (const [kind, words] of Object.entries(KINDS)) {
    for (const word of words.split(';').map((text) => text.trim())) {
      it(`${word} is a ${kind}`, () => assert.equal(kindOfWord(word), kind));
    }
  }
  for (const word of ['', 'Step', 'constructor', '__proto__', 'Les']) {
    it(`${JSON.stringify(word)} is none`, () => assert.equal(kindOfWord(word), undefined));
  }
});

describe('what a document is about', () => {
  for (const [text, where, kind, list] of [
    ['CHALLENGES', 'name', 'challenge', true],
    ['BLOCKERS_AND_SOLUTIONS', 'name', 'blocker', true],
    ['KNOWN_ISSUES', 'name', 'debt', true],
    ['lessons-learned', 'name', 'til', true],
    ['lecciones-aprendidas', 'name', 'til', true],
    ['PROBLEMAS_Y_SOLUCIONES', 'name', 'challenge', true],
    ['TROUBLESHOOTING', 'name', 'troubleshooting', true],
    ['debug-journal', 'name', 'troubleshooting', true],
    ['トラブルシューティング', 'name', 'troubleshooting', true],
    ['踩坑记录', 'name', 'til', true],
    ['bug_report', 'name', 'troubleshooting', false],
    ['Technical Challenges & Solutions', 'title', 'challenge', true],
    ['06 - Challenges: Real Problems & How I Solved Them', 'title', 'challenge', true],
    ['Blockers & Solutions Log', 'title', 'blocker', true],
    ['Registre des bugs', 'title', 'troubleshooting', true],
    ['既知の課題・改善候補リスト', 'title', 'debt', true],
    ['阻害要因', 'title', 'blocker', true],
    ['上线阻塞项', 'title', 'blocker', true],
    ['Внешние блокеры', 'title', 'blocker', true],
    ['Bekannte Probleme', 'title', 'debt', true],
    ['알려진 문제', 'title', 'debt', true],
    ['ปัญหาที่พบ', 'title', 'challenge', true],
    ['TIL — my-site', 'title', 'til', true],
    ['TIL: grep -o', 'title', 'til', false],
    ['Postmortem: Push outage', 'title', 'troubleshooting', false],
    ['ADR-0002: Use tabs', 'title', 'decision', false],
    ['Mimari Karar Kaydı: Sekmeler', 'title', 'decision', false],
    ['Lesson #3 (tabs)', 'title', 'til', false],
  ] as const) {
    it(`${text} is about ${list ? 'several' : 'one'}: ${kind}`, () =>
      assert.deepEqual(themeOf(text, where), { kind, list }));
  }

  for (const title of [
    'Problem Details for HTTP APIs',
    'Decision tree',
    'Decision records explained',
    'Record architecture decisions',
    'Issue templates',
    'Bug report template',
    'Bug bounty',
    'Error handling',
    'Error codes',
    'Troubleshooting',
    'Troubleshooting Guide',
    'Challenge',
    'Challenge-response authentication',
    'Known limitations of the API',
    'Lesson 3: Loops',
    'Lessons',
    'Machine Learning',
    'Incident response',
    'error(event)',
    '',
  ]) {
    it(`${JSON.stringify(title)} is ordinary documentation`, () =>
      assert.equal(themeOf(title, 'title'), undefined));
  }
});
