import { memoized } from '../memo';
import { bare, EMOJI, fold, wordsOf, type Span } from './fold';
import { findStatus, knownAt } from './status';
import { ANSWERS, type StatusState } from './statusWords';

/** A status that a heading carries beside its title. */
export interface HeadingStatus extends Span {
  readonly state: StatusState;
  /** The title without the status and what separates the two. */
  readonly rest: string;
  /** All of the title is struck through; `start` and `end` are those of the whole. */
  readonly struck?: true;
}

const REACH = 300;

/** What a section holds. */
const THINGS = new Set(
  wordsOf(`issue, issues, problem, problems, bug, bugs, blocker, blockers, challenge, challenges, incident, incidents,
    error, errors, fix, fixes, decision, decisions, item, items, ticket, tickets, entries, struggles, hurdles, obstacles,
    debt, defects, failures, adrs, records, questions resolved, cases, impediments, postmortems, warnings, regressions
    problème/s, défi/s, blocage/s, incidents, erreurs, décisions, bogues, anomalies, points, obstacles
    problema/s, error, errores, bloqueo/s, desafío/s, reto/s, incidente/s, incidencia/s, decisiones, fallo/s, asunto/s
    desafio/s, bloqueio/s, impedimento/s, erro/s, decisões, falha/s, pendências
    problem/e, fehler, blocker, herausforderung/en, vorfälle, entscheidungen, hindernisse, punkte, störungen, aufgaben
    проблемы, проблема, вопросы, ошибки, баги, блокеры, инциденты, задачи, вызовы, решения, дефекты
    sorun/lar, problemler, hatalar, engeller, vấn đề, lỗi, problemi, errori, blocchi, problemen, fouten, problemy, błędy
    문제, 이슈, 버그, 과제, 블로커, 장애, 오류, 도전, 결정, 사항`),
);

/** What may be said of them that changes nothing. */
const ALONG = new Set(
  wordsOf(`the, all, core, critical, major, minor, key, main, important, known, recently, recent, previously, previous,
    immediate, requiring, attention, now, of, and, this, week, sprint, so, far, successfully, historical, past, technical,
    high, low, medium, priority, archive, archived, list, log, technical, external, internal, other, our, as, still, to, p0, p1, p2, p3
    les, le, la, des, de, tous, toutes, connus, critiques, los, las, el, todos, todas, conocidos, os, as, dos, conhecidos,
    alle, die, der, bekannte, bekannten, kritische, bereits, kürzlich, все, уже, известные, критические, ранее, недавно,
    tüm, các, tutti, i, gli, de, wszystkie, 모든, 된`),
);

/** Words that mean "open" of a section, beside those of a status. */
const SECTION_OPEN = new Set(
  wordsOf(`current, currently, remaining, outstanding, unresolved, active, open, restant/s, restants, actuel/s, actuels,
    actual, actuales, atual, atuais, verbleibende, verbleibend, aktuelle, offene, текущие, оставшиеся, нерешённые, текущая,
    mevcut, hiện tại, attuali, huidige, obecne, 현재, 남은`),
);

/** Statuses that as a word of a heading mean something else. */
const NOT_OF_SECTION = new Set(
  wordsOf(`new, final, draft, review, workaround, known issue, known error, known bug, released, deployed, shipped,
    testing, watch, identified, documented, verified, monitoring, merged, planned, upcoming, reported, needed, proposal,
    nuevo, nueva, neue, neu, nouveau, nouvelle, nouveaux, novo, nova, новые, новый, новая, новое, contournement, to do,
    todo, backlog, fixe, fixes, investigating, invalid, duplicate, fait, hecho, feito, red, borrador, rascunho, entwurf, propuesta,
    propuestas, proposition, concept, partial, broken, failing, failed, recurring, fixing, geplant, planifié, rfc, mới,
    活跃, 临时, 临时修复, 临时解决, 建议中, 需要, 待, 提案, 規避, 规避, 部分, 一部, 必要, 予定, 決定, 承認, 提议, 草案, 草稿, 通过, 제안, 필요, 결정`),
);

const RESOLVED_CJK =
  /(?:解決済み?|対応済み?|修正済み?|完了済み?|実施済み?|已解决|已修复|已关闭|已完成|已处理|已解決|해결된|해결됨|완료된|해결 완료|แก้ไขแล้ว|แก้แล้ว|เสร็จแล้ว|ปิดแล้ว)(?![かの]?方)/u;
const OPEN_CJK =
  /(?:未解決|未対応|未解决|未修复|未关闭|未完成|対応中|調査中|处理中|进行中|待解决|待处理|待确认|미해결|진행 ?중|ยังไม่(?:แก้|เสร็จ|ได้แก้)|กำลังดำเนินการ|กำลังแก้)/u;
const ASKS = /[?？]|如何|方法|方案|手順|どう|ためには|วิธี|อย่างไร|방법|어떻게/u;

/**
 * Whether the heading of a section says the state of the entries below it: "Resolved", "Open blockers",
 * "Core Issues Resolved". `undefined` for any other heading, as "Resolution patterns" and "Open questions".
 */
