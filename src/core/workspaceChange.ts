import type { TextEdit } from './textEdit';

/** A change of several files at once. Paths are relative to one workspace folder, with `/`. */
export interface WorkspaceChange {
  /** New files; none of them may exist. */
  readonly creates: readonly { readonly path: string; readonly text: string }[];
  /** Files that get other names, which must be free. */
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  /** Edits of files under the names that they have before the change, no path twice. */
  readonly edits: readonly FileEdits[];
}

export interface FileEdits {
  readonly path: string;
  readonly edits: readonly ExplainedEdit[];
  /** The text that the edits are for: where the file has another one by now, nothing is done. */
  readonly text?: string;
}

/** An edit with what a preview says of it. */
export interface ExplainedEdit extends TextEdit {
  /** What sort of edit it is: previews group by it. */
  readonly label?: string;
  /** Why it is right, where that is not plain. */
  readonly reason?: string;
}

/** The name that a file has after the change. */
export function renamedPath(change: WorkspaceChange, path: string): string {
  return change.renames.find(({ from }) => from === path)?.to ?? path;
}

/** What a change does, a line for each file, for whoever is asked about it without seeing the texts. */
export function summaryOf({ creates, renames, edits }: WorkspaceChange): string[] {
  return [
    ...creates.map(({ path }) => `${path} is new`),
    ...renames.map(({ from, to }) => `${from} becomes ${to}`),
    ...edits.map(
      ({ path, edits }) => `${path}: ${edits.length === 1 ? '1 change' : `${edits.length} changes`}`,
    ),
  ];
}

/** Whether a text is what some of the edits, or all, make of another: a person may leave some out. */
export function isMadeBySome(before: string, edits: readonly TextEdit[], after: string): boolean {
  let ends = new Set([0]);
  let from = 0;
  // As `applyEdits` does it, also where two begin at one place.
  const sorted = [...edits].sort((a, b) => b.start - a.start).reverse();
  for (const { start, end, text } of [...sorted, { start: before.length, end: before.length, text: '' }]) {
    const kept = before.slice(from, start);
    const old = before.slice(start, end);
    const next = new Set<number>();
    for (const at of ends) {
      if (!after.startsWith(kept, at)) continue;
      for (const piece of [old, text])
        if (after.startsWith(piece, at + kept.length)) next.add(at + kept.length + piece.length);
    }
    ends = next;
    from = end;
  }
  return ends.has(after.length);
}
