import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { cleanTitle, type Capture, type Draft, type Place } from '../../../../src/core/capture';
import { readDocument } from '../../../../src/core/document';
import type { Entry } from '../../../../src/core/entry';
import { readFrontMatter } from '../../../../src/core/frontMatter';
import { builtInTemplates } from '../../../../src/core/templates/builtIn';
import { render, type Rendered } from '../../../../src/core/templates/render';
import { parseTemplate, type Template } from '../../../../src/core/templates/template';
import type { Filling } from '../../../../src/core/templates/values';
import { runs } from '../../../support/long';

const HASH = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';
const PLACE: Place = {
  anchor: { file: 'src/server.ts', lines: { first: 42, last: 57 }, commit: HASH, branch: 'main' },
  language: 'typescript',
  code: 'const a = 1;',
  findings: [{ severity: 'error', line: 42, message: 'x is not defined' }],
};
const NOTHING: Capture = { places: [], environment: [] };
const EVERYTHING: Capture = {
  places: [PLACE],
  environment: ['OS: Linux 6.1'],
  errorOutput: 'boom',
  author: 'Ada',
};

function draft(more: Partial<Draft> = {}): Draft {
  return { title: 'Sockets leak', kind: 'challenge', tags: [], date: '2026-11-20T17:31:05+01:00', ...more };
}

function filling(more: Partial<Filling> = {}): Filling {
  return {
    draft: draft(),
    capture: EVERYTHING,
    path: 'docs/adr/0007-x.md',
    number: '0007',
    version: '1.2.0',
    ...more,
  };
}

function template(text: string, id = 'own'): Template {
  const parsed = parseTemplate(id, text, true);
  assert.ok(!('message' in parsed), JSON.stringify(parsed));
  return parsed;
}

/** What a template without front matter of its own makes, without the record's. */
function body(text: string, more: Partial<Filling> = {}): string {
  return render(template(`---\nrecord: false\n---\n${text}`), filling(more)).text;
}

function header(text: string, more: Partial<Filling> = {}): Readonly<Record<string, unknown>> {
  const read = readFrontMatter(render(template(text), filling(more)).text);
  assert.equal(read.kind, 'read');
  return read.data;
}

function entryOf({ text }: Rendered, path = 'docs/adr/0007-x.md'): Entry {
  const { entries, problems } = readDocument({ uri: path, path, inTarget: true }, text);
  assert.deepEqual(problems, []);
  assert.equal(entries.length, 1, text);
  return entries[0] as Entry;
}

describe('a built-in template', () => {
  const FIRST_STATE: Readonly<Record<string, string>> = { til: 'reference' };

  for (const built of builtInTemplates()) {
    describe(built.name, () => {
      it('makes an entry of its kind, open, that gives back the title and the place', () => {
        for (const capture of [EVERYTHING, NOTHING]) {
          const entry = entryOf(render(built, filling({ draft: draft({ kind: built.kind }), capture })));
          assert.equal(entry.title, 'Sockets leak');
          assert.equal(entry.kind, built.kind);
          assert.equal(entry.state, FIRST_STATE[built.kind] ?? 'open');
          assert.deepEqual(
            entry.anchors.map(({ file, commit }) => [file, commit]),
            capture === EVERYTHING ? [['src/server.ts', HASH]] : [],
          );
        }
      });

      it('puts the cursor on a blank below a heading', () => {
        const { text, cursor } = render(built, filling({ draft: draft({ kind: built.kind }) }));
        const lines = text.split('\n');
        assert.match(lines[cursor.line] ?? '?', /^(?:> )?$/);
        assert.match(lines.slice(0, cursor.line).findLast((line) => line.startsWith('#')) ?? '', /^## /);
      });

      it('leaves no variable, and no two blank lines but where the cursor is', () => {
        for (const capture of [EVERYTHING, NOTHING]) {
          const { text, cursor } = render(built, filling({ draft: draft({ kind: built.kind }), capture }));
          assert.doesNotMatch(text, /\$\{|[\uE000-\uE00F]/);
          const lines = text.split('\n');
          lines.splice(cursor.line, 1, 'x');
          assert.doesNotMatch(lines.join('\n').replaceAll(/```\n```/g, '```'), /\n\n\n/);
        }
      });
    });
  }

  it('gives back whatever was typed as the title', function () {
    this.timeout(20_000);
    const typed = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...'#:-*_`[]()<>&|$\\"\'!? 1.a~=+{},%@字🔥\u202e'), minLength: 1 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...builtInTemplates().filter(({ isRecord }) => isRecord)),
        typed,
        (built, typed) => {
          let title: string;
          try {
            title = cleanTitle(typed);
          } catch {
            return;
          }
          const rendered = render(built, filling({ draft: draft({ title, kind: built.kind }) }));
          assert.equal(entryOf(rendered).title, title);
        },
      ),
      { numRuns: runs(400) },
    );
  });
});

