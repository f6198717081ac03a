import { UserError } from './ports';

/** A document's text, and the way back to its bytes. */
export interface DecodedText {
  readonly text: string;
  /** Encodes an edited text; what was not edited gives the very bytes it came from. */
  readonly encode: (text: string) => Uint8Array;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Decodes a document. UTF-8 keeps its byte order mark as a character; any other encoding that holds
 * ASCII is read byte by byte, so that editing loses nothing.
 * @throws UserError for UTF-16, whose bytes cannot be edited this way
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new UserError('The document is encoded as UTF-16. Save it as UTF-8, then try again.');
  }
  try {
    const text = UTF8.decode(bytes);
    return { text, encode: (edited) => new TextEncoder().encode(edited) };
  } catch {
    // Not UTF-8: each byte becomes the character of the same number.
    return { text: decodeBytes(bytes), encode: encodeBytes };
  }
}

/** Whether an editor that loads the text and saves it again would write the same line endings. */
export function hasUniformLineEndings(text: string): boolean {
  const breaks = new Set(text.match(/\r\n|\n|\r/g));
  return breaks.size <= 1 && !breaks.has('\r');
}

function decodeBytes(bytes: Uint8Array): string {
  let text = '';
  // A function takes only so many arguments.
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return text;
}

function encodeBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0xff)
      throw new UserError('The document is not encoded as UTF-8. Save it as UTF-8, then try again.');
    bytes[index] = code;
  }
  return bytes;
}
