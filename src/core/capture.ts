import type { Anchor } from './entry';
import { UserError } from './ports';
import { refuseUnwritable } from './writable';

/** An error or warning that stood on captured lines. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
  /** Such as `ts 2322`. */
  readonly source?: string;
}

/** One piece of code, as it was captured. */
export interface Place {
  /** Without `id`: the record numbers its anchors. `undefined` when nothing is known of where the code lives. */
  readonly anchor?: Omit<Anchor, 'id'>;
  /** A word for where the code is from when there is no anchor, such as a file outside the workspace. */
  readonly origin?: string;
  /** The language of the code, as a fence names it. */
  readonly language: string;
  /** The exact text; empty when nothing was selected. */
  readonly code: string;
  readonly findings: readonly Finding[];
}

/** What is known at the moment when a person hits the problem. */
export interface Capture {
  readonly places: readonly Place[];
  /** Text of a terminal, an exception or an output panel. */
  readonly errorOutput?: string;
  /** Such as `OS: Linux 6.1`. */
  readonly environment: readonly string[];
  /** The name that git knows the person by. */
  readonly author?: string;
}

/** What a person says about it. */
export interface Draft {
  readonly title: string;
  readonly kind: string;
  readonly severity?: string;
  readonly category?: string;
  readonly tags: readonly string[];
  /** Local time with offset, ISO 8601. */
  readonly date: string;
}

/** At most this much goes into one record (formats: the record's limits). */
export const MAX_ANCHORS = 50;
export const MAX_CODE_BYTES = 256 * 1024;
/** The longest title, in UTF-16 units. */
const MAX_TITLE = 1_000;
/** The longest severity, category or tag. */
export const MAX_WORD = 200;
/** More errors and warnings than this are counted, not listed. */
export const MAX_FINDINGS = 20;

/**
 * Makes a title of what was typed: one line, no white space around it.
 * @throws UserError when nothing is left that can be seen, when it is too long, or when it could not be read back
 */
export function cleanTitle(typed: string): string {
  const title = lineOf(typed, 'title', MAX_TITLE, 'Name the problem in a few words.');
  if (!VISIBLE.test(title))
    throw new UserError('The title is empty. Type a few words that name the problem.');
  return title;
}

/**
 * Makes a severity, a category or a tag of what was said, in the same way; empty where nothing is left.
 * @param what it is, in a sentence behind "The"
 * @throws UserError when it is too long, or when it could not be read back
 */
export function cleanWord(said: string, what: string): string {
  return lineOf(said, what, MAX_WORD, 'Use a word or two.');
}

function lineOf(text: string, what: string, most: number, remedy: string): string {
  refuseUnwritable(text, what);
  const line = text.replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').trim();
  if (line.length > most)
    throw new UserError(
      `The ${what} has ${line.length} characters; a record holds at most ${most}. ${remedy}`,
    );
  return line;
}

/** Marks that join, turn or hide text are no words, nor are controls. */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/**
 * Refuses a capture that a record cannot hold.
 * @throws UserError saying what is too much
 */
export function checkCapture(capture: Capture): void {
  if (capture.places.length > MAX_ANCHORS) {
    throw new UserError(
      `There are ${capture.places.length} selections; a record holds at most ${MAX_ANCHORS}. Select fewer places.`,
    );
  }
  const code = [...capture.places.map((place) => place.code), capture.errorOutput ?? ''];
  const bytes = code.reduce((sum, text) => sum + utf8Length(text), 0);
  if (bytes > MAX_CODE_BYTES) {
    throw new UserError(
      `The selected text has ${Math.ceil(bytes / 1024)} kB; a record holds at most ${MAX_CODE_BYTES / 1024} kB. Select the lines that matter.`,
    );
  }
  for (const text of code) refuseUnwritable(text, 'selected text');
  for (const { anchor } of capture.places) refuseUnwritable(anchor?.file ?? '', 'name of the file');
}

/** Local time as ISO 8601 with its offset, to the second. */
export function localIsoDate(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${zone}`;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}
