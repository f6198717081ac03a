import type { LineRange } from '../entry';

/** An edit: lines from 1 that were replaced, both included, and what by. */
export interface LineEdit {
  readonly first: number;
  readonly last: number;
  /** It ends before the first letter of its last line. */
  readonly endsBefore: boolean;
  readonly text: string;
}

/** So many letters on so many lines are not typed. */
const FEWEST_LETTERS = 60;
const FEWEST_BREAKS = 2;

/** Whether text came all at once: pasted, dropped, or written by a tool. */
export function isPasted(text: string): boolean {
  if (text.length < FEWEST_LETTERS) return false;
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0 && breaks < FEWEST_BREAKS; at = text.indexOf('\n', at + 1))
    breaks++;
  return breaks >= FEWEST_BREAKS;
}

/** Where lines are after an edit; what is edited within them stays theirs. */
export function shifted({ first, last }: LineRange, edit: LineEdit): LineRange {
  const more = edit.text.split('\n').length - 1 - (edit.last - edit.first);
  if (edit.first > last) return { first, last };
  if (edit.last < first || (edit.last === first && edit.endsBefore)) {
    return { first: first + more, last: last + more };
  }
  const start = Math.min(first, edit.first);
  return { first: start, last: Math.max(start, last + more) };
}
