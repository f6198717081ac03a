import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { createRecall, type ShownFile, type TroubleCode } from '../../../src/core/recall';
import { readLessons } from '../../../src/core/recall/lesson';
import { isPasted } from '../../../src/core/recall/paste';
import { withoutComments } from '../../../src/core/recall/comments';
import { readText } from '../../../src/core/reader';
import { runs } from '../../support/long';

const BEFORE = [
  'async function acquire(pool: Pool): Promise<Connection> {',
  '  const socket = await pool.open(options.address);',
  '  pool.sockets.push(socket);',
  "  socket.on('close', () => reconnect(pool));",
  '  return new Connection(socket);',
  '}',
];
const AFTER = BEFORE.with(3, "  socket.once('close', () => release(pool, socket));");
const OTHER = ['export function closeServer(server) {', '  server.stopListening();', '}', ''];

const text = (lines: readonly string[]) => lines.join('\n');
const shown = (lines: readonly string[], path = 'lib/other.ts', language = 'typescript'): ShownFile => ({
  path,
  folder: 'w',
  text: text(lines),
  language,
});
function recallOf(...codes: readonly TroubleCode[]) {
  const recall = createRecall<string>();
  codes.forEach((code, index) => recall.remember(`entry ${index + 1}`, [code], 'w'));
  return recall;
}
const captured = { text: text(BEFORE), file: 'src/pool.ts', lines: { first: 1, last: 6 } };
const fixed: TroubleCode = { captured, after: text(AFTER) };
const linesFound = (file: ShownFile, ...codes: readonly TroubleCode[]) =>
  recallOf(...codes)
    .find(file)
    .map(({ lines }) => [lines.first, lines.last]);

