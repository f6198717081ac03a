import { foldPlaces, wordsOf, type Span } from './fold';

/** A date in a text: `YYYY-MM-DD`, or `YYYY-MM` for a month. */
export interface FoundDate extends Span {
  readonly date: string;
}

const REACH = 400;

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january, jan, janvier, janv, enero, ene, janeiro, januar, jänner, января, январь, янв, ocak, gennaio, gen, januari, stycznia, styczeń, มกราคม',
    'february, feb, février, févr, fév, febrero, fevereiro, fev, februar, февраля, февраль, фев, şubat, febbraio, februari, lutego, luty, กุมภาพันธ์',
    'march, mar, mars, marzo, março, märz, mrz, марта, март, мар, mart, maart, marca, marzec, มีนาคม',
    'april, apr, avril, avr, abril, abr, апреля, апрель, апр, nisan, aprile, kwietnia, kwiecień, เมษายน',
    'may, mai, mayo, maio, мая, май, mayıs, maggio, mag, mei, maja, maj, พฤษภาคม',
    'june, jun, juin, junio, junho, juni, июня, июнь, июн, haziran, giugno, giu, czerwca, czerwiec, มิถุนายน',
    'july, jul, juillet, juil, julio, julho, juli, июля, июль, июл, temmuz, luglio, lug, lipca, lipiec, กรกฎาคม',
    'august, aug, août, agosto, ago, августа, август, авг, ağustos, augustus, sierpnia, sierpień, สิงหาคม',
    'september, sep, sept, septembre, septiembre, setembro, set, сентября, сентябрь, сен, eylül, settembre, września, wrzesień, กันยายน',
    'october, oct, octobre, octubre, outubro, out, oktober, okt, октября, октябрь, окт, ekim, ottobre, ott, października, październik, ตุลาคม',
    'november, nov, novembre, noviembre, novembro, ноября, ноябрь, ноя, kasım, listopada, listopad, พฤศจิกายน',
    'december, dec, décembre, déc, diciembre, dic, dezembro, dez, dezember, декабря, декабрь, дек, aralık, dicembre, grudnia, grudzień, ธันวาคม',
  ].flatMap((names, i) => wordsOf(names).map((name) => [name, i + 1] as const)),
);

/** Instead of a date: day and month could be either way round. */
const AMBIGUOUS = '?';

/** Every form begins with a digit or a letter; each is tried at every place that begins one. */
const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/u;
const ISO_MONTH = /^(\d{4})-(\d{2})(?![-\d])/u;
const ASIAN = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?/u;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])(?!-\d)/u;
const DAY_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s(?:(?:de|of|di)\s)?(\p{L}[\p{L}\p{M}]{2,12})\.?,?\s(?:(?:de|del)\s)?(\d{4})(?!\d)/u;
const MONTH_FIRST = /^(\p{L}[\p{L}\p{M}]{2,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)/u;
const MONTH_ONLY = /^(\p{L}[\p{L}\p{M}]{2,12})\.?,?\s(?:de\s)?(\d{4})(?!\d)/u;

/**
 * The first date in a text. `undefined` for none, for one that could be read in two ways (`03/04/2025`), and
 * for days that no calendar has.
 */
export function dateOf(text: string): FoundDate | undefined {
  const { text: folded, places } = foldPlaces(text.slice(0, REACH));
  if (!/\d/.test(folded)) return undefined;
  const found = (at: number, length: number, date: string | undefined): FoundDate | undefined =>
    date === undefined
      ? undefined
      : { date, start: places[at] ?? 0, end: places[at + length] ?? text.length };
  for (const { index } of folded.matchAll(/(?<![\p{L}\p{N}\p{M}_])[\p{L}\d]/gu)) {
    const date = dateAt(folded.slice(index, index + 40));
    if (date?.iso === AMBIGUOUS) return undefined;
    const result = date && found(index, date.length, date.iso);
    if (result) return result;
  }
  return undefined;
}

function dateAt(text: string): { iso: string | undefined; length: number } | undefined {
  const iso = ISO.exec(text);
  if (iso) return { iso: ymd(iso[1], Number(iso[3]), Number(iso[4])), length: iso[0].length };
  const asian = ASIAN.exec(text);
  if (asian) {
    const day = asian[3] === undefined ? undefined : Number(asian[3]);
    return { iso: ymd(asian[1], Number(asian[2]), day), length: asian[0].length };
  }
  const numbers = NUMBERS.exec(text);
  if (numbers) return { iso: fromNumbers(numbers), length: numbers[0].length };
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return named(dayFirst[3], dayFirst[2], Number(dayFirst[1]), dayFirst[0].length);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return named(monthFirst[3], monthFirst[1], Number(monthFirst[2]), monthFirst[0].length);
  const monthOnly = MONTH_ONLY.exec(text);
  if (monthOnly) return named(monthOnly[2], monthOnly[1], undefined, monthOnly[0].length);
  const month = ISO_MONTH.exec(text);
  return month ? { iso: ymd(month[1], Number(month[2])), length: month[0].length } : undefined;
}

function named(year: string | undefined, month: string | undefined, day: number | undefined, length: number) {
  const number = MONTHS.get(month ?? '');
  return number === undefined ? undefined : { iso: ymd(year, number, day), length };
}

/** `13/02/2016` can only be a day first and `01/26/26` only a month; with dots the day comes first. */
function fromNumbers(match: RegExpExecArray): string | undefined {
  const [a, b] = [Number(match[1]), Number(match[3])];
  const year = match[4]?.length === 2 ? `20${match[4]}` : match[4];
  if (a > 12 || match[2] === '.')
    return match[2] === '.' && match[4]?.length === 2 ? undefined : ymd(year, b, a);
  if (b > 12) return ymd(year, a, b);
  if (a === b) return ymd(year, a, b);
  return ymd(year, a, b) && AMBIGUOUS;
}

function ymd(year: string | undefined, month: number, day?: number): string | undefined {
  let number = Number(year);
  // Thai documents count from the Buddha's passing.
  if (number >= 2500 && number < 2600) number -= 543;
  if (number < 1970 || number > 2199 || month < 1 || month > 12) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  if (day === undefined) return `${number}-${two(month)}`;
  const last = new Date(Date.UTC(number, month, 0)).getUTCDate();
  return day < 1 || day > last ? undefined : `${number}-${two(month)}-${two(day)}`;
}
