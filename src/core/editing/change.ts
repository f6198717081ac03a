import type { Finding } from '../finding';
import type { Source } from '../formats/format';
import type { TextEdit } from '../textEdit';

/** The facts that a single value holds. */
export type FieldName = 'status' | 'severity' | 'category';

/** What an action would do to a document. */
export type Change =
  | {
      readonly kind: 'edits';
      readonly edits: readonly TextEdit[];
      /** What moves, in a sentence: a person should see it before it happens. */
      readonly preview?: string;
    }
  | {
      readonly kind: 'rename';
      /** Relative to the workspace folder, with `/`. */
      readonly to: string;
      /** In the text, which is the same before and after. */
      readonly edits: readonly TextEdit[];
    }
  /** With a sentence that says why, and what to do instead. */
  | { readonly kind: 'impossible'; readonly reason: string };

/** What else is where the document is; needed where the state is the name of a file or folder. */
export interface Neighbours {
  /** The names of the files beside it. */
  readonly files: readonly string[];
  /** The names of the folders beside the folder that it is in. */
  readonly folders: readonly string[];
}

/** A document with its entries, and the way to read it again as it would be after an edit. */
export interface Opened {
  readonly source: Source;
  readonly findings: readonly Finding[];
  readonly reopen: (text: string, path: string) => Opened;
}

export const NO_NEIGHBOURS: Neighbours = { files: [], folders: [] };

export function edits(...changes: readonly TextEdit[]): Change {
  return { kind: 'edits', edits: changes };
}

export function impossible(reason: string): Change {
  return { kind: 'impossible', reason };
}
