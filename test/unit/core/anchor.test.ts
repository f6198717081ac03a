import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { withNeighbours } from '../../../src/core/anchors/neighbours';
import { locateAnchor, type CandidateFile, type CapturedCode, type Located } from '../../../src/core/anchor';

const CODE = [
  'export function acquire(pool: Pool): Connection {',
  '  const idle = pool.connections.find((one) => one.isIdle);',
  '  if (idle) return idle.reserve();',
  '',
  '  throw new ExhaustedError(pool.limit);',
  '}',
];
const ABOVE = ['import { Pool } from "./pool";', 'import { log } from "./log";', ''];
const BELOW = [
  '',
  'export function release(connection: Connection): void {',
  '  connection.close();',
  '}',
  '',
];
const CAPTURED: CapturedCode = { text: CODE.join('\n'), file: 'a.ts', lines: { first: 4, last: 9 } };

const file = (lines: readonly string[], path = 'a.ts'): CandidateFile => ({ path, text: lines.join('\n') });
const locate = (...files: readonly CandidateFile[]): Located => locateAnchor(CAPTURED, files);
const place = (first: number, last: number, path = 'a.ts') => ({ file: path, lines: { first, last } });

function assertAt(located: Located, grade: Located['grade'], expected: ReturnType<typeof place>): void {
  assert.equal(located.grade, grade, located.reason);
  assert.deepEqual('place' in located ? located.place : undefined, expected);
}

describe('captured code is found', () => {
  it('where it was captured', () => {
    const located = locate(file([...ABOVE, ...CODE, ...BELOW]));
    assertAt(located, 'same', place(4, 9));
    assert.equal(located.reason, 'It is where it was captured.');
  });

  it('whatever the line endings, the byte order mark and the white space at the ends of lines', () => {
    const text = `\uFEFF${[...ABOVE, ...CODE, ...BELOW].map((line) => `${line} \t`).join('\r\n')}`;
    assertAt(locate({ path: 'a.ts', text }), 'same', place(4, 9));
  });

  it('where it moved in its file', () => {
    const located = locate(file(['// new', ...ABOVE, ...CODE, ...BELOW]));
    assertAt(located, 'moved', place(5, 10));
    assert.equal(located.reason, 'It moved 1 line down since it was captured.');
  });

  it('in a file that was renamed, and in another file', () => {
    assertAt(locate(file([...ABOVE, ...CODE], 'b.ts')), 'moved', place(4, 9, 'b.ts'));
    const located = locate(file([...ABOVE, ...BELOW]), file(CODE, 'lib/b.ts'));
    assertAt(located, 'moved', place(1, 6, 'lib/b.ts'));
    assert.equal(located.reason, 'It moved to lib/b.ts, line 1 since it was captured.');
  });

  it('with another indentation or other line breaks', () => {
    const wrapped = ['class Pools {', ...CODE.map((line) => (line === '' ? '' : `\t${line}`)), '}'];
    assertAt(locate(file([...ABOVE, ...wrapped])), 'reindented', place(5, 10));
    const broken = CODE.join('\n').replace('.find(', '\n    .find(').split('\n');
    assertAt(locate(file([...ABOVE, ...broken])), 'reindented', place(4, 10));
  });

  it('edited, with the share of its lines that are left', () => {
    const located = locate(file([...ABOVE, ...CODE.with(2, '  if (idle) return reserve(idle);'), ...BELOW]));
    assertAt(located, 'changed', place(4, 9));
    assert.equal(located.grade === 'changed' && located.left, 0.8);
    assert.equal(located.reason, 'It was edited since it was captured: 4 of 5 lines are left.');
  });

  it('grown and shrunk', () => {
    const grown = CODE.toSpliced(3, 0, '  log.warn("all are busy");', '  log.flush();');
    assertAt(locate(file([...ABOVE, ...grown, ...BELOW])), 'changed', place(4, 11));
    assertAt(locate(file([...ABOVE, ...CODE.toSpliced(2, 1), ...BELOW])), 'changed', place(4, 8));
  });

  it('where only a part of its first and last lines was selected', () => {
    const captured = {
      ...CAPTURED,
      text: 'pool.connections.find((one) => one.isIdle);\n  if (idle) return idle',
    };
    const located = locateAnchor({ ...captured, lines: { first: 5, last: 6 } }, [file([...ABOVE, ...CODE])]);
    assertAt(located, 'same', place(5, 6));
  });

  it('at its place although a copy stands elsewhere', () => {
    assertAt(locate(file([...ABOVE, ...CODE, ...BELOW, ...CODE])), 'same', place(4, 9));
    assertAt(locate(file([...ABOVE, ...CODE]), file(CODE, 'b.ts')), 'same', place(4, 9));
    const edited = file([...ABOVE, ...CODE.with(4, '  throw new ExhaustedError(pool.name);')]);
    assertAt(locate(edited, file(CODE, 'b.ts')), 'changed', place(4, 9));
  });
});

