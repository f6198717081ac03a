import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { measureSecrets } from '../../../../bench/secrets';
import { secretSamples } from '../../../../bench/secrets/samples';
import { findSecrets, findSecretsInSlices } from '../../../../src/core/secrets/find';
import type { Slices } from '../../../../src/core/slices';
import { isLong, runs } from '../../../support/long';

/** Dependencies that people wrote as they write: code, declarations, data and documentation. */
const PACKAGES = [
  'yaml',
  'markdown-it',
  'simple-git',
  'mocha',
  'fast-check',
  '@types/vscode',
  '@vscode/vsce',
];

const TOKEN = ['ghp', '_', 'aB3dE5gH7j', 'K9mN1pQ3sT', '5vW7xY9zA1', 'bC3dE4'].join('');
const PASSWORD = ['k3', 'Vx9', 'qLw0', 'Zt'].join('');

const kinds = (text: string) => findSecrets(text).map(({ kind }) => kind);
const values = (text: string) => findSecrets(text).map(({ start, end }) => text.slice(start, end));

describe('secrets in a text', () => {
  it('are found in at least 95 % of samples, with at most 2 % of ordinary lines taken for one', () => {
    const { recall, flagged, lines } = measureSecrets(isLong ? 100 : 5, isLong ? 200_000 : 40_000, PACKAGES);
    const rows = [...recall.values()];
    const found = rows.reduce((sum, row) => sum + row.found, 0);
    const of = rows.reduce((sum, row) => sum + row.of, 0);
    assert.ok(found >= 0.95 * of, `${found} of ${of}`);
    assert.ok(lines >= 10_000, `${lines} lines`);
    assert.ok(flagged.length <= 0.02 * lines, flagged.join('\n'));
    // No kind is left to chance: of each, most are found.
    for (const [kind, row] of recall)
      assert.ok(row.found >= 0.8 * row.of, `${kind}: ${row.missed.join('\n')}`);
  }).timeout(isLong ? 0 : 20_000);

  it('have the names of what they seem to be', () => {
    assert.deepEqual(kinds(`const token = '${TOKEN}';`), ['GitHub Token']);
    assert.deepEqual(kinds(`redis://:${PASSWORD}@cache/0`), ['password in an address']);
    assert.deepEqual(kinds(`password: ${PASSWORD}`), ['key or password']);
  });

  it('are only the value, not the name or the quotes around it', () => {
    assert.deepEqual(values(`const token = '${TOKEN}'; // ${TOKEN}`), [TOKEN, TOKEN]);
    assert.deepEqual(values(`url = "postgres://app:${PASSWORD}@db.acme.test/app"`), [PASSWORD]);
    assert.deepEqual(values(`password="${PASSWORD}"`), [PASSWORD]);
  });

  it('are never found by their first part alone', () => {
    const long = ['eyJ', 'hbGciOiJIUzI1NiJ9.', 'eyJ', 'zdWIiOiIxIn0.', 'aB3-dE5_gH7'.repeat(400)].join('');
    assert.deepEqual(values(`x = "${long}"`), [long]);
    const longer = ['pypi', '-AgE', 'aB3dE5gH7j'.repeat(200)].join('');
    assert.deepEqual(values(`x = "${longer}"`), [longer]);
  });

  for (const text of [
    'const token = process.env.API_TOKEN;',
    'password: ${DB_PASSWORD}',
    'API_KEY=<your-api-key>',
    'api_key = "YOUR_API_KEY_1234"',
    'token: "xxxxxxxxxxxxxxxx1"',
    'const secretName = "database-password-2";',
    'function getToken(): Promise<AccessToken2> {',
    'import { PasswordResetV2, SignInV2 } from "./auth2";',
    'postgres://user:password@localhost:5432/app',
    'see http://localhost:8080/@scope/package',
    '"integrity": "sha512-9cPDpVxXFvLB9K3tzuAp8J5zF2GLVYcIRQ5RMKs2mMCvd8oyfeE1cmCmPvnVtqyH0iWn1kJIBVsL5kzn+g=="',
    'commit 3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70',
    '-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----',
    'Authorization: Bearer <token>',
    'id: 123e4567-e89b-12d3-a456-426614174000',
    'const passwordField = document.querySelector("#password1");',
  ])
    it(`are not seen in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(values(text), []);
    });

  for (const word of ['disable', 'disable-line', 'disable-next-line', 'enable'])
    it(`are not hidden by a comment with secretlint-${word}`, () => {
      const comment = `secretlint-${word}`;
      assert.deepEqual(values(`// ${comment}\nconst t = '${TOKEN}'; // ${comment} -- why`), [TOKEN]);
    });

  it('are found wherever they stand in a long text, once', () => {
    const filler = 'const sum = add(first, second);\n';
    for (const before of [0, 65_000, 65_500, 98_000, 150_000]) {
      const text = `${filler.repeat(before / filler.length)}x = "${TOKEN}"\n${filler.repeat(3_000)}`;
      assert.deepEqual(values(text), [TOKEN], `behind ${before} characters`);
    }
  });

  it('are the same in slices', async () => {
    const text = secretSamples(3)
      .map((sample) => sample.text)
      .join('\n'.repeat(200));
    let steps = 0;
    const slices: Slices = { run: (work) => Promise.resolve((steps++, work())) };
    assert.deepEqual(await findSecretsInSlices(text, slices), findSecrets(text));
    assert.ok(steps > 20);
  });

  it('are in order and do not overlap, whatever the text', () => {
    const part = fc.oneof(
      fc.constantFrom(...secretSamples(1).map(({ text }) => text)),
      fc.string(),
      fc.constantFrom('token=', '"', "'", '://', ':', '@', '-----BEGIN PRIVATE KEY-----', 'eyJ', ';', '\r\n'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end } of findSecrets(text)) {
          assert.ok(last <= start && start < end && end <= text.length);
          last = end;
        }
      }),
      { numRuns: runs(200) },
    );
  });

  for (const unit of [
    'token=',
    'token        :   ',
    'secret_token_password',
    'eyJ-',
    'server=;password',
    'a://b:c@',
    '-----BEGIN PRIVATE KEY-----\n',
    'xoxb-a-',
    'SG.a.a',
    'password=1;',
    'AKIA',
    'a',
    '\n',
  ])
    it(`are looked for in linear time in ${JSON.stringify(unit)} again and again`, () => {
      const text = unit.repeat(400_000 / unit.length);
      const began = performance.now();
      findSecrets(text);
      // It takes at most 0.2 s on a machine of its own.
      assert.ok(performance.now() - began < 4_000);
    });
});
