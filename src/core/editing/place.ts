import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import type { TextEdit } from '../textEdit';
import { saysState } from '../settled';
import { linesOf } from './lines';
import { isSame } from './proof';

/** What parts a status from the words before it; a bracket of full width needs nothing. */
const SEPARATOR = /(?:\s+(?:[-–—]+\s+|[|:：]\s*)?|[:：]\s*)$/u;
const FULL_WIDTH = /[（【]/u;

/** A status for an item, as the other items of its document have theirs: a box to tick, or a word at the end. */
export function addToItem(
  source: Source,
  findings: readonly Finding[],
  finding: Finding,
  state: 'open' | 'resolved',
  word: string,
): TextEdit | undefined {
  const { lines } = source.outline;
  const text = lines[finding.start] ?? '';
  const at = linesOf(source);
  const others = findings.filter((other) => saysState(other) && !isSame(other, finding));
  const boxed = others.filter(({ status }) => status.at === 'checkbox').length;
  if (boxed * 2 > others.length) {
    const marker = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/.exec(text)?.[0].length;
    if (marker === undefined) return undefined;
    const start = at.start(finding.start) + marker;
    return { start, end: start, text: state === 'open' ? '[ ] ' : '[x] ' };
  }
  for (const { start, entry } of others) {
    const line = (lines[start] ?? '').trimEnd();
    const written = entry.status ?? '';
    if (written === '' || !line.endsWith(written)) continue;
    const before = line.slice(0, line.length - written.length);
    const bracket = /^[[(（【]/u.exec(written)?.[0];
    const separator = SEPARATOR.exec(before)?.[0] ?? (bracket && FULL_WIDTH.test(bracket) ? '' : undefined);
    if (separator === undefined) continue;
    const close = bracket === undefined ? '' : written.slice(-1);
    const end = at.start(finding.start) + text.trimEnd().length;
    return { start: end, end, text: `${separator}${bracket ?? ''}${word}${close}` };
  }
  return undefined;
}
