const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long it took from one moment to another, in words: "40 minutes", "3 days".
 * @param from ISO 8601; a day without a time gives whole days only
 * @returns `undefined` where one is not known to the day, or the second is before the first
 */
export function elapsed(from: string | undefined, to: string): string | undefined {
  const [start, end] = [parse(from), parse(to)];
  if (!start || !end) return undefined;
  if (start.hasTime && end.hasTime) {
    const time = end.at - start.at;
    if (time < 0) return undefined;
    if (time < 90 * MINUTE) return amount(Math.max(1, Math.round(time / MINUTE)), 'minute');
    if (time < 36 * HOUR) return amount(Math.round(time / HOUR), 'hour');
    return amount(Math.round(time / DAY), 'day');
  }
  const days = Math.round((Date.parse(to.slice(0, 10)) - Date.parse((from ?? '').slice(0, 10))) / DAY);
  if (days < 0) return undefined;
  return days === 0 ? 'less than a day' : amount(days, 'day');
}

/** `2 hours`, `1 hour 30 minutes`. */
export function inHours(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    hours > 0 ? amount(hours, 'hour') : '',
    rest > 0 || hours === 0 ? amount(rest, 'minute') : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function amount(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function parse(date: string | undefined): { at: number; hasTime: boolean } | undefined {
  if (date === undefined || !/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d|$)/.test(date)) return undefined;
  const at = Date.parse(date);
  return Number.isNaN(at) ? undefined : { at, hasTime: date.length > 10 };
}
