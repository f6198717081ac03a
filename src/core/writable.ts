import { UserError } from './ports';

/**
 * Refuses a text that no document can keep.
 * @param what it is, in a sentence behind "The"
 * @throws UserError saying what is wrong with it
 */
export function refuseUnwritable(text: string, what: string): void {
  if (text.includes('\0'))
    throw new UserError(`The ${what} holds a NUL character, which Markdown cannot keep.`);
  if (!text.isWellFormed()) {
    throw new UserError(
      `The ${what} holds half of a character (a lone surrogate), which no text file can keep.`,
    );
  }
}

/** The longest name that is worth keeping, in UTF-16 units. */
const LONGEST_NAME = 200;

/** Of a title that a tool's words propose, in UTF-16 units. */
export const LONGEST_GUESS = 200;

/** A name that a tool gave, such as a symbol's; `undefined` where it is no name, or a document could not keep it. */
export function nameTold(name: string): string | undefined {
  const isName = name !== '' && name.length <= LONGEST_NAME && !name.includes('\0') && name.isWellFormed();
  return isName ? name : undefined;
}

/**
 * A message that a tool gave, as a document can keep it: what stands for no character is replaced.
 * @param longest what is longer is cut, between characters; in UTF-16 units
 */
export function messageTold(message: string, longest: number): string {
  const text = message.slice(0, longest + 1).replaceAll('\0', '\uFFFD');
  const cut = text.length > longest ? text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '') : text;
  return cut.toWellFormed();
}
