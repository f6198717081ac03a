// The front matter that a template makes, and what is read of a template's own.
import { strict as assert } from 'node:assert';
import type { Capture, Draft } from '../../../../src/core/capture';
import { anchorLines, anchorValue, headerLines } from '../../../../src/core/templates/header';
import { parseTemplate, type Template } from '../../../../src/core/templates/template';

const HASH = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';
const DRAFT: Draft = {
  title: 'A "b": c',
  kind: 'challenge',
  tags: ['x', 'a: b'],
  date: '2026-11-20T17:31:05+01:00',
};

function template(text: string, id = 'own'): Template {
  const parsed = parseTemplate(id, text, true);
  assert.ok(!('message' in parsed), JSON.stringify(parsed));
  return parsed;
}

function lines(text: string, draft: Partial<Draft> = {}, capture: Partial<Capture> = {}): string[] {
  return headerLines(template(text), {
    draft: { ...DRAFT, ...draft },
    capture: { places: [], environment: [], ...capture },
    path: 'docs/x.md',
  });
}

describe('the front matter of a new record', () => {
  it('has the facts in their order, then the template’s own keys, then the anchors', () => {
    const place = { anchor: { file: 'a b.ts', commit: HASH }, language: 'ts', code: '', findings: [] };
    const scratch = { language: 'ts', code: '', findings: [] };
    assert.deepEqual(
      lines(
        '---\nteam: net # ours\ntags: [x, z]\n---\n# T\n',
        { severity: 'high', category: 'net work' },
        { places: [scratch, place] },
      ),
      [
        '---',
        'title: "A \\"b\\": c"',
        'kind: challenge',
        'status: open',
        'date: 2026-11-20T17:31:05+01:00',
        'severity: high',
        'category: "net work"',
        'tags: [x, z, "a: b"]',
        'team: net # ours',
        'anchors:',
        '  - id: a1',
        '    file: "a b.ts"',
        `    commit: "${HASH}"`,
        '---',
      ],
    );
  });

  it('has no status for what has none, and no tags where there are none', () => {
    assert.deepEqual(lines('# T\n', { kind: 'til', tags: [] }), [
      '---',
      'title: "A \\"b\\": c"',
      'kind: til',
      'date: 2026-11-20T17:31:05+01:00',
      '---',
    ]);
    assert.ok(lines('# T\n', { kind: 'decision' }).includes('status: proposed'));
  });

  it('has what the template sets in the place of the fact, as it is written there', () => {
    assert.deepEqual(
      lines("---\nstatus: 'new' # yet\ndate: ${DATE}\nowners:\n  - a\n  - b # c\n---\n# T\n", { tags: [] }),
      [
        '---',
        'title: "A \\"b\\": c"',
        'kind: challenge',
        "status: 'new' # yet",
        'date: 2026-11-20',
        'owners:',
        '  - a',
        '  - b # c',
        '---',
      ],
    );
  });
});

describe('the front matter of a document that is no record', () => {
  const own = (keys: string, capture?: Partial<Capture>) =>
    lines(`---\nrecord: false\n${keys}\n---\n# T\n`, {}, capture);

  it('is the template’s own keys, and nothing at all without any', () => {
    assert.deepEqual(own('severity: high\ntags: [a]\nx: 1'), [
      '---',
      'severity: high',
      'tags: [a]',
      'x: 1',
      '---',
    ]);
    assert.deepEqual(own('kind: debt\ndescription: x'), []);
  });

  it('has a value with a variable in quotes where it needs some, and a day without', () => {
    assert.deepEqual(own('a: ${TITLE}\nb: ${DATE}\nc: ${DATETIME}\nd: on ${DATE}\ne: "${KIND}"'), [
      '---',
      'a: "A \\"b\\": c"',
      'b: 2026-11-20',
      'c: 2026-11-20T17:31:05+01:00',
      'd: "on 2026-11-20"',
      'e: Challenge',
      '---',
    ]);
  });

  it('leaves out what is not known, and an item of a list', () => {
    assert.deepEqual(
      own('a: ${AUTHOR}\nb: by ${AUTHOR:somebody}\nc: [x y, "${AUTHOR}", "${KIND}"]\nd: ["${AUTHOR}"]'),
      ['---', 'b: "by somebody"', 'c: ["x y", Challenge]', '---'],
    );
  });

  it('fills in nested values, and keeps what is around them', () => {
    assert.deepEqual(
      own(
        'a:\n  by: ${AUTHOR} # who\n  of: "the ${TITLE}"\n  on: [1, "${DATE}"]\nb: |\n  ${KIND}\n  ${AUTHOR}',
        {
          author: 'Ada: L',
        },
      ),
      [
        '---',
        'a:',
        '  by: "Ada: L" # who',
        '  of: "the A \\"b\\": c"',
        '  on: [1, "2026-11-20"]',
        'b: "Challenge\\nAda: L\\n"',
        '---',
      ],
    );
    assert.deepEqual(own('a:\n  by: ${AUTHOR}\n  x: |\n    ${KIND}'), [
      '---',
      'a:',
      '  by: ""',
      '  x: |',
      '    Challenge',
      '---',
    ]);
  });
});

