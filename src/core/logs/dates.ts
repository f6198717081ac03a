import { dateOf } from '../words/date';

/** A moment in local time, as text: ISO 8601 with or without the time of day. */
export type LocalTime = string;

/**
 * A date in the form in which a document writes its dates: `21/11/2026`, `Nov 21, 2026`, `2026年11月21日 14:30`.
 * @param sample a date of the document's, with whatever stands around it
 * @param others more of them, which may tell whether the day or the month comes first
 * @returns ISO 8601 where the form is not known, or could be read in two ways
 */
export function dateLike(
  sample: string | undefined,
  now: LocalTime,
  language: string,
  others: readonly string[] = [],
): string {
  const iso = now.slice(0, 10);
  if (sample === undefined) return iso;
  const text = sample.trim();
  const full = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
  if (full) return full[2] === undefined ? now.slice(0, full[1] === undefined ? 16 : 19) : now;
  const time = /^.*?\d(?:日|일)?[ ,T]+(?:at )?~?\d{1,2}:\d{2}/u.test(text) ? ` ${now.slice(11, 16)}` : '';
  const written = writtenLike(text, iso, language, others) ?? iso;
  return `${written}${time}`;
}

function writtenLike(
  text: string,
  iso: string,
  language: string,
  others: readonly string[],
): string | undefined {
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8)];
  const unpadded = (digits: string | undefined, value: string) =>
    digits?.length === 1 ? String(Number(value)) : value;
  const first = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})/.exec(text);
  if (first) {
    const [, , sign, m, d] = first;
    return [year, unpadded(m, month), unpadded(d, day)].join(sign);
  }
  const asian = /^(\d{4})(\s?[年년]\s?)(\d{1,2})(\s?[月월])(?:(\s?)(\d{1,2})(\s?[日일]))?/u.exec(text);
  if (asian) {
    const [, , afterYear = '', m, afterMonth = '', space = '', d, afterDay = ''] = asian;
    const rest = d === undefined ? '' : space + unpadded(d, day) + afterDay;
    return year + afterYear + unpadded(m, month) + afterMonth + rest;
  }
  const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text);
  if (numbers) {
    const [, a, sign = '/', b, y = ''] = numbers;
    const order = orderOf([text, ...others], sign, language);
    if (order === undefined) return undefined;
    const short = y.length === 2 ? year.slice(2) : year;
    const pair =
      order === 'day' ? [unpadded(a, day), unpadded(b, month)] : [unpadded(a, month), unpadded(b, day)];
    return [...pair, short].join(sign);
  }
  return namedLike(text, iso, language);
}

/** Which of two numbers is the day: a number above 12 tells, a dot does, and so do most languages. */
function orderOf(texts: readonly string[], sign: string, language: string): 'day' | 'month' | undefined {
  for (const text of texts) {
    const match = /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)/.exec(text);
    if (!match) continue;
    if (Number(match[1]) > 12) return 'day';
    if (Number(match[3]) > 12) return 'month';
  }
  return sign === '.' || language !== 'en' ? 'day' : undefined;
}

/** `21 novembre 2026`, `Nov 21, 2026`, `November 2026`. */
function namedLike(text: string, iso: string, language: string): string | undefined {
  const found = dateOf(text);
  if (found?.start !== 0) return undefined;
  const old = text.slice(0, found.end);
  const word = /\p{L}[\p{L}\p{M}]{2,}\.?/u.exec(old.replace(/^(\d+)(?:st|nd|rd|th)/, '$1'))?.[0];
  if (word === undefined) return undefined;
  const oldMonth = Number(found.date.slice(5, 7));
  for (const style of ['long', 'short'] as const) {
    const name = (month: number) =>
      new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' })
        .formatToParts(new Date(Date.UTC(2026, month - 1, 15)))
        .find(({ type }) => type === 'month')?.value ?? '';
    if (name(oldMonth).toLowerCase() !== word.toLowerCase()) continue;
    const month = name(Number(iso.slice(5, 7)));
    const initial = month.charAt(0);
    const cased = (/^\p{Lu}/u.test(word) ? initial.toUpperCase() : initial.toLowerCase()) + month.slice(1);
    return old
      .replace(/\d{4}/, iso.slice(0, 4))
      .replace(word, cased)
      .replace(/(?<!\d)\d{1,2}(?!\d)(?:st|nd|rd|th)?/, String(Number(iso.slice(8, 10))));
  }
  return undefined;
}
