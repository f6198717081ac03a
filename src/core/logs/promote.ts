import { isBlank, linesOf } from '../editing/lines';
import { labelFor, languageOf } from '../editing/language';
import { statusAt } from '../editing/statusText';
import type { Entry } from '../entry';
import { fieldsIn } from '../entryParts';
import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { locateInsertion } from '../frontMatter';
import { optional } from '../optional';
import { escapeMarkdown } from '../markdownText';
import { UserError } from '../ports';
import { openAgain } from '../revision';
import { relativeLink } from '../links';
import type { TextEdit } from '../textEdit';
import { plainText } from '../title';
import { firstStatus, kindLabel, resolvedStatus, stateOf, statusesOf } from '../vocabulary';
import { findStatus } from '../words/status';
import { meaningOf } from '../words/statusPairs';
import { withCell } from './cells';
import { definitionsFor, definitionsLeft } from './definitions';
import { contentEnd } from './model';
import { movedLines, withoutEnds } from './moved';
import type { Promotion, PromotionTarget } from './promotion';
import { provePromotion } from './promotionProof';
import { rebased } from './rebase';
import { linkLines, recordText } from './recordText';

/**
 * Makes an entry a record of its own: its text moves, with its facts and its links, and where it stood a link to the
 * record stays.
 * @param text of the entry's document, as it is now
 * @throws UserError where that is not possible, or the entry would not be one entry afterwards
 */
export function planPromotion(text: string, entry: Entry, target: PromotionTarget): Promotion {
  const { source, finding, findings } = openAgain(text, entry);
  const plan = moverOf(finding)(source, finding, target);
  provePromotion(source, findings, finding, target, plan);
  return plan;
}

function moverOf({
  entry: { form },
}: Finding): (source: Source, finding: Finding, target: PromotionTarget) => Promotion {
  if (form === 'record' || form === 'report') return promoteDocument;
  if (form === 'block') return promoteBlock;
  return form === 'row' ? promoteRow : promoteItem;
}

function promoteBlock(source: Source, finding: Finding, target: PromotionTarget): Promotion {
  const { page, outline } = source;
  const section = page.sections.find(({ start }) => start === finding.start);
  if (!section) throw new UserError(`“${finding.entry.title}” has no heading, so it cannot be moved.`);
  const lines = linesOf(source);
  const end = contentEnd(source, finding);
  const first = section.heading.endLine;
  const raw = outline.lines[section.start] ?? '';
  const marks = /^\s{0,3}#{1,6}\s+/.exec(raw)?.[0] ?? '';
  const name = raw
    .slice(marks.length)
    .replace(/\s#+\s*$/, '')
    .trim();
  const shown = section.title.title === '' ? `${name}: ${escaped(finding.entry.title)}` : name;
  const heading = `${marks}${linkTo(source, target, shown)}`;
  const underline = marks === '' ? [outline.lines[first - 1] ?? ''] : [];
  const status = statusLine(source, finding);
  const kept = definitionsLeft(source, first, end + 1);
  const left = [
    heading,
    ...underline,
    ...(status === undefined ? [] : ['', status]),
    ...(kept.length > 0 ? ['', ...kept] : []),
  ].join(lines.eol);
  const body = movedLines(source, first, end + 1, target.path, section.heading.level - 1);
  const edit = { start: lines.start(section.start), end: lines.end(end), text: left };
  return { record: recordOf(source, finding, target, body, end + 1), edits: [edit] };
}

function promoteRow(source: Source, finding: Finding, target: PromotionTarget): Promotion {
  const { page } = source;
  const table = page.tables.find(({ rows }) => rows.some(({ line }) => line === finding.start));
  const row = table?.rows.find(({ line }) => line === finding.start);
  const named = row?.cells.find(({ text }) => plainText(text).includes(finding.entry.title));
  if (!table || !row || !named) throw new UserError(`“${finding.entry.title}” is in no cell of its own.`);
  const body = row.cells.flatMap((cell, index) => {
    if (cell === named || isBlank(cell.text)) return [];
    const name = plainText(table.header.cells[index]?.text ?? '');
    const text = rebased(cell.text.replaceAll('\\|', '|'), source.document.path, target.path);
    return name === '' ? [text, ''] : [`## ${escapeMarkdown(name)}`, '', text, ''];
  });
  const line = page.lines[finding.start] ?? '';
  const at = linesOf(source).start(finding.start);
  const text = withCell(line, named, linkTo(source, target, named.text));
  return {
    record: recordOf(source, finding, target, body),
    edits: [{ start: at, end: at + line.length, text }],
  };
}

function promoteItem(source: Source, finding: Finding, target: PromotionTarget): Promotion {
  const { page } = source;
  const lines = linesOf(source);
  const line = page.lines[finding.start] ?? '';
  const lead = /^\s*(?:(?:[-*+]|\d{1,4}[.)])\s+)?(?:\[[ xX]\]\s+)?/.exec(line)?.[0] ?? '';
  const end = contentEnd(source, finding);
  const words = line.slice(lead.length).trim();
  const text = lead + linkTo(source, target, words.length < 250 ? words : escaped(finding.entry.title));
  const whole = rebased(line.slice(lead.length), source.document.path, target.path);
  const below = withoutEnds(movedLines(source, finding.start + 1, end + 1, target.path, 0));
  const indent = below
    .filter((one) => !isBlank(one))
    .reduce((least, one) => Math.min(least, one.length - one.trimStart().length), lead.length);
  const body = [whole, '', ...below.map((one) => one.slice(indent))];
  return {
    record: recordOf(source, finding, target, body, end + 1),
    edits: [{ start: lines.start(finding.start), end: lines.end(end), text }],
  };
}