describe('captured code is not found', () => {
  it('where it was deleted, even if what it looks like is left', () => {
    assert.equal(locate(file([...ABOVE, ...BELOW])).grade, 'gone');
    const alike = [
      'export function borrow(shelf: Shelf): Book {',
      '  const free = shelf.books.find((one) => one.isFree);',
      '  if (free) return free.lend();',
      '',
      '  throw new EmptyError(shelf.size);',
      '}',
    ];
    assert.equal(locate(file([...ABOVE, ...alike, ...BELOW])).grade, 'gone');
    assert.equal(locate(file(alike, 'b.ts')).grade, 'gone');
    assert.equal(locate().grade, 'gone');
  });

  it('where a relative stands at its lines, which begins as something else', () => {
    const relative = [
      'export function borrow(pool: Pool): Connection {',
      '  const idle = pool.connections.find((one) => one.isShared);',
      '  if (idle) return idle.share();',
      '',
      '  throw new ExhaustedError(pool.limit);',
      '}',
    ];
    assert.equal(locate(file([...ABOVE, ...relative, ...BELOW])).grade, 'gone');
  });

  for (const [name, lines] of Object.entries({
    'lines of comments': CODE.map((line) => (line === '' ? '' : `// ${line}`)),
    'a comment around it': ['/*', ...CODE, '*/'],
  })) {
    it(`where it became a comment: ${name}`, () => {
      const located = locate(file([...ABOVE, ...lines, ...BELOW]));
      assert.equal(located.grade, 'gone');
      assert.match(located.reason, /^The captured code was commented out: a\.ts, lines \d+-\d+\.$/);
    });
  }
});

describe('captured code is no comment', () => {
  it('where it begins with the end of one, and moved', () => {
    const captured = [' * what was said of it', ' */', ...CODE];
    const lines = ['/**', ...captured, ...BELOW];
    const located = locateAnchor({ text: captured.join('\n'), file: 'a.ts', lines: { first: 2, last: 9 } }, [
      file(['', ...lines]),
    ]);
    assertAt(located, 'moved', place(3, 10));
  });
});

describe('a single line that was edited', () => {
  const LINE = '  const idle = pool.connections.find((one) => one.isIdle && one.age < limit);';
  const captured = { text: LINE, file: 'a.ts', lines: { first: 2, last: 2 } };
  const edited = LINE.replace('age', 'uses');

  it('is found at its place', () => {
    assertAt(locateAnchor(captured, [file(['{', edited, ...BELOW])]), 'changed', place(2, 2));
  });

  it('is found elsewhere when it has words enough to be known by', () => {
    assertAt(locateAnchor(captured, [file(['', ...BELOW, edited, ...BELOW])]), 'changed', place(7, 7));
  });

  it('is gone where only a line like it is left', () => {
    const short = { text: '  this.emitter.fire(closed);', file: 'a.ts', lines: { first: 2, last: 2 } };
    const lines = ['', ...BELOW, '  this.emitter.fire(opened);', ...BELOW];
    assert.equal(locateAnchor(short, [file(lines)]).grade, 'gone');
  });
});

