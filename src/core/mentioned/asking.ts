import { splitHeader } from '../frontMatter';

/** What belongs where somebody types, and the text before the cursor that it replaces. */
export type Asking =
  | { readonly what: 'entry' | 'path'; readonly typed: string }
  | { readonly what: 'commit'; readonly typed: string; readonly form: 'short' | 'quoted' | 'full' }
  | {
      readonly what: 'value';
      readonly typed: string;
      readonly key: 'tags' | 'category' | 'severity' | 'status' | 'kind';
    };

/** What asks for words without having been asked. */
export interface AskedBy {
  /** The sign that was just typed; `undefined` where a person asked. */
  readonly sign?: string;
}

const KEY = /^(tags|category|severity|status|kind):\s+(?:\[(?:[^\]]*,)?\s*)?["']?([^"',[\]]*)$/;
const ITEM = /^\s*-\s+["']?([^"',]*)$/;
const ANCHOR_FILE = /^\s+(?:-\s+)?file:\s+(["']?[^"']*)$/;
const ANCHOR_COMMIT = /^\s+(?:-\s+)?commit:\s+(["']?)([0-9a-f]*)$/;
const FACT = /\s(file|commit)=([^\s`]*)$/;
const ENTRY = /(?:^|[\s([{"'>|:,;])(#[\p{L}\p{N}-]*)$/u;
const COMMIT = /\b(?:commit|revision|at|in|since)\s+`([0-9a-f]*)$/i;
const AFTER_COMMIT = /\b(?:commit|revision)\s+([0-9a-f]*)$/i;

/**
 * What the text before the cursor asks for; `undefined` in ordinary prose.
 * @param offset of the cursor
 */
export function askingAt(text: string, offset: number, { sign }: AskedBy = {}): Asking | undefined {
  const before = text.slice(0, offset);
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  const header = splitHeader(text);
  if (header && !('message' in header) && offset < header.body)
    return inHeader(text.slice(header.start, offset), line);
  if (/^ {0,3}(?:`{3,}|~{3,})[^`]*$/.test(line)) {
    const [, name, typed = ''] = FACT.exec(line) ?? [];
    if (name === 'commit') return { what: 'commit', typed, form: 'full' };
    return name === 'file' ? { what: 'path', typed } : undefined;
  }
  if (isFenced(before.slice(0, before.length - line.length))) return undefined;
  const hash = COMMIT.exec(line) ?? (sign === undefined ? AFTER_COMMIT.exec(line) : null);
  if (hash) return { what: 'commit', typed: hash[1] ?? '', form: 'short' };
  const code = openCode(line);
  // Whatever begins as code need be no path; a slash says that it is.
  if (code !== undefined)
    return sign === undefined || sign === '/' ? { what: 'path', typed: code } : undefined;
  const entry = ENTRY.exec(line)?.[1];
  // A line that begins with it becomes a heading.
  const isHeading = /^\s*#+$/.test(line);
  return entry !== undefined && !isHeading && sign !== '/' && sign !== ' '
    ? { what: 'entry', typed: entry }
    : undefined;
}

function inHeader(header: string, line: string): Asking | undefined {
  const value = KEY.exec(line);
  if (value) {
    const [, key, typed = ''] = value;
    return { what: 'value', key: key as (Asking & { what: 'value' })['key'], typed };
  }
  const file = ANCHOR_FILE.exec(line)?.[1];
  if (file !== undefined) return { what: 'path', typed: file.replace(/^["']/, '') };
  const commit = ANCHOR_COMMIT.exec(line);
  if (commit) {
    const [, quote = '', typed = ''] = commit;
    return { what: 'commit', typed, form: quote === '' ? 'quoted' : 'full' };
  }
  const item = ITEM.exec(line)?.[1];
  // The key above the items of its list.
  const above = /(?:^|[\r\n])tags:[ \t]*(?:\r\n|\n|\r)(?:[ \t]*-[^\r\n]*(?:\r\n|\n|\r))*[ \t]*-[^\r\n]*$/;
  return item !== undefined && above.test(header) ? { what: 'value', key: 'tags', typed: item } : undefined;
}

/** The text behind a backtick that nothing closes before the cursor. */
function openCode(line: string): string | undefined {
  const marks = [...line.matchAll(/`+/g)];
  let open: RegExpExecArray | undefined;
  for (const mark of marks) {
    if (!open) open = mark;
    else if (open[0] === mark[0]) open = undefined;
  }
  return open && line.slice(open.index + open[0].length);
}

function isFenced(before: string): boolean {
  let open: string | undefined;
  for (const line of before.split(/\r\n|\n|\r/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark === undefined) continue;
    if (open === undefined) open = mark;
    else if (mark.startsWith(open) && line.trim() === mark) open = undefined;
  }
  return open !== undefined;
}