describe('code that was trouble once', () => {
  it('is known again in another file, whatever its indentation, blank lines, comments and line endings', () => {
    const changed = BEFORE.flatMap((line) => [`\t\t${line} // as agreed`, '', '  /* more', '     of it */']);
    const file = { ...shown([]), text: [...OTHER, ...changed].join('\r\n') };
    assert.deepEqual(linesFound(file, { captured }), [[5, 25]]);
  });

  it('is known again in another style of quotes and semicolons', () => {
    const style = BEFORE.map((line) => line.replaceAll("'", '"').replace(/;$/, ''));
    assert.deepEqual(linesFound(shown([...OTHER, ...style]), { captured }), [[5, 10]]);
  });

  it('is known again with another line edited, where the fix is known', () => {
    const edited = BEFORE.with(4, '  return new Connection(socket, options.limit);');
    assert.deepEqual(linesFound(shown(edited), fixed), [[1, 6]]);
    assert.deepEqual(linesFound(shown(edited), { captured }), []);
  });

  it('is not what became of it, whether the fix replaced, added or removed a line', () => {
    const fixes = [
      AFTER,
      BEFORE.toSpliced(3, 0, '  release(socket);'),
      BEFORE.toSpliced(3, 1),
      [...BEFORE, 'checked();'],
    ];
    for (const fix of fixes) {
      assert.deepEqual(linesFound(shown([...OTHER, ...fix]), { captured, after: text(fix) }), []);
      assert.deepEqual(linesFound(shown([...OTHER, ...BEFORE]), { captured, after: text(fix) }), [[5, 10]]);
    }
  });

  it('is not code that differs in a sign', () => {
    const code = [
      'for (let row = 0; row <= table.height; row++) {',
      '  const cells = table.cellsOf(row, columns);',
      '  draw(cells, margin);',
      '}',
    ];
    const trouble = { captured: { text: text(code), file: 'a.ts' } };
    assert.deepEqual(linesFound(shown(code), trouble), [[1, 4]]);
    assert.deepEqual(linesFound(shown(code.map((line) => line.replace('<=', '<'))), trouble), []);
  });

  it('is not what is commented out', () => {
    assert.deepEqual(linesFound(shown(['/*', ...BEFORE, '*/']), { captured }), []);
    assert.deepEqual(linesFound(shown(BEFORE.map((line) => `// ${line}`)), { captured }), []);
  });

  it('is not where its entry captured it, in the same workspace folder', () => {
    const file = shown([...OTHER, ...BEFORE], 'src/pool.ts');
    assert.deepEqual(linesFound(file, { captured }), []);
    assert.deepEqual(linesFound({ ...file, folder: 'another' }, { captured }), [[5, 10]]);
  });

  it('is not code that says little', () => {
    const little = [
      ['}', '}'],
      [
        "import { createServer, type IncomingMessage } from 'node:http';",
        "import { readFile } from 'node:fs/promises';",
      ],
      [
        'import {',
        '  createConnection,',
        '  createStatement,',
        '  PreparedStatement,',
        "} from './database';",
      ],
      ['} catch (error) {', '  console.error(error);', '  process.exit(1);', '}'],
      [
        '// Permission is granted to use, copy and distribute',
        '// this software for any purpose whatever it is.',
      ],
      ['const { translate } = useTranslation();', 'const dispatch = useDispatch();'],
    ];
    for (const code of little)
      assert.deepEqual(
        linesFound(shown(code), { captured: { text: text(code), file: 'a.ts' } }),
        [],
        code[0],
      );
  });

  it('is told once for an entry, for the best entry of a place, and at most three times in a file', () => {
    const codes = Array.from({ length: 5 }, (_, index) =>
      BEFORE.map((line) => line.replaceAll('socket', `socket${index}`)),
    );
    const troubles = codes.map((code) => ({ captured: { text: text(code), file: 'a.ts' } }));
    const part = { captured: { text: text(codes[0]!.slice(0, 4)), file: 'a.ts' } };
    const file = shown([...codes.flat(), ...codes.flat()]);
    assert.deepEqual(recallOf(part, ...troubles).find(file), [
      { owner: 'entry 2', lines: { first: 1, last: 6 }, left: 1 },
      { owner: 'entry 3', lines: { first: 7, last: 12 }, left: 1 },
      { owner: 'entry 4', lines: { first: 13, last: 18 }, left: 1 },
    ]);
  });

  it('is forgotten, replaced, and left out where it does not count', () => {
    const recall = recallOf({ captured });
    assert.deepEqual(
      recall.find(shown(BEFORE), () => false),
      [],
    );
    recall.remember('entry 1', [
      { captured: { ...captured, text: text(BEFORE).replaceAll('socket', 'channel') } },
    ]);
    assert.deepEqual(recall.find(shown(BEFORE)), []);
    recall.remember('entry 1', [{ captured }]);
    assert.equal(recall.find(shown(BEFORE)).length, 1);
    recall.forget('entry 1');
    assert.deepEqual(recall.find(shown(BEFORE)), []);
  });

  it('is found in any text around it, and never breaks', () => {
    const recall = recallOf({ captured });
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(...BEFORE.slice(0, 5), ...OTHER, '/* */ x', '*/', '"', "'"),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 8 }), (above, below) => {
        recall.find(shown([...above, ...BEFORE, ...below]));
        const safe = above.filter((one) => !/[/*"'`]/.test(one)).map((one) => one.replaceAll(/[\r\n]/g, ''));
        const found = recall.find(shown([...safe, '', ...BEFORE, ...below]));
        assert.equal(found.length, 1);
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('comments', () => {
  const cases: readonly (readonly [language: string, code: string, bare: string])[] = [
    ['typescript', 'a(); // b', 'a();  '],
    ['typescript', 'const url = "http://x"; /* a\nb */ c', 'const url = "http://x";  \n  c'],
    ['typescript', ' * as before\n */\nrun()', ' \n \nrun()'],
    ['typescript', ' and so on. */\nrun()', ' and so on. */\nrun()'],
    ['typescript', 'run()\nstop()\n*/', 'run()\nstop()\n*/'],
    ['python', 'a = "#b"  # c', 'a = "#b"   '],
    ['shellscript', 'echo ${a#b} # c', 'echo ${a#b}  '],
    ['sql', 'select a -- b', 'select a  '],
    ['html', '<a><!-- b\nc --></a>', '<a> \n </a>'],
    ['php', '$a; # b', '$a;  '],
    ['vue', '<a href="x"/> <!-- b --> // c', '<a href="x"/>    '],
    ['unheard-of', 'a // b', 'a  '],
  ];
  for (const [language, code, bare] of cases)
    it(`of ${language}: ${JSON.stringify(code)}`, () => assert.equal(withoutComments(code, language), bare));

  it('leave every line where it is', () => {
    const code = fc.array(
      fc.constantFrom('/*', '*/', '//', '#', '--', '<!--', '-->', '"', "'", '`', '\\', '\n', 'a', ' '),
    );
    fc.assert(
      fc.property(code, fc.constantFrom('c', 'python', 'sql', 'html', 'php', 'vue'), (signs, language) => {
        const source = signs.join('');
        assert.equal(withoutComments(source, language).split('\n').length, source.split('\n').length);
      }),
    );
  });
});

describe('the lesson of an entry', () => {
  const document = { uri: 'u', path: 'docs/challenges/004-x.md', inTarget: true };
  const record = (...sections: readonly string[]) =>
    [
      '---',
      'title: "Sockets: `leak` | $(trash)"',
      'kind: challenge',
      'status: resolved',
      'anchors:\n  - id: a1\n    file: src/pool.ts\n    lines: 1-6\n  - id: a2\n    file: src/b.ts',
      '---',
      '# Challenge',
      '## Code Changes',
      `\`\`\`ts before=a1\n${text(BEFORE)}\n\`\`\``,
      '```ts after=a1\n```',
      `\`\`\`ts after=a1\n${text(AFTER)}\n\`\`\``,
      ...sections,
    ].join('\n\n');
  const lessonOf = (source: string) => {
    const { entries } = readText(document, source);
    return readLessons(source, entries).get(entries[0]!);
  };

  it('is its code before and after, and the first sentence of what was learned', () => {
    const lesson = lessonOf(
      record('## 🔍 Root Cause\n\nA cause.', '## 🧠 Lessons Learned\n\n- Use `once`, *always*. Then test.'),
    );
    assert.deepEqual(lesson, { codes: [{ captured, after: text(AFTER) }], text: 'Use once, always.' });
  });

  it('is the root cause, or else the solution, where nothing was learned', () => {
    assert.equal(lessonOf(record('## Root Cause\n\nA cause.', '## Solution\n\nA remedy.'))?.text, 'A cause.');
    assert.equal(lessonOf(record('## Solution\n\nA remedy.'))?.text, 'A remedy.');
    assert.equal(lessonOf(record())?.text, undefined);
  });

  it('stands in a log, too, for each of its entries', () => {
    const entry = (title: string, file: string) =>
      `## Challenge: ${title}\n\n**Status:** Resolved\n\n**Lesson:** Look at ${file}.\n\n\`\`\`ts before=a1 file=${file}\n${text(BEFORE)}\n\`\`\`\n`;
    const source = `# Log\n\n${entry('One', 'a.ts')}\n${entry('Two', 'b.ts')}`;
    const { entries } = readText({ ...document, path: 'docs/log.md' }, source);
    const lessons = [...readLessons(source, entries).values()];
    assert.deepEqual(
      lessons.map(({ codes, text: told }) => [codes[0]?.captured.file, told]),
      [
        ['a.ts', 'Look at a.ts.'],
        ['b.ts', 'Look at b.ts.'],
      ],
    );
  });

  it('is none of an entry that is not in the document any more', () => {
    const { entries } = readText(document, record());
    assert.equal(readLessons(record().replace('Sockets', 'Others'), entries).size, 0);
  });
});

describe('a paste', () => {
  it('is some lines at once, not what a person types', () => {
    assert.equal(isPasted(text(BEFORE)), true);
    assert.equal(isPasted('\n    '), false);
    assert.equal(isPasted('x'.repeat(500)), false);
    assert.equal(isPasted('\n'.repeat(20)), false);
  });
});
