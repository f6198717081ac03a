import { memoized } from '../memo';
import { bare, EMOJI, foldPlaces, goesOn, type Span } from './fold';
import {
  ANSWERS,
  BETWEEN_WORDS,
  EMOJI_STATES,
  NOT_WORDS,
  PARTLY_WORDS,
  STATUS_LENGTHS,
  STATUS_WORDS,
  type WordList,
  type StatusState,
} from './statusWords';

/** The status that a text begins with. */
export interface FoundStatus {
  readonly state: StatusState;
  /** The words, or the emoji or box where nothing else says it. */
  readonly word: Span;
  /** Emoji before or after the words. */
  readonly mark?: Span;
}

/** A known status at a place of a folded text. */
interface Known {
  readonly state: StatusState;
  readonly end: number;
}

/** A status stands at the beginning; what comes after so many characters cannot be one. */
const REACH = 200;

const EMOJI_RUN = new RegExp(String.raw`(?:${EMOJI}|[\u{FE0F}\u{200D}])(?:\s?(?:${EMOJI}))*`, 'uy');
const SHORTCODE = /:([a-z0-9_ ]{1,40}):/uy;
const BOX = /\[([ x✓✔✅]?)\](?!\()/uy;
const IDS = /\((?=[^()]{1,12}\))[^\s()]{1,12}\)/uy;
const STRUCK = /~~[^~]{1,80}~~(?=\s*[^\s~])/uy;
const TAG = /<[a-z/!][^<>]{0,80}>/uy;
const FILLER = /[\s*_~`"'“”«»「」『』[(:>#•.,;|\u{AD}\u{200B}\u{FEFF}-]/uy;
/** In Japanese and Chinese what is not done may come after the word for done. */
const NOT_AFTER = /未(?![来來])|ていない|ません|せず|予定|待[ちた确確验驗审審]|\/?않|안 됨|못/u;

/**
 * The known status that a written status begins with; `undefined` when it begins with other words.
 * @param text a value that is a status: a field, a cell, a paragraph below "Status"
 */
export const findStatus = memoized(readStatus);

function readStatus(text: string): FoundStatus | undefined {
  const { text: folded, places } = foldPlaces(text.slice(0, REACH));
  const span = (start: number, end: number): Span => ({
    start: places[start] ?? 0,
    end: places[end] ?? text.length,
  });
  const lead = leadOf(folded);
  if (lead.box) {
    return { state: lead.box.ticked ? 'resolved' : 'open', word: span(lead.box.start, lead.box.end) };
  }
  const known = knownAt(folded, lead.end) ?? answer(folded, lead.end) ?? notYet(folded, lead.end);
  if (known) {
    const mark = lead.mark ?? markAfter(folded, known.end);
    return {
      state: known.state,
      word: span(lead.end, known.end),
      ...(mark ? { mark: span(mark.start, mark.end) } : {}),
    };
  }
  const state = lead.mark && lead.markState;
  return lead.mark && state ? { state, word: span(lead.mark.start, lead.mark.end) } : undefined;
}

/** The known status at `at` of a folded text, with the words that turn it round. */
export function knownAt(folded: string, at: number): Known | undefined {
  const spaced = folded.replaceAll(/[-_]/g, ' ');
  const status = phraseAt(spaced, at);
  if (status) return question(spaced, status.end) ? undefined : status;
  const partly = longest(spaced, at, PARTLY_WORDS);
  if (partly !== undefined)
    return { state: 'open', end: phraseAt(spaced, skipSpace(spaced, partly))?.end ?? partly };
  const negated = longest(spaced, at, NOT_WORDS);
  if (negated === undefined) return undefined;
  let next = skipSpace(spaced, negated);
  for (let i = 0; i < 3; i++) {
    const filler = longest(spaced, next, BETWEEN_WORDS);
    if (filler === undefined) break;
    next = skipSpace(spaced, filler);
  }
  const what = phraseAt(spaced, next);
  return what?.state === 'resolved' ? { state: 'open', end: what.end } : undefined;
}

/**
 * Whether a text offers words to choose from, as a template does, and so is no status: `Open / Resolved`,
 * `[proposed, accepted]`. Two words with one meaning (`Fixed / Merged`) are a status.
 */
export function isLegend(text: string): boolean {
  return legendOf(text).length > 0;
}

/** The words of a legend as written, with their emoji; none when the text is no legend. */
export function legendOf(text: string): string[] {
  const { inner, bracketed } = unwrap(text.trim());
  if (inner.length > 300) return [];
  const piped = /[|｜]/.test(inner);
  const split = splitLegend(inner, bracketed);
  if (split.length < 2) return [];
  const states = split.map((part) => pureState(part));
  const known = states.filter((state) => state !== undefined);
  const both = known.includes('open') && known.includes('resolved');
  if (known.length < split.length) {
    const short = split.every((part) => part.split(/\s/, 7).length <= 6 && part.length <= 50);
    if (split.length < 3 || !short || known.length * 2 < split.length || !(both || bracketed)) return [];
    return split;
  }
  return both || bracketed || piped || (split.length > 2 && !inner.includes(',')) ? split : [];
}

function splitLegend(inner: string, bracketed: boolean): string[] {
  const boxes = [...inner.matchAll(/\[[^[\]]{1,40}\]/g)].map(([box]) => box);
  if (boxes.length > 1 && inner.replaceAll(/\[[^[\]]{1,40}\]|[\s|/,]/g, '') === '') return boxes;
  const separator = /[|｜]/.test(inner)
    ? /[|｜]/
    : /[/／]/.test(inner)
      ? /[/／]/
      : bracketed || inner.split(/[,，、]/, 4).length > 2
        ? /[,，、]/
        : /\s(?:or|oder|ou|o|или|または|或)\s/;
  const parts = inner.split(separator).map((part) => part.trim());
  return parts.every((part) => part !== '') ? parts : [];
}

/** The state of a part of a legend: a status alone, or one that names what goes with it. */
function pureState(part: string): StatusState | undefined {
  const found = findStatus(part);
  if (!found) return undefined;
  const rest = bare(part.slice(Math.max(found.word.end, found.mark?.end ?? 0)));
  return /^[\])]*(?:\s*\([^()]*\)|\s*(?:by|in|par|por|durch|as of)\b.{0,30}|\s*(?:\.{3}|…))?[\])]*$/u.test(
    rest,
  )
    ? found.state
    : undefined;
}

/** Without code marks or one pair of brackets round all of it. */
function unwrap(text: string): { readonly inner: string; readonly bracketed: boolean } {
  const inner = text
    .replace(/^`{1,3}/, '')
    .replace(/`{1,3}$/, '')
    .trim();
  const pair = /^(?:\[([^[\]]*)\]|\(([^()]*)\)|\{([^{}]*)\}|<([^<>]*)>)$/.exec(inner);
  if (!pair) return { inner, bracketed: false };
  return { inner: (pair[1] ?? pair[2] ?? pair[3] ?? pair[4] ?? '').trim(), bracketed: true };
}

interface Lead {
  readonly end: number;
  readonly mark?: Span;
  readonly markState?: StatusState | undefined;
  readonly box?: Span & { readonly ticked: boolean };
}

/** What stands before the words: emoji, markup, ids in parentheses, a box, an older status struck through. */
function leadOf(folded: string): Lead {
  let at = 0;
  let lead: Lead = { end: 0 };
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(folded);
    if (match) at = pattern.lastIndex;
    return match ?? undefined;
  };
  for (;;) {
    const start = at;
    const box = take(BOX);
    if (box) return { ...lead, end: at, box: { start, end: at, ticked: /\S/.test(box[1] ?? '') } };
    const emoji = take(EMOJI_RUN) ?? take(SHORTCODE);
    if (emoji) {
      lead = lead.mark
        ? lead
        : { end: at, mark: { start, end: at }, markState: stateOfMark(emoji[1] ?? emoji[0]) };
    } else if (!(take(STRUCK) ?? take(TAG) ?? take(IDS) ?? take(FILLER))) break;
  }
  return { ...lead, end: at };
}

/** The state that emoji or their name stand for, where one does. */
function stateOfMark(mark: string): StatusState | undefined {
  const name = EMOJI_STATES.get(mark.replaceAll(/[-_]/g, ' '));
  if (name) return name;
  for (const sign of mark) {
    const state = EMOJI_STATES.get(sign);
    if (state) return state;
  }
  return undefined;
}

function markAfter(folded: string, at: number): Span | undefined {
  const from = at + (/^[\s*_`~\])]{0,6}/u.exec(folded.slice(at))?.[0].length ?? 0);
  EMOJI_RUN.lastIndex = from;
  return EMOJI_RUN.test(folded) ? { start: from, end: EMOJI_RUN.lastIndex } : undefined;
}

