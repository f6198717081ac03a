import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { cleanTitle, type Capture, type Draft, type Finding, type Place } from '../../../src/core/capture';
import { readDocument } from '../../../src/core/document';
import type { Anchor, DocumentRef, Entry } from '../../../src/core/entry';
import { readFrontMatter } from '../../../src/core/frontMatter';
import { readSnippets } from '../../../src/core/snippet';
import { relativeLink } from '../../../src/core/links';
import { renderRecord } from '../../support/renderRecord';
import { runs } from '../../support/long';

const PATH = 'docs/challenges/004-x.md';
const RECORD: DocumentRef = { uri: 'file:///w/docs/challenges/004-x.md', path: PATH, inTarget: true };
const HASH = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';

function draft(more: Partial<Draft> = {}): Draft {
  return { title: 'A title', kind: 'challenge', tags: [], date: '2026-11-20T17:31:05+01:00', ...more };
}

function place(more: Partial<Place> = {}): Place {
  return {
    anchor: { file: 'src/server.ts', lines: { first: 42, last: 57 }, commit: HASH, branch: 'main' },
    language: 'typescript',
    code: 'const a = 1;',
    findings: [],
    ...more,
  };
}

function capture(more: Partial<Capture> = {}): Capture {
  return { places: [place()], environment: [], ...more };
}

function write(what: { draft?: Partial<Draft>; capture?: Partial<Capture> } = {}): string {
  return renderRecord(draft(what.draft), capture(what.capture), PATH).text;
}

/** The one entry of a record, which must be without problems. */
function readBack(text: string): Entry {
  const { entries, problems } = readDocument(RECORD, text);
  assert.deepEqual(problems, []);
  assert.equal(entries.length, 1);
  return entries[0] as Entry;
}

function snippetsOf(text: string): { role: string; anchor: string; text: string }[] {
  const read = readFrontMatter(text);
  assert.equal(read.kind, 'read');
  return readSnippets((read as { body: string }).body).map(({ role, anchor, text }) => ({
    role,
    anchor,
    text,
  }));
}

const TITLES = [
  'Retry #3 fails: websocket leak',
  'a: b: c',
  '#',
  '# heading',
  'C# #',
  'ends with #',
  'ends with ##  #',
  '[WIP] x',
  '[x](http://evil.example)',
  '![x](y)',
  '[x]: y',
  '@x',
  '`tick',
  '``` fence',
  '"quoted"',
  "'single'",
  'it\'s "both"',
  'null',
  '~',
  'true',
  'yes',
  '2026-11-20',
  '12e4567',
  '0012345',
  '---',
  '--- x',
  '...',
  '- item',
  '* item',
  '*a* _b_ **c**',
  '1. one',
  '3 things',
  '> quote',
  '<script>alert(1)</script>',
  '<!-- x',
  '&amp; &lt;',
  'back\\slash',
  'back\\*slash',
  'trailing \\',
  'trailing \\\\',
  'Challenge: x',
  'Challenge: Challenge: x',
  'Challenge 3: x',
  '?',
  '? a : b',
  '!tag',
  '&anchor',
  '*alias',
  '{a: b}',
  '%dir',
  '|',
  '>',
  '=',
  'a | b',
  '$x$ and $$y$$',
  'a\u00a0b',
  'two  spaces',
  'שלום עולם',
  '\u202eRTL override',
  '🔥',
  '👩‍💻 at work',
  'e\u0301 and \u00e9',
  '\u200bzero width',
  'x'.repeat(300),
  '🔥'.repeat(150),
  '['.repeat(300),
  '`'.repeat(300),
  '\\'.repeat(299),
  'constructor',
  '\u001b[31mred',
  'bell \u0007',
  'del \u007f',
];

