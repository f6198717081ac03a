import { bare, fold, wordsOf } from './fold';
import { PART_LABELS } from './partWords';

export type Severity = 'low' | 'medium' | 'high' | 'critical';

const WORDS: ReadonlyMap<string, Severity> = new Map([
  ...level(
    'critical',
    `critical, crit, blocker, blocking, urgent, show stopper, showstopper, fatal, catastrophic, emergency, severe, p0,
    s0, sev0, sev 0, sev1, sev 1, s1, critique, bloquant, bloquante, urgent, urgente, crítico, crítica, bloqueante,
    kritisch, blockierend, dringend, критический, критическая, критично, критичный, критическое, блокирующий, срочно,
    致命, 致命的, 緊急, 最高, 重大, 严重, 紧急, 阻塞, 緊急対応, 치명적, 심각, 긴급, 긴급함, วิกฤต, ร้ายแรง, เร่งด่วน,
    kritik, acil, nghiêm trọng, khẩn cấp, critico, critica, kritiek, krytyczny, krytyczne, krytyczna`,
  ),
  ...level(
    'high',
    `high, major, important, serious, significant, p1, sev2, sev 2, s2, haut, haute, élevé, élevée, élevés, élevées,
    majeur, majeure, important, importante, forte, alto, alta, elevado, elevada, grave, hoch, hohe, hoher, hohes, wichtig,
    высокий, высокая, высокое, высоко, важный, важная, 高, 高い, 大, 较高, 很高, 높음, 높은, 상, สูง, สูงมาก, yüksek, cao,
    hoog, hoge, wysoki, wysoka, wysokie, very high, très élevé`,
  ),
  ...level(
    'medium',
    `medium, med, moderate, normal, average, mid, p2, sev3, sev 3, s3, moyen, moyenne, modéré, modérée, medio, media,
    moderado, moderada, médio, média, mittel, mittlere, mittlerer, normal, средний, средняя, средне, среднее, умеренный,
    中, 中程度, 中等, 普通, 一般, 보통, 중간, 중, กลาง, ปานกลาง, orta, trung bình, gemiddeld, średni, średnia, średnie`,
  ),
  ...level(
    'low',
    `low, minor, trivial, cosmetic, minimal, negligible, p3, p4, p5, sev4, sev 4, sev5, sev 5, s4, s5, nice to have, bas,
    basse, faible, mineur, mineure, bajo, baja, menor, baixo, baixa, niedrig, niedrige, gering, geringe, низкий, низкая,
    низко, низкое, незначительный, 低, 低い, 小, 軽微, 轻微, 较低, 낮음, 낮은, 하, ต่ำ, น้อย, เล็กน้อย, düşük, thấp, basso,
    bassa, laag, lage, niski, niska, niskie`,
  ),
]);

const CIRCLES: ReadonlyMap<string, Severity> = new Map([
  ['🔴', 'high'],
  ['🟠', 'high'],
  ['🟡', 'medium'],
  ['🟢', 'low'],
]);

/**
 * How grave a value of a field such as "Severity" or "Priority" says something is; `undefined` when it says so
 * in no known word, names several levels, or is a score. What says one level twice says it: `P1 / High`.
 */
export function severityOf(text: string): Severity | undefined {
  const plain = plainOf(text);
  if (plain === '') return CIRCLES.get([...text.replaceAll(/[\s*_`\u{FE0F}]/gu, '')][0] ?? '');
  const levels = levelsIn(plain);
  if (levels.length > 0) return levels.every((one) => one === levels[0]) ? levels[0] : undefined;
  const words = plain.split(/[\s:：,，.;()（）[\]/|—–、。・!]{1,4}/u, 4).filter((word) => word !== '');
  for (let length = Math.min(3, words.length); length > 0; length--) {
    const known = WORDS.get(words.slice(0, length).join(' '));
    if (known) return known;
  }
  return undefined;
}

/**
 * Whether a value offers several to choose from, as templates do: `Low / Medium / High`, `[Low, High]`.
 * Two are a range that somebody wrote.
 */
export function isSeverityLegend(text: string): boolean {
  const offered = new Set(levelsIn(plainOf(text))).size;
  return offered > 2 || (offered > 1 && BRACKETED.test(text));
}

const BRACKETED = /^[\s*_`]*[[(（]/u;
const BETWEEN = /\s?[/|,、・]\s?/u;

/** The pieces of a value that says a level several times, such as `P1` and `High`; none of any other value. */
export function repeatedSeverity(text: string): string[] {
  return levelsIn(plainOf(text)).length > 1 && severityOf(text) !== undefined ? text.split(BETWEEN) : [];
}

/** The levels that a value lists; none where it holds other words as well, or is a single one. */
function levelsIn(plain: string): Severity[] {
  const parts = plain.replaceAll(/[()[\]（）]/gu, ' ').split(BETWEEN, 6);
  const levels = parts.flatMap((part) => WORDS.get(part.trim()) ?? []);
  return parts.length > 1 && levels.length === parts.length ? levels : [];
}

function plainOf(text: string): string {
  return withoutLabel(
    fold(bare(text.slice(0, 120)))
      .replaceAll(/[-_]/g, ' ')
      .replace(/^[\s:[(（]+/u, ''),
  );
}

/** `High` of `Priority: High`. */
function withoutLabel(text: string): string {
  const colon = text.indexOf(':');
  const label = colon < 0 ? undefined : PART_LABELS.get(text.slice(0, colon).trim());
  return label === 'severity' || label === 'priority' ? text.slice(colon + 1).trim() : text;
}

function level(severity: Severity, list: string): [string, Severity][] {
  return wordsOf(list).map((word) => [word, severity]);
}