describe('captured code is ambiguous', () => {
  it('where twins both moved, and all places are told', () => {
    const located = locate(file(['', ...ABOVE, ...CODE, ...BELOW, ...CODE]));
    assert.equal(located.grade, 'ambiguous');
    assert.deepEqual('places' in located && located.places, [place(5, 10), place(16, 21)]);
  });

  it('unless its symbol or its neighbours tell which it is', () => {
    const lines = ['', ...ABOVE, ...CODE, ...BELOW, ...CODE];
    const symbols = [
      { path: 'Old', lines: { first: 4, last: 11 } },
      { path: 'New', lines: { first: 16, last: 21 } },
    ];
    const inNew = locateAnchor({ ...CAPTURED, symbol: 'New' }, [{ ...file(lines), symbols }]);
    assertAt(inNew, 'moved', place(16, 21));
    assertAt(locateAnchor({ ...CAPTURED, below: BELOW }, [file(lines)]), 'moved', place(5, 10));
    // A line alone may be anywhere.
    const hardly = { ...CAPTURED, below: ['', 'export function release(connection: Connection): void {'] };
    assert.equal(locateAnchor(hardly, [file(lines)]).grade, 'ambiguous');
  });

  it('where it is too short to be told from its like', () => {
    const captured = { text: '}', file: 'a.ts', lines: { first: 9, last: 9 } };
    const lines = [...ABOVE, ...CODE, ...BELOW];
    assert.equal(locateAnchor(captured, [file(lines)]).grade, 'ambiguous');
    assertAt(locateAnchor(withNeighbours(captured, lines.join('\n')), [file(lines)]), 'same', place(9, 9));
    const moved = withNeighbours(captured, lines.join('\r\n'));
    assertAt(locateAnchor(moved, [file(['', '', ...lines])]), 'moved', place(11, 11));
    assert.equal(locateAnchor(captured, [file([...ABOVE, ...BELOW])]).grade, 'ambiguous');
    assert.equal(locateAnchor(captured, [file(ABOVE), file(CODE, 'b.ts')]).grade, 'gone');
  });

  it('where only brackets stand next to its like as they stood next to it', () => {
    const guard = (body: string) => ['if (!isReady) {', `  ${body};`, '}', 'return null;', '}', '}'];
    const captured = { text: 'return null;', file: 'a.ts', lines: { first: 4, last: 4 } };
    const known = withNeighbours(captured, [...guard('wait()'), ...ABOVE].join('\n'));
    const alike = file([...CODE, ...BELOW, '{', '}', 'return null;', '}', '}']);
    assert.equal(locateAnchor(known, [alike]).grade, 'ambiguous');
    assertAt(locateAnchor(known, [file([...CODE, ...guard('wait()')])]), 'moved', place(10, 10));
  });

  it('where nothing was captured', () => {
    assert.deepEqual(locateAnchor({ text: ' \n' }, [file(CODE)]), {
      grade: 'ambiguous',
      places: [],
      reason: 'No code was captured, so there is nothing to look for.',
    });
  });
});

describe('whatever is around captured code', () => {
  const lines = fc.array(fc.string({ unit: fc.constantFrom(...'ab (){};=.') }), { maxLength: 40 });

  it('it is not lost by lines above it', () => {
    fc.assert(
      fc.property(lines, lines, (above, below) => {
        const first = above.length + 1;
        const captured = { ...CAPTURED, lines: { first: 1, last: 6 } };
        const located = locateAnchor(captured, [file([...above, ...CODE, ...below])]);
        assertAt(located, above.length === 0 ? 'same' : 'moved', place(first, first + 5));
      }),
    );
  });

  it('it is not found once it was deleted', () => {
    fc.assert(
      fc.property(lines, lines, (above, below) => {
        assert.equal(locate(file([...above, ...below])).grade, 'gone');
      }),
    );
  });

  it('nothing makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, other) => {
        const located = locateAnchor({ text, file: 'a.ts' }, [
          { path: 'a.ts', text: `${other}\n${text}\n${other}` },
        ]);
        assert.notEqual(located.reason, '');
      }),
    );
  });
});

describe('looking for captured code takes linear time', () => {
  const count = 20_000;
  const hostile: Readonly<Record<string, readonly [code: readonly string[], lines: readonly string[]]>> = {
    'in identical lines': [
      Array<string>(2_000).fill('call(one, two);'),
      Array<string>(count).fill('call(one, two);'),
    ],
    'in identical brackets': [Array<string>(2_000).fill('}'), Array<string>(count).fill('  }')],
    'in lines that nearly repeat': [
      Array.from({ length: 2_000 }, (_, index) => `call(one, two, ${index % 3});`),
      Array.from({ length: count }, (_, index) => `call(one, two, ${index % 4});`),
    ],
    'in a line that repeats': [
      ['const connection = openConnection();'],
      Array<string>(count).fill('const connection = openConnection();'),
    ],
    'in blank lines': [
      [...CODE.slice(0, 1), ...Array<string>(2_000).fill(''), '}'],
      Array<string>(count).fill(''),
    ],
    'in one long line': [['one two three '.repeat(2_000)], ['one two four '.repeat(count)]],
    'under comments that are never closed': [CODE, Array<string>(count).fill('/* open')],
  };
  for (const [name, [code, lines]] of Object.entries(hostile)) {
    it(name, () => {
      const began = performance.now();
      locateAnchor({ text: code.join('\n'), file: 'a.ts', lines: { first: 1, last: code.length } }, [
        file(lines),
      ]);
      const took = performance.now() - began;
      assert.ok(took < 1_000, `${took.toFixed(0)} ms`);
    });
  }
});
