import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { parse as parseAny } from 'yaml';
import { yamlQuoted, yamlScalar } from '../../../src/core/yamlText';

/** Of YAML 1.1 too, since other tools read records as well. */
const parse = (source: string, version: '1.1' | '1.2') => parseAny(source, { version }) as { key: unknown };

const TRICKY = [
  '',
  ' ',
  ' x ',
  'null',
  'Null',
  '~',
  'true',
  'False',
  'yes',
  'NO',
  'on',
  'y',
  '.inf',
  '.NaN',
  '.',
  '...',
  '---',
  '-',
  '- x',
  '?',
  ':',
  'a:',
  'a: b',
  'a #b',
  '#a',
  '12e4567',
  '0012345',
  '1',
  '0x1F',
  '0o7',
  '1_000',
  '2026-11-20',
  '12:30:45',
  '=',
  '<<',
  '!x',
  '&x',
  '*x',
  '@x',
  '`x`',
  '%x',
  '[x]',
  '{x}',
  'a, b',
  '"x"',
  "it's",
  '\\',
  'a\\nb',
  'a\nb\n',
  '\r\n',
  '\t',
  '\u0000\u0001\u001b\u007f\u0085',
  '\u2028\u2029',
  '\ufeff',
  '\ufffe\uffff',
  '🔥',
  'שלום',
  '\u202e',
  'src/a.ts',
  '_x',
  'e5',
  'x'.repeat(2000),
];

describe('a YAML scalar', () => {
  for (const [name, write] of [
    ['plain or quoted', yamlScalar],
    ['quoted', yamlQuoted],
  ] as const) {
    for (const value of TRICKY) {
      it(`${name} is read as ${JSON.stringify(value).slice(0, 40)}`, () => {
        for (const version of ['1.1', '1.2'] as const) {
          assert.equal(parse(`key: ${write(value)}\n`, version).key, value);
          assert.deepEqual(parse(`key: [${write(value)}, ${write(value)}]\n`, version).key, [value, value]);
        }
      });
    }

    it(`${name} is read as the same string, in one line, whatever it is`, function () {
      this.timeout(10_000);
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (value) => {
          const text = write(value);
          assert.doesNotMatch(text, /[\r\n\u0085\u2028\u2029]/);
          assert.equal(parse(`key: ${text}\n`, '1.2').key, value);
        }),
      );
    });
  }

  for (const value of [
    'open',
    'in-progress',
    'src/server.ts',
    'ConnectionPool.acquire',
    '_private',
    'main',
  ]) {
    it(`${value} needs no quotes`, () => assert.equal(yamlScalar(value), value));
  }
});
