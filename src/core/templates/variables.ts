/** The variables of templates, in one table: pickers, completion, hovers and docs/TEMPLATES.md tell the same. */

export interface Variable {
  readonly name: string;
  /** In a few words, without a full stop. */
  readonly description: string;
  readonly example: string;
  /** Its value is Markdown of several lines, so it stands alone on its line, or in a fence. */
  readonly isBlock: boolean;
}

function word(name: string, description: string, example: string): Variable {
  return { name, description, example, isBlock: false };
}

function block(name: string, description: string, example: string): Variable {
  return { name, description, example, isBlock: true };
}

export const VARIABLES = [
  word('TITLE', 'The title that was typed', 'Sockets leak'),
  word('KIND', 'The kind, as headings name it', 'Challenge'),
  word('NUMBER', 'The number of the document', '7'),
  word('NUMBER_PADDED', 'The number as the file name has it', '007'),
  word('SEVERITY', 'The severity that was chosen', 'high'),
  word('CATEGORY', 'The category that was chosen', 'technical'),
  word('DATE', 'The day', '2026-11-20'),
  word('TIME', 'The local time', '17:31'),
  word('DATETIME', 'Day and time with the offset', '2026-11-20T17:31:05+01:00'),
  word('FILE', 'The path of the captured file; where a link leads, the way to it', 'src/server.ts'),
  word('LINES', 'The captured lines', '42-57'),
  word('SYMBOL', 'The function or class around them', 'ConnectionPool.acquire'),
  word('LANGUAGE', 'The language of the captured code, as a fence names it', 'ts'),
  word('COMMIT', 'The full hash of the commit', '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70'),
  word('COMMIT_SHORT', 'Its first seven digits', '3f2a9c1'),
  word('BRANCH', 'The branch', 'main'),
  word('PERMALINK', 'The address of the lines on the forge', 'https://git.example/…#L42-L57'),
  word('AUTHOR', 'The name that git knows', 'Ada'),
  word('VERSION', 'The version that the workspace declares for itself', '0.3.0'),
  block('BEFORE', 'The captured code with where it is from; in a fence, the code alone', '**Before**: …'),
  block(
    'CODE_CHANGES',
    'Before and After, with blanks where nothing was captured',
    '**Before** … **After** …',
  ),
  block('DIAGNOSTICS', 'The errors and warnings on the captured lines', '- Error on line 42: …'),
  block('ERROR_OUTPUT', 'The text of the terminal, the exception or the output panel', '```text …'),
  block(
    'ENVIRONMENT',
    'The system, the editor and the versions that the project declares',
    '- OS: Linux 6.1',
  ),
  block('ERROR_ENVIRONMENT', 'The same, where there is error output', '- OS: Linux 6.1'),
  word('CURSOR', 'Where the cursor is when the document opens', ''),
] as const satisfies readonly Variable[];

export type VariableName = (typeof VARIABLES)[number]['name'];

const BY_NAME: ReadonlyMap<string, Variable> = new Map(
  VARIABLES.map((variable) => [variable.name, variable]),
);

/** The variable of a name; `undefined` for one that nobody knows. */
export function variableOf(name: string): Variable | undefined {
  return BY_NAME.get(name);
}

/** A variable as a template writes it. */
export interface Use {
  readonly name: string;
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
}

/** `${NAME}`, `${NAME:what stands there otherwise}`; `\${NAME}` is text. */
const USE = /\\\$\{|\$\{([A-Z][A-Z0-9_]*)(?::([^}\n]{0,1000}))?\}/g;
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK = /\uE000([A-Z0-9_]+)(?::([^\uE001]*))?\uE001/g;

/** The variables that a text uses, known or not. */
export function usesOf(text: string): Use[] {
  return [...text.matchAll(USE)].flatMap(({ 0: whole, 1: name, index }) =>
    name === undefined ? [] : [{ name, start: index, end: index + whole.length }],
  );
}

/**
 * Puts marks that mean nothing to YAML or Markdown where a text uses variables, so that both can be parsed
 * before anything is filled in. What is no variable stays as it is.
 */
export function markVariables(text: string): string {
  return text.replaceAll(USE, (whole, name?: string, otherwise?: string) => {
    if (name === undefined) return '${';
    if (!BY_NAME.has(name)) return whole;
    return `${OPEN}${name}${otherwise === undefined ? '' : `:${otherwise}`}${CLOSE}`;
  });
}

/** Replaces marks. @param value of a variable; `otherwise` is what stands there where it has none */
export function fillMarks(marked: string, value: (name: VariableName, otherwise?: string) => string): string {
  return marked.replaceAll(MARK, (_whole, name: VariableName, otherwise?: string) => value(name, otherwise));
}

/** The name of the variable that is all of a text. */
export function onlyMark(marked: string): VariableName | undefined {
  return /^\uE000([A-Z0-9_]+)\uE001$/.exec(marked)?.[1];
}

/** Whether a marked text holds a variable. */
export function isMarked(marked: string): boolean {
  return marked.includes(OPEN);
}
