import { strict as assert } from 'node:assert';
import { createRecall, type ShownFile, type TroubleCode } from '../../../../src/core/recall';

/** Code of four lines that nobody else writes. */
const code = (name: string) => [
  `const ${name}Socket = await open${name}Socket(${name}Address);`,
  `${name}Socket.keepAlive(${name}Interval);`,
  `register${name}Handler(${name}Socket, reconnect${name});`,
  `return ${name}Socket.whenReady();`,
];
const trouble = (name: string, facts: Partial<TroubleCode> = {}): TroubleCode => ({
  captured: { text: code(name).join('\n'), file: `${name}.ts`, lines: { first: 1, last: 4 } },
  ...facts,
});
const shown = (lines: readonly string[], path = 'shown.ts'): ShownFile => ({
  path,
  folder: 'w',
  text: lines.join('\n'),
  language: 'typescript',
});
const between = ['function nothing() {', '  stop();', '}', ''];

function remembering(...names: readonly string[]) {
  const recall = createRecall<string>();
  for (const name of names) recall.remember(name, [trouble(name)], 'w');
  return {
    recall,
    told: (file: ShownFile) =>
      recall.find(file).map(({ owner, lines, left }) => `${owner} ${lines.first}-${lines.last} ${left}`),
  };
}

describe('code that is met again', () => {
  it('is told in the order of its lines, from the first of the file to its last', () => {
    const { told } = remembering('Alpha', 'Beta', 'Gamma');
    assert.deepEqual(told(shown([...code('Gamma'), ...between, ...code('Alpha'), ...code('Beta')])), [
      'Gamma 1-4 1',
      'Alpha 9-12 1',
      'Beta 13-16 1',
    ]);
    assert.deepEqual(told(shown(code('Beta'))), ['Beta 1-4 1']);
    assert.deepEqual(told(shown([])), []);
  });

  it('is told once for its owner, at the first of the places that are as good', () => {
    const { told } = remembering('Alpha');
    assert.deepEqual(told(shown([...between, ...code('Alpha'), ...between, ...code('Alpha')])), [
      'Alpha 5-8 1',
    ]);
  });

  it('stays known of one owner when another forgets the same', () => {
    const { recall, told } = remembering('Alpha', 'Beta');
    recall.remember('twin', [trouble('Alpha'), trouble('Gamma')], 'w');
    recall.forget('Alpha');
    assert.deepEqual(told(shown([...code('Alpha'), ...code('Beta')])), ['twin 1-4 1', 'Beta 5-8 1']);
    recall.forget('twin');
    assert.deepEqual(told(shown([...code('Alpha'), ...code('Gamma'), ...code('Beta')])), ['Beta 9-12 1']);
    recall.forget('nobody');
    recall.remember('Beta', []);
    assert.deepEqual(told(shown(code('Beta'))), []);
  });

  it('is not what so many entries have that it says nothing', () => {
    const owners = (count: number) => {
      const recall = createRecall<number>();
      for (let owner = 0; owner < count; owner++) recall.remember(owner, [trouble('Alpha')], 'w');
      return recall.find(shown(code('Alpha'))).length;
    };
    assert.equal(owners(64), 1);
    assert.equal(owners(65), 0);
  });

  it('is told with how much is left, where its fix is known, from four fifths on', () => {
    const long = [...code('Alpha'), ...code('Beta'), ...code('Gamma')];
    const after = long.with(5, 'BetaSocket.closeNow();').join('\n');
    const recall = createRecall<string>();
    recall.remember('long', [{ captured: { text: long.join('\n'), file: 'a.ts' }, after }], 'w');
    const found = (...at: readonly number[]) =>
      recall
        .find(shown(long.map((line, index) => (at.includes(index) ? 'other();' : line))))
        .map(({ lines: { first, last }, left }) => [first, last, left < 1]);
    assert.deepEqual(found(), [[1, 12, false]]);
    assert.deepEqual(found(8), [[1, 12, true]]);
    assert.deepEqual(found(8, 9, 10), []);
    // What the fix took away is gone.
    assert.deepEqual(found(5), []);
    assert.deepEqual(recall.find(shown(after.split('\n'))), []);
  });

  it('is left out only where it stands in its own file at a place that is known', () => {
    const { told } = remembering('Alpha');
    const twice = [...code('Alpha'), ...between, ...code('Alpha')];
    assert.deepEqual(told(shown(code('Alpha'), 'Alpha.ts')), []);
    assert.deepEqual(told(shown([...between, ...code('Alpha')], 'Alpha.ts')), []);
    assert.deepEqual(told(shown(['', ...twice], 'Alpha.ts')), []);
    assert.deepEqual(told({ text: code('Alpha').join('\r\n'), language: 'typescript' }), ['Alpha 1-4 1']);
    assert.deepEqual(told({ ...shown(code('Alpha'), 'Alpha.ts'), folder: 'other' }), ['Alpha 1-4 1']);
  });

  it('may be laid out anew, and differ in quotes, commas and needless parentheses alone', () => {
    const lines = ["const pick = (row) => row.cells['height'];", 'measure(pick, table.rows, margin);'];
    const text = [...lines, "draw(table, 'solid', pick(table.header));"];
    const recall = createRecall<string>();
    recall.remember('rows', [{ captured: { text: text.join('\n'), file: 'a.ts' } }], 'w');
    const count = (...there: readonly string[]) => recall.find(shown(there)).length;
    assert.equal(count(...text.map((line) => line.replaceAll("'", '"').replace(';', ''))), 1);
    assert.equal(count(...text.join('\n').replace('(row) =>', 'row =>').split('\n')), 1);
    assert.equal(count(...text.join('\n').replace('margin)', 'margin,\n)').split('\n')), 1);
    assert.equal(count(...text.join('\n').replace('(row) =>', '(!row) =>').split('\n')), 0);
    assert.equal(count(...text.join('\n').replace('table.rows', '-table.rows').split('\n')), 0);
  });
});
