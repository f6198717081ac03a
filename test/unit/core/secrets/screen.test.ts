import { strict as assert } from 'node:assert';
import type { Capture } from '../../../../src/core/capture';
import { secretProblems } from '../../../../src/core/secrets/problems';
import type { Slices } from '../../../../src/core/slices';
import { screen } from '../../../../src/core/secrets/screen';
import { maskedCapture, textsOfCapture, toldSecrets } from '../../../../src/core/secrets/screened';

const TOKEN = ['ghp', '_', 'aB3dE5gH7j', 'K9mN1pQ3sT', '5vW7xY9zA1', 'bC3dE4'].join('');
const MASK = `ghp_${'\u2022'.repeat(32)}`;
const now: Slices = { run: (work) => Promise.resolve(work()) };

const CAPTURE: Capture = {
  places: [
    {
      anchor: {
        file: 'src/a.ts',
        lines: { first: 42, last: 44 },
        permalink: `https://git.acme.test/${TOKEN}/a.ts`,
      },
      language: 'ts',
      code: `// é\r\nconst a = '${TOKEN}';\r\n`,
      findings: [{ severity: 'error', line: 43, message: `Cannot find name '${TOKEN}'.` }],
    },
    { origin: 'an unsaved editor', language: 'ts', code: `b('${TOKEN}')`, findings: [] },
  ],
  errorOutput: `Error\n  at ${TOKEN}`,
  environment: ['OS: Linux'],
};

describe('what is captured', () => {
  it('is screened wherever it is written, and told by kind and place', async () => {
    const { found } = await screen(textsOfCapture(CAPTURE), now);
    assert.deepEqual(
      found.map(({ where }) => where),
      [
        'line 43',
        'the message for line 43',
        'the permalink',
        'line 1 of the selection',
        'line 2 of the output',
      ],
    );
    assert.deepEqual([...new Set(found.map(({ kind }) => kind))], ['GitHub Token']);
  });

  it('is masked wherever it is written, and loses a link that would lead nowhere', async () => {
    const { mask } = await screen(textsOfCapture(CAPTURE), now);
    const clean = maskedCapture(CAPTURE, mask);
    assert.ok(!JSON.stringify(clean).includes(TOKEN));
    assert.equal(clean.places[0]?.code, `// é\r\nconst a = '${MASK}';\r\n`);
    assert.deepEqual(clean.places[0]?.anchor, { file: 'src/a.ts', lines: { first: 42, last: 44 } });
    assert.equal(clean.places[1]?.origin, 'an unsaved editor');
    assert.equal(clean.errorOutput, `Error\n  at ${MASK}`);
    assert.deepEqual(clean.environment, CAPTURE.environment);
  });

  it('stays what it is without secrets', async () => {
    const plain: Capture = { places: [{ language: 'ts', code: 'a();', findings: [] }], environment: [] };
    const { found, mask } = await screen(textsOfCapture(plain), now);
    assert.deepEqual(found, []);
    assert.deepEqual(maskedCapture(plain, mask), plain);
  });

  it('is not looked at where no record could hold it', () => {
    const large = 'x'.repeat(20_000_000);
    const capture = { places: [{ language: '', code: large, findings: [] }], environment: [] };
    assert.throws(() => textsOfCapture(capture), /Select the lines that matter/);
  });

  it('is told in few words, each once', () => {
    const found = ['line 1', 'line 1', 'line 2', 'line 3'].map((where) => ({ kind: 'secret', where }));
    assert.equal(toldSecrets(found, 2), 'secret (line 1), secret (line 2), 1 more');
  });
});

describe('a secret in a document', () => {
  const document = { uri: 'a.md', path: 'a.md', inTarget: true };

  it('is a problem of its line that does not repeat it', () => {
    const problems = secretProblems(document, `\uFEFF# A\r\n\r\n${TOKEN}\r\n\r\n${TOKEN}\n`);
    assert.deepEqual(
      problems.map(({ line, code }) => [line, code]),
      [
        [3, 'secret'],
        [5, 'secret'],
      ],
    );
    assert.ok(problems[0]?.message.includes('GitHub Token'));
    assert.ok(!JSON.stringify(problems).includes(TOKEN.slice(4, 12)));
  });
});