describe('an anchor in front matter', () => {
  it('is its facts, each as YAML that reads back', () => {
    const anchor = {
      file: 'a: b.ts',
      lines: { first: 4, last: 4 },
      commit: HASH,
      branch: 'x/y',
      permalink: 'https://x.example/#L4',
      uncommitted: true,
    } as const;
    assert.deepEqual(anchorLines('a7', anchor, ''), [
      '- id: a7',
      '  file: "a: b.ts"',
      '  lines: 4',
      `  commit: "${HASH}"`,
      '  branch: x/y',
      '  permalink: "https://x.example/#L4"',
      '  uncommitted: true',
    ]);
    assert.deepEqual(anchorLines('a1', {}), ['  - id: a1']);
    assert.deepEqual(
      (['lines', 'uncommitted', 'commit', 'permalink', 'symbol', 'branch'] as const).map((name) =>
        anchorValue(name, 'true'),
      ),
      ['true', 'true', '"true"', '"true"', '"true"', '"true"'],
    );
    assert.equal(anchorValue('symbol', 'Pool.take'), 'Pool.take');
  });
});

describe('what a template says of itself', () => {
  it('is read from its front matter, whatever its line endings', () => {
    const text =
      '---\ntemplate: Incident\ndescription: What broke\nkind: incident\nseverity: high\ncategory: ""\ntags: net\nrecord: false\nteam: "${AUTHOR}" # us\nlabels: [a, "${KIND}"]\n\n---\n\n\n# ${TITLE}\n';
    for (const own of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r')]) {
      const { keys, ...rest } = template(own, 'my-incident');
      assert.deepEqual(rest, {
        id: 'my-incident',
        name: 'Incident',
        description: 'What broke',
        severity: 'high',
        kind: 'incident',
        isRecord: false,
        tags: ['net'],
        body: '# ${TITLE}\n',
        bodyLine: 14,
        isTeams: true,
      });
      const mark = (name: string) => `\uE000${name}\uE001`;
      assert.deepEqual(keys, [
        { name: 'severity', source: 'severity: high', value: 'high', scalars: [] },
        { name: 'category', source: 'category: ""', value: '', scalars: [] },
        { name: 'tags', source: 'tags: net', value: 'net', scalars: [] },
        {
          name: 'team',
          source: `team: "${mark('AUTHOR')}" # us`,
          value: mark('AUTHOR'),
          scalars: [{ start: 6, end: 16, value: mark('AUTHOR') }],
        },
        {
          name: 'labels',
          source: `labels: [a, "${mark('KIND')}"]`,
          value: ['a', mark('KIND')],
          scalars: [{ start: 12, end: 20, value: mark('KIND') }],
        },
      ]);
    }
  });

  it('is its name and a record where it says nothing', () => {
    assert.deepEqual(parseTemplate('Post mortem', '# T', false), {
      id: 'Post mortem',
      name: 'Post mortem',
      kind: 'Post-mortem',
      isRecord: true,
      tags: [],
      keys: [],
      body: '# T',
      bodyLine: 0,
      isTeams: false,
    });
    assert.deepEqual(
      ['ADR', '_my-', '-', 'bug!'].map((id) => template('# T\n', id).kind),
      ['decision', 'my', 'challenge', 'bug'],
    );
  });

  for (const [header, line, message] of [
    ['- a\n- b', 1, 'The front matter of a template is a list of keys and values.'],
    ['{ kind: a }', 1, 'The front matter of a template is a list of keys and values.'],
    ['a: 1\n${KIND}: 2', 2, 'A variable can stand in a value, not in a key.'],
    ['a: 1\n\n"kind": two words', 3, '"two words" is no kind: write one word, such as incident.'],
  ] as const) {
    it(`is refused with the line of the fault: ${JSON.stringify(header)}`, () =>
      assert.deepEqual(parseTemplate('x', `---\n${header}\n---\n# T\n`, true), { line, message }));
  }
});
