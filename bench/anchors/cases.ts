// What happens to code after it was captured; where it then is, is known since it was put there.
import { format } from 'prettier';
import type { CandidateFile, CapturedCode, CodePlace } from '../../src/core/anchor';
import type { LineRange } from '../../src/core/entry';
import { linesOfNode, type Block, type SourceFile } from './sources';

export interface Case {
  readonly name: string;
  readonly captured: CapturedCode;
  readonly files: readonly CandidateFile[];
  /** Where it is; several places where each of them is right; none where it is gone. */
  readonly places: readonly CodePlace[];
  /** By how many lines an answer may begin or end elsewhere, where edits make it a matter of taste. */
  readonly slack: number;
  /** That it cannot be told is right, too; to name the right one is better. */
  readonly isAmbiguous?: true;
}

type Random = (below: number) => number;

interface Given {
  readonly file: SourceFile;
  readonly block: Block;
  readonly code: readonly string[];
  /** Lines of another file. */
  readonly foreign: (count: number) => string[];
  readonly random: Random;
}

type Outcome = Omit<Case, 'name' | 'captured'>;
type Change = (given: Given) => Outcome | undefined | Promise<Outcome | undefined>;

const OTHER = 'lib/elsewhere.ts';
const KEYWORD =
  /^(?:const|let|var|return|function|if|else|for|of|in|new|this|async|await|export|throw|typeof|class|null|undefined|true|false)$/;

