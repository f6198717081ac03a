import type { CodePlace } from '../anchor';
import { formatLines } from '../entry';
import { relativeLink } from '../links';
import { inline } from '../templates/values';
import type { ForgeLinks } from './forgeLinks';
import { commitText, fixText, NOT_COMMITTED, type CodeNow } from './resolution';

/**
 * What stands behind "After": where the code is and what it is of, or what became of it.
 * @param path of the document, which links start from
 * @param file that the code was captured in
 */
export function captionOf(now: CodeNow, path: string, file: string, links: ForgeLinks): string {
  const { is, commit, uncommitted } = now;
  const pending = uncommitted ? `, ${NOT_COMMITTED}` : '';
  if (is.grade === 'gone') {
    if (is.comment) return `the code was commented out: ${placeLink(is.comment, path)}${pending}`;
    if (is.removedBy) return `the code was removed in ${fixText(is.removedBy, links)}`;
    return uncommitted ? `the code was removed${pending}` : `the code is not in ${inline(file)} any more`;
  }
  const at = commit === undefined ? '' : ` at ${commitText(commit, links)}`;
  const same = is.grade === 'same' || is.grade === 'moved' ? ', unchanged since it was captured' : '';
  return `${placeLink(is.place, path)}${at}${same}${same === '' ? pending : ''}`;
}

function placeLink({ file, lines }: CodePlace, path: string): string {
  const fragment = `#L${lines.first}${lines.last > lines.first ? `-L${lines.last}` : ''}`;
  return `[${inline(`${file}:${formatLines(lines)}`)}](${relativeLink(path, file)}${fragment})`;
}