describe('a record', () => {
  describe('gives back its title', () => {
    for (const typed of TITLES) {
      it(JSON.stringify(typed.length > 40 ? `${typed.slice(0, 20)}… (${typed.length})` : typed), () => {
        assert.equal(readBack(write({ draft: { title: cleanTitle(typed) } })).title, typed);
      });
    }

    it('whatever was typed', function () {
      this.timeout(10_000);
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
            fc.string({
              unit: fc.constantFrom(...'#:-*_`[]()<>&|$\\"\'!? \t\n1.a~=+{},%@\u2028\ufeff'),
              minLength: 1,
            }),
          ),
          (typed) => {
            let title: string;
            try {
              title = cleanTitle(typed);
            } catch {
              return;
            }
            assert.equal(readBack(write({ draft: { title } })).title, title);
          },
        ),
        { numRuns: runs(100) },
      );
    });
  });

  it('gives back what was said about it', () => {
    const entry = readBack(
      write({
        draft: { severity: 'high', category: 'learning: api', tags: ['websocket', 'a, b', 'yes', '#1'] },
      }),
    );
    const { severity, category, tags, date, kind, status, state, inferred, number } = entry;
    assert.deepEqual(
      { severity, category, tags, date, kind, status, state, inferred, number },
      {
        severity: 'high',
        category: 'learning: api',
        tags: ['websocket', 'a, b', 'yes', '#1'],
        date: '2026-11-20T17:31:05+01:00',
        kind: 'challenge',
        status: 'open',
        state: 'open',
        inferred: false,
        number: 4,
      },
    );
  });

  const FIRST: readonly (readonly [kind: string, status: string | undefined, state: string])[] = [
    ['challenge', 'open', 'open'],
    ['blocker', 'open', 'open'],
    ['troubleshooting', 'open', 'open'],
    ['debt', 'open', 'open'],
    ['decision', 'proposed', 'open'],
    ['til', undefined, 'reference'],
    ['team: own', 'open', 'open'],
    ['constructor', 'open', 'open'],
    ['true', 'open', 'open'],
  ];
  for (const [kind, status, state] of FIRST) {
    it(`of the kind ${kind} starts as ${status ?? 'a reference'}`, () => {
      const entry = readBack(write({ draft: { kind } }));
      assert.deepEqual([entry.kind, entry.status, entry.state], [kind, status, state]);
    });
  }

  it('opens with the cursor on the blank line of the problem', () => {
    const findings: Finding[] = [{ severity: 'error', line: 3, message: 'x is not defined' }];
    for (const places of [[place()], [place({ findings })], []]) {
      const { text, cursor } = renderRecord(draft(), capture({ places }), PATH);
      const lines = text.split('\n');
      assert.equal(lines[cursor.line], '');
      const headings = lines.slice(0, cursor.line).filter((line) => line.startsWith('## '));
      assert.deepEqual(headings, ['## 🔴 Problem']);
    }
  });

  it('lists each finding once, and at most 20', () => {
    const finding = (line: number): Finding => ({ severity: 'error', line, message: 'x' });
    const listed = (findings: readonly Finding[]) =>
      write({ capture: { places: [place({ findings }), place({ findings })] } })
        .split('\n')
        .filter((line) => /^- (?:Error|…)/.test(line));
    assert.deepEqual(listed([finding(3), finding(4)]), ['- Error on line 3: x', '- Error on line 4: x']);
    const many = Array.from({ length: 22 }, (_, index) => finding(index + 1));
    assert.equal(listed(many.slice(0, 20)).length, 20);
    assert.deepEqual(listed(many).slice(19), ['- Error on line 20: x', '- … and 2 more']);
  });

  it('ends with one line break', () => {
    assert.match(write(), /[^\n]\n$/);
  });

  describe('gives back where the code is', () => {
    const anchorOf = (anchor: Omit<Anchor, 'id'>): Anchor =>
      readBack(write({ capture: { places: [place({ anchor })] } })).anchors[0] as Anchor;

    const WORDS = [
      'src/a b.ts',
      'src/[id].ts',
      'src/(group)/page.tsx',
      'src/#x.ts',
      'src/100%.ts',
      'src/%20.ts',
      'src/a:b.ts',
      'src/a?b.ts',
      '- x',
      '*x*',
      '`x`.ts',
      "it's.ts",
      'say "x".ts',
      'src\\x.ts',
      '<b>.ts',
      ' leading.ts',
      'null',
      'true',
      '~',
      '12e4567',
      '0012345',
      '2026-11-20',
      'שלום.ts',
      '🔥.ts',
      '@x/y',
      '!x',
      '&x',
      '{x}',
      'a, b',
      'a: b',
      'a #b',
      '---',
      'new\nline\n# forged.ts',
      'cr\rlf\r\n## x',
      'sep\u2028x',
      '|',
      '>',
    ];
    for (const written of WORDS) {
      it(`named ${JSON.stringify(written)}`, () => {
        const { file, branch, symbol } = anchorOf({ file: written, branch: written, symbol: written });
        assert.deepEqual([file, branch, symbol], [written, written, written]);
      });
    }

    for (const commit of ['12e4567890123456789012345678901234567890', '0'.repeat(39) + '1', '1'.repeat(40)]) {
      it(`at the commit ${commit}`, () => assert.equal(anchorOf({ file: 'a.ts', commit }).commit, commit));
    }

    it('in every fact, and only in those that are known', () => {
      const full = {
        file: 'a.ts',
        lines: { first: 1, last: 1 },
        commit: HASH,
        branch: 'main',
        symbol: 'A.b',
        permalink: 'https://h.example/x?y=1#L1',
        uncommitted: 'unknown' as const,
      };
      assert.deepEqual(anchorOf(full), { id: 'a1', ...full });
      assert.deepEqual(anchorOf({ file: 'a.ts' }), { id: 'a1', file: 'a.ts' });
      assert.equal(anchorOf({ file: 'a.ts', uncommitted: true }).uncommitted, true);
    });

    it('for several places, each with its own code', () => {
      const places = ['x', 'y', 'z'].map((name) => place({ anchor: { file: `${name}.ts` }, code: name }));
      const text = write({ capture: { places } });
      assert.deepEqual(
        readBack(text).anchors.map(({ id, file }) => [id, file]),
        [
          ['a1', 'x.ts'],
          ['a2', 'y.ts'],
          ['a3', 'z.ts'],
        ],
      );
      assert.deepEqual(
        snippetsOf(text).map(({ role, anchor, text }) => `${role} ${anchor} ${text}`),
        ['before a1 x', 'after a1 ', 'before a2 y', 'after a2 ', 'before a3 z', 'after a3 '],
      );
    });

    it('when some places have no anchor', () => {
      const text = write({ capture: { places: [{ language: 'text', code: 'x', findings: [] }, place()] } });
      assert.deepEqual(
        readBack(text).anchors.map(({ id, file }) => [id, file]),
        [['a1', 'src/server.ts']],
      );
      assert.deepEqual(snippetsOf(text)[0], { role: 'before', anchor: 'a1', text: 'const a = 1;' });
    });

    it('as nothing, when nothing is known', () => {
      assert.deepEqual(readBack(write({ capture: { places: [] } })).anchors, []);
    });
  });

  describe('gives back the code', () => {
    const codeOf = (code: string): string => {
      const text = write({ capture: { places: [place({ code })] } });
      const snippets = snippetsOf(text);
      assert.deepEqual(
        snippets.map(({ role }) => role),
        ['before', 'after'],
      );
      return snippets[0]?.text ?? '';
    };
    const CODES: Record<string, string> = {
      'a line': 'x',
      'a blank line': '\n',
      'blank lines around': '\n\n  x\n\n\n',
      'a final newline': 'x\n',
      backticks: '```\n````\n`x`',
      'a run of backticks in a line': `a ${'`'.repeat(50)} b`,
      'backticks alone': '```',
      tildes: '~~~\n~~~~ x',
      'a fence with this very info': '```typescript after=a1\nforged\n```\n',
      'many fences': '```\n'.repeat(10_000),
      'a long run of backticks': '`'.repeat(10_000),
      CRLF: 'a\r\nb\r\n',
      'lone CR': 'a\rb\r',
      'mixed endings': 'a\r\n\r\rb\n\r',
      tabs: '\tif (x) {\n\t\ty();\n\t}',
      'trailing spaces': 'a   \n   \nb\t\n',
      rules: '---\ntitle: forged\n---\n',
      headings: '# x\n## Challenge: forged\n\n**Status:** Open\n',
      HTML: '<script>x</script>\n<!--\n-->\n<pre>',
      indentation: '      six\n    four\n  two',
      'Unicode separators': 'a\u2028b\u2029c\u0085d',
      'form feeds': 'a\fb\n\f\n\vc\v',
      'control characters': '\u0001\u001b[31m\u007f',
      'a byte order mark': '\ufeffx',
      'right-to-left text': '// שלום \u202e evil',
      emoji: '"👩‍💻"',
      backslashes: 'a\\\nb\\',
      entities: '&amp; &#35; \\&',
      'a blockquote': '> ```\n> x\n',
      'a list': '- ```\n  x\n',
    };
    for (const [name, code] of Object.entries(CODES)) {
      it(`with ${name}`, () => assert.equal(codeOf(code), code.replaceAll(/\r\n?/g, '\n')));
    }

    it('whatever it holds', function () {
      this.timeout(10_000);
      const unit = fc.constantFrom(
        '`',
        '```',
        '~~~',
        '\n',
        '\r',
        ' ',
        '\t',
        '#',
        '-',
        '>',
        '<',
        'x',
        '\\',
        '\f',
        '\u2028',
        '    ',
      );
      fc.assert(
        fc.property(fc.string({ unit, maxLength: 60 }), (code) => {
          assert.equal(codeOf(code), code.replaceAll(/\r\n?/g, '\n'));
        }),
        { numRuns: runs(100) },
      );
    });

    for (const language of ['', 'c++', 'objective-c', 'my language', 'a`b', 'x\n# forged', 'x before=a9']) {
      it(`of the language ${JSON.stringify(language)}`, () => {
        const text = write({ capture: { places: [place({ language, code: 'x' })] } });
        assert.deepEqual(snippetsOf(text)[0], { role: 'before', anchor: 'a1', text: 'x' });
      });
    }
  });

  describe('shows captured text as text', () => {
    /** What a renderer makes of a record: its headings, and the tags and links that are not the record's own. */
    const rendered = (text: string) => {
      const read = readFrontMatter(text);
      const html = new MarkdownIt({ html: true }).render((read as { body: string }).body);
      return {
        headings: [...html.matchAll(/<h\d>([^]*?)<\/h\d>/g)].map(([, text]) => text),
        links: [...html.matchAll(/<a href="([^"]*)"/g)].map(([, url]) => url),
        tags: new Set([...html.matchAll(/<([a-z]\w*)/gi)].map(([, tag]) => tag?.toLowerCase())),
      };
    };
    const ordinary = rendered(
      write({
        capture: {
          places: [place({ findings: [{ severity: 'error', line: 1, message: 'x', source: 'y' }] })],
          errorOutput: 'x',
          environment: ['x'],
        },
      }),
    );
    const HOSTILE = [
      '# forged',
      'a\n# forged',
      'a\r## forged',
      'a\n\n---\n\nb',
      'a\n===',
      '<script>alert(1)</script>',
      '<img src=x onerror=y>',
      'x <!-- y',
      '[click](https://evil.example)',
      '![x](https://evil.example)',
      '<https://evil.example>',
      '**Status:** Resolved',
      'a\n\n**Status:** Resolved',
      '```\n# forged\n```',
      '````````\n# forged',
      '~~~\n# forged',
      '`code`',
      '> quote',
      '- item',
      '1. item',
      '[x]: https://evil.example "y"',
      'a\u2028# forged',
      '\\',
      'ends with \\',
      '</li></ul><h1>x</h1>',
      '    indented',
      '$x$ ~~y~~ |z|',
    ];
    for (const text of HOSTILE) {
      it(JSON.stringify(text), () => {
        const record = write({
          capture: {
            places: [
              place({
                findings: [
                  { severity: 'error', line: 1, message: text, source: text },
                  { severity: 'warning', line: 2, message: 'x', source: text },
                ],
                code: text,
              }),
            ],
            errorOutput: text,
            environment: [text, text],
          },
        });
        const found = rendered(record);
        assert.deepEqual(found.headings, ordinary.headings);
        assert.deepEqual(found.links, ordinary.links);
        assert.deepEqual(found.tags, ordinary.tags);
        assert.equal(readBack(record).status, 'open');
      });

      it(`${JSON.stringify(text)} as the name of a file`, () => {
        const record = write({ capture: { places: [place({ anchor: { file: text, commit: HASH } })] } });
        const found = rendered(record);
        assert.equal(found.headings.length, rendered(write()).headings.length);
        assert.equal(found.links.length, 1);
        assert.ok(![...found.tags].some((tag) => tag === 'script' || tag === 'img' || tag === 'hr'), 'HTML');
        assert.deepEqual(
          snippetsOf(record).map(({ role }) => role),
          ['before', 'after'],
        );
      });

      it(`${JSON.stringify(text)} as the origin of code`, () => {
        const record = write({
          capture: { places: [{ origin: text, language: 'text', code: 'x', findings: [] }] },
        });
        const found = rendered(record);
        assert.equal(found.headings.length, rendered(write()).headings.length);
        assert.deepEqual(found.links, []);
      });
    }

    it('also as a branch, a symbol and a permalink', () => {
      for (const text of HOSTILE) {
        const anchor = { file: 'a.ts', branch: text, symbol: text, permalink: text };
        const record = write({ capture: { places: [place({ anchor })] } });
        assert.equal(rendered(record).headings.length, rendered(write()).headings.length, text);
        const read = readBack(record).anchors[0];
        assert.deepEqual([read?.branch, read?.symbol, read?.permalink], [text, text, text]);
      }
    });
  });

  describe('links to its code', () => {
    const CASES: readonly (readonly [from: string, to: string, link: string])[] = [
      ['docs/challenges/004-x.md', 'src/server.ts', '../../src/server.ts'],
      ['004-x.md', 'src/server.ts', './src/server.ts'],
      ['docs/004-x.md', 'docs/a.ts', './a.ts'],
      ['docs/challenges/004-x.md', 'docs/a.ts', '../a.ts'],
      ['docs/004-x.md', 'docs', '../docs'],
      ['docs/004-x.md', 'docs/a b/[id] (1)#?.ts', './a%20b/%5Bid%5D%20%281%29%23%3F.ts'],
      ['docs/004-x.md', 'docs/a:b.ts', './a%3Ab.ts'],
      ['docs/004-x.md', 'docs/100%.ts', './100%25.ts'],
    ];
    for (const [from, to, link] of CASES) {
      it(`from ${from} to ${to}`, () => assert.equal(relativeLink(from, to), link));
    }

    it('by lines, as forges understand them', () => {
      assert.match(
        write(),
        /\[src\/server\.ts:42-57\]\(\.\.\/\.\.\/src\/server\.ts#L42-L57\) at `3f2a9c1`\n/,
      );
    });

    it('and says that it had uncommitted changes, or may have had them', () => {
      const with_ = (uncommitted: true | 'unknown') =>
        write({ capture: { places: [place({ anchor: { file: 'a.ts', commit: HASH, uncommitted } })] } });
      assert.match(with_(true), /at `3f2a9c1`, with uncommitted changes\n/);
      assert.match(with_('unknown'), /at `3f2a9c1`, perhaps with uncommitted changes\n/);
    });
  });
});