/** The letters that belong to a status in a language without spaces: `対応済` + `み`, `待` + `确认`. */
function moreOf(text: string, at: number, state: StatusState): number {
  const more = state === 'resolved' ? /^み/u : /^[\p{L}\p{M}]{1,12}/u;
  return more.exec(text.slice(at))?.[0].length ?? 0;
}

/** The longest known status at `at`, with what Japanese, Chinese and Korean say about it afterwards. */
function phraseAt(spaced: string, at: number): Known | undefined {
  for (const length of STATUS_LENGTHS.get(spaced.charAt(at)) ?? []) {
    if (at + length > spaced.length) continue;
    const word = STATUS_WORDS.get(spaced.slice(at, at + length));
    if (!word || (!word.stem && goesOn(spaced, at + length))) continue;
    const end = at + length + (word.stem ? moreOf(spaced, at + length, word.state) : 0);
    if (word.state === 'resolved' && /\p{Lo}/u.test(spaced.charAt(at))) {
      const clause = /^[^,，.。;；(（\n]{0,40}/u.exec(spaced.slice(end))?.[0] ?? '';
      if (NOT_AFTER.test(clause)) return { state: 'open', end };
    }
    return { state: word.state, end };
  }
  return undefined;
}

/** `準備済み・未公開`: what else it says, something is not done. */
function notYet(folded: string, at: number): Known | undefined {
  const clause = /^[\p{L}\p{M}\p{N}・/、 ]{1,40}/u.exec(folded.slice(at))?.[0].trimEnd() ?? '';
  return /未(?![来來])/.test(clause) ? { state: 'open', end: at + clause.length } : undefined;
}

function longest(spaced: string, at: number, { words, lengths }: WordList): number | undefined {
  for (const length of lengths.get(spaced.charAt(at)) ?? []) {
    const end = at + length;
    if (end <= spaced.length && words.has(spaced.slice(at, end)) && !goesOn(spaced, end)) return end;
  }
  return undefined;
}

function answer(folded: string, at: number): Known | undefined {
  for (let end = Math.min(folded.length, at + 10); end > at; end--) {
    const state = ANSWERS.get(folded.slice(at, end));
    if (state && /^[\s*_`~]*(?:$|[,.;:!(（，。–—]|-(?!\p{L}))/u.test(folded.slice(end)))
      return { state, end };
  }
  return undefined;
}

function skipSpace(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === ' ') end++;
  return end;
}

function question(text: string, end: number): boolean {
  return /^\s?[?？]/u.test(text.slice(end, end + 2));
}
