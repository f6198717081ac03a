import { strict as assert } from 'node:assert';
import { locateAnchor, type Located } from '../../../../src/core/anchor';
import { asCaptured } from '../../../../src/core/anchors/masked';
import { findSecrets } from '../../../../src/core/secrets/find';
import { masked } from '../../../../src/core/secrets/mask';

const TOKEN = ['ghp', '_', 'aB3dE5gH7j', 'K9mN1pQ3sT', '5vW7xY9zA1', 'bC3dE4'].join('');
const PASSWORD = ['k3', 'Vx9', 'qLw0', 'Zt'].join('');
const CODE = [
  'export function connect(pool) {',
  `  const url = "postgres://app:${PASSWORD}@db.acme.test/app";`,
  `  return pool.open(url, '${TOKEN}');`,
  '}',
];
const text = CODE.join('\n');
const captured = {
  text: masked(text, findSecrets(text)),
  file: 'a.js',
  lines: { first: 1, last: 4 },
};
const locate = (...lines: readonly string[]): Located =>
  locateAnchor(captured, [{ path: 'a.js', text: lines.join('\n') }]);

describe('code that was captured with masks', () => {
  it('has masks', () => {
    assert.ok(!captured.text.includes(TOKEN) && !captured.text.includes(PASSWORD));
  });

  it('is the same where only what was masked differs', () => {
    assert.equal(locate(...CODE).grade, 'same');
    assert.equal(locate(...CODE.map((line) => line.replace(PASSWORD, 'another9Xk2'))).grade, 'same');
  });

  it('is found where it moved, or was indented', () => {
    const moved = locate('// one', '// two', ...CODE);
    assert.equal(moved.grade, 'moved');
    assert.deepEqual('place' in moved && moved.place.lines, { first: 3, last: 6 });
    assert.equal(locate('{', ...CODE.map((line) => `  ${line}`), '}').grade, 'reindented');
  });

  it('has changed where what stands around a mask has', () => {
    const changed = locate(...CODE.map((line) => line.replace(`'${TOKEN}'`, 'process.env.TOKEN')));
    assert.equal(changed.grade, 'changed');
  });

  it('is gone where it is gone', () => {
    assert.equal(locate('export const one = 1;', '').grade, 'gone');
  });

  it('may be a private key, whose lines are masks alone', () => {
    const row = 'aB3dE5gH7jK9mN1pQ3sT5vW7xY9zA1bC3dE4fG6haB3dE5gH7jK9mN1pQ3sT5vW7';
    const key = [
      'const key = `-----BEGIN PRIVATE KEY-----',
      `MII${row}`,
      row,
      row,
      '-----END PRIVATE KEY-----`;',
    ];
    const whole = [...key, 'export const signer = makeSigner(key);'];
    const before = masked(whole.join('\n'), findSecrets(whole.join('\n')));
    assert.ok(!before.includes(row));
    const located = locateAnchor({ ...captured, text: before, lines: { first: 1, last: 6 } }, [
      { path: 'a.js', text: whole.join('\n') },
    ]);
    assert.equal(located.grade, 'same');
  });

  it('may begin and end within a line', () => {
    const part = { ...captured, text: captured.text.split('\n').slice(1).join('\n').trimStart() };
    const lines = { first: 2, last: 4 };
    assert.equal(locateAnchor({ ...part, lines }, [{ path: 'a.js', text }]).grade, 'same');
  });

  it('leaves a file as it is where nothing is masked', () => {
    const file = { path: 'a.js', text };
    assert.equal(asCaptured('const a = 1;', file), file);
  });

  it('takes linear time', () => {
    const line = `${'a\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022'.repeat(200)}`;
    const file = { path: 'a.js', text: `${'a'.repeat(2_000)}\n`.repeat(200) };
    const began = performance.now();
    asCaptured(line, file);
    assert.ok(performance.now() - began < 2_000);
  });
});
