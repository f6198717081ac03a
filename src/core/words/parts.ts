import { memoized } from '../memo';
import { bare, fold, wordsOf } from './fold';
import { PART_LABELS, type Part } from './partWords';

export type { Part };

const REACH = 120;
const MOST_WORDS = 6;

/** What is only to come, or one of several possibilities. */
const NOT_YET =
  /(?:^|\s)(?:potential|possible|proposed|suggested|planned|required|recommended|needed|future|tentative|candidate|expected|upcoming|pending|potentiel\w{0,3}|possibles?|proposee?s?|suggeree?s?|envisagee?s?|recommandee?s?|prevue?s?|requise?s?|propuest[ao]s?|posibles?|sugerid[ao]s?|recomendad[ao]s?|propost[ao]s?|possive(?:l|is)|vorgeschlagene?[nrs]?|mogliche?[nrs]?|geplante?[nrs]?|empfohlene?[nrs]?|potenzielle?[nrs]?|erforderliche?[nrs]?|возможн\p{L}{0,4}|предлагаем\p{L}{0,4}|предложенн\p{L}{0,4}|рекомендуем\p{L}{0,4}|планируем\p{L}{0,4}|onerilen|olasi|possibil[ei]|mogelijke|voorgestelde|proponowan[ea]|mozliw[ea])(?:\s|$)|案$|提案|可能|任选|任選|建议|推荐方案|拟|待定|予定|제안|예정|가능한|ที่เป็นไปได้|ที่เสนอ|เสนอ|đề xuất|de xuat/u;
const TRIED =
  /(?:^|\s)(?:attempted|tried|failed|essayee?s?|tentee?s?|intentad[ao]s?|fallid[ao]s?|tentad[ao]s?|versuchte?[nrs]?|gescheiterte?[nrs]?|неудачн\p{L}{0,4}|испробованн\p{L}{0,4}|denenen)(?:\s|$)|尝试|试过|試した|試み|시도|ที่ลอง/u;
/** In brackets these tell which of several was taken. */
const CHOSEN =
  /^(?:required|recommended|needed|future|expected|candidate|recommandee?s?|requise?s?|recomendad[ao]s?|empfohlene?[nrs]?|erforderliche?[nrs]?|рекомендуем\p{L}{0,4}|推荐方案)(?:\s|$)/u;
/** What stands in brackets. */
const REMARK = /\s?[([（【]([^()[\]（）【】]{0,100})[)\]）】]/gu;
/** What these change: a solution, not a cause. */
const REMEDIES: ReadonlySet<Part> = new Set<Part>([
  'solution',
  'workaround',
  'proposal',
  'decision',
  'actions',
  'options',
  'prevention',
]);

/** What a field holds; a heading that goes on after its name is about something else. */
export const FIELDS: ReadonlySet<Part> = new Set<Part>(
  'status date resolvedDate severity priority category tags time owner title location environment'.split(
    ' ',
  ) as Part[],
);

const ARTICLE =
  /^(?:the|a|an|our|my|le|la|les|l'|un|une|der|die|das|den|ein|eine|el|los|las|una|o|os|as|um|uma|il|lo|gli|notre|nuestra|nuestro|unsere|mein|meine|de|het)(?:\s|(?<='))/;
const NUMBER =
  /^(?:(?:step|part|phase|section|étape|paso|passo|schritt|шаг)\s)?\d{1,3}(?:\.\d{1,3}){0,2}[.):、]?\s{0,2}/u;

