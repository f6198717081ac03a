import type { DocumentRef } from '../entry';
import { readSource } from '../document';
import { linesOf } from '../editing/lines';
import { languageOf } from '../editing/language';
import type { Finding } from '../finding';
import { openSource, type Source } from '../formats/format';
import { sectionAt } from '../formats/rows';
import { UserError } from '../ports';
import { plainText } from '../title';
import type { Table } from '../tables';
import type { TextEdit } from '../textEdit';
import { categoriesOf } from '../words/category';
import { fold } from '../words/fold';
import { kindOfWord } from '../words/kinds';
import { isPlaceholder } from '../words/placeholder';
import type { Language } from '../words/statusPairs';
import { minutesOf } from '../words/time';
import { withCell } from './cells';
import { editsBetween } from './lineEdits';

type Metric = 'total' | 'average' | 'area' | 'debugging';

/** What the labels of the table say, folded; the first that fits counts. */
const LABELS: readonly (readonly [Metric, RegExp])[] = [
  [
    'debugging',
    /debug.*(?:\bvs\b|versus|:|\/|against|cod)|debug\p{L}* (?:time|zeit)|fehlersuche.*(?:\bvs\b|gegen)|デバッグ|调试|디버깅|ดีบัก|отладк/u,
  ],
  [
    'area',
    /most (?:challenging|difficult|time consuming|problematic|common) (?:area|category|topic)|schwierigste|plus difficile|mas (?:dificil|desafiante)|mais (?:dificil|desafiadora?)|piu difficile|сам\p{L}+ (?:сложн|трудн)|en zor|kho nhat|moeilijkste|najtrudniejsz|最(?:も)?(?:难|困难|難|大変|具挑战)|가장 (?:어려운|힘든)|ยากที่สุด|ท้าทายที่สุด/u,
  ],
  [
    'average',
    /(?:average|avg\.?|mean).*(?:time|resolution|duration)|durchschnitt|duree moyenne|temps moyen|tiempo (?:medio|promedio)|tempo medio|средн|ortalama|thoi gian trung binh|gemiddelde|sredni|平均|평균|เฉลี่ย/u,
  ],
  [
    'total',
    /^(?:total|number of|count)|gesamt|anzahl|nombre (?:total )?de|numero (?:total )?d|всего|общее|toplam|tong so|totaal|totale|liczba|总数|总计|合計|総数|件数|전체|총|ทั้งหมด|จำนวน/u,
  ],
];
const SECTION =
  /statisti[ckq]|stats|summary|estadistic|estatistic|статист|istatistik|thong ke|統計|统计|통계|สถิติ|まとめ|总结|resumen|resumo|resume|zusammenfassung/u;

/**
 * Fills a log's summary statistics from its own entries: how many there were, the average time, where most time
 * went, and the time of debugging. What is not known stays blank, and what only a person knows stays theirs.
 * @throws UserError where the document has no such table
 */
export function planStatistics(document: DocumentRef, text: string): TextEdit[] {
  const source = openSource(document, text);
  const { findings } = readSource(source);
  const table = statisticsOf(source);
  if (!table)
    throw new UserError(
      `${document.path} has no table of summary statistics. Add a section "Summary Statistics" with the columns Metric and Value.`,
    );
  const lines = linesOf(source);
  const language = languageOf(source.page);
  return table.rows.flatMap(({ line, cells }) => {
    const [label, value] = cells;
    const metric = label && metricOf(label.text);
    if (!metric || !value) return [];
    const written = valueOf(metric, label.text, value.text, findings, language);
    if (written === undefined || written === value.text) return [];
    const old = source.outline.lines[line] ?? '';
    const at = lines.start(line);
    return editsBetween(old, withCell(old, value, written)).map((edit) => ({
      ...edit,
      start: edit.start + at,
      end: edit.end + at,
    }));
  });
}

/** The table of two columns that names at least two of the figures, in a section of that name or anywhere. */
function statisticsOf({ page }: Source): Table | undefined {
  const found = page.tables.filter(
    ({ header, rows }) =>
      header.cells.length === 2 &&
      new Set(rows.flatMap(({ cells }) => (cells[0] ? (metricOf(cells[0].text) ?? []) : []))).size > 1,
  );
  return (
    found.find(({ header }) => SECTION.test(fold(sectionAt(page, header.line)?.plain ?? ''))) ?? found[0]
  );
}

