import { memoized } from '../memo';
import type { KnownKind } from '../entry';
import { bare, fold, wordsOf } from './fold';

/** What a file, a folder or a document is about. */
export interface Theme {
  readonly kind: KnownKind;
  /** It names several things, so that it holds several entries. */
  readonly list: boolean;
}

interface Noun {
  readonly kind: KnownKind;
  readonly plural: boolean;
  /** The word is the same in the singular. */
  readonly either: boolean;
}

const ONE: Readonly<Record<KnownKind, string>> = {
  challenge: `challenge, problem, struggle, hurdle, obstacle, difficulty, pitfall, défi, difficulté, obstacle, desafío,
    reto, dificultad, obstáculo, desafio, dificuldade, herausforderung, stolperstein, hindernis, schwierigkeit, проблема,
    вызов, сложность, трудность, 挑战, 难点, 难题, 挑戦, チャレンジ, 困りごと, 도전, 도전 과제, 난관, ความท้าทาย, อุปสรรค, ปัญหา,
    zorluk, thử thách, sfida, uitdaging, wyzwanie, problème, problema, 問題, 问题, 문제, 課題, 문제점, 难关, vấn đề, sorun, probleem`,
  blocker: `blocker, impediment, showstopper, show stopper, blocage, point bloquant, bloqueo, bloqueio, impedimento,
    impedimiento, blockade, blockierer, блокер, препятствие, 阻塞项, 阻塞, 阻塞点, 卡点, ブロッカー, 阻害要因, 블로커, 장애물,
    ตัวบล็อก, สิ่งที่ติดขัด, engel, trở ngại, blocco, bloker, blokada`,
  decision: `decision, adr, decision record, architecture decision record, architectural decision record,
    architecture decision, architectural decision, design decision, technical decision, adl, décision, décision technique,
    décision d'architecture, decisión, decisión de arquitectura, decisão, decisão de arquitetura, decisão técnica, entscheidung, architekturentscheidung, решение, архитектурное решение,
    决策, 架构决策, 技术决策, 決定, 意思決定, 決定事項, アーキテクチャ決定, 決策, 결정, 결정 사항, 의사결정, 아키텍처 결정, การตัดสินใจ, karar, mimari karar,
    mimari karar kaydı, quyết định, decisione, besluit, beslissing, decyzja, 架构决策记录, アーキテクチャ決定記録, 架构决策记录`,
  til: `til, today i learned, learning, lesson, lesson learned, lesson learnt, takeaway, leçon, leçon apprise,
    lección, lección aprendida, lição, lição aprendida, aprendizado, aprendizaje, lektion, erkenntnis, урок, 教训, 经验教训,
    踩坑, 学び, 教訓, 今日学んだこと, 배운 점, 교훈, 오늘 배운 것, บทเรียน, สิ่งที่ได้เรียนรู้, ders, bài học, lezione, lekcja, gotcha`,
  troubleshooting: `troubleshooting, issue, bug, bug report, error, defect, incident, incident report, postmortem, post mortem, rca,
    root cause analysis, outage, failure, regression, problem report, known bug, debug, bogue, anomalie, erreur, incident, panne, rapport d'incident,
    error, fallo, incidente, incidencia, informe de incidente, bug, erro, falha, relatório de incidente, fehler, vorfall, störung, fehlerbericht,
    ошибка, баг, инцидент, постмортем, 故障, 错误, 缺陷, 事故, 事故报告, 故障报告, 复盘, バグ, 不具合, 障害, 障害報告, インシデント, トラブル,
    ポストモーテム, エラー, トラブルシューティング, 故障排除, 故障排查, 问题排查, 버그, 이슈, 오류, 장애, 장애 보고, 에러, 트러블슈팅,
    포스트모템, ข้อผิดพลาด, บั๊ก, เหตุการณ์, hata, olay, lỗi, sự cố, errore, guasto, fout, storing, błąd, awaria, incydent,
    depuración, dépannage, solución de problemas, fehlerbehebung, fehlersuche`,
  debt: `debt, technical debt, tech debt, known issue, known problem, known limitation issue, dette technique, deuda técnica, dívida técnica,
    technische schuld, технический долг, техдолг, 技术债, 技术债务, 技術的負債, 기술 부채, หนี้ทางเทคนิค, problème connu,
    problema conocido, problema conhecido, bekanntes problem, известная проблема, 已知问题, 既知の問題, 既知の課題, 既知の不具合,
    알려진 문제, 알려진 이슈, ปัญหาที่ทราบ, bilinen sorun, vấn đề đã biết, problema noto, bekend probleem, znany problem, debito tecnico`,
};

