import { strict as assert } from 'node:assert';
import { messageTold, nameTold, refuseUnwritable } from '../../../src/core/writable';

describe('a text that a document can keep', () => {
  it('is refused with a sentence where no document can', () => {
    assert.throws(() => refuseUnwritable('a\0b', 'title'), /^UserError: The title holds a NUL character/);
    assert.throws(() => refuseUnwritable('\udd25\ud83d', 'title'), /half of a character/);
    refuseUnwritable('a\u0001\ufffe🔥', 'title');
  });

  it('is a tool’s message without what stands for no character', () => {
    assert.equal(messageTold('Unexpected \0 and \ud83d', 100), 'Unexpected \ufffd and \ufffd');
    assert.equal(messageTold('🔥', 100), '🔥');
  });

  it('is cut between characters', () => {
    assert.equal(messageTold('ab🔥', 3), 'ab');
    assert.equal(messageTold('ab🔥', 4), 'ab🔥');
    assert.equal(messageTold('ab🔥c', 4), 'ab🔥');
    assert.equal(messageTold('abcd', 3), 'abc');
  });

  it('is no name that is empty, very long or half a character', () => {
    assert.equal(nameTold('Pool.acquire'), 'Pool.acquire');
    assert.equal(nameTold('x'.repeat(200))?.length, 200);
    for (const name of ['', 'x'.repeat(201), 'a\0', '\ud83d']) assert.equal(nameTold(name), undefined);
  });
});
