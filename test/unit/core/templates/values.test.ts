// What each variable of a template says, and where a template uses them.
import { strict as assert } from 'node:assert';
import type { Capture, Place } from '../../../../src/core/capture';
import {
  anchoredPlaces,
  blocksOf,
  caption,
  inline,
  rawBlocksOf,
  wordsOf,
  type Filling,
} from '../../../../src/core/templates/values';
import {
  fillMarks,
  isMarked,
  markVariables,
  onlyMark,
  usesOf,
  variableOf,
} from '../../../../src/core/templates/variables';

const HASH = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';
const PATH = 'docs/challenges/007-x.md';
const FIRST: Place = {
  anchor: {
    file: 'src/[a] b.ts',
    lines: { first: 42, last: 57 },
    commit: HASH,
    branch: 'main',
    symbol: 'Pool.take',
    permalink: 'https://forge.example/x#L42-L57',
    uncommitted: true,
  },
  language: 'ts strict',
  code: 'const a = 1;\nopen(a);',
  findings: [
    { severity: 'error', line: 42, message: 'no *a*\nhere', source: 'ts 2304' },
    { severity: 'warning', line: 43, message: 'unused' },
  ],
};
const SECOND: Place = { origin: 'a scratch_file', language: 'text', code: '````', findings: [] };
const THIRD: Place = { anchor: { file: 'c.ts' }, language: '', code: '', findings: FIRST.findings };

function filling(capture: Partial<Capture> = {}, more: Partial<Filling> = {}): Filling {
  return {
    draft: { title: 'Sockets: leak', kind: 'til', tags: ['net'], date: '2026-11-20T17:31:05+01:00' },
    capture: { places: [], environment: [], ...capture },
    path: PATH,
    ...more,
  };
}

describe('the words of a template', () => {
  it('are what is known of the entry, its first place and its author', () => {
    const full = filling({ places: [FIRST, THIRD], author: 'Ada' }, { number: '0042', version: '1.2.0' });
    const draft = { ...full.draft, severity: 'high', category: 'technical' };
    assert.deepEqual(Object.fromEntries(wordsOf({ ...full, draft })), {
      TITLE: 'Sockets: leak',
      KIND: 'TIL',
      NUMBER: '42',
      NUMBER_PADDED: '0042',
      SEVERITY: 'high',
      CATEGORY: 'technical',
      DATE: '2026-11-20',
      TIME: '17:31',
      DATETIME: '2026-11-20T17:31:05+01:00',
      FILE: 'src/[a] b.ts',
      LINES: '42-57',
      SYMBOL: 'Pool.take',
      LANGUAGE: 'ts',
      COMMIT: HASH,
      COMMIT_SHORT: '3f2a9c1',
      BRANCH: 'main',
      PERMALINK: 'https://forge.example/x#L42-L57',
      AUTHOR: 'Ada',
      VERSION: '1.2.0',
    });
  });

  it('are no more than that: what is not known is not there', () => {
    const known = ['TITLE', 'KIND', 'DATE', 'TIME', 'DATETIME'];
    assert.deepEqual([...wordsOf(filling()).keys()], known);
    assert.deepEqual([...wordsOf(filling({ places: [THIRD] })).keys()], [...known, 'FILE']);
    assert.deepEqual([...wordsOf(filling({ places: [SECOND], author: '' })).keys()], [...known, 'LANGUAGE']);
  });
});

