import { parseLines, type Anchor, type Problem } from '../entry';
import { unescapeMarkdown } from '../markdownText';
import { numberOf } from '../numbering';
import { kindLabel, kindOfWord, stateOf } from '../vocabulary';
import type { Format, Source } from './format';

type Data = Readonly<Record<string, unknown>>;

/** Our own records: one document, one entry, with its facts in front matter. */
export const record: Format = {
  name: 'record',
  read(source) {
    if (source.frontMatter.kind !== 'read') return undefined;
    const data = source.frontMatter.data;
    if (!isRecord(data, source)) return undefined;
    const { document } = source;
    const fileName = document.path.split('/').at(-1) ?? document.path;
    const kind = kindOf(word(data.kind));
    const status = word(data.status);
    const heading = source.outline.headings.find(({ level }) => level === 1);
    const headed = heading && unescapeMarkdown(heading.text);
    const titled = oneLine(word(data.title) ?? '');
    const title = titled || (headed && withoutLabel(headed, kind)) || fileName.replace(/\.md$/i, '');
    const number = numberOf(fileName);
    const problems: Problem[] = [];
    if (heading && titled && headed !== title && !headed?.endsWith(`: ${title}`)) {
      problems.push({
        document,
        line: source.firstLine + heading.line,
        code: 'title-mismatch',
        severity: 'warning',
        message: 'This heading differs from the title in the front matter.',
      });
    }
    return {
      entries: [
        {
          document,
          line: 1,
          endLine: source.firstLine + source.outline.lines.length - 1,
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
          anchors: anchors(data.anchors),
        },
      ],
      problems,
    };
  },
};

/** The text of a record's first heading, before it is escaped. */
export function headingOf(kind: string, title: string): string {
  return `${kindLabel(kind)}: ${title}`;
}

/** People write `TIL` and `ADR` too; a kind of a team's own stays as it is. */
function kindOf(written: string | undefined): string {
  return written === undefined ? 'challenge' : (kindOfWord(written) ?? written);
}

/** Front matter is a record's when it has a key that only records have, or stands where records are written. */
function isRecord(data: Data, source: Source): boolean {
  if (data.kind !== undefined || Array.isArray(data.anchors)) return true;
  return source.document.inTarget && data.status !== undefined;
}

function withoutLabel(heading: string, kind: string): string {
  const label = `${kindLabel(kind)}: `;
  return heading.startsWith(label) ? heading.slice(label.length) : heading;
}

function anchors(value: unknown): Anchor[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isData).map((item, index) => {
    const lines = parseLines(word(item.lines) ?? '');
    const uncommitted = word(item.uncommitted);
    return {
      id: word(item.id) ?? `a${index + 1}`,
      ...optional('file', word(item.file)),
      ...(lines ? { lines } : {}),
      ...optional('commit', word(item.commit)),
      ...optional('branch', word(item.branch)),
      ...optional('symbol', word(item.symbol)),
      ...optional('permalink', word(item.permalink)),
      ...(uncommitted === 'true' ? { uncommitted: true } : uncommitted === 'unknown' ? { uncommitted } : {}),
    };
  });
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

function optional<Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, string>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<Key, string>>);
}