function metricOf(label: string): Metric | undefined {
  const plain = fold(plainText(label)).replaceAll('-', ' ');
  return LABELS.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** @returns `undefined` where the cell stays as it is */
function valueOf(
  metric: Metric,
  label: string,
  old: string,
  findings: readonly Finding[],
  language: Language,
): string | undefined {
  // "Fehlersuche" names what was done, and also a kind.
  const named = metric === 'debugging' ? '' : label;
  const counted = findings.filter(({ entry }) => isCounted(entry.kind, named));
  const isBlank = old === '' || isPlaceholder(old);
  if (metric === 'total') {
    if (!isBlank && !/^\d+$/.test(old)) return undefined;
    return counted.length === 0 && isBlank ? undefined : String(counted.length);
  }
  const timed = counted.filter(({ entry }) => entry.minutes !== undefined);
  const sum = (some: readonly Finding[]) =>
    some.reduce((total, { entry }) => total + (entry.minutes ?? 0), 0);
  if (metric === 'average') {
    const resolved = timed.filter(({ entry }) => entry.state === 'resolved');
    if (resolved.length === 0 || !(isBlank || isDuration(old))) return undefined;
    return duration(Math.round(sum(resolved) / resolved.length), language);
  }
  if (metric === 'area') {
    const areas = areasOf(findings);
    const known = [...areas.keys()].map((area) => area.toLowerCase());
    if (areas.size === 0 || !(isBlank || known.includes(old.toLowerCase()))) return undefined;
    return [...areas].reduce((most, area) => (area[1] > most[1] ? area : most))[0];
  }
  const spent = sum(timed);
  if (timed.length === 0) return undefined;
  if (isBlank) return `${duration(spent, language)} debugging vs ___ coding`;
  const before = /^(.{2,30}?)(?=\s+debugging\b)/u.exec(old)?.[1];
  return before !== undefined && isDuration(before)
    ? duration(spent, language) + old.slice(before.length)
    : undefined;
}

/** The kind that the label names ("Total blockers"), else everything that stood in somebody's way. */
function isCounted(kind: string, label: string): boolean {
  const named = plainText(label)
    .split(/[\s/()]+/)
    .flatMap((word) => kindOfWord(word) ?? []);
  return named.length > 0
    ? named.includes(kind as 'blocker')
    : ['blocker', 'challenge', 'troubleshooting'].includes(kind);
}

/** The minutes of each category, as the document writes it. */
function areasOf(findings: readonly Finding[]): Map<string, number> {
  const areas = new Map<string, number>();
  const names = new Map<string, string>();
  for (const { entry, parts } of findings) {
    if (entry.minutes === undefined || entry.category === undefined) continue;
    const value =
      parts.find(({ part, value: text }) => part === 'category' && text !== '')?.value ?? entry.category;
    for (const area of categoriesOf(value)) {
      const name = names.get(area.toLowerCase()) ?? area;
      names.set(area.toLowerCase(), name);
      areas.set(name, (areas.get(name) ?? 0) + entry.minutes);
    }
  }
  return areas;
}

/** Nothing but an amount of time, so that it may be ours. */
function isDuration(text: string): boolean {
  return minutesOf(text) !== undefined && text.length <= 24 && !/[,;(]/.test(text);
}

const UNITS: Readonly<Partial<Record<Language, readonly [string, string]>>> = {
  ja: ['時間', '分'],
  zh: ['小时', '分钟'],
  ko: ['시간', '분'],
  ru: [' ч', ' мин'],
  th: [' ชม.', ' นาที'],
  tr: [' saat', ' dk'],
  vi: [' giờ', ' phút'],
};

function duration(minutes: number, language: Language): string {
  const [hour, minute] = UNITS[language] ?? [' h', ' min'];
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}${minute}`;
  return rest === 0 ? `${hours}${hour}` : `${hours}${hour} ${rest}${minute}`;
}
