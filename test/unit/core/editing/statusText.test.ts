// What of a written status is its word and its sign, and what becomes of the rest when it is set.
import { strict as assert } from 'node:assert';
import { isAnswer, statusAt, statusEdits, type Chosen } from '../../../../src/core/editing/statusText';
import { applyEdits } from '../../../../src/core/textEdit';

/** The word and the sign of a status, each with where it stands in the text. */
function parts(text: string): unknown {
  const found = statusAt(text);
  if (!found) return undefined;
  const { state, word, start, end, mark, markStart, markEnd, box } = found;
  assert.equal(text.slice(start, end), word === '' && box ? text.slice(start, end) : word);
  assert.equal(mark, markStart === undefined ? undefined : text.slice(markStart, markEnd));
  return [state, box ? text.slice(start, end) : word, ...(mark === undefined ? [] : [mark])];
}

describe('the word and the sign of a written status', () => {
  for (const [text, expected] of [
    ['Open', ['open', 'Open']],
    ['🔴 Open', ['open', 'Open', '🔴']],
    ['Resolved ✅', ['resolved', 'Resolved', '✅']],
    ['✅', ['resolved', '', '✅']],
    [':white_check_mark:', ['resolved', '', ':white_check_mark:']],
    [':white_check_mark: done', ['resolved', 'done', ':white_check_mark:']],
    ['[x]', ['resolved', '[x]']],
    ['[ ]', ['open', '[ ]']],
    // What it waits for is part of an open status; what was done stays a remark.
    ['needs_clarification', ['open', 'needs_clarification']],
    ['needs_more_input_from_us', ['open', 'needs_more_input_from_us']],
    ['on-hold', ['open', 'on-hold']],
    ['resolved_upstream', ['resolved', 'resolved_upstream']],
    ['resolved-ish', ['resolved', 'resolved']],
    ['Blocked by the archive (urgent)', ['open', 'Blocked by the archive']],
    ['Resolved in v2', ['resolved', 'Resolved']],
    ['Fixed: the cable', ['resolved', 'Fixed']],
    // Languages that join endings to words, or put what is not done behind them.
    ['解決済みです（昨日）', ['resolved', '解決済みです']],
    ['対応中です（来週まで）', ['open', '対応中です']],
    ['已解决了', ['resolved', '已解决了']],
    ['해결되었습니다', ['resolved', '해결되었습니다']],
    ['진행 중입니다 (다음 주)', ['open', '진행 중입니다']],
    ['ยังไม่ได้แก้ไข (รอ)', ['open', 'ยังไม่ได้แก้ไข']],
    ['Chưa giải quyết (chờ)', ['open', 'Chưa giải quyết']],
    ['đang xử lý, từ hôm qua', ['open', 'đang xử lý']],
    ['Blocked ⛔ by the archive', ['open', 'Blocked', '⛔']],
    // Words to choose from, and other words, are no status.
    ['Open / Resolved', undefined],
    ['the cable was too short', undefined],
    ['', undefined],
  ] as const) {
    it(`of “${text}” are ${JSON.stringify(expected)}`, () => assert.deepEqual(parts(text), expected));
  }

  it('may be an answer, in the language of the document', () => {
    assert.deepEqual(['yes', ' Yes ', 'NO', 'oui', 'sí', 'はい', 'Resolved', 'open', ''].map(isAnswer), [
      true,
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('setting a status within its text', () => {
  const RESOLVED: Chosen = { word: 'Resolved', marked: false };
  const OPEN: Chosen = { word: 'Open', marked: false };
  const SIGNED: Chosen = { word: 'Resolved', mark: '🎉', marked: true };

  for (const [text, chosen, state, becomes] of [
    ['Open', RESOLVED, 'resolved', 'Resolved'],
    ['🔴 Open', RESOLVED, 'resolved', '🔴 Resolved'],
    ['🔴 Open', SIGNED, 'resolved', '🎉 Resolved'],
    ['Open', SIGNED, 'resolved', '🎉 Resolved'],
    ['Open', { ...SIGNED, marked: false }, 'resolved', 'Resolved'],
    ['✅', { word: 'Open', mark: '❌', marked: false }, 'open', '❌'],
    ['[ ] the cable', RESOLVED, 'resolved', '[x] the cable'],
    ['[x] the cable', OPEN, 'open', '[ ] the cable'],
    // Nothing is lost: a sentence stays behind the new status, a remark stays where it is.
    ['the cable is short', RESOLVED, 'resolved', 'Resolved — the cable is short'],
    ['the cable is short', SIGNED, 'resolved', '🎉 Resolved — the cable is short'],
    ['short cable', RESOLVED, 'resolved', 'Resolved'],
    ['open / fixed / closed today', RESOLVED, 'resolved', 'Resolved'],
    ['Fixed in v2 (Ann)', OPEN, 'open', 'Open in v2 (Ann)'],
    // "Open by Ann" would be wrong: what it was stays behind what it is.
    ['Resolved by Ann', OPEN, 'open', 'Open — Resolved by Ann'],
    ['**Resolved** by Ann', OPEN, 'open', '**Open — Resolved** by Ann'],
    ['✅ Resolved by Ann', OPEN, 'open', '✅ Open — Resolved by Ann'],
    ['✅ Resolved by Ann', { word: 'Open', mark: '🔴', marked: false }, 'open', '🔴 Open — Resolved by Ann'],
    ['Fixed by Ann', RESOLVED, 'resolved', 'Resolved by Ann'],
    [
      'Superseded by [9](9.md)',
      { word: 'Accepted', marked: false },
      'resolved',
      'Accepted — Superseded by [9](9.md)',
    ],
    ['Remplacé par le 9', { word: 'Accepté', marked: false }, 'resolved', 'Accepté — Remplacé par le 9'],
    ['Resolved ✅ by Ann', OPEN, 'open', 'Open — Resolved ✅ by Ann'],
    [
      'Resolved ✅ by Ann',
      { word: 'Open', mark: '🔴', marked: false },
      'open',
      'Open 🔴 — Resolved ✅ by Ann',
    ],
    [
      '**Resolved** ✅ by Ann',
      { word: 'Open', mark: '🔴', marked: false },
      'open',
      '**Open 🔴 — Resolved** ✅ by Ann',
    ],
    ['Fixed ✅ by Ann', RESOLVED, 'resolved', 'Resolved ✅ by Ann'],
    ['  the   cable ', RESOLVED, 'resolved', 'Resolved'],
    ['Blocked by Ann', RESOLVED, 'resolved', 'Resolved'],
  ] as const) {
    it(`“${text}” becomes “${becomes}”`, () => {
      const edits = statusEdits(text, chosen, state);
      assert.equal(applyEdits(text, edits), becomes);
      // No edit that changes nothing, so that nothing is marked as changed.
      assert.ok(edits.every(({ start, end, text: to }) => text.slice(start, end) !== to));
    });
  }

  it('changes nothing where it says that already', () => {
    assert.deepEqual(statusEdits('Resolved', RESOLVED, 'resolved'), []);
    assert.deepEqual(statusEdits('🎉 Resolved', SIGNED, 'resolved'), []);
    assert.deepEqual(statusEdits('Parked', { word: 'Parked', marked: false }, 'open'), []);
  });
});
