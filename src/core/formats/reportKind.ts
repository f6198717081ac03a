import { ownParts, type PartOfEntry } from '../entryParts';
import { type Page, type Section } from '../page';
import { type EntryTitle } from '../title';
import { kindOfWord } from '../words/kinds';
import { type Part } from '../words/parts';
import { findStatus } from '../words/status';
import { stateOfName } from './fileState';
import { type Data, firstWord, word } from './headerWords';

export function isNamed({ title, part }: Section): boolean {
  return part === undefined && (title.shape === 'kind' || title.shape === 'id');
}

export function kindOfReport(
  page: Page,
  data: Data,
  title: EntryTitle,
  parts: readonly PartOfEntry[],
): string | undefined {
  const headings = page.sections.filter((section) => section !== page.top && section.part !== undefined);
  const has = (...names: readonly Part[]) => parts.some(({ part }) => names.includes(part));
  const headedBy = (...names: readonly Part[]) =>
    headings.some(({ part }) => part !== undefined && names.includes(part));
  const theme = page.theme;

  const named = title.kind ?? kindOfWord(word(data.type) ?? word(data.kind) ?? '');
  const single = theme && !theme.list ? theme.kind : undefined;
  const decides = headings.some((section) => section.part === 'decision' && !DECISIONS.test(section.plain));
  const around = [['status'], ['context', 'problem'], ['consequences'], ['options']] as const;
  const decisionMarks =
    around.filter((names) => headedBy(...names)).length + (has('status') && isNumbered(page) ? 1 : 0);
  const status = word(data.status) ?? word(data.state);
  const isStatusOwn = has('status') || status !== undefined;
  if (
    !isStatusOwn &&
    (MANUAL.test(page.top?.plain ?? '') || (theme?.from === 'folder' && HOUSE_PAGES.test(page.name)))
  )
    return undefined;
  if (single === 'decision' && theme?.from === 'title') return 'decision';
  if (decides && decisionMarks >= (theme?.kind === 'decision' || isNumbered(page) ? 1 : 2)) return 'decision';
  if (headedBy('status') && has('consequences') && has('context', 'problem')) return 'decision';

  const problem = has('problem', 'symptom', 'error');
  const cause = has('cause', 'symptom', 'investigation', 'reproduction', 'error', 'attempt', 'timeline');
  const remedy = has('solution', 'workaround', 'proposal', 'result', 'status', 'prevention');
  const facts = has('status', 'severity', 'priority', 'time') || status !== undefined;
  const guess =
    named ??
    single ??
    (theme?.list === true ? theme.kind : undefined) ??
    (cause && has('symptom', 'error', 'reproduction', 'impact') ? 'troubleshooting' : 'challenge');

  // A page of a site generator, whatever its folder is called.
  const isSitePage = data.layout !== undefined || word(data.status)?.toLowerCase() === 'published';
  if (single !== undefined && !isSitePage && isOneOfMany(page, headings.length, problem && (remedy || cause)))
    return named ?? single;
  if (stateOfName(page)) return guess;
  if (isStatusKnown(status) && (problem || remedy || firstWord(data, 'severity', 'priority') !== undefined))
    return guess;
  // A list of problems is no problem, though one of them may have headings for its parts.
  if (theme?.list && theme.from !== 'folder' && title.number === undefined) return undefined;
  if ((title.shape === 'kind' || title.shape === 'id') && (facts || (problem && (remedy || cause))))
    return guess;
  if (
    /^(?!19|20)\d{4}-\D/.test(page.name) &&
    !OTHER_PAGES.test(page.folders[0] ?? '') &&
    !OTHER_TITLES.test(page.top?.heading.text ?? '') &&
    page.top?.heading.level === 1
  ) {
    return named ?? (problem || remedy ? 'challenge' : 'decision');
  }
  if (isNumbered(page) && problem && remedy) return guess;
  const isHeaded =
    headedBy('problem', 'symptom', 'error') && headedBy('cause', 'investigation', 'reproduction', 'symptom');
  return isHeaded && headedBy('solution', 'workaround', 'result', 'status', 'proposal') ? guess : undefined;
}

