import { numberOf } from './numbering';

/** The number in the name of a file that is one entry. */
export interface NumberedName {
  readonly number: number;
  /** What stands before it, such as `ADR-`; mostly nothing. */
  readonly prefix: string;
  /** As they are written, zeros included. */
  readonly digits: string;
  /** What follows, without language and ending: `-sockets-leak`. */
  readonly slug: string;
  /** `de` of `007-x.de.md`; empty for none. */
  readonly language: string;
}

const NAME = /^([\p{L}]{2,12}[-_ ])?(\d{1,9})([-_. ].*)$/u;
const ENDING = /(?:\.([a-z]{2}(?:[-_][a-z]{2,4})?))?\.(?:md|markdown)$/i;
/** `2026-goals.md`; nobody has written so many entries. */
const YEAR = /^(?:19|20)\d\d$/;
/** `03-14-x.md` and `1.2-x.md` are a day of a year, a chapter or a version. */
const SEVERAL = /^\d{1,2}[-_.]\d{1,2}(?:[-_. ]|$)/;
/** What accompanies an entry under its number. */
const COMPANION =
  /^[-_. ](?:readme|index|notes?|appendix|attachments?|details|data|log|logs|supplement|template|draft)$/i;

/**
 * The number that a document of a numbered folder has by its name; 0 is left to templates and overviews.
 * @param name without folders
 */
export function numberedName(name: string): NumberedName | undefined {
  const [, prefix = '', digits = '', rest = ''] = NAME.exec(name) ?? [];
  const number = numberOf(`${digits}${rest}`);
  if (!number || YEAR.test(digits) || SEVERAL.test(digits + rest)) return undefined;
  const ending = ENDING.exec(rest);
  if (!ending) return undefined;
  const slug = rest.slice(0, ending.index);
  if (COMPANION.test(slug)) return undefined;
  return { number, prefix, digits, slug, language: ending[1]?.toLowerCase() ?? '' };
}

/**
 * Whether two documents of a folder with the same number are two entries: not a document and its translation, nor
 * an entry and what belongs to it (`007-x.md` and `007-x-measurements.md`).
 */
export function isOtherEntry(a: NumberedName, b: NumberedName): boolean {
  if (a.language !== b.language) return false;
  const [short, long] = a.slug.length <= b.slug.length ? [a.slug, b.slug] : [b.slug, a.slug];
  return short !== '' && !(long.startsWith(short) && /^(?:$|[-_. ])/.test(long.slice(short.length)));
}
