import { parseArgs } from 'node:util';
import type { State } from '../core/entry';
import { knownGrouping, knownStyle, type IndexLayout } from '../core/indexes/layout';
import { NUMBERINGS, type Numbering } from '../core/numbering';
import { optional } from '../core/optional';
import { UserError } from '../core/ports';
import { UsageError } from './errors';
import { COMMANDS, OPTIONS, isCommand, usageOf, type CommandName, type OptionName } from './help';
import type { ReadOptions } from './read';

/** What is asked for. */
export type Request =
  | { readonly command: 'help'; readonly about?: CommandName }
  | { readonly command: 'version' }
  | (ListRequest & { readonly command: 'list' })
  | (CheckRequest & { readonly command: 'check' })
  | (ShowRequest & { readonly command: 'show' })
  | (IndexRequest & { readonly command: 'index' })
  | (RenumberRequest & { readonly command: 'renumber' })
  | (NewRequest & { readonly command: 'new' });

export interface CheckRequest extends ReadOptions {
  readonly paths: readonly string[];
  /** Whether secrets are looked for. */
  readonly secrets: boolean;
}

export interface RenumberRequest extends ReadOptions {
  readonly paths: readonly string[];
  /** Only print what would be done. */
  readonly dryRun: boolean;
}

export interface ShowRequest extends ReadOptions {
  /** A number, a path, or a path with a line. */
  readonly what: string;
  /** Where a number is looked for; none for the default. */
  readonly paths: readonly string[];
}

export interface ListRequest extends ReadOptions {
  readonly paths: readonly string[];
  readonly json: boolean;
  /** Empty for all. */
  readonly states: readonly State[];
  /** As typed; empty for all. */
  readonly kinds: readonly string[];
  /** `2026`, `2026-11` or `2026-11-20`. */
  readonly since?: string;
}

export interface IndexRequest extends ReadOptions {
  /** Folders; none for those that have an index. */
  readonly paths: readonly string[];
  /** Only look. */
  readonly check: boolean;
  readonly wanted: Partial<IndexLayout>;
}

export interface NewRequest extends ReadOptions {
  readonly title: string;
  readonly kind?: string;
  readonly severity?: string;
  readonly category?: string;
  readonly tags: readonly string[];
  readonly target?: string;
  /** The id or name of a template. */
  readonly template?: string;
  readonly numbering: Numbering;
  readonly file?: string;
  readonly lines?: string;
  /** What becomes of secrets; absent where nothing was said. */
  readonly secrets?: 'mask' | 'keep';
}

const STATES: readonly State[] = ['open', 'resolved', 'reference'];

/**
 * Reads the command line.
 * @throws UsageError saying what is right
 */
export function parseArguments(args: readonly string[]): Request {
  const [first, ...rest] = args;
  if (first === undefined) throw new UsageError(`Say what to do: ${commandNames()}.\n\n${usageOf()}`);
  if (first === '--help' || first === '-h') return { command: 'help' };
  if (first === '--version') return { command: 'version' };
  if (first === 'help') return helpRequest(rest);
  if (!isCommand(first)) {
    const what = first.startsWith('-') ? 'is no option before a command' : 'is no command';
    throw new UsageError(`“${first}” ${what}. The commands are ${commandNames()}.\n\n${usageOf()}`);
  }
  try {
    return requestOf(first, rest);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(
      `${error.message}\n\nUsage: ${COMMANDS[first].usage}\n“challenge-log ${first} --help” says more.`,
    );
  }
}

function helpRequest([about]: readonly string[]): Request {
  if (about === undefined || about.startsWith('-')) return { command: 'help' };
  if (isCommand(about)) return { command: 'help', about };
  throw new UsageError(`“${about}” is no command. The commands are ${commandNames()}.`);
}

function requestOf(command: CommandName, args: readonly string[]): Request {
  const { values, positionals } = parse(command, args);
  const one = (name: OptionName) => lastOf(values[name]);
  const all = (name: OptionName) => listOf(values[name]);
  if (values.help === true) return { command: 'help', about: command };
  const include = all('include');
  const reading: ReadOptions = { exclude: all('exclude'), ...(include.length > 0 ? { include } : {}) };
  for (const path of positionals)
    if (path === '' && command !== 'new') throw new UsageError('A PATH is empty.');
  switch (command) {
    case 'list':
      return {
        command,
        ...reading,
        paths: positionals,
        json: values.json === true,
        states: words(all('state')).map(stateOf),
        kinds: words(all('kind')),
        ...optional('since', dateOf(one('since'))),
      };
    case 'check':
      return { command, ...reading, paths: positionals, secrets: values['no-secrets'] !== true };
    case 'index':
      return {
        command,
        ...reading,
        paths: positionals,
        check: values.check === true,
        wanted: {
          ...optional('style', ofIndex(knownStyle, one('style'))),
          ...optional('groupBy', ofIndex(knownGrouping, one('group-by'))),
        },
      };
    case 'renumber':
      return { command, ...reading, paths: positionals, dryRun: values['dry-run'] === true };
    case 'show': {
      const [what, ...paths] = positionals;
      if (what === undefined) throw new UsageError('Say which entry: its NUMBER, or the PATH of a document.');
      if (paths.length > 0 && !isNumber(what))
        throw new UsageError(`Only one PATH can be shown; behind a NUMBER, PATHs say where to look for it.`);
      return { command, ...reading, what, paths };
    }
    case 'new': {
      const [title, ...more] = positionals;
      if (title === undefined) throw new UsageError('Say the TITLE: a few words that name the problem.');
      if (more.length > 0)
        throw new UsageError(
          `The TITLE is one argument: put it in quotes, as in "${positionals.join(' ')}".`,
        );
      const [file, lines] = [one('file'), one('lines')];
      if (lines !== undefined && file === undefined)
        throw new UsageError('--lines needs --file: which file are they lines of?');
      return {
        command,
        ...reading,
        title,
        tags: words(all('tag')),
        numbering: numberingOf(one('numbering')),
        ...optional('kind', one('kind')),
        ...optional('severity', one('severity')),
        ...optional('category', one('category')),
        ...optional('target', one('target')),
        ...optional('template', one('template')),
        ...optional('file', file),
        ...optional('lines', lines),
        ...optional('secrets', secretsOf(one('secrets'))),
      };
    }
  }
}