const MANY: Readonly<Record<KnownKind, string>> = {
  challenge: `challenges, problems, struggles, hurdles, obstacles, difficulties, pitfalls, défis, difficultés, desafíos,
    retos, dificultades, obstáculos, desafios, dificuldades, herausforderungen, stolpersteine, hindernisse, probleme,
    problemas, problèmes, schwierigkeiten, проблемы, сложности, трудности, вызовы, zorluklar, sorunlar, sfide, problemi,
    uitdagingen, problemen, wyzwania, problemy, struggle stories, ปัญหาที่พบ, ปัญหาที่เจอ, 遇到的问题, 难点`,
  blocker: `blockers, impediments, showstoppers, blocages, points bloquants, bloqueos, bloqueios, impedimentos,
    impedimientos, blockaden, blockierer, блокеры, препятствия, engeller, blocchi, blokkades, blokery, 阻塞项, 阻害要因`,
  decision: `decisions, adrs, decision records, architecture decision records, architectural decision records,
    architecture decisions, architectural decisions, design decisions, technical decisions, décisions, décisions techniques,
    décisions d'architecture, decisiones, decisiones de arquitectura, decisiones técnicas, decisões, decisões de arquitetura, decisões técnicas, entscheidungen,
    architekturentscheidungen, решения, архитектурные решения, kararlar, mimari kararlar, decisioni, besluiten, decyzje`,
  til: `tils, learnings, lessons, lessons learned, lessons learnt, takeaways, gotchas, leçons,
    leçons apprises, lecciones, lecciones aprendidas, lições, lições aprendidas, aprendizados, aprendizajes, lektionen,
    erkenntnisse, уроки, извлечённые уроки, dersler, alınan dersler, bài học kinh nghiệm, lezioni, lezioni apprese, geleerde lessen, 经验教训, 踩坑记录, 踩坑`,
  troubleshooting: `issues, bugs, bug reports, errors, defects, incidents, incident reports, postmortems, post mortems, rcas, outages,
    failures, regressions, known bugs, bogues, anomalies, erreurs, pannes, errores, fallos, incidentes, incidencias, erros, falhas,
    fehler, vorfälle, störungen, ошибки, баги, инциденты, hatalar, olaylar, errori, fouten, storingen, błędy, awarie`,
  debt: `debts, technical debts, known issues, known problems, problèmes connus, problemas conocidos, problemas conhecidos,
    bekannte probleme, bekannte fehler, технические долги, известные проблемы, известные ошибки, bilinen sorunlar, problemi noti,
    bekende problemen, znane problemy, bugs connus, errores conocidos, erros conhecidos, technische schulden, 已知问题, 既知の問題, 既知の課題`,
};

/** Where words have no plural, nor spaces between them. */
const JOINED_SCRIPT =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー\s]+$/u;

const NOUNS: ReadonlyMap<string, Noun> = new Map([...nouns(ONE, MANY), ...nouns(MANY, ONE)]);

