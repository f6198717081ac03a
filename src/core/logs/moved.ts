import { isBlank } from '../editing/lines';
import type { Source } from '../formats/format';
import { readSnippets, snippetInfo } from '../snippet';
import { rebased } from './rebase';

/** Lines for the record: headings of its own ranks, links that lead where they led, fences without the facts that front matter holds. */
export function movedLines(source: Source, start: number, end: number, to: string, up: number): string[] {
  const { outline, document } = source;
  const headings = new Map(outline.headings.map(({ line, level }) => [line, level]));
  const fences = outline.fences.filter(({ line }) => line >= start && line < end);
  const snippets = new Map(readSnippets(outline).map((snippet) => [snippet.line, snippet]));
  return outline.lines.slice(start, end).map((text, index) => {
    const line = start + index;
    const snippet = snippets.get(line);
    if (snippet && Object.keys(snippet.facts).length > 0) {
      const fence = /^.*?(?:`{3,}|~{3,})/.exec(text)?.[0] ?? '';
      return fence + snippetInfo(snippet.language, snippet.role, snippet.anchor);
    }
    if (fences.some((fence) => fence.line <= line && line < fence.endLine)) return text;
    const level = headings.get(line);
    const moved = rebased(text, document.path, to);
    const shift = level === undefined ? 0 : Math.min(up, level - 2);
    return shift > 0 ? moved.replace(new RegExp(String.raw`^(\s{0,3})#{${shift}}`), '$1') : moved;
  });
}

export function withoutEnds(lines: readonly string[]): string[] {
  let start = 0;
  let end = lines.length;
  while (start < end && isBlank(lines[start])) start++;
  while (end > start && isBlank(lines[end - 1])) end--;
  return lines.slice(start, end);
}
