import { escapeAll } from '../markdownText';
import { plainText, type EntryTitle } from '../title';
import { EMOJI } from '../words/fold';

/** The ways to write a title so that Markdown shows it as it is, the most readable first. */
export function writtenTitles(title: string): string[] {
  const light = title
    .replaceAll(/[\\`*[\]<]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll(/~(?=~)|(?<=~)~/g, '\\~')
    .replaceAll(/&(?=#?\w{1,32};)/g, '\\&')
    .replaceAll(/\$(?=\S)/g, '\\$')
    .replace(/^#|#$/, '\\#');
  // Words that a heading would read as its state or number do not when their signs are escaped.
  const full = escapeAll(title);
  return [...new Set([light, full])];
}

const ENDS = new RegExp(
  String.raw`^(?:${EMOJI}|[\u{1F1E6}-\u{1F1FF}\u{20E3}\u{FE0F}\u{200D}]|\s)+|(?:${EMOJI}|[\u{1F1E6}-\u{1F1FF}\u{20E3}\u{FE0F}\u{200D}]|\s)+$`,
  'gu',
);

/** Whether a title reads as the one that was written: lists show it without the emoji at its ends. */
export function isSameTitle(written: string, read: Pick<EntryTitle, 'title' | 'tags'>): boolean {
  const bare = (text: string) => text.replaceAll(ENDS, '').replaceAll(/\s+/g, ' ');
  if (bare(read.title) === bare(written)) return true;
  return bare(`${read.title} (${read.tags.join(', ')})`) === bare(written.replaceAll(/,(?=\S)/g, ', '));
}

/** A line that names an entry, taken apart. */
export interface NamingLine {
  readonly before: string;
  readonly title: string;
  readonly behind: string;
}

/** Longer lines name nothing that another could be written like. */
const LONGEST = 600;

/**
 * Finds a title in the line that it was read from.
 * @param title as it was read; empty where the line has none
 * @returns `undefined` where it does not stand there in one piece
 */
export function takeApart(line: string, title: string): NamingLine | undefined {
  if (line.length > LONGEST) return undefined;
  if (title === '') return { before: line, title: '', behind: '' };
  let start = line.length;
  while (start >= 0 && !plainText(line.slice(start)).startsWith(title)) start--;
  if (start < 0) return undefined;
  let end = start;
  while (end <= line.length && plainText(line.slice(start, end)) !== title) end++;
  if (end > line.length) return undefined;
  while (/[*_`~[\\]/.test(line[start - 1] ?? '')) start--;
  if (line.startsWith('![', start - 1)) start--;
  // What was opened further in front is closed behind.
  for (const [marks] of line.slice(end).matchAll(/([*_`~])\1*/gy)) {
    if (line.slice(start, end).split(marks).length % 2 > 0) break;
    end += marks.length;
  }
  return { before: line.slice(0, start), title: line.slice(start, end), behind: line.slice(end) };
}
