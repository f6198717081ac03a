// Which words a status is written with: the document's, those of its language, or English ones.
import { strict as assert } from 'node:assert';
import { statusAt } from '../../../../src/core/editing/statusText';
import {
  chooseStatus,
  isCoarse,
  says,
  statusChoices,
  wantedStatus,
  type Custom,
  type Example,
} from '../../../../src/core/editing/statusWord';

/** A status as a document writes it, such as `✅ Done`. */
function example(text: string): Example {
  const found = statusAt(text);
  assert.ok(found, text);
  return { state: found.state, word: found.word, text, ...(found.mark ? { mark: found.mark } : {}) };
}

function custom(facts: { language?: Custom['language']; legend?: string[]; used?: string[] } = {}): Custom {
  const { language = 'en', legend = [], used = [] } = facts;
  return { language, legend: legend.map(example), used: used.map(example) };
}

/** What a status becomes, sign included: `✅ Done`. */
function chosen(value: string, old: string | undefined, facts?: Parameters<typeof custom>[0]): string {
  const written = old === undefined ? undefined : (statusAt(old) ?? { word: old });
  const { word, mark, marked } = chooseStatus(wantedStatus(value), written, custom(facts));
  return `${mark === undefined ? '' : `${mark}${marked ? '+' : ' '}`}${word}`;
}

describe('what is asked for', () => {
  it('is one of our statuses, or words with what they mean', () => {
    assert.deepEqual(wantedStatus('in-progress'), { meaning: 'in-progress', state: 'open' });
    assert.deepEqual(wantedStatus('superseded'), { meaning: 'superseded', state: 'resolved' });
    assert.deepEqual(wantedStatus('on-hold'), { words: 'On Hold', state: 'open' });
    assert.deepEqual(wantedStatus('closed'), { words: 'Closed', state: 'resolved' });
    assert.deepEqual(wantedStatus('🟣 Parked'), { words: '🟣 Parked', state: 'open' });
    assert.deepEqual(wantedStatus('Shipped-2'), { words: 'Shipped-2', state: 'resolved' });
  });

  it('may be all that a box or a section can say', () => {
    assert.deepEqual(
      ['open', 'resolved', 'proposed', 'accepted', 'Fixed', 'Offen'].map((value) =>
        isCoarse(wantedStatus(value)),
      ),
      [true, true, true, true, true, true],
    );
    assert.deepEqual(
      ['in-progress', 'workaround', 'rejected', 'superseded', 'Parked', 'WIP'].map((value) =>
        isCoarse(wantedStatus(value)),
      ),
      [false, false, false, false, false, false],
    );
  });
});

describe('whether a status says that already', () => {
  for (const [text, value, expected] of [
    ['Fixed', 'resolved', true],
    ['✅ Fixed in #12', 'resolved', true],
    ['Fixed', 'open', false],
    ['WIP', 'in-progress', true],
    ['Open', 'in-progress', false],
    ['Gelöst', 'resolved', true],
    ['yes', 'resolved', true],
    ['no', 'resolved', false],
    ['no', 'open', true],
    ['Blocked by Ann', 'open', false],
    ['Parked', '🟣 Parked', true],
    ['🟣 parked', 'Parked', true],
    ['Parked until May', 'Parked', true],
    ['Open', 'Parked', false],
    ['Closed', 'closed', true],
    ['', 'open', false],
  ] as const) {
    it(`“${text}” ${expected ? 'says' : 'does not say'} “${value}”`, () =>
      assert.equal(says(text, wantedStatus(value)), expected));
  }
});

