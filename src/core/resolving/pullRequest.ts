/** How forges write the number of a pull or merge request into what they commit. */
const PATTERNS: readonly RegExp[] = [
  /^Merge pull request #(\d{1,9})\b/,
  /^Merged PR (\d{1,9}):/,
  /\(pull request #(\d{1,9})\)\s*$/m,
  /\((?:#|!)(\d{1,9})\)\s*$/,
  /^See merge request (?:[\w.~/-]{0,200})!(\d{1,9})\s*$/m,
];

/**
 * The number of the pull or merge request that a commit's message names.
 * @param subject the first line
 * @param body the rest of the message
 */
export function pullRequestOf(subject: string, body = ''): number | undefined {
  for (const text of [subject, body.slice(-2_000)]) {
    for (const pattern of PATTERNS) {
      const number = Number(pattern.exec(text)?.[1]);
      if (number > 0) return number;
    }
  }
  return undefined;
}
