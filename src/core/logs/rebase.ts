import { relativeLink } from '../links';

const INLINE =
  /(!?\[(?:[^\][\\]|\\.|\[[^\][]*\]){0,1000}\]\()(<[^<>]{1,1000}>|[^()\s<>]{1,1000}(?:\([^()\s]{0,500}\)[^()\s<>]{0,500})?)(?=[\s)])/gu;
/** A footnote, or words behind a label in brackets, are none. */
const DEFINITION = /^(\s{0,3}\[(?!\^)[^\]]{1,300}\]:\s+)(<[^<>]{1,1000}>|\S{1,1000})(?=\s*$|\s+["'(])/u;
const ATTRIBUTE = /(\s(?:src|href)=)("[^"]{1,1000}"|'[^']{1,1000}')/giu;
const CODE = /(`+)(?!`).*?(?<!`)\1(?!`)/gu;

/**
 * Makes the relative links and images of a line lead where they led, from a document in another folder.
 * @param from the document's path, and the one that the line moves to, relative to the workspace folder
 */
export function rebased(line: string, from: string, to: string): string {
  const spans = [...line.matchAll(CODE)].map(({ index, 0: code }) => [index, index + code.length] as const);
  const isCode = (at: number) => spans.some(([start, end]) => start < at && at < end);
  // The words of a link may hold a picture.
  const inline = (text: string, offset: number): string =>
    text.replaceAll(INLINE, (whole: string, lead: string, target: string, at: number) =>
      isCode(offset + at + lead.length) ? whole : inline(lead, offset + at) + moved(target, from, to),
    );
  return inline(line, 0)
    .replace(DEFINITION, (_, lead: string, target: string) => lead + moved(target, from, to))
    .replaceAll(ATTRIBUTE, (whole: string, lead: string, target: string, at: number) => {
      const quote = target[0] ?? '"';
      return isCode(at) ? whole : lead + quote + moved(target.slice(1, -1), from, to) + quote;
    });
}

function moved(written: string, from: string, to: string): string {
  const isAngled = written.startsWith('<') && written.endsWith('>');
  const target = isAngled ? written.slice(1, -1) : written;
  const path = target.replace(/[?#].*/su, '');
  const rest = target.slice(path.length);
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|\\)/i.test(path)) return written;
  // A place in the document that it came from.
  if (path === '') return wrapped(relativeLink(to, from) + rest, isAngled);
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    // What lies outside of the workspace is as far away as before, if the folders are as deep.
    else if (parts.length === 0 || parts.at(-1) === '..') parts.push('..');
    else parts.pop();
  }
  if (path.endsWith('/')) parts.push('');
  const up = to.split('/').slice(0, -1);
  let shared = 0;
  while (shared < parts.length - 1 && up[shared] === parts[shared]) shared++;
  const steps = [...up.slice(shared).map(() => '..'), ...parts.slice(shared)];
  const lead = /^\.\.?\//.test(path) && steps[0] !== '..' ? './' : '';
  return wrapped(lead + steps.join('/') + rest, isAngled);
}

function wrapped(path: string, isAngled: boolean): string {
  return isAngled ? `<${path}>` : path;
}
