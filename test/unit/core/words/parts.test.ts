import { strict as assert } from 'node:assert';
import { partOf, type Part } from '../../../../src/core/words/parts';

const LABELS: Readonly<Partial<Record<Part, string>>> = {
  problem: 'The Problem; ### 1. Problem; 問題点; 문제점; ปัญหา; Problème :; What went wrong; 現状',
  symptom: 'Symptoms; อาการ; Sintoma; Symptôme attendu :; 症状; 现象:',
  cause:
    '🔍 Root Cause; Cause réelle; REGRESSION ROOT CAUSE; 根因分析; สาเหตุ; Ursache; Причина; 可能原因; Possible Causes',
  solution: `The Fix; Solution Applied; The Solution: Batching; The "Fix" (Tradeoff); Solution trouvée :; 解决方案; 解決方法;
    해결책; วิธีแก้; Lösung; Решение; How I solved it; Root Cause & Fix; **Fix:**; Solución; Solução`,
  proposal: `Potential Solutions; Proposed Fix; Suggested Fix; Fix Required; Recommended Solution; 解决方案（任选其一）; 対応案;
    Fix proposé (à valider); Возможное решение; Next Steps; Solución propuesta; Mögliche Lösungen; Reste à faire :`,
  attempt: 'Fix Attempted; Attempted Solutions; What I tried; 試したこと; Versuchte Lösungen',
  workaround: 'Workaround; Temporary Fix; 暫定対応; 临时解决方案; Mitigação',
  investigation: 'The Realization; Incorrect assumption; How we found it; Mauvaises hypothèses initiales :',
  lesson: '🧠 Lessons Learned; Takeaway; Leçon; 教訓; บทเรียน',
  prevention: 'Prevention; 再発防止策; Test à ajouter :',
  decision: 'Decision Outcome; Karar; 決定',
  context: 'Context and Problem Statement; Decision Drivers <!-- optional -->; Bağlam',
  options: 'Considered Options; Pros and Cons of the Options',
  consequences: 'Positive Consequences; Consequences',
  status: 'Status; Statut ; ステータス; Durum; Resolved',
  date: 'Date; Date apparition :; 日付; Data',
  resolvedDate: 'Lösungsdatum; Fixed on; 解決日',
  severity: '严重度:; Severity; 重大度',
  priority: '優先度; Priority',
  time: 'Time Spent; Time Lost; Time to Resolve; 所要時間; 소요 시간',
  result: 'Results; Verification; What went well',
  error: 'Error Message:',
  location: 'Files Changed; Branche concernée :',
  actions: 'Action Items',
};

describe('a label', () => {
  for (const [part, labels] of Object.entries(LABELS)) {
    for (const label of labels.split(';').map((text) => text.trim())) {
      it(`${label} names the ${part}`, () => assert.equal(partOf(label), part));
    }
  }

  for (const label of [
    'Time Complexity',
    'Estimated time',
    'Frontend Error Handling',
    'Resolution Patterns',
    'Profile Update Issues',
    'The Visibility Problem',
    'Challenge 1: Ports',
    'Fixed: Login loops',
    'Challenges & Solutions',
    'The solution is to restart the server and hope',
    'constructor',
    '',
  ]) {
    it(`${JSON.stringify(label)} names no part`, () => assert.equal(partOf(label), undefined));
  }
});
