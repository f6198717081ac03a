import { strict as assert } from 'node:assert';
import { readFields, type Field } from '../../../src/core/fields';
import { outline } from '../../../src/core/markdown';

describe('the labels and values of a line', () => {
  const LINES: readonly (readonly [string, readonly Omit<Field, 'line'>[]])[] = [
    [
      '**Date:** 2026-01-01 | **Status:** Open · **Severity**: High',
      [
        { name: 'date', part: 'date', value: '2026-01-01', start: 10, indent: 0 },
        { name: 'status', part: 'status', value: 'Open', start: 35, indent: 0 },
        { name: 'severity', part: 'severity', value: 'High', start: 56, indent: 0 },
      ],
    ],
    [
      '- **Status:** Open <!-- or Fixed -->',
      [{ name: 'status', part: 'status', value: 'Open', start: 14, indent: 1 }],
    ],
    ['  * [x] **Owner**: Ann', [{ name: 'owner', part: 'owner', value: 'Ann', start: 19, indent: 3 }]],
    ['> **Status:** Open', [{ name: 'status', part: 'status', value: 'Open', start: 14, indent: 0 }]],
    ['🔴 **Status:** Open', [{ name: 'status', part: 'status', value: 'Open', start: 15, indent: 0 }]],
    ['**Status:** Fixed\\', [{ name: 'status', part: 'status', value: 'Fixed', start: 12, indent: 0 }]],
    ['**Status: Fixed**', [{ name: 'status', part: 'status', value: 'Fixed', start: 10, indent: 0 }]],
    ['- **Cause: DNS** was down', [{ name: 'cause', part: 'cause', value: 'DNS', start: 11, indent: 1 }]],
    ['**Color: red**', []],
    [
      '**Problem.** It leaks.',
      [{ name: 'problem', part: 'problem', value: 'It leaks.', start: 13, indent: 0 }],
    ],
    ['**Problem**', [{ name: 'problem', part: 'problem', value: '', start: 11, indent: 0 }]],
    ['**Word**', []],
    ['**Word.** text', []],
    ['text **Status:** Open', []],
    ['**a** and **Status:** Open', []],
    ['**Status：** 解決済み', [{ name: 'status', part: 'status', value: '解決済み', start: 12, indent: 0 }]],
    ['Status: Open', [{ name: 'status', part: 'status', value: 'Open', start: 8, indent: 0 }]],
    ['- Status : Open', [{ name: 'status', part: 'status', value: 'Open', start: 11, indent: 1 }]],
    ['+ 状態：未解決', [{ name: '状態', part: 'status', value: '未解決', start: 5, indent: 1 }]],
    ['12:30', []],
    ['Status:Open', [{ name: 'status', part: 'status', value: 'Open', start: 7, indent: 0 }]],
    ['Status:12', []],
    ['https://x.test', []],
    ['Color: red', []],
    ['Error `x`: y', []],
    ['One two three four: x', []],
    ['The severity (high): x', []],
    ['Status: Open\\', [{ name: 'status', part: 'status', value: 'Open', start: 8, indent: 0 }]],
    ['Status:', [{ name: 'status', part: 'status', value: '', start: 7, indent: 0 }]],
    [': x', []],
    ['🔴 Severity: High', [{ name: 'severity', part: 'severity', value: 'High', start: 13, indent: 0 }]],
    ['| **Status:** Open |', []],
    ['StÃ¤rke: x', []],
    ['Ursache: DNS', [{ name: 'ursache', part: 'cause', value: 'DNS', start: 9, indent: 0 }]],
    ['**Status:**   Open  ', [{ name: 'status', part: 'status', value: 'Open', start: 14, indent: 0 }]],
  ];
  for (const [source, fields] of LINES) {
    it(`are known by their places: ${source}`, () =>
      assert.deepEqual(
        readFields(outline(`\n${source}`)),
        fields.map((field) => ({ ...field, line: 1 })),
      ));
  }

  it('are indented by their lists, tabs included', () =>
    assert.deepEqual(
      readFields(outline('- a\n\t- Date: 2026-01-01')).map(({ indent, start }) => [indent, start]),
      [[5, 9]],
    ));

  for (const source of [
    `${'x'.repeat(41)}: Open`,
    `Status: ${'x'.repeat(20_000)}`,
    '```\nStatus: Open\n```',
    '<!--\nStatus: Open\n-->',
  ]) {
    it(`are none in long lines, code and comments: ${source.slice(0, 20)}`, () =>
      assert.deepEqual(readFields(outline(source)), []));
  }
});
