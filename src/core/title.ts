import { unescapeMarkdown } from './markdownText';
import { kindOfWord } from './words/kinds';
import { repaired } from './words/mojibake';
import { stateOfHeading, type HeadingStatus } from './words/headingState';
import { dateOf } from './words/date';

/** What a heading, a row or an item says of the entry that it names. */
export interface EntryTitle {
  /** How it begins, which tells headings that name entries from those that do not. */
  readonly shape: 'kind' | 'id' | 'number' | 'date' | 'bracket' | 'mark' | 'plain';
  readonly kind?: string;
  readonly number?: number;
  /** ISO 8601, where it is certain. */
  readonly date?: string;
  /** Where the whole of it is a link. */
  readonly link?: string;
  readonly tags: readonly string[];
  /** A status in it, such as the `✅ FIXED` of `### 3. ✅ FIXED: Title`, and where that stands in the source. */
  readonly status?: {
    readonly state: 'open' | 'resolved';
    readonly text: string;
    readonly start: number;
    readonly end: number;
  };
  /** Without kind, number, status, emoji and markup; empty when there is nothing else. */
  readonly title: string;
}

const EMOJI = String.raw`(?:\p{Extended_Pictographic}|[✓✗✘\u{FE0F}\u{200D}\u{20E3}\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}])`;
const LEADING_MARKS = new RegExp(String.raw`^(?:${EMOJI}|\s)+`, 'u');
const TRAILING_MARKS = new RegExp(String.raw`(?:${EMOJI}|\s)+$`, 'u');
const SEPARATOR = String.raw`(?:\s*(?:[:：.)、]|(?<=\s)[-–·]|[—–])\s*|\s*-\s+)`;
/** `Challenge #3: `, `阻塞项 1：`, `Blocker 2 — `; what stands before is at most this long. */
const LABEL_LIMIT = 60;
/** `3.5 GB`, `10:30` and `1.2.3 breaks` begin with no number of an entry. */
const NUMBER = new RegExp(
  String.raw`^[#(]?(\d{1,4})(?:\.\d{1,3}){0,2}(?:${SEPARATOR}|\]\s*)(?=\S)(?<![.:：](?=\d))`,
  'u',
);
const ID = new RegExp(
  String.raw`^\[?((?=[A-Z0-9-]*\d)[A-Z][A-Z0-9]{0,9}(?:-[A-Z0-9]{1,10}){0,3})\]?(?:${SEPARATOR}|\s+(?=\S)|$)(?<![.:：](?=\d))`,
  'u',
);
/** They have the form of an id, and nobody numbers entries with them: `UTF-8 breaks names`, `CVE-2026-1234: Overflow`. */
const STANDARD = /^(?:UTF|ISO|CVE|SHA|AES|TLS|HTTP|GPT)-?\d/;
const BRACKET = /^\[([^\][]{1,60})\](?!\()\s*(?:[-–—:：]\s*)?/u;
const NUMERIC_DATE = /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)/;
const CONTROL = /[\u0000-\u001F\u007F]/;
const CONTROLS = /[\u0000-\u001F\u007F]+/g;
/** What is behind this is never a number or a kind. */
const SHORT = 300;

/** @param source Markdown of one line, without the heading's or the list's own marks */
export function parseTitle(source: string): EntryTitle {
  let rest = repaired(source).trim();
  const marked = LEADING_MARKS.exec(rest.slice(0, SHORT)) ?? { 0: '' };
  rest = unwrapped(rest.slice(marked[0].length));
  const link = /^\[([^\]]{1,300})\]\(([^()\s]{1,500}(?:\([^()\s]*\))?[^()\s]{0,500})\)\s*$/u.exec(
    rest.slice(0, 1400),
  );
  const linked =
    link ?? /^\[([^\]]{1,60})\]\(([^()\s]{1,500}\.md)\)\s*[-–—:]\s*(?=\S)/u.exec(rest.slice(0, 700));
  if (link) rest = (link[1] ?? '').replace(LEADING_MARKS, '');
  // `[2026-01-02](2026-01-02.md) - Title`: what is linked names the document, what follows the entry.
  else if (linked) rest = `${linked[1] ?? ''} - ${rest.slice(linked[0].length)}`;
  const found = stateOfHeading(rest);
  let status = found && statusIn(source, rest, found);
  if (found && status) rest = found.rest;
  const head = headOf(rest);
  let title = head.rest;
  if (!status) {
    const inner = stateOfHeading(title);
    status = inner && statusIn(source, title, inner);
    if (inner && status) title = inner.rest;
  }
  const { text: plain, tags } = withoutTags(plainText(title));
  return {
    shape: head.shape === 'plain' && marked[0].trim() !== '' ? 'mark' : head.shape,
    ...(head.kind === undefined ? {} : { kind: head.kind }),
    ...(head.number === undefined ? {} : { number: head.number }),
    ...(head.date === undefined ? {} : { date: head.date }),
    ...(linked ? { link: linked[2] ?? '' } : {}),
    ...(status ? { status } : {}),
    tags,
    title: CONTROL.test(plain) ? plain.replaceAll('\t', ' ').replaceAll(CONTROLS, '').trim() : plain,
  };
}

