import { overlapping } from '../overlaps';
import { kindOfWord } from '../words/kinds';

/** Where a text names an entry by its number: `#007`, "Challenge 7", `ADR-0007`. */
export interface NumberMention {
  /** The digits in the text. */
  readonly start: number;
  readonly end: number;
  readonly number: number;
  /** The kind that its word means; absent where only `#` stands before it. */
  readonly kind?: string;
  /** The letters directly before it: `ADR` of `ADR-0007`. */
  readonly word?: string;
}

/** Words that mean an entry also without zeros: nobody calls an issue of a tracker so. */
const CERTAIN = /^(?:challenge|blocker|decision|adr|til|architecture decision(?: record)?|decision record)$/i;
const LABEL =
  /(?:^|[^\p{L}\p{N}_&#/.])((?:\p{L}{2,}[ ]){0,3}\p{L}{2,})(?:[ ]?(?:#|№|No\.?[ ]?)|[- _]| (?:#|№))$/u;
const LONGEST_LABEL = 60;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** @param numbers that are looked for */
export function findNumbers(text: string, numbers: Pick<ReadonlySet<number>, 'has'>): NumberMention[] {
  const found: NumberMention[] = [];
  const isCode = fencedLines(text);
  for (const match of text.matchAll(/(?<![\p{L}\p{N}.,])\d{1,9}(?![\p{L}\p{N}_]|[.,:-]\d)/gu)) {
    const number = Number(match[0]);
    if (!numbers.has(number) || isCode(match.index)) continue;
    const mention = mentionAt(text, match.index, match[0], number);
    if (mention) found.push(mention);
  }
  return found;
}

function mentionAt(text: string, start: number, digits: string, number: number): NumberMention | undefined {
  const near = text.slice(Math.max(0, start - LONGEST_LABEL), start);
  const line = near.slice(near.lastIndexOf('\n') + 1).replaceAll('*', '');
  const place = { start, end: start + digits.length, number };
  const hasZeros = digits.startsWith('0') && digits.length > 1;
  const label = LABEL.exec(line)?.[1];
  if (label !== undefined) {
    const words = label.split(' ');
    for (let from = 0; from < words.length; from++) {
      const word = words.slice(from).join(' ');
      const kind = kindOfWord(word);
      if (kind !== undefined && (hasZeros || CERTAIN.test(word))) return { ...place, kind, word };
    }
    return hasZeros && words.length > 0 && !/\s$/.test(line)
      ? { ...place, word: words.at(-1) ?? '' }
      : undefined;
  }
  return hasZeros && /(?:^|[\s([{"'>|:,;])#$/.test(line) ? place : undefined;
}

/** Whether a place stands in a fenced block: what was printed or copied there stays as it was. */
function fencedLines(text: string): (at: number) => boolean {
  const blocks: { readonly start: number; readonly end: number }[] = [];
  let open: { readonly mark: string; readonly start: number } | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && !open) open = { mark, start: at };
    else if (mark !== undefined && open && mark.startsWith(open.mark) && line.trim() === mark) {
      blocks.push({ start: open.start, end: at });
      open = undefined;
    }
    at += line.length + 1;
  }
  if (open) blocks.push({ start: open.start, end: text.length });
  const isInside = overlapping(blocks);
  return (place) => isInside(place, place + 1);
}