/** Words that in a short label decide, wherever they stand: nobody titles an entry "Root Cause". */
const STRONG: readonly (readonly [string, Part])[] = (
  [
    ['root cause', 'cause'],
    ['lessons learned', 'lesson'],
    ['steps to reproduce', 'reproduction'],
    ['error message', 'error'],
    ['workaround', 'workaround'],
    ['workarounds', 'workaround'],
    ['symptoms', 'symptom'],
    ['solution', 'solution'],
    ['solutions', 'solution'],
    ['resolution', 'solution'],
    ['consequences', 'consequences'],
    ['prevention', 'prevention'],
    ['takeaways', 'lesson'],
    ['cause racine', 'cause'],
    ['causa raiz', 'cause'],
    ['ursache', 'cause'],
    ['losung', 'solution'],
    ['solucion', 'solution'],
    ['soluciones', 'solution'],
    ['solucao', 'solution'],
    ['решение', 'solution'],
    ['причина', 'cause'],
    ['симптомы', 'symptom'],
    ['cause', 'cause'],
    ['causa', 'cause'],
    ['lektionen', 'lesson'],
    ['lecciones', 'lesson'],
    ['lecons', 'lesson'],
    ['licoes', 'lesson'],
    ['уроки', 'lesson'],
    ['cozum', 'solution'],
    ['investigation', 'investigation'],
    ['fix', 'solution'],
  ] as const
).map(([word, part]) => [word, part]);

/** In languages without spaces. */
const JOINED: readonly (readonly [RegExp, Part])[] = [
  [/再発防止|预防|予防|예방|방지|ป้องกัน/u, 'prevention'],
  [/回避|暫定|临时|규避|임시|우회|ชั่วคราว/u, 'workaround'],
  [
    /解决方案|解决方法|解决办法|解決策|解決方法|修复方案|対応内容|対処|해결책|해결 ?방법|วิธีแก้|การแก้ไข/u,
    'solution',
  ],
  [/根本原因|根因|原因|원인|สาเหตุ/u, 'cause'],
  [/教训|教訓|学び|교훈|배운|บทเรียน/u, 'lesson'],
  [/症状|现象|現象|증상|อาการ/u, 'symptom'],
  [/影响|影響|영향|ผลกระทบ/u, 'impact'],
  [/排查|调查|調査|조사|การตรวจสอบ/u, 'investigation'],
];

/** Words that go with a label and leave its meaning. */
const ALONG = new Set(
  wordsOf(`the, of, and, to, for, in, a, our, actual, real, final, main, applied, implemented, used, found, current, initial,
    technical, detailed, details, detail, short, brief, full, first, second, primary, secondary, underlying, original, quick,
    immediate, permanent, long, term, summary, statement, description, analysis, section, notes, note, steps, overview, key, important,
    code, process, explanation, log, is, was, what, it, this, we, i, how, identified, adopted, chosen, taken, user, business, observed, exact, likely, probable, suspected, update,
    de, du, des, la, le, les, réelle, trouvée, appliquée, principale, probable, technique, probables, technique, retenue, del, los, las, el, aplicada,
    encontrada, principal, técnica, real, provável, da, do, der, die, das, des, tatsächliche, eigentliche, wahrscheinliche, technische, umgesetzte,
    вероятная, основная, найденное, принятое, реальная, итоговое, техническое, optional, required, time, total, number, id, blocker, problem, bug, issue, incident`),
);

/**
 * The part of an entry that a label or a sub-heading names; `undefined` for prose and for words that name none.
 * What is only possible, proposed or planned is a `proposal`, and what was tried an `attempt`, not a solution.
 * @param label as written, emoji, markup, numbers and a trailing colon included
 */
export const partOf = memoized(readPart);

function readPart(label: string): Part | undefined {
  if (label.length > REACH) return undefined;
  const full = plain(label);
  if (full === '') return undefined;
  const name = full
    .replaceAll(REMARK, ' ')
    .replaceAll(/\s{2,}/g, ' ')
    .trim();
  const part = partOfName(name, remarksIn(full));
  if (part) return part;
  const before = beforeColon(name);
  // `Fixed: Login loops` is a title with its state, and `Challenge 1: Ports` an entry.
  const told = before === name ? undefined : partOfName(before, remarksIn(beforeColon(full)));
  return told && FIELDS.has(told) ? undefined : told;
}

function remarksIn(text: string): string[] {
  return [...text.matchAll(REMARK)].map(([, remark = '']) => remark.trim());
}

