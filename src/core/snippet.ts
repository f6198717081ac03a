import { readFacts, writtenFacts, type AnchorFacts } from './anchorFacts';
import { fenceFor } from './markdownText';
import { outline, type Outline } from './markdown';

/** Code that was copied into an entry. */
export interface Snippet {
  readonly role: 'before' | 'after' | 'evidence';
  /** The id of the anchor that it belongs to. */
  readonly anchor: string;
  /** What the fence itself says of that anchor, in a document without front matter of the entry. */
  readonly facts: AnchorFacts;
  readonly language: string;
  /** With `\n` endings. */
  readonly text: string;
  /** The first line of the fence and the first behind it, counted from 0 in the text given. */
  readonly line: number;
  readonly endLine: number;
}

/**
 * The info string of a fence: the language, then which anchor its code belongs to.
 * @param facts of the anchor, where no front matter holds them
 */
export function snippetInfo(
  language: string,
  role: Snippet['role'],
  anchor: string,
  facts: AnchorFacts = {},
): string {
  const words = writtenFacts(facts).map(([name, value]) => `${name}=${encodeFact(value)}`);
  return [fenceLanguage(language) || 'text', `${role}=${anchor}`, ...words].join(' ');
}

/** The one word of a language's name that an info string can hold: a space or a backtick would end it. */
export function fenceLanguage(language: string): string {
  return /^[^\s`]*/.exec(language)?.[0] ?? '';
}

/**
 * Finds the captured code of a document.
 * @param body Markdown without front matter, or its outline
 */
export function readSnippets(body: string | Outline): Snippet[] {
  const { fences } = typeof body === 'string' ? outline(body) : body;
  return fences.flatMap(({ info, text, line, endLine }) => {
    const [language = '', ...words] = info.split(/\s+/);
    const marked = words.map((word) => /^(before|after|evidence)=(a\d{1,3})$/.exec(word)).find(Boolean);
    if (!marked) return [];
    const [, role, anchor] = marked as unknown as [string, Snippet['role'], string];
    const facts = readFacts((name) => {
      const value = words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
      return value ? decodeFact(value) : undefined;
    });
    return [{ role, anchor, facts, language, text, line, endLine }];
  });
}

/** Code in a fence that it cannot close, in lines. */
export function fenced(info: string, code: string): string[] {
  const fence = fenceFor(code);
  return code === '' ? [`${fence}${info}`, fence] : [`${fence}${info}`, ...code.split(/\r\n|\n|\r/), fence];
}

/** A fact's value as a fence holds it: percent-encoded but for what makes paths and addresses readable. */
export function encodeFact(value: string): string {
  return encodeURIComponent(value).replace(/%2F/g, '/').replace(/%3A/g, ':');
}

/** The inverse of {@link encodeFact}. */
export function decodeFact(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // written by hand, such as `100%.ts`
  }
}
