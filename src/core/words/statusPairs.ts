import { fold } from './fold';
import { ANSWERS } from './statusWords';

/** What a status says more exactly than whether there is something left to do. */
export type Meaning =
  | 'open'
  | 'in-progress'
  | 'workaround'
  | 'resolved'
  | 'proposed'
  | 'accepted'
  | 'rejected'
  | 'deprecated'
  | 'superseded';

const MEANINGS: readonly Meaning[] = [
  'open',
  'in-progress',
  'workaround',
  'resolved',
  'proposed',
  'accepted',
  'rejected',
  'deprecated',
  'superseded',
];

export type Language = (typeof LANGUAGES)[number];
export const LANGUAGES = [
  'en',
  'fr',
  'es',
  'pt',
  'de',
  'ru',
  'ja',
  'zh',
  'ko',
  'th',
  'tr',
  'vi',
  'it',
  'nl',
  'pl',
] as const;

/**
 * The words of each language in the order of {@link MEANINGS}; of several the first is written and all are known.
 * `résolu|/e/s/es` stands for a stem with its endings: masculine, feminine, and both in the plural.
 */
const WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'open, reopened, unresolved, todo, to do, not resolved, not fixed, unfixed, not started, not done',
    'in progress, wip, work in progress, ongoing',
    'workaround, worked around',
    'resolved, fixed, solved, closed, done, complete, completed, finished',
    'proposed',
    'accepted, approved, adopted',
    'rejected, declined',
    'deprecated, obsolete',
    'superseded, replaced',
  ],
  fr: [
    'ouvert|/e/s/es',
    'en cours',
    'contourné|/e/s/es, contournement',
    'résolu|/e/s/es, corrigé|/e/s/es, fermé|/e/s/es, réglé|/e/s/es, clos|/e/s/es, fixé|/e/s/es, terminé|/e/s/es',
    'proposé|/e/s/es',
    'accepté|/e/s/es, validé|/e/s/es, adopté|/e/s/es, approuvé|/e/s/es',
    'rejeté|/e/s/es, refusé|/e/s/es',
    'obsolète|//s/s, déprécié|/e/s/es',
    'remplacé|/e/s/es',
  ],
  es: [
    'abiert|o/a/os/as',
    'en progreso, en curso',
    'solución temporal',
    'resuelt|o/a/os/as, solucionad|o/a/os/as, corregid|o/a/os/as, cerrad|o/a/os/as, arreglad|o/a/os/as, completad|o/a/os/as',
    'propuest|o/a/os/as',
    'aceptad|o/a/os/as, aprobad|o/a/os/as, adoptad|o/a/os/as',
    'rechazad|o/a/os/as',
    'obsolet|o/a/os/as',
    'reemplazad|o/a/os/as',
  ],
  pt: [
    'abert|o/a/os/as',
    'em andamento, em progresso, em curso',
    'contornad|o/a/os/as',
    'resolvid|o/a/os/as, corrigid|o/a/os/as, fechad|o/a/os/as, concluíd|o/a/os/as, encerrad|o/a/os/as',
    'propost|o/a/os/as',
    'aceit|o/a/os/as, aprovad|o/a/os/as, adotad|o/a/os/as',
    'rejeitad|o/a/os/as',
    'obsolet|o/a/os/as',
    'substituíd|o/a/os/as',
  ],
  de: [
    'offen|/e/e/e',
    'in Arbeit, in Bearbeitung, laufend',
    'umgangen',
    'gelöst|/e/e/e, behoben|/e/e/e, erledigt|/e/e/e, geschlossen|/e/e/e, abgeschlossen|/e/e/e',
    'vorgeschlagen|/e/e/e',
    'angenommen|/e/e/e, akzeptiert|/e/e/e, beschlossen|/e/e/e',
    'abgelehnt|/e/e/e, verworfen|/e/e/e',
    'veraltet|/e/e/e',
    'ersetzt|/e/e/e, abgelöst|/e/e/e',
  ],
  ru: [
    'открыт|/а/ы/о',
    'в работе, в процессе',
    'временное решение',
    'реш|ён/ена/ены/ено, исправлен|/а/ы/о, закрыт|/а/ы/о, завершён|/а/ы/о, выполнен|/а/ы/о',
    'предложен|/а/ы/о',
    'принят|/а/ы/о, одобрен|/а/ы/о, утверждён|/а/ы/о',
    'отклон|ён/ена/ены/ено',
    'устарел|/а/и/о',
    'замен|ён/ена/ены/ено',
  ],
  ja: [
    '未解決, オープン, 未対応, 未修正, 未完了',
    '対応中, 進行中, 作業中',
    '暫定対応, 回避策あり',
    '解決済み, 解決済, 解決, 修正済み, 修正済, 対応済み, 対応済, 完了, クローズ',
    '提案, 提案中, 提案済み',
    '承認済み, 承認済, 承認, 採用, 採択',
    '却下, 不採用',
    '廃止, 非推奨',
    '置き換え済み, 置換済み',
  ],
  zh: [
    '未解决, 待解决, 打开, 开放, 未修复, 未完成, 未关闭, 待处理, 未处理',
    '进行中, 处理中',
    '临时解决, 已规避',
    '已解决, 已修复, 已关闭, 已完成, 已处理',
    '提议, 提案, 已提议, 提议中',
    '已采纳, 已接受, 已批准, 已通过, 采纳, 接受',
    '已拒绝, 已否决',
    '已废弃, 已弃用',
    '已取代, 已被取代',
  ],
  ko: [
    '미해결, 열림, 오픈',
    '진행 중, 진행중',
    '우회',
    '해결됨, 해결, 해결 완료, 완료, 수정됨, 종료, 닫힘',
    '제안됨, 제안',
    '승인됨, 승인, 채택됨, 채택',
    '거부됨, 거절됨, 기각',
    '폐기됨, 폐기',
    '대체됨',
  ],
  th: [
    'ยังไม่แก้ไข, เปิด, เปิดอยู่, ยังไม่ได้แก้ไข, ยังไม่แก้',
    'กำลังดำเนินการ, อยู่ระหว่างดำเนินการ',
    'แก้ไขชั่วคราว',
    'แก้ไขแล้ว, แก้แล้ว, เสร็จแล้ว, เสร็จสิ้น, ปิดแล้ว',
    'เสนอ',
    'ยอมรับแล้ว, ยอมรับ, อนุมัติแล้ว, อนุมัติ',
    'ปฏิเสธ',
    'เลิกใช้',
    'ถูกแทนที่',
  ],
  tr: [
    'açık',
    'devam ediyor',
    'geçici çözüm',
    'çözüldü, giderildi, düzeltildi, tamamlandı, kapatıldı, kapalı',
    'önerildi, önerilen',
    'kabul edildi, onaylandı',
    'reddedildi',
    'kullanımdan kaldırıldı',
    'yerine geçti',
  ],
  vi: [
    'mở',
    'đang xử lý, đang thực hiện',
    'giải pháp tạm thời',
    'đã giải quyết, đã sửa, đã xong, đã xử lý, đã đóng, đã hoàn thành, đã khắc phục',
    'đề xuất',
    'đã chấp nhận, đã duyệt, đã phê duyệt',
    'đã từ chối',
    'đã hủy',
    'đã thay thế',
  ],
  it: [
    'apert|o/a/i/e',
    'in corso',
    'soluzione temporanea',
    'risolt|o/a/i/e, corrett|o/a/i/e, chius|o/a/i/e, completat|o/a/i/e',
    'propost|o/a/i/e',
    'accettat|o/a/i/e, approvat|o/a/i/e',
    'rifiutat|o/a/i/e',
    'deprecat|o/a/i/e',
    'sostituit|o/a/i/e',
  ],
  nl: [
    'open',
    'in behandeling',
    'tijdelijke oplossing',
    'opgelost|/e/e/e, verholpen, gesloten',
    'voorgesteld',
    'geaccepteerd, goedgekeurd',
    'afgewezen',
    'verouderd',
    'vervangen',
  ],
  pl: [
    'otwart|y/a/e/e',
    'w toku',
    'obejście',
    'rozwiązan|y/a/e/o, naprawion|y/a/e/o, zamknięt|y/a/e/o',
    'proponowan|y/a/e/e',
    'zaakceptowan|y/a/e/e, przyjęt|y/a/e/e',
    'odrzucon|y/a/e/e',
    'deprecated',
    'zastąpion|y/a/e/e',
  ],
};

