import type { Finding } from '../finding';
import { type Page } from '../page';
import type { TextEdit } from '../textEdit';
import { EMOJI } from '../words/fold';
import type { Language } from '../words/statusPairs';
import { repeatedSeverity, severityOf, type Severity } from '../words/severity';

/** Of each language: low, medium, high, critical; masculine and feminine where they differ. */
const WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ['low', 'medium', 'high', 'critical'],
  fr: ['faible', 'moyen/moyenne', 'élevé/élevée', 'critique'],
  es: ['bajo/baja', 'medio/media', 'alto/alta', 'crítico/crítica'],
  pt: ['baixo/baixa', 'médio/média', 'alto/alta', 'crítico/crítica'],
  de: ['niedrig', 'mittel', 'hoch', 'kritisch'],
  ru: [
    'низкий/низкая/низко',
    'средний/средняя/средне',
    'высокий/высокая/высоко',
    'критический/критическая/критично',
  ],
  ja: ['低', '中', '高', '緊急'],
  zh: ['低', '中', '高', '严重'],
  ko: ['낮음', '보통', '높음', '심각'],
  th: ['ต่ำ', 'ปานกลาง', 'สูง', 'วิกฤต'],
  tr: ['düşük', 'orta', 'yüksek', 'kritik'],
  vi: ['thấp', 'trung bình', 'cao', 'nghiêm trọng'],
  it: ['basso/bassa', 'medio/media', 'alto/alta', 'critico/critica'],
  nl: ['laag', 'gemiddeld', 'hoog', 'kritiek'],
  pl: [
    'niski/niska/niskie',
    'średni/średnia/średnie',
    'wysoki/wysoka/wysokie',
    'krytyczny/krytyczna/krytyczne',
  ],
};
const LEVELS: readonly Severity[] = ['low', 'medium', 'high', 'critical'];
const USUAL_MARKS: Readonly<Record<Severity, string>> = {
  low: '🟢',
  medium: '🟡',
  high: '🟠',
  critical: '🔴',
};
const LEAD = new RegExp(String.raw`^(?:[\s*_\x60([]|${EMOJI}|\u{FE0F})*`, 'u');
const MARK = new RegExp(EMOJI, 'u');

interface Found {
  readonly word: string;
  readonly start: number;
  readonly mark?: { readonly text: string; readonly start: number };
}

/** The words that a written severity begins with, and the emoji before or behind them. */
function severityAt(text: string): Found | undefined {
  const severity = severityOf(text);
  if (severity === undefined) return undefined;
  const start = LEAD.exec(text)?.[0].length ?? 0;
  const parts = text.slice(start).split(/(?<=[^\s])(?=[\s:：,，.;()（）[\]/|—–、。・!*_`])/u, 4);
  let word = '';
  for (let length = Math.min(3, parts.length); length > 0; length--) {
    const joined = parts.slice(0, length).join('');
    if (severityOf(joined) === severity && severityOf(parts[0] ?? '') !== severity) word = joined;
  }
  word ||= parts[0] ?? '';
  const lead = MARK.exec(text.slice(0, start));
  const behind = lead ? null : MARK.exec(text.slice(start + word.length, start + word.length + 4));
  const mark = lead
    ? { text: lead[0], start: lead.index }
    : behind
      ? { text: behind[0], start: start + word.length + behind.index }
      : undefined;
  return { word: /[\p{L}\p{N}]/u.test(word) ? word : '', start, ...(mark ? { mark } : {}) };
}

/** The edits that give a written severity another value, in its language, its case and with its sign. */
export function severityEdits(
  text: string,
  value: string,
  language: Language,
  page: Page,
  findings: readonly Finding[],
): TextEdit[] {
  const repeated = repeatedSeverity(text);
  if (repeated.length > 0) {
    let start = 0;
    return repeated.flatMap((piece) => {
      const at = text.indexOf(piece, start);
      start = at + piece.length;
      return severityEdits(piece, value, language, page, findings).map((edit) => ({
        ...edit,
        start: edit.start + at,
        end: edit.end + at,
      }));
    });
  }
  const old = severityAt(text);
  const severity = LEVELS.find((level) => level === value);
  if (!old || !severity)
    return [{ start: 0, end: text.length, text: severityWord(value, language, undefined) }];
  const edits: TextEdit[] = [];
  if (old.mark && (old.word === '' || /[🔴🟠🟡🟢🔵⚪🔥❗⚠]/u.test(old.mark.text))) {
    const mark = marksOf(page, findings).get(severity) ?? USUAL_MARKS[severity];
    // No sign alone says that something is critical.
    const isTold = old.word !== '' || severityOf(mark) === severity;
    const told = isTold ? mark : `${mark} ${severityWord(value, language, undefined)}`;
    edits.push({ start: old.mark.start, end: old.mark.start + old.mark.text.length, text: told });
  }
  if (old.word !== '') {
    const word = severityWord(value, language, old.word);
    edits.push({ start: old.start, end: old.start + old.word.length, text: word });
  }
  return edits.filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
}

/** The word for a severity: in the language, gender and case of the one that was there. */
export function severityWord(value: string, language: Language, old: string | undefined): string {
  const index = LEVELS.findIndex((level) => level === value);
  const plain = (old ?? '').toLowerCase();
  const coded = /^(p|s|sev[- ]?)\d$/i.exec(old ?? '')?.[1];
  if (index >= 0 && coded !== undefined) {
    const first = /^p$/i.test(coded) ? 0 : 1;
    return `${coded}${first + (LEVELS.length - 1 - index)}`;
  }
  const known = (Object.keys(WORDS) as Language[]).filter((one) =>
    WORDS[one].some((forms) => forms.split('/').includes(plain)),
  );
  const own =
    old === undefined || known.includes(language) || known.length === 0 ? language : (known[0] ?? language);
  const isOurs = old === undefined || known.length > 0 || !/^[a-z ]+$/i.test(old);
  const forms = (WORDS[isOurs ? own : 'en'][index] ?? value).split('/');
  const form = WORDS[own].map((all) => all.split('/').indexOf(plain)).find((at) => at >= 0) ?? 0;
  return inCaseOf(old, forms[form] ?? forms[0] ?? value);
}

function inCaseOf(old: string | undefined, word: string): string {
  const first = /\p{L}/u.exec(old ?? '')?.[0];
  if (old !== undefined && /\p{Lu}.*\p{Lu}/u.test(old) && old === old.toUpperCase())
    return word.toUpperCase();
  if (first !== undefined && first !== first.toUpperCase()) return word;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The signs that the document uses for each severity. */
function marksOf({ lines }: Page, findings: readonly Finding[]): ReadonlyMap<Severity, string> {
  const marks = new Map<Severity, string>();
  for (const { parts } of findings.slice(0, 500)) {
    for (const { part, value, line } of parts) {
      if ((part !== 'severity' && part !== 'priority') || lines[line] === undefined) continue;
      const found = severityAt(value);
      const severity = severityOf(value);
      if (found?.mark && severity && found.word !== '' && !marks.has(severity))
        marks.set(severity, found.mark.text);
    }
  }
  return marks;
}