describe('the blocks of a template', () => {
  const link = '[src/\\[a\\] b.ts:42-57](../../src/%5Ba%5D%20b.ts#L42-L57)';
  const before = [
    `**Before**: ${link} at \`3f2a9c1\`, with uncommitted changes`,
    '',
    '```ts before=a1',
    'const a = 1;',
    'open(a);',
    '```',
  ];
  const scratch = ['**Before**: a scratch\\_file', '', '`````text', '````', '`````'];
  const third = ['**Before**: [c.ts](../../c.ts)', '', '```text before=a2', '```'];
  const places = [FIRST, SECOND, THIRD];

  it('are the captured code with where it is from, each place apart', () => {
    const blocks = blocksOf(filling({ places }), false);
    assert.deepEqual(blocks.get('BEFORE'), [...before, '', ...scratch, '', ...third]);
    assert.deepEqual(blocks.get('CODE_CHANGES'), [
      ...before,
      '',
      '**After**',
      '',
      '```ts after=a1',
      '```',
      '',
      ...scratch,
      '',
      '**After**',
      '',
      '```text',
      '```',
      '',
      ...third,
      '',
      '**After**',
      '',
      '```text after=a2',
      '```',
    ]);
  });

  it('have the facts of a place on its fence where no front matter holds them', () => {
    const [, , fence] = blocksOf(filling({ places: [FIRST] }), true).get('BEFORE') ?? [];
    assert.equal(
      fence,
      `\`\`\`ts before=a1 file=src/%5Ba%5D%20b.ts lines=42-57 commit=${HASH} branch=main symbol=Pool.take permalink=https://forge.example/x%23L42-L57 uncommitted=true`,
    );
    assert.ok(
      blocksOf(filling({ places: [FIRST] }), true)
        .get('CODE_CHANGES')
        ?.includes('```ts after=a1'),
    );
  });

  it('are blank Befores and Afters, and nothing else, where nothing was captured', () => {
    assert.deepEqual(
      [...blocksOf(filling(), false)],
      [
        ['DIAGNOSTICS', []],
        ['ERROR_OUTPUT', []],
        ['ENVIRONMENT', []],
        ['ERROR_ENVIRONMENT', []],
        ['BEFORE', []],
        ['CODE_CHANGES', ['**Before**', '', '```', '```', '', '**After**', '', '```', '```']],
      ],
    );
  });

  it('are each finding once, and at most what a record holds', () => {
    const diagnostics = (findings: Place['findings']) =>
      blocksOf(filling({ places: [{ ...FIRST, findings }] }), false).get('DIAGNOSTICS');
    assert.deepEqual(blocksOf(filling({ places }), false).get('DIAGNOSTICS'), [
      '- Error on line 42: no \\*a\\* here (ts 2304)',
      '- Warning on line 43: unused',
    ]);
    const many = Array.from(
      { length: 25 },
      (_, line) => ({ severity: 'error', line, message: 'x' }) as const,
    );
    const told = diagnostics(many) ?? [];
    assert.equal(told.at(-1), `- … and ${25 - (told.length - 1)} more`);
    const most = diagnostics(many.slice(0, told.length - 1)) ?? [];
    assert.deepEqual(most, told.slice(0, -1));
  });

  it('are the error, and the system that it came from', () => {
    const capture = { errorOutput: 'boom\r\n```', environment: ['OS: Linux_6', '- x'] };
    const blocks = blocksOf(filling(capture), false);
    assert.deepEqual(blocks.get('ERROR_OUTPUT'), ['````text', 'boom', '```', '````']);
    assert.deepEqual(blocks.get('ENVIRONMENT'), ['- OS: Linux\\_6', '- \\- x']);
    assert.deepEqual(blocks.get('ERROR_ENVIRONMENT'), blocks.get('ENVIRONMENT'));
    const without = blocksOf(filling({ environment: ['OS: Linux_6'] }), false);
    assert.deepEqual(
      [without.get('ENVIRONMENT'), without.get('ERROR_ENVIRONMENT')],
      [['- OS: Linux\\_6'], []],
    );
  });

  it('are plain text inside a fence', () => {
    const capture = { places, errorOutput: 'boom', environment: ['OS: a_b', 'Node: 24'] };
    assert.deepEqual(Object.fromEntries(rawBlocksOf(filling(capture))), {
      BEFORE: 'const a = 1;\nopen(a);\n\n````',
      CODE_CHANGES: 'const a = 1;\nopen(a);\n\n````',
      ERROR_OUTPUT: 'boom',
      DIAGNOSTICS: ['42: no *a*\nhere', '43: unused', '42: no *a*\nhere', '43: unused'].join('\n'),
      ENVIRONMENT: 'OS: a_b\nNode: 24',
      ERROR_ENVIRONMENT: 'OS: a_b\nNode: 24',
    });
    assert.deepEqual(Object.fromEntries(rawBlocksOf(filling({ environment: ['OS: a_b'] }))), {
      BEFORE: '',
      CODE_CHANGES: '',
      ERROR_OUTPUT: '',
      DIAGNOSTICS: '',
      ENVIRONMENT: 'OS: a_b',
      ERROR_ENVIRONMENT: '',
    });
  });

  it('number the places that have an anchor', () => {
    assert.deepEqual(
      anchoredPlaces({ places, environment: [] }).map(({ id }) => id),
      ['a1', undefined, 'a2'],
    );
  });
});

describe('the line above captured code', () => {
  const said = (anchor: Place['anchor'], origin?: string) =>
    caption(
      'After',
      { ...SECOND, ...(origin === undefined ? {} : { origin }), ...(anchor && { anchor }) },
      PATH,
    );
  it('says where it is from, as far as that is known', () => {
    assert.equal(said({ file: 'a.ts', lines: { first: 7, last: 7 } }), '**After**: [a.ts:7](../../a.ts#L7)');
    assert.equal(
      said({ file: 'a.ts', uncommitted: 'unknown' }),
      '**After**: [a.ts](../../a.ts), perhaps with uncommitted changes',
    );
    assert.equal(said({ commit: HASH }, ''), '**After**');
    assert.equal(said({ commit: HASH }, 'x\ny'), '**After**: x y');
  });

  it('keeps to one line, and shows signs as they are', () => {
    assert.equal(inline(' a\n\n*b*  `c` '), 'a \\*b\\* \\`c\\`');
    assert.equal(inline('1. x', { atLineStart: true }), '1\\. x');
  });
});

describe('the variables that a text uses', () => {
  it('are found with where they stand, and an escaped one is text', () => {
    const text = 'a ${TITLE} \\${DATE} ${X1_y} ${NOPE:x y} ${lower} ${1A}';
    assert.deepEqual(
      usesOf(text).map(({ name, start, end }) => [name, text.slice(start, end)]),
      [
        ['TITLE', '${TITLE}'],
        ['NOPE', '${NOPE:x y}'],
      ],
    );
  });

  it('become marks, and the marks their values', () => {
    const marked = markVariables('${TITLE}, ${VERSION:none}, ${VERSION:}, ${NOPE:x}, \\${TITLE}');
    assert.ok(isMarked(marked) && !isMarked('${TITLE}'));
    const filled = fillMarks(marked, (name, otherwise) => `<${name}|${otherwise ?? '-'}>`);
    assert.equal(filled, '<TITLE|->, <VERSION|none>, <VERSION|>, ${NOPE:x}, ${TITLE}');
  });

  it('may be all of a text', () => {
    assert.equal(onlyMark(markVariables('${BEFORE}')), 'BEFORE');
    for (const text of ['x${BEFORE}', '${BEFORE} ', '${BEFORE:x}', '${BEFORE}${BEFORE}', ''])
      assert.equal(onlyMark(markVariables(text)), undefined, text);
  });

  it('are known by name', () => {
    assert.deepEqual(variableOf('DATE'), {
      name: 'DATE',
      description: 'The day',
      example: '2026-11-20',
      isBlock: false,
    });
    assert.equal(variableOf('BEFORE')?.isBlock, true);
    assert.equal(variableOf('NOPE'), undefined);
  });
});