/** Open words whose counterpart is not the first one of their language; both ways where `both` says so. */
const COUNTERPARTS: readonly { readonly open: string; readonly resolved: string; readonly both?: true }[] = [
  { open: 'todo', resolved: 'done' },
  { open: 'to do', resolved: 'done' },
  { open: 'not fixed', resolved: 'fixed' },
  { open: 'unfixed', resolved: 'fixed' },
  { open: 'not resolved', resolved: 'resolved' },
  { open: 'not started', resolved: 'done' },
  { open: '未対応', resolved: '対応済み', both: true },
  { open: '未修正', resolved: '修正済み', both: true },
  { open: '未完了', resolved: '完了', both: true },
  { open: '未修复', resolved: '已修复', both: true },
  { open: '未完成', resolved: '已完成', both: true },
  { open: '未关闭', resolved: '已关闭', both: true },
  { open: '待处理', resolved: '已处理', both: true },
  { open: '打开', resolved: '已关闭' },
  { open: '열림', resolved: '닫힘' },
  { open: 'เปิด', resolved: 'ปิดแล้ว', both: true },
];

const YES_AND_NO: readonly (readonly [string, string])[] = [
  ['yes', 'no'],
  ['oui', 'non'],
  ['ja', 'nein'],
  ['sí', 'no'],
  ['si', 'no'],
  ['sim', 'não'],
  ['да', 'нет'],
  ['tak', 'nie'],
  ['evet', 'hayır'],
  ['có', 'không'],
  ['はい', 'いいえ'],
  ['是', '否'],
  ['예', '아니오'],
  ['네', '아니요'],
  ['ใช่', 'ไม่ใช่'],
  ['y', 'n'],
  ['true', 'false'],
];