/** Words beside those nouns that leave a list of them a list. */
const COMPANIONS = new Set(
  wordsOf(`technical, known, current, open, resolved, closed, active, common, key, main, major, critical, project,
    development, dev, engineering, external, internal, production, prod, real, recent, past, our, my, the, all, a, an, faced, encountered,
    met, found, solved, fixed, overcome, log, logs, list, lists, register, registry, tracker, journal, journals, diary, record,
    records, file, history, index, overview, summary, inventory, collection, catalog, backlog, book, report, reports, and, &, +,
    with, of, from, on, in, solution, solutions, resolution, resolutions, fixes, fix, workarounds, workaround, mitigations, answers, learned, learnt,
    architecture, architectural, design, notes, status, postmortem, debugging
    registre, journal, liste, suivi, des, de, du, et, les, la, le, techniques, technique, connus, rencontrés, rencontrées, solutions,
    registro, bitácora, lista, y, soluciones, técnicos, técnicas, del, los, las, encontrados, encontradas, conocidos, aprendidas, abiertos
    e, soluções, dos, das, os, as, enfrentados, conhecidos, diário, lista, tecnici, tecniche
    und, lösungen, protokoll, log, liste, der, die, technische, bekannte, offene, aktuelle, tagebuch, übersicht, archiv
    и, журнал, список, внешние, внутренние, известные, технические, текущие, открытые, реестр, дневник, решения, их
    ve, çözümler, çözümleri, günlüğü, listesi, kayıtları, kaydı, và, giải pháp, soluzioni, oplossingen, rozwiązania, lijst, lista, dziennik, i
    readme`),
);

/** Nouns that alone as a title are no list of entries: words of manuals and courses. */
const WEAK_TITLES = new Set(
  wordsOf(`challenge, défi, desafío, reto, desafio, herausforderung, bug, incident, debug, obstacle, hurdle, struggle, failure, troubleshooting, learning, lesson, lessons, errors, error, failures, failure, debug, takeaways, takeaway, issue, problem,
    erreurs, errores, erros, fehler, ошибки, ошибка, les, урок, уроки, decision, resolution, decisione, record, lektionen, leçons, lecciones, lições,
    エラー, トラブルシューティング, 故障排除, 故障排查, 错误, 트러블슈팅, 오류, 에러, ข้อผิดพลาด, 問題, 问题, 문제, ปัญหา, 挑战, チャレンジ, 決定, 결정, fehlerbehebung,
    fehlersuche, dépannage, solución de problemas, depuración, regression, regressions, 解決, hata, lỗi, errori, ders, dersler, bài học, lezioni`),
);

/** Languages without spaces: what may stand beside a noun. */
const JOINED =
  /既知の?|已知|主な|上线|項目|事项|事項|改善候補|候補|リスト|一覧|記録|记录|紀錄|ログ|日志|日誌|清单|列表|总结|まとめ|报告|報告書?|集|と|与|和|及|以及|および|解決策|解決方法|対策|解决方案|解决办法|解决方法|対応|目录|历史|履歴|遇到的|技术|技術的?な?|外部|内部|项目|開発|开发|中|の|的|・|、|\/|목록|기록|로그|일지|및|과|와|해결|방법|해결책|기술적?|외부|내부|알려진|ที่พบ|ที่เจอ|และ|วิธีแก้ไข|วิธีแก้|แนวทางแก้ไข|การแก้ไข|บันทึก|รายการ|ใน|โปรเจค|โครงการ|ระหว่างพัฒนา|\s/gu;
const LISTING =
  /リスト|一覧|記録|记录|ログ|日志|清单|列表|まとめ|总结|集|목록|기록|일지|บันทึก|รายการ|ที่พบ|ที่เจอ|遇到|既知|已知|알려진|외부|部/u;

/**
 * The kind that a word of a heading names, in the singular or the plural, or `undefined`. "Problem" is a
 * challenge; an issue, bug, error or incident is troubleshooting.
 */
export function kindOfWord(word: string): KnownKind | undefined {
  if (word.length > 60) return undefined;
  return NOUNS.get(plain(word))?.kind;
}

/**
 * What a name or a title says a document is about; `undefined` when it speaks of something else, as ordinary
 * documentation does ("Error handling", "Decision tree", "Bug bounty").
 * @param text a title, or the name of a file or folder without its ending
 * @param where titles are judged more strictly than names
 */
export function themeOf(text: string, where: 'name' | 'title'): Theme | undefined {
  return where === 'name' ? themeOfName(text) : themeOfTitle(text);
}

const themeOfName = memoized((text) => readTheme(text, 'name'));
const themeOfTitle = memoized((text) => readTheme(text, 'title'));

