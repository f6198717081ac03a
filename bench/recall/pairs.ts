// Pairs of remembered code and a file, each with the answer that is right, on real code and by hand.
import type { CapturedCode } from '../../src/core/anchor';
import { languageOfFile } from '../../src/core/languages';
import type { ShownFile, TroubleCode } from '../../src/core/recall';
import type { Case } from '../anchors/cases';
import { casesOf, randomOf } from '../anchors/index';
import { FILES, readSource, type SetName, type SourceFile } from '../anchors/sources';
import { BOILERPLATE, HAND_MADE } from './handMade';

export interface Pair {
  readonly name: string;
  readonly code: TroubleCode;
  readonly file: ShownFile;
  /** `either` is told, and counts for nothing. */
  readonly expected: 'hint' | 'silence' | 'either';
}

/** What happens to code, from the cases for anchors; the answer for a code whose fix is not known. */
const CHANGES: Readonly<Record<string, Pair['expected']>> = {
  'insert above': 'hint',
  're-indent': 'hint',
  'wrap in a class': 'hint',
  'line endings': 'hint',
  'format in another style': 'hint',
  // What was edited may be what fixed it.
  'edit a token': 'silence',
  'edit a fifth of the lines': 'silence',
  grow: 'silence',
  shrink: 'silence',
  delete: 'silence',
  'delete, leave a look-alike': 'silence',
  'delete, a look-alike elsewhere': 'silence',
  'replace by other code': 'silence',
  'comment out': 'silence',
};
const OTHER = 'lib/elsewhere.ts';

export async function pairsOf(set: SetName): Promise<Pair[]> {
  const cases = await casesOf(set);
  const random = randomOf(set === 'tuned' ? 7 : 70_001);
  const sources = FILES[set].map(readSource);
  return [
    ...cases.flatMap(changed),
    ...cases.filter(({ name }) => name === 'untouched').flatMap((one) => edited(one, random)),
    ...HAND_MADE.flatMap(byHand),
    ...BOILERPLATE.map(({ file, text }) => ({
      name: 'boilerplate, word for word',
      code: { captured: { text, file } },
      file: shown(OTHER.replace(/ts$/, file.split('.')[1] ?? ''), text),
      expected: 'silence' as const,
    })),
    ...sources.flatMap((source, index) =>
      strangers(source, sources[(index + 1) % sources.length] ?? source, random),
    ),
  ];
}

function changed({ name, captured, files }: Case): Pair[] {
  const expected = CHANGES[name];
  if (expected === undefined || !isWorthTelling(captured)) return [];
  const text = files.map((file) => file.text).join('\n');
  // Whoever edits no more than a comment leaves the code.
  const isUntouched = /^(?:edit|grow|shrink)/.test(name) && bare(text).includes(bare(captured.text));
  const file = shown(OTHER, text);
  return [
    isUntouched
      ? { name: 'only comments edited', code: { captured }, file, expected: 'hint' }
      : { name, code: { captured }, file, expected },
  ];
}

function bare(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !isComment(line)).join('\n');
}