interface Known {
  readonly language: Language;
  readonly meaning: Meaning;
  /** Masculine, feminine, plurals. */
  readonly form: number;
}

let known: ReadonlyMap<string, readonly Known[]> | undefined;

/** What a status word says exactly; `undefined` for words that only tell open from resolved. */
export function meaningOf(word: string): Meaning | undefined {
  return lookUp(word)[0]?.meaning;
}

/** The languages that a status word may be of; none when it is not known exactly. */
export function languagesOf(word: string): readonly Language[] {
  return lookUp(word).map(({ language }) => language);
}

/** The word for a status in a language, in the gender and number of another. */
export function wordFor(meaning: Meaning, language: Language, like?: string): string {
  const form = like === undefined ? 0 : (lookUp(like).find((one) => one.language === language)?.form ?? 0);
  const forms = formsOf(WORDS[language][MEANINGS.indexOf(meaning)] ?? '')[0] ?? [];
  return forms[form] ?? forms[0] ?? meaning;
}

/** The counterpart that a word has of its own: `done` of `to do`, `修正済み` of `未修正`. */
export function counterpartOf(word: string, state: 'open' | 'resolved'): string | undefined {
  const written = plain(word);
  return state === 'resolved'
    ? COUNTERPARTS.find(({ open }) => open === written)?.resolved
    : COUNTERPARTS.find(({ resolved, both }) => both && resolved === written)?.open;
}

/** `no` of `yes`, in its language; `undefined` for what is no answer. */
export function answerFor(word: string, state: 'open' | 'resolved', language: Language): string | undefined {
  const written = plain(word);
  const own = ANSWERS.get(written);
  if (own === undefined) return undefined;
  if (own === state) return word;
  const side = own === 'resolved' ? 0 : 1;
  const pairs = YES_AND_NO.filter((pair) => fold(pair[side]) === written);
  const pair = pairs.find(([yes]) => language === 'es' && yes === 'sí') ?? pairs[0];
  return pair?.[1 - side];
}

function lookUp(word: string): readonly Known[] {
  known ??= allKnown();
  return known.get(plain(word)) ?? [];
}

function plain(word: string): string {
  return fold(word.trim()).replaceAll(/[-_]/g, ' ').replaceAll(/\s+/g, ' ');
}

function allKnown(): ReadonlyMap<string, readonly Known[]> {
  const all = new Map<string, Known[]>();
  for (const language of LANGUAGES) {
    WORDS[language].forEach((list, index) => {
      const meaning = MEANINGS[index];
      if (!meaning) return;
      for (const forms of formsOf(list)) {
        forms.forEach((word, form) => {
          const one = { language, meaning, form };
          const others = all.get(plain(word));
          if (!others) all.set(plain(word), [one]);
          else if (!others.some((other) => other.language === language)) others.push(one);
        });
      }
    });
  }
  return all;
}

function formsOf(list: string): string[][] {
  return list.split(', ').map((word) => {
    const [stem = '', endings] = word.split('|');
    return endings === undefined ? [stem] : endings.split('/').map((ending) => stem + ending);
  });
}
