import { type DocumentRef } from './entry';
import { readFields, type Field } from './fields';
import { type FrontMatter } from './frontMatter';
import { memoized } from './memo';
import { type Heading, type ListItem, type Outline } from './markdown';
import { readTables, tableFields, type Table } from './tables';
import { parseTitle, plainText, type EntryTitle } from './title';
import { isAccessory } from './words/accessory';
import { stateOfSection } from './words/headingState';
import { themeOf } from './words/kinds';
import { repaired } from './words/mojibake';
import { partOf, type Part } from './words/parts';

/** Lines of the outline's text, from 0, the last not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A heading and what stands below it, up to the next heading of its rank. */
export interface Section extends Span {
  readonly heading: Heading;
  readonly parent?: Section;
  readonly children: readonly Section[];
  /** Its heading as it shows; of an endless one the beginning, since every entry below asks for it. */
  readonly plain: string;
  readonly title: EntryTitle;
  /** What the heading means as a part of an entry: "The Fix". */
  readonly part?: Part;
  /** It, or a heading above it, says that no entry stands here: "How to use this file", "Template". */
  readonly accessory: boolean;
}

/** A document as the families of formats see it. */
export interface Page {
  readonly document: DocumentRef;
  readonly frontMatter: FrontMatter;
  readonly outline: Outline;
  readonly lines: readonly string[];
  /** In the document's order. */
  readonly sections: readonly Section[];
  readonly fields: readonly Field[];
  readonly tables: readonly Table[];
  readonly items: readonly ListItem[];
  /** The first heading of rank 1, or the first of all where there is none. */
  readonly top?: Section;
  /** The file's name without its ending, and the folders around it as far as they are known, the nearest first. */
  readonly name: string;
  readonly folders: readonly string[];
  /** What its name, its folder or its title says that it is about. */
  readonly theme?: Theme;
  /** Its title says that it teaches or asks: a guide, a FAQ, exercises. What stands in it must say its state. */
  readonly isManual: boolean;
}

export interface Theme {
  readonly kind: string;
  /** It is about several things, so that one document may hold many entries. */
  readonly list: boolean;
  readonly from: 'name' | 'folder' | 'title';
  /** So many pages of other things are called so that what stands in it must speak for itself. */
  readonly isVague: boolean;
}

const TEMPLATE_NAME =
  /(?:^|[-_. ])(?:template|templates|plantilla|modelo|vorlage|modèle|шаблон|テンプレート|模板|템플릿)(?:$|[-_. ])/iu;

const VAGUE =
  /^(?:errors?|debug(?:ging)?|issues?|failures?|learnings?|lessons?|troubleshooting(?!.*(?:log|journal)).*|トラブルシューティング|故障排除|疑难解答|트러블슈팅|문제 ?해결|decision|problem)$/i;

const GAME =
  /\bCTF\b|\b(?:exercises?|kata|workshop|hackathon)\b|\b(?:coding|programming|practice|daily|weekly) (?:challenges?|problems?)\b(?! (?:we|i|faced|encountered|met|and|&))/i;

