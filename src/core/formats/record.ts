import { optional } from '../optional';
import { readFacts } from '../anchorFacts';
import type { Anchor, Fix, Problem } from '../entry';
import type { Heading } from '../markdown';
import { unescapeMarkdown } from '../markdownText';
import { numberOf } from '../numbering';
import { kindLabel, kindOfWord, stateOf } from '../vocabulary';
import { readSnippets } from '../snippet';
import { parseTitle } from '../title';
import { partOf } from '../words/parts';
import type { Findings, Format, Source } from './format';

type Data = Readonly<Record<string, unknown>>;

/** What a record is read from; of the body, only its first heading counts. */
export type RecordSource = Omit<Source, 'page'>;

/** Our own records: one document, one entry, with its facts in front matter. */
export const record: Format = { name: 'record', read: readRecord };

/** @returns `undefined` for a document that is no record */
export function readRecord(source: RecordSource): Findings | undefined {
  if (source.frontMatter.kind !== 'read') return undefined;
  const data = source.frontMatter.data;
  if (!isRecord(data, source)) return undefined;
  const { document } = source;
  const fileName = document.path.split('/').at(-1) ?? document.path;
  const kind = kindOf(word(data.kind)) ?? (isDecision(source) ? 'decision' : 'challenge');
  const status = word(data.status);
  const heading = source.outline.headings.find(({ level }) => level === 1);
  const headed = heading && unescapeMarkdown(heading.text);
  const titled = oneLine(word(data.title) ?? '');
  const title = titled || (headed && withoutLabel(headed, kind)) || fileName.replace(/\.md$/i, '');
  const number = numberOf(fileName);
  const problems: Problem[] = [];
  if (heading && titled && !mayStandFor(heading, kind, title)) {
    problems.push({
      document,
      line: source.firstLine + heading.line,
      code: 'title-mismatch',
      severity: 'warning',
      message: 'This heading differs from the title in the front matter.',
    });
  }
  const end = source.outline.lines.length;
  return {
    findings: [
      {
        status: { at: 'front-matter' },
        start: 0,
        end,
        parts: [],
        entry: {
          document,
          line: 1,
          endLine: source.firstLine + end - 1,
          form: 'record',
          ...(number === undefined ? {} : { number }),
          title,
          kind,
          state: stateOf(status, kind),
          inferred: status === undefined,
          ...optional('status', status),
          ...optional('severity', word(data.severity)),
          ...optional('category', word(data.category)),
          tags: words(data.tags),
          ...optional('date', word(data.date)),
          ...optional('resolved', word(data.resolved)),
          ...minutes(data.minutes),
          anchors: data.anchors === undefined ? anchorsOfFences(source) : anchors(data.anchors),
          ...optional('fixes', fixes(data.fixes)),
        },
      },
    ],
    problems,
  };
}

/** The text of a record's first heading, before it is escaped. */
export function headingOf(kind: string, title: string): string {
  return `${kindLabel(kind)}: ${title}`;
}

/** People write `TIL` and `ADR` too; a kind of a team's own stays as it is. */
function kindOf(written: string | undefined): string | undefined {
  return written === undefined ? undefined : (kindOfWord(written) ?? written);
}

/** Decision records have front matter too: MADR's say their status there, and no kind. */
function isDecision({ outline }: RecordSource): boolean {
  const parts = new Set(outline.headings.map(({ level, text }) => (level === 2 ? partOf(text) : undefined)));
  return parts.has('decision') && (parts.has('context') || parts.has('options') || parts.has('consequences'));
}

/** Pages of a site have kinds and statuses too, so outside the folders of records one key is not enough. */
function isRecord({ kind, status, anchors }: Data, source: RecordSource): boolean {
  if (isAnchorList(anchors)) return true;
  if (source.document.inTarget) return kind !== undefined || status !== undefined;
  return kind !== undefined && (status !== undefined || kindOfWord(word(kind) ?? '') !== undefined);
}

function isAnchorList(value: unknown): boolean {
  const isAnchor = (item: unknown) => isData(item) && (item.id !== undefined || item.file !== undefined);
  return Array.isArray(value) && value.length > 0 && value.every(isAnchor);
}

/** Whether a heading says this title: whoever changes the kind need not change the heading. */
function mayStandFor(heading: Heading, kind: string, title: string): boolean {
  const headed = unescapeMarkdown(heading.text);
  return headed === title || withoutLabel(headed, kind) === title || parseTitle(heading.text).title === title;
}

function withoutLabel(heading: string, kind: string): string {
  const label = `${kindLabel(kind)}: `;
  return heading.startsWith(label) ? heading.slice(label.length) : heading;
}

function anchors(value: unknown): Anchor[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isData).map((item, index) => ({
    id: word(item.id) ?? `a${index + 1}`,
    ...readFacts((name) => word(item[name])),
  }));
}

function fixes(value: unknown): Fix[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.filter(isData).map(({ commit, subject, pr, uncommitted }): Fix => {
    const number = Number(/^\d{1,9}$/.exec(word(pr) ?? '')?.[0]);
    return {
      ...optional('commit', word(commit)),
      ...optional('subject', word(subject)),
      ...(number > 0 ? { pr: number } : {}),
      ...(uncommitted === 'true' ? { uncommitted: true } : {}),
    };
  });
  return found.length > 0 ? found : undefined;
}

/** Where front matter has none, as MADR's, the facts stand on the fences. */
function anchorsOfFences({ outline }: RecordSource): Anchor[] {
  const known = new Map<string, Anchor>();
  for (const { anchor: id, facts } of readSnippets(outline)) {
    if (!known.has(id) && Object.keys(facts).length > 0) known.set(id, { id, ...facts });
  }
  return [...known.values()];
}

/** A title may be written over several lines. */
function oneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function words(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return list
    .map((item) => word(item)?.trim())
    .filter((item) => item !== undefined && item !== '') as string[];
}

function minutes(value: unknown): { minutes?: number } {
  const text = word(value);
  return text !== undefined && /^\d{1,7}$/.test(text) ? { minutes: Number(text) } : {};
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
