// Where the lines of a filled template go: around blocks without a value, in lists and fences, and into entries that exist.
import { strict as assert } from 'node:assert';
import type { Capture } from '../../../../src/core/capture';
import { readDocument } from '../../../../src/core/document';
import { applyTemplate } from '../../../../src/core/templates/apply';
import { render } from '../../../../src/core/templates/render';
import { parseTemplate, type Template } from '../../../../src/core/templates/template';
import { applyEdits } from '../../../../src/core/textEdit';

function template(text: string): Template {
  const parsed = parseTemplate('own', text, true);
  assert.ok(!('message' in parsed));
  return parsed;
}

function rendered(text: string, capture: Partial<Capture> = {}) {
  const draft = { title: 'A | b', kind: 'challenge', tags: [], date: '2026-11-20T17:31:05+01:00' };
  return render(template(`---\nrecord: false\n---\n${text}`), {
    draft,
    capture: { places: [], environment: [], ...capture },
    path: 'docs/x.md',
  });
}

describe('a filled template', () => {
  const ERROR = { errorOutput: 'a\n```\nb' };
  for (const [text, becomes, capture] of [
    // A block goes into the item or the quotation that it stands in.
    ['1. ${ERROR_OUTPUT}', '1. ````text\n   a\n   ```\n   b\n   ````\n', ERROR],
    ['> - ${ERROR_OUTPUT}  ', '> - ````text\n>   a\n>   ```\n>   b\n>   ````\n', ERROR],
    ['\t${TITLE}', '\tA | b\n', {}],
    ['x ${ERROR_OUTPUT}', 'x a \\`\\`\\` b\n', ERROR],
    // A fence is as long as what is in it needs, with its sign.
    ['```js ${TITLE}\n${ERROR_OUTPUT}\n```', '````js A-|-b\na\n```\nb\n````\n', ERROR],
    ['- ~~~\n  ${ERROR_OUTPUT}\n  ~~~', '- ~~~\n  a\n  ```\n  b\n  ~~~\n', ERROR],
    ['````\n${ERROR_OUTPUT}\n````', '````\na\n```\nb\n````\n', ERROR],
    ['```\n${ERROR_OUTPUT}', '````\na\n```\nb\n', ERROR],
    ['~~~\n${ERROR_OUTPUT}\n${ERROR_OUTPUT}', '~~~~\n~~~\n~~~\n', { errorOutput: '~~~' }],
    ['```', '```\n', {}],
    // A cell keeps its bars.
    ['| a |\n|---|\n| ${TITLE} |', '| a |\n|---|\n| A \\| b |\n', {}],
    ['<!-- ${TITLE} -->', '<!-- A | b -->\n', {}],
    // What has nothing to say is left out, with the blank line behind it and the section around it.
    ['a\n\n${ERROR_OUTPUT}\n\nb', 'a\n\nb\n', {}],
    ['a\n${ERROR_OUTPUT}\nb', 'a\nb\n', {}],
    ['## A\n\n${ERROR_OUTPUT}\n\n${ENVIRONMENT}\n\n## B\n\nx', '## B\n\nx\n', {}],
    ['## A\n\n### B\n\n${ERROR_OUTPUT}\n\n## C', '## A\n\n## C\n', {}],
    ['## A\n\n${ERROR_OUTPUT}\n\n## B\n\n${ENVIRONMENT}\n', '\n', {}],
    ['## A\n\n## B\n', '## A\n\n## B\n', {}],
    ['# A\n\n${ERROR_OUTPUT}\n\nx\n\n\n', '# A\n\nx\n', {}],
  ] as readonly (readonly [string, string, Partial<Capture>])[]) {
    it(`of ${JSON.stringify(text)} is ${JSON.stringify(becomes)}`, () =>
      assert.equal(rendered(text, capture).text, becomes));
  }

  it('has the cursor where it says, else on the first blank line below a heading', () => {
    const at = (text: string) => {
      const { line, character } = rendered(text).cursor;
      return [line, character];
    };
    assert.deepEqual(at('${CURSOR}# T\n'), [0, 0]);
    assert.deepEqual(at('# T\n\n- [ ] ${CURSOR} ${CURSOR}\n'), [2, 6]);
    assert.deepEqual(at('# T\n\nx\n\n## A\n\n## B\n'), [5, 0]);
    assert.deepEqual(at('# T\n\nx\n\n## A\n\n\n## B\n'), [6, 0]);
    assert.deepEqual(at('# T\n\nx ## no\n'), [1, 0]);
    assert.deepEqual(at('# T\nx\n'), [2, 0]);
    assert.deepEqual(at('# T\n\n## A\nx\n'), [4, 0]);
    const record = render(template('# T\n\n## A\n\nx\n'), {
      draft: { title: 'A', kind: 'til', tags: [], date: '2026-11-20T17:31:05+01:00' },
      capture: { places: [], environment: [] },
      path: 'x.md',
    });
    assert.equal(record.text.split('\n')[record.cursor.line - 1], '## A');
  });
});