/** Where a status stands in the source, in which an emoji may be damaged and other words may be the same. */
function statusIn(source: string, title: string, found: HeadingStatus): EntryTitle['status'] {
  const words = title.slice(found.start, found.end);
  const whole = source.indexOf(title);
  const find = (text: string) =>
    whole < 0 && found.end === title.length
      ? source.lastIndexOf(text)
      : source.indexOf(text, whole < 0 ? 0 : whole + found.start);
  for (const text of [words, words.replace(LEADING_MARKS, '')]) {
    const start = text === '' ? -1 : find(text);
    if (start >= 0) return { state: found.state, text, start, end: start + text.length };
  }
  return undefined;
}

/** Text as it shows: links give their words, and code, emphasis and emoji at the ends their content. */
export function plainText(source: string): string {
  const text = !MARKUP.test(source)
    ? source
    : source
        .replace(/(?<!\\)!?\[([^\][]{0,300})(?<!\\)\]\([^()\s]{0,1000}\)/gu, '$1')
        .replace(/\[\[(?:[^\][|]{0,200}\|)?([^\][|]{1,200})\]\]/gu, '$1')
        .replace(/(?<!\\)(?:\*{2,3}|(?<!\s)\*|\*(?!\s)|~~|`+)/gu, '')
        .replace(/(?<![\p{L}\p{N}\\])_{1,3}(?=\S)|(?<=\S)(?<!\\)_{1,3}(?![\p{L}\p{N}_])/gu, '');
  const trimmed = unescapeMarkdown(text).replace(LEADING_MARKS, '').trimEnd();
  if (!ENDS_IN_MARK.test(trimmed.slice(-2))) return trimmed;
  // An expression for the end is tried from every mark, so it sees the end alone.
  const end = trimmed.slice(-MOST_MARKS);
  return trimmed.slice(0, trimmed.length - end.length) + end.replace(TRAILING_MARKS, '');
}

const ENDS_IN_MARK = new RegExp(String.raw`${EMOJI}$`, 'u');
const MOST_MARKS = 60;

const MARKUP = /[*_`[\]\\~]/;

interface Head {
  readonly shape: EntryTitle['shape'];
  readonly kind?: string;
  readonly number?: number;
  readonly date?: string;
  readonly rest: string;
}

/** The kind, number, id or date that a title begins with; one may follow another: `1. Challenge: `, `ADR-4: `. */
function headOf(text: string): Head {
  const rest = text.replace(LEADING_MARKS, '');
  const short = rest.slice(0, SHORT);
  const named = kindHead(short);
  if (named) return { ...named, rest: rest.slice(named.length) };

  const dated = dateHead(short);
  if (dated) {
    const behind = rest.slice(dated.length).trim();
    const more = headOfBehind(behind);
    return {
      shape: 'date',
      ...(dated.date ? { date: dated.date } : {}),
      ...more,
      rest: more.rest || rest.trim(),
    };
  }
  const bracket = BRACKET.exec(short);
  if (bracket && rest.length > bracket[0].length) {
    const inside = bracket[1] ?? '';
    const behind = headOfBehind(rest.slice(bracket[0].length));
    const id = /^(?:([A-Za-z][A-Za-z]{0,11})[-_ ]?)?#?(\d{1,6})$/.exec(inside);
    const kind = kindOfWord(id?.[1] ?? inside);
    const date = dateOf(inside)?.date;
    const number = id ? Number(id[2]) : behind.number;
    // `[v0.3] How to …` is part of what people call it, `[BUG] …` is not.
    const known = kind !== undefined || date !== undefined || id !== null;
    return {
      shape: kind && !id ? 'kind' : id ? 'id' : date ? 'date' : 'bracket',
      ...(kind ? { kind } : {}),
      ...(date ? { date } : {}),
      ...(number === undefined ? {} : { number }),
      ...(behind.kind ? { kind: behind.kind } : {}),
      rest: known ? behind.rest : rest,
    };
  }
  const numbered = NUMBER.exec(short);
  if (numbered) {
    const behind = headOfBehind(rest.slice(numbered[0].length));
    return { shape: 'number', ...behind, number: Number(numbered[1]) };
  }
  const id = ID.exec(short);
  const name = id?.[1] ?? '';
  if (id) {
    const letters = /^[A-Z]+/.exec(name)?.[0] ?? '';
    // `B1 Preprod keys missing`, but not the `P0` and `Q3` that group others.
    const plain = /^[A-Z]{1,3}\d{1,3}$/.test(name) && !/^(?:[PQVH]\d|EC2|S3|K8S|MP3|HTTP2)$/.test(name);
    const separated = /[\]:：.)—–-]/.test(id[0].slice(name.length));
    if (STANDARD.test(name)) return { shape: separated ? 'id' : 'plain', rest };
    if (separated || name.includes('-') || plain) {
      const kind = kindOfWord(letters);
      const number = /(\d{1,6})$/.exec(name)?.[1];
      return {
        shape: 'id',
        ...(kind ? { kind } : {}),
        ...(number === undefined ? {} : { number: Number(number) }),
        rest: rest.slice(id[0].length) || rest,
      };
    }
  }
  return { shape: 'plain', rest };
}

