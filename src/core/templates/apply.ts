import { breakBefore, isBlank, lastWritten, linesOf } from '../editing/lines';
import { localIsoDate, type Capture, type Draft } from '../capture';
import type { Entry } from '../entry';
import { outline } from '../markdown';
import { UserError } from '../ports';
import { findAgain, open } from '../revision';
import { plainText } from '../title';
import type { TextEdit } from '../textEdit';
import { partOf } from '../words/parts';
import { render } from './render';
import type { Template } from './template';

/** What applying a template would add to an entry. */
export interface Applied {
  /** Insertions alone. */
  readonly edits: readonly TextEdit[];
  /** The headings that were missing, in their order. */
  readonly added: readonly string[];
}

interface SectionText {
  /** As it shows. */
  readonly heading: string;
  /** Its lines, heading included, without blank ones at the end. */
  readonly lines: readonly string[];
}

const NOTHING: Capture = { places: [], environment: [] };

/**
 * Adds the sections of a template that an entry lacks, each behind the one that it follows in the template. What is
 * there stays as it is, whatever it is called: "Fix" stands for "Solution".
 * @param entry as it was shown; it is looked up again
 * @throws UserError where the entry has no sections of its own
 */
export function applyTemplate(text: string, entry: Entry, template: Template, now: Date): Applied {
  const { source, ...opened } = open(entry.document, text);
  const finding = findAgain({ source, ...opened }, entry);
  if (finding.entry.form === 'item' || finding.entry.form === 'row') {
    throw new UserError('The entry is a line of a list or a table, which has no sections.');
  }
  const { headings } = source.outline;
  const first = headings.find(({ line }) => line >= finding.start && line < finding.end);
  const isWhole = finding.entry.form !== 'block';
  const base = isWhole ? (first?.level === 1 || !first ? 1 : first.level - 1) : (first?.level ?? 1);
  const own = headings.filter(
    ({ line, level }) => line >= finding.start && line < finding.end && level === base + 1,
  );
  const wanted = sectionsOf(template, draftOf(entry, now), base, entry.document.path);
  const places = matches(
    wanted.map(({ heading }) => heading),
    own.map(({ text }) => plainText(text)),
  );
  const lines = linesOf(source);
  const missing = wanted
    .map((section, index) => ({ ...section, index }))
    .filter(({ index }) => places[index] === undefined);
  const end = lastWritten(source.outline.lines, finding) + 1;
  /** The own section that missing ones go before; `undefined` for the end. */
  const nextOf = (index: number): number | undefined => {
    const before = places.slice(0, index).findLast((place) => place !== undefined);
    const next = before === undefined ? places.slice(index).find((place) => place !== undefined) : before + 1;
    return next === undefined || next >= own.length ? undefined : next;
  };
  const edits = [...Map.groupBy(missing, ({ index }) => nextOf(index))].map(([next, sections]): TextEdit => {
    const written = sections.map((section) => section.lines.join(lines.eol)).join(lines.eol + lines.eol);
    const line = next === undefined ? end : (own[next]?.line ?? end);
    const at = lines.start(line);
    if (next === undefined)
      return { start: at, end: at, text: breakBefore(text, at, lines.eol) + written + lines.eol };
    const gap = isBlank(source.outline.lines[line - 1]) ? '' : lines.eol;
    return { start: at, end: at, text: gap + written + lines.eol + lines.eol };
  });
  return { edits, added: missing.map(({ heading }) => heading) };
}

/** Which of an entry's headings stands for each of the template's: the same words, else the same meaning. */
function matches(wanted: readonly string[], own: readonly string[]): (number | undefined)[] {
  const taken = new Set<number>();
  const find = (isSame: (heading: string) => boolean): number | undefined => {
    const index = own.findIndex((heading, index) => !taken.has(index) && isSame(heading));
    if (index < 0) return undefined;
    taken.add(index);
    return index;
  };
  const sameWords = wanted.map((heading) => find((other) => other.toLowerCase() === heading.toLowerCase()));
  return sameWords.map((found, index) => {
    const part = partOf(wanted[index] ?? '');
    return found ?? (part && find((other) => partOf(other) === part));
  });
}

/** The sections of a template that was filled in with what the entry says, below a heading of a level. */
function sectionsOf(template: Template, draft: Draft, base: number, path: string): SectionText[] {
  const { text } = render({ ...template, isRecord: false, keys: [] }, { draft, capture: NOTHING, path });
  const { headings, lines } = outline(text);
  const top = headings.some(({ level }) => level === 1)
    ? 1
    : Math.min(...headings.map(({ level }) => level)) - 1;
  const sections = headings.filter(({ level }) => level === top + 1);
  const shift = base - top;
  return sections.map(({ line, text: heading }, index) => {
    const end = sections[index + 1]?.line ?? lines.length;
    const levels = new Map(headings.map(({ line, level }) => [line, level]));
    const own = lines.slice(line, end).map((source, row) => {
      const level = levels.get(line + row);
      return level === undefined ? source : source.replace(/^#+/, '#'.repeat(Math.min(6, level + shift)));
    });
    while (own.at(-1)?.trim() === '') own.pop();
    return { heading: plainText(heading), lines: own };
  });
}

function draftOf({ title, kind, severity, category, tags }: Entry, now: Date): Draft {
  return {
    title,
    kind,
    tags,
    date: localIsoDate(now),
    ...(severity === undefined ? {} : { severity }),
    ...(category === undefined ? {} : { category }),
  };
}
