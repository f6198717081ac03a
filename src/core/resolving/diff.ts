import { structuredPatch } from 'diff';

/** Code that differs in more lines than this is not compared: the time grows with the square. */
const MOST_EDITS = 1_000;
const CONTEXT = 3;

/** Code, and the line of its file that it begins at, where that is known. */
interface DiffSide {
  readonly file: string;
  /** With `\n` endings. */
  readonly text: string;
  readonly first?: number;
}

/**
 * The unified diff of two pieces of code, as `git diff` tells it, with the line numbers of their files.
 * @returns `undefined` where nothing differs, or too much
 */
export function unifiedDiff(before: DiffSide, after: DiffSide): string | undefined {
  const patch = structuredPatch('', '', `${before.text}\n`, `${after.text}\n`, '', '', {
    context: CONTEXT,
    maxEditLength: MOST_EDITS,
  });
  if (!patch || patch.hunks.length === 0) return undefined;
  const line = (start: number, { first }: DiffSide) => start + (first ?? 1) - 1;
  const lines = patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${line(oldStart, before)},${oldLines} +${line(newStart, after)},${newLines} @@`,
    ...lines,
  ]);
  return [`--- a/${before.file}`, `+++ b/${after.file}`, ...lines].join('\n');
}
