/** What stands for each secret that was masked when code was captured, in runs of 8, 16 or 32. */
export const MASK = '\u2022';

const RUNS = /\u2022+/g;

/**
 * A file as captured code with masks would have it: where one of its lines is one of that code but for what was masked,
 * the masks stand there too. So masked code is found as if nothing had been masked, and what has changed is only what
 * stands around the masks.
 * @returns the file itself where nothing is masked
 */
export function asCaptured<File extends { readonly text: string }>(captured: string, file: File): File {
  if (!captured.includes(MASK)) return file;
  const lines = captured.split(/\r\n|\n|\r/).filter((line) => line.includes(MASK));
  const patterns = [...new Set(lines.map((line) => line.trim()))].map(patternOf);
  const text = file.text.replaceAll(/[^\r\n]+/g, (line) => {
    for (const pattern of patterns) {
      const like = maskedLike(line, pattern);
      if (like !== undefined) return like;
    }
    return line;
  });
  return text === file.text ? file : { ...file, text };
}

interface Pattern {
  /** What stands before, between and behind the masks. */
  readonly texts: readonly string[];
  readonly masks: readonly string[];
}

function patternOf(line: string): Pattern {
  return { texts: line.split(RUNS), masks: line.match(RUNS) ?? [] };
}

/** A line with masks in the place of what the pattern masks; `undefined` where it is another line. */
function maskedLike(line: string, { texts, masks }: Pattern): string | undefined {
  const [first = '', ...rest] = texts;
  const isAlone = texts.every((text) => text === '');
  if (isAlone && /\S\s+\S/.test(line)) return undefined;
  const start = first === '' ? line.search(/\S/) : line.indexOf(first);
  if (start < 0) return undefined;
  let result = line.slice(0, start + first.length);
  let at = start + first.length;
  for (const [index, text] of rest.entries()) {
    const mask = masks[index] ?? '';
    const least = at + (mask.length <= 8 ? 1 : mask.length);
    const end = text === '' ? endOfWord(line, at) : line.indexOf(text, least);
    if (end < least || /\s/.test(line.slice(at, end))) return undefined;
    result += mask + text;
    at = end + text.length;
  }
  return result + line.slice(at);
}

function endOfWord(line: string, from: number): number {
  const length = line.slice(from).search(/\s/);
  return length < 0 ? line.length : from + length;
}
