/** The sentences that say where code is and why; paths and numbers are all that they hold of others. */
import type { CodePlace } from '../anchor';
import { formatLines } from '../entry';

export const NOTHING_CAPTURED = 'No code was captured, so there is nothing to look for.';

/** How it moved, to stand in a sentence; empty when it did not. */
export function movedBy(lines: number): string {
  if (lines === 0) return '';
  const count = Math.abs(lines);
  return `moved ${count} ${count === 1 ? 'line' : 'lines'} ${lines > 0 ? 'down' : 'up'}`;
}

export function movedTo({ file, lines }: CodePlace): string {
  return `moved to ${file}, line ${lines.first}`;
}

export function same(twins: number): string {
  const others =
    twins === 0
      ? ''
      : ` The same text stands in ${twins === 1 ? 'another place' : `${twins} other places`}, too.`;
  return `It is where it was captured.${others}`;
}

export function moved(way: string): string {
  return `It ${way} since it was captured.`;
}

export function reindented(way: string): string {
  return `Only its white space changed since it was captured${and(way)}.`;
}

export function changed(left: number, of: number, way: string): string {
  const lines = of === 1 ? 'its line is another' : `${left} of ${of} lines are left`;
  return `It was edited since it was captured: ${lines}${and(way)}.`;
}

export function ambiguous(places: number, isWeak: boolean): string {
  if (isWeak)
    return places === 1
      ? 'The captured text is too short to be sure that this is its place.'
      : `The captured text is too short to tell its place: it stands in ${places} places.`;
  return `The captured text stands in ${places} places, and nothing tells which of them it was.`;
}

export function gone(file: string | undefined): string {
  return `The captured code is not in ${file ?? 'these files'} any more.`;
}

export function commentedOut({ file, lines }: CodePlace): string {
  const where = lines.first === lines.last ? 'line' : 'lines';
  return `The captured code was commented out: ${file}, ${where} ${formatLines(lines)}.`;
}

function and(way: string): string {
  return way === '' ? '' : `, and it ${way}`;
}
