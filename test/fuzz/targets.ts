import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Input, Promised } from './input';
import { follows, isLocatedInFile, isLocatedTheSame, isRecalled } from './promises/anchors';
import { isUnderstood } from './promises/arguments';
import { adds, appends, promotes, resolves, setsFields } from './promises/editing';
import { isLocated, isSet } from './promises/frontMatter';
import { isNamed, isRenumbered } from './promises/naming';
import { isRead, isReadTheSame, isTold } from './promises/reading';
import { isTemplate, isText, isWritten } from './promises/templates';

/** A promise with what its inputs are made of at first. */
export interface Target {
  readonly promised: Promised;
  readonly seeds: 'documents' | 'records' | 'code' | 'templates' | 'commands';
}

export const TARGETS: Readonly<Record<string, Target>> = {
  reading: { promised: isRead, seeds: 'documents' },
  endings: { promised: isReadTheSame, seeds: 'documents' },
  telling: { promised: isTold, seeds: 'documents' },
  frontMatter: { promised: isLocated, seeds: 'records' },
  keys: { promised: isSet, seeds: 'records' },
  fields: { promised: setsFields, seeds: 'documents' },
  resolving: { promised: resolves, seeds: 'documents' },
  adding: { promised: adds, seeds: 'documents' },
  promoting: { promised: promotes, seeds: 'documents' },
  appending: { promised: appends, seeds: 'documents' },
  anchors: { promised: isLocatedInFile, seeds: 'code' },
  anchorEndings: { promised: isLocatedTheSame, seeds: 'code' },
  following: { promised: follows, seeds: 'code' },
  recall: { promised: isRecalled, seeds: 'code' },
  naming: { promised: isNamed, seeds: 'documents' },
  renumbering: { promised: isRenumbered, seeds: 'documents' },
  templates: { promised: isTemplate, seeds: 'templates' },
  writing: { promised: isWritten, seeds: 'code' },
  text: { promised: isText, seeds: 'documents' },
  arguments: { promised: isUnderstood, seeds: 'commands' },
};

const COMMANDS = [
  'list\n--json\n--state\nopen\n--kind\nadr',
  'list\n--since\n2026-11\ndocs',
  'check\n--exclude\nx/**\n--include\n*.md\n--\n-a.md',
  'show\n4\ndocs',
  'index\n--check\n--style=list\n--group-by\nstate',
  'renumber\n--dry-run\ndocs/adr',
  'new\nIt leaks: "x"\n--kind\nblocker\n--tag\na\n--file\nsrc/a.ts\n--lines\n4-5',
  'help\nlist',
];

/**
 * The inputs that a target begins with.
 * @param root the project's folder
 */
export function seedsOf({ seeds }: Target, root: string): Input[] {
  const documents = () => filesIn(path.join(root, 'test', 'fixtures', 'documents'), '.md');
  const templates = () => filesIn(path.join(root, 'src', 'core', 'templates', 'builtIn'), '.md');
  const code = () => filesIn(path.join(root, 'src', 'core'), '.ts').filter((_, at) => at % 4 === 0);
  const records = () => documents().filter(({ text }) => /^\uFEFF?---/.test(text));
  switch (seeds) {
    case 'documents':
      return documents().map((input) => ({ ...input, path: input.path.split('/').slice(1).join('/') }));
    case 'records':
      return [...records(), ...templates()];
    case 'code':
      return code();
    case 'templates':
      return [...templates(), ...records().slice(0, 10)];
    case 'commands':
      return COMMANDS.map((text, pick) => ({ path: 'x', text, pick }));
  }
}

function filesIn(folder: string, ending: string): Input[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name, pick) => ({
      path: name.replaceAll('\\', '/'),
      text: readFileSync(path.join(folder, name), 'utf8'),
      pick,
    }));
}
