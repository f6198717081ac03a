/** What a promise is tried with: a document, or a text that stands for something else, and a number to choose by. */
export interface Input {
  /** Of the document, relative to the workspace folder; its name and folder say what it is about. */
  readonly path: string;
  readonly text: string;
  /** Says which of several things is done. */
  readonly pick: number;
}

/** A promise that must hold for every input; what is thrown says how it was broken. */
export type Promised = (input: Input) => void;

/** Chooses by a number: the same number makes the same choices, one after the other. */
export function chooser(pick: number): <Value>(values: readonly Value[]) => Value | undefined {
  let state = pick >>> 0;
  return (values) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
    state = (state + 0x9e3779b9) >>> 0;
    return values[(state >>> 8) % Math.max(1, values.length)];
  };
}

/** Stands between the parts of an input of several texts. */
export const SEPARATOR = '\f';
