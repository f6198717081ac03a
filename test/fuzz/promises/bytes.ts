import { strict as assert } from 'node:assert';
import { applyEdits, type TextEdit } from '../../../src/core/textEdit';

/**
 * Edits are apart from each other and inside of the text, cut no character and no line ending in two, and end lines as
 * the document does.
 * @returns the text after them
 */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const ends = new Set(lineEnds(text).length > 0 ? lineEnds(text) : ['\n']);
  let at = 0;
  for (const { start, end, text: added } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    assert.ok(at <= start && start <= end && end <= text.length, `${at} ${start} ${end} of ${text.length}`);
    at = end;
    assert.ok(!cuts(text, start) && !cuts(text, end), `${start} or ${end} is in the middle of a character`);
    const isAsThere = lineEnds(added).every((end) => ends.has(end));
    assert.ok(isAsThere, `a line ends otherwise: ${JSON.stringify(added)}`);
  }
  const after = applyEdits(text, edits);
  assert.ok(after.isWellFormed(), 'half of a character is left');
  return after;
}

function lineEnds(text: string): readonly string[] {
  return text.match(/\r\n|\n|\r/g) ?? [];
}

function cuts(text: string, at: number): boolean {
  return /[\ud800-\udbff][\udc00-\udfff]|\r\n/.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** What edits take away, one string for each that takes something. */
export function removed(text: string, edits: readonly TextEdit[]): string[] {
  return edits.map(({ start, end }) => text.slice(start, end)).filter((old) => old !== '');
}

export function lineCount(text: string): number {
  return text.split(/\r\n|\n|\r/).length;
}
