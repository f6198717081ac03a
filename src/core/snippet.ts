import { outline, type Outline } from './markdown';

/** Code that was copied into an entry. */
export interface Snippet {
  readonly role: 'before' | 'after' | 'evidence';
  /** The id of the anchor that it belongs to. */
  readonly anchor: string;
  readonly language: string;
  /** With `\n` endings. */
  readonly text: string;
  /** The first line of the fence and the first behind it, counted from 0 in the text given. */
  readonly line: number;
  readonly endLine: number;
}

/** The info string of a fence: the language, then which anchor its code belongs to. */
export function snippetInfo(language: string, role: Snippet['role'], anchor: string): string {
  return `${fenceLanguage(language) || 'text'} ${role}=${anchor}`;
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
    for (const word of words) {
      const match = /^(before|after|evidence)=(a\d{1,3})$/.exec(word);
      if (match)
        return [
          { role: match[1] as Snippet['role'], anchor: match[2] as string, language, text, line, endLine },
        ];
    }
    return [];
  });
}
