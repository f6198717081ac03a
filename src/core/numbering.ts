/** The running numbers that file names begin with. */

/** A number and how many digits it is written with, zeros in front. */
export interface FileNumber {
  readonly number: number;
  /** The least number of digits. */
  readonly width: number;
}

/** How the files of a numbered folder are named: `0007-use-a-queue.md`, `ADR-007_use_a_queue.md`. */
export interface NameStyle {
  /** What stands before the number, such as `ADR-`; mostly nothing. */
  readonly prefix: string;
  /** What follows the number. */
  readonly separator: string;
  /** What stands between the words. */
  readonly space: string;
}

export const USUAL_STYLE: NameStyle = { prefix: '', separator: '-', space: '-' };

/** How the names of new records begin: with a running number, with the day, or with nothing. */
export const NUMBERINGS = ['number', 'date', 'none'] as const;
export type Numbering = (typeof NUMBERINGS)[number];

/** The width in a folder where nothing is numbered yet. */
const USUAL_WIDTH = 3;

/** `2026-11-20-x`, `2026_11_x`, `202611-x`, `20261120-x`: a year from 1900 to 2099 and a month. */
const DATE = /^(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])(?:(?!\d)|[0-3]\d(?!\d))/;

/** What names a kind may stand before the number: `ADR-0007-x`; other words may not, as in `error-404-x`. */
const NUMBER =
  /^(?:(?:adrs?|decision|tils?|challenge|blocker|troubleshooting|incident|postmortem|bug|issue|debt|rfc)[-_ ])?(\d{1,9})[-_. ]/i;

/**
 * The number that a file's name begins with.
 *
 * @param fileName without folders.
 * @returns `undefined` when the name does not begin with 1 to 9 digits followed by `-`, `_`, `.` or a space, perhaps
 *   behind the name of a kind, and when it begins with a date.
 */
export function numberOf(fileName: string): number | undefined {
  const digits = digitsOf(fileName);
  return digits === undefined ? undefined : Number(digits);
}

function digitsOf(fileName: string): string | undefined {
  return DATE.test(fileName) ? undefined : NUMBER.exec(fileName)?.[1];
}

/**
 * The number for the next file of a folder: one more than the highest, as wide as the folder's widest.
 *
 * @param names of everything in the folder; those without a number do not count.
 * @returns number 1 of width 3 for a folder without numbers.
 */
export function nextNumber(names: readonly string[]): FileNumber {
  let number = 0;
  let width = 0;
  for (const name of names) {
    const digits = digitsOf(name);
    if (digits === undefined) continue;
    number = Math.max(number, Number(digits));
    width = Math.max(width, digits.length);
  }
  return { number: number + 1, width: width || USUAL_WIDTH };
}

/**
 * A number with zeros in front.
 *
 * @param width the least number of digits; a longer number stays whole.
 */
export function formatNumber(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

/**
 * The name of a record's file: `004-websocket-connection-leaks.md`. No date begins with a zero, so one stands
 * in front of what would be read as a date: `02012-12-factor-app.md`.
 *
 * @param number below 100 million, so that {@link numberOf} reads it back
 * @param slug from `slug()`: safe in a file name as it is.
 * @param style of the folder's other files
 */
export function recordFileName(
  { number, width }: FileNumber,
  slug: string,
  { prefix, separator, space } = USUAL_STYLE,
): string {
  const rest = `${formatNumber(number, width)}${separator}${slug.replaceAll('-', space)}.md`;
  const name = prefix + rest;
  return numberOf(name) === number ? name : `${prefix}0${rest}`;
}

/**
 * The name of a record's file where files have no numbers: `2026-11-21-sockets-leak.md`, or `sockets-leak.md`.
 *
 * @param date ISO 8601, in local time
 * @param attempt from 1; where a name is taken, the next one ends in `-2`
 */
export function unnumberedFileName(
  numbering: Exclude<Numbering, 'number'>,
  { slug, date, attempt }: { readonly slug: string; readonly date: string; readonly attempt: number },
): string {
  const day = numbering === 'date' ? `${date.slice(0, 10)}-` : '';
  return `${day}${slug}${attempt > 1 ? `-${attempt}` : ''}.md`;
}
