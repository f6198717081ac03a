// How inputs are made of others: most Markdown means something only at the start of a line, so lines are moved, doubled
// and cut as often as characters, and what is written into them are words that our own source knows.
import { SEPARATOR, type Input } from '../input';

/** A whole number from 0, below the one given. */
export type Random = (below: number) => number;

/** The same numbers for the same seed (xorshift). */
export function createRandom(seed: number): Random {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(1, below);
  };
}

/** What means something to Markdown, YAML and our own formats, and what is easily miscounted. */
const MARKS = [
  ...'#*_`~>-+=|[](){}<>!\\/:;,.?&%$@"\'^ \t\n\r0123456789xaé字🔥',
  ...[
    '\n\n',
    '\r\n',
    '  \n',
    '\\\n',
    '---\n',
    '---',
    '```',
    '````',
    '~~~',
    '    ',
    '**',
    '__',
    '](',
    '|---|',
  ],
  ...[
    '<!--',
    '-->',
    '<b>',
    '</b>',
    '<a href="',
    '- ',
    '* ',
    '1. ',
    '> ',
    '- [ ] ',
    '- [x] ',
    '# ',
    '## ',
    '### ',
  ],
  ...['===\n', '**Status:** ', '**Status**: ', 'Status: ', '- **Status:** ', '| Status |', '## Status\n\n'],
  ...[
    '\uFEFF',
    '\u00a0',
    '\u2028',
    '\u0085',
    '\0',
    '\u200d',
    '\u202e',
    '\u0301',
    '：',
    '、',
    '（',
    '👩‍💻',
    '✅',
  ],
  ...[
    'before=a1',
    'after=a1',
    'evidence=a2',
    ' file=src/a.ts',
    ' lines=1-2',
    '```ts before=a1\n',
    '```ts after=a1\n',
  ],
  ...[
    'kind: ',
    'status: ',
    'title: ',
    'anchors:\n  - id: a1\n',
    'fixes:\n  - commit: ',
    'tags: [',
    '|\n',
    '&x ',
    '*x',
  ],
  ...[
    '#1',
    '#004',
    'ADR-0004',
    '[[004-x]]',
    '004-x.md',
    '](004-x.md)',
    '[r]: 004-x.md',
    'src/a.ts:4-5',
    '%20',
  ],
  ...[
    '${TITLE}',
    '${CODE}',
    '${DATE}',
    '$(x)',
    '2026-11-21',
    '2026-11-21T10:00:00+01:00',
    '3f2a9c1b',
    SEPARATOR,
  ],
];

const LONGEST_RUN = 40;

/** Makes inputs out of a corpus. */
export interface Mutator {
  /** @returns an input like the one given */
  (input: Input): Input;
}

/**
 * @param words of the source
 * @param other an input to take lines from
 * @param longest of a text, in UTF-16 units
 */
export function createMutator(
  random: Random,
  words: readonly string[],
  other: () => Input,
  longest: number,
): Mutator {
  const some = <Value>(values: readonly Value[], otherwise: Value): Value =>
    values[random(values.length)] ?? otherwise;
  const token = () => (random(3) === 0 ? some(words, '') : some(MARKS, ''));
  const changes: readonly ((text: string) => string)[] = [
    (text) => spliced(text, random(text.length + 1), 0, token()),
    (text) => spliced(text, random(text.length + 1), 0, token()),
    (text) => spliced(text, random(text.length + 1), 0, token().repeat(1 + random(LONGEST_RUN))),
    (text) => spliced(text, random(text.length + 1), 1 + random(3), ''),
    (text) => spliced(text, random(text.length + 1), 1 + random(60), ''),
    (text) => spliced(text, random(text.length + 1), 1 + random(8), token()),
    (text) => {
      const start = random(text.length + 1);
      return spliced(text, random(text.length + 1), 0, text.slice(start, start + 1 + random(60)));
    },
    (text) => inLines(text, (lines) => void lines.splice(random(lines.length), 1 + random(4))),
    (text) =>
      inLines(text, (lines) => {
        const from = random(lines.length);
        lines.splice(random(lines.length + 1), 0, ...lines.slice(from, from + 1 + random(6)));
      }),
    (text) =>
      inLines(text, (lines) => {
        const at = random(lines.length);
        lines[at] = token() + (lines[at] ?? '');
      }),
    (text) =>
      inLines(text, (lines) => {
        const at = random(lines.length);
        lines[at] = (lines[at] ?? '') + token();
      }),
    (text) =>
      inLines(text, (lines) => {
        const mine = other().text.split('\n');
        const from = random(mine.length);
        lines.splice(random(lines.length + 1), random(3), ...mine.slice(from, from + 1 + random(8)));
      }),
    (text) => text.replaceAll(/\r\n|\n|\r/g, some(['\n', '\r\n', '\r'], '\n')),
  ];
  return (input) => {
    let { path, text, pick } = input;
    for (let count = 1 + random(4); count > 0; count--) text = some(changes, changes[0]!)(text);
    if (random(6) === 0) path = other().path;
    if (random(40) === 0) path = mutatedPath(path, token(), random);
    if (random(3) === 0) pick = random(2 ** 31);
    // Documents are decoded from UTF-8, so there are no halves of characters in them.
    return { path, text: text.slice(0, longest).toWellFormed(), pick };
  };
}

function mutatedPath(path: string, word: string, random: Random): string {
  const name = spliced(path, random(path.length), random(3), word.replaceAll(/[\s\0/\\]/g, '-'));
  return name.toWellFormed().replace(/^\/+/, '') || path;
}

function spliced(text: string, at: number, remove: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at + remove);
}

function inLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}
