import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { plainText } from '../title';
import { fold } from '../words/fold';
import { partOf } from '../words/parts';
import { legendOf } from '../words/status';
import { languageOf } from './language';
import { isSame } from './proof';
import { statusAt } from './statusText';
import type { Custom, Example } from './statusWord';

/** How many lines and entries are looked at; a legend stands at the top or in a template at the end. */
const LINES = 4000;
const ENTRIES = 2000;
const LEGEND_LABEL =
  /^(?:legend|legende|leyenda|leggenda|legenda|key|statuses|status values|凡例|图例|圖例|범례|легенда|chu thich|gosterge|คำอธิบาย)/u;
const SEPARATORS = /\s[·•]\s|\s{2,}|、|\s[—–-]\s(?=\p{Extended_Pictographic})/gu;

/** What a document tells about the words that it uses for statuses. */
export function customOf(source: Source, findings: readonly Finding[], own: Finding | undefined): Custom {
  return {
    language: languageOf(source.page),
    legend: legendIn(source, findings),
    used: usedIn(source, findings, own),
  };
}

/** The statuses of other entries, the most common first. */
function usedIn({ outline }: Source, findings: readonly Finding[], own: Finding | undefined): Example[] {
  const counts = new Map<string, { example: Example; count: number }>();
  for (const finding of findings.slice(0, ENTRIES)) {
    const { entry, status } = finding;
    if ((own && isSame(finding, own)) || entry.status === undefined) continue;
    if (status.at !== 'value' && status.at !== 'heading' && status.at !== 'front-matter') continue;
    const written =
      status.at === 'value' ? outline.lines[status.line]?.slice(status.start, status.end) : undefined;
    const example = exampleOf((written ?? entry.status).replace(/^[[(（【]\s*|\s*[\])）】]$/gu, ''));
    if (!example) continue;
    const key = `${example.mark ?? ''} ${example.word}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { example, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ example }) => example);
}

/** The statuses that the document says itself there are: a list of them, or the words that its template offers. */
function legendIn({ outline, frontMatter }: Source, findings: readonly Finding[]): Example[] {
  const { lines } = outline;
  const starts = new Set(findings.map(({ start }) => start));
  const found: Example[] = [];
  const add = (texts: readonly string[]) => {
    for (const text of texts) {
      const example = exampleOf(text.replace(/^[[`*_]+|[\]`*_]+$/g, ''));
      if (example && !found.some(({ word }) => word === example.word)) found.push(example);
    }
  };
  let run: { lines: number; texts: string[] } = { lines: 0, texts: [] };
  const endRun = () => {
    if (run.lines > 1) add(run.texts);
    run = { lines: 0, texts: [] };
  };
  for (let line = 0; line < Math.min(lines.length, LINES); line++) {
    const text = lines[line] ?? '';
    const listed = text.length < 300 && !starts.has(line) ? listedStatus(text) : undefined;
    if (listed !== undefined) {
      run.lines++;
      run.texts.push(listed);
      continue;
    }
    if (text.trim() !== '') endRun();
    if (text.length < 300 && /[|/／｜,、·•]/u.test(text)) add(offered(text, lines, line));
  }
  endRun();
  if (frontMatter.kind === 'read' && typeof frontMatter.data.status === 'string')
    add(legendOf(frontMatter.data.status));
  return found;
}

/** `🟢 **Fixed**` of `- 🟢 **Fixed** — it was corrected`, or of a row of a table of signs. */
function listedStatus(text: string): string | undefined {
  const item = /^\s*(?:[-*+]\s+|\|\s*)(.+)$/u.exec(text)?.[1];
  if (item === undefined || /^\[[ xX]\]/.test(item)) return undefined;
  const cells = text.trimStart().startsWith('|')
    ? item
        .split(/\s*\|\s*/)
        .slice(0, 2)
        .join(' ')
    : item;
  const found = statusAt(cells);
  if (!found || found.box || found.word === '') return undefined;
  const isMarked = found.mark !== undefined && (found.markStart ?? 0) <= found.start;
  const rest = cells.slice(Math.max(found.end, found.markEnd ?? 0));
  const isBold = /^[*_`]{1,2}\s*(?:[—–:：=|(（-]|$)/u.test(rest) || /^\s*[:：]?[*_`]{1,2}\s/.test(rest);
  const isTitled = isMarked && /^\s*(?:[—–:：=|(（]|-\s|$)/u.test(rest);
  if (!(isBold || isTitled)) return undefined;
  return `${isMarked ? `${found.mark ?? ''} ` : ''}${found.word}`;
}

/** The words that a template offers: `**Status:** Open / Resolved`, or below a heading "Status". */
function offered(text: string, lines: readonly string[], line: number): readonly string[] {
  const bare = text
    .replace(/^\s*(?:<!--|\/\/|#)?\s*(?:>\s?)?(?:[-*+]\s+)?/, '')
    .replace(/-->\s*$/, '')
    .trim();
  const colon = bare.search(/[:：]/);
  if (colon > 0 && colon < 40) {
    const label = fold(plainText(bare.slice(0, colon)))
      .replaceAll('"', '')
      .trim();
    if (partOf(label) !== 'status' && !LEGEND_LABEL.test(label)) return [];
    const value = bare
      .slice(colon + 1)
      .replace(/^[*_\s]+/, '')
      .replace(/^["']|["']$/g, '');
    return legendOf(value.replaceAll(SEPARATORS, ' | '));
  }
  const above = [lines[line - 1], lines[line - 2]].find(
    (other) => other !== undefined && other.trim() !== '',
  );
  if (above === undefined || !/^#{1,6}\s/.test(above)) return [];
  return partOf(above.replace(/^#+\s+/, '')) === 'status' ? legendOf(bare) : [];
}

function exampleOf(text: string): Example | undefined {
  const found = statusAt(text);
  if (!found || found.box) return undefined;
  const word = found.word.trim();
  // What follows the words is of that entry alone.
  const isBehind = found.mark !== undefined && (found.markStart ?? 0) >= found.end;
  const full =
    found.mark === undefined || word === ''
      ? word || (found.mark ?? '')
      : isBehind
        ? `${word} ${found.mark}`
        : `${found.mark} ${word}`;
  return {
    state: found.state,
    word,
    text: full,
    ...(found.mark === undefined ? {} : { mark: found.mark }),
  };
}
