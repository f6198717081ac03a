import { formatLines, type DocumentRef, type LineRange, type Problem } from './entry';

// What git writes where two sides changed the same lines, until a person decides: `<<<<<<< ours`, with diff3 `||||||| base`,
// `=======` and `>>>>>>> theirs`, each at the beginning of a line.
const MARKS = /^(?:(<{7}) |(={7})[ \r]*$|(>{7}) )/gm;

/** Whether there may be a merge conflict in a text; costs next to nothing. */
export function mayHoldConflict(text: string): boolean {
  return text.startsWith('<<<<<<< ') || text.includes('\n<<<<<<< ');
}

/**
 * The lines of the first merge conflict, marks included, counted from 1.
 * @param isCode whether a line, counted from 1, is code: records tell of conflicts too
 */
export function findConflict(text: string, isCode: (line: number) => boolean): LineRange | undefined {
  if (!mayHoldConflict(text)) return undefined;
  let first: number | undefined;
  let isHalf = false;
  let line = 1;
  let counted = 0;
  for (const { index, 1: ours, 2: middle, 3: theirs } of text.matchAll(MARKS)) {
    for (; counted < index; counted++) if (text[counted] === '\n') line++;
    if (ours !== undefined && !isCode(line)) [first, isHalf] = [line, false];
    else if (middle !== undefined) isHalf = first !== undefined;
    else if (theirs !== undefined && first !== undefined && isHalf) return { first, last: line };
  }
  return undefined;
}

const MARK = /^(?:<{7} |\|{7}(?: |$)|={7}$|>{7} )[^\r\n]*(?:\r\n|\n|\r)?/gm;

type Part = 'both' | 'ours' | 'base' | 'theirs';

/** What a mark begins, by its first character and by what stands before it; elsewhere it is text. */
const BEGUN: Readonly<Record<string, Readonly<Partial<Record<Part, Part>>>>> = {
  '<': { both: 'ours' },
  '|': { ours: 'base' },
  '=': { ours: 'theirs', base: 'theirs' },
  '>': { theirs: 'both' },
};

/** What a text would be if all its conflicts were decided for the one side, and for the other. */
export function sidesOf(text: string): readonly [ours: string, theirs: string] {
  let [ours, theirs] = ['', ''];
  let part: Part = 'both';
  let from = 0;
  const take = (to: number) => {
    const lines = text.slice(from, to);
    if (part === 'both' || part === 'ours') ours += lines;
    if (part === 'both' || part === 'theirs') theirs += lines;
  };
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    const begun: Part | undefined = BEGUN[mark.charAt(0)]?.[part];
    if (begun === undefined) continue;
    take(index);
    part = begun;
    from = index + mark.length;
  }
  take(text.length);
  return [ours, theirs];
}

export function conflictProblem(document: DocumentRef, lines: LineRange): Problem {
  const message = `Lines ${formatLines(lines)} are a merge conflict, so what they say is not known. Decide it, and take the marks away.`;
  return { document, line: lines.first, code: 'merge-conflict', severity: 'error', message };
}