describe('a template', () => {
  it('says what it is in front matter, and a key of its own goes into the record', () => {
    const own = template(
      '---\ntemplate: Incident\ndescription: What broke\nkind: incident\nseverity: high\n# of us\nteam: net # x\nowners: [a, b]\n---\n\n# ${KIND}: ${TITLE}\n',
    );
    assert.deepEqual(
      [own.name, own.description, own.kind, own.severity],
      ['Incident', 'What broke', 'incident', 'high'],
    );
    const { text } = render(own, filling({ draft: draft({ kind: 'incident' }), capture: NOTHING }));
    assert.equal(
      text,
      '---\ntitle: "Sockets leak"\nkind: incident\nstatus: open\ndate: 2026-11-20T17:31:05+01:00\nteam: net # x\nowners: [a, b]\n---\n\n# Incident: Sockets leak\n',
    );
  });

  it('has its file’s name for a kind and a name where it says neither', () => {
    const { name, kind, isRecord } = template('# ${TITLE}\n', 'incident');
    assert.deepEqual([name, kind, isRecord], ['incident', 'incident', true]);
  });

  it('has a kind of the extension’s in any spelling, and one word of its own', () => {
    const kinds = ['ADR', 'my incident', 'Incident!', '…'].map((id) => template('# x\n', id).kind);
    assert.deepEqual(kinds, ['decision', 'my-incident', 'Incident', 'challenge']);
    assert.equal(template('---\nkind: Blocker\n---\n').kind, 'blocker');
    const fault = parseTemplate('x', '---\nteam: a\nkind: "my kind"\n---\n', true);
    assert.deepEqual(fault, { line: 2, message: '"my kind" is no kind: write one word, such as incident.' });
  });

  it('has no variables in its keys', () => {
    const fault = parseTemplate('x', '---\nteam: a\n"by ${AUTHOR}": x\n---\n', true);
    assert.deepEqual(fault, { line: 2, message: 'A variable can stand in a value, not in a key.' });
  });

  it('may set the status, the title and the date itself', () => {
    const data = header(
      '---\nstatus: investigating\ntitle: "[v1] ${TITLE}"\ndate: ${DATE}\n---\n# ${TITLE}\n',
    );
    assert.deepEqual(
      [data.status, data.title, data.date],
      ['investigating', '[v1] Sockets leak', '2026-11-20'],
    );
  });

  it('adds its tags to those that were given', () => {
    assert.deepEqual(header('---\ntags: [net, a]\n---\n', { draft: draft({ tags: ['a', 'b: c'] }) }).tags, [
      'net',
      'a',
      'b: c',
    ]);
  });

  it('leaves a key out, or an item of a list, whose variable has no value', () => {
    const text = '---\nlabels: [adr, "v${VERSION}"]\nby: ${AUTHOR}\nin: ${VERSION:none}\n---\n';
    const { labels, by, in: version } = header(text, { version: '2.0.0' });
    assert.deepEqual([labels, by, version], [['adr', 'v2.0.0'], 'Ada', '2.0.0']);
    const without = header(text, { capture: NOTHING, version: undefined as never });
    assert.deepEqual(without.labels, ['adr']);
    assert.ok(!('by' in without));
    assert.equal(without.in, 'none');
  });

  it('fills variables in nested values', () => {
    const data = header('---\nreview:\n  by: ${AUTHOR}\n  of: "the ${TITLE}"\n---\n', {
      draft: draft({ title: 'a: "b"' }),
    });
    assert.deepEqual(data.review, { by: 'Ada', of: 'the a: "b"' });
  });

  it('tells on which line its front matter is broken', () => {
    const fault = parseTemplate('x', '---\nkind: a\nteam: "b\n---\n', true);
    assert.ok('message' in fault);
    assert.equal(fault.line, 2);
  });

  describe('escapes a value for where it stands', () => {
    const title = 'a | *b* `c` <d> [e](f) -- #';
    const named = (text: string) => body(text, { draft: draft({ title }) });
    const html = (text: string) => new MarkdownIt({ html: true }).render(named(text)).trim();

    it('in text, at the start of a line, in a heading and in a list', () => {
      assert.equal(html('It: ${TITLE}.\n'), '<p>It: a | *b* `c` &lt;d&gt; [e](f) -- #.</p>');
      assert.equal(
        new MarkdownIt().render(body('${TITLE}\n', { draft: draft({ title: '1. x' }) })).trim(),
        '<p>1. x</p>',
      );
      assert.equal(
        new MarkdownIt().render(body('- ${TITLE}\n', { draft: draft({ title: '- x' }) })).trim(),
        '<ul>\n<li>- x</li>\n</ul>',
      );
      assert.match(html('## ${TITLE}\n'), /<h2>a \| \*b\* `c` &lt;d&gt; \[e\]\(f\) -- #<\/h2>/);
    });

    it('in a cell of a table', () => {
      assert.equal(html('| a | b |\n|---|---|\n| ${TITLE} | ${DATE} |\n').match(/<td>/g)?.length, 2);
    });

    it('in code, with a fence that is long enough', () => {
      const code = 'x\n```\n# no heading\n````\ny';
      const text = body('```${LANGUAGE}\n${BEFORE}\n```\n', {
        capture: { ...NOTHING, places: [{ ...PLACE, code }] },
      });
      assert.equal(text, '`````typescript\n' + code + '\n`````\n');
      assert.equal(
        body('~~~\n${BEFORE}\n~~~\n', { capture: { ...NOTHING, places: [{ ...PLACE, code: '~~~\n```' }] } }),
        '~~~~\n~~~\n```\n~~~~\n',
      );
      // What only looks like the end of a fence that nothing ends is code of its own.
      assert.equal(
        body('~~~~\n${BEFORE}\n```\n', { capture: { ...NOTHING, places: [{ ...PLACE, code: '~~~~' }] } }),
        '~~~~~\n~~~~\n```\n',
      );
      assert.equal(
        html('Run `${TITLE}` now\n'),
        '<p>Run <code>a | *b* `c` &lt;d&gt; [e](f) -- #</code> now</p>',
      );
    });

    it('in code of a quotation or a list, each line of it', () => {
      const capture = { ...NOTHING, places: [{ ...PLACE, code: '  a\n```\n\n  b' }] };
      assert.equal(
        body('> ```\n> ${BEFORE}\n> ```\n', { capture }),
        '> ````\n>   a\n> ```\n>\n>   b\n> ````\n',
      );
      assert.equal(
        body('1. See\n   ```\n   ${BEFORE}\n   ```\n', { capture }),
        '1. See\n   ````\n     a\n   ```\n\n     b\n   ````\n',
      );
      assert.equal(
        body('> - ```\n>   // ${BEFORE}\n>   ```\n', { capture }),
        '> - ````\n>   //   a\n>   ```\n>\n>     b\n>   ````\n',
      );
    });

    it('in the target of a link, where a file is the way to it', () => {
      assert.equal(body('[x](${FILE})\n'), '[x](../../src/server.ts)\n');
      assert.equal(body('[x](${FILE}#L${LINES})\n'), '[x](../../src/server.ts#L42-L57)\n');
      assert.equal(
        body('[x](https://x.example/?q=${TITLE})\n', { draft: draft({ title: 'a) b' }) }),
        '[x](https://x.example/?q=a%29%20b)\n',
      );
    });

    it('in a comment, which it cannot end', () => {
      assert.equal(
        body('<!-- ${TITLE} -->\n', { draft: draft({ title: '--> <script>' }) }),
        '<!-- -&#45;&gt; &lt;script&gt; -->\n',
      );
    });
  });

  it('leaves out a line, and a section, that hold nothing but variables without values', () => {
    const text = '# T\n\n## A\n\n${DIAGNOSTICS}\n\n## B\n\n${ERROR_OUTPUT}\n\nMore.\n\n## C\n';
    assert.equal(body(text, { capture: NOTHING }), '# T\n\n## B\n\nMore.\n\n## C\n');
  });

  it('keeps a heading that has sections below it', () => {
    assert.equal(body('## A\n\n${BEFORE}\n\n### B\n', { capture: NOTHING }), '## A\n\n### B\n');
  });

  it('writes the facts of the code on its fence where it is no record', () => {
    assert.match(
      body('${BEFORE}\n'),
      /```typescript before=a1 file=src\/server\.ts lines=42-57 commit=3f2a9c1b/,
    );
  });

  it('indents what stands in a quotation or a list', () => {
    assert.equal(
      body('> ${ERROR_OUTPUT}\n\n- ${ERROR_OUTPUT}\n'),
      '> ```text\n> boom\n> ```\n\n- ```text\n  boom\n  ```\n',
    );
  });

  it('keeps what is no variable: shell, code, an unknown name, an escaped one', () => {
    assert.equal(body('$PATH ${home} ${FOO} \\${TITLE}\n'), '$PATH ${home} ${FOO} ${TITLE}\n');
  });

  it('puts the cursor where it says, else below the first section’s heading', () => {
    const at = (text: string) => render(template(`---\nrecord: false\n---\n${text}`), filling()).cursor;
    assert.deepEqual(at('# T\n\nIt is ${CURSOR}.\n'), { line: 2, character: 6 });
    assert.deepEqual(at('# T\n\n## A\n\n\n\n## B\n'), { line: 4, character: 0 });
  });

  it('reads a file with CRLF and a byte order mark', () => {
    const own = template('\uFEFF---\r\nkind: incident\r\n---\r\n\r\n# ${TITLE}\r\n');
    assert.equal(own.kind, 'incident');
    assert.equal(own.body, '# ${TITLE}\n');
  });
});