const COURSE =
  /^(?:what you(?:['’]ll| will) learn|in this lesson|learning (?:objectives?|goals|outcomes)|homework|quiz)\b/i;

const ABOUT =
  /^(?:using|how (?:to|we)|guide|faqs?|frequently asked|migrating|upgrading|understanding|working with|introduction|about|what is|what are|why|handling|managing|protocolo?(?= )|procedimiento|procedimento|proceso|process|policy|playbook|runbook|gu[ií]a|manual|handbook|solução de problemas|solución de problemas|resolução de problemas|dépannage|guide de dépannage)(?!\p{L})/iu;

const STEP = /^(?:step|exercise) \d/i;

/** Reads a document's structure; the same object serves all families. */
export function openPage(document: DocumentRef, frontMatter: FrontMatter, outline: Outline): Page {
  const parts = document.path.split('/');
  const name = (parts.at(-1) ?? '').replace(/\.(?:md|markdown)$/i, '');
  const folders = [...(document.within?.split('/') ?? []), ...parts.slice(0, -1)].reverse();
  const sections = sectionsOf(outline);
  const top = sections.find(({ heading }) => heading.level === 1) ?? sections[0];
  const isManual = top !== undefined && (ABOUT.test(top.plain) || GAME.test(top.plain));
  const isCourse =
    sections.some(({ plain }) => COURSE.test(plain)) ||
    sections.filter(({ plain }) => STEP.test(plain)).length > 1;
  // "Using the debug log" is a page about one.
  const theme =
    isManual || isCourse ? undefined : themeOfPage(name, folders, top, document, sections, outline);
  let fields: Field[] | undefined;
  let tables: Table[] | undefined;
  return {
    document,
    frontMatter,
    outline,
    lines: outline.lines,
    sections,
    items: outline.items,
    name,
    folders,
    isManual: isManual || isCourse,
    ...(top ? { top } : {}),
    ...(theme ? { theme } : {}),
    get fields() {
      return (fields ??= [...readFields(outline), ...tableFields(this.tables)].sort(
        (a, b) => a.line - b.line,
      ));
    },
    get tables() {
      return (tables ??= readTables(outline));
    },
  };
}

/** Whether the document is one to be copied, by its own name. */
export function isTemplate({ name, folders }: Page): boolean {
  return TEMPLATE_NAME.test(name) || folders.slice(0, 2).some((folder) => TEMPLATE_NAME.test(folder));
}

function themeOfPage(
  name: string,
  folders: readonly string[],
  top: Section | undefined,
  document: DocumentRef,
  sections: readonly Section[],
  outline: Outline,
): Theme | undefined {
  const words = (text: string) => text.replaceAll(/[-_.]+/g, ' ').trim();
  const isIndex = /^(?:readme|index|_index|overview)$/i.test(name);
  const named = isIndex ? undefined : themeOf(words(name), 'name');
  const titled = top && isTitle(top, sections.length === 1) ? themeOf(top.plain, 'title') : undefined;
  const isOne = () =>
    top !== undefined &&
    titled?.list === false &&
    top.title.title !== '' &&
    isToldOfTitle(top, sections, outline);
  // `blocker.md` holds many, unless it is titled "Blocker: Keys are missing" and tells of that.
  if (named)
    return {
      ...named,
      list: named.list || (/^[\p{L}_]+$/u.test(name) && !isOne()),
      from: 'name',
      isVague: VAGUE.test(name),
    };
  // "Challenge Log: the design" may be about anything.
  if (titled)
    return { ...titled, from: 'title', isVague: titled.list && /[:：]/.test(top?.heading.text ?? '') };
  for (const folder of folders.slice(0, 2)) {
    const found = themeOf(words(folder), 'name');
    if (found) return { kind: found.kind, list: isIndex, from: 'folder', isVague: VAGUE.test(folder) };
  }
  return document.inTarget ? { kind: 'challenge', list: isIndex, from: 'folder', isVague: false } : undefined;
}

/** What tells of an entry, and not of the document as a date or an owner may. */
const TELLS: ReadonlySet<Part> = new Set<Part>(
  'status problem symptom error context cause solution workaround proposal decision options impact'.split(
    ' ',
  ) as Part[],
);

/** Whether what a document tells is of its title: at least one part is, and its sections do not tell each of its own. */
function isToldOfTitle(top: Section, sections: readonly Section[], outline: Outline): boolean {
  if (sections.some((other) => other !== top && other.heading.level <= top.heading.level)) return false;
  const tables = readTables(outline);
  const labelled = new Set(
    [...readFields(outline), ...tableFields(tables)].flatMap(({ part, line }) =>
      part !== undefined && TELLS.has(part) ? [line] : [],
    ),
  );
  const labels = (section: Section): boolean => {
    const { start, end } = ownLines(section);
    for (let line = start; line < end; line++) if (labelled.has(line)) return true;
    return false;
  };
  // "Resolved" groups entries.
  const isTold = ({ part, plain }: Section): boolean =>
    part !== undefined && TELLS.has(part) && stateOfSection(plain) === undefined;
  const tells = (section: Section): boolean =>
    isTold(section) || labels(section) || section.children.some(tells);
  const telling = top.children.filter(tells);
  if (telling.filter(({ part }) => part === undefined).length > 1) return false;
  if (labels(top)) return true;
  if (telling.length > 0) return telling.some(isTold);
  return top.children.length === 0 && outline.items.length === 0 && tables.length === 0;
}

/** A heading of rank 1, or one of rank 2 that all others stand below. */
function isTitle({ heading, children }: Section, isOnly: boolean): boolean {
  return heading.level === 1 || (heading.level === 2 && (children.length > 1 || isOnly));
}

const LONGEST_HEADING = 300;

/** Documents repeat the same headings. */
const headingWords = memoized((text) => ({
  plain: plainText(repaired(text.slice(0, LONGEST_HEADING))),
  title: parseTitle(text),
}));

function sectionsOf(outline: Outline): Section[] {
  type Growing = { -readonly [key in keyof Section]: Section[key] } & { children: Section[] };
  const sections: Growing[] = [];
  const open: Growing[] = [];
  const total = outline.lines.length;
  for (const heading of outline.headings) {
    while ((open.at(-1)?.heading.level ?? 0) >= heading.level) (open.pop() as Growing).end = heading.line;
    const parent = open.at(-1);
    const { plain, title } = headingWords(heading.text);
    const part = title.status || isNameOfEntry(title, heading) ? undefined : partOf(plain);
    const section: Growing = {
      heading,
      start: heading.line,
      end: total,
      ...(parent ? { parent } : {}),
      children: [],
      plain,
      title,
      ...(part ? { part } : {}),
      accessory: (parent?.accessory ?? false) || (heading.level > 1 && isAccessory(plain)),
    };
    parent?.children.push(section);
    sections.push(section);
    open.push(section);
  }
  return sections;
}

/** "Challenge 3: …" is no part of an entry, though "Problem: …" may be. */
function isNameOfEntry({ shape, number, link, title }: EntryTitle, { level }: Heading): boolean {
  if (shape !== 'kind' && shape !== 'id') return false;
  return number !== undefined || link !== undefined || (level <= 2 && title !== '');
}

/** The lines below a section's heading. */
export function bodyOf(section: Section): Span {
  return { start: section.heading.endLine, end: section.end };
}

/** A section's own lines, up to its first sub-heading. */
export function ownLines(section: Section): Span {
  return { start: section.heading.endLine, end: section.children[0]?.start ?? section.end };
}
