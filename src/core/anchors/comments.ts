import type { Original, Span } from './original';
import { lineAt, lineCount, type Words } from './words';

const LEADER = /^\s*(?:\/\/|\/\*|\*|#|--|;|%|<!--|\{\/\*|rem\b)/i;
const OPENS = /^\s*(?:\/\*|<!--|\{\s*\/\*)/;
const CLOSES = /\*\/|-->/;

/** Whether code that was none stands in comments. */
export function isCommentedOut({ rows, at }: Original, file: Words, { first, last }: Span): boolean {
  const lines: string[] = [];
  for (let line = first; line <= last; line++) lines.push(lineAt(file, line));
  const known = new Set(rows.map((row) => row.trim()));
  const isNew = (line: string) => !known.has(line.trim()) && known.has(line.replace(LEADER, '').trim());
  const worded = lines.filter((line) => /\w/.test(line));
  if (worded.length > 0 && worded.filter(isNew).length / worded.length >= 0.5) return true;
  const before = share(rows);
  if (share(lines) >= Math.max(0.5, before + 0.4)) return true;
  // At its own lines it has always been in that comment, and so has code that begins with the end of one.
  const isOldComment = at?.first === first || beginsInComment(rows);
  return before < 0.5 && !isOldComment && isInBlockComment(file, first);
}

/** Whether a comment ends before one begins. */
function beginsInComment(rows: readonly string[]): boolean {
  const sign = rows.find((row) => OPENS.test(row) || CLOSES.test(row));
  return sign !== undefined && !OPENS.test(sign);
}

function share(lines: readonly string[]): number {
  const texts = lines.filter((line) => /\w/.test(line));
  return texts.length === 0 ? 0 : texts.filter((line) => LEADER.test(line)).length / texts.length;
}

/** What is known of the lines above each line: 1 when they are no open comment, 2 when they are. */
const known = new WeakMap<Words, Uint8Array>();

/** A line that begins with the sign of a comment which nothing closes before; strings may hold such signs, too. */
function isInBlockComment(file: Words, line: number): boolean {
  const answers = known.get(file) ?? new Uint8Array(lineCount(file) + 1);
  known.set(file, answers);
  let answer = 1;
  let above = line;
  for (; above > 0; above--) {
    if (answers[above] !== 0) answer = answers[above] ?? 1;
    else if (OPENS.test(lineAt(file, above - 1)) && !CLOSES.test(lineAt(file, above - 1))) answer = 2;
    else if (!CLOSES.test(lineAt(file, above - 1))) continue;
    break;
  }
  // However many places are asked about, each line is looked at once.
  answers.fill(answer, above, line + 1);
  return answer === 2;
}
