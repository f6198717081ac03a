/** What each command is called with. The parser reads the same tables, so the help cannot differ from it. */

interface Option {
  /** What stands for its value; absent for a switch. */
  readonly value?: string;
  readonly short?: string;
  /** May be given again. */
  readonly repeatable?: true;
  readonly about: string;
}

export const OPTIONS = {
  json: { about: 'Print JSON with every key, null where something is not known.' },
  state: { value: 'STATE', repeatable: true, about: 'Only entries that are open, resolved or reference.' },
  kind: {
    value: 'KIND',
    repeatable: true,
    about: 'challenge, blocker, decision (adr), til, troubleshooting, debt, or your own.',
  },
  since: {
    value: 'DATE',
    about: 'Only entries of 2026-11-20, 2026-11 or 2026, or later; none whose date is not known.',
  },
  include: {
    value: 'GLOB',
    repeatable: true,
    about: 'Read only these documents of a folder, such as "notes/**/*.md".',
  },
  exclude: { value: 'GLOB', repeatable: true, about: 'Leave out these documents or folders.' },
  file: { value: 'FILE', about: 'The code that the entry is about.' },
  lines: { value: 'A-B', about: 'Its lines, such as 42-57 or 42. They are copied into the record.' },
  severity: { value: 'WORD', about: 'Such as high. Default: medium; empty for none.' },
  category: { value: 'WORD', about: 'Such as process. Default: technical; empty for none.' },
  tag: { value: 'WORD', repeatable: true, about: 'A tag.' },
  target: {
    value: 'PATH',
    about:
      'The folder, or the log (a .md file), that it goes to. Default: where such entries are, else docs/challenges.',
  },
  template: {
    value: 'NAME',
    about: 'A template, built in or of .challenge-log/templates, such as challenge-story.',
  },
  check: { about: 'Write nothing; exit 1 where an index is not current.' },
  style: { value: 'STYLE', about: 'list, summary or status. Default: as the index is; a new one is a list.' },
  'group-by': {
    value: 'WHAT',
    about: 'none, kind, category or state. Default: as the index is; a new one has no groups.',
  },
  numbering: {
    value: 'SCHEME',
    about: 'How the name begins: number (the default), date, or none.',
  },
  secrets: {
    value: 'mask|keep',
    about:
      'What becomes of secrets in the lines that are copied. Without it nothing is written if there are any.',
  },
  'no-secrets': { about: 'Do not look for secrets.' },
  'dry-run': { about: 'Only print what would be done, line by line.' },
  help: { short: 'h', about: 'Print this help.' },
} as const satisfies Readonly<Record<string, Option>> as Readonly<Record<OptionName, Option>>;

export type OptionName =
  | 'json'
  | 'state'
  | 'kind'
  | 'since'
  | 'include'
  | 'exclude'
  | 'file'
  | 'lines'
  | 'severity'
  | 'category'
  | 'tag'
  | 'target'
  | 'template'
  | 'check'
  | 'style'
  | 'group-by'
  | 'numbering'
  | 'secrets'
  | 'no-secrets'
  | 'dry-run'
  | 'help';

interface Command {
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly OptionName[];
  readonly about: string;
}

const READING = `Without PATH, the current folder is read as the extension reads a workspace: its docs folders, and well-known
names such as KNOWN_ISSUES.md. A PATH is a document or a folder, and is read whole, but for hidden folders
and node_modules. The settings of VS Code are not read; --include and --exclude stand for them.`;