/** A page of architecture lists several. */
const DECISIONS = /decisions|décisions|decisiones|decisões|entscheidungen|решения/iu;

/** Numbered pages of other things. */
const OTHER_PAGES =
  /^(?:rfcs?|proposals?|specs?|migrations?|posts?|blog|chapters?|lessons?|tutorials?|courses?|guides?|releases?|meetings?|minutes)$/i;

const OTHER_TITLES = /^\s*(?:rfc|proposal|spec|specification|design|chapter|tutorial|guide|part)\b/i;

/** Pages that tell what to do, or what there is. */
const MANUAL =
  /^(?:runbook|playbook|guide|handbook|manual|process|policy|how to|writing a|(?:system |software |technical )?(?:architecture|design|overview)$)(?!\p{L})/iu;

/** Pages of such a folder that say how it is kept. */
const HOUSE_PAGES =
  /^(?:process|policy|playbook|runbook|guide|guidelines?|procedure|checklist|faq|about|roles?|on-?call|contacts?|how-?to.*|severity.*|workflow)$/i;

const COURSE =
  /^(?:(?:learning )?(?:objectives?|goals|outcomes)|exercises?|homework|quiz|prerequisites|before you (?:start|begin)|explanation|step \d.*)$/i;

/** Each page of such a folder is an entry; in a folder of troubleshooting pages only those that tell of one. */
function isOneOfMany(page: Page, partHeadings: number, tells: boolean): boolean {
  const { theme } = page;
  if (!theme || !page.top || page.name.toLowerCase() === 'index') return false;
  if (page.sections.some((section) => COURSE.test(section.plain))) return false;
  if (theme.from !== 'folder') return true;
  if (HOUSE_PAGES.test(page.name)) return false;
  if (page.document.inTarget) return isNumbered(page) || tells;
  return !/troubleshoot|guides?|how-?to/i.test(page.folders.slice(0, 2).join('/')) || partHeadings >= 2;
}

/** Whether many decisions or stories share a document, which then is none itself. */
export function holdsSeveral(page: Page): boolean {
  if (page.sections.filter(({ heading }) => heading.level === 1).length > 1) return true;
  const { theme } = page;
  return !(theme && !theme.list && theme.from === 'title') && repeatsParts(page);
}

/** Whether headings of one rank repeat the same part. */
function repeatsParts(page: Page): boolean {
  if (page.sections.some((section) => section !== page.top && isNamed(section) && isStated(page, section)))
    return true;
  const counts = new Map<string, number>();
  for (const section of page.sections) {
    const { part, heading, title } = section;
    if (section === page.top) continue;
    if (part && ['decision', 'problem', 'solution', 'cause', 'status', 'symptom'].includes(part)) {
      const key = `${heading.level} ${part} ${section.plain.toLowerCase()}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    } else if (
      (title.shape === 'kind' || title.shape === 'id') &&
      !part &&
      heading.level <= 3 &&
      title.title !== ''
    ) {
      const key = `${heading.level} ${title.shape}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  if ([...counts.values()].some((count) => count > 1)) return true;
  const tellsOfProblem = (section: Section) =>
    ownParts(page, section).some(({ part, indent }) => part === 'problem' && indent <= 1);
  return page.sections.filter(tellsOfProblem).length > 1;
}

/** It has a status or a date of its own. */
function isStated(page: Page, section: Section): boolean {
  return ownParts(page, section).some(({ part }) => part === 'status' || part === 'date');
}

function isNumbered({ name }: Page): boolean {
  return /^(?:[A-Za-z]{1,10}[-_])?\d{1,6}[-_. ]/.test(name);
}

function isStatusKnown(status: string | undefined): boolean {
  return status !== undefined && findStatus(status) !== undefined;
}