/** The number of `12`, `012` and `#12`. */
export function numberIn(text: string): number | undefined {
  return isNumber(text) ? Number(text.replace('#', '')) : undefined;
}

function isNumber(text: string): boolean {
  return /^#?\d{1,9}$/.test(text);
}

type Value = string | boolean | (string | boolean)[] | undefined;

function parse(
  command: CommandName,
  args: readonly string[],
): { values: Readonly<Record<string, Value>>; positionals: readonly string[] } {
  const names: OptionName[] = [...COMMANDS[command].options, 'help'];
  const options = Object.fromEntries(
    names.map((name) => {
      const { value, short } = OPTIONS[name];
      // All may be given again here, so that a second one is seen instead of silently winning.
      const type = value === undefined ? ('boolean' as const) : ('string' as const);
      return [name, { type, multiple: type === 'string', ...(short === undefined ? {} : { short }) }];
    }),
  );
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    for (const name of names) {
      const given = parsed.values[name];
      if (Array.isArray(given) && given.length > 1 && !OPTIONS[name].repeatable)
        throw new UsageError(`--${name} can be given only once.`);
    }
    return parsed;
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_'))
      throw new UsageError(sentenceOf(error.message, command));
    throw error;
  }
}

/** Node's words, as far as they help. */
function sentenceOf(message: string, command: CommandName): string {
  const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
  if (unknown !== undefined) return `“${unknown}” is no option of “${command}”.`;
  const missing =
    /^Option '(?:-\w, )?(--[\w-]+)(?: <value>)?' (?:argument missing|argument is ambiguous)/.exec(
      message,
    )?.[1];
  if (missing !== undefined) {
    const value = OPTIONS[missing.slice(2) as OptionName].value ?? 'a value';
    return `${missing} needs ${value}. A value that begins with “-” is written ${missing}=-….`;
  }
  const surplus = /^Option '(?:-\w, )?(--[\w-]+)' does not take an argument/.exec(message)?.[1];
  if (surplus !== undefined) return `${surplus} takes no value.`;
  return message.split('\n', 1)[0] ?? message;
}

function stateOf(word: string): State {
  const state = STATES.find((known) => known === word.toLowerCase());
  if (state === undefined)
    throw new UsageError(`“${word}” is no state. The states are ${STATES.join(', ')}.`);
  return state;
}

/** The core's sentence, with the command's usage behind it. */
function ofIndex<Word>(known: (word: string) => Word, word: string | undefined): Word | undefined {
  try {
    return word === undefined ? undefined : known(word);
  } catch (error) {
    throw error instanceof UserError ? new UsageError(error.message) : error;
  }
}

function numberingOf(word = 'number'): Numbering {
  const numbering = NUMBERINGS.find((known) => known === word.toLowerCase());
  if (numbering === undefined)
    throw new UsageError(`“${word}” is no numbering. Write ${NUMBERINGS.join(', ')}.`);
  return numbering;
}

function secretsOf(word: string | undefined): NewRequest['secrets'] {
  const known = (['mask', 'keep'] as const).find((one) => one === word?.toLowerCase());
  if (word !== undefined && known === undefined)
    throw new UsageError(`“${word}” cannot be done with secrets. Write mask or keep.`);
  return known;
}

function dateOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const [, year = '', month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // 30 February would silently be a day in March.
  if (year === '' || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text))
    throw new UsageError(`“${text}” is no date. Write 2026-11-20, 2026-11 or 2026.`);
  return text;
}

/** `a,b` and `--x a --x b` are the same. */
function words(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((word) => word.trim())
    .filter(Boolean);
}

function listOf(value: Value): string[] {
  return [value ?? []].flat().filter((item) => typeof item === 'string');
}

function lastOf(value: Value): string | undefined {
  return listOf(value).at(-1);
}

function commandNames(): string {
  return Object.keys(COMMANDS).join(', ');
}
