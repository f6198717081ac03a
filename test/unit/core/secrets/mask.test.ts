import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { secretSamples } from '../../../../bench/secrets/samples';
import { findSecrets } from '../../../../src/core/secrets/find';
import { masked } from '../../../../src/core/secrets/mask';
import { runs } from '../../../support/long';

const mask = (text: string) => masked(text, findSecrets(text));
const part = (length: number) => 'aB3dE5gH7jK9mN1pQ3sT5vW7xY9zA1bC3dE4fG6h'.repeat(3).slice(0, length);
const DOTS = (count: number) => '\u2022'.repeat(count);

describe('a mask', () => {
  it('keeps what all such values begin with, and the quotes', () => {
    assert.equal(mask(`const token = '${'ghp' + '_' + part(36)}';`), `const token = 'ghp_${DOTS(32)}';`);
    assert.equal(mask(`key: "${'sk' + '_live_' + part(24)}"`), `key: "sk_live_${DOTS(16)}"`);
  });

  it('tells whether it was short, long or very long, and no more', () => {
    assert.equal(mask(`password = "${part(10)}"`), `password = "${DOTS(8)}"`);
    assert.equal(mask(`password = "${part(15)}"`), `password = "${DOTS(8)}"`);
    assert.equal(mask(`password = "${part(20)}"`), `password = "${DOTS(16)}"`);
    assert.equal(mask(`password = "${part(40)}"`), `password = "${DOTS(32)}"`);
  });

  it('keeps an address but for its password', () => {
    assert.equal(
      mask(`amqp://app:${part(12)}@mq.acme.test:5672/v`),
      `amqp://app:${DOTS(8)}@mq.acme.test:5672/v`,
    );
  });

  it('keeps the lines of a private key, and the breaks that a string writes', () => {
    const [begin, end] = ['-----BEGIN RSA PRIVATE KEY-----', '-----END RSA PRIVATE KEY-----'];
    const rows = [`MII${part(61)}`, part(64), `${part(20)}==`];
    assert.equal(
      mask([begin, ...rows, end].join('\r\n')),
      [begin, DOTS(32), DOTS(32), DOTS(16), end].join('\r\n'),
    );
    assert.equal(
      mask(`key = "${[begin, ...rows, end].join('\\n')}"`),
      `key = "${[begin, DOTS(32), DOTS(32), DOTS(16), end].join('\\n')}"`,
    );
  });

  it('leaves nothing that is found again, and every line a line', () => {
    for (const { text, kind } of secretSamples(3, 5)) {
      const once = mask(text);
      assert.equal(once.split('\n').length, text.split('\n').length, kind);
      assert.equal(mask(once), once, kind);
    }
  });

  it('changes nothing beside secrets', () => {
    const samples = secretSamples(1, 9).map(({ text }) => text);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...samples), fc.string())), (parts) => {
        const text = parts.join('\n');
        const secrets = findSecrets(text);
        const left = masked(text, secrets);
        let at = 0;
        let from = 0;
        for (const { start, end } of [...secrets, { start: text.length, end: text.length }]) {
          const piece = text.slice(at, start);
          const found = left.indexOf(piece, from);
          assert.ok(found >= from, piece);
          from = found + piece.length;
          at = end;
        }
      }),
      { numRuns: runs(100) },
    );
  });
});
