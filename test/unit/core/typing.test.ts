import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { createTyping } from '../../../src/core/typing';
import { runs } from '../../support/long';

/** The box in its own process: keys and what is written arrive when they do, and it tells after each key. */
function box() {
  let value = '';
  let isSelected = false;
  return {
    key(character: string) {
      value = isSelected ? character : value + character;
      isSelected = false;
      return value;
    },
    write(text: string, selected: boolean) {
      value = text;
      isSelected = selected;
    },
    get value() {
      return value;
    },
  };
}

describe('typing into a box', () => {
  it('is what the box tells, as long as nobody else writes to it', () => {
    const typing = createTyping();
    for (const value of ['G', 'Ga', 'Gat', 'Ga', 'Gate', 'xGate', '']) {
      assert.equal(typing.told(value), undefined);
      assert.equal(typing.text, value);
    }
  });

  it('replaces an offer', () => {
    const typing = createTyping();
    typing.offered();
    assert.equal(typing.told('G'), undefined);
    assert.equal(typing.told('Ga'), undefined);
    assert.equal(typing.text, 'Ga');
  });

  it('gives back the keys that an offer replaced', () => {
    const typing = createTyping();
    typing.offered();
    assert.equal(typing.told('G'), undefined);
    assert.equal(typing.told('Ga'), undefined);
    // Now the offer has arrived.
    assert.equal(typing.told('t'), 'Gat');
    // The next key was typed before that did.
    assert.equal(typing.told('te'), 'Gate');
    assert.equal(typing.told('Gat!'), 'Gate!');
    assert.equal(typing.told('Gate!s'), undefined);
    assert.equal(typing.text, 'Gate!s');
  });

  it('lets a person delete, and replace all once no offer is on its way', () => {
    const typing = createTyping();
    typing.offered();
    typing.told('G');
    typing.told('Ga');
    assert.equal(typing.told('G'), undefined);
    assert.equal(typing.text, 'G');
    typing.told('Ga');
    typing.settled();
    assert.equal(typing.told('x'), undefined);
    assert.equal(typing.text, 'x');
  });

  it('loses nothing, whenever what is written arrives', () => {
    // Long enough to go on behind the offer; nobody can tell a key from a deletion that leaves the same.
    const words = fc
      .shuffledSubarray([...'abcdefghijklmnopqrstuvwxyz 字é'], { minLength: 14 })
      .map((all) => all.join(''));
    const delays = fc.array(fc.nat({ max: 4 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.nat({ max: 6 }), delays, delays, (word, offer, to, back) => {
        const characters = [...word];
        const typing = createTyping();
        const shown = box();
        // Messages keep their order in each direction.
        const toBox: { at: number; text: string; selected: boolean }[] = [];
        const toHost: { at: number; value: string }[] = [];
        let sent = 0;
        const last = (queue: readonly { at: number }[]) => queue.at(-1)?.at ?? 0;
        const write = (at: number, text: string, selected: boolean) =>
          toBox.push({ at: Math.max(at + (to[sent++ % 40] ?? 0), last(toBox)), text, selected });
        let heard = false;
        let told = 0;
        for (let now = 0; now < 200; now++) {
          while ((toBox[0]?.at ?? Infinity) <= now) {
            const { text, selected } = toBox.shift() as (typeof toBox)[number];
            shown.write(text, selected);
          }
          while ((toHost[0]?.at ?? Infinity) <= now) {
            heard = true;
            const right = typing.told((toHost.shift() as (typeof toHost)[number]).value);
            if (right !== undefined) write(now, right, false);
          }
          if (now === offer && !heard) {
            typing.offered();
            write(now, 'guess', true);
          }
          const character = now >= 2 ? characters.shift() : undefined;
          if (character !== undefined)
            toHost.push({
              at: Math.max(now + (back[told++ % 40] ?? 0), last(toHost)),
              value: shown.key(character),
            });
        }
        assert.equal(typing.text, word);
        assert.equal(shown.value, word);
      }),
      { numRuns: runs(3_000) },
    );
  });
});
