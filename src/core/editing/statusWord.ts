import { isAnswer, statusAt, type Chosen, type Written } from './statusText';
import {
  answerFor,
  counterpartOf,
  languagesOf,
  meaningOf,
  wordFor,
  type Language,
  type Meaning,
} from '../words/statusPairs';
import { findStatus, type FoundStatus } from '../words/status';

/** What a status shall say: something known, or the very words that a person chose. */
export type Wanted =
  | { readonly meaning: Meaning; readonly state: 'open' | 'resolved' }
  | { readonly words: string; readonly state: 'open' | 'resolved' };

/** A status as the document writes it: in its legend, or of other entries. */
export interface Example extends Written {
  readonly state: FoundStatus['state'];
  /** All of it, emoji included. */
  readonly text: string;
}

/** What a document tells about the words that it uses. */
export interface Custom {
  readonly language: Language;
  /** From the legend, in its order. */
  readonly legend: readonly Example[];
  /** From other entries, the most common first. */
  readonly used: readonly Example[];
}

const MEANINGS: ReadonlyMap<string, 'open' | 'resolved'> = new Map<Meaning, 'open' | 'resolved'>([
  ['open', 'open'],
  ['in-progress', 'open'],
  ['workaround', 'open'],
  ['proposed', 'open'],
  ['resolved', 'resolved'],
  ['accepted', 'resolved'],
  ['rejected', 'resolved'],
  ['deprecated', 'resolved'],
  ['superseded', 'resolved'],
]);

/** What else may stand for it: an issue of a decision log is resolved when it is accepted. */
const AS_GOOD: Readonly<Partial<Record<Meaning, Meaning>>> = {
  accepted: 'resolved',
  resolved: 'accepted',
  proposed: 'open',
  open: 'proposed',
};
function isOfDecisions(meaning: Meaning | undefined): boolean {
  return meaning !== undefined && !['open', 'in-progress', 'workaround', 'resolved'].includes(meaning);
}

/** What means that nothing is left to do, and yet nobody solved it. */
const OTHER_ENDS =
  /by design|works as|won.?t|duplicate|invalid|cancel|withdrawn|abandon|not a bug|reproduc|annul|abandonn|descartad|verworfen|отмен|отклон|不修复|취소|ยกเลิก|n\/a/iu;

/** The value of an action: one of our own statuses, or words of the document's. */
export function wantedStatus(value: string): Wanted {
  const state = MEANINGS.get(value);
  if (state) return { meaning: value as Meaning, state };
  const written = /^[a-z]+(?:-[a-z]+)*$/.test(value)
    ? value
        .split('-')
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join(' ')
    : value;
  return { words: written, state: findStatus(written)?.state ?? 'open' };
}

/** Whether only open and resolved are told apart. */
export function isCoarse(wanted: Wanted): boolean {
  const meaning =
    'meaning' in wanted ? wanted.meaning : meaningOf(statusAt(wanted.words)?.word ?? wanted.words);
  return meaning !== undefined && ['open', 'resolved', 'proposed', 'accepted'].includes(meaning);
}

/** Whether a written status says that already. */
export function says(text: string, wanted: Wanted): boolean {
  const found = statusAt(text);
  if ('words' in wanted) {
    const words = statusAt(wanted.words)?.word || wanted.words;
    const said = text.slice(found?.start ?? 0, (found?.start ?? 0) + words.length);
    return words !== '' && said.toLowerCase() === words.toLowerCase();
  }
  if (!found) return meaningOf(text.split(' — ', 1)[0] ?? '') === wanted.meaning;
  if (isAnswer(found.word)) return found.state === wanted.state;
  return meaningOf(found.word) === wanted.meaning;
}

/**
 * The words for a status: those of the document's legend, those of other entries, those of the language that the
 * old word is in, or English ones.
 * @param old the status that it replaces; `undefined` for a new one
 */
export function chooseStatus(wanted: Wanted, old: Written | undefined, custom: Custom): Chosen {
  if ('words' in wanted) {
    const found = statusAt(wanted.words);
    const { mark } = found ?? {};
    if (!found || mark === undefined || !wanted.words.startsWith(mark))
      return { word: wanted.words, marked: false, ...(mark === undefined ? {} : { mark }) };
    return { word: wanted.words.slice(mark.length).trim(), mark, marked: true };
  }
  const { meaning, state } = wanted;
  const answer = old && answerFor(old.word, state, custom.language);
  const example =
    answer === undefined
      ? (exampleOf(custom.legend, wanted, old) ?? exampleOf(custom.used, wanted, old))
      : undefined;
  const mark =
    example?.mark ??
    [...custom.legend, ...custom.used].find(
      (other) =>
        other.mark !== undefined &&
        other.state === state &&
        (answer === undefined ? meaningOf(other.word) === meaning : isAnswer(other.word)),
    )?.mark;
  const word = answer ?? example?.word;
  if (word !== undefined && word !== '') {
    return {
      word: old === undefined ? word : inCaseOf(old.word, word, custom.language),
      ...markFor(old, mark, meaning, state),
      marked: old === undefined && example?.mark !== undefined,
    };
  }
  return {
    word: translated(wanted.meaning, state, old, custom.language),
    ...markFor(old, mark, meaning, state),
    marked: false,
  };
}

