/** Code without its comments: whoever met the code elsewhere need not have met what was said of it. */

/** A string ends with its line, and is not followed for ever; what looks like a comment in it is none. */
const STRINGS = String.raw`"(?:[^"\\\n]|\\.){0,400}"|'(?:[^'\\\n]|\\.){0,400}'|${'`'}(?:[^${'`'}\\\n]|\\.){0,400}${'`'}`;
const BLOCKS = String.raw`\/\*[\s\S]*?(?:\*\/|$)`;
const TAGS = String.raw`<!--[\s\S]*?(?:-->|$)`;

const SLASHES = new RegExp(String.raw`${STRINGS}|${BLOCKS}|\/\/[^\n]*`, 'g');
const HASHES = new RegExp(String.raw`${STRINGS}|(?<![^\s;])#[^\n]*`, 'g');
const DASHES = new RegExp(String.raw`${STRINGS}|${BLOCKS}|--[^\n]*`, 'g');
const MARKUP = new RegExp(TAGS, 'g');
const SLASHES_AND_HASHES = new RegExp(
  String.raw`${STRINGS}|${BLOCKS}|\/\/[^\n]*|(?<![^\s;])#(?!\[)[^\n]*`,
  'g',
);
const SLASHES_AND_TAGS = new RegExp(String.raw`${STRINGS}|${BLOCKS}|${TAGS}|(?<!:)\/\/[^\n]*`, 'g');

const BY_LANGUAGE: ReadonlyMap<string, RegExp> = new Map(
  (
    [
      [
        'python ruby shellscript perl r yaml dockerfile makefile powershell coffeescript julia properties',
        HASHES,
      ],
      ['elixir toml ini nim crystal fish dotenv ignore terraform', HASHES],
      ['sql lua haskell ada elm vhdl', DASHES],
      ['html xml xsl svg', MARKUP],
      ['php', SLASHES_AND_HASHES],
      ['vue svelte astro razor', SLASHES_AND_TAGS],
    ] as const
  ).flatMap(([languages, pattern]) => languages.split(' ').map((language) => [language, pattern] as const)),
);

/**
 * Blanks comments out, so that every line stays where it is. A text may begin within a block comment, as what people
 * select does. A language that is not known is read like C.
 * @param language VS Code's id, such as `python`
 */
export function withoutComments(text: string, language: string): string {
  const pattern = BY_LANGUAGE.get(language) ?? SLASHES;
  const whole = pattern === HASHES || pattern === MARKUP ? text : withoutCommentsEnd(text);
  return whole.replaceAll(pattern, (found) => (/^["'`]/.test(found) ? found : blank(found)));
}

/** Each line of such an end begins with an asterisk, but for the first, of which a part may have been selected. */
function withoutCommentsEnd(text: string): string {
  const end = text.indexOf('*/');
  const begin = text.indexOf('/*');
  if (end < 0 || (begin >= 0 && begin < end)) return text;
  const [first = '', ...others] = text.slice(0, end + 2).split('\n');
  const lines = others.length > 0 ? others : [first];
  const isComment = lines.every((line) => /^\s*(?:\*|$)/.test(line));
  return isComment ? blank(text.slice(0, end + 2)) + text.slice(end + 2) : text;
}

function blank(text: string): string {
  return text.includes('\n') ? text.replaceAll(/[^\n]+/g, ' ') : ' ';
}
