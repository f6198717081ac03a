import type { Source } from '../formats/format';
import { rebased } from './rebase';

/** What links by name lead to (`[name]: target`), and footnotes: text that moves must not be parted from them. */
const DEFINITION =
  /^\s{0,3}\[([^\]]{1,300})\]:(?:(?<=\[\^.{1,300})|\s+(?:<[^<>]{1,1000}>|\S{1,1000})(?:\s+["'(].{0,300})?\s*$)/u;
const USE = /\[([^\][]{1,300})\](?![(:])/gu;

/** Lines for the end of moved text: the definitions elsewhere in the document that it uses. */
export function definitionsFor(source: Source, start: number, end: number, to: string): string[] {
  const isMoved = (line: number) => line >= start && line < end;
  const used = usesIn(source, isMoved);
  const found = definitionsIn(source).filter(({ name }) => used.has(name));
  const own = new Set(found.filter(({ line }) => isMoved(line)).map(({ name }) => name));
  return found
    .filter(({ name }) => !own.has(name))
    .map(({ line }) => rebased(source.outline.lines[line] ?? '', source.document.path, to));
}

/** The definitions in text that moves away which the rest of the document uses: they stay there too. */
export function definitionsLeft(source: Source, start: number, end: number): string[] {
  const used = usesIn(source, (line) => line < start || line >= end);
  return definitionsIn(source)
    .filter(({ name, line }) => line >= start && line < end && used.has(name))
    .map(({ line }) => source.outline.lines[line] ?? '');
}

function definitionsIn({ outline }: Source): { readonly name: string; readonly line: number }[] {
  return outline.lines.flatMap((text, line) => {
    const name = outline.isOpaque(line) ? undefined : DEFINITION.exec(text)?.[1];
    return name === undefined ? [] : [{ name: folded(name), line }];
  });
}

function usesIn({ outline }: Source, isWanted: (line: number) => boolean): ReadonlySet<string> {
  const text = outline.lines.filter((_, line) => isWanted(line) && !outline.isOpaque(line));
  return new Set(text.flatMap((one) => [...one.matchAll(USE)].map(({ 1: name = '' }) => folded(name))));
}

/** CommonMark 4.7: names match whatever their case and white space. */
function folded(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
