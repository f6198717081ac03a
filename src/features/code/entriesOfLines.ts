import type * as vscode from 'vscode';
import type { Services } from '../../services';

/** A place of an entry whose lines are certain. */
export type Shown = ReturnType<Services['anchoredCode']['in']>[number] & {
  readonly lines: { readonly first: number; readonly last: number };
};

/**
 * What a document shows of entries, in line order: code that was found. What was only named by its lines is not
 * shown beside them, since nobody knows whether it is still there.
 */
export function shownIn(
  { anchoredCode, settings }: Pick<Services, 'anchoredCode' | 'settings'>,
  document: vscode.TextDocument,
): Shown[] {
  const hidesResolved = settings.get('code.resolved', document.uri) === 'hidden';
  return anchoredCode
    .in(document)
    .filter((anchored): anchored is Shown => anchored.lines !== undefined)
    .filter(({ entry }) => entry.state === 'open' || !hidesResolved);
}

/** Each entry once: several of its places may begin in the same line. */
export function eachOnce(shown: readonly Shown[]): Shown[] {
  return [...new Map(shown.map((one) => [one.entry, one])).values()];
}

/** Whether an entry speaks up, or is only there for those who look. */
export function isLoud({ entry }: Shown, resolved: string): boolean {
  return entry.state === 'open' || resolved === 'shown';
}
