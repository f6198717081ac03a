import { memoized } from '../memo';
import { bare, fold, listOf } from './fold';

/** Whole titles and values that stand for one, folded. */
const PLACEHOLDERS = new Set(
  listOf(`placeholder, title, short title, titre, título, titulo, titel, tbd, todo, to be filled, to be filled in,
    fill in, fill me in, fill this in, add here, lorem ipsum, xxx, nnn, yyyy mm dd, yyyy/mm/dd, yyyy.mm.dd, dd/mm/yyyy,
    mm/dd/yyyy, dd mm yyyy, mm dd yyyy, dd.mm.yyyy, hh:mm, issue title, issue name, problem title, bug title, challenge title,
    blocker title, blocker name, decision title, incident title, short description, brief description, description here,
    title here, your title, your title here, short descriptive title, descriptive title, titre court et descriptif,
    titre court, titre du bug, titre du problème, à remplir, à compléter, título corto, título breve, título do problema,
    título del problema, título descriptivo, por completar, por rellenar, a preencher, kurzer titel, titel des problems,
    auszufüllen, ausfüllen, название, заголовок, краткое название, краткий заголовок, заполнить, タイトル, 題名, 件名,
    タイトルを入力, 記入してください, 未記入, ここに記入, 标题, 標題, 题目, 问题标题, 问题描述, 待填写, 请填写, 简短标题, 제목, 제목 입력, 작성 필요,
    ชื่อปัญหา, ชื่อเรื่อง, หัวข้อ, başlık, kısa başlık, tiêu đề, titolo, titolo breve, tytuł, krótki tytuł, example title,
    sample title, new entry, untitled, paste here, jjjj mm tt, tt.mm.jjjj, aaaa mm dd, aaaa mm jj, jj/mm/aaaa, dd/mm/aaaa, гггг мм дд, дд.мм.гггг`),
);

/** Words that a name in brackets consists of when it is to be replaced. */
const SLOT_WORDS = new Set(
  listOf(`title, name, date, description, short, brief, issue, problem, solution, solved, solutions, blocker, bug, challenge, decision,
    incident, topic, tbd, todo, your, insert, enter, add, fill, describe, what, how, why, who, when, which, example, number, id,
    author, category, severity, status, placeholder, summary, link, path, version, ticket, e.g., eg, ex, xxx, n, x, yyyy mm dd,
    minutes, hours, time, feature, component, project, option, sentence, one, lesson, error, paste, list, date:, tag, tags, present,
    titre, nom, titulo, nombre, titel, fecha, nome, data, datum, название, дата, タイトル, 日付, 标题, 日期, 제목, 날짜, ชื่อ, วันที่`),
);

/**
 * Whether a title or a value was never filled in: blanks, `[Title]`, `<short title>`, `YYYY-MM-DD`, a prompt in
 * italics. A title that only begins with a bracket (`[BUG] Login loops`) is one.
 */
export const isPlaceholder = memoized(readPlaceholder);

function readPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return !/\p{Extended_Pictographic}/u.test(trimmed) || trimmed === '';
  if (trimmed.length > 300) return false;
  if (isPrompt(trimmed)) return true;
  const plain = fold(bare(trimmed))
    .replaceAll(/_{3,}/g, ' ')
    .replace(/^(?:#?\d{1,4}[.):]?\s)?/, '')
    .replace(/[\s:：.…!]+$/u, '')
    .trim();
  if (plain === '' || isName(plain)) return true;
  if (/_{3}/.test(trimmed) && /^[^\d\s]{1,12}(?:\s[^\d\s]{1,12})?$/u.test(plain)) return true;
  if (/^[xn]{3,5}$|^[a-z]{2,5}-[xn]{2,4}$/.test(plain)) return true;
  if (/^(?:y{4}|j{4}|a{4})(?:[-/.]m{2}(?:[-/.](?:d{2}|t{2}|j{2}))?)?(?:\s.{0,20})?$/.test(plain)) return true;
  if (/^placeholder(?:$| (?:for|text|title|entry|lesson|issue|blocker|challenge|name|content)\b)/.test(plain))
    return true;
  const numbered = /^[a-z]{2,10}-[nx]{1,4}\s?[:—–-]\s(.{1,80})$/.exec(plain);
  return (numbered !== null && isName(numbered[1] ?? '')) || isSlots(trimmed);
}

function isName(plain: string): boolean {
  return PLACEHOLDERS.has(plain.replaceAll(/[-_]/g, ' '));
}

/** A value all in italics or parentheses that asks for something: `_How did you fix it?_`, `(Add more)`. */
function isPrompt(text: string): boolean {
  const italic = /^(_|\*)(?!\1)([^_*]{1,250})\1$/.exec(text)?.[2]?.trim();
  if (italic !== undefined && (/[?？]$/u.test(italic) || asks(italic))) return true;
  const parenthesized = /^[(（]([^()（）]{1,200})[)）]$/u.exec(italic ?? text)?.[1];
  return parenthesized !== undefined && asks(parenthesized);
}

/** The beginning of a request to the writer. */
const REQUEST =
  /^(?:add|describe|explain|list|fill|insert|enter|paste|write|provide|specify|document|to be|to fill|tbd|todo|if any|optional|what|how|why|when|a remplir|a completer|decrire|ajouter|describe|anadir|completar|rellenar|a preencher|descreva|adicione|beschreiben|beschreibe|hier|auszufullen|опишите|добавьте|заполнить|記入|説明|ここ|填写|描述|请|작성|설명|อธิบาย|เพิ่ม)(?![a-z])/u;

function asks(text: string): boolean {
  return REQUEST.test(fold(bare(text)));
}

/** Nothing but slots, in one kind of brackets or another, and signs between them: `[Date] - [Issue Name]`. */
function isSlots(text: string): boolean {
  const plain = text.replaceAll(/[*_`"“”]/g, '').replace(/^\d{1,4}[.):]\s/, '');
  const slots = [...plain.matchAll(/\[([^[\]]{0,120})\](?!\()|\{\{?([^{}]{0,120})\}?\}|<([^<>]{0,120})>/gu)];
  if (slots.length === 0) return false;
  const outside = plain.replaceAll(/\[[^[\]]{0,120}\](?!\()|\{\{?[^{}]{0,120}\}?\}|<[^<>]{0,120}>/gu, ' ');
  if (/[\p{L}\p{N}]/u.test(outside)) {
    const filler =
      /^[\s\p{P}\p{S}]*(?:placeholder|blocker|title|date|hours?|minutes?|challenge|issue|bug|tbd)?[\s\p{P}\p{S}]*$/iu;
    const small = plain.includes('{') && outside.split(/[^\p{L}\p{N}]+/u).every(({ length }) => length <= 2);
    return (
      (small || filler.test(outside) || isName(fold(bare(outside.replaceAll(/[^\p{L}\p{N}\s]/gu, ''))))) &&
      slots.every((slot) => isSlot(slot))
    );
  }
  return slots.every((slot) => isSlot(slot));
}

function isSlot(slot: RegExpMatchArray): boolean {
  if (slot[2] !== undefined) return true;
  const name = fold(bare(slot[1] ?? slot[3] ?? ''));
  if (!/[\p{L}\p{N}]/u.test(name)) return true;
  if (isPlaceholder(name)) return true;
  if (/^https?:|^[\w.+-]+@/.test(name)) return false;
  // A tag of HTML has one word, and so may a slot; what people write in angle brackets is to be replaced.
  const words = name.split(/[\s_/,:-]+/u).filter((word) => word !== '');
  if (/\d/.test(name))
    return /^(?:option|example|step|item|challenge|title|name|lesson)\s?\d{1,2}$/.test(name);
  return words.some((word) => SLOT_WORDS.has(word));
}
