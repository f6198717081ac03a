import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { type Section } from '../page';
import type { Table } from '../tables';
import type { TextEdit } from '../textEdit';
import { plainText } from '../title';
import { stateOfSection } from '../words/headingState';
import { languagesOf, meaningOf, wordFor } from '../words/statusPairs';
import { impossible, type Change } from './change';
import { languageOf } from './language';
import { isBlank, isRule, linesOf, type Lines } from './lines';
import { statusAt } from './statusText';
import { isCoarse, type Wanted } from './statusWord';

/**
 * Moves an entry to the section of another state, with the blank lines and rules that go with it.
 * @param line of the heading that says its state now
 */
export function moveToSection(
  source: Source,
  findings: readonly Finding[],
  finding: Finding,
  line: number,
  wanted: Wanted,
): Change {
  const { page } = source;
  const from = page.sections.find(({ start }) => start === line);
  const to = from && sectionOf(source, from, wanted);
  if (!from || !to) {
    const said = /[\p{L}\p{M}]+/u.exec(from ? from.plain : '')?.[0] ?? '';
    const language = languagesOf(said)[0] ?? languageOf(page);
    const word = wordFor('meaning' in wanted ? wanted.meaning : wanted.state, language, said);
    const name = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
    return impossible(
      `The section “${from ? from.plain : ''}” says the state of this entry, and there is no other to move it to. Add a section such as “${name}”, then try again.`,
    );
  }
  const around = innermost(to, finding.section, from);
  const target = around ?? to;
  if (finding.entry.form === 'row') return moveRow(source, finding, from, target);
  if (
    finding.entry.form === 'block' &&
    !fits(finding, target, around !== undefined || finding.section === from)
  ) {
    return impossible(
      `The entries of “${to.plain}” stand under headings of another rank. Move this one by hand.`,
    );
  }
  if (finding.entry.form === 'item' && target.children.length > 0) {
    return impossible(`“${to.plain}” has sections of its own. Move the item by hand.`);
  }
  if (isTorn(source.outline.lines.slice(finding.start, finding.end))) {
    return impossible('The entry holds one half of a piece of HTML. Move it by hand.');
  }
  const [removed, core] = cutOut(source, findings, finding);
  const added = pasted(source, findings, finding, target, core);
  return { kind: 'edits', edits: [removed, added], preview: sentence(from, to) };
}

function sentence(from: Section, to: Section): string {
  return `It moves from the section “${from.plain}” to “${to.plain}”. Nothing else changes.`;
}

/** Whether some lines open a fold of HTML that they do not close, or the other way round. */
function isTorn(lines: readonly string[]): boolean {
  const text = lines.join('\n');
  return ['details', 'div', 'table', 'section'].some(
    (tag) =>
      text.match(new RegExp(`<${tag}[\\s>]`, 'gi'))?.length !==
      text.match(new RegExp(`</${tag}>`, 'gi'))?.length,
  );
}

/** The section of the wanted state: of the very meaning if there is one, else the nearest of the same rank. */
function sectionOf({ page }: Source, from: Section, wanted: Wanted): Section | undefined {
  const candidates = page.sections.filter(
    (section) =>
      section !== from &&
      section.heading.level === from.heading.level &&
      !(from.start < section.start && section.start < from.end) &&
      stateOfSection(section.plain) === wanted.state,
  );
  const meaning = 'meaning' in wanted ? wanted.meaning : meaningOf(statusAt(wanted.words)?.word ?? '');
  const distance = (section: Section) =>
    (section.parent === from.parent ? 0 : 1e6) + Math.abs(section.start - from.start);
  const nearest = candidates.toSorted((a, b) => distance(a) - distance(b));
  const exact = nearest.find((section) => meaningOf(section.plain) === meaning);
  // "In progress" is not said by a section of what is open.
  return exact ?? (isCoarse(wanted) && stateOfSection(from.plain) !== wanted.state ? nearest[0] : undefined);
}

/** The section within the target that is called as the one that the entry stands in: "High" of "Resolved". */
function innermost(to: Section, own: Section | undefined, from: Section): Section | undefined {
  if (!own || own === from) return undefined;
  const name = own.plain.toLowerCase();
  return to.children.find((child) => child.plain.toLowerCase() === name);
}

/** Whether the headings in a section have the rank of an entry's own. */
function fits({ section, start }: Finding, { children }: Section, isDirect: boolean): boolean {
  const own = section?.children.find((child) => child.start === start);
  return children.every(({ heading }) => isDirect && heading.level === own?.heading.level);
}

