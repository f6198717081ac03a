import type { TextEdit } from '../textEdit';

/** What an entry becomes. */
export interface PromotionTarget {
  readonly kind: string;
  /** Of the new record, relative to the workspace folder, with `/`. */
  readonly path: string;
}

export interface Promotion {
  /** The new record, with `\n` endings. */
  readonly record: string;
  /** What leaves a link in the document that the text comes from. */
  readonly edits: readonly TextEdit[];
}