export const COMMANDS = {
  list: {
    usage: 'challenge-log list [PATH…] [--json] [--state STATE] [--kind KIND] [--since DATE]',
    summary: 'List entries.',
    options: ['json', 'state', 'kind', 'since', 'include', 'exclude'],
    about: `Lists the entries of documents: challenges, blockers, decisions, TILs.

${READING}

On a terminal this is a table that fits its width. For another program, each entry is a line of seven fields
with tabs between them, not cut: state, number, title, kind, severity, date, document:line. A state with “?”
was concluded, as the document does not tell it. In JSON, documents are relative to their PATH.`,
  },
  check: {
    usage: 'challenge-log check [PATH…] [--no-secrets]',
    summary: 'Print what is wrong with documents; exit 1 if anything is.',
    options: ['no-secrets', 'include', 'exclude'],
    about: `Prints the problems of documents, each as “path:line:column: code message”: front matter that cannot be read,
a heading that differs from the title, a link of an index that leads nowhere, a file that cannot be read, a number that
two documents have, a line of a document with entries that looks like it holds a key, a token or a password.
Of secrets it says what they seem to be and never what they are.

${READING}`,
  },
  new: {
    usage:
      'challenge-log new TITLE [--kind KIND] [--file FILE [--lines A-B]] [--target PATH] [--template NAME]',
    summary: 'Write a new record, with the code and the commit that it is about.',
    options: [
      'kind',
      'file',
      'lines',
      'severity',
      'category',
      'tag',
      'target',
      'template',
      'numbering',
      'secrets',
      'include',
      'exclude',
    ],
    about: `Writes a record as Log Challenge does in the editor, under the next free number of all branches, and prints its path.
It knows the file, the lines and their text, the commit, the branch, and whether there were uncommitted changes.

The record goes to the folder “docs/challenges” that is nearest, from the current folder upwards to the root of
the repository; where there is none, to a new one in that root. Outside a repository: in the current folder. A kind
that has a folder there already, such as “docs/adr”, goes to that one, in the form that its documents have. A target that
“challenge-log list” would not read is refused, unless the same --include says that it is.`,
  },
  index: {
    usage: 'challenge-log index [PATH…] [--check] [--style STYLE] [--group-by WHAT]',
    summary: 'Write the index in the README of folders; with --check, exit 1 where it is not current.',
    options: ['check', 'style', 'group-by', 'include', 'exclude'],
    about: `Writes what stands between <!-- challenge-log:index --> and <!-- /challenge-log:index --> in the README.md of a
folder: its entries, with links. Nothing else in it changes. Prints the path of each document that was written.

A PATH is a folder, and gets an index if it has none. Without PATH, the folders that are read as the extension
reads a workspace are looked at, and those with an index are brought up to date.`,
  },
  renumber: {
    usage: 'challenge-log renumber [PATH…] [--dry-run]',
    summary: 'Give documents that share a number numbers of their own.',
    options: ['dry-run', 'include', 'exclude'],
    about: `Where several documents of a folder have the same number, as branches that were merged leave them behind, the oldest
keeps it and the others get the next free ones: their files, their own headings, and every reference to them in the
repository that certainly means them. Where a text could mean either, git tells which of them was there when it was
written; without an answer it stays. The next free number is one that no branch and no deleted file ever had.

A PATH is a document or a folder whose numbers are looked at; references are looked for in the whole repository. Without
PATH, the repository is read as the extension reads a workspace.`,
  },
  show: {
    usage: 'challenge-log show NUMBER [PATH…] | PATH[:LINE]',
    summary: 'Print entries as they are in their documents.',
    options: ['include', 'exclude'],
    about: `Prints the Markdown of the entries that have a number, of all entries of a document, or of the one around a line.
On a terminal, a line of facts stands above each. Exit 1 if there is none.

${READING}`,
  },
} as const satisfies Readonly<Record<string, Command>> as Readonly<Record<CommandName, Command>>;

export type CommandName = 'list' | 'check' | 'new' | 'index' | 'renumber' | 'show';

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

const EXIT_CODES = `Exit codes: 0 done, 1 problems found by “check”, an index not current, or nothing found by “show”, 2 wrong use
or not possible.
Colours are only used on a terminal, and not where NO_COLOR is set.`;

/** A few lines for who typed something wrong. */
export function usageOf(): string {
  return `Usage: challenge-log COMMAND …\n“challenge-log --help” says more.`;
}

export function helpText(about?: CommandName): string {
  if (about === undefined) {
    const commands = Object.values(COMMANDS).map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
    return `Challenges, blockers, decisions and TILs in Markdown documents.

${commands.join('\n')}
  challenge-log COMMAND --help
  challenge-log --version

${EXIT_CODES}
`;
  }
  const command = COMMANDS[about];
  return `Usage: ${command.usage}

${command.about}

${optionLines([...command.options, 'help']).join('\n')}

${EXIT_CODES}
`;
}

function optionLines(names: readonly OptionName[]): string[] {
  const rows = names.map((name) => {
    const { value, short, repeatable, about } = OPTIONS[name];
    const flag = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
    return { flag, about: repeatable ? `${about} Repeatable.` : about };
  });
  const width = Math.max(...rows.map(({ flag }) => flag.length));
  return rows.map(({ flag, about }) => `  ${flag.padEnd(width)}  ${about}`);
}
