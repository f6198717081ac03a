/** Texts that parsers are slow at, of about a given length in UTF-16 units. */
export type Shape = (length: number) => string;

const repeat =
  (part: string): Shape =>
  (length) =>
    part.repeat(Math.ceil(length / part.length));
const numbered =
  (part: (n: number) => string): Shape =>
  (length) => {
    let text = '';
    for (let n = 1; text.length < length; n++) text += part(n);
    return text;
  };
/** A line of one mark, again and again, with something at the end that it could have belonged to. */
const run =
  (mark: string, end = 'x'): Shape =>
  (length) =>
    repeat(mark)(length) + end;

export const SHAPES: Readonly<Record<string, Shape>> = {
  'ordinary prose': repeat(
    'The sockets leak, since `close()` waits for [them](../src/pool.ts#L3); see #4.\n\n',
  ),
  'one long line of words': repeat('word '),
  'one long word': run('a'),
  'lines of one letter': repeat('a\n'),
  'blank lines': run('\n'),
  'carriage returns': run('\r'),
  'lines of spaces': repeat('   \n'),
  spaces: run(' '),
  tabs: run('\t'),
  'brackets that open': run('['),
  'brackets that open and close': (length) => '['.repeat(length / 2) + ']'.repeat(length / 2),
  'empty links': repeat('[]()'),
  links: numbered((n) => `[x ${n}](../a${n}.md) #${n} `),
  'lines of links': numbered((n) => `- [x ${n}](../a${n}.md), see #${n}\n`),
  'links of numbers': numbered((n) => `[#${n}](${n}-a.md) `),
  'links that never end': repeat('[a]('),
  'link definitions': numbered((n) => `[r${n}]: ../a${n}.md "t"\n`),
  'names of documents': numbered((n) => `[[00${n}-x]] `),
  images: repeat('![a](b.png "t") '),
  asterisks: run('*'),
  'emphasis that never ends': repeat('**a '),
  'emphasis of both kinds': repeat('*_a_ __b '),
  underscores: run('_'),
  backticks: run('`'),
  'runs of backticks': numbered((n) => `${'`'.repeat((n % 40) + 1)} `),
  'code that never ends': repeat('`a ``b '),
  tildes: run('~'),
  backslashes: run('\\'),
  dollars: repeat('${a} $(b) '),
  variables: repeat('${TITLE} '),
  'lines of variables': repeat('${CODE_CHANGES}\n\n'),
  'variables that never end': repeat('${TITLE:'),
  fences: repeat('```\n'),
  'fences of code': numbered((n) => `\`\`\`ts before=a${n % 999}\nconst a = ${n};\n\`\`\`\n\n`),
  'a fence that never ends': (length) => `\`\`\`ts before=a1\n${repeat('a\n')(length)}`,
  'fences that grow': numbered((n) => `${'`'.repeat((n % 60) + 3)}\n`),
  tables: repeat('| Issue | Status |\n|---|---|\n| It leaks | Open |\n\n'),
  'rows of a table': (length) =>
    `| Issue | Status |\n|---|---|\n${numbered((n) => `| It ${n} | Open |\n`)(length)}`,
  'a table of many columns': (length) => {
    const cells = '| a '.repeat(length / 8);
    return `${cells}|\n${cells.replaceAll(' a ', '---')}|\n${cells}|\n`;
  },
  pipes: run('|'),
  'lists in lists': numbered((n) => `${'  '.repeat(n % 60)}- a\n`),
  'deep lists': (length) => repeat('- ')(length),
  'items of lists': numbered((n) => `- [ ] thing ${n}\n`),
  'numbered items': numbered((n) => `${n}. thing\n`),
  'items without text': repeat('-\n'),
  quotations: run('> '),
  'lines of quotations': repeat('> a\n'),
  'quotations in quotations': numbered((n) => `${'> '.repeat(n % 40)}a\n`),
  headings: numbered((n) => `${'#'.repeat((n % 6) + 1)} Heading ${n}\n`),
  'headings that nest': numbered((n) => `${'#'.repeat((n % 6) + 1)} Problem\n\n`),
  'underlined headings': repeat('a\n---\n'),
  'number signs': run('#'),
  entries: numbered((n) => `## Challenge ${n}: It leaks ${n}\n\n**Status:** Open\n\n`),
  'entries without a status': numbered((n) => `## Challenge ${n}: It leaks ${n}\n\nText\n\n`),
  'entries that were resolved': numbered((n) => `### ${n}. ✅ FIXED: It leaks\n\n**Root cause:** a\n\n`),
  'entries of one name': repeat('## Challenge: It leaks\n\n**Status:** Open\n\n'),
  labels: repeat('**Status:** Open\n'),
  'labels of one line': repeat('**Status:** Open | '),
  'labels in a list': repeat('- **Solution:** a\n'),
  'labels without words': repeat('**Solution:**\n\n'),
  'blanks to fill': repeat('**Date:** ____\n\n'),
  statuses: repeat('🟢 Resolved / Open, '),
  emoji: run('🔥'),
  'emoji of many parts': repeat('👩‍💻🏳️‍🌈'),
  'combining marks': run('\u0301'),
  ideographs: run('接続が切れる'),
  tags: repeat('<b>'),
  'tags that never end': repeat('<a '),
  'blocks of HTML': repeat('<div>\na\n</div>\n\n'),
  comments: repeat('<!-- a -->\n'),
  'comments that never end': repeat('<!-- '),
  'comments in code': repeat('/* a // b\n'),
  'an index that never ends': repeat('<!-- challenge-log:index -->\n'),
  rules: repeat('---\n'),
  'conflict markers': repeat('<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n'),
  addresses: numbered((n) => `https://git.example/a/${n}/b?c=${n}#L4 `),
  'paths with lines': numbered((n) => `src/a${n}.ts:42-57 `),
  'paths that never end': repeat('a/'),
  dots: run('.'),
  'percent signs': run('%'),
  numbers: numbered((n) => `${n}, `),
  'numbers with words': numbered((n) => `ADR-00${n} `),
  'number four': repeat('ADR-0004 #4 0004-x.md '),
  hashes: repeat('3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70 '),
  days: repeat('2026-11-21T10:00:00+01:00 '),
  quotes: repeat('"\''),
  'nested marks': numbered((n) => `${'([{'.repeat(n % 30)}${'}])'.repeat(n % 30)}\n`),
  'lines of code': numbered((n) => `  const value${n % 50} = compute(other${n % 7}, "text ${n}");\n`),
  'code of one line': repeat('  return null;\n'),
  'brackets of code': repeat('}\n'),
  'code that almost repeats': numbered((n) => `if (a${n % 3}) { b(c); d(e); }\n`),
};
/** Front matter; a header is at most 32 KiB, so what is longer is none. */
export const HEADERS: Readonly<Record<string, Shape>> = {
  'keys of YAML': numbered((n) => `key${n}: value ${n}\n`),
  'a key of YAML again and again': repeat('key: value\n'),
  'anchors of a record': (length) =>
    `anchors:\n${numbered((n) => `  - id: a${n}\n    file: src/a${n}.ts\n`)(length)}`,
  'fixes of a record': (length) =>
    `fixes:\n${numbered((n) => `  - commit: "${n}"\n    subject: a\n`)(length)}`,
  'tags in one line': (length) => `tags: [${numbered((n) => `t${n}, `)(length)}]\n`,
  'a list of YAML': (length) => `tags:\n${repeat('  - a\n')(length)}`,
  'a map of YAML in one line': (length) => `a: {${numbered((n) => `k${n}: v, `)(length)}}\n`,
  'brackets of YAML': (length) => `a: ${'['.repeat(length)}\n`,
  'braces of YAML': (length) => `a: ${'{'.repeat(length)}\n`,
  'YAML that nests': (length) => numbered((n) => `${' '.repeat(n % 15)}a${n}:\n`)(length),
  'dashes of YAML': (length) => `a:\n  ${'- '.repeat(length / 2)}\n`,
  'a text of YAML': (length) => `title: |\n${repeat('  a\n')(length)}`,
  'folded text of YAML': (length) => `title: >\n${repeat('  a\n\n')(length)}`,
  'a quoted text of YAML': (length) => `title: "${repeat('a \\" ')(length)}"\n`,
  'a quoted text of many lines': (length) => `title: "${repeat('a\n  ')(length)}"\n`,
  'plain text of many lines': (length) => `title: a\n${repeat('  a\n')(length)}`,
  'comments of YAML': repeat('# a\n'),
  'blank lines of YAML': (length) => `a: b\n${'\n'.repeat(length)}c: d\n`,
  'white space of YAML': (length) => `a: b${' '.repeat(length)}c\n`,
  'question marks of YAML': repeat('? a\n'),
  'colons of YAML': (length) => `a: ${':'.repeat(length)}\n`,
  'aliases of YAML': numbered((n) => `a${n}: &x${n} b\n`),
  'variables of YAML': repeat('title: ${TITLE}\n'),
};