/** What follows a number, a date or a bracket: only a kind or another bracket is looked for. */
function headOfBehind(text: string): Omit<Head, 'shape'> {
  const rest = text.replace(LEADING_MARKS, '');
  const named = kindHead(rest.slice(0, SHORT));
  if (!named) return { rest };
  const { kind, number, length } = named;
  return { kind, ...(number === undefined ? {} : { number }), rest: rest.slice(length) };
}

/** `Challenge #3: `, `Blocker 2`, `ADR-0004: `, `Postmortem: `. */
function kindHead(
  text: string,
): { shape: 'kind'; kind: string; number?: number; length: number } | undefined {
  if (!LABELLED.test(text.slice(0, LABEL_LIMIT)) && text.length > 45) return undefined;
  const head = text.slice(0, LABEL_LIMIT).replace(/^(\p{Lu}+)-(?=\d{1,6}(?!\d))/u, '$1 ');
  const match =
    /^([\p{L}\p{M}][\p{L}\p{M}'’ -]{0,40}?)(?:\s{0,3}(?:[#№]|n[°º]|no\.?)?\s{0,3}(\d{1,6})|\s{0,3}#([A-Z]))?(?:\s{0,3}[:：—、．]\s*|\s{1,3}[-–·]\s+|(?<=\d)–\s*|(?<=\d)[.)]\s+|(?<=\d)\s+|\s{2,}|\s*$)/u.exec(
      head,
    );
  if (!match) return undefined;
  const label = (match[1] ?? '').trim();
  const kind = kindOfWord(label);
  if (!kind || isPlural(label)) return undefined;
  const number = match[2] === undefined ? {} : { number: Number(match[2]) };
  // `Challenge 3 -- Title`
  const rest = text.slice(match[0].length).replace(/^[\s:：—–-]+/u, '');
  return { shape: 'kind', kind, ...number, length: text.length - rest.length };
}

/** "Challenges: …" heads several. */
function isPlural(label: string): boolean {
  return /[^s]s$/i.test(label) && kindOfWord(label.slice(0, -1)) !== undefined;
}

/** A separator or a number, without which a label is all there is. */
const LABELLED = /[\d:：—–#、．]|\s[-·]\s|\s{2}/u;

/** `2026-03-01 — `, `[Date: 2026-03-01] `, `01-05-26`. */
function dateHead(text: string): { date?: string; length: number } | undefined {
  if (!/\d/.test(text.slice(0, 40))) return undefined;
  const opened = /^\[?(?:[\p{L}\p{M}]{2,10}\s?[:：]\s?)?/u.exec(text)?.[0] ?? '';
  for (const lead of [opened, opened.startsWith('[') ? '[' : '']) {
    const behind = text.slice(lead.length);
    const numeric = NUMERIC_DATE.exec(behind);
    const found = dateOf(behind.slice(0, 40));
    const length = found?.start === 0 ? found.end : numeric?.[0].length;
    if (length === undefined) continue;
    const tail =
      /^(?:[ T]~?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?(?:Z|\s?[+-]\d{2}:?\d{2}|\s\(?[A-Z]{2,4}\)?)?)?\]?(?:\s*[-–—:：·|,]\s*|\.?\s+|$)/u.exec(
        behind.slice(length),
      );
    if (!tail) return undefined;
    return {
      ...(found?.start === 0 ? { date: found.date } : {}),
      length: lead.length + length + tail[0].length,
    };
  }
  return undefined;
}

/** `**Title**`, `~~Title~~` as a whole. */
function unwrapped(text: string): string {
  const match = /^(\*\*|__)(.{1,300})\1$/u.exec(text);
  return match?.[2]?.includes(match[1] ?? '') === false ? match[2].replace(LEADING_MARKS, '') : text;
}

/** `Title (vercel, deploy)`. */
function withoutTags(title: string): { text: string; tags: string[] } {
  const match = /^(.{1,300}\S)\s+\(([a-z0-9][\w.+#-]*(?:,\s?[a-z0-9][\w.+#-]*){1,8})\)$/.exec(title);
  if (!match) return { text: title.trim(), tags: [] };
  return { text: match[1] ?? '', tags: (match[2] ?? '').split(/,\s?/) };
}