export const CHANGES: Readonly<Record<string, Change>> = {
  untouched: (given) => at(given, given.file.lines, given.block.first),
  'insert above': (given) => {
    const count = 1 + given.random(60);
    const where = given.random(given.block.first + 1);
    return at(given, spliced(given.file.lines, where, 0, given.foreign(count)), given.block.first + count);
  },
  'delete above': (given) => {
    if (given.block.first < 4) return undefined;
    const count = 1 + given.random(given.block.first - 2);
    // Without its end a comment would hold all that follows.
    if (given.file.lines.slice(1, count + 1).some((line) => line.includes('*/'))) return undefined;
    return at(given, spliced(given.file.lines, 1, count, []), given.block.first - count);
  },
  'edit a token': (given) => {
    const edited = withOtherToken(given);
    return edited && at(given, replaced(given, edited), given.block.first);
  },
  'edit a token, moved': (given) => {
    const edited = withOtherToken(given);
    const count = 1 + given.random(60);
    const lines = edited && spliced(replaced(given, edited), 0, 0, given.foreign(count));
    return lines && at(given, lines, given.block.first + count);
  },
  'edit a fifth of the lines': (given) => {
    if (given.code.length < 5) return undefined;
    const count = Math.floor(given.code.length / 5);
    const foreign = given.foreign(count);
    const edited = [...given.code];
    foreign.forEach((line) => (edited[1 + given.random(edited.length - 2)] = line));
    return at(given, replaced(given, edited), given.block.first, edited.length, 1);
  },
  're-indent': (given) => {
    const indent = given.random(2) === 0 ? '\t' : '      ';
    return at(given, replaced(given, indented(given.code, indent)), given.block.first);
  },
  'wrap in a class': (given) => {
    const wrapped = ['export class Wrapped {', ...indented(given.code, '  '), '}'];
    return at(given, replaced(given, wrapped), given.block.first + 1);
  },
  grow: (given) => {
    if (given.code.length < 3) return undefined;
    const count = 1 + given.random(Math.ceil(given.code.length / 2));
    const grown = spliced(given.code, 1 + given.random(given.code.length - 2), 0, given.foreign(count));
    return at(given, replaced(given, grown), given.block.first, grown.length, 1);
  },
  shrink: (given) => {
    if (given.code.length < 5) return undefined;
    const count = 1 + given.random(Math.floor((given.code.length - 2) * 0.4));
    const from = 1 + given.random(given.code.length - 1 - count);
    const shrunk = spliced(given.code, from, count, []);
    return at(given, replaced(given, shrunk), given.block.first, shrunk.length, 1);
  },
  split: (given) => {
    if (given.code.length < 6) return undefined;
    const cut = 2 + given.random(given.code.length - 4);
    const between = given.foreign(10 + given.random(20));
    const { first } = given.block;
    const lines = replaced(given, spliced(given.code, cut, 0, between));
    const second = first + cut + between.length;
    const end = second + given.code.length - cut;
    const places = [range(first, end), range(first, first + cut), range(second, end)];
    return outcome(given, lines, places, 1);
  },
  'move 10 to 1,000 lines': (given) => {
    const rest = spliced(given.file.lines, given.block.first, given.code.length, []);
    const far = [...rest, ...given.foreign(1100)];
    const distance = 10 + given.random(991);
    const up = given.block.first - distance;
    let to = up >= 0 && given.random(2) === 0 ? up : given.block.first + distance;
    while (isInComment(far, to)) to++;
    return at(given, spliced(far, to, 0, given.code), to);
  },
  'move to another file': (given) => {
    const rest = spliced(given.file.lines, given.block.first, given.code.length, []);
    const to = given.random(40);
    const other = spliced(given.foreign(80), to, 0, given.code);
    return elsewhere([fileOf(given.file.path, rest), fileOf(OTHER, other)], to, given.code.length);
  },
  'rename the file': (given) =>
    elsewhere([fileOf(OTHER, given.file.lines)], given.block.first, given.code.length),
  'rename the file and edit': (given) => {
    if (given.code.length < 3) return undefined;
    const edited = withOtherToken(given);
    return (
      edited && elsewhere([fileOf(OTHER, replaced(given, edited))], given.block.first, given.code.length)
    );
  },
  'copy in the file': (given) => {
    const below = [...given.file.lines, ...given.foreign(3), ...given.code];
    return at(given, below, given.block.first);
  },
  'copy to another file': (given) => {
    const copy = fileOf(OTHER, [...given.foreign(20), ...given.code]);
    const here = at(given, given.file.lines, given.block.first);
    return { ...here, files: [...here.files, copy] };
  },
  'copy, and edit the original': (given) => {
    const edited = given.code.length < 4 ? undefined : withOtherToken(given);
    const copy = fileOf(OTHER, [...given.foreign(20), ...given.code]);
    const here = edited && at(given, replaced(given, edited), given.block.first);
    return here && { ...here, files: [...here.files, copy] };
  },
  'line endings': (given) => {
    const text = given.file.lines.map((line) => (given.random(3) === 0 ? `${line}  ` : line)).join('\r\n');
    const files = [{ path: given.file.path, text: `\uFEFF${text}` }];
    return { ...at(given, given.file.lines, given.block.first), files };
  },
  'format in another style': async (given) => {
    const { path, lines } = given.file;
    if (!given.block.node) return undefined;
    const style = {
      semi: false,
      useTabs: true,
      singleQuote: given.random(2) === 0,
      printWidth: 60 + given.random(80),
    };
    const text = await format(lines.join('\n'), { ...style, parser: 'typescript', trailingComma: 'none' });
    const there = linesOfNode(path, text, given.block.node);
    if (!there) return undefined;
    return outcome(given, text.split('\n'), [range(there.first, there.last + 1)], 0);
  },
  'a part of lines': (given) => {
    const cut = (given.code[0] ?? '').search(/\S/) + given.random(4);
    const first = (given.code[0] ?? '').slice(cut);
    if (!/^[\w$]/.test(first) || /[\w$]$/.test((given.code[0] ?? '').slice(0, cut))) return undefined;
    const count = given.random(30);
    const lines = spliced(given.file.lines, 0, 0, given.foreign(count));
    return at(given, lines, given.block.first + count);
  },
  delete: (given) => gone([fileOf(given.file.path, without(given))]),
  'delete, other files stay': (given) =>
    gone([fileOf(given.file.path, without(given)), fileOf(OTHER, given.foreign(300))]),
  'delete, leave a look-alike': (given) => {
    const alike = lookAlike(given.code, 0.5);
    return alike && gone([fileOf(given.file.path, replaced(given, alike))]);
  },
  'delete, a look-alike elsewhere': (given) => {
    const alike = lookAlike(given.code, 0.4);
    return (
      alike &&
      gone([fileOf(given.file.path, without(given)), fileOf(OTHER, [...given.foreign(30), ...alike])])
    );
  },
  'replace by other code': (given) =>
    gone([fileOf(given.file.path, replaced(given, given.foreign(given.code.length)))]),
  'comment out': (given) => gone([fileOf(given.file.path, replaced(given, commented(given)))]),
};