describe('a document with front matter', () => {
  const read = (text: string, more: Partial<DocumentRef> = {}) => readDocument({ ...RECORD, ...more }, text);
  const only = (text: string, more: Partial<DocumentRef> = {}): Entry => {
    const { entries } = read(text, more);
    assert.equal(entries.length, 1);
    return entries[0] as Entry;
  };

  it('takes its title from the heading when the front matter has none', () => {
    assert.equal(only('---\nkind: challenge\n---\n\n# Challenge: Retry \\#3\n').title, 'Retry #3');
    assert.equal(only('---\nkind: challenge\n---\n\n# Just a title\n').title, 'Just a title');
    assert.equal(only('---\nkind: challenge\n---\n\nText\n').title, '004-x');
  });

  it('says when the heading differs from the title, at the heading', () => {
    const { entries, problems } = read('---\ntitle: A\nkind: challenge\n---\n\n# Challenge: B\n');
    assert.equal(entries[0]?.title, 'A');
    assert.deepEqual(
      problems.map(({ code, line, severity }) => [code, line, severity]),
      [['title-mismatch', 6, 'warning']],
    );
  });

  it('may write its title in a heading without the kind, or over several lines', () => {
    assert.deepEqual(read('---\ntitle: A\nkind: challenge\n---\n# A\n').problems, []);
    const folded = read(
      '---\ntitle: >\n  A long\n  title\nkind: challenge\n---\n# Challenge: A long title\n',
    );
    assert.equal(folded.entries[0]?.title, 'A long title');
    assert.deepEqual(folded.problems, []);
  });

  for (const [title, heading, problems] of [
    ['bar', 'Challenge: foo: bar', 1],
    ['bar', 'foo: bar', 1],
    ['foo: bar', 'Challenge: foo: bar', 0],
    ['bar', 'Blocker: bar', 0],
    ['bar', 'Technical Debt: bar', 0],
    ['bar', '🏗️ ADR-0004: bar', 0],
    ['bar', 'Spike: bar', 1],
    ['[WIP]', 'Challenge: \\[WIP\\]', 0],
  ] as const) {
    it(`titled ${title} ${problems ? 'differs from' : 'may have'} the heading ${heading}`, () => {
      const text = `---\ntitle: "${title}"\nkind: challenge\n---\n# ${heading}\n`;
      assert.equal(read(text).problems.length, problems);
    });
  }

  it('of a kind of its own may have that in its heading', () => {
    assert.deepEqual(read('---\ntitle: bar\nkind: spike\n---\n# Spike: bar\n').problems, []);
  });

  it('may be without a heading', () => {
    assert.deepEqual(read('---\ntitle: A\nkind: challenge\n---\nText\n').problems, []);
  });

  for (const [name, eol] of [
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ] as const) {
    it(`reads the same with ${name} and a byte order mark`, () => {
      const text = write({ capture: { places: [place({ code: 'a\nb' })] } });
      const same = '\uFEFF' + text.replaceAll('\n', eol);
      assert.deepEqual(read(same), read(text));
      assert.deepEqual(snippetsOf(same), snippetsOf(text));
    });
  }

  it('is no entry when its keys are those of a site generator', () => {
    const text = '---\ntitle: Page\nlayout: post\ntags: [a]\nstatus: published\n---\n\n# Page\n';
    assert.deepEqual(read(text, { inTarget: false }), { entries: [], problems: [] });
  });

  for (const [header, inFolder, elsewhere] of [
    ['kind: challenge', 1, 1],
    ['kind: ADR', 1, 1],
    ['kind: guide', 1, 0],
    ['kind: [til]', 1, 0],
    ['kind: guide\nstatus: open', 1, 1],
    ['kind: guide\nanchors:\n  - file: a.ts', 1, 1],
    ['status: open', 1, 0],
    ['anchors:\n  - id: a1', 1, 1],
    ['anchors:\n  - file: a.ts', 1, 1],
    ['anchors: []', 0, 0],
    ['anchors: [top, bottom]', 0, 0],
    ['anchors:\n  - to: top', 0, 0],
    ['title: Page', 0, 0],
  ] as const) {
    it(`with ${JSON.stringify(header)} is ${inFolder} entry where records are written, ${elsewhere} elsewhere`, () => {
      const text = `---\n${header}\n---\n`;
      assert.equal(read(text).entries.length, inFolder);
      assert.equal(read(text, { inTarget: false }).entries.length, elsewhere);
    });
  }

  it('that is broken is a problem where records are written or where it looks like one', () => {
    const broken = '---\ntitle: a: b\nstatus: open\n---\n';
    assert.deepEqual(
      read(broken).problems.map(({ code, line, severity }) => [code, line, severity]),
      [['front-matter', 2, 'error']],
    );
    assert.deepEqual(read(broken, { inTarget: false }), { entries: [], problems: [] });
    for (const [line, problems] of [
      ['kind: challenge', 1],
      ['kind: "ADR" # x', 1],
      ['anchors: x', 1],
      ['kind: guide', 0],
      ['kind: guide\nstatus: open', 1],
    ] as const) {
      const text = broken.replace('status: open', line);
      assert.equal(read(text, { inTarget: false }).problems.length, problems, line);
    }
  });

  it('that is broken is none in a template, by its name and what it leaves open', () => {
    const text = '---\ntitle: {{title}}\nstatus: open\n---\n\n# {{title}}\n';
    const at = (path: string, source = text) => read(source, { path }).problems.length;
    assert.equal(at('docs/challenges/template.md'), 0);
    assert.equal(
      at('docs/challenges/templates/challenge.md', text.replaceAll('{{title}}', '<% title %>')),
      0,
    );
    assert.equal(at('docs/challenges/007-leak.md'), 1);
    assert.equal(at('docs/challenges/template-breaks.md', text.replaceAll('{{title}}', 'a: b')), 1);
    assert.equal(at('docs/challenges/007-template-breaks.md'), 1);
    assert.equal(at('docs/challenges/000-template.md'), 0);
  });

  it('keeps what it understands of anchors that people wrote', () => {
    const text =
      '---\nkind: challenge\nanchors:\n  - file: a.ts\n    lines: 9-3\n  - nonsense\n  - id: z\n    lines: "7"\n  - []\n---\n';
    assert.deepEqual(only(text).anchors, [
      { id: 'a1', file: 'a.ts' },
      { id: 'z', lines: { first: 7, last: 7 } },
    ]);
  });

  it('reads tags in a list or in a line, and minutes only as a number', () => {
    assert.deepEqual(only('---\nkind: til\ntags: a, b\n---\n').tags, ['a', 'b']);
    assert.deepEqual(only('---\nkind: til\ntags:\n  - a\n  - b\n---\n').tags, ['a', 'b']);
    assert.equal(only('---\nkind: til\nminutes: 90\n---\n').minutes, 90);
    assert.equal(only('---\nkind: til\nminutes: 1h\n---\n').minutes, undefined);
  });

  it('with keys that objects have by nature is read as data', () => {
    const { kind, status } = only('---\nkind: challenge\n__proto__: {status: resolved}\ntoString: x\n---\n');
    assert.deepEqual([kind, status], ['challenge', undefined]);
  });

  it('is the whole document', () => {
    const { line, endLine } = only('---\nkind: til\n---\na\nb');
    assert.deepEqual([line, endLine], [1, 5]);
  });
});
