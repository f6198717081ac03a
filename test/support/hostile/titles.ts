import { CONTROLS, DEVICES, group, hex, printable, SAYS, unique, UNSEEN, type Hostile } from './case';

// prettier-ignore
const YAML = [
  'null', '~', 'Null', 'true', 'No', 'on', '.inf', '.NaN', '0x1F', '0o17', '1e3', '12e4567', '0012345', '-0',
  '1_000', '1:30:00', '2026-11-20', '2026-11-20T10:00:00Z', '=', '<<', '? x', '! x', '!!js/function x', '!x',
  '&a x', '*a', '*a x', '| x', '>', '>-', '%TAG', '@x', '`x`', '{a: b}', '{', '[a, b]', '[', ']', '}', ',',
  'a: b', 'a:', ': b', 'a :b', 'a #b', '# a', 'a#b', '---', '--- a', '...', '- a', '-', '-a', "'", "''", '"',
  '""', '"a', "it's", '"a" b', "'a' b", 'a "b" \'c\'', '\\', '\\n', '\\u0000', '\\x00', 'a\\', '"\\"', 'y', '?',
];

// prettier-ignore
const MARKDOWN = [
  '#', '##', '# #', 'C#', 'ends #', 'ends ##', '> a', '* a', '+ a', '1. a', '1) a', '=', '===', '***', '___',
  '*a*', '**a**', '_a_', '__a__', 'a_b_c', '~~a~~', '`a`', '``a``', '`', '```', '```ts', '~~~', '|a|b|', '|---|',
  '[a](b)', '![a](b)', '[a]: b', '[a][b]', '[^1]', '[[a]]', '[ ] a', '[x] a', '[', '](', '\\[a\\](b)', '\\\\',
  'a  ', 'a\\', '&amp;', '&#35;', '&lt;b&gt;', '&', '$x$', '$$x$$', '$(trash)', '$(x', 'a@b.example', ':tada:',
  'https://a.example/b', '<https://a.example>', 'www.a.example', 'a|b', 'a\\|b', '%%a%%', '==a==', '^a^', '{#id}',
];

// prettier-ignore
const HTML = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<!-- a', '<!-- a -->', '-->', '<![CDATA[ a ]]>',
  '<?php a ?>', '<!DOCTYPE a>', '<b>a</b>', '</div>', '<a href="command:x">a</a>', '<pre>', '<style>', '<', '>',
  '[a](command:workbench.action.quit)', 'command:workbench.action.quit', '[a](javascript:alert(1))',
  '<command:workbench.action.quit>', '[a](file:///etc/passwd)', '![a](https://a.example/b.png)', '{{a}}',
  '<%= a %>',
];

// prettier-ignore
const OWN = [
  'Challenge: a', 'Challenge: Challenge: a', 'Challenge #3: a', 'Blocker 2 - a', 'ADR-0004: a', 'TIL', 'Challenge',
  '[RESOLVED] a', 'RESOLVED: a', '\u2705 FIXED: a', 'a (fixed)', 'a \u2705', '3. a', '3', '#3', '[BUG] a',
  'a (b, c)', '2026-11-20 - a', 'Status: open', '**Status:** Resolved', 'before=a1', '${TITLE}', '${BEFORE}',
  '\\${TITLE}', '${TITLE:x}', '$1', '${1:a}', '$&', '$`', "$'", '{{title}}', '__proto__', 'constructor', 'toString',
  'README',
];

// prettier-ignore
const SCRIPTS = [
  'ปัญหาการเชื่อมต่อ', 'น้ำ', '接続が切れる', '连接泄漏', '연결 누수', 'שלום עולם', 'اتصال مسرّب', 'ड्राइव', 'Проблема',
  'İstanbul ıI', 'ﬀ ligature', 'Ǆ', 'ẞ straße', 'e\u0301', '\u00e9', '\u0301 alone', 'A\u030a', '각',
  '\u1112\u1161\u11ab',
  'Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309a\u030a\u030b\u030cl\u030d\u030eg\u030fo',
  '𝕊𝕠𝕔𝕜𝕖𝕥', '𠮷野家',
  '\ud83d\udd25\ud83d\udd25', '\ud83d\udc69\u200d\ud83d\udcbb at work', '\ud83c\uddf9\ud83c\udded flag',
  '1\ufe0f\u20e3 key',
  '\ud83d\udc4d\ud83c\udffd', '\ud83c\udff4\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  '\u263a\ufe0f', '\uff1a\uff03',
];

