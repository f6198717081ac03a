import type { TextEdit } from '../textEdit';
import { statusPart } from '../vocabulary';
import { findStatus, isLegend, type FoundStatus } from '../words/status';
import { ANSWERS } from '../words/statusWords';
import { fold } from '../words/fold';

/** The words of a status, and the emoji beside them. */
export interface Written {
  /** Empty where an emoji is all that there is. */
  readonly word: string;
  readonly mark?: string;
}

/** What is written in place of a status, or as a new one. */
export interface Chosen extends Written {
  /** The emoji is written even where the old status had none. */
  readonly marked: boolean;
}

/** A status that a text begins with: where its words and its emoji stand. */
export interface StatusAt extends Written {
  readonly state: FoundStatus['state'];
  readonly start: number;
  readonly end: number;
  readonly markStart?: number;
  readonly markEnd?: number;
  /** `[x]`, which says it instead of words. */
  readonly box?: true;
}

/** More words than these are no status but say something; before them a new one is written, so that they stay. */
const MOST_WORDS = 2;

/** The known status that a written one begins with; `undefined` for other words, and for words to choose from. */
export function statusAt(text: string): StatusAt | undefined {
  const found = isLegend(text) ? undefined : findStatus(text);
  if (!found) return undefined;
  const { state, word, mark } = found;
  const written = text.slice(word.start, word.end);
  if (/^\[.?\]$/u.test(written)) return { state, word: '', start: word.start, end: word.end, box: true };
  if (!/[\p{L}\p{N}]/u.test(written) || /^:.*:$/.test(written)) {
    return {
      state,
      word: '',
      mark: written,
      start: word.start,
      end: word.start,
      markStart: word.start,
      markEnd: word.end,
    };
  }
  const end = endOfWords(text, found);
  return {
    state,
    word: text.slice(word.start, end),
    start: word.start,
    end,
    ...(mark ? { mark: text.slice(mark.start, mark.end), markStart: mark.start, markEnd: mark.end } : {}),
  };
}

/** Where the words end: what an open status is waiting for belongs to it, and the endings of languages that join them. */
function endOfWords(text: string, { state, word, mark }: FoundStatus): number {
  const rest = text.slice(word.end);
  // `needs_clarification`, `on-hold`.
  const token =
    state === 'open'
      ? /^(?:[_-][\p{L}\p{N}]{1,20}){1,4}/u.exec(rest)
      : /^(?:_[\p{L}\p{N}]{1,20}){1,4}/u.exec(rest);
  if (token) return word.end + token[0].length;
  // Vietnamese puts what is not done yet behind the word for "not yet".
  const clause = /^(?:chưa|đang)$/i.test(text.slice(word.start, word.end))
    ? /^(?: [^\s,.;:(（—–-]+){1,5}/u.exec(rest)
    : null;
  if (clause) return word.end + clause[0].length;
  const joined = /\p{Lo}$/u.test(text.slice(0, word.end))
    ? state === 'open'
      ? /^[\p{Lo}\p{M}ー]{1,30}/u.exec(rest)
      : /^(?:[\p{Script=Hiragana}]{1,8}|了|\p{Script=Hangul}{1,6})/u.exec(rest)
    : null;
  const end = word.end + (joined?.[0].length ?? 0);
  if (state !== 'open' || joined || (mark && mark.start >= word.end)) return end;
  return Math.max(end, word.start + statusPart(text.slice(word.start)).trimEnd().length);
}

const COMPLEMENT =
  /^[*_`]{0,3}\s(?:by|for|on|from|until|since|with|par|pour|por|para|von|durch|auf|mit|на|от)\s/iu;
/** After these it says by what, in favour of what. */
const REPLACED =
  /^(?:superseded|replaced|deprecated|remplac|reempla|substitu|ersetzt|abgelöst|замен|sostitu|vervangen|zastąp)/iu;

function isBound(rest: string, { state, word }: StatusAt, next: 'open' | 'resolved'): boolean {
  return state === 'resolved' && COMPLEMENT.test(rest) && (next === 'open' || REPLACED.test(word));
}

export function isAnswer(word: string): boolean {
  return ANSWERS.has(fold(word.trim()));
}

/**
 * The edits that make a written status another; what follows its words stays. All of a short text that does not
 * begin with a known status is replaced; a sentence stays, behind the new status.
 */
export function statusEdits(text: string, chosen: Chosen, state: 'open' | 'resolved'): TextEdit[] {
  const found = statusAt(text);
  const full = chosen.mark !== undefined && chosen.marked ? `${chosen.mark} ${chosen.word}` : chosen.word;
  if (!found) {
    const isSentence = !isLegend(text) && text.trim().split(/\s+/).length > MOST_WORDS;
    if (isSentence) return [{ start: 0, end: 0, text: `${full} — ` }];
    return text === full ? [] : [{ start: 0, end: text.length, text: full }];
  }
  if (found.box) {
    const box = state === 'resolved' ? '[x]' : '[ ]';
    return [{ start: found.start, end: found.end, text: box }];
  }
  const { start, end, mark, markStart, markEnd } = found;
  const sign =
    markStart === undefined || markEnd === undefined
      ? []
      : [{ start: markStart, end: markEnd, text: chosen.mark ?? mark ?? '' }];
  const word = sign.length > 0 ? chosen.word : full;
  let edits: TextEdit[];
  // "Resolved by Ann" cannot become "Open by Ann": what it was stays behind what it is, and a sign between them too.
  const isBehind = markEnd !== undefined && markEnd > end;
  if (isBound(text.slice(isBehind ? markEnd : end), found, state)) {
    const signed = chosen.mark === undefined || chosen.marked ? full : `${word} ${chosen.mark}`;
    edits = isBehind
      ? [{ start, end: start, text: `${signed} — ` }]
      : [...sign, { start, end: start, text: `${word} — ` }];
  } else edits = found.word === '' ? sign : [...sign, { start, end, text: word }];
  return edits.filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
}