export const stateOfSection = memoized(readSection);

function readSection(whole: string): StatusState | undefined {
  const heading = whole.slice(0, REACH);
  const text = fold(bare(heading))
    .replace(/^\d{1,3}[.):]\s{0,3}/, '')
    .replaceAll(/[([（【][^()[\]（）【】]{0,80}[)\]）】]/gu, ' ')
    .trim();
  if (text === '' || ASKS.test(text) || /`|\p{L}\(/u.test(heading)) return undefined;
  if (OPEN_CJK.test(text)) return 'open';
  if (RESOLVED_CJK.test(text)) return /未/.test(text) ? 'open' : 'resolved';
  return sectionWords(text);
}

function sectionWords(text: string): StatusState | undefined {
  const words = text
    .replace(/[:：.!—–-]?\s*\d*$/u, '')
    .split(/[\s:,/&!—–]{1,8}/u, 12)
    .filter((word) => word !== '');
  if (words.length > 9) return undefined;
  let state: StatusState | undefined;
  for (let i = 0; i < words.length;) {
    const { length, said } = saidAt(words, i);
    if (length > 0) {
      if (state && said !== state) state = 'open';
      else state = said ?? state;
      i += length;
    } else if (state === 'resolved' && i === 1 && LINK.has(words[i] ?? ''))
      return words.length <= 6 ? state : undefined;
    else if (/^\d{1,4}$/.test(words[i] ?? '') || THINGS.has(words[i] ?? '') || ALONG.has(words[i] ?? '')) i++;
    else return undefined;
  }
  return state;
}

const LINK = new Set(wordsOf('in, during, on, since, by, en, dans, im, am, em, no, в, at, with'));

function saidAt(words: readonly string[], from: number): { length: number; said?: StatusState } {
  for (let length = Math.min(4, words.length - from); length > 0; length--) {
    const phrase = words.slice(from, from + length).join(' ');
    if (NOT_OF_SECTION.has(phrase)) return { length: 0 };
    if (SECTION_OPEN.has(phrase)) return { length, said: 'open' };
    const known = knownAt(phrase, 0);
    if (known?.end === phrase.length) return { length, said: known.state };
  }
  return { length: 0 };
}

const DASH = /\s(?:-{1,3}|[–—―])\s|\s?[—―]\s?/gu;
const TAIL =
  /^\s*(?:(?:in|on|by|since|via|at|as of|with|dans|en|em|am|im|в|seit|le)\s|[v#@\d→:,;/—–-]|\(|$)/u;
const VERSION_TAIL = /^\s*(?:[(（][^()（）]{0,40}[)）]|(?:in |on |by )?(?:v?\d[\w.:/-]*|#\d+)|[.!])?\s*$/u;

/**
 * A status in front of or behind the title of an entry: `✅ FIXED: Login loops`, `Cache bug (resolved)`,
 * `Analytics - BLOCKED`, `Search ✅`. A word that is part of the title ("Open redirect") is none.
 */
export function stateOfHeading(title: string): HeadingStatus | undefined {
  if (title.length > REACH || PLAIN.test(title)) return undefined;
  const found = behind(title) ?? inFront(title);
  if (found) {
    const inner = STRUCK.exec(found.rest)?.[1];
    return inner === undefined ? found : { ...found, rest: inner.trim() };
  }
  const struck = STRUCK.exec(title)?.[1];
  return struck === undefined
    ? undefined
    : { state: 'resolved', start: 0, end: title.length, rest: struck.trim(), struck: true };
}

/** Nothing in it separates a status from a title. */
const PLAIN = /^[\w\s.,;'"/]*$/;
const STRUCK = /^\s*~~([^~]+)~~\s*$/u;
const NUMBER = /^\d{1,4}[.)、:]\s{1,3}/u;
const PREFIX = new RegExp(String.raw`^(?:${EMOJI}|[\s*_\x60])*`, 'u');
const MARKED_END = new RegExp(String.raw`\s(${EMOJI}\s?[^\p{Extended_Pictographic}]{2,30})$`, 'u');
const TRAILING_DONE = /\s*(?:[✅✔☑]\u{FE0F}?)+\s*$/u;

function inFront(title: string): HeadingStatus | undefined {
  const number = NUMBER.exec(title)?.[0].length ?? 0;
  const before = PREFIX.exec(title.slice(number))?.[0] ?? '';
  const emoji = before.search(/\p{Extended_Pictographic}/u);
  const lead = number + before.length;
  const start = emoji < 0 ? lead : number + emoji;
  if (/^[[(（【]/u.test(title.slice(lead))) {
    const close = title.slice(lead, lead + 60).search(/[\])）】]/u);
    if (close < 0 || title.charAt(lead + close + 1) === '(') return undefined;
    const state = statusOnly(title.slice(lead + 1, lead + close));
    return state && cut(title, state, start, lead + close + 1);
  }
  const word = findStatus(title.slice(lead));
  if (!word || word.word.start > 0) return undefined;
  let end = lead + Math.max(word.word.end, word.mark?.end ?? 0);
  const written = title.slice(lead + word.word.start, lead + word.word.end);
  if (ambiguous(written)) return undefined;
  // Without spaces a status cannot be told from the words around it, unless it is short.
  if (written.length > 8 && /\p{Lo}/u.test(written)) return undefined;
  const closing = emoji < 0 ? '' : (/^[*_`]{1,3}/.exec(title.slice(end))?.[0] ?? '');
  if (closing !== '' && before.slice(emoji).includes(closing)) end += closing.length;
  const after = /^[*_`]{0,3}(?:\s?[:：][*_`]{0,3}(?=\s|$|\P{ASCII})|\s(?:-{1,2}|[–—|])\s|[—―]\s?)/u.exec(
    title.slice(end),
  )?.[0];
  if (after !== undefined) return cut(title, word.state, start, end, end + after.length);
  const shouted = emoji >= 0 && isUpper(written) && !isUpper(/^\s+(\S+)/u.exec(title.slice(end))?.[1] ?? 'X');
  return shouted ? cut(title, word.state, start, end) : undefined;
}