/** What nothing but the text can tell: the only honest answer is that it is ambiguous. */
export const UNTELLABLE: Readonly<Record<string, Change>> = {
  'twins that both moved': (given) => {
    const above = Array.from({ length: 7 }, (_, index) => `// line ${index}`);
    const twins = [...above, ...given.file.lines, ...given.foreign(5), ...given.code];
    return { ...at(given, twins, given.block.first + 7), isAmbiguous: true };
  },
};

export function capturedOf(
  { path, symbols }: SourceFile,
  { first, last }: Block,
  code: readonly string[],
): CapturedCode {
  const around = symbols.filter(({ lines }) => lines.first <= first + 1 && last + 1 <= lines.last).at(-1);
  const symbol = around === undefined ? {} : { symbol: around.path };
  return { text: code.join('\n'), file: path, lines: { first: first + 1, last: last + 1 }, ...symbol };
}

function at(
  given: Given,
  lines: readonly string[],
  first: number,
  count = given.code.length,
  slack = 0,
): Outcome {
  return outcome(given, lines, [range(first, first + count)], slack);
}

function outcome(
  { file }: Given,
  lines: readonly string[],
  ranges: readonly LineRange[],
  slack: number,
): Outcome {
  return {
    files: [fileOf(file.path, lines)],
    places: ranges.map((found) => ({ file: file.path, lines: found })),
    slack,
  };
}

function elsewhere(files: readonly CandidateFile[], first: number, count: number): Outcome {
  return { files, places: [{ file: OTHER, lines: range(first, first + count) }], slack: 0 };
}

function gone(files: readonly CandidateFile[]): Outcome {
  return { files, places: [], slack: 0 };
}

/** @param first counted from 0; `end` is the first line behind it */
function range(first: number, end: number): LineRange {
  return { first: first + 1, last: end };
}

const isInComment = (lines: readonly string[], at: number) =>
  [lines[at - 1], lines[at]].some((line) => /^\s*(?:\/?\*|\/\/)/.test(line ?? ''));

const fileOf = (path: string, lines: readonly string[]): CandidateFile => ({ path, text: lines.join('\n') });

const spliced = (lines: readonly string[], from: number, count: number, added: readonly string[]) => [
  ...lines.slice(0, from),
  ...added,
  ...lines.slice(from + count),
];

const replaced = ({ file, block, code }: Given, lines: readonly string[]) =>
  spliced(file.lines, block.first, code.length, lines);

const without = (given: Given) => replaced(given, []);

const indented = (lines: readonly string[], indent: string) =>
  lines.map((line) => (line.trim() === '' ? line : `${indent}${line}`));

function commented({ code, random }: Given): string[] {
  const indent = /^\s*/.exec(code[0] ?? '')?.[0] ?? '';
  if (random(3) > 0)
    return code.map((line) => (line.trim() === '' ? line : `${indent}// ${line.trimStart()}`));
  return [`${indent}/*`, ...code, `${indent}*/`];
}

/** With one word another one. */
function withOtherToken({ code, random }: Given): string[] | undefined {
  const words = code
    .flatMap((line, row) =>
      [...line.matchAll(/[A-Za-z_$][\w$]{2,}/g)].map(({ 0: word, index }) => ({ row, word, index })),
    )
    .filter(({ word }) => !KEYWORD.test(word));
  const chosen = words[random(words.length)];
  if (!chosen || words.length < 5) return undefined;
  const { row, word, index } = chosen;
  return code.map((line, at) =>
    at === row ? `${line.slice(0, index)}${word}Edited${line.slice(index + word.length)}` : line,
  );
}

/** Code of the same shape about something else: most of its names are others, each the same everywhere. */
function lookAlike(code: readonly string[], kept: number): string[] | undefined {
  const names = [...new Set(code.join('\n').match(/[A-Za-z_$][\w$]*/g) ?? [])].filter(
    (name) => !KEYWORD.test(name),
  );
  if (names.length < 4) return undefined;
  // The first name is what the code declares: a look-alike has another.
  const others = new Set(names.filter((_, index) => index === 0 || (index * kept) % 1 < 1 - kept));
  return code.map((line) =>
    line.replace(/[A-Za-z_$][\w$]*/g, (name) => (others.has(name) ? `${name}Other` : name)),
  );
}
