/** Whether git changes a file's content between the working tree and the repository (gitattributes(5)). */
import ignore from 'ignore';

/** The text of a `.gitattributes` file. */
export interface AttributeFile {
  /** The folder whose files it is about, relative to the repository's root, with `/`; `''` is the root. */
  readonly folder: string;
  readonly text: string;
}

/** These let the working tree's content differ from the blob by more than line endings. */
const FILTERS: readonly string[] = ['filter', 'working-tree-encoding', 'ident'];

interface Attribute {
  readonly name: string;
  /** `=value` and no value: `true`; `-name`: `false`; `!name`: `undefined`, as if never said. */
  readonly set: boolean | undefined;
}

interface Line {
  readonly pattern: string;
  readonly macro: boolean;
  readonly attributes: readonly Attribute[];
}

/** What a pattern says of a path; `maybe` where git's own answer depends on its configuration or version. */
type Match = 'yes' | 'maybe' | 'no';

/**
 * Whether the content of a file in the working tree may differ from its blob through a `filter`, a
 * `working-tree-encoding` or an `ident` attribute. Line endings (`text`, `eol`) do not count.
 *
 * @param attributeFiles in git's order, those that win last: outer folders before inner ones, and
 *   `info/attributes` (folder `''`) at the end. Files of folders that do not hold `path` do not matter.
 * @param path relative to the repository's root, with `/`.
 * @returns `true` when in doubt.
 */
export function contentIsFiltered(attributeFiles: readonly AttributeFile[], path: string): boolean {
  if (!ignore.isPathValid(path) || path.endsWith('/')) return true;
  const lines = attributeFiles.flatMap(({ folder, text }) => {
    const base = folder && `${folder}/`;
    return path.startsWith(base) ? parse(text).map((line) => ({ ...line, base })) : [];
  });
  // git takes macros from the root alone.
  const macros = new Map(
    lines.filter(({ macro, base }) => macro && !base).map(({ pattern, attributes }) => [pattern, attributes]),
  );
  const matters = ({ name }: Attribute) => FILTERS.includes(name) || macros.has(name);
  const decided = new Map<string, boolean | undefined>();
  // As git does, from the last word to the first: what is decided stays, and a macro is expanded where set.
  for (const { pattern, macro, attributes, base } of lines.reverse()) {
    if (macro || !attributes.some(matters)) continue;
    const match = matches(pattern, path.slice(base.length));
    if (match === 'no') continue;
    // A line that may not hold can make the answer `true`, but decides nothing for those before it.
    const known = match === 'yes' ? decided : new Map(decided);
    decide(attributes, macros, known);
    if (FILTERS.some((name) => known.get(name))) return true;
  }
  return false;
}

function decide(
  attributes: readonly Attribute[],
  macros: ReadonlyMap<string, readonly Attribute[]>,
  known: Map<string, boolean | undefined>,
): void {
  for (const { name, set } of attributes.toReversed()) {
    if (known.has(name)) continue;
    known.set(name, set);
    if (set) decide(macros.get(name) ?? [], macros, known);
  }
}

function matches(pattern: string, path: string): Match {
  // git disregards a pattern that begins with `!`; one that ends with `/` is about folders.
  if (pattern.startsWith('!') || pattern.endsWith('/')) return 'no';
  // Not understood here; or by the `ignore` package, which trims the end; or by git as its manual says: it
  // compares a literal beginning first, so that `a**/b` matches a/x/b.
  if (/[\p{Cc}\uFFFD]| $|[^/]\*\*/u.test(pattern)) return 'maybe';
  // Each of these multiplies the time that a long path takes.
  if (pattern.split('**').length > 3) return 'maybe';
  const rule = pattern.replace(/^#/, '\\#');
  // Unlike in .gitignore a folder that matches says nothing of what is in it: every folder is taken out again.
  const test = (ignoreCase: boolean) =>
    ignore({ ignoreCase })
      .add([{ pattern: rule }, { pattern: '!*/' }])
      .ignores(path);
  // core.ignoreCase, which git sets on Windows and macOS, lets more match, or less of `[!a]`.
  const exact = test(false);
  return exact !== test(true) ? 'maybe' : exact ? 'yes' : 'no';
}

/** Reads lines of `pattern attr -attr !attr attr=value`; one with a fault says nothing, as in git. */
function parse(text: string): Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((source) => {
      const line = source.replace(/^[ \t\r]+/, '');
      if (line === '' || line.startsWith('#')) return [];
      const [head = '', quoted] = /^"((?:[^"\\]|\\.)*)"/.exec(line) ?? /^[^ \t\r]+/.exec(line) ?? [];
      const macro = head.startsWith('[attr]') && head.length > 6;
      const attributes: Attribute[] = [];
      for (const word of line
        .slice(head.length)
        .split(/[ \t\r]+/)
        .filter(Boolean)) {
        const [, sign, name] = /^([-!]?)([\w.][-\w.]*)(?:=.*)?$/.exec(word) ?? [];
        if (name === undefined) return [];
        attributes.push({ name, set: sign === '' ? true : sign === '-' ? false : undefined });
      }
      // Newer versions of git pass over a longer line, older ones do not.
      const pattern = line.length > 2048 ? UNKNOWN : quoted === undefined ? head : unquote(quoted);
      return [{ pattern: macro ? head.slice(6) : pattern, macro, attributes }];
    });
}

/** A pattern that says `maybe` of every path. */
const UNKNOWN = '\0';

/** Control characters and bytes may be written as C escapes too; that nobody does, so they stay unknown. */
function unquote(quoted: string): string {
  return /^(?:[^\\]|\\[\\"])*$/.test(quoted) ? quoted.replace(/\\(.)/g, '$1') : UNKNOWN;
}