describe('the words for a status', () => {
  for (const [value, old, becomes, facts] of [
    // In the case of the word that was there; a new one has capitals.
    ['resolved', 'Open', 'Resolved'],
    ['resolved', 'OPEN', 'RESOLVED'],
    ['resolved', 'open', 'resolved'],
    ['in-progress', 'open', 'in progress'],
    ['in-progress', 'on-hold', 'in-progress'],
    ['in-progress', 'Open', 'In Progress'],
    ['in-progress', undefined, 'In Progress'],
    ['in-progress', 'OFFEN', 'IN ARBEIT', { language: 'de' }],
    // With the sign that people use beside the one that was there, and none where there was none.
    ['resolved', '🔴 Open', '✅ Resolved'],
    ['resolved', '🔵 Open', '🟢 Resolved'],
    ['resolved', '🚧 Open', '✅ Resolved'],
    ['in-progress', '🔴 Open', '🟡 In Progress'],
    ['in-progress', '❌ Open', '🚧 In Progress'],
    ['open', '✅ Resolved', '🔴 Open'],
    ['workaround', '🔴 Open', '🟡 Workaround'],
    ['rejected', '🟡 Proposed', '❌ Rejected'],
    ['deprecated', '✅ Accepted', '🗄️ Deprecated'],
    ['superseded', '✅ Accepted', '🗄️ Superseded'],
    ['resolved', ':red_circle: open', ':white_check_mark: resolved'],
    ['in-progress', ':red_circle: open', ':construction: in progress'],
    ['open', ':white_check_mark: done', ':red_circle: open'],
    ['rejected', ':white_check_mark: accepted', ':x: rejected'],
    // The counterpart of the word that was there.
    ['resolved', 'to do', 'done'],
    ['resolved', '未対応', '対応済み', { language: 'ja' }],
    ['resolved', 'Ouverte', 'Résolue', { language: 'fr' }],
    // The language of the old word; of one that nobody knows the document's.
    ['accepted', 'Vorgeschlagen', 'Angenommen'],
    ['in-progress', 'Geparkt', 'In Arbeit', { language: 'de' }],
    ['in-progress', 'Parked', 'In Progress', { language: 'ja' }],
    ['in-progress', '解決済みです', '対応中', { language: 'en' }],
    ['in-progress', undefined, 'En cours', { language: 'fr' }],
    // The document's own words come first, its legend before its entries.
    ['resolved', 'Open', 'Shipped', { legend: ['Open', 'Shipped'] }],
    ['resolved', 'Open', 'Shipped', { legend: ['Shipped'], used: ['Fixed'] }],
    ['resolved', 'Open', 'Fixed', { legend: ['Shipped', 'Fixed'] }],
    ['resolved', 'open', 'done', { used: ['Done'] }],
    ['resolved', 'OPEN', 'DONE', { used: ['Done'] }],
    ['resolved', undefined, '✅+Done', { used: ['✅ Done'] }],
    ['resolved', 'Open', 'Done', { used: ['✅ Done'] }],
    ['resolved', '🔴 Open', '🎉 Done', { used: ['🎉 Done'] }],
    // Where the document has a sign for it and no word.
    ['in-progress', '🔴 Open', '🟠 In progress', { legend: ['🟠 In progress'] }],
    ['resolved', '🔴 Open', '🎉 Done', { legend: ['Done'], used: ['🎉 Fixed'] }],
    ['resolved', '🔴 Open', '✅ Done', { legend: ['Done'], used: ['❌ Rejected', '🟠 Open'] }],
    ['resolved', '❌ no', '✅ yes', { used: ['🎉 Done'] }],
    ['resolved', 'Open', 'Resolved', { used: ['✅'] }],
    // What ends otherwise is no solution, and what waits is not open.
    ['resolved', 'Open', 'Resolved', { used: ["Won't fix", 'Duplicate', 'Cancelled', 'Not a bug'] }],
    ['open', 'Resolved', 'Open', { used: ['Blocked', 'Waiting'] }],
    ['open', 'Resolved', 'Open', { used: ['not fixed'] }],
    // Decisions are accepted; a problem's log may say resolved.
    ['accepted', undefined, 'Resolved', { used: ['Resolved'] }],
    ['accepted', 'Proposed', 'Accepted', { used: ['Resolved'] }],
    ['resolved', 'Proposed', 'Accepted', { used: ['Accepted'] }],
    ['open', 'Accepted', 'Proposed', { used: ['Proposed'] }],
    // An answer stays an answer.
    ['resolved', 'no', 'yes'],
    ['open', 'Oui', 'Non', { language: 'fr' }],
    ['resolved', '❌ no', '✅ yes', { used: ['✅ yes'] }],
    ['resolved', '❌ no', '👍 yes', { used: ['👍 yes', '🎉 Done'] }],
    // Words that a person chose are written as they are.
    ['🟣 Parked', 'Open', '🟣+Parked'],
    ['✅ Shipped', 'Open', '✅+Shipped'],
    ['Shipped ✅', 'Open', '✅ Shipped ✅'],
    ['waiting for Ann', 'Open', 'waiting for Ann'],
  ] as readonly (readonly [string, string | undefined, string, Parameters<typeof custom>[0]?])[]) {
    it(`${value} instead of ${old ?? 'nothing'} is ${becomes} ${facts ? JSON.stringify(facts) : ''}`, () =>
      assert.equal(chosen(value, old, facts), becomes));
  }
});

describe('the statuses to choose from', () => {
  it('are the document’s, each once, then those of ours that it has no word for', () => {
    const facts = custom({ legend: ['🔴 Open', '🟢 Fixed'], used: ['fixed', 'Blocked', '✅'] });
    assert.deepEqual(statusChoices(facts, ['open', 'in-progress', 'workaround', 'resolved']), [
      '🔴 Open',
      '🟢 Fixed',
      'Blocked',
      'in-progress',
      'workaround',
    ]);
    assert.deepEqual(statusChoices(custom(), ['open', 'resolved']), ['open', 'resolved']);
  });
});
