import { bare, fold, wordsOf } from './fold';

const REACH = 80;

/** Minutes in a unit: a day of work is 8 hours, a week 5 days. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ...unit(
    1,
    `min, mins, minute, minutes, m, 分, 分钟, 分鐘, 分間, 분, phút, мин, минут, минута, минуты, minuten, minuto, minutos,
    นาที, dakika, dk, minuti, minut, minuty`,
  ),
  ...unit(
    60,
    `h, hr, hrs, hour, hours, 小时, 小時, 个小时, 時間, 시간, giờ, tiếng, ч, час, часа, часов, stunde, stunden, std, heure,
    heures, hora, horas, ชั่วโมง, ชม, saat, ora, ore, uur, uren, godzina, godziny, godzin, godz`,
  ),
  ...unit(
    480,
    `d, day, days, 天, 日, 日間, 일, ngày, день, дня, дней, tag, tage, tagen, jour, jours, journée, día, días, dia, dias,
    วัน, gün, giorno, giorni, dag, dagen, dzień, dni`,
  ),
  ...unit(
    2400,
    `w, wk, week, weeks, 周, 週間, 星期, 주, tuần, неделя, недели, недель, woche, wochen, semaine, semaines, semana,
    semanas, สัปดาห์, hafta, settimana, settimane, weken, tydzień, tygodnie`,
  ),
]);

const ABOUT =
  /^(?:~|≈|約|约|大约|大約|およそ|약|approximately|approx\.?|about|around|roughly|circa|ca\.?|env\.?|environ|etwa|rund|ungefahr|aproximadamente|aprox\.?|cerca de|unos|unas|около|примерно|ประมาณ|yaklasik|khoang|okolo|ongeveer|>|<|\s){1,3}/u;
/** `1,234` is a thousand and more to some and less than two to others: what may be either is no amount. */
const AMOUNT =
  /^(0[.,]\d{1,3}|\d{1,5}(?:[.,]\d{1,2})?)(?:\s?(?:-|–|—|~|〜|～|to|a|à|bis|до|ถึง)\s?(0[.,]\d{1,3}|\d{1,5}(?:[.,]\d{1,2})?))?(\+)?\s?(?![.,]?\d)/u;
const HALF = /^\s?(?:and a half|et demie?|y media|e meia|半)(?!\p{Script=Latin})/u;
const LETTERS = /^\p{L}[\p{L}\p{M}]{0,12}/u;

/**
 * Whole minutes that a text says were spent, at its beginning: `~2 hours`, `1h 30min`, `25–40 minutes` (the
 * mean). A day counts 8 hours, a week 5 days. `undefined` when it names no amount in a unit of time.
 */
export function minutesOf(text: string): number | undefined {
  let rest = fold(bare(text.slice(0, REACH))).replaceAll('~', ' ');
  rest = rest
    .replace(ABOUT, '')
    .trimStart()
    .replace(/^(?:half (?:an? )?|半个?)(?=\p{L})/u, '0.5 ')
    .replace(/^(?:an?|one|une?|una?|uma?|eine?)\s/, '1 ');
  let total: number | undefined;
  let size = Infinity;
  for (let i = 0; i < 4; i++) {
    const amount = AMOUNT.exec(rest);
    if (!amount) break;
    const after = rest.slice(amount[0].length);
    const found = unitAt(after, size === 60);
    if (!found || found.minutes >= size) break;
    const from = value(amount[1]);
    total = (total ?? 0) + (found.minutes * (from + (amount[2] === undefined ? from : value(amount[2])))) / 2;
    size = found.minutes;
    rest = after.slice(found.length);
    const half = HALF.exec(rest)?.[0];
    if (half !== undefined) total += found.minutes / 2;
    rest = rest.slice(half?.length ?? 0).replace(/^\.?\s?(?:,\s?|and |et |und |y |e |и )?/u, '');
  }
  return total === undefined ? undefined : Math.round(total);
}

/** A unit at the start of a text; after hours a number may stand alone for minutes: `2h30`. */
function unitAt(text: string, afterHours: boolean): { minutes: number; length: number } | undefined {
  const letters = LETTERS.exec(text)?.[0] ?? '';
  const whole = UNITS.get(letters);
  if (whole !== undefined) return { minutes: whole, length: letters.length };
  for (let length = Math.min(letters.length, 6); length > 0; length--) {
    const start = letters.slice(0, length);
    const minutes = UNITS.get(start);
    if (minutes !== undefined && /\p{Lo}/u.test(start)) return { minutes, length };
  }
  return afterHours && letters === '' && /^(?:$|[\s,;.()])/.test(text)
    ? { minutes: 1, length: 0 }
    : undefined;
}

function value(number = ''): number {
  return Number(number.replace(',', '.'));
}

function unit(minutes: number, list: string): [string, number][] {
  return wordsOf(list).map((word) => [word, minutes]);
}
