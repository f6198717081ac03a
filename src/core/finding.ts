import { optional } from './optional';
import { conclude, type Evidence, type StatusPlace } from './conclusion';
import type { Anchor, Entry, Form } from './entry';
import { readMentions } from './mentions';
import { type Page, type Section } from './page';
import { type PartOfEntry } from './entryParts';
import { readSnippets } from './snippet';
import type { EntryTitle } from './title';
import { categoriesOf } from './words/category';
import { repaired } from './words/mojibake';
import { isPlaceholder } from './words/placeholder';
import { isLegend } from './words/status';
import { isSeverityLegend, severityOf } from './words/severity';
import { dateOf } from './words/date';
import { minutesOf } from './words/time';

/** An entry with what its editing needs; lines are the outline's. */
export interface Finding {
  readonly entry: Entry;
  readonly status: StatusPlace;
  /** Its first line and the first behind it, as whoever moves it needs them. */
  readonly start: number;
  readonly end: number;
  readonly parts: readonly PartOfEntry[];
  readonly section?: Section;
}

/** What a family of documents saw of one entry. */
export interface Sighting extends Omit<Evidence, 'title' | 'parts'> {
  readonly form: Form;
  readonly title: EntryTitle;
  /** Its first line and the first behind it. */
  readonly start: number;
  readonly end: number;
  readonly parts: readonly PartOfEntry[];
  readonly number?: number;
  /** Facts that stand in cells or in front matter. */
  readonly severity?: string;
  readonly category?: string;
  readonly date?: string;
  readonly tags?: readonly string[];
  /** Relative to the document. */
  readonly link?: string;
}

/** Makes entries of what was seen, each with its facts, its state and the places in code that it names. */
export function findingsOf(page: Page, firstLine: number, sightings: readonly Sighting[]): Finding[] {
  const sorted = [...sightings].sort((a, b) => a.start - b.start || b.end - a.end);
  const snippets = anchorsOnFences(page, sorted);
  return sorted.map((seen, index) => {
    const { state, status, inferred, place } = conclude(page, seen);
    const end = lastTextLine(page, seen.start, seen.end);
    const next = sorted[index + 1];
    const own = { start: seen.start, end: Math.min(seen.end, next?.start ?? seen.end) };
    const link = seen.link === undefined ? undefined : linkedDocument(seen.link, page);
    const mentions = readMentions(page.outline, own, foldersOf(page).join('/'));
    const entry: Entry = {
      document: page.document,
      line: firstLine + seen.start,
      endLine: firstLine + end,
      form: seen.form,
      ...optional('number', seen.number ?? seen.title.number),
      title: seen.title.title,
      kind: seen.kind,
      state,
      ...optional('status', status),
      inferred,
      ...optional('severity', severity(seen)),
      ...optional('category', category(seen)),
      tags: seen.tags && seen.tags.length > 0 ? seen.tags : [...seen.title.tags, ...tags(seen)],
      ...optional('date', date(seen)),
      ...optional('resolved', dateValue(seen, 'resolvedDate')),
      ...optional('minutes', minutes(seen)),
      anchors: withIds(snippets[index] ?? [], mentions),
      ...optional('link', link),
    };
    return {
      entry,
      status: place,
      start: seen.start,
      end: seen.end,
      parts: seen.parts,
      ...optional('section', seen.section),
    };
  });
}