function readTheme(text: string, where: 'name' | 'title'): Theme | undefined {
  if (text.length > 300) return undefined;
  const folded = fold(bare(where === 'name' ? text.replaceAll(/[_.-]+/g, ' ') : text));
  const number = /^(?:\d{4}[- ]\d{2}[- ]\d{2}|\d{1,6})\s{0,2}[-.):–—]?\s/u.exec(folded)?.[0] ?? '';
  const { head, rest, colon } = beforeSeparator(folded.slice(number.length));
  const phrase = plain(head);
  const numbered = /^(.{2,60}?)([\s#]{1,3})\d{1,6}$/u.exec(phrase);
  const name = (numbered?.[1] ?? phrase).replace(/[\s#]+$/, '');
  const one = numbered !== null || (rest !== '' && (colon || !COLLECTIVE.has(name)));
  const noun = NOUNS.get(name);
  if (!noun) {
    const theme = themeOfWords(name, where) ?? joinedTheme(name) ?? subjectTheme(name, where);
    return theme && /^\d{3}/.test(number) ? { ...theme, list: false } : theme;
  }
  if (one && (!noun.plural || noun.either)) {
    if (where === 'title' && LECTURES.has(name) && !(numbered?.[2] ?? '').includes('#')) return undefined;
    return { kind: noun.kind, list: false };
  }
  if (where === 'title' && WEAK_TITLES.has(name)) return undefined;
  return { kind: noun.kind, list: noun.plural || noun.either || COLLECTIVE.has(name) };
}

/** What one does with decisions and bugs. */
const VERBS = new Set(
  wordsOf(
    'record, make, document, track, list, manage, report, file, fix, triage, write, use, adopt, avoid, prevent, handle',
  ),
);
const CONNECTORS = new Set(wordsOf('&, +, and, with, y, e, et, und, и, en, of'));

/** "Kestrel Development Challenges", "blocker status": a noun at the end, behind the words of a project. */
function subjectTheme(name: string, where: 'name' | 'title'): Theme | undefined {
  const words = wordsIn(name);
  if (where === 'name') {
    // `blocked.md`, `BLOCKER_STATUS.md`
    const noun = NOUNS.get(words[0] === 'blocked' ? 'blocker' : (words[0] ?? ''));
    const isStatus = noun?.kind === 'blocker' && words.slice(1).every((word) => COMPANIONS.has(word));
    if (isStatus) return { kind: 'blocker', list: true };
  }
  if (words.length < 2 || words.length > 8 || VERBS.has(words[0] ?? '')) return undefined;
  const first = nounIn(words, 0);
  const isClear = first && (first.phrase.includes(' ') || ['challenge', 'blocker'].includes(first.noun.kind));
  if (isClear && first.noun.plural && CONNECTORS.has(words[first.length] ?? '')) {
    return { kind: first.noun.kind, list: true };
  }
  for (let from = 1; from <= Math.min(3, words.length - 1); from++) {
    const found = nounIn(words, from);
    if (!found?.noun.plural || WEAK_TITLES.has(found.phrase) || CONNECTORS.has(words[from - 1] ?? ''))
      continue;
    const rest = words.slice(from + found.length);
    if (rest.every((word, index) => COMPANIONS.has(word) || nounIn(rest, index) !== undefined)) {
      return { kind: found.noun.kind, list: true };
    }
  }
  return undefined;
}

/** Nouns that manuals and courses count and head too: `Lesson 3: Loops`, `Troubleshooting: Network`. */
const LECTURES = new Set(
  wordsOf(`lesson, learning, troubleshooting, debug, lección, leçon, lição, lektion, урок, bài học, lezione, lekcja, ders,
    トラブルシューティング, 故障排除, 故障排查, 트러블슈팅, dépannage, solución de problemas, fehlerbehebung, fehlersuche, บทเรียน, depuración`),
);

/** Singular words that name a collection. */
const COLLECTIVE = new Set(
  wordsOf('til, adr, troubleshooting, technical debt, tech debt, debt, lessons learned, today i learned'),
);

const LOGS = new Set(
  wordsOf(`log, logs, list, register, registry, tracker, journal, journals, diary, record, records, registre, suivi, registro,
    bitácora, lista, diário, protokoll, tagebuch, liste, журнал, список, реестр, günlüğü, listesi, history, index, inventory, backlog, book, notes`),
);

function themeOfWords(name: string, where: 'name' | 'title'): Theme | undefined {
  const words = wordsIn(name);
  // "Record architecture decisions" is the first decision of many a project, not a list of them.
  if (words.length > 9 || words[0] === 'record') return undefined;
  let best: Noun | undefined;
  let strong = false;
  let logs = false;
  for (let i = 0; i < words.length;) {
    const found = nounIn(words, i);
    if (found) {
      best ??= found.noun;
      strong ||= found.noun.plural && !WEAK_TITLES.has(found.phrase);
      i += found.length;
    } else if (COMPANIONS.has(words[i] ?? '') || /^\d{1,4}$/.test(words[i] ?? '')) {
      logs ||= LOGS.has(words[i] ?? '');
      i++;
    } else return undefined;
  }
  if (!best) return undefined;
  if (where === 'title' && !strong && !logs && words.length < 3) return undefined;
  if (!logs && !best.plural && !strong) return undefined;
  return { kind: best.kind, list: true };
}

function wordsIn(name: string): string[] {
  return name.split(/[\s,/]+/u).filter((word) => word !== '');
}

function nounIn(
  words: readonly string[],
  from: number,
): { noun: Noun; phrase: string; length: number } | undefined {
  for (let length = Math.min(4, words.length - from); length > 0; length--) {
    const phrase = words.slice(from, from + length).join(' ');
    const noun = NOUNS.get(phrase);
    if (noun && !COMPANIONS.has(phrase)) return { noun, phrase, length };
  }
  return undefined;
}

/** Chinese, Japanese, Korean and Thai: a noun, and beside it only words that make it a list. */
function joinedTheme(name: string): Theme | undefined {
  if (name.length > 40 || !/\p{Lo}/u.test(name)) return undefined;
  for (let length = Math.min(name.length, 16); length > 1; length--) {
    for (let at = 0; at + length <= name.length; at++) {
      const phrase = name.slice(at, at + length);
      const noun = NOUNS.get(phrase);
      if (!noun || !/\p{Lo}/u.test(phrase)) continue;
      const beside = `${name.slice(0, at)} ${name.slice(at + length)}`;
      if (beside.replaceAll(JOINED, '') !== '') return undefined;
      return LISTING.test(name) || /解|対策|วิธี|แก้|과|와|및|与|和|と|上线/u.test(beside)
        ? { kind: noun.kind, list: true }
        : undefined;
    }
  }
  return undefined;
}

/** A folded title up to where it becomes particular; a remark in parentheses says nothing more. */
function beforeSeparator(text: string): { head: string; rest: string; colon: boolean } {
  // Where words are not parted by spaces, no space stands before a parenthesis either.
  const at = /\s?[:|]\s?|\s[—–-]{1,2}\s|—|(?:\s|(?<=[\p{Lo}ー]))[([]|【/u.exec(text);
  if (!at) return { head: text, rest: '', colon: false };
  const remark = /[([【]/u.test(at[0]);
  const rest = remark ? '' : text.slice(at.index + at[0].length).trim();
  return { head: text.slice(0, at.index).trim(), rest, colon: at[0].includes(':') };
}

function plain(text: string): string {
  return fold(bare(text)).replaceAll(/[-_]/g, ' ').replaceAll(/ {2,}/g, ' ').trim();
}

type Lists = Readonly<Record<KnownKind, string>>;

function nouns(lists: Lists, others: Lists): [string, Noun][] {
  return (Object.keys(lists) as KnownKind[]).flatMap((kind) => {
    const same = new Set(wordsOf(others[kind]));
    return wordsOf(lists[kind]).map((word): [string, Noun] => [
      word,
      { kind, plural: lists === MANY, either: same.has(word) || JOINED_SCRIPT.test(word) },
    ]);
  });
}
