import { linesOf } from '../editing/lines';
import type { DocumentRef, Entry } from '../entry';
import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import { open, openAgain } from '../revision';
import { partsOfPage } from '../summary';
import { applyTemplate } from '../templates/apply';
import { parseTemplate } from '../templates/template';
import { applyEdits, type TextEdit } from '../textEdit';
import { kindLabel } from '../vocabulary';
import type { Part } from '../words/parts';
import { missingParts, type Requirement } from './parts';

/** What a resolved entry lacks of what its team wants. */
export interface Unmet {
  readonly entry: Entry;
  readonly what: Requirement;
  /** The line of the entry's heading, counted from 1 in the document. */
  readonly line: number;
  readonly message: string;
}

/** What mends it, for a quick fix. */
interface Remedy {
  readonly title: string;
  /** None where the heading is there already. */
  readonly edits: readonly TextEdit[];
  /** Where to write once the edits are done: the line and the column, from 0 in the document. */
  readonly line: number;
  readonly character: number;
}

const NAMES: Readonly<Record<Requirement, string>> = {
  'root-cause': 'a root cause',
  solution: 'a solution',
  lesson: 'a lesson',
  after: 'its code as it is now',
};

/** The headings of an entry in their order; a missing one is added in its place among them. */
const HEADINGS: readonly { readonly heading: string; readonly part: Part; readonly what?: Requirement }[] = [
  { heading: 'Problem', part: 'problem' },
  { heading: 'Root Cause', part: 'cause', what: 'root-cause' },
  { heading: 'Solution', part: 'solution', what: 'solution' },
  { heading: 'Lessons Learned', part: 'lesson', what: 'lesson' },
];

/**
 * What the resolved entries of a document lack.
 * @param text all of it
 * @param wanted values of `challengeLog.resolve.require`
 */
export function unmetRequirements(
  document: DocumentRef,
  text: string,
  wanted: readonly Requirement[],
): readonly Unmet[] {
  const { source, findings } = open(document, text);
  return findings.flatMap((finding) => {
    const { entry } = finding;
    // An index's row tells of another document, which is looked at itself.
    if (entry.state !== 'resolved' || entry.link !== undefined) return [];
    return missingParts(source, finding, wanted).map(({ what }) => ({
      entry,
      what,
      line: headingLine(source, finding),
      message: `This ${kindLabel(entry.kind).toLowerCase()} is resolved without ${NAMES[what]}.`,
    }));
  });
}

/**
 * What gives an entry a place for what it lacks, and where that is.
 * @returns `undefined` where it lacks nothing, or has no room for it
 * @throws UserError when the entry is not in the document any more
 */
export function remedyFor(text: string, entry: Entry, what: Requirement): Remedy | undefined {
  const opened = openAgain(text, entry);
  const [missing] = missingParts(opened.source, opened.finding, [what]);
  if (!missing) return undefined;
  const name = HEADINGS.find((one) => one.what === what)?.heading ?? 'the Empty After';
  if (missing.place)
    return { title: `Go to ${name}`, edits: [], ...inDocument(opened.source, missing.place) };
  const edits = headingEdits(text, entry, opened.source, opened.finding, what);
  const after = openAgain(applyEdits(text, edits), entry);
  if (after.findings.length !== opened.findings.length) return undefined;
  const [there] = missingParts(after.source, after.finding, [what]);
  return there?.place && { title: `Add ${name}`, edits, ...inDocument(after.source, there.place) };
}

/** The one heading that is missing, behind the one that it follows. */
function headingEdits(
  text: string,
  entry: Entry,
  source: Source,
  { parts }: Finding,
  what: Requirement,
): readonly TextEdit[] {
  const own = new Set((parts.length > 0 ? parts : partsOfPage(source.page)).map(({ part }) => part));
  const headings = HEADINGS.filter((one) => one.what === what || own.has(one.part));
  const body = ['# Entry', ...headings.map(({ heading }) => `## ${heading}`)].join('\n\n');
  const template = parseTemplate('requirements', body, false);
  if ('message' in template) return [];
  return applyTemplate(text, entry, template, new Date(0)).edits;
}

function headingLine({ outline, firstLine }: Source, { entry, start }: Finding): number {
  const heading = entry.form === 'record' ? outline.headings.find(({ level }) => level === 1) : undefined;
  return firstLine + (heading?.line ?? start);
}

function inDocument({ firstLine }: Source, place: { readonly line: number; readonly character: number }) {
  return { line: place.line + firstLine - 1, character: place.character };
}

/** The line of a record's front matter, from 0 in the document, that says that its fix was not committed yet. */
export function pendingLine(text: string, entry: Entry): number | undefined {
  const { source } = openAgain(text, entry);
  const header = text.slice(0, linesOf(source).start(0)).split(/\r\n|\n|\r/);
  const line = header.findIndex((one) => /^\s*-\s+uncommitted:\s*["']?true/.test(one));
  return line < 0 ? undefined : line;
}
