import type { Entry } from '../entry';
import { readFrontMatter } from '../frontMatter';
import { mapLines } from '../lineMap';
import { outline } from '../markdown';
import type { FileHistory } from '../ports';
import { permalink, type Forge } from '../remote';
import { plainText } from '../title';
import type { IssueDraft } from './newIssue';

/** What git knows of an entry's document. */
export type Origin = Pick<FileHistory, 'path' | 'commit' | 'remoteUrl' | 'committed'>;

/**
 * An entry as an issue of a tracker: its own text without front matter and title, links that lead somewhere from
 * there too, and the way back.
 * @param text the whole document
 */
export function issueDraftOf(
  entry: Entry,
  text: string,
  origin: Origin,
  forges: Readonly<Record<string, Forge>> = {},
): IssueDraft {
  const own = ownText(entry, text);
  const linkTo = (path: string) => blobOf(origin, path, forges);
  const body = [withAbsoluteLinks(own, origin.path, linkTo).trim(), wayBack(entry, text, origin, forges)];
  return {
    title: entry.title,
    body: `${body.filter((part) => part !== '').join('\n\n---\n\n')}\n`,
    labels: labelsOf(entry, text),
  };
}

/** The words that a tracker can sort by. */
function labelsOf(entry: Entry, text: string): string[] {
  const { kind, severity = '', category = '', tags } = entry;
  const frontMatter = entry.form === 'record' || entry.form === 'report' ? readFrontMatter(text) : undefined;
  const more = frontMatter?.kind === 'read' ? wordsOf(frontMatter.data.labels) : [];
  const all = [kind, severity, ...category.split(','), ...tags, ...more].map((label) => label.trim());
  const known = new Set<string>();
  return all.filter((label) => {
    const key = label.toLowerCase();
    if (key === '' || known.has(key)) return false;
    known.add(key);
    return true;
  });
}

function wordsOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(',')
      : [];
  return list.filter((item) => typeof item === 'string');
}

function ownText({ form, line, endLine, title }: Entry, text: string): string {
  if (form === 'record' || form === 'report') {
    const frontMatter = readFrontMatter(text);
    return withoutTitle(frontMatter.kind === 'read' ? frontMatter.body : text.replace(/^\uFEFF/, ''), title);
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const own = lines.slice(line - 1, endLine).join('\n');
  return form === 'block' ? withoutTitle(own, title) : own;
}

/** The issue has its title above; a first heading that says something else stays. */
function withoutTitle(body: string, title: string): string {
  const lines = body.replaceAll(/\r\n|\r/g, '\n').split('\n');
  const [first] = outline(body).headings;
  const isFirst = first && lines.slice(0, first.line).every((line) => line.trim() === '');
  if (!isFirst || !plainText(first.text).includes(plainText(title).trim())) return lines.join('\n');
  return lines.slice(first.endLine).join('\n');
}

const INLINE =
  /!?(\[(?:[^\][\\]|\\.|\[[^\][]{0,200}\]){0,500}\]\()(<[^<>\n]{1,1000}>|[^()\s<>]{1,1000})(?=[\s)])/g;
const DEFINITION = /^( {0,3}\[[^\][]{1,200}\]:\s*)(<[^<>\n]{1,1000}>|\S{1,1000})/;
const CODE_SPAN = /(`+)(?!`)[^\n]{0,1000}?[^`]\1(?!`)/g;

/** Links to files become links to the forge; a picture becomes a link, since the forge's page of it is none. */
function withAbsoluteLinks(body: string, from: string, linkTo: (path: string) => string | undefined): string {
  const { isOpaque } = outline(body);
  const absolute = (target: string) => absoluteTarget(target, from, linkTo);
  return body
    .split('\n')
    .map((line, index) => {
      if (isOpaque(index) || !/\]\(|\]:/.test(line)) return line;
      const code: (readonly [start: number, end: number])[] = [...line.matchAll(CODE_SPAN)].map((found) => [
        found.index,
        found.index + found[0].length,
      ]);
      const inline = line.replaceAll(INLINE, (whole, label: string, target: string, at: number) => {
        const link = code.some(([start, end]) => start <= at && at < end) ? undefined : absolute(target);
        return link === undefined ? whole : `${label}${link}`;
      });
      const [, label, target] = DEFINITION.exec(inline) ?? [];
      const link = target === undefined ? undefined : absolute(target);
      return link === undefined ? inline : inline.replace(DEFINITION, () => `${label ?? ''}${link}`);
    })
    .join('\n');
}

/** @returns `undefined` for what is absolute already, or leads where nothing is known */
function absoluteTarget(
  written: string,
  from: string,
  linkTo: (path: string) => string | undefined,
): string | undefined {
  const target = written.replace(/^<(.*)>$/, '$1');
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target)) return undefined;
  const [, file = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(target) ?? [];
  const parts = file.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of decoded(file).split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  const link = parts.length === 0 ? undefined : linkTo(parts.join('/'));
  return link && link + fragment.replaceAll(/[()\s<>]/g, encodeURIComponent);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // written by hand, such as `100%.md`
  }
}

function blobOf(
  { commit, remoteUrl }: Origin,
  path: string,
  forges: Readonly<Record<string, Forge>>,
): string | undefined {
  if (commit === undefined || remoteUrl === undefined) return undefined;
  return permalink(remoteUrl, { commit, path }, forges);
}

/** Where the entry is in the commit; nothing where the commit does not have it. */
function wayBack(
  entry: Entry,
  text: string,
  { commit, remoteUrl, committed, path }: Origin,
  forges: Readonly<Record<string, Forge>>,
): string {
  if (commit === undefined || remoteUrl === undefined || committed === undefined) return '';
  const isWhole = entry.form === 'record' || entry.form === 'report';
  const lines = isWhole ? undefined : mapLines(text, committed, { first: entry.line, last: entry.endLine });
  const link = permalink(remoteUrl, { commit, path, ...(lines && { lines }) }, forges);
  if (link === undefined || (!isWhole && lines === undefined)) return '';
  return `Logged in [${path.replaceAll(/[\\`*_[\]<>#&~|$]/g, '\\$&')}](${link}).`;
}
