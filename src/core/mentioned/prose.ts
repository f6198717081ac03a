import { unescapeMarkdown } from '../markdownText';
import { HASHES, isHash, placeOf } from '../mentions';
import type { FileReference, Located, Reference } from './references';

const WORD = /[^\s`"'()[\]{}<>|,;*]+/gu;
const CODE = /(`+)(?!`)([^`\n](?:[^\n]{0,300}?[^`\n])?)\1(?!`)/gu;
const WIKI = /\[\[([^\][|#\n]{1,200})(?:[|#][^\][\n]{0,200})?\]\]/gu;

/**
 * What a line of prose names: places in files, commits, documents.
 * @param lineStart where the line starts in the document's text
 * @param folder of the document
 * @param isFree whether nothing else was found between two offsets of the text
 */
export function* referencesOfLine(
  source: string,
  lineStart: number,
  folder: string,
  isFree: (start: number, end: number) => boolean,
): Generator<Reference> {
  const done: Located[] = [];
  const at = (start: number, end: number) => ({ start: lineStart + start, end: lineStart + end });
  const isOpen = (start: number, end: number) =>
    isFree(lineStart + start, lineStart + end) &&
    !done.some((other) => other.start < end && start < other.end);
  const place = (word: string, start: number, isCode: boolean): FileReference | undefined => {
    // A backslash keeps Markdown from taking a sign in a path for a mark.
    const plain = isCode ? word : unescapeMarkdown(word);
    const named = placeOf(plain, folder);
    if (!named) return undefined;
    const written = (length: number) => (isCode ? length : escapedLength(word, length));
    const path = word.slice(0, written(named.path.length));
    return {
      kind: 'file',
      ...at(start, start + written(named.length)),
      file: named.file,
      ...(named.lines && { lines: named.lines }),
      path: { ...at(start, start + path.length), text: path, form: 'word' },
    };
  };
  const codes = source.includes('`') ? [...source.matchAll(CODE)] : [];
  for (const { index, 1: marks = '', 2: content = '' } of codes) {
    const start = index + marks.length;
    // Only in code a path may hold spaces; whether it does, or a command names a file, only the disk can tell.
    if (!content.trim().includes(' ') || !isOpen(start, start + content.length)) continue;
    const reference = place(content, start, true);
    if (reference) yield reference;
  }
  if (source.includes('.'))
    for (const { index, 0: word } of source.matchAll(WORD)) {
      if (word.length < 4 || !word.includes('.') || !isOpen(index, index + word.length)) continue;
      const isCode = codes.some((code) => code.index < index && index < code.index + code[0].length);
      const reference = place(word, index, isCode);
      if (reference) yield reference;
    }
  for (const pattern of HASHES)
    for (const match of source.matchAll(pattern)) {
      const hash = match[1];
      const start = match.index + match[0].lastIndexOf(hash ?? '');
      if (!isHash(hash) || !isOpen(start, start + hash.length)) continue;
      done.push({ start, end: start + hash.length });
      yield { kind: 'commit', ...at(start, start + hash.length), hash };
    }
  if (source.includes('[['))
    for (const { index, 1: name = '' } of source.matchAll(WIKI)) {
      const start = index + 2;
      if (isOpen(start, start + name.length))
        yield { kind: 'name', ...at(start, start + name.length), name: name.trim() };
    }
}

/** How much of an escaped text makes so many characters of the plain one. */
function escapedLength(escaped: string, plain: number): number {
  let at = 0;
  for (let count = 0; count < plain; count++)
    at += /^\\[!-/:-@[-`{-~]/.test(escaped.slice(at, at + 2)) ? 2 : 1;
  return at;
}
