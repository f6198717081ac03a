/** Titles as parts of file names. */

/** The longest slug, in code points. */
const MOST_CHARACTERS = 60;
/** The longest slug, in UTF-8: most file systems allow a name 255 bytes, number and extension included. */
const MOST_BYTES = 200;

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file: reserved with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])$/;

/**
 * A title as a part of a file name that every file system takes: lower case, letters, digits and marks of
 * every script in NFC, single hyphens between; at most 60 code points and 200 bytes of UTF-8.
 *
 * @param fallback stands in for a title of which nothing remains (emoji alone); it is made a slug as well.
 * @returns never empty, never a name that Windows keeps for a device.
 */
export function slug(title: string, fallback: string): string {
  const found = cut(words(title)) || cut(words(fallback)) || 'entry';
  return DEVICE.test(found) ? `${found}-entry` : found;
}

function words(text: string): string {
  return (
    text
      // Nobody sees or types these: joiners, variation selectors, soft hyphens, keycaps.
      .replace(/[\p{Default_Ignorable_Code_Point}\p{Me}]+/gu, '')
      .toLowerCase()
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
      // A mark needs a character to stand on.
      .replace(/(^|-)\p{M}+/gu, '$1')
      .replace(/-{2,}/g, '-')
      .replace(/^-|-$/g, '')
  );
}

/** Cuts between what a person sees as characters, and at the end of a word if one ends in the last third. */
function cut(text: string): string {
  // A UTF-16 unit is at most three bytes, so this is short enough by either measure.
  if (text.length <= MOST_CHARACTERS) return text;
  let characters = 0;
  let bytes = 0;
  let end = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    for (const character of segment) {
      characters++;
      bytes += utf8Length(character);
    }
    if (characters > MOST_CHARACTERS || bytes > MOST_BYTES) break;
    end += segment.length;
  }
  const kept = text.slice(0, end);
  if (end === text.length || text[end] === '-') return kept.replace(/-$/, '');
  const hyphen = kept.lastIndexOf('-');
  return hyphen >= (end * 2) / 3 ? kept.slice(0, hyphen) : kept;
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