/** What is edited beside the fix is still trouble; what the fix made of it is none. */
function edited({ captured, files }: Case, random: (below: number) => number): Pair[] {
  const lines = captured.text.split('\n');
  const worded = lines.flatMap((line, index) => (/[\w$]{3,}/.test(line) && !isComment(line) ? [index] : []));
  if (worded.length < 5 || !isWorthTelling(captured)) return [];
  const [fixed = 0, other = 0] = shuffled(worded, random);
  const around = (text: string) =>
    shown(
      OTHER,
      `${(files[0]?.text ?? '')
        .split('\n')
        .slice(0, 12)
        .filter((line) => !/\*/.test(line))
        .join('\n')}\n${text}\n`,
    );
  const withLine = (at: number, by: readonly string[]) =>
    [...lines.slice(0, at), ...by, ...lines.slice(at + 1)].join('\n');
  const renamed = (line: string) => line.replace(/[A-Za-z_$][\w$]{2,}/, (word) => `${word}Checked`);
  const replacing = withLine(fixed, [renamed(lines[fixed] ?? '')]);
  const adding = withLine(fixed, [lines[fixed] ?? '', '  releaseWhatWasTaken(handle);']);
  const removing = withLine(fixed, []);
  const word = /[A-Za-z_$][\w$]{3,}/.exec(lines[other] ?? '')?.[0] ?? '';
  return (
    [
      [
        'one line edited, fix known',
        { captured, after: replacing },
        withLine(other, [renamed(lines[other] ?? '')]),
        'hint',
      ],
      [
        'one line added, fix known',
        { captured, after: replacing },
        withLine(other, [lines[other] ?? '', 'count += 1;']),
        'hint',
      ],
      ['comments changed', { captured }, withComments(lines).join('\n'), 'hint'],
      [
        'a variable renamed, fix not known',
        { captured },
        captured.text.replaceAll(word, `${word}2`),
        'either',
      ],
      [
        'a variable renamed, fix known',
        { captured, after: replacing },
        captured.text.replaceAll(word, `${word}2`),
        'either',
      ],
      ['the fix, which replaced a line', { captured, after: replacing }, replacing, 'silence'],
      ['the fix, which added a line', { captured, after: adding }, adding, 'silence'],
      ['the fix, which removed a line', { captured, after: removing }, removing, 'silence'],
      [
        'the fix, edited',
        { captured, after: replacing },
        replacing.replace(lines[other] ?? '', renamed(lines[other] ?? '')),
        'silence',
      ],
    ] as const
  ).map(([name, code, text, expected]) => ({ name, code, file: around(text), expected }));
}

function byHand({ file, before, after, again, relative }: (typeof HAND_MADE)[number]): Pair[] {
  const captured = { text: before, file };
  const code = { captured, ...(after !== undefined && { after }) };
  const path = `lib/elsewhere.${file.split('.')[1] ?? ''}`;
  return [
    { name: 'by hand: met again', code, file: shown(path, again), expected: 'hint' },
    {
      name: 'by hand: met again, fix not known',
      code: { captured },
      file: shown(path, again),
      expected: 'hint',
    },
    { name: 'by hand: the fix', code, file: shown(path, after ?? ''), expected: 'silence' },
    {
      name: 'by hand: the fix, not known',
      code: { captured },
      file: shown(path, after ?? ''),
      expected: 'silence',
    },
    { name: 'by hand: a relative', code, file: shown(path, relative), expected: 'silence' },
    {
      name: 'by hand: a relative, fix not known',
      code: { captured },
      file: shown(path, relative),
      expected: 'silence',
    },
  ];
}

/** Code of one file, and all of another by the same people. */
function strangers(source: SourceFile, other: SourceFile, random: (below: number) => number): Pair[] {
  return Array.from({ length: 4 }, () => {
    const block = source.blocks[random(source.blocks.length)] ?? { first: 0, last: 20 };
    const text = source.lines.slice(block.first, block.last + 1).join('\n');
    const captured = { text, file: source.path };
    const after = `${text.split('\n').slice(0, -1).join('\n')}\nfixed();`;
    return {
      name: 'another file of the same people',
      code: { captured, after },
      file: shown(other.path, other.lines.join('\n')),
      expected: 'silence' as const,
    };
  });
}

/** Whether a person would want to be told: some lines of code, not only a call. Not what decides in the extension. */
function isWorthTelling({ text }: CapturedCode): boolean {
  const lines = text.split('\n').filter((line) => /[\w$]{2,}/.test(line) && !isComment(line));
  const words = new Set(lines.join('\n').match(/[A-Za-z_$][\w$]{2,}/g));
  return lines.length >= 4 && words.size >= 12;
}

const isComment = (line: string) => /^\s*(?:\/?\*|\/\/)/.test(line);

function withComments(lines: readonly string[]): string[] {
  if (lines.some((line) => /[`*]/.test(line))) return lines.map((line) => `  ${line}`);
  return lines.flatMap((line, index) => {
    const bare = isComment(line) ? [] : [/[;{]$/.test(line) ? `${line} // see below` : line];
    return index % 3 === 2 ? ['  // As agreed.', ...bare, ''] : bare;
  });
}

function shuffled(items: readonly number[], random: (below: number) => number): number[] {
  const left = [...items];
  return items.map(() => left.splice(random(left.length), 1)[0] ?? 0);
}

function shown(path: string, text: string): ShownFile {
  return { path, folder: 'w', text, language: languageOfFile(path) };
}
