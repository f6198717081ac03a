import { groupBy } from '../groupBy';
/** Where a text names a file by its path: links of Markdown, wiki links, and paths in code and prose. */

/** A file whose name is looked for. Paths are relative to the workspace folder, with `/`. */
export interface Sought {
  readonly path: string;
  /** Without folders, and where its number stands in it. */
  readonly name: string;
  readonly digitsAt: number;
  readonly digits: string;
}

export interface PathMention<File extends Sought> {
  readonly file: File;
  /** The digits in the text. */
  readonly start: number;
  readonly end: number;
  /** Where the whole path ends, so that a fragment may follow. */
  readonly pathEnd: number;
}

/** What a path can hold before the name; a link in angle brackets or quotes may also hold spaces. */
const BEFORE = /[^\s"'`<>()[\]{}|,;*=]*$/;
const BEHIND = /^(?:$|[\s"'`<>()[\]{}|,;:!?#*\\]|\.(?:$|\s))/;
const MOST_BEFORE = 300;

/**
 * Finds the files that a text names.
 * @param from the path of the text's own file
 * @param isOnly whether no other file of the workspace folder has this name, so that the name alone means it
 */
export function findPaths<File extends Sought>(
  text: string,
  from: string,
  files: readonly File[],
  isOnly: (file: File) => boolean,
): PathMention<File>[] {
  const found: PathMention<File>[] = [];
  for (const [digits, some] of groupBy(files, (file) => file.digits)) {
    for (let start = text.indexOf(digits); start >= 0; start = text.indexOf(digits, start + 1)) {
      const pathOf = (file: File) => pathAround(text, start, from, file, isOnly);
      const file = some.find((one) => pathOf(one) !== undefined);
      if (file) found.push({ file, start, end: start + digits.length, pathEnd: pathOf(file) ?? start });
    }
  }
  return found;
}

/** Where the path ends whose file's number is at `start`; `undefined` where no path to the file stands there. */
function pathAround<File extends Sought>(
  text: string,
  start: number,
  from: string,
  file: File,
  isOnly: (file: File) => boolean,
): number | undefined {
  const { name, digitsAt, digits } = file;
  const begin = spelledBefore(text, start, name.slice(0, digitsAt));
  if (begin === undefined) return undefined;
  const ending = /\.(?:md|markdown)$/i.exec(name)?.[0] ?? '';
  const bareEnd = spelledAfter(
    text,
    start + digits.length,
    name.slice(digitsAt + digits.length, -ending.length),
  );
  if (bareEnd === undefined) return undefined;
  const whole = spelledAfter(text, bareEnd, ending);
  const end = whole ?? bareEnd;
  if (!BEHIND.test(text.slice(end, end + 2))) return undefined;
  const isMeant = foldersBefore(text, begin).some(
    (before) =>
      means(before, from, file, isOnly) &&
      // Without its ending, only a link names a file.
      (whole !== undefined || isLinkTarget(text, begin - before.length, end)),
  );
  return isMeant ? end : undefined;
}

/** Where a text ends that stands at a place, as it is, escaped, or percent-encoded. */
function spelledAfter(text: string, start: number, wanted: string): number | undefined {
  let at = start;
  for (const character of wanted) {
    const encoded = percentEncoded(character);
    const spelled = [encoded, encoded.toLowerCase(), `\\${character}`, character].find((spelling) =>
      text.startsWith(spelling, at),
    );
    if (spelled !== undefined) at += spelled.length;
    else return undefined;
  }
  return at;
}

/** The same for a text that ends there: few letters, and what separates them from the number. */
function spelledBefore(text: string, end: number, wanted: string): number | undefined {
  for (let start = end - wanted.length; start >= Math.max(0, end - 3 * wanted.length - 12); start--)
    if (spelledAfter(text, start, wanted) === end) return start;
  return undefined;
}

function percentEncoded(character: string): string {
  const bytes = new TextEncoder().encode(character);
  return [...bytes].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** What may be the rest of the path before the name: with spaces only behind what opens it. */
function foldersBefore(text: string, at: number): string[] {
  const near = text.slice(Math.max(0, at - MOST_BEFORE), at);
  const line = near.slice(near.lastIndexOf('\n') + 1);
  const opened = /(?:<|\[\[|(?<!\w)["'])([^<>"'`[\]]*)$/.exec(line)?.[1];
  return [
    BEFORE.exec(line)?.[0] ?? '',
    ...(opened?.includes('/') && !opened.includes('://') ? [opened] : []),
  ];
}

function isLinkTarget(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 1);
  return (
    (before === '[[' && /^[\]|#]/.test(after)) ||
    (/\]\(<?$/.test(text.slice(Math.max(0, start - 3), start)) && /^[)#> ]/.test(after))
  );
}

function means<File extends Sought>(
  before: string,
  from: string,
  file: File,
  isOnly: (file: File) => boolean,
): boolean {
  // An address on the web shows a version of its own.
  if (before.includes('://') || /^\/\//.test(before)) return false;
  if (before !== '' && !/[/\\]$/.test(before)) {
    // `see:007-x.md`, but not `1007-x.md`.
    return /[:]$/.test(before) && isOnly(file);
  }
  const folders = decoded(before).replaceAll('\\', '/');
  const here = from.split('/').slice(0, -1);
  if (resolve(here, folders) + file.name === file.path) return true;
  if (folders === '') return isOnly(file);
  const rooted = folders.replace(/^\/+/, '');
  if (resolve([], rooted) + file.name === file.path) return true;
  return (
    !rooted.includes('..') &&
    isOnly(file) &&
    `/${file.path}`.endsWith(`/${rooted.replace(/^(?:\.\/)+/, '')}${file.name}`)
  );
}

/** With a `/` at the end, unless it is empty; `?` for what lies outside. */
function resolve(from: readonly string[], folders: string): string {
  const parts = folders.startsWith('/') ? [] : [...from];
  for (const part of folders.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return '?/';
  }
  return parts.map((part) => `${part}/`).join('');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // written by hand, such as `100%/`
  }
}
