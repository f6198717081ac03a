import { strict as assert } from 'node:assert';
import { findStatus, isLegend, legendOf } from '../../../../src/core/words/status';

/** State, words and mark that a status begins with. */
function found(text: string): unknown[] | undefined {
  const status = findStatus(text);
  if (!status) return undefined;
  const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return [status.state, cut(status.word), ...(status.mark ? [cut(status.mark)] : [])];
}

describe('a written status', () => {
  for (const [text, ...expected] of [
    ['RESOLVED - all suites green', 'resolved', 'RESOLVED'],
    ['🎉 **RESOLVED**: nothing left', 'resolved', 'RESOLVED', '🎉'],
    ['Fixed ✅', 'resolved', 'Fixed', '✅'],
    ['(A)(C) RESOLVED in code', 'resolved', 'RESOLVED'],
    ['superseded by ADR-0012', 'resolved', 'superseded'],
    ['Decided on Tabs. Open to new ideas', 'resolved', 'Decided'],
    ['Won’t fix', 'resolved', 'Won’t fix'],
    ['~~Open~~ Resolved', 'resolved', 'Resolved'],
    [':white_check_mark: Shipped', 'resolved', 'Shipped', ':white_check_mark:'],
    ['🟢 Fixé (à confirmer)', 'resolved', 'Fixé', '🟢'],
    ['résolues', 'resolved', 'résolues'],
    ['resueltas', 'resolved', 'resueltas'],
    ['concluído', 'resolved', 'concluído'],
    ['gelöster', 'resolved', 'gelöster'],
    ['решён', 'resolved', 'решён'],
    ['решена', 'resolved', 'решена'],
    ['実施済み', 'resolved', '実施済み'],
    ['採択・実装完了', 'resolved', '採択'],
    ['撤回（Superseded）', 'resolved', '撤回'],
    ['已修复，未再出现', 'resolved', '已修复'],
    ['해결 완료', 'resolved', '해결 완료'],
    ['แก้ไขแล้ว', 'resolved', 'แก้ไขแล้ว'],
    ['İPTAL EDİLDİ', 'resolved', 'İPTAL EDİLDİ'],
    ['Đã sửa', 'resolved', 'Đã sửa'],
    ['Oui', 'resolved', 'Oui'],
    ['[x]', 'resolved', '[x]'],
    ['✔️', 'resolved', '✔️'],
    ['In Progress', 'open', 'In Progress'],
    ['in_progress', 'open', 'in_progress'],
    ['Blocking the release', 'open', 'Blocking'],
    ['known-issue', 'open', 'known-issue'],
    ['AÇIK', 'open', 'AÇIK'],
    ['en cours', 'open', 'en cours'],
    ['in Arbeit', 'open', 'in Arbeit'],
    ['em andamento', 'open', 'em andamento'],
    ['в работе', 'open', 'в работе'],
    ['未解決', 'open', '未解決'],
    ['準備済み・未公開', 'open', '準備済み・未公開'],
    ['完了していない', 'open', '完了'],
    ['已规避', 'open', '已规避'],
    ['待确认', 'open', '待确认'],
    ['미해결', 'open', '미해결'],
    ['ยังไม่ได้แก้', 'open', 'ยังไม่ได้แก้'],
    ['non', 'open', 'non'],
    ['[ ] Fixed', 'open', '[ ]'],
    ['🔴', 'open', '🔴'],
    ['Not yet fixed', 'open', 'Not yet fixed'],
    ['non résolu', 'open', 'non résolu'],
    ['nicht gelöst', 'open', 'nicht gelöst'],
    ['no está resuelto', 'open', 'no está resuelto'],
    ['не решено', 'open', 'не решено'],
    ['partiellement levé', 'open', 'partiellement levé'],
  ] as const) {
    it(`${text} is ${expected[0]}`, () => assert.deepEqual(found(text), expected));
  }

  for (const text of [
    'Warning appears but training works',
    'not a blocker; see below',
    'Emulator PASS',
    'None ✅',
    'Resolved?',
    'Closedish',
    'procédure',
    'no fix yet',
    'constructor',
    '',
  ]) {
    it(`${JSON.stringify(text)} is none that is known`, () => assert.equal(findStatus(text), undefined));
  }
});

describe('a legend', () => {
  for (const [text, ...words] of [
    ['Resolved / In Progress / Workaround', 'Resolved', 'In Progress', 'Workaround'],
    ['🔴 **Ouvert** / 🟢 **Fixé**', '🔴 **Ouvert**', '🟢 **Fixé**'],
    ['`open | resolved (commit)`', 'open', 'resolved (commit)'],
    ['[proposed, approved, rejected]', 'proposed', 'approved', 'rejected'],
    ['[OPEN] [RESOLVED] [WONTFIX]', '[OPEN]', '[RESOLVED]', '[WONTFIX]'],
    ['Draft | Accepted | Superseded by …', 'Draft', 'Accepted', 'Superseded by …'],
    ['未解決/部分解決/解決済み', '未解決', '部分解決', '解決済み'],
    ['Open or Resolved', 'Open', 'Resolved'],
    ['open, in_test, fixed, closed', 'open', 'in_test', 'fixed', 'closed'],
  ] as const) {
    it(`${text} offers its words`, () => assert.deepEqual(legendOf(text), words));
  }

  for (const text of [
    'Resolved',
    '[RESOLVED]',
    'Resolved / merged in #12',
    'Fixed / Merged',
    'Fixed, merged, released',
    'Open | see notes',
    '',
  ]) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(isLegend(text), false));
  }
});
