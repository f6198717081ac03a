/** A link of Markdown with words of its own. Offsets are UTF-16 units in the text, the end is not included. */
export interface Link {
  readonly text: Span;
  /** The address; of a link by reference, that of its definition. */
  readonly target: Span;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const TEXT = String.raw`\[((?:[^[\]\\\n]|\\.|\[[^[\]\n]{0,200}\]){1,400})\]`;
const INLINE = new RegExp(String.raw`${TEXT}\(\s*(<[^<>\r\n]{0,500}>|[^\s()]{0,500})`, 'gu');
const BY_REFERENCE = new RegExp(String.raw`${TEXT}(?:\[([^[\]\n]{0,200})\])?(?![(:\[])`, 'gu');
const DEFINITION = /^ {0,3}\[([^[\]\n]{1,200})\]:[ \t]*(<[^<>\r\n]{0,500}>|\S{1,500})/gmu;

export function linksOf(text: string): Link[] {
  const links: Link[] = [];
  const add = (start: number, words: string, target: Span) => {
    links.push({ text: { start, end: start + words.length }, target });
  };
  for (const match of text.matchAll(INLINE)) {
    const [whole, words = '', address = ''] = match;
    const end = match.index + whole.length;
    add(match.index + 1, words, { start: end - address.length, end });
  }
  const definitions = new Map<string, Span>();
  for (const match of text.matchAll(DEFINITION)) {
    const [whole, label = '', address = ''] = match;
    const end = match.index + whole.length;
    const key = label.toLowerCase();
    if (!definitions.has(key)) definitions.set(key, { start: end - address.length, end });
  }
  if (definitions.size === 0) return links;
  for (const match of text.matchAll(BY_REFERENCE)) {
    const [, words = '', label = ''] = match;
    const target = definitions.get((label || words).toLowerCase());
    if (target) add(match.index + 1, words, target);
  }
  return links;
}