function exampleOf(
  examples: readonly Example[],
  { meaning, state }: { readonly meaning: Meaning; readonly state: 'open' | 'resolved' },
  old: Written | undefined,
): Example | undefined {
  const named = examples.filter(
    ({ word }) => /\p{L}/u.test(word) && !isAnswer(word) && !/^(?:not|to) |^todo$/i.test(word),
  );
  const exact = named.find((example) => meaningOf(example.word) === meaning && example.state === state);
  if (exact) return exact;
  const asGood =
    isOfDecisions(meaning) === (old !== undefined && isOfDecisions(meaningOf(old.word)))
      ? undefined
      : AS_GOOD[meaning];
  return (
    named.find(
      (example) => meaningOf(example.word) === asGood && asGood !== undefined && example.state === state,
    ) ??
    // What is open may wait, be blocked or be looked at, and none of these is the same.
    (meaning === 'resolved'
      ? named.find(
          (example) =>
            example.state === state &&
            meaningOf(example.word) === undefined &&
            !OTHER_ENDS.test(example.word),
        )
      : undefined)
  );
}

function translated(
  meaning: Meaning,
  state: 'open' | 'resolved',
  old: Written | undefined,
  language: Language,
): string {
  const plain = meaning === 'open' || meaning === 'resolved';
  const counterpart = plain && old ? counterpartOf(old.word, state) : undefined;
  if (counterpart !== undefined) return inCaseOf(old?.word, counterpart, language);
  const own = languageFor(old, language);
  return inCaseOf(old?.word, wordFor(meaning, own, old?.word), own);
}

/** That of the old word; for one that is not known that of the document, if it is written in its letters. */
function languageFor(old: Written | undefined, language: Language): Language {
  const languages = old ? languagesOf(old.word) : [];
  if (languages.length > 0) return languages.includes(language) ? language : (languages[0] ?? language);
  // Endings are joined to the words of some languages.
  for (let length = (old?.word.length ?? 0) - 1; old && length > 0 && /\p{Lo}/u.test(old.word); length--) {
    const known = languagesOf(old.word.slice(0, length));
    if (known.length > 0) return known.includes(language) ? language : (known[0] ?? language);
  }
  const isLatin = old !== undefined && /\p{Script=Latin}/u.test(old.word);
  return isLatin && ['ja', 'zh', 'ko', 'th', 'ru'].includes(language) ? 'en' : language;
}

function markFor(
  old: Written | undefined,
  mark: string | undefined,
  meaning: Meaning,
  state: 'open' | 'resolved',
): { mark?: string } {
  if (old === undefined) return mark === undefined ? {} : { mark };
  if (old.mark === undefined) return {};
  return { mark: mark ?? usualMark(old.mark, meaning, state) };
}

/** The emoji that people use beside the one that was there. */
function usualMark(old: string, meaning: Meaning, state: 'open' | 'resolved'): string {
  if (/^:.*:$/.test(old)) {
    if (meaning === 'rejected') return ':x:';
    if (state === 'resolved') return ':white_check_mark:';
    return meaning === 'in-progress' ? ':construction:' : ':red_circle:';
  }
  const circle = /[🔴🟠🟡🟢⚪🔵]/u.test(old);
  if (meaning === 'rejected') return '❌';
  if (meaning === 'deprecated' || meaning === 'superseded') return '🗄️';
  if (state === 'resolved') return circle && !/[🔴🟠🟡]/u.test(old) ? '🟢' : '✅';
  if (meaning === 'in-progress') return circle ? '🟡' : '🚧';
  return meaning === 'open' ? '🔴' : '🟡';
}

function isShouted(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && word === word.toUpperCase();
}

/** `RESOLVED`, `resolved` or `Resolved`, as the word that it replaces; with a capital where there was none. */
function inCaseOf(old: string | undefined, word: string, language: Language): string {
  if (old !== undefined && isShouted(old)) return word.toLocaleUpperCase(language);
  const calm = isShouted(word) ? word.toLocaleLowerCase(language) : word;
  const first = /\p{L}/u.exec(old ?? '')?.[0];
  if (old !== undefined && first !== undefined && first !== first.toUpperCase()) {
    const lower = calm.charAt(0).toLocaleLowerCase(language) + calm.slice(1);
    const all = /^[A-Z][a-z]+(?: [A-Z][a-z]+)+$/.test(calm) ? lower.toLowerCase() : lower;
    return old.includes('-') ? all.replaceAll(' ', '-') : all;
  }
  // English writes each word of a status with a capital, as in `In Progress`.
  return /^[a-z ]+$/.test(calm) && languagesOf(calm).includes('en')
    ? calm.replaceAll(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase())
    : calm.charAt(0).toLocaleUpperCase(language) + calm.slice(1);
}

/** The words that a person may choose from: the document's own, then ours. */
export function statusChoices(custom: Custom, ours: readonly string[]): string[] {
  const own: string[] = [];
  for (const { text, word } of [...custom.legend, ...custom.used]) {
    if (word !== '' && !own.some((other) => statusAt(other)?.word.toLowerCase() === word.toLowerCase()))
      own.push(text);
  }
  const said = new Set(own.map((text) => meaningOf(statusAt(text)?.word ?? text)));
  return [...own, ...ours.filter((value) => !said.has(value as Meaning))];
}
