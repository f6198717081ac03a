import { strict as assert } from 'node:assert';
import type { Capture, Place } from '../../../../src/core/capture';
import { capturedLines } from '../../../../src/core/logs/captured';

const place = (more: Partial<Place> = {}): Place => ({
  language: 'ts',
  code: 'open();',
  findings: [],
  ...more,
});
const captured = (more: Partial<Capture>) => capturedLines({ places: [], environment: [], ...more });
const AT = { file: 'a.ts', lines: { first: 1, last: 2 } };

describe('captured code in a log', () => {
  it('is nothing where nothing was captured', () => {
    assert.deepEqual(captured({ environment: ['OS: Linux'] }), []);
    assert.deepEqual(captured({ places: [place({ code: '' })] }), []);
  });

  it('stands in fences that know their places, numbered in their order', () => {
    assert.deepEqual(
      captured({
        places: [
          place({ anchor: AT }),
          place({ language: 'Python 3', code: 'x = 1\r\ny = 2\rz = 3' }),
          place({ anchor: { file: 'b.ts' }, code: '' }),
        ],
      }),
      [
        '```ts before=a1 file=a.ts lines=1-2',
        'open();',
        '```',
        '',
        '```Python',
        'x = 1',
        'y = 2',
        'z = 3',
        '```',
        '',
        '```ts before=a2 file=b.ts',
        '```',
      ],
    );
  });

  it('comes behind what was found on its lines and the error output; facts of the machine explain an error', () => {
    assert.deepEqual(
      captured({
        places: [
          place({
            findings: [
              { severity: 'error', line: 3, message: ' No *such*\n\tname ', source: 'ts 2304' },
              { severity: 'warning', line: 4, message: 'Unused' },
              { severity: 'warning', line: 4, message: 'Unused' },
            ],
          }),
        ],
        errorOutput: 'Boom\n  at `x`',
        environment: ['OS: Linux_6', 'VS Code: 1.101'],
      }),
      [
        String.raw`- Error on line 3: No \*such\* name (ts 2304)`,
        '- Warning on line 4: Unused',
        '',
        '```text',
        'Boom',
        '  at `x`',
        '```',
        '',
        '```ts',
        'open();',
        '```',
        '',
        String.raw`- OS: Linux\_6`,
        '- VS Code: 1.101',
      ],
    );
  });

  it('lists no more than twenty of the errors, all different', () => {
    const findings = Array.from({ length: 50 }, (_, index) => ({
      severity: 'error' as const,
      line: Math.floor(index / 2),
      message: 'No',
    }));
    const lines = captured({ places: [place({ findings, code: '' }), place({ findings, code: '' })] });
    assert.deepEqual(
      lines,
      Array.from({ length: 20 }, (_, line) => `- Error on line ${line}: No`),
    );
  });
});