// prettier-ignore
const PATHS = [
  '..', '.', '../../etc/passwd', '..\\..\\x', '/etc/passwd', 'C:\\x', 'C:x', '\\\\host\\share', 'a/b',
  'a\\b', 'a/../b',
  '~/x', 'file:///x', 'a:b', 'a?b', 'a*b', 'a"b', 'a<b>c', 'a|b', '.git', '.git/config', '.', 'a.', 'a ',
  ' a', '-rf', '--help',
  '%2e%2e%2f', '%00', '$HOME', '`id`', '$(id)', ';id', 'a.md', 'a.md.md', 'desktop.ini', 'node_modules',
  '\u2024\u2024/x',
];

/** What is typed as a title. */
// prettier-ignore
export const TITLES: readonly Hostile[] = unique([
  ...group('YAML', YAML),
  ...group('Markdown', MARKDOWN),
  ...group('HTML and links', HTML),
  ...group('our own words', OWN),
  ...group('scripts', SCRIPTS),
  ...group('device names', DEVICES),
  ...group('paths', PATHS),
  ...UNSEEN.map((code) => ({ group: 'unseen', name: `a U+${code} b`, text: `a${hex(code)}b` })),
  ...UNSEEN.map((code) => ({ group: 'unseen alone', name: `U+${code}`, text: hex(code), refused: SAYS.empty })),
  ...CONTROLS.map((code) => ({
    group: 'controls',
    name: `control ${code}`,
    text: `a${String.fromCharCode(code)}b`,
  })),
  ...group('line ends', [
    'a\r\nb', 'a\nb', 'a\rb', 'a\n\n\nb', 'a\tb', 'a\u2028b', 'a\u2029b', 'a\u0085b', 'a\vb\fc', '\na\n',
  ]),
  ...group('line ends', ['a\n---\nb', 'a\n# b', '---\ntitle: b\n---']),
  ...group('white space', [
    'a  b', 'a\u00a0b', 'a\u3000b', '\u00a0a', 'a\u2003', ' a ', 'a\u202fb', 'a\u1680b', 'a\u205fb',
  ]),
  ...group('marks of templates', [
    '\ue000TITLE\ue001', 'a\ue002b', '\ue000', '\ue001', '\ue000CURSOR\ue001', '\ue002', 'a\uf8ffb',
  ]),
  ...group('not characters', [
    'a\ufffdb', 'a\ufffeb', 'a\uffffb', 'a\u{1ffff}b', 'a\u{10ffff}b', '\ufdd0', 'a\ufff9b\ufffac\ufffb',
  ]),
  ...group('byte order mark', ['\ufeffa', 'a\ufeff', '\ufeff\ufeffa']),
  ...[
    'x', '\ud83d\udd25', 'ก', '\u0e01\u0e33', '漢', '#', '[', '`', '\\', '"', 'a b ', '\u0301', '-', '..', '/',
    '&', 'a\u001b',
  ].map((unit) => ({
    group: '300 characters',
    name: `300 of ${printable(unit)}`,
    text: unit.repeat(Math.ceil(300 / unit.length)),
  })),
  ...group('1,000 characters', ['x'.repeat(1_000), 'a\u001b'.repeat(500), '\ud83d\udd25'.repeat(500)]),
  ...[1_005, 40_000, 1_000_000, 20_000_000].map((count) => ({
    group: 'very long',
    name: `${count} characters`,
    text: 'long '.repeat(count / 5),
    refused: SAYS.long,
  })),
  ...group('empty', ['', ' ', '\t', '\r\n', '\u00a0', '\u2028', '\ufeff', '\u001b', '\u0007\u200b'], SAYS.empty),
  ...group('NUL', ['\0', 'a\0b', 'a\0'], SAYS.nul),
  ...group('lone surrogates', ['\ud800', '\udfff', 'a\ud83d', '\udd25a', 'a\ud83d b', '\udd25\ud83d'], SAYS.half),
]);
