import { strict as assert } from 'node:assert';
import { applyEdits } from '../../../src/core/textEdit';
import { locateInsertion, locateValue, readFrontMatter } from '../../../src/core/frontMatter';

/** The document's data, or a failure that says what was found instead. */
function dataOf(text: string): Readonly<Record<string, unknown>> {
  const read = readFrontMatter(text);
  assert.ok(read.kind === 'read', JSON.stringify(read).slice(0, 300));
  return read.data;
}

function brokenOf(text: string): { line: number; message: string } {
  const read = readFrontMatter(text);
  assert.ok(read.kind === 'broken', JSON.stringify(read).slice(0, 300));
  return read;
}

/** Long enough for any machine, and far below what a person would wait. */
function within(milliseconds: number, work: () => void): void {
  const start = performance.now();
  work();
  const spent = performance.now() - start;
  assert.ok(spent < milliseconds, `took ${Math.round(spent)} ms`);
}

describe('front matter', () => {
  describe('values', () => {
    it('are strings as they are written, never numbers, dates or booleans', () => {
      const data = dataOf(
        '---\ncommit: 12e4567\nother: 0012345\nbig: 5e12345\ndate: 2026-11-20\non: true\nnone: null\nhex: 0x1F\n---\n',
      );
      assert.deepEqual(
        { ...data },
        {
          commit: '12e4567',
          other: '0012345',
          big: '5e12345',
          date: '2026-11-20',
          on: 'true',
          none: 'null',
          hex: '0x1F',
        },
      );
    });

    it('are read behind a comment in a file with lone CRs', () => {
      assert.deepEqual({ ...dataOf('---\r# a remark\rstatus: open\r---\r') }, { status: 'open' });
    });

    for (const [name, eol] of [
      ['LF', '\n'],
      ['CRLF', '\r\n'],
      ['CR', '\r'],
    ] as const) {
      for (const mark of ['', '\uFEFF']) {
        it(`carry no line ending with ${name}${mark ? ' and a byte order mark' : ''}`, () => {
          const text = mark + ['---', 'title: A', 'tags:', '  - b', 'status: open', '---', 'Body'].join(eol);
          const read = readFrontMatter(text);
          assert.deepEqual(read, {
            kind: 'read',
            data: { title: 'A', tags: ['b'], status: 'open' },
            body: 'Body',
            linesBefore: 6,
          });
        });
      }
    }

    it('of a key named __proto__ change no prototype', () => {
      const data = dataOf('---\n__proto__:\n  polluted: yes\nconstructor:\n  prototype: x\nkind: til\n---\n');
      assert.equal(({} as Record<string, unknown>).polluted, undefined);
      assert.equal(data.kind, 'til');
      assert.equal(Object.getPrototypeOf(data), Object.prototype);
    });

    it('with tags of other languages stay data', () => {
      assert.equal(dataOf('---\na: !!js/function "function(){ throw 1 }"\n---\n').a, 'function(){ throw 1 }');
    });

    it('may hold lines that begin with three dashes, when they are indented', () => {
      assert.equal(dataOf('---\nnote: |\n  --- a\n  ---\nkind: til\n---\n').note, '--- a\n---\n');
    });

    it('may hold a Unicode line separator before three dashes', () => {
      assert.equal(dataOf('---\nnote: a\u2028---\nkind: til\n---\n').kind, 'til');
    });
  });

  describe('is not', () => {
    const engines = ['js', 'javascript', 'json', 'coffee', 'constructor', '__proto__', 'toString', 'yml2'];
    for (const name of engines) {
      it(`a header in "${name}", and nothing of it runs`, () => {
        const text = `---${name}\nglobalThis.pwned = true\n---\nBody\n`;
        assert.deepEqual(readFrontMatter(text), { kind: 'none' });
        assert.equal((globalThis as Record<string, unknown>).pwned, undefined);
      });
    }

    it('a header whose first key asks for another language', () => {
      assert.equal(dataOf('---\nlanguage: js\nengines: x\n---\n').language, 'js');
    });

    const others: Record<string, string> = {
      'a leading horizontal rule': '---\n\nSome text\n\n---\n\nMore\n',
      'a leading horizontal rule before prose with a colon': '---\nNote this: it is prose, not YAML\n---\n',
      'a rule of four dashes': '----\ntitle: x\n----\n',
      'a horizontal rule that nothing closes': '---\n\n# Title\n\nText\n',
      'an empty document': '',
      'an opening line alone': '---',
      'a header behind an empty line': '\n---\ntitle: x\n---\n',
      'a list': '---\n- a\n- b\n---\n',
    };
    for (const [name, text] of Object.entries(others)) {
      it(name, () => {
        const read = readFrontMatter(text);
        // Prose that happens to be a YAML map holds no key of ours; what matters is that nothing is broken.
        assert.notEqual(read.kind, 'broken');
        if (read.kind === 'read')
          assert.equal(read.data.kind ?? read.data.status ?? read.data.title, undefined);
      });
    }
  });

  describe('that is broken', () => {
    const cases: Record<string, { text: string; line: number }> = {
      'a duplicate key': { text: '---\ntitle: a\nstatus: open\ntitle: b\n---\n', line: 4 },
      'a duplicate key in the first lines': { text: '---\na: 1\na: 2\n---\n', line: 3 },
      'a key that is indented under a value': {
        text: '---\nkind: x\ntitle: a\n   status: b\n---\n',
        line: 3,
      },
      'a tab as indentation': { text: '---\nkind: x\nanchors:\n\t- id: a1\n---\n', line: 4 },
      'a quote that is not closed': { text: '---\nkind: x\ntitle: "a\nstatus: open\n---\n', line: 3 },
      'a quote that a later one seems to close': {
        text: '---\nkind: x\ntitle: "a\nstatus: "open"\n---\n',
        line: 3,
      },
      'a single quote that is not closed': {
        text: "---\nkind: x\ntitle: 'it''s\nstatus: open\n---\n",
        line: 3,
      },
      'a quote that ends in an escaped one': {
        text: '---\nkind: x\ntitle: "a\\"\nstatus: open\n---\n',
        line: 3,
      },
      'an unclosed list': { text: '---\nkind: x\ntags: [a, b\nstatus: open\n---\n', line: 4 },
      'a colon in a plain value': { text: '---\nkind: x\n\n# why\ntitle: a: b\n---\n', line: 5 },
      'an alias': { text: '---\nkind: x\na: &a [1]\nb: *a\n---\n', line: 4 },
      'a line of dashes in the middle': { text: '---\nkind: x\n--- more\nstatus: open\n---\n', line: 3 },
      'no closing line': { text: '---\ntitle: a\nstatus: open\n', line: 1 },
      'deep nesting': { text: `---\nkind: x\ntags: ${'['.repeat(40)}\n---\n`, line: 3 },
    };
    for (const [name, { text, line }] of Object.entries(cases)) {
      for (const [ending, eol] of [
        ['LF', '\n'],
        ['CRLF', '\r\n'],
        ['CR', '\r'],
      ] as const) {
        it(`by ${name} says so at the document's line ${line} (${ending})`, () => {
          const { line: found, message } = brokenOf(text.replaceAll('\n', eol));
          // A bracket that is never closed may be noticed on any line from where it opened.
          if (name.startsWith('an unclosed')) assert.ok(found >= 2 && found <= line, `line ${found}`);
          else assert.equal(found, line);
          assert.match(message, /^[A-Z][^\n]*[.!?]$/);
          if (name.includes('quote')) assert.equal(message, 'A quote is opened and not closed.');
        });
      }
    }

    it('stays broken when it is read again', () => {
      const text = '---\nkind: x\nkind: y\n---\n';
      assert.deepEqual(brokenOf(text), brokenOf(text));
    });

    it('by its size names the limit', () => {
      assert.match(brokenOf(`---\ntitle: ${'x'.repeat(33 * 1024)}\n---\n`).message, /32 KiB/);
    });
  });

  it('read twice gives data that is not shared', () => {
    const text = '---\ntags: [a]\n---\n';
    (dataOf(text).tags as string[]).push('b');
    assert.deepEqual(dataOf(text).tags, ['a']);
  });

  describe('that attacks the parser', () => {
    const one = (line: string) => `---\nkind: x\n${line}\n---\n`;
    const attacks: Record<string, string> = {
      'nested lists': one('a: ' + '['.repeat(5000)),
      'nested maps': one('a: ' + '{'.repeat(500)),
      'closed nested maps': one('a: ' + '{'.repeat(500) + '}'.repeat(500)),
      'compact sequences': one('- '.repeat(5000)),
      'compact sequences behind a key': one('a: ' + '- '.repeat(5000)),
      'compact sequences behind a tag': one('- !t '.repeat(4000)),
      'compact sequences behind an anchor': one('- &a '.repeat(4000)),
      'explicit keys': one('? '.repeat(5000)),
      'compact maps': one('a: '.repeat(5000)),
      'compact maps with quoted keys': one('"": '.repeat(5000)),
      'colons alone': one(': '.repeat(5000)),
      'sequences in keys': one('? - '.repeat(5000)),
      'lists hidden behind an apostrophe': one(`a: [it's ${'['.repeat(5000)} 'x]`),
      'lists hidden behind a quote of the line before': one(`a: ["x\n", ${'['.repeat(5000)} ,"]`),
      'lists hidden behind a comment': one(`a: [ # "\n${'['.repeat(5000)} # "`),
      'lists over many lines': one('a:\n' + ' [\n'.repeat(5000)),
      'maps by indentation': one(Array.from({ length: 240 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')),
      'sequences by indentation': one(Array.from({ length: 240 }, (_, n) => `${' '.repeat(n)}-`).join('\n')),
      'an alias bomb': one(
        'a0: &a0 [x,x,x,x,x,x,x,x,x]\n' +
          Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`).join('\n'),
      ),
      'a merge bomb': one('a: &a {x: 1}\nb: {<<: [*a,*a,*a,*a]}'),
      'an alias to itself': one('a: &a [*a]'),
      'blank lines': one('\n'.repeat(32000)),
      'lines of white space': one(' \n'.repeat(16000)),
      'comment marks': one('#\n'.repeat(16000)),
      'many keys': one(Array.from({ length: 5000 }, (_, n) => `k${n}:`).join('\n')),
      'many anchors': one(Array.from({ length: 2000 }, (_, n) => `k${n}: &a${n} b`).join('\n')),
      'many commas': one('a: [' + ','.repeat(30000) + ']'),
      'many small maps': one('a: [' + '{{{{}}}},'.repeat(3000) + ']'),
      'many questions': one('a: [' + '? '.repeat(15000) + ']'),
      'many tags': one('a: ' + '!t '.repeat(10000)),
      'many closing brackets': one('a: ' + ']'.repeat(30000)),
      'an endless quote': one('a: "' + '\\'.repeat(30000)),
      'an endless single quote': one("a: '" + "''".repeat(15000)),
      'an endless plain value': one('a: ' + 'b '.repeat(15000)),
      'an endless block': one('a: |\n' + '  b\n'.repeat(7000)),
      'an endless folded block': one('a: >\n' + '  b\n\n'.repeat(5000)),
      'opening lines': '---\n'.repeat(8000),
      'a header of 33 KiB': one('# ' + 'x'.repeat(33 * 1024)),
      'spaces behind the dashes': `---${' '.repeat(500_000)}x\n`,
      'spaces behind the closing dashes': `---\na: b\n---${' '.repeat(500_000)}x\n`,
      'dashes with spaces': `---\n${`---${' '.repeat(200)}x\n`.repeat(160)}`,
      'one million open brackets': `---\na: ${'['.repeat(1_000_000)}\n---\n`,
      'control characters': one('\u0002\u0018\u001f[\u001f{'.repeat(2000)),
    };
    for (const [name, text] of Object.entries(attacks)) {
      it(`with ${name} ends at once`, () => {
        within(1500, () => {
          const { kind } = readFrontMatter(text);
          assert.ok(['none', 'broken', 'read'].includes(kind));
          locateValue(text, 'kind');
          locateInsertion(text, ['kind']);
        });
      });
    }

    it('does not make a deep header readable', () => {
      for (const name of [
        'nested lists',
        'closed nested maps',
        'compact sequences behind a key',
        'an alias bomb',
      ])
        assert.equal(readFrontMatter(attacks[name] as string).kind, 'broken', name);
    });
  });

  describe('is not refused for', () => {
    it('brackets in quoted titles', () => {
      const title = '['.repeat(300);
      assert.equal(dataOf(`---\ntitle: "${title}"\nkind: x\n---\n`).title, title);
    });

    it('brackets in plain titles, comments and blocks', () => {
      const deep = '{['.repeat(30);
      const text = `---\n# ${deep}\ntitle: a ${deep}\nnote: |\n  ${deep}\nkind: x\n---\n`;
      assert.equal(dataOf(text).title, `a ${deep}`);
    });

    it('long flow lists of maps', () => {
      const list = `[${Array.from({ length: 60 }, (_, n) => `{a: ${n}, b: c}`).join(', ')}]`;
      assert.equal((dataOf(`---\nlist: ${list}\n---\n`).list as unknown[]).length, 60);
    });

    it('a title with many colons and dashes', () => {
      const title = 'a : - ? '.repeat(30).trim();
      assert.equal(dataOf(`---\ntitle: "${title}"\n---\n`).title, title);
    });
  });

  describe('places', () => {
    const put = (text: string, key: string, value: string): string => {
      const place = locateValue(text, key);
      assert.ok(place, `${key} is not found`);
      return applyEdits(text, [{ start: place.start, end: place.end, text: value }]);
    };

    it('a value behind an indented key of the same name', () => {
      const text = '---\nmeta:\n  status: nested\nstatus: open\n---\nstatus: body\n';
      assert.equal(put(text, 'status', 'X'), '---\nmeta:\n  status: nested\nstatus: X\n---\nstatus: body\n');
    });

    it('no value for a key that only the body or another key has', () => {
      assert.equal(locateValue('---\nmeta:\n  status: nested\n---\nstatus: body\n', 'status'), undefined);
    });

    it('a value in a document that ends its lines with CR', () => {
      assert.equal(
        put('---\rtitle: a\rstatus: open\rkind: x\r---\rBody\r', 'status', 'X'),
        '---\rtitle: a\rstatus: X\rkind: x\r---\rBody\r',
      );
    });
  });
});
