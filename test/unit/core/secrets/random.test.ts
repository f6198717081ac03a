import { strict as assert } from 'node:assert';
import { findSecrets } from '../../../../src/core/secrets/find';
import { isPlaceholder, looksRandom } from '../../../../src/core/secrets/random';
import { textsOfPlace, toldSecrets } from '../../../../src/core/secrets/screened';

describe('a value that looks drawn by lot', () => {
  for (const value of [
    'k3Vx9qL0',
    'z1y2x3wz1y2x3wz',
    'a1b2c3d4e5f60718',
    '3f2a9c1b-7e0d-4c5a-6b7c-8d9e0f1a2b3c',
    'kVxqLwZtRbNmPdGhSfCj',
    '/a1bc2de3fg4hij',
    'abcd1efg2hij',
    'k3+Vx/9q=Lw',
  ])
    it(`may be a secret: ${value}`, () => assert.equal(looksRandom(value), true));

  for (const [value, why] of [
    ['k3Vx9qL', 'it is short'],
    ['9f8e7d6c5b4a', 'short hashes are no keys'],
    ['abcdfecabdefca12', 'it is hexadecimal with two digits'],
    ['1234567890987ab6', 'it is hexadecimal with two letters'],
    ['2026-11-22-10-15', 'it has no letters'],
    ['kVxqLwZtRbNmPdGhSfC', 'it has no digits and is not long'],
    ['configurationManagerFactory', 'it consists of words'],
    ['/abcd1efg2hij', 'it is a path'],
    ['../abcd1efg2hij', 'it is a path'],
    ['abc1://k3Vx9q', 'it is an address'],
    ['aaaa1111', 'it repeats two characters'],
    ['ab12ab12', 'it repeats four'],
    ['z1y2x3wz1y2x3wz1', 'it is long for so few characters'],
    ['!!k3@@Vx;;9==', 'most of it are signs'],
    ['k3Vx9-example', 'it says that it is an example'],
  ] as const)
    it(`is none since ${why}: ${value}`, () => assert.equal(looksRandom(value), false));

  it('has shorter pieces where it may be a name of the code', () => {
    assert.equal(looksRandom('qwerHjklTyui2', 'quoted'), true);
    assert.equal(looksRandom('qwerHjklTyui2', 'bare'), false);
  });
});

describe('what stands for a secret', () => {
  for (const value of [
    '<token>',
    '{{ token }}',
    '${TOKEN}',
    '$TOKEN',
    '%token%',
    '$(pass show x)',
    '***',
    'xxxxx',
    'abc...',
    'k999999',
    'my-token',
    'your_key',
    'changeme',
    'process.env.KEY',
    'deadbeef',
    'two words',
  ])
    it(`is no secret: ${value}`, () => assert.equal(isPlaceholder(value), true));

  for (const value of ['mystic7', 'k99999', 'xxxx', 'tester', 'compass'])
    it(`is not everything that looks like it: ${value}`, () => assert.equal(isPlaceholder(value), false));
});

describe('a private key', () => {
  const edge = (word: string, what = 'RSA PRIVATE KEY') => ['-----', word, ' ', what, '-----'].join('');
  const body = (length: number) => 'kV9xqL3wZt'.repeat(Math.ceil(length / 10)).slice(0, length);
  const found = (text: string) =>
    findSecrets(text)
      .filter(({ kind }) => kind === 'private key')
      .map(({ start, end }) => text.slice(start, end));

  it('is one secret from its first line to its last', () => {
    const key = `${edge('BEGIN')}\n${body(64)}\n${body(30)}\n${edge('END')}`;
    assert.deepEqual(found(`a\n${key}\nb`), [key]);
    assert.deepEqual(found(`a\n${key}\n${key}\nb`), [key, key]);
  });

  it('may be cut off, before another one too', () => {
    const cut = `${edge('BEGIN')}\n${body(64)}`;
    assert.deepEqual(found(cut), [cut]);
    const key = `${edge('BEGIN', 'EC PRIVATE KEY')}\n${body(64)}\n${edge('END', 'EC PRIVATE KEY')}`;
    assert.deepEqual(found(`${cut}\n(cut)\n${key}`), [`${cut}\n`, key]);
  });

  it('is none without what a key has, or of a public key', () => {
    assert.deepEqual(found(`${edge('BEGIN')}\n${body(39)}\n${edge('END')}`), []);
    assert.deepEqual(found(`${edge('BEGIN', 'PUBLIC KEY')}\n${body(64)}\n${edge('END', 'PUBLIC KEY')}`), []);
  });
});

describe('what of a capture is looked at', () => {
  const anchor = { file: 'src/a.ts', permalink: 'https://example.com/a' };
  const told = (place: Parameters<typeof textsOfPlace>[0]) =>
    textsOfPlace(place).map(({ text, where }) => [text, where(2)]);

  it('are its code, its messages and its link, each with its place', () => {
    const finding = { severity: 'error', message: 'No.', line: 7 } as const;
    assert.deepEqual(
      told({
        anchor: { ...anchor, lines: { first: 40, last: 44 } },
        language: 'ts',
        code: 'x',
        findings: [finding],
      }),
      [
        ['x', 'line 42'],
        ['No.', 'the message for line 7'],
        ['https://example.com/a', 'the permalink'],
      ],
    );
    assert.deepEqual(told({ language: 'ts', code: 'x', findings: [] }), [
      ['x', 'line 3 of the selection'],
      ['', 'the permalink'],
    ]);
    assert.deepEqual(told({ anchor, language: 'ts', code: '', findings: [] }), [
      ['', 'line 3 of the selection'],
      ['', 'the permalink'],
    ]);
    assert.deepEqual(told({ anchor, language: 'ts', code: '', findings: [finding] }).at(-1), [
      'https://example.com/a',
      'the permalink',
    ]);
  });

  it('is told in so many words', () => {
    const found = ['a', 'b', 'c'].map((kind) => ({ kind, where: 'line 1' }));
    assert.equal(toldSecrets(found, 3), 'a (line 1), b (line 1), c (line 1)');
    assert.equal(toldSecrets(found, 2), 'a (line 1), b (line 1), 1 more');
  });
});