/** The document keeps its front matter, its title and a link to where its text went. */
function promoteDocument(source: Source, finding: Finding, target: PromotionTarget): Promotion {
  const { page, outline, text, frontMatter } = source;
  const lines = linesOf(source);
  const top = page.sections.find(({ heading }) => heading.level === 1);
  const first = top?.heading.endLine ?? 0;
  let end = outline.lines.length;
  while (end > first && isBlank(outline.lines[end - 1])) end--;
  const body = movedLines(source, first, end, target.path, 0);
  const to = relativeLink(source.document.path, target.path);
  const note = `Promoted to ${linkTo(source, target, `${kindLabel(target.kind)}: ${escaped(finding.entry.title)}`)}.`;
  const head = top ? [lines.eol, lines.eol] : [];
  const start = top ? lines.end(first - 1) : lines.start(0);
  const edits: TextEdit[] = [
    { start, end: Math.max(start, lines.end(end - 1)), text: [...head, note].join('') },
  ];
  if (frontMatter.kind === 'read' && frontMatter.data.links === undefined) {
    const place = locateInsertion(text, []);
    const added = linkLines({ rel: 'follow-up', to }).map((line) => (place?.indent ?? '') + line + lines.eol);
    if (place) edits.unshift({ start: place.offset, end: place.offset, text: added.join('') });
  }
  return { record: recordOf(source, finding, target, body), edits };
}

function recordOf(
  source: Source,
  finding: Finding,
  target: PromotionTarget,
  body: readonly string[],
  end = finding.end,
): string {
  const { entry, start } = finding;
  const { path } = source.document;
  const definitions = definitionsFor(source, start, end, target.path);
  const link = relativeLink(target.path, path);
  const name = path.split('/').at(-1) ?? path;
  const { title, date, resolved, severity, category, tags, minutes, anchors } = entry;
  const status = statusFor(finding, target.kind);
  const facts = {
    title,
    kind: target.kind,
    ...optional('status', status),
    ...optional('date', date),
    ...optional('resolved', resolved),
    ...optional('severity', severity),
    ...optional('category', category),
    tags,
    ...optional('minutes', minutes),
    anchors,
    link: { rel: 'related', to: link } as const,
  };
  return recordText(facts, [
    `Promoted from [${escapeMarkdown(name)}](${link}).`,
    '',
    ...withoutEnds(body),
    ...(definitions.length > 0 ? ['', ...definitions] : []),
  ]);
}

/**
 * Its status in the words of records, or in a word of its own where that says more (`Blocked`); of a kind with other
 * statuses the one that it starts with.
 */
function statusFor({ entry, status: place }: Finding, kind: string): string | undefined {
  const first = firstStatus(kind);
  if (first === undefined || entry.state === 'reference') return first;
  const fallback = entry.state === 'resolved' ? resolvedStatus(kind) : first;
  // The words of a section are said of all that stands in it.
  if (entry.status === undefined || place.at === 'section') return fallback;
  const meaning = meaningOf(statusAt(entry.status)?.word ?? entry.status);
  if (meaning !== undefined)
    return statusesOf(kind).includes(meaning) && stateOf(meaning, kind) === entry.state ? meaning : fallback;
  const { start, end } = findStatus(entry.status)?.word ?? { start: 0, end: 0 };
  const isWord = (word: string) => /^\p{L}[\p{L}\p{M}’' -]{0,30}$/u.test(word);
  const kept = [entry.status, entry.status.slice(start, end)].find(isWord);
  return kept !== undefined && stateOf(kept, kind) === entry.state ? kept : fallback;
}

/** What an entry says of its state, so that the log says it too. */
function statusLine(source: Source, { entry, status, start, end }: Finding): string | undefined {
  if (entry.inferred || entry.status === undefined || status.at !== 'value') return undefined;
  const own = fieldsIn(source.page, { start, end }).find(({ line }) => line === status.line);
  const line = source.page.lines[status.line] ?? '';
  if (
    own &&
    fieldsIn(source.page, { start: status.line, end: status.line + 1 }).length === 1 &&
    !/^\s*\|/.test(line)
  )
    return line.trimStart();
  const written = line.slice(status.start, status.end).trim() || entry.status;
  return `**${labelFor('status', languageOf(source.page))}:** ${written}`;
}

/** A link as lists read it: without brackets in its words. */
function linkTo({ document }: Source, { path }: PromotionTarget, words: string): string {
  const plain = /\]\(|`/.test(words) ? escaped(plainText(words)) : words;
  const shown = plain.replaceAll(/\\?\[/g, '(').replaceAll(/\\?\]/g, ')').trim();
  return `[${shown}](${relativeLink(document.path, path)})`;
}

function escaped(title: string): string {
  return escapeMarkdown(title.slice(0, 200));
}