function partOfName(name: string, remarks: readonly string[]): Part | undefined {
  const words = name.split(' ');
  if (name === '' || words.length > MOST_WORDS + 2) return undefined;
  const exact = PART_LABELS.get(name) ?? PART_LABELS.get(name.replace(ARTICLE, ''));
  if (exact) return modified(exact, '', remarks);
  const short = name.replace(ARTICLE, '');
  const found = contained(short.split(' ')) ?? joined(short);
  return found && modified(found, name, remarks);
}

/** A remedy that is not yet, or was tried in vain, is none. */
function modified(part: Part, name: string, remarks: readonly string[]): Part {
  if (!REMEDIES.has(part)) return part;
  const says = (pattern: RegExp) => pattern.test(name) || remarks.some((remark) => isAll(remark, pattern));
  if (says(TRIED)) return 'attempt';
  return part !== 'options' && says(NOT_YET) ? 'proposal' : part;
}

/** Of "Solution (proposed)", but not of "Fix (planned and done)", nor of the solution that was recommended. */
function isAll(remark: string, pattern: RegExp): boolean {
  if (CHOSEN.test(remark)) return false;
  return (
    pattern.exec(remark)?.[0].trim() === remark ||
    remark.split(/[\s,，、/&]+/).every((word) => pattern.test(word))
  );
}

function contained(words: readonly string[]): Part | undefined {
  if (words.length > MOST_WORDS) return undefined;
  const name = words.join(' ');
  const padded = ` ${name} `;
  for (const [word, part] of STRONG) {
    if (!name.includes(word)) continue;
    const at = padded.indexOf(` ${word} `);
    if (at < 0) continue;
    const rest = words.filter((other) => !word.split(' ').includes(other));
    const ends =
      name.endsWith(word) ||
      /^(?:\S+ ){0,3}(?:of|to|for|applied|found|in|with|by|de|du|des|del|do|da|der|für|zu|proposed|attempted|required|needed) /.test(
        `${name.slice(at + word.length).trim()} `,
      );
    if (rest.every((other) => ALONG.has(other) || NOT_YET.test(other) || TRIED.test(other))) return part;
    if (ends && part !== 'solution' && part !== 'investigation' && words.length <= 5) return part;
  }
  return allKnown(words);
}

/** A label of several words each of which goes with it: "Current Problem Description". */
function allKnown(words: readonly string[]): Part | undefined {
  let part: Part | undefined;
  for (let from = 0; from < words.length;) {
    let length = Math.min(4, words.length - from);
    let found: Part | undefined;
    for (; length > 0; length--) {
      found = PART_LABELS.get(words.slice(from, from + length).join(' '));
      if (found) break;
    }
    const word = words[from] ?? '';
    if (found && !ALONG.has(word)) {
      if (part && part !== found && found !== 'solution') return undefined;
      part = found;
    } else if (
      !ALONG.has(word) &&
      !NOT_YET.test(word) &&
      !TRIED.test(word) &&
      !/^(?:&|\+|\/|\d{1,3}|-)$/.test(word)
    )
      return undefined;
    from += Math.max(length, 1);
  }
  return part === 'problem' && words.some((word) => /^\d/.test(word)) ? undefined : part;
}

function joined(name: string): Part | undefined {
  if (name.length > 16 || !/\p{Lo}/u.test(name)) return undefined;
  return JOINED.find(([pattern]) => pattern.test(name))?.[1];
}

function beforeColon(name: string): string {
  return name.split(/\s?[:：]|\s[—–-]\s|[—–]/u, 1)[0]?.trim() ?? '';
}

function plain(label: string): string {
  return fold(bare(label))
    .replace(/^#{1,6}\s/, '')
    .replace(NUMBER, '')
    .replaceAll('_', ' ')
    .replaceAll(/(?<=\p{L})-(?=\p{L})/gu, ' ')
    .replace(/[\s:：.…,，、;-]{1,10}$/u, '')
    .replaceAll(/\s{2,}/g, ' ')
    .replaceAll('"', '')
    .trim();
}
