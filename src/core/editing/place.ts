import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import type { TextEdit } from '../textEdit';
import { saysState } from '../settled';
import { linesOf } from './lines';
import { isSame } from './proof';

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
    const separator = /(?:\s+(?:[-–—]+\s+|[|:：]\s*)?|[:：]\s*)$/u.exec(before)?.[0];
    if (separator === undefined) continue;
    const bracket = /^[[(（【]/u.exec(written)?.[0];
    const close = bracket === undefined ? '' : written.slice(-1);
    const end = at.start(finding.start) + text.trimEnd().length;
    return { start: end, end, text: `${separator}${bracket ?? ''}${word}${close}` };
  }
  return undefined;
}