describe('applying a template to an entry', () => {
  const PATH = 'docs/challenges/004-x.md';
  const HEAD = '---\nkind: challenge\nstatus: open\nseverity: high\ncategory: net\ntags: [x]\n---\n\n';
  function applied(text: string, own: string, index = 0): string {
    const entry = readDocument({ uri: PATH, path: PATH, inTarget: true }, text).entries[index];
    assert.ok(entry);
    const { edits } = applyTemplate(text, entry, template(own), new Date('2026-11-20T10:00:00Z'));
    return applyEdits(text, edits);
  }

  it('fills in what the entry says', () => {
    assert.equal(
      applied(
        `${HEAD}# A\n`,
        '# T\n\n## Facts\n\n${TITLE}: ${SEVERITY}, ${CATEGORY:none}, ${VERSION:none}\n',
      ),
      `${HEAD}# A\n\n## Facts\n\nA: high, net, none\n`,
    );
    assert.equal(
      applied(`${HEAD.replace('severity: high\ncategory: net\n', '')}# A\n`, '# T\n\n## ${SEVERITY:none}\n'),
      `${HEAD.replace('severity: high\ncategory: net\n', '')}# A\n\n## none\n`,
    );
  });

  it('takes the ranks of headings to where they go', () => {
    // Of a template without a title, and with sections below sections.
    assert.equal(
      applied(`${HEAD}# A\n\n## B\n\nx\n`, '## B\n\n### B1\n\n## C\n\n### C1\n\ny\n\n#### C2\n'),
      `${HEAD}# A\n\n## B\n\nx\n\n## C\n\n### C1\n\ny\n\n#### C2\n`,
    );
    const log = (more: string) =>
      `# Blockers\n\n#### Blocker 1: A\n\n**Status:** Open\n${more}\n#### Blocker 2: B\n\n**Status:** Open\n`;
    assert.equal(
      applied(log(''), '# T\n\n## C\n\n### C1\n\n#### C2\n\n```\n# code\n```\n'),
      log('\n##### C\n\n###### C1\n\n###### C2\n\n```\n# code\n```\n'),
    );
  });

  it('finds each section once: by its words first, then by its meaning', () => {
    const own = '# T\n\n## Solution\n\n## Fix\n\n## Notes\n';
    assert.equal(
      applied(`${HEAD}# A\n\n## fix\n\nx\n`, own),
      `${HEAD}# A\n\n## Solution\n\n## fix\n\nx\n\n## Notes\n`,
    );
    assert.equal(
      applied(`${HEAD}# A\n\n## Remedy\n\nx\n`, '# T\n\n## Solution\n\n## Notes\n'),
      `${HEAD}# A\n\n## Remedy\n\nx\n\n## Notes\n`,
    );
  });

  it('keeps what is missing behind what it follows, with one blank line around', () => {
    const own = '# T\n\n## A\n\n## B\n\n## C\n\n## D\n';
    assert.equal(
      applied(`${HEAD}# T\n\n## D\nx\n## B\ny`, own),
      `${HEAD}# T\n\n## D\nx\n\n## A\n\n## B\ny\n\n## C\n`,
    );
  });
});