/** The last line of some lines that is neither blank nor a rule; `start - 1` where there is none. */
function lastContent(lines: readonly string[], start: number, end: number): number {
  let last = end - 1;
  while (last >= start && (isBlank(lines[last]) || isRule(lines[last]))) last--;
  return last;
}

/** The edit that takes an entry out, and its lines without what separates it from the next. */
function cutOut(
  source: Source,
  findings: readonly Finding[],
  finding: Finding,
): [TextEdit, { start: number; end: number }] {
  const { lines } = source.outline;
  const { start } = finding;
  const end = lastContent(lines, start, finding.end) + 1;
  const isNext = findings.some((other) => other.start === finding.end && other.section === finding.section);
  const at = linesOf(source);
  if (isNext)
    return [
      { start: at.start(start), end: at.start(finding.end), text: '' },
      { start, end },
    ];
  // The last one goes with what separates it from the one before.
  const isAfter = findings.some((other) => other.end === start && other.section === finding.section);
  let before = start - 1;
  while (before > 0 && (isBlank(lines[before]) || (isAfter && isRule(lines[before])))) before--;
  return [
    { start: at.end(before), end: at.end(end - 1), text: '' },
    { start, end },
  ];
}

function pasted(
  source: Source,
  findings: readonly Finding[],
  finding: Finding,
  target: Section,
  core: { readonly start: number; readonly end: number },
): TextEdit {
  const { text, outline } = source;
  const at = linesOf(source);
  const last = Math.max(
    lastContent(outline.lines, target.heading.endLine, target.end),
    target.heading.endLine - 1,
  );
  const there = findings.filter(
    ({ start, entry }) => target.start < start && start < target.end && entry.form === finding.entry.form,
  );
  const gap =
    there.length === 0
      ? [at.eol, at.eol]
      : [
          at.eol,
          gapBetween(source, at, there) ??
            gapBetween(source, at, siblings(findings, finding)) ??
            (finding.entry.form === 'block' ? at.eol : ''),
        ];
  const body = text.slice(at.start(core.start), at.end(core.end - 1));
  return {
    start: at.end(last),
    end: at.end(last),
    text: gap.join('') + withMarkerOf(source, body, finding, there.at(-1)),
  };
}

function siblings(findings: readonly Finding[], { section }: Finding): Finding[] {
  return findings.filter((other) => other.section === section);
}

/** What stands between two entries that follow each other: blank lines, and a rule where the document has them. */
function gapBetween({ outline, text }: Source, at: Lines, entries: readonly Finding[]): string | undefined {
  for (let index = entries.length - 1; index > 0; index--) {
    const [first, second] = [entries[index - 1], entries[index]];
    if (!first || !second || first.end !== second.start) continue;
    const end = lastContent(outline.lines, first.start, first.end) + 1;
    return text.slice(at.start(end), at.start(second.start));
  }
  return undefined;
}

/** An item takes the bullet of the list that it comes to. */
function withMarkerOf(
  { outline }: Source,
  body: string,
  { entry }: Finding,
  other: Finding | undefined,
): string {
  if (entry.form !== 'item' || !other) return body;
  const theirs = /^\s*([-*+])\s/.exec(outline.lines[other.start] ?? '')?.[1];
  return theirs === undefined ? body : body.replace(/^(\s*)[-*+](?=\s)/, `$1${theirs}`);
}

function moveRow(source: Source, finding: Finding, from: Section, target: Section): Change {
  const { tables } = source.page;
  const at = linesOf(source);
  const own = tables.find(({ rows }) => rows.some(({ line }) => line === finding.start));
  const other = tables.find(({ header }) => target.start < header.line && header.line < target.end);
  const name = target.plain;
  if (!own || !other) return impossible(`“${name}” has no table to move the row to. Move it by hand.`);
  if (columnsOf(own) !== columnsOf(other)) {
    return impossible(`The table under “${name}” has other columns. Move the row by hand.`);
  }
  const last = other.rows.at(-1)?.line ?? other.header.line + 1;
  const row = source.text.slice(at.start(finding.start), at.end(finding.start));
  const isLast = finding.start + 1 >= at.count;
  const removed = isLast
    ? { start: at.end(finding.start - 1), end: at.end(finding.start), text: '' }
    : { start: at.start(finding.start), end: at.start(finding.start + 1), text: '' };
  return {
    kind: 'edits',
    edits: [removed, { start: at.end(last), end: at.end(last), text: at.eol + row }],
    preview: sentence(from, target),
  };
}

function columnsOf({ header }: Table): string {
  return header.cells.map(({ text }) => plainText(text).toLowerCase()).join('|');
}