/** A link to a Markdown file, relative to the workspace folder; `undefined` for anything else. */
export function linkedDocument(link: string, page: Page): string | undefined {
  const target = link.replace(/[?#].*$/, '');
  if (!/\.(?:md|markdown)$/i.test(target) || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) return undefined;
  const parts = target.startsWith('/') ? [] : foldersOf(page);
  for (const part of decoded(target).split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The folders of the document's path, the outermost first. */
function foldersOf({ document }: Page): string[] {
  return document.path.split('/').slice(0, -1);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // written by hand, such as `100%.md`
  }
}

function valuesOf({ parts }: Sighting, ...names: readonly PartOfEntry['part'][]): string[] {
  return names.flatMap((name) =>
    parts
      .filter(
        ({ part, value }) => part === name && value !== '' && value.length < 500 && !isPlaceholder(value),
      )
      .map(({ value }) => repaired(value)),
  );
}

function severity(seen: Sighting): string | undefined {
  const written = [seen.severity, ...valuesOf(seen, 'severity', 'priority')];
  for (const text of written) {
    if (text === undefined || text === '') continue;
    if (isLegend(text) || isSeverityLegend(text) || isPlaceholder(text)) continue;
    return severityOf(text) ?? text.toLowerCase();
  }
  // "Impact: High" is a severity, "Impact: users cannot log in" is a sentence.
  const impact = valuesOf(seen, 'impact').find((text) => /^\W*\p{L}{2,10}\W*$/u.test(text));
  return impact === undefined ? undefined : severityOf(impact);
}

function category(seen: Sighting): string | undefined {
  const written = [seen.category ?? '', ...valuesOf(seen, 'category')];
  const words = written.flatMap((text) => (text === '' || isLegend(text) ? [] : categoriesOf(text)));
  return words.length === 0 ? undefined : words.join(', ').toLowerCase();
}

function tags(seen: Sighting): string[] {
  return valuesOf(seen, 'tags').flatMap((text) =>
    text
      .replaceAll(/[[\]`#]/g, '')
      .split(/\s*[,，、;]\s*/)
      .filter((tag) => tag !== ''),
  );
}

function date(seen: Sighting): string | undefined {
  return dateValue(seen, 'date') ?? seen.date ?? seen.title.date;
}

/** ISO 8601 where it is certain, else as written. */
function dateValue(seen: Sighting, name: 'date' | 'resolvedDate'): string | undefined {
  for (const text of valuesOf(seen, name)) {
    const found = dateOf(text);
    if (found) return found.date;
    if (/\d/.test(text) && text.length <= 40) return text;
  }
  return undefined;
}

function minutes(seen: Sighting): number | undefined {
  for (const text of valuesOf(seen, 'time')) {
    const found = minutesOf(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Gives each entry the anchors on the fences below its first line; an entry inside another has its own. */
function anchorsOnFences(page: Page, sightings: readonly Sighting[]): Anchor[][] {
  const anchors: Anchor[][] = sightings.map(() => []);
  let index = 0;
  for (const snippet of readSnippets(page.outline)) {
    while ((sightings[index + 1]?.start ?? Infinity) < snippet.line) index++;
    const seen = sightings[index];
    const own = anchors[index];
    if (!seen || !own || Object.keys(snippet.facts).length === 0) continue;
    const isKnown = own.some(({ id }) => id === snippet.anchor);
    if (!isKnown && seen.start < snippet.line && snippet.line < seen.end) {
      own.push({ id: snippet.anchor, ...snippet.facts });
    }
  }
  return anchors;
}

/** Where fences tell the anchors, what the text names is no more than a repetition. */
function withIds(captured: readonly Anchor[], mentions: readonly Omit<Anchor, 'id'>[]): Anchor[] {
  if (captured.length > 0) return [...captured];
  return mentions.map((mention, index) => ({ id: `a${index + 1}`, ...mention }));
}

function lastTextLine(page: Page, first: number, end: number): number {
  let last = end - 1;
  while (last > first && (page.lines[last] ?? '').trim() === '') last--;
  return last;
}

/** Tells which lines stand in what was seen already. */
export function linesOf(
  page: Page,
  sightings: readonly Pick<Sighting, 'start' | 'end'>[],
): (line: number) => boolean {
  const taken = new Uint8Array(page.lines.length);
  let marked = 0;
  for (const { start, end } of [...sightings].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, marked);
    if (end <= from) continue;
    taken.fill(1, from, end);
    marked = end;
  }
  return (line) => taken[line] === 1;
}
