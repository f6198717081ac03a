import { DEVICES, group, SAYS, unique, type Hostile } from './case';

// prettier-ignore
const NAMES = [
  'a b.ts', 'a  b.ts', ' a.ts', 'a.ts ', '.a', 'a', 'a.', '..a', '...', '-a.ts', '--help', '~', '~a', '@a',
  '#a.ts', '%41.ts',
  '100%.ts', '%2e%2e', '%00', 'a&b', 'a;b', 'a,b', 'a+b', 'a=b', 'a!b', "it's.ts", 'a$b', '$(id)',
  '`id`.ts', '${TITLE}.ts', '(a).ts',
  '[id].ts', '[...all].tsx', '{a}.ts', 'a](b).ts', '![a](b).ts', 'a_b_.ts', '_a_.ts', '**a**.ts',
  '~~a~~.ts', 'null', 'true', '1e5',
  '0012', '2026-11-20', '---', '- a', "'a'", 'a.md', 'ปัญหา.ts', '接続.ts', 'שלום.ts', '\ud83d\udd25.ts',
  'e\u0301.ts', '\u00e9.ts',
  '\ud83d\udc69\u200d\ud83d\udcbb.ts', 'İ.ts', 'ß.ts', '__proto__', 'constructor', 'a\u00a0b.ts',
  '\u3000.ts', 'a\u200bb.ts', 'a\ufeffb.ts',
  '\u202egnp.ts', 'a\u2066b.ts', 'a\u2028b.ts', '&amp;.ts', 'command%3Ax', 'a#L1-L2', 'a\ue002b.ts',
  '\ue000TITLE\ue001.ts',
];
/** Names that other systems take, and Windows does not. */
// prettier-ignore
const POSIX_NAMES = [
  'a:b.ts', 'a?b.ts', 'a*b.ts', 'a|b.ts', 'a"b.ts', '<script>.ts', 'a\\b.ts', '\\', '..\\x.ts', 'C:\\x.ts',
  'command:x', '|', '>', '*',
  '"', '?', ': a', 'a\nb.ts', 'a\r\n# b.ts', 'a\tb.ts', '\u0001.ts', '\u001b[31m.ts', '\u007f.ts',
  'a\n```\nb.ts', 'a\n---\nb',
];

/** What the file of the selected code is called, without its folder. */
export const FILE_NAMES: readonly Hostile[] = unique([
  ...group('names', NAMES),
  ...group('long names', [
    'x'.repeat(250),
    'ก'.repeat(83),
    '\ud83d\udd25'.repeat(60),
    '`'.repeat(250),
    '['.repeat(250),
  ]),
  ...group('names that Windows refuses', [...POSIX_NAMES, ...DEVICES.filter((name) => /^\w+$/.test(name))]),
]);

/** What a target is called: a folder for new entries. */
// prettier-ignore
export const FOLDERS: readonly Hostile[] = unique([
  ...group('folders', [
      'docs/a b', 'docs/#1', 'docs/%41', 'docs/[x]', 'docs/{a,b}', 'docs/(a)', 'docs/a&b', 'docs/a;b',
      "docs/it's", 'docs/@a', 'docs/!a',
      'docs/ปัญหา', 'docs/接続', 'docs/שלום', 'docs/\ud83d\udd25', 'docs/e\u0301', 'docs/\u00e9',
      'docs/__proto__', 'docs/constructor',
      'docs/a\u202eb', 'docs/a\u200bb', 'docs/$(id)', 'docs/`id`', 'docs/${TITLE}', 'docs/$HOME', 'docs/-rf',
      'docs/--help', 'docs/~',
      'docs\\a', './docs/a', 'docs//a', 'docs/./a/', 'docs/a/b/c/d/e/f/g', 'docs/null', 'docs/2026-11-20',
      'docs/a.md/', 'docs/1', 'docs',
  ]),
  ...group('folders that Windows refuses', [
    'docs/a:b', 'docs/a*b', 'docs/a?b', 'docs/a|b', 'docs/"', 'docs/<b>', 'docs/a\nb', 'docs/a\u0001',
  ]),
  ...group(
    'outside',
    [
        '..', '../x', '../../etc', 'docs/..', 'docs/../..', 'docs/../../x', 'docs\\..\\..\\x', '/', '/etc',
        '\\', '\\\\host\\share', '//host/x', 'C:\\x', 'C:x', 'c:/x', './..', 'docs/./..',
    ],
    SAYS.outside,
  ),
  ...group(
    'not the workspace’s own',
    ['.git', '.git/hooks', 'docs/.GIT/x', 'node_modules', 'node_modules/a', 'a/Node_Modules/b'],
    SAYS.never,
  ),
  ...group('what no name holds', ['docs/a\0b', 'docs/\ud800'], SAYS.unwritable),
]);

/** Names of folders that are longer than file systems take; only they can tell. */
export const LONG_FOLDERS: readonly Hostile[] = unique(
  group('long folders', [`docs/${'x'.repeat(300)}`, `docs/${'ก'.repeat(100)}`], SAYS.longName),
);

/** Folders that are not looked into, unless a setting names them. */
export const UNREAD_FOLDERS: readonly Hostile[] = unique(
  group(
    'folders that no setting names',
    ['somewhere/else', 'src/a b', 'docs/.hidden', '.hidden/x', ''],
    SAYS.unread,
  ),
);