function behind(title: string): HeadingStatus | undefined {
  const tail = TRAILING_DONE.exec(title);
  const text = tail ? title.slice(0, tail.index) : title.trimEnd().replace(/[*_`]+$/, '');
  const whole = title.trimEnd().length;
  const bracket = /[[(（【]([^[\]()（）【】]{1,60})[\])）】]$/u.exec(text.trimEnd());
  if (bracket) {
    const inner = (bracket[1] ?? '').replace(/^\s*(?:status|statut|estado|stand)\s*[:=]\s*/iu, '');
    const state = statusOnly(inner) ?? statusWithTail(inner, TAIL);
    if (state) return cut(title, state, bracket.index, whole);
  }
  const marked = MARKED_END.exec(title.trimEnd());
  const markedState = marked && statusOnly(marked[1] ?? '');
  if (marked && markedState) return cut(title, markedState, marked.index + 1, whole);
  const last = [...text.matchAll(DASH)].at(-1);
  if (last) {
    const from = last.index + last[0].length;
    const state = statusWithTail(text.slice(from), VERSION_TAIL);
    if (state) return cut(title, state, from, whole, whole, last.index);
  }
  const colon = /[:：]\s*([^:：]{1,40})$/u.exec(text);
  const said = colon?.[1] ?? '';
  if (colon && (isUpper(bare(said)) || /^\p{Extended_Pictographic}/u.test(said))) {
    const state = statusOnly(said);
    const from = colon.index + colon[0].length - said.length;
    if (state) return cut(title, state, from, whole, whole, colon.index);
  }
  return tail && tail.index > 0
    ? cut(title, 'resolved', tail.index + tail[0].length - tail[0].trimStart().length, whole)
    : undefined;
}

/** The state of a text that is a status and nothing else. */
function statusOnly(text: string): StatusState | undefined {
  return statusWithTail(text, /^\s*[.!]?\s*$/u);
}

function statusWithTail(text: string, allowed: RegExp): StatusState | undefined {
  const found = findStatus(text);
  if (!found || ambiguous(text.slice(found.word.start, found.word.end))) return undefined;
  if (!/[\p{L}]/u.test(text.slice(found.word.start, found.word.end))) return undefined;
  const rest = text.slice(Math.max(found.word.end, found.mark?.end ?? 0)).replace(/^[*_`]{1,3}/, '');
  return allowed.test(rest) ? found.state : undefined;
}

const AMBIGUOUS = new Set(
  wordsOf(`new, final, review, workaround, known issue, known error, known bug, released, deployed, shipped, invalid,
    duplicate, identified, documented, verified, testing, watch, concept, proposal, needed, broken, failing, stuck,
    need, needs, nouveau, nuevo, neu, novo, merged, reported, planned, remaining, partial, y, fait`),
);

/** Words that in a heading tell of the title more often than of its state. */
function ambiguous(written: string): boolean {
  const word = fold(written).replaceAll(/[-_]/g, ' ');
  return ANSWERS.has(word) || AMBIGUOUS.has(word);
}

function isUpper(text: string): boolean {
  return text !== '' && /\p{Lu}/u.test(text) && text === text.toUpperCase();
}

/** The status at `start`–`end`; the title is what remains outside `from`–`to`, which includes separators. */
function cut(
  title: string,
  state: StatusState,
  start: number,
  end: number,
  to: number = end,
  from: number = start,
): HeadingStatus | undefined {
  const edge = /^[\s*_`:：|–—-]+|[\s*_`]+$/gu;
  const before = title
    .slice(0, from)
    .trim()
    .replace(/[*_`\s:：|–—-]+$/u, '');
  const after = title.slice(to).replaceAll(edge, '');
  const rest = `${before} ${after}`.trim();
  return /[\p{L}\p{N}]/u.test(rest) ? { state, start, end, rest } : undefined;
}
