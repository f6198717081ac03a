import { type DocumentState } from '../conclusion';
import { type Page } from '../page';
import { isPlaceholder } from '../words/placeholder';
import { findStatus } from '../words/status';

/** `007-x.closed.md`, `docs/bugs/FIXED/x.md`. */
export function stateOfFile(page: Page, status: string | undefined): DocumentState | undefined {
  if (status !== undefined && !isPlaceholder(status)) {
    const known = findStatus(status);
    return { state: known?.state ?? 'open', status, place: { at: 'front-matter' } };
  }
  const named = stateOfName(page);
  if (named) return { ...named, place: { at: 'file-name' } };
  const folder = page.folders[0] ?? '';
  const found =
    folder.length <= 20 && /^[\p{L} _-]+$/u.test(folder)
      ? findStatus(folder.replaceAll(/[-_]/g, ' '))
      : undefined;
  return found && found.word.end === folder.length && found.word.start === 0
    ? { state: found.state, status: folder, place: { at: 'folder' } }
    : undefined;
}

/** `closed` of `007-x.closed`. */
export function stateOfName({ name }: Page): { state: 'open' | 'resolved'; status: string } | undefined {
  const suffix = /\.([\p{L}-]{3,20})$/u.exec(name)?.[1];
  const found = suffix === undefined ? undefined : findStatus(suffix.replaceAll('-', ' '));
  if (suffix === undefined || !(found ?? suffix === 'known-error')) return undefined;
  return { state: found?.state ?? 'open', status: suffix };
}
