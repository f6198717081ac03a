import type { Original, Span } from './original';
import { lineAt, type Words } from './words';

const LEADER = /^\s*(?:\/\/|\/\*|\*|#|--|;|%|<!--|\{\/\*|rem\b)/i;
const OPENS = /^\s*(?:\/\*|<!--|\{\s*\/\*)/;
const CLOSES = /\*\/|-->/;

/** Whether code that was none stands in comments. */
export function isCommentedOut({ rows }: Original, file: Words, { first, last }: Span): boolean {
  if (share(rows) >= 0.5) return false;
  const lines: string[] = [];
  for (let line = first; line <= last; line++) lines.push(lineAt(file, line));
  return share(lines) >= 0.5 || isInBlockComment(file, first);
}

function share(lines: readonly string[]): number {
  const texts = lines.filter((line) => /\w/.test(line));
  return texts.length === 0 ? 0 : texts.filter((line) => LEADER.test(line)).length / texts.length;
}

/** A line that begins with the sign of a comment which nothing closes before; strings may hold such signs, too. */
function isInBlockComment(file: Words, line: number): boolean {
  for (let above = line - 1; above >= 0; above--) {
    const text = lineAt(file, above);
    if (CLOSES.test(text)) return false;
    if (OPENS.test(text)) return true;
  }
  return false;
}
